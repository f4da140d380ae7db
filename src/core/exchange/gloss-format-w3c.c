/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A W3C Web Annotation collection, as JSON-LD. */
#include "config.h"

#include "exchange/gloss-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/gloss-spool.h"
#include "exchange/gloss-w3c-item.h"
#include "json/gloss-json.h"

/*
 * One AnnotationCollection with all annotations and links in one embedded page: that is what readers of the standard look into, and a page
 * within the file that is not the first could not be found by them. What the standard has no words for (the texts with their parts, and
 * coverage) is in "gloss:articles" after it, which waits in a spool until then. Counts and ids come last as well. The ids are made of what
 * is in it, so that the same annotations always give the same bytes.
 */
#define CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define NAMESPACE "https://glossapp.github.io/ns/1#"
#define HOMEPAGE "https://glossapp.github.io/"
#define FORMAT_VERSION "1.0"

/* How deep items and articles lie in the file. */
#define ITEM_DEPTH 3
#define ARTICLE_DEPTH 2

/* How much of the spool is in memory at a time. */
#define CHUNK (256 * 1024)

/**
 * GlossW3cState:
 * @spool: the articles, as they stand in the file
 * @checksum: of all items and articles
 * @reviewers: who they are by, each once
 * @reviewer_ids: the same by their ids
 * @n_items: how many annotations and links were written
 * @n_articles: how many articles
 * @prefix: how much of what was last written comes before its first item
 * @spooled: where the last article begins in the spool
 */
typedef struct
{
  GlossSpool *spool;
  GChecksum *checksum;
  JsonArray *reviewers;
  GHashTable *reviewer_ids;
  guint64 n_items;
  guint64 n_articles;
  gsize prefix;
  goffset spooled;
} GlossW3cState;

/* What was flushed before is no longer in the buffer, but is no "{" either. */
static void
append_member (GString    *out,
               const char *name,
               guint       depth)
{
  if (out->len == 0 || out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  gloss_json_append_line (out, depth);
  gloss_json_append_string (out, name);
  g_string_append (out, ": ");
}

static void
append_text (GString    *out,
             const char *name,
             const char *text,
             guint       depth)
{
  append_member (out, name, depth);
  gloss_json_append_string (out, text);
}

static void
append_object (GString    *out,
               const char *name,
               JsonObject *object,
               guint       depth)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  append_member (out, name, depth);
  gloss_json_append (out, node, depth);
}

static void
append_array (GString    *out,
              const char *name,
              JsonArray  *array,
              guint       depth)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_set_array (node, array);
  append_member (out, name, depth);
  gloss_json_append (out, node, depth);
}

static void
append_context (GString *out)
{
  g_autoptr (JsonArray) context = json_array_new ();
  JsonObject *terms = json_object_new ();

  json_object_set_string_member (terms, "gloss", NAMESPACE);
  json_array_add_string_element (context, CONTEXT);
  json_array_add_object_element (context, terms);
  append_array (out, "@context", context, 1);
}

static void
append_generator (GString *out)
{
  g_autoptr (JsonObject) generator = json_object_new ();

  json_object_set_string_member (generator, "id", HOMEPAGE);
  json_object_set_string_member (generator, "type", "Software");
  json_object_set_string_member (generator, "name", "Gloss");
  json_object_set_string_member (generator, "homepage", HOMEPAGE);
  append_object (out, "generator", generator, 1);
}

static gpointer
w3c_begin (GlossExportSink *sink,
           GlossCodebook   *codebook)
{
  GlossW3cState *self = g_new0 (GlossW3cState, 1);
  GString *out = gloss_export_sink_get_buffer (sink);
  /* Titles are translated, but the same annotations give the same bytes everywhere. */
  g_autofree char *label = g_strdup_printf ("Annotations: %s", gloss_codebook_get_id (codebook));

  self->spool = gloss_spool_new ();
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->reviewers = json_array_new ();
  self->reviewer_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_string_append_c (out, '{');
  append_context (out);
  append_text (out, "type", "AnnotationCollection", 1);
  append_text (out, "label", label, 1);
  append_generator (out);
  append_text (out, "gloss:format", FORMAT_VERSION, 1);
  return self;
}

static void
w3c_free (gpointer state)
{
  GlossW3cState *self = state;

  gloss_spool_free (self->spool);
  g_checksum_free (self->checksum);
  json_array_unref (self->reviewers);
  g_hash_table_unref (self->reviewer_ids);
  g_free (self);
}

