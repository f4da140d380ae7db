/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library to preload: kills the program at one of its system calls, or lets some of them fail. */
#define _GNU_SOURCE
/* Both forms of each call are wanted, under their own names. */
#undef _FILE_OFFSET_BITS

#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "call-log.h"

/*
 * In the environment:
 *   CRASH_UNDER  the folder; calls elsewhere are let alone
 *   CRASH_KILL   "17 torn": the program ends at its 17th call that changes something: before it, after it, or in the middle
 *   CRASH_SEED   for the plan of the faults
 */
#define REAL(name) ((__typeof__ (&name)) find_real (#name, &real_##name))
#define N_FDS 1024

typedef enum
{
  CALL_READ,
  CALL_OPEN,
  CALL_WRITE,
  CALL_SYNC,
  CALL_RENAME,
  CALL_TRUNCATE,
  CALL_FOLDER,
} Call;

/* What is to become of a call. */
typedef struct
{
  int code;
  int is_cut;
  int dies_in_it;
  int dies_after;
} Fate;

static const char *under;
static size_t n_under;
static unsigned kill_at;
static char kill_how;
static uint64_t seed;

static unsigned n_calls;
static unsigned n_draws;
static unsigned n_faults;
static int plan;
static int permille;
static pthread_mutex_t gate = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
/* After a write that was cut short the disk is full for the next one. */
static int next_code[N_FDS];

static void *
find_real (const char  *name,
           void       **real)
{
  void *found = __atomic_load_n (real, __ATOMIC_RELAXED);

  if (found == NULL)
    {
      found = dlsym (RTLD_NEXT, name);
      __atomic_store_n (real, found, __ATOMIC_RELAXED);
    }
  return found;
}

__attribute__ ((constructor)) static void
read_environment (void)
{
  const char *kills = getenv ("CRASH_KILL");
  const char *seeds = getenv ("CRASH_SEED");

  under = getenv ("CRASH_UNDER");
  n_under = under != NULL ? strlen (under) : 0;
  seed = seeds != NULL ? strtoull (seeds, NULL, 10) : 1;
  if (kills != NULL)
    {
      char *end;

      kill_at = strtoul (kills, &end, 10);
      kill_how = *end == ' ' ? end[1] : 'b';
    }
}

