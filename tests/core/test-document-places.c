/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document whose source was changed by another program: what follows, what is asked, and what a person decides. */
#include "config.h"

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "document/gloss-doubt.h"
#include "document/gloss-known-texts.h"
#include "gloss-error.h"

#define OWN "bridge.txt.maria.gloss.json"

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

static char *
tag_quote (GlossDocument *document,
           const char    *quote)
{
  GlossRange range = range_of (document, quote);

  return g_strdup (gloss_annotation_get_id (tag_range (document, "claim", range.start, range.end)));
}

static GlossAnchor *
anchor_of (GlossDocument *document,
           const char    *id)
{
  return gloss_annotation_get_anchor (find_annotation (document, id));
}

static char *
dup_placed (GlossDocument *document,
            const char    *id)
{
  GlossText *text = gloss_article_get_text (gloss_document_get_article (document));

  return gloss_text_dup_slice (text, gloss_anchor_get_place (anchor_of (document, id), 0));
}

static void
assert_placed (GlossDocument    *document,
               const char       *id,
               GlossAnchorState  state,
               const char       *quote)
{
  g_autofree char *placed = dup_placed (document, id);

  g_assert_cmpstr (gloss_anchor_state_get_nick (gloss_anchor_get_state (anchor_of (document, id))), ==, gloss_anchor_state_get_nick (state));
  g_assert_cmpstr (placed, ==, quote);
}

static guint
count_doubts (GlossDocument *document)
{
  return g_list_model_get_n_items (gloss_document_get_doubts (document));
}

static GlossDoubt *
get_doubt (GlossDocument *document,
           guint          position)
{
  g_autoptr (GlossDoubt) doubt = g_list_model_get_item (gloss_document_get_doubts (document), position);

  g_assert_nonnull (doubt);
  return doubt;
}

/* What was annotated before the source was changed. */
typedef struct
{
  char *stays;
  char *crack;
  char *hurt;
  char *ferries;
} Ids;

static void
ids_clear (Ids *self)
{
  g_free (self->stays);
  g_free (self->crack);
  g_free (self->hurt);
  g_free (self->ferries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ids, ids_clear)

static void
annotate (Fixture             *self,
          const GlossReviewer *reviewer,
          Ids                 *ids)
{
  g_autoptr (GlossDocument) document = fixture_load (self, reviewer);

  ids->stays = tag_quote (document, "The bridge over the Skerrin");
  ids->crack = tag_quote (document, CRACK);
  ids->hurt = tag_quote (document, HURT);
  ids->ferries = tag_quote (document, FERRIES);
  save_now (document);
}

/* --- what follows -------------------------------------------------------------------------------- */

static void
test_unchanged (Fixture       *self,
                gconstpointer  data)
{
  g_auto (Ids) ids = { NULL };
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  annotate (self, &self->maria, &ids);
  before = fixture_read (self, OWN);
  document = fixture_load (self, &self->maria);
  assert_placed (document, ids.crack, GLOSS_ANCHOR_EXACT, CRACK);
  assert_placed (document, ids.ferries, GLOSS_ANCHOR_EXACT, FERRIES);
  g_assert_cmpuint (gloss_document_get_n_moved (document), ==, 0);
  g_assert_cmpuint (count_doubts (document), ==, 0);
  g_assert_true (gloss_document_accept_moved (document, NULL));
  g_assert_false (gloss_document_get_can_redo (document));
  save_now (document);
  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, ==, before);
}

