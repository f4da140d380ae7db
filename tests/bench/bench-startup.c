/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-startup COMMAND...: starts it, watches the screen until it is calm, and prints when what was there as JSON. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#define CALM_MS 1200
#define LIMIT_MS 20000
#define INTERVAL_US 3000
/* A blinking caret or a spinner is no change, and a shadow no ink. */
#define LEAST_CHANGE 400
#define INK_STEP 48

typedef struct
{
  Display *display;
  XShmSegmentInfo segment;
  XImage *image;
  guint32 *before;
  gsize n_pixels;
} Watched;

/* How much ink was on the screen at a time. */
typedef struct
{
  double ms;
  guint ink;
} Moment;

static gboolean
screen_open (Watched *screen)
{
  int number;
  Visual *visual;

  screen->display = XOpenDisplay (NULL);
  if (screen->display == NULL)
    return FALSE;
  number = DefaultScreen (screen->display);
  visual = DefaultVisual (screen->display, number);
  screen->image = XShmCreateImage (screen->display, visual, DefaultDepth (screen->display, number), ZPixmap, NULL, &screen->segment,
                                   DisplayWidth (screen->display, number), DisplayHeight (screen->display, number));
  if (screen->image == NULL || screen->image->bits_per_pixel != 32)
    return FALSE;
  screen->n_pixels = (gsize) screen->image->width * screen->image->height;
  screen->segment.shmid = shmget (IPC_PRIVATE, screen->n_pixels * 4, IPC_CREAT | 0600);
  screen->segment.shmaddr = screen->image->data = shmat (screen->segment.shmid, NULL, 0);
  XShmAttach (screen->display, &screen->segment);
  XSync (screen->display, False);
  shmctl (screen->segment.shmid, IPC_RMID, NULL);
  screen->before = g_new0 (guint32, screen->n_pixels);
  return TRUE;
}

static const guint32 *
screen_look (Watched *screen)
{
  XShmGetImage (screen->display, DefaultRootWindow (screen->display), screen->image, 0, 0, AllPlanes);
  return (const guint32 *) (gconstpointer) screen->image->data;
}

static guint
count_changes (const guint32 *now,
               const guint32 *before,
               gsize          n_pixels)
{
  guint n = 0;

  for (gsize i = 0; i < n_pixels; i++)
    n += now[i] != before[i];
  return n;
}

/* Letters are where neighbouring pixels differ a lot: surfaces and shadows have little of that, whatever their size. */
static guint
count_ink (const guint32 *pixels,
           gsize          n_pixels)
{
  guint n = 0;

  for (gsize i = 1; i < n_pixels; i++)
    {
      int step = (int) (pixels[i] >> 8 & 0xff) - (int) (pixels[i - 1] >> 8 & 0xff);

      n += step > INK_STEP || step < -INK_STEP;
    }
  return n;
}

static pid_t
start (char **command)
{
  pid_t child = fork ();
  int null;

  if (child != 0)
    return child;
  setpgid (0, 0);
  null = open ("/dev/null", O_RDWR);
  dup2 (null, STDIN_FILENO);
  dup2 (null, STDOUT_FILENO);
  execvp (command[0], command);
  _exit (127);
}

/* Returns the moments at which the screen was another than before, from @begun until it is calm. */
static GArray *
watch (Watched *screen,
       gint64   begun,
       guint    ink_before)
{
  GArray *moments = g_array_new (FALSE, TRUE, sizeof (Moment));
  double last = 0;

  for (double now = 0; now < LIMIT_MS; g_usleep (INTERVAL_US))
    {
      const guint32 *pixels = screen_look (screen);

      now = (g_get_monotonic_time () - begun) / 1e3;
      if (count_changes (pixels, screen->before, screen->n_pixels) >= LEAST_CHANGE)
        {
          guint ink = count_ink (pixels, screen->n_pixels);
          Moment moment = { now, ink > ink_before ? ink - ink_before : 0 };

          g_array_append_val (moments, moment);
          memcpy (screen->before, pixels, screen->n_pixels * 4);
          last = now;
        }
      else if (moments->len > 0 && now - last > CALM_MS)
        break;
    }
  return moments;
}

/* The content is there once half of the ink is that is there in the end: before that, it is a frame around nothing. */
static double
find_content (GArray *moments)
{
  guint final = moments->len > 0 ? g_array_index (moments, Moment, moments->len - 1).ink : 0;

  for (guint i = 0; i < moments->len; i++)
    if (g_array_index (moments, Moment, i).ink >= MAX (final / 2, LEAST_CHANGE))
      return g_array_index (moments, Moment, i).ms;
  return -1;
}

static void
end (pid_t          child,
     struct rusage *used)
{
  int status;

  kill (-child, SIGTERM);
  for (int i = 0; i < 100; i++)
    {
      if (wait4 (child, &status, WNOHANG, used) == child)
        return;
      g_usleep (10000);
    }
  kill (-child, SIGKILL);
  wait4 (child, &status, 0, used);
}

int
main (int    argc,
      char **argv)
{
  Watched screen = { 0 };
  struct rusage used = { 0 };
  g_autoptr (GArray) moments = NULL;
  guint ink_before;
  gint64 begun;
  pid_t child;

  if (argc < 2 || !screen_open (&screen))
    return 2;
  memcpy (screen.before, screen_look (&screen), screen.n_pixels * 4);
  ink_before = count_ink (screen.before, screen.n_pixels);
  begun = g_get_monotonic_time ();
  child = start (argv + 1);
  moments = watch (&screen, begun, ink_before);
  end (child, &used);
  g_print ("{\"window_ms\": %.1f, \"content_ms\": %.1f, \"calm_ms\": %.1f, \"cpu_ms\": %.1f, \"peak_kb\": %ld, \"ink\": %u}\n",
           moments->len > 0 ? g_array_index (moments, Moment, 0).ms : -1,
           find_content (moments),
           moments->len > 0 ? g_array_index (moments, Moment, moments->len - 1).ms : -1,
           used.ru_utime.tv_sec * 1e3 + used.ru_utime.tv_usec / 1e3 + used.ru_stime.tv_sec * 1e3 + used.ru_stime.tv_usec / 1e3,
           used.ru_maxrss,
           moments->len > 0 ? g_array_index (moments, Moment, moments->len - 1).ink : 0);
  return moments->len == 0;
}
