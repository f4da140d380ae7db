/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which of two versions counts, where something was changed here and elsewhere. */
#include "config.h"

#include "dialogs/gloss-conflict-dialog.h"

#include "dialogs/gloss-conflict-group.h"

/* So many are shown at a time: each is decided by itself, and the next ones follow. */
#define MAX_SHOWN 50

struct _GlossConflictDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  GtkBox *list;

  GlossDocument *document;
  GPtrArray *groups;
};

G_DEFINE_FINAL_TYPE (GlossConflictDialog, gloss_conflict_dialog, ADW_TYPE_DIALOG)

static void
settle (GlossConflictDialog *self,
        GPtrArray           *conflicts,
        gboolean             theirs)
{
  g_autoptr (GError) error = NULL;

  if (!gloss_document_settle (self->document, conflicts, theirs, &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
}

static void
on_chosen (GlossConflictDialog *self,
           gboolean             theirs,
           GlossConflictGroup  *group)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);

  g_ptr_array_add (conflicts, gloss_conflict_ref ((GlossConflict *) gloss_conflict_group_get_conflict (group)));
  settle (self, conflicts, theirs);
}

static void
on_mine_for_all (GlossConflictDialog *self)
{
  g_autoptr (GPtrArray) conflicts = gloss_document_list_conflicts (self->document);

  settle (self, conflicts, FALSE);
}

static void
on_theirs_for_all (GlossConflictDialog *self)
{
  g_autoptr (GPtrArray) conflicts = gloss_document_list_conflicts (self->document);

  settle (self, conflicts, TRUE);
}

/* Which conflict the focus is in; 0 where it is in none. */
static guint
find_focused (GlossConflictDialog *self)
{
  GtkWidget *focus = adw_dialog_get_focus (ADW_DIALOG (self));

  for (guint i = 0; focus != NULL && i < self->groups->len; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (self->groups, i)))
      return i;
  return 0;
}

/* The digits choose in the conflict where the focus is. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                GlossConflictDialog   *self)
{
  gboolean mine = keyval == GDK_KEY_1 || keyval == GDK_KEY_KP_1;
  gboolean theirs = keyval == GDK_KEY_2 || keyval == GDK_KEY_KP_2;

  if ((!mine && !theirs) || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || self->groups->len == 0)
    return GDK_EVENT_PROPAGATE;
  gloss_conflict_group_choose (g_ptr_array_index (self->groups, find_focused (self)), theirs);
  return GDK_EVENT_STOP;
}

static void
add_group (GlossConflictDialog *self,
           const GlossConflict *conflict)
{
  GlossAnnotation *annotation = gloss_annotation_list_find (gloss_document_get_annotations (self->document), conflict->id);
  GtkWidget *group = gloss_conflict_group_new (conflict, annotation, gloss_document_get_codebook (self->document));

  g_signal_connect_object (group, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->groups, group);
  gtk_box_append (self->list, group);
}

static void
fill (GlossConflictDialog *self)
{
  g_autoptr (GPtrArray) conflicts = gloss_document_list_conflicts (self->document);

  for (guint i = 0; i < self->groups->len; i++)
    gtk_box_remove (self->list, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < MIN (conflicts->len, MAX_SHOWN); i++)
    add_group (self, g_ptr_array_index (conflicts, i));
}

/* The focus goes to the conflict that has come into the place of the decided one. */
static void
on_conflicts_changed (GlossConflictDialog *self)
{
  guint focused = find_focused (self);

  fill (self);
  if (self->groups->len == 0)
    adw_dialog_close (ADW_DIALOG (self));
  else
    gtk_widget_child_focus (g_ptr_array_index (self->groups, MIN (focused, self->groups->len - 1)), GTK_DIR_TAB_FORWARD);
}

static void
gloss_conflict_dialog_map (GtkWidget *widget)
{
  GlossConflictDialog *self = GLOSS_CONFLICT_DIALOG (widget);

  GTK_WIDGET_CLASS (gloss_conflict_dialog_parent_class)->map (widget);
  if (self->groups->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (self->groups, 0), GTK_DIR_TAB_FORWARD);
}

static void
gloss_conflict_dialog_dispose (GObject *object)
{
  GlossConflictDialog *self = GLOSS_CONFLICT_DIALOG (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_CONFLICT_DIALOG);

  G_OBJECT_CLASS (gloss_conflict_dialog_parent_class)->dispose (object);
}

static void
gloss_conflict_dialog_class_init (GlossConflictDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gloss_conflict_dialog_dispose;
  widget_class->map = gloss_conflict_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossConflictDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, GlossConflictDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_mine_for_all);
  gtk_widget_class_bind_template_callback (widget_class, on_theirs_for_all);
}

static void
gloss_conflict_dialog_init (GlossConflictDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gloss_conflict_dialog_new:
 * @document: whose conflicts are to be decided
 *
 * Returns: (transfer floating): a dialog to present
 */
AdwDialog *
gloss_conflict_dialog_new (GlossDocument *document)
{
  GlossConflictDialog *self = g_object_new (GLOSS_TYPE_CONFLICT_DIALOG, NULL);

  self->document = g_object_ref (document);
  fill (self);
  g_signal_connect_object (document, "notify::n-conflicts", G_CALLBACK (on_conflicts_changed), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
