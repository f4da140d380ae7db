/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations of one document of brat. */
#pragma once

#include "exchange/gloss-brat-scheme.h"
#include "exchange/gloss-export-article.h"

G_BEGIN_DECLS

/**
 * GlossBratLine:
 * @kind: 'T' a span, 'A' an attribute, '#' a comment, 'R' a relation
 * @name: its type, as brat calls it
 * @target: of an attribute, a comment: the number of its span; of a relation: of the one it starts at
 * @other: of a relation: the number of the span it leads to
 * @ranges: (array length=n_ranges): of a span: its fragments in code points, in order
 * @n_ranges: how many
 * @text: (nullable): the text of a span or comment, the value of an attribute that has one
 *
 * One line of a file of annotations. Lines of a kind are numbered from 1.
 */
typedef struct
{
  char kind;
  char *name;
  guint target;
  guint other;
  GlossRange *ranges;
  gsize n_ranges;
  char *text;
} GlossBratLine;

/**
 * GlossBratDocument:
 *
 * What stands in one file of annotations, line by line.
 */
typedef struct _GlossBratDocument GlossBratDocument;

GlossBratDocument *gloss_brat_document_new         (const GlossExportArticle *article,
                                                    const GlossExportSet     *set,
                                                    GlossBratScheme          *scheme);
GlossBratDocument *gloss_brat_document_read        (const char               *text,
                                                    gsize                     n_bytes,
                                                    guint                    *line);
void               gloss_brat_document_free        (GlossBratDocument        *self);
void               gloss_brat_document_write       (GlossBratDocument        *self,
                                                    GString                  *out);
gboolean           gloss_brat_document_equal       (GlossBratDocument        *self,
                                                    GlossBratDocument        *other);

/* The fragments of an annotation, in code points; %FALSE where they are not its pieces as they are. */
GArray            *gloss_brat_find_fragments       (GlossArticle             *article,
                                                    GlossAnnotation          *annotation,
                                                    gboolean                 *in_order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossBratDocument, gloss_brat_document_free)

G_END_DECLS
