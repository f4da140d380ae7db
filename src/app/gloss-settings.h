/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person has chosen, and how the window was left. */
#pragma once

#include "store/gloss-annotation-set.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_SETTINGS (gloss_settings_get_type ())

/*
 * Properties, readable and writable, with explicit notify: reviewer-id, reviewer-name, export-format, text-scale, window-width,
 * window-height, window-maximized, sidebar-shown, pane-shown, project-open. They are kept in GSettings; where the schema is not
 * installed they last as long as the program.
 * Signal recent-changed: the recent projects are others.
 */
G_DECLARE_FINAL_TYPE (GlossSettings, gloss_settings, GLOSS, SETTINGS, GObject)

GlossSettings *gloss_settings_new              (void);
GlossReviewer  gloss_settings_get_reviewer     (GlossSettings *self);
void           gloss_settings_remember         (GlossSettings *self,
                                                GFile         *folder,
                                                GFile         *article);
void           gloss_settings_forget           (GlossSettings *self,
                                                GFile         *folder);
GListModel    *gloss_settings_dup_recent       (GlossSettings *self);
GFile         *gloss_settings_dup_last_article (GlossSettings *self,
                                                GFile         *folder);

G_END_DECLS
