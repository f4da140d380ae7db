/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random edits of a document, of all kinds. */
#pragma once

#include "document/gloss-document.h"

G_BEGIN_DECLS

gboolean random_tag     (GlossDocument *document);
void     random_correct (GlossDocument *document);
void     random_edit    (GlossDocument *document);
void     random_step    (GlossDocument *document);

G_END_DECLS
