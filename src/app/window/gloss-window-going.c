/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person goes about in the article: by annotations, parts and sentences that are not decided. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "dialogs/gloss-go-dialog.h"

/**
 * gloss_window_go_to_annotation:
 * @annotation: (nullable): one of the document's
 *
 * Selects it and shows its place.
 */
void
gloss_window_go_to_annotation (GlossWindow     *self,
                               GlossAnnotation *annotation)
{
  if (annotation == NULL)
    return;

  gloss_view_state_set_selected (self->state, annotation);
  if (gloss_anchor_is_placed (gloss_annotation_get_anchor (annotation)))
    gloss_view_state_go_to (self->state, gloss_annotation_get_extent (annotation));
}

static void
on_select (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossDocument *document = gloss_window_get_document (self);

  if (document != NULL)
    gloss_window_go_to_annotation (self, gloss_annotation_list_find (gloss_document_get_annotations (document),
                                                                     g_variant_get_string (parameter, NULL)));
}

static void
on_other_annotation (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  gloss_window_go_to_annotation (self, gloss_view_state_find_neighbour (self->state, g_str_equal (action, "win.next-annotation") ? 1 : -1));
}

static void
go_to_block (GlossWindow *self,
             const char  *id)
{
  GlossDocument *document = gloss_window_get_document (self);
  const GlossBlock *block = document != NULL ? gloss_article_find_block (gloss_document_get_article (document), id) : NULL;

  if (block == NULL)
    return;
  gloss_view_state_go_to (self->state, (GlossRange) { block->range.start, block->range.start });
  gloss_window_focus (self);
}

static void
on_go_to_block (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  go_to_block (GLOSS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_go_to (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossDocument *document = gloss_window_get_document (self);
  AdwDialog *dialog;

  if (document == NULL)
    return;

  dialog = gloss_go_dialog_new (gloss_document_get_article (document), g_str_equal (action, "win.go-to-number"));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (go_to_block), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* From the reading cursor on, and past the end from the beginning. */
static void
on_next_undecided (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  const GlossRange *place = gloss_view_state_get_place (self->state);
  GlossRange sentence;

  if (gloss_window_get_document (self) == NULL)
    return;
  if (!gloss_document_find_undecided (gloss_window_get_document (self), place != NULL ? place->end : 0, &sentence))
    {
      gloss_window_show_toast (self, _("Every sentence is decided"), FALSE);
      return;
    }
  gloss_view_state_set_selected (self->state, NULL);
  gloss_view_state_go_to (self->state, sentence);
}

static void
on_focus_article (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  gloss_window_focus (GLOSS_WINDOW (widget));
}

const GlossWindowAction gloss_window_going_actions[] = {
  { "win.select", "s", on_select, WITH_DOCUMENT },
  { "win.next-annotation", NULL, on_other_annotation, WITH_DOCUMENT },
  { "win.previous-annotation", NULL, on_other_annotation, WITH_DOCUMENT },
  { "win.go-to-block", "s", on_go_to_block, WITH_DOCUMENT },
  { "win.go-to", NULL, on_go_to, WITH_DOCUMENT },
  { "win.go-to-number", NULL, on_go_to, WITH_DOCUMENT },
  { "win.next-undecided", NULL, on_next_undecided, WITH_DOCUMENT },
  { "win.focus-article", NULL, on_focus_article, WITH_DOCUMENT },
  { NULL },
};
