/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the dialogs and of the page to begin with. */
#include "config.h"

#include "annotation/gloss-guideline.h"
#include "dialogs/gloss-preferences-dialog.h"
#include "dialogs/gloss-shortcuts-dialog.h"
#include "dialogs/gloss-tag-dialog.h"
#include "window/gloss-welcome-page.h"
#include "window/gloss-window-keys.h"
#include "window-fixture.h"

static guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);
  return n;
}

static GtkWidget *
find_titled (GtkWidget  *widget,
             const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_titled (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
note_id (GtkWidget   *dialog,
         const char  *id,
         char       **chosen)
{
  g_set_str (chosen, id);
}

/* The parts of a dialog are there once it is presented. */
static GtkWidget *
present (AdwDialog *dialog)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);

  return window;
}

static void
put_away (AdwDialog *dialog,
          GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_dialog_force_close (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (dialog == NULL);
}

/* Typing narrows the list; Enter takes what is left. */
static void
test_tag_dialog (void)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autofree char *chosen = NULL;
  AdwDialog *dialog = gloss_tag_dialog_new (codebook);
  GtkWidget *window = present (dialog);
  GtkWidget *entry;

  g_signal_connect (dialog, "chosen", G_CALLBACK (note_id), &chosen);
  entry = find_widget (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "key p");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (chosen, ==, "key_point");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_tag_dialog_nothing (void)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autofree char *chosen = NULL;
  AdwDialog *dialog = gloss_tag_dialog_new (codebook);
  GtkWidget *window = present (dialog);
  GtkWidget *entry;

  entry = find_widget (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY);
  g_signal_connect (dialog, "chosen", G_CALLBACK (note_id), &chosen);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzzz");
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (chosen);
  put_away (dialog, window);
}

static void
test_preferences (void)
{
  g_autoptr (GlossSettings) settings = gloss_settings_new ();
  AdwDialog *dialog;
  GtkWidget *window;
  GtkWidget *id;
  double scale;

  g_object_set (settings, "reviewer-id", "", "text-scale", 1.0, NULL);
  dialog = gloss_preferences_dialog_new (settings);
  window = present (dialog);
  adw_spin_row_set_value (ADW_SPIN_ROW (find_widget (GTK_WIDGET (dialog), ADW_TYPE_SPIN_ROW)), 150);
  g_object_get (settings, "text-scale", &scale, NULL);
  g_assert_cmpfloat_with_epsilon (scale, 1.5, 0.001);

  id = find_titled (GTK_WIDGET (dialog), "_Id (a–z, 0–9, - and __)");
  gtk_editable_set_text (GTK_EDITABLE (id), "Ben Silva");
  g_assert_true (gtk_widget_has_css_class (id, "error"));
  g_signal_emit_by_name (id, "apply");
  g_assert_cmpstr (gloss_settings_get_reviewer (settings).id, !=, "Ben Silva");
  gtk_editable_set_text (GTK_EDITABLE (id), "ben-silva");
  g_assert_false (gtk_widget_has_css_class (id, "error"));
  g_signal_emit_by_name (id, "apply");
  g_assert_cmpstr (gloss_settings_get_reviewer (settings).id, ==, "ben-silva");

  g_object_set (settings, "reviewer-id", "", "text-scale", 1.0, NULL);
  put_away (dialog, window);
}

/* Every entry of the tables has a row, and each of its keys can be read as one. */
static void
count_entry (const char *accelerators,
             const char *description,
             gpointer    user_data)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", -1);
  guint *n = user_data;

  for (guint i = 0; each[i] != NULL; i++)
    g_assert_true (strstr (each[i], "...") != NULL || gtk_accelerator_parse (each[i], NULL, NULL));
  g_assert_cmpstr (description, !=, "");
  (*n)++;
}

static void
test_shortcuts (void)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  AdwDialog *dialog = gloss_shortcuts_dialog_new (codebook);
  GtkWidget *window = present (dialog);
  guint n = 0;

  gloss_window_keys_foreach (count_entry, &n);
  g_assert_cmpuint (n, >, 10);
  gloss_article_view_keys_foreach (count_entry, &n);
  g_assert_cmpuint (count_widgets (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW), >, n);
  put_away (dialog, window);
}

static void
count_brackets (GtkWidget *widget,
                guint     *n)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), "["))
    {
      g_assert_cmpint (gtk_widget_get_direction (widget), ==, GTK_TEXT_DIR_LTR);
      (*n)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count_brackets (child, n);
}

/* In a window from right to left, a bracket is still the one on the key. */
static void
test_shortcuts_rtl (void)
{
  AdwDialog *dialog;
  GtkWidget *window;
  guint n = 0;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  dialog = gloss_shortcuts_dialog_new (NULL);
  window = present (dialog);
  count_brackets (GTK_WIDGET (dialog), &n);
  g_assert_cmpuint (n, >, 0);
  put_away (dialog, window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_welcome (void)
{
  g_autoptr (GlossSettings) settings = gloss_settings_new ();
  g_autoptr (GFile) folder = g_file_new_for_path ("/nowhere/A & B <project>");
  GtkWidget *page = g_object_ref_sink (gloss_welcome_page_new (settings));
  GtkWidget *row;

  g_assert_null (find_titled (page, "A & B <project>"));
  gloss_settings_remember (settings, folder, NULL);
  row = find_titled (page, "A & B <project>");
  g_assert_nonnull (row);
  g_signal_emit_by_name (find_widget (row, GTK_TYPE_BUTTON), "clicked");
  g_assert_null (find_titled (page, "A & B <project>"));
  g_assert_finalize_object (page);
}

static void
test_guideline (void)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *guideline = g_object_new (GLOSS_TYPE_GUIDELINE, NULL);

  gtk_window_set_child (GTK_WINDOW (window), guideline);
  gloss_guideline_set_tag (GLOSS_GUIDELINE (guideline), gloss_codebook_find_tag (codebook, "claim"));
  g_assert_null (find_widget (guideline, GTK_TYPE_LABEL));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (count_widgets (guideline, GTK_TYPE_LABEL), >, 3);
  gloss_guideline_set_tag (GLOSS_GUIDELINE (guideline), NULL);
  g_assert_null (find_widget (guideline, GTK_TYPE_LABEL));
  g_object_ref (guideline);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (guideline);
}

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/tag-dialog/typing", test_tag_dialog);
  g_test_add_func ("/tag-dialog/nothing", test_tag_dialog_nothing);
  g_test_add_func ("/preferences-dialog/choices", test_preferences);
  g_test_add_func ("/shortcuts-dialog/tables", test_shortcuts);
  g_test_add_func ("/shortcuts-dialog/right-to-left", test_shortcuts_rtl);
  g_test_add_func ("/welcome-page/recent", test_welcome);
  g_test_add_func ("/guideline/tag", test_guideline);

  return g_test_run ();
}
