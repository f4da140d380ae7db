/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the settings, with and without their schema. */
#include "config.h"

#include "gloss-settings.h"

static GFile *
folder (const char *name)
{
  return g_file_new_build_filename ("/nowhere", name, NULL);
}

static guint
count_recent (GlossSettings *settings)
{
  g_autoptr (GListModel) recent = gloss_settings_dup_recent (settings);

  return g_list_model_get_n_items (recent);
}

static void
assert_recent (GlossSettings *settings,
               guint          position,
               const char    *name)
{
  g_autoptr (GListModel) recent = gloss_settings_dup_recent (settings);
  g_autoptr (GFile) file = g_list_model_get_item (recent, position);
  g_autoptr (GFile) expected = folder (name);

  g_assert_nonnull (file);
  g_assert_true (g_file_equal (file, expected));
}

static void
remember (GlossSettings *settings,
          const char    *name,
          const char    *article)
{
  g_autoptr (GFile) file = folder (name);
  g_autoptr (GFile) child = article != NULL ? g_file_get_child (file, article) : NULL;

  gloss_settings_remember (settings, file, child);
}

static void
check_recent (void)
{
  g_autoptr (GlossSettings) settings = gloss_settings_new ();
  g_autoptr (GFile) first = folder ("first");
  g_autoptr (GFile) last = NULL;

  remember (settings, "first", "a.txt");
  remember (settings, "second", NULL);
  assert_recent (settings, 0, "second");
  assert_recent (settings, 1, "first");

  last = gloss_settings_dup_last_article (settings, first);
  g_assert_cmpstr (g_file_peek_path (last), ==, "/nowhere/first/a.txt");

  remember (settings, "first", "b.txt");
  g_assert_cmpuint (count_recent (settings), ==, 2);
  assert_recent (settings, 0, "first");

  gloss_settings_forget (settings, first);
  g_assert_cmpuint (count_recent (settings), ==, 1);
  g_assert_null (gloss_settings_dup_last_article (settings, first));
}

static void
test_recent (void)
{
  check_recent ();
}

static void
test_bound (void)
{
  g_autoptr (GlossSettings) settings = gloss_settings_new ();

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("project %d", i);

      remember (settings, name, NULL);
    }
  g_assert_cmpuint (count_recent (settings), ==, 8);
  assert_recent (settings, 0, "project 49");
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_signals (void)
{
  g_autoptr (GlossSettings) settings = gloss_settings_new ();
  guint n_recent = 0;
  guint n_width = 0;

  g_signal_connect_swapped (settings, "recent-changed", G_CALLBACK (count), &n_recent);
  g_signal_connect_swapped (settings, "notify::window-width", G_CALLBACK (count), &n_width);
  remember (settings, "here", "x.txt");
  remember (settings, "here", "x.txt");
  g_assert_cmpuint (n_recent, ==, 1);
  g_object_set (settings, "window-width", 900, NULL);
  g_object_set (settings, "window-width", 900, NULL);
  g_assert_cmpuint (n_width, ==, 1);
}

/* What one object is told, another one reads: it went through GSettings. */
static void
test_kept (void)
{
  g_autoptr (GlossSettings) settings = gloss_settings_new ();
  g_autoptr (GlossSettings) other = gloss_settings_new ();
  gboolean maximized;
  double scale;

  g_object_set (settings, "window-maximized", TRUE, "text-scale", 1.5, "reviewer-id", "maria", NULL);
  g_object_get (other, "window-maximized", &maximized, "text-scale", &scale, NULL);
  g_assert_true (maximized);
  g_assert_cmpfloat (scale, ==, 1.5);
  g_assert_cmpstr (gloss_settings_get_reviewer (other).id, ==, "maria");
  g_object_set (settings, "reviewer-id", "", NULL);
}

static void
test_reviewer (void)
{
  g_autoptr (GlossSettings) settings = gloss_settings_new ();

  g_assert_cmpstr (gloss_settings_get_reviewer (settings).id, !=, "");
  g_object_set (settings, "reviewer-id", "ben", "reviewer-name", "Ben", NULL);
  g_assert_cmpstr (gloss_settings_get_reviewer (settings).id, ==, "ben");
  g_assert_cmpstr (gloss_settings_get_reviewer (settings).name, ==, "Ben");
  g_object_set (settings, "reviewer-id", "", "reviewer-name", "", NULL);
}

static void
test_without_schema (void)
{
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "GSETTINGS_SCHEMA_DIR");

  if (g_test_subprocess ())
    {
      g_autoptr (GlossSettings) settings = gloss_settings_new ();
      int width;

      g_object_set (settings, "window-width", 777, NULL);
      g_object_get (settings, "window-width", &width, NULL);
      g_assert_cmpint (width, ==, 777);
      check_recent ();
      return;
    }

  g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_finalize (void)
{
  GlossSettings *settings = gloss_settings_new ();

  remember (settings, "here", NULL);
  g_assert_finalize_object (settings);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/settings/recent", test_recent);
  g_test_add_func ("/settings/bound", test_bound);
  g_test_add_func ("/settings/signals", test_signals);
  g_test_add_func ("/settings/kept", test_kept);
  g_test_add_func ("/settings/reviewer", test_reviewer);
  g_test_add_func ("/settings/without-schema", test_without_schema);
  g_test_add_func ("/settings/finalize", test_finalize);

  return g_test_run ();
}
