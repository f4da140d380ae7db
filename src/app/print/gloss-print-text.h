/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph with the letters and numbers of its highlights in it. */
#pragma once

#include "gloss-print-style.h"

G_BEGIN_DECLS

/**
 * GlossPrintMark:
 * @start: where it starts, in bytes of the paragraph
 * @end: where it ends
 * @lane: 0 is nearest to the text
 * @tag: its tag
 *
 * One highlight, or what of it is in the paragraph.
 */
typedef struct
{
  guint start;
  guint end;
  guint lane;
  const GlossCopyTag *tag;
} GlossPrintMark;

/**
 * GlossPrintText:
 * @text: what stands there
 * @attributes: how
 * @marks: (element-type GlossPrintMark): what is highlighted of it
 *
 * A paragraph while it is made.
 */
typedef struct
{
  GlossPrintStyle *style;
  GString *text;
  PangoAttrList *attributes;
  GArray *marks;
} GlossPrintText;

GlossPrintText *gloss_print_text_new           (GlossPrintStyle     *style);
void            gloss_print_text_free          (GlossPrintText      *self);
void            gloss_print_text_append_range  (GlossPrintText      *self,
                                                GlossRange           range,
                                                gsize                before);
void            gloss_print_text_append_legend (GlossPrintText      *self);
void            gloss_print_text_append_note   (GlossPrintText      *self,
                                                const GlossCopyNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossPrintText, gloss_print_text_free)

G_END_DECLS
