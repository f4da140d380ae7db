/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of the codebook with its answer. */
#include "config.h"

#include "annotation/gloss-attribute-row.h"

#include <glib/gi18n.h>

/* Toggles stand side by side in a pane of about 300 pixels: that many of them, with that many letters together. */
#define MAX_TOGGLES 5
#define MAX_LETTERS 26
/* Ids as short as this are names in the field, as NFS, UFS and CFS are. */
#define SHORT_ID 4

struct _GlossAttributeRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *top;
  GtkLabel *title;
  GtkWidget *clear;
  AdwBin *bin;
  GtkLabel *meaning;
  GtkWidget *control;

  GlossAttribute *attribute;
  JsonNode *value;
  guint by_id : 1;
  guint uneven : 1;
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (GlossAttributeRow, gloss_attribute_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_ATTRIBUTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_text_value (GlossAttributeRow *self)
{
  return self->value != NULL && json_node_get_value_type (self->value) == G_TYPE_STRING ? json_node_get_string (self->value) : "";
}

static gboolean
get_int_value (GlossAttributeRow *self,
               int               *value)
{
  if (self->value == NULL || !JSON_NODE_HOLDS_VALUE (self->value))
    return FALSE;
  if (json_node_get_value_type (self->value) != G_TYPE_INT64 && json_node_get_value_type (self->value) != G_TYPE_DOUBLE)
    return FALSE;

  *value = (int) CLAMP (json_node_get_int (self->value), G_MININT, G_MAXINT);
  return TRUE;
}

static void
answer (GlossAttributeRow *self,
        GVariant          *value)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (value);

  if (!self->showing)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-attribute", "(sv)", gloss_attribute_get_id (self->attribute), sunk);
}

static void
on_clear (GlossAttributeRow *self)
{
  answer (self, g_variant_new_string (""));
}

/* --- choices and short scales as toggles --------------------------------------------------------- */

static void
on_toggled (GlossAttributeRow *self)
{
  const char *name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->control));

  if (name == NULL)
    return;
  if (gloss_attribute_get_value_type (self->attribute) == GLOSS_ATTRIBUTE_SCALE)
    answer (self, g_variant_new_int64 (g_ascii_strtoll (name, NULL, 10)));
  else
    answer (self, g_variant_new_string (name));
}

static void
add_toggle (GlossAttributeRow *self,
            const char        *name,
            const char        *label,
            const char        *tooltip)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_set_tooltip (toggle, tooltip);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (self->control), toggle);
}

static void
make_toggles (GlossAttributeRow *self)
{
  self->control = adw_toggle_group_new ();
  adw_toggle_group_set_homogeneous (ADW_TOGGLE_GROUP (self->control), !self->uneven);
  adw_bin_set_child (self->bin, self->control);

  if (gloss_attribute_get_value_type (self->attribute) == GLOSS_ATTRIBUTE_SCALE)
    for (int i = gloss_attribute_get_min (self->attribute); i <= gloss_attribute_get_max (self->attribute); i++)
      {
        g_autofree char *name = g_strdup_printf ("%d", i);

        add_toggle (self, name, name, "");
      }
  for (guint i = 0; i < gloss_attribute_get_n_choices (self->attribute); i++)
    {
      const char *label;
      const char *id = gloss_attribute_get_choice (self->attribute, i, &label);

      add_toggle (self, id, self->by_id ? id : label, self->by_id ? label : "");
    }
  g_signal_connect_swapped (self->control, "notify::active-name", G_CALLBACK (on_toggled), self);
}

static void
show_toggle (GlossAttributeRow *self)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (self->control);
  g_autofree char *number = NULL;
  const char *name = get_text_value (self);
  int value;

  if (get_int_value (self, &value))
    name = number = g_strdup_printf ("%d", value);
  if (adw_toggle_group_get_toggle_by_name (group, name) != NULL)
    adw_toggle_group_set_active_name (group, name);
  else
    adw_toggle_group_set_active (group, GTK_INVALID_LIST_POSITION);
}

/* --- many choices as a list ---------------------------------------------------------------------- */

static void
on_chosen (GlossAttributeRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    answer (self, g_variant_new_string (""));
  else
    answer (self, g_variant_new_string (gloss_attribute_get_choice (self->attribute, selected - 1, NULL)));
}

static void
make_list (GlossAttributeRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, C_("answer", "Not decided"));
  for (guint i = 0; i < gloss_attribute_get_n_choices (self->attribute); i++)
    {
      const char *label;

      gloss_attribute_get_choice (self->attribute, i, &label);
      gtk_string_list_append (labels, label);
    }
  self->control = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  adw_bin_set_child (self->bin, self->control);
  g_signal_connect_swapped (self->control, "notify::selected", G_CALLBACK (on_chosen), self);
}

