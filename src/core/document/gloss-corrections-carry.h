/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of an older text, in the text at hand. */
#pragma once

#include "anchoring/gloss-placing.h"
#include "document/gloss-corrections.h"

G_BEGIN_DECLS

GlossCorrections *gloss_corrections_carry (GlossCorrections *self,
                                           const char       *text_sha256,
                                           GlossPlacing     *placing,
                                           GlossArticle     *article,
                                           guint            *n_left);

G_END_DECLS
