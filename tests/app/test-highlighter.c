/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The highlighter's laws, on a surface that is only numbers. */
#include "config.h"

#include "article-fixture.h"
#include "annotation/gloss-highlight-index.h"
#include "article/gloss-highlighter.h"

typedef struct
{
  GlossRange visible;
  GArray *marks;
  guint n_queued;
  GlossRange queued;
} Fake;

static GlossRange
fake_get_visible (gpointer surface)
{
  return ((Fake *) surface)->visible;
}

static void
fake_paint (gpointer                  surface,
            const GlossHighlightMark *mark)
{
  g_array_append_vals (((Fake *) surface)->marks, mark, 1);
}

static void
fake_queue (gpointer   surface,
            GlossRange range)
{
  Fake *fake = surface;

  fake->n_queued++;
  fake->queued = range;
}

static const GlossHighlightSurface callbacks = { fake_get_visible, fake_paint, fake_queue };

static void
fake_init (Fake *fake)
{
  *fake = (Fake) { { 0, G_MAXSIZE }, g_array_new (FALSE, FALSE, sizeof (GlossHighlightMark)), 0, { 0, 0 } };
}

static GlossHighlightMark *
mark_at (Fake  *fake,
         guint  index)
{
  return &g_array_index (fake->marks, GlossHighlightMark, index);
}

static void
paint (Fake             *fake,
       GlossHighlighter *highlighter)
{
  g_array_set_size (fake->marks, 0);
  gloss_highlighter_paint (highlighter);
}

static void
put (GListStore   *store,
     GlossArticle *article,
     gsize         start,
     gsize         end)
{
  g_autoptr (GlossAnnotation) annotation = fixture_annotation (article, "claim", start, end);

  g_list_store_append (store, annotation);
}

static void
assert_lanes (Fake *fake)
{
  for (guint i = 0; i < fake->marks->len; i++)
    {
      for (guint j = 0; j < i; j++)
        {
          if (mark_at (fake, i)->lane == mark_at (fake, j)->lane)
            g_assert_false (gloss_range_overlaps (mark_at (fake, i)->range, mark_at (fake, j)->range));
        }
    }
}

/* Every lane below a mark's own is taken by something that overlaps it: no lane is left free for nothing. */
static void
assert_tight (Fake *fake)
{
  for (guint i = 0; i < fake->marks->len; i++)
    {
      for (guint lane = 0; lane < mark_at (fake, i)->lane; lane++)
        {
          gboolean taken = FALSE;

          for (guint j = 0; j < fake->marks->len; j++)
            taken = taken || (mark_at (fake, j)->lane == lane &&
                              gloss_range_overlaps (mark_at (fake, i)->range, mark_at (fake, j)->range));
          g_assert_true (taken);
        }
    }
}

static void
test_visible_only (void)
{
  g_autoptr (GlossArticle) article = fixture_plain (20);
  g_autoptr (GListStore) store = g_list_store_new (GLOSS_TYPE_ANNOTATION);
  g_autoptr (GlossHighlighter) highlighter = NULL;
  Fake fake;

  fake_init (&fake);
  highlighter = gloss_highlighter_new (&callbacks, &fake);
  for (gsize start = 0; start < 3000; start += 50)
    put (store, article, start, start + 20);
  gloss_highlighter_set_annotations (highlighter, G_LIST_MODEL (store));

  fake.visible = (GlossRange) { 1010, 1105 };
  paint (&fake, highlighter);
  g_assert_cmpuint (fake.marks->len, ==, 3);
  g_assert_true (gloss_range_equal (mark_at (&fake, 0)->range, (GlossRange) { 1010, 1020 }));
  g_assert_false (mark_at (&fake, 0)->starts);
  g_assert_true (mark_at (&fake, 0)->ends);
  g_assert_true (gloss_range_equal (mark_at (&fake, 1)->range, (GlossRange) { 1050, 1070 }));
  g_assert_true (mark_at (&fake, 1)->starts && mark_at (&fake, 1)->ends);
  g_assert_true (gloss_range_equal (mark_at (&fake, 2)->range, (GlossRange) { 1100, 1105 }));
  g_assert_true (mark_at (&fake, 2)->starts);
  g_assert_false (mark_at (&fake, 2)->ends);

  fake.visible = (GlossRange) { 1020, 1050 };
  paint (&fake, highlighter);
  g_assert_cmpuint (fake.marks->len, ==, 0);

  g_assert_finalize_object (g_steal_pointer (&highlighter));
  g_array_unref (fake.marks);
}

