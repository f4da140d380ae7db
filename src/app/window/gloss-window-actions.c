/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in the window: each action calls one method of the document. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "dialogs/gloss-shortcuts-dialog.h"
#include "text/gloss-text-direction.h"

#define ZOOM_STEP 0.1

/**
 * gloss_window_tell_error:
 * @error: why something could not be done
 */
void
gloss_window_tell_error (GlossWindow  *self,
                         const GError *error)
{
  gloss_window_show_toast (self, error->message, FALSE);
}

/* --- the article --------------------------------------------------------------------------------- */

static void
on_find (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  if (self->article != NULL)
    gloss_article_page_show_find (self->article);
}

static void
on_other_article (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  gloss_window_open_neighbour (GLOSS_WINDOW (widget), g_str_equal (action, "win.next-article") ? 1 : -1);
}

static void
on_open_uri (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  gloss_window_open (GLOSS_WINDOW (widget), file);
}

static void
on_show_file (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gloss_window_show_file (GLOSS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Corrections are of the block where the reading cursor is; a split is at the cursor itself. */
static void
correct (GlossWindow         *self,
         GlossCorrectionType  type,
         GlossBlockKind       kind)
{
  GlossDocument *document = gloss_window_get_document (self);
  const GlossRange *place = gloss_view_state_get_place (self->state);
  GlossCorrection correction = { .type = type, .kind = kind };
  g_autoptr (GError) error = NULL;
  const GlossBlock *block;
  GlossArticle *article;

  if (document == NULL || place == NULL)
    return;

  article = gloss_document_get_article (document);
  block = gloss_article_get_block (article, gloss_article_get_block_index_at (article, place->start));
  correction.offset = type == GLOSS_CORRECTION_SPLIT ? place->start : block->range.start;
  correction.level = kind == GLOSS_BLOCK_HEADING ? MAX (block->level, 1) : 0;
  if (!gloss_document_correct (document, &correction, &error))
    gloss_window_tell_error (self, error);
}

static void
on_correct_kind (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  GlossBlockKind kind;

  if (gloss_block_kind_from_nick (g_variant_get_string (parameter, NULL), &kind))
    correct (GLOSS_WINDOW (widget), GLOSS_CORRECTION_KIND, kind);
}

static void
on_join (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  correct (GLOSS_WINDOW (widget), GLOSS_CORRECTION_JOIN, GLOSS_BLOCK_PARAGRAPH);
}

static void
on_split (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  correct (GLOSS_WINDOW (widget), GLOSS_CORRECTION_SPLIT, GLOSS_BLOCK_PARAGRAPH);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GlossWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (gloss_document_save_finish (GLOSS_DOCUMENT (source), result, &error))
    gloss_window_show_toast (self, _("Everything is saved"), FALSE);
  else
    gloss_window_tell_unsaved (self, error);
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  if (gloss_window_get_document (self) != NULL)
    gloss_document_save_async (gloss_window_get_document (self), NULL, on_saved, g_object_ref (self));
}

static void
on_zoom (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  double scale = gloss_view_state_get_text_scale (self->state);

  if (g_str_equal (action, "win.zoom-in"))
    scale += ZOOM_STEP;
  else if (g_str_equal (action, "win.zoom-out"))
    scale -= ZOOM_STEP;
  else
    scale = 1;
  gloss_view_state_set_text_scale (self->state, CLAMP (scale, 0.5, 3));
}

static void
on_toggle_boilerplate (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  gboolean shown;

  g_object_get (self->state, "boilerplate-shown", &shown, NULL);
  g_object_set (self->state, "boilerplate-shown", !shown, NULL);
}

/* --- the window ---------------------------------------------------------------------------------- */

static void
on_shortcuts (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossDocument *document = gloss_window_get_document (self);

  adw_dialog_present (gloss_shortcuts_dialog_new (document != NULL ? gloss_document_get_codebook (document) : NULL), widget);
}

/* Actions that are a function of the window without arguments. */
static void
on_call (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  static const struct
  {
    const char *action;
    void (*call) (GlossWindow *self);
  } calls[] = {
    { "win.open-folder", gloss_window_choose_folder },
    { "win.open-article", gloss_window_choose_article },
    { "win.open-sample", gloss_window_open_sample },
    { "win.close-project", gloss_window_close_project },
    { "win.save-beside", gloss_window_save_beside },
    { "win.save-elsewhere", gloss_window_save_elsewhere },
    { "win.retry-saving", gloss_window_retry_saving },
    { "win.export", gloss_window_export },
    { "win.print", gloss_window_print },
    { "win.show-problems", gloss_window_show_problems },
    { "win.show-conflicts", gloss_window_show_conflicts },
    { "win.save-pdf", gloss_window_save_pdf },
    { "win.reload", gloss_window_reload },
    { "win.retry", gloss_window_retry },
    { "win.cancel", gloss_window_cancel_opening },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    if (g_str_equal (calls[i].action, action))
      calls[i].call (GLOSS_WINDOW (widget));
}

static const GlossWindowAction actions[] = {
  { "win.find", NULL, on_find, WITH_DOCUMENT },
  { "win.correct-kind", "s", on_correct_kind, TO_TAG },
  { "win.join", NULL, on_join, TO_TAG },
  { "win.split", NULL, on_split, TO_TAG },
  { "win.save", NULL, on_save, WITH_DOCUMENT },
  { "win.zoom-in", NULL, on_zoom, WITH_DOCUMENT },
  { "win.zoom-out", NULL, on_zoom, WITH_DOCUMENT },
  { "win.zoom-reset", NULL, on_zoom, WITH_DOCUMENT },
  { "win.toggle-boilerplate", NULL, on_toggle_boilerplate, WITH_DOCUMENT },
  { "win.next-article", NULL, on_other_article, WITH_DOCUMENT },
  { "win.previous-article", NULL, on_other_article, WITH_DOCUMENT },
  { "win.show-problems", NULL, on_call, WITH_DOCUMENT },
  { "win.show-conflicts", NULL, on_call, WITH_DOCUMENT },
  { "win.open-uri", "s", on_open_uri, ALWAYS },
  { "win.open-folder", NULL, on_call, ALWAYS },
  { "win.open-article", NULL, on_call, ALWAYS },
  { "win.open-sample", NULL, on_call, ALWAYS },
  { "win.close-project", NULL, on_call, WITH_PROJECT },
  { "win.save-beside", NULL, on_call, WITH_DOCUMENT },
  { "win.save-elsewhere", NULL, on_call, WITH_DOCUMENT },
  { "win.retry-saving", NULL, on_call, WITH_DOCUMENT },
  { "win.export", NULL, on_call, WITH_ARTICLES },
  { "win.print", NULL, on_call, TO_PRINT },
  { "win.save-pdf", NULL, on_call, TO_PRINT },
  { "win.show-file", "s", on_show_file, ALWAYS },
  { "win.reload", NULL, on_call, WITH_DOCUMENT },
  { "win.retry", NULL, on_call, ALWAYS },
  { "win.cancel", NULL, on_call, WHILE_OPENING },
  { "win.shortcuts", NULL, on_shortcuts, ALWAYS },
  { NULL },
};

static const GlossWindowAction *const tables[] = { gloss_window_annotation_actions, gloss_window_cover_actions, gloss_window_going_actions,
                                                   gloss_window_history_actions, gloss_window_link_actions, gloss_window_review_actions,
                                                   actions };

static gboolean
can_write (GlossDocument *document)
{
  return document != NULL && gloss_document_get_save_state (document) != GLOSS_SAVE_STATE_READ_ONLY;
}

static gboolean
is_possible (GlossWindow     *self,
             GlossActionNeed  need)
{
  GlossDocument *document = gloss_window_get_document (self);
  GlossAnnotation *selected = gloss_window_get_selected (self);

  switch (need)
    {
    case WITH_PROJECT:
      return self->project != NULL;
    case WITH_ARTICLES:
      return self->project != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->project)) > 0;
    case WITH_DOCUMENT:
      return document != NULL;
    case TO_TAG:
      return can_write (document) && gloss_view_state_get_place (self->state) != NULL && self->placing == NULL;
    case TO_EDIT:
      return can_write (document) && selected != NULL && gloss_document_is_own (document, selected);
    case TO_PRINT:
      return document != NULL && self->printing == NULL;
    case TO_UNDO:
      return document != NULL && gloss_document_get_can_undo (document);
    case TO_REDO:
      return document != NULL && gloss_document_get_can_redo (document);
    case TO_REVIEW:
      return can_write (document) && gloss_document_get_n_moved (document) + g_list_model_get_n_items (gloss_document_get_doubts (document)) > 0;
    case TO_REVIEW_ONE:
      return can_write (document);
    case WITH_MOVED:
      return can_write (document) && gloss_document_get_n_moved (document) > 0;
    case WHILE_PLACING:
      return self->placing != NULL;
    case WHILE_OPENING:
      return self->opening != NULL;
    case WHILE_LINKING:
      return self->link != NULL;
    case ALWAYS:
    default:
      return TRUE;
    }
}

/* The step that would be taken, on the button that takes it. */
static void
update_tooltips (GlossWindow *self)
{
  GlossDocument *document = gloss_window_get_document (self);
  const char *undo = document != NULL ? gloss_document_get_undo_label (document) : NULL;
  const char *redo = document != NULL ? gloss_document_get_redo_label (document) : NULL;
  /* Translators: what would be undone: “Undo: Tagging as “Claim””. */
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (C_("button", "Undo"));
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (C_("button", "Redo"));
  g_autofree char *undo_tip = gloss_text_isolate_quotes (undo_text);
  g_autofree char *redo_tip = gloss_text_isolate_quotes (redo_text);

  gtk_widget_set_tooltip_text (self->undo_button, undo_tip);
  gtk_widget_set_tooltip_text (self->redo_button, redo_tip);
}

/**
 * gloss_window_update_actions:
 *
 * Says of every action whether it can be used now.
 */
void
gloss_window_update_actions (GlossWindow *self)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const GlossWindowAction *action = tables[i]; action->name != NULL; action++)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), action->name, is_possible (self, action->need));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sidebar-shown", is_possible (self, WITH_PROJECT));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.pane-shown", is_possible (self, WITH_DOCUMENT));
  update_tooltips (self);
}

/**
 * gloss_window_install_actions:
 *
 * Gives a class of windows all of its actions.
 */
void
gloss_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const GlossWindowAction *action = tables[i]; action->name != NULL; action++)
      gtk_widget_class_install_action (widget_class, action->name, action->parameter, action->activate);
}
