/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the corrections of a structure are kept. */
#pragma once

#include "anchoring/gloss-placing.h"
#include "document/gloss-corrections.h"
#include "store/gloss-store.h"

G_BEGIN_DECLS

/**
 * GlossCorrectionsFile:
 * @file: where the corrections are
 * @text_sha256: the text, as the reader gave it, that the offsets belong to
 * @corrections: what the file held when it was last seen
 * @former_sha256: (nullable): where it held nothing of that text: the last text that it had corrections of
 * @former: (nullable): these
 *
 * `.gloss/structure/SOURCE-NAME.json` beside the sidecars. It holds the corrections for every text that the source ever had,
 * `{"format":"1.0","source":"...","texts":{SHA256:[{"type":"kind","offset":12,"kind":"heading","level":1}]}}`, so that
 * offsets are never applied to another text and those of an older one are not lost. Used by one thread at a time.
 */
typedef struct
{
  GFile *file;
  char *text_sha256;
  GlossCorrections *corrections;
  char *former_sha256;
  GlossCorrections *former;
} GlossCorrectionsFile;

GlossCorrectionsFile *gloss_corrections_file_new  (GlossStore          *store,
                                               const char          *reviewer,
                                               GFile               *source,
                                               GlossArticle        *article);
GlossCorrections     *gloss_corrections_file_load_former (GlossCorrectionsFile *self,
                                                          const char           *name);
GlossCorrectionsFile *gloss_corrections_file_copy (GlossCorrectionsFile  *self);
void                gloss_corrections_file_free (GlossCorrectionsFile  *self);
gboolean            gloss_corrections_file_load (GlossCorrectionsFile  *self,
                                               GCancellable        *cancellable,
                                               GError             **error);
GlossCorrections     *gloss_corrections_file_carry (GlossCorrectionsFile *self,
                                               GlossPlacing         *placing,
                                               GlossArticle         *article,
                                               char                **notice);
GlossCorrections     *gloss_corrections_file_save (GlossCorrectionsFile  *self,
                                               GlossCorrections      *corrections,
                                               GCancellable        *cancellable,
                                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossCorrectionsFile, gloss_corrections_file_free)

G_END_DECLS