static void
test_follows (Fixture       *self,
              gconstpointer  data)
{
  g_auto (Ids) ids = { NULL };
  g_autoptr (GlossDocument) document = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  annotate (self, &self->maria, &ids);
  before = fixture_read (self, OWN);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
  document = fixture_load (self, &self->maria);

  assert_placed (document, ids.stays, GLOSS_ANCHOR_MOVED, "The bridge over the Skerrin");
  assert_placed (document, ids.crack, GLOSS_ANCHOR_FUZZY, "Engineers had found a long crack in its third pier.");
  assert_placed (document, ids.hurt, GLOSS_ANCHOR_MOVED, HURT);
  g_assert_false (gloss_anchor_is_certain (anchor_of (document, ids.ferries)));
  g_assert_cmpuint (gloss_document_get_n_moved (document), ==, 3);
  g_assert_cmpuint (count_doubts (document), ==, 1);
  g_assert_cmpstr (gloss_annotation_get_id (gloss_doubt_get_annotation (get_doubt (document, 0))), ==, ids.ferries);

  /* Looking writes nothing. */
  save_now (document);
  after = fixture_read (self, OWN);
  g_assert_cmpstr (after, ==, before);
}

static void
test_others_follow (Fixture       *self,
                    gconstpointer  data)
{
  g_auto (Ids) ids = { NULL };
  g_autoptr (GlossDocument) document = NULL;

  annotate (self, &self->ben, &ids);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
  document = fixture_load (self, &self->maria);
  assert_placed (document, ids.hurt, GLOSS_ANCHOR_MOVED, HURT);
  g_assert_cmpuint (gloss_document_get_n_moved (document), ==, 0);
  g_assert_cmpuint (count_doubts (document), ==, 0);
  g_assert_true (gloss_document_accept_moved (document, NULL));
  g_assert_false (gloss_document_get_can_undo (document));
}

/* --- what a person decides ----------------------------------------------------------------------- */

static void
test_accept (Fixture       *self,
             gconstpointer  data)
{
  g_auto (Ids) ids = { NULL };
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GlossDocument) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  annotate (self, &self->maria, &ids);
  before = fixture_read (self, OWN);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
  document = fixture_load (self, &self->maria);
  g_assert_true (gloss_document_accept_moved (document, NULL));
  g_assert_cmpuint (gloss_document_get_n_moved (document), ==, 0);
  g_assert_cmpuint (count_doubts (document), ==, 1);
  assert_placed (document, ids.crack, GLOSS_ANCHOR_EXACT, "Engineers had found a long crack in its third pier.");
  save_now (document);
  after = fixture_read (self, OWN);
  g_assert_nonnull (strstr (after, "a long crack"));

  /* One step, and the former bytes come back. */
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpuint (gloss_document_get_n_moved (document), ==, 3);
  assert_placed (document, ids.hurt, GLOSS_ANCHOR_MOVED, HURT);
  save_now (document);
  undone = fixture_read (self, OWN);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (gloss_document_redo (document));
  save_now (document);
  redone = fixture_read (self, OWN);
  g_assert_cmpstr (redone, ==, after);

  again = fixture_load (self, &self->maria);
  assert_placed (again, ids.hurt, GLOSS_ANCHOR_EXACT, HURT);
  g_assert_cmpuint (gloss_document_get_n_moved (again), ==, 0);
  g_assert_cmpuint (count_doubts (again), ==, 1);
}

