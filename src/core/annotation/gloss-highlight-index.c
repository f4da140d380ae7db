/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the pieces of annotations in the order of the text. */
#include "config.h"

#include "annotation/gloss-highlight-index.h"

struct _GlossHighlightIndex
{
  GArray *entries;
  GArray *max_ends;
  GArray *lane_ends;
};

static inline GlossHighlightEntry *
entry_at (GlossHighlightIndex *self,
          guint                index)
{
  return &g_array_index (self->entries, GlossHighlightEntry, index);
}

static inline gsize
max_end_at (GlossHighlightIndex *self,
            guint                index)
{
  return g_array_index (self->max_ends, gsize, index);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const GlossHighlightEntry *one = a;
  const GlossHighlightEntry *other = b;

  if (one->range.start != other->range.start)
    return one->range.start < other->range.start ? -1 : 1;
  if (one->range.end != other->range.end)
    return one->range.end > other->range.end ? -1 : 1;
  return g_strcmp0 (gloss_annotation_get_id (one->annotation), gloss_annotation_get_id (other->annotation));
}

static void
clear_entry (gpointer data)
{
  GlossHighlightEntry *entry = data;

  g_clear_object (&entry->annotation);
}

/* The first entry that is not before @wanted. */
static guint
find_position (GlossHighlightIndex       *self,
               const GlossHighlightEntry *wanted)
{
  guint low = 0;
  guint high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_entries (entry_at (self, middle), wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The first entry whose running maximum lies beyond @offset: nothing before it reaches there. */
static guint
find_reaching (GlossHighlightIndex *self,
               gsize                offset)
{
  guint low = 0;
  guint high = self->max_ends->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (max_end_at (self, middle) <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
update_max_ends (GlossHighlightIndex *self,
                 guint                from)
{
  gsize max_end;

  g_array_set_size (self->max_ends, self->entries->len);
  max_end = from > 0 ? max_end_at (self, from - 1) : 0;
  for (guint i = from; i < self->entries->len; i++)
    {
      max_end = MAX (max_end, entry_at (self, i)->range.end);
      g_array_index (self->max_ends, gsize, i) = max_end;
    }
}

/* Where the entries begin that hang together, by overlaps, with the one at @index. */
static guint
find_cluster (GlossHighlightIndex *self,
              guint                index)
{
  while (index > 0 && index < self->entries->len &&
         max_end_at (self, index - 1) > entry_at (self, index)->range.start)
    index--;

  return index;
}

static guint
take_lane (GlossHighlightIndex *self,
           GlossRange           range)
{
  guint lane = 0;

  while (lane < self->lane_ends->len && g_array_index (self->lane_ends, gsize, lane) > range.start)
    lane++;
  if (lane == self->lane_ends->len)
    g_array_append_val (self->lane_ends, range.end);
  else
    g_array_index (self->lane_ends, gsize, lane) = range.end;

  return lane;
}

/* Gives lanes from @from, the begin of a cluster, until the first cluster that begins at @until or later. */
static void
update_lanes (GlossHighlightIndex *self,
              guint                from,
              gsize                until)
{
  for (guint i = from; i < self->entries->len; i++)
    {
      GlossHighlightEntry *entry = entry_at (self, i);

      if (i == 0 || max_end_at (self, i - 1) <= entry->range.start)
        {
          if (entry->range.start >= until)
            return;
          g_array_set_size (self->lane_ends, 0);
        }
      entry->lane = take_lane (self, entry->range);
    }
}

static void
add_piece (GlossHighlightIndex *self,
           GlossAnnotation     *annotation,
           GlossRange           range)
{
  GlossHighlightEntry entry = { range, 0, g_object_ref (annotation) };
  guint position = find_position (self, &entry);

  g_array_insert_val (self->entries, position, entry);
  update_max_ends (self, position);
  update_lanes (self, find_cluster (self, position), range.end);
}

static void
remove_piece (GlossHighlightIndex *self,
              GlossAnnotation     *annotation,
              GlossRange           range)
{
  GlossHighlightEntry wanted = { range, 0, annotation };
  guint position = find_position (self, &wanted);
  guint from;
  gsize until = range.end;

  if (position == self->entries->len || compare_entries (entry_at (self, position), &wanted) != 0)
    return;

  from = find_cluster (self, position);
  for (guint i = position; i < self->entries->len && entry_at (self, i)->range.start < until; i++)
    until = MAX (until, max_end_at (self, i));

  g_array_remove_index (self->entries, position);
  update_max_ends (self, position);
  update_lanes (self, from, until);
}

typedef void (*PieceFunc) (GlossHighlightIndex *self,
                           GlossAnnotation     *annotation,
                           GlossRange           range);

static void
foreach_piece (GlossHighlightIndex *self,
               GlossAnnotation     *annotation,
               PieceFunc            func)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  if (!gloss_anchor_is_placed (anchor))
    return;

  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      GlossRange range = gloss_anchor_get_place (anchor, i);

      if (gloss_range_length (range) > 0)
        func (self, annotation, range);
    }
}

static void
append_piece (GlossHighlightIndex *self,
              GlossAnnotation     *annotation,
              GlossRange           range)
{
  GlossHighlightEntry entry = { range, 0, g_object_ref (annotation) };

  g_array_append_val (self->entries, entry);
}

/**
 * gloss_highlight_index_new:
 *
 * Returns: (transfer full): an empty index
 */
GlossHighlightIndex *
gloss_highlight_index_new (void)
{
  GlossHighlightIndex *self = g_new0 (GlossHighlightIndex, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (GlossHighlightEntry));
  self->max_ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->lane_ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_array_set_clear_func (self->entries, clear_entry);

  return self;
}

void
gloss_highlight_index_free (GlossHighlightIndex *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->max_ends);
  g_array_unref (self->lane_ends);
  g_free (self);
}

void
gloss_highlight_index_clear (GlossHighlightIndex *self)
{
  g_array_set_size (self->entries, 0);
  g_array_set_size (self->max_ends, 0);
}

/**
 * gloss_highlight_index_fill:
 * @self: an index
 * @annotations: (element-type GlossAnnotation): all that there are
 *
 * Replaces everything at once; those without a place are left out.
 */
void
gloss_highlight_index_fill (GlossHighlightIndex *self,
                            GPtrArray           *annotations)
{
  gloss_highlight_index_clear (self);
  for (guint i = 0; i < annotations->len; i++)
    foreach_piece (self, g_ptr_array_index (annotations, i), append_piece);

  g_array_sort (self->entries, compare_entries);
  update_max_ends (self, 0);
  update_lanes (self, 0, G_MAXSIZE);
}

void
gloss_highlight_index_add (GlossHighlightIndex *self,
                           GlossAnnotation     *annotation)
{
  foreach_piece (self, annotation, add_piece);
}

/**
 * gloss_highlight_index_remove:
 * @self: an index
 * @annotation: the version of it that was added
 */
void
gloss_highlight_index_remove (GlossHighlightIndex *self,
                              GlossAnnotation     *annotation)
{
  foreach_piece (self, annotation, remove_piece);
}

/**
 * gloss_highlight_index_get_n:
 * @self: an index
 *
 * Returns: how many pieces it holds
 */
gsize
gloss_highlight_index_get_n (GlossHighlightIndex *self)
{
  return self->entries->len;
}

/**
 * gloss_highlight_index_foreach_in:
 * @self: an index, not to be changed meanwhile
 * @range: a piece of the text
 * @func: (scope call): called with each entry that touches it, in order
 * @user_data: for @func
 */
void
gloss_highlight_index_foreach_in (GlossHighlightIndex     *self,
                                  GlossRange               range,
                                  GlossHighlightEntryFunc  func,
                                  gpointer                 user_data)
{
  for (guint i = find_reaching (self, range.start); i < self->entries->len; i++)
    {
      const GlossHighlightEntry *entry = entry_at (self, i);

      if (entry->range.start >= range.end)
        break;
      if (gloss_range_overlaps (entry->range, range))
        func (entry, user_data);
    }
}
