/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which stretches of the text a reviewer has dealt with, and how. */
#include "config.h"

#include "store/gloss-coverage.h"

#include <string.h>

/* Two arrays of one length: others ask for the ranges alone. */
struct _GlossCoverage
{
  GArray *ranges;
  GPtrArray *states;
};

/**
 * gloss_coverage_new:
 *
 * Returns: (transfer full): one that covers nothing
 */
GlossCoverage *
gloss_coverage_new (void)
{
  GlossCoverage *self = g_new (GlossCoverage, 1);

  self->ranges = g_array_new (FALSE, FALSE, sizeof (GlossRange));
  self->states = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * gloss_coverage_append:
 * @self: a coverage
 * @range: a stretch of the text that begins where the last one ends, or later
 * @state: what is said of it
 *
 * Adds it at the end; an empty one adds nothing.
 */
void
gloss_coverage_append (GlossCoverage *self,
                       GlossRange     range,
                       const char    *state)
{
  if (range.start >= range.end)
    return;
  g_array_append_val (self->ranges, range);
  g_ptr_array_add (self->states, g_strdup (state));
}

/**
 * gloss_coverage_copy:
 * @self: a coverage
 *
 * Returns: (transfer full): a copy
 */
GlossCoverage *
gloss_coverage_copy (GlossCoverage *self)
{
  GlossCoverage *copy = gloss_coverage_new ();

  for (guint i = 0; i < self->ranges->len; i++)
    gloss_coverage_append (copy, g_array_index (self->ranges, GlossRange, i), gloss_coverage_get_state (self, i));
  return copy;
}

/**
 * gloss_coverage_free:
 * @self: (transfer full): a coverage
 */
void
gloss_coverage_free (GlossCoverage *self)
{
  g_array_unref (self->ranges);
  g_ptr_array_unref (self->states);
  g_free (self);
}

static gboolean
read_entry (JsonNode    *node,
            GlossRange  *range,
            const char **state)
{
  JsonArray *entry = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GType types[] = { G_TYPE_INT64, G_TYPE_INT64, G_TYPE_STRING };

  if (entry == NULL || json_array_get_length (entry) != G_N_ELEMENTS (types))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      JsonNode *element = json_array_get_element (entry, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != types[i])
        return FALSE;
    }
  range->start = MAX (json_array_get_int_element (entry, 0), 0);
  range->end = MAX (json_array_get_int_element (entry, 1), 0);
  *state = json_array_get_string_element (entry, 2);
  return TRUE;
}

/* Most say what they cover from the beginning to the end. */
static gboolean
is_behind (GlossCoverage *self,
           GlossRange     range)
{
  return self->ranges->len == 0 || range.start >= g_array_index (self->ranges, GlossRange, self->ranges->len - 1).end;
}

/**
 * gloss_coverage_read:
 * @self: a coverage
 * @node: (nullable): `[[0, 142, "nothing"], ...]`
 *
 * Adds what can be understood of it.
 */
void
gloss_coverage_read (GlossCoverage *self,
                     JsonNode      *node)
{
  JsonArray *entries = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      GlossRange range;
      const char *state;

      if (!read_entry (json_array_get_element (entries, i), &range, &state))
        continue;
      if (is_behind (self, range))
        gloss_coverage_append (self, range, state);
      else
        gloss_coverage_cover (self, range, state);
    }
}

/**
 * gloss_coverage_write:
 * @self: a coverage
 *
 * Returns: (transfer full): what gloss_coverage_read() reads
 */
JsonNode *
gloss_coverage_write (GlossCoverage *self)
{
  JsonArray *entries = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < self->ranges->len; i++)
    {
      GlossRange range = g_array_index (self->ranges, GlossRange, i);
      JsonArray *entry = json_array_new ();

      json_array_add_int_element (entry, range.start);
      json_array_add_int_element (entry, range.end);
      json_array_add_string_element (entry, gloss_coverage_get_state (self, i));
      json_array_add_array_element (entries, entry);
    }
  json_node_take_array (node, entries);
  return node;
}

