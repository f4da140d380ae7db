/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be undone and done again. */
#include "config.h"

#include "document/gloss-undo-stack.h"

struct _GlossUndoStack
{
  GObject parent_instance;

  /* The last one of each is the next to be handed out. */
  GQueue done;
  GQueue undone;

  gsize n_bytes;
  /* When the last change was pushed; 0 once nothing may be squashed into it any more. */
  gint64 last_time;

  /* What was last notified. */
  char *undo_label;
  char *redo_label;
};

G_DEFINE_FINAL_TYPE (GlossUndoStack, gloss_undo_stack, G_TYPE_OBJECT)

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
clear_steps (GlossUndoStack *self,
             GQueue         *steps)
{
  for (GList *link = steps->head; link != NULL; link = link->next)
    self->n_bytes -= gloss_step_get_size (link->data);
  g_queue_clear_full (steps, g_object_unref);
}

static void
drop_step (GlossUndoStack *self,
           GQueue         *steps,
           GList          *link)
{
  self->n_bytes -= gloss_step_get_size (link->data);
  g_object_unref (link->data);
  g_queue_delete_link (steps, link);
}

/* The last step always stays: what was just done can be undone, however large it is. */
static void
trim (GlossUndoStack *self)
{
  while (self->done.length > 1 &&
         (self->done.length > GLOSS_UNDO_STACK_MAX_CHANGES || self->n_bytes > GLOSS_UNDO_STACK_MAX_BYTES))
    drop_step (self, &self->done, self->done.head);
}

static void
update_side (GlossUndoStack  *self,
             GQueue          *steps,
             char           **shown,
             GParamSpec      *can,
             GParamSpec      *label)
{
  GlossStep *step = g_queue_peek_tail (steps);
  gboolean could = *shown != NULL;

  if (!g_set_str (shown, step != NULL ? gloss_step_get_undo_label (step) : NULL))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), label);
  if (could != (step != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), can);
}

