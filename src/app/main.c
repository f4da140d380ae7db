/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the window. */
#include "config.h"

#include "gloss-application.h"
#include "text/gloss-locale.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GlossApplication) application = NULL;

  /* The locale stays as it is from here on: threads read by it. */
  gloss_locale_init ();
  gtk_disable_setlocale ();
  application = gloss_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
