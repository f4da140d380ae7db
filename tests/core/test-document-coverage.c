/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was covered, when only the journal knows of it and the source was changed by another program. */
#include "config.h"

#include "document-fixture.h"

#include <string.h>

#define OWN "bridge.txt.maria.gloss.json"
#define JOURNAL ".gloss/journal/maria.jsonl"

/* Sentences of the fixture's text, and what has become of them. */
#define CRACK "Engineers had found a crack in its third pier."
#define HURT "Nobody was hurt."
#define FERRIES "Ferries run every hour."

/* A paragraph more at the beginning, one word other, and the last sentence gone. */
#define CHANGED_TEXT \
  "This report was brought up to date at noon.\n\n" \
  "The bridge over the Skerrin was closed on Monday.\n\n" \
  "Engineers had found a long crack in its third pier. Nobody was hurt.\n\n" \
  "The council says that repairs will take six weeks.\n"

static GlossRange
range_of (GlossDocument *document,
          const char    *quote)
{
  GlossText *text = gloss_article_get_text (gloss_document_get_article (document));
  const char *utf8 = gloss_text_get_utf8 (text, NULL);
  const char *at = strstr (utf8, quote);

  g_assert_nonnull (at);
  return (GlossRange) { gloss_text_get_offset (text, at - utf8), gloss_text_get_offset (text, at + strlen (quote) - utf8) };
}

static void
cover (GlossDocument *document,
       const char    *from,
       const char    *to)
{
  GlossRange range = { range_of (document, from).start, range_of (document, to).end };
  g_autoptr (GError) error = NULL;

  gloss_document_cover (document, range, "nothing", &error);
  g_assert_no_error (error);
}

/* What is covered, a line for each stretch. */
static char *
dup_covered (GlossDocument *document)
{
  g_autoptr (GlossCoverage) coverage = gloss_document_dup_coverage (document);
  GlossText *text = gloss_article_get_text (gloss_document_get_article (document));
  GArray *ranges = gloss_coverage_get_ranges (coverage);
  GString *covered = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      g_autofree char *slice = gloss_text_dup_slice (text, g_array_index (ranges, GlossRange, i));

      g_string_append_printf (covered, "[%s]", slice);
    }
  return g_string_free_and_steal (covered);
}

/* As if the program had ended before the sidecar was written: what was covered then, and the source changed since. */
static void
cover_and_end (Fixture  *self,
               gboolean  has_sidecar)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *sidecar = NULL;
  g_autofree char *journal = NULL;
  g_autoptr (GFile) file = NULL;

  if (has_sidecar)
    {
      tag_range (document, "claim", 0, 10);
      cover (document, FERRIES, FERRIES);
      save_now (document);
      sidecar = fixture_read (self, OWN);
    }
  cover (document, HURT, HURT);
  cover (document, CRACK, CRACK);
  g_assert_true (gloss_document_flush_journal (document, NULL));
  journal = fixture_read (self, JOURNAL);
  save_now (document);
  g_assert_finalize_object (g_steal_pointer (&document));
  file = fixture_get_child (self, OWN);
  g_assert_true (g_file_delete (file, NULL, NULL));
  if (sidecar != NULL)
    fixture_write (self, OWN, sidecar);
  fixture_write (self, JOURNAL, journal);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
}

static void
assert_covered (Fixture    *self,
                const char *expected)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *covered = dup_covered (document);

  g_assert_cmpstr (covered, ==, expected);
  save_now (document);
}

/* Also what is not in the changed text is kept, and there again with the former text. */
static void
test_in_journal (Fixture       *self,
                          gconstpointer  data)
{
  cover_and_end (self, TRUE);
  assert_covered (self, "[Nobody was hurt.]");
  assert_covered (self, "[Nobody was hurt.]");
  fixture_write (self, "bridge.txt", FIXTURE_TEXT);
  assert_covered (self, "[" CRACK "][" HURT "][" FERRIES "]");
}

static void
test_only_in_journal (Fixture       *self,
                               gconstpointer  data)
{
  cover_and_end (self, FALSE);
  assert_covered (self, "[Nobody was hurt.]");
  assert_covered (self, "[Nobody was hurt.]");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/document-coverage/in-journal", Fixture, NULL, fixture_set_up, test_in_journal, fixture_tear_down);
  g_test_add ("/document-coverage/only-in-journal", Fixture, NULL, fixture_set_up, test_only_in_journal, fixture_tear_down);

  return g_test_run ();
}
