/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of an article in the window: what is listed and told, going back, and where undo leads. */
#include "config.h"

#include "annotation/gloss-annotation-pane.h"
#include "history/gloss-annotation-history.h"
#include "history/gloss-history-dialog.h"
#include "history/gloss-step-details.h"
#include "history/gloss-step-place.h"
#include "history/gloss-step-row.h"
#include "opened-window.h"

#define FIRST 0
#define SECOND 32
#define N_MANY 10000

static GlossRange
sentence_at (Fixture *self,
             gsize    offset)
{
  GlossRange sentence;

  g_assert_true (gloss_article_get_sentence_at (gloss_document_get_article (opened_window_get_document (self)), offset, &sentence));
  return sentence;
}

static void
tag_at (Fixture    *self,
        gsize       offset,
        const char *tag)
{
  GlossRange sentence = sentence_at (self, offset);

  gloss_view_state_set_place (self->state, &sentence, FALSE);
  opened_window_activate (self, "win.tag", "s", tag);
}

static GlossStep *
get_step (Fixture *self,
          guint    index)
{
  g_autoptr (GlossStep) step = g_list_model_get_item (gloss_document_get_history (opened_window_get_document (self)), index);

  g_assert_nonnull (step);
  return step;
}

static void
open_with_steps (Fixture *self)
{
  opened_window_open (self, self->article);
  wait_until (opened_window_find (self, GLOSS_TYPE_ANNOTATION_PANE) != NULL);
  tag_at (self, FIRST, "evidence");
  opened_window_activate (self, "win.set-note", "s", "Who says so?");
  tag_at (self, SECOND, "claim");
}

static GtkWidget *
open_history (Fixture *self)
{
  opened_window_activate (self, "win.history", NULL);
  wait_until (opened_window_find (self, GLOSS_TYPE_HISTORY_DIALOG) != NULL);
  return opened_window_find (self, GLOSS_TYPE_HISTORY_DIALOG);
}

static GtkSelectionModel *
get_list (GtkWidget *dialog)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (dialog, GTK_TYPE_LIST_VIEW)));
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* --- the dialog ---------------------------------------------------------------------------------- */

static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *dialog;

  opened_window_open (self, self->article);
  dialog = open_history (self);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (find_widget (dialog, ADW_TYPE_STATUS_PAGE), GTK_TYPE_STACK))), ==, "empty");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* The last one that is done is chosen, and there is nowhere to go from it. */
static void
test_present (Fixture       *self,
              gconstpointer  data)
{
  GtkWidget *dialog;
  GtkSelectionModel *list;

  open_with_steps (self);
  opened_window_activate (self, "win.undo", NULL);
  dialog = open_history (self);
  list = get_list (dialog);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (list)), ==, 1);
  g_assert_false (gtk_widget_get_sensitive (find_button (dialog, "_Go Back to Here")));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (list), 0);
  g_assert_true (gtk_widget_get_sensitive (find_button (dialog, "_Go to Here Again")));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (list), 2);
  g_assert_true (gtk_widget_get_sensitive (find_button (dialog, "_Go Back to Here")));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_search (Fixture       *self,
             gconstpointer  data)
{
  GtkWidget *dialog;
  GtkEditable *entry;
  GListModel *list;

  open_with_steps (self);
  dialog = open_history (self);
  list = G_LIST_MODEL (get_list (dialog));
  entry = GTK_EDITABLE (find_widget (dialog, GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text (entry, "TAGGED today");
  wait_until (g_list_model_get_n_items (list) == 2);
  gtk_editable_set_text (entry, "note");
  wait_until (g_list_model_get_n_items (list) == 1);
  gtk_editable_set_text (entry, "zzz");
  wait_until (g_list_model_get_n_items (list) == 0);
  gtk_editable_set_text (entry, "");
  wait_until (g_list_model_get_n_items (list) == 3);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Everything is as it was; that is one step, and can be taken back. */
static void
test_go_back (Fixture       *self,
              gconstpointer  data)
{
  GtkWidget *dialog;

  open_with_steps (self);
  dialog = open_history (self);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_list (dialog)), 2);
  g_signal_emit_by_name (find_button (dialog, "_Go Back to Here"), "clicked");
  wait_until (opened_window_find (self, GLOSS_TYPE_HISTORY_DIALOG) == NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 1);
  g_assert_null (gloss_annotation_get_note (gloss_view_state_get_selected (self->state)));
  g_assert_nonnull (self->window->toast);

  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 2);

  dialog = open_history (self);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_list (dialog)),
                                     g_list_model_get_n_items (G_LIST_MODEL (get_list (dialog))) - 1);
  g_signal_emit_by_name (find_button (dialog, "Go Back to _Before This"), "clicked");
  wait_until (opened_window_find (self, GLOSS_TYPE_HISTORY_DIALOG) == NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 0);
  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 2);
}

