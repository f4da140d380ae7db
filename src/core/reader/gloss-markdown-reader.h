/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of Markdown. */
#pragma once

#include "reader/gloss-reader.h"

G_BEGIN_DECLS

extern const GlossReader gloss_markdown_reader;

G_END_DECLS
