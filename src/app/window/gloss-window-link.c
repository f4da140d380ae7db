/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links between annotations: making them and taking them back. */
#include "config.h"

#include "window/gloss-window-private.h"

#include <glib/gi18n.h>

static void
end (GlossWindow *self)
{
  if (self->link == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->link, self);
  g_clear_object (&self->link);
  if (self->article != NULL)
    gloss_article_page_set_link (self->article, NULL);
  gloss_window_update_actions (self);
}

/**
 * gloss_window_end_link:
 *
 * Gives up the link that is being made, if there is one.
 */
void
gloss_window_end_link (GlossWindow *self)
{
  end (self);
}

static char *
dup_no_relation (GlossWindow     *self,
                 GlossAnnotation *from)
{
  GlossCodebook *codebook = gloss_document_get_codebook (gloss_window_get_document (self));
  GlossTag *tag = gloss_codebook_find_tag (codebook, gloss_annotation_get_tag (from));

  /* Translators: the name of a codebook and the name of a tag. */
  return g_strdup_printf (_("“%s” has no relation that starts at a “%s”."), gloss_codebook_get_title (codebook),
                          tag != NULL ? gloss_tag_get_label (tag) : gloss_annotation_get_tag (from));
}

static void
begin (GlossWindow     *self,
       GlossAnnotation *from)
{
  g_autoptr (GlossLinkDraft) draft = gloss_link_draft_new (self->state, from);

  if (g_list_model_get_n_items (gloss_link_draft_get_relations (draft)) == 0)
    {
      g_autofree char *message = dup_no_relation (self, from);

      gloss_window_show_toast (self, message, FALSE);
      return;
    }
  end (self);
  gloss_window_go_to_annotation (self, from);
  self->link = g_steal_pointer (&draft);
  g_signal_connect_object (self->link, "gone", G_CALLBACK (end), self, G_CONNECT_SWAPPED);
  gloss_article_page_set_link (self->article, self->link);
  gloss_window_update_actions (self);
  gloss_window_focus (self);
}

/* Asked for again, the kind is chosen again. */
static void
on_link (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossAnnotation *from;

  if (gloss_window_get_document (self) == NULL || self->article == NULL)
    return;
  if (self->link != NULL)
    {
      gloss_link_draft_set_relation (self->link, NULL);
      return;
    }
  from = gloss_link_draft_find_start (self->state);
  if (from != NULL)
    begin (self, from);
  else
    gloss_window_show_toast (self, _("A link starts at an annotation: go to one, or tag this sentence first."), FALSE);
}

static void
on_link_from (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossDocument *document = gloss_window_get_document (self);
  GlossAnnotation *from = document != NULL
                            ? gloss_annotation_list_find (gloss_document_get_annotations (document), g_variant_get_string (parameter, NULL))
                            : NULL;

  if (from != NULL && self->article != NULL)
    begin (self, from);
}

static void
on_link_relation (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  if (self->link == NULL)
    return;
  gloss_link_draft_set_relation (self->link, g_variant_get_string (parameter, NULL));
  gloss_window_focus (self);
}

/* What was linked from is selected again: its form shows the link, and the next one starts there. */
static void
finish (GlossWindow *self)
{
  g_autoptr (GlossAnnotation) from = g_object_ref (gloss_link_draft_get_from (self->link));

  end (self);
  gloss_window_go_to_annotation (self, from);
  gloss_window_focus (self);
}

static void
on_link_make (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  g_autofree char *problem = self->link != NULL ? gloss_link_draft_dup_problem (self->link) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->link == NULL)
    return;
  if (problem != NULL)
    {
      gloss_window_show_toast (self, problem, FALSE);
      return;
    }
  if (gloss_document_link (gloss_window_get_document (self), gloss_relation_get_id (gloss_link_draft_get_relation (self->link)),
                           gloss_annotation_get_id (gloss_link_draft_get_from (self->link)),
                           gloss_annotation_get_id (gloss_link_draft_get_to (self->link)), &error) == NULL)
    {
      gloss_window_tell_error (self, error);
      return;
    }
  /* Translators: the name of a relation: Linked as “supported by”. */
  text = g_strdup_printf (_("Linked as “%s”"), gloss_relation_get_label (gloss_link_draft_get_relation (self->link)));
  finish (self);
  gloss_window_show_toast (self, text, TRUE);
}

static void
on_link_cancel (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);

  if (self->link != NULL)
    finish (self);
}

static void
on_unlink (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  GlossWindow *self = GLOSS_WINDOW (widget);
  GlossDocument *document = gloss_window_get_document (self);
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return;
  if (gloss_document_unlink (document, g_variant_get_string (parameter, NULL), &error))
    gloss_window_show_toast (self, _("Link removed"), TRUE);
  else
    gloss_window_tell_error (self, error);
}

const GlossWindowAction gloss_window_link_actions[] = {
  { "win.link", NULL, on_link, TO_TAG },
  { "win.link-from", "s", on_link_from, TO_TAG },
  { "win.link-relation", "s", on_link_relation, WHILE_LINKING },
  { "win.link-make", NULL, on_link_make, WHILE_LINKING },
  { "win.link-cancel", NULL, on_link_cancel, WHILE_LINKING },
  { "win.unlink", "s", on_unlink, TO_TAG },
  { NULL },
};
