/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is true of every article, whatever it was read from. */
#pragma once

#include "fuzz.h"

G_BEGIN_DECLS

void check_reader (const char    *name,
                   const uint8_t *data,
                   size_t         size);

G_END_DECLS