static void
test_place (Fixture       *self,
            gconstpointer  data)
{
  g_auto (Ids) ids = { NULL };
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  GlossRange range;

  annotate (self, &self->maria, &ids);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
  document = fixture_load (self, &self->maria);
  g_assert_false (gloss_document_place (document, ids.ferries, &(GlossRange) { 5, 5 }, 1, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR);
  g_clear_error (&error);
  g_assert_false (gloss_document_place (document, ids.ferries, &(GlossRange) { 5, 100000 }, 1, NULL));
  g_assert_false (gloss_document_place (document, ids.ferries, NULL, 0, NULL));
  g_assert_false (gloss_document_place (document, "urn:uuid:gone", &(GlossRange) { 0, 5 }, 1, NULL));
  g_assert_false (gloss_document_get_can_undo (document) && gloss_document_get_can_redo (document));

  range = range_of (document, "repairs will take six weeks");
  g_assert_true (gloss_document_place (document, ids.ferries, &range, 1, &error));
  g_assert_no_error (error);
  assert_placed (document, ids.ferries, GLOSS_ANCHOR_EXACT, "repairs will take six weeks");
  g_assert_cmpuint (count_doubts (document), ==, 0);
  g_assert_true (gloss_document_undo (document));
  g_assert_cmpuint (count_doubts (document), ==, 1);
}

/* One that was given up is not asked about again, and comes back when its text does. */
static void
test_orphan (Fixture       *self,
             gconstpointer  data)
{
  g_auto (Ids) ids = { NULL };
  g_autoptr (GError) error = NULL;

  annotate (self, &self->maria, &ids);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
      g_autofree char *quote = NULL;

      if (i == 0)
        {
          g_assert_true (gloss_document_make_orphan (document, ids.ferries, &error));
          g_assert_no_error (error);
          save_now (document);
        }
      g_assert_cmpint (gloss_anchor_get_state (anchor_of (document, ids.ferries)), ==, GLOSS_ANCHOR_ORPHAN);
      g_assert_cmpuint (count_doubts (document), ==, 0);
      quote = gloss_annotation_dup_quote (find_annotation (document, ids.ferries));
      g_assert_cmpstr (quote, ==, FERRIES);
    }
  fixture_write (self, "bridge.txt", "Late news first.\n\n" FIXTURE_TEXT);
  {
    g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);

    assert_placed (document, ids.ferries, GLOSS_ANCHOR_MOVED, FERRIES);
  }
  fixture_write (self, "bridge.txt", FIXTURE_TEXT);
  {
    g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);

    assert_placed (document, ids.ferries, GLOSS_ANCHOR_EXACT, FERRIES);
    g_assert_false (gloss_document_make_orphan (document, ids.stays, &error));
    g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR);
  }
}

/* A tag or note given to one that has moved says nothing of its place. */
static void
test_edit_keeps_selectors (Fixture       *self,
                           gconstpointer  data)
{
  g_auto (Ids) ids = { NULL };
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GlossDocument) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  gsize start;

  annotate (self, &self->maria, &ids);
  before = fixture_read (self, OWN);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
  document = fixture_load (self, &self->maria);
  start = gloss_anchor_get_piece (anchor_of (document, ids.hurt), 0)->range.start;
  set_note (document, ids.hurt, "Says who?");
  save_now (document);
  again = fixture_load (self, &self->maria);
  g_assert_cmpuint (gloss_anchor_get_piece (anchor_of (again, ids.hurt), 0)->range.start, ==, start);
  assert_placed (again, ids.hurt, GLOSS_ANCHOR_MOVED, HURT);
  g_assert_cmpuint (gloss_document_get_n_moved (again), ==, 3);
  g_clear_object (&again);

  g_assert_true (gloss_document_undo (document));
  save_now (document);
  undone = fixture_read (self, OWN);
  g_assert_cmpstr (undone, ==, before);
}

/* --- what a doubt tells -------------------------------------------------------------------------- */

static void
test_doubt (Fixture       *self,
            gconstpointer  data)
{
  g_auto (Ids) ids = { NULL };
  g_autoptr (GlossDocument) document = NULL;
  GlossDoubt *doubt;
  GPtrArray *candidates;
  GlossRange piece;
  gsize length;

  annotate (self, &self->maria, &ids);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
  document = fixture_load (self, &self->maria);
  doubt = get_doubt (document, 0);
  length = gloss_text_get_length (gloss_article_get_text (gloss_document_get_article (document)));
  g_assert_cmpstr (gloss_doubt_get_passage (doubt), ==, "The council says that repairs will take six weeks. " FERRIES);
  g_assert_cmpuint (gloss_doubt_get_pieces (doubt)->len, ==, 1);
  piece = g_array_index (gloss_doubt_get_pieces (doubt), GlossRange, 0);
  g_assert_cmpuint (piece.start, ==, strlen ("The council says that repairs will take six weeks. "));
  g_assert_cmpuint (gloss_range_length (piece), ==, strlen (FERRIES));
  candidates = gloss_doubt_get_candidates (doubt);
  for (guint i = 0; i < candidates->len; i++)
    {
      const GlossCandidate *candidate = g_ptr_array_index (candidates, i);

      g_assert_cmpuint (candidate->n_ranges, ==, 1);
      g_assert_cmpuint (candidate->ranges[0].end, <=, length);
      g_assert_cmpfloat (candidate->score, >, 0.0);
      g_assert_cmpfloat (candidate->score, <=, 1.0);
    }
}

