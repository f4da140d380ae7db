/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of the selected annotation, to be read and changed. */
#include "config.h"

#include "annotation/gloss-annotation-pane.h"

#include <glib/gi18n.h>

#include "annotation/gloss-attribute-row.h"
#include "annotation/gloss-guideline.h"
#include "annotation/gloss-link-list.h"
#include "annotation/gloss-tag-row.h"
#include "history/gloss-annotation-history.h"

/* How high the form is below the article, without its header: enough for two questions, and half of a telephone. In px. */
#define BELOW_MIN_HEIGHT 150
#define BELOW_MAX_HEIGHT 280

struct _GlossAnnotationPane
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkWidget *menu_button;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  GtkListBox *tag_list;
  GtkLabel *quote;
  GtkLabel *origin;
  GtkLabel *warning;
  GtkWidget *editable;
  GtkDropDown *tags;
  GtkListBox *form;
  GtkTextView *note;
  GlossLinkList *links;
  GtkWidget *guideline_expander;
  GlossGuideline *guideline;
  GlossAnnotationHistory *history;

  GlossViewState *state;
  GSignalGroup *state_signals;
  GlossAnnotation *shown;
  GlossCodebook *codebook;
  GlossTag *form_tag;
  guint collapsed : 1;
  guint below : 1;
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (GlossAnnotationPane, gloss_annotation_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_COLLAPSED,
  PROP_BELOW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GlossDocument *
get_document (GlossAnnotationPane *self)
{
  return self->state != NULL ? gloss_view_state_get_document (self->state) : NULL;
}

/* --- without an annotation: the tags that can be given ------------------------------------------- */

static GtkWidget *
create_tag_entry (gpointer item,
                  gpointer user_data)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *guideline = g_object_new (GLOSS_TYPE_GUIDELINE, "tag", item,
                                       "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  GtkWidget *guideline_row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "child", guideline, "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *dot = gtk_label_new (NULL);
  g_autofree char *markup = g_markup_printf_escaped ("<span foreground=\"%s\">●</span>", gloss_tag_get_color (item));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gloss_tag_get_label (item));
  gtk_label_set_markup (GTK_LABEL (dot), markup);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), dot);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), guideline_row);
  if (gloss_tag_get_key (item) != NULL)
    {
      GtkWidget *key = gtk_label_new (gloss_tag_get_key (item));

      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (key, "key-cap");
      adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), key);
    }

  return row;
}

static void
show_codebook (GlossAnnotationPane *self)
{
  GlossDocument *document = get_document (self);
  GlossCodebook *codebook = document != NULL ? gloss_document_get_codebook (document) : NULL;

  if (!g_set_object (&self->codebook, codebook))
    return;

  g_clear_object (&self->form_tag);
  gtk_list_box_bind_model (self->tag_list, codebook != NULL ? gloss_codebook_get_tags (codebook) : NULL,
                           create_tag_entry, NULL, NULL);
  gtk_drop_down_set_model (self->tags, codebook != NULL ? gloss_codebook_get_tags (codebook) : NULL);
}

/* --- the form ------------------------------------------------------------------------------------ */

static void
make_form (GlossAnnotationPane *self,
           GlossTag            *tag)
{
  GListModel *attributes = tag != NULL ? gloss_tag_get_attributes (tag) : NULL;
  guint n = attributes != NULL ? g_list_model_get_n_items (attributes) : 0;

  gtk_list_box_remove_all (self->form);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossAttribute) attribute = g_list_model_get_item (attributes, i);

      gtk_list_box_append (self->form, gloss_attribute_row_new (attribute));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->form), n > 0);
  gloss_guideline_set_tag (self->guideline, tag);
  gtk_widget_set_visible (self->guideline_expander, tag != NULL && gloss_tag_get_definition (tag) != NULL);
}

static void
show_tag (GlossAnnotationPane *self,
          GlossTag            *tag)
{
  GListModel *tags = gtk_drop_down_get_model (self->tags);
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; tags != NULL && i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) other = g_list_model_get_item (tags, i);

      if (other == tag)
        position = i;
    }
  gtk_drop_down_set_selected (self->tags, position);
  if (g_set_object (&self->form_tag, tag) || tag == NULL)
    make_form (self, tag);
}

static void
show_values (GlossAnnotationPane *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->form));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GLOSS_IS_ATTRIBUTE_ROW (row))
      gloss_attribute_row_set_value (GLOSS_ATTRIBUTE_ROW (row),
                                     gloss_annotation_get_attribute (self->shown, gloss_attribute_get_id (gloss_attribute_row_get_attribute (GLOSS_ATTRIBUTE_ROW (row)))));
}

