/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text folded for comparing, with the way back to its own offsets. */
#include "config.h"

#include "text/gloss-fold.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

/* More code points than that are not normalised together: no writing needs it, and hostile text shall cost no more. */
#define MAX_SEGMENT 32

/* One code point becomes at most 18 by NFKC. */
#define MAX_UNITS (MAX_SEGMENT * 18 * 2)

typedef struct
{
  GlossFold *fold;
  gsize allocated;
  const UNormalizer2 *nfkc;
} Folding;

static guint32
plain (guint32 c)
{
  switch (c)
    {
    case 0x00ab: case 0x00bb: case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0x2033:
      return '"';

    case '`': case 0x00b4: case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x2032: case 0x2039: case 0x203a:
      return '\'';

    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
      return '-';

    default:
      return c;
    }
}

static void
push (Folding *self,
      guint32  c,
      gsize    start,
      gsize    end)
{
  GlossFold *fold = self->fold;

  if (fold->length == self->allocated)
    {
      self->allocated *= 2;
      fold->chars = g_renew (guint32, fold->chars, self->allocated);
      fold->starts = g_renew (guint32, fold->starts, self->allocated);
      fold->ends = g_renew (guint32, fold->ends, self->allocated);
    }
  fold->chars[fold->length] = c;
  fold->starts[fold->length] = start;
  fold->ends[fold->length++] = end;
}

static void
emit (Folding *self,
      guint32  c,
      gsize    start,
      gsize    end)
{
  GlossFold *fold = self->fold;
  guint32 last = fold->length > 0 ? fold->chars[fold->length - 1] : ' ';

  if (c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace (c))
    c = ' ';
  else if (c >= 0x80 && u_hasBinaryProperty (c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
    return;
  else
    c = plain (c);
  if (c == ' ' && last == ' ')
    return;
  if (c == '-' && last == '-')
    fold->ends[fold->length - 1] = end;
  else
    push (self, c, start, end);
}

/* What belongs together with the code point at @at, in UTF-16; says where it ends. */
static const char *
read_segment (Folding    *self,
              const char *at,
              const char *end,
              UChar      *units,
              int32_t    *n_units,
              gsize      *n_chars)
{
  *n_units = 0;
  *n_chars = 0;
  do
    {
      guint32 c = g_utf8_get_char (at);

      U16_APPEND_UNSAFE (units, *n_units, c);
      at = g_utf8_next_char (at);
      ++*n_chars;
    }
  while (at < end && *n_chars < MAX_SEGMENT && (guchar) *at >= 0x80 && !unorm2_hasBoundaryBefore (self->nfkc, g_utf8_get_char (at)));
  return at;
}

static const char *
fold_segment (Folding    *self,
              const char *at,
              const char *end,
              gsize      *offset)
{
  UChar units[2 * MAX_SEGMENT];
  UChar folded[MAX_UNITS];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_units, n_folded;
  gsize n_chars;

  at = read_segment (self, at, end, units, &n_units, &n_chars);
  n_folded = unorm2_normalize (self->nfkc, units, n_units, folded, MAX_UNITS, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < n_folded;)
    {
      UChar32 c;

      U16_NEXT (folded, i, n_folded, c);
      emit (self, c, *offset, *offset + n_chars);
    }
  *offset += n_chars;
  return at;
}

/**
 * gloss_fold_new:
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes, less than 4 GB
 *
 * Returns: (transfer full): it, folded
 */
GlossFold *
gloss_fold_new (const char *utf8,
                gsize       n_bytes)
{
  UErrorCode status = U_ZERO_ERROR;
  Folding self = { .fold = g_new0 (GlossFold, 1), .allocated = n_bytes + 1, .nfkc = unorm2_getNFKCInstance (&status) };
  const char *end = utf8 + n_bytes;
  gsize offset = 0;

  self.fold->chars = g_new (guint32, self.allocated);
  self.fold->starts = g_new (guint32, self.allocated);
  self.fold->ends = g_new (guint32, self.allocated);
  while (utf8 < end)
    if ((guchar) *utf8 < 0x80 && (utf8 + 1 == end || (guchar) utf8[1] < 0x80))
      {
        emit (&self, *utf8++, offset, offset + 1);
        offset++;
      }
    else
      {
        utf8 = fold_segment (&self, utf8, end, &offset);
      }
  return self.fold;
}

void
gloss_fold_free (GlossFold *self)
{
  g_free (self->chars);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self);
}

/* The first of the sorted @offsets that is not below @offset. */
static gsize
find (const guint32 *offsets,
      gsize          n,
      gsize          offset)
{
  gsize low = 0;
  gsize high = n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (offsets[middle] < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * gloss_fold_range:
 * @self: a folded text
 * @source: a stretch of the source
 *
 * Returns: the folded code points that stand for some of it
 */
GlossRange
gloss_fold_range (const GlossFold *self,
                  GlossRange       source)
{
  gsize start = find (self->ends, self->length, source.start + 1);
  gsize end = find (self->starts, self->length, source.end);

  return (GlossRange) { start, MAX (start, end) };
}

/**
 * gloss_fold_unfold:
 * @self: a folded text
 * @folded: a stretch of it
 *
 * Returns: what it stands for in the source
 */
GlossRange
gloss_fold_unfold (const GlossFold *self,
                   GlossRange       folded)
{
  if (folded.start >= folded.end || folded.end > self->length)
    return (GlossRange) { 0, 0 };
  return (GlossRange) { self->starts[folded.start], self->ends[folded.end - 1] };
}
