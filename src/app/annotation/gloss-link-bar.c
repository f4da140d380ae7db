/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the kind of a link and for its other end, below the article. */
#include "config.h"

#include "annotation/gloss-link-bar.h"

#include <glib/gi18n.h>

#include "text/gloss-text-direction.h"

struct _GlossLinkBar
{
  AdwBin parent_instance;

  GtkLabel *start;
  GtkStack *stack;
  AdwWrapBox *relations;
  GtkLabel *end;
  GtkLabel *problem;
  GtkWidget *make_button;

  GlossLinkDraft *draft;
  char *said;
};

G_DEFINE_FINAL_TYPE (GlossLinkBar, gloss_link_bar, ADW_TYPE_BIN)

static void
append_relation (GlossLinkBar  *self,
                 GlossRelation *relation)
{
  const char *key = gloss_relation_get_key (relation);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cap = gtk_label_new (key);

  gtk_box_append (GTK_BOX (content), gtk_label_new (gloss_relation_get_label (relation)));
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (cap, key != NULL);
  gtk_widget_add_css_class (cap, "key-cap");
  gtk_box_append (GTK_BOX (content), cap);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", gloss_relation_get_id (relation));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.link-relation");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, gloss_relation_get_label (relation), -1);
  if (key != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  adw_wrap_box_append (self->relations, button);
}

static void
show_relations (GlossLinkBar *self)
{
  GListModel *relations = gloss_link_draft_get_relations (self->draft);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->relations))) != NULL)
    adw_wrap_box_remove (self->relations, child);
  for (guint i = 0; i < g_list_model_get_n_items (relations); i++)
    {
      g_autoptr (GlossRelation) relation = g_list_model_get_item (relations, i);

      append_relation (self, relation);
    }
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  g_autofree char *isolated = gloss_text_isolate_quotes (text);

  gtk_label_set_label (label, isolated);
}

/* Once for each thing that there is to say, as moving within a sentence says nothing new. */
static void
say (GlossLinkBar *self,
     const char   *text)
{
  if (g_set_str (&self->said, text))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_end (GlossLinkBar *self)
{
  const char *relation = gloss_relation_get_label (gloss_link_draft_get_relation (self->draft));
  g_autofree char *end = gloss_link_draft_dup_end (self->draft);
  g_autofree char *problem = gloss_link_draft_dup_problem (self->draft);
  /* Translators: the kind of a link, and where it leads: “supported by Claim: “The line was closed.””. */
  g_autofree char *text = end != NULL ? g_strdup_printf (C_("link", "%s %s"), relation, end) : g_strdup_printf (C_("link", "%s …"), relation);

  set_label (self->end, text);
  gtk_label_set_label (self->problem, problem != NULL ? problem : _("Enter links the two."));
  gtk_widget_set_sensitive (self->make_button, problem == NULL);
  say (self, problem != NULL ? problem : text);
}

static void
update (GlossLinkBar *self)
{
  g_autofree char *start = NULL;
  g_autofree char *text = NULL;

  if (self->draft == NULL)
    return;

  start = gloss_link_draft_dup_start (self->draft);
  /* Translators: the name of a tag and the text that has it. */
  text = g_strdup_printf (_("Link from %s"), start);
  set_label (self->start, text);
  if (gloss_link_draft_get_relation (self->draft) != NULL)
    show_end (self);
  gtk_stack_set_visible_child_name (self->stack, gloss_link_draft_get_relation (self->draft) != NULL ? "end" : "relations");
}

static void
gloss_link_bar_dispose (GObject *object)
{
  GlossLinkBar *self = GLOSS_LINK_BAR (object);

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_LINK_BAR);

  G_OBJECT_CLASS (gloss_link_bar_parent_class)->dispose (object);
}

static void
gloss_link_bar_finalize (GObject *object)
{
  g_free (GLOSS_LINK_BAR (object)->said);

  G_OBJECT_CLASS (gloss_link_bar_parent_class)->finalize (object);
}

static void
gloss_link_bar_class_init (GlossLinkBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_link_bar_dispose;
  object_class->finalize = gloss_link_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-link-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossLinkBar, start);
  gtk_widget_class_bind_template_child (widget_class, GlossLinkBar, stack);
  gtk_widget_class_bind_template_child (widget_class, GlossLinkBar, relations);
  gtk_widget_class_bind_template_child (widget_class, GlossLinkBar, end);
  gtk_widget_class_bind_template_child (widget_class, GlossLinkBar, problem);
  gtk_widget_class_bind_template_child (widget_class, GlossLinkBar, make_button);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* For its own buttons; what was pressed in the article comes by gloss_link_bar_handle_key(). */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                GlossLinkBar          *self)
{
  return keyval != GDK_KEY_Tab && keyval != GDK_KEY_space && gloss_link_bar_handle_key (self, keyval, modifiers);
}

static void
gloss_link_bar_init (GlossLinkBar *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * gloss_link_bar_set_draft:
 * @self: a bar
 * @draft: (nullable): the link that is being made; nothing puts the bar away
 */
void
gloss_link_bar_set_draft (GlossLinkBar   *self,
                          GlossLinkDraft *draft)
{
  g_return_if_fail (GLOSS_IS_LINK_BAR (self));

  if (self->draft == draft)
    return;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_set_object (&self->draft, draft);
  g_clear_pointer (&self->said, g_free);
  if (draft != NULL)
    {
      g_signal_connect_object (draft, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      show_relations (self);
      update (self);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (adw_bin_get_child (ADW_BIN (self))), draft != NULL);
}

/* While the kind is asked for, no letter or digit does what it does otherwise: one that was meant for a relation must not tag. */
static gboolean
handle_relation_key (GlossLinkBar *self,
                     guint         keyval)
{
  char key[7] = { 0 };
  gunichar letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (keyval));

  if (keyval == GDK_KEY_Tab)
    return gtk_widget_child_focus (GTK_WIDGET (self->relations), GTK_DIR_TAB_FORWARD);
  if (letter == 0 || !g_unichar_isprint (letter))
    return FALSE;
  g_unichar_to_utf8 (letter, key);
  if (gloss_link_draft_choose_by_key (self->draft, key))
    return TRUE;
  gtk_widget_error_bell (GTK_WIDGET (self));
  return TRUE;
}

/**
 * gloss_link_bar_handle_key:
 * @self: a bar
 * @keyval: a key that was pressed in the article
 * @modifiers: what was held with it
 *
 * Returns: whether it was meant for the link
 */
gboolean
gloss_link_bar_handle_key (GlossLinkBar    *self,
                           guint            keyval,
                           GdkModifierType  modifiers)
{
  g_return_val_if_fail (GLOSS_IS_LINK_BAR (self), FALSE);

  if (self->draft == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.link-cancel", NULL);
  if (gloss_link_draft_get_relation (self->draft) == NULL)
    return handle_relation_key (self, keyval);
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.link-make", NULL);
  return FALSE;
}
