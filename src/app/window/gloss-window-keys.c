/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys do in the window: one table, by which they are handled and shown. */
#include "config.h"

#include "window/gloss-window-keys.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *action;
  const char *accelerators;
  const char *description;
  gboolean left_to_entries;
} GlossWindowKey;

/* Those left to entries reach the window only when what has the focus makes nothing of them: undo in a note is the note's,
 * and Ctrl+G in the find bar leads to the next place. */
static const GlossWindowKey keys[] = {
  { "win.undo", "<Control>z", NC_("shortcuts", "Undo"), TRUE },
  { "win.redo", "<Control><Shift>z <Control>y", NC_("shortcuts", "Redo"), TRUE },
  { "win.history", "<Control>h", NC_("shortcuts", "History of the article"), TRUE },
  { "win.save", "<Control>s", NC_("shortcuts", "Save at once"), FALSE },
  { "win.find", "<Control>f", NC_("shortcuts", "Find in the article"), FALSE },
  { "win.go-to", "<Control>g", NC_("shortcuts", "Go to a section, a key point or a question"), TRUE },
  { "win.open-article", "<Control>o", NC_("shortcuts", "Open an article"), FALSE },
  { "win.open-folder", "<Control><Shift>o", NC_("shortcuts", "Open a folder"), FALSE },
  { "win.reload", "F5 <Control>r", NC_("shortcuts", "Reload the source"), FALSE },
  { "win.review", "<Control>m", NC_("shortcuts", "Review annotations that moved"), FALSE },
  { "win.compare-texts", "<Control>d", NC_("shortcuts", "Compare with an earlier text"), FALSE },
  { "win.export", "<Control><Shift>e", NC_("shortcuts", "Export annotations"), FALSE },
  { "win.print", "<Control>p", NC_("shortcuts", "Print"), FALSE },
  { "win.previous-article", "<Control>Page_Up", NC_("shortcuts", "Previous article"), FALSE },
  { "win.next-article", "<Control>Page_Down", NC_("shortcuts", "Next article"), FALSE },
  { "win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add", NC_("shortcuts", "Larger text"), FALSE },
  { "win.zoom-out", "<Control>minus <Control>KP_Subtract", NC_("shortcuts", "Smaller text"), FALSE },
  { "win.zoom-reset", "<Control>0 <Control>KP_0", NC_("shortcuts", "Text in its normal size"), FALSE },
  { "win.sidebar-shown", "<Shift>F9", NC_("shortcuts", "Show or hide articles and outline"), FALSE },
  { "win.pane-shown", "F9", NC_("shortcuts", "Show or hide the form"), FALSE },
  { "win.shortcuts", "<Control>question", NC_("shortcuts", "Keyboard shortcuts"), FALSE },
  { "app.preferences", "<Control>comma", NC_("shortcuts", "Preferences"), FALSE },
  { "app.new-window", "<Control>n", NC_("shortcuts", "New window"), FALSE },
  { "window.close", "<Control>w", NC_("shortcuts", "Close the window"), FALSE },
  { "app.quit", "<Control>q", NC_("shortcuts", "Quit"), FALSE },
};

/* The keypad's keys go without saying. */
static char *
describe_accelerators (const char *accelerators)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", -1);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;

  for (guint i = 0; each[i] != NULL; i++)
    if (strstr (each[i], "KP_") == NULL && strstr (each[i], "equal") == NULL)
      g_strv_builder_add (shown, each[i]);
  left = g_strv_builder_end (shown);

  return g_strjoinv (" ", left);
}

/**
 * gloss_window_keys_foreach:
 * @func: called with each entry of the table
 */
void
gloss_window_keys_foreach (GlossArticleKeyFunc func,
                           gpointer            user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *accelerators = describe_accelerators (keys[i].accelerators);

      func (accelerators, g_dpgettext2 (GETTEXT_PACKAGE, "shortcuts", keys[i].description), user_data);
    }
}

/**
 * gloss_window_keys_install:
 *
 * Gives the application the keys that work whatever has the focus.
 */
void
gloss_window_keys_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!keys[i].left_to_entries)
      {
        g_auto (GStrv) accelerators = g_strsplit (keys[i].accelerators, " ", -1);

        gtk_application_set_accels_for_action (application, keys[i].action, (const char *const *) accelerators);
      }
}

/**
 * gloss_window_keys_bind:
 *
 * Gives a class of windows the other ones.
 */
void
gloss_window_keys_bind (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].left_to_entries)
      {
        g_auto (GStrv) accelerators = g_strsplit (keys[i].accelerators, " ", -1);

        for (guint j = 0; accelerators[j] != NULL; j++)
          {
            GdkModifierType modifiers;
            guint keyval;

            if (gtk_accelerator_parse (accelerators[j], &keyval, &modifiers))
              gtk_widget_class_add_binding_action (widget_class, keyval, modifiers, keys[i].action, NULL);
          }
      }
}
