/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the person. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void gloss_locale_init (void);

G_END_DECLS
