/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a document of brat, and what reads and writes its lines. */
#pragma once

#include "exchange/gloss-brat-document.h"

G_BEGIN_DECLS

struct _GlossBratDocument
{
  /* GlossBratLine */
  GPtrArray *lines;
};

GlossBratDocument *gloss_brat_document_new_empty (void);
GlossBratLine     *gloss_brat_document_add_line  (GlossBratDocument *self,
                                                  char               kind,
                                                  char              *name);

G_END_DECLS
