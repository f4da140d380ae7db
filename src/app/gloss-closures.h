/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What templates make of numbers and states: pure functions. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The first argument of each is the template's own widget, which none of them looks at.
 * Strings are given to the caller, as closures of GtkBuilder do.
 */
char     *gloss_format_number        (gpointer    unused,
                                      guint       number);
char     *gloss_format_annotations   (gpointer    unused,
                                      guint       n_all,
                                      guint       n_own);
char     *gloss_format_decided       (gpointer    unused,
                                      guint       n_decided,
                                      guint       n_sentences);
char     *gloss_format_save_state    (gpointer    unused,
                                      int         state,
                                      GObject    *trouble);
char     *gloss_format_save_icon     (gpointer    unused,
                                      int         state,
                                      GObject    *trouble);
char     *gloss_format_article_state (gpointer    unused,
                                      int         state);
char     *gloss_format_article_name  (gpointer    unused,
                                      const char *title,
                                      int         state,
                                      guint       n_annotations);
char     *gloss_format_time          (gpointer    unused,
                                      const char *iso);
gboolean  gloss_is_set               (gpointer    unused,
                                      GObject    *object);
gboolean  gloss_is_unset             (gpointer    unused,
                                      GObject    *object);
gboolean  gloss_has_text             (gpointer    unused,
                                      const char *text);
gboolean  gloss_is_positive          (gpointer    unused,
                                      guint       number);
void      gloss_create_popup         (GtkMenuButton *button,
                                      gpointer       menu);
void      gloss_closures_bind        (GtkWidgetClass *widget_class);

G_END_DECLS
