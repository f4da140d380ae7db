/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a journal. */
#define _GNU_SOURCE
#include "config.h"

#include "store/gloss-journal-private.h"

#include <string.h>

#include "json/gloss-json.h"

/* Some of what a line says of itself, as it stands there; NULL where it was written in another way. */
static const char *
find_raw (const char *line,
          const char *end,
          const char *mark,
          gsize      *n_bytes)
{
  const char *states = memmem (line, end - line, ", \"before\": ", strlen (", \"before\": "));
  const char *found = memmem (line, (states != NULL ? states : end) - line, mark, strlen (mark));
  const char *value_end;

  if (found == NULL)
    return NULL;
  found += strlen (mark);
  value_end = gloss_json_skip_value (found, end);
  if (value_end == NULL)
    return NULL;
  *n_bytes = value_end - found;
  return found;
}

static char *
quote (const char *text)
{
  GString *quoted = g_string_new (NULL);

  gloss_json_append_string (quoted, text);
  return g_string_free_and_steal (quoted);
}

/* A line of another article need not be read. */
static gboolean
may_be_of (const char        *line,
           const char        *end,
           const char *const *quoted)
{
  gsize n_bytes;
  const char *raw = find_raw (line, end, ", \"source\": ", &n_bytes);

  if (raw == NULL)
    return TRUE;
  for (guint i = 0; quoted[i] != NULL; i++)
    if (strlen (quoted[i]) == n_bytes && memcmp (quoted[i], raw, n_bytes) == 0)
      return TRUE;
  return FALSE;
}

static GPtrArray *
read_lines (GBytes            *bytes,
            const char *const *sources)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_journal_entry_free);
  g_auto (GStrv) quoted = sources != NULL ? g_new0 (char *, g_strv_length ((GStrv) sources) + 1) : NULL;
  gsize n_bytes;
  const char *line = g_bytes_get_data (bytes, &n_bytes);
  const char *end = line + n_bytes;

  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    quoted[i] = quote (sources[i]);
  for (const char *next; line < end && (next = memchr (line, '\n', end - line)) != NULL; line = next + 1)
    {
      g_autoptr (GlossJournalEntry) entry = NULL;

      if (sources == NULL || may_be_of (line, next, (const char *const *) quoted))
        entry = gloss_journal_entry_parse (line, next - line);
      if (entry != NULL && (sources == NULL || g_strv_contains (sources, entry->source)))
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  return entries;
}

/* Of what was written in one go and torn nothing was done. */
static void
drop_torn (GPtrArray *entries)
{
  while (entries->len > 0 && ((GlossJournalEntry *) g_ptr_array_index (entries, entries->len - 1))->more > 0)
    g_ptr_array_remove_index (entries, entries->len - 1);
}

/**
 * gloss_journal_read_of:
 * @self: a journal
 * @sources: (nullable): the file names that an article has had, for their lines only
 * @error: why it could not be read
 *
 * Reads what was appended whole. No journal is an empty one.
 *
 * Returns: (nullable) (transfer full) (element-type GlossJournalEntry): the lines that are understood, in order
 */
GPtrArray *
gloss_journal_read_of (GlossJournal       *self,
                       const char *const  *sources,
                       GError            **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *entries;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = gloss_journal_load_bytes (self, error);
  if (bytes == NULL)
    return NULL;
  entries = read_lines (bytes, sources);
  drop_torn (entries);
  return entries;
}

/**
 * gloss_journal_read:
 * @self: a journal
 * @source: (nullable): the file name of an article, for its lines only
 * @error: why it could not be read
 *
 * gloss_journal_read_of() of one name.
 *
 * Returns: (nullable) (transfer full) (element-type GlossJournalEntry): the lines that are understood, in order
 */
GPtrArray *
gloss_journal_read (GlossJournal  *self,
                    const char    *source,
                    GError       **error)
{
  const char *const sources[] = { source, NULL };

  return gloss_journal_read_of (self, source != NULL ? sources : NULL, error);
}

/**
 * gloss_journal_find_sources:
 * @self: a journal
 * @text_sha256: the hash of a canonical text
 *
 * Returns: (transfer full): the names of all files with this text that something was done to; empty where it cannot be read
 */
GStrv
gloss_journal_find_sources (GlossJournal *self,
                            const char   *text_sha256)
{
  g_autoptr (GBytes) bytes = gloss_journal_load_bytes (self, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *mark = g_strdup_printf (", \"text\": \"%s\"", text_sha256);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gsize n_bytes = 0;
  const char *line = bytes != NULL ? g_bytes_get_data (bytes, &n_bytes) : NULL;
  const char *end = line + n_bytes;

  for (const char *next; line < end && (next = memchr (line, '\n', end - line)) != NULL; line = next + 1)
    {
      gsize n_raw = 0;
      const char *raw = memmem (line, next - line, mark, strlen (mark)) != NULL
                          ? find_raw (line, next, ", \"source\": ", &n_raw) : NULL;
      g_autofree char *key = raw != NULL ? g_strndup (raw, n_raw) : NULL;
      g_autoptr (GlossJournalEntry) entry = NULL;

      if (key == NULL || !g_hash_table_add (found, g_steal_pointer (&key)))
        continue;
      entry = gloss_journal_entry_parse (line, next - line);
      if (entry != NULL && g_strcmp0 (entry->text, text_sha256) == 0)
        g_strv_builder_add (names, entry->source);
    }
  return g_strv_builder_end (names);
}
