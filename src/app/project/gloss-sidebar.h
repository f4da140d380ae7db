/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles of the project and the parts of the open one. */
#pragma once

#include <adwaita.h>

#include "project/gloss-project.h"

G_BEGIN_DECLS

#define GLOSS_TYPE_SIDEBAR (gloss_sidebar_get_type ())

/*
 * Properties project (GlossProject, nullable) and document (GlossDocument, nullable). It activates win.open-uri for an
 * article that is chosen and win.go-to-block for a part.
 */
G_DECLARE_FINAL_TYPE (GlossSidebar, gloss_sidebar, GLOSS, SIDEBAR, AdwBin)

void gloss_sidebar_set_project  (GlossSidebar  *self,
                                 GlossProject  *project);
void gloss_sidebar_set_document (GlossSidebar  *self,
                                 GlossDocument *document);

G_END_DECLS
