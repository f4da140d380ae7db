/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the window's parts share: a folder with an article, and waiting. */
#pragma once

#include <adwaita.h>
#include <glib/gstdio.h>

#include "document/gloss-document.h"

/* Goes on with the main loop until something is so. A test that waits for what never comes is ended by its time limit. */
#define wait_until(condition)                  \
  G_STMT_START                                 \
    {                                          \
      while (!(condition))                     \
        g_main_context_iteration (NULL, TRUE); \
    }                                          \
  G_STMT_END

#define ARTICLE                                             \
  "The harbour will reopen in May. Costs rose by a third.\n" \
  "\n"                                                       \
  "Who pays\n"                                               \
  "\n"                                                       \
  "The city pays half of it. The rest is borrowed.\n"

static inline GFile *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("gloss-test-XXXXXX", &error);

  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static inline GFile *
make_file (GFile      *folder,
           const char *name,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  GFile *file = g_file_get_child (folder, name);

  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static inline void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) enumerator = NULL;
  GFile *child;
  GFileInfo *info;

  enumerator = g_file_enumerate_children (folder, "standard::name,standard::type", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (enumerator != NULL && g_file_enumerator_iterate (enumerator, &info, &child, NULL, NULL) && info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_folder (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

/* The first widget of a type below another one, itself included. */
static inline GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}
