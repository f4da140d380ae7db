/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON written piece by piece, without a tree. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define GLOSS_JSON_OUTPUT_MAX_DEPTH 8

/**
 * GlossJsonLayout:
 * @GLOSS_JSON_LAYOUT_LINES: a line for each member, indented by two spaces
 * @GLOSS_JSON_LAYOUT_INLINE: all on one line
 *
 * How a container is laid out; those inside an inline one must be inline as well.
 */
typedef enum
{
  GLOSS_JSON_LAYOUT_LINES,
  GLOSS_JSON_LAYOUT_INLINE,
} GlossJsonLayout;

/* Gives the buffer to append to. */
typedef GString *(*GlossJsonBufferFunc) (gpointer user_data);

/**
 * GlossJsonOutput:
 *
 * Where one JSON document is written to. Its fields are its own.
 */
typedef struct
{
  GlossJsonBufferFunc func;
  gpointer user_data;
  guint depth;
  gboolean after_name;
  struct
  {
    GlossJsonLayout layout;
    gboolean is_array;
    gboolean has_members;
  } levels[GLOSS_JSON_OUTPUT_MAX_DEPTH];
} GlossJsonOutput;

void gloss_json_output_init         (GlossJsonOutput *self,
                                     GString         *out);
void gloss_json_output_init_full    (GlossJsonOutput *self,
                                     GlossJsonBufferFunc func,
                                     gpointer         user_data);
void gloss_json_output_begin_object (GlossJsonOutput *self,
                                     GlossJsonLayout  layout);
void gloss_json_output_begin_array  (GlossJsonOutput *self,
                                     GlossJsonLayout  layout);
void gloss_json_output_end          (GlossJsonOutput *self);
void gloss_json_output_name         (GlossJsonOutput *self,
                                     const char      *name);
void gloss_json_output_string       (GlossJsonOutput *self,
                                     const char      *text);
void gloss_json_output_text         (GlossJsonOutput *self,
                                     const char      *text,
                                     gsize            n_bytes);
void gloss_json_output_number       (GlossJsonOutput *self,
                                     gsize            number);
void gloss_json_output_offset       (GlossJsonOutput *self,
                                     gboolean         is_known,
                                     gsize            offset);
void gloss_json_output_double       (GlossJsonOutput *self,
                                     double           number);
void gloss_json_output_boolean      (GlossJsonOutput *self,
                                     gboolean         value);
void gloss_json_output_node         (GlossJsonOutput *self,
                                     JsonNode        *node);
void gloss_json_output_member       (GlossJsonOutput *self,
                                     const char      *name,
                                     const char      *text);

G_END_DECLS