static void
update_properties (GlossUndoStack *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  update_side (self, &self->done, &self->undo_label, properties[PROP_CAN_UNDO], properties[PROP_UNDO_LABEL]);
  update_side (self, &self->undone, &self->redo_label, properties[PROP_CAN_REDO], properties[PROP_REDO_LABEL]);
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
squash (GlossUndoStack *self,
        GlossStep      *step,
        gint64          time)
{
  GlossStep *last = g_queue_peek_tail (&self->done);
  GlossChange *both;

  if (last == NULL || self->last_time == 0 || time - self->last_time > GLOSS_UNDO_STACK_PAUSE)
    return FALSE;
  both = gloss_change_squash (gloss_step_get_change (last), gloss_step_get_change (step));
  if (both == NULL)
    return FALSE;
  self->n_bytes -= gloss_step_get_size (last);
  gloss_step_set_change (last, both);
  self->n_bytes += gloss_step_get_size (last);
  return TRUE;
}

static GlossStep *
move_step (GlossUndoStack *self,
           GQueue         *from,
           GQueue         *to)
{
  GlossStep *step = g_queue_pop_tail (from);

  if (step == NULL)
    return NULL;
  g_queue_push_tail (to, step);
  gloss_step_set_done (step, to == &self->done);
  self->last_time = 0;
  update_properties (self);
  return step;
}

/* A step that is of other things too is still one for those. */
static void
forget_in (GlossUndoStack *self,
           GQueue         *steps,
           const char     *id)
{
  GList *next;

  for (GList *link = steps->head; link != NULL; link = next)
    {
      gsize n_bytes = gloss_step_get_size (link->data);

      next = link->next;
      if (!gloss_step_forget (link->data, id))
        {
          self->n_bytes -= n_bytes;
          g_object_unref (link->data);
          g_queue_delete_link (steps, link);
          continue;
        }
      self->n_bytes += gloss_step_get_size (link->data);
      self->n_bytes -= n_bytes;
    }
}

static void
gloss_undo_stack_finalize (GObject *object)
{
  GlossUndoStack *self = GLOSS_UNDO_STACK (object);

  clear_steps (self, &self->done);
  clear_steps (self, &self->undone);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (gloss_undo_stack_parent_class)->finalize (object);
}

static void
gloss_undo_stack_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  GlossUndoStack *self = GLOSS_UNDO_STACK (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, gloss_undo_stack_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, gloss_undo_stack_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_undo_stack_class_init (GlossUndoStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = gloss_undo_stack_finalize;
  object_class->get_property = gloss_undo_stack_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_undo_stack_init (GlossUndoStack *self)
{
  g_queue_init (&self->done);
  g_queue_init (&self->undone);
}

GlossUndoStack *
gloss_undo_stack_new (void)
{
  return g_object_new (GLOSS_TYPE_UNDO_STACK, NULL);
}

/**
 * gloss_undo_stack_push:
 * @self: the stack
 * @step: what was just done
 * @time: when, in microseconds of the monotonic clock
 *
 * Remembers a step; what was undone before it can no longer be done again.
 *
 * Returns: (transfer none): the step itself, or the one before it, if the two are one now
 */
GlossStep *
gloss_undo_stack_push (GlossUndoStack *self,
                       GlossStep      *step,
                       gint64          time)
{
  g_return_val_if_fail (GLOSS_IS_UNDO_STACK (self), NULL);
  g_return_val_if_fail (GLOSS_IS_STEP (step), NULL);

  clear_steps (self, &self->undone);
  if (!squash (self, step, time))
    {
      self->n_bytes += gloss_step_get_size (step);
      g_queue_push_tail (&self->done, g_object_ref (step));
    }
  self->last_time = time;
  trim (self);
  update_properties (self);
  return g_queue_peek_tail (&self->done);
}

static void
fill_side (GlossUndoStack *self,
           GQueue         *steps,
           GPtrArray      *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      self->n_bytes += gloss_step_get_size (g_ptr_array_index (from, i));
      g_queue_push_tail (steps, g_object_ref (g_ptr_array_index (from, i)));
    }
}

/**
 * gloss_undo_stack_fill:
 * @self: an empty stack
 * @done: (element-type GlossStep): what can be undone, the next one last
 * @undone: (element-type GlossStep): what can be done again, the next one last
 *
 * Remembers what was done earlier.
 */
void
gloss_undo_stack_fill (GlossUndoStack *self,
                       GPtrArray      *done,
                       GPtrArray      *undone)
{
  g_return_if_fail (GLOSS_IS_UNDO_STACK (self));

  fill_side (self, &self->done, done);
  fill_side (self, &self->undone, undone);
  trim (self);
  update_properties (self);
}

/**
 * gloss_undo_stack_undo:
 * @self: the stack
 *
 * Returns: (nullable) (transfer none): the step to take back
 */
GlossStep *
gloss_undo_stack_undo (GlossUndoStack *self)
{
  g_return_val_if_fail (GLOSS_IS_UNDO_STACK (self), NULL);

  return move_step (self, &self->done, &self->undone);
}

/**
 * gloss_undo_stack_redo:
 * @self: the stack
 *
 * Returns: (nullable) (transfer none): the step to do again
 */
GlossStep *
gloss_undo_stack_redo (GlossUndoStack *self)
{
  g_return_val_if_fail (GLOSS_IS_UNDO_STACK (self), NULL);

  return move_step (self, &self->undone, &self->done);
}

/**
 * gloss_undo_stack_forget:
 * @self: the stack
 * @id: of what was changed: an annotation, a link, or one of those of which there is one
 *
 * Drops the changes of something that was changed by somebody else meanwhile, so that undoing does not
 * overwrite their work. All the other steps stay.
 */
void
gloss_undo_stack_forget (GlossUndoStack *self,
                         const char     *id)
{
  g_return_if_fail (GLOSS_IS_UNDO_STACK (self));

  forget_in (self, &self->done, id);
  forget_in (self, &self->undone, id);
  self->last_time = 0;
  update_properties (self);
}

/**
 * gloss_undo_stack_clear:
 * @self: the stack
 *
 * Forgets everything.
 */
void
gloss_undo_stack_clear (GlossUndoStack *self)
{
  g_return_if_fail (GLOSS_IS_UNDO_STACK (self));

  clear_steps (self, &self->done);
  clear_steps (self, &self->undone);
  self->last_time = 0;
  update_properties (self);
}

gboolean
gloss_undo_stack_get_can_undo (GlossUndoStack *self)
{
  g_return_val_if_fail (GLOSS_IS_UNDO_STACK (self), FALSE);

  return self->undo_label != NULL;
}

gboolean
gloss_undo_stack_get_can_redo (GlossUndoStack *self)
{
  g_return_val_if_fail (GLOSS_IS_UNDO_STACK (self), FALSE);

  return self->redo_label != NULL;
}

const char *
gloss_undo_stack_get_undo_label (GlossUndoStack *self)
{
  g_return_val_if_fail (GLOSS_IS_UNDO_STACK (self), NULL);

  return self->undo_label;
}

const char *
gloss_undo_stack_get_redo_label (GlossUndoStack *self)
{
  g_return_val_if_fail (GLOSS_IS_UNDO_STACK (self), NULL);

  return self->redo_label;
}
