/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over the nodes of an article, and the text it gathers for the next block. */
#pragma once

#include "reader/gloss-html-body.h"
#include "reader/gloss-raw-list.h"

G_BEGIN_DECLS

/**
 * GlossHtmlContext:
 *
 * What an element means for the blocks within it.
 */
typedef enum
{
  GLOSS_HTML_CONTEXT_NONE,
  GLOSS_HTML_CONTEXT_HEADING,
  GLOSS_HTML_CONTEXT_ITEM,
  GLOSS_HTML_CONTEXT_QUOTE,
  GLOSS_HTML_CONTEXT_CODE,
  GLOSS_HTML_CONTEXT_CAPTION,
  GLOSS_HTML_CONTEXT_SUMMARY,
  GLOSS_HTML_CONTEXT_TERM,
} GlossHtmlContext;

/**
 * GlossHtmlOpen:
 * @end: the node after the element
 * @tag: #GlossHtmlTag
 * @context: #GlossHtmlContext within it
 * @was_context: the context around it; likewise the other ones
 * @counter: for a list: the number of its last item
 * @ordered: for a list: whether its items are numbered
 * @layout: for a table: whether it only lays out the page
 * @has_heading: for an item: a heading stood in it
 * @has_text: for an item: its first block is done
 *
 * An element that the walk is in.
 */
typedef struct
{
  guint end;
  guint8 context;
  guint8 tag;
  guint8 was_context;
  gboolean was_byline;
  gboolean was_dateline;
  guint8 was_schema;
  int counter;
  gboolean ordered;
  gboolean layout;
  gboolean has_heading;
  gboolean has_text;
} GlossHtmlOpen;

/**
 * GlossHtmlWalk:
 * @list: where the blocks go
 * @body: the article
 * @stack: (element-type GlossHtmlOpen): the open elements, the innermost last
 * @text: what was gathered for the next block
 * @n_bold: the bytes of @text that are bold from its beginning on
 * @n_linked: the bytes of @text that are links
 * @n_byline: the bytes of @text that are called an author
 * @n_dateline: the bytes of @text that are called a date
 * @context: #GlossHtmlContext
 * @heading_level: of the heading it is in
 * @bold: how many open elements embolden; likewise links, pre, quotes, details and lists
 * @byline: within what is called an author
 * @dateline: within what is called a date
 * @schema: the #GlossRawKind that microdata give, or 0
 * @aside: within boilerplate
 * @body_begun: a paragraph was seen, so that no byline or date is expected any more
 * @row: within a table row
 * @header_row: all cells of the row head columns so far
 *
 * The state of the walk.
 */
typedef struct
{
  GlossRawList *list;
  const GlossHtmlBody *body;
  GArray *stack;
  GString *text;
  gsize n_bold;
  gsize n_linked;
  guint8 context;
  guint heading_level;
  guint bold;
  guint links;
  guint pre;
  guint quotes;
  guint details;
  guint lists;
  gsize n_byline;
  gsize n_dateline;
  gboolean byline;
  gboolean dateline;
  guint8 schema;
  gboolean aside;
  gboolean body_begun;
  gboolean row;
  gboolean header_row;
} GlossHtmlWalk;

GlossHtmlOpen *gloss_html_walk_find_list (GlossHtmlWalk *walk);
void           gloss_html_walk_append    (GlossHtmlWalk *walk,
                                          const char    *text,
                                          gsize          n_bytes);
void           gloss_html_walk_flush     (GlossHtmlWalk *walk);

G_END_DECLS
