/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The append-only log of what one reviewer did. */
#define _GNU_SOURCE
#include "config.h"

#include "store/gloss-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gloss-error.h"
#include "store/gloss-hidden-file.h"
#include "store/gloss-journal-private.h"

/* How long another writer is waited for. */
#define LOCK_ATTEMPTS 200
#define LOCK_INTERVAL (10 * G_TIME_SPAN_MILLISECOND)

/* How much of the end is read first, for the number of the last line. */
#define TAIL_BYTES (16 * 1024)

struct _GlossJournal
{
  GFile *file;
  char *path;

  /* What could neither be written whole nor be cut off again, and where it begins. */
  GMutex mutex;
  GString *left;
  goffset left_at;
};

static gboolean
fail_write (GlossJournal  *self,
            int            code,
            GError       **error)
{
  g_set_error (error, G_IO_ERROR, gloss_io_error_from_errno (code), _("The journal “%s” could not be written: %s"),
               self->path, g_strerror (code));
  return FALSE;
}

static gboolean
fail_read (GlossJournal  *self,
           int            code,
           GError       **error)
{
  g_set_error (error, G_IO_ERROR, gloss_io_error_from_errno (code), _("The journal “%s” could not be read: %s"),
               self->path, g_strerror (code));
  return FALSE;
}

/* A pipe would be waited on for ever, and nothing can be cut off from a device. */
static gboolean
check_regular (GlossJournal  *self,
               int            fd,
               struct stat   *info,
               GError       **error)
{
  if (fstat (fd, info) != 0)
    return fail_read (self, errno, error);
  if (S_ISREG (info->st_mode))
    return TRUE;
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is not a file."), self->path);
  return FALSE;
}

/* Some network folders let themselves be interrupted. */
static gboolean
sync_file (int fd)
{
  while (fsync (fd) != 0)
    if (errno != EINTR)
      return FALSE;
  return TRUE;
}

static gboolean
cut_off (int     fd,
         goffset length)
{
  while (ftruncate (fd, length) != 0)
    if (errno != EINTR)
      return FALSE;
  return TRUE;
}

static void
sync_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  sync_file (fd);
  close (fd);
}

/* --- reading -------------------------------------------------------------------------------- */

/* Reads @n_bytes from @offset on; less only at the end of the file. */
static GBytes *
read_at (GlossJournal  *self,
         int            fd,
         goffset        offset,
         gsize          n_bytes,
         GError       **error)
{
  g_autofree char *buffer = g_malloc (n_bytes + 1);
  gsize n_read = 0;

  while (n_read < n_bytes)
    {
      gssize n = pread (fd, buffer + n_read, n_bytes - n_read, offset + n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail_read (self, errno, error);
          return NULL;
        }
      if (n == 0)
        break;
      n_read += n;
    }
  return g_bytes_new_take (g_steal_pointer (&buffer), n_read);
}

