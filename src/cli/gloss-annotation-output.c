/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations as JSON and as a table. */
#include "config.h"

#include "gloss-annotation-output.h"

#include <string.h>

#include "gloss-columns.h"
#include "json/gloss-json.h"

#define N_COLUMNS 5
#define GAP 2

/* The place where it is now; nothing is known of an orphan's. */
static gboolean
get_place (GlossAnnotation *annotation,
           GlossRange      *place)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  *place = gloss_anchor_get_extent (anchor);
  return gloss_anchor_is_placed (anchor);
}

static void
write_offset (GlossJsonOutput *json,
              const char      *name,
              gboolean         is_known,
              gsize            offset)
{
  gloss_json_output_name (json, name);
  gloss_json_output_offset (json, is_known, offset);
}

static void
write_range (GlossJsonOutput *json,
             gboolean         is_known,
             GlossRange       range)
{
  write_offset (json, "start", is_known, range.start);
  write_offset (json, "end", is_known, range.end);
}

/* Only of an annotation in several pieces; else it says no more than the rest. */
static void
write_pieces (GlossJsonOutput *json,
              GlossAnchor     *anchor)
{
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);

  if (n_pieces < 2)
    return;

  gloss_json_output_name (json, "pieces");
  gloss_json_output_begin_array (json, GLOSS_JSON_LAYOUT_INLINE);
  for (gsize i = 0; i < n_pieces; i++)
    {
      const GlossPiece *piece = gloss_anchor_get_piece (anchor, i);

      gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
      gloss_json_output_member (json, "unit", piece->unit);
      write_range (json, gloss_anchor_is_placed (anchor), gloss_anchor_get_place (anchor, i));
      gloss_json_output_member (json, "quote", piece->exact);
      gloss_json_output_end (json);
    }
  gloss_json_output_end (json);
}

static void
write_attributes (GlossJsonOutput *json,
                  JsonObject      *attributes)
{
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  gloss_json_output_name (json, "attributes");
  gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
  if (attributes != NULL)
    {
      json_object_iter_init_ordered (&iter, attributes);
      while (json_object_iter_next_ordered (&iter, &id, &value))
        {
          gloss_json_output_name (json, id);
          gloss_json_output_node (json, value);
        }
    }
  gloss_json_output_end (json);
}

/* The cells of a line before its quote; what is not known is a dash. */
static void
make_cells (GlossAnnotation *annotation,
            char            *cells[N_COLUMNS])
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  const char *unit = gloss_anchor_get_piece (anchor, 0)->unit;
  const char *tag = gloss_annotation_get_tag (annotation);
  GlossRange place;

  cells[0] = get_place (annotation, &place) ? g_strdup_printf ("%zu:%zu", place.start, place.end) : g_strdup ("-");
  cells[1] = g_strdup (unit != NULL ? unit : "-");
  cells[2] = g_strdup (tag != NULL ? tag : "-");
  cells[3] = g_strdup (gloss_annotation_get_reviewer (annotation));
  cells[4] = g_strdup (gloss_anchor_state_get_nick (gloss_anchor_get_state (anchor)));
}

static void
free_cells (char *cells[N_COLUMNS])
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
}

static void
measure_cells (GPtrArray *annotations,
               gsize      widths[N_COLUMNS])
{
  for (guint i = 0; i < annotations->len; i++)
    {
      char *cells[N_COLUMNS];

      make_cells (g_ptr_array_index (annotations, i), cells);
      for (guint column = 0; column < N_COLUMNS; column++)
        widths[column] = MAX (widths[column], gloss_columns_measure (cells[column], strlen (cells[column])));
      free_cells (cells);
    }
}

static char *
describe_attributes (JsonObject *attributes)
{
  GString *text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  if (attributes == NULL)
    return g_string_free_and_steal (text);

  json_object_iter_init_ordered (&iter, attributes);
  while (json_object_iter_next_ordered (&iter, &id, &value))
    {
      g_autofree char *shown = JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING ?
                                 json_node_dup_string (value) : gloss_json_to_string (value);

      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ", " : "", id, shown);
    }
  return g_string_free_and_steal (text);
}

