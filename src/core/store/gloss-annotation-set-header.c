/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of itself: its source, reviewer and codebook. */
#include "config.h"

#include "store/gloss-annotation-set-private.h"

#include "json/gloss-json.h"

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define NAMESPACE "https://glossapp.github.io/ns/1#"

static char *
dup_iri (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat ("urn:uuid:", uuid, NULL);
}

static JsonArray *
make_context (void)
{
  JsonArray *context = json_array_new ();
  JsonObject *terms = json_object_new ();

  json_object_set_string_member (terms, "gloss", NAMESPACE);
  json_array_add_string_element (context, CONTEXT);
  json_array_add_object_element (context, terms);
  return context;
}

static JsonObject *
make_collection (const char          *source_name,
                 const GlossReviewer *reviewer)
{
  JsonObject *collection = json_object_new ();
  g_autofree char *id = dup_iri ();
  g_autofree char *label = g_strdup_printf ("%s, %s", source_name, reviewer->id);

  json_object_set_string_member (collection, "id", id);
  json_object_set_string_member (collection, "type", "AnnotationCollection");
  json_object_set_string_member (collection, "label", label);
  return collection;
}

static JsonObject *
make_reviewer (const GlossReviewer *reviewer)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", reviewer->id);
  if (reviewer->name != NULL)
    json_object_set_string_member (object, "name", reviewer->name);
  return object;
}

static JsonObject *
copy_or_new (JsonObject *object)
{
  return object != NULL ? gloss_json_copy_object (object) : json_object_new ();
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_remove_member (object, name);
}

static JsonObject *
make_source (JsonObject   *before,
             const char   *source_name,
             GlossArticle *article,
             gboolean      with_text)
{
  JsonObject *source = copy_or_new (before);
  GlossText *text = gloss_article_get_text (article);

  json_object_set_string_member (source, "path", source_name);
  set_text (source, "uri", gloss_article_get_uri (article));
  set_text (source, "title", gloss_article_get_title (article));
  if (!with_text)
    return source;
  set_text (source, "bytesSha256", gloss_article_get_bytes_sha256 (article));
  json_object_set_string_member (source, "textSha256", gloss_text_get_sha256 (text));
  json_object_set_int_member (source, "textLength", gloss_text_get_length (text));
  set_text (source, "reader", gloss_article_get_reader (article));
  return source;
}

static JsonObject *
make_codebook (JsonObject    *before,
               GlossCodebook *codebook)
{
  JsonObject *object = copy_or_new (before);

  json_object_set_string_member (object, "id", gloss_codebook_get_id (codebook));
  json_object_set_string_member (object, "version", gloss_codebook_get_version (codebook));
  json_object_set_string_member (object, "sha256", gloss_codebook_get_sha256 (codebook));
  return object;
}

/**
 * gloss_annotation_set_new:
 * @source_name: the file name of the source, or its path in the project
 * @article: what was read from it
 * @reviewer: who annotates
 * @codebook: by which tags
 *
 * Returns: (transfer full): a set without annotations
 */
GlossAnnotationSet *
gloss_annotation_set_new (const char          *source_name,
                          GlossArticle        *article,
                          const GlossReviewer *reviewer,
                          GlossCodebook       *codebook)
{
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  JsonObject *header;

  g_return_val_if_fail (source_name != NULL && reviewer != NULL && reviewer->id != NULL, NULL);
  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (codebook), NULL);

  name = g_utf8_make_valid (source_name, -1);
  id = dup_iri ();
  header = json_object_new ();
  json_object_set_array_member (header, "@context", make_context ());
  json_object_set_string_member (header, "id", id);
  json_object_set_string_member (header, "type", "AnnotationPage");
  json_object_set_object_member (header, "partOf", make_collection (name, reviewer));
  json_object_set_string_member (header, "gloss:format", GLOSS_FORMAT);
  json_object_set_object_member (header, "gloss:source", make_source (NULL, name, article, TRUE));
  json_object_set_object_member (header, "gloss:reviewer", make_reviewer (reviewer));
  json_object_set_object_member (header, "gloss:codebook", make_codebook (NULL, codebook));
  json_object_set_null_member (header, "items");
  return gloss_annotation_set_new_with_header (take_object (header));
}

