/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-anchor-speed TEXT: how long it takes to find edited quotes in a text, and to carry annotations over to a changed one, as JSON. */
#include "anchoring/gloss-reanchor.h"

#include <string.h>

#define CONTEXT 32

/* The median of so many runs. */
#define ROUNDS 5

static const char letters[] = "abcdefghijklmnopqrstuvwxyz ";

static GlossText *
take (GString *text)
{
  gsize length = text->len;

  return gloss_text_new_take (g_string_free (text, FALSE), length);
}

/* Drops, adds and replaces letters, as many as one in ten of them. */
static char *
edit_quote (const char *quote,
            GRand      *random)
{
  GString *edited = g_string_new (quote);
  gsize n = MAX (1, g_rand_double (random) * 0.1 * edited->len);

  for (gsize i = 0; i < n; i++)
    {
      gsize at = g_rand_int_range (random, 0, edited->len);
      char letter = letters[g_rand_int_range (random, 0, 27)];

      while (((guchar) edited->str[at] & 0x80) != 0 && at > 0)
        at--;
      if (((guchar) edited->str[at] & 0x80) != 0)
        continue;
      switch (g_rand_int_range (random, 0, 3))
        {
        case 0: g_string_erase (edited, at, 1); break;
        case 1: g_string_insert_c (edited, at, letter); break;
        default: edited->str[at] = letter; break;
        }
    }
  return g_string_free (edited, FALSE);
}

/* Replaces that share of the words by others of the text. */
static GlossText *
edit_words (GlossText *text,
            GRand     *random,
            double     share)
{
  g_auto (GStrv) words = g_strsplit (gloss_text_get_utf8 (text, NULL), " ", -1);
  guint n = g_strv_length (words);
  GString *edited = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      gboolean other = g_rand_double (random) < share;

      g_string_append (edited, words[other ? (guint) g_rand_int_range (random, 0, n) : i]);
      if (i + 1 < n)
        g_string_append_c (edited, ' ');
    }
  return take (edited);
}

static GlossPiece *
pick_pieces (GlossText *text,
             GRand     *random,
             guint      n)
{
  GlossPiece *pieces = g_new (GlossPiece, n);
  gsize length = gloss_text_get_length (text);

  for (guint i = 0; i < n; i++)
    {
      gsize start = g_rand_int_range (random, CONTEXT, length - 300);
      gsize end = start + g_rand_int_range (random, 50, 201);

      pieces[i] = (GlossPiece) {
        { start, end },
        NULL,
        gloss_text_dup_slice (text, (GlossRange) { start, end }),
        gloss_text_dup_slice (text, (GlossRange) { start - CONTEXT, start }),
        gloss_text_dup_slice (text, (GlossRange) { end, end + CONTEXT }),
      };
    }
  return pieces;
}

static void
free_pieces (GlossPiece *pieces,
             guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_free (pieces[i].exact);
      g_free (pieces[i].prefix);
      g_free (pieces[i].suffix);
    }
  g_free (pieces);
}

static int
compare_times (const void *a,
               const void *b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
measure (const char       *name,
         GlossText        *old_text,
         GlossText        *new_text,
         const GlossPiece *pieces,
         guint             n)
{
  g_autofree GlossReanchored *results = g_new (GlossReanchored, n);
  gint64 times[ROUNDS];
  guint accepted = 0;
  guint near = 0;

  for (guint r = 0; r < ROUNDS; r++)
    {
      gint64 begun = g_get_monotonic_time ();

      gloss_reanchor (old_text, new_text, pieces, n, results, NULL, NULL);
      times[r] = g_get_monotonic_time () - begun;
    }
  qsort (times, ROUNDS, sizeof *times, compare_times);
  for (guint i = 0; i < n; i++)
    {
      accepted += results[i].verdict == GLOSS_REANCHOR_ACCEPT;
      near += ABS ((gssize) results[i].place.start - (gssize) pieces[i].range.start) <= 3 &&
              ABS ((gssize) results[i].place.end - (gssize) pieces[i].range.end) <= 3;
    }
  g_print ("\"%s\":{\"pieces\":%u,\"ms\":%.1f,\"accepted\":%u,\"within_3\":%u}", name, n, times[ROUNDS / 2] / 1000.0, accepted, near);
}

static void
measure_quotes (GlossText *text,
                guint      n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  GlossPiece *pieces = pick_pieces (text, random, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *quote = pieces[i].exact;

      pieces[i].exact = edit_quote (quote, random);
    }
  measure ("edited_quotes", NULL, text, pieces, n);
  free_pieces (pieces, n);
}

static void
measure_annotations (const char *name,
                     GlossText  *text,
                     guint       n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GlossText) edited = edit_words (text, random, 0.03);
  GlossPiece *pieces = pick_pieces (text, random, n);

  measure (name, text, edited, pieces, n);
  free_pieces (pieces, n);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossText) text = NULL;
  char *contents;
  gsize length;

  if (argc != 2)
    return 2;
  if (!g_file_get_contents (argv[1], &contents, &length, &error))
    g_error ("%s", error->message);
  text = gloss_text_new_take (contents, length);
  g_print ("{\"characters\":%" G_GSIZE_FORMAT ",", gloss_text_get_length (text));
  measure_quotes (text, 1000);
  g_print (",");
  measure_annotations ("annotations_1000", text, 1000);
  g_print (",");
  measure_annotations ("annotations_10000", text, 10000);
  g_print (",");
  measure_annotations ("annotations_100000", text, 100000);
  g_print ("}\n");
  return 0;
}