static char *
dup_note (GlossAnnotationPane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
get_shown_note (GlossAnnotationPane *self)
{
  const char *note = gloss_annotation_get_note (self->shown);

  return note != NULL ? note : "";
}

static void
show_note (GlossAnnotationPane *self)
{
  g_autofree char *text = dup_note (self);

  if (!g_str_equal (text, get_shown_note (self)))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), get_shown_note (self), -1);
}

static void
commit_note (GlossAnnotationPane *self)
{
  g_autofree char *text = NULL;

  if (self->showing || self->shown == NULL || !gtk_widget_get_sensitive (self->editable))
    return;

  text = dup_note (self);
  if (!g_str_equal (text, get_shown_note (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-note", "s", text);
}

static void
on_tag_chosen (GlossAnnotationPane *self)
{
  GlossTag *tag = gtk_drop_down_get_selected_item (self->tags);

  if (!self->showing && self->shown != NULL && tag != NULL
      && !g_str_equal (gloss_tag_get_id (tag), gloss_annotation_get_tag (self->shown)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-tag", "s", gloss_tag_get_id (tag));
}

/* --- the annotation ------------------------------------------------------------------------------ */

static void
show_origin (GlossAnnotationPane *self)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (self->shown);
  const char *unit = gloss_anchor_get_n_pieces (anchor) > 0 ? gloss_anchor_get_piece (anchor, 0)->unit : NULL;
  g_autofree char *quote = gloss_annotation_dup_quote (self->shown);
  g_autofree char *marked = g_strdup_printf (_("“%s”"), quote);
  g_autofree char *origin = unit != NULL ? g_strdup_printf ("%s · %s", unit, gloss_annotation_get_reviewer (self->shown))
                                         : g_strdup (gloss_annotation_get_reviewer (self->shown));

  gtk_label_set_label (self->quote, marked);
  gtk_label_set_label (self->origin, origin);
  gloss_annotation_history_show (self->history, get_document (self), self->shown);
}

static const char *
describe_anchor (GlossAnchor *anchor)
{
  if (gloss_anchor_get_state (anchor) == GLOSS_ANCHOR_FUZZY && !gloss_anchor_is_certain (anchor))
    return _("The text has changed: it is doubtful whether this is still the passage.");
  switch (gloss_anchor_get_state (anchor))
    {
    case GLOSS_ANCHOR_MOVED:
      return _("The text has changed: this passage was found in another place.");
    case GLOSS_ANCHOR_FUZZY:
      return _("The text has changed: this is where the passage seems to be now.");
    case GLOSS_ANCHOR_AMBIGUOUS:
      return _("The text has changed: the passage fits several places.");
    case GLOSS_ANCHOR_ORPHAN:
      return _("The text has changed: the passage is no longer in it.");
    case GLOSS_ANCHOR_EXACT:
    default:
      return NULL;
    }
}

/* What keeps the annotation from being changed, else what is doubtful about its place. */
static void
show_warning (GlossAnnotationPane *self)
{
  GlossDocument *document = get_document (self);
  gboolean own = gloss_document_is_own (document, self->shown);
  gboolean writable = gloss_document_get_save_state (document) != GLOSS_SAVE_STATE_READ_ONLY;
  const char *warning = describe_anchor (gloss_annotation_get_anchor (self->shown));

  if (!own)
    warning = _("Another reviewer’s annotation: only its author can change it.");
  else if (!writable)
    warning = _("These annotations can only be read.");
  gtk_label_set_label (self->warning, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), warning != NULL);
  gtk_widget_set_sensitive (self->editable, own && writable);
}

static void
show_annotation (GlossAnnotationPane *self)
{
  GlossTag *tag = gloss_codebook_find_tag (self->codebook, gloss_annotation_get_tag (self->shown));

  adw_window_title_set_title (self->title, tag != NULL ? gloss_tag_get_label (tag) : gloss_annotation_get_tag (self->shown));
  show_tag (self, tag);
  show_values (self);
  show_note (self);
  gloss_link_list_show (self->links, get_document (self), self->shown);
  show_origin (self);
  show_warning (self);
  gtk_stack_set_visible_child_name (self->stack, "annotation");
}

static void
update (GlossAnnotationPane *self)
{
  GlossAnnotation *selected = self->state != NULL ? gloss_view_state_get_selected (self->state) : NULL;

  self->showing = TRUE;
  show_codebook (self);
  g_set_object (&self->shown, selected);
  gtk_widget_set_visible (self->menu_button, selected != NULL);
  if (selected != NULL && self->codebook != NULL)
    show_annotation (self);
  else
    {
      adw_window_title_set_title (self->title, self->codebook != NULL ? gloss_codebook_get_title (self->codebook) : "");
      gloss_link_list_show (self->links, NULL, NULL);
      gloss_annotation_history_show (self->history, NULL, NULL);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
  self->showing = FALSE;
}

static void
gloss_annotation_pane_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  GlossAnnotationPane *self = GLOSS_ANNOTATION_PANE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_BELOW:
      g_value_set_boolean (value, self->below);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_below (GlossAnnotationPane *self,
           gboolean             below)
{
  self->below = below;
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, below);
  gtk_scrolled_window_set_max_content_height (self->scroller, below ? BELOW_MAX_HEIGHT : -1);
  gtk_scrolled_window_set_min_content_height (self->scroller, below ? BELOW_MIN_HEIGHT : -1);
}

static void
gloss_annotation_pane_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  GlossAnnotationPane *self = GLOSS_ANNOTATION_PANE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      gloss_annotation_pane_set_state (self, g_value_get_object (value));
      break;
    case PROP_COLLAPSED:
      if (self->collapsed != g_value_get_boolean (value))
        {
          self->collapsed = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_BELOW:
      if (self->below != g_value_get_boolean (value))
        {
          set_below (self, g_value_get_boolean (value));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_annotation_pane_dispose (GObject *object)
{
  GlossAnnotationPane *self = GLOSS_ANNOTATION_PANE (object);

  self->showing = TRUE;
  g_signal_group_set_target (self->state_signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_ANNOTATION_PANE);
  g_clear_object (&self->state);
  g_clear_object (&self->shown);
  g_clear_object (&self->codebook);
  g_clear_object (&self->form_tag);

  G_OBJECT_CLASS (gloss_annotation_pane_parent_class)->dispose (object);
}

static void
gloss_annotation_pane_finalize (GObject *object)
{
  g_clear_object (&GLOSS_ANNOTATION_PANE (object)->state_signals);

  G_OBJECT_CLASS (gloss_annotation_pane_parent_class)->finalize (object);
}

static void
gloss_annotation_pane_class_init (GlossAnnotationPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gloss_annotation_pane_dispose;
  object_class->finalize = gloss_annotation_pane_finalize;
  object_class->get_property = gloss_annotation_pane_get_property;
  object_class->set_property = gloss_annotation_pane_set_property;

  properties[PROP_STATE] = g_param_spec_object ("state", NULL, NULL, GLOSS_TYPE_VIEW_STATE, flags);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, flags);
  properties[PROP_BELOW] = g_param_spec_boolean ("below", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GLOSS_TYPE_ANNOTATION_HISTORY);
  g_type_ensure (GLOSS_TYPE_GUIDELINE);
  g_type_ensure (GLOSS_TYPE_LINK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-annotation-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, title);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, stack);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, tag_list);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, quote);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, origin);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, warning);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, editable);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, tags);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, form);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, note);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, links);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, guideline_expander);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, guideline);
  gtk_widget_class_bind_template_child (widget_class, GlossAnnotationPane, history);
  gtk_widget_class_bind_template_callback (widget_class, commit_note);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_chosen);
}

