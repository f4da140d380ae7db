/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what templates make of numbers and states. */
#include "config.h"

#include "gloss-closures.h"
#include "project/gloss-project.h"

static void
assert_text (char       *text,
             const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_annotations (void)
{
  assert_text (gloss_format_annotations (NULL, 0, 0), "No annotations yet");
  assert_text (gloss_format_annotations (NULL, 1, 1), "1 annotation");
  assert_text (gloss_format_annotations (NULL, 12, 12), "12 annotations");
  assert_text (gloss_format_annotations (NULL, 12, 3), "12 annotations, 3 of them yours");
  assert_text (gloss_format_annotations (NULL, 12, 0), "12 annotations, 0 of them yours");
}

static void
test_decided (void)
{
  assert_text (gloss_format_decided (NULL, 0, 0), "");
  assert_text (gloss_format_decided (NULL, 0, 1), "0 of 1 sentence decided");
  assert_text (gloss_format_decided (NULL, 41, 48), "41 of 48 sentences decided");
}

static void
test_save_state (void)
{
  for (int state = GLOSS_SAVE_STATE_SAVED; state <= GLOSS_SAVE_STATE_READ_ONLY; state++)
    {
      g_autofree char *text = gloss_format_save_state (NULL, state, NULL);
      g_autofree char *icon = gloss_format_save_icon (NULL, state, NULL);

      g_assert_cmpstr (text, !=, "");
      g_assert_true (g_str_has_suffix (icon, "-symbolic"));
    }
  assert_text (gloss_format_save_state (NULL, GLOSS_SAVE_STATE_SAVED, NULL), "All changes saved");
  assert_text (gloss_format_save_state (NULL, GLOSS_SAVE_STATE_FAILED, NULL), "Not saved");
}

static void
test_article (void)
{
  assert_text (gloss_format_article_state (NULL, GLOSS_ARTICLE_STATE_NEW), "Not begun");
  assert_text (gloss_format_article_name (NULL, "Summit", GLOSS_ARTICLE_STATE_BEGUN, 2), "Summit, Begun, 2 annotations");
  assert_text (gloss_format_article_name (NULL, NULL, GLOSS_ARTICLE_STATE_DONE, 0), ", Every sentence decided, No annotations yet");
}

static void
test_time (void)
{
  assert_text (gloss_format_time (NULL, "2026-11-22T09:12:33Z"), "22 Nov 2026, 09:12");
  assert_text (gloss_format_time (NULL, "2026-11-02T09:12:33+02:00"), "2 Nov 2026, 07:12");
  assert_text (gloss_format_time (NULL, "yesterday"), "yesterday");
  assert_text (gloss_format_time (NULL, NULL), "");
}

static void
test_number (void)
{
  assert_text (gloss_format_number (NULL, 0), "0");
  assert_text (gloss_format_number (NULL, 12), "12");
}

static void
test_conditions (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);

  g_assert_true (gloss_is_set (NULL, object));
  g_assert_false (gloss_is_set (NULL, NULL));
  g_assert_true (gloss_has_text (NULL, "x"));
  g_assert_false (gloss_has_text (NULL, ""));
  g_assert_false (gloss_has_text (NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/closures/annotations", test_annotations);
  g_test_add_func ("/closures/decided", test_decided);
  g_test_add_func ("/closures/save-state", test_save_state);
  g_test_add_func ("/closures/article", test_article);
  g_test_add_func ("/closures/time", test_time);
  g_test_add_func ("/closures/number", test_number);
  g_test_add_func ("/closures/conditions", test_conditions);

  return g_test_run ();
}
