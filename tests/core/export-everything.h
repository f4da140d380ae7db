/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article that has everything which a format may lose, for the tests of exports. */
#pragma once

#include "document-fixture.h"
#include "exchange/gloss-export.h"

G_BEGIN_DECLS

/* A name with spaces, quotes and an emoji, in a folder. */
#define EVERYTHING_NAME "news/The “bridge” & it's 😀.md"

#define EVERYTHING_TEXT \
  "# Bridge 😀 closed\n\n" \
  "The bridge over the Skerrin was closed on Monday. Nobody was hurt.\n\n" \
  "## What happened\n\n" \
  "Engineers found a crack. أُغلق الجسر يوم الاثنين. It was 3 cm long.\n\n" \
  "1. Ferries run every hour.\n" \
  "2. Buses run twice.\n\n" \
  "## Costs\n\n" \
  "Repairs cost 12 million. They begin soon. Repairs cost 12 million.\n"

/* The canonical text. */
#define EVERYTHING_CANONICAL \
  "Bridge 😀 closed\n" \
  "The bridge over the Skerrin was closed on Monday. Nobody was hurt.\n" \
  "What happened\n" \
  "Engineers found a crack. أُغلق الجسر يوم الاثنين. It was 3 cm long.\n" \
  "Ferries run every hour.\n" \
  "Buses run twice.\n" \
  "Costs\n" \
  "Repairs cost 12 million. They begin soon. Repairs cost 12 million."

/* What Maria has annotated, by the end of the ids. */
#define EVERYTHING_CLAIM "a1"
#define EVERYTHING_NESTED "a2"
#define EVERYTHING_CROSSING "a3"
#define EVERYTHING_PIECES "a4"
#define EVERYTHING_LINES "a5"
#define EVERYTHING_ARABIC "a6"
#define EVERYTHING_UNIT "a7"
#define EVERYTHING_UNKNOWN_TAG "a8"
#define EVERYTHING_ORPHAN "a9"
#define EVERYTHING_AMBIGUOUS "aa"
#define EVERYTHING_MOVED "ab"
#define EVERYTHING_DISORDERED "ac"
#define EVERYTHING_OF_BEN "b1"

#define EVERYTHING_NOTE "Who says so?\nSecond line 😀, a \\ and a\ttab."

GlossCodebook      *everything_new_codebook (void);
void                everything_write        (Fixture       *fixture,
                                             GlossCodebook *codebook);
char               *everything_dup_id       (const char    *end);
GlossExportArticle *everything_load         (Fixture       *fixture,
                                             GlossCodebook *codebook);
GlossExportArticle *everything_load_named   (Fixture       *fixture,
                                             GlossCodebook *codebook,
                                             const char    *name);
GlossLossReport    *everything_survey       (const GlossFormat        *format,
                                             const GlossExportArticle *article);
void                everything_assert_losses (GlossLossReport *report,
                                             const guint     *expected);

G_END_DECLS
