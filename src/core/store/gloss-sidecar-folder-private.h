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
  GlossSidecarListing *listing;
};

char *gloss_sidecar_dup_source_name (const char *name);
char *gloss_sidecar_dup_text_sha256 (GFile      *sidecar);

G_END_DECLS