static void
show_choice (GlossAttributeRow *self)
{
  guint position = 0;

  for (guint i = 0; i < gloss_attribute_get_n_choices (self->attribute); i++)
    if (g_str_equal (gloss_attribute_get_choice (self->attribute, i, NULL), get_text_value (self)))
      position = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), position);
}

/* --- long scales and texts as entries ------------------------------------------------------------ */

/* A text is an answer when the person is done with it, so that one undo takes all of it back. */
static void
commit_entry (GlossAttributeRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->control));
  int value;

  if (gloss_attribute_get_value_type (self->attribute) == GLOSS_ATTRIBUTE_TEXT)
    {
      if (!g_str_equal (text, get_text_value (self)))
        answer (self, g_variant_new_string (text));
      return;
    }

  if (*text == '\0' && get_int_value (self, &value))
    answer (self, g_variant_new_string (""));
  else if (*text != '\0' && (!get_int_value (self, &value) || value != (int) g_ascii_strtoll (text, NULL, 10)))
    answer (self, g_variant_new_int64 (g_ascii_strtoll (text, NULL, 10)));
}

static void
make_entry (GlossAttributeRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->control = gtk_entry_new ();
  if (gloss_attribute_get_value_type (self->attribute) == GLOSS_ATTRIBUTE_SCALE)
    {
      /* Translators: the least and the greatest number that can be the answer. */
      g_autofree char *hint = g_strdup_printf (_("%d to %d"), gloss_attribute_get_min (self->attribute), gloss_attribute_get_max (self->attribute));

      gtk_entry_set_input_purpose (GTK_ENTRY (self->control), GTK_INPUT_PURPOSE_DIGITS);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->control), hint);
    }
  adw_bin_set_child (self->bin, self->control);
  gtk_widget_add_controller (self->control, focus);
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit_entry), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->control, "activate", G_CALLBACK (commit_entry), self);
}

static void
show_entry (GlossAttributeRow *self)
{
  g_autofree char *number = NULL;
  const char *text = get_text_value (self);
  int value;

  if (get_int_value (self, &value))
    text = number = g_strdup_printf ("%d", value);
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->control))))
    gtk_editable_set_text (GTK_EDITABLE (self->control), text);
}

/* --- flags as a switch --------------------------------------------------------------------------- */

static void
on_switched (GlossAttributeRow *self)
{
  answer (self, g_variant_new_boolean (gtk_switch_get_active (GTK_SWITCH (self->control))));
}

static void
make_switch (GlossAttributeRow *self)
{
  self->control = gtk_switch_new ();
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->top), self->control);
  gtk_widget_set_visible (GTK_WIDGET (self->bin), FALSE);
  g_signal_connect_swapped (self->control, "notify::active", G_CALLBACK (on_switched), self);
}

static void
show_switch (GlossAttributeRow *self)
{
  gtk_switch_set_active (GTK_SWITCH (self->control),
                         self->value != NULL && json_node_get_value_type (self->value) == G_TYPE_BOOLEAN && json_node_get_boolean (self->value));
}

/* --- which of them ------------------------------------------------------------------------------- */

static gboolean
fits_as_toggles (GlossAttributeRow *self)
{
  guint n = gloss_attribute_get_n_choices (self->attribute);
  long letters = 0;
  long longest = 0;
  gboolean short_ids = TRUE;

  for (guint i = 0; i < n; i++)
    {
      const char *label;
      const char *id = gloss_attribute_get_choice (self->attribute, i, &label);

      letters += g_utf8_strlen (label, -1);
      longest = MAX (longest, g_utf8_strlen (label, -1));
      short_ids &= g_utf8_strlen (id, -1) <= SHORT_ID;
    }
  self->by_id = letters > MAX_LETTERS && short_ids;
  /* Short words would leave a long one too little room if all were as wide. */
  self->uneven = !self->by_id && longest * n > MAX_LETTERS;

  return n <= MAX_TOGGLES && (letters <= MAX_LETTERS || short_ids);
}

static void
make_control (GlossAttributeRow *self)
{
  switch (gloss_attribute_get_value_type (self->attribute))
    {
    case GLOSS_ATTRIBUTE_FLAG:
      make_switch (self);
      break;
    case GLOSS_ATTRIBUTE_SCALE:
      if (gloss_attribute_get_max (self->attribute) - gloss_attribute_get_min (self->attribute) <= MAX_TOGGLES)
        make_toggles (self);
      else
        make_entry (self);
      break;
    case GLOSS_ATTRIBUTE_CHOICE:
      if (fits_as_toggles (self))
        make_toggles (self);
      else
        make_list (self);
      break;
    case GLOSS_ATTRIBUTE_TEXT:
    default:
      make_entry (self);
      break;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
}

/* What an abbreviation on a toggle stands for. */
static void
show_meaning (GlossAttributeRow *self)
{
  const char *meaning = NULL;

  for (guint i = 0; self->by_id && i < gloss_attribute_get_n_choices (self->attribute); i++)
    {
      const char *label;

      if (g_str_equal (gloss_attribute_get_choice (self->attribute, i, &label), get_text_value (self)))
        meaning = label;
    }
  gtk_label_set_label (self->meaning, meaning != NULL ? meaning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), meaning != NULL);
}

