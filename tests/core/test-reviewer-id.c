/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a login name. */
#include "config.h"

#include "project/gloss-project.h"

#include <string.h>

static const struct
{
  const char *login;
  const char *id;
} cases[] = {
  { "maria", "maria" },
  { "Maria Silva", "maria-silva" },
  { "j.smith_2", "j-smith_2" },
  { "José Núñez", "jose-nunez" },
  { "Ørsted", "orsted" },
  { "Олена", "olena" },
  { "李明", "li-ming" },
  { "Ρένα", "rena" },
  { "O'Neil", "oneil" },
  { "  --a--  b--", "a-b" },
  { "DOMAIN\\user", "domain-user" },
  { "", "reviewer" },
  { NULL, "reviewer" },
  { "...", "reviewer" },
  { "🙂", "reviewer" },
  { "\xff\xfe", "reviewer" },
  { "../../etc/passwd", "etc-passwd" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = gloss_reviewer_id_from_login (cases[i].login);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

/* Whatever comes in, an id is what the format says. */
static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) login = g_string_new (NULL);
      g_autofree char *id = NULL;

      for (int j = g_test_rand_int_range (0, 60); j > 0; j--)
        g_string_append_c (login, g_test_rand_int_range (1, 256));
      id = gloss_reviewer_id_from_login (login->str);
      g_assert_cmpuint (strlen (id), >=, 1);
      g_assert_cmpuint (strlen (id), <=, 32);
      g_assert_cmpuint (strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789_-"), ==, strlen (id));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/reviewer-id/cases", test_cases);
  g_test_add_func ("/reviewer-id/random", test_random);

  return g_test_run ();
}