/* What the selectors hold around the quote begins with a whole word. */
static void
assert_passage (GlossDoubt *doubt,
                const char *quote)
{
  const char *passage = gloss_doubt_get_passage (doubt);
  GlossRange piece = g_array_index (gloss_doubt_get_pieces (doubt), GlossRange, 0);
  g_autoptr (GlossText) text = gloss_text_new_take (g_strdup (passage), strlen (passage));
  g_autofree char *found = gloss_text_dup_slice (text, piece);

  g_assert_true (g_str_has_prefix (passage, "… "));
  g_assert_cmpstr (found, ==, quote);
}

/* Without the text that was annotated the selectors alone tell. */
static void
test_without_texts (Fixture       *self,
                    gconstpointer  data)
{
  static const char *const damages[] = { "", "The bridge", "\xff\xfe", "Another text." };
  g_auto (Ids) ids = { NULL };

  annotate (self, &self->maria, &ids);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *folder = g_build_filename (self->path, ".gloss", "texts", NULL);
      g_autoptr (GDir) texts = g_dir_open (folder, 0, NULL);
      g_autoptr (GlossDocument) document = NULL;
      const char *name;

      while ((name = g_dir_read_name (texts)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_assert_true (g_file_set_contents (path, damages[i], -1, NULL));
        }
      fixture_write (self, "bridge.txt", CHANGED_TEXT);
      document = fixture_load (self, &self->maria);
      assert_placed (document, ids.hurt, GLOSS_ANCHOR_MOVED, HURT);
      assert_passage (get_doubt (document, 0), FERRIES);
    }
}

/* --- coverage and corrections -------------------------------------------------------------------- */

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

static void
test_coverage (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GlossDocument) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *looked = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *covered = NULL;
  g_autofree char *more = NULL;
  g_autofree char *written = NULL;

  tag_range (document, "claim", 0, 10);
  cover (document, "The bridge over", HURT);
  cover (document, FERRIES, FERRIES);
  save_now (document);
  g_clear_object (&document);
  before = fixture_read (self, OWN);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);

  /* The sentence with another word and the one that is gone have to be looked at again. */
  document = fixture_load (self, &self->maria);
  covered = dup_covered (document);
  g_assert_cmpstr (covered, ==, "[The bridge over the Skerrin was closed on Monday.][Nobody was hurt.]");
  save_now (document);
  looked = fixture_read (self, OWN);
  g_assert_cmpstr (looked, ==, before);

  /* What is covered now is said of the text at hand; undoing it brings the former bytes. */
  cover (document, "The council says", "six weeks.");
  save_now (document);
  again = fixture_load (self, &self->maria);
  more = dup_covered (again);
  g_assert_cmpstr (more, ==, "[The bridge over the Skerrin was closed on Monday.][Nobody was hurt.][The council says that repairs will take six weeks.]");
  g_clear_object (&again);
  g_assert_true (gloss_document_undo (document));
  save_now (document);
  undone = fixture_read (self, OWN);
  g_assert_cmpstr (undone, ==, before);

  /* And once everything is accepted. */
  g_assert_true (gloss_document_accept_moved (document, NULL));
  save_now (document);
  again = fixture_load (self, &self->maria);
  written = dup_covered (again);
  g_assert_cmpstr (written, ==, covered);
}

