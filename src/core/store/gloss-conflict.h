/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that two people, or one in two places, have changed differently. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define GLOSS_TYPE_CONFLICT (gloss_conflict_get_type ())

/**
 * GlossConflict:
 * @id: (nullable): the annotation or link, by id; nothing for the set as a whole
 * @field: "tag", "note", "place", "deleted", "coverage", "attributes/NAME", or a JSON pointer into the item
 * @ours: (nullable): what we have there; nothing where we took it away
 * @theirs: (nullable): what they have there
 * @base: (nullable): what both were made from
 * @our_time: (nullable): when ours was changed, RFC 3339
 * @their_time: (nullable): when theirs was changed
 * @prefers_theirs: whether theirs is what the merged set has now
 *
 * A field that both sides of a merge changed. One of the versions counts until somebody decides; the other stays
 * in the file. Of "deleted", true stands for an annotation that is gone. Immutable and reference counted.
 */
typedef struct
{
  char *id;
  char *field;
  JsonNode *ours;
  JsonNode *theirs;
  JsonNode *base;
  char *our_time;
  char *their_time;
  gboolean prefers_theirs;
} GlossConflict;

GType          gloss_conflict_get_type   (void);
GlossConflict *gloss_conflict_new        (const char          *id,
                                          const char          *field,
                                          JsonNode            *ours,
                                          JsonNode            *base,
                                          JsonNode            *theirs);
GlossConflict *gloss_conflict_ref        (GlossConflict       *self);
void           gloss_conflict_unref      (GlossConflict       *self);
JsonNode      *gloss_conflict_get_kept   (const GlossConflict *self);
JsonNode      *gloss_conflict_get_other  (const GlossConflict *self);
const char    *gloss_conflict_get_kept_time (const GlossConflict *self);
const char    *gloss_conflict_get_other_time (const GlossConflict *self);
JsonNode      *gloss_conflict_to_entry   (const GlossConflict *self);
GPtrArray     *gloss_conflict_list       (const char          *id,
                                          JsonNode            *item);
JsonNode      *gloss_conflict_add_to     (JsonNode            *item,
                                          GPtrArray           *conflicts,
                                          const char          *id);
JsonNode      *gloss_conflict_settle     (const GlossConflict *self,
                                          JsonNode            *item,
                                          gboolean             takes_other);

/* gloss-conflict-label.c */
char          *gloss_conflict_dup_field_label (const GlossConflict *self);
char          *gloss_conflict_dup_value_label (const GlossConflict *self,
                                          JsonNode            *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossConflict, gloss_conflict_unref)

G_END_DECLS
