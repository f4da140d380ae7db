/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tag on a piece of text, with what the reviewer says of it. */
#pragma once

#include <json-glib/json-glib.h>

#include "annotation/gloss-anchor.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ANNOTATION (gloss_annotation_get_type ())

/* Immutable: an edit makes another one with the same id. */
G_DECLARE_FINAL_TYPE (GlossAnnotation, gloss_annotation, GLOSS, ANNOTATION, GObject)

/**
 * GlossAnnotationFields:
 * @id: its IRI
 * @reviewer: who made it, by id
 * @tag: the id of its tag
 * @note: (nullable): what the reviewer remarks
 * @created: ISO 8601 in UTC
 * @modified: (nullable): likewise, when it was last changed
 * @attributes: (nullable): what its tag asks for
 * @anchor: where it is attached
 * @record: (nullable): its JSON as it was read, unknown members and all
 *
 * Everything an annotation holds, for those who read one.
 */
typedef struct
{
  const char *id;
  const char *reviewer;
  const char *tag;
  const char *note;
  const char *created;
  const char *modified;
  JsonObject *attributes;
  GlossAnchor *anchor;
  const char *record;
} GlossAnnotationFields;

GlossAnnotation *gloss_annotation_new_from_fields (const GlossAnnotationFields *fields);
GlossAnnotation *gloss_annotation_new            (const char      *reviewer,
                                                  const char      *tag,
                                                  GlossAnchor     *anchor);
GlossAnnotation *gloss_annotation_with_tag       (GlossAnnotation *self,
                                                  const char      *tag);
GlossAnnotation *gloss_annotation_with_note      (GlossAnnotation *self,
                                                  const char      *note);
GlossAnnotation *gloss_annotation_with_attribute (GlossAnnotation *self,
                                                  const char      *attribute,
                                                  JsonNode        *value);
GlossAnnotation *gloss_annotation_with_anchor    (GlossAnnotation *self,
                                                  GlossAnchor     *anchor);
GlossAnnotation *gloss_annotation_with_place     (GlossAnnotation *self,
                                                  GlossAnchor     *placed);
const char      *gloss_annotation_get_id         (GlossAnnotation *self);
const char      *gloss_annotation_get_reviewer   (GlossAnnotation *self);
const char      *gloss_annotation_get_tag        (GlossAnnotation *self);
const char      *gloss_annotation_get_note       (GlossAnnotation *self);
const char      *gloss_annotation_get_created    (GlossAnnotation *self);
const char      *gloss_annotation_get_modified   (GlossAnnotation *self);
JsonObject      *gloss_annotation_get_attributes (GlossAnnotation *self);
JsonNode        *gloss_annotation_get_attribute  (GlossAnnotation *self,
                                                  const char      *attribute);
GlossAnchor     *gloss_annotation_get_anchor     (GlossAnnotation *self);
GlossRange       gloss_annotation_get_extent     (GlossAnnotation *self);
char            *gloss_annotation_dup_quote      (GlossAnnotation *self);
const char      *gloss_annotation_get_record     (GlossAnnotation *self,
                                                  gboolean        *is_current);

G_END_DECLS
