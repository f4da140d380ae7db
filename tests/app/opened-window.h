/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a folder of one article, and what a person does with it. */
#pragma once

#include "window/gloss-window-private.h"
#include "window-fixture.h"

typedef struct
{
  GFile *folder;
  GFile *article;
  GlossSettings *settings;
  GlossWindow *window;
  GlossViewState *state;
} Fixture;

void opened_window_set_up (Fixture       *self,
                           gconstpointer  data);
void opened_window_tear_down (Fixture       *self,
                              gconstpointer  data);
GlossDocument *opened_window_get_document (Fixture *self);
void opened_window_open (Fixture *self,
                         GFile   *file);
void opened_window_activate (Fixture    *self,
                             const char *action,
                             const char *format,
                             ...);
void opened_window_tag (Fixture    *self,
                        const char *tag);
guint opened_window_count (Fixture *self);
GtkWidget *opened_window_find (Fixture *self,
                               GType    type);
GFile *opened_window_dup_sidecar (Fixture *self);
char *opened_window_read (GFile *file);