/* SplitMix64 (Steele, Lea and Flood 2014) of the seed and the number of the draw. */
static unsigned
draw (unsigned bound)
{
  uint64_t z = seed + (__atomic_add_fetch (&n_draws, 1, __ATOMIC_RELAXED) * UINT64_C (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return (unsigned) ((z ^ (z >> 31)) >> 33) % bound;
}

static int
is_under (const char *path)
{
  return under != NULL && path != NULL && strncmp (path, under, n_under) == 0;
}

static int
is_under_fd (int fd)
{
  char link[64], path[PATH_MAX];
  ssize_t n;

  if (under == NULL)
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, sizeof path - 1);
  if (n < 0)
    return 0;
  path[n] = '\0';
  return is_under (path);
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

/* --- the plans ------------------------------------------------------------------------------ */

static int
any_of (const int *codes,
        unsigned   n)
{
  return codes[draw (n)];
}

/* Everything that may happen, each as often as the rate says. */
static int
fail_mixed (Call  call,
            int  *is_cut)
{
  static const int on_open[] = { ENOSPC, EDQUOT, EIO, EROFS, EACCES };
  static const int on_write[] = { ENOSPC, EDQUOT, EIO, EINTR, 0, 0 };
  static const int on_sync[] = { EIO, ENOSPC, EDQUOT, EINTR };
  static const int on_folder[] = { EIO, ENOSPC, EROFS, EDQUOT };
  static const int on_truncate[] = { EIO, EROFS, EINTR };

  if ((int) draw (1000) >= permille)
    return 0;
  switch (call)
    {
    case CALL_READ:
      return 0;
    case CALL_OPEN:
      return any_of (on_open, 5);
    case CALL_WRITE:
      *is_cut = draw (2);
      return any_of (on_write, 6);
    case CALL_SYNC:
      return any_of (on_sync, 4);
    case CALL_TRUNCATE:
      return any_of (on_truncate, 3);
    default:
      return any_of (on_folder, 4);
    }
}

/* Nothing fails: writes are cut short or interrupted, and must be gone on with. */
static int
fail_slow (Call  call,
           int  *is_cut)
{
  if ((call != CALL_WRITE && call != CALL_SYNC) || draw (3) > 0)
    return 0;
  if (call == CALL_SYNC || draw (2))
    return EINTR;
  *is_cut = 1;
  return 0;
}

static int
find_fault (Call  call,
            int  *is_cut)
{
  switch (__atomic_load_n (&plan, __ATOMIC_ACQUIRE))
    {
    case FAULT_MIXED:
      return fail_mixed (call, is_cut);
    case FAULT_SLOW:
      return fail_slow (call, is_cut);
    case FAULT_FULL:
      *is_cut = call == CALL_WRITE && draw (2);
      return call == CALL_WRITE || call == CALL_FOLDER ? ENOSPC : 0;
    case FAULT_QUOTA:
      return call == CALL_WRITE || call == CALL_OPEN ? EDQUOT : 0;
    case FAULT_READ_ONLY:
      return call != CALL_READ ? EROFS : 0;
    case FAULT_SYNC:
      return call == CALL_SYNC ? EIO : 0;
    case FAULT_RENAME:
      return call == CALL_RENAME ? (draw (2) ? EIO : ENOSPC) : 0;
    case FAULT_STUCK:
      /* What was written in part cannot be cut off again. */
      *is_cut = call == CALL_WRITE;
      return call == CALL_WRITE || call == CALL_TRUNCATE || call == CALL_SYNC ? EIO : 0;
    case FAULT_GONE:
      return call != CALL_READ ? EIO : 0;
    default:
      return 0;
    }
}

static Fate
meet (Call call)
{
  Fate fate = { 0 };
  unsigned n;

  pthread_mutex_lock (&gate);
  pthread_mutex_unlock (&gate);
  n = call != CALL_READ ? __atomic_add_fetch (&n_calls, 1, __ATOMIC_RELAXED) : 0;
  if (n > 0 && n == kill_at)
    {
      if (kill_how == 'b')
        die ();
      fate.dies_in_it = kill_how == 't' && call == CALL_WRITE;
      fate.dies_after = !fate.dies_in_it;
      return fate;
    }
  fate.code = find_fault (call, &fate.is_cut);
  if (fate.code != 0 || fate.is_cut)
    __atomic_add_fetch (&n_faults, 1, __ATOMIC_RELAXED);
  return fate;
}

/* Ends the call: sets errno, or the program. */
static int
fail (const Fate *fate)
{
  if (fate->code == 0)
    return 0;
  errno = fate->code;
  return 1;
}

static int
end (const Fate *fate,
     int         result)
{
  int code = errno;

  if (fate->dies_after)
    die ();
  errno = code;
  return result;
}

void
crash_faults_under (const char *path)
{
  under = path;
  n_under = path != NULL ? strlen (path) : 0;
}

void
crash_faults_begin (int what,
                    int rate)
{
  permille = rate;
  __atomic_store_n (&plan, what, __ATOMIC_RELEASE);
}

unsigned
crash_faults_end (void)
{
  __atomic_store_n (&plan, FAULT_NONE, __ATOMIC_RELEASE);
  memset (next_code, 0, sizeof next_code);
  return __atomic_load_n (&n_faults, __ATOMIC_RELAXED);
}

void
crash_gate_close (void)
{
  pthread_mutex_lock (&gate);
}

void
crash_gate_open (void)
{
  pthread_mutex_unlock (&gate);
}

/* --- opening -------------------------------------------------------------------------------- */

#define CHANGES (O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY))

static Call
classify (int flags)
{
  return (flags & CHANGES) != 0 ? CALL_OPEN : CALL_READ;
}

#define TAKE_MODE(mode)                      \
  mode_t mode = 0;                           \
  if ((flags & CHANGES) != 0)                \
    {                                        \
      va_list list;                          \
      va_start (list, flags);                \
      mode = va_arg (list, mode_t);          \
      va_end (list);                         \
    }

#define DEFINE_OPEN(name)                                           \
  int                                                               \
  name (const char *path,                                           \
        int         flags,                                          \
        ...)                                                        \
  {                                                                 \
    static void *real_##name;                                       \
    TAKE_MODE (mode)                                                \
    if (!is_under (path))                                           \
      return REAL (name) (path, flags, mode);                       \
    Fate fate = meet (classify (flags));                            \
    if (fail (&fate))                                               \
      return -1;                                                    \
    call_log_lock ();                                               \
    int fd = REAL (name) (path, flags, mode);                       \
    call_log_open (fd, path, flags);                                \
    call_log_unlock ();                                             \
    return end (&fate, fd);                                         \
  }

#define DEFINE_OPENAT(name)                                         \
  int                                                               \
  name (int         at,                                             \
        const char *path,                                           \
        int         flags,                                          \
        ...)                                                        \
  {                                                                 \
    static void *real_##name;                                       \
    TAKE_MODE (mode)                                                \
    if (!is_under (path))                                           \
      return REAL (name) (at, path, flags, mode);                   \
    Fate fate = meet (classify (flags));                            \
    if (fail (&fate))                                               \
      return -1;                                                    \
    call_log_lock ();                                               \
    int fd = REAL (name) (at, path, flags, mode);                   \
    call_log_open (fd, path, flags);                                \
    call_log_unlock ();                                             \
    return end (&fate, fd);                                         \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)
DEFINE_OPENAT (openat)
DEFINE_OPENAT (openat64)

/* --- writing -------------------------------------------------------------------------------- */

static int
take_next_code (int fd)
{
  return fd < N_FDS ? __atomic_exchange_n (&next_code[fd], 0, __ATOMIC_RELAXED) : 0;
}

/* How much of it is written; the code that is left over is for the next call. */
static size_t
cut (Fate   *fate,
     int     fd,
     size_t  n_bytes)
{
  if (!fate->is_cut || n_bytes < 2)
    return n_bytes;
  if (fd < N_FDS && fate->code != EINTR)
    next_code[fd] = fate->code;
  fate->code = 0;
  return 1 + draw (n_bytes - 1);
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      n_bytes)
{
  static void *real_write;
  Fate fate;
  size_t n_cut;
  ssize_t n;
  int code;

  if (!is_under_fd (fd))
    {
      call_log_say (fd, bytes, n_bytes);
      return REAL (write) (fd, bytes, n_bytes);
    }
  fate = meet (CALL_WRITE);
  code = take_next_code (fd);
  if (code != 0 && !fate.dies_in_it && !fate.dies_after)
    fate = (Fate) { .code = code };
  n_cut = fate.dies_in_it ? n_bytes / 2 : cut (&fate, fd, n_bytes);
  if (fail (&fate))
    return -1;
  call_log_lock ();
  n = REAL (write) (fd, bytes, n_cut);
  call_log_write (fd, bytes, n);
  call_log_unlock ();
  if (fate.dies_in_it)
    die ();
  end (&fate, 0);
  return n;
}

ssize_t
writev (int                 fd,
        const struct iovec *vectors,
        int                 n_vectors)
{
  static void *real_writev;

  if (!is_under_fd (fd) || n_vectors < 1)
    return REAL (writev) (fd, vectors, n_vectors);
  return write (fd, vectors[0].iov_base, vectors[0].iov_len);
}

/* Whoever calls these copies or places by other means where the kernel cannot, and so says what it writes. */
ssize_t
copy_file_range (int     in,
                 off64_t *in_offset,
                 int     out,
                 off64_t *out_offset,
                 size_t  n_bytes,
                 unsigned flags)
{
  static void *real_copy_file_range;

  if (!is_under_fd (out))
    return REAL (copy_file_range) (in, in_offset, out, out_offset, n_bytes, flags);
  errno = EOPNOTSUPP;
  return -1;
}

#define DEFINE_FALLOCATE(name, offset_t)                            \
  int                                                               \
  name (int      fd,                                                \
        int      mode,                                              \
        offset_t offset,                                            \
        offset_t length)                                            \
  {                                                                 \
    static void *real_##name;                                       \
    if (!is_under_fd (fd))                                          \
      return REAL (name) (fd, mode, offset, length);                \
    errno = EOPNOTSUPP;                                             \
    return -1;                                                      \
  }

DEFINE_FALLOCATE (fallocate, off_t)
DEFINE_FALLOCATE (fallocate64, off64_t)

#define DEFINE_SYNC(name)                                           \
  int                                                               \
  name (int fd)                                                     \
  {                                                                 \
    static void *real_##name;                                       \
    int result;                                                     \
    if (!is_under_fd (fd))                                          \
      return REAL (name) (fd);                                      \
    Fate fate = meet (CALL_SYNC);                                   \
    if (fail (&fate))                                               \
      return -1;                                                    \
    call_log_lock ();                                               \
    result = REAL (name) (fd);                                      \
    call_log_sync (fd, result);                                     \
    call_log_unlock ();                                             \
    return end (&fate, result);                                     \
  }

DEFINE_SYNC (fsync)
DEFINE_SYNC (fdatasync)

#define DEFINE_FTRUNCATE(name, offset_t)                            \
  int                                                               \
  name (int      fd,                                                \
        offset_t length)                                            \
  {                                                                 \
    static void *real_##name;                                       \
    int result;                                                     \
    if (!is_under_fd (fd))                                          \
      return REAL (name) (fd, length);                              \
    Fate fate = meet (CALL_TRUNCATE);                               \
    if (fail (&fate))                                               \
      return -1;                                                    \
    call_log_lock ();                                               \
    result = REAL (name) (fd, length);                              \
    call_log_truncate (fd, length, result);                         \
    call_log_unlock ();                                             \
    return end (&fate, result);                                     \
  }

DEFINE_FTRUNCATE (ftruncate, off_t)
DEFINE_FTRUNCATE (ftruncate64, off64_t)

/* --- names ---------------------------------------------------------------------------------- */

int
rename (const char *from,
        const char *to)
{
  static void *real_rename;
  Fate fate;
  int result;

  if (!is_under (to))
    return REAL (rename) (from, to);
  fate = meet (CALL_RENAME);
  if (fail (&fate))
    return -1;
  call_log_lock ();
  result = REAL (rename) (from, to);
  call_log_names ("rename", from, to, result);
  call_log_unlock ();
  return end (&fate, result);
}

int
link (const char *from,
      const char *to)
{
  static void *real_link;
  Fate fate;
  int result;

  if (!is_under (to))
    return REAL (link) (from, to);
  fate = meet (CALL_RENAME);
  if (fail (&fate))
    return -1;
  call_log_lock ();
  result = REAL (link) (from, to);
  call_log_names ("link", from, to, result);
  call_log_unlock ();
  return end (&fate, result);
}

int
unlink (const char *path)
{
  static void *real_unlink;
  Fate fate;
  int result;

  if (!is_under (path))
    return REAL (unlink) (path);
  fate = meet (CALL_FOLDER);
  if (fail (&fate))
    return -1;
  call_log_lock ();
  result = REAL (unlink) (path);
  call_log_names ("unlink", path, "", result);
  call_log_unlock ();
  return end (&fate, result);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  static void *real_mkdir;
  Fate fate;
  int result;

  if (!is_under (path))
    return REAL (mkdir) (path, mode);
  fate = meet (CALL_FOLDER);
  if (fail (&fate))
    return -1;
  call_log_lock ();
  result = REAL (mkdir) (path, mode);
  call_log_names ("mkdir", path, "", result);
  call_log_unlock ();
  return end (&fate, result);
}
