/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reviewer or a tag that can be chosen for an export. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GLOSS_TYPE_EXPORT_OPTION (gloss_export_option_get_type ())

/* Properties: id, title, n-annotations (read-only), chosen (with explicit notify; TRUE to begin with). */
G_DECLARE_FINAL_TYPE (GlossExportOption, gloss_export_option, GLOSS, EXPORT_OPTION, GObject)

GlossExportOption *gloss_export_option_new               (const char        *id,
                                                          const char        *title,
                                                          guint              n_annotations);
const char        *gloss_export_option_get_id            (GlossExportOption *self);
const char        *gloss_export_option_get_title         (GlossExportOption *self);
guint              gloss_export_option_get_n_annotations (GlossExportOption *self);
gboolean           gloss_export_option_get_chosen        (GlossExportOption *self);

G_END_DECLS
