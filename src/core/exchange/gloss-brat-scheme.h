/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook as the configuration of brat has it. */
#pragma once

#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

/**
 * GlossBratScheme:
 *
 * What may be annotated in brat: the codebook, and those tags and links that it does not know of but that occur. Its size
 * grows with the number of different tags, not with that of annotations. For one thread at a time.
 */
typedef struct _GlossBratScheme GlossBratScheme;

GlossBratScheme *gloss_brat_scheme_new           (GlossCodebook   *codebook);
void             gloss_brat_scheme_free          (GlossBratScheme *self);
void             gloss_brat_scheme_add_tag       (GlossBratScheme *self,
                                                  const char      *tag);
void             gloss_brat_scheme_add_link      (GlossBratScheme *self,
                                                  const char      *relation,
                                                  const char      *from,
                                                  const char      *to);
/* Whether the attribute of an annotation can be one of brat's; with its value there, %NULL of one without values. */
gboolean         gloss_brat_scheme_get_value     (GlossBratScheme *self,
                                                  const char      *tag,
                                                  const char      *attribute,
                                                  JsonNode        *node,
                                                  char           **value);
void             gloss_brat_scheme_write_annotation (GlossBratScheme *self,
                                                  GString         *out);
void             gloss_brat_scheme_write_visual  (GlossBratScheme *self,
                                                  GString         *out);
void             gloss_brat_scheme_write_shortcuts (GlossBratScheme *self,
                                                  GString         *out);
void             gloss_brat_scheme_write_tools   (GlossBratScheme *self,
                                                  GString         *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossBratScheme, gloss_brat_scheme_free)

G_END_DECLS
