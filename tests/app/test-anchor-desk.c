/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations follow a changed article, and a person is asked about those that are doubtful. */
#include "config.h"

#include "anchor/gloss-anchor-desk.h"
#include "opened-window.h"

#define BEFORE                                                                                                   \
  "The harbour will reopen in May, the mayor said on Monday. Costs rose by a third.\n\n"                         \
  "Who pays\n\n"                                                                                                 \
  "The city pays half of it from its own savings. The rest is borrowed from two banks of the mainland.\n\n"      \
  "Nobody has asked the fishermen, who have waited for eleven years to come back to the quay.\n\n"               \
  "The ferries go on calling at the old pier until then, whatever the weather may be on that side of the bay.\n"

#define AFTER                                                                                                    \
  "This article was brought up to date on Tuesday.\n\n"                                                         \
  "The harbour will reopen in May, the mayor said on Monday. Costs rose by a third.\n\n"                       \
  "Who pays\n\n"                                                                                               \
  "The city pays half of it from its own savings. Two banks over on the mainland have lent what was missing.\n\n" \
  "The ferries go on calling at the old pier until then, whatever the weather may be on that side of the bay.\n"

/* One that moves, one that is told in other words, one that is gone, and one that stays. */
#define MOVED "The harbour will reopen in May, the mayor said on Monday."
#define REWORDED "The rest is borrowed from two banks of the mainland."
#define GONE "Nobody has asked the fishermen, who have waited for eleven years to come back to the quay."
#define STAYS "whatever the weather may be"

static char *
tag (Fixture    *self,
     const char *quote)
{
  GlossDocument *document = opened_window_get_document (self);
  const char *text = gloss_text_get_utf8 (gloss_article_get_text (gloss_document_get_article (document)), NULL);
  GlossRange range;

  g_assert_nonnull (strstr (text, quote));
  range.start = (gsize) (strstr (text, quote) - text);
  range.end = range.start + strlen (quote);
  return g_strdup (gloss_annotation_get_id (gloss_document_tag (document, "claim", &range, 1, NULL)));
}

typedef struct
{
  char *moved;
  char *reworded;
  char *gone;
  char *stays;
} Ids;

static void
clear_ids (Ids *ids)
{
  g_free (ids->moved);
  g_free (ids->reworded);
  g_free (ids->gone);
  g_free (ids->stays);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ids, clear_ids)

static void
change_article (Fixture *self,
                Ids     *ids)
{
  g_autoptr (GFile) before = make_file (self->folder, "harbour.txt", BEFORE);
  g_autoptr (GFile) after = NULL;
  GlossDocument *document;

  opened_window_open (self, self->article);
  document = opened_window_get_document (self);
  ids->moved = tag (self, MOVED);
  ids->reworded = tag (self, REWORDED);
  ids->gone = tag (self, GONE);
  ids->stays = tag (self, STAYS);
  after = make_file (self->folder, "harbour.txt", AFTER);
  opened_window_activate (self, "win.reload", NULL);
  wait_until (opened_window_get_document (self) != document && self->window->opening == NULL);
}

static guint
count_doubts (Fixture *self)
{
  return g_list_model_get_n_items (gloss_document_get_doubts (opened_window_get_document (self)));
}

static GtkWidget *
get_desk (Fixture *self)
{
  GtkWidget *desk = opened_window_find (self, GLOSS_TYPE_ANCHOR_DESK);

  g_assert_nonnull (desk);
  return desk;
}

static void
act (Fixture    *self,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_desk (self), action, NULL));
}

static char *
dup_quote (Fixture    *self,
           const char *id)
{
  GlossDocument *document = opened_window_get_document (self);
  GlossAnnotation *annotation = gloss_annotation_list_find (gloss_document_get_annotations (document), id);
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  if (!gloss_anchor_is_placed (anchor))
    return NULL;
  return gloss_text_dup_slice (gloss_article_get_text (gloss_document_get_article (document)), gloss_anchor_get_place (anchor, 0));
}

static void
assert_quote (Fixture    *self,
              const char *id,
              const char *expected)
{
  g_autofree char *quote = dup_quote (self, id);

  g_assert_cmpstr (quote, ==, expected);
}

static gboolean
is_page (Fixture    *self,
         const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->window->pages), name) == 0;
}

static gboolean
shows (GtkWidget  *widget,
       const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, words))
      return TRUE;
  return FALSE;
}

/* What moved needs nobody, and the banner leads to the rest. */
static void
test_told (Fixture       *self,
           gconstpointer  data)
{
  g_auto (Ids) ids = { 0 };

  change_article (self, &ids);
  g_assert_cmpuint (gloss_document_get_n_moved (opened_window_get_document (self)), ==, 2);
  g_assert_cmpuint (count_doubts (self), ==, 2);
  assert_quote (self, ids.moved, MOVED);
  assert_quote (self, ids.stays, STAYS);
  g_assert_true (adw_banner_get_revealed (self->window->source_banner));
  g_assert_nonnull (strstr (adw_banner_get_title (self->window->source_banner), "2 annotations have moved with the text."));
  opened_window_activate (self, "win.review", NULL);
  g_assert_true (is_page (self, "desk"));
  g_assert_false (adw_banner_get_revealed (self->window->source_banner));
  wait_until (shows (get_desk (self), "1 of 2"));
  g_assert_true (shows (get_desk (self), REWORDED));
  opened_window_activate (self, "win.leave-review", NULL);
  g_assert_true (is_page (self, "article"));
  g_assert_false (adw_banner_get_revealed (self->window->source_banner));
}

