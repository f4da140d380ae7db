/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds all places of a needle, whatever its case and kind of quotes. */
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

/* One code point for one, so that offsets stay: simple case folding, and the quotes and dashes of typesetters as typed. */
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
    default:
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
  const char *p = composed;

  for (long i = 0; i < n_chars; i++, p = g_utf8_next_char (p))
    folded[i] = fold (g_utf8_get_char (p));
  *length = (gsize) n_chars;

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
 * Case, the kind of quotes and the kind of dashes make no difference. Places do not overlap.
 *
 * Returns: (transfer full) (element-type GlossRange): the places in order
 */
GArray *
gloss_finder_find (GlossText    *text,
                   const char   *needle,
                   GCancellable *cancellable)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (GlossRange));
  gsize n_bytes, length, matched = 0, offset = 0;
  const char *p = gloss_text_get_utf8 (text, &n_bytes);
  const char *end = p + n_bytes;
  g_autofree gunichar *folded = fold_needle (needle, &length);
  g_autofree gsize *borders = NULL;

  if (length == 0)
    return found;

  borders = find_borders (folded, length);
  for (; p < end; p = g_utf8_next_char (p), offset++)
    {
      gunichar ch = fold (g_utf8_get_char (p));

      if (offset % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      while (matched > 0 && ch != folded[matched])
        matched = borders[matched - 1];
      if (ch == folded[matched])
        matched++;
      if (matched == length)
        {
          GlossRange range = { offset + 1 - length, offset + 1 };

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
