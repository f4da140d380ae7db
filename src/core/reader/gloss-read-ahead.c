/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading an article before it is asked for: the program knows from its arguments what it will show long before it has a window. */
#include "config.h"

#include "reader/gloss-read-ahead.h"

#include "reader/gloss-article-loader-private.h"

/* How often who waits looks whether it still should, in microseconds. */
#define LOOK_US (20 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  gatomicrefcount ref_count;
  GFile *file;
  char *state;
  GlossArticle *article;
  gboolean done;
} Ahead;

static GMutex mutex;
static GCond finished;
/* The one that is being read or was read, until it is taken; protected by the mutex, as are the fields of it. */
static Ahead *ahead;

static void
ahead_unref (Ahead *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->file);
  g_clear_object (&self->article);
  g_free (self->state);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ahead, ahead_unref)

/* Changes whenever the file does; NULL for what cannot be told. */
static char *
dup_state (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  const char *etag = info != NULL ? g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE) : NULL;

  if (etag == NULL)
    return NULL;

  return g_strdup_printf ("%s %" G_GUINT64_FORMAT, etag, g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE));
}

/* An error is left for who asks for the file: it may be another one by then, or none. */
static gpointer
read_in_thread (gpointer data)
{
  g_autoptr (Ahead) self = data;
  g_autofree char *state = dup_state (self->file);
  GlossArticle *article = gloss_article_load_from_disk (self->file, NULL, NULL, NULL);

  /* Where the sidecars are is found by the hash of the text, which is then known. */
  if (article != NULL)
    gloss_text_get_sha256 (gloss_article_get_text (article));

  g_mutex_lock (&mutex);
  self->article = article;
  self->state = g_steal_pointer (&state);
  self->done = TRUE;
  g_cond_broadcast (&finished);
  g_mutex_unlock (&mutex);
  return NULL;
}

/**
 * gloss_read_ahead:
 * @file: a source that will soon be loaded
 *
 * Begins to read it in a thread, so that the next gloss_article_load() of it only waits for the rest. What was read ahead before and
 * not loaded is forgotten. Returns at once.
 */
void
gloss_read_ahead (GFile *file)
{
  Ahead *self;

  g_return_if_fail (G_IS_FILE (file));

  self = g_new0 (Ahead, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->file = g_object_ref (file);

  g_mutex_lock (&mutex);
  g_clear_pointer (&ahead, ahead_unref);
  ahead = self;
  g_atomic_ref_count_inc (&self->ref_count);
  g_mutex_unlock (&mutex);
  g_thread_unref (g_thread_new ("read-ahead", read_in_thread, self));
}

/* Holds the mutex. */
static Ahead *
steal_ahead (GFile *file)
{
  if (ahead == NULL || !g_file_equal (ahead->file, file))
    return NULL;

  return g_steal_pointer (&ahead);
}

/**
 * gloss_read_ahead_take:
 * @file: a source
 * @cancellable: (nullable): ends the waiting
 *
 * Waits until the file is read, if it is being read ahead. Any thread may call it.
 *
 * Returns: (nullable) (transfer full): the article, once; NULL where it was not read ahead, could not be read, or has changed since
 */
GlossArticle *
gloss_read_ahead_take (GFile        *file,
                       GCancellable *cancellable)
{
  g_autoptr (Ahead) self = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_mutex_lock (&mutex);
  self = steal_ahead (file);
  while (self != NULL && !self->done && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait_until (&finished, &mutex, g_get_monotonic_time () + LOOK_US);
  g_mutex_unlock (&mutex);
  if (self == NULL || !self->done)
    return NULL;

  state = dup_state (file);
  return state != NULL && g_strcmp0 (state, self->state) == 0 ? g_steal_pointer (&self->article) : NULL;
}
