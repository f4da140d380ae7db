/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON written piece by piece, without a tree. */
#include "config.h"

#include "gloss-json-output.h"

#include <string.h>

#include "json/gloss-json.h"

/* A long text goes through the buffer in pieces. */
#define CHUNK_BYTES (16 * 1024)

static void
break_line (GlossJsonOutput *self)
{
  gloss_output_add_char (self->out, '\n');
  gloss_output_add_spaces (self->out, 2 * self->depth);
}

/* What comes between the last value and the one that follows. */
static void
separate (GlossJsonOutput *self)
{
  guint top = self->depth - 1;

  if (self->after_name || self->depth == 0)
    {
      self->after_name = FALSE;
      return;
    }

  if (self->levels[top].has_members)
    gloss_output_add_char (self->out, ',');
  if (self->levels[top].layout == GLOSS_JSON_LAYOUT_LINES)
    break_line (self);
  else if (self->levels[top].has_members)
    gloss_output_add_char (self->out, ' ');
  self->levels[top].has_members = TRUE;
}

static void
begin (GlossJsonOutput *self,
       GlossJsonLayout  layout,
       gboolean         is_array)
{
  g_return_if_fail (self->depth < GLOSS_JSON_OUTPUT_MAX_DEPTH);

  separate (self);
  gloss_output_add_char (self->out, is_array ? '[' : '{');
  self->levels[self->depth].layout = layout;
  self->levels[self->depth].is_array = is_array;
  self->levels[self->depth].has_members = FALSE;
  self->depth++;
}

static void
add_quoted (GlossOutput *out,
            const char  *text,
            gsize        n_bytes)
{
  gloss_output_add_char (out, '"');
  for (gsize i = 0; i < n_bytes; i += CHUNK_BYTES)
    gloss_json_append_escaped (gloss_output_get_buffer (out), text + i, MIN (n_bytes - i, CHUNK_BYTES));
  gloss_output_add_char (out, '"');
}

/**
 * gloss_json_output_init:
 * @self: a JSON output, uninitialised
 * @out: where to write
 *
 * Begins a document.
 */
void
gloss_json_output_init (GlossJsonOutput *self,
                        GlossOutput     *out)
{
  memset (self, 0, sizeof *self);
  self->out = out;
}

/**
 * gloss_json_output_begin_object:
 * @self: a JSON output
 * @layout: how it is laid out
 *
 * Begins an object, that gloss_json_output_end() ends.
 */
void
gloss_json_output_begin_object (GlossJsonOutput *self,
                                GlossJsonLayout  layout)
{
  begin (self, layout, FALSE);
}

/**
 * gloss_json_output_begin_array:
 * @self: a JSON output
 * @layout: how it is laid out
 *
 * Begins an array, that gloss_json_output_end() ends.
 */
void
gloss_json_output_begin_array (GlossJsonOutput *self,
                               GlossJsonLayout  layout)
{
  begin (self, layout, TRUE);
}

/**
 * gloss_json_output_end:
 * @self: a JSON output
 *
 * Ends the innermost object or array; with the outermost one the document ends, with a newline.
 */
void
gloss_json_output_end (GlossJsonOutput *self)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (self->levels[self->depth].has_members && self->levels[self->depth].layout == GLOSS_JSON_LAYOUT_LINES)
    break_line (self);
  gloss_output_add_char (self->out, self->levels[self->depth].is_array ? ']' : '}');
  if (self->depth == 0)
    gloss_output_add_char (self->out, '\n');
}

/**
 * gloss_json_output_name:
 * @self: a JSON output within an object
 * @name: the name of a member
 *
 * Begins a member; its value is what is written next.
 */
void
gloss_json_output_name (GlossJsonOutput *self,
                        const char      *name)
{
  separate (self);
  add_quoted (self->out, name, strlen (name));
  gloss_output_add (self->out, ": ");
  self->after_name = TRUE;
}

/**
 * gloss_json_output_string:
 * @self: a JSON output
 * @text: (nullable): UTF-8 text
 *
 * Writes a string, or null.
 */
void
gloss_json_output_string (GlossJsonOutput *self,
                          const char      *text)
{
  if (text != NULL)
    {
      gloss_json_output_text (self, text, strlen (text));
      return;
    }

  separate (self);
  gloss_output_add (self->out, "null");
}

/**
 * gloss_json_output_text:
 * @self: a JSON output
 * @text: UTF-8 text
 * @n_bytes: its length
 *
 * Writes a string.
 */
void
gloss_json_output_text (GlossJsonOutput *self,
                        const char      *text,
                        gsize            n_bytes)
{
  separate (self);
  add_quoted (self->out, text, n_bytes);
}

/**
 * gloss_json_output_number:
 * @self: a JSON output
 * @number: a number
 *
 * Writes a number.
 */
void
gloss_json_output_number (GlossJsonOutput *self,
                          gsize            number)
{
  separate (self);
  gloss_output_add_number (self->out, number);
}

/**
 * gloss_json_output_node:
 * @self: a JSON output
 * @node: a small tree
 *
 * Writes a tree that there is already.
 */
void
gloss_json_output_node (GlossJsonOutput *self,
                        JsonNode        *node)
{
  separate (self);
  gloss_json_append (gloss_output_get_buffer (self->out), node, self->depth);
}

/**
 * gloss_json_output_member:
 * @self: a JSON output within an object
 * @name: the name of a member
 * @text: (nullable): its value
 *
 * Writes a member that is a string or null.
 */
void
gloss_json_output_member (GlossJsonOutput *self,
                          const char      *name,
                          const char      *text)
{
  gloss_json_output_name (self, name);
  gloss_json_output_string (self, text);
}
