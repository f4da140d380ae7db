/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations and links as items of a W3C Web Annotation collection. */
#include "config.h"

#include "exchange/gloss-w3c-item.h"

#include <string.h>

#include "annotation/gloss-context.h"
#include "json/gloss-json.h"
#include "store/gloss-item.h"

/**
 * gloss_w3c_dup_source:
 * @article: an article
 *
 * Returns: (transfer full): what annotations of it name as their source: its address, or the path within the export as a relative IRI
 */
char *
gloss_w3c_dup_source (const GlossExportArticle *article)
{
  const char *uri = gloss_article_get_uri (article->article);

  if (uri != NULL && g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    return g_strdup (uri);
  return g_uri_escape_string (article->name, "/", FALSE);
}

/**
 * gloss_w3c_encode_reviewer:
 * @id: the id of a reviewer
 * @name: (nullable): as people write it
 *
 * Returns: (transfer full): an agent as the standard has it
 */
JsonObject *
gloss_w3c_encode_reviewer (const char *id,
                           const char *name)
{
  g_autofree char *iri = g_strconcat (GLOSS_REVIEWER_IRI, id, NULL);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", iri);
  json_object_set_string_member (object, "type", "Person");
  if (name != NULL)
    json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "nickname", id);
  return object;
}

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

/* Whether a time is written in the one way that the standard has for UTC. */
static gboolean
is_written_as_utc (const char *text)
{
  for (const char *form = "0000-00-00T00:00:00"; *form != '\0'; form++, text++)
    {
      if (*form == '0' ? !g_ascii_isdigit (*text) : *form != *text)
        return FALSE;
    }
  if (*text == '.' && g_ascii_isdigit (text[1]))
    text += 1 + strspn (text + 1, "0123456789");
  return g_str_equal (text, "Z");
}

/* Written as UTC, as the standard wants it; NULL for what is no time, or one of an unknown zone. */
static char *
dup_utc (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;

  if (utc == NULL)
    return NULL;
  if (is_written_as_utc (text))
    return g_strdup (text);
  return g_date_time_format (utc, g_date_time_get_microsecond (utc) == 0 ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%dT%H:%M:%S.%fZ");
}

/* What is no time stays, by a name of our own. */
static void
patch_time (JsonObject *item,
            const char *name)
{
  const char *text = gloss_item_get_string (item, name);
  g_autofree char *utc = text != NULL ? dup_utc (text) : NULL;
  g_autofree char *own = g_strconcat ("gloss:", name, NULL);

  if (utc != NULL)
    json_object_set_string_member (item, name, utc);
  else if (text != NULL)
    {
      json_object_set_string_member (item, own, text);
      json_object_remove_member (item, name);
    }
}

static void
patch_creator (JsonObject *item,
               const char *reviewer)
{
  if (!json_object_has_member (item, "creator"))
    json_object_set_object_member (item, "creator", gloss_w3c_encode_reviewer (reviewer, NULL));
}

/* A path counts from the folder of the sidecar, which is not that of the export. */
static void
patch_source (JsonObject *target,
              const char *source)
{
  const char *before = gloss_item_get_string (target, "source");

  if (!json_object_has_member (target, "source") || (before != NULL && g_uri_peek_scheme (before) == NULL))
    json_object_set_string_member (target, "source", source);
}

static JsonNode *
make_selectors (GlossText  *text,
                GlossRange  place)
{
  JsonArray *selectors = json_array_new ();
  JsonObject *quote = json_object_new ();
  JsonObject *position = json_object_new ();
  g_autofree char *exact = gloss_text_dup_slice (text, place);
  g_autofree char *prefix = gloss_context_dup_prefix (text, place.start);
  g_autofree char *suffix = gloss_context_dup_suffix (text, place.end);

  json_object_set_string_member (quote, "type", "TextQuoteSelector");
  json_object_set_string_member (quote, "exact", exact);
  if (*prefix != '\0')
    json_object_set_string_member (quote, "prefix", prefix);
  if (*suffix != '\0')
    json_object_set_string_member (quote, "suffix", suffix);
  json_object_set_string_member (position, "type", "TextPositionSelector");
  json_object_set_int_member (position, "start", place.start);
  json_object_set_int_member (position, "end", place.end);
  json_array_add_object_element (selectors, quote);
  json_array_add_object_element (selectors, position);
  return take_array (selectors);
}

/* Whether the stored selectors select the place in the text as it is. */
static gboolean
is_at (GlossText        *text,
       const GlossPiece *piece,
       GlossRange        place)
{
  g_autofree char *exact = gloss_text_dup_slice (text, place);

  return gloss_range_equal (piece->range, place) && g_str_equal (piece->exact, exact);
}

/* Selectors select in the text of the export; those that were stored for another one stay beside them. */
static void
patch_selectors (JsonObject               *target,
                 const GlossExportArticle *article,
                 GlossAnnotation          *annotation,
                 gsize                     piece)
{
  GlossText *text = gloss_article_get_text (article->article);
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  GlossRange place = gloss_anchor_get_place (anchor, piece);
  const GlossBlock *unit;

  if (is_at (text, gloss_anchor_get_piece (anchor, piece), place))
    return;
  if (json_object_has_member (target, "selector"))
    json_object_set_member (target, "gloss:storedSelector", gloss_json_copy (json_object_get_member (target, "selector")));
  json_object_set_member (target, "selector", make_selectors (text, place));
  unit = gloss_export_article_find_unit (article, annotation, piece);
  if (unit != NULL && place.end <= unit->range.end)
    json_object_set_string_member (target, "gloss:unit", unit->id);
  else
    json_object_remove_member (target, "gloss:unit");
}

static void
patch_target (JsonNode                 *target,
              const GlossExportArticle *article,
              GlossAnnotation          *annotation,
              gsize                     piece,
              const char               *source)
{
  if (!JSON_NODE_HOLDS_OBJECT (target))
    return;
  patch_source (json_node_get_object (target), source);
  if (gloss_export_article_is_placed (article, annotation))
    patch_selectors (json_node_get_object (target), article, annotation, piece);
}

static void
patch_targets (JsonObject               *item,
               const GlossExportArticle *article,
               GlossAnnotation          *annotation,
               const char               *source)
{
  JsonNode *target = json_object_get_member (item, "target");

  if (!JSON_NODE_HOLDS_ARRAY (target))
    {
      patch_target (target, article, annotation, 0, source);
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (target)); i++)
    patch_target (json_array_get_element (json_node_get_array (target), i), article, annotation, i, source);
}

