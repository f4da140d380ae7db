/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the kind of a link and for its other end, below the article. */
#pragma once

#include <adwaita.h>

#include "annotation/gloss-link-draft.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_LINK_BAR (gloss_link_bar_get_type ())

/*
 * Shown as long as there is a draft. It activates win.link-relation, win.link-make and win.link-cancel, and has keys for them while the
 * focus stays in the article, so that the keys that lead through it go on working.
 */
G_DECLARE_FINAL_TYPE (GlossLinkBar, gloss_link_bar, GLOSS, LINK_BAR, AdwBin)

void     gloss_link_bar_set_draft  (GlossLinkBar    *self,
                                    GlossLinkDraft  *draft);
gboolean gloss_link_bar_handle_key (GlossLinkBar    *self,
                                    guint            keyval,
                                    GdkModifierType  modifiers);

G_END_DECLS
