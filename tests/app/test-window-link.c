/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links between annotations and sentences that hold nothing, in the window. */
#include "config.h"

#include "annotation/gloss-link-bar.h"
#include "annotation/gloss-link-list.h"
#include "article/gloss-article-view.h"
#include "opened-window.h"

/* "The harbour will reopen in May." is evidence, "Costs rose by a third." a claim, and the section's first sentence a source. */
#define EVIDENCE 0
#define CLAIM 32
#define SOURCE 65

static GlossAnnotation *
tag_sentence (Fixture    *self,
              gsize       offset,
              const char *tag)
{
  GlossDocument *document = opened_window_get_document (self);
  g_autoptr (GError) error = NULL;
  GlossAnnotation *annotation;
  GlossRange sentence;

  g_assert_true (gloss_article_get_sentence_at (gloss_document_get_article (document), offset, &sentence));
  annotation = gloss_document_tag (document, tag, &sentence, 1, &error);
  g_assert_no_error (error);
  return annotation;
}

static void
go_to (Fixture *self,
       gsize    offset)
{
  GlossRange sentence;

  g_assert_true (gloss_article_get_sentence_at (gloss_document_get_article (opened_window_get_document (self)), offset, &sentence));
  gloss_view_state_set_place (self->state, &sentence, FALSE);
}

static void
open_with_three (Fixture *self)
{
  opened_window_open (self, self->article);
  wait_until (opened_window_find (self, GLOSS_TYPE_LINK_BAR) != NULL);
  tag_sentence (self, EVIDENCE, "evidence");
  tag_sentence (self, CLAIM, "claim");
  tag_sentence (self, SOURCE, "attribution_source");
  go_to (self, EVIDENCE);
}

static guint
count_links (Fixture *self)
{
  g_autoptr (GPtrArray) links = gloss_document_get_links (opened_window_get_document (self), NULL);

  return links->len;
}

static void
press (Fixture *self,
       guint    keyval)
{
  GlossLinkBar *bar = GLOSS_LINK_BAR (opened_window_find (self, GLOSS_TYPE_LINK_BAR));

  g_assert_true (gloss_link_bar_handle_key (bar, keyval, 0));
}

static void
assert_problem (Fixture    *self,
                const char *part)
{
  g_autofree char *problem = gloss_link_draft_dup_problem (self->window->link);

  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, part));
}

/* Only relations that may start there are offered; the keys are the codebook's; the way back leads to the start. */
static void
test_make (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *problem = NULL;
  guint n;

  open_with_three (self);
  opened_window_activate (self, "win.link", NULL);
  g_assert_nonnull (self->window->link);
  n = g_list_model_get_n_items (gloss_link_draft_get_relations (self->window->link));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossRelation) relation = g_list_model_get_item (gloss_link_draft_get_relations (self->window->link), i);

      g_assert_true (gloss_relation_starts_at (relation, "evidence"));
    }
  g_assert_cmpuint (n, >, 1);
  g_assert_null (gloss_link_draft_get_relation (self->window->link));

  /* A key that is a tag's otherwise does nothing. */
  press (self, GDK_KEY_1);
  g_assert_cmpuint (opened_window_count (self), ==, 3);
  press (self, GDK_KEY_F);
  g_assert_cmpstr (gloss_relation_get_id (gloss_link_draft_get_relation (self->window->link)), ==, "supports");

  assert_problem (self, "Go to");
  press (self, GDK_KEY_Return);
  g_assert_cmpuint (count_links (self), ==, 0);
  go_to (self, SOURCE);
  assert_problem (self, "does not lead to");
  press (self, GDK_KEY_Return);
  g_assert_cmpuint (count_links (self), ==, 0);
  go_to (self, CLAIM);
  problem = gloss_link_draft_dup_problem (self->window->link);
  g_assert_null (problem);
  press (self, GDK_KEY_Return);
  g_assert_cmpuint (count_links (self), ==, 1);
  g_assert_null (self->window->link);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "evidence");

  /* Once is enough. */
  opened_window_activate (self, "win.link", NULL);
  press (self, GDK_KEY_f);
  go_to (self, CLAIM);
  assert_problem (self, "already");
  opened_window_activate (self, "win.link-cancel", NULL);
  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (count_links (self), ==, 0);
  opened_window_activate (self, "win.redo", NULL);
  g_assert_cmpuint (count_links (self), ==, 1);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  open_with_three (self);
  opened_window_activate (self, "win.link", NULL);
  press (self, GDK_KEY_f);
  go_to (self, CLAIM);
  /* Asked for again, the kind is chosen again. */
  opened_window_activate (self, "win.link", NULL);
  g_assert_null (gloss_link_draft_get_relation (self->window->link));
  press (self, GDK_KEY_Escape);
  g_assert_null (self->window->link);
  g_assert_cmpuint (count_links (self), ==, 0);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "evidence");
  g_assert_false (gloss_link_bar_handle_key (GLOSS_LINK_BAR (opened_window_find (self, GLOSS_TYPE_LINK_BAR)), GDK_KEY_f, 0));
}