static gboolean
is_moved (const GlossExportArticle *article,
          GlossAnnotation          *annotation)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  for (gsize i = 0; gloss_export_article_is_placed (article, annotation) && i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      if (!is_at (gloss_article_get_text (article->article), gloss_anchor_get_piece (anchor, i), gloss_anchor_get_place (anchor, i)))
        return TRUE;
    }
  return FALSE;
}

/* Says how the selectors fit the text of the export, and which text those beside them were made for. */
static void
patch_anchor (JsonObject               *item,
              const GlossExportArticle *article,
              GlossAnnotation          *annotation,
              gboolean                  was_moved)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  GlossAnchorState state = gloss_anchor_get_state (anchor);
  JsonObject *before = gloss_item_get_object (item, "gloss:anchor");
  JsonObject *object = before != NULL ? gloss_json_copy_object (before) : json_object_new ();

  json_object_set_string_member (object, "state", gloss_anchor_state_get_nick (state));
  if (state == GLOSS_ANCHOR_FUZZY)
    json_object_set_double_member (object, "score", gloss_anchor_get_score (anchor));
  else
    json_object_remove_member (object, "score");
  if (was_moved && gloss_anchor_get_text_sha256 (anchor) != NULL)
    json_object_set_string_member (object, "storedTextSha256", gloss_anchor_get_text_sha256 (anchor));
  if (was_moved)
    json_object_set_string_member (object, "textSha256", gloss_text_get_sha256 (gloss_article_get_text (article->article)));
  json_object_set_object_member (item, "gloss:anchor", object);
}

/**
 * gloss_w3c_encode_annotation:
 * @article: an article
 * @annotation: one of its annotations
 * @source: what gloss_w3c_dup_source() gave
 *
 * What the sidecar holds of it, unknown members and all, made to stand by itself: the source is that of the export, times are UTC, and
 * the selectors select in the text as it is now.
 *
 * Returns: (transfer full): the item
 */
