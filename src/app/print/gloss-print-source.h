/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed: a document as it is now. */
#pragma once

#include "document/gloss-document.h"
#include "exchange/gloss-copy.h"

G_BEGIN_DECLS

/**
 * GlossPrintSource:
 * @article: the article with all annotations that may be seen
 * @copy: its numbered notes
 * @title: (nullable): its title; else the name of its file
 * @reviewer: whose document it is, for people
 *
 * A picture of a document: edits that are made while it is printed do not reach it.
 */
typedef struct
{
  GlossExportArticle article;
  GlossCopy *copy;
  char *title;
  char *reviewer;
} GlossPrintSource;

GlossPrintSource *gloss_print_source_new  (GlossDocument    *document,
                                           const char       *reviewer);
void              gloss_print_source_free (GlossPrintSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossPrintSource, gloss_print_source_free)

G_END_DECLS
