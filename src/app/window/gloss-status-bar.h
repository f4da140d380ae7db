/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line on the state of the open article. */
#pragma once

#include <adwaita.h>

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_STATUS_BAR (gloss_status_bar_get_type ())

/*
 * Properties document (GlossDocument, nullable): how many annotations, how many sentences decided, what is on disk; and
 * narrow (gboolean): only the middle one of them in words.
 */
G_DECLARE_FINAL_TYPE (GlossStatusBar, gloss_status_bar, GLOSS, STATUS_BAR, AdwBin)

G_END_DECLS
