/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article with its annotations: the only thing that changes them. */
#pragma once

#include "annotation/gloss-annotation-list.h"
#include "article/gloss-correction.h"
#include "document/gloss-doubt.h"
#include "document/gloss-problem.h"
#include "document/gloss-step.h"
#include "document/gloss-trouble.h"
#include "store/gloss-store.h"

G_BEGIN_DECLS

/**
 * GlossSaveState:
 * @GLOSS_SAVE_STATE_SAVED: everything is on disk
 * @GLOSS_SAVE_STATE_PENDING: an edit is only in memory
 * @GLOSS_SAVE_STATE_RECORDED: everything is in the journal, from where it is found again whatever happens; the sidecar follows
 * @GLOSS_SAVE_STATE_SAVING: it is being written
 * @GLOSS_SAVE_STATE_FAILED: it could not be written; the edits are kept in memory, see #GlossDocument:error-message
 * @GLOSS_SAVE_STATE_READ_ONLY: this set cannot be edited (a newer format, a damaged sidecar)
 *
 * What is on disk.
 */
typedef enum
{
  GLOSS_SAVE_STATE_SAVED,
  GLOSS_SAVE_STATE_PENDING,
  GLOSS_SAVE_STATE_RECORDED,
  GLOSS_SAVE_STATE_SAVING,
  GLOSS_SAVE_STATE_FAILED,
  GLOSS_SAVE_STATE_READ_ONLY,
} GlossSaveState;

/**
 * GlossLoadFlags:
 * @GLOSS_LOAD_ALL: with the annotations of every reviewer
 * @GLOSS_LOAD_BLIND: without those of the other reviewers
 *
 * What a document shows.
 */
typedef enum
{
  GLOSS_LOAD_ALL = 0,
  GLOSS_LOAD_BLIND = 1 << 0,
} GlossLoadFlags;

#define GLOSS_TYPE_SAVE_STATE (gloss_save_state_get_type ())
#define GLOSS_TYPE_DOCUMENT (gloss_document_get_type ())

/*
 * Properties, all read-only and notified: article, annotations (GListModel of GlossAnnotation, of all reviewers that may
 * be seen), codebook, reviewer (id), file, n-own (of the reviewer), n-conflicts, n-sentences and n-decided (both 0 until they are
 * counted, which begins when one of them is first asked for), can-undo, can-redo, undo-label, redo-label, save-state,
 * error-message, trouble (GlossTrouble, NULL when everything could be written), in-library, problems (GListModel of GlossProblem), n-moved and doubts (GListModel of
 * GlossDoubt; both of the reviewer's annotations).
 *
 * Signals: copies-merged (guint), when so many copies that programs which synchronise folders left beside the reviewer's sidecar were taken
 * over; links-changed and coverage-changed, when the links or what the reviewer has dealt with may be others than before.
 *
 * It belongs to the thread and main context that it was loaded on. No file is written before the first edit. Who
 * lets it go while save-state is not saved loses nothing as long as gloss_document_flush_all() is called before the process ends.
 */
G_DECLARE_FINAL_TYPE (GlossDocument, gloss_document, GLOSS, DOCUMENT, GObject)

GType                gloss_save_state_get_type        (void);
void                 gloss_document_load_full_async   (GFile                  *source,
                                                       const GlossReviewer    *reviewer,
                                                       GlossCodebook          *codebook,
                                                       GlossLoadFlags          flags,
                                                       GCancellable           *cancellable,
                                                       GAsyncReadyCallback     callback,
                                                       gpointer                user_data);
void                 gloss_document_load_async        (GFile                  *source,
                                                       const GlossReviewer    *reviewer,
                                                       GlossCodebook          *codebook,
                                                       GCancellable           *cancellable,
                                                       GAsyncReadyCallback     callback,
                                                       gpointer                user_data);
GlossDocument       *gloss_document_load_finish       (GAsyncResult           *result,
                                                       GError                **error);
GlossDocument       *gloss_document_load              (GFile                  *source,
                                                       const GlossReviewer    *reviewer,
                                                       GlossCodebook          *codebook,
                                                       GCancellable           *cancellable,
                                                       GError                **error);
GlossDocument       *gloss_document_load_full         (GFile                  *source,
                                                       const GlossReviewer    *reviewer,
                                                       GlossCodebook          *codebook,
                                                       GlossLoadFlags          flags,
                                                       GCancellable           *cancellable,
                                                       GError                **error);
GlossArticle        *gloss_document_get_article       (GlossDocument          *self);
GlossAnnotationList *gloss_document_get_annotations   (GlossDocument          *self);
GlossCodebook       *gloss_document_get_codebook      (GlossDocument          *self);
GFile               *gloss_document_get_file          (GlossDocument          *self);
const char          *gloss_document_get_reviewer      (GlossDocument          *self);
guint                gloss_document_get_n_conflicts   (GlossDocument          *self);
GPtrArray           *gloss_document_list_conflicts    (GlossDocument          *self);
gboolean             gloss_document_settle            (GlossDocument          *self,
                                                       GPtrArray              *conflicts,
                                                       gboolean                takes_theirs,
                                                       GError                **error);
