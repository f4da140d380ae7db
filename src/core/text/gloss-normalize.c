/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From any text to canonical text. */
#include "config.h"

#include "text/gloss-normalize.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* U+FFFD, what stands for bytes that are no UTF-8. */
#define REPLACEMENT 0xfffd

typedef enum
{
  ACTION_KEEP,
  ACTION_SPACE,
  ACTION_DROP,
} Action;

typedef struct
{
  GString *out;
  gsize begin;
  const UNormalizer2 *nfc;

  /* The last place in @out before which nothing changes any more, whatever is appended. */
  gsize boundary;
  guint8 last_class;

  /* Set if what follows the boundary may not be NFC. */
  guint doubtful : 1;
  guint space : 1;
} Normalizer;

static Action
get_action_of_ascii (guchar c)
{
  if (c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f))
    return ACTION_SPACE;

  return c < 0x20 || c == 0x7f ? ACTION_DROP : ACTION_KEEP;
}

/* Joiners and direction marks are part of how a word is written and stay; hints where a line may be broken, byte order marks
 * and places of embedded objects are no text. */
static Action
get_action (gunichar c)
{
  if (c < 0x80)
    return get_action_of_ascii (c);
  if (c < 0xa0)
    return c == 0x85 ? ACTION_SPACE : ACTION_DROP;

  switch (c)
    {
    case 0x00a0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
      return ACTION_SPACE;

    case 0x00ad:
    case 0x200b:
    case 0x2060:
    case 0xfeff:
    case 0xfffc:
      return ACTION_DROP;

    default:
      return c >= 0x2000 && c <= 0x200a ? ACTION_SPACE : ACTION_KEEP;
    }
}

/* Letters and signs of common scripts that never combine with what is before them and are NFC by themselves. */
static inline gboolean
is_plain (gunichar c)
{
  return c < 0x300
         || (c >= 0x400 && c < 0x483)
         || (c >= 0x48a && c < 0x591)
         || (c >= 0x620 && c < 0x64b)
         || (c >= 0x2010 && c < 0x2028)
         || (c >= 0x2030 && c < 0x205f)
         || (c >= 0x3041 && c < 0x3099)
         || (c >= 0x4e00 && c < 0xa000)
         || (c >= 0xac00 && c < 0xd7a4)
         || (c >= 0x1f300 && c < 0x1fb00);
}

static void
decompose (const UNormalizer2 *nfc,
           GArray             *into,
           gunichar            c)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[32];
  int32_t n = unorm2_getDecomposition (nfc, (UChar32) c, units, G_N_ELEMENTS (units), &status);
  int32_t i = 0;

  if (n < 0 || U_FAILURE (status))
    {
      g_array_append_val (into, c);
      return;
    }

  while (i < n)
    {
      gunichar part;

      U16_NEXT (units, i, n, part);
      g_array_append_val (into, part);
    }
}

/* Sorts a run of marks by their class, keeping those of one class in their order. By counting: a run may be
 * as long as the text. */
static void
sort_marks (gunichar *marks,
            gsize     n)
{
  g_autofree gunichar *copy = NULL;
  gsize places[257] = { 0 };

  if (n < 2)
    return;

  copy = g_memdup2 (marks, n * sizeof *marks);
  for (gsize i = 0; i < n; i++)
    places[u_getCombiningClass ((UChar32) copy[i]) + 1]++;
  for (guint class = 1; class < G_N_ELEMENTS (places); class++)
    places[class] += places[class - 1];
  for (gsize i = 0; i < n; i++)
    marks[places[u_getCombiningClass ((UChar32) copy[i])]++] = copy[i];
}

static void
order (GArray *points)
{
  gunichar *all = (gunichar *) (gpointer) points->data;

  for (gsize i = 0; i < points->len;)
    {
      gsize begin = i;

      while (i < points->len && u_getCombiningClass ((UChar32) all[i]) != 0)
        i++;
      sort_marks (all + begin, i - begin);
      i = MAX (i, begin + 1);
    }
}

/* The composition of Unicode Standard Annex 15: each code point goes into the last starter unless another one
 * of its class, or a starter, stands between. */
static void
compose (const UNormalizer2 *nfc,
         GArray             *points)
{
  gunichar *all = (gunichar *) (gpointer) points->data;
  gssize starter = -1;
  guint last_class = 0;
  gsize n = 0;

  for (gsize i = 0; i < points->len; i++)
    {
      guint8 class = u_getCombiningClass ((UChar32) all[i]);
      gboolean adjacent = starter >= 0 && n == (gsize) starter + 1;
      UChar32 composed = U_SENTINEL;

      if (starter >= 0 && (adjacent || last_class < class))
        composed = unorm2_composePair (nfc, (UChar32) all[starter], (UChar32) all[i]);

      if (composed >= 0)
        {
          all[starter] = (gunichar) composed;
          continue;
        }

      if (class == 0)
        starter = (gssize) n;
      last_class = class;
      all[n++] = all[i];
    }

  g_array_set_size (points, n);
}