JsonNode *
gloss_w3c_encode_annotation (const GlossExportArticle *article,
                             GlossAnnotation          *annotation,
                             const char               *source)
{
  g_autofree char *text = gloss_annotation_encode (annotation, source);
  JsonNode *node = gloss_item_from_text (text);
  JsonObject *item = json_node_get_object (node);

  patch_creator (item, gloss_annotation_get_reviewer (annotation));
  patch_time (item, "created");
  patch_time (item, "modified");
  patch_anchor (item, article, annotation, is_moved (article, annotation));
  patch_targets (item, article, annotation, source);
  return node;
}

/**
 * gloss_w3c_encode_link:
 * @link: the link of a #GlossLinkItem
 *
 * Returns: (transfer full): the item, as the sidecar holds it, with its times in UTC
 */
JsonNode *
gloss_w3c_encode_link (const GlossLink *link)
{
  JsonNode *node = gloss_item_from_text (((const GlossLinkItem *) link)->text);

  patch_time (json_node_get_object (node), "created");
  patch_time (json_node_get_object (node), "modified");
  return node;
}

static gboolean
has_time (JsonObject *item,
          const char *name,
          const char *expected)
{
  g_autofree char *utc = expected != NULL ? dup_utc (expected) : NULL;
  g_autofree char *own = g_strconcat ("gloss:", name, NULL);

  if (expected == NULL)
    return !json_object_has_member (item, name);
  if (utc != NULL)
    return g_strcmp0 (gloss_item_get_string (item, name), utc) == 0;
  return g_strcmp0 (gloss_item_get_string (item, own), expected) == 0;
}

static gboolean
has_pieces (const GlossExportArticle *article,
            GlossAnnotation          *expected,
            GlossAnnotation          *found)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (expected);
  GlossAnchor *read = gloss_annotation_get_anchor (found);
  gboolean is_placed = gloss_export_article_is_placed (article, expected);

  if (gloss_anchor_get_n_pieces (anchor) != gloss_anchor_get_n_pieces (read))
    return FALSE;
  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      g_autofree char *exact = gloss_export_article_dup_piece (article, expected, i);
      GlossRange place = is_placed ? gloss_anchor_get_place (anchor, i) : gloss_anchor_get_piece (anchor, i)->range;

      if (!gloss_range_equal (gloss_anchor_get_piece (read, i)->range, place) ||
          !g_str_equal (gloss_anchor_get_piece (read, i)->exact, exact))
        return FALSE;
    }
  return TRUE;
}

/**
 * gloss_w3c_check_annotation:
 * @article: an article
 * @annotation: one of its annotations
 * @item: what was read back
 *
 * Returns: whether it says all that the annotation says
 */
gboolean
gloss_w3c_check_annotation (const GlossExportArticle *article,
                            GlossAnnotation          *annotation,
                            JsonNode                 *item)
{
  const GlossItemContext context = { gloss_annotation_get_reviewer (annotation), NULL, -1 };
  g_autoptr (GlossAnnotation) found = gloss_annotation_decode (item, &context, NULL);

  return found != NULL &&
         g_str_equal (gloss_annotation_get_id (found), gloss_annotation_get_id (annotation)) &&
         g_str_equal (gloss_annotation_get_reviewer (found), gloss_annotation_get_reviewer (annotation)) &&
         g_str_equal (gloss_annotation_get_tag (found), gloss_annotation_get_tag (annotation)) &&
         g_strcmp0 (gloss_annotation_get_note (found), gloss_annotation_get_note (annotation)) == 0 &&
         json_object_equal (gloss_annotation_get_attributes (found), gloss_annotation_get_attributes (annotation)) &&
         has_time (json_node_get_object (item), "created", gloss_annotation_get_created (annotation)) &&
         has_time (json_node_get_object (item), "modified", gloss_annotation_get_modified (annotation)) &&
         has_pieces (article, annotation, found);
}

/**
 * gloss_w3c_check_link:
 * @link: a link
 * @item: what was read back
 *
 * Returns: whether it says all that the link says
 */
gboolean
gloss_w3c_check_link (const GlossLink *link,
                      JsonNode        *item)
{
  g_autoptr (GlossLinkItem) found = gloss_link_is_one (item) ? gloss_link_decode (item, NULL) : NULL;

  return found != NULL && g_str_equal (found->link.id, link->id) && g_str_equal (found->link.relation, link->relation) &&
         g_str_equal (found->link.from, link->from) && g_str_equal (found->link.to, link->to);
}
