/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss-cli show: the structure of an article. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gloss-columns.h"
#include "gloss-command.h"
#include "gloss-inputs.h"
#include "reader/gloss-article-loader.h"

typedef struct
{
  GlossOutput *out;
  GlossJsonOutput json;
  gboolean is_json;
  gboolean is_several;
  gboolean is_first;
  const char *uri;
} Showing;

/* --- JSON -------------------------------------------------------------------------------------- */

static void
write_cells (GlossJsonOutput   *json,
             const char *const *cells)
{
  gloss_json_output_name (json, "cells");
  gloss_json_output_begin_array (json, GLOSS_JSON_LAYOUT_INLINE);
  for (; *cells != NULL; cells++)
    gloss_json_output_string (json, *cells);
  gloss_json_output_end (json);
}

static void
write_block (GlossJsonOutput  *json,
             GlossArticle     *article,
             const GlossBlock *block)
{
  gsize n_bytes;
  const char *text = gloss_text_peek (gloss_article_get_text (article), block->range, &n_bytes);

  gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
  gloss_json_output_member (json, "id", block->id);
  gloss_json_output_member (json, "kind", gloss_block_kind_get_nick (block->kind));
  gloss_json_output_name (json, "level");
  gloss_json_output_number (json, block->level);
  gloss_json_output_name (json, "start");
  gloss_json_output_number (json, block->range.start);
  gloss_json_output_name (json, "end");
  gloss_json_output_number (json, block->range.end);
  gloss_json_output_name (json, "text");
  gloss_json_output_text (json, text, n_bytes);
  if (block->number != NULL)
    gloss_json_output_member (json, "number", block->number);
  if (block->cells != NULL)
    write_cells (json, block->cells);
  if (block->of != NULL)
    gloss_json_output_member (json, "of", block->of);
  if (block->heading != NULL)
    gloss_json_output_member (json, "heading", block->heading);
  gloss_json_output_end (json);
}

/* The hash is that of the text as it was read, which is what annotations refer to. */
static void
write_article (Showing           *showing,
               const GlossInput *input,
               GlossArticle      *article,
               const char        *text_sha256)
{
  GlossJsonOutput *json = &showing->json;

  gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_LINES);
  if (showing->is_several)
    gloss_json_output_member (json, "file", input->name);
  gloss_json_output_member (json, "title", gloss_article_get_title (article));
  gloss_json_output_member (json, "byline", gloss_article_get_byline (article));
  gloss_json_output_member (json, "published", gloss_article_get_published (article));
  gloss_json_output_member (json, "language", gloss_article_get_language (article));
  gloss_json_output_member (json, "uri", gloss_article_get_uri (article));
  gloss_json_output_member (json, "textSha256", text_sha256);
  gloss_json_output_name (json, "blocks");
  gloss_json_output_begin_array (json, GLOSS_JSON_LAYOUT_LINES);
  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    write_block (json, article, gloss_article_get_block (article, i));
  gloss_json_output_end (json);
  gloss_json_output_end (json);
}

/* --- for people -------------------------------------------------------------------------------- */

static void
print_about (GlossOutput *out,
             const char  *label,
             const char  *value,
             gsize        width)
{
  gsize used;

  if (value == NULL)
    return;

  used = gloss_columns_measure (label, strlen (label)) + 2;
  gloss_output_add (out, label);
  gloss_output_add (out, ": ");
  gloss_output_add_fitting (out, value, strlen (value), width > used ? width - used : 0);
  gloss_output_add_char (out, '\n');
}

static gsize
longest_id (GlossArticle *article)
{
  gsize longest = 0;

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    longest = MAX (longest, strlen (gloss_article_get_block (article, i)->id));
  return longest;
}

/* What a reader cannot see from the text: its number, or which other block it belongs to. */
static char *
make_remark (const GlossBlock *block)
{
  if (block->number != NULL)
    return g_strdup_printf ("%s. ", block->number);
  if (block->heading != NULL)
    return g_strdup_printf ("(%s) ", block->heading);
  return g_strdup ("");
}

