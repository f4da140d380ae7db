/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines of a journal may go. */
#include "config.h"

#include "store/gloss-journal-private.h"

#include <string.h>

#include "store/gloss-journal-marks.h"

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

/* Going from the end: whether what the line is for is said by the marks of the lines after it. */
static gboolean
may_go (GlossJournalEntry *entry,
        GlossJournalMarks *later,
        GlossJournalMarks *all)
{
  if (entry == NULL)
    return FALSE;
  if (gloss_journal_entry_is_saved (entry))
    return gloss_journal_marks_say (later, entry);
  return gloss_journal_entry_is_change (entry) && gloss_journal_marks_cover (all, entry);
}

static GlossJournalMarks *
find_marks (GArray *lines)
{
  GlossJournalMarks *marks = gloss_journal_marks_new ();

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, Line, i).entry != NULL)
      gloss_journal_marks_add (marks, g_array_index (lines, Line, i).entry);
  return marks;
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
  g_autoptr (GlossJournalMarks) all = find_marks (lines);
  g_autoptr (GlossJournalMarks) later = gloss_journal_marks_new ();
  GString *kept = g_string_new (NULL);
  guint n_changes = 0;
  gboolean is_joined = FALSE;

  /* From the end, to count: but the lines are to be in their order. */
  for (guint i = lines->len; i > 0; i--)
    {
      Line *line = &g_array_index (lines, Line, i - 1);

      /* What the line after it joins stays with that one: half a step is none. */
      if (n_changes >= GLOSS_JOURNAL_MIN_LINES && !is_joined && may_go (line->entry, later, all))
        {
          line->n_bytes = 0;
          continue;
        }
      if (line->entry != NULL && !gloss_journal_entry_is_saved (line->entry))
        n_changes++;
      if (line->entry == NULL || !gloss_journal_entry_is_saved (line->entry))
        is_joined = line->entry != NULL && line->entry->joins;
      if (line->entry != NULL)
        gloss_journal_marks_add (later, line->entry);
    }
  for (guint i = 0; i < lines->len; i++)
    g_string_append_len (kept, g_array_index (lines, Line, i).text, g_array_index (lines, Line, i).n_bytes);
  return kept;
}