guint                gloss_document_get_n_own         (GlossDocument          *self);
guint                gloss_document_get_n_sentences   (GlossDocument          *self);
guint                gloss_document_get_n_decided     (GlossDocument          *self);
gboolean             gloss_document_get_can_undo      (GlossDocument          *self);
gboolean             gloss_document_get_can_redo      (GlossDocument          *self);
const char          *gloss_document_get_undo_label    (GlossDocument          *self);
const char          *gloss_document_get_redo_label    (GlossDocument          *self);
gboolean             gloss_document_get_in_library    (GlossDocument          *self);
GListModel          *gloss_document_get_problems      (GlossDocument          *self);
gboolean             gloss_document_find_undecided    (GlossDocument          *self,
                                                       gsize                   offset,
                                                       GlossRange             *sentence);
GPtrArray           *gloss_document_get_links         (GlossDocument          *self,
                                                       const char             *annotation);
gboolean             gloss_document_is_own            (GlossDocument          *self,
                                                       GlossAnnotation        *annotation);
GlossAnnotation     *gloss_document_tag               (GlossDocument          *self,
                                                       const char             *tag,
                                                       const GlossRange       *ranges,
                                                       gsize                   n_ranges,
                                                       GError                **error);
gboolean             gloss_document_edit              (GlossDocument          *self,
                                                       GlossAnnotation        *changed,
                                                       GError                **error);
gboolean             gloss_document_remove            (GlossDocument          *self,
                                                       const char             *id,
                                                       GError                **error);
gboolean             gloss_document_correct           (GlossDocument          *self,
                                                       const GlossCorrection  *correction,
                                                       GError                **error);
const GlossLink     *gloss_document_link              (GlossDocument          *self,
                                                       const char             *relation,
                                                       const char             *from,
                                                       const char             *to,
                                                       GError                **error);
gboolean             gloss_document_unlink            (GlossDocument          *self,
                                                       const char             *id,
                                                       GError                **error);
gboolean             gloss_document_is_own_link       (GlossDocument          *self,
                                                       const char             *id);
GlossCoverage       *gloss_document_dup_coverage      (GlossDocument          *self);
gboolean             gloss_document_cover             (GlossDocument          *self,
                                                       GlossRange              range,
                                                       const char             *state,
                                                       GError                **error);
guint                gloss_document_get_n_moved       (GlossDocument          *self);
GListModel          *gloss_document_get_doubts        (GlossDocument          *self);
GlossDoubt          *gloss_document_dup_doubt         (GlossDocument          *self,
                                                       const char             *id);
GPtrArray           *gloss_document_list_texts        (GlossDocument          *self);
GlossText           *gloss_document_load_text         (GlossDocument          *self,
                                                       const char             *sha256,
                                                       GError                **error);
gboolean             gloss_document_accept_moved      (GlossDocument          *self,
                                                       GError                **error);
gboolean             gloss_document_accept            (GlossDocument          *self,
                                                       GPtrArray              *ids,
                                                       GError                **error);
gboolean             gloss_document_place             (GlossDocument          *self,
                                                       const char             *id,
                                                       const GlossRange       *ranges,
                                                       gsize                   n_ranges,
                                                       GError                **error);
gboolean             gloss_document_make_orphan       (GlossDocument          *self,
                                                       const char             *id,
                                                       GError                **error);
gboolean             gloss_document_import            (GlossDocument          *self,
                                                       GPtrArray              *annotations,
                                                       GPtrArray              *links,
                                                       guint                  *n_added,
                                                       GError                **error);
gboolean             gloss_document_undo              (GlossDocument          *self);
gboolean             gloss_document_redo              (GlossDocument          *self);
GListModel          *gloss_document_get_history       (GlossDocument          *self);
gboolean             gloss_document_go_to_step        (GlossDocument          *self,
                                                       GlossStep              *step,
                                                       GError                **error);
GlossSaveState       gloss_document_get_save_state    (GlossDocument          *self);
const char          *gloss_document_get_error_message (GlossDocument          *self);
GlossTrouble        *gloss_document_get_trouble       (GlossDocument          *self);
void                 gloss_document_retry             (GlossDocument          *self);
void                 gloss_document_save_copy_async   (GlossDocument          *self,
                                                       GFile                  *folder,
                                                       GCancellable           *cancellable,
                                                       GAsyncReadyCallback     callback,
                                                       gpointer                user_data);
GFile               *gloss_document_save_copy_finish  (GlossDocument          *self,
                                                       GAsyncResult           *result,
                                                       GError                **error);
void                 gloss_document_save_async        (GlossDocument          *self,
                                                       GCancellable           *cancellable,
                                                       GAsyncReadyCallback     callback,
                                                       gpointer                user_data);
gboolean             gloss_document_save_finish       (GlossDocument          *self,
                                                       GAsyncResult           *result,
                                                       GError                **error);
gboolean             gloss_document_flush_journal     (GlossDocument          *self,
                                                       GError                **error);
gboolean             gloss_document_flush             (GlossDocument          *self,
                                                       guint                   timeout_ms,
                                                       GError                **error);
gboolean             gloss_document_flush_all         (guint                   timeout_ms);

G_END_DECLS
