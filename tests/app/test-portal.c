/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of looking for a portal on a bus where there is none, one without a desktop's part, or a whole one. */
#include "config.h"

#include "gloss-portal.h"

#include "gloss-error.h"
#include "window-fixture.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

typedef struct
{
  GSubprocess *bus;
  GDBusConnection *here;
  GDBusConnection *portal;
} Fixture;

static GDBusConnection *
connect_to (const char *address)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (address,
                                                                        G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                                        G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                                        NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

/* A bus of its own: that of the session may start a portal. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *address = NULL;
  g_autofree char *config = g_strconcat ("--config-file=", g_test_get_filename (G_TEST_DIST, "app", "bus.conf", NULL), NULL);

  self->bus = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                "dbus-daemon", config, "--nofork", "--print-address", NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->bus));
  address = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  self->here = connect_to (address);
  self->portal = connect_to (address);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_true (g_dbus_connection_close_sync (self->here, NULL, NULL));
  g_assert_true (g_dbus_connection_close_sync (self->portal, NULL, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&self->here);
  g_clear_object (&self->portal);
  g_subprocess_force_exit (self->bus);
  g_assert_true (g_subprocess_wait (self->bus, NULL, NULL));
  g_clear_object (&self->bus);
}

static GVariant *
get_version (GDBusConnection  *connection,
             const char       *sender,
             const char       *path,
             const char       *interface,
             const char       *property,
             GError          **error,
             gpointer          user_data)
{
  return g_variant_new_uint32 (4);
}

/* The service is on the bus; it has a portal for what the desktop lends it a dialog for. */
static void
serve (Fixture    *self,
       const char *interface)
{
  static const GDBusInterfaceVTable vtable = { NULL, get_version, NULL, { NULL } };
  g_autofree char *xml = g_strdup_printf ("<node><interface name='%s'><property name='version' type='u' access='read'/></interface></node>", interface);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, &error);
  g_autoptr (GVariant) reply = NULL;

  g_assert_no_error (error);
  g_dbus_connection_register_object (self->portal, PORTAL_PATH, node->interfaces[0], &vtable, NULL, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (self->portal, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", PORTAL_NAME, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static gboolean
find (GDBusConnection  *bus,
      const char       *interface,
      GCancellable     *cancellable,
      GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gloss_portal_find_async (bus, interface, cancellable, keep_result, &result);
  wait_until (result != NULL);
  return gloss_portal_find_finish (result, error);
}

/* What is missing is said, and by its name. */
static void
assert_missing (GDBusConnection *bus,
                const char      *interface,
                const char      *named)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (find (bus, interface, NULL, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, named));
}

static void
test_there (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  serve (self, GLOSS_PORTAL_FILE_CHOOSER);
  g_assert_true (find (self->here, GLOSS_PORTAL_FILE_CHOOSER, NULL, &error));
  g_assert_no_error (error);
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  assert_missing (self->here, GLOSS_PORTAL_FILE_CHOOSER, "xdg-desktop-portal-gtk");
  assert_missing (self->here, GLOSS_PORTAL_OPEN_URI, "xdg-desktop-portal");
}

static void
test_without_desktop (Fixture       *self,
                      gconstpointer  data)
{
  serve (self, GLOSS_PORTAL_OPEN_URI);
  assert_missing (self->here, GLOSS_PORTAL_FILE_CHOOSER, "xdg-desktop-portal-gtk");
}

static void
test_without_bus (Fixture       *self,
                  gconstpointer  data)
{
  assert_missing (NULL, GLOSS_PORTAL_FILE_CHOOSER, "xdg-desktop-portal-gtk");
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (find (self->here, GLOSS_PORTAL_FILE_CHOOSER, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
count_call (GtkWidget *widget,
            gpointer   data)
{
  g_assert_true (GTK_IS_BUTTON (widget));
  (*(guint *) data)++;
}

static void
count_destroyed (gpointer data)
{
  *(guint *) data += 10;
}

/* Outside of a sandbox nobody is asked. */
static void
test_not_needed (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());
  guint calls = 0;

  gloss_portal_require (button, GLOSS_PORTAL_FILE_CHOOSER, count_call, &calls, count_destroyed);
  g_assert_cmpuint (calls, ==, 11);
  g_assert_finalize_object (button);
}

#define ADD(path, test) g_test_add ("/portal/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("there", test_there);
  ADD ("missing", test_missing);
  ADD ("without-desktop", test_without_desktop);
  ADD ("without-bus", test_without_bus);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/portal/not-needed", test_not_needed);

  return g_test_run ();
}
