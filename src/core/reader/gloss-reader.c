/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers, and which of them reads what. */
#include "config.h"

#include "reader/gloss-reader.h"

#include <string.h>

#include "reader/gloss-html-reader.h"
#include "reader/gloss-markdown-reader.h"
#include "reader/gloss-plain-reader.h"

/* How much of a source is looked at to tell what it is. */
#define SNIFF_BYTES 1024

static const GlossReader *const readers[] = {
  &gloss_plain_reader,
  &gloss_markdown_reader,
  &gloss_html_reader,
};

static gboolean
has_suffix (const char        *name,
            const GlossReader *reader)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && reader->suffixes[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot, reader->suffixes[i]) == 0)
      return TRUE;

  return FALSE;
}

/**
 * gloss_reader_find:
 * @name: a file name
 *
 * Finds the reader for a file by the suffix of its name.
 *
 * Returns: (nullable): the reader, or NULL when no reader claims the suffix
 */
const GlossReader *
gloss_reader_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (has_suffix (name, readers[i]))
      return readers[i];

  return NULL;
}

/* A page says so at its very beginning, behind comments and an XML declaration perhaps. */
static gboolean
begins_like_html (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data + MIN (size, SNIFF_BYTES);
  const char *p = data;

  if (end - p >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p >= end || *p != '<')
    return FALSE;
  for (; p < end; p++)
    if (*p == '<' && (gsize) (end - p) > 5
        && (g_ascii_strncasecmp (p, "<html", 5) == 0 || g_ascii_strncasecmp (p, "<head", 5) == 0 || g_ascii_strncasecmp (p, "<body", 5) == 0
            || ((gsize) (end - p) > 14 && g_ascii_strncasecmp (p, "<!doctype html", 14) == 0)))
      return TRUE;

  return FALSE;
}

/**
 * gloss_reader_read:
 * @input: the source
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads a source by the reader for its name; where no reader claims that, by what it begins with. Any thread may call it.
 *
 * Returns: (transfer full) (nullable): the article
 */
GlossArticle *
gloss_reader_read (const GlossReaderInput  *input,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  const GlossReader *reader = gloss_reader_find (input->name);

  if (reader == NULL)
    reader = begins_like_html (input->bytes) ? &gloss_html_reader : &gloss_plain_reader;

  return reader->read (input, cancellable, error);
}
