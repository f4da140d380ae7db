/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saying of sentences that they hold nothing to tag. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

static gboolean
find_own (GlossAnnotation *annotation,
          gpointer         user_data)
{
  gpointer *arguments = user_data;

  if (gloss_document_is_own (arguments[0], annotation))
    arguments[1] = annotation;
  return arguments[1] == NULL;
}

static gboolean
has_annotation (GlossDocument *document,
                GlossRange     range)
{
  gpointer arguments[] = { document, NULL };

  gloss_annotation_list_foreach_in (gloss_document_get_annotations (document), range, find_own, arguments);
  return arguments[1] != NULL;
}

/* The sentence under the reading cursor, or all that are selected; said of all of them already, it is taken back. */
static void
on_cover_nothing (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossDocument *document = gloss_window_get_document (self);
  const GlossRange *place = gloss_view_state_get_place (self->state);
  g_autoptr (GlossCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_covered;

  if (document == NULL || place == NULL)
    return;

  coverage = gloss_document_dup_coverage (document);
  is_covered = gloss_coverage_has (coverage, *place, GLOSS_COVERAGE_NOTHING);
  if (!is_covered && has_annotation (document, *place))
    {
      gloss_window_show_toast (self, _("You have an annotation here, so this is not a place with nothing to tag."), FALSE);
      return;
    }
  if (!gloss_document_cover (document, *place, is_covered ? NULL : GLOSS_COVERAGE_NOTHING, &error))
    gloss_window_tell_error (self, error);
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (self), is_covered ? C_("sentence", "No longer marked") : C_("sentence", "Nothing here"),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

const GlossWindowAction gloss_window_cover_actions[] = {
  { "win.cover-nothing", NULL, on_cover_nothing, TO_TAG },
  { NULL },
};
