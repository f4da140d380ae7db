/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a source to an article. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/**
 * GlossReaderInput:
 * @bytes: what the source holds
 * @name: what messages call it, and whose suffix hints at its format
 * @charset: (nullable): the encoding that somebody declared beside the bytes
 * @uri: (nullable): where it came from
 *
 * One source to read.
 */
typedef struct
{
  GBytes *bytes;
  const char *name;
  const char *charset;
  const char *uri;
} GlossReaderInput;

/**
 * GlossReader:
 * @id: what a sidecar records as reader, name and version: "plain/1"
 * @suffixes: the file name suffixes it reads, with the dot, NULL-terminated
 * @read: does it; any thread, cancellable
 *
 * A way of reading one kind of source.
 */
typedef struct
{
  const char *id;
  const char *const *suffixes;
  GlossArticle *(*read) (const GlossReaderInput  *input,
                         GCancellable            *cancellable,
                         GError                 **error);
} GlossReader;

const GlossReader *gloss_reader_find (const char              *name);
GlossArticle      *gloss_reader_read (const GlossReaderInput  *input,
                                      GCancellable            *cancellable,
                                      GError                 **error);

G_END_DECLS
