/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look at a reviewer's files, and the writing of what is new. */
#pragma once

#include "document/gloss-corrections-file.h"
#include "document/gloss-recorder.h"

G_BEGIN_DECLS

/**
 * GlossSaveJob:
 * @origin: the document's
 * @write: whether to write; else it only looks whether somebody else wrote
 * @dirty: whether @given has anything that is not on disk
 * @generation: how many edits were made before it
 * @base: (nullable): what the sidecar held when it was last seen; afterwards what it holds now
 * @base_sha256: (nullable): of the bytes of @base; NULL when there was no file
 * @given: (nullable): the annotations to be on disk; not changed
 * @file: the corrections' file as it was last seen; afterwards as it is now
 * @given_corrections: the corrections to be on disk
 * @recorder: brings the operations into the journal
 * @n_recorded: how many operations @given holds
 * @set_error: (nullable): afterwards: why the annotations could not be read or written; they are not on disk then
 * @corrections_error: (nullable): afterwards: the same of the corrections
 * @journal_error: (nullable): afterwards, when @write: why operations are not in the journal
 * @merged: afterwards: whether somebody else had changed an annotation
 * @conflicts: (element-type GlossConflict): afterwards: what both had changed
 * @result: (nullable): afterwards, when @merged: what the document is to hold instead of @given
 * @changed: (element-type utf8): afterwards: the ids of the annotations that differ between the two
 * @resolved: (element-type utf8 GlossAnnotation): afterwards: those of @changed that are in @result, with places, by id
 * @result_corrections: (nullable): afterwards: the corrections that the document is to hold; NULL after an error
 *
 * Everything that a worker needs to bring a document's edits and its files together, and what came of it. It goes
 * from the document to the worker and back; nobody else touches it between.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GMutex mutex;
  GCond cond;
  gboolean done;

  GlossOrigin *origin;
  gboolean write;
  gboolean dirty;
  guint64 generation;
  GlossAnnotationSet *base;
  char *base_sha256;
  GlossAnnotationSet *given;
  GlossCorrectionsFile *file;
  GlossCorrections *given_corrections;
  GlossRecorder *recorder;
  gsize n_recorded;

  GError *set_error;
  GError *corrections_error;
  GError *journal_error;
  gboolean merged;
  GPtrArray *conflicts;
  GlossAnnotationSet *result;
  GPtrArray *changed;
  GHashTable *resolved;
  GlossCorrections *result_corrections;
} GlossSaveJob;

GlossSaveJob *gloss_save_job_new    (GlossOrigin          *origin,
                                     gboolean              write,
                                     gboolean              dirty);
GlossSaveJob *gloss_save_job_ref    (GlossSaveJob         *self);
void          gloss_save_job_unref  (GlossSaveJob         *self);
void          gloss_save_job_run    (GlossSaveJob         *self);
const GError *gloss_save_job_get_error (GlossSaveJob      *self);
void          gloss_save_job_follow (GlossSaveJob         *self,
                                     GlossSaveJob         *earlier);
gboolean      gloss_save_job_wait   (GlossSaveJob         *self,
                                     gint64                deadline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossSaveJob, gloss_save_job_unref)

G_END_DECLS
