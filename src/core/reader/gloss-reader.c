/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers, and which of them reads what. */
#include "config.h"

#include "reader/gloss-reader.h"

#include <string.h>

#include "reader/gloss-plain-reader.h"

static const GlossReader *const readers[] = {
  &gloss_plain_reader,
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

/**
 * gloss_reader_read:
 * @input: the source
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads a source by the reader for its name. Any thread may call it.
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
    reader = &gloss_plain_reader;

  return reader->read (input, cancellable, error);
}
