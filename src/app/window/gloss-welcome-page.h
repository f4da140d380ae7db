/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window shows before anything is open. */
#pragma once

#include <adwaita.h>

#include "gloss-settings.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_WELCOME_PAGE (gloss_welcome_page_get_type ())

/* Property settings (GlossSettings, nullable), for the recent projects. It activates win.open-folder, win.open-article, win.open-uri, app.sample. */
G_DECLARE_FINAL_TYPE (GlossWelcomePage, gloss_welcome_page, GLOSS, WELCOME_PAGE, AdwBin)

GtkWidget *gloss_welcome_page_new (GlossSettings *settings);

G_END_DECLS
