/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of JSON, one after the other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlossJsonCursor:
 * @at: where it is
 * @start: the beginning of the text
 * @end: its end
 * @name: what messages call it
 * @depth: in how many arrays and objects it is
 * @last_counts: whether a member may be there several times
 * @string: the last string or name
 *
 * Goes through JSON without making a tree of it. Only @string is of interest to others.
 */
typedef struct
{
  const char *at;
  const char *start;
  const char *end;
  const char *name;
  guint depth;
  gboolean last_counts;
  GString *string;
} GlossJsonCursor;

/**
 * GlossJsonToken:
 * @GLOSS_JSON_TOKEN_ERROR: no JSON
 *
 * What a value begins with. The cursor is past scalars and past the bracket of the others.
 */
typedef enum
{
  GLOSS_JSON_TOKEN_ERROR,
  GLOSS_JSON_TOKEN_OBJECT,
  GLOSS_JSON_TOKEN_ARRAY,
  GLOSS_JSON_TOKEN_STRING,
  GLOSS_JSON_TOKEN_INTEGER,
  GLOSS_JSON_TOKEN_DOUBLE,
  GLOSS_JSON_TOKEN_TRUE,
  GLOSS_JSON_TOKEN_FALSE,
  GLOSS_JSON_TOKEN_NULL,
} GlossJsonToken;

/**
 * GlossJsonNumber:
 *
 * The value of a number.
 */
typedef union
{
  gint64 integer;
  double value;
} GlossJsonNumber;

void           gloss_json_cursor_init    (GlossJsonCursor  *self,
                                          const char       *text,
                                          gsize             n_bytes,
                                          const char       *name);
void           gloss_json_cursor_clear   (GlossJsonCursor  *self);
/* Takes a value; @number is that of a number. */
GlossJsonToken gloss_json_cursor_take    (GlossJsonCursor  *self,
                                          GlossJsonNumber  *number,
                                          GError          **error);
/* In an array, to the next element, and in an object past the next name, which is then the string. FALSE at the end, or with an error. */
gboolean       gloss_json_cursor_next    (GlossJsonCursor  *self,
                                          gboolean          is_object,
                                          gboolean         *is_first,
                                          GError          **error);
/* Says that the object has had this member before. */
void           gloss_json_cursor_fail_twice (const GlossJsonCursor  *self,
                                             const char             *member,
                                             GError                **error);
/* Past a value with all that is in it. */
gboolean       gloss_json_cursor_skip    (GlossJsonCursor  *self,
                                          GError          **error);
/* Whether nothing comes any more. */
gboolean       gloss_json_cursor_finish  (GlossJsonCursor  *self,
                                          GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlossJsonCursor, gloss_json_cursor_clear)

G_END_DECLS
