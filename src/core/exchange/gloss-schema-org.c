/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a graph of things, an article's at a time, and reads it back. */
#include "config.h"

#include "exchange/gloss-schema-org.h"

#include <string.h>

#include "json/gloss-json.h"

/**
 * gloss_schema_org_begin:
 * @sink: an empty file
 * @list: makes the things of an article
 *
 * Returns: (transfer full): the state of the format, to be freed with g_free()
 */
gpointer
gloss_schema_org_begin (GlossExportSink *sink,
                        GPtrArray     *(*list) (const GlossExportArticle *article))
{
  GlossSchemaOrg *self = g_new0 (GlossSchemaOrg, 1);

  self->list = list;
  g_string_append (gloss_export_sink_get_buffer (sink), "{\n  \"@context\": \"https://schema.org\",\n  \"@graph\": [");

  return self;
}

/* These files are made to be put into web pages, where a "<" of a text could end the script that holds them. */
static void
append_thing (GString  *out,
              JsonNode *thing)
{
  g_autoptr (GString) json = g_string_new (NULL);

  gloss_json_append_line (out, 2);
  gloss_json_append (json, thing, 2);
  g_string_replace (json, "<", "\\u003c", 0);
  g_string_append_len (out, json->str, (gssize) json->len);
}

/**
 * gloss_schema_org_write:
 *
 * The write function of such a format.
 */
gboolean
gloss_schema_org_write (gpointer                   state,
                        const GlossExportArticle  *article,
                        GlossExportSink           *sink,
                        GError                   **error)
{
  GlossSchemaOrg *self = state;
  GString *out = gloss_export_sink_get_buffer (sink);
  g_autoptr (GPtrArray) things = self->list (article);

  for (guint i = 0; i < things->len; i++)
    {
      if (self->n_written++ > 0)
        g_string_append_c (out, ',');
      append_thing (out, g_ptr_array_index (things, i));
    }

  return TRUE;
}

/* What stands between two commas of the graph, as an array. */
static JsonNode *
read_things (GBytes      *written,
             const char  *name,
             GError     **error)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (written, &n_bytes);
  g_autoptr (GString) array = g_string_new ("[");
  g_autoptr (GBytes) bytes = NULL;

  if (n_bytes > 0 && text[0] == ',')
    {
      text++;
      n_bytes--;
    }
  g_string_append_len (array, text, (gssize) n_bytes);
  g_string_append_c (array, ']');
  bytes = g_string_free_to_bytes (g_steal_pointer (&array));

  return gloss_json_read (bytes, name, error);
}

/**
 * gloss_schema_org_check:
 *
 * The check function of such a format.
 */
gboolean
gloss_schema_org_check (gpointer                   state,
                        const GlossExportArticle  *article,
                        GlossExportSink           *sink,
                        GBytes                    *written,
                        GError                   **error)
{
  GlossSchemaOrg *self = state;
  g_autoptr (GPtrArray) expected = self->list (article);
  g_autoptr (JsonNode) found = read_things (written, article->name, error);
  JsonArray *things;

  if (found == NULL)
    return FALSE;

  things = json_node_get_array (found);
  if (json_array_get_length (things) != expected->len)
    return gloss_format_fail_check (article, "another number of things", error);
  for (guint i = 0; i < expected->len; i++)
    if (!json_node_equal (json_array_get_element (things, i), g_ptr_array_index (expected, i)))
      return gloss_format_fail_check (article, "another thing", error);

  return TRUE;
}

/**
 * gloss_schema_org_end:
 *
 * The end function of such a format.
 */
gboolean
gloss_schema_org_end (gpointer          state,
                      GlossExportSink  *sink,
                      GError          **error)
{
  GlossSchemaOrg *self = state;

  g_string_append (gloss_export_sink_get_buffer (sink), self->n_written > 0 ? "\n  ]\n}\n" : "]\n}\n");

  return TRUE;
}

/**
 * gloss_schema_org_new:
 * @type: (nullable): its type; NULL where that is not known
 *
 * Returns: (transfer full): a thing
 */
JsonObject *
gloss_schema_org_new (const char *type)
{
  JsonObject *thing = json_object_new ();

  gloss_schema_org_set (thing, "@type", type);

  return thing;
}

/**
 * gloss_schema_org_set:
 * @thing: a thing
 * @name: a property
 * @value: (nullable): its value; NULL or nothing sets none
 */
void
gloss_schema_org_set (JsonObject *thing,
                      const char *name,
                      const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member (thing, name, value);
}

/* "2026-11-22", or a time that begins so. */
static gboolean
is_date (const char *text)
{
  for (guint i = 0; i < 10; i++)
    if ((i == 4 || i == 7) ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;

  return text[10] == '\0' || text[10] == 'T';
}

/**
 * gloss_schema_org_set_date:
 * @thing: a thing
 * @name: a property
 * @date: (nullable): a date or time; one that is not as ISO 8601 has it, sets none
 */
void
gloss_schema_org_set_date (JsonObject *thing,
                           const char *name,
                           const char *date)
{
  if (date != NULL && is_date (date))
    gloss_schema_org_set (thing, name, date);
}

/**
 * gloss_schema_org_take:
 * @thing: a thing
 * @name: a property
 * @value: (transfer full): another thing
 */
void
gloss_schema_org_take (JsonObject *thing,
                       const char *name,
                       JsonObject *value)
{
  json_object_set_object_member (thing, name, value);
}

/**
 * gloss_schema_org_is_address:
 * @text: (nullable): what a source or a reviewer says
 *
 * Returns: whether it is a web address
 */
gboolean
gloss_schema_org_is_address (const char *text)
{
  return text != NULL && (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://")) &&
         g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL);
}

/**
 * gloss_schema_org_set_article:
 * @thing: a thing of type Article, or of another one whose matter is the article's
 * @article: an article
 *
 * Sets what is known of the article itself.
 */
void
gloss_schema_org_set_article (JsonObject               *thing,
                              const GlossExportArticle *article)
{
  const char *uri = gloss_article_get_uri (article->article);
  const char *byline = gloss_article_get_byline (article->article);

  gloss_schema_org_set (thing, "headline", gloss_article_get_title (article->article));
  if (gloss_schema_org_is_address (uri))
    gloss_schema_org_set (thing, "url", uri);
  gloss_schema_org_set (thing, "identifier", article->name);
  gloss_schema_org_set (thing, "inLanguage", gloss_article_get_language (article->article));
  gloss_schema_org_set_date (thing, "datePublished", gloss_article_get_published (article->article));
  if (byline != NULL && *byline != '\0')
    {
      JsonObject *author = gloss_schema_org_new (NULL);

      gloss_schema_org_set (author, "name", byline);
      gloss_schema_org_take (thing, "author", author);
    }
}