/* One that is wide may begin far before what is seen, with many short ones that end between. */
static void
test_wide (void)
{
  g_autoptr (GlossArticle) article = fixture_plain (20);
  g_autoptr (GListStore) store = g_list_store_new (GLOSS_TYPE_ANNOTATION);
  g_autoptr (GlossHighlighter) highlighter = NULL;
  Fake fake;

  fake_init (&fake);
  highlighter = gloss_highlighter_new (&callbacks, &fake);
  put (store, article, 0, 5000);
  for (gsize start = 0; start < 3000; start += 50)
    put (store, article, start, start + 20);
  gloss_highlighter_set_annotations (highlighter, G_LIST_MODEL (store));

  fake.visible = (GlossRange) { 4000, 4500 };
  paint (&fake, highlighter);
  g_assert_cmpuint (fake.marks->len, ==, 1);
  g_assert_cmpuint (mark_at (&fake, 0)->lane, ==, 0);
  g_array_unref (fake.marks);
}

static void
test_lanes (void)
{
  g_autoptr (GlossArticle) article = fixture_plain (20);
  g_autoptr (GListStore) store = g_list_store_new (GLOSS_TYPE_ANNOTATION);
  g_autoptr (GlossHighlighter) highlighter = NULL;
  Fake fake;

  fake_init (&fake);
  highlighter = gloss_highlighter_new (&callbacks, &fake);
  put (store, article, 0, 100);
  put (store, article, 10, 40);
  put (store, article, 30, 60);
  put (store, article, 40, 50);
  put (store, article, 100, 120);
  gloss_highlighter_set_annotations (highlighter, G_LIST_MODEL (store));

  paint (&fake, highlighter);
  g_assert_cmpuint (fake.marks->len, ==, 5);
  g_assert_cmpuint (mark_at (&fake, 0)->lane, ==, 0);
  g_assert_cmpuint (mark_at (&fake, 1)->lane, ==, 1);
  g_assert_cmpuint (mark_at (&fake, 2)->lane, ==, 2);
  g_assert_cmpuint (mark_at (&fake, 3)->lane, ==, 1);
  g_assert_cmpuint (mark_at (&fake, 4)->lane, ==, 0);
  g_array_unref (fake.marks);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const GlossHighlightMark *one = a;
  const GlossHighlightMark *other = b;

  if (one->range.start != other->range.start)
    return one->range.start < other->range.start ? -1 : 1;
  if (one->range.end != other->range.end)
    return one->range.end > other->range.end ? -1 : 1;
  return g_strcmp0 (gloss_annotation_get_id (one->annotation), gloss_annotation_get_id (other->annotation));
}

/* Whatever was added and removed in whatever order, the frame is that of a highlighter that got the same list at once. */
static void
assert_as_anew (Fake             *fake,
                GlossHighlighter *highlighter,
                GListStore       *store)
{
  g_autoptr (GlossHighlighter) anew = NULL;
  Fake other;

  fake_init (&other);
  anew = gloss_highlighter_new (&callbacks, &other);
  gloss_highlighter_set_annotations (anew, G_LIST_MODEL (store));
  paint (fake, highlighter);
  paint (&other, anew);
  g_array_sort (fake->marks, compare_marks);
  g_array_sort (other.marks, compare_marks);

  g_assert_cmpuint (fake->marks->len, ==, other.marks->len);
  for (guint i = 0; i < fake->marks->len; i++)
    {
      g_assert_true (mark_at (fake, i)->annotation == mark_at (&other, i)->annotation);
      g_assert_cmpuint (mark_at (fake, i)->lane, ==, mark_at (&other, i)->lane);
    }
  g_array_unref (other.marks);
}

