/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does again what was covered of a former text and is only in the journal. */
#include "config.h"

#include "document/gloss-coverage-replay.h"

#include "document/gloss-change.h"
#include "json/gloss-json.h"

static GlossCoverage *
read_state (const GlossJournalState *state)
{
  g_autoptr (JsonNode) node = state->text != NULL ? gloss_json_read_text (state->text) : NULL;
  GlossCoverage *coverage = gloss_coverage_new ();

  gloss_coverage_read (coverage, node);
  return coverage;
}

/* From the first on that the files are not said to hold. */
static GPtrArray *
list_pending (GPtrArray         *entries,
              GlossJournalMarks *marks,
              const char        *text_sha256)
{
  GPtrArray *pending = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i);

      if (!gloss_journal_entry_is_change (entry) || !g_str_equal (entry->id, GLOSS_CHANGE_COVERAGE_ID) ||
          entry->text == NULL || g_str_equal (entry->text, text_sha256))
        continue;
      if (pending->len > 0 || !gloss_journal_marks_cover (marks, entry))
        g_ptr_array_add (pending, entry);
    }
  return pending;
}

/* Whether the file says what one of the operations led to, or began with; then whether any is left to be done. */
static gboolean
find_written (GPtrArray     *pending,
              guint          first,
              guint          end,
              GlossCoverage *written,
              gboolean      *is_left)
{
  g_autoptr (GlossCoverage) before = read_state (&((GlossJournalEntry *) g_ptr_array_index (pending, first))->before);

  for (guint i = end; i > first; i--)
    {
      g_autoptr (GlossCoverage) after = read_state (&((GlossJournalEntry *) g_ptr_array_index (pending, i - 1))->after);

      *is_left = i < end;
      if (gloss_coverage_equal (written, after))
        return TRUE;
    }
  *is_left = TRUE;
  return gloss_coverage_equal (written, before);
}

/* The file is of that text: it is made what it would have become, so that it is the same whatever becomes of the source. */
static gboolean
replay_written (GPtrArray          *pending,
                guint               first,
                guint               end,
                GlossPlacing       *placing,
                GlossAnnotationSet *set,
                guint              *n_replayed)
{
  GlossJournalEntry *last = g_ptr_array_index (pending, end - 1);
  g_autoptr (GlossCoverage) written = gloss_annotation_set_dup_written_coverage (set);
  g_autoptr (GlossCoverage) after = read_state (&last->after);
  gboolean is_left;

  if (g_strcmp0 (gloss_annotation_set_get_text_sha256 (set), last->text) != 0 ||
      !find_written (pending, first, end, written, &is_left))
    return FALSE;
  if (is_left)
    {
      gloss_annotation_set_set_written_coverage (set, after, placing);
      ++*n_replayed;
    }
  return TRUE;
}

/* The file is of another text, or says something else: what the operations did is carried over and merged. */
static void
replay_carried (GlossJournalEntry  *first,
                GlossJournalEntry  *last,
                GlossPlacing       *placing,
                GlossAnnotationSet *set,
                guint              *n_replayed,
                guint              *n_conflicts)
{
  g_autoptr (GlossCoverage) before = read_state (&first->before);
  g_autoptr (GlossCoverage) after = read_state (&last->after);
  g_autoptr (GlossCoverage) base = gloss_coverage_carry (before, placing, last->text);
  g_autoptr (GlossCoverage) ours = gloss_coverage_carry (after, placing, last->text);
  g_autoptr (GlossCoverage) theirs = gloss_annotation_set_dup_coverage (set);
  g_autoptr (GlossCoverage) merged = NULL;

  if (base == NULL || ours == NULL)
    {
      ++*n_conflicts;
      return;
    }
  merged = gloss_coverage_merge (ours, base, theirs, NULL);
  if (gloss_coverage_equal (merged, theirs))
    return;
  gloss_annotation_set_set_coverage (set, merged);
  ++*n_replayed;
}

/**
 * gloss_coverage_replay:
 * @entries: (element-type GlossJournalEntry): the lines of the journal on a source
 * @marks: what of them is in the files
 * @placing: what knows the text at hand and the former ones
 * @set: what the sidecar holds; its coverage becomes what it would be if all had been saved before the source changed
 * @n_replayed: (inout): is raised where that changes something
 * @n_conflicts: (inout): is raised where that is not possible, since the former text is not known
 *
 * May read files.
 */
void
gloss_coverage_replay (GPtrArray          *entries,
                       GlossJournalMarks  *marks,
                       GlossPlacing       *placing,
                       GlossAnnotationSet *set,
                       guint              *n_replayed,
                       guint              *n_conflicts)
{
  g_autoptr (GPtrArray) pending = list_pending (entries, marks, gloss_text_get_sha256 (gloss_placing_get_text (placing)));
  guint first = 0;

  for (guint i = 1; i <= pending->len; i++)
    {
      GlossJournalEntry *begin = g_ptr_array_index (pending, first);

      if (i < pending->len && g_str_equal (((GlossJournalEntry *) g_ptr_array_index (pending, i))->text, begin->text))
        continue;
      if (!replay_written (pending, first, i, placing, set, n_replayed))
        replay_carried (begin, g_ptr_array_index (pending, i - 1), placing, set, n_replayed, n_conflicts);
      first = i;
    }
}