/* Whether everything in the set is at its place in the text, so that nobody needs the former one. */
static gboolean
speaks_of (GlossAnnotationSet *self,
           GlossText          *text)
{
  const char *former = gloss_annotation_set_get_text_sha256 (self);
  const char *sha256 = gloss_text_get_sha256 (text);
  GHashTableIter iter;
  gpointer annotation;

  if (former == NULL || g_str_equal (former, sha256) || self->covers_otherwise)
    return TRUE;
  if (self->covers_unknown)
    return FALSE;
  g_hash_table_iter_init (&iter, self->annotations);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    {
      GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

      if (g_strcmp0 (gloss_anchor_get_text_sha256 (anchor), sha256) != 0 && !gloss_anchor_fits (anchor, text))
        return FALSE;
    }
  return TRUE;
}

/**
 * gloss_annotation_set_set_source:
 * @self: a set
 * @source_name: the file name of the source, or its path in the project
 * @article: what was read from it
 * @codebook: by which tags
 *
 * Says which source and which codebook the set is for from now on. It is for the text of @article only once nothing in it is
 * still where another text had it. Nothing changes where it already says so.
 */
void
gloss_annotation_set_set_source (GlossAnnotationSet *self,
                                 const char         *source_name,
                                 GlossArticle       *article,
                                 GlossCodebook      *codebook)
{
  g_autofree char *name = NULL;
  gboolean with_text;
  JsonObject *header;

  g_return_if_fail (GLOSS_IS_ANNOTATION_SET (self));
  g_return_if_fail (source_name != NULL);
  g_return_if_fail (GLOSS_IS_ARTICLE (article));
  g_return_if_fail (GLOSS_IS_CODEBOOK (codebook));

  name = g_utf8_make_valid (source_name, -1);
  with_text = speaks_of (self, gloss_article_get_text (article));
  header = gloss_json_copy_object (gloss_annotation_set_get_header (self));
  json_object_set_object_member (header, "gloss:source",
                                 make_source (gloss_item_get_object (header, "gloss:source"), name, article, with_text));
  json_object_set_object_member (header, "gloss:codebook",
                                 make_codebook (gloss_item_get_object (header, "gloss:codebook"), codebook));
  gloss_annotation_set_set_header (self, take_object (header));
  /* Offsets of the former text would be wrong from here on. */
  if (with_text && self->carried != NULL)
    {
      self->covers_otherwise = TRUE;
      self->covers_unknown = FALSE;
      g_clear_pointer (&self->carried, gloss_coverage_free);
    }
}

static JsonObject *
copy_with_coverage (JsonObject    *before,
                    GlossCoverage *coverage)
{
  JsonObject *header = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, before);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (!json_object_has_member (header, "gloss:coverage") &&
          (g_str_equal (name, "gloss:coverage") || g_str_equal (name, "gloss:deleted") || g_str_equal (name, "items")))
        json_object_set_member (header, "gloss:coverage", gloss_coverage_write (coverage));
      if (!g_str_equal (name, "gloss:coverage"))
        json_object_set_member (header, name, gloss_json_copy (value));
    }
  return header;
}

/**
 * gloss_annotation_set_dup_written_coverage:
 * @self: a set
 *
 * Returns: (transfer full): what the sidecar says of the text that it speaks of, which may be a former one
 */
GlossCoverage *
gloss_annotation_set_dup_written_coverage (GlossAnnotationSet *self)
{
  GlossCoverage *coverage = gloss_coverage_new ();

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_SET (self), coverage);

  gloss_coverage_read (coverage, json_object_get_member (gloss_annotation_set_get_header (self), "gloss:coverage"));
  return coverage;
}

/**
 * gloss_annotation_set_set_written_coverage:
 * @self: a set that was just read
 * @coverage: what is covered of the text that the set speaks of
 * @placing: what knows that text, and the one at hand
 *
 * As if the sidecar had said so when it was read.
 */
void
gloss_annotation_set_set_written_coverage (GlossAnnotationSet *self,
                                           GlossCoverage      *coverage,
                                           GlossPlacing       *placing)
{
  g_return_if_fail (GLOSS_IS_ANNOTATION_SET (self));
  g_return_if_fail (coverage != NULL);

  gloss_annotation_set_set_header (self, take_object (copy_with_coverage (gloss_annotation_set_get_header (self), coverage)));
  gloss_coverage_free (self->coverage);
  self->coverage = gloss_coverage_copy (coverage);
  self->covers_otherwise = FALSE;
  self->covers_unknown = FALSE;
  g_clear_pointer (&self->carried, gloss_coverage_free);
  gloss_annotation_set_carry_coverage (self, placing);
}
