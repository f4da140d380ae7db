/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an export is written to. */
#define _GNU_SOURCE
#include "config.h"

#include "exchange/gloss-export-sink-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/gloss-export-target.h"
#include "gloss-error.h"
#include "store/gloss-hidden-file.h"

#define ATTEMPTS 100

/* A buffer that one large article has made larger than this is given back. */
#define LARGE_BUFFER (1024 * 1024)

/*< private >
 * gloss_export_sink_fail:
 * @self: a sink
 * @error: where to say so
 * @cause: an errno
 *
 * Says why the target cannot be written.
 *
 * Returns: FALSE
 */
gboolean
gloss_export_sink_fail (GlossExportSink  *self,
                        GError          **error,
                        int               cause)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, G_IO_ERROR, gloss_io_error_from_errno (cause), _("“%s” cannot be written: %s"), name, g_strerror (cause));
  return FALSE;
}

/* --- the hidden name --------------------------------------------------------------------------- */

/* Makes the hidden file or folder in @parent; 0 or an errno. */
static int
make_hidden (GlossExportSink *self,
             const char      *parent)
{
  for (guint i = 0; i < ATTEMPTS; i++)
    {
      g_autofree char *name = gloss_hidden_file_dup_name (GLOSS_HIDDEN_EXPORT);
      g_autofree char *path = g_build_filename (parent, name, NULL);
      int done = self->is_folder ? g_mkdir (path, 0777) : open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

      if (done >= 0)
        {
          self->hidden = g_steal_pointer (&path);
          self->held = self->is_folder ? open (self->hidden, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : done;
          self->fd = self->is_folder ? -1 : done;
          gloss_hidden_file_hold (self->held);
          return 0;
        }
      if (errno != EEXIST)
        return errno;
    }
  return EEXIST;
}

/* Whether the target itself can be written although nothing can be made beside it. */
static int
try_target (GlossExportSink *self)
{
  int fd = open (self->path, O_WRONLY | O_CLOEXEC);

  if (fd < 0 && errno == ENOENT)
    {
      fd = open (self->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (fd >= 0)
        g_unlink (self->path);
    }
  if (fd < 0)
    return errno;
  close (fd);
  return 0;
}

/*
 * Some folders take a file of one name only: the document portal may show such a one, and a file may be writable in a folder that
 * is not. Then all of it is written elsewhere first.
 */
static int
make_elsewhere (GlossExportSink *self)
{
  int cause = try_target (self);

  if (cause != 0)
    return cause;
  self->is_elsewhere = TRUE;
  return make_hidden (self, g_get_tmp_dir ());
}

static gboolean
open_hidden (GlossExportSink  *self,
             GError          **error)
{
  g_autofree char *parent = g_path_get_dirname (self->path);
  int cause = make_hidden (self, parent);

  if (!self->is_folder && (cause == EACCES || cause == EPERM || cause == EROFS))
    cause = make_elsewhere (self);
  return cause == 0 || gloss_export_sink_fail (self, error, cause);
}

/**
 * gloss_export_sink_new:
 * @target: where the export goes
 * @is_folder: whether it is a folder
 * @replace: whether a file, or an earlier export in the folder, may be replaced
 * @cancellable: (nullable): stops it
 * @error: why nothing can be written there; %G_IO_ERROR_EXISTS where @replace would help
 *
 * Looks whether the export may and can go there, and makes a hidden file or folder beside it. Blocks, in any thread.
 *
 * Returns: (nullable) (transfer full): a sink
 */
GlossExportSink *
gloss_export_sink_new (GFile         *target,
                       gboolean       is_folder,
                       gboolean       replace,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GlossExportSink) self = g_new0 (GlossExportSink, 1);
  gboolean exists;

  self->fd = self->held = -1;
  self->is_folder = is_folder;
  self->replace = replace;
  g_set_object (&self->cancellable, cancellable);
  self->buffer = g_string_new (NULL);
  self->added = g_ptr_array_new_with_free_func (g_free);
  self->path = gloss_export_target_dup_path (target, error);
  if (self->path == NULL || !gloss_export_target_check (self->path, is_folder, replace, &exists, error) ||
      !open_hidden (self, error) || (is_folder && !gloss_export_sink_begin_folder (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * gloss_export_sink_free:
 * @self: (transfer full): a sink
 *
 * Takes away what was written, unless it was committed.
 */
void
gloss_export_sink_free (GlossExportSink *self)
{
  if (self->fd >= 0 && self->fd != self->held)
    close (self->fd);
  if (self->held >= 0)
    close (self->held);
  if (self->hidden != NULL)
    gloss_export_target_remove (self->hidden);
  g_clear_object (&self->cancellable);
  g_string_free (self->buffer, TRUE);
  g_ptr_array_unref (self->added);
  g_free (self->hidden);
  g_free (self->path);
  g_free (self);
}

/**
 * gloss_export_sink_is_folder:
 * @self: a sink
 *
 * Returns: whether it takes files, not text
 */
gboolean
gloss_export_sink_is_folder (GlossExportSink *self)
{
  return self->is_folder;
}

/**
 * gloss_export_sink_get_buffer:
 * @self: a sink of a file
 *
 * Returns: (transfer none): what the next flush appends to the file
 */
GString *
gloss_export_sink_get_buffer (GlossExportSink *self)
{
  g_return_val_if_fail (!self->is_folder, NULL);

  return self->buffer;
}

/* --- writing ----------------------------------------------------------------------------------- */

/* 0 or an errno. */
static int
read_back (int    fd,
           char  *bytes,
           gsize  n_bytes,
           gsize  from)
{
  while (n_bytes > 0)
    {
      gssize n = pread (fd, bytes, n_bytes, from);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n < 0 ? errno : EIO;
      bytes += n;
      n_bytes -= n;
      from += n;
    }
  return 0;
}

/* Empties the buffer into the file and reads back from there. */
static GBytes *
flush_file (GlossExportSink  *self,
            GError          **error)
{
  gsize n_bytes = self->buffer->len;
  g_autofree char *bytes = g_malloc (n_bytes + 1);
  int cause = gloss_hidden_file_write (self->fd, self->buffer->str, n_bytes);

  if (cause == 0)
    cause = read_back (self->fd, bytes, n_bytes, self->n_written);
  if (cause == 0 && memcmp (bytes, self->buffer->str, n_bytes) != 0)
    cause = EIO;
  if (cause != 0)
    {
      gloss_export_sink_fail (self, error, cause);
      return NULL;
    }
  self->n_written += n_bytes;
  bytes[n_bytes] = '\0';
  return g_bytes_new_take (g_steal_pointer (&bytes), n_bytes);
}

static void
clear_buffer (GlossExportSink *self)
{
  if (self->buffer->allocated_len > LARGE_BUFFER)
    {
      g_string_free (self->buffer, TRUE);
      self->buffer = g_string_new (NULL);
    }
  g_string_truncate (self->buffer, 0);
}

/**
 * gloss_export_sink_flush:
 * @self: a sink
 * @error: why it could not be written or read
 *
 * Writes what is in the buffer and reads it back. Of a folder, it only says that the files that were added stay. After an error, nothing more
 * can be done but freeing the sink.
 *
 * Returns: (nullable) (transfer full): what is on the disk of the buffer now, with a zero byte after it; empty of a folder
 */
GBytes *
gloss_export_sink_flush (GlossExportSink  *self,
                         GError          **error)
{
  GBytes *written = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  if (!self->is_folder)
    written = flush_file (self, error);
  else if (gloss_export_sink_keep_added (self, error))
    written = g_bytes_new_static ("", 0);
  clear_buffer (self);
  return written;
}

/**
 * gloss_export_sink_revert:
 * @self: a sink
 *
 * Drops what is in the buffer, and the files that were added, since the last flush.
 */
void
gloss_export_sink_revert (GlossExportSink *self)
{
  clear_buffer (self);
  gloss_export_sink_drop_added (self);
}

/* --- the final name ---------------------------------------------------------------------------- */

static void
sync_parent (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int fd = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* Appends the hidden file to @to. */
static int
copy_to (GlossExportSink *self,
         int              to)
{
  g_autofree char *bytes = g_malloc (LARGE_BUFFER);

  for (gsize from = 0; from < self->n_written; from += MIN (LARGE_BUFFER, self->n_written - from))
    {
      gsize n_bytes = MIN (LARGE_BUFFER, self->n_written - from);
      int cause = read_back (self->fd, bytes, n_bytes, from);

      if (cause == 0)
        cause = gloss_hidden_file_write (to, bytes, n_bytes);
      if (cause != 0)
        return cause;
    }
  return 0;
}

/* Takes the room for all of it before the first byte of the old file is lost. */
static int
overwrite (GlossExportSink *self,
           int              to,
           gsize            n_before)
{
  int cause = self->n_written > 0 ? posix_fallocate (to, 0, self->n_written) : 0;

  if (cause != 0)
    {
      if (ftruncate (to, n_before) != 0)
        return errno;
      return cause;
    }
  cause = copy_to (self, to);
  if (cause == 0 && (ftruncate (to, self->n_written) != 0 || fsync (to) != 0))
    cause = errno;
  return cause;
}

static int
commit_elsewhere (GlossExportSink *self)
{
  gboolean exists = g_file_test (self->path, G_FILE_TEST_EXISTS);
  int fd = open (self->path, exists ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  struct stat before = { 0 };
  int cause;

  if (fd < 0)
    return errno;
  cause = fstat (fd, &before) == 0 ? overwrite (self, fd, before.st_size) : errno;
  if (close (fd) != 0 && cause == 0)
    cause = errno;
  if (cause != 0 && !exists)
    g_unlink (self->path);
  return cause;
}

/*< private >
 * gloss_export_sink_rename:
 * @from: a path
 * @to: another
 *
 * Renames a file where nothing has the name yet, also where the file system cannot make sure of that.
 *
 * Returns: 0 or an errno
 */
int
gloss_export_sink_rename (const char *from,
                          const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    return EEXIST;
  return g_rename (from, to) == 0 ? 0 : errno;
}

static int
commit_beside (GlossExportSink *self,
               gboolean         exists)
{
  struct stat before;
  int cause;

  if (exists && stat (self->path, &before) == 0 && fchmod (self->fd, before.st_mode & 0777) != 0)
    return errno;
  if (fsync (self->fd) != 0)
    return errno;
  if (!exists)
    cause = gloss_export_sink_rename (self->hidden, self->path);
  else
    cause = g_rename (self->hidden, self->path) == 0 ? 0 : errno;
  if (cause == 0)
    g_clear_pointer (&self->hidden, g_free);
  return cause;
}

static gboolean
commit_file (GlossExportSink  *self,
             gboolean          exists,
             GError          **error)
{
  int cause = self->is_elsewhere ? commit_elsewhere (self) : commit_beside (self, exists);

  if (cause != 0)
    return gloss_export_sink_fail (self, error, cause);
  sync_parent (self->path);
  return TRUE;
}

/**
 * gloss_export_sink_commit:
 * @self: a sink
 * @error: why it could not be done
 *
 * Gives what was flushed its final name, when all of it is on the disk. Before it does, it looks again whether it may.
 *
 * Returns: whether it was done; if not, what was there before is there still
 */
gboolean
gloss_export_sink_commit (GlossExportSink  *self,
                          GError          **error)
{
  gboolean exists;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !gloss_export_target_check (self->path, self->is_folder, self->replace, &exists, error))
    return FALSE;
  return self->is_folder ? gloss_export_sink_commit_folder (self, exists, error) : commit_file (self, exists, error);
}
