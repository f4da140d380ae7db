/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV: one row an annotation. */
#include "config.h"

#include "exchange/gloss-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/gloss-csv.h"
#include "json/gloss-json.h"

/* Attributes have columns of their own after the tag; these names keep them apart from the others. */
#define ATTRIBUTE_PREFIX "attr_"

/* The attributes of the codebook, and what a row is made in. */
typedef struct
{
  GPtrArray *attributes;
  GString *cell;
  GString *read;
} Table;

static const char *const first_columns[] = { "article", "title", "unit", "section", "tag" };
static const char *const last_columns[] = {
  "attributes", "quote", "start", "end", "pieces", "note", "reviewer", "created", "modified", "id", "anchor",
};

/*
 * A row goes cell by cell to whoever takes it: the writer appends it, the check compares it. So both can only
 * agree on what the annotation says.
 */
typedef gboolean (*TakeCell) (gpointer    user_data,
                              const char *text,
                              gsize       n_bytes);

typedef struct
{
  Table *table;
  const GlossExportArticle *article;
  GlossAnnotation *annotation;
  gboolean is_placed;
  TakeCell take;
  gpointer user_data;
} Row;

static gboolean
take (const Row  *row,
      const char *text)
{
  return row->take (row->user_data, text, text != NULL ? strlen (text) : 0);
}

static gboolean
take_cell (const Row *row)
{
  return row->take (row->user_data, row->table->cell->str, row->table->cell->len);
}

static gboolean
take_range (const Row  *row,
            GlossRange  range)
{
  gsize n_bytes;
  const char *text = gloss_text_peek (gloss_article_get_text (row->article->article), range, &n_bytes);

  return row->take (row->user_data, text, n_bytes);
}

static gboolean
take_offset (const Row *row,
             gsize      offset)
{
  g_string_truncate (row->table->cell, 0);
  if (row->is_placed)
    g_string_append_printf (row->table->cell, "%zu", offset);
  return take_cell (row);
}

/* --- attributes -------------------------------------------------------------------------------- */

/* Whether the value is what the codebook asks for, so that the text of it says all. */
static gboolean
is_regular (const Row  *row,
            const char *id,
            JsonNode   *value)
{
  GlossTag *tag = gloss_codebook_find_tag (row->article->codebook, gloss_annotation_get_tag (row->annotation));
  GlossAttribute *attribute = tag != NULL ? gloss_tag_find_attribute (tag, id) : NULL;

  return attribute != NULL && g_ptr_array_find_with_equal_func (row->table->attributes, id, g_str_equal, NULL) &&
         gloss_attribute_check_value (attribute, value, NULL);
}

static gboolean
take_attribute (const Row  *row,
                const char *id)
{
  JsonNode *value = gloss_annotation_get_attribute (row->annotation, id);

  if (value == NULL || !is_regular (row, id, value))
    return take (row, NULL);
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    return take (row, json_node_get_string (value));
  g_string_truncate (row->table->cell, 0);
  gloss_json_append_inline (row->table->cell, value);
  return take_cell (row);
}

/* As JSON, those that have no column or are not what the column holds. */
static gboolean
take_other_attributes (const Row *row)
{
  JsonObject *attributes = gloss_annotation_get_attributes (row->annotation);
  GString *cell = row->table->cell;
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  g_string_truncate (cell, 0);
  if (attributes == NULL || json_object_get_size (attributes) == 0)
    return take_cell (row);
  json_object_iter_init_ordered (&iter, attributes);
  while (json_object_iter_next_ordered (&iter, &id, &value))
    {
      if (is_regular (row, id, value))
        continue;
      g_string_append (cell, cell->len > 0 ? ", " : "{");
      gloss_json_append_string (cell, id);
      g_string_append (cell, ": ");
      gloss_json_append_inline (cell, value);
    }
  g_string_append (cell, cell->len > 0 ? "}" : "");
  return take_cell (row);
}

