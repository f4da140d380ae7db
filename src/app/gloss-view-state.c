/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window looks at: the open document, the selected annotation, the place of the next tag. */
#include "config.h"

#include "gloss-view-state.h"

#define MIN_TEXT_SCALE 0.5
#define MAX_TEXT_SCALE 3.0

struct _GlossViewState
{
  GObject parent_instance;

  GlossDocument *document;
  GlossAnnotation *selected;
  GSignalGroup *list_signals;
  GlossRange place;
  double text_scale;

  guint has_place : 1;
  guint has_selection : 1;
  guint boilerplate_shown : 1;
};

G_DEFINE_FINAL_TYPE (GlossViewState, gloss_view_state, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_SELECTED,
  PROP_PLACE,
  PROP_HAS_SELECTION,
  PROP_TEXT_SCALE,
  PROP_BOILERPLATE_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  GO_TO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The selected annotation is remembered by id: an edit, an undo or another program's change brings another version of it. */
static void
on_items_changed (GlossViewState      *self,
                  guint                position,
                  guint                removed,
                  guint                added,
                  GlossAnnotationList *list)
{
  if (self->selected == NULL)
    return;

  gloss_view_state_set_selected (self,
                                 gloss_annotation_list_find (list, gloss_annotation_get_id (self->selected)));
}

static void
gloss_view_state_dispose (GObject *object)
{
  GlossViewState *self = GLOSS_VIEW_STATE (object);

  g_clear_object (&self->list_signals);
  g_clear_object (&self->selected);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (gloss_view_state_parent_class)->dispose (object);
}

static void
gloss_view_state_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  GlossViewState *self = GLOSS_VIEW_STATE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_PLACE:
      g_value_set_boxed (value, gloss_view_state_get_place (self));
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, self->has_selection);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;
    case PROP_BOILERPLATE_SHOWN:
      g_value_set_boolean (value, self->boilerplate_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_view_state_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  GlossViewState *self = GLOSS_VIEW_STATE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      gloss_view_state_set_document (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      gloss_view_state_set_selected (self, g_value_get_object (value));
      break;
    case PROP_TEXT_SCALE:
      gloss_view_state_set_text_scale (self, g_value_get_double (value));
      break;
    case PROP_BOILERPLATE_SHOWN:
      gloss_view_state_set_boilerplate_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_view_state_class_init (GlossViewStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gloss_view_state_dispose;
  object_class->get_property = gloss_view_state_get_property;
  object_class->set_property = gloss_view_state_set_property;

  /**
   * GlossViewState:document: (nullable)
   *
   * The open article with its annotations.
   */
  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, GLOSS_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * GlossViewState:selected: (nullable)
   *
   * The annotation that the form shows; always the current version of it.
   */
  properties[PROP_SELECTED] =
    g_param_spec_object ("selected", NULL, NULL, GLOSS_TYPE_ANNOTATION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * GlossViewState:place: (nullable)
   *
   * What a tag would be given to.
   */
  properties[PROP_PLACE] =
    g_param_spec_boxed ("place", NULL, NULL, GLOSS_TYPE_RANGE,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * GlossViewState:has-selection:
   *
   * Whether the place is what the person selected, rather than the sentence at the reading cursor.
   */
  properties[PROP_HAS_SELECTION] =
    g_param_spec_boolean ("has-selection", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * GlossViewState:text-scale:
   *
   * How much larger than usual the article is set.
   */
  properties[PROP_TEXT_SCALE] =
    g_param_spec_double ("text-scale", NULL, NULL, MIN_TEXT_SCALE, MAX_TEXT_SCALE, 1.0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * GlossViewState:boilerplate-shown:
   *
   * Whether share lines, editor's notes and the like are unfolded.
   */
  properties[PROP_BOILERPLATE_SHOWN] =
    g_param_spec_boolean ("boilerplate-shown", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * GlossViewState::go-to:
   * @start: first code point
   * @end: the one after the last
   *
   * Asks the view to show this place and to put its caret there.
   */
  signals[GO_TO] =
    g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
}

static void
gloss_view_state_init (GlossViewState *self)
{
  self->text_scale = 1.0;

  self->list_signals = g_signal_group_new (GLOSS_TYPE_ANNOTATION_LIST);
  g_signal_group_connect_swapped (self->list_signals, "items-changed", G_CALLBACK (on_items_changed), self);
}

/**
 * gloss_view_state_new:
 *
 * Returns: (transfer full): a state without a document
 */
GlossViewState *
gloss_view_state_new (void)
{
  return g_object_new (GLOSS_TYPE_VIEW_STATE, NULL);
}

GlossDocument *
gloss_view_state_get_document (GlossViewState *self)
{
  g_return_val_if_fail (GLOSS_IS_VIEW_STATE (self), NULL);

  return self->document;
}

/**
 * gloss_view_state_set_document:
 * @self: a #GlossViewState
 * @document: (nullable): the article to show
 *
 * Nothing is selected in another document and there is no place until the view says so.
 */
void
gloss_view_state_set_document (GlossViewState *self,
                               GlossDocument  *document)
{
  g_return_if_fail (GLOSS_IS_VIEW_STATE (self));
  g_return_if_fail (document == NULL || GLOSS_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  gloss_view_state_set_selected (self, NULL);
  gloss_view_state_set_place (self, NULL, FALSE);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->list_signals,
                             document != NULL ? gloss_document_get_annotations (document) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

GlossAnnotation *
gloss_view_state_get_selected (GlossViewState *self)
{
  g_return_val_if_fail (GLOSS_IS_VIEW_STATE (self), NULL);

  return self->selected;
}

void
gloss_view_state_set_selected (GlossViewState  *self,
                               GlossAnnotation *annotation)
{
  g_return_if_fail (GLOSS_IS_VIEW_STATE (self));
  g_return_if_fail (annotation == NULL || GLOSS_IS_ANNOTATION (annotation));

  if (g_set_object (&self->selected, annotation))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * gloss_view_state_get_place:
 * @self: a #GlossViewState
 *
 * Returns: (nullable): what a tag would be given to, in code points
 */
const GlossRange *
gloss_view_state_get_place (GlossViewState *self)
{
  g_return_val_if_fail (GLOSS_IS_VIEW_STATE (self), NULL);

  return self->has_place ? &self->place : NULL;
}

gboolean
gloss_view_state_get_has_selection (GlossViewState *self)
{
  g_return_val_if_fail (GLOSS_IS_VIEW_STATE (self), FALSE);

  return self->has_selection;
}

/**
 * gloss_view_state_set_place:
 * @self: a #GlossViewState
 * @place: (nullable): in code points
 * @is_selection: whether the person selected it
 *
 * Called by the view that has the caret.
 */
void
gloss_view_state_set_place (GlossViewState   *self,
                            const GlossRange *place,
                            gboolean          is_selection)
{
  gboolean has_place = place != NULL;
  gboolean changed;

  g_return_if_fail (GLOSS_IS_VIEW_STATE (self));

  is_selection = is_selection && has_place;
  changed = has_place != self->has_place || (has_place && !gloss_range_equal (*place, self->place));

  g_object_freeze_notify (G_OBJECT (self));
  if (changed)
    {
      self->has_place = has_place;
      self->place = has_place ? *place : (GlossRange) { 0, 0 };
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
    }
  if (is_selection != self->has_selection)
    {
      self->has_selection = is_selection;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

double
gloss_view_state_get_text_scale (GlossViewState *self)
{
  g_return_val_if_fail (GLOSS_IS_VIEW_STATE (self), 1.0);

  return self->text_scale;
}

/**
 * gloss_view_state_set_text_scale:
 * @self: a #GlossViewState
 * @scale: 1.0 is the usual size; kept within 0.5 and 3
 */
void
gloss_view_state_set_text_scale (GlossViewState *self,
                                 double          scale)
{
  g_return_if_fail (GLOSS_IS_VIEW_STATE (self));

  scale = CLAMP (scale, MIN_TEXT_SCALE, MAX_TEXT_SCALE);
  if (G_APPROX_VALUE (scale, self->text_scale, 1e-6))
    return;

  self->text_scale = scale;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SCALE]);
}

gboolean
gloss_view_state_get_boilerplate_shown (GlossViewState *self)
{
  g_return_val_if_fail (GLOSS_IS_VIEW_STATE (self), FALSE);

  return self->boilerplate_shown;
}

void
gloss_view_state_set_boilerplate_shown (GlossViewState *self,
                                        gboolean        shown)
{
  g_return_if_fail (GLOSS_IS_VIEW_STATE (self));

  shown = !!shown;
  if (self->boilerplate_shown == shown)
    return;

  self->boilerplate_shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOILERPLATE_SHOWN]);
}

/* Who has read on since then goes on from there. */
static gboolean
is_at_place (GlossViewState  *self,
             GlossAnnotation *annotation)
{
  return !self->has_place || !gloss_anchor_is_placed (gloss_annotation_get_anchor (annotation))
         || gloss_range_overlaps (self->place, gloss_annotation_get_extent (annotation));
}

/**
 * gloss_view_state_find_neighbour:
 * @self: a #GlossViewState
 * @step: 1 for the next annotation, -1 for the one before
 *
 * Goes by the selected annotation as long as it is where the reading cursor is, else by the reading cursor.
 *
 * Returns: (nullable) (transfer none): the annotation to go to
 */
GlossAnnotation *
gloss_view_state_find_neighbour (GlossViewState *self,
                                 int             step)
{
  GlossAnnotationList *list;
  gsize offset;
  const char *id;

  g_return_val_if_fail (GLOSS_IS_VIEW_STATE (self), NULL);

  if (self->document == NULL)
    return NULL;

  list = gloss_document_get_annotations (self->document);
  offset = self->has_place ? self->place.start : 0;
  id = self->selected != NULL && is_at_place (self, self->selected) ? gloss_annotation_get_id (self->selected) : NULL;
  return step > 0 ? gloss_annotation_list_get_next (list, id, offset) : gloss_annotation_list_get_previous (list, id, offset);
}

/**
 * gloss_view_state_go_to:
 * @self: a #GlossViewState
 * @range: in code points
 *
 * Asks the view to show a place.
 */
void
gloss_view_state_go_to (GlossViewState *self,
                        GlossRange      range)
{
  g_return_if_fail (GLOSS_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[GO_TO], 0, (guint64) range.start, (guint64) range.end);
}
