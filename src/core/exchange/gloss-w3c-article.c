/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What annotations count in, beside the items of a W3C Web Annotation collection. */
#include "config.h"

#include "exchange/gloss-w3c-item.h"

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static JsonObject *
encode_source (const GlossExportArticle *self)
{
  JsonObject *source = json_object_new ();
  GlossArticle *article = self->article;
  GlossText *text = gloss_article_get_text (article);

  json_object_set_string_member (source, "path", self->name);
  set_text (source, "uri", gloss_article_get_uri (article));
  set_text (source, "title", gloss_article_get_title (article));
  set_text (source, "byline", gloss_article_get_byline (article));
  set_text (source, "published", gloss_article_get_published (article));
  set_text (source, "language", gloss_article_get_language (article));
  set_text (source, "bytesSha256", gloss_article_get_bytes_sha256 (article));
  json_object_set_string_member (source, "textSha256", gloss_text_get_sha256 (text));
  json_object_set_int_member (source, "textLength", gloss_text_get_length (text));
  set_text (source, "reader", gloss_article_get_reader (article));
  return source;
}

/* An "id" would make the blocks of all articles one: to the standard it is an IRI. */
static JsonObject *
encode_block (const GlossBlock *block)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "gloss:unit", block->id);
  json_object_set_string_member (object, "gloss:kind", gloss_block_kind_get_nick (block->kind));
  json_object_set_int_member (object, "gloss:level", block->level);
  json_object_set_int_member (object, "start", block->range.start);
  json_object_set_int_member (object, "end", block->range.end);
  set_text (object, "gloss:number", block->number);
  set_text (object, "gloss:of", block->of);
  set_text (object, "gloss:heading", block->heading);
  if (block->cells != NULL)
    {
      JsonArray *cells = json_array_new ();

      for (guint i = 0; block->cells[i] != NULL; i++)
        json_array_add_string_element (cells, block->cells[i]);
      json_object_set_array_member (object, "gloss:cells", cells);
    }
  return object;
}

static JsonObject *
encode_codebook (GlossCodebook *codebook)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", gloss_codebook_get_id (codebook));
  json_object_set_string_member (object, "version", gloss_codebook_get_version (codebook));
  json_object_set_string_member (object, "sha256", gloss_codebook_get_sha256 (codebook));
  return object;
}

static JsonObject *
encode_set (const GlossExportSet *set)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (object, "creator", gloss_w3c_encode_reviewer (set->reviewer.id, set->reviewer.name));
  if (set->coverage != NULL)
    json_object_set_member (object, "gloss:coverage", gloss_coverage_write (set->coverage));
  return object;
}

/**
 * gloss_w3c_encode_article:
 * @article: an article
 *
 * What annotations count in: the text with its parts, and which stretches each reviewer has dealt with.
 *
 * Returns: (transfer full): it, in terms of our own
 */
JsonNode *
gloss_w3c_encode_article (const GlossExportArticle *article)
{
  JsonObject *object = json_object_new ();
  JsonArray *blocks = json_array_new ();
  JsonArray *sets = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < gloss_article_get_n_blocks (article->article); i++)
    json_array_add_object_element (blocks, encode_block (gloss_article_get_block (article->article, i)));
  for (guint i = 0; i < article->sets->len; i++)
    json_array_add_object_element (sets, encode_set (g_ptr_array_index (article->sets, i)));
  json_object_set_object_member (object, "gloss:source", encode_source (article));
  json_object_set_object_member (object, "gloss:codebook", encode_codebook (article->codebook));
  json_object_set_string_member (object, "gloss:text", gloss_text_get_utf8 (gloss_article_get_text (article->article), NULL));
  json_object_set_array_member (object, "gloss:blocks", blocks);
  json_object_set_array_member (object, "gloss:sets", sets);
  json_node_take_object (node, object);
  return node;
}
