/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries places over from a text to what has become of it. */
#include "anchoring/gloss-reanchor.h"

#include <string.h>

#define STORY \
  "The harbour council voted on Monday to close the old ferry line. Passengers were told by letter.\n" \
  "“It is a sad day,” said the minister of transport — a man who grew up on the island.\n" \
  "The last boat leaves on Friday evening. A bridge is to be built within three years."

static GlossText *
text_of (const char *utf8)
{
  return gloss_text_new_take (g_strdup (utf8), strlen (utf8));
}

static gsize
offset_of (const char *utf8,
           const char *part)
{
  const char *at = strstr (utf8, part);

  g_assert_nonnull (at);
  return g_utf8_strlen (utf8, at - utf8);
}

/* The selectors as they are stored: up to 32 code points on either side. */
static GlossPiece
piece_of (GlossText  *text,
          const char *quote)
{
  gsize start = offset_of (gloss_text_get_utf8 (text, NULL), quote);
  gsize end = start + g_utf8_strlen (quote, -1);

  return (GlossPiece) {
    { start, end },
    NULL,
    g_strdup (quote),
    gloss_text_dup_slice (text, (GlossRange) { start - MIN (start, 32), start }),
    gloss_text_dup_slice (text, (GlossRange) { end, MIN (end + 32, gloss_text_get_length (text)) }),
  };
}

static void
piece_clear (GlossPiece *piece)
{
  g_free (piece->exact);
  g_free (piece->prefix);
  g_free (piece->suffix);
}

