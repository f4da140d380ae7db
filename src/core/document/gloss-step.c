/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step in the history of a document. */
#include "config.h"

#include "document/gloss-step-private.h"

#include "document/gloss-change-entry.h"

struct _GlossStep
{
  GObject parent_instance;

  /* NULL in tests: nothing is known then of what things are called. */
  GlossOrigin *origin;
  GlossChangeKind kind;

  /* Of an earlier run: each of another subject. Empty for a step of this one. */
  GArray *moves;
  /* NULL until somebody asks for it. */
  GlossChange *change;

  /* One of the two; the other one is made from it. */
  char *time_text;
  GDateTime *time;

  /* Made when they are asked for. */
  char *label;
  char *undo_label;
  char *where;

  /* How far the log went when it was done. */
  guint end;

  guint done : 1;
  guint where_is_known : 1;
};

G_DEFINE_FINAL_TYPE (GlossStep, gloss_step, G_TYPE_OBJECT)

enum
{
  PROP_LABEL = 1,
  PROP_WHERE,
  PROP_TIME,
  PROP_DONE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gloss_step_finalize (GObject *object)
{
  GlossStep *self = GLOSS_STEP (object);

  g_clear_pointer (&self->origin, gloss_origin_unref);
  g_clear_pointer (&self->moves, g_array_unref);
  g_clear_pointer (&self->change, gloss_change_unref);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self->time_text);
  g_free (self->label);
  g_free (self->undo_label);
  g_free (self->where);

  G_OBJECT_CLASS (gloss_step_parent_class)->finalize (object);
}

