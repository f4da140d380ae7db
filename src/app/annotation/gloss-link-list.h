/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The links of an annotation, both ends of which can be gone to. */
#pragma once

#include <adwaita.h>

#include "document/gloss-document.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_LINK_LIST (gloss_link_list_get_type ())

/* It activates win.select, win.unlink and win.link-from; it is not there where nothing is linked and nothing can be. */
G_DECLARE_FINAL_TYPE (GlossLinkList, gloss_link_list, GLOSS, LINK_LIST, AdwBin)

void gloss_link_list_show (GlossLinkList   *self,
                           GlossDocument   *document,
                           GlossAnnotation *annotation);

G_END_DECLS
