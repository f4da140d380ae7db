/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON written piece by piece, without a tree. */
#include "config.h"

#include "json/gloss-json-output.h"

#include <string.h>

#include "json/gloss-json.h"

/* A long text goes through the buffer in pieces. */
#define CHUNK_BYTES (16 * 1024)

/* Where to append next. */
static GString *
get_buffer (GlossJsonOutput *self)
{
  return self->func != NULL ? self->func (self->user_data) : self->user_data;
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
    g_string_append_c (get_buffer (self), ',');
  if (self->levels[top].layout == GLOSS_JSON_LAYOUT_LINES)
    gloss_json_append_line (get_buffer (self), self->depth);
  else if (self->levels[top].has_members)
    g_string_append_c (get_buffer (self), ' ');
  self->levels[top].has_members = TRUE;
}

static void
begin (GlossJsonOutput *self,
       GlossJsonLayout  layout,
       gboolean         is_array)
{
  g_return_if_fail (self->depth < GLOSS_JSON_OUTPUT_MAX_DEPTH);

  separate (self);
  g_string_append_c (get_buffer (self), is_array ? '[' : '{');
  self->levels[self->depth].layout = layout;
  self->levels[self->depth].is_array = is_array;
  self->levels[self->depth].has_members = FALSE;
  self->depth++;
}

static void
add_quoted (GlossJsonOutput *self,
            const char      *text,
            gsize            n_bytes)
{
  g_string_append_c (get_buffer (self), '"');
  for (gsize i = 0; i < n_bytes; i += CHUNK_BYTES)
    gloss_json_append_escaped (get_buffer (self), text + i, MIN (n_bytes - i, CHUNK_BYTES));
  g_string_append_c (get_buffer (self), '"');
}

/**
 * gloss_json_output_init:
 * @self: a JSON output, uninitialised
 * @out: where to append
 *
 * Begins a document in memory.
 */
void
gloss_json_output_init (GlossJsonOutput *self,
                        GString         *out)
{
  gloss_json_output_init_full (self, NULL, out);
}

/**
 * gloss_json_output_init_full:
 * @self: a JSON output, uninitialised
 * @func: (nullable): gives the buffer to append the next piece to, which it may have emptied before; without it, @user_data is the buffer
 * @user_data: handed to it
 *
 * Begins a document that goes through a buffer.
 */
void
gloss_json_output_init_full (GlossJsonOutput     *self,
                             GlossJsonBufferFunc  func,
                             gpointer             user_data)
{
  memset (self, 0, sizeof *self);
  self->func = func;
  self->user_data = user_data;
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
    gloss_json_append_line (get_buffer (self), self->depth);
  g_string_append_c (get_buffer (self), self->levels[self->depth].is_array ? ']' : '}');
  if (self->depth == 0)
    g_string_append_c (get_buffer (self), '\n');
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
  add_quoted (self, name, strlen (name));
  g_string_append (get_buffer (self), ": ");
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
  g_string_append (get_buffer (self), "null");
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
  add_quoted (self, text, n_bytes);
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
  char digits[3 * sizeof number + 1];

  separate (self);
  g_snprintf (digits, sizeof digits, "%zu", number);
  g_string_append (get_buffer (self), digits);
}

/**
 * gloss_json_output_offset:
 * @self: a JSON output
 * @is_known: whether there is one
 * @offset: a number
 *
 * Writes a number, or null.
 */
void
gloss_json_output_offset (GlossJsonOutput *self,
                          gboolean         is_known,
                          gsize            offset)
{
  if (is_known)
    gloss_json_output_number (self, offset);
  else
    gloss_json_output_string (self, NULL);
}

/**
 * gloss_json_output_double:
 * @self: a JSON output
 * @number: a finite number
 *
 * Writes a number that reads back as the same double, and as one.
 */
void
gloss_json_output_double (GlossJsonOutput *self,
                          double           number)
{
  separate (self);
  gloss_json_append_double (get_buffer (self), number);
}

void
gloss_json_output_boolean (GlossJsonOutput *self,
                           gboolean         value)
{
  separate (self);
  g_string_append (get_buffer (self), value ? "true" : "false");
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
  if (self->depth > 0 && self->levels[self->depth - 1].layout == GLOSS_JSON_LAYOUT_INLINE)
    gloss_json_append_inline (get_buffer (self), node);
  else
    gloss_json_append (get_buffer (self), node, self->depth);
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
