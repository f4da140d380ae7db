/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its windows, its settings, how it is started. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GLOSS_TYPE_APPLICATION (gloss_application_get_type ())

/* One a session: started again, it hands its files to the one that runs. */
G_DECLARE_FINAL_TYPE (GlossApplication, gloss_application, GLOSS, APPLICATION, AdwApplication)

GlossApplication *gloss_application_new (void);

G_END_DECLS
