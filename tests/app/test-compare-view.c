/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two texts beside each other. */
#include "config.h"

#include <string.h>

#include "anchor/gloss-compare-row.h"
#include "anchor/gloss-compare-view.h"
#include "window-fixture.h"

#define OLD "The harbour will reopen in May.\nCosts rose by a third.\nThe city pays half of it.\nThe rest is borrowed."
#define NEW "The rest is borrowed.\nThe harbour will reopen in June.\nThe city pays half of it.\nFerries run every hour of the day."

typedef struct
{
  GtkWidget *window;
  GlossCompareView *view;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->window = gtk_window_new ();
  self->view = g_object_new (GLOSS_TYPE_COMPARE_VIEW, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (self->view), (gpointer *) &self->view);
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_until (self->view == NULL);
}

static char *
dup_status (Fixture *self)
{
  char *status;

  g_object_get (self->view, "status", &status, NULL);
  return status;
}

static gboolean
has_status (Fixture    *self,
            const char *wanted)
{
  g_autofree char *status = dup_status (self);

  return g_strcmp0 (status, wanted) == 0;
}

static void
assert_status (Fixture    *self,
               const char *wanted)
{
  g_autofree char *status = dup_status (self);

  g_assert_cmpstr (status, ==, wanted);
}

static void
show (Fixture    *self,
      const char *before,
      const char *after)
{
  g_autoptr (GlossText) one = gloss_text_new_take (g_strdup (before), strlen (before));
  g_autoptr (GlossText) other = gloss_text_new_take (g_strdup (after), strlen (after));

  gloss_compare_view_set_texts (self->view, one, other);
  wait_until (!has_status (self, "Comparing…"));
}

static gboolean
go (Fixture    *self,
    const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL);
}

static guint
count_rows (Fixture *self)
{
  GtkListView *list = GTK_LIST_VIEW (find_widget (GTK_WIDGET (self->view), GTK_TYPE_LIST_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

/* Moved here, changed, removed, new, moved from here. */
static void
test_differences (Fixture       *self,
                  gconstpointer  data)
{
  show (self, OLD, NEW);
  assert_status (self, "Difference 1 of 5");
  go (self, "compare.next");
  assert_status (self, "Difference 2 of 5");
  go (self, "compare.previous");
  go (self, "compare.previous");
  assert_status (self, "Difference 1 of 5");
  for (guint i = 0; i < 10; i++)
    go (self, "compare.next");
  assert_status (self, "Difference 5 of 5");
  g_assert_cmpuint (count_rows (self), ==, 6);
  g_object_set (self->view, "only-differences", TRUE, NULL);
  g_assert_cmpuint (count_rows (self), ==, 5);
  assert_status (self, "Difference 5 of 5");
  g_object_set (self->view, "only-differences", FALSE, "stacked", TRUE, NULL);
  g_assert_cmpuint (count_rows (self), ==, 6);
}

static void
test_same (Fixture       *self,
           gconstpointer  data)
{
  show (self, OLD, OLD);
  assert_status (self, "0 differences");
  go (self, "compare.next");
  assert_status (self, "0 differences");
  show (self, OLD, NEW);
  assert_status (self, "Difference 1 of 5");
  show (self, "", NEW);
  assert_status (self, "Difference 1 of 4");
}

/* Of a book, only what is in sight has rows. */
static void
test_long (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  guint n_rows = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_string_append_printf (before, "Paragraph %u says something that is said in no other one, at some length.\n", i);
      if (i % 100 != 50)
        g_string_append_printf (after, "Paragraph %u says something that is said in %s other one, at some length.\n", i, i % 100 == 0 ? "one" : "no");
    }
  g_string_truncate (before, before->len - 1);
  g_string_truncate (after, after->len - 1);
  show (self, before->str, after->str);
  assert_status (self, "Difference 1 of 20");
  g_assert_cmpuint (count_rows (self), ==, 1000);
  for (GtkWidget *row = gtk_widget_get_first_child (find_widget (GTK_WIDGET (self->view), GTK_TYPE_LIST_VIEW)); row != NULL; row = gtk_widget_get_next_sibling (row))
    n_rows++;
  g_assert_cmpuint (n_rows, <, 500);
  /* Rows come and go. */
  for (guint i = 0; i < 4; i++)
    {
      go (self, "compare.next");
      g_object_set (self->view, "stacked", i % 2 == 0, "only-differences", i == 1, NULL);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
  assert_status (self, "Difference 5 of 20");
}

/* Another pair of texts before the first one is compared, and the window closed before the last is. */
static void
test_again (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossText) one = gloss_text_new_take (g_strdup (OLD), strlen (OLD));
  g_autoptr (GlossText) other = gloss_text_new_take (g_strdup (NEW), strlen (NEW));

  gloss_compare_view_set_texts (self->view, one, one);
  gloss_compare_view_set_texts (self->view, one, other);
  wait_until (!has_status (self, "Comparing…"));
  assert_status (self, "Difference 1 of 5");
  gloss_compare_view_set_texts (self->view, other, one);
}

static void
test_label (void)
{
  g_autoptr (GlossText) one = gloss_text_new_take (g_strdup (OLD), strlen (OLD));
  g_autoptr (GlossText) other = gloss_text_new_take (g_strdup (NEW), strlen (NEW));
  g_autoptr (GArray) pairs = gloss_text_align (one, other);
  g_autoptr (GlossCompareItem) moved = gloss_compare_item_new (one, other, &g_array_index (pairs, GlossAlignedPair, 0));
  g_autoptr (GlossCompareItem) changed = gloss_compare_item_new (one, other, &g_array_index (pairs, GlossAlignedPair, 1));
  g_autofree char *moved_label = gloss_compare_item_dup_label (moved);
  g_autofree char *changed_label = gloss_compare_item_dup_label (changed);

  g_assert_cmpstr (moved_label, ==, "Moved to here: The rest is borrowed.");
  g_assert_cmpstr (changed_label, ==, "Changed. Earlier: The harbour will reopen in May. Now: The harbour will reopen in June.");
}

#define ADD(path, test) g_test_add ("/compare-view/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("differences", test_differences);
  ADD ("same", test_same);
  ADD ("long", test_long);
  ADD ("again", test_again);
  g_test_add_func ("/compare-view/label", test_label);

  return g_test_run ();
}
