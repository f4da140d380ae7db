/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an export of many files is written to. */
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

/*< private >
 * gloss_export_sink_begin_folder:
 * @self: a new sink of a folder
 * @error: why it could not be done
 *
 * Begins the list of its files.
 *
 * Returns: whether it was done
 */
gboolean
gloss_export_sink_begin_folder (GlossExportSink  *self,
                                GError          **error)
{
  g_autofree char *manifest = g_build_filename (self->hidden, GLOSS_EXPORT_MANIFEST, NULL);
  int cause;

  self->fd = open (manifest, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  cause = self->fd < 0 ? errno
                       : gloss_hidden_file_write (self->fd, GLOSS_EXPORT_MANIFEST_HEADER, strlen (GLOSS_EXPORT_MANIFEST_HEADER));
  return cause == 0 || gloss_export_sink_fail (self, error, cause);
}

/*< private >
 * gloss_export_sink_keep_added:
 * @self: a sink of a folder
 * @error: why it could not be done
 *
 * Puts the files that were added since the last flush on the list.
 *
 * Returns: whether it was done
 */
gboolean
gloss_export_sink_keep_added (GlossExportSink  *self,
                              GError          **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  int cause;

  for (guint i = 0; i < self->added->len; i++)
    {
      g_autofree char *line = g_strescape (g_ptr_array_index (self->added, i), NULL);

      g_string_append_printf (lines, "%s\n", line);
    }
  g_ptr_array_set_size (self->added, 0);
  cause = gloss_hidden_file_write (self->fd, lines->str, lines->len);
  return cause == 0 || gloss_export_sink_fail (self, error, cause);
}

/*< private >
 * gloss_export_sink_drop_added:
 * @self: a sink
 *
 * Takes away the files that were added since the last flush.
 */
void
gloss_export_sink_drop_added (GlossExportSink *self)
{
  for (guint i = 0; i < self->added->len; i++)
    {
      g_autofree char *path = g_build_filename (self->hidden, g_ptr_array_index (self->added, i), NULL);

      g_unlink (path);
    }
  g_ptr_array_set_size (self->added, 0);
}

/* Whether it stays in the folder and is not the folder's own. */
static gboolean
is_proper_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  if (g_str_equal (path, GLOSS_EXPORT_MANIFEST))
    return FALSE;
  for (char **part = parts; *part != NULL; part++)
    if (**part == '\0' || g_str_equal (*part, ".") || g_str_equal (*part, ".."))
      return FALSE;
  return parts[0] != NULL;
}

/* 0 or an errno. */
static int
write_file (const char *path,
            const char *contents,
            gsize       n_bytes)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int fd;
  int cause;

  if (g_mkdir_with_parents (parent, 0777) != 0)
    return errno;
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0)
    return errno;
  cause = gloss_hidden_file_write (fd, contents, n_bytes);
  if (close (fd) != 0 && cause == 0)
    cause = errno;
  if (cause != 0)
    g_unlink (path);
  return cause;
}

/**
 * gloss_export_sink_add_file:
 * @self: a sink of a folder
 * @path: from the folder, may hold folders
 * @contents: what goes into it
 * @n_bytes: how much that is
 * @error: why it could not be written
 *
 * Adds one whole file that is not there yet.
 *
 * Returns: whether it was written
 */
gboolean
gloss_export_sink_add_file (GlossExportSink  *self,
                            const char       *path,
                            const char       *contents,
                            gsize             n_bytes,
                            GError          **error)
{
  g_autofree char *full = g_build_filename (self->hidden, path, NULL);
  int cause;

  g_return_val_if_fail (self->is_folder, FALSE);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  cause = is_proper_path (path) ? write_file (full, contents, n_bytes) : EINVAL;
  if (cause == 0)
    {
      g_ptr_array_add (self->added, g_strdup (path));
      return TRUE;
    }
  g_set_error (error, G_IO_ERROR, gloss_io_error_from_errno (cause), _("“%s” cannot be written into the folder “%s”: %s"),
               path, self->path, g_strerror (cause));
  return FALSE;
}

/**
 * gloss_export_sink_read_file:
 * @self: a sink of a folder
 * @path: of a file that was added
 * @error: why it could not be read
 *
 * Returns: (nullable) (transfer full): what is on the disk of it
 */
GBytes *
gloss_export_sink_read_file (GlossExportSink  *self,
                             const char       *path,
                             GError          **error)
{
  g_autofree char *full = g_build_filename (self->hidden, path, NULL);
  char *contents;
  gsize n_bytes;

  g_return_val_if_fail (self->is_folder, NULL);

  if (!g_file_get_contents (full, &contents, &n_bytes, error))
    return NULL;
  return g_bytes_new_take (contents, n_bytes);
}

/* Lets the new folder and the one before change places; the one before is then hidden. */
static int
exchange (GlossExportSink *self)
{
  g_autofree char *aside = NULL;
  int cause;

  if (renameat2 (AT_FDCWD, self->hidden, AT_FDCWD, self->path, RENAME_EXCHANGE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  aside = g_strconcat (self->hidden, "-before", NULL);
  if (g_rename (self->path, aside) != 0)
    return errno;
  cause = gloss_export_sink_rename (self->hidden, self->path);
  if (g_rename (aside, cause == 0 ? self->hidden : self->path) != 0 && cause == 0)
    cause = errno;
  return cause;
}

/* Each file would take as long as all of them. */
static int
sync_all (GlossExportSink *self)
{
  int cause = syncfs (self->fd) == 0 ? 0 : errno;

  if (close (self->fd) != 0 && cause == 0)
    cause = errno;
  self->fd = -1;
  return cause;
}

/*< private >
 * gloss_export_sink_commit_folder:
 * @self: a sink of a folder
 * @exists: whether there is a folder of that name, which may be replaced
 * @error: why it could not be done
 *
 * Gives it its final name.
 *
 * Returns: whether it was done
 */
gboolean
gloss_export_sink_commit_folder (GlossExportSink  *self,
                                 gboolean          exists,
                                 GError          **error)
{
  int cause = sync_all (self);

  if (cause == 0)
    cause = exists ? exchange (self) : gloss_export_sink_rename (self->hidden, self->path);
  if (cause != 0)
    return gloss_export_sink_fail (self, error, cause);
  if (exists)
    gloss_export_target_remove (self->hidden);
  g_clear_pointer (&self->hidden, g_free);
  return TRUE;
}
