/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what is not on disk and why, and what can be done. */
#pragma once

#include <adwaita.h>

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_TROUBLE_BAR (gloss_trouble_bar_get_type ())

/*
 * A banner with two buttons, win.retry-saving and win.save-elsewhere. Properties document (GlossDocument, nullable): it is shown
 * as long as that has trouble; and narrow (gboolean): the buttons are below the words.
 */
G_DECLARE_FINAL_TYPE (GlossTroubleBar, gloss_trouble_bar, GLOSS, TROUBLE_BAR, AdwBin)

gboolean gloss_trouble_bar_is_revealed (GlossTroubleBar *self);

G_END_DECLS