/* However many there are, only those in sight have rows. */
static void
test_many (Fixture       *self,
           gconstpointer  data)
{
  GlossDocument *document;
  GtkWidget *dialog;
  guint n_rows = 0;
  gint64 begun;

  opened_window_open (self, self->article);
  document = opened_window_get_document (self);
  for (guint i = 0; i < N_MANY; i++)
    g_assert_true (gloss_document_cover (document, (GlossRange) { 0, 4 + i % 2 }, i % 3 == 0 ? "nothing" : "read", NULL));
  begun = g_get_monotonic_time ();
  dialog = open_history (self);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_test_message ("the history of %d steps is shown after %.0f ms", N_MANY, (g_get_monotonic_time () - begun) / 1000.0);
  for (GtkWidget *row = gtk_widget_get_first_child (find_widget (dialog, GTK_TYPE_LIST_VIEW)); row != NULL; row = gtk_widget_get_next_sibling (row))
    n_rows++;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_list (dialog))), >, N_MANY / 2);
  g_assert_cmpuint (n_rows, <, 500);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* --- what is told of a step ---------------------------------------------------------------------- */

static void
assert_detail (Fixture    *self,
               guint       index,
               const char *title,
               const char *before,
               const char *after)
{
  guint n_more;
  g_autoptr (GPtrArray) details = gloss_step_list_details (get_step (self, index), opened_window_get_document (self), &n_more);
  GlossStepDetail *detail = g_ptr_array_index (details, 0);

  g_assert_cmpuint (n_more, ==, 0);
  g_assert_cmpuint (details->len, ==, 1);
  g_assert_cmpstr (detail->title, ==, title);
  g_assert_cmpstr (detail->before, ==, before);
  g_assert_cmpstr (detail->after, ==, after);
}

static void
test_details (Fixture       *self,
              gconstpointer  data)
{
  GlossCorrection correction = { .type = GLOSS_CORRECTION_KIND, .kind = GLOSS_BLOCK_QUOTE };
  GlossDocument *document;

  open_with_steps (self);
  document = opened_window_get_document (self);
  assert_detail (self, 0, "Claim", NULL, "“Costs rose by a third.”");
  assert_detail (self, 1, "Note", NULL, "Who says so?");
  opened_window_activate (self, "win.set-tag", "s", "evidence");
  assert_detail (self, 0, "Tag", "Claim", "Evidence");
  opened_window_activate (self, "win.set-tag", "s", "claim");
  opened_window_activate (self, "win.set-attribute", "(sv)", "checkworthiness", g_variant_new_string ("CFS"));
  {
    guint n_more;
    g_autoptr (GPtrArray) details = gloss_step_list_details (get_step (self, 0), document, &n_more);
    GlossStepDetail *detail = g_ptr_array_index (details, 0);

    g_assert_cmpstr (detail->title, ==, "Check-worthiness");
    g_assert_null (detail->before);
    g_assert_nonnull (detail->after);
  }
  opened_window_activate (self, "win.set-range", "(tt)", (guint64) 32, (guint64) 42);
  assert_detail (self, 0, "Place", "“Costs rose by a third.”", "“Costs rose”");
  opened_window_activate (self, "win.remove", NULL);
  assert_detail (self, 0, "Claim", "“Costs rose”", NULL);
  g_assert_true (gloss_document_cover (document, sentence_at (self, SECOND), GLOSS_COVERAGE_NOTHING, NULL));
  assert_detail (self, 0, "Costs rose by a third.", NULL, "Nothing here");
  g_assert_true (gloss_document_cover (document, sentence_at (self, SECOND), NULL, NULL));
  assert_detail (self, 0, "Costs rose by a third.", "Nothing here", NULL);
  g_assert_true (gloss_document_correct (document, &correction, NULL));
  assert_detail (self, 0, "The harbour will reopen in May. Costs rose by a third.", NULL, "Quote");
}

