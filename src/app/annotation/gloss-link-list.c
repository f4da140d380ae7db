/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The links of an annotation, both ends of which can be gone to. */
#include "config.h"

#include "annotation/gloss-link-list.h"

#include <glib/gi18n.h>

#include "text/gloss-text-direction.h"

struct _GlossLinkList
{
  AdwBin parent_instance;

  GtkListBox *list;

  GlossDocument *document;
  GlossAnnotation *annotation;
  GSignalGroup *document_signals;
};

G_DEFINE_FINAL_TYPE (GlossLinkList, gloss_link_list, ADW_TYPE_BIN)

/* The arrow points from where the link starts to where it leads: for the start of the row is this annotation. */
static char *
dup_title (GlossLinkList   *self,
           const GlossLink *link,
           gboolean         outgoing)
{
  GlossRelation *relation = gloss_codebook_find_relation (gloss_document_get_codebook (self->document), link->relation);
  const char *label = relation != NULL ? gloss_relation_get_label (relation) : link->relation;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return g_strdup_printf (outgoing != rtl ? "→ %s" : "← %s", label);
}

static char *
dup_end (GlossLinkList   *self,
         GlossAnnotation *other)
{
  g_autofree char *quote = NULL;
  g_autofree char *text = NULL;
  GlossTag *tag;

  if (other == NULL)
    return g_strdup (_("An annotation that is not here"));
  tag = gloss_codebook_find_tag (gloss_document_get_codebook (self->document), gloss_annotation_get_tag (other));
  quote = gloss_annotation_dup_quote (other);
  text = g_strdup_printf (_("%s: “%s”"), tag != NULL ? gloss_tag_get_label (tag) : gloss_annotation_get_tag (other), quote);
  return gloss_text_isolate_quotes (text);
}

static GtkWidget *
create_remove_button (const GlossLink *link)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove This Link"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.unlink");
  return button;
}

static void
append_link (GlossLinkList   *self,
             const GlossLink *link)
{
  gboolean outgoing = g_str_equal (link->from, gloss_annotation_get_id (self->annotation));
  const char *other_id = outgoing ? link->to : link->from;
  GlossAnnotation *other = gloss_annotation_list_find (gloss_document_get_annotations (self->document), other_id);
  g_autofree char *title = dup_title (self, link, outgoing);
  g_autofree char *end = dup_end (self, other);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), end);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), other != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", other_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.select");
  if (gloss_document_is_own_link (self->document, link->id))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove_button (link));
  gtk_list_box_append (self->list, row);
}

static gboolean
can_start (GlossLinkList *self)
{
  GListModel *relations = gloss_codebook_get_relations (gloss_document_get_codebook (self->document));
  gboolean possible = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (relations); i++)
    {
      g_autoptr (GlossRelation) relation = g_list_model_get_item (relations, i);

      possible |= gloss_relation_starts_at (relation, gloss_annotation_get_tag (self->annotation));
    }
  return possible && gloss_document_get_save_state (self->document) != GLOSS_SAVE_STATE_READ_ONLY;
}

static void
append_button (GlossLinkList *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("_Link to Another…"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gloss_annotation_get_id (self->annotation));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.link-from");
  gtk_list_box_append (self->list, row);
}

static void
update (GlossLinkList *self)
{
  g_autoptr (GPtrArray) links = NULL;

  gtk_list_box_remove_all (self->list);
  if (self->annotation == NULL)
    return;

  links = gloss_document_get_links (self->document, gloss_annotation_get_id (self->annotation));
  for (guint i = 0; i < links->len; i++)
    append_link (self, g_ptr_array_index (links, i));
  if (can_start (self))
    append_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

static void
gloss_link_list_dispose (GObject *object)
{
  GlossLinkList *self = GLOSS_LINK_LIST (object);

  g_signal_group_set_target (self->document_signals, NULL);
  g_clear_object (&self->document);
  g_clear_object (&self->annotation);

  G_OBJECT_CLASS (gloss_link_list_parent_class)->dispose (object);
}

static void
gloss_link_list_finalize (GObject *object)
{
  g_clear_object (&GLOSS_LINK_LIST (object)->document_signals);

  G_OBJECT_CLASS (gloss_link_list_parent_class)->finalize (object);
}

static void
gloss_link_list_class_init (GlossLinkListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_link_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = gloss_link_list_finalize;
}

static void
gloss_link_list_init (GlossLinkList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (C_("form", "Links"));

  self->document_signals = g_signal_group_new (GLOSS_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "links-changed", G_CALLBACK (update), self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * gloss_link_list_show:
 * @self: a list
 * @document: (nullable): the document
 * @annotation: (nullable): one of its annotations
 *
 * Shows the links from it and to it, and goes on showing them when they change.
 */
void
gloss_link_list_show (GlossLinkList   *self,
                      GlossDocument   *document,
                      GlossAnnotation *annotation)
{
  g_return_if_fail (GLOSS_IS_LINK_LIST (self));
  g_return_if_fail ((document == NULL) == (annotation == NULL));

  g_set_object (&self->document, document);
  g_set_object (&self->annotation, annotation);
  g_signal_group_set_target (self->document_signals, document);
  update (self);
}
