/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of Gloss. */
#include "config.h"

#include "gloss-error.h"

G_DEFINE_QUARK (gloss-error-quark, gloss_error)
