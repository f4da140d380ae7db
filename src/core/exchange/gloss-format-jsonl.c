/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gloss JSONL: one self-contained line an article, with everything. */
#include "config.h"

#include "exchange/gloss-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/gloss-jsonl-check.h"
#include "json/gloss-json-output.h"
#include "json/gloss-json.h"

/*
 * Every line has the same members, and every member the same type in every line, so that tables are made of it without a schema:
 * what is not there is null or an empty list. The values of attributes, which are of several types, are text with the
 * type beside it. Nothing is null that has an empty list.
 */

static void
write_range (GlossJsonOutput *json,
             gboolean         is_known,
             GlossRange       range)
{
  gloss_json_output_name (json, "start");
  gloss_json_output_offset (json, is_known, range.start);
  gloss_json_output_name (json, "end");
  gloss_json_output_offset (json, is_known, range.end);
}

static void
begin_list (GlossJsonOutput *json,
            const char      *name)
{
  gloss_json_output_name (json, name);
  gloss_json_output_begin_array (json, GLOSS_JSON_LAYOUT_INLINE);
}

static void
begin_object (GlossJsonOutput *json)
{
  gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
}

/* --- the article ------------------------------------------------------------------------------- */

static void
write_cells (GlossJsonOutput   *json,
             const char *const *cells)
{
  begin_list (json, "cells");
  for (; cells != NULL && *cells != NULL; cells++)
    gloss_json_output_string (json, *cells);
  gloss_json_output_end (json);
}

static void
write_blocks (GlossJsonOutput *json,
              GlossArticle    *article)
{
  begin_list (json, "blocks");
  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article, i);

      begin_object (json);
      gloss_json_output_member (json, "id", block->id);
      gloss_json_output_member (json, "kind", gloss_block_kind_get_nick (block->kind));
      gloss_json_output_name (json, "level");
      gloss_json_output_number (json, block->level);
      write_range (json, TRUE, block->range);
      gloss_json_output_member (json, "number", block->number);
      write_cells (json, block->cells);
      gloss_json_output_member (json, "of", block->of);
      gloss_json_output_member (json, "heading", block->heading);
      gloss_json_output_end (json);
    }
  gloss_json_output_end (json);
}

static void
write_codebook (GlossJsonOutput *json,
                GlossCodebook   *codebook)
{
  gloss_json_output_name (json, "codebook");
  begin_object (json);
  gloss_json_output_member (json, "id", gloss_codebook_get_id (codebook));
  gloss_json_output_member (json, "version", gloss_codebook_get_version (codebook));
  gloss_json_output_member (json, "sha256", gloss_codebook_get_sha256 (codebook));
  gloss_json_output_end (json);
}

static void
write_article (GlossJsonOutput          *json,
               const GlossExportArticle *self)
{
  GlossText *text = gloss_article_get_text (self->article);
  gsize n_bytes;
  const char *utf8 = gloss_text_get_utf8 (text, &n_bytes);

  gloss_json_output_member (json, "name", self->name);
  gloss_json_output_member (json, "title", gloss_article_get_title (self->article));
  gloss_json_output_member (json, "byline", gloss_article_get_byline (self->article));
  gloss_json_output_member (json, "published", gloss_article_get_published (self->article));
  gloss_json_output_member (json, "language", gloss_article_get_language (self->article));
  gloss_json_output_member (json, "uri", gloss_article_get_uri (self->article));
  gloss_json_output_member (json, "reader", gloss_article_get_reader (self->article));
  gloss_json_output_member (json, "bytes_sha256", gloss_article_get_bytes_sha256 (self->article));
  gloss_json_output_member (json, "text_sha256", gloss_text_get_sha256 (text));
  write_codebook (json, self->codebook);
  gloss_json_output_name (json, "text");
  gloss_json_output_text (json, utf8, n_bytes);
  write_blocks (json, self->article);
}

/* --- annotations ------------------------------------------------------------------------------- */

/* The type of an attribute's value, and in @text the value: a string as it is, all else as JSON. */
static const char *
describe_value (JsonNode *value,
                GString  *text)
{
  GType type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_NONE;

  g_string_truncate (text, 0);
  if (type == G_TYPE_STRING)
    g_string_append (text, json_node_get_string (value));
  else
    gloss_json_append_inline (text, value);
  if (type == G_TYPE_STRING)
    return "string";
  if (type == G_TYPE_BOOLEAN)
    return "boolean";
  return type == G_TYPE_NONE ? "json" : "number";
}

static void
write_attributes (GlossJsonOutput *json,
                  JsonObject      *attributes)
{
  g_autoptr (GString) text = NULL;
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  begin_list (json, "attributes");
  if (attributes != NULL && json_object_get_size (attributes) > 0)
    {
      text = g_string_new (NULL);
      json_object_iter_init_ordered (&iter, attributes);
      while (json_object_iter_next_ordered (&iter, &id, &value))
        {
          const char *type = describe_value (value, text);

          begin_object (json);
          gloss_json_output_member (json, "id", id);
          gloss_json_output_member (json, "type", type);
          gloss_json_output_member (json, "value", text->str);
          gloss_json_output_end (json);
        }
    }
  gloss_json_output_end (json);
}

