/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading and writing of a folder share. */
#pragma once

#include "store/gloss-sidecar-folder.h"

G_BEGIN_DECLS

#define GLOSS_SIDECAR_SUFFIX ".gloss.json"

struct _GlossSidecarFolder
{
  GFile *folder;
  char *prefix;
};

G_END_DECLS
