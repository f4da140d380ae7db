/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the legend of an article's highlights, and its numbered notes. */
#include "config.h"

#include "exchange/gloss-copy-html-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/gloss-text-direction.h"

/* How much of a text is quoted where it is told again, in code points. */
#define MAX_QUOTE 240
#define MAX_LINK_QUOTE 60

/**
 * gloss_copy_html_append_legend:
 * @self: a page
 *
 * Writes which tag has which letter, line and colour, and how often.
 */
void
gloss_copy_html_append_legend (GlossCopyHtml *self)
{
  if (gloss_copy_get_n_tags (self->copy) == 0)
    return;

  g_string_append (self->out, "<ul class=\"legend\" data-aid=\"\"");
  gloss_copy_html_append_language (self->out, self->language);
  gloss_copy_html_append_attribute (self->out, "aria-label", C_("reading copy", "Legend"));
  g_string_append (self->out, ">\n");
  for (guint i = 0; i < gloss_copy_get_n_tags (self->copy); i++)
    {
      const GlossCopyTag *tag = gloss_copy_get_tag (self->copy, i);

      g_string_append (self->out, "<li");
      gloss_copy_html_append_color (self, tag);
      g_string_append (self->out, "><b class=\"chip\">");
      gloss_copy_html_append_text (self->out, tag->sign.letter, -1);
      g_string_append_printf (self->out, "</b> <mark class=\"u%u l0\">", tag->sign.underline);
      gloss_copy_html_append_isolated (self->out, tag->label);
      g_string_append_printf (self->out, "</mark> <span class=\"n\">%u</span></li>\n", tag->n_notes);
    }
  g_string_append (self->out, "</ul>\n");
}

/* Letter and number of a note. */
static void
append_name (GlossCopyHtml       *self,
             const GlossCopyNote *note)
{
  gloss_copy_html_append_text (self->out, note->tag->sign.letter, -1);
  g_string_append_printf (self->out, "%u", note->number);
}

/* The time as it is kept, and what of it people need. */
static void
append_time (GlossCopyHtml *self,
             const char    *time)
{
  gboolean is_usual = time != NULL && strlen (time) >= 16 && time[10] == 'T';
  g_autofree char *shown = is_usual ? g_strdup_printf ("%.10s %.5s", time, time + 11) : NULL;

  if (time == NULL)
    return;
  g_string_append (self->out, "<time");
  gloss_copy_html_append_attribute (self->out, "datetime", time);
  g_string_append_c (self->out, '>');
  gloss_copy_html_append_text (self->out, shown != NULL && g_utf8_validate (shown, -1, NULL) ? shown : time, -1);
  g_string_append (self->out, "</time>");
}

/* A note of nothing but the gap between two blocks has no letter in the text to lead back to. */
static void
append_head (GlossCopyHtml       *self,
             const GlossCopyNote *note)
{
  const GlossReviewer *reviewer = note->reviewer;
  const char *created = gloss_annotation_get_created (note->annotation);
  const char *modified = gloss_annotation_get_modified (note->annotation);
  gboolean is_marked = g_hash_table_contains (self->met, note);

  g_string_append (self->out, "<p class=\"head\">");
  if (is_marked)
    {
      g_string_append_printf (self->out, "<a class=\"chip\" href=\"#m%u-%u\"", self->number, note->number);
      gloss_copy_html_append_attribute (self->out, "title", _("Back to the text"));
      g_string_append_c (self->out, '>');
    }
  else
    g_string_append (self->out, "<b class=\"chip\">");
  append_name (self, note);
  g_string_append_printf (self->out, "</%s> <b class=\"tag\">", is_marked ? "a" : "b");
  gloss_copy_html_append_isolated (self->out, note->tag->label);
  g_string_append (self->out, "</b> <span class=\"who\">");
  gloss_copy_html_append_isolated (self->out, reviewer->name != NULL ? reviewer->name : reviewer->id);
  g_string_append (self->out, " · ");
  append_time (self, created);
  if (modified != NULL && g_strcmp0 (modified, created) != 0)
    {
      g_string_append (self->out, " → ");
      append_time (self, modified);
    }
  g_string_append (self->out, "</span></p>\n");
}

static void
append_quote (GlossCopyHtml       *self,
              const GlossCopyNote *note,
              const char          *element,
              gsize                max_chars)
{
  g_autofree char *quote = gloss_copy_dup_quote (self->copy, note, max_chars);

  g_string_append_printf (self->out, "<%s class=\"quote\" dir=\"%s\"", element, gloss_text_runs_rtl (quote, strlen (quote)) ? "rtl" : "ltr");
  if (self->language != NULL)
    gloss_copy_html_append_language (self->out, gloss_article_get_language (gloss_copy_get_source (self->copy)->article));
  g_string_append_c (self->out, '>');
  gloss_copy_html_append_text (self->out, quote, -1);
  g_string_append_printf (self->out, "</%s>", element);
}

