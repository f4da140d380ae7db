/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of HTML pages: finds the article in the page and hands its blocks to the recogniser. */
#include "config.h"

#include "reader/gloss-html-reader.h"

#include <string.h>

#include "reader/gloss-decoder.h"
#include "reader/gloss-html-blocks.h"
#include "reader/gloss-html-body.h"
#include "reader/gloss-html-metadata.h"
#include "reader/gloss-html.h"
#include "reader/gloss-recogniser.h"

/* The encoding is declared within the first kilobyte, by the HTML standard; some pages are late. */
#define PRESCAN_BYTES 4096

/* In bytes: an answer is recognised by that much of its beginning. */
#define ANSWER_SAMPLE 80

/* The value of charset=... or encoding="..." near the beginning, or NULL. */
static char *
prescan_charset (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = size > 0 ? data + MIN (size, PRESCAN_BYTES) : data;
  static const char *const names[] = { "charset", "encoding" };

  for (const char *p = data; p < end; p++)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        gsize n = strlen (names[i]);
        const char *value = p + n;
        const char *stop;

        if ((gsize) (end - p) <= n || g_ascii_strncasecmp (p, names[i], n) != 0)
          continue;
        while (value < end && (g_ascii_isspace (*value) || *value == '=' || *value == '"' || *value == '\''))
          value++;
        for (stop = value; stop < end && (g_ascii_isalnum (*stop) || strchr ("-_:.", *stop) != NULL) && stop - value < 32; stop++)
          ;
        if (stop > value && memchr (p + n, '=', value - p - n) != NULL)
          return g_strndup (value, stop - value);
      }

  return NULL;
}

static gboolean
belongs_to (const char *answer,
            const char *folded)
{
  g_autofree char *sample = g_strndup (folded, ANSWER_SAMPLE);
  const char *valid;

  if (!g_utf8_validate (sample, -1, &valid))
    sample[valid - sample] = '\0';

  return *sample != '\0' && strstr (answer, sample) != NULL;
}

/* Blocks that the page's schema.org data call questions and answers are that. */
static void
confirm_questions (GlossRawList *list,
                   GHashTable   *questions)
{
  const char *answer = NULL;

  if (g_hash_table_size (questions) == 0)
    return;

  for (guint i = 0; i < list->blocks->len; i++)
    {
      GlossRawBlock *block = gloss_raw_list_get (list, i);
      g_autofree char *folded = NULL;
      const char *found;
      gsize n_prefix;
      gsize skip = 0;

      if (block->kind == GLOSS_RAW_TITLE || block->kind == GLOSS_RAW_TABLE_ROW || block->kind == GLOSS_RAW_BOILERPLATE)
        continue;
      if ((gloss_label_match_prefix (block->text, block->n_bytes, &n_prefix) & (GLOSS_LABEL_QUESTION | GLOSS_LABEL_ANSWER)) != 0)
        skip = n_prefix;
      folded = gloss_label_fold (block->text + skip, block->n_bytes - skip);
      found = g_hash_table_lookup (questions, folded);
      if (found != NULL && block->kind != GLOSS_RAW_CODE)
        {
          answer = found;
          block->kind = GLOSS_RAW_QUESTION;
          block->flags |= GLOSS_RAW_CONFIRMED;
        }
      else if (answer != NULL && block->kind != GLOSS_RAW_HEADING && belongs_to (answer, folded))
        {
          block->kind = GLOSS_RAW_ANSWER;
          block->flags |= GLOSS_RAW_CONFIRMED;
        }
      else
        answer = NULL;
    }
}

static gboolean
has_title (GlossRawList *list)
{
  for (guint i = 0; i < list->blocks->len; i++)
    if (gloss_raw_list_get (list, i)->kind == GLOSS_RAW_TITLE)
      return TRUE;

  return FALSE;
}

static void
take_metadata (GlossRawList      *list,
               GlossHtmlMetadata *metadata)
{
  if (!has_title (list))
    list->title = g_steal_pointer (&metadata->title);
  list->byline = g_steal_pointer (&metadata->byline);
  list->published = g_steal_pointer (&metadata->published);
  list->language = g_steal_pointer (&metadata->language);
  list->uri = g_steal_pointer (&metadata->uri);
}

/**
 * gloss_html_read_blocks:
 * @text: decoded HTML
 * @name: what messages call it
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Finds the article in a page.
 *
 * Returns: (transfer full) (nullable): its blocks and metadata
 */
GlossRawList *
gloss_html_read_blocks (GBytes        *text,
                        const char    *name,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GlossHtml) html = gloss_html_parse (text, name, error);
  g_autoptr (GlossHtmlMetadata) metadata = NULL;
  g_autoptr (GlossHtmlBody) body = NULL;
  g_autoptr (GlossRawList) list = NULL;

  if (html == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  metadata = gloss_html_metadata_new (html);
  body = gloss_html_body_find (html, metadata->title);
  list = gloss_raw_list_new ();
  if (!gloss_html_blocks_add (list, body, cancellable, error))
    return NULL;
  confirm_questions (list, metadata->questions);
  take_metadata (list, metadata);

  return g_steal_pointer (&list);
}

static GlossArticle *
read_html (const GlossReaderInput  *input,
           GCancellable            *cancellable,
           GError                 **error)
{
  g_autofree char *declared = prescan_charset (input->bytes);
  g_autoptr (GBytes) text = gloss_decode (input, declared, error);
  g_autoptr (GlossRawList) list = text != NULL ? gloss_html_read_blocks (text, input->name, cancellable, error) : NULL;

  if (list == NULL)
    return NULL;

  return gloss_recognise (list, input, gloss_html_reader.id, cancellable, error);
}

static const char *const suffixes[] = { ".html", ".htm", ".xhtml", ".xht", NULL };

const GlossReader gloss_html_reader = { "html/1", suffixes, read_html };