/* Without @bytes and without an error there is no journal yet. */
static gboolean
read_all (GlossJournal  *self,
          GBytes       **bytes,
          GError       **error)
{
  int fd = open (self->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  struct stat info;

  *bytes = NULL;
  if (fd < 0)
    return errno == ENOENT || fail_read (self, errno, error);
  if (check_regular (self, fd, &info, error))
    *bytes = read_at (self, fd, 0, info.st_size, error);
  close (fd);
  return *bytes != NULL;
}

/*< private >
 * gloss_journal_load_bytes:
 * @self: a journal
 * @error: why it could not be read
 *
 * Returns: (nullable) (transfer full): what is in the file, empty where there is none
 */
GBytes *
gloss_journal_load_bytes (GlossJournal  *self,
                          GError       **error)
{
  GBytes *bytes = NULL;

  if (read_all (self, &bytes, error) && bytes == NULL)
    bytes = g_bytes_new_static ("", 0);
  return bytes;
}

/* --- appending ------------------------------------------------------------------------------ */

static gboolean
lock (GlossJournal  *self,
      int            fd,
      GError       **error)
{
  for (guint i = 0; i < LOCK_ATTEMPTS; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        return TRUE;
      /* Some network folders know no locks; O_APPEND keeps the lines apart there. */
      if (errno != EWOULDBLOCK && errno != EINTR)
        return TRUE;
      g_usleep (LOCK_INTERVAL);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, _("Another program holds the journal “%s”."), self->path);
  return FALSE;
}

/* Whether the file has still its name: another process may have put a shorter one in its place. */
static gboolean
is_current (GlossJournal *self,
            int           fd)
{
  struct stat own, named;

  return fstat (fd, &own) == 0 && stat (self->path, &named) == 0 && own.st_dev == named.st_dev && own.st_ino == named.st_ino;
}

static int
open_file (GlossJournal  *self,
           GError       **error)
{
  int flags = O_RDWR | O_APPEND | O_NONBLOCK | O_CLOEXEC;
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *parent = g_path_get_dirname (folder);
  int fd = open (self->path, flags);

  if (fd < 0 && errno == ENOENT)
    {
      if (g_mkdir_with_parents (folder, 0777) == 0)
        fd = open (self->path, flags | O_CREAT, 0666);
      if (fd >= 0)
        {
          sync_folder (folder);
          sync_folder (parent);
        }
    }
  if (fd < 0)
    fail_write (self, errno, error);
  return fd;
}

/* Returns -1 with an error, or what is to be closed. */
static int
open_locked (GlossJournal  *self,
             struct stat   *info,
             GError       **error)
{
  for (;;)
    {
      int fd = open_file (self, error);

      if (fd < 0)
        return -1;
      if (!check_regular (self, fd, info, error) || !lock (self, fd, error))
        {
          close (fd);
          return -1;
        }
      if (is_current (self, fd) && check_regular (self, fd, info, NULL))
        return fd;
      close (fd);
    }
}

/*
 * The number of the last line in @bytes that has one, 0 without; lines begin after the first end when @is_cut. Lines whose others were
 * torn are passed over, and @n_bytes is how much there is before them.
 */
static gint64
find_last_seq (const char *bytes,
               gsize      *n_bytes,
               gboolean    is_cut)
{
  const char *end = bytes + *n_bytes;
  gboolean is_whole = FALSE;

  while (end > bytes)
    {
      const char *before = memrchr (bytes, '\n', end - 1 - bytes);
      const char *line = before != NULL ? before + 1 : bytes;
      g_autoptr (GlossJournalEntry) entry = NULL;

      if (before == NULL && is_cut)
        return 0;
      entry = gloss_journal_entry_parse (line, end - 1 - line);
      is_whole |= entry == NULL || entry->more == 0;
      if (!is_whole)
        *n_bytes = line - bytes;
      if (is_whole && entry != NULL)
        return entry->seq;
      end = line;
    }
  return 0;
}

/* Where the last line with an end ends, and its number. */
static gboolean
find_end (GlossJournal  *self,
          int            fd,
          goffset        size,
          goffset       *end,
          gint64        *seq,
          GError       **error)
{
  for (gsize n_tail = TAIL_BYTES;; n_tail *= 4)
    {
      goffset from = MAX (size - (goffset) n_tail, 0);
      g_autoptr (GBytes) tail = read_at (self, fd, from, size - from, error);
      const char *bytes, *last;
      gsize n_bytes;

      if (tail == NULL)
        return FALSE;
      bytes = g_bytes_get_data (tail, &n_bytes);
      last = memrchr (bytes, '\n', n_bytes);
      n_bytes = last != NULL ? last + 1 - bytes : 0;
      *seq = find_last_seq (bytes, &n_bytes, from > 0);
      *end = n_bytes > 0 ? from + n_bytes : 0;
      if (*seq > 0 || from == 0)
        return TRUE;
    }
}

static gboolean
write_all (int         fd,
           const char *bytes,
           gsize       n_bytes)
{
  while (n_bytes > 0)
    {
      gssize n = write (fd, bytes, n_bytes);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      n_bytes -= n;
    }
  return TRUE;
}

static void
set_left (GlossJournal  *self,
          goffset        at,
          const GString *lines)
{
  g_mutex_lock (&self->mutex);
  if (self->left != NULL)
    g_string_free (self->left, TRUE);
  self->left = lines != NULL ? g_string_new_len (lines->str, lines->len) : NULL;
  self->left_at = at;
  g_mutex_unlock (&self->mutex);
}

/* Whether the file ends with some of what was left over. If another process went on after it, it stays. */
static gboolean
ends_with_left (GlossJournal *self,
                int           fd,
                goffset       size)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GBytes) end = NULL;

  if (self->left == NULL || size <= self->left_at || (gsize) (size - self->left_at) > self->left->len)
    return FALSE;
  end = read_at (self, fd, self->left_at, size - self->left_at, NULL);
  return end != NULL && memcmp (g_bytes_get_data (end, NULL), self->left->str, g_bytes_get_size (end)) == 0;
}

