/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which operations of a journal are in the sidecars. */
#include "config.h"

#include "store/gloss-journal-marks.h"

/* The highest numbers: of any writer by the source, and of one writer by source and writer. */
struct _GlossJournalMarks
{
  GHashTable *loaded;
  GHashTable *through;
};

static char *
make_key (GlossJournalEntry *entry)
{
  return g_strconcat (entry->source, "\n", entry->writer, NULL);
}

static gint64
look_up (GHashTable *table,
         const char *key)
{
  gint64 *number = g_hash_table_lookup (table, key);

  return number != NULL ? *number : 0;
}

static void
lift (GHashTable *table,
      const char *key,
      gint64      number)
{
  if (number > look_up (table, key))
    g_hash_table_replace (table, g_strdup (key), g_memdup2 (&number, sizeof number));
}

/**
 * gloss_journal_marks_new:
 *
 * Returns: (transfer full): marks by which no sidecar holds anything
 */
GlossJournalMarks *
gloss_journal_marks_new (void)
{
  GlossJournalMarks *self = g_new (GlossJournalMarks, 1);

  self->loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->through = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
gloss_journal_marks_free (GlossJournalMarks *self)
{
  g_clear_pointer (&self->loaded, g_hash_table_unref);
  g_clear_pointer (&self->through, g_hash_table_unref);
  g_free (self);
}

/**
 * gloss_journal_marks_add:
 * @self: the marks
 * @entry: any line of the journal
 *
 * Takes over what the line says of a sidecar, if it says something.
 */
void
gloss_journal_marks_add (GlossJournalMarks *self,
                         GlossJournalEntry *entry)
{
  g_autofree char *key = make_key (entry);

  if (!gloss_journal_entry_is_saved (entry))
    return;
  lift (self->loaded, entry->source, entry->loaded);
  lift (self->through, key, entry->through);
}

/**
 * gloss_journal_marks_cover:
 * @self: the marks
 * @entry: an operation
 *
 * Returns: whether a sidecar was written that holds the operation
 */
gboolean
gloss_journal_marks_cover (GlossJournalMarks *self,
                           GlossJournalEntry *entry)
{
  g_autofree char *key = make_key (entry);

  return entry->seq <= MAX (look_up (self->loaded, entry->source), look_up (self->through, key));
}

/**
 * gloss_journal_marks_say:
 * @self: the marks
 * @entry: a "saved" line
 *
 * Returns: whether they say all that the line says
 */
gboolean
gloss_journal_marks_say (GlossJournalMarks *self,
                         GlossJournalEntry *entry)
{
  g_autofree char *key = make_key (entry);
  gint64 loaded = look_up (self->loaded, entry->source);

  return entry->loaded <= loaded && entry->through <= MAX (loaded, look_up (self->through, key));
}
