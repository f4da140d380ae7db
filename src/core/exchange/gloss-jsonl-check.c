/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a line of Gloss JSONL says what its article does. */
#include "config.h"

#include "exchange/gloss-jsonl-check.h"

#include <string.h>

#include "exchange/gloss-format.h"
#include "json/gloss-json.h"

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
has_text (JsonObject *object,
          const char *name,
          const char *text)
{
  return g_strcmp0 (get_text (object, name), text) == 0;
}

/* The objects of a list; NULL where it is no list of that length. */
static JsonArray *
get_list (JsonObject *object,
          const char *name,
          guint       length)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return list != NULL && json_array_get_length (list) == length ? list : NULL;
}

/* That the offsets mean the quote is told by the text that stands in the same line. */
static gboolean
check_place (JsonObject      *written,
             GlossText       *text,
             GlossAnnotation *annotation,
             gboolean         is_placed)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  GlossRange extent = gloss_annotation_get_extent (annotation);
  const char *quote = get_text (written, "quote");
  const char *found;
  gsize n_bytes;

  if (!is_placed)
    return json_object_get_null_member (written, "start") && quote != NULL;
  if (json_object_get_int_member (written, "start") != (gint64) extent.start ||
      json_object_get_int_member (written, "end") != (gint64) extent.end)
    return FALSE;
  if (gloss_anchor_get_n_pieces (anchor) > 1)
    return get_list (written, "pieces", gloss_anchor_get_n_pieces (anchor)) != NULL;
  found = gloss_text_peek (text, extent, &n_bytes);
  return quote != NULL && strlen (quote) == n_bytes && memcmp (quote, found, n_bytes) == 0;
}

static gboolean
check_annotation (JsonObject               *written,
                  GlossText                *text,
                  const GlossExportArticle *article,
                  GlossAnnotation          *annotation)
{
  JsonObject *attributes = gloss_annotation_get_attributes (annotation);

  return has_text (written, "id", gloss_annotation_get_id (annotation)) &&
         has_text (written, "tag", gloss_annotation_get_tag (annotation)) &&
         has_text (written, "reviewer", gloss_annotation_get_reviewer (annotation)) &&
         has_text (written, "note", gloss_annotation_get_note (annotation)) &&
         get_list (written, "attributes", attributes != NULL ? json_object_get_size (attributes) : 0) != NULL &&
         check_place (written, text, annotation, gloss_export_article_is_placed (article, annotation));
}

/* The member that differs, or NULL. */
static const char *
find_difference (JsonObject               *line,
                 const GlossExportArticle *article)
{
  g_autoptr (GPtrArray) annotations = gloss_export_article_list_annotations (article);
  GlossText *text = gloss_article_get_text (article->article);
  JsonArray *written = get_list (line, "annotations", annotations->len);

  if (!has_text (line, "text", gloss_text_get_utf8 (text, NULL)))
    return "text";
  if (get_list (line, "blocks", gloss_article_get_n_blocks (article->article)) == NULL)
    return "blocks";
  if (written == NULL)
    return "annotations";
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);

      if (!check_annotation (json_array_get_object_element (written, i), text, article, annotation))
        return gloss_annotation_get_id (annotation);
    }
  return NULL;
}

/**
 * gloss_jsonl_check:
 * @state: nothing
 * @article: an article
 * @sink: where it was written
 * @written: what is on the disk of it
 * @error: where they differ
 *
 * Reads a line as another program would and compares it with the article.
 *
 * Returns: whether they say the same
 */
gboolean
gloss_jsonl_check (gpointer                   state,
                   const GlossExportArticle  *article,
                   GlossExportSink           *sink,
                   GBytes                    *written,
                   GError                   **error)
{
  g_autoptr (JsonNode) root = gloss_json_read (written, article->name, error);
  const char *difference;

  if (root == NULL)
    return FALSE;
  difference = JSON_NODE_HOLDS_OBJECT (root) ? find_difference (json_node_get_object (root), article) : "no object";
  return difference == NULL || gloss_format_fail_check (article, difference, error);
}