/* Whole lines of something that had failed would be taken for done, and be there twice once it succeeds. */
static gboolean
cut_left (GlossJournal  *self,
          int            fd,
          struct stat   *info,
          GError       **error)
{
  if (ends_with_left (self, fd, info->st_size))
    {
      if (!cut_off (fd, self->left_at))
        return fail_write (self, errno, error);
      info->st_size = self->left_at;
    }
  set_left (self, 0, NULL);
  return TRUE;
}

/* The lines are on disk, or the file is as long as before; if not even that is possible, before the next line. */
static gboolean
write_lines (GlossJournal  *self,
             int            fd,
             goffset        end,
             GString       *lines,
             GError       **error)
{
  int code;

  if (write_all (fd, lines->str, lines->len) && sync_file (fd))
    return TRUE;
  code = errno != 0 ? errno : EIO;
  if (cut_off (fd, end))
    sync_file (fd);
  else
    set_left (self, end, lines);
  return fail_write (self, code, error);
}

static GString *
number_lines (GPtrArray *entries,
              gint64     last)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      GlossJournalEntry *entry = g_ptr_array_index (entries, i);

      entry->seq = last + i + 1;
      gloss_journal_entry_append (entry, lines);
    }
  return lines;
}

/* It is tried once for each time that the bound is passed, so that a file without anything to drop is not read again and again. */
static gboolean
is_due (goffset before,
        goffset after)
{
  return before / GLOSS_JOURNAL_MAX_BYTES != after / GLOSS_JOURNAL_MAX_BYTES;
}

/* Called with the lock held. That the file stays long is no error. */
static void
compact (GlossJournal *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) kept = NULL;

  if (!read_all (self, &bytes, NULL) || bytes == NULL)
    return;
  kept = gloss_journal_compact (bytes);
  if (kept->len < g_bytes_get_size (bytes))
    gloss_hidden_file_replace (self->path, kept->str, kept->len, NULL);
}

/**
 * gloss_journal_append:
 * @self: a journal
 * @entries: (element-type GlossJournalEntry): what to append
 * @error: why it could not be
 *
 * Gives the entries their numbers and appends them; returns when they are on disk. After an error none of them is in the
 * file.
 *
 * Returns: whether they are on disk
 */
gboolean
gloss_journal_append (GlossJournal  *self,
                      GPtrArray     *entries,
                      GError       **error)
{
  g_autoptr (GString) lines = NULL;
  struct stat info;
  goffset end;
  gint64 seq;
  gboolean done;
  int fd;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (entries != NULL, FALSE);

  fd = open_locked (self, &info, error);
  if (fd < 0)
    return FALSE;
  done = cut_left (self, fd, &info, error) && find_end (self, fd, info.st_size, &end, &seq, error);
  if (done && end < info.st_size && !cut_off (fd, end))
    done = fail_write (self, errno, error);
  if (done && seq > GLOSS_JOURNAL_MAX_SEQ - entries->len)
    done = fail_write (self, EOVERFLOW, error);
  if (done)
    {
      lines = number_lines (entries, seq);
      done = write_lines (self, fd, end, lines, error);
    }
  if (done && is_due (end, end + lines->len))
    compact (self);
  close (fd);
  return done;
}

/* --- the journal ---------------------------------------------------------------------------- */

/**
 * gloss_journal_new:
 * @file: its file, there or not, on this computer
 *
 * Returns: (transfer full): the journal
 */
GlossJournal *
gloss_journal_new (GFile *file)
{
  GlossJournal *self = g_new0 (GlossJournal, 1);

  self->file = g_object_ref (file);
  self->path = g_strdup (g_file_peek_path (file));
  g_mutex_init (&self->mutex);
  return self;
}

void
gloss_journal_free (GlossJournal *self)
{
  set_left (self, 0, NULL);
  g_mutex_clear (&self->mutex);
  g_clear_object (&self->file);
  g_free (self->path);
  g_free (self);
}

GFile *
gloss_journal_get_file (GlossJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}