/* What the link starts at goes, or another article comes. */
static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  open_with_three (self);
  opened_window_activate (self, "win.link", NULL);
  opened_window_activate (self, "win.remove", NULL);
  g_assert_null (self->window->link);
  opened_window_activate (self, "win.undo", NULL);
  opened_window_activate (self, "win.link", NULL);
  g_assert_nonnull (self->window->link);
  opened_window_activate (self, "win.close-project", NULL);
  wait_until (self->window->link == NULL);
}

static void
test_nowhere (Fixture       *self,
              gconstpointer  data)
{
  opened_window_open (self, self->article);
  wait_until (opened_window_find (self, GLOSS_TYPE_LINK_BAR) != NULL);
  go_to (self, EVIDENCE);
  opened_window_activate (self, "win.link", NULL);
  g_assert_null (self->window->link);
  g_assert_nonnull (self->window->toast);

  /* A source is where links lead to. */
  tag_sentence (self, EVIDENCE, "quantity");
  opened_window_activate (self, "win.link", NULL);
  if (self->window->link == NULL)
    g_assert_nonnull (strstr (adw_toast_get_title (self->window->toast), "no relation"));
}

/* The form shows a link at both of its ends, and takes it back. */
static void
test_form (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GlossLinkList) list = g_object_ref_sink (g_object_new (GLOSS_TYPE_LINK_LIST, NULL));
  GlossDocument *document;
  GlossAnnotation *evidence, *claim;
  g_autoptr (GError) error = NULL;
  const GlossLink *link;
  GtkWidget *row;

  open_with_three (self);
  document = opened_window_get_document (self);
  evidence = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 0);
  claim = g_list_model_get_item (G_LIST_MODEL (gloss_document_get_annotations (document)), 1);
  gloss_link_list_show (list, document, evidence);
  g_assert_null (find_widget (GTK_WIDGET (list), ADW_TYPE_ACTION_ROW));
  g_assert_nonnull (find_widget (GTK_WIDGET (list), ADW_TYPE_BUTTON_ROW));

  link = gloss_document_link (document, "supports", gloss_annotation_get_id (evidence), gloss_annotation_get_id (claim), &error);
  g_assert_no_error (error);
  row = find_widget (GTK_WIDGET (list), ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "→ supports");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Costs rose"));
  gloss_link_list_show (list, document, claim);
  row = find_widget (GTK_WIDGET (list), ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "← supports");

  opened_window_activate (self, "win.unlink", "s", link->id);
  g_assert_null (find_widget (GTK_WIDGET (list), ADW_TYPE_ACTION_ROW));
  opened_window_activate (self, "win.link-from", "s", gloss_annotation_get_id (evidence));
  g_assert_nonnull (self->window->link);
  gloss_link_list_show (list, NULL, NULL);
  g_object_unref (evidence);
  g_object_unref (claim);
}

static guint
count_decided (Fixture *self)
{
  wait_until (gloss_document_get_n_sentences (opened_window_get_document (self)) > 0);
  return gloss_document_get_n_decided (opened_window_get_document (self));
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  GlossArticleView *view;
  GlossRange sentence = { 32, 54 };

  opened_window_open (self, self->article);
  wait_until (opened_window_find (self, GLOSS_TYPE_ARTICLE_VIEW) != NULL);
  view = GLOSS_ARTICLE_VIEW (opened_window_find (self, GLOSS_TYPE_ARTICLE_VIEW));
  go_to (self, CLAIM);
  g_assert_cmpuint (count_decided (self), ==, 0);
  opened_window_activate (self, "win.cover-nothing", NULL);
  g_assert_cmpuint (count_decided (self), ==, 1);
  g_assert_true (gloss_article_view_is_nothing (view, sentence));
  opened_window_activate (self, "win.cover-nothing", NULL);
  g_assert_cmpuint (count_decided (self), ==, 0);
  g_assert_false (gloss_article_view_is_nothing (view, sentence));
  opened_window_activate (self, "win.undo", NULL);
  g_assert_true (gloss_article_view_is_nothing (view, sentence));
  opened_window_activate (self, "win.undo", NULL);
  g_assert_false (gloss_article_view_is_nothing (view, sentence));

  /* What is annotated holds something, and tagging it says so in the same step. */
  opened_window_activate (self, "win.cover-nothing", NULL);
  opened_window_activate (self, "win.tag", "s", "claim");
  g_assert_false (gloss_article_view_is_nothing (view, sentence));
  opened_window_activate (self, "win.undo", NULL);
  g_assert_true (gloss_article_view_is_nothing (view, sentence));
  g_assert_cmpuint (opened_window_count (self), ==, 0);
  opened_window_activate (self, "win.redo", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  opened_window_activate (self, "win.cover-nothing", NULL);
  g_assert_false (gloss_article_view_is_nothing (view, sentence));
  g_assert_nonnull (self->window->toast);
}

int
main (int   argc,
      char *argv[])
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, opened_window_set_up, func, opened_window_tear_down)
  ADD ("/window-link/make", test_make);
  ADD ("/window-link/cancel", test_cancel);
  ADD ("/window-link/gone", test_gone);
  ADD ("/window-link/nowhere", test_nowhere);
  ADD ("/window-link/form", test_form);
  ADD ("/window-cover/nothing", test_nothing);
#undef ADD

  return g_test_run ();
}