static void
print_block (GlossOutput      *out,
             GlossArticle     *article,
             const GlossBlock *block,
             gsize             id_width,
             gsize             width)
{
  const gsize kind_width = strlen (gloss_block_kind_get_nick (GLOSS_BLOCK_FAQ_QUESTION));
  const char *kind = gloss_block_kind_get_nick (block->kind);
  g_autofree char *remark = make_remark (block);
  gsize used = id_width + 2 + kind_width + 2 + gloss_columns_measure (remark, strlen (remark));
  gsize n_bytes;
  const char *text = gloss_text_peek (gloss_article_get_text (article), block->range, &n_bytes);

  gloss_output_add (out, block->id);
  gloss_output_add_spaces (out, id_width - strlen (block->id) + 2);
  gloss_output_add (out, kind);
  gloss_output_add_spaces (out, kind_width - strlen (kind) + 2);
  gloss_output_add (out, remark);
  gloss_output_add_fitting (out, text, n_bytes, width > used ? width - used : 0);
  gloss_output_add_char (out, '\n');
}

static void
print_article (Showing           *showing,
               const GlossInput *input,
               GlossArticle      *article)
{
  GlossOutput *out = showing->out;
  gsize width = gloss_output_get_width (out);
  gsize id_width = longest_id (article);

  if (!showing->is_first)
    gloss_output_add_char (out, '\n');
  print_about (out, C_("article", "File"), input->name, width);
  print_about (out, C_("article", "Title"), gloss_article_get_title (article), width);
  print_about (out, C_("article", "By"), gloss_article_get_byline (article), width);
  print_about (out, C_("article", "Published"), gloss_article_get_published (article), width);
  print_about (out, C_("article", "Language"), gloss_article_get_language (article), width);
  print_about (out, C_("article", "Address"), gloss_article_get_uri (article), width);
  gloss_output_add_char (out, '\n');
  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    print_block (out, article, gloss_article_get_block (article, i), id_width, width);
}

/* --- the command ------------------------------------------------------------------------------- */

static gboolean
show (const GlossInput  *input,
      gpointer            user_data,
      GError            **error)
{
  Showing *showing = user_data;
  g_autoptr (GlossArticle) read = gloss_article_load (input->file, showing->uri, NULL, error);
  g_autoptr (GlossArticle) article = NULL;

  if (read == NULL)
    return FALSE;

  article = gloss_input_correct (input, input->file, read);
  if (showing->is_json)
    write_article (showing, input, article, gloss_text_get_sha256 (gloss_article_get_text (read)));
  else
    print_article (showing, input, article);
  showing->is_first = FALSE;
  return TRUE;
}

static GlossStatus
show_all (Showing  *showing,
          char    **files)
{
  GlossStatus status;

  gloss_output_begin_json (showing->out, &showing->json);
  showing->is_several = gloss_inputs_are_several (files);
  if (showing->is_json && showing->is_several)
    gloss_json_output_begin_array (&showing->json, GLOSS_JSON_LAYOUT_LINES);
  status = gloss_inputs_foreach (files, showing->out, show, showing);
  if (showing->is_json && showing->is_several)
    gloss_json_output_end (&showing->json);
  return status;
}

static GlossStatus
run (const GlossCommand  *self,
     char               **arguments,
     GlossOutput         *out)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "uri", 0, 0, G_OPTION_ARG_FILENAME, &uri, N_("The address that the file came from"), N_("URI") },
    GLOSS_OPTION_FORMAT (&format),
    GLOSS_OPTION_FILES (&files),
    G_OPTION_ENTRY_NULL
  };
  Showing showing = { .out = out, .is_first = TRUE };
  GlossStatus status;

  if (!gloss_command_parse (self, arguments, entries, out, &status))
    return status;
  if (!gloss_command_parse_format (self, format, &showing.is_json) || !gloss_command_check_text (self, "uri", &uri))
    return GLOSS_STATUS_USAGE;
  if (files == NULL)
    return gloss_command_misused (self, _("Which file?"));
  if (uri != NULL && gloss_inputs_are_several (files))
    return gloss_command_misused (self, _("With --uri there can be one file only."));

  showing.uri = uri;
  return show_all (&showing, files);
}

const GlossCommand gloss_command_show = {
  .name = "show",
  .arguments = N_("FILE..."),
  .summary = N_("Show the structure of articles"),
  .description = N_("As text, every block has a line with its id, its kind and the beginning of its text. JSON has\n"
                    "all of it, with offsets in code points; several articles are an array, each with its “file”."),
  .run = run,
};
