/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes away what killed processes have left behind. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Seconds that a file of this computer, and of another one, must be old. */
#define GLOSS_SWEEP_AGE_HERE 10
#define GLOSS_SWEEP_AGE_ELSEWHERE (24 * 60 * 60)

guint gloss_sweep       (const char *folder);
void  gloss_sweep_async (GFile      *folder);

G_END_DECLS
