/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with annotations in the window: making them, and changing the selected one. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

#include "dialogs/gloss-tag-dialog.h"

static const char *
get_tag_label (GlossWindow *self,
               const char  *id)
{
  GlossTag *tag = gloss_codebook_find_tag (gloss_document_get_codebook (gloss_window_get_document (self)), id);

  return tag != NULL ? gloss_tag_get_label (tag) : id;
}

/* --- tagging ------------------------------------------------------------------------------------- */

static void
tag_range (GlossWindow *self,
           const char  *tag,
           GlossRange   range)
{
  g_autoptr (GError) error = NULL;
  GlossAnnotation *annotation = gloss_document_tag (gloss_window_get_document (self), tag, &range, 1, &error);

  if (annotation != NULL)
    gloss_view_state_set_selected (self->state, annotation);
  else
    gloss_window_tell_error (self, error);
}

static void
tag_place (GlossWindow *self,
           const char  *tag)
{
  const GlossRange *place = gloss_view_state_get_place (self->state);

  if (gloss_window_get_document (self) != NULL && place != NULL)
    tag_range (self, tag, *place);
}

static void
on_tag (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  tag_place (GLOSS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_tag_key (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossDocument *document = gloss_window_get_document (self);
  GlossTag *tag = document != NULL
                    ? gloss_codebook_find_tag_for_key (gloss_document_get_codebook (document), g_variant_get_string (parameter, NULL))
                    : NULL;

  if (tag != NULL)
    tag_place (self, gloss_tag_get_id (tag));
}

static void
choose_tag (GlossWindow *self)
{
  AdwDialog *dialog = gloss_tag_dialog_new (gloss_document_get_codebook (gloss_window_get_document (self)));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (tag_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (gloss_window_focus), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_tag_choose (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  choose_tag (GLOSS_WINDOW (widget));
}

/* A unit that has no tag of its own is offered all of them. */
static void
on_tag_unit (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossDocument *document = gloss_window_get_document (self);
  const GlossBlock *block;
  GlossTag *tag;

  if (document == NULL)
    return;
  block = gloss_article_find_block (gloss_document_get_article (document), g_variant_get_string (parameter, NULL));
  if (block == NULL)
    return;

  tag = gloss_codebook_find_tag_for_unit (gloss_document_get_codebook (document), gloss_block_kind_get_nick (block->kind));
  if (tag != NULL)
    {
      tag_range (self, gloss_tag_get_id (tag), block->range);
      return;
    }
  gloss_view_state_set_place (self->state, &block->range, TRUE);
  choose_tag (self);
}

/* --- the selected annotation --------------------------------------------------------------------- */

static void
edit_selected (GlossWindow     *self,
               GlossAnnotation *changed)
{
  g_autoptr (GlossAnnotation) owned = changed;
  g_autoptr (GError) error = NULL;

  if (!gloss_document_edit (gloss_window_get_document (self), owned, &error))
    gloss_window_tell_error (self, error);
}

static void
on_set_tag (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  if (gloss_window_get_selected (self) != NULL)
    edit_selected (self, gloss_annotation_with_tag (gloss_window_get_selected (self), g_variant_get_string (parameter, NULL)));
}

static void
on_set_note (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  const char *note = g_variant_get_string (parameter, NULL);

  if (gloss_window_get_selected (self) != NULL)
    edit_selected (self, gloss_annotation_with_note (gloss_window_get_selected (self), *note != '\0' ? note : NULL));
}

static void
on_set_attribute (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  g_autoptr (GVariant) value = NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *attribute;

  g_variant_get (parameter, "(&sv)", &attribute, &value);
  if (gloss_window_get_selected (self) == NULL)
    return;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) || *g_variant_get_string (value, NULL) != '\0')
    node = json_gvariant_serialize (value);
  edit_selected (self, gloss_annotation_with_attribute (gloss_window_get_selected (self), attribute, node));
}

static void
on_set_range (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  g_autoptr (GlossAnchor) anchor = NULL;
  guint64 start;
  guint64 end;
  GlossRange range;

  g_variant_get (parameter, "(tt)", &start, &end);
  if (gloss_window_get_selected (self) == NULL || start >= end)
    return;

  range = (GlossRange) { start, end };
  anchor = gloss_anchor_new_for_ranges (gloss_document_get_article (gloss_window_get_document (self)), &range, 1);
  edit_selected (self, gloss_annotation_with_anchor (gloss_window_get_selected (self), anchor));
}

static void
on_remove (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  g_autoptr (GlossAnnotation) removed = gloss_window_get_selected (self) != NULL ? g_object_ref (gloss_window_get_selected (self)) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (removed == NULL)
    return;
  if (!gloss_document_remove (gloss_window_get_document (self), gloss_annotation_get_id (removed), &error))
    {
      gloss_window_tell_error (self, error);
      return;
    }

  /* Translators: the name of a tag: “Claim removed”. */
  text = g_strdup_printf (_("%s removed"), get_tag_label (self, gloss_annotation_get_tag (removed)));
  gloss_window_show_toast (self, text, TRUE);
}

/* What is selected, or else lies where the reading cursor is. */
static void
on_edit (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossAnnotation *annotation = gloss_link_draft_find_start (self->state);

  if (annotation == NULL)
    return;
  gloss_view_state_set_selected (self->state, annotation);
  gloss_window_edit (self);
}

const GlossWindowAction gloss_window_annotation_actions[] = {
  { "win.tag", "s", on_tag, TO_TAG },
  { "win.tag-key", "s", on_tag_key, TO_TAG },
  { "win.tag-unit", "s", on_tag_unit, WITH_DOCUMENT },
  { "win.tag-choose", NULL, on_tag_choose, TO_TAG },
  { "win.set-tag", "s", on_set_tag, TO_EDIT },
  { "win.set-note", "s", on_set_note, TO_EDIT },
  { "win.set-attribute", "(sv)", on_set_attribute, TO_EDIT },
  { "win.set-range", "(tt)", on_set_range, TO_EDIT },
  { "win.remove", NULL, on_remove, TO_EDIT },
  { "win.edit", NULL, on_edit, WITH_DOCUMENT },
  { NULL },
};
