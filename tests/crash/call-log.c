/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes down which calls change a folder, so that a loss of power can be played through. */
#define _GNU_SOURCE

#include "call-log.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/*
 * CRASH_LOG names the file. A record is a line of words, which ends with the number of the bytes that follow:
 *   open INODE 0 N path | write INODE OFFSET N bytes | truncate INODE LENGTH 0 | sync INODE 0 N path
 *   rename 0 LENGTH-OF-FROM N from+to | link ... | unlink 0 N N path | mkdir 0 N N path | say 0 0 N bytes
 */
static int log_fd = -1;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

__attribute__ ((constructor)) static void
open_log (void)
{
  const char *path = getenv ("CRASH_LOG");

  if (path != NULL)
    log_fd = syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The bytes go round the wrappers. */
static void
put (const void *bytes,
     size_t      n_bytes)
{
  const char *at = bytes;

  while (n_bytes > 0)
    {
      long n = syscall (SYS_write, log_fd, at, n_bytes);

      if (n <= 0)
        abort ();
      at += n;
      n_bytes -= n;
    }
}

static void
record (const char *call,
        uint64_t    inode,
        int64_t     number,
        const char *bytes,
        size_t      n_bytes)
{
  char head[128];
  int code = errno;

  snprintf (head, sizeof head, "%s %llu %lld %zu\n", call, (unsigned long long) inode, (long long) number, n_bytes);
  put (head, strlen (head));
  put (bytes, n_bytes);
  errno = code;
}

static uint64_t
find_inode (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 ? info.st_ino : 0;
}

void
call_log_lock (void)
{
  if (log_fd >= 0)
    pthread_mutex_lock (&mutex);
}

void
call_log_unlock (void)
{
  if (log_fd >= 0)
    pthread_mutex_unlock (&mutex);
}

void
call_log_open (int         fd,
               const char *path,
               int         flags)
{
  if (log_fd < 0 || fd < 0 || (flags & O_CREAT) == 0)
    return;
  record ("open", find_inode (fd), 0, path, strlen (path));
  if ((flags & O_TRUNC) != 0)
    record ("truncate", find_inode (fd), 0, NULL, 0);
}

void
call_log_write (int         fd,
                const void *bytes,
                int64_t     n_bytes)
{
  if (log_fd >= 0 && n_bytes > 0)
    record ("write", find_inode (fd), lseek (fd, 0, SEEK_CUR) - n_bytes, bytes, n_bytes);
}

void
call_log_truncate (int     fd,
                   int64_t length,
                   int     result)
{
  if (log_fd >= 0 && result == 0)
    record ("truncate", find_inode (fd), length, NULL, 0);
}

void
call_log_sync (int fd,
               int result)
{
  char link_path[64], path[PATH_MAX];
  ssize_t n;

  if (log_fd < 0 || result != 0)
    return;
  snprintf (link_path, sizeof link_path, "/proc/self/fd/%d", fd);
  n = readlink (link_path, path, sizeof path);
  record ("sync", find_inode (fd), 0, path, n > 0 ? n : 0);
}

void
call_log_names (const char *call,
                const char *from,
                const char *to,
                int         result)
{
  char both[2 * PATH_MAX];

  if (log_fd < 0 || result != 0)
    return;
  snprintf (both, sizeof both, "%s%s", from, to);
  record (call, 0, strlen (from), both, strlen (both));
}

void
call_log_say (int         fd,
              const void *bytes,
              size_t      n_bytes)
{
  if (log_fd < 0 || fd != STDOUT_FILENO)
    return;
  call_log_lock ();
  record ("say", 0, 0, bytes, n_bytes);
  call_log_unlock ();
}
