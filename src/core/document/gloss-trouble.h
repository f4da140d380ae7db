/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why something that a person did is not on disk, and what of it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlossTroubleCause:
 * @GLOSS_TROUBLE_FULL: no room on the disk, or no more of it for this person
 * @GLOSS_TROUBLE_READ_ONLY: the disk can only be read
 * @GLOSS_TROUBLE_PROTECTED: somebody has protected the file
 * @GLOSS_TROUBLE_DENIED: this person may not write there
 * @GLOSS_TROUBLE_GONE: the folder is not there
 * @GLOSS_TROUBLE_UNREACHABLE: the folder is on a computer or a device that does not answer
 * @GLOSS_TROUBLE_OTHER: anything else, such as a disk that is broken, or a file that another program has damaged
 */
typedef enum
{
  GLOSS_TROUBLE_FULL,
  GLOSS_TROUBLE_READ_ONLY,
  GLOSS_TROUBLE_PROTECTED,
  GLOSS_TROUBLE_DENIED,
  GLOSS_TROUBLE_GONE,
  GLOSS_TROUBLE_UNREACHABLE,
  GLOSS_TROUBLE_OTHER,
} GlossTroubleCause;

/**
 * GlossTroubleExtent:
 * @GLOSS_TROUBLE_NOT_SAVED: edits are only in memory
 * @GLOSS_TROUBLE_IN_JOURNAL: all edits are in the journal, but not all are in the files that others read
 * @GLOSS_TROUBLE_NO_JOURNAL: all edits are in these files, but not all are in the journal
 */
typedef enum
{
  GLOSS_TROUBLE_NOT_SAVED,
  GLOSS_TROUBLE_IN_JOURNAL,
  GLOSS_TROUBLE_NO_JOURNAL,
} GlossTroubleExtent;

#define GLOSS_TYPE_TROUBLE (gloss_trouble_get_type ())

/* Immutable, without properties: it is another one when something changes. */
G_DECLARE_FINAL_TYPE (GlossTrouble, gloss_trouble, GLOSS, TROUBLE, GObject)

GlossTrouble       *gloss_trouble_new         (const GError       *error,
                                               GlossTroubleExtent  extent,
                                               const char         *name,
                                               guint               n_unsaved,
                                               GFile              *copy);
GlossTroubleCause   gloss_trouble_get_cause   (GlossTrouble       *self);
GlossTroubleExtent  gloss_trouble_get_extent  (GlossTrouble       *self);
GFile              *gloss_trouble_get_copy    (GlossTrouble       *self);
const char         *gloss_trouble_get_message (GlossTrouble       *self);
gboolean            gloss_trouble_loses_edits (GlossTrouble       *self);
char               *gloss_trouble_dup_why     (GlossTrouble       *self);
char               *gloss_trouble_dup_what    (GlossTrouble       *self);
char               *gloss_trouble_dup_loss    (GlossTrouble       *self);
gboolean            gloss_trouble_equal       (GlossTrouble       *a,
                                               GlossTrouble       *b);

G_END_DECLS
