/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going through doubtful annotations; strings stand for them. */
#include "config.h"

#include <gtk/gtk.h>

#include "anchor/gloss-anchor-round.h"

static const char *
get_id (gpointer item)
{
  return gtk_string_object_get_string (item);
}

static GlossAnchorRound *
make_round (GtkStringList **doubts,
            const char     *ids)
{
  g_auto (GStrv) each = g_strsplit (ids, " ", -1);

  *doubts = gtk_string_list_new ((const char *const *) each);
  return gloss_anchor_round_new (G_LIST_MODEL (*doubts), get_id);
}

static void
assert_at (GlossAnchorRound *round,
           const char       *id,
           guint             position)
{
  gpointer current = gloss_anchor_round_get_current (round);

  g_assert_cmpstr (current != NULL ? get_id (current) : NULL, ==, id);
  g_assert_cmpuint (gloss_anchor_round_get_position (round), ==, position);
}

static void
settle (GtkStringList *doubts,
        const char    *id)
{
  gtk_string_list_remove (doubts, gtk_string_list_find (doubts, id));
}

static void
reopen (GtkStringList *doubts,
        guint          position,
        const char    *id)
{
  const char *ids[] = { id, NULL };

  gtk_string_list_splice (doubts, position, 0, ids);
}

static void
test_settled (void)
{
  g_autoptr (GtkStringList) doubts = NULL;
  g_autoptr (GlossAnchorRound) round = make_round (&doubts, "a b c");

  assert_at (round, "a", 0);
  settle (doubts, "a");
  assert_at (round, "b", 1);
  settle (doubts, "c");
  assert_at (round, "b", 1);
  settle (doubts, "b");
  assert_at (round, NULL, 3);
  g_assert_cmpuint (gloss_anchor_round_get_n (round), ==, 3);
  g_assert_cmpuint (gloss_anchor_round_get_n_open (round), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&round));
  g_assert_finalize_object (g_steal_pointer (&doubts));
}

/* What is undone is what the person wants to see, wherever the round stands. */
static void
test_undone (void)
{
  g_autoptr (GtkStringList) doubts = NULL;
  g_autoptr (GlossAnchorRound) round = make_round (&doubts, "a b c");

  settle (doubts, "a");
  settle (doubts, "b");
  assert_at (round, "c", 2);
  reopen (doubts, 0, "b");
  assert_at (round, "b", 1);
  reopen (doubts, 0, "a");
  assert_at (round, "a", 0);
  /* Redone. */
  settle (doubts, "a");
  assert_at (round, "b", 1);
  settle (doubts, "b");
  settle (doubts, "c");
  reopen (doubts, 0, "c");
  assert_at (round, "c", 2);
}

static void
test_skipped (void)
{
  g_autoptr (GtkStringList) doubts = NULL;
  g_autoptr (GlossAnchorRound) round = make_round (&doubts, "a b c");

  g_assert_false (gloss_anchor_round_skip (round, -1));
  g_assert_true (gloss_anchor_round_skip (round, 1));
  assert_at (round, "b", 1);
  settle (doubts, "b");
  assert_at (round, "c", 2);
  g_assert_true (gloss_anchor_round_skip (round, -1));
  assert_at (round, "a", 0);
  g_assert_true (gloss_anchor_round_skip (round, 1));
  g_assert_true (gloss_anchor_round_skip (round, 1));
  assert_at (round, NULL, 3);
  g_assert_false (gloss_anchor_round_skip (round, 1));
  g_assert_cmpuint (gloss_anchor_round_get_n_open (round), ==, 2);
  g_assert_true (gloss_anchor_round_skip (round, -1));
  assert_at (round, "c", 2);
  gloss_anchor_round_begin_again (round);
  g_assert_cmpuint (gloss_anchor_round_get_n (round), ==, 2);
  assert_at (round, "a", 0);
}

static void
test_chosen (void)
{
  g_autoptr (GtkStringList) doubts = NULL;
  g_autoptr (GlossAnchorRound) round = make_round (&doubts, "a b c");

  g_assert_true (gloss_anchor_round_go_to (round, "c"));
  assert_at (round, "c", 2);
  settle (doubts, "a");
  g_assert_false (gloss_anchor_round_go_to (round, "a"));
  g_assert_false (gloss_anchor_round_go_to (round, "z"));
  assert_at (round, "c", 2);
  /* What becomes doubtful meanwhile comes at the end. */
  reopen (doubts, 0, "z");
  assert_at (round, "c", 2);
  settle (doubts, "c");
  assert_at (round, "z", 3);
}

static void
test_nothing (void)
{
  g_autoptr (GtkStringList) doubts = gtk_string_list_new (NULL);
  g_autoptr (GlossAnchorRound) round = gloss_anchor_round_new (G_LIST_MODEL (doubts), get_id);

  assert_at (round, NULL, 0);
  g_assert_false (gloss_anchor_round_skip (round, 1));
  g_assert_false (gloss_anchor_round_skip (round, -1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor-round/settled", test_settled);
  g_test_add_func ("/anchor-round/undone", test_undone);
  g_test_add_func ("/anchor-round/skipped", test_skipped);
  g_test_add_func ("/anchor-round/chosen", test_chosen);
  g_test_add_func ("/anchor-round/nothing", test_nothing);

  return g_test_run ();
}