static void
gloss_step_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  GlossStep *self = GLOSS_STEP (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gloss_step_get_label (self));
      break;
    case PROP_WHERE:
      g_value_set_string (value, gloss_step_get_where (self));
      break;
    case PROP_TIME:
      g_value_set_boxed (value, gloss_step_get_time (self));
      break;
    case PROP_DONE:
      g_value_set_boolean (value, gloss_step_get_done (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_step_class_init (GlossStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = gloss_step_finalize;
  object_class->get_property = gloss_step_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_WHERE] = g_param_spec_string ("where", NULL, NULL, NULL, flags);
  properties[PROP_TIME] = g_param_spec_boxed ("time", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_DONE] = g_param_spec_boolean ("done", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_step_init (GlossStep *self)
{
  self->done = TRUE;
}

static GlossStep *
new_of_origin (GlossOrigin *origin)
{
  GlossStep *self = g_object_new (GLOSS_TYPE_STEP, NULL);

  self->origin = origin != NULL ? gloss_origin_ref (origin) : NULL;
  self->moves = g_array_new (FALSE, FALSE, sizeof (GlossMove));
  g_array_set_clear_func (self->moves, (GDestroyNotify) gloss_move_clear);
  return self;
}

/*< private >
 * gloss_step_new:
 * @origin: (nullable): the document's
 * @change: what was just done
 *
 * Returns: (transfer full): a step of now
 */
GlossStep *
gloss_step_new (GlossOrigin *origin,
                GlossChange *change)
{
  GlossStep *self = new_of_origin (origin);

  self->kind = gloss_change_get_kind (change);
  self->change = gloss_change_ref (change);
  self->time = g_date_time_new_now_local ();
  return self;
}

/*< private >
 * gloss_step_new_for_entry:
 * @origin: the document's
 * @entry: an operation
 *
 * Returns: (transfer full): the step that begins with it
 */
GlossStep *
gloss_step_new_for_entry (GlossOrigin       *origin,
                          GlossJournalEntry *entry)
{
  GlossStep *self = new_of_origin (origin);

  self->kind = gloss_change_kind_from_op (entry->op);
  self->time_text = g_strdup (entry->time);
  gloss_step_add_entry (self, entry);
  return self;
}

/*< private >
 * gloss_step_add_entry:
 * @self: a step of an earlier run
 * @entry: an operation that joins it
 */
void
gloss_step_add_entry (GlossStep         *self,
                      GlossJournalEntry *entry)
{
  GlossMove *known = gloss_step_find_move (self, entry->id);
  GlossMove move;

  if (known != NULL)
    {
      gloss_move_extend (known, entry);
      return;
    }
  gloss_move_init (&move, entry);
  g_array_append_val (self->moves, move);
}

guint
gloss_step_get_n_moves (GlossStep *self)
{
  return self->moves->len;
}

GlossMove *
gloss_step_get_move (GlossStep *self,
                     guint      index)
{
  return &g_array_index (self->moves, GlossMove, index);
}

/*< private >
 * gloss_step_find_move:
 * @self: a step of an earlier run
 * @id: of a subject
 *
 * Returns: (nullable): what became of the subject
 */
GlossMove *
gloss_step_find_move (GlossStep  *self,
                      const char *id)
{
  for (guint i = 0; i < self->moves->len; i++)
    if (g_str_equal (gloss_step_get_move (self, i)->id, id))
      return gloss_step_get_move (self, i);
  return NULL;
}

static GlossChange *
make_change (GlossStep *self)
{
  g_autoptr (GlossAnnotationSet) set = gloss_origin_new_set (self->origin);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);

  for (guint i = 0; i < self->moves->len; i++)
    {
      GlossChange *part = gloss_move_make_change (gloss_step_get_move (self, i), set);

      if (part != NULL)
        g_ptr_array_add (parts, part);
    }
  return gloss_change_new_group (self->kind, parts);
}

/*< private >
 * gloss_step_set_change:
 * @self: a step of this run
 * @change: (transfer full): what was done in all
 */
void
gloss_step_set_change (GlossStep   *self,
                       GlossChange *change)
{
  g_clear_pointer (&self->change, gloss_change_unref);
  self->change = change;
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->undo_label, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/*< private >
 * gloss_step_forget:
 * @self: a step
 * @id: of a subject that somebody else has changed
 *
 * Takes out of the step what it does to the subject.
 *
 * Returns: whether something else is left
 */
gboolean
gloss_step_forget (GlossStep  *self,
                   const char *id)
{
  GlossChange *rest = NULL;

  for (guint i = self->moves->len; i > 0; i--)
    if (g_str_equal (gloss_step_get_move (self, i - 1)->id, id))
      g_array_remove_index (self->moves, i - 1);
  if (self->change == NULL)
    return self->moves->len > 0;
  if (gloss_change_find_part (self->change, id) == NULL)
    return TRUE;
  rest = gloss_change_without (self->change, id);
  if (rest == NULL)
    return FALSE;
  gloss_step_set_change (self, rest);
  return TRUE;
}

/*< private >
 * gloss_step_get_size:
 * @self: a step
 *
 * Returns: about how many bytes it keeps in memory
 */
gsize
gloss_step_get_size (GlossStep *self)
{
  gsize size = 256;

  if (self->moves->len == 0)
    return size + gloss_change_get_size (self->change);
  for (guint i = 0; i < self->moves->len; i++)
    {
      GlossMove *move = gloss_step_get_move (self, i);

      size += sizeof *move;
      size += move->after.text != NULL ? g_ref_string_length (move->after.text) : 0;
    }
  return size;
}

/*< private >
 * gloss_step_get_undo_label:
 * @self: a step
 *
 * Returns: what it is called after "Undo" and "Redo"
 */
const char *
gloss_step_get_undo_label (GlossStep *self)
{
  if (self->undo_label == NULL)
    self->undo_label = gloss_change_dup_label (gloss_step_get_change (self), self->origin != NULL ? self->origin->codebook : NULL);
  return self->undo_label;
}

/*< private >
 * gloss_step_set_done:
 * @self: a step
 * @done: whether it is done, not taken back
 */
void
gloss_step_set_done (GlossStep *self,
                     gboolean   done)
{
  if (self->done == !!done)
    return;
  self->done = !!done;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
}

guint
gloss_step_get_end (GlossStep *self)
{
  return self->end;
}

void
gloss_step_set_end (GlossStep *self,
                    guint      end)
{
  self->end = end;
}

/* --- what is shown of it -------------------------------------------------------------------- */

GlossChangeKind
gloss_step_get_kind (GlossStep *self)
{
  g_return_val_if_fail (GLOSS_IS_STEP (self), GLOSS_CHANGE_EDIT);

  return self->kind;
}

/**
 * gloss_step_get_label:
 * @self: a step
 *
 * Returns: what was done, translated
 */
const char *
gloss_step_get_label (GlossStep *self)
{
  g_return_val_if_fail (GLOSS_IS_STEP (self), NULL);

  if (self->label == NULL)
    self->label = gloss_change_describe (gloss_step_get_change (self), self->origin != NULL ? self->origin->codebook : NULL);
  return self->label;
}

/**
 * gloss_step_get_where:
 * @self: a step
 *
 * Returns: (nullable): the id of the block that it was done in, such as "s2.p1"; NULL where it was in several or in none
 */
const char *
gloss_step_get_where (GlossStep *self)
{
  g_return_val_if_fail (GLOSS_IS_STEP (self), NULL);

  if (!self->where_is_known && self->origin != NULL)
    self->where = gloss_change_dup_where (gloss_step_get_change (self), self->origin->article);
  self->where_is_known = TRUE;
  return self->where;
}

/**
 * gloss_step_get_time:
 * @self: a step
 *
 * Returns: (nullable) (transfer none): when it was done; NULL where that is not known
 */
GDateTime *
gloss_step_get_time (GlossStep *self)
{
  g_autoptr (GDateTime) utc = NULL;

  g_return_val_if_fail (GLOSS_IS_STEP (self), NULL);

  if (self->time == NULL && self->time_text != NULL)
    utc = g_date_time_new_from_iso8601 (self->time_text, NULL);
  if (utc != NULL)
    self->time = g_date_time_to_local (utc);
  return self->time;
}

gboolean
gloss_step_get_done (GlossStep *self)
{
  g_return_val_if_fail (GLOSS_IS_STEP (self), FALSE);

  return self->done;
}

/**
 * gloss_step_get_change:
 * @self: a step
 *
 * Returns: (transfer none): what was done; an empty change where nothing of it is understood
 */
GlossChange *
gloss_step_get_change (GlossStep *self)
{
  g_return_val_if_fail (GLOSS_IS_STEP (self), NULL);

  if (self->change == NULL)
    self->change = make_change (self);
  return self->change;
}

/**
 * gloss_step_touches:
 * @self: a step
 * @id: of an annotation, of a link, or %GLOSS_CHANGE_COVERAGE_ID or %GLOSS_CHANGE_STRUCTURE_ID
 *
 * Returns: whether the step changed it
 */
gboolean
gloss_step_touches (GlossStep  *self,
                    const char *id)
{
  g_return_val_if_fail (GLOSS_IS_STEP (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (self->moves->len > 0)
    return gloss_step_find_move (self, id) != NULL;
  return self->change != NULL && gloss_change_find_part (self->change, id) != NULL;
}