/* Without the text nobody knows what was covered; what the file says stays there. */
static void
test_coverage_of_unknown_text (Fixture       *self,
                               gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *folder = g_build_filename (self->path, ".gloss", "texts", NULL);
  g_autofree char *covered = NULL;
  g_autofree char *written = NULL;
  GlossAnnotation *annotation = tag_range (document, "claim", 0, 10);
  g_autofree char *id = g_strdup (gloss_annotation_get_id (annotation));
  g_autofree char *moved = g_strconcat (folder, ".away", NULL);

  cover (document, FERRIES, FERRIES);
  save_now (document);
  g_clear_object (&document);
  g_assert_cmpint (g_rename (folder, moved), ==, 0);
  fixture_write (self, "bridge.txt", FIXTURE_TEXT "\nOne more line.\n");
  document = fixture_load (self, &self->maria);
  covered = dup_covered (document);
  g_assert_cmpstr (covered, ==, "");
  set_note (document, id, "Still here.");
  save_now (document);
  written = fixture_read (self, OWN);
  g_assert_nonnull (strstr (written, "\"nothing\""));
  g_assert_nonnull (strstr (written, "Still here."));
}

static GlossBlockKind
kind_of (GlossDocument *document,
         const char    *quote)
{
  GlossArticle *article = gloss_document_get_article (document);

  return gloss_article_get_block (article, gloss_article_get_block_index_at (article, range_of (document, quote).start))->kind;
}

static void
correct (GlossDocument       *document,
         GlossCorrectionType  type,
         const char          *quote,
         GlossBlockKind       kind)
{
  GlossCorrection correction = { type, range_of (document, quote).start, kind, 0 };
  g_autoptr (GError) error = NULL;

  gloss_document_correct (document, &correction, &error);
  g_assert_no_error (error);
}

static void
test_corrections (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autoptr (GlossDocument) again = NULL;
  g_autofree char *former = NULL;
  g_autofree char *written = NULL;
  guint n_blocks;

  correct (document, GLOSS_CORRECTION_KIND, "The bridge over", GLOSS_BLOCK_QUOTE);
  correct (document, GLOSS_CORRECTION_SPLIT, HURT, 0);
  correct (document, GLOSS_CORRECTION_KIND, HURT, GLOSS_BLOCK_CAPTION);
  correct (document, GLOSS_CORRECTION_SPLIT, FERRIES, 0);
  save_now (document);
  g_clear_object (&document);
  former = fixture_read (self, ".gloss/structure/bridge.txt.json");
  fixture_write (self, "bridge.txt", CHANGED_TEXT);

  document = fixture_load (self, &self->maria);
  n_blocks = gloss_article_get_n_blocks (gloss_document_get_article (document));
  g_assert_cmpint (kind_of (document, "The bridge over"), ==, GLOSS_BLOCK_QUOTE);
  g_assert_cmpint (kind_of (document, HURT), ==, GLOSS_BLOCK_CAPTION);
  g_assert_cmpint (kind_of (document, "This report"), !=, GLOSS_BLOCK_QUOTE);
  /* The split before the sentence that is gone is told of. */
  g_assert_cmpuint (n_blocks, ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (gloss_document_get_problems (document)), ==, 1);

  /* What is corrected next is written with what was carried over, and that of the former text stays. */
  correct (document, GLOSS_CORRECTION_KIND, "The council says", GLOSS_BLOCK_QUOTE);
  save_now (document);
  written = fixture_read (self, ".gloss/structure/bridge.txt.json");
  g_assert_cmpuint (strlen (written), >, strlen (former));
  again = fixture_load (self, &self->maria);
  g_assert_cmpint (kind_of (again, "The bridge over"), ==, GLOSS_BLOCK_QUOTE);
  g_assert_cmpint (kind_of (again, "The council says"), ==, GLOSS_BLOCK_QUOTE);
  g_assert_cmpuint (g_list_model_get_n_items (gloss_document_get_problems (again)), ==, 0);
  g_clear_object (&again);
  g_clear_object (&document);

  fixture_write (self, "bridge.txt", FIXTURE_TEXT);
  document = fixture_load (self, &self->maria);
  g_assert_cmpint (kind_of (document, FERRIES), !=, GLOSS_BLOCK_QUOTE);
  g_assert_cmpint (kind_of (document, "The bridge over"), ==, GLOSS_BLOCK_QUOTE);
}