/* The text at the place of a piece; what was quoted without one. */
static void
write_quote (GlossJsonOutput          *json,
             const GlossExportArticle *self,
             GlossAnchor              *anchor,
             gboolean                  is_placed,
             gsize                     piece)
{
  gsize n_bytes;
  const char *text;

  gloss_json_output_name (json, "quote");
  if (!is_placed)
    {
      gloss_json_output_string (json, gloss_anchor_get_piece (anchor, piece)->exact);
      return;
    }
  text = gloss_text_peek (gloss_article_get_text (self->article), gloss_anchor_get_place (anchor, piece), &n_bytes);
  gloss_json_output_text (json, text, n_bytes);
}

static void
write_pieces (GlossJsonOutput          *json,
              const GlossExportArticle *self,
              GlossAnnotation          *annotation,
              gboolean                  is_placed)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);

  begin_list (json, "pieces");
  for (gsize i = 0; n_pieces > 1 && i < n_pieces; i++)
    {
      const GlossPiece *piece = gloss_anchor_get_piece (anchor, i);
      const GlossBlock *unit = gloss_export_article_find_unit (self, annotation, i);

      begin_object (json);
      gloss_json_output_member (json, "unit", unit != NULL ? unit->id : piece->unit);
      write_range (json, is_placed, gloss_anchor_get_place (anchor, i));
      write_quote (json, self, anchor, is_placed, i);
      gloss_json_output_member (json, "prefix", piece->prefix);
      gloss_json_output_member (json, "suffix", piece->suffix);
      gloss_json_output_end (json);
    }
  gloss_json_output_end (json);
}

/* Whether all pieces are where they were, letter for letter. */
static gboolean
is_as_stored (const GlossExportArticle *self,
              GlossAnchor              *anchor,
              gboolean                  is_placed)
{
  for (gsize i = 0; is_placed && i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      const GlossPiece *piece = gloss_anchor_get_piece (anchor, i);
      GlossRange place = gloss_anchor_get_place (anchor, i);
      gsize n_bytes;
      const char *text = gloss_text_peek (gloss_article_get_text (self->article), place, &n_bytes);

      if (!gloss_range_equal (place, piece->range) || strlen (piece->exact) != n_bytes || memcmp (text, piece->exact, n_bytes) != 0)
        return FALSE;
    }
  return is_placed;
}

/* What the annotation was made with, where that is something else than what was found. */
static void
write_selectors (GlossJsonOutput          *json,
                 const GlossExportArticle *self,
                 GlossAnchor              *anchor,
                 gboolean                  is_placed)
{
  gboolean is_wanted = !is_as_stored (self, anchor, is_placed);

  begin_list (json, "selectors");
  for (gsize i = 0; is_wanted && i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      const GlossPiece *piece = gloss_anchor_get_piece (anchor, i);

      begin_object (json);
      gloss_json_output_member (json, "unit", piece->unit);
      write_range (json, gloss_range_length (piece->range) > 0, piece->range);
      gloss_json_output_member (json, "quote", piece->exact);
      gloss_json_output_member (json, "prefix", piece->prefix);
      gloss_json_output_member (json, "suffix", piece->suffix);
      gloss_json_output_end (json);
    }
  gloss_json_output_end (json);
}

static void
write_section (GlossJsonOutput          *json,
               const GlossExportArticle *self,
               const GlossBlock         *unit)
{
  const GlossBlock *heading = gloss_export_article_find_section (self, unit);
  const char *text;
  gsize n_bytes;

  gloss_json_output_name (json, "section");
  if (heading == NULL)
    {
      gloss_json_output_string (json, NULL);
      return;
    }
  text = gloss_text_peek (gloss_article_get_text (self->article), heading->range, &n_bytes);
  gloss_json_output_text (json, text, n_bytes);
}

static void
write_place (GlossJsonOutput          *json,
             const GlossExportArticle *self,
             GlossAnnotation          *annotation)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  const GlossBlock *unit = gloss_export_article_find_unit (self, annotation, 0);
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);
  gboolean is_placed = gloss_export_article_is_placed (self, annotation);

  gloss_json_output_member (json, "unit", unit != NULL ? unit->id : gloss_anchor_get_piece (anchor, 0)->unit);
  write_section (json, self, unit);
  write_range (json, is_placed, gloss_anchor_get_extent (anchor));
  if (n_pieces == 1)
    {
      write_quote (json, self, anchor, is_placed, 0);
    }
  else
    {
      g_autofree char *quote = gloss_export_article_dup_quote (self, annotation);

      gloss_json_output_member (json, "quote", quote);
    }
  gloss_json_output_member (json, "prefix", gloss_anchor_get_piece (anchor, 0)->prefix);
  gloss_json_output_member (json, "suffix", gloss_anchor_get_piece (anchor, n_pieces - 1)->suffix);
  write_pieces (json, self, annotation, is_placed);
  write_selectors (json, self, anchor, is_placed);
}

