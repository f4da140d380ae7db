/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations whose text is gone. */
#pragma once

#include <gtk/gtk.h>

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_ORPHAN_LIST (gloss_orphan_list_get_type ())

/* There only while there are such. A click or Enter asks again where one is now; that is for the reviewer's own ones. */
G_DECLARE_FINAL_TYPE (GlossOrphanList, gloss_orphan_list, GLOSS, ORPHAN_LIST, GtkWidget)

void gloss_orphan_list_set_document (GlossOrphanList *self,
                                     GlossDocument   *document);

G_END_DECLS
