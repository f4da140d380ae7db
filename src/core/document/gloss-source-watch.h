/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices that the source of an article has changed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlossSourceState:
 * @GLOSS_SOURCE_SAME: it holds the very bytes that were read
 * @GLOSS_SOURCE_CHANGED: it holds others
 * @GLOSS_SOURCE_GONE: there is no such file any more
 * @GLOSS_SOURCE_UNREADABLE: it is there but cannot be read
 *
 * What the source is like now.
 */
typedef enum
{
  GLOSS_SOURCE_SAME,
  GLOSS_SOURCE_CHANGED,
  GLOSS_SOURCE_GONE,
  GLOSS_SOURCE_UNREADABLE,
} GlossSourceState;

#define GLOSS_TYPE_SOURCE_STATE (gloss_source_state_get_type ())
#define GLOSS_TYPE_SOURCE_WATCH (gloss_source_watch_get_type ())

/*
 * Looks at a file shortly after anything happened to it, however it is written: in place, by a rename over it, or by removing and
 * making it again. What was read is told from what is there by a hash, taken in a worker, so a file that was only touched has not changed.
 * On a network, where nobody tells of changes, it looks now and then. Property state (notified). Belongs to the thread and main context that made it.
 */
G_DECLARE_FINAL_TYPE (GlossSourceWatch, gloss_source_watch, GLOSS, SOURCE_WATCH, GObject)

/* Milliseconds from what happened last to the look. */
#define GLOSS_SOURCE_WATCH_DELAY 300

GType             gloss_source_state_get_type  (void);
GlossSourceWatch *gloss_source_watch_new       (GFile            *file,
                                                const char       *bytes_sha256);
GlossSourceState  gloss_source_watch_get_state (GlossSourceWatch *self);
void              gloss_source_watch_look      (GlossSourceWatch *self);

G_END_DECLS
