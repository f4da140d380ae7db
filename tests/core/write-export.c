/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports an article that has everything, and one that nobody has worked on, to where and how it is told: for checks in other languages. */
#include "config.h"

#include "export-everything.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossCodebook) codebook = everything_new_codebook ();
  g_autoptr (GlossExport) export = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GFile) everything = NULL;
  g_autoptr (GFile) untouched = NULL;
  Fixture fixture = { NULL };

  g_assert_cmpint (argc, ==, 3);
  target = g_file_new_for_commandline_arg (argv[2]);
  fixture_set_up (&fixture, NULL);
  everything_write (&fixture, codebook);
  everything = fixture_get_child (&fixture, EVERYTHING_NAME);
  untouched = fixture_get_child (&fixture, "bridge.txt");
  export = gloss_export_new (gloss_format_find (argv[1]));
  gloss_export_add_article (export, everything, EVERYTHING_NAME, codebook);
  gloss_export_add_article (export, untouched, "bridge.txt", codebook);
  if (!gloss_export_run (export, target, FALSE, NULL, &error))
    g_printerr ("%s\n", error != NULL ? error->message : "not done");
  fixture_tear_down (&fixture, NULL);
  return error != NULL;
}