static void
test_link_details (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GlossAnnotation) evidence = NULL;
  g_autoptr (GlossAnnotation) claim = NULL;
  GListModel *list;

  open_with_steps (self);
  list = G_LIST_MODEL (gloss_document_get_annotations (opened_window_get_document (self)));
  evidence = g_list_model_get_item (list, 0);
  claim = g_list_model_get_item (list, 1);
  g_assert_nonnull (gloss_document_link (opened_window_get_document (self), "supports",
                                         gloss_annotation_get_id (evidence), gloss_annotation_get_id (claim), NULL));
  assert_detail (self, 0, "supports", NULL, "Evidence: “The harbour will reopen in May.”\n→ Claim: “Costs rose by a third.”");

  /* Undone, the start of the link is gone to. */
  gloss_view_state_set_selected (self->state, claim);
  opened_window_activate (self, "win.undo", NULL);
  g_assert_true (gloss_view_state_get_selected (self->state) == evidence);
}

/* --- undo ---------------------------------------------------------------------------------------- */

static void
test_undo_goes_there (Fixture       *self,
                      gconstpointer  data)
{
  open_with_steps (self);
  gloss_view_state_set_selected (self->state, NULL);
  gloss_view_state_go_to (self->state, sentence_at (self, FIRST));
  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (gloss_view_state_get_place (self->state)->start, ==, SECOND);
  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (gloss_view_state_get_place (self->state)->start, ==, FIRST);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "evidence");
  opened_window_activate (self, "win.redo", NULL);
  g_assert_cmpstr (gloss_annotation_get_note (gloss_view_state_get_selected (self->state)), ==, "Who says so?");
  opened_window_activate (self, "win.redo", NULL);
  g_assert_cmpstr (gloss_annotation_get_tag (gloss_view_state_get_selected (self->state)), ==, "claim");
}

/* What is being typed is handed on first, so that it is not lost. */
static void
test_undo_of_typing (Fixture       *self,
                     gconstpointer  data)
{
  GtkTextBuffer *buffer;
  GtkWidget *note;

  open_with_steps (self);
  opened_window_activate (self, "win.edit", NULL);
  note = find_widget (opened_window_find (self, GLOSS_TYPE_ANNOTATION_PANE), GTK_TYPE_TEXT_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (note));
  gtk_text_buffer_set_text (buffer, "By how much?", -1);
  opened_window_activate (self, "win.undo", NULL);
  g_assert_cmpuint (opened_window_count (self), ==, 2);
  g_assert_null (gloss_annotation_get_note (gloss_view_state_get_selected (self->state)));
  opened_window_activate (self, "win.redo", NULL);
  g_assert_cmpstr (gloss_annotation_get_note (gloss_view_state_get_selected (self->state)), ==, "By how much?");
}

static void
test_row (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *day = NULL;

  open_with_steps (self);
  name = gloss_step_dup_name (get_step (self, 0));
  day = gloss_step_dup_day (get_step (self, 0));
  g_assert_true (g_str_has_prefix (name, "Tagged “Claim”, lead · "));
  g_assert_null (strstr (name, "taken back"));
  opened_window_activate (self, "win.undo", NULL);
  undone = gloss_step_dup_name (get_step (self, 0));
  g_assert_true (g_str_has_suffix (undone, "taken back"));
  g_assert_cmpstr (day, ==, "Today");
}

/* The form tells of the steps of its annotation alone. */
static void
test_form (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *history;
  GtkWidget *box;
  guint n = 0;

  open_with_steps (self);
  opened_window_activate (self, "win.previous-annotation", NULL);
  history = opened_window_find (self, GLOSS_TYPE_ANNOTATION_HISTORY);
  gtk_expander_set_expanded (GTK_EXPANDER (adw_bin_get_child (ADW_BIN (history))), TRUE);
  box = gtk_expander_get_child (GTK_EXPANDER (adw_bin_get_child (ADW_BIN (history))));
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += GTK_IS_LABEL (child);
  g_assert_cmpuint (n, ==, 2);
  opened_window_activate (self, "win.undo", NULL);
  opened_window_activate (self, "win.undo", NULL);
  opened_window_activate (self, "win.undo", NULL);
  g_assert_null (gloss_view_state_get_selected (self->state));
}

int
main (int   argc,
      char *argv[])
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, opened_window_set_up, func, opened_window_tear_down)
  ADD ("/window-history/empty", test_empty);
  ADD ("/window-history/present", test_present);
  ADD ("/window-history/search", test_search);
  ADD ("/window-history/go-back", test_go_back);
  ADD ("/window-history/many", test_many);
  ADD ("/window-history/details", test_details);
  ADD ("/window-history/link-details", test_link_details);
  ADD ("/window-history/undo-goes-there", test_undo_goes_there);
  ADD ("/window-history/undo-of-typing", test_undo_of_typing);
  ADD ("/window-history/row", test_row);
  ADD ("/window-history/form", test_form);
#undef ADD

  return g_test_run ();
}
