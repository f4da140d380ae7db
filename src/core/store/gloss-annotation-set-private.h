/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader, the writer and the merge know of a set. */
#pragma once

#include "store/gloss-annotation-set.h"
#include "store/gloss-coverage.h"
#include "store/gloss-item.h"

G_BEGIN_DECLS

/* The format that is written, and the first number of it. */
#define GLOSS_FORMAT "1.0"
#define GLOSS_FORMAT_MAJOR 1

struct _GlossAnnotationSet
{
  GObject parent_instance;

  /* Every member of the page in its order; "items" holds its place. Never changed but replaced, so that copies share it. */
  JsonNode *header;

  GlossReviewer reviewer;
  char *source_iri;

  /* GlossAnnotation by its id; GlossLinkItem, GlossQuarantinedItem. */
  GHashTable *annotations;
  GPtrArray *links;
  GPtrArray *quarantined;

  /* Ids that were deleted. */
  GHashTable *deleted;

  GlossCoverage *coverage;
  /* What that was when it was carried over from the text of the header; NULL where the two are the same. */
  GlossCoverage *carried;

  guint is_read_only : 1;
  guint covers_otherwise : 1;
  /* Nothing is known of the text that the file says what is covered of. */
  guint covers_unknown : 1;
};

GlossAnnotationSet *gloss_annotation_set_new_with_header (JsonNode           *header);
void                gloss_annotation_set_set_header      (GlossAnnotationSet *self,
                                                          JsonNode           *header);

static inline JsonObject *
gloss_annotation_set_get_header (GlossAnnotationSet *self)
{
  return json_node_get_object (self->header);
}

G_END_DECLS
