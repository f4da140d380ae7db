/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standoff format of brat: a folder of texts and annotations, with its configuration. */
#include "config.h"

#include "exchange/gloss-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/gloss-brat-document.h"
#include "exchange/gloss-brat-names.h"
#include "exchange/gloss-brat-survey.h"

/*
 * In brat several people work in folders of their own on copies of the same texts, and such folders can be shown side by side. So it is
 * here, and also with a single reviewer, so that no path changes when another one comes:
 *
 *   annotation.conf visual.conf tools.conf kb_shortcuts.conf    brat looks for them in the folders above a document
 *   maria/news/summit.html.txt                                  the canonical text, exactly
 *   maria/news/summit.html.ann                                  what Maria annotated in it
 *   Unannotated/news/other.html.txt                             an article that nobody has worked on, with an empty .ann
 *
 * No reviewer can be called "Unannotated", as ids have small letters only.
 */
#define NOBODY "Unannotated"

static void
append_lines (GlossBratDocument *document,
              GString           *out)
{
  if (document != NULL)
    gloss_brat_document_write (document, out);
}

/* Where the files of an article are, without the suffix. */
static char *
dup_path (const GlossExportArticle *article,
          const GlossExportSet     *set)
{
  g_autofree char *path = gloss_brat_dup_path (article->name);

  return g_strconcat (set != NULL ? set->reviewer.id : NOBODY, "/", path, NULL);
}

static gboolean
write_set (GlossBratScheme           *scheme,
           const GlossExportArticle  *article,
           const GlossExportSet      *set,
           GlossExportSink           *sink,
           GError                   **error)
{
  g_autofree char *path = dup_path (article, set);
  g_autofree char *text_path = g_strconcat (path, ".txt", NULL);
  g_autofree char *ann_path = g_strconcat (path, ".ann", NULL);
  g_autoptr (GlossBratDocument) document = set != NULL ? gloss_brat_document_new (article, set, scheme) : NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  gsize n_bytes;
  const char *text = gloss_text_get_utf8 (gloss_article_get_text (article->article), &n_bytes);

  append_lines (document, lines);
  return gloss_export_sink_add_file (sink, text_path, text, n_bytes, error) &&
         gloss_export_sink_add_file (sink, ann_path, lines->str, lines->len, error);
}

static gboolean
brat_write (gpointer                   state,
            const GlossExportArticle  *article,
            GlossExportSink           *sink,
            GError                   **error)
{
  if (article->sets->len == 0)
    return write_set (state, article, NULL, sink, error);
  for (guint i = 0; i < article->sets->len; i++)
    {
      if (!write_set (state, article, g_ptr_array_index (article->sets, i), sink, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_text (const GlossExportArticle  *article,
            const char                *path,
            GlossExportSink           *sink,
            GError                   **error)
{
  g_autoptr (GBytes) bytes = gloss_export_sink_read_file (sink, path, error);
  gsize n_bytes, n_expected;
  const char *text, *expected;

  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &n_bytes);
  expected = gloss_text_get_utf8 (gloss_article_get_text (article->article), &n_expected);
  if (n_bytes == n_expected && (n_bytes == 0 || memcmp (text, expected, n_bytes) == 0))
    return TRUE;
  return gloss_format_fail_check (article, path, error);
}

static gboolean
check_lines (GlossBratScheme           *scheme,
             const GlossExportArticle  *article,
             const GlossExportSet      *set,
             const char                *path,
             GlossExportSink           *sink,
             GError                   **error)
{
  g_autoptr (GBytes) bytes = gloss_export_sink_read_file (sink, path, error);
  g_autoptr (GlossBratDocument) expected = NULL;
  g_autoptr (GlossBratDocument) found = NULL;
  gsize n_bytes;
  const char *text;
  guint line;

  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &n_bytes);
  found = gloss_brat_document_read (text, n_bytes, &line);
  expected = set != NULL ? gloss_brat_document_new (article, set, scheme) : gloss_brat_document_read ("", 0, &line);
  return (found != NULL && gloss_brat_document_equal (found, expected)) || gloss_format_fail_check (article, path, error);
}

static gboolean
check_set (GlossBratScheme           *scheme,
           const GlossExportArticle  *article,
           const GlossExportSet      *set,
           GlossExportSink           *sink,
           GError                   **error)
{
  g_autofree char *path = dup_path (article, set);
  g_autofree char *text_path = g_strconcat (path, ".txt", NULL);
  g_autofree char *ann_path = g_strconcat (path, ".ann", NULL);

  return check_text (article, text_path, sink, error) && check_lines (scheme, article, set, ann_path, sink, error);
}

static gboolean
brat_check (gpointer                   state,
            const GlossExportArticle  *article,
            GlossExportSink           *sink,
            GBytes                    *written,
            GError                   **error)
{
  if (article->sets->len == 0)
    return check_set (state, article, NULL, sink, error);
  for (guint i = 0; i < article->sets->len; i++)
    {
      if (!check_set (state, article, g_ptr_array_index (article->sets, i), sink, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
brat_begin (GlossExportSink *sink,
            GlossCodebook   *codebook)
{
  return gloss_brat_scheme_new (codebook);
}

/* Only now is it known which tags occur. */
static gboolean
brat_end (gpointer           state,
          GlossExportSink   *sink,
          GError           **error)
{
  static const struct
  {
    const char *name;
    void (*write) (GlossBratScheme *, GString *);
  } files[] = {
    { "annotation.conf", gloss_brat_scheme_write_annotation },
    { "visual.conf", gloss_brat_scheme_write_visual },
    { "tools.conf", gloss_brat_scheme_write_tools },
    { "kb_shortcuts.conf", gloss_brat_scheme_write_shortcuts },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GString) contents = g_string_new (NULL);

      files[i].write (state, contents);
      if (!gloss_export_sink_add_file (sink, files[i].name, contents->str, contents->len, error))
        return FALSE;
    }
  return TRUE;
}

static void
brat_free (gpointer state)
{
  gloss_brat_scheme_free (state);
}

const GlossFormat gloss_format_brat = {
  .id = "brat",
  .title = N_("brat standoff"),
  .summary = N_("A folder for each reviewer with the text of every article and its annotations beside it, and the configuration that brat needs to show them."),
  .readers = N_("brat, INCEpTION, spaCy and other tools for annotated text"),
  .offsets = N_("code points"),
  .holds = GLOSS_TRAIT_FLAG (GLOSS_TRAIT_TEXT) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_OVERLAPS) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_PIECES) |
           GLOSS_TRAIT_FLAG (GLOSS_TRAIT_LINKS) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_ATTRIBUTES) |
           GLOSS_TRAIT_FLAG (GLOSS_TRAIT_NOTES) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_REVIEWERS) | GLOSS_TRAIT_FLAG (GLOSS_TRAIT_TAGS),
  .survey = gloss_brat_survey,
  .begin = brat_begin,
  .write = brat_write,
  .check = brat_check,
  .end = brat_end,
  .free = brat_free,
};
