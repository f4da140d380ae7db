/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations of one document of brat. */
#include "config.h"

#include "exchange/gloss-brat-document-private.h"

#include <string.h>

#include "exchange/gloss-brat-names.h"
#include "json/gloss-json.h"

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const GlossRange *one = a;
  const GlossRange *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* The pieces in the order of the text; those that lie over each other become one. */
static GArray *
list_pieces (GlossAnchor *anchor,
             gboolean    *in_order)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GlossRange));
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (GlossRange));

  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      GlossRange place = gloss_anchor_get_place (anchor, i);

      if (i > 0 && place.start < g_array_index (places, GlossRange, i - 1).end)
        *in_order = FALSE;
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_ranges);
  for (guint i = 0; i < places->len; i++)
    {
      GlossRange place = g_array_index (places, GlossRange, i);
      GlossRange *last = pieces->len > 0 ? &g_array_index (pieces, GlossRange, pieces->len - 1) : NULL;

      if (last != NULL && place.start < last->end)
        last->end = MAX (last->end, place.end);
      else
        g_array_append_val (pieces, place);
    }
  return pieces;
}

static void
add_fragment (GArray *fragments,
              gsize   start,
              gsize   end)
{
  GlossRange fragment = { start, end };

  if (start < end)
    g_array_append_val (fragments, fragment);
}

/* A fragment lies within a line of the text. */
static void
split_at_lines (GArray     *fragments,
                GlossText  *text,
                GlossRange  piece)
{
  gsize n_bytes;
  const char *p = gloss_text_peek (text, piece, &n_bytes);
  const char *end = p + n_bytes;
  gsize start = piece.start;
  const char *newline;

  while ((newline = memchr (p, '\n', end - p)) != NULL)
    {
      gsize stop = start + gloss_text_count (p, newline - p);

      add_fragment (fragments, start, stop);
      start = stop + 1;
      p = newline + 1;
    }
  add_fragment (fragments, start, piece.end);
}

/**
 * gloss_brat_find_fragments:
 * @article: an article
 * @annotation: one of its annotations that has a place
 * @in_order: (out): whether its pieces are in the order of the text, and apart
 *
 * What brat can mark: fragments in the order of the text, none of them over another or over the end of a line.
 *
 * Returns: (transfer full) (element-type GlossRange): them; none where there is nothing but ends of lines
 */
GArray *
gloss_brat_find_fragments (GlossArticle    *article,
                           GlossAnnotation *annotation,
                           gboolean        *in_order)
{
  g_autoptr (GArray) pieces = NULL;
  GArray *fragments = g_array_new (FALSE, FALSE, sizeof (GlossRange));

  *in_order = TRUE;
  pieces = list_pieces (gloss_annotation_get_anchor (annotation), in_order);
  for (guint i = 0; i < pieces->len; i++)
    split_at_lines (fragments, gloss_article_get_text (article), g_array_index (pieces, GlossRange, i));
  return fragments;
}

static char *
join_fragments (GlossText *text,
                GArray    *fragments)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < fragments->len; i++)
    {
      gsize n_bytes;
      const char *fragment = gloss_text_peek (text, g_array_index (fragments, GlossRange, i), &n_bytes);

      if (i > 0)
        g_string_append_c (joined, ' ');
      g_string_append_len (joined, fragment, n_bytes);
    }
  return g_string_free_and_steal (joined);
}

static gboolean
add_span (GlossBratDocument *self,
          GlossArticle      *article,
          GlossAnnotation   *annotation)
{
  gboolean in_order;
  g_autoptr (GArray) fragments = gloss_brat_find_fragments (article, annotation, &in_order);
  GlossBratLine *line;

  if (fragments->len == 0)
    return FALSE;
  line = gloss_brat_document_add_line (self, 'T', gloss_brat_dup_name (gloss_annotation_get_tag (annotation)));
  line->text = join_fragments (gloss_article_get_text (article), fragments);
  line->n_ranges = fragments->len;
  line->ranges = g_array_steal (fragments, NULL);
  return TRUE;
}

