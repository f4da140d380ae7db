/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidecars made by hand, and exports of them into a text. */
#pragma once

#include "document-fixture.h"
#include "exchange/gloss-export.h"

G_BEGIN_DECLS

/* The article in the fixture's folder, as it is read. */
GlossArticle       *export_fixture_load    (Fixture             *self);
GlossAnnotationSet *export_fixture_new_set (Fixture             *self,
                                            GlossArticle        *article,
                                            const GlossReviewer *reviewer);
/* Ids and times are those of the number, so that they are always the same. */
GlossAnnotation    *export_fixture_add     (GlossAnnotationSet  *set,
                                            GlossArticle        *article,
                                            guint                number,
                                            const char          *tag,
                                            const GlossRange    *ranges,
                                            gsize                n_ranges,
                                            const char          *note,
                                            const char          *attributes);
GlossAnnotation    *export_fixture_quote   (GlossAnnotationSet  *set,
                                            GlossArticle        *article,
                                            guint                number,
                                            const char          *tag,
                                            const char          *quote,
                                            const char          *note,
                                            const char          *attributes);
void                export_fixture_save    (Fixture             *self,
                                            GlossAnnotationSet  *set);
/* Exports the article, which must go well. */
char               *export_fixture_run     (Fixture             *self,
                                            const char          *format,
                                            GlossLossReport    **losses);

G_END_DECLS
