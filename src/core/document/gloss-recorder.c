/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a document's operations into the reviewer's journal. */
#include "config.h"

#include "document/gloss-recorder.h"

#include "store/gloss-text-snapshot.h"

struct _GlossRecorder
{
  gatomicrefcount ref_count;
  GlossOrigin *origin;
  GlossJournal *journal;
  GFile *texts;
  char *source;
  char *writer;
  /* The last operation of the source that was there when the document was loaded. */
  gint64 loaded;

  /* Of the thread that pushes; NULL once nobody wants to know any more. */
  GlossRecorderFunc func;
  gpointer data;
  /* What is to be written before the first operation; NULL when there is nothing. */
  GPtrArray *preamble;

  /* Held while the file is written to. */
  GMutex write_mutex;
  gboolean text_is_kept;
  gboolean source_is_remembered;

  /* For the fields below. */
  GMutex mutex;
  GPtrArray *waiting;
  gboolean is_scheduled;
  gsize n_pushed;
  /* The numbers of the operations that are in the file, in the order in which they were pushed. */
  GArray *seqs;
  GError *error;
};

static GFile *
dup_folder (GlossOrigin *origin)
{
  g_autoptr (GFile) sidecar = gloss_origin_dup_own_file (origin);
  g_autoptr (GFile) folder = g_file_get_parent (sidecar);

  return g_file_get_child (folder, ".gloss");
}

/**
 * gloss_recorder_new_journal:
 * @origin: a document's, that was read
 *
 * Returns: (transfer full): the journal of its reviewer, beside the sidecars
 */
GlossJournal *
gloss_recorder_new_journal (GlossOrigin *origin)
{
  g_autoptr (GFile) folder = dup_folder (origin);
  g_autofree char *path = g_strdup_printf ("journal/%s.jsonl", origin->reviewer.id);
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, path);

  return gloss_journal_new (file);
}

/**
 * gloss_recorder_dup_source:
 * @origin: a document's
 *
 * Returns: (transfer full): what its source is called in the journal
 */
char *
gloss_recorder_dup_source (GlossOrigin *origin)
{
  return g_utf8_make_valid (origin->name, -1);
}

/**
 * gloss_recorder_new:
 * @origin: a document's, that was read
 * @loaded: the number of the last operation that the document has taken over from the journal
 *
 * Returns: (transfer full): a recorder; no file is made before the first operation
 */
GlossRecorder *
gloss_recorder_new (GlossOrigin *origin,
                    gint64       loaded)
{
  GlossRecorder *self = g_new0 (GlossRecorder, 1);
  g_autoptr (GFile) folder = dup_folder (origin);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->write_mutex);
  g_mutex_init (&self->mutex);
  self->origin = gloss_origin_ref (origin);
  self->journal = gloss_recorder_new_journal (origin);
  self->texts = g_file_get_child (folder, "texts");
  self->source = gloss_recorder_dup_source (origin);
  self->writer = g_uuid_string_random ();
  self->loaded = loaded;
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_journal_entry_free);
  self->seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

GlossRecorder *
gloss_recorder_ref (GlossRecorder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gloss_recorder_unref (GlossRecorder *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->write_mutex);
  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->origin, gloss_origin_unref);
  g_clear_pointer (&self->journal, gloss_journal_free);
  g_clear_object (&self->texts);
  g_clear_pointer (&self->preamble, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->seqs, g_array_unref);
  g_clear_error (&self->error);
  g_free (self->source);
  g_free (self->writer);
  g_free (self);
}

static GPtrArray *
take_waiting (GlossRecorder *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *entries = self->waiting;

  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_journal_entry_free);
  self->is_scheduled = FALSE;
  return entries;
}

static void
take_numbers (GlossRecorder *self,
              GPtrArray     *entries)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (self->seqs, ((GlossJournalEntry *) g_ptr_array_index (entries, i))->seq);
  g_clear_error (&self->error);
}

/* What could not be written goes before what was pushed meanwhile. */
static void
put_back (GlossRecorder *self,
          GPtrArray     *entries,
          const GError  *error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_ptr_array_extend_and_steal (entries, g_steal_pointer (&self->waiting));
  self->waiting = g_ptr_array_ref (entries);
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
}

/* Called with the write mutex held. A text that could not be kept is tried again with the next operation; it keeps none from being written. */
static gboolean
write_entries (GlossRecorder  *self,
               GPtrArray      *entries,
               GError        **error)
{
  if (!gloss_origin_check_folder (self->origin, error))
    return FALSE;
  if (!self->text_is_kept)
    self->text_is_kept = gloss_text_snapshot_keep (self->texts, self->origin->article, NULL);
  if (!gloss_journal_append (self->journal, entries, error))
    return FALSE;
  /* The journal has to be found even if the source changes before anything is saved. */
  if (!self->source_is_remembered)
    gloss_store_remember_source (self->origin->store);
  self->source_is_remembered = TRUE;
  return TRUE;
}

/**
 * gloss_recorder_flush:
 * @self: a recorder
 * @error: why something is not on disk
 *
 * Blocks until all operations that were pushed are on disk.
 *
 * Returns: whether they are
 */