static void
add_comment (GlossBratDocument *self,
             guint              target,
             char              *name,
             const char        *text)
{
  GlossBratLine *line = gloss_brat_document_add_line (self, '#', name);

  line->target = target;
  line->text = g_strdup (text);
}

/* Text as it is, anything else as JSON. */
static char *
dup_text (JsonNode *node)
{
  GString *text;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  text = g_string_new (NULL);
  gloss_json_append_inline (text, node);
  return g_string_free_and_steal (text);
}

/* What brat's attributes cannot say stands in a comment whose type is the attribute. */
static void
add_attribute (GlossBratDocument *self,
               GlossBratScheme   *scheme,
               guint              target,
               const char        *tag,
               const char        *name,
               JsonNode          *node)
{
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  if (gloss_brat_scheme_get_value (scheme, tag, name, node, &value))
    {
      GlossBratLine *line = gloss_brat_document_add_line (self, 'A', gloss_brat_dup_name (name));

      line->target = target;
      line->text = g_steal_pointer (&value);
      return;
    }
  text = dup_text (node);
  add_comment (self, target, gloss_brat_dup_name (name), text);
}

/* The note comes last: where there are several comments, brat shows the last. */
static void
add_details (GlossBratDocument *self,
             GlossBratScheme   *scheme,
             guint              target,
             GlossAnnotation   *annotation)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, gloss_annotation_get_attributes (annotation));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    add_attribute (self, scheme, target, gloss_annotation_get_tag (annotation), name, node);
  if (gloss_annotation_get_note (annotation) != NULL)
    add_comment (self, target, g_strdup ("AnnotatorNotes"), gloss_annotation_get_note (annotation));
}

static void
add_relation (GlossBratDocument *self,
              GlossBratScheme   *scheme,
              const GlossLink   *link,
              GHashTable        *targets,
              GHashTable        *tags)
{
  guint from = GPOINTER_TO_UINT (g_hash_table_lookup (targets, link->from));
  guint to = GPOINTER_TO_UINT (g_hash_table_lookup (targets, link->to));
  GlossBratLine *line;

  if (from == 0 || to == 0)
    return;
  line = gloss_brat_document_add_line (self, 'R', gloss_brat_dup_name (link->relation));
  line->target = from;
  line->other = to;
  gloss_brat_scheme_add_link (scheme, link->relation,
                              g_hash_table_lookup (tags, link->from), g_hash_table_lookup (tags, link->to));
}

/**
 * gloss_brat_document_new:
 * @article: an article
 * @set: what one of its reviewers did
 * @scheme: what brat knows; tags and links that it lacks are added
 *
 * A span for every annotation with a place, then its attributes and comments; relations at the end, as far as both of their ends are spans here.
 *
 * Returns: (transfer full): the document
 */
GlossBratDocument *
gloss_brat_document_new (const GlossExportArticle *article,
                         const GlossExportSet     *set,
                         GlossBratScheme          *scheme)
{
  GlossBratDocument *self = gloss_brat_document_new_empty ();
  g_autoptr (GHashTable) targets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_spans = 0;

  for (guint i = 0; i < set->annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (set->annotations, i);
      const char *tag = gloss_annotation_get_tag (annotation);

      if (!gloss_export_article_is_placed (article, annotation) || !add_span (self, article->article, annotation))
        continue;
      n_spans++;
      gloss_brat_scheme_add_tag (scheme, tag);
      add_details (self, scheme, n_spans, annotation);
      g_hash_table_insert (targets, (gpointer) gloss_annotation_get_id (annotation), GUINT_TO_POINTER (n_spans));
      g_hash_table_insert (tags, (gpointer) gloss_annotation_get_id (annotation), (gpointer) tag);
    }
  for (guint i = 0; i < set->links->len; i++)
    add_relation (self, scheme, g_ptr_array_index (set->links, i), targets, tags);
  return self;
}