/**
 * gloss_coverage_equal:
 * @self: a coverage
 * @other: another
 *
 * Returns: whether they say the same
 */
gboolean
gloss_coverage_equal (GlossCoverage *self,
                      GlossCoverage *other)
{
  if (self->ranges->len != other->ranges->len)
    return FALSE;
  for (guint i = 0; i < self->ranges->len; i++)
    {
      if (!gloss_range_equal (g_array_index (self->ranges, GlossRange, i), g_array_index (other->ranges, GlossRange, i)) ||
          !g_str_equal (gloss_coverage_get_state (self, i), gloss_coverage_get_state (other, i)))
        return FALSE;
    }
  return TRUE;
}

/**
 * gloss_coverage_cover:
 * @self: a coverage
 * @range: a stretch of the text, in code points
 * @state: (nullable): what is now said of it, nothing to take back what was
 *
 * Says it of the whole stretch, whatever was said of parts of it.
 */
void
gloss_coverage_cover (GlossCoverage *self,
                      GlossRange     range,
                      const char    *state)
{
  g_autoptr (GlossCoverage) old = gloss_coverage_copy (self);
  g_autofree char *kept = g_strdup (state);
  guint i = 0;

  if (range.start >= range.end)
    return;
  g_array_set_size (self->ranges, 0);
  g_ptr_array_set_size (self->states, 0);
  for (; i < old->ranges->len && g_array_index (old->ranges, GlossRange, i).start < range.start; i++)
    {
      GlossRange before = g_array_index (old->ranges, GlossRange, i);

      gloss_coverage_append (self, (GlossRange) { before.start, MIN (before.end, range.start) }, gloss_coverage_get_state (old, i));
      if (before.end > range.end)
        break;
    }
  if (kept != NULL)
    gloss_coverage_append (self, range, kept);
  for (; i < old->ranges->len; i++)
    {
      GlossRange after = g_array_index (old->ranges, GlossRange, i);

      gloss_coverage_append (self, (GlossRange) { MAX (after.start, range.end), after.end }, gloss_coverage_get_state (old, i));
    }
}

/* Where something begins or ends; @is_kept where it does in one of the two versions. */
typedef struct
{
  gsize offset;
  gboolean is_kept;
} Border;

static void
add_borders (GArray        *borders,
             GlossCoverage *coverage,
             gboolean       is_kept)
{
  for (guint i = 0; i < coverage->ranges->len; i++)
    {
      GlossRange range = g_array_index (coverage->ranges, GlossRange, i);
      Border start = { range.start, is_kept };
      Border end = { range.end, is_kept };

      g_array_append_val (borders, start);
      g_array_append_val (borders, end);
    }
}

static int
compare_borders (gconstpointer a,
                 gconstpointer b)
{
  const Border *one = a;
  const Border *other = b;

  if (one->offset != other->offset)
    return one->offset < other->offset ? -1 : 1;
  return other->is_kept - one->is_kept;
}

/* What is said of an offset; those that are asked for grow. */
static const char *
find_state (GlossCoverage *self,
            guint         *index,
            gsize          offset)
{
  GlossRange range;

  while (*index < self->ranges->len && g_array_index (self->ranges, GlossRange, *index).end <= offset)
    (*index)++;
  if (*index >= self->ranges->len)
    return NULL;
  range = g_array_index (self->ranges, GlossRange, *index);
  return range.start <= offset ? gloss_coverage_get_state (self, *index) : NULL;
}

/* Something counts before nothing, then whichever both sides choose. */
static gboolean
prefers_theirs (const char *ours,
                const char *theirs)
{
  if (ours == NULL || theirs == NULL)
    return ours == NULL;
  return strcmp (theirs, ours) < 0;
}

static const char *
merge_state (const char  *ours,
             const char  *base,
             const char  *theirs,
             gboolean    *is_clash)
{
  *is_clash = FALSE;
  if (g_strcmp0 (ours, theirs) == 0 || g_strcmp0 (theirs, base) == 0)
    return ours;
  if (g_strcmp0 (ours, base) == 0)
    return theirs;
  *is_clash = TRUE;
  return prefers_theirs (ours, theirs) ? theirs : ours;
}

