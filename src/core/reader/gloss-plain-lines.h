/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a plain text and what they look like. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlossLineKind:
 *
 * What a line looks like by itself. A rule that can underline has a mark: 1 for "===", 2 for "---".
 */
typedef enum
{
  GLOSS_LINE_TEXT,
  GLOSS_LINE_BLANK,
  GLOSS_LINE_RULE,
  GLOSS_LINE_BULLET,
  GLOSS_LINE_DASH,
  GLOSS_LINE_NUMBERED,
  GLOSS_LINE_QUOTED,
  GLOSS_LINE_CELLS,
  GLOSS_LINE_HEADING,
} GlossLineKind;

/**
 * GlossLine:
 * @text: the line without its end, indentation, mark and trailing white space
 * @n_bytes: the length of @text
 * @indent: white space before it, in bytes
 * @n_mark: the bytes of the mark before @text, with its white space
 * @kind: #GlossLineKind
 *
 * One line of a decoded text, which must outlive it.
 */
typedef struct
{
  const char *text;
  guint32 n_bytes;
  guint16 indent;
  guint8 n_mark;
  guint8 kind;
} GlossLine;

GArray    *gloss_lines_split           (const char       *text,
                                        gsize             n_bytes);
GlossLine  gloss_line_parse            (const char       *text,
                                        gsize             n_bytes);
void       gloss_line_get_number       (const GlossLine  *line,
                                        const char      **number,
                                        gsize            *n_number);
gsize      gloss_lines_get_wrapped_end (const GlossLine  *lines,
                                        gsize             n_lines,
                                        gsize             width);
gsize      gloss_lines_get_width       (const GArray     *lines);

G_END_DECLS
