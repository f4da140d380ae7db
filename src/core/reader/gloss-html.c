/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parsed HTML page as a flat list of nodes; gumbo is behind it. */
#include "config.h"

#include "reader/gloss-html.h"

#include <gumbo.h>
#include <string.h>

#include "reader/gloss-html-guard.h"

struct _GlossHtml
{
  GBytes *text;
  GumboOutput *output;
  GArray *nodes;
};

/* Elements that are not named here part blocks. */
static const guint8 tags[GUMBO_TAG_LAST] = {
  [GUMBO_TAG_HTML] = GLOSS_TAG_HTML,
  [GUMBO_TAG_HEAD] = GLOSS_TAG_HEAD,
  [GUMBO_TAG_TITLE] = GLOSS_TAG_TITLE,
  [GUMBO_TAG_META] = GLOSS_TAG_META,
  [GUMBO_TAG_LINK] = GLOSS_TAG_LINK,
  [GUMBO_TAG_SCRIPT] = GLOSS_TAG_SCRIPT,
  [GUMBO_TAG_STYLE] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_NOSCRIPT] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_TEMPLATE] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_IFRAME] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_OBJECT] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_EMBED] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_VIDEO] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_AUDIO] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_CANVAS] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_MAP] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_SVG] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_SELECT] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_TEXTAREA] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_RP] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_RT] = GLOSS_TAG_SKIPPED,
  [GUMBO_TAG_BODY] = GLOSS_TAG_BODY,
  [GUMBO_TAG_MAIN] = GLOSS_TAG_MAIN,
  [GUMBO_TAG_ARTICLE] = GLOSS_TAG_ARTICLE,
  [GUMBO_TAG_SECTION] = GLOSS_TAG_SECTION,
  [GUMBO_TAG_DIV] = GLOSS_TAG_DIV,
  [GUMBO_TAG_HEADER] = GLOSS_TAG_HEADER,
  [GUMBO_TAG_FOOTER] = GLOSS_TAG_FOOTER,
  [GUMBO_TAG_NAV] = GLOSS_TAG_NAV,
  [GUMBO_TAG_ASIDE] = GLOSS_TAG_ASIDE,
  [GUMBO_TAG_FORM] = GLOSS_TAG_FORM,
  [GUMBO_TAG_H1] = GLOSS_TAG_H1,
  [GUMBO_TAG_H2] = GLOSS_TAG_H2,
  [GUMBO_TAG_H3] = GLOSS_TAG_H3,
  [GUMBO_TAG_H4] = GLOSS_TAG_H4,
  [GUMBO_TAG_H5] = GLOSS_TAG_H5,
  [GUMBO_TAG_H6] = GLOSS_TAG_H6,
  [GUMBO_TAG_P] = GLOSS_TAG_P,
  [GUMBO_TAG_PRE] = GLOSS_TAG_PRE,
  [GUMBO_TAG_BLOCKQUOTE] = GLOSS_TAG_BLOCKQUOTE,
  [GUMBO_TAG_UL] = GLOSS_TAG_UL,
  [GUMBO_TAG_OL] = GLOSS_TAG_OL,
  [GUMBO_TAG_LI] = GLOSS_TAG_LI,
  [GUMBO_TAG_DL] = GLOSS_TAG_DL,
  [GUMBO_TAG_DT] = GLOSS_TAG_DT,
  [GUMBO_TAG_DD] = GLOSS_TAG_DD,
  [GUMBO_TAG_FIGCAPTION] = GLOSS_TAG_FIGCAPTION,
  [GUMBO_TAG_CAPTION] = GLOSS_TAG_CAPTION,
  [GUMBO_TAG_TABLE] = GLOSS_TAG_TABLE,
  [GUMBO_TAG_TR] = GLOSS_TAG_TR,
  [GUMBO_TAG_TD] = GLOSS_TAG_TD,
  [GUMBO_TAG_TH] = GLOSS_TAG_TH,
  [GUMBO_TAG_DETAILS] = GLOSS_TAG_DETAILS,
  [GUMBO_TAG_SUMMARY] = GLOSS_TAG_SUMMARY,
  [GUMBO_TAG_BR] = GLOSS_TAG_BR,
  [GUMBO_TAG_A] = GLOSS_TAG_A,
  [GUMBO_TAG_B] = GLOSS_TAG_BOLD,
  [GUMBO_TAG_STRONG] = GLOSS_TAG_BOLD,
  [GUMBO_TAG_TIME] = GLOSS_TAG_TIME,
  [GUMBO_TAG_EM] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_I] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_U] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_S] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_SMALL] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_BIG] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_TT] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_FONT] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_STRIKE] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_CITE] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_Q] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_DFN] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_ABBR] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_ACRONYM] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_DATA] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_CODE] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_VAR] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_SAMP] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_KBD] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_SUB] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_SUP] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_MARK] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_RUBY] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_BDI] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_BDO] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_SPAN] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_WBR] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_INS] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_DEL] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_IMG] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_PICTURE] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_SOURCE] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_LABEL] = GLOSS_TAG_INLINE,
  [GUMBO_TAG_BUTTON] = GLOSS_TAG_BUTTON,
  [GUMBO_TAG_INPUT] = GLOSS_TAG_INLINE,
};

