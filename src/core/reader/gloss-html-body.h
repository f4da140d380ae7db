/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the article is in a page, and what of it belongs to the page. */
#pragma once

#include "reader/gloss-html.h"

G_BEGIN_DECLS

/**
 * GlossHtmlUse:
 * @GLOSS_HTML_USE_TEXT: part of the article
 * @GLOSS_HTML_USE_ASIDE: boilerplate beside the article
 * @GLOSS_HTML_USE_DROP: nothing that a reader of the article reads
 *
 * What is to be done with an element and all within it.
 */
typedef enum
{
  GLOSS_HTML_USE_TEXT,
  GLOSS_HTML_USE_ASIDE,
  GLOSS_HTML_USE_DROP,
} GlossHtmlUse;

/**
 * GlossHtmlBody:
 * @html: the page, borrowed
 * @uses: (array): a #GlossHtmlUse for each node
 * @mass: (array): for each node, the bytes of text in it that look like an article's
 * @linked: (array): for each node, the bytes of text in links
 * @root: the element that holds the article
 * @title: the heading that is the article's title, or 0
 *
 * The article within a page.
 */
typedef struct
{
  GlossHtml *html;
  guint8 *uses;
  guint32 *mass;
  guint32 *linked;
  guint root;
  guint title;
} GlossHtmlBody;

GlossHtmlBody *gloss_html_body_find (GlossHtml     *html,
                                     const char    *title);
void           gloss_html_body_free (GlossHtmlBody *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossHtmlBody, gloss_html_body_free)

G_END_DECLS
