/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubtful annotations, one after the other. */
#include "config.h"

#include "anchor/gloss-anchor-round.h"

struct _GlossAnchorRound
{
  GObject parent_instance;

  GListModel *doubts;
  GlossAnchorRoundFunc get_id;

  /* What it goes through, and the items of those that are open. */
  GPtrArray *ids;
  GHashTable *open;
  guint position;
};

G_DEFINE_FINAL_TYPE (GlossAnchorRound, gloss_anchor_round, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GHashTable *
find_open (GlossAnchorRound *self)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (self->doubts); i++)
    {
      gpointer item = g_list_model_get_item (self->doubts, i);

      g_hash_table_replace (open, g_strdup (self->get_id (item)), item);
    }
  return open;
}

static const char *
get_id_at (GlossAnchorRound *self,
           guint             position)
{
  return g_ptr_array_index (self->ids, position);
}

static gboolean
is_open (GlossAnchorRound *self,
         guint             position)
{
  return g_hash_table_contains (self->open, get_id_at (self, position));
}

/* The next one that is open, from a position on; the end if there is none. */
static guint
find_from (GlossAnchorRound *self,
           guint             position)
{
  while (position < self->ids->len && !is_open (self, position))
    position++;
  return position;
}

/* What has become doubtful since comes at the end. */
static void
add_new (GlossAnchorRound *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->doubts); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->doubts, i);
      const char *id = self->get_id (item);

      if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
        g_ptr_array_add (self->ids, g_strdup (id));
    }
}

/* What was settled and is open again was undone: that is what the person wants to see. */
static guint
find_reopened (GlossAnchorRound *self,
               GHashTable       *before)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (is_open (self, i) && !g_hash_table_contains (before, get_id_at (self, i)))
      return i;
  return G_MAXUINT;
}

static void
on_items_changed (GlossAnchorRound *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->open);
  guint reopened;

  self->open = find_open (self);
  reopened = find_reopened (self, before);
  add_new (self);
  self->position = find_from (self, reopened != G_MAXUINT ? reopened : self->position);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
gloss_anchor_round_finalize (GObject *object)
{
  GlossAnchorRound *self = GLOSS_ANCHOR_ROUND (object);

  g_clear_object (&self->doubts);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_hash_table_unref);

  G_OBJECT_CLASS (gloss_anchor_round_parent_class)->finalize (object);
}

static void
gloss_anchor_round_class_init (GlossAnchorRoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_anchor_round_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gloss_anchor_round_init (GlossAnchorRound *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

/**
 * gloss_anchor_round_new:
 * @doubts: what is doubtful; items leave it when they are settled
 * @get_id: by what an item is known
 *
 * Returns: (transfer full): a round that stands at the first of them
 */
GlossAnchorRound *
gloss_anchor_round_new (GListModel           *doubts,
                        GlossAnchorRoundFunc  get_id)
{
  GlossAnchorRound *self = g_object_new (GLOSS_TYPE_ANCHOR_ROUND, NULL);

  self->doubts = g_object_ref (doubts);
  self->get_id = get_id;
  self->open = find_open (self);
  add_new (self);
  g_signal_connect_object (doubts, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * gloss_anchor_round_get_n:
 *
 * Returns: how many there are, settled or not
 */
guint
gloss_anchor_round_get_n (GlossAnchorRound *self)
{
  g_return_val_if_fail (GLOSS_IS_ANCHOR_ROUND (self), 0);

  return self->ids->len;
}

/**
 * gloss_anchor_round_get_n_open:
 *
 * Returns: how many are not settled
 */
guint
gloss_anchor_round_get_n_open (GlossAnchorRound *self)
{
  g_return_val_if_fail (GLOSS_IS_ANCHOR_ROUND (self), 0);

  return g_hash_table_size (self->open);
}

/**
 * gloss_anchor_round_get_position:
 *
 * Returns: where it stands, from 0; the number of them at the end
 */
guint
gloss_anchor_round_get_position (GlossAnchorRound *self)
{
  g_return_val_if_fail (GLOSS_IS_ANCHOR_ROUND (self), 0);

  return self->position;
}

/**
 * gloss_anchor_round_get_current:
 *
 * Returns: (transfer none) (nullable): the item it stands at; NULL at the end
 */
gpointer
gloss_anchor_round_get_current (GlossAnchorRound *self)
{
  g_return_val_if_fail (GLOSS_IS_ANCHOR_ROUND (self), NULL);

  return self->position < self->ids->len ? g_hash_table_lookup (self->open, get_id_at (self, self->position)) : NULL;
}

/**
 * gloss_anchor_round_skip:
 * @self: a round
 * @step: 1 for the next one that is open, or the end; -1 for the one before
 *
 * Returns: whether it stands elsewhere now
 */
gboolean
gloss_anchor_round_skip (GlossAnchorRound *self,
                         int               step)
{
  guint position;

  g_return_val_if_fail (GLOSS_IS_ANCHOR_ROUND (self), FALSE);

  position = self->position + (guint) step;
  while (position < self->ids->len && !is_open (self, position))
    position += (guint) step;
  if (position > self->ids->len || position == self->position)
    return FALSE;
  self->position = position;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * gloss_anchor_round_go_to:
 * @self: a round
 * @id: one of them
 *
 * Returns: FALSE if it is not open
 */
gboolean
gloss_anchor_round_go_to (GlossAnchorRound *self,
                          const char       *id)
{
  guint position;

  g_return_val_if_fail (GLOSS_IS_ANCHOR_ROUND (self), FALSE);

  if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &position) || !is_open (self, position))
    return FALSE;
  self->position = position;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * gloss_anchor_round_begin_again:
 *
 * Forgets what is settled, and goes through what is left.
 */
void
gloss_anchor_round_begin_again (GlossAnchorRound *self)
{
  g_return_if_fail (GLOSS_IS_ANCHOR_ROUND (self));

  g_ptr_array_set_size (self->ids, 0);
  add_new (self);
  self->position = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}
