/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an article that were annotated. */
#pragma once

#include "anchoring/gloss-placing.h"
#include "store/gloss-store.h"

G_BEGIN_DECLS

GlossPlacing *gloss_known_texts_new_placing (GlossText   *text,
                                             GFile       *source,
                                             GlossStore  *store,
                                             GlossText   *former);

G_END_DECLS
