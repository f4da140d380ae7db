/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing from the window: when it can be done, and what a closed window does to it. */
#include "config.h"

#include "opened-window.h"

static void
test_print (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GFile) pdf = g_file_get_child (self->folder, "harbour.pdf");
  g_autofree char *text = NULL;

  gloss_window_present (self->window);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.print", NULL);
  gloss_window_save_pdf_as (self->window, pdf);
  g_assert_null (self->window->printing);
  g_assert_false (g_file_query_exists (pdf, NULL));

  opened_window_open (self, self->article);
  gloss_window_save_pdf_as (self->window, pdf);
  wait_until (self->window->printing == NULL);
  text = opened_window_read (pdf);
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
}

static gboolean
close_while_printing (gpointer data)
{
  Fixture *self = data;
  GtkPrintOperation *printing = self->window->printing;

  g_assert_nonnull (printing);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.print", NULL);
  g_assert_true (self->window->printing == printing);
  gtk_window_destroy (GTK_WINDOW (self->window));
  return G_SOURCE_REMOVE;
}

/* A window that is closed while it prints takes no harm, and nothing is written. */
static void
test_print_and_close (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GFile) article = NULL;
  g_autoptr (GFile) pdf = g_file_get_child (self->folder, "long.pdf");

  for (guint i = 0; i < 1500; i++)
    g_string_append (text, "The harbour will reopen in May. Costs rose by a third.\n\n");
  article = make_file (self->folder, "long.txt", text->str);
  opened_window_open (self, article);
  g_timeout_add (5, close_while_printing, self);
  gloss_window_save_pdf_as (self->window, pdf);
  wait_until (self->window == NULL);
  g_assert_false (g_file_query_exists (pdf, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/window-print/pdf", Fixture, NULL, opened_window_set_up, test_print, opened_window_tear_down);
  g_test_add ("/window-print/close", Fixture, NULL, opened_window_set_up, test_print_and_close, opened_window_tear_down);

  return g_test_run ();
}
