/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over its corpus as a test: every file, the beginnings of it, and some damaged copies, the same ones each time. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#define MOST_CUTS 64
#define N_DAMAGED 48

static void
run (const char *contents,
     gsize       length)
{
  /* Of this very length, so that the sanitizers see who reads on. */
  g_autofree uint8_t *copy = g_memdup2 (contents, length);

  LLVMFuzzerTestOneInput (copy != NULL ? copy : (const uint8_t *) "", length);
}

static GBytes *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static void
test_whole (gconstpointer path)
{
  g_autoptr (GBytes) input = load (path);

  run (g_bytes_get_data (input, NULL), g_bytes_get_size (input));
}

static void
test_cut (gconstpointer path)
{
  g_autoptr (GBytes) input = load (path);
  gsize length = g_bytes_get_size (input);
  gsize step = length / MOST_CUTS + 1;

  for (gsize cut = 0; cut < length; cut += step)
    run (g_bytes_get_data (input, NULL), cut);
}

/* Overwrites a few bytes, by one of the bytes that mean something or by one from elsewhere in the input. */
static void
damage (char  *copy,
        gsize  length,
        GRand *random)
{
  static const char meaningful[] = "{}[],:\"\\0-9eu\n\r\t <>&#*|\x80\xff";

  for (int n = g_rand_int_range (random, 1, 5); n > 0; n--)
    {
      char *byte = &copy[g_rand_int_range (random, 0, length)];

      if (g_rand_boolean (random))
        *byte = meaningful[g_rand_int_range (random, 0, sizeof meaningful)];
      else
        *byte = copy[g_rand_int_range (random, 0, length)];
    }
}

static void
test_damaged (gconstpointer path)
{
  g_autoptr (GBytes) input = load (path);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  gsize length = g_bytes_get_size (input);

  for (guint i = 0; length > 0 && i < N_DAMAGED; i++)
    {
      g_autofree char *copy = g_memdup2 (g_bytes_get_data (input, NULL), length);

      damage (copy, length, random);
      run (copy, length);
    }
}

static void
add (const char       *name,
     const char       *kind,
     const char       *path,
     GTestDataFunc     func)
{
  g_autofree char *test_path = g_strdup_printf ("/" FUZZ_TARGET "/%s/%s", name, kind);

  g_test_add_data_func_full (test_path, g_strdup (path), func, g_free);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GDir) corpus = NULL;
  g_autofree char *folder = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  LLVMFuzzerInitialize (&argc, &argv);
  folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", FUZZ_TARGET, NULL);
  corpus = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (corpus);
  for (const char *name; (name = g_dir_read_name (corpus)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      add (name, "whole", path, test_whole);
      add (name, "cut", path, test_cut);
      add (name, "damaged", path, test_damaged);
    }
  return g_test_run ();
}
