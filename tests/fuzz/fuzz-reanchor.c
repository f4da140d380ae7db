/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The resolver: places lie in the new text, what is accepted is like what was quoted, and each piece is placed by itself. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "anchoring/gloss-reanchor.h"
#include "text/gloss-fold.h"
#include "text/gloss-match.h"

#define CONTEXT 32
#define MOST_PIECES 12

/* A place that is accepted shares at least so much of its letters with the quote or lies where all around it is as it was. */
#define LIKE 0.3

static GlossText *
take_text (GBytes *part)
{
  gsize length;
  char *text = fuzz_dup_text (part, &length);

  return gloss_text_new_take (text, length);
}

static GlossPiece
quote_of (GlossText  *text,
          GlossRange  range)
{
  gsize length = gloss_text_get_length (text);

  return (GlossPiece) {
    range,
    NULL,
    gloss_text_dup_slice (text, range),
    gloss_text_dup_slice (text, (GlossRange) { range.start - MIN (range.start, CONTEXT), range.start }),
    gloss_text_dup_slice (text, (GlossRange) { range.end, MIN (range.end + CONTEXT, length) }),
  };
}

/* A line "12 20" is a range of the old text, any other line a quote alone. */
static GArray *
read_pieces (GlossText *old_text,
             GBytes    *part)
{
  gsize n_bytes;
  g_autofree char *text = fuzz_dup_text (part, &n_bytes);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_PIECES + 1);
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (GlossPiece));
  gsize length = gloss_text_get_length (old_text);

  for (guint i = 0; lines[i] != NULL && i < MOST_PIECES; i++)
    {
      char *end;
      guint64 from = g_ascii_strtoull (lines[i], &end, 10);
      guint64 to = g_ascii_strtoull (end, NULL, 10);
      GlossPiece piece = { { 0, 0 }, NULL, g_strdup (lines[i]), g_strdup (""), g_strdup ("") };

      if (from < to && to <= length)
        {
          g_free (piece.exact);
          g_free (piece.prefix);
          g_free (piece.suffix);
          piece = quote_of (old_text, (GlossRange) { from, to });
        }
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

static void
free_pieces (GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      GlossPiece *piece = &g_array_index (pieces, GlossPiece, i);

      g_free (piece->exact);
      g_free (piece->prefix);
      g_free (piece->suffix);
    }
  g_array_unref (pieces);
}

static gboolean
reanchor (GlossText       *old_text,
          GlossText       *new_text,
          GArray          *pieces,
          guint            first,
          guint            n,
          GlossReanchored *results)
{
  g_autoptr (GError) error = NULL;
  gboolean done = gloss_reanchor (old_text, new_text, &g_array_index (pieces, GlossPiece, first), n, results, NULL, &error);

  fuzz_check_error (done ? results : NULL, error);
  return done;
}

static void
check_result (GlossText       *new_text,
              GlossReanchored *result)
{
  g_assert_cmpuint (result->place.start, <=, result->place.end);
  g_assert_cmpuint (result->place.end, <=, gloss_text_get_length (new_text));
  g_assert_cmpfloat (result->score, <=, 1.0);
  g_assert_cmpfloat (result->score, >=, 0.0);
  g_assert_cmpint (result->verdict == GLOSS_REANCHOR_ORPHAN, ==, result->place.start == result->place.end);
}

/* Of both texts what is compared: folded, in small letters. */
static GlossFold *
fold_small (const char *text)
{
  GlossFold *fold = gloss_fold_new (text, strlen (text));

  for (gsize i = 0; i < fold->length; i++)
    fold->chars[i] = g_unichar_tolower (fold->chars[i]);
  return fold;
}

/* Law: of a quote without a text around it, nothing is accepted that is not like it. */
static void
check_like (GlossText        *new_text,
            const GlossPiece *piece,
            GlossReanchored  *result)
{
  g_autofree char *found = gloss_text_dup_slice (new_text, result->place);
  g_autoptr (GlossFold) place = fold_small (found);
  g_autoptr (GlossFold) quote = fold_small (piece->exact);
  g_autoptr (GlossPattern) pattern = NULL;

  if (result->verdict != GLOSS_REANCHOR_ACCEPT || quote->length == 0 || *piece->prefix != '\0' || *piece->suffix != '\0')
    return;
  pattern = gloss_pattern_new (quote->chars, quote->length);
  g_assert_cmpfloat (gloss_pattern_distance (pattern, place->chars, place->length), <=, (1 - LIKE) * MAX (quote->length, place->length));
}

/* What of the range is to be seen: soft hyphens and the like at its ends belong to nothing. */
static GlossRange
get_visible (const GlossFold *fold,
             GlossRange       range)
{
  range = gloss_fold_range (fold, range);
  while (range.start < range.end && fold->chars[range.start] == ' ')
    range.start++;
  while (range.start < range.end && fold->chars[range.end - 1] == ' ')
    range.end--;
  return range;
}

/* Law: in an unchanged text every place is where it was. */
static void
check_unchanged (GlossText *text,
                 GArray    *pieces)
{
  GlossReanchored results[MOST_PIECES];
  gsize n_bytes;
  const char *utf8 = gloss_text_get_utf8 (text, &n_bytes);
  g_autoptr (GlossFold) fold = gloss_fold_new (utf8, n_bytes);

  if (!reanchor (text, text, pieces, 0, pieces->len, results))
    return;
  for (guint i = 0; i < pieces->len; i++)
    {
      GlossRange before = get_visible (fold, g_array_index (pieces, GlossPiece, i).range);
      GlossRange after = get_visible (fold, results[i].place);

      if (before.start == before.end)
        continue;
      g_assert_cmpint (results[i].verdict, ==, GLOSS_REANCHOR_ACCEPT);
      g_assert_cmpuint (after.start, ==, before.start);
      g_assert_cmpuint (after.end, ==, before.end);
    }
}

static void
check_alone (GlossText       *old_text,
             GlossText       *new_text,
             GArray          *pieces,
             GlossReanchored *together)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      GlossReanchored alone;

      g_assert_true (reanchor (old_text, new_text, pieces, i, 1, &alone));
      g_assert_true (gloss_range_equal (alone.place, together[i].place));
      g_assert_cmpint (alone.verdict, ==, together[i].verdict);
      g_assert_cmpfloat (alone.score, ==, together[i].score);
    }
}

static void
check (GlossText *old_text,
       GlossText *new_text,
       GArray    *pieces)
{
  GlossReanchored results[MOST_PIECES];

  if (!reanchor (old_text, new_text, pieces, 0, pieces->len, results))
    return;
  for (guint i = 0; i < pieces->len; i++)
    {
      check_result (new_text, &results[i]);
      if (old_text == NULL)
        check_like (new_text, &g_array_index (pieces, GlossPiece, i), &results[i]);
    }
  check_alone (old_text, new_text, pieces, results);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GPtrArray) parts = fuzz_split (data, size, 3);
  g_autoptr (GlossText) old_text = take_text (g_ptr_array_index (parts, 0));
  g_autoptr (GlossText) new_text = NULL;
  GArray *pieces;

  if (parts->len < 3)
    return 0;
  new_text = take_text (g_ptr_array_index (parts, 1));
  pieces = read_pieces (old_text, g_ptr_array_index (parts, 2));
  check (old_text, new_text, pieces);
  check (NULL, new_text, pieces);
  check_unchanged (old_text, pieces);
  free_pieces (pieces);
  return 0;
}
