/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that write and check a page of HTML share. */
#pragma once

#include "exchange/gloss-copy.h"

G_BEGIN_DECLS

/* Lanes that are marked in the text; of an annotation beyond them only the two ends are. */
#define GLOSS_COPY_MAX_LANES 8

/**
 * GlossCopyHtml:
 * @copy: what is written
 * @out: where it goes to; elements that are no part of the text have the attribute data-aid
 * @number: the article's number on the page, from 1
 * @begun: the pieces that were already begun
 * @met: the notes whose first piece was already begun
 * @page_rtl: whether the article runs from right to left
 * @language: (nullable): that of the words which are not the article's, where it is another than the article's
 *
 * An article on its way into a page that is well-formed XML as well as HTML.
 */
typedef struct
{
  GlossCopy *copy;
  GString *out;
  guint number;
  GHashTable *begun;
  GHashTable *met;
  gboolean page_rtl;
  const char *language;
} GlossCopyHtml;

/* gloss-copy-html-text.c */
char       *gloss_copy_html_dup_clean      (const char    *text);
void        gloss_copy_html_append_text    (GString       *out,
                                            const char    *text,
                                            gssize         n_bytes);
void        gloss_copy_html_append_attribute (GString     *out,
                                            const char    *name,
                                            const char    *value);
void        gloss_copy_html_append_isolated (GString      *out,
                                            const char    *text);
void        gloss_copy_html_append_language (GString      *out,
                                            const char    *language);
const char *gloss_copy_html_get_own_language (void);

/* gloss-copy-html-marks.c */
void        gloss_copy_html_append_range   (GlossCopyHtml *self,
                                            GlossRange     range,
                                            gsize          next);
void        gloss_copy_html_append_color   (GlossCopyHtml *self,
                                            const GlossCopyTag *tag);
void        gloss_copy_html_append_identity (GlossCopyHtml *self,
                                            const GlossCopyNote *note);

/* gloss-copy-html-blocks.c */
guint       gloss_copy_html_append_front   (GlossCopyHtml *self);
void        gloss_copy_html_append_blocks  (GlossCopyHtml *self,
                                            guint          first);

/* gloss-copy-html-notes.c */
void        gloss_copy_html_append_legend  (GlossCopyHtml *self);
void        gloss_copy_html_append_notes   (GlossCopyHtml *self);

G_END_DECLS
