/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article with its annotations: the only thing that changes them. */
#include "config.h"

#include "document/gloss-document-private.h"

#include <glib/gi18n-lib.h>

#include "gloss-error.h"

G_DEFINE_FINAL_TYPE (GlossDocument, gloss_document, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (GlossSaveState, gloss_save_state,
                    G_DEFINE_ENUM_VALUE (GLOSS_SAVE_STATE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (GLOSS_SAVE_STATE_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (GLOSS_SAVE_STATE_RECORDED, "recorded"),
                    G_DEFINE_ENUM_VALUE (GLOSS_SAVE_STATE_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (GLOSS_SAVE_STATE_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (GLOSS_SAVE_STATE_READ_ONLY, "read-only"))

enum
{
  PROP_ARTICLE = 1,
  PROP_ANNOTATIONS,
  PROP_CODEBOOK,
  PROP_REVIEWER,
  PROP_FILE,
  PROP_N_OWN,
  PROP_N_CONFLICTS,
  PROP_N_SENTENCES,
  PROP_N_DECIDED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_SAVE_STATE,
  PROP_ERROR_MESSAGE,
  PROP_TROUBLE,
  PROP_IN_LIBRARY,
  PROP_PROBLEMS,
  PROP_N_MOVED,
  PROP_DOUBTS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  LINKS_CHANGED,
  COVERAGE_CHANGED,
  COPIES_MERGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GlossSaveState
find_save_state (GlossDocument *self)
{
  if (gloss_autosave_get_error (self->autosave) != NULL)
    return GLOSS_SAVE_STATE_FAILED;
  if (gloss_autosave_is_writing (self->autosave))
    return GLOSS_SAVE_STATE_SAVING;
  if (gloss_autosave_is_dirty (self->autosave))
    return gloss_recorder_get_n_waiting (self->recorder) > 0 ? GLOSS_SAVE_STATE_PENDING : GLOSS_SAVE_STATE_RECORDED;
  if (gloss_document_get_own_error (self) != NULL)
    return GLOSS_SAVE_STATE_READ_ONLY;
  return GLOSS_SAVE_STATE_SAVED;
}

static const char *
find_error_message (GlossDocument *self)
{
  const GError *error = gloss_autosave_get_error (self->autosave);

  if (error == NULL && self->shown.trouble != NULL)
    return gloss_trouble_get_message (self->shown.trouble);
  if (error == NULL)
    error = gloss_document_get_own_error (self);
  return error != NULL ? error->message : NULL;
}

static void
update_number (GlossDocument *self,
               guint         *shown,
               guint          number,
               GParamSpec    *pspec)
{
  if (*shown == number)
    return;
  *shown = number;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
on_undo_stack_notify (GlossDocument *self,
                      GParamSpec    *pspec)
{
  g_object_notify (G_OBJECT (self), pspec->name);
}

static void
fill_annotations (GlossDocument *self,
                  GPtrArray     *own)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer id, annotation;

  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (all, g_object_ref (g_ptr_array_index (own, i)));
  g_hash_table_iter_init (&iter, self->others->annotations);
  while (g_hash_table_iter_next (&iter, &id, &annotation))
    if (self->own == NULL || gloss_annotation_set_find (self->own, id) == NULL)
      g_ptr_array_add (all, g_object_ref (annotation));
  gloss_annotation_list_fill (self->annotations, all);
}

static void
gloss_document_dispose (GObject *object)
{
  GlossDocument *self = GLOSS_DOCUMENT (object);

  gloss_document_stop_sync (self);
  gloss_document_stop_counting (self);

  G_OBJECT_CLASS (gloss_document_parent_class)->dispose (object);
}

static void
gloss_document_finalize (GObject *object)
{
  GlossDocument *self = GLOSS_DOCUMENT (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->corrections, gloss_corrections_unref);
  g_clear_object (&self->annotations);
  g_clear_object (&self->undo_stack);
  g_clear_object (&self->steps);
  g_clear_pointer (&self->history, gloss_history_free);
  g_clear_pointer (&self->recorder, gloss_recorder_unref);
  g_clear_pointer (&self->uncounted, g_ptr_array_unref);
  g_clear_object (&self->problems);
  g_clear_object (&self->doubts);
  g_clear_object (&self->own);
  g_clear_object (&self->base);
  g_clear_pointer (&self->file, gloss_corrections_file_free);
  g_clear_pointer (&self->others, gloss_others_free);
  g_clear_error (&self->own_error);
  g_clear_error (&self->corrections_error);
  g_clear_pointer (&self->origin, gloss_origin_unref);
  g_clear_pointer (&self->undecided, g_hash_table_unref);
  g_clear_pointer (&self->mine, g_hash_table_unref);
  g_free (self->base_sha256);
  g_free (self->corrections_notice);
  g_free (self->shown.error_message);
  g_clear_object (&self->shown.trouble);
  g_clear_object (&self->copy);
  g_free (self->copy_sha256);

  G_OBJECT_CLASS (gloss_document_parent_class)->finalize (object);
}

static void
gloss_document_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  GlossDocument *self = GLOSS_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    case PROP_ANNOTATIONS:
      g_value_set_object (value, self->annotations);
      break;
    case PROP_CODEBOOK:
      g_value_set_object (value, self->origin->codebook);
      break;
    case PROP_REVIEWER:
      g_value_set_string (value, self->origin->reviewer.id);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->origin->source);
      break;
    case PROP_N_OWN:
      g_value_set_uint (value, gloss_document_get_n_own (self));
      break;
    case PROP_N_CONFLICTS:
      g_value_set_uint (value, gloss_document_get_n_conflicts (self));
      break;
    case PROP_N_SENTENCES:
      g_value_set_uint (value, gloss_document_get_n_sentences (self));
      break;
    case PROP_N_DECIDED:
      g_value_set_uint (value, gloss_document_get_n_decided (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, gloss_document_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, gloss_document_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, gloss_document_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, gloss_document_get_redo_label (self));
      break;
    case PROP_SAVE_STATE:
      g_value_set_enum (value, gloss_document_get_save_state (self));
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, gloss_document_get_error_message (self));
      break;
    case PROP_TROUBLE:
      g_value_set_object (value, self->shown.trouble);
      break;
    case PROP_IN_LIBRARY:
      g_value_set_boolean (value, gloss_document_get_in_library (self));
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, self->problems);
      break;
    case PROP_N_MOVED:
      g_value_set_uint (value, self->n_moved);
      break;
    case PROP_DOUBTS:
      g_value_set_object (value, self->doubts);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_document_class_init (GlossDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gloss_document_dispose;
  object_class->finalize = gloss_document_finalize;
  object_class->get_property = gloss_document_get_property;

  properties[PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, GLOSS_TYPE_ARTICLE, flags);
  properties[PROP_ANNOTATIONS] = g_param_spec_object ("annotations", NULL, NULL, GLOSS_TYPE_ANNOTATION_LIST, flags);
  properties[PROP_CODEBOOK] = g_param_spec_object ("codebook", NULL, NULL, GLOSS_TYPE_CODEBOOK, flags);
  properties[PROP_REVIEWER] = g_param_spec_string ("reviewer", NULL, NULL, NULL, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_N_OWN] = g_param_spec_uint ("n-own", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_CONFLICTS] = g_param_spec_uint ("n-conflicts", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SENTENCES] = g_param_spec_uint ("n-sentences", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_DECIDED] = g_param_spec_uint ("n-decided", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_SAVE_STATE] = g_param_spec_enum ("save-state", NULL, NULL, GLOSS_TYPE_SAVE_STATE,
                                                   GLOSS_SAVE_STATE_SAVED, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  properties[PROP_TROUBLE] = g_param_spec_object ("trouble", NULL, NULL, GLOSS_TYPE_TROUBLE, flags);
  properties[PROP_IN_LIBRARY] = g_param_spec_boolean ("in-library", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEMS] = g_param_spec_object ("problems", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_N_MOVED] = g_param_spec_uint ("n-moved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DOUBTS] = g_param_spec_object ("doubts", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LINKS_CHANGED] = g_signal_new ("links-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COVERAGE_CHANGED] = g_signal_new ("coverage-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COPIES_MERGED] = g_signal_new ("copies-merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
clear_uncounted (gpointer annotation)
{
  if (annotation != NULL)
    g_object_unref (annotation);
}

static void
gloss_document_init (GlossDocument *self)
{
  self->uncounted = g_ptr_array_new_with_free_func (clear_uncounted);
  self->annotations = gloss_annotation_list_new ();
  self->undo_stack = gloss_undo_stack_new ();
  self->steps = gloss_step_list_new ();
  self->problems = g_list_store_new (GLOSS_TYPE_PROBLEM);
  self->doubts = g_list_store_new (GLOSS_TYPE_DOUBT);
  self->cancellable = g_cancellable_new ();
  self->undecided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->mine = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
on_recorded (gpointer data)
{
  gloss_document_update (data);
}

static void
take_history (GlossDocument *self,
              GlossHistory  *history)
{
  self->history = history;
  g_set_object (&self->undo_stack, history->undo_stack);
  g_set_object (&self->steps, history->steps);
  g_signal_connect_object (self->undo_stack, "notify", G_CALLBACK (on_undo_stack_notify), self, G_CONNECT_SWAPPED);
  self->recorder = gloss_recorder_new (self->origin, history->loaded);
  gloss_recorder_set_preamble (self->recorder, g_steal_pointer (&history->found));
  gloss_recorder_watch (self->recorder, on_recorded, self);
}

/*< private >
 * gloss_document_new_for_content:
 * @content: what was read; what is in it is taken
 *
 * Returns: (transfer full): a document that watches its files, for this thread
 */
GlossDocument *
gloss_document_new_for_content (GlossDocumentContent *content)
{
  GlossDocument *self = g_object_new (GLOSS_TYPE_DOCUMENT, NULL);

  self->origin = gloss_origin_ref (content->origin);
  self->article = g_steal_pointer (&content->article);
  self->file = g_steal_pointer (&content->file);
  self->corrections = g_steal_pointer (&content->corrections);
  self->corrections_error = g_steal_pointer (&content->corrections_error);
  self->corrections_notice = g_steal_pointer (&content->corrections_notice);
  self->own = g_steal_pointer (&content->own);
  self->own_error = g_steal_pointer (&content->own_error);
  self->base = content->base != NULL ? gloss_annotation_set_copy (content->base) : NULL;
  self->base_sha256 = g_steal_pointer (&content->own_sha256);
  self->others = g_steal_pointer (&content->others);
  fill_annotations (self, content->own_annotations);
  gloss_document_start_places (self, content->doubts);
  gloss_document_find_conflicts (self);
  take_history (self, g_steal_pointer (&content->history));
  gloss_document_start_sync (self);
  if (self->history->n_replayed > 0)
    gloss_autosave_touch (self->autosave);
  gloss_document_update_problems (self);
  gloss_document_update (self);
  return self;
}

static void
update_trouble (GlossDocument *self)
{
  g_autoptr (GlossTrouble) trouble = gloss_document_find_trouble (self);

  if (gloss_trouble_equal (trouble, self->shown.trouble))
    return;
  g_set_object (&self->shown.trouble, trouble);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

/*< private >
 * gloss_document_update:
 * @self: a document
 *
 * Notifies the properties that say something else than they did the last time.
 */
void
gloss_document_update (GlossDocument *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  update_number (self, &self->shown.n_own, gloss_document_get_n_own (self), properties[PROP_N_OWN]);
  update_number (self, &self->shown.n_moved, self->n_moved, properties[PROP_N_MOVED]);
  update_number (self, &self->shown.n_conflicts, gloss_document_get_n_conflicts (self), properties[PROP_N_CONFLICTS]);
  /* While it is counted anew the former figures stay. */
  if (self->progress != NULL)
    {
      update_number (self, &self->shown.n_sentences, gloss_progress_get_n_sentences (self->progress), properties[PROP_N_SENTENCES]);
      update_number (self, &self->shown.n_decided, gloss_progress_get_n_decided (self->progress), properties[PROP_N_DECIDED]);
    }
  if (self->shown.save_state != find_save_state (self))
    {
      self->shown.save_state = find_save_state (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_STATE]);
    }
  update_trouble (self);
  if (g_set_str (&self->shown.error_message, find_error_message (self)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
  g_object_thaw_notify (G_OBJECT (self));
}

/*< private >
 * gloss_document_emit_copies_merged:
 * @self: a document
 * @n_copies: how many
 *
 * Says that copies of the reviewer's sidecar are in it now.
 */
void
gloss_document_emit_copies_merged (GlossDocument *self,
                                   guint          n_copies)
{
  g_signal_emit (self, signals[COPIES_MERGED], 0, n_copies);
}

/*< private >
 * gloss_document_emit_links_changed:
 * @self: a document
 *
 * Says that gloss_document_get_links() may give others now.
 */
void
gloss_document_emit_links_changed (GlossDocument *self)
{
  g_signal_emit (self, signals[LINKS_CHANGED], 0);
}

/*< private >
 * gloss_document_emit_coverage_changed:
 * @self: a document
 *
 * Says that gloss_document_dup_coverage() may give another one now.
 */
void
gloss_document_emit_coverage_changed (GlossDocument *self)
{
  g_signal_emit (self, signals[COVERAGE_CHANGED], 0);
}

/*< private >
 * gloss_document_get_own_error:
 * @self: a document
 *
 * Returns: (nullable): why the reviewer's own sidecar cannot be written to
 */
const GError *
gloss_document_get_own_error (GlossDocument *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->own_error == NULL && self->own != NULL && gloss_annotation_set_is_read_only (self->own))
    {
      file = gloss_origin_dup_own_file (self->origin);
      g_set_error (&self->own_error, GLOSS_ERROR, GLOSS_ERROR_VERSION,
                   _("“%s” was written by a newer version of Gloss. It can be read here but not changed."),
                   g_file_peek_path (file));
    }
  return self->own_error;
}

/*< private >
 * gloss_document_set_article:
 * @self: a document
 * @article: the article with other corrections
 */
void
gloss_document_set_article (GlossDocument *self,
                            GlossArticle  *article)
{
  if (g_set_object (&self->article, article))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
}

/**
 * gloss_document_get_article:
 * @self: a document
 *
 * Returns: (transfer none): the article with its corrections; another one after a correction
 */
GlossArticle *
gloss_document_get_article (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return self->article;
}

/**
 * gloss_document_get_annotations:
 * @self: a document
 *
 * Returns: (transfer none): the annotations of all reviewers that are shown; always the same list
 */
GlossAnnotationList *
gloss_document_get_annotations (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return self->annotations;
}

GlossCodebook *
gloss_document_get_codebook (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return self->origin->codebook;
}

/**
 * gloss_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none): the article's source
 */
GFile *
gloss_document_get_file (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return self->origin->source;
}

/**
 * gloss_document_get_reviewer:
 * @self: a document
 *
 * Returns: the id of who works on it
 */
const char *
gloss_document_get_reviewer (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return self->origin->reviewer.id;
}

/**
 * gloss_document_get_n_own:
 * @self: a document
 *
 * Returns: how many annotations the reviewer has made
 */
guint
gloss_document_get_n_own (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), 0);

  return self->own != NULL ? gloss_annotation_set_get_n_annotations (self->own) : 0;
}

/**
 * gloss_document_get_n_sentences:
 * @self: a document
 *
 * The first call has them counted in a worker, and the properties are notified then.
 *
 * Returns: how many sentences there are to decide on; 0 until they are counted
 */
guint
gloss_document_get_n_sentences (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), 0);

  gloss_document_start_counting (self);
  return self->shown.n_sentences;
}

/**
 * gloss_document_get_n_decided:
 * @self: a document
 *
 * Returns: how many of the sentences an annotation of the reviewer's or the coverage touches; 0 until they are counted
 */
guint
gloss_document_get_n_decided (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), 0);

  gloss_document_start_counting (self);
  return self->shown.n_decided;
}

gboolean
gloss_document_get_can_undo (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);

  return gloss_undo_stack_get_can_undo (self->undo_stack);
}

gboolean
gloss_document_get_can_redo (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);

  return gloss_undo_stack_get_can_redo (self->undo_stack);
}

/**
 * gloss_document_get_undo_label:
 * @self: a document
 *
 * Returns: (nullable): what the next step to undo is called, translated
 */
const char *
gloss_document_get_undo_label (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return gloss_undo_stack_get_undo_label (self->undo_stack);
}

/**
 * gloss_document_get_redo_label:
 * @self: a document
 *
 * Returns: (nullable): what the next step to do again is called, translated
 */
const char *
gloss_document_get_redo_label (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return gloss_undo_stack_get_redo_label (self->undo_stack);
}

/**
 * gloss_document_get_in_library:
 * @self: a document
 *
 * Returns: whether its files are in the library, because the place of the source cannot be written to
 */
gboolean
gloss_document_get_in_library (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);

  return gloss_store_is_library (self->origin->store);
}

/**
 * gloss_document_get_problems:
 * @self: a document
 *
 * Returns: (transfer none): a list of GlossProblem: what could not be read of its files; always the same list
 */
GListModel *
gloss_document_get_problems (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->problems);
}

/**
 * gloss_document_is_own:
 * @self: a document
 * @annotation: one of its annotations
 *
 * Returns: whether it is in the reviewer's own sidecar, so that it can be edited
 */
gboolean
gloss_document_is_own (GlossDocument   *self,
                       GlossAnnotation *annotation)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), FALSE);

  return self->own != NULL && gloss_annotation_set_find (self->own, gloss_annotation_get_id (annotation)) != NULL;
}

GlossSaveState
gloss_document_get_save_state (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), GLOSS_SAVE_STATE_SAVED);

  return self->shown.save_state;
}

/**
 * gloss_document_get_error_message:
 * @self: a document
 *
 * Returns: (nullable): why it is not saved or cannot be edited, translated
 */
const char *
gloss_document_get_error_message (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return self->shown.error_message;
}
