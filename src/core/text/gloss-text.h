/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An immutable text that knows where its code points are. */
#pragma once

#include "text/gloss-range.h"

G_BEGIN_DECLS

/**
 * GlossText:
 *
 * UTF-8 text that never changes, with checkpoints from which code point offsets and byte
 * positions are turned into each other without reading the text. Reference counted, safe to share
 * between threads.
 */
typedef struct _GlossText GlossText;

#define GLOSS_TYPE_TEXT (gloss_text_get_type ())

GType       gloss_text_get_type   (void);
gsize       gloss_text_count      (const char *utf8,
                                   gsize       n_bytes);
GlossText  *gloss_text_new_take   (char       *utf8,
                                   gsize       n_bytes);
GlossText  *gloss_text_ref        (GlossText  *self);
void        gloss_text_unref      (GlossText  *self);
const char *gloss_text_get_utf8   (GlossText  *self,
                                   gsize      *n_bytes);
gsize       gloss_text_get_length (GlossText  *self);
const char *gloss_text_get_sha256 (GlossText  *self);
gsize       gloss_text_get_byte   (GlossText  *self,
                                   gsize       offset);
gsize       gloss_text_get_offset (GlossText  *self,
                                   gsize       byte);
const char *gloss_text_peek       (GlossText  *self,
                                   GlossRange  range,
                                   gsize      *n_bytes);
char       *gloss_text_dup_slice  (GlossText  *self,
                                   GlossRange  range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossText, gloss_text_unref)

G_END_DECLS