static GlossReanchored
carry (const char *before,
       const char *after,
       const char *quote,
       gboolean    with_old_text,
       char      **found)
{
  g_autoptr (GlossText) old_text = text_of (before);
  g_autoptr (GlossText) new_text = text_of (after);
  GlossPiece piece = piece_of (old_text, quote);
  g_autoptr (GError) error = NULL;
  GlossReanchored result;

  g_assert_true (gloss_reanchor (with_old_text ? old_text : NULL, new_text, &piece, 1, &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.place.end, <=, gloss_text_get_length (new_text));
  *found = gloss_text_dup_slice (new_text, result.place);
  piece_clear (&piece);
  return result;
}

static void
assert_becomes (const char *after,
                const char *quote,
                const char *expected)
{
  for (int with_old_text = 0; with_old_text < 2; with_old_text++)
    {
      g_autofree char *found = NULL;
      GlossReanchored result = carry (STORY, after, quote, with_old_text, &found);

      g_assert_cmpint (result.verdict, ==, GLOSS_REANCHOR_ACCEPT);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_stays (void)
{
  assert_becomes (STORY, "ferry line", "ferry line");
  assert_becomes (STORY, "The", "The");
  assert_becomes (STORY, "within three years.", "within three years.");
  assert_becomes (STORY, "day,” said the minister of transport — a man", "day,” said the minister of transport — a man");
}

static void
test_moves (void)
{
  assert_becomes ("News from the coast, sent in by our own reporter.\n" STORY, "ferry line", "ferry line");
}

/* Paragraphs that change places: found word for word, but asked about where it is known that they left their place. */
static void
test_swaps (void)
{
  const char *after = "The last boat leaves on Friday evening. A bridge is to be built within three years.\n"
                      "The harbour council voted on Monday to close the old ferry line. Passengers were told by letter.";

  for (int with_old_text = 0; with_old_text < 2; with_old_text++)
    {
      const char *quote = "boat leaves on Friday evening. A bridge is to be built";
      g_autofree char *found = NULL;
      GlossReanchored result = carry (STORY, after, quote, with_old_text, &found);

      g_assert_cmpint (result.verdict, ==, with_old_text ? GLOSS_REANCHOR_ASK : GLOSS_REANCHOR_ACCEPT);
      g_assert_cmpstr (found, ==, quote);
    }
}

/* A few words that are still there, while all that followed them is not: they may be others of their kind. A long quote is not. */
static void
test_lost_side (void)
{
  const char *after = "The harbour council voted on Monday to close the old ferry line. Passengers were told by letter.\n"
                      "“It is a sad day,” said the minister of transport — a man who grew up on the island.\n"
                      "The last boat leaves on Friday evening. Nobody knows who will pay, or how much.";
  const char *quotes[] = { "on Friday evening.", "The last boat leaves on Friday evening." };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autofree char *found = NULL;
      GlossReanchored result = carry (STORY, after, quotes[i], TRUE, &found);

      g_assert_cmpint (result.verdict, ==, i == 0 ? GLOSS_REANCHOR_ASK : GLOSS_REANCHOR_ACCEPT);
      g_assert_cmpstr (found, ==, quotes[i]);
    }
}

static void
test_folds (void)
{
  assert_becomes ("The harbour council voted on Monday to close the old ferry line. Passengers were told by letter.\n"
                  "\"It is a  sad day,\" said the min\u00adister of transport -- a man who grew up on the island.\n"
                  "The last boat leaves on Friday evening. A bridge is to be built within three years.",
                  "“It is a sad day,” said the minister of transport — a man", "\"It is a  sad day,\" said the min\u00adister of transport -- a man");
}

static void
test_changes (void)
{
  assert_becomes ("The harbour council voted on Tuesday to close the old ferry line. Passengers were told by letter.\n"
                  "“It is a sad day,” said the minister of transport — a man who grew up on the island.\n"
                  "The last boat leaves on Friday evening. A bridge is to be built within three years.",
                  "council voted on Monday to close the old ferry line", "council voted on Tuesday to close the old ferry line");
}

/* The passage was changed, and a copy of the unchanged one was put elsewhere: the changed one is meant. */
static void
test_copy_elsewhere (void)
{
  g_autofree char *found = NULL;
  GlossReanchored result = carry (STORY,
                                  "The last boat leaves on Friday evening.\n"
                                  "The harbour council voted on Monday to close the old ferry line. Passengers were told by letter.\n"
                                  "“It is a sad day,” said the minister of transport — a man who grew up on the island.\n"
                                  "The last boat leavs on Friday evening. A bridge is to be built within three years.",
                                  "boat leaves on Friday", TRUE, &found);

  g_assert_cmpint (result.verdict, !=, GLOSS_REANCHOR_ORPHAN);
  g_assert_cmpstr (found, ==, "boat leavs on Friday");
}

static void
test_gone (void)
{
  for (int with_old_text = 0; with_old_text < 2; with_old_text++)
    {
      g_autofree char *found = NULL;
      GlossReanchored result = carry (STORY,
                                      "The harbour council voted on Monday to close the old ferry line. Passengers were told by letter.\n"
                                      "The last boat leaves on Friday evening. A bridge is to be built within three years.",
                                      "said the minister of transport — a man who grew up on the island", with_old_text, &found);

      g_assert_cmpint (result.verdict, !=, GLOSS_REANCHOR_ACCEPT);
    }
}

/* Of equal places with equal context none is taken without asking. */
static void
test_ambiguous (void)
{
  g_autoptr (GlossText) text = text_of ("so it is said today. so it is said today. so it is said today. so it is said today. so it is said today.");
  GlossPiece piece = { { 900, 905 }, NULL, (char *) "it is said", (char *) "so ", (char *) " today." };
  GlossReanchored result;

  g_assert_true (gloss_reanchor (NULL, text, &piece, 1, &result, NULL, NULL));
  g_assert_cmpint (result.verdict, ==, GLOSS_REANCHOR_ASK);
}

static char *
make_random (guint n)
{
  static const gunichar alphabet[] = { 'a', 'b', 'c', 'd', ' ', ' ', '\n', '-', '.', 0xad, 0xe9, 0x301, 0x439, 0xfb01, 0x200d,
                                       0x2014, 0x1f600 };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (text, alphabet[g_test_rand_int_range (0, G_N_ELEMENTS (alphabet))]);
  return g_string_free (text, FALSE);
}

/* Whatever the texts and selectors are: places lie in the text, orphans have none, others are not empty, and a second run says the same. */
static void
assert_sane (GlossText        *old_text,
             GlossText        *new_text,
             const GlossPiece *pieces,
             gsize             n)
{
  g_autofree GlossReanchored *results = g_new0 (GlossReanchored, n);
  g_autofree GlossReanchored *again = g_new0 (GlossReanchored, n);

  g_assert_true (gloss_reanchor (old_text, new_text, pieces, n, results, NULL, NULL));
  g_assert_true (gloss_reanchor (old_text, new_text, pieces, n, again, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    {
      g_assert_true (gloss_range_equal (results[i].place, again[i].place));
      g_assert_cmpint (results[i].verdict, ==, again[i].verdict);
      g_assert_cmpuint (results[i].place.end, <=, gloss_text_get_length (new_text));
      g_assert_cmpint (results[i].verdict == GLOSS_REANCHOR_ORPHAN, ==, gloss_range_length (results[i].place) == 0);
      g_assert_true (results[i].score >= 0.0 && results[i].score <= 1.0);
    }
}

static void
test_hostile (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *before = make_random (g_test_rand_int_range (0, 300));
      g_autofree char *after = make_random (g_test_rand_int_range (0, 300));
      g_autofree char *quote = make_random (g_test_rand_int_range (0, 40));
      g_autoptr (GlossText) old_text = text_of (before);
      g_autoptr (GlossText) new_text = text_of (after);
      gsize length = gloss_text_get_length (old_text);
      gsize start = g_test_rand_int_range (0, length + 1);
      GlossRange range = { start, MIN (length, start + g_test_rand_int_range (0, 60)) };
      g_autofree char *exact = gloss_text_dup_slice (old_text, range);
      GlossPiece pieces[] = {
        { range, NULL, exact, (char *) "", (char *) "" },
        { range, NULL, quote, quote, exact },
        { { G_MAXSIZE - 1, G_MAXSIZE }, NULL, quote, NULL, NULL },
      };

      assert_sane (old_text, new_text, pieces, G_N_ELEMENTS (pieces));
      assert_sane (NULL, new_text, pieces, G_N_ELEMENTS (pieces));
      assert_sane (old_text, old_text, pieces, G_N_ELEMENTS (pieces));
    }
}

/* One word as long as the text, a quote as long as the text, one letter over and over. */
static void
test_endless (void)
{
  g_autofree char *word = g_strnfill (400000, 'x');
  g_autofree char *other = g_strconcat (word, "y", word, NULL);
  g_autoptr (GlossText) old_text = text_of (word);
  g_autoptr (GlossText) new_text = text_of (other);
  GlossPiece pieces[] = {
    { { 0, 400000 }, NULL, word, (char *) "", (char *) "" },
    { { 1000, 1004 }, NULL, (char *) "xxxx", (char *) "xxxxxxxx", (char *) "xxxxxxxx" },
    { { 1000, 1003 }, NULL, (char *) "xyz", (char *) "xxxxxxxx", (char *) "xxxxxxxx" },
  };
  gint64 begun = g_get_monotonic_time ();

  assert_sane (old_text, new_text, pieces, G_N_ELEMENTS (pieces));
  assert_sane (NULL, new_text, pieces, G_N_ELEMENTS (pieces));
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 20 * G_USEC_PER_SEC);
}

static void
test_cancelled (void)
{
  g_autoptr (GlossText) text = text_of (STORY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GlossPiece piece = piece_of (text, "ferry line");
  GlossReanchored result;

  g_cancellable_cancel (cancellable);
  g_assert_false (gloss_reanchor (text, text, &piece, 1, &result, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  piece_clear (&piece);
}

/* What is not accepted comes with the places that come into question, each once and the likeliest first. */
static void
test_lists_candidates (void)
{
  g_autoptr (GlossText) old_text = text_of ("It rained.");
  g_autoptr (GlossText) new_text = text_of ("In Oslo it rained all day, and again in the evening it rained a little. Then came the sun.");
  g_autoptr (GlossReanchoring) run = gloss_reanchoring_new (NULL, new_text);
  GlossPiece piece = { { 0, 0 }, NULL, (char *) "it rained", (char *) "", (char *) "" };
  GlossReanchored candidates[4];
  gsize n;
  GlossReanchored result = gloss_reanchoring_find (run, &piece, candidates, G_N_ELEMENTS (candidates), &n);

  g_assert_cmpint (result.verdict, ==, GLOSS_REANCHOR_ASK);
  g_assert_cmpuint (n, >=, 2);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpfloat (candidates[i].score, <=, i > 0 ? candidates[i - 1].score : result.score);
      for (gsize j = 0; j < i; j++)
        g_assert_false (gloss_range_overlaps (candidates[i].place, candidates[j].place));
    }
  piece = piece_of (old_text, "rained");
  result = gloss_reanchoring_find (run, &piece, candidates, 0, &n);
  g_assert_cmpuint (n, ==, 0);
  piece_clear (&piece);
}

static void
test_carries_stretches (void)
{
  g_autoptr (GlossText) old_text = text_of (STORY);
  g_autoptr (GlossText) new_text = text_of ("By our own reporter.\n" STORY);
  g_autoptr (GlossReanchoring) run = gloss_reanchoring_new (old_text, new_text);
  g_autoptr (GlossReanchoring) without = gloss_reanchoring_new (NULL, new_text);
  gsize start = offset_of (STORY, "Passengers were told by letter.");
  GlossRange range = { start, start + strlen ("Passengers were told by letter.") };
  double kept;
  GlossRange carried = gloss_reanchoring_carry (run, range, &kept);

  g_assert_cmpuint (carried.start, ==, range.start + strlen ("By our own reporter.\n"));
  g_assert_cmpuint (gloss_range_length (carried), ==, gloss_range_length (range));
  g_assert_cmpfloat (kept, ==, 1.0);
  g_assert_cmpuint (gloss_reanchoring_carry (without, range, &kept).end, ==, 0);
  g_assert_cmpfloat (kept, ==, 0.0);
  g_assert_cmpuint (gloss_reanchoring_carry (run, (GlossRange) { 5, G_MAXSIZE }, &kept).end, ==, 0);
  g_assert_cmpuint (gloss_reanchoring_carry (run, (GlossRange) { 5, 5 }, &kept).end, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reanchor/stays", test_stays);
  g_test_add_func ("/reanchor/moves", test_moves);
  g_test_add_func ("/reanchor/swaps", test_swaps);
  g_test_add_func ("/reanchor/lost-side", test_lost_side);
  g_test_add_func ("/reanchor/folds", test_folds);
  g_test_add_func ("/reanchor/changes", test_changes);
  g_test_add_func ("/reanchor/copy-elsewhere", test_copy_elsewhere);
  g_test_add_func ("/reanchor/gone", test_gone);
  g_test_add_func ("/reanchor/ambiguous", test_ambiguous);
  g_test_add_func ("/reanchor/hostile", test_hostile);
  g_test_add_func ("/reanchor/endless", test_endless);
  g_test_add_func ("/reanchor/cancelled", test_cancelled);
  g_test_add_func ("/reanchor/lists-candidates", test_lists_candidates);
  g_test_add_func ("/reanchor/carries-stretches", test_carries_stretches);

  return g_test_run ();
}
