/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder in which sidecars of one source lie: how they are written. */
#define _GNU_SOURCE
#include "config.h"

#include "store/gloss-sidecar-folder-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "gloss-error.h"
#include "store/gloss-hidden-file.h"

/* The longest reviewer and the suffix. */
#define LONGEST_ENDING (32 + strlen (GLOSS_SIDECAR_SUFFIX))

/* How long another writer is waited for. Locks only help those who ask for them. */
#define LOCK_ATTEMPTS 200
#define LOCK_INTERVAL (10 * G_TIME_SPAN_MILLISECOND)

/**
 * gloss_sidecar_folder_is_portal:
 * @folder: a folder
 *
 * The document portal shows a single file in a folder of its own, named after a number, where other files can be made and
 * are lost.
 *
 * Returns: whether it is such a one
 */
gboolean
gloss_sidecar_folder_is_portal (GFile *folder)
{
  g_autoptr (GFile) documents = g_file_new_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) parent = g_file_get_parent (folder);

  return parent != NULL && g_file_equal (parent, documents);
}

/* A nameless file is made where that is possible, so that nobody who watches the folder hears of it. */
static gboolean
can_make_file (const char *path)
{
  int fd = open (path, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  g_autofree char *name = NULL;
  g_autofree char *hidden = NULL;

  if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL))
    {
      name = gloss_hidden_file_dup_name (GLOSS_HIDDEN_WRITE);
      hidden = g_build_filename (path, name, NULL);
      fd = open (hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (fd >= 0)
        g_unlink (hidden);
    }
  if (fd < 0)
    return FALSE;
  close (fd);
  return TRUE;
}

/**
 * gloss_sidecar_folder_is_writable:
 * @self: a folder
 *
 * Returns: whether a sidecar can be made there, by trying to make a file
 */
gboolean
gloss_sidecar_folder_is_writable (GlossSidecarFolder *self)
{
  const char *path = g_file_peek_path (self->folder);

  if (path == NULL || strlen (self->prefix) + LONGEST_ENDING > NAME_MAX || gloss_sidecar_folder_is_portal (self->folder))
    return FALSE;
  return can_make_file (path);
}

/**
 * gloss_sidecar_folder_lock:
 * @self: a folder
 *
 * Waits a little for other writers of Gloss to the folder, in this process or another, and keeps them out. The folder is
 * made if it is not there.
 *
 * Returns: what to close afterwards; -1 where the folder cannot be locked, which does not matter
 */
int
gloss_sidecar_folder_lock (GlossSidecarFolder *self)
{
  const char *path = g_file_peek_path (self->folder);
  int fd = -1;

  if (path != NULL && g_mkdir_with_parents (path, 0700) == 0)
    fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (guint i = 0; fd >= 0 && i < LOCK_ATTEMPTS; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        break;
      g_usleep (LOCK_INTERVAL);
    }
  return fd;
}

static gboolean
ensure_folder (GlossSidecarFolder  *self,
               GError             **error)
{
  const char *path = g_file_peek_path (self->folder);

  if (path != NULL && g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  if (path != NULL)
    {
      g_set_error (error, G_IO_ERROR, gloss_io_error_from_errno (errno), _("The folder “%s” could not be made: %s"), path, g_strerror (errno));
    }
  else
    {
      g_autofree char *name = g_file_get_parse_name (self->folder);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("The folder “%s” could not be made: it is not on this computer."), name);
    }
  return FALSE;
}

/**
 * gloss_sidecar_folder_write:
 * @self: a folder
 * @reviewer: the id of a reviewer
 * @contents: what the sidecar is to hold
 * @error: why it could not be written
 *
 * Replaces a sidecar whole, and returns when it is on disk. A file that is there keeps its permissions.
 *
 * Returns: whether it was written
 */
gboolean
gloss_sidecar_folder_write (GlossSidecarFolder  *self,
                            const char          *reviewer,
                            GBytes              *contents,
                            GError             **error)
{
  g_autoptr (GFile) file = gloss_sidecar_folder_dup_file (self, reviewer);
  gsize length;
  const char *bytes = g_bytes_get_data (contents, &length);

  return ensure_folder (self, error) && gloss_hidden_file_replace (g_file_peek_path (file), bytes, length, error);
}
