/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a portal before it is used: without one GTK would show nothing and never say so. */
#include "config.h"

#include "gloss-portal.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gloss-error.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* --- looking for it ------------------------------------------------------------------------------ */

static gboolean
fail_missing (const char  *interface,
              GError     **error)
{
  if (g_str_equal (interface, GLOSS_PORTAL_FILE_CHOOSER))
    g_set_error_literal (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED,
                         _("Gloss runs in a sandbox and sees only what you choose in a dialog of your desktop, and there is no such dialog. Install "
                           "xdg-desktop-portal and its part for your desktop (xdg-desktop-portal-gnome, xdg-desktop-portal-kde or "
                           "xdg-desktop-portal-gtk), then log out and in again."));
  else
    g_set_error_literal (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED,
                         _("Gloss runs in a sandbox, out of which only your desktop can open links, and it does not. Install "
                           "xdg-desktop-portal, then log out and in again."));
  return FALSE;
}

static void
on_version (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) version = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (version != NULL)
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      g_debug ("No portal: %s", error->message);
      g_clear_error (&error);
      fail_missing (g_task_get_task_data (task), &error);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

/**
 * gloss_portal_find_async:
 * @bus: (nullable): the session bus
 * @interface: a portal, as GLOSS_PORTAL_FILE_CHOOSER
 *
 * Asks for the version of a portal. The service is started where it can be; a service to which no desktop lends the
 * dialog has not got the interface.
 */
void
gloss_portal_find_async (GDBusConnection     *bus,
                         const char          *interface,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, gloss_portal_find_async);
  g_task_set_task_data (task, g_strdup (interface), g_free);
  if (bus == NULL)
    {
      fail_missing (interface, &error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", interface, "version"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, cancellable, on_version, g_steal_pointer (&task));
}

/**
 * gloss_portal_find_finish:
 * @error: what to install
 *
 * Returns: whether the portal is there
 */
gboolean
gloss_portal_find_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- before something is done ---------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *widget;
  char *heading;
  GlossPortalFunc then;
  gpointer data;
  GDestroyNotify destroy;
} Need;

static void
need_free (Need *need)
{
  if (need->destroy != NULL)
    need->destroy (need->data);
  g_clear_pointer (&need->heading, g_free);
  g_object_unref (need->widget);
  g_free (need);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Need, need_free)

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Need) need = user_data;
  g_autoptr (GError) error = NULL;
  AdwDialog *alert;

  /* Whoever closed the window meanwhile is not asked any more. */
  if (gtk_widget_get_root (need->widget) == NULL)
    return;
  if (gloss_portal_find_finish (result, &error))
    {
      need->then (need->widget, need->data);
      return;
    }

  alert = adw_alert_dialog_new (need->heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_dialog_present (alert, need->widget);
}

/* GTK takes the portals by the same sign. */
static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * gloss_portal_require:
 * @widget: who wants to do something
 * @interface: the portal that is needed for it within a sandbox
 * @then: what is done, at once where there is no sandbox; not at all without the portal, which the person is told instead
 * @data: for @then
 * @destroy: (nullable): frees @data
 */
void
gloss_portal_require (GtkWidget       *widget,
                      const char      *interface,
                      GlossPortalFunc  then,
                      gpointer         data,
                      GDestroyNotify   destroy)
{
  g_autoptr (Need) need = g_new0 (Need, 1);
  GApplication *application;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  *need = (Need) { g_object_ref (widget), NULL, then, data, destroy };
  need->heading = g_strdup (g_str_equal (interface, GLOSS_PORTAL_OPEN_URI) ? _("Link Not Opened") : _("Files Cannot Be Chosen"));
  if (!is_sandboxed ())
    {
      need->then (need->widget, need->data);
      return;
    }

  application = g_application_get_default ();
  gloss_portal_find_async (application != NULL ? g_application_get_dbus_connection (application) : NULL, interface, NULL, on_found,
                           g_steal_pointer (&need));
}

/* --- links ----------------------------------------------------------------------------------------- */

static void
launch (GtkWidget *widget,
        gpointer   data)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (data);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL, NULL);
}

/**
 * gloss_portal_open_link:
 * @widget: where the link is
 * @uri: where it leads
 *
 * Opens a link with the program that the person has for it.
 */
void
gloss_portal_open_link (GtkWidget  *widget,
                        const char *uri)
{
  gloss_portal_require (widget, GLOSS_PORTAL_OPEN_URI, launch, g_strdup (uri), g_free);
}
