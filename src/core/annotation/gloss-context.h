/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text just before and after a place. */
#pragma once

#include "text/gloss-text.h"

G_BEGIN_DECLS

/* The most code points of a prefix or suffix. */
#define GLOSS_CONTEXT_LENGTH 32

char *gloss_context_dup_prefix (GlossText *text,
                                gsize      start);
char *gloss_context_dup_suffix (GlossText *text,
                                gsize      end);

G_END_DECLS