/* --- places ------------------------------------------------------------------------------------ */

static gboolean
take_section (const Row        *row,
              const GlossBlock *unit)
{
  const GlossBlock *heading = gloss_export_article_find_section (row->article, unit);

  return heading != NULL ? take_range (row, heading->range) : take (row, NULL);
}

static gboolean
take_quote (const Row *row)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (row->annotation);
  g_autofree char *quote = NULL;

  if (row->is_placed && gloss_anchor_get_n_pieces (anchor) == 1)
    return take_range (row, gloss_anchor_get_place (anchor, 0));
  quote = gloss_export_article_dup_quote (row->article, row->annotation);
  return take (row, quote);
}

/* "12:40 50:60" of several pieces, and nothing of one. */
static gboolean
take_pieces (const Row *row)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (row->annotation);
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);
  GString *cell = row->table->cell;

  g_string_truncate (cell, 0);
  for (gsize i = 0; row->is_placed && n_pieces > 1 && i < n_pieces; i++)
    {
      GlossRange place = gloss_anchor_get_place (anchor, i);

      g_string_append_printf (cell, "%s%zu:%zu", i > 0 ? " " : "", place.start, place.end);
    }
  return take_cell (row);
}

/* --- rows -------------------------------------------------------------------------------------- */

static gboolean
take_first_columns (const Row *row)
{
  const GlossBlock *unit = gloss_export_article_find_unit (row->article, row->annotation, 0);
  GlossAnchor *anchor = gloss_annotation_get_anchor (row->annotation);

  return take (row, row->article->name) &&
         take (row, gloss_article_get_title (row->article->article)) &&
         take (row, unit != NULL ? unit->id : gloss_anchor_get_piece (anchor, 0)->unit) &&
         take_section (row, unit) &&
         take (row, gloss_annotation_get_tag (row->annotation));
}

static gboolean
take_last_columns (const Row *row)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (row->annotation);
  GlossRange extent = gloss_anchor_get_extent (anchor);

  return take_other_attributes (row) &&
         take_quote (row) &&
         take_offset (row, extent.start) &&
         take_offset (row, extent.end) &&
         take_pieces (row) &&
         take (row, gloss_annotation_get_note (row->annotation)) &&
         take (row, gloss_annotation_get_reviewer (row->annotation)) &&
         take (row, gloss_annotation_get_created (row->annotation)) &&
         take (row, gloss_annotation_get_modified (row->annotation)) &&
         take (row, gloss_annotation_get_id (row->annotation)) &&
         take (row, gloss_anchor_state_get_nick (gloss_anchor_get_state (anchor)));
}

static gboolean
take_row (Table                    *table,
          const GlossExportArticle *article,
          GlossAnnotation          *annotation,
          TakeCell                  func,
          gpointer                  user_data)
{
  const Row row = { table, article, annotation, gloss_export_article_is_placed (article, annotation), func, user_data };

  if (!take_first_columns (&row))
    return FALSE;
  for (guint i = 0; i < table->attributes->len; i++)
    if (!take_attribute (&row, g_ptr_array_index (table->attributes, i)))
      return FALSE;
  return take_last_columns (&row);
}

/* --- writing and reading back ------------------------------------------------------------------ */

static gboolean
append_cell (gpointer    user_data,
             const char *text,
             gsize       n_bytes)
{
  gloss_csv_append_cell (user_data, text, n_bytes);
  return TRUE;
}

typedef struct
{
  const char *at;
  const char *end;
  GString *cell;
} Reading;

static gboolean
compare_cell (gpointer    user_data,
              const char *text,
              gsize       n_bytes)
{
  Reading *reading = user_data;

  return gloss_csv_read_cell (&reading->at, reading->end, reading->cell) &&
         reading->cell->len == n_bytes && (n_bytes == 0 || memcmp (reading->cell->str, text, n_bytes) == 0);
}