/* Annotations made on a text whose structure is corrected are those of the text as it was read: that is the one that is kept. */
static void
test_corrected_text (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GlossDocument) document = fixture_load (self, &self->maria);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  correct (document, GLOSS_CORRECTION_JOIN, "Engineers had", 0);
  id = tag_quote (document, "on Monday. Engineers had found");
  name = g_strdup_printf (".gloss/texts/%s.txt", gloss_anchor_get_text_sha256 (anchor_of (document, id)));
  save_now (document);
  g_assert_true (fixture_exists (self, name));
  g_clear_object (&document);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
  document = fixture_load (self, &self->maria);
  assert_placed (document, id, GLOSS_ANCHOR_MOVED, "on Monday. Engineers had found");
}

/* The texts that were annotated stay known, also once everything has been accepted. */
static void
test_texts (Fixture       *self,
            gconstpointer  data)
{
  g_auto (Ids) ids = { NULL };
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  annotate (self, &self->maria, &ids);
  fixture_write (self, "bridge.txt", CHANGED_TEXT);
  document = fixture_load (self, &self->maria);
  g_assert_true (gloss_document_accept_moved (document, NULL));
  g_assert_true (gloss_document_make_orphan (document, ids.ferries, NULL));
  save_now (document);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) texts = gloss_document_list_texts (document);
      g_autoptr (GlossText) text = NULL;
      const GlossTextVersion *former;

      g_assert_cmpuint (texts->len, ==, 2);
      g_assert_true (((GlossTextVersion *) g_ptr_array_index (texts, 0))->is_current);
      former = g_ptr_array_index (texts, 1);
      g_assert_false (former->is_current);
      g_assert_nonnull (former->date);
      text = gloss_document_load_text (document, former->sha256, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (gloss_text_get_utf8 (text, NULL), FERRIES));
      g_clear_object (&document);
      document = fixture_load (self, &self->maria);
    }
  g_assert_null (gloss_document_load_text (document, "../../x", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/document-places/unchanged", Fixture, NULL, fixture_set_up, test_unchanged, fixture_tear_down);
  g_test_add ("/document-places/follows", Fixture, NULL, fixture_set_up, test_follows, fixture_tear_down);
  g_test_add ("/document-places/others-follow", Fixture, NULL, fixture_set_up, test_others_follow, fixture_tear_down);
  g_test_add ("/document-places/accept", Fixture, NULL, fixture_set_up, test_accept, fixture_tear_down);
  g_test_add ("/document-places/place", Fixture, NULL, fixture_set_up, test_place, fixture_tear_down);
  g_test_add ("/document-places/orphan", Fixture, NULL, fixture_set_up, test_orphan, fixture_tear_down);
  g_test_add ("/document-places/edit-keeps-selectors", Fixture, NULL, fixture_set_up, test_edit_keeps_selectors, fixture_tear_down);
  g_test_add ("/document-places/doubt", Fixture, NULL, fixture_set_up, test_doubt, fixture_tear_down);
  g_test_add ("/document-places/without-texts", Fixture, NULL, fixture_set_up, test_without_texts, fixture_tear_down);
  g_test_add ("/document-places/coverage", Fixture, NULL, fixture_set_up, test_coverage, fixture_tear_down);
  g_test_add ("/document-places/coverage-of-unknown-text", Fixture, NULL, fixture_set_up, test_coverage_of_unknown_text, fixture_tear_down);
  g_test_add ("/document-places/corrections", Fixture, NULL, fixture_set_up, test_corrections, fixture_tear_down);
  g_test_add ("/document-places/corrected-text", Fixture, NULL, fixture_set_up, test_corrected_text, fixture_tear_down);
  g_test_add ("/document-places/texts", Fixture, NULL, fixture_set_up, test_texts, fixture_tear_down);

  return g_test_run ();
}
