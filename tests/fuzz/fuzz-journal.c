/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Journals: what is in one stays in it, compacting keeps what nothing else has, and replaying twice is replaying once. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "document/gloss-history.h"
#include "store/gloss-item.h"
#include "store/gloss-journal-private.h"

#define SOURCE "a.txt"

/* Inputs up to this size are repeated until compacting sets in. */
#define SHORT_INPUT 512

/* Law: a line that is understood is written so that it says the same again. */
static void
check_line (const char *line,
            gsize       n_bytes)
{
  g_autoptr (GlossJournalEntry) entry = gloss_journal_entry_parse (line, n_bytes);
  g_autoptr (GlossJournalEntry) again = NULL;
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GString) rewritten = g_string_new (NULL);

  if (entry == NULL)
    return;
  gloss_journal_entry_append (entry, written);
  g_assert_true (memchr (written->str, '\n', written->len) == written->str + written->len - 1);
  again = gloss_journal_entry_parse (written->str, written->len - 1);
  g_assert_nonnull (again);
  gloss_journal_entry_append (again, rewritten);
  g_assert_cmpstr (written->str, ==, rewritten->str);
  g_assert_cmpint (gloss_journal_entry_is_change (entry), ==, gloss_journal_entry_is_change (again));
}

static void
check_lines (GBytes *bytes)
{
  gsize n_bytes;
  const char *at = g_bytes_get_data (bytes, &n_bytes);
  const char *end = at != NULL ? at + n_bytes : NULL;

  for (const char *next; at != NULL && (next = memchr (at, '\n', end - at)) != NULL; at = next + 1)
    check_line (at, next - at);
}

static gsize
count_whole (GBytes *bytes)
{
  gsize n_bytes;
  const char *at = g_bytes_get_data (bytes, &n_bytes);

  while (n_bytes > 0 && at[n_bytes - 1] != '\n')
    n_bytes--;
  return n_bytes;
}

static GBytes *
repeat (GBytes *bytes)
{
  GByteArray *all = g_byte_array_new ();
  gsize whole = count_whole (bytes);

  while (whole > 0 && all->len < 3 * GLOSS_JOURNAL_MIN_LINES * 8)
    g_byte_array_append (all, g_bytes_get_data (bytes, NULL), whole);
  return g_byte_array_free_to_bytes (all);
}

/* Law: what stays are lines of the journal, in their order, and all those that are not understood; nothing more goes the second time. */
static void
check_compacted (GBytes *bytes)
{
  GString *kept = gloss_journal_compact (bytes);
  g_autoptr (GBytes) kept_bytes = g_string_free_to_bytes (kept);
  GString *kept_again = gloss_journal_compact (kept_bytes);
  g_autoptr (GBytes) kept_bytes_again = g_string_free_to_bytes (kept_again);
  gsize n_kept, n_bytes;
  const char *stays = g_bytes_get_data (kept_bytes, &n_kept);
  const char *at = g_bytes_get_data (bytes, &n_bytes);
  const char *stays_end = stays + n_kept;
  const char *end = at + n_bytes;

  fuzz_check_equal (kept_bytes, kept_bytes_again);
  for (const char *next; at != NULL && (next = memchr (at, '\n', end - at)) != NULL; at = next + 1)
    {
      gsize length = next + 1 - at;
      g_autoptr (GlossJournalEntry) entry = gloss_journal_entry_parse (at, length - 1);

      if ((gsize) (stays_end - stays) >= length && memcmp (stays, at, length) == 0)
        stays += length;
      else
        g_assert_nonnull (entry);
    }
  g_assert_true (stays == stays_end);
}

