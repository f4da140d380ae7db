/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats in which annotations are taken away. */
#include "config.h"

#include "exchange/gloss-format.h"

#include <glib/gi18n-lib.h>

#include "gloss-error.h"

/* In the order in which they are offered. */
static const GlossFormat *const formats[] = {
  &gloss_format_jsonl,
  &gloss_format_csv,
  &gloss_format_sentences,
  &gloss_format_html,
  &gloss_format_w3c,
  &gloss_format_brat,
  &gloss_format_claimreview,
  &gloss_format_faqpage,
};

/**
 * gloss_formats_get_all:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): all formats, in the order in which they are offered
 */
const GlossFormat *const *
gloss_formats_get_all (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * gloss_format_find:
 * @id: a format's id
 *
 * Returns: (transfer none) (nullable): the format
 */
const GlossFormat *
gloss_format_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i]->id, id))
      return formats[i];
  return NULL;
}

/**
 * gloss_format_fail_check:
 * @article: an article
 * @what: where it differs, for people who look into it
 * @error: where to say so
 *
 * Says that what was read back of an article is not what was written.
 *
 * Returns: FALSE
 */
gboolean
gloss_format_fail_check (const GlossExportArticle  *article,
                         const char                *what,
                         GError                   **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("What was written of “%s” does not read back as it is (%s), so nothing was exported. Please report this."),
               article->name, what);
  return FALSE;
}