/* A collection of nothing has no page, so that it begins with the first item. */
static void
begin_page (GString *out)
{
  append_member (out, "first", 1);
  g_string_append_c (out, '{');
  append_text (out, "type", "AnnotationPage", 2);
  append_member (out, "startIndex", 2);
  g_string_append_c (out, '0');
  append_member (out, "items", 2);
  g_string_append_c (out, '[');
}

/* Takes the item. */
static void
append_item (GlossW3cState *self,
             GString       *out,
             gsize          start,
             JsonNode      *item)
{
  if (self->n_items == 0)
    begin_page (out);
  else
    g_string_append_c (out, ',');
  if (self->prefix == G_MAXSIZE)
    self->prefix = out->len - start;
  gloss_json_append_line (out, ITEM_DEPTH);
  gloss_json_append (out, item, ITEM_DEPTH);
  self->n_items++;
  json_node_unref (item);
}

static void
add_reviewer (GlossW3cState       *self,
              const GlossReviewer *reviewer)
{
  if (g_hash_table_add (self->reviewer_ids, g_strdup (reviewer->id)))
    json_array_add_object_element (self->reviewers, gloss_w3c_encode_reviewer (reviewer->id, reviewer->name));
}

static void
append_set (GlossW3cState            *self,
            const GlossExportArticle *article,
            const GlossExportSet     *set,
            const char               *source,
            GString                  *out,
            gsize                     start)
{
  add_reviewer (self, &set->reviewer);
  for (guint i = 0; i < set->annotations->len; i++)
    append_item (self, out, start, gloss_w3c_encode_annotation (article, g_ptr_array_index (set->annotations, i), source));
  for (guint i = 0; i < set->links->len; i++)
    append_item (self, out, start, gloss_w3c_encode_link (g_ptr_array_index (set->links, i)));
}

static GString *
encode_article (const GlossExportArticle *article,
                gboolean                  is_first)
{
  g_autoptr (JsonNode) node = gloss_w3c_encode_article (article);
  GString *text = g_string_new (is_first ? NULL : ",");

  gloss_json_append_line (text, ARTICLE_DEPTH);
  gloss_json_append (text, node, ARTICLE_DEPTH);
  return text;
}

static gboolean
w3c_write (gpointer                   state,
           const GlossExportArticle  *article,
           GlossExportSink           *sink,
           GError                   **error)
{
  GlossW3cState *self = state;
  GString *out = gloss_export_sink_get_buffer (sink);
  gsize start = out->len;
  g_autofree char *source = gloss_w3c_dup_source (article);
  g_autoptr (GString) text = encode_article (article, self->n_articles == 0);

  self->prefix = G_MAXSIZE;
  for (guint i = 0; i < article->sets->len; i++)
    append_set (self, article, g_ptr_array_index (article->sets, i), source, out, start);
  self->n_articles++;
  self->spooled = gloss_spool_get_length (self->spool);
  g_checksum_update (self->checksum, (const guchar *) out->str + start, out->len - start);
  g_checksum_update (self->checksum, (const guchar *) text->str, text->len);
  return gloss_spool_append (self->spool, text->str, text->len, error);
}

/* The items of the last article, read back; NULL where they are no JSON. */
static JsonNode *
read_items (GlossW3cState *self,
            GBytes        *written)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes;
  const char *data = g_bytes_get_data (written, &n_bytes);

  if (self->prefix < n_bytes)
    g_string_append_len (text, data + self->prefix, n_bytes - self->prefix);
  g_string_append_c (text, ']');
  bytes = g_bytes_new_static (text->str, text->len);
  return gloss_json_read (bytes, "items", NULL);
}

