/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an article is left, by closing its window or by opening another: without losing anything that a person does not give up. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "text/gloss-text-direction.h"

/* How long the disk may take before a person is asked, in milliseconds. */
#define PATIENCE_MS 5000

struct _GlossLeaving
{
  GlossWindow *window;
  GlossDocument *document;
  GlossWindowFunc then;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *waiting;
  guint patience_id;
  gboolean closes;
};

static void save (GlossLeaving *leaving);

static void
leaving_clear (gpointer data)
{
  GlossLeaving *leaving = data;

  g_clear_handle_id (&leaving->patience_id, g_source_remove);
  if (leaving->destroy != NULL)
    leaving->destroy (leaving->data);
  g_clear_object (&leaving->document);
  g_clear_object (&leaving->waiting);
}

static void
leaving_unref (GlossLeaving *leaving)
{
  g_rc_box_release_full (leaving, leaving_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossLeaving, leaving_unref)

/* Whether it is still what the window is about. */
static gboolean
is_current (GlossLeaving *leaving)
{
  return leaving->window != NULL && leaving->window->leaving == leaving;
}

static void
go (GlossLeaving *leaving)
{
  g_autoptr (GlossWindow) window = g_object_ref (leaving->window);
  g_autoptr (GlossLeaving) kept = g_rc_box_acquire (leaving);

  gloss_window_stop_leaving (window);
  kept->then (window, kept->data);
}

static void
on_copied (GlossWindow *self,
           gpointer     data)
{
  if (is_current (data))
    go (data);
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             GlossLeaving   *leaving)
{
  if (!is_current (leaving))
    return;
  if (g_str_equal (response, "retry"))
    save (leaving);
  else if (g_str_equal (response, "discard"))
    go (leaving);
  else if (g_str_equal (response, "elsewhere"))
    gloss_window_save_elsewhere_then (leaving->window, on_copied, g_rc_box_acquire (leaving), (GDestroyNotify) leaving_unref);
  else
    gloss_window_stop_leaving (leaving->window);
}

/* What cannot be known, because the disk does not answer, is told as what may be. */
static char *
dup_body (GlossTrouble *trouble)
{
  g_autofree char *why = trouble != NULL ? gloss_trouble_dup_why (trouble) : g_strdup (_("The disk does not answer."));
  g_autofree char *loss = trouble != NULL ? gloss_trouble_dup_loss (trouble) : g_strdup (_("If you go on, your last changes may be lost."));
  g_autofree char *both = g_strconcat (why, " ", loss, NULL);

  return gloss_text_isolate_quotes (both);
}

static void
ask (GlossLeaving *leaving)
{
  GlossTrouble *trouble = gloss_document_get_trouble (leaving->document);
  gboolean loses = trouble == NULL || gloss_trouble_loses_edits (trouble);
  g_autofree char *body = dup_body (trouble);
  AdwDialog *dialog = adw_alert_dialog_new (loses ? _("Discard Changes?") : _("Not Everything Is Saved"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Keep Open"),
                                  "discard", loses ? _("_Discard Changes") : _("_Close Anyway"),
                                  "elsewhere", _("Save _Elsewhere…"),
                                  "retry", _("_Retry"), NULL);
  if (loses)
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "retry", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "retry");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "leaving", g_rc_box_acquire (leaving), (GDestroyNotify) leaving_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), leaving);
  adw_dialog_present (dialog, GTK_WIDGET (leaving->window));
}

/* What is in the journal is there again with the article; who closes the window should know of it nevertheless, but who goes
 * to the next article need not be stopped. */
static gboolean
has_to_ask (GlossLeaving *leaving)
{
  GlossTrouble *trouble = gloss_document_get_trouble (leaving->document);

  return trouble == NULL || gloss_trouble_loses_edits (trouble) || (leaving->closes && gloss_trouble_get_copy (trouble) == NULL);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GlossLeaving) leaving = user_data;
  gboolean saved = gloss_document_save_finish (GLOSS_DOCUMENT (source), result, NULL);

  if (!is_current (leaving))
    return;
  g_clear_handle_id (&leaving->patience_id, g_source_remove);
  if (saved || !has_to_ask (leaving))
    go (leaving);
  else
    ask (leaving);
}

static void
on_patience_end (gpointer user_data)
{
  GlossLeaving *leaving = user_data;

  leaving->patience_id = 0;
  g_cancellable_cancel (leaving->waiting);
}

static void
save (GlossLeaving *leaving)
{
  g_clear_object (&leaving->waiting);
  leaving->waiting = g_cancellable_new ();
  leaving->patience_id = g_timeout_add_once (PATIENCE_MS, on_patience_end, leaving);
  gloss_document_save_async (leaving->document, leaving->waiting, on_saved, g_rc_box_acquire (leaving));
}

static gboolean
is_saved (GlossDocument *document)
{
  GlossSaveState state = gloss_document_get_save_state (document);

  return state == GLOSS_SAVE_STATE_SAVED || state == GLOSS_SAVE_STATE_READ_ONLY;
}

/**
 * gloss_window_leave:
 * @closes: whether the window goes with it
 * @then: called when the article may be left, with the window; maybe at once
 * @data: for @then
 * @destroy: (nullable): frees @data, whatever happens
 *
 * Saves what was edited in the open article, and asks where that cannot be. Another call takes the place of one that is waiting for the
 * disk or for an answer.
 *
 * Returns: whether it was left at once
 */
gboolean
gloss_window_leave (GlossWindow     *self,
                    gboolean         closes,
                    GlossWindowFunc  then,
                    gpointer         data,
                    GDestroyNotify   destroy)
{
  GlossDocument *document = gloss_window_get_document (self);
  gboolean at_once;

  if (self->pane != NULL)
    gloss_annotation_pane_commit (self->pane);
  gloss_window_stop_leaving (self);
  at_once = document == NULL || is_saved (document);
  self->leaving = g_rc_box_new0 (GlossLeaving);
  self->leaving->window = self;
  self->leaving->document = document != NULL ? g_object_ref (document) : NULL;
  self->leaving->then = then;
  self->leaving->data = data;
  self->leaving->destroy = destroy;
  self->leaving->closes = closes;
  if (at_once)
    go (self->leaving);
  else
    save (self->leaving);
  return at_once;
}

/**
 * gloss_window_stop_leaving:
 *
 * The article stays open.
 */
void
gloss_window_stop_leaving (GlossWindow *self)
{
  g_autoptr (GlossLeaving) leaving = g_steal_pointer (&self->leaving);

  if (leaving != NULL)
    {
      leaving->window = NULL;
      g_clear_handle_id (&leaving->patience_id, g_source_remove);
    }
}
