/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the journal share. */
#pragma once

#include "store/gloss-journal.h"

G_BEGIN_DECLS

/* gloss-journal-compact.c */
GString *gloss_journal_compact (GBytes *bytes);

GBytes  *gloss_journal_load_bytes (GlossJournal  *self,
                                   GError       **error);

G_END_DECLS
