/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss-cli text: the canonical text of an article. */
#include "config.h"

#include <glib/gi18n.h>

#include "gloss-command.h"
#include "gloss-inputs.h"
#include "reader/gloss-article-loader.h"

/* A form feed on a line of its own, which no canonical text can contain. */
#define SEPARATOR "\n\f\n"

typedef struct
{
  GlossOutput *out;
  gboolean is_first;
} Writing;

static gboolean
write_text (const GlossInput  *input,
            gpointer            user_data,
            GError            **error)
{
  Writing *writing = user_data;
  g_autoptr (GlossArticle) article = gloss_article_load (input->file, NULL, NULL, error);
  const char *text;
  gsize n_bytes;

  if (article == NULL)
    return FALSE;

  text = gloss_text_get_utf8 (gloss_article_get_text (article), &n_bytes);
  if (!writing->is_first)
    gloss_output_add (writing->out, SEPARATOR);
  gloss_output_add_bytes (writing->out, text, n_bytes);
  writing->is_first = FALSE;
  return TRUE;
}

static GlossStatus
run (const GlossCommand  *self,
     char               **arguments,
     GlossOutput         *out)
{
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    GLOSS_OPTION_FILES (&files),
    G_OPTION_ENTRY_NULL
  };
  Writing writing = { .out = out, .is_first = TRUE };
  GlossStatus status;

  if (!gloss_command_parse (self, arguments, entries, out, &status))
    return status;
  if (files == NULL)
    return gloss_command_misused (self, _("Which file?"));

  return gloss_inputs_foreach (files, out, write_text, &writing);
}

const GlossCommand gloss_command_text = {
  .name = "text",
  .arguments = N_("FILE..."),
  .summary = N_("Write the canonical text of articles"),
  .description = N_("The text is what annotations count in: the blocks of the article joined by newlines,\n"
                    "with no newline at its end. Several texts are separated by a line with a form feed."),
  .run = run,
};