static void
write_annotation (GlossJsonOutput          *json,
                  const GlossExportArticle *self,
                  GlossAnnotation          *annotation)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  begin_object (json);
  gloss_json_output_member (json, "id", gloss_annotation_get_id (annotation));
  gloss_json_output_member (json, "reviewer", gloss_annotation_get_reviewer (annotation));
  gloss_json_output_member (json, "tag", gloss_annotation_get_tag (annotation));
  write_place (json, self, annotation);
  write_attributes (json, gloss_annotation_get_attributes (annotation));
  gloss_json_output_member (json, "note", gloss_annotation_get_note (annotation));
  gloss_json_output_member (json, "created", gloss_annotation_get_created (annotation));
  gloss_json_output_member (json, "modified", gloss_annotation_get_modified (annotation));
  gloss_json_output_member (json, "state", gloss_anchor_state_get_nick (gloss_anchor_get_state (anchor)));
  gloss_json_output_name (json, "score");
  gloss_json_output_double (json, gloss_anchor_get_score (anchor));
  gloss_json_output_end (json);
}

/* --- sets -------------------------------------------------------------------------------------- */

static void
write_reviewers (GlossJsonOutput *json,
                 GPtrArray       *sets)
{
  begin_list (json, "reviewers");
  for (guint i = 0; i < sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (sets, i);

      begin_object (json);
      gloss_json_output_member (json, "id", set->reviewer.id);
      gloss_json_output_member (json, "name", set->reviewer.name);
      gloss_json_output_end (json);
    }
  gloss_json_output_end (json);
}

static void
write_links (GlossJsonOutput *json,
             GPtrArray       *sets)
{
  begin_list (json, "links");
  for (guint i = 0; i < sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (sets, i);

      for (guint j = 0; j < set->links->len; j++)
        {
          const GlossLink *link = g_ptr_array_index (set->links, j);

          begin_object (json);
          gloss_json_output_member (json, "id", link->id);
          gloss_json_output_member (json, "reviewer", set->reviewer.id);
          gloss_json_output_member (json, "relation", link->relation);
          gloss_json_output_member (json, "from", link->from);
          gloss_json_output_member (json, "to", link->to);
          gloss_json_output_end (json);
        }
    }
  gloss_json_output_end (json);
}

static void
write_coverage (GlossJsonOutput *json,
                GPtrArray       *sets)
{
  begin_list (json, "coverage");
  for (guint i = 0; i < sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (sets, i);
      GArray *ranges = set->coverage != NULL ? gloss_coverage_get_ranges (set->coverage) : NULL;

      for (guint j = 0; ranges != NULL && j < ranges->len; j++)
        {
          begin_object (json);
          gloss_json_output_member (json, "reviewer", set->reviewer.id);
          write_range (json, TRUE, g_array_index (ranges, GlossRange, j));
          gloss_json_output_member (json, "state", gloss_coverage_get_state (set->coverage, j));
          gloss_json_output_end (json);
        }
    }
  gloss_json_output_end (json);
}

/* --- the format -------------------------------------------------------------------------------- */

static gboolean
jsonl_write (gpointer                   state,
             const GlossExportArticle  *article,
             GlossExportSink           *sink,
             GError                   **error)
{
  g_autoptr (GPtrArray) annotations = gloss_export_article_list_annotations (article);
  GlossJsonOutput json;

  gloss_json_output_init (&json, gloss_export_sink_get_buffer (sink));
  begin_object (&json);
  write_article (&json, article);
  write_reviewers (&json, article->sets);
  begin_list (&json, "annotations");
  for (guint i = 0; i < annotations->len; i++)
    write_annotation (&json, article, g_ptr_array_index (annotations, i));
  gloss_json_output_end (&json);
  write_links (&json, article->sets);
  write_coverage (&json, article->sets);
  gloss_json_output_end (&json);
  return TRUE;
}

const GlossFormat gloss_format_jsonl = {
  .id = "jsonl",
  .title = N_("Gloss JSONL"),
  .summary = N_("Everything, one line for each article: its text, parts, annotations, links and coverage."),
  .readers = N_("pandas, Hugging Face datasets, DuckDB, Spark"),
  .offsets = N_("code points"),
  .suffix = ".jsonl",
  .media_type = "application/jsonl",
  .holds = GLOSS_TRAITS_ALL,
  .write = jsonl_write,
  .check = gloss_jsonl_check,
};
