/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parsed HTML page as a flat list of nodes; the only place that knows which parser it comes from. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Deeper elements are taken for text of the element above them: parsers take time that is quadratic in the depth. */
#define GLOSS_HTML_MAX_DEPTH 512

/* The most tags of one page. */
#define GLOSS_HTML_MAX_TAGS 1000000

/**
 * GlossHtmlTag:
 *
 * The elements that matter; all others are %GLOSS_TAG_OTHER, or %GLOSS_TAG_INLINE where they do not part blocks.
 */
typedef enum
{
  GLOSS_TAG_TEXT,
  GLOSS_TAG_OTHER,
  GLOSS_TAG_INLINE,
  GLOSS_TAG_SKIPPED,
  GLOSS_TAG_HTML,
  GLOSS_TAG_HEAD,
  GLOSS_TAG_TITLE,
  GLOSS_TAG_META,
  GLOSS_TAG_LINK,
  GLOSS_TAG_SCRIPT,
  GLOSS_TAG_BODY,
  GLOSS_TAG_MAIN,
  GLOSS_TAG_ARTICLE,
  GLOSS_TAG_SECTION,
  GLOSS_TAG_DIV,
  GLOSS_TAG_HEADER,
  GLOSS_TAG_FOOTER,
  GLOSS_TAG_NAV,
  GLOSS_TAG_ASIDE,
  GLOSS_TAG_FORM,
  GLOSS_TAG_H1,
  GLOSS_TAG_H2,
  GLOSS_TAG_H3,
  GLOSS_TAG_H4,
  GLOSS_TAG_H5,
  GLOSS_TAG_H6,
  GLOSS_TAG_P,
  GLOSS_TAG_PRE,
  GLOSS_TAG_BLOCKQUOTE,
  GLOSS_TAG_UL,
  GLOSS_TAG_OL,
  GLOSS_TAG_LI,
  GLOSS_TAG_DL,
  GLOSS_TAG_DT,
  GLOSS_TAG_DD,
  GLOSS_TAG_FIGCAPTION,
  GLOSS_TAG_CAPTION,
  GLOSS_TAG_TABLE,
  GLOSS_TAG_TR,
  GLOSS_TAG_TD,
  GLOSS_TAG_TH,
  GLOSS_TAG_DETAILS,
  GLOSS_TAG_SUMMARY,
  GLOSS_TAG_BR,
  GLOSS_TAG_A,
  GLOSS_TAG_BOLD,
  GLOSS_TAG_TIME,
  GLOSS_TAG_BUTTON,
} GlossHtmlTag;

/**
 * GlossHtmlNode:
 * @source: the parser's own node, for gloss_html_get_attribute()
 * @text: the text of a text node, with its entities decoded
 * @n_bytes: the length of @text
 * @parent: the index of the element around it; its own for the first one
 * @end: the index of the first node after it and all within it
 * @depth: how many elements are around it
 * @tag: #GlossHtmlTag
 *
 * One element or text of a page.
 */
typedef struct
{
  gconstpointer source;
  const char *text;
  guint32 n_bytes;
  guint32 parent;
  guint32 end;
  guint16 depth;
  guint8 tag;
} GlossHtmlNode;

/**
 * GlossHtml:
 *
 * A page, flat and in document order, so that walking it needs no recursion. Immutable.
 */
typedef struct _GlossHtml GlossHtml;

GlossHtml           *gloss_html_parse         (GBytes               *text,
                                               const char           *name,
                                               GError              **error);
void                 gloss_html_free          (GlossHtml            *self);
guint                gloss_html_get_n_nodes   (GlossHtml            *self);
const GlossHtmlNode *gloss_html_get_node      (GlossHtml            *self,
                                               guint                 index);
const char          *gloss_html_get_attribute (const GlossHtmlNode  *node,
                                               const char           *name);
char                *gloss_html_dup_text      (GlossHtml            *self,
                                               guint                 index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossHtml, gloss_html_free)

G_END_DECLS