static void
gloss_annotation_pane_init (GlossAnnotationPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gloss_tag_row_factory_new ();

  self->state_signals = g_signal_group_new (GLOSS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "notify::selected", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->state_signals, "notify::document", G_CALLBACK (update), self);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_factory (self->tags, factory);
  self->showing = FALSE;
}

void
gloss_annotation_pane_set_state (GlossAnnotationPane *self,
                                 GlossViewState      *state)
{
  g_return_if_fail (GLOSS_IS_ANNOTATION_PANE (self));

  if (!g_set_object (&self->state, state))
    return;

  g_signal_group_set_target (self->state_signals, state);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * gloss_annotation_pane_commit:
 *
 * Hands on what was typed and not yet handed on, as the focus leaving its entry does. To be called before saving.
 */
void
gloss_annotation_pane_commit (GlossAnnotationPane *self)
{
  GtkWidget *row;

  g_return_if_fail (GLOSS_IS_ANNOTATION_PANE (self));

  if (self->shown == NULL || !gtk_widget_get_sensitive (self->editable))
    return;

  commit_note (self);
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->form)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (GLOSS_IS_ATTRIBUTE_ROW (row))
      gloss_attribute_row_commit (GLOSS_ATTRIBUTE_ROW (row));
}

/**
 * gloss_annotation_pane_edit:
 *
 * Puts the focus into the form: on its first question, else on the note.
 */
void
gloss_annotation_pane_edit (GlossAnnotationPane *self)
{
  g_return_if_fail (GLOSS_IS_ANNOTATION_PANE (self));

  if (self->shown == NULL)
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->form))
      || !gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->note));
}
