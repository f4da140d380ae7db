/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the services that a sandboxed program asks for files and links are there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLOSS_PORTAL_FILE_CHOOSER "org.freedesktop.portal.FileChooser"
#define GLOSS_PORTAL_OPEN_URI "org.freedesktop.portal.OpenURI"

/**
 * GlossPortalFunc:
 * @widget: the widget that was given
 * @data: the data that was given
 *
 * Goes on with what needs the portal.
 */
typedef void (*GlossPortalFunc) (GtkWidget *widget,
                                 gpointer   data);

void     gloss_portal_find_async  (GDBusConnection      *bus,
                                   const char           *interface,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean gloss_portal_find_finish (GAsyncResult         *result,
                                   GError              **error);
void     gloss_portal_require     (GtkWidget            *widget,
                                   const char           *interface,
                                   GlossPortalFunc       then,
                                   gpointer              data,
                                   GDestroyNotify        destroy);
void     gloss_portal_open_link   (GtkWidget            *widget,
                                   const char           *uri);

G_END_DECLS