static guint8
get_tag (const GumboNode *node)
{
  if (node->type == GUMBO_NODE_TEMPLATE || node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
    return GLOSS_TAG_SKIPPED;
  if (node->v.element.tag >= GUMBO_TAG_UNKNOWN)
    return GLOSS_TAG_INLINE;

  return tags[node->v.element.tag] != 0 ? tags[node->v.element.tag] : GLOSS_TAG_OTHER;
}

static gboolean
is_element (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static void
add_node (GlossHtml       *self,
          const GumboNode *node,
          guint            parent,
          guint            depth)
{
  GlossHtmlNode flat = { .source = node, .parent = parent, .depth = MIN (depth, G_MAXUINT16) };

  if (is_element (node))
    flat.tag = get_tag (node);
  else
    {
      flat.text = node->v.text.text;
      flat.n_bytes = strlen (flat.text);
    }
  flat.end = self->nodes->len + 1;
  g_array_append_val (self->nodes, flat);
}

/* Goes from node to node by the parents and the indices that gumbo keeps, so that no depth is too deep. */
static void
flatten (GlossHtml *self)
{
  const GumboNode *node = self->output->root;
  guint parent = 0;
  guint depth = 0;

  add_node (self, node, 0, 0);
  while (TRUE)
    {
      const GumboNode *next = NULL;
      const GumboNode *up = node;

      if (is_element (node) && node->v.element.children.length > 0)
        {
          next = node->v.element.children.data[0];
          parent = self->nodes->len - 1;
          depth++;
        }
      while (next == NULL && up != self->output->root)
        {
          const GumboNode *above = up->parent;

          if (up->index_within_parent + 1 < above->v.element.children.length)
            next = above->v.element.children.data[up->index_within_parent + 1];
          else
            {
              g_array_index (self->nodes, GlossHtmlNode, parent).end = self->nodes->len;
              parent = g_array_index (self->nodes, GlossHtmlNode, parent).parent;
              depth--;
              up = above;
            }
        }
      if (next == NULL)
        break;
      if (next->type == GUMBO_NODE_COMMENT)
        {
          /* Kept as an empty text, for the indices above count it. */
          GlossHtmlNode empty = { .source = next, .text = "", .parent = parent, .end = self->nodes->len + 1, .depth = depth };

          g_array_append_val (self->nodes, empty);
        }
      else
        add_node (self, next, parent, depth);
      node = next;
    }
  g_array_index (self->nodes, GlossHtmlNode, 0).end = self->nodes->len;
}

/**
 * gloss_html_parse:
 * @text: decoded HTML
 * @name: what messages call it
 * @error: return location for an error
 *
 * Parses a page, whatever is wrong with it. Elements that are nested too deep are flattened; a page with too many tags
 * is refused with %GLOSS_ERROR_LIMIT.
 *
 * Returns: (transfer full) (nullable): the page
 */
GlossHtml *
gloss_html_parse (GBytes      *text,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (GBytes) guarded = gloss_html_guard (text, name, error);
  GlossHtml *self;
  gsize size;
  const char *data;

  if (guarded == NULL)
    return NULL;

  self = g_new0 (GlossHtml, 1);
  self->text = g_steal_pointer (&guarded);
  data = g_bytes_get_data (self->text, &size);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (GlossHtmlNode));
  self->output = gumbo_parse_with_options (&kGumboDefaultOptions, data, size);
  flatten (self);

  return self;
}

void
gloss_html_free (GlossHtml *self)
{
  gumbo_destroy_output (&kGumboDefaultOptions, self->output);
  g_array_unref (self->nodes);
  g_bytes_unref (self->text);
  g_free (self);
}

guint
gloss_html_get_n_nodes (GlossHtml *self)
{
  return self->nodes->len;
}

/**
 * gloss_html_get_node:
 * @self: a page
 * @index: less than the number of nodes
 *
 * Returns: (transfer none): the node
 */
const GlossHtmlNode *
gloss_html_get_node (GlossHtml *self,
                     guint      index)
{
  return &g_array_index (self->nodes, GlossHtmlNode, index);
}

/**
 * gloss_html_get_attribute:
 * @node: a node of a page that still exists
 * @name: in lower case
 *
 * Returns: (nullable): the value of an attribute, with its entities decoded
 */
const char *
gloss_html_get_attribute (const GlossHtmlNode *node,
                          const char          *name)
{
  const GumboNode *source = node->source;
  const GumboAttribute *attribute;

  if (!is_element (source))
    return NULL;
  attribute = gumbo_get_attribute (&source->v.element.attributes, name);

  return attribute != NULL ? attribute->value : NULL;
}

/**
 * gloss_html_dup_text:
 * @self: a page
 * @index: a node
 *
 * Returns: (transfer full): all text within a node, scripts included
 */
char *
gloss_html_dup_text (GlossHtml *self,
                     guint      index)
{
  GString *text = g_string_new (NULL);
  guint end = gloss_html_get_node (self, index)->end;

  for (guint i = index; i < end; i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (self, i);

      if (node->tag == GLOSS_TAG_TEXT)
        g_string_append_len (text, node->text, node->n_bytes);
    }

  return g_string_free (text, FALSE);
}
