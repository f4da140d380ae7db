/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An immutable text that knows where its code points are. */
#include "config.h"

#include "text/gloss-text.h"

#include <string.h>

/* Bytes from one checkpoint to the next: at most this many are looked at to turn a position round. */
#define STEP 512

struct _GlossText
{
  gatomicrefcount ref_count;
  char *utf8;
  gsize n_bytes;
  gsize length;

  /* How many code points begin before byte i * STEP; NULL if every code point is a byte. */
  gsize *checkpoints;
  gsize n_checkpoints;

  /* Made when first asked for. */
  char *sha256;
};

G_DEFINE_BOXED_TYPE (GlossText, gloss_text, gloss_text_ref, gloss_text_unref)

static inline gboolean
begins_code_point (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

/* Eight bytes at a time: each that continues a code point has bit 7 set and bit 6 not. */
static inline gsize
count_in_eight (const char *utf8)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 bytes;

  memcpy (&bytes, utf8, sizeof bytes);
  return sizeof bytes - ((((bytes >> 7) & ~(bytes >> 6) & ones) * ones) >> 56);
}

/**
 * gloss_text_count:
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes
 *
 * Returns: how many code points it has
 */
gsize
gloss_text_count (const char *utf8,
                  gsize       n_bytes)
{
  gsize n = 0;
  gsize i = 0;

  for (; i + 8 <= n_bytes; i += 8)
    n += count_in_eight (utf8 + i);
  for (; i < n_bytes; i++)
    n += begins_code_point (utf8[i]);

  return n;
}

static void
gloss_text_set_checkpoints (GlossText *self)
{
  gsize n = self->n_bytes / STEP + 1;

  self->checkpoints = g_new (gsize, n);
  self->n_checkpoints = n;

  for (gsize i = 0; i < n; i++)
    {
      gsize begin = i * STEP;

      self->checkpoints[i] = self->length;
      self->length += gloss_text_count (self->utf8 + begin, MIN (STEP, self->n_bytes - begin));
    }

  if (self->length == self->n_bytes)
    g_clear_pointer (&self->checkpoints, g_free);
}

/**
 * gloss_text_new_take:
 * @utf8: (transfer full): valid UTF-8
 * @n_bytes: its length in bytes
 *
 * Returns: (transfer full): the text
 */
GlossText *
gloss_text_new_take (char  *utf8,
                     gsize  n_bytes)
{
  GlossText *self;

  g_return_val_if_fail (utf8 != NULL, NULL);

  self = g_new0 (GlossText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = utf8;
  self->n_bytes = n_bytes;
  gloss_text_set_checkpoints (self);

  return self;
}

/**
 * gloss_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): @self
 */
GlossText *
gloss_text_ref (GlossText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * gloss_text_unref:
 * @self: (transfer full): a text
 */
void
gloss_text_unref (GlossText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->utf8);
  g_free (self->checkpoints);
  g_free (self->sha256);
  g_free (self);
}

/**
 * gloss_text_get_utf8:
 * @self: a text
 * @n_bytes: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the whole text
 */
const char *
gloss_text_get_utf8 (GlossText *self,
                     gsize     *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;

  return self->utf8;
}

/**
 * gloss_text_get_length:
 * @self: a text
 *
 * Returns: its length in code points
 */
gsize
gloss_text_get_length (GlossText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * gloss_text_get_sha256:
 * @self: a text
 *
 * The hash by which the text is known, made at the first call, from any thread.
 *
 * Returns: (transfer none): the SHA-256 of the UTF-8 bytes, 64 lower-case hexadecimal digits
 */
const char *
gloss_text_get_sha256 (GlossText *self)
{
  char *sha256;

  g_return_val_if_fail (self != NULL, NULL);

  sha256 = g_atomic_pointer_get (&self->sha256);
  if (sha256 != NULL)
    return sha256;

  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->utf8, self->n_bytes);
  if (!g_atomic_pointer_compare_and_exchange (&self->sha256, NULL, sha256))
    g_free (sha256);

  return g_atomic_pointer_get (&self->sha256);
}

/* The last checkpoint at or before a code point. */
static gsize
gloss_text_find_checkpoint (GlossText *self,
                            gsize      offset)
{
  gsize low = 0;
  gsize high = self->n_checkpoints;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (self->checkpoints[middle] <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * gloss_text_get_byte:
 * @self: a text
 * @offset: a code point
 *
 * Returns: the byte at which it begins; the length in bytes for an offset at or past the end
 */
gsize
gloss_text_get_byte (GlossText *self,
                     gsize      offset)
{
  gsize checkpoint;
  gsize byte;
  gsize left;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->length)
    return self->n_bytes;
  if (self->checkpoints == NULL)
    return offset;

  checkpoint = gloss_text_find_checkpoint (self, offset);
  byte = checkpoint * STEP;
  left = offset - self->checkpoints[checkpoint];
  while (byte + 8 <= self->n_bytes)
    {
      gsize n = count_in_eight (self->utf8 + byte);

      if (n > left)
        break;
      left -= n;
      byte += 8;
    }
  for (;; byte++)
    if (begins_code_point (self->utf8[byte]) && left-- == 0)
      return byte;
}

/**
 * gloss_text_get_offset:
 * @self: a text
 * @byte: a position in bytes
 *
 * Returns: the code point that @byte belongs to; the length in code points for a position at or past the end
 */
gsize
gloss_text_get_offset (GlossText *self,
                       gsize      byte)
{
  gsize checkpoint;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->length;
  if (self->checkpoints == NULL)
    return byte;

  while (byte > 0 && !begins_code_point (self->utf8[byte]))
    byte--;
  checkpoint = byte / STEP;

  return self->checkpoints[checkpoint]
         + gloss_text_count (self->utf8 + checkpoint * STEP, byte - checkpoint * STEP);
}

/**
 * gloss_text_peek:
 * @self: a text
 * @range: a stretch of it; what lies past the end is left off
 * @n_bytes: (out): the stretch's length in bytes
 *
 * Returns: (transfer none): where the stretch begins; it is not ended by a NUL
 */
const char *
gloss_text_peek (GlossText  *self,
                 GlossRange  range,
                 gsize      *n_bytes)
{
  gsize begin;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_bytes != NULL, NULL);

  begin = gloss_text_get_byte (self, range.start);
  *n_bytes = gloss_text_get_byte (self, MAX (range.start, range.end)) - begin;

  return self->utf8 + begin;
}

/**
 * gloss_text_dup_slice:
 * @self: a text
 * @range: a stretch of it; what lies past the end is left off
 *
 * Returns: (transfer full): a copy of the stretch
 */
char *
gloss_text_dup_slice (GlossText  *self,
                      GlossRange  range)
{
  const char *begin;
  gsize n_bytes = 0;

  begin = gloss_text_peek (self, range, &n_bytes);

  return g_strndup (begin, n_bytes);
}