static void
show_value (GlossAttributeRow *self)
{
  self->showing = TRUE;
  if (ADW_IS_TOGGLE_GROUP (self->control))
    show_toggle (self);
  else if (GTK_IS_DROP_DOWN (self->control))
    show_choice (self);
  else if (GTK_IS_SWITCH (self->control))
    show_switch (self);
  else
    show_entry (self);
  gtk_widget_set_visible (self->clear, self->value != NULL && !GTK_IS_ENTRY (self->control) && !GTK_IS_DROP_DOWN (self->control));
  show_meaning (self);
  self->showing = FALSE;
}

static void
gloss_attribute_row_constructed (GObject *object)
{
  GlossAttributeRow *self = GLOSS_ATTRIBUTE_ROW (object);
  g_autofree char *title = NULL;

  G_OBJECT_CLASS (gloss_attribute_row_parent_class)->constructed (object);

  title = gloss_attribute_get_required (self->attribute)
            /* Translators: the name of a question that must be answered. */
            ? g_strdup_printf (_("%s *"), gloss_attribute_get_label (self->attribute))
            : g_strdup (gloss_attribute_get_label (self->attribute));
  gtk_label_set_label (self->title, title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), gloss_attribute_get_label (self->attribute));
  make_control (self);
  show_value (self);
}

static void
gloss_attribute_row_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  GlossAttributeRow *self = GLOSS_ATTRIBUTE_ROW (object);

  switch (prop_id)
    {
    case PROP_ATTRIBUTE:
      self->attribute = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_attribute_row_dispose (GObject *object)
{
  GlossAttributeRow *self = GLOSS_ATTRIBUTE_ROW (object);

  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_ATTRIBUTE_ROW);

  G_OBJECT_CLASS (gloss_attribute_row_parent_class)->dispose (object);
}

static void
gloss_attribute_row_finalize (GObject *object)
{
  GlossAttributeRow *self = GLOSS_ATTRIBUTE_ROW (object);

  g_clear_object (&self->attribute);
  g_clear_pointer (&self->value, json_node_unref);

  G_OBJECT_CLASS (gloss_attribute_row_parent_class)->finalize (object);
}

static void
gloss_attribute_row_class_init (GlossAttributeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = gloss_attribute_row_constructed;
  object_class->dispose = gloss_attribute_row_dispose;
  object_class->finalize = gloss_attribute_row_finalize;
  object_class->set_property = gloss_attribute_row_set_property;

  properties[PROP_ATTRIBUTE] = g_param_spec_object ("attribute", NULL, NULL, GLOSS_TYPE_ATTRIBUTE,
                                                    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-attribute-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossAttributeRow, top);
  gtk_widget_class_bind_template_child (widget_class, GlossAttributeRow, title);
  gtk_widget_class_bind_template_child (widget_class, GlossAttributeRow, clear);
  gtk_widget_class_bind_template_child (widget_class, GlossAttributeRow, bin);
  gtk_widget_class_bind_template_child (widget_class, GlossAttributeRow, meaning);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
gloss_attribute_row_init (GlossAttributeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gloss_attribute_row_new:
 * @attribute: what is asked
 *
 * Returns: (transfer floating): a row without an answer
 */
GtkWidget *
gloss_attribute_row_new (GlossAttribute *attribute)
{
  return g_object_new (GLOSS_TYPE_ATTRIBUTE_ROW, "attribute", attribute, NULL);
}

GlossAttribute *
gloss_attribute_row_get_attribute (GlossAttributeRow *self)
{
  g_return_val_if_fail (GLOSS_IS_ATTRIBUTE_ROW (self), NULL);

  return self->attribute;
}

/**
 * gloss_attribute_row_set_value:
 * @value: (nullable): the answer as the annotation has it; of another type than is asked for, it is shown as none
 */
void
gloss_attribute_row_set_value (GlossAttributeRow *self,
                               JsonNode          *value)
{
  g_return_if_fail (GLOSS_IS_ATTRIBUTE_ROW (self));

  if (value != NULL)
    json_node_ref (value);
  g_clear_pointer (&self->value, json_node_unref);
  self->value = value;
  show_value (self);
}

/**
 * gloss_attribute_row_commit:
 *
 * Gives the answer that stands in an entry and was not given yet.
 */
void
gloss_attribute_row_commit (GlossAttributeRow *self)
{
  g_return_if_fail (GLOSS_IS_ATTRIBUTE_ROW (self));

  if (GTK_IS_ENTRY (self->control))
    commit_entry (self);
}
