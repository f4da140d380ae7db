/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices that the source of an article has changed. */
#include "config.h"

#include "document/gloss-source-watch.h"

/* Milliseconds between two looks at a file on a network. */
#define REMOTE_INTERVAL 5000
#define BUFFER_SIZE (256 * 1024)

struct _GlossSourceWatch
{
  GObject parent_instance;

  GFile *file;
  char *bytes_sha256;
  GFileMonitor *monitor;
  GCancellable *cancellable;
  GSource *timer;
  GSource *poll;

  /* When it was last modified, as it was read last. */
  char *etag;
  GlossSourceState state;

  guint looking : 1;
  guint due : 1;
};

G_DEFINE_FINAL_TYPE (GlossSourceWatch, gloss_source_watch, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (GlossSourceState, gloss_source_state,
                    G_DEFINE_ENUM_VALUE (GLOSS_SOURCE_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (GLOSS_SOURCE_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (GLOSS_SOURCE_GONE, "gone"),
                    G_DEFINE_ENUM_VALUE (GLOSS_SOURCE_UNREADABLE, "unreadable"))

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- a look, in a worker -------------------------------------------------------------------------- */

typedef struct
{
  GFile *file;
  char *bytes_sha256;
  char *etag;
  GlossSourceState state;
  gboolean remote;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->file);
  g_free (look->bytes_sha256);
  g_free (look->etag);
  g_free (look);
}

static gboolean
is_remote (GFile        *file,
           GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, cancellable, NULL);

  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

static char *
hash (GFile         *file,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (BUFFER_SIZE);
  gssize n_read = stream != NULL ? 1 : -1;

  while (n_read > 0)
    {
      n_read = g_input_stream_read (G_INPUT_STREAM (stream), buffer, BUFFER_SIZE, cancellable, error);
      if (n_read > 0)
        g_checksum_update (checksum, buffer, n_read);
    }
  return n_read == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

static void
look_at_bytes (Look         *look,
               GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = hash (look->file, cancellable, &error);

  if (found != NULL)
    look->state = g_str_equal (found, look->bytes_sha256) ? GLOSS_SOURCE_SAME : GLOSS_SOURCE_CHANGED;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    look->state = GLOSS_SOURCE_GONE;
  else
    look->state = GLOSS_SOURCE_UNREADABLE;
}

/* A file that was not modified since it was read has not changed. */
static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Look *look = task_data;
  g_autoptr (GFileInfo) info = g_file_query_info (look->file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  const char *etag = info != NULL ? g_file_info_get_etag (info) : NULL;

  look->remote = is_remote (look->file, cancellable);
  if (etag == NULL || g_strcmp0 (etag, look->etag) != 0)
    look_at_bytes (look, cancellable);
  g_set_str (&look->etag, etag);
  g_task_return_boolean (task, TRUE);
}

/* --- when to look --------------------------------------------------------------------------------- */

static gboolean
on_poll (gpointer user_data)
{
  gloss_source_watch_look (user_data);
  return G_SOURCE_CONTINUE;
}

static GSource *
attach_timer (guint       interval,
              GSourceFunc func,
              gpointer    data)
{
  GSource *timer = g_timeout_source_new (interval);

  g_source_set_callback (timer, func, data, NULL);
  g_source_attach (timer, g_main_context_get_thread_default ());
  return timer;
}

static void
clear_timer (GSource **timer)
{
  if (*timer != NULL)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

static void
on_looked (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Look *look = g_task_get_task_data (G_TASK (result));
  g_autoptr (GlossSourceWatch) self = NULL;

  /* It may be gone. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  self = g_object_ref (user_data);
  self->looking = FALSE;
  /* What happened meanwhile may have been while it was read. */
  g_set_str (&self->etag, self->due ? NULL : look->etag);
  if (look->remote && self->poll == NULL)
    self->poll = attach_timer (REMOTE_INTERVAL, on_poll, self);
  if (self->state != look->state)
    {
      self->state = look->state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (self->due && !g_cancellable_is_cancelled (self->cancellable))
    gloss_source_watch_look (self);
}

static gboolean
on_timer (gpointer user_data)
{
  GlossSourceWatch *self = user_data;

  clear_timer (&self->timer);
  gloss_source_watch_look (self);
  return G_SOURCE_REMOVE;
}

static void
on_event (GlossSourceWatch *self)
{
  g_clear_pointer (&self->etag, g_free);
  clear_timer (&self->timer);
  self->timer = attach_timer (GLOSS_SOURCE_WATCH_DELAY, on_timer, self);
}

/* --- the object ----------------------------------------------------------------------------------- */

static void
gloss_source_watch_dispose (GObject *object)
{
  GlossSourceWatch *self = GLOSS_SOURCE_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  clear_timer (&self->timer);
  clear_timer (&self->poll);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (gloss_source_watch_parent_class)->dispose (object);
}

static void
gloss_source_watch_finalize (GObject *object)
{
  GlossSourceWatch *self = GLOSS_SOURCE_WATCH (object);

  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_free (self->bytes_sha256);
  g_free (self->etag);

  G_OBJECT_CLASS (gloss_source_watch_parent_class)->finalize (object);
}

static void
gloss_source_watch_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  GlossSourceWatch *self = GLOSS_SOURCE_WATCH (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_source_watch_class_init (GlossSourceWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gloss_source_watch_dispose;
  object_class->finalize = gloss_source_watch_finalize;
  object_class->get_property = gloss_source_watch_get_property;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, GLOSS_TYPE_SOURCE_STATE, GLOSS_SOURCE_SAME,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_source_watch_init (GlossSourceWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * gloss_source_watch_new:
 * @file: the source of an article
 * @bytes_sha256: the hash of its bytes as they were read
 *
 * It looks at once, for it may have changed since.
 *
 * Returns: (transfer full): a watch on it
 */
GlossSourceWatch *
gloss_source_watch_new (GFile      *file,
                        const char *bytes_sha256)
{
  GlossSourceWatch *self = g_object_new (GLOSS_TYPE_SOURCE_WATCH, NULL);

  self->file = g_object_ref (file);
  self->bytes_sha256 = g_strdup (bytes_sha256);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gloss_source_watch_look (self);
  return self;
}

GlossSourceState
gloss_source_watch_get_state (GlossSourceWatch *self)
{
  g_return_val_if_fail (GLOSS_IS_SOURCE_WATCH (self), GLOSS_SOURCE_SAME);

  return self->state;
}

/**
 * gloss_source_watch_look:
 * @self: a watch
 *
 * Looks at the file now, in a worker; a file that says that it was not modified is not read. For when a person comes back from another
 * program.
 */
void
gloss_source_watch_look (GlossSourceWatch *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  g_return_if_fail (GLOSS_IS_SOURCE_WATCH (self));

  self->due = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  look = g_new0 (Look, 1);
  look->file = g_object_ref (self->file);
  look->bytes_sha256 = g_strdup (self->bytes_sha256);
  look->etag = g_strdup (self->etag);
  look->state = self->state;
  task = g_task_new (NULL, self->cancellable, on_looked, self);
  g_task_set_source_tag (task, gloss_source_watch_look);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_in_thread);
}
