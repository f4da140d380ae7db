/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of itself beside its text. */
#pragma once

#include "reader/gloss-html.h"

G_BEGIN_DECLS

/**
 * GlossHtmlMetadata:
 * @title: (nullable): the title, without the site's name where that can be told
 * @byline: (nullable): the authors
 * @published: (nullable): the date as the page gives it, mostly ISO 8601
 * @language: (nullable): a BCP 47 tag
 * @uri: (nullable): the canonical address
 * @questions: (element-type utf8 utf8): the folded text of each question that schema.org data declare, with that of its answer
 *
 * Metadata of a page: JSON-LD, Open Graph, and the elements of the head.
 */
typedef struct
{
  char *title;
  char *byline;
  char *published;
  char *language;
  char *uri;
  GHashTable *questions;
} GlossHtmlMetadata;

GlossHtmlMetadata *gloss_html_metadata_new  (GlossHtml         *html);
void               gloss_html_metadata_free (GlossHtmlMetadata *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossHtmlMetadata, gloss_html_metadata_free)

G_END_DECLS