/* Puts what follows the boundary into NFC. */
static void
normalizer_settle (Normalizer *self)
{
  g_autoptr (GArray) points = NULL;
  const char *p;

  if (!self->doubtful)
    return;
  self->doubtful = FALSE;

  points = g_array_new (FALSE, FALSE, sizeof (gunichar));
  p = self->out->str + self->boundary;
  for (; p < self->out->str + self->out->len; p = g_utf8_next_char (p))
    decompose (self->nfc, points, g_utf8_get_char (p));

  order (points);
  compose (self->nfc, points);

  g_string_truncate (self->out, self->boundary);
  for (gsize i = 0; i < points->len; i++)
    g_string_append_unichar (self->out, g_array_index (points, gunichar, i));
}

/* A boundary is before the next code point that is appended. */
static void
normalizer_set_boundary (Normalizer *self)
{
  normalizer_settle (self);
  self->boundary = self->out->len;
  self->last_class = 0;
}

static void
normalizer_put_space (Normalizer *self)
{
  if (self->space && self->out->len > self->begin)
    {
      normalizer_set_boundary (self);
      g_string_append_c (self->out, ' ');
    }
  self->space = FALSE;
}

static void
normalizer_put (Normalizer *self,
                const char *text,
                gsize       n_bytes,
                gunichar    c)
{
  normalizer_put_space (self);

  if (is_plain (c))
    {
      normalizer_set_boundary (self);
    }
  else
    {
      guint8 class = u_getCombiningClass ((UChar32) c);
      gboolean settled = u_getIntPropertyValue ((UChar32) c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;

      if (settled && class == 0)
        normalizer_set_boundary (self);
      else if (!settled || class < self->last_class)
        self->doubtful = TRUE;
      self->last_class = class;
    }

  g_string_append_len (self->out, text, (gssize) n_bytes);
}

/* How many bytes from @p on are canonical as they are: words of ASCII, Latin and Cyrillic letters with single spaces
 * between. @last is set to where the last code point of them begins. */
static const char *
skip_canonical (const char  *p,
                const char  *end,
                const char **last)
{
  while (p < end)
    {
      guchar c = (guchar) *p;

      if (c > ' ' && c < 0x7f)
        *last = p++;
      else if (c == ' ' && end - p > 1 && p[1] > ' ' && p[1] < 0x7f)
        p++;
      else if (((c >= 0xc3 && c <= 0xcb) || c == 0xd0 || c == 0xd1) && end - p > 1 && ((guchar) p[1] & 0xc0) == 0x80)
        {
          *last = p;
          p += 2;
        }
      else
        break;
    }

  return p;
}

static const char *
normalizer_take_canonical (Normalizer *self,
                           const char *p,
                           const char *end)
{
  const char *last = NULL;
  const char *begin = p;

  if (*p == ' ')
    return p;

  p = skip_canonical (p, end, &last);
  if (p == begin)
    return p;

  normalizer_put_space (self);
  normalizer_set_boundary (self);
  self->boundary += (gsize) (last - begin);
  g_string_append_len (self->out, begin, p - begin);

  return p;
}

static const char *
normalizer_take_one (Normalizer *self,
                     const char *p,
                     const char *end)
{
  gunichar c = *p == '\0' ? 0 : g_utf8_get_char_validated (p, end - p);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      normalizer_put (self, "\xef\xbf\xbd", 3, REPLACEMENT);
      return p + 1;
    }

  switch (get_action (c))
    {
    case ACTION_KEEP:
      normalizer_put (self, p, (gsize) (g_utf8_next_char (p) - p), c);
      break;

    case ACTION_SPACE:
      self->space = TRUE;
      break;

    case ACTION_DROP:
    default:
      break;
    }

  return g_utf8_next_char (p);
}

/**
 * gloss_normalize_append:
 * @out: what to append to; it is not changed before its end
 * @text: any text; bytes that are no UTF-8 become U+FFFD
 * @n_bytes: its length in bytes, or -1 if it ends with a NUL
 *
 * Appends the canonical form of a text, as it stands in a block of an article: NFC, every run of white space
 * (Unicode's, and no-break spaces) one space, none at either end, no control characters, and none of the invisible
 * characters that only say where a line may be broken. It takes linear time and no copy of the text.
 */
void
gloss_normalize_append (GString    *out,
                        const char *text,
                        gssize      n_bytes)
{
  UErrorCode status = U_ZERO_ERROR;
  Normalizer self = { .out = out, .begin = out->len, .boundary = out->len };
  const char *end;

  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL || n_bytes == 0);

  self.nfc = unorm2_getNFCInstance (&status);
  g_return_if_fail (U_SUCCESS (status));

  end = n_bytes < 0 ? text + strlen (text) : text + n_bytes;
  for (const char *p = text; p < end;)
    {
      const char *next = normalizer_take_canonical (&self, p, end);

      p = next > p ? next : normalizer_take_one (&self, p, end);
    }

  normalizer_settle (&self);
}

/**
 * gloss_normalize:
 * @text: any text
 * @n_bytes: its length in bytes, or -1 if it ends with a NUL
 *
 * Returns: (transfer full): the canonical form of @text, see gloss_normalize_append()
 */
char *
gloss_normalize (const char *text,
                 gssize      n_bytes)
{
  GString *out = g_string_new (NULL);

  gloss_normalize_append (out, text, n_bytes);

  return g_string_free (out, FALSE);
}
