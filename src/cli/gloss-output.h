/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command writes on standard output. */
#pragma once

#include "json/gloss-json-output.h"

G_BEGIN_DECLS

/**
 * GlossOutput:
 *
 * One buffer before one file descriptor. The first error is kept and ends all writing, so that a command need not
 * look after each line: it asks once at its end.
 */
typedef struct _GlossOutput GlossOutput;

GlossOutput *gloss_output_new         (int           fd);
void         gloss_output_free        (GlossOutput  *self);
GString     *gloss_output_get_buffer  (GlossOutput  *self);
void         gloss_output_add_bytes   (GlossOutput  *self,
                                       const char   *bytes,
                                       gsize         n_bytes);
void         gloss_output_add         (GlossOutput  *self,
                                       const char   *text);
void         gloss_output_add_char    (GlossOutput  *self,
                                       char          character);
void         gloss_output_add_number  (GlossOutput  *self,
                                       gsize         number);
void         gloss_output_add_spaces  (GlossOutput  *self,
                                       gsize         n_spaces);
void         gloss_output_add_fitting (GlossOutput  *self,
                                       const char   *text,
                                       gsize         n_bytes,
                                       gsize         width);
void         gloss_output_begin_json  (GlossOutput  *self,
                                       GlossJsonOutput *json);
gsize        gloss_output_get_width   (GlossOutput  *self);
gboolean     gloss_output_is_broken   (GlossOutput  *self);
gboolean     gloss_output_flush       (GlossOutput  *self);
gboolean     gloss_output_close       (GlossOutput  *self,
                                       GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossOutput, gloss_output_free)

G_END_DECLS
