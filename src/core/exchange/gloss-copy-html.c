/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a page that needs nothing but itself: articles to read, with their highlights and notes in place. */
#include "config.h"

#include "exchange/gloss-copy-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "article/gloss-article-direction.h"
#include "article/gloss-outline.h"
#include "exchange/gloss-copy-html-private.h"
#include "text/gloss-text-direction.h"

#define STYLE_RESOURCE "/io/github/glossapp/Gloss/core/exchange/reading-copy.css"

static const char *
get_own_direction (void)
{
  return gloss_text_runs_rtl (C_("reading copy", "Contents"), strlen (C_("reading copy", "Contents"))) ? "rtl" : "ltr";
}

/**
 * gloss_copy_html_append_head:
 * @out: an empty page
 * @title: what the articles have in common: the name of the codebook
 *
 * Appends all that comes before the first article.
 */
void
gloss_copy_html_append_head (GString    *out,
                             const char *title)
{
  g_autoptr (GBytes) style = g_resources_lookup_data (STYLE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_string_append (out, "<!DOCTYPE html>\n<html");
  gloss_copy_html_append_language (out, gloss_copy_html_get_own_language ());
  gloss_copy_html_append_attribute (out, "dir", get_own_direction ());
  g_string_append (out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"color-scheme\" content=\"light dark\">\n"
                        "<meta name=\"generator\" content=\"Gloss " PACKAGE_VERSION "\">\n<title>");
  gloss_copy_html_append_text (out, C_("reading copy", "Reading copy"), -1);
  g_string_append (out, ": ");
  gloss_copy_html_append_text (out, title, -1);
  g_string_append (out, "</title>\n<style>\n");
  g_string_append_len (out, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  g_string_append (out, "</style>\n</head>\n<body>\n<header class=\"front\">\n<p><b>");
  gloss_copy_html_append_text (out, C_("reading copy", "Reading copy"), -1);
  g_string_append (out, "</b> ");
  gloss_copy_html_append_isolated (out, title);
  g_string_append (out, "</p>\n<p>");
  gloss_copy_html_append_text (out, _("The letter and number where a highlight begins lead to its note, and back."), -1);
  g_string_append (out, "</p>\n<p class=\"skip\"><a href=\"#contents\">");
  gloss_copy_html_append_text (out, C_("reading copy", "Contents"), -1);
  g_string_append (out, "</a></p>\n</header>\n<main>\n");
}

static const char *
get_title (const GlossExportArticle *source)
{
  const char *title = gloss_article_get_title (source->article);

  return title != NULL && *title != '\0' ? title : source->name;
}

static gboolean
is_web_address (const char *uri)
{
  return uri != NULL && (g_ascii_strncasecmp (uri, "https://", 8) == 0 || g_ascii_strncasecmp (uri, "http://", 7) == 0);
}

static void
append_reviewers (GlossCopyHtml *self)
{
  const GlossExportArticle *source = gloss_copy_get_source (self->copy);
  guint n = gloss_copy_get_n_notes (self->copy);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u annotation", "%'u annotations", n), n);

  g_string_append (self->out, " · ");
  gloss_copy_html_append_isolated (self->out, count);
  for (guint i = 0; i < source->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (source->sets, i);

      g_string_append (self->out, i == 0 ? " · " : ", ");
      gloss_copy_html_append_isolated (self->out, set->reviewer.name != NULL ? set->reviewer.name : set->reviewer.id);
    }
}

/* Where the article is from, and who worked on it. */
static void
append_source (GlossCopyHtml *self)
{
  const GlossExportArticle *source = gloss_copy_get_source (self->copy);
  const char *uri = gloss_article_get_uri (source->article);
  const char *published = gloss_article_get_published (source->article);

  g_string_append (self->out, "<p class=\"source\" data-aid=\"\"");
  gloss_copy_html_append_language (self->out, self->language);
  g_string_append_c (self->out, '>');
  if (is_web_address (uri))
    {
      g_string_append (self->out, "<a rel=\"noreferrer\"");
      gloss_copy_html_append_attribute (self->out, "href", uri);
      g_string_append_c (self->out, '>');
    }
  gloss_copy_html_append_isolated (self->out, source->name);
  if (is_web_address (uri))
    g_string_append (self->out, "</a>");
  if (published != NULL && *published != '\0')
    {
      g_autofree char *day = g_strndup (published, strcspn (published, "T"));

      g_string_append (self->out, " · ");
      gloss_copy_html_append_isolated (self->out, g_ascii_isdigit (published[0]) ? day : published);
    }
  append_reviewers (self);
  g_string_append (self->out, "</p>\n");
}

/* A title or an author that stands nowhere in the text. */
static void
append_missing (GlossCopyHtml *self,
                const char    *block,
                const char    *element,
                const char    *text)
{
  if (gloss_article_find_block (gloss_copy_get_source (self->copy)->article, block) != NULL || text == NULL || *text == '\0')
    return;
  g_string_append_printf (self->out, "<%s class=\"%s\" data-aid=\"\" dir=\"auto\">", element, block);
  gloss_copy_html_append_text (self->out, text, -1);
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
append_opening (GlossCopyHtml *self)
{
  const GlossExportArticle *source = gloss_copy_get_source (self->copy);

  self->page_rtl = gloss_article_runs_rtl (source->article);
  g_string_append_printf (self->out, "<article id=\"a%u\" dir=\"%s\"", self->number, self->page_rtl ? "rtl" : "ltr");
  gloss_copy_html_append_language (self->out, gloss_article_get_language (source->article));
  gloss_copy_html_append_attribute (self->out, "data-name", source->name);
  gloss_copy_html_append_attribute (self->out, "data-text-sha256", gloss_text_get_sha256 (gloss_article_get_text (source->article)));
  g_string_append (self->out, " style=\"");
  for (guint i = 0; i < gloss_copy_get_n_tags (self->copy); i++)
    {
      const char *color = gloss_copy_get_tag (self->copy, i)->sign.color;

      g_string_append_printf (self->out, "--t%u:%s;", i, color != NULL ? color : "#77767b");
    }
  g_string_append (self->out, "\">\n");
}

/**
 * gloss_copy_html_append_article:
 * @out: a page
 * @source: an article with its annotations
 * @number: its number on the page, from 1
 */
void
gloss_copy_html_append_article (GString                  *out,
                                const GlossExportArticle *source,
                                guint                     number)
{
  g_autoptr (GlossCopy) copy = gloss_copy_new (source);
  g_autoptr (GHashTable) begun = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  GlossCopyHtml self = { copy, out, number, begun, met, FALSE, NULL };
  guint first;

  if (g_strcmp0 (gloss_article_get_language (source->article), gloss_copy_html_get_own_language ()) != 0)
    self.language = gloss_copy_html_get_own_language ();

  append_opening (&self);
  append_missing (&self, "title", "h1", get_title (source));
  first = gloss_copy_html_append_front (&self);
  append_missing (&self, "byline", "p", gloss_article_get_byline (source->article));
  append_source (&self);
  gloss_copy_html_append_legend (&self);
  gloss_copy_html_append_blocks (&self, first);
  gloss_copy_html_append_notes (&self);
  g_string_append (out, "</article>\n");
}

/**
 * gloss_copy_html_append_entry:
 * @out: the contents of a page
 * @source: an article
 * @number: its number on the page, from 1
 *
 * Appends the article's line of a table of contents.
 */
void
gloss_copy_html_append_entry (GString                  *out,
                              const GlossExportArticle *source,
                              guint                     number)
{
  g_string_append_printf (out, "<li><a href=\"#a%u\"", number);
  gloss_copy_html_append_language (out, gloss_article_get_language (source->article));
  g_string_append_c (out, '>');
  gloss_copy_html_append_isolated (out, get_title (source));
  g_string_append_printf (out, "</a> <span class=\"n\">%u</span></li>\n", gloss_export_article_get_n_annotations (source));
}

/**
 * gloss_copy_html_append_outline:
 * @out: the contents of a page
 * @source: its only article
 * @number: its number on the page
 *
 * Appends a line for every part of the article.
 */
void
gloss_copy_html_append_outline (GString                  *out,
                                const GlossExportArticle *source,
                                guint                     number)
{
  g_autoptr (GlossOutline) outline = gloss_outline_new (source->article);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outline)); i++)
    {
      g_autoptr (GlossOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (outline), i);

      if (gloss_outline_item_get_part (item) == GLOSS_OUTLINE_TITLE)
        continue;
      g_string_append_printf (out, "<li class=\"v%u\"><a href=\"#a%u-", MIN (gloss_outline_item_get_level (item), 4), number);
      gloss_copy_html_append_text (out, gloss_outline_item_get_block_id (item), -1);
      g_string_append (out, "\">");
      gloss_copy_html_append_isolated (out, gloss_outline_item_get_title (item));
      g_string_append (out, "</a></li>\n");
    }
}

/**
 * gloss_copy_html_append_end:
 * @out: a page
 * @contents: the lines of its table of contents
 */
void
gloss_copy_html_append_end (GString    *out,
                            const char *contents)
{
  g_string_append (out, "</main>\n<nav id=\"contents\" aria-labelledby=\"contents-name\">\n<h2 id=\"contents-name\">");
  gloss_copy_html_append_text (out, C_("reading copy", "Contents"), -1);
  g_string_append_printf (out, "</h2>\n<ol>\n%s</ol>\n</nav>\n</body>\n</html>\n", contents);
}
