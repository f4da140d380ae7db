/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder with an article in it, for the tests of documents and projects. */
#pragma once

#include "document/gloss-document.h"
#include "project/gloss-project.h"

G_BEGIN_DECLS

#define FIXTURE_TEXT \
  "The bridge over the Skerrin was closed on Monday.\n\n" \
  "Engineers had found a crack in its third pier. Nobody was hurt.\n\n" \
  "The council says that repairs will take six weeks. Ferries run every hour.\n"

/* A folder of its own; everything in it is removed at the end. */
typedef struct
{
  char *path;
  GFile *folder;
  GFile *source;
  GlossCodebook *codebook;
  GlossReviewer maria;
  GlossReviewer ben;
} Fixture;

void           fixture_set_up       (Fixture             *self,
                                     gconstpointer        data);
void           fixture_tear_down    (Fixture             *self,
                                     gconstpointer        data);
GFile         *fixture_get_child    (Fixture             *self,
                                     const char          *name);
void           fixture_write        (Fixture             *self,
                                     const char          *name,
                                     const char          *contents);
char          *fixture_read         (Fixture             *self,
                                     const char          *name);
gboolean       fixture_exists       (Fixture             *self,
                                     const char          *name);
GlossDocument *fixture_load         (Fixture             *self,
                                     const GlossReviewer *reviewer);
void           fixture_seed         (Fixture             *self,
                                     const GlossReviewer *reviewer,
                                     gsize                start,
                                     gsize                end);

/* Runs the main loop until the condition holds; the test fails after ten seconds. */
#define spin_until(condition)                                          \
  G_STMT_START {                                                       \
    gint64 spin_end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND; \
    while (!(condition))                                               \
      {                                                                \
        if (g_get_monotonic_time () > spin_end)                        \
          g_error ("%s:%d: not within ten seconds: %s", __FILE__, __LINE__, #condition); \
        if (!g_main_context_iteration (NULL, FALSE))                   \
          g_usleep (1000);                                             \
      }                                                                \
  } G_STMT_END

void             spin_for          (guint          milliseconds);
void             save_now          (GlossDocument *document);
gboolean         try_to_save       (GlossDocument *document,
                                    GError       **error);
GlossAnnotation *tag_range         (GlossDocument *document,
                                    const char    *tag,
                                    gsize          start,
                                    gsize          end);
void             set_note          (GlossDocument *document,
                                    const char    *id,
                                    const char    *note);
guint            count_annotations (GlossDocument *document);
GlossAnnotation *find_annotation   (GlossDocument *document,
                                    const char    *id);

G_END_DECLS