/* Law: appending leaves every whole line as it was, and what is appended is read back as the last. */
static void
check_append (GBytes *bytes)
{
  g_autoptr (GFile) file = fuzz_put ("maria.jsonl", bytes);
  g_autoptr (GlossJournal) journal = gloss_journal_new (file);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_journal_entry_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = gloss_journal_read (journal, SOURCE, &error);
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_no_error (error);
  g_ptr_array_add (entries, gloss_journal_entry_new (GLOSS_JOURNAL_ADD, SOURCE, "urn:new", NULL, "{\"id\": \"urn:new\"}"));
  if (!gloss_journal_append (journal, entries, NULL))
    return;
  after = gloss_journal_read (journal, SOURCE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_cmpstr (((GlossJournalEntry *) g_ptr_array_index (after, before->len))->id, ==, "urn:new");
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &contents, &length, NULL));
  g_assert_cmpuint (length, >, count_whole (bytes));
  g_assert_cmpmem (contents, count_whole (bytes), g_bytes_get_data (bytes, NULL), count_whole (bytes));
}

/* One for all inputs: reading the codebook takes longer than they do. */
static GlossOrigin *
get_origin (void)
{
  static const GlossReviewer maria = { (char *) "maria", NULL };
  static GlossOrigin *origin;
  g_autofree char *path = NULL;
  g_autoptr (GFile) source = NULL;
  g_autoptr (GlossCodebook) codebook = NULL;

  if (origin != NULL)
    return origin;
  path = g_build_filename (fuzz_folder (), SOURCE, NULL);
  source = g_file_new_for_path (path);
  codebook = gloss_codebook_new_default ();
  origin = gloss_origin_new (source, &maria, codebook, 0);
  origin->article = fuzz_article ("The bridge was closed.\nNobody was hurt. Ferries run.");
  origin->placing = gloss_placing_new (gloss_article_get_text (origin->article), NULL, NULL, NULL);
  return origin;
}

/* The lines on the source, as a load of the document finds them. */
static guint
replay (GlossOrigin         *origin,
        GBytes              *bytes,
        GlossAnnotationSet **set,
        GlossCorrections   **corrections)
{
  g_autoptr (GFile) file = fuzz_put ("maria.jsonl", bytes);
  g_autoptr (GlossJournal) journal = gloss_journal_new (file);
  const char *const names[] = { SOURCE, NULL };
  g_autoptr (GlossHistory) history = gloss_history_new (journal, names);

  gloss_history_replay (history, origin, set, corrections);
  return history->n_replayed;
}

/* Law: what was replayed once, a sidecar has; replaying again changes nothing. */
static void
check_replay (GBytes *bytes,
              GBytes *sidecar)
{
  GlossOrigin *origin = get_origin ();
  g_autoptr (GlossAnnotationSet) set = sidecar != NULL ? gloss_annotation_set_read (sidecar, "a", NULL) : NULL;
  g_autoptr (GlossCorrections) corrections = gloss_corrections_new (NULL, 0);
  g_autoptr (GlossCorrections) corrected_once = NULL;
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) twice = NULL;

  replay (origin, bytes, &set, &corrections);
  corrected_once = gloss_corrections_ref (corrections);
  if (set == NULL)
    return;
  once = gloss_annotation_set_write (set);
  g_clear_object (&set);
  set = gloss_annotation_set_read (once, "a", NULL);
  g_assert_nonnull (set);
  g_assert_cmpuint (replay (origin, bytes, &set, &corrections), ==, 0);
  g_assert_true (gloss_corrections_equal (corrections, corrected_once));
  twice = gloss_annotation_set_write (set);
  fuzz_check_equal (once, twice);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GPtrArray) parts = fuzz_split (data, size, 2);
  GBytes *bytes = g_ptr_array_index (parts, 0);

  check_lines (bytes);
  check_append (bytes);
  check_replay (bytes, parts->len > 1 ? g_ptr_array_index (parts, 1) : NULL);
  if (g_bytes_get_size (bytes) <= SHORT_INPUT && count_whole (bytes) > 0)
    {
      g_autoptr (GBytes) repeated = repeat (bytes);

      check_compacted (repeated);
    }
  return 0;
}
