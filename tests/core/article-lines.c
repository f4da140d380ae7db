/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article as lines of text, to compare with: "id kind [number] text". */
#include "config.h"

#include "article-lines.h"

#include <string.h>

#include "reader/gloss-reader.h"

static void
append_metadata (GString    *lines,
                 const char *name,
                 const char *value)
{
  if (value != NULL)
    g_string_append_printf (lines, "@%s %s\n", name, value);
}

static void
append_block (GString          *lines,
              GlossArticle     *article,
              const GlossBlock *block)
{
  g_autofree char *text = gloss_text_dup_slice (gloss_article_get_text (article), block->range);

  g_string_append_printf (lines, "%s %s ", block->id, gloss_block_kind_get_nick (block->kind));
  if (block->number != NULL)
    g_string_append_printf (lines, "[%s] ", block->number);
  if (block->heading != NULL)
    g_string_append_printf (lines, "(%s) ", block->heading);
  if (block->cells != NULL)
    {
      g_autofree char *cells = g_strjoinv (" | ", (char **) block->cells);

      g_string_append_printf (lines, "%s\n", cells);
    }
  else
    g_string_append_printf (lines, "%s\n", text);
}

/* All blocks, and what the source says of itself where wanted. */
char *
article_lines (GlossArticle *article,
               gboolean      with_metadata)
{
  GString *lines = g_string_new (NULL);

  if (with_metadata)
    {
      append_metadata (lines, "title", gloss_article_get_title (article));
      append_metadata (lines, "byline", gloss_article_get_byline (article));
      append_metadata (lines, "published", gloss_article_get_published (article));
      append_metadata (lines, "uri", gloss_article_get_uri (article));
      for (guint kind = 0; kind < GLOSS_N_BLOCK_KINDS; kind++)
        append_metadata (lines, gloss_block_kind_get_nick (kind), gloss_article_get_label (article, kind));
    }
  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    append_block (lines, article, gloss_article_get_block (article, i));

  return g_string_free (lines, FALSE);
}

/* Reads a text that must be readable. */
GlossArticle *
read_article (const char *name,
              const char *text,
              gssize      n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, n_bytes >= 0 ? (gsize) n_bytes : strlen (text));
  GlossReaderInput input = { .bytes = bytes, .name = name };
  g_autoptr (GError) error = NULL;
  GlossArticle *article = gloss_reader_read (&input, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (article);

  return article;
}

void
assert_article (const char *name,
                const char *text,
                const char *expected)
{
  g_autoptr (GlossArticle) article = read_article (name, text, -1);
  g_autofree char *lines = article_lines (article, FALSE);

  g_assert_cmpstr (lines, ==, expected);
}

/* The text of an article beside the project, or NULL where there are none. */
char *
dup_shared_article (const char *name)
{
  const char *shared = g_getenv ("GLOSS_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "articles", name, NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}