static gboolean
csv_write (gpointer                   state,
           const GlossExportArticle  *article,
           GlossExportSink           *sink,
           GError                   **error)
{
  g_autoptr (GPtrArray) annotations = gloss_export_article_list_annotations (article);
  GString *out = gloss_export_sink_get_buffer (sink);

  for (guint i = 0; i < annotations->len; i++)
    {
      take_row (state, article, g_ptr_array_index (annotations, i), append_cell, out);
      gloss_csv_end_row (out);
    }
  return TRUE;
}

static gboolean
csv_check (gpointer                   state,
           const GlossExportArticle  *article,
           GlossExportSink           *sink,
           GBytes                    *written,
           GError                   **error)
{
  g_autoptr (GPtrArray) annotations = gloss_export_article_list_annotations (article);
  Table *table = state;
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (written, &n_bytes);
  Reading reading = { bytes, bytes + n_bytes, table->read };

  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);

      if (!take_row (table, article, annotation, compare_cell, &reading))
        return gloss_format_fail_check (article, gloss_annotation_get_id (annotation), error);
    }
  return reading.at == reading.end || gloss_format_fail_check (article, "rows", error);
}

/* --- the table --------------------------------------------------------------------------------- */

static void
add_attributes (GPtrArray *attributes,
                GlossTag  *tag)
{
  GListModel *of_tag = gloss_tag_get_attributes (tag);

  for (guint i = 0; i < g_list_model_get_n_items (of_tag); i++)
    {
      g_autoptr (GlossAttribute) attribute = g_list_model_get_item (of_tag, i);
      const char *id = gloss_attribute_get_id (attribute);

      if (!g_ptr_array_find_with_equal_func (attributes, id, g_str_equal, NULL))
        g_ptr_array_add (attributes, g_strdup (id));
    }
}

static void
append_columns (GString           *out,
                const char *const *names,
                gsize              n_names)
{
  for (gsize i = 0; i < n_names; i++)
    gloss_csv_append_cell (out, names[i], strlen (names[i]));
}

static void
append_header (Table   *self,
               GString *out)
{
  append_columns (out, first_columns, G_N_ELEMENTS (first_columns));
  for (guint i = 0; i < self->attributes->len; i++)
    {
      g_autofree char *name = g_strconcat (ATTRIBUTE_PREFIX, g_ptr_array_index (self->attributes, i), NULL);

      gloss_csv_append_cell (out, name, strlen (name));
    }
  append_columns (out, last_columns, G_N_ELEMENTS (last_columns));
  gloss_csv_end_row (out);
}

static gpointer
csv_begin (GlossExportSink *sink,
           GlossCodebook   *codebook)
{
  Table *self = g_new0 (Table, 1);
  GListModel *tags = gloss_codebook_get_tags (codebook);

  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->cell = g_string_new (NULL);
  self->read = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      add_attributes (self->attributes, tag);
    }
  append_header (self, gloss_export_sink_get_buffer (sink));
  return self;
}

static void
csv_free (gpointer state)
{
  Table *self = state;

  g_ptr_array_unref (self->attributes);
  g_string_free (self->cell, TRUE);
  g_string_free (self->read, TRUE);
  g_free (self);
}

const GlossFormat gloss_format_csv = {
  .id = "csv",
  .title = N_("CSV"),
  .summary = N_("A table with a row for each annotation."),
  .readers = N_("LibreOffice, Excel, R, pandas"),
  .offsets = N_("code points"),
  .suffix = ".csv",
  .media_type = "text/csv",
  .holds = GLOSS_TRAITS_ALL & ~(GLOSS_TRAIT_FLAG (GLOSS_TRAIT_TEXT) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_STRUCTURE) |
                                GLOSS_TRAIT_FLAG (GLOSS_TRAIT_LINKS) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_COVERAGE)),
  .begin = csv_begin,
  .write = csv_write,
  .check = csv_check,
  .free = csv_free,
};