static void
print_below (GlossOutput *out,
             const char  *text,
             gsize        width)
{
  const gsize indent = 4;

  if (text == NULL || *text == '\0')
    return;

  gloss_output_add_spaces (out, indent);
  gloss_output_add_fitting (out, text, strlen (text), width > indent ? width - indent : 0);
  gloss_output_add_char (out, '\n');
}

static void
print_annotation (GlossOutput     *out,
                  GlossAnnotation *annotation,
                  const gsize      widths[N_COLUMNS],
                  gsize            width)
{
  char *cells[N_COLUMNS];
  gsize used = 0;
  g_autofree char *quote = gloss_annotation_dup_quote (annotation);
  g_autofree char *attributes = describe_attributes (gloss_annotation_get_attributes (annotation));

  make_cells (annotation, cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gsize n_bytes = strlen (cells[i]);

      gloss_output_add_fitting (out, cells[i], n_bytes, G_MAXSIZE);
      gloss_output_add_spaces (out, widths[i] - gloss_columns_measure (cells[i], n_bytes) + GAP);
      used += widths[i] + GAP;
    }
  free_cells (cells);
  gloss_output_add_fitting (out, quote, strlen (quote), width > used ? width - used : 0);
  gloss_output_add_char (out, '\n');
  print_below (out, attributes, width);
  print_below (out, gloss_annotation_get_note (annotation), width);
}

/**
 * gloss_annotation_output_write_json:
 * @json: within an array
 * @file: the article's file, as people read it
 * @annotation: an annotation
 *
 * Writes an annotation as an object on one line.
 */
void
gloss_annotation_output_write_json (GlossJsonOutput *json,
                                    const char      *file,
                                    GlossAnnotation *annotation)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  g_autofree char *quote = gloss_annotation_dup_quote (annotation);
  GlossRange place;
  gboolean is_placed = get_place (annotation, &place);

  gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
  gloss_json_output_member (json, "file", file);
  gloss_json_output_member (json, "id", gloss_annotation_get_id (annotation));
  gloss_json_output_member (json, "unit", gloss_anchor_get_piece (anchor, 0)->unit);
  write_range (json, is_placed, place);
  gloss_json_output_member (json, "tag", gloss_annotation_get_tag (annotation));
  write_attributes (json, gloss_annotation_get_attributes (annotation));
  gloss_json_output_member (json, "quote", quote);
  gloss_json_output_member (json, "note", gloss_annotation_get_note (annotation));
  gloss_json_output_member (json, "reviewer", gloss_annotation_get_reviewer (annotation));
  gloss_json_output_member (json, "state", gloss_anchor_state_get_nick (gloss_anchor_get_state (anchor)));
  gloss_json_output_name (json, "certain");
  gloss_json_output_boolean (json, gloss_anchor_is_certain (anchor));
  gloss_json_output_member (json, "created", gloss_annotation_get_created (annotation));
  gloss_json_output_member (json, "modified", gloss_annotation_get_modified (annotation));
  write_pieces (json, anchor);
  gloss_json_output_end (json);
}

/**
 * gloss_annotation_output_print_table:
 * @out: an output
 * @annotations: (element-type GlossAnnotation): the annotations of an article
 *
 * Writes a line for each, and below it what it says; the quotes are shortened to the width there is.
 */
void
gloss_annotation_output_print_table (GlossOutput *out,
                                     GPtrArray   *annotations)
{
  gsize widths[N_COLUMNS] = { 0 };
  gsize width = gloss_output_get_width (out);

  measure_cells (annotations, widths);
  for (guint i = 0; i < annotations->len; i++)
    print_annotation (out, g_ptr_array_index (annotations, i), widths, width);
}
