/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sorted list: order, lookups by id and place, and what it tells its observers. */
#include "config.h"

#include "annotation-article.h"
#include "annotation/gloss-annotation-list.h"

/* An annotation without a text to it. */
static GlossAnnotation *
make_annotation (const char *id,
                 gsize       start,
                 gsize       end)
{
  GlossPiece piece = { { start, end }, NULL, (char *) "x", NULL, NULL };
  GlossAnchorState state = start < end ? GLOSS_ANCHOR_EXACT : GLOSS_ANCHOR_ORPHAN;
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new (&piece, 1, state, 1.0, NULL);

  return gloss_annotation_new_from_fields (&(GlossAnnotationFields) {
    .id = id, .reviewer = "maria", .tag = "claim", .created = "2026-01-01T00:00:00Z", .anchor = anchor });
}

static void
put (GlossAnnotationList *list,
     const char          *id,
     gsize                start,
     gsize                end)
{
  g_autoptr (GlossAnnotation) annotation = make_annotation (id, start, end);

  gloss_annotation_list_put (list, annotation);
}

static char *
dup_order (GlossAnnotationList *list)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append (order, gloss_annotation_get_id (annotation));
    }
  return g_string_free_and_steal (order);
}

static void
assert_order (GlossAnnotationList *list,
              const char          *expected)
{
  g_autofree char *order = dup_order (list);

  g_assert_cmpstr (order, ==, expected);
}

static gboolean
append_id (GlossAnnotation *annotation,
           gpointer         user_data)
{
  g_string_append (user_data, gloss_annotation_get_id (annotation));
  return TRUE;
}

static void
assert_in (GlossAnnotationList *list,
           gsize                start,
           gsize                end,
           const char          *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  gloss_annotation_list_foreach_in (list, (GlossRange) { start, end }, append_id, found);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (GlossAnnotationList) list = gloss_annotation_list_new ();

  put (list, "o", 0, 0);
  put (list, "c", 5, 9);
  put (list, "b", 5, 9);
  put (list, "d", 5, 6);
  put (list, "a", 5, 20);
  put (list, "e", 1, 2);
  assert_order (list, "eabcdo");
  put (list, "a", 0, 3);
  assert_order (list, "aebcdo");
  g_assert_true (gloss_annotation_list_remove (list, "b"));
  g_assert_false (gloss_annotation_list_remove (list, "b"));
  assert_order (list, "aecdo");
  g_assert_null (gloss_annotation_list_find (list, "b"));
  g_assert_nonnull (gloss_annotation_list_find (list, "o"));
  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
test_by_place (void)
{
  g_autoptr (GlossAnnotationList) list = gloss_annotation_list_new ();

  put (list, "a", 0, 100);
  put (list, "b", 10, 20);
  put (list, "c", 20, 30);
  put (list, "d", 200, 210);
  put (list, "o", 0, 0);
  assert_in (list, 15, 16, "ab");
  assert_in (list, 20, 20, "ac");
  assert_in (list, 30, 100, "a");
  assert_in (list, 100, 200, "");
  assert_in (list, 0, 1000, "abcd");
  assert_in (list, 209, G_MAXSIZE, "d");
  gloss_annotation_list_remove (list, "a");
  assert_in (list, 0, 10, "");
  assert_in (list, 25, 205, "cd");
}

static void
test_neighbours (void)
{
  g_autoptr (GlossAnnotationList) list = gloss_annotation_list_new ();

  g_assert_null (gloss_annotation_list_get_next (list, NULL, 0));
  put (list, "a", 0, 5);
  put (list, "b", 10, 20);
  put (list, "o", 0, 0);
  g_assert_cmpstr (gloss_annotation_get_id (gloss_annotation_list_get_next (list, NULL, 0)), ==, "a");
  g_assert_cmpstr (gloss_annotation_get_id (gloss_annotation_list_get_next (list, NULL, 1)), ==, "b");
  g_assert_cmpstr (gloss_annotation_get_id (gloss_annotation_list_get_next (list, "a", 50)), ==, "b");
  g_assert_null (gloss_annotation_list_get_next (list, "b", 0));
  g_assert_null (gloss_annotation_list_get_next (list, NULL, 11));
  g_assert_cmpstr (gloss_annotation_get_id (gloss_annotation_list_get_previous (list, "b", 0)), ==, "a");
  g_assert_cmpstr (gloss_annotation_get_id (gloss_annotation_list_get_previous (list, NULL, 10)), ==, "a");
  g_assert_cmpstr (gloss_annotation_get_id (gloss_annotation_list_get_previous (list, NULL, G_MAXSIZE)), ==, "b");
  g_assert_null (gloss_annotation_list_get_previous (list, "a", 0));
  g_assert_null (gloss_annotation_list_get_previous (list, NULL, 0));
}

/* A copy that follows only what the list says must stay equal to it. */
static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GPtrArray  *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, position + i, g_list_model_get_item (model, position + i));
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (GlossAnnotation) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (mirror, i));
    }
}

static GlossAnnotation *
make_random (void)
{
  g_autofree char *id = g_strdup_printf ("[%02d]", g_test_rand_int_range (0, 60));
  gsize start = g_test_rand_int_range (0, 100);

  return make_annotation (id, start, start + g_test_rand_int_range (0, 30));
}

static void
assert_same_in (GlossAnnotationList *list,
                GlossRange           range)
{
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (gloss_range_overlaps (gloss_annotation_get_extent (annotation), range))
        append_id (annotation, expected);
    }
  assert_in (list, range.start, range.end, expected->str);
}

static void
test_random_edits (void)
{
  g_autoptr (GlossAnnotationList) list = gloss_annotation_list_new ();
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), mirror);
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GlossAnnotation) annotation = make_random ();
      const char *id = gloss_annotation_get_id (annotation);
      gsize start = g_test_rand_int_range (0, 130);
      guint position;

      if (g_test_rand_int_range (0, 3) > 0)
        gloss_annotation_list_put (list, annotation);
      else
        gloss_annotation_list_remove (list, id);
      if (gloss_annotation_list_get_position (list, id, &position))
        {
          g_autoptr (GlossAnnotation) item = g_list_model_get_item (G_LIST_MODEL (list), position);

          g_assert_true (item == gloss_annotation_list_find (list, id));
        }
      assert_same_in (list, (GlossRange) { start, start + 1 + g_test_rand_int_range (0, 40) });
    }
  gloss_annotation_list_fill (list, mirror);
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
}

static void
test_fill_takes_the_first_of_an_id (void)
{
  g_autoptr (GlossAnnotationList) list = gloss_annotation_list_new ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (annotations, make_annotation ("b", 5, 6));
  g_ptr_array_add (annotations, make_annotation ("a", 1, 2));
  g_ptr_array_add (annotations, make_annotation ("b", 0, 1));
  gloss_annotation_list_fill (list, annotations);
  assert_order (list, "ab");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/annotation-list/order", test_order);
  g_test_add_func ("/annotation-list/by-place", test_by_place);
  g_test_add_func ("/annotation-list/neighbours", test_neighbours);
  g_test_add_func ("/annotation-list/random-edits", test_random_edits);
  g_test_add_func ("/annotation-list/fill-takes-the-first-of-an-id", test_fill_takes_the_first_of_an_id);

  return g_test_run ();
}
