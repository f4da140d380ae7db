/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the person. */
#include "config.h"

#include "text/gloss-locale.h"

#include <libintl.h>
#include <locale.h>

/* A development build speaks the translations of its own build folder. */
static const char *
find_translations (void)
{
  const char *folder = DEVELOPMENT ? g_getenv ("GLOSS_LOCALE_DIR") : NULL;

  return folder != NULL ? folder : LOCALEDIR;
}

/**
 * gloss_locale_init:
 *
 * Takes the locale of the environment and finds the messages in its language, always in UTF-8. Called once, first of all, by a program;
 * what is translated before that stays English.
 */
void
gloss_locale_init (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, find_translations ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
