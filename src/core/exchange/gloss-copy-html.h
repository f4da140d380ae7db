/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reading copy as HTML. */
#pragma once

#include "exchange/gloss-export-article.h"

G_BEGIN_DECLS

void      gloss_copy_html_append_head    (GString                  *out,
                                          const char               *title);
void      gloss_copy_html_append_article (GString                  *out,
                                          const GlossExportArticle *source,
                                          guint                     number);
void      gloss_copy_html_append_entry   (GString                  *out,
                                          const GlossExportArticle *source,
                                          guint                     number);
void      gloss_copy_html_append_outline (GString                  *out,
                                          const GlossExportArticle *source,
                                          guint                     number);
void      gloss_copy_html_append_end     (GString                  *out,
                                          const char               *contents);
gboolean  gloss_copy_html_can_hold       (const char               *text);
gboolean  gloss_copy_html_check          (const GlossExportArticle *source,
                                          GBytes                   *written,
                                          GError                  **error);

G_END_DECLS