/* All of it is one step each, and undone the desk shows what it was about. */
static void
test_decided (Fixture       *self,
              gconstpointer  data)
{
  g_auto (Ids) ids = { 0 };
  g_autofree char *accepted = NULL;

  change_article (self, &ids);
  opened_window_activate (self, "win.review", NULL);
  act (self, "desk.accept");
  accepted = dup_quote (self, ids.reworded);
  g_assert_nonnull (accepted);
  g_assert_cmpuint (count_doubts (self), ==, 1);
  wait_until (shows (get_desk (self), "2 of 2"));
  act (self, "desk.orphan");
  g_assert_cmpuint (count_doubts (self), ==, 0);
  assert_quote (self, ids.gone, NULL);
  wait_until (shows (get_desk (self), "1 annotation has lost its text"));
  opened_window_activate (self, "win.keep-moved", NULL);
  g_assert_cmpuint (gloss_document_get_n_moved (opened_window_get_document (self)), ==, 0);

  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (gloss_document_get_n_moved (opened_window_get_document (self)), ==, 2);
  opened_window_activate (self, "win.undo", NULL);
  wait_until (shows (get_desk (self), "2 of 2"));
  opened_window_activate (self, "win.undo", NULL);
  wait_until (shows (get_desk (self), "1 of 2"));
  g_assert_cmpuint (count_doubts (self), ==, 2);
  opened_window_activate (self, "win.redo", NULL);
  assert_quote (self, ids.reworded, accepted);
}

static void
test_by_hand (Fixture       *self,
              gconstpointer  data)
{
  g_auto (Ids) ids = { 0 };
  const GlossRange words = { 0, 12 };

  change_article (self, &ids);
  opened_window_activate (self, "win.review-annotation", "s", ids.gone);
  act (self, "desk.place");
  g_assert_true (is_page (self, "article"));
  g_assert_true (gtk_revealer_get_reveal_child (self->window->place_bar));
  opened_window_activate (self, "win.cancel-placing", NULL);
  g_assert_true (is_page (self, "desk"));
  g_assert_false (gtk_revealer_get_reveal_child (self->window->place_bar));
  g_assert_cmpuint (count_doubts (self), ==, 2);

  act (self, "desk.place");
  gloss_view_state_set_place (self->state, &words, TRUE);
  opened_window_activate (self, "win.place-here", NULL);
  g_assert_true (is_page (self, "desk"));
  assert_quote (self, ids.gone, "This article");
  g_assert_cmpuint (count_doubts (self), ==, 1);
}

/* What a person has given up is asked about again when it is chosen from the list. */
static void
test_second_thoughts (Fixture       *self,
                      gconstpointer  data)
{
  g_auto (Ids) ids = { 0 };
  const GlossRange words = { 0, 12 };

  change_article (self, &ids);
  opened_window_activate (self, "win.make-orphan", "s", ids.gone);
  g_assert_cmpuint (count_doubts (self), ==, 1);
  opened_window_activate (self, "win.review-annotation", "s", ids.gone);
  wait_until (shows (get_desk (self), "Nobody has asked"));
  act (self, "desk.place");
  gloss_view_state_set_place (self->state, &words, TRUE);
  opened_window_activate (self, "win.place-here", NULL);
  assert_quote (self, ids.gone, "This article");
  wait_until (shows (get_desk (self), "1 of 1"));
}

static void
test_skipped (Fixture       *self,
              gconstpointer  data)
{
  g_auto (Ids) ids = { 0 };

  change_article (self, &ids);
  opened_window_activate (self, "win.review", NULL);
  act (self, "desk.skip");
  act (self, "desk.skip");
  wait_until (shows (get_desk (self), "2 annotations were skipped."));
  act (self, "desk.again");
  wait_until (shows (get_desk (self), "1 of 2"));
  g_assert_cmpuint (count_doubts (self), ==, 2);
}

/* Another article, or the same one anew, has a desk of its own; going to a place leaves it. */
static void
test_left (Fixture       *self,
           gconstpointer  data)
{
  g_auto (Ids) ids = { 0 };
  GlossDocument *document;

  change_article (self, &ids);
  opened_window_activate (self, "win.review", NULL);
  opened_window_activate (self, "win.select", "s", ids.stays);
  g_assert_true (is_page (self, "article"));
  opened_window_activate (self, "win.review", NULL);
  document = opened_window_get_document (self);
  opened_window_activate (self, "win.reload", NULL);
  wait_until (opened_window_get_document (self) != document && self->window->opening == NULL);
  g_assert_true (is_page (self, "article"));
  g_assert_null (opened_window_find (self, GLOSS_TYPE_ANCHOR_DESK));
  g_assert_true (adw_banner_get_revealed (self->window->source_banner));
}

#define ADD(path, test) g_test_add ("/anchor-desk/" path, Fixture, NULL, opened_window_set_up, test, opened_window_tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("told", test_told);
  ADD ("decided", test_decided);
  ADD ("by-hand", test_by_hand);
  ADD ("second-thoughts", test_second_thoughts);
  ADD ("skipped", test_skipped);
  ADD ("left", test_left);

  return g_test_run ();
}
