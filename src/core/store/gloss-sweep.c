/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes away what killed processes have left behind. */
#include "config.h"

#include "store/gloss-sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/gloss-hidden-file.h"

/* Exports hold folders of files; nothing that Gloss writes goes deeper. */
#define MAX_DEPTH 8

/* What is being written in a project, from its folder. */
static const char *const folders[] = { ".", ".gloss", ".gloss/journal", ".gloss/texts", ".gloss/structure" };

static gboolean
is_hex (const char *text,
        gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* Whether it is a name as gloss_hidden_file_dup_name() makes them; @computer is what follows the kind. */
static gboolean
parse_name (const char  *name,
            const char **computer)
{
  static const char *const kinds[] = { ".gloss-" GLOSS_HIDDEN_WRITE "-", ".gloss-" GLOSS_HIDDEN_EXPORT "-" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (name, kinds[i]))
      {
        *computer = name + strlen (kinds[i]);
        return strlen (*computer) == 17 && (*computer)[8] == '-' && is_hex (*computer, 8) && is_hex (*computer + 9, 8);
      }
  return FALSE;
}

/* Whether it is certain that nobody writes it: a lock is of use only where the file system knows any and the writer is on this computer. */
static gboolean
is_left_behind (int                fd,
                const struct stat *info,
                gboolean           is_own)
{
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - info->st_mtime;
  gboolean is_free = flock (fd, LOCK_EX | LOCK_NB) == 0;

  if (!is_free && errno == EWOULDBLOCK)
    return FALSE;
  return age > (is_free && is_own ? GLOSS_SWEEP_AGE_HERE : GLOSS_SWEEP_AGE_ELSEWHERE);
}

/* Never follows a link, and never leaves the folder that is open. */
static gboolean
remove_tree (int         parent,
             const char *name,
             guint       depth)
{
  int fd = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *child;

  if (fd < 0)
    return unlinkat (parent, name, 0) == 0;
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  dir = depth < MAX_DEPTH ? g_dir_open (path, 0, NULL) : NULL;
  while (dir != NULL && (child = g_dir_read_name (dir)) != NULL)
    remove_tree (fd, child, depth + 1);
  close (fd);
  return unlinkat (parent, name, AT_REMOVEDIR) == 0;
}

/* The lock is held until it is gone. */
static gboolean
sweep_one (int         folder,
           const char *name,
           gboolean    is_own)
{
  int fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;
  gboolean done = FALSE;

  if (fd < 0)
    return FALSE;
  if (fstat (fd, &info) == 0 && (S_ISREG (info.st_mode) || S_ISDIR (info.st_mode)) && is_left_behind (fd, &info, is_own))
    done = remove_tree (folder, name, 0);
  close (fd);
  return done;
}

static guint
sweep_folder (const char *path,
              const char *own)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_autoptr (GDir) dir = fd >= 0 ? g_dir_open (path, 0, NULL) : NULL;
  const char *name, *computer;
  guint n_swept = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (parse_name (name, &computer) && sweep_one (fd, name, g_str_has_prefix (computer, own)))
      n_swept++;
  if (fd >= 0)
    close (fd);
  return n_swept;
}

/**
 * gloss_sweep:
 * @folder: a project's folder, or one of the library
 *
 * Takes away what processes that are dead were writing to it: sidecars, journals, texts, corrections and exports. What somebody holds
 * stays. Whether a process on another computer lives cannot be known in a shared folder, so what is of another one must be old. Blocks.
 *
 * Returns: how much was taken away
 */
guint
gloss_sweep (const char *folder)
{
  g_autofree char *own = gloss_hidden_file_dup_computer ();
  guint n_swept = 0;

  g_return_val_if_fail (folder != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (folder, folders[i], NULL);

      n_swept += sweep_folder (path, own);
    }
  return n_swept;
}

static void
sweep_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  gloss_sweep (task_data);
  g_task_return_boolean (task, TRUE);
}

/**
 * gloss_sweep_async:
 * @folder: a project's folder, or one of the library
 *
 * Does gloss_sweep() in a worker; nobody needs to wait for it.
 */
void
gloss_sweep_async (GFile *folder)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (folder));

  if (g_file_peek_path (folder) == NULL)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, gloss_sweep_async);
  g_task_set_task_data (task, g_strdup (g_file_peek_path (folder)), g_free);
  g_task_run_in_thread (task, sweep_in_thread);
}