static void
append_facts (GlossCopyHtml       *self,
              const GlossCopyNote *note)
{
  g_autoptr (GPtrArray) facts = gloss_copy_list_facts (self->copy, note);

  if (facts->len == 0)
    return;
  g_string_append (self->out, "<dl class=\"facts\">");
  for (guint i = 0; i < facts->len; i++)
    {
      const GlossCopyFact *fact = g_ptr_array_index (facts, i);

      g_string_append (self->out, "<div><dt>");
      gloss_copy_html_append_isolated (self->out, fact->label);
      g_string_append (self->out, "</dt> <dd>");
      gloss_copy_html_append_isolated (self->out, fact->value);
      g_string_append (self->out, "</dd></div>");
    }
  g_string_append (self->out, "</dl>\n");
}

/* An arrow says whether the link starts or ends here. */
static void
append_links (GlossCopyHtml       *self,
              const GlossCopyNote *note)
{
  g_autoptr (GPtrArray) links = gloss_copy_list_links (self->copy, note);

  if (links->len == 0)
    return;
  g_string_append (self->out, "<ul class=\"links\">");
  for (guint i = 0; i < links->len; i++)
    {
      const GlossCopyLink *link = g_ptr_array_index (links, i);

      g_string_append_printf (self->out, "<li data-link=\"%s\">", link->is_outgoing ? "out" : "in");
      if (link->is_outgoing)
        gloss_copy_html_append_isolated (self->out, link->label);
      g_string_append_printf (self->out, " <a href=\"#n%u-%u\">", self->number, link->note->number);
      append_name (self, link->note);
      g_string_append (self->out, "</a> ");
      append_quote (self, link->note, "q", MAX_LINK_QUOTE);
      if (!link->is_outgoing)
        {
          g_string_append_c (self->out, ' ');
          gloss_copy_html_append_isolated (self->out, link->label);
          g_string_append_printf (self->out, " ");
          append_name (self, note);
        }
      g_string_append (self->out, "</li>");
    }
  g_string_append (self->out, "</ul>\n");
}

static void
append_note (GlossCopyHtml       *self,
             const GlossCopyNote *note)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (note->annotation);
  const char *text = gloss_annotation_get_note (note->annotation);

  g_string_append_printf (self->out, "<li class=\"note\" id=\"n%u-%u\"", self->number, note->number);
  gloss_copy_html_append_color (self, note->tag);
  gloss_copy_html_append_identity (self, note);
  g_string_append (self->out, ">\n");
  append_head (self, note);
  if (!note->is_placed)
    {
      g_string_append (self->out, "<p class=\"lost\">");
      gloss_copy_html_append_text (self->out,
                                   gloss_anchor_get_state (anchor) == GLOSS_ANCHOR_AMBIGUOUS
                                     ? _("Several places in the text fit.")
                                     : _("This is no longer in the text."),
                                   -1);
      g_string_append (self->out, "</p>\n");
    }
  append_quote (self, note, "blockquote", MAX_QUOTE);
  if (text != NULL && *text != '\0')
    {
      g_string_append (self->out, "\n<p class=\"text\" dir=\"auto\" data-text=\"\">");
      gloss_copy_html_append_text (self->out, text, -1);
      g_string_append (self->out, "</p>");
    }
  g_string_append_c (self->out, '\n');
  append_facts (self, note);
  append_links (self, note);
  g_string_append (self->out, "</li>\n");
}

/**
 * gloss_copy_html_append_notes:
 * @self: a page whose text is written
 *
 * Writes what is said of each annotation, in the order of the numbers.
 */
void
gloss_copy_html_append_notes (GlossCopyHtml *self)
{
  if (gloss_copy_get_n_notes (self->copy) == 0)
    return;

  g_string_append (self->out, "<section class=\"notes\" data-aid=\"\"");
  gloss_copy_html_append_language (self->out, self->language);
  gloss_copy_html_append_attribute (self->out, "dir", gloss_text_runs_rtl (C_("reading copy", "Annotations"), strlen (C_("reading copy", "Annotations"))) ? "rtl" : "ltr");
  g_string_append (self->out, ">\n<h2>");
  gloss_copy_html_append_text (self->out, C_("reading copy", "Annotations"), -1);
  g_string_append (self->out, "</h2>\n<ol>\n");
  for (guint i = 0; i < gloss_copy_get_n_notes (self->copy); i++)
    append_note (self, gloss_copy_get_note (self->copy, i));
  g_string_append (self->out, "</ol>\n</section>\n");
}
