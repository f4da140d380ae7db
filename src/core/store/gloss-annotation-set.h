/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one reviewer has said of one article: the contents of a sidecar. */
#pragma once

#include "anchoring/gloss-placing.h"
#include "codebook/gloss-codebook.h"
#include "store/gloss-conflict.h"
#include "store/gloss-coverage.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ANNOTATION_SET (gloss_annotation_set_get_type ())

/*
 * Annotations by id, the links between them, coverage, deleted ids, what could not be understood
 * (quarantined, kept verbatim) and every unknown member of the file. Not thread safe; the store takes copies of
 * what it writes.
 */
G_DECLARE_FINAL_TYPE (GlossAnnotationSet, gloss_annotation_set, GLOSS, ANNOTATION_SET, GObject)

/**
 * GlossReviewer:
 * @id: `[a-z0-9_-]{1,32}`
 * @name: (nullable): as people write it
 *
 * Who annotates.
 */
typedef struct
{
  char *id;
  char *name;
} GlossReviewer;

/**
 * GlossLink:
 * @id: its own id
 * @relation: a relation of the codebook
 * @from: the annotation it starts at, by id
 * @to: the annotation it leads to, by id
 *
 * A typed, directed link between two annotations.
 */
typedef struct
{
  char *id;
  char *relation;
  char *from;
  char *to;
} GlossLink;

/**
 * GlossQuarantined:
 * @index: its place among the items of the file
 * @id: (nullable): its id if it has a readable one
 * @reason: a translated sentence
 *
 * An item of a sidecar that is kept as it was but cannot be shown.
 */
typedef struct
{
  guint index;
  char *id;
  char *reason;
} GlossQuarantined;

/**
 * GlossFinding:
 * @id: (nullable): the annotation or link it is about, by id; nothing for the set as a whole
 * @message: a translated sentence
 * @is_fault: whether something is wrong; otherwise something is yet to be done
 *
 * What a check of a set has found.
 */
typedef struct
{
  char *id;
  char *message;
  gboolean is_fault;
} GlossFinding;

gboolean            gloss_reviewer_id_is_valid            (const char         *id);
void                gloss_finding_free                    (GlossFinding       *self);
GlossAnnotationSet *gloss_annotation_set_new              (const char         *source_name,
                                                           GlossArticle       *article,
                                                           const GlossReviewer *reviewer,
                                                           GlossCodebook      *codebook);
/* Shallow: the annotations are shared. For a worker that writes while edits go on. */
GlossAnnotationSet *gloss_annotation_set_copy             (GlossAnnotationSet *self);
const GlossReviewer *gloss_annotation_set_get_reviewer    (GlossAnnotationSet *self);
const char         *gloss_annotation_set_get_source_name  (GlossAnnotationSet *self);
const char         *gloss_annotation_set_get_text_sha256  (GlossAnnotationSet *self);
const char         *gloss_annotation_set_get_bytes_sha256 (GlossAnnotationSet *self);
gboolean            gloss_annotation_set_is_same_page     (GlossAnnotationSet *self,
                                                           GlossAnnotationSet *other);
gboolean            gloss_annotation_set_is_read_only     (GlossAnnotationSet *self);
guint               gloss_annotation_set_get_n_annotations (GlossAnnotationSet *self);
GPtrArray          *gloss_annotation_set_dup_annotations  (GlossAnnotationSet *self);
GlossAnnotation    *gloss_annotation_set_find             (GlossAnnotationSet *self,
                                                           const char         *id);
void                gloss_annotation_set_put              (GlossAnnotationSet *self,
                                                           GlossAnnotation    *annotation);
gboolean            gloss_annotation_set_remove           (GlossAnnotationSet *self,
                                                           const char         *id);
/* Takes an annotation out as if it had never been put in, without a trace in gloss:deleted: for undoing an addition. */
gboolean            gloss_annotation_set_forget           (GlossAnnotationSet *self,
                                                           const char         *id);
gboolean            gloss_annotation_set_is_deleted       (GlossAnnotationSet *self,
                                                           const char         *id);
void                gloss_annotation_set_set_deleted      (GlossAnnotationSet *self,
                                                           const char         *id,
                                                           gboolean            is_deleted);
void                gloss_annotation_set_restore          (GlossAnnotationSet *self,
                                                           GlossAnnotation    *annotation);
/* One annotation as the file would hold it; for the journal. */
char               *gloss_annotation_set_encode           (GlossAnnotationSet *self,
                                                           GlossAnnotation    *annotation);
GlossAnnotation    *gloss_annotation_set_decode           (GlossAnnotationSet *self,
                                                           JsonNode           *item,
                                                           GError            **error);
GPtrArray          *gloss_annotation_set_get_links        (GlossAnnotationSet *self);
const GlossLink    *gloss_annotation_set_add_link         (GlossAnnotationSet *self,
                                                           const char         *relation,
                                                           const char         *from,
                                                           const char         *to);
gboolean            gloss_annotation_set_remove_link      (GlossAnnotationSet *self,
                                                           const char         *id);
GPtrArray          *gloss_annotation_set_get_quarantined  (GlossAnnotationSet *self);
GArray             *gloss_annotation_set_get_covered      (GlossAnnotationSet *self);
GlossCoverage      *gloss_annotation_set_dup_coverage     (GlossAnnotationSet *self);
void                gloss_annotation_set_cover            (GlossAnnotationSet *self,
                                                           GlossRange          range,
                                                           const char         *state);
void                gloss_annotation_set_set_coverage     (GlossAnnotationSet *self,
                                                           GlossCoverage      *coverage);
/* Brings what was covered in the text that the set speaks of into the text at hand. */
void                gloss_annotation_set_carry_coverage   (GlossAnnotationSet *self,
                                                           GlossPlacing       *placing);
GlossCoverage      *gloss_annotation_set_dup_written_coverage (GlossAnnotationSet *self);
void                gloss_annotation_set_set_written_coverage (GlossAnnotationSet *self,
                                                           GlossCoverage      *coverage,
                                                           GlossPlacing       *placing);
void                gloss_annotation_set_set_source       (GlossAnnotationSet *self,
                                                           const char         *source_name,
                                                           GlossArticle       *article,
                                                           GlossCodebook      *codebook);
guint               gloss_annotation_set_merge            (GlossAnnotationSet *self,
                                                           GlossAnnotationSet *base,
                                                           GlossAnnotationSet *theirs,
                                                           GPtrArray          *conflicts);
GPtrArray          *gloss_annotation_set_list_conflicts   (GlossAnnotationSet *self);
GlossAnnotation    *gloss_annotation_set_settle           (GlossAnnotationSet *self,
                                                           GlossAnnotation    *annotation,
                                                           const GlossConflict *conflict,
                                                           gboolean            takes_other,
                                                           GError            **error);
GPtrArray          *gloss_annotation_set_check            (GlossAnnotationSet *self,
                                                           GlossArticle       *article,
                                                           GlossPlacing       *placing,
                                                           GlossCodebook      *codebook);

GlossAnnotationSet *gloss_annotation_set_read             (GBytes             *bytes,
                                                           const char         *name,
                                                           GError            **error);
GBytes             *gloss_annotation_set_write            (GlossAnnotationSet *self);

G_END_DECLS