static void
test_random_edits (void)
{
  g_autoptr (GlossArticle) article = fixture_plain (6);
  g_autoptr (GListStore) store = g_list_store_new (GLOSS_TYPE_ANNOTATION);
  g_autoptr (GlossHighlighter) highlighter = NULL;
  Fake fake;

  fake_init (&fake);
  highlighter = gloss_highlighter_new (&callbacks, &fake);
  gloss_highlighter_set_annotations (highlighter, G_LIST_MODEL (store));
  for (int i = 0; i < 400; i++)
    {
      guint n_items = g_list_model_get_n_items (G_LIST_MODEL (store));

      if (n_items > 0 && g_test_rand_int_range (0, 5) < 2)
        {
          g_list_store_remove (store, (guint) g_test_rand_int_range (0, (gint32) n_items));
        }
      else
        {
          gsize start = (gsize) g_test_rand_int_range (0, 1200);

          put (store, article, start, start + (gsize) g_test_rand_int_range (1, 90));
        }
      if (i % 20 == 0)
        {
          assert_as_anew (&fake, highlighter, store);
          assert_lanes (&fake);
          assert_tight (&fake);
        }
    }
  g_array_unref (fake.marks);
}

static void
test_many_at_once (void)
{
  g_autoptr (GlossArticle) article = fixture_plain (6);
  g_autoptr (GListStore) store = g_list_store_new (GLOSS_TYPE_ANNOTATION);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GlossHighlighter) highlighter = NULL;
  Fake fake;

  fake_init (&fake);
  highlighter = gloss_highlighter_new (&callbacks, &fake);
  gloss_highlighter_set_annotations (highlighter, G_LIST_MODEL (store));
  for (gsize i = 0; i < 100; i++)
    g_ptr_array_add (added, fixture_annotation (article, "claim", i, i + 7));
  g_list_store_splice (store, 0, 0, added->pdata, added->len);
  assert_as_anew (&fake, highlighter, store);
  g_assert_cmpuint (fake.marks->len, ==, 100);
  g_list_store_splice (store, 3, 90, NULL, 0);
  assert_as_anew (&fake, highlighter, store);
  g_assert_cmpuint (fake.marks->len, ==, 10);
  g_array_unref (fake.marks);
}

static void
test_pieces (void)
{
  g_autoptr (GlossArticle) article = fixture_plain (6);
  g_autoptr (GListStore) store = g_list_store_new (GLOSS_TYPE_ANNOTATION);
  g_autoptr (GlossHighlighter) highlighter = NULL;
  GlossRange ranges[] = { { 10, 20 }, { 40, 60 } };
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, ranges, 2);
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_new ("maria", "claim", anchor);
  g_autoptr (GPtrArray) between = NULL;
  g_autoptr (GPtrArray) both = NULL;
  Fake fake;

  fake_init (&fake);
  highlighter = gloss_highlighter_new (&callbacks, &fake);
  g_list_store_append (store, annotation);
  gloss_highlighter_set_annotations (highlighter, G_LIST_MODEL (store));

  paint (&fake, highlighter);
  g_assert_cmpuint (fake.marks->len, ==, 2);
  between = gloss_highlighter_list_in (highlighter, (GlossRange) { 25, 26 });
  g_assert_cmpuint (between->len, ==, 0);
  both = gloss_highlighter_list_in (highlighter, (GlossRange) { 0, 100 });
  g_assert_cmpuint (both->len, ==, 1);

  g_list_store_remove_all (store);
  paint (&fake, highlighter);
  g_assert_cmpuint (fake.marks->len, ==, 0);
  g_array_unref (fake.marks);
}