static gboolean
check_set (const GlossExportArticle *article,
           const GlossExportSet     *set,
           JsonArray                *items,
           guint                    *index)
{
  for (guint i = 0; i < set->annotations->len; i++)
    {
      if (*index >= json_array_get_length (items) ||
          !gloss_w3c_check_annotation (article, g_ptr_array_index (set->annotations, i), json_array_get_element (items, (*index)++)))
        return FALSE;
    }
  for (guint i = 0; i < set->links->len; i++)
    {
      if (*index >= json_array_get_length (items) ||
          !gloss_w3c_check_link (g_ptr_array_index (set->links, i), json_array_get_element (items, (*index)++)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_items (GlossW3cState            *self,
             const GlossExportArticle *article,
             GBytes                   *written)
{
  g_autoptr (JsonNode) node = read_items (self, written);
  guint index = 0;

  if (node == NULL)
    return FALSE;
  for (guint i = 0; i < article->sets->len; i++)
    {
      if (!check_set (article, g_ptr_array_index (article->sets, i), json_node_get_array (node), &index))
        return FALSE;
    }
  return index == json_array_get_length (json_node_get_array (node));
}

static gboolean
w3c_check (gpointer                   state,
           const GlossExportArticle  *article,
           GlossExportSink           *sink,
           GBytes                    *written,
           GError                   **error)
{
  GlossW3cState *self = state;
  g_autoptr (GString) expected = encode_article (article, self->n_articles == 1);
  g_autoptr (GString) found = g_string_new (NULL);

  if (!check_items (self, article, written))
    return gloss_format_fail_check (article, "items", error);
  if (!gloss_spool_read (self->spool, self->spooled, gloss_spool_get_length (self->spool) - self->spooled, found, error))
    return FALSE;
  return g_string_equal (found, expected) || gloss_format_fail_check (article, "gloss:articles", error);
}

/* A UUID of version 8 (RFC 9562), made of all that was written and a word. */
static char *
dup_id (GlossW3cState *self,
        const char    *word)
{
  g_autoptr (GChecksum) checksum = g_checksum_copy (self->checksum);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) word, -1);
  g_checksum_get_digest (checksum, digest, &length);
  digest[6] = (digest[6] & 0x0f) | 0x80;
  digest[8] = (digest[8] & 0x3f) | 0x80;
  return g_strdup_printf ("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          digest[0], digest[1], digest[2], digest[3], digest[4], digest[5], digest[6], digest[7],
                          digest[8], digest[9], digest[10], digest[11], digest[12], digest[13], digest[14], digest[15]);
}

static void
end_page (GString    *out,
          const char *page,
          const char *collection)
{
  g_autoptr (JsonObject) part_of = json_object_new ();

  gloss_json_append_line (out, ITEM_DEPTH - 1);
  g_string_append_c (out, ']');
  json_object_set_string_member (part_of, "id", collection);
  json_object_set_string_member (part_of, "type", "AnnotationCollection");
  append_text (out, "id", page, 2);
  append_object (out, "partOf", part_of, 2);
  gloss_json_append_line (out, 1);
  g_string_append_c (out, '}');
}

/* A chunk at a time, so that it never is in memory as a whole. */
static gboolean
write_articles (GlossW3cState    *self,
                GlossExportSink  *sink,
                GError          **error)
{
  GString *out = gloss_export_sink_get_buffer (sink);
  goffset length = gloss_spool_get_length (self->spool);

  append_member (out, "gloss:articles", 1);
  g_string_append_c (out, '[');
  for (goffset offset = 0; offset < length; offset += CHUNK)
    {
      g_autoptr (GBytes) written = NULL;

      if (!gloss_spool_read (self->spool, offset, MIN (CHUNK, length - offset), gloss_export_sink_get_buffer (sink), error))
        return FALSE;
      written = gloss_export_sink_flush (sink, error);
      if (written == NULL)
        return FALSE;
    }
  out = gloss_export_sink_get_buffer (sink);
  gloss_json_append_line (out, 1);
  g_string_append_c (out, ']');
  return TRUE;
}

static gboolean
w3c_end (gpointer           state,
         GlossExportSink   *sink,
         GError           **error)
{
  GlossW3cState *self = state;
  g_autofree char *page = dup_id (self, "page");
  g_autofree char *collection = dup_id (self, "collection");
  GString *out = gloss_export_sink_get_buffer (sink);

  if (self->n_items > 0)
    end_page (out, page, collection);
  if (!write_articles (self, sink, error))
    return FALSE;
  out = gloss_export_sink_get_buffer (sink);
  if (json_array_get_length (self->reviewers) > 0)
    append_array (out, "creator", self->reviewers, 1);
  append_member (out, "total", 1);
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, self->n_items);
  if (self->n_items > 0)
    append_text (out, "last", page, 1);
  append_text (out, "id", collection, 1);
  g_string_append (out, "\n}\n");
  return TRUE;
}

const GlossFormat gloss_format_w3c = {
  .id = "w3c",
  .title = N_("W3C Web Annotations"),
  .summary = N_("One JSON-LD file of the web’s own standard for annotations, with everything that Gloss knows, the texts included."),
  .readers = N_("Recogito, Annotorious, triple stores and other programs for web annotations"),
  .offsets = N_("code points"),
  .suffix = ".jsonld",
  .media_type = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
  .holds = GLOSS_TRAITS_ALL,
  .begin = w3c_begin,
  .write = w3c_write,
  .check = w3c_check,
  .end = w3c_end,
  .free = w3c_free,
};
