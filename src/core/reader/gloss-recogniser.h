/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From blocks with hints to an article with parts. */
#pragma once

#include "reader/gloss-raw-list.h"
#include "reader/gloss-reader.h"

G_BEGIN_DECLS

GlossArticle *gloss_recognise (GlossRawList            *list,
                                         const GlossReaderInput  *input,
                                         const char              *reader,
                                         GCancellable            *cancellable,
                                         GError                 **error);

G_END_DECLS