/* The outstanding ones come last, so that they lie above the others. */
static void
test_roles (void)
{
  g_autoptr (GlossArticle) article = fixture_plain (6);
  g_autoptr (GListStore) store = g_list_store_new (GLOSS_TYPE_ANNOTATION);
  g_autoptr (GlossAnnotation) first = fixture_annotation (article, "claim", 0, 50);
  g_autoptr (GlossAnnotation) second = fixture_annotation (article, "evidence", 10, 20);
  g_autoptr (GlossAnnotation) third = fixture_annotation (article, "quantity", 15, 30);
  g_autoptr (GlossHighlighter) highlighter = NULL;
  guint n_queued;
  Fake fake;

  fake_init (&fake);
  highlighter = gloss_highlighter_new (&callbacks, &fake);
  g_list_store_append (store, first);
  g_list_store_append (store, second);
  g_list_store_append (store, third);
  gloss_highlighter_set_annotations (highlighter, G_LIST_MODEL (store));
  gloss_highlighter_set_selected (highlighter, gloss_annotation_get_id (first));
  gloss_highlighter_set_hovered (highlighter, gloss_annotation_get_id (second));

  paint (&fake, highlighter);
  g_assert_cmpuint (fake.marks->len, ==, 3);
  g_assert_true (mark_at (&fake, 0)->annotation == third);
  g_assert_cmpint (mark_at (&fake, 0)->role, ==, GLOSS_HIGHLIGHT_PLAIN);
  g_assert_true (mark_at (&fake, 1)->annotation == second);
  g_assert_cmpint (mark_at (&fake, 1)->role, ==, GLOSS_HIGHLIGHT_HOVERED);
  g_assert_true (mark_at (&fake, 2)->annotation == first);
  g_assert_cmpint (mark_at (&fake, 2)->role, ==, GLOSS_HIGHLIGHT_SELECTED);

  n_queued = fake.n_queued;
  gloss_highlighter_set_selected (highlighter, gloss_annotation_get_id (first));
  g_assert_cmpuint (fake.n_queued, ==, n_queued);
  gloss_highlighter_set_selected (highlighter, NULL);
  g_assert_cmpuint (fake.n_queued, ==, n_queued + 1);
  g_array_unref (fake.marks);
}

static void
test_queues_extent (void)
{
  g_autoptr (GlossArticle) article = fixture_plain (6);
  g_autoptr (GListStore) store = g_list_store_new (GLOSS_TYPE_ANNOTATION);
  g_autoptr (GlossHighlighter) highlighter = NULL;
  Fake fake;

  fake_init (&fake);
  highlighter = gloss_highlighter_new (&callbacks, &fake);
  gloss_highlighter_set_annotations (highlighter, G_LIST_MODEL (store));
  put (store, article, 30, 60);
  g_assert_true (gloss_range_equal (fake.queued, (GlossRange) { 30, 60 }));
  fake.queued = (GlossRange) { 0, 0 };
  g_list_store_remove_all (store);
  g_assert_true (gloss_range_equal (fake.queued, (GlossRange) { 30, 60 }));
  g_array_unref (fake.marks);
}

static void
test_shortest_first (void)
{
  g_autoptr (GlossArticle) article = fixture_plain (6);
  g_autoptr (GListStore) store = g_list_store_new (GLOSS_TYPE_ANNOTATION);
  g_autoptr (GlossHighlighter) highlighter = NULL;
  g_autoptr (GPtrArray) found = NULL;
  Fake fake;

  fake_init (&fake);
  highlighter = gloss_highlighter_new (&callbacks, &fake);
  put (store, article, 0, 100);
  put (store, article, 20, 40);
  put (store, article, 10, 60);
  put (store, article, 41, 50);
  gloss_highlighter_set_annotations (highlighter, G_LIST_MODEL (store));

  found = gloss_highlighter_list_in (highlighter, (GlossRange) { 30, 31 });
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpuint (gloss_range_length (gloss_annotation_get_extent (found->pdata[0])), ==, 20);
  g_assert_cmpuint (gloss_range_length (gloss_annotation_get_extent (found->pdata[1])), ==, 50);
  g_assert_cmpuint (gloss_range_length (gloss_annotation_get_extent (found->pdata[2])), ==, 100);
  g_array_unref (fake.marks);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/highlighter/visible-only", test_visible_only);
  g_test_add_func ("/highlighter/wide", test_wide);
  g_test_add_func ("/highlighter/lanes", test_lanes);
  g_test_add_func ("/highlighter/random-edits", test_random_edits);
  g_test_add_func ("/highlighter/many-at-once", test_many_at_once);
  g_test_add_func ("/highlighter/pieces", test_pieces);
  g_test_add_func ("/highlighter/roles", test_roles);
  g_test_add_func ("/highlighter/queues-extent", test_queues_extent);
  g_test_add_func ("/highlighter/shortest-first", test_shortest_first);

  return g_test_run ();
}
