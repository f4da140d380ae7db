/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files are called and who holds them until they have their final name. */
#include "config.h"

#include "store/gloss-hidden-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gloss-error.h"

#define ATTEMPTS 100
/* So much of a hash tells computers apart that share a folder. */
#define COMPUTER_LENGTH 8

/**
 * gloss_hidden_file_dup_computer:
 *
 * Returns: (transfer full): what tells this computer from others in names, without saying which it is
 */
char *
gloss_hidden_file_dup_computer (void)
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *id = NULL;

  g_file_get_contents ("/etc/machine-id", &id, NULL, NULL);
  g_checksum_update (hash, (const guchar *) PROJECT_ID, -1);
  g_checksum_update (hash, (const guchar *) (id != NULL ? id : g_get_host_name ()), -1);
  return g_strndup (g_checksum_get_string (hash), COMPUTER_LENGTH);
}

/**
 * gloss_hidden_file_dup_name:
 * @kind: what it is for, such as %GLOSS_HIDDEN_WRITE
 *
 * Returns: (transfer full): a name that is most likely free; short, so that beside a name of any length there is room for it
 */
char *
gloss_hidden_file_dup_name (const char *kind)
{
  g_autofree char *computer = gloss_hidden_file_dup_computer ();

  return g_strdup_printf (".gloss-%s-%s-%08x", kind, computer, g_random_int ());
}

/**
 * gloss_hidden_file_hold:
 * @fd: a new file or folder with a hidden name
 *
 * Says that it is in use until it is closed, where the file system knows locks.
 */
void
gloss_hidden_file_hold (int fd)
{
  while (flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EINTR)
    ;
}

/**
 * gloss_hidden_file_write:
 * @fd: a file
 * @bytes: what to write
 * @n_bytes: how much
 *
 * Returns: 0, or an errno
 */
int
gloss_hidden_file_write (int         fd,
                         const char *bytes,
                         gsize       n_bytes)
{
  while (n_bytes > 0)
    {
      gssize n = write (fd, bytes, n_bytes);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n < 0 ? errno : EIO;
      bytes += n;
      n_bytes -= n;
    }
  return 0;
}

/* Where a link leads, so that the file there is replaced and not the link. */
static char *
dup_target (const char *path)
{
  char *target = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? realpath (path, NULL) : NULL;
  char *result = g_strdup (target != NULL ? target : path);

  free (target);
  return result;
}

/* The name in the folder must be on disk as well as the contents. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* Makes a file of a hidden name; -1 and errno where that is not possible. */
static int
make_hidden (const char  *folder,
             int          mode,
             char       **path)
{
  for (guint i = 0; i < ATTEMPTS; i++)
    {
      g_autofree char *name = gloss_hidden_file_dup_name (GLOSS_HIDDEN_WRITE);
      int fd;

      *path = g_build_filename (folder, name, NULL);
      fd = open (*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
      if (fd >= 0 || errno != EEXIST)
        return fd;
      g_clear_pointer (path, g_free);
    }
  return -1;
}

/* 0 or an errno. The permissions of a file that was there are those of the new one, whatever the umask. */
static int
fill (int                fd,
      const struct stat *before,
      const char        *bytes,
      gsize              n_bytes)
{
  int code = gloss_hidden_file_write (fd, bytes, n_bytes);

  /* Some file systems know no permissions. */
  if (code == 0 && before != NULL && fchmod (fd, before->st_mode & 0777) != 0 && errno != EPERM && errno != ENOTSUP)
    code = errno;
  if (code == 0 && fsync (fd) != 0)
    code = errno;
  return code;
}

/* 0 or an errno. It is closed, and thereby let go, only when it has its final name. */
static int
replace (const char        *target,
         const struct stat *before,
         const char        *bytes,
         gsize              n_bytes)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *hidden = NULL;
  int fd = make_hidden (folder, before != NULL ? before->st_mode & 0777 : 0666, &hidden);
  int code;

  if (fd < 0)
    return errno;
  gloss_hidden_file_hold (fd);
  code = fill (fd, before, bytes, n_bytes);
  if (code == 0 && g_rename (hidden, target) != 0)
    code = errno;
  if (code != 0)
    g_unlink (hidden);
  close (fd);
  if (code == 0)
    sync_folder (folder);
  return code;
}

/**
 * gloss_hidden_file_replace:
 * @path: a file, there or not, in a folder that is there
 * @bytes: what it is to hold
 * @n_bytes: how much that is
 * @error: why it could not be; %GLOSS_ERROR_PROTECTED where nobody may write to the file that is there
 *
 * Replaces a file whole, and returns when it is on disk. A file that is there keeps its permissions; of a link, the file that it
 * leads to is replaced. Whatever happens, there is either what was there before or all of @bytes. Blocks.
 *
 * Returns: whether it was replaced
 */
gboolean
gloss_hidden_file_replace (const char  *path,
                           const char  *bytes,
                           gsize        n_bytes,
                           GError     **error)
{
  g_autofree char *target = dup_target (path);
  g_autofree char *name = g_filename_display_name (path);
  struct stat before;
  gboolean is_there = stat (target, &before) == 0;
  int code;

  if (is_there && S_ISREG (before.st_mode) && (before.st_mode & 0222) == 0)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_PROTECTED, _("“%s” is write-protected, so it is left as it is."), name);
      return FALSE;
    }
  code = replace (target, is_there ? &before : NULL, bytes, n_bytes);
  if (code == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, gloss_io_error_from_errno (code), _("“%s” could not be written: %s"), name, g_strerror (code));
  return FALSE;
}
