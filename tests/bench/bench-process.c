/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-process COMMAND...: runs it with its output thrown away, prints what it took as a line of JSON. */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double
to_ms (struct timeval time)
{
  return time.tv_sec * 1e3 + time.tv_usec / 1e3;
}

static G_NORETURN void
become (char **command)
{
  int null = open ("/dev/null", O_WRONLY);

  dup2 (null, STDOUT_FILENO);
  execvp (command[0], command);
  g_printerr ("%s: %s\n", command[0], g_strerror (errno));
  _exit (127);
}

/* This program is small, because a child's peak begins with that of its parent. */
int
main (int    argc,
      char **argv)
{
  gint64 begun = g_get_monotonic_time ();
  struct rusage used;
  int status = 0;
  pid_t child;

  if (argc < 2)
    return 2;
  child = fork ();
  if (child == 0)
    become (argv + 1);
  if (child < 0 || wait4 (child, &status, 0, &used) != child)
    return 1;
  g_print ("{\"status\": %d, \"wall_ms\": %.2f, \"cpu_ms\": %.2f, \"peak_kb\": %ld}\n",
           WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status),
           (g_get_monotonic_time () - begun) / 1e3,
           to_ms (used.ru_utime) + to_ms (used.ru_stime),
           used.ru_maxrss);
  return 0;
}
