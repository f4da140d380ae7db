/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a document. */
#include "config.h"

#include "document/gloss-step-list.h"

struct _GlossStepList
{
  GObject parent_instance;

  /* Oldest first. */
  GPtrArray *steps;
  GArray *log;
};

static GType
gloss_step_list_get_item_type (GListModel *model)
{
  return GLOSS_TYPE_STEP;
}

static guint
gloss_step_list_get_n_items (GListModel *model)
{
  return GLOSS_STEP_LIST (model)->steps->len;
}

static gpointer
gloss_step_list_get_item (GListModel *model,
                          guint       position)
{
  GPtrArray *steps = GLOSS_STEP_LIST (model)->steps;

  return position < steps->len ? g_object_ref (g_ptr_array_index (steps, steps->len - 1 - position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = gloss_step_list_get_item_type;
  iface->get_n_items = gloss_step_list_get_n_items;
  iface->get_item = gloss_step_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GlossStepList, gloss_step_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
gloss_step_list_finalize (GObject *object)
{
  GlossStepList *self = GLOSS_STEP_LIST (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->log, g_array_unref);

  G_OBJECT_CLASS (gloss_step_list_parent_class)->finalize (object);
}

static void
gloss_step_list_class_init (GlossStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_step_list_finalize;
}

static void
gloss_step_list_init (GlossStepList *self)
{
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->log = g_array_new (FALSE, FALSE, sizeof (GlossMove));
  g_array_set_clear_func (self->log, (GDestroyNotify) gloss_move_clear);
}

GlossStepList *
gloss_step_list_new (void)
{
  return g_object_new (GLOSS_TYPE_STEP_LIST, NULL);
}

/**
 * gloss_step_list_log:
 * @self: the list
 * @entry: an operation, also one that takes back or does again
 */
void
gloss_step_list_log (GlossStepList     *self,
                     GlossJournalEntry *entry)
{
  GlossMove move;

  gloss_move_init (&move, entry);
  g_array_append_val (self->log, move);
}

/**
 * gloss_step_list_touch:
 * @self: the list
 * @step: a step that has just been done, or has become longer
 */
void
gloss_step_list_touch (GlossStepList *self,
                       GlossStep     *step)
{
  gloss_step_set_end (step, self->log->len);
}

/**
 * gloss_step_list_append:
 * @self: the list
 * @step: (transfer full): what was just done, and is in the log
 */
void
gloss_step_list_append (GlossStepList *self,
                        GlossStep     *step)
{
  gloss_step_list_touch (self, step);
  g_ptr_array_add (self->steps, step);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
}

/**
 * gloss_step_list_find_states:
 * @self: the list
 * @step: (nullable): a step in it; NULL for the time before the first one
 *
 * Returns: (transfer full) (element-type utf8 GlossJournalState): what everything was when @step had just been done, as far as something
 *   was done to it since; valid until something is logged
 */
GHashTable *
gloss_step_list_find_states (GlossStepList *self,
                             GlossStep     *step)
{
  GHashTable *states = g_hash_table_new (g_str_hash, g_str_equal);
  guint end = step != NULL ? gloss_step_get_end (step) : 0;

  for (guint i = self->log->len; i > end; i--)
    {
      GlossMove *move = &g_array_index (self->log, GlossMove, i - 1);

      g_hash_table_replace (states, move->id, &move->before);
    }
  return states;
}
