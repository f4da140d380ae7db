/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on a project. */
#pragma once

#include <adwaita.h>

#include "gloss-settings.h"
#include "gloss-view-state.h"
#include "project/gloss-project.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_WINDOW (gloss_window_get_type ())

/*
 * Properties: settings (GlossSettings, construct only), sidebar-shown, pane-shown (both are actions too).
 * It holds the project and the state of the view, has every win.* action, and keeps its size in the settings. What was edited is
 * written before it closes.
 */
G_DECLARE_FINAL_TYPE (GlossWindow, gloss_window, GLOSS, WINDOW, AdwApplicationWindow)

GlossWindow    *gloss_window_new         (GtkApplication *application,
                                          GlossSettings  *settings);
void            gloss_window_open        (GlossWindow    *self,
                                          GFile          *file);
void            gloss_window_present     (GlossWindow    *self);
void            gloss_window_show_welcome (GlossWindow *self);
gboolean        gloss_window_is_empty    (GlossWindow    *self);
GlossProject   *gloss_window_get_project (GlossWindow    *self);
GlossViewState *gloss_window_get_state   (GlossWindow    *self);

G_END_DECLS
