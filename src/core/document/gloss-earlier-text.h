/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that an article had, kept because it was annotated. */
#pragma once

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_EARLIER_TEXT (gloss_earlier_text_get_type ())

/* Immutable. */
G_DECLARE_FINAL_TYPE (GlossEarlierText, gloss_earlier_text, GLOSS, EARLIER_TEXT, GObject)

GlossText *gloss_earlier_text_get_text          (GlossEarlierText     *self);
GDateTime *gloss_earlier_text_get_date          (GlossEarlierText     *self);
guint      gloss_earlier_text_get_n_annotations (GlossEarlierText     *self);
void       gloss_earlier_text_list_async        (GlossDocument        *document,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GPtrArray *gloss_earlier_text_list_finish       (GlossDocument        *document,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