gboolean
gloss_recorder_flush (GlossRecorder  *self,
                      GError        **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->write_mutex);
  g_autoptr (GPtrArray) entries = take_waiting (self);
  GError *local_error = NULL;

  if (entries->len == 0)
    return TRUE;
  if (write_entries (self, entries, &local_error))
    {
      take_numbers (self, entries);
      return TRUE;
    }
  put_back (self, entries, local_error);
  g_propagate_error (error, local_error);
  return FALSE;
}

static void
flush_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  gloss_recorder_flush (task_data, NULL);
  g_task_return_boolean (task, TRUE);
}

/* In the thread that pushed. */
static void
on_flushed (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GlossRecorder *self = g_task_get_task_data (G_TASK (result));

  if (self->func != NULL)
    self->func (self->data);
}

/**
 * gloss_recorder_watch:
 * @self: a recorder
 * @func: (nullable): called when operations were written or could not be, in the thread and main context that pushed them; nothing
 *   to end it
 * @data: for @func
 */
void
gloss_recorder_watch (GlossRecorder     *self,
                      GlossRecorderFunc  func,
                      gpointer           data)
{
  self->func = func;
  self->data = data;
}

/**
 * gloss_recorder_set_preamble:
 * @self: a new recorder
 * @entries: (nullable) (transfer full) (element-type GlossJournalEntry): what was found to have happened since the last operation
 *
 * Has them written together with the first operation that is pushed: no file is made before that.
 */
void
gloss_recorder_set_preamble (GlossRecorder *self,
                             GPtrArray     *entries)
{
  g_clear_pointer (&self->preamble, g_ptr_array_unref);
  self->preamble = entries;
}

/* Called with the mutex held. */
static void
add_waiting (GlossRecorder     *self,
             GlossJournalEntry *entry)
{
  g_set_str (&entry->writer, self->writer);
  g_set_str (&entry->text, gloss_text_get_sha256 (gloss_article_get_text (self->origin->article)));
  g_ptr_array_add (self->waiting, entry);
  self->n_pushed++;
}

static void
add_all_waiting (GlossRecorder *self,
                 GPtrArray     *entries)
{
  for (guint i = 0; i < entries->len; i++)
    add_waiting (self, g_ptr_array_index (entries, i));
  g_ptr_array_set_free_func (entries, NULL);
  g_ptr_array_unref (entries);
}

/**
 * gloss_recorder_push:
 * @self: a recorder
 * @entries: (transfer full) (element-type GlossJournalEntry): the operations of one step
 *
 * Has the operations written by a worker, in one go, as soon as the disk is done with those before them.
 */
void
gloss_recorder_push (GlossRecorder *self,
                     GPtrArray     *entries)
{
  g_autoptr (GTask) task = NULL;
  gboolean was_scheduled;

  g_mutex_lock (&self->mutex);
  if (self->preamble != NULL)
    add_all_waiting (self, g_steal_pointer (&self->preamble));
  add_all_waiting (self, entries);
  was_scheduled = self->is_scheduled;
  self->is_scheduled = TRUE;
  g_mutex_unlock (&self->mutex);
  if (was_scheduled)
    return;

  task = g_task_new (NULL, NULL, on_flushed, NULL);
  g_task_set_source_tag (task, gloss_recorder_push);
  g_task_set_task_data (task, gloss_recorder_ref (self), (GDestroyNotify) gloss_recorder_unref);
  g_task_run_in_thread (task, flush_in_thread);
}

/**
 * gloss_recorder_get_n_pushed:
 * @self: a recorder
 *
 * Returns: how many operations there were, to be said to gloss_recorder_mark_saved() of a set that holds them
 */
gsize
gloss_recorder_get_n_pushed (GlossRecorder *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_pushed;
}

/**
 * gloss_recorder_get_n_waiting:
 * @self: a recorder
 *
 * Returns: how many operations are not in the journal yet
 */
guint
gloss_recorder_get_n_waiting (GlossRecorder *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_pushed - self->seqs->len;
}

/* Returns -1 while not all of them are in the file. */
static gint64
find_seq (GlossRecorder *self,
          gsize          n_pushed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (n_pushed > self->seqs->len)
    return -1;
  return n_pushed > 0 ? g_array_index (self->seqs, gint64, n_pushed - 1) : 0;
}

/**
 * gloss_recorder_mark_saved:
 * @self: a recorder
 * @n_pushed: how many of the operations the sidecar holds
 * @sidecar_sha256: (nullable): of its bytes; nothing without one
 *
 * Notes in the journal what the files hold; blocks. Where that fails, the operations are compared with the sidecar
 * at the next load and found in it.
 */
void
gloss_recorder_mark_saved (GlossRecorder *self,
                           gsize          n_pushed,
                           const char    *sidecar_sha256)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->write_mutex);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_journal_entry_free);
  gint64 through = find_seq (self, n_pushed);
  GlossJournalEntry *entry;

  if (through < 0 || (through == 0 && self->loaded == 0))
    return;
  entry = gloss_journal_entry_new_saved (self->source, sidecar_sha256);
  g_set_str (&entry->writer, self->writer);
  entry->through = through;
  entry->loaded = self->loaded;
  g_ptr_array_add (entries, entry);
  gloss_journal_append (self->journal, entries, NULL);
}

/**
 * gloss_recorder_dup_error:
 * @self: a recorder
 *
 * Returns: (nullable) (transfer full): why the last operations are not in the journal
 */
GError *
gloss_recorder_dup_error (GlossRecorder *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->error != NULL ? g_error_copy (self->error) : NULL;
}
