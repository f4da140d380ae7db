/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines of a journal may go. */
#include "config.h"

#include "store/gloss-journal-private.h"

#include <string.h>

/* A line with its end; the entry is NULL where it is not understood. */
typedef struct
{
  const char *text;
  gsize n_bytes;
  GlossJournalEntry *entry;
} Line;

static void
line_clear (Line *line)
{
  g_clear_pointer (&line->entry, gloss_journal_entry_free);
}

static GArray *
split (GBytes *bytes)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gsize n_bytes;
  const char *at = g_bytes_get_data (bytes, &n_bytes);
  const char *end = at + n_bytes;

  g_array_set_clear_func (lines, (GDestroyNotify) line_clear);
  for (const char *next; (next = memchr (at, '\n', end - at)) != NULL; at = next + 1)
    {
      Line line = { at, next + 1 - at, gloss_journal_entry_parse (at, next - at) };

      g_array_append_val (lines, line);
    }
  return lines;
}

/* The last "saved" line of each source. */
static GHashTable *
find_saved (GArray *lines)
{
  GHashTable *saved = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      GlossJournalEntry *entry = g_array_index (lines, Line, i).entry;

      if (entry != NULL && entry->sidecar != NULL)
        g_hash_table_replace (saved, entry->source, entry);
    }
  return saved;
}

static gboolean
may_go (GlossJournalEntry *entry,
        GHashTable        *saved)
{
  GlossJournalEntry *last = entry != NULL ? g_hash_table_lookup (saved, entry->source) : NULL;

  if (last == NULL || entry == last)
    return FALSE;
  return entry->sidecar != NULL || (gloss_journal_entry_is_change (entry) && entry->seq <= last->through);
}

/*< private >
 * gloss_journal_compact:
 * @bytes: a journal
 *
 * Returns: (transfer full): the lines of it that are to stay
 */
GString *
gloss_journal_compact (GBytes *bytes)
{
  g_autoptr (GArray) lines = split (bytes);
  g_autoptr (GHashTable) saved = find_saved (lines);
  GString *kept = g_string_new (NULL);
  guint n_changes = 0;

  /* From the end, to count: but the lines are to be in their order. */
  for (guint i = lines->len; i > 0; i--)
    {
      Line *line = &g_array_index (lines, Line, i - 1);

      if (n_changes >= GLOSS_JOURNAL_MIN_LINES && may_go (line->entry, saved))
        line->n_bytes = 0;
      else if (line->entry != NULL && line->entry->sidecar == NULL)
        n_changes++;
    }
  for (guint i = 0; i < lines->len; i++)
    g_string_append_len (kept, g_array_index (lines, Line, i).text, g_array_index (lines, Line, i).n_bytes);
  return kept;
}
