/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way text runs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlossDirection:
 * @GLOSS_DIRECTION_NONE: there is no letter that says it
 * @GLOSS_DIRECTION_LTR: lines start at the left
 * @GLOSS_DIRECTION_RTL: lines start at the right
 *
 * Where the lines of a paragraph start.
 */
typedef enum
{
  GLOSS_DIRECTION_NONE,
  GLOSS_DIRECTION_LTR,
  GLOSS_DIRECTION_RTL,
} GlossDirection;

gboolean       gloss_unichar_runs_rtl    (gunichar    ch);
GlossDirection gloss_text_get_direction  (const char *text,
                                          gsize       n_bytes);
gboolean       gloss_text_runs_rtl       (const char *text,
                                          gsize       n_bytes);
char          *gloss_text_isolate_quotes (const char *text);

G_END_DECLS
