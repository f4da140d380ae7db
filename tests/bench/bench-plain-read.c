/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-plain-read FILE: the least that any reader of text does, to compare with: reads, validates, normalises. */
#include <glib.h>

int
main (int    argc,
      char **argv)
{
  g_autofree char *text = NULL;
  g_autofree char *normal = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (argc != 2)
    return 2;
  if (!g_file_get_contents (argv[1], &text, &length, &error))
    {
      g_printerr ("%s\n", error->message);
      return 3;
    }
  if (!g_utf8_validate (text, length, NULL))
    return 3;
  normal = g_utf8_normalize (text, length, G_NORMALIZE_NFC);
  return normal == NULL;
}
