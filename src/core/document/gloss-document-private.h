/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a document, for the files that it is written in. */
#pragma once

#include "document/gloss-autosave.h"
#include "document/gloss-contents.h"
#include "document/gloss-document-content.h"
#include "document/gloss-document.h"
#include "document/gloss-doubt.h"
#include "document/gloss-history.h"
#include "document/gloss-progress.h"
#include "document/gloss-recorder.h"
#include "document/gloss-trouble.h"
#include "document/gloss-undo-stack.h"

G_BEGIN_DECLS

struct _GlossDocument
{
  GObject parent_instance;

  GlossOrigin *origin;
  GlossArticle *article;
  GlossCorrections *corrections;
  GlossAnnotationList *annotations;
  GlossUndoStack *undo_stack;
  GlossStepList *steps;
  GlossAutosave *autosave;
  GlossRecorder *recorder;
  /* What the journal said at the load. */
  GlossHistory *history;
  GListStore *problems;

  /* How many of the reviewer's have moved, and what is to be asked of them. */
  guint n_moved;
  GListStore *doubts;

  /* The reviewer's annotations as they are to be on disk; NULL until there is one. */
  GlossAnnotationSet *own;
  /* The files as they were last seen. */
  GlossAnnotationSet *base;
  char *base_sha256;
  GlossCorrectionsFile *file;
  GlossOthers *others;
  /* A sidecar elsewhere that holds the first so many edits, and its bytes' hash. */
  GFile *copy;
  char *copy_sha256;
  guint64 copy_generation;
  /* Why a file cannot be written to, NULL when it can. */
  GError *own_error;
  GError *corrections_error;
  char *corrections_notice;

  /* NULL until somebody asks for it. */
  GlossProgress *progress;
  /* Until the counting begins. */
  GSource *count_delay;
  /* While a worker counts: what changed meanwhile, before and after in turn. */
  GCancellable *counting;
  GPtrArray *uncounted;

  GCancellable *cancellable;
  GFileMonitor *folder_monitor;
  GFileMonitor *corrections_monitor;
  GSource *others_timer;
  GSource *copies_timer;

  /* How many conflicts annotations have, by id; what was done here of a field in conflict, as JSON. */
  GHashTable *undecided;
  GHashTable *mine;

  /* What was last notified. */
  struct
  {
    guint n_own;
    guint n_moved;
    guint n_conflicts;
    guint n_sentences;
    guint n_decided;
    GlossSaveState save_state;
    char *error_message;
    GlossTrouble *trouble;
  } shown;

  guint copies_loading : 1;
  guint others_loading : 1;
  guint others_due : 1;
};

GlossDocument *gloss_document_new_for_content (GlossDocumentContent *content);
void           gloss_document_update          (GlossDocument        *self);
void           gloss_document_set_article     (GlossDocument        *self,
                                               GlossArticle         *article);
const GError  *gloss_document_get_own_error   (GlossDocument        *self);

/* gloss-document-problems.c */
void           gloss_document_update_problems (GlossDocument        *self);

void           gloss_document_emit_copies_merged (GlossDocument     *self,
                                                  guint              n_copies);
void           gloss_document_emit_links_changed (GlossDocument     *self);
void           gloss_document_emit_coverage_changed (GlossDocument  *self);

/* gloss-document-trouble.c */
GlossTrouble  *gloss_document_find_trouble    (GlossDocument        *self);

/* gloss-document-edit.c */
void           gloss_document_perform         (GlossDocument        *self,
                                               GlossChange          *change);
gboolean       gloss_document_check_editable  (GlossDocument        *self,
                                               GError              **error);
void           gloss_document_show            (GlossDocument        *self,
                                               const char           *id,
                                               GlossAnnotation      *annotation);
void           gloss_document_set_corrections (GlossDocument        *self,
                                               GlossCorrections     *corrections);

GlossAnnotation *gloss_document_find_own      (GlossDocument        *self,
                                               const char           *id,
                                               GError              **error);
gboolean       gloss_document_check_ranges    (GlossDocument        *self,
                                               const GlossRange     *ranges,
                                               gsize                 n_ranges,
                                               GError              **error);

/* gloss-document-places.c */
void           gloss_document_start_places    (GlossDocument        *self,
                                               GPtrArray            *doubts);
void           gloss_document_recount_places  (GlossDocument        *self);
void           gloss_document_change_place    (GlossDocument        *self,
                                               GlossAnnotation      *before,
                                               GlossAnnotation      *after);
/* gloss-document-conflicts.c */
void           gloss_document_remember_sides  (GlossDocument        *self,
                                               GPtrArray            *conflicts);
void           gloss_document_note_conflicts  (GlossDocument        *self,
                                               const char           *id);
void           gloss_document_find_conflicts  (GlossDocument        *self);

/* gloss-document-copies.c */
void           gloss_document_look_for_copies (GlossDocument        *self);

/* gloss-document-links.c */
void           gloss_document_add_unlinks     (GlossDocument        *self,
                                               const char           *annotation,
                                               GPtrArray            *changes);

/* gloss-document-progress.c */
void           gloss_document_start_counting  (GlossDocument        *self);
void           gloss_document_stop_counting   (GlossDocument        *self);
void           gloss_document_recount         (GlossDocument        *self);
void           gloss_document_count           (GlossDocument        *self,
                                               GlossAnnotation      *before,
                                               GlossAnnotation      *after);
void           gloss_document_count_coverage  (GlossDocument        *self,
                                               GlossCoverage        *before,
                                               GlossCoverage        *after);

/* gloss-document-sync.c */
void           gloss_document_show_many       (GlossDocument        *self,
                                               GPtrArray            *ids,
                                               GHashTable           *resolved);
void           gloss_document_start_sync      (GlossDocument        *self);
void           gloss_document_stop_sync       (GlossDocument        *self);

G_END_DECLS
