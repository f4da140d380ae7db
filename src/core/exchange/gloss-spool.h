/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export has yet to write, kept out of memory. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlossSpool:
 *
 * A file without a name in the folder for temporary files. What a format can only write at its end waits there. An error while it is made
 * is given when it is first used. For one thread at a time.
 */
typedef struct _GlossSpool GlossSpool;

GlossSpool *gloss_spool_new        (void);
void        gloss_spool_free       (GlossSpool  *self);
goffset     gloss_spool_get_length (GlossSpool  *self);
gboolean    gloss_spool_append     (GlossSpool  *self,
                                    const char  *bytes,
                                    gsize        n_bytes,
                                    GError     **error);
gboolean    gloss_spool_read       (GlossSpool  *self,
                                    goffset      offset,
                                    gsize        n_bytes,
                                    GString     *out,
                                    GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossSpool, gloss_spool_free)

G_END_DECLS
