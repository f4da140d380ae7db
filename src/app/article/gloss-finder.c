/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds all places of a needle, whatever its case, kind of quotes and vowel signs. */
#include "config.h"

#include "gloss-finder.h"

#include <string.h>
#include <unicode/uchar.h>

/* How many code points are searched before it is asked whether anybody still waits. */
#define CANCEL_INTERVAL (1 << 16)

typedef struct
{
  GlossText *text;
  char *needle;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  gloss_text_unref (search->text);
  g_free (search->needle);
  g_free (search);
}

/* The vowel signs of Arabic and Hebrew, and the stroke that lengthens an Arabic word: texts have them or not, as they like. */
static gboolean
is_left_out (gunichar ch)
{
  return (ch >= 0x591 && ch <= 0x5c7 && ch != 0x5be && ch != 0x5c0 && ch != 0x5c3 && ch != 0x5c6) ||
         ch == 0x640 || (ch >= 0x64b && ch <= 0x652) || ch == 0x670;
}

/* Simple case folding, the quotes and dashes of typesetters as typed, and Arabic letters and digits as people type them. */
static gunichar
fold (gunichar ch)
{
  if (ch < 128)
    return (gunichar) g_ascii_tolower ((char) ch);

  switch (ch)
    {
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x02bc:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x00ab:
    case 0x00bb:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
      return '-';
    case 0x00a0:
    case 0x202f:
      return ' ';
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
      return 0x627;
    case 0x649:
      return 0x64a;
    case 0x629:
      return 0x647;
    default:
      if (ch >= 0x660 && ch <= 0x669)
        return ch - 0x660 + '0';
      return (gunichar) u_foldCase ((UChar32) ch, U_FOLD_CASE_DEFAULT);
    }
}

static gunichar *
fold_needle (const char *needle,
             gsize      *length)
{
  g_autofree char *composed = g_utf8_normalize (needle, -1, G_NORMALIZE_NFC);
  long n_chars = composed != NULL ? g_utf8_strlen (composed, -1) : 0;
  gunichar *folded = g_new (gunichar, (gsize) n_chars + 1);

  *length = 0;
  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!is_left_out (g_utf8_get_char (p)))
      folded[(*length)++] = fold (g_utf8_get_char (p));

  return folded;
}

/* The lengths of the longest borders (Knuth, Morris, Pratt 1977), so that no code point of the text is read twice. */
static gsize *
find_borders (const gunichar *needle,
              gsize           length)
{
  gsize *borders = g_new0 (gsize, length);
  gsize matched = 0;

  for (gsize i = 1; i < length; i++)
    {
      while (matched > 0 && needle[i] != needle[matched])
        matched = borders[matched - 1];
      if (needle[i] == needle[matched])
        matched++;
      borders[i] = matched;
    }

  return borders;
}

/**
 * gloss_finder_find:
 * @text: where to look
 * @needle: what to look for, UTF-8
 * @cancellable: (nullable): stops it with what was found so far
 *
 * Case, the kind of quotes and of dashes, vowel signs and the forms of the alef make no difference. Places do not overlap.
 *
 * Returns: (transfer full) (element-type GlossRange): the places in order
 */
GArray *
gloss_finder_find (GlossText    *text,
                   const char   *needle,
                   GCancellable *cancellable)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (GlossRange));
  gsize n_bytes, length, matched = 0, offset = 0, n_kept = 0;
  const char *p = gloss_text_get_utf8 (text, &n_bytes);
  const char *end = p + n_bytes;
  g_autofree gunichar *folded = fold_needle (needle, &length);
  g_autofree gsize *borders = NULL;
  /* Where the last ones are that were not left out, as many as the needle has. */
  g_autofree gsize *offsets = NULL;

  if (length == 0)
    return found;

  borders = find_borders (folded, length);
  offsets = g_new0 (gsize, length);
  for (; p < end; p = g_utf8_next_char (p), offset++)
    {
      gunichar ch = fold (g_utf8_get_char (p));

      if (offset % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (is_left_out (g_utf8_get_char (p)))
        continue;
      offsets[n_kept++ % length] = offset;
      while (matched > 0 && ch != folded[matched])
        matched = borders[matched - 1];
      if (ch == folded[matched])
        matched++;
      if (matched == length)
        {
          GlossRange range = { offsets[n_kept % length], offset + 1 };

          for (const char *next = g_utf8_next_char (p); next < end && is_left_out (g_utf8_get_char (next)); next = g_utf8_next_char (next))
            range.end++;
          g_array_append_val (found, range);
          matched = 0;
        }
    }

  return found;
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Search *search = data;

  g_task_return_pointer (task, gloss_finder_find (search->text, search->needle, cancellable), (GDestroyNotify) g_array_unref);
}

void
gloss_finder_find_async (GlossText           *text,
                         const char          *needle,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->text = gloss_text_ref (text);
  search->needle = g_strdup (needle);
  g_task_set_source_tag (task, gloss_finder_find_async);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * gloss_finder_find_finish:
 * @result: what the callback got
 * @error: return location for an error, which can only be that it was cancelled
 *
 * Returns: (transfer full) (element-type GlossRange): the places in order, or %NULL
 */
GArray *
gloss_finder_find_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