/* Goes on with the last stretch where nothing begins or ends. */
static void
append_or_extend (GlossCoverage *self,
                  GlossRange     range,
                  const char    *state,
                  gboolean       begins)
{
  GlossRange *last = self->ranges->len > 0 ? &g_array_index (self->ranges, GlossRange, self->ranges->len - 1) : NULL;

  if (state == NULL)
    return;
  if (!begins && last != NULL && last->end == range.start &&
      g_str_equal (gloss_coverage_get_state (self, self->ranges->len - 1), state))
    last->end = range.end;
  else
    gloss_coverage_append (self, range, state);
}

/**
 * gloss_coverage_merge:
 * @ours: what one has made of it
 * @base: what both began with
 * @theirs: what another has made of it
 * @lost: (nullable): what was said by the side that does not count is added, each stretch by itself
 *
 * Merges code point by code point. Where both changed what is said, something counts before nothing, and a fixed order decides
 * between two states.
 *
 * Returns: (transfer full): the merged coverage, the same whichever side is ours
 */
GlossCoverage *
gloss_coverage_merge (GlossCoverage *ours,
                      GlossCoverage *base,
                      GlossCoverage *theirs,
                      GlossCoverage *lost)
{
  GlossCoverage *merged = gloss_coverage_new ();
  g_autoptr (GArray) borders = g_array_new (FALSE, FALSE, sizeof (Border));
  guint our_index = 0, base_index = 0, their_index = 0;

  add_borders (borders, ours, TRUE);
  add_borders (borders, base, FALSE);
  add_borders (borders, theirs, TRUE);
  g_array_sort (borders, compare_borders);
  for (guint i = 0; i + 1 < borders->len; i++)
    {
      Border border = g_array_index (borders, Border, i);
      GlossRange range = { border.offset, g_array_index (borders, Border, i + 1).offset };
      const char *our_state, *their_state, *state;
      gboolean is_clash;

      if (range.start == range.end)
        {
          g_array_index (borders, Border, i + 1).is_kept |= border.is_kept;
          continue;
        }
      our_state = find_state (ours, &our_index, range.start);
      their_state = find_state (theirs, &their_index, range.start);
      state = merge_state (our_state, find_state (base, &base_index, range.start), their_state, &is_clash);
      append_or_extend (merged, range, state, border.is_kept);
      if (is_clash && lost != NULL)
        append_or_extend (lost, range, state == our_state ? their_state : our_state, TRUE);
    }
  return merged;
}

/**
 * gloss_coverage_get_n_covered:
 * @self: a coverage
 *
 * Returns: how many code points something is said of
 */
gsize
gloss_coverage_get_n_covered (GlossCoverage *self)
{
  gsize n = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    n += gloss_range_length (g_array_index (self->ranges, GlossRange, i));
  return n;
}

/**
 * gloss_coverage_has:
 * @self: a coverage
 * @range: a stretch, in code points
 * @state: what may have been said of it
 *
 * Returns: whether it was said of the whole stretch
 */
gboolean
gloss_coverage_has (GlossCoverage *self,
                    GlossRange     range,
                    const char    *state)
{
  gsize reached = range.start;

  for (guint i = 0; i < self->ranges->len && reached < range.end; i++)
    {
      GlossRange covered = g_array_index (self->ranges, GlossRange, i);

      if (covered.start <= reached && covered.end > reached && g_str_equal (gloss_coverage_get_state (self, i), state))
        reached = covered.end;
    }
  return range.start < range.end && reached >= range.end;
}

/**
 * gloss_coverage_get_ranges:
 * @self: a coverage
 *
 * Returns: (transfer none) (element-type GlossRange): the stretches, in order
 */
GArray *
gloss_coverage_get_ranges (GlossCoverage *self)
{
  return self->ranges;
}

/**
 * gloss_coverage_get_state:
 * @self: a coverage
 * @index: of a stretch
 *
 * Returns: what is said of it
 */
const char *
gloss_coverage_get_state (GlossCoverage *self,
                          guint          index)
{
  return g_ptr_array_index (self->states, index);
}
