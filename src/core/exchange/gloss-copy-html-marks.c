/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes text with its highlights: what overlaps is cut into elements that nest. */
#include "config.h"

#include "exchange/gloss-copy-html-private.h"

#include <glib/gi18n-lib.h>

/* Lanes that have a line of their own below the text; the others share one. */
#define N_LINES 3

/* A stretch of text, and the pieces that are open in it: the first one is the outermost element. */
typedef struct
{
  GlossCopyHtml *html;
  GPtrArray *open;
  gsize next;
} Stretch;

static const GlossCopyNote *
get_note (Stretch                   *self,
          const GlossHighlightEntry *entry)
{
  return gloss_copy_find_note (self->html->copy, entry->annotation);
}

/**
 * gloss_copy_html_append_color:
 * @self: a page, within a tag
 * @tag: one of the article's
 *
 * Appends the attributes by which an element has the look of a tag.
 */
void
gloss_copy_html_append_color (GlossCopyHtml      *self,
                              const GlossCopyTag *tag)
{
  g_string_append_printf (self->out, " style=\"--c:var(--t%u)\"", tag->index);
}

/**
 * gloss_copy_html_append_identity:
 * @self: a page, within a tag
 * @note: a note
 *
 * Appends the attributes by which programs know which annotation an element is of.
 */
void
gloss_copy_html_append_identity (GlossCopyHtml       *self,
                                 const GlossCopyNote *note)
{
  g_string_append_printf (self->out, " data-n=\"%u\"", note->number);
  gloss_copy_html_append_attribute (self->out, "data-id", gloss_annotation_get_id (note->annotation));
  gloss_copy_html_append_attribute (self->out, "data-tag", note->tag->id);
}

static void
append_aloud (Stretch    *self,
              const char *text)
{
  GString *out = self->html->out;

  g_string_append (out, "<span class=\"vh\"");
  gloss_copy_html_append_language (out, self->html->language);
  g_string_append (out, "> ");
  gloss_copy_html_append_isolated (out, text);
  g_string_append (out, " </span>");
}

/* The letter and number at which a highlight begins; it leads to the note. */
static void
append_marker (Stretch                   *self,
               const GlossHighlightEntry *entry)
{
  const GlossCopyNote *note = get_note (self, entry);
  GString *out = self->html->out;
  gboolean is_first = g_hash_table_add (self->html->met, (gpointer) note);
  g_autofree char *aloud = NULL;

  g_string_append (out, "<sup class=\"m\" data-aid=\"\"><a");
  if (is_first)
    g_string_append_printf (out, " id=\"m%u-%u\"", self->html->number, note->number);
  g_string_append_printf (out, " href=\"#n%u-%u\"", self->html->number, note->number);
  gloss_copy_html_append_color (self->html, note->tag);
  g_string_append_c (out, '>');
  if (is_first)
    /* Translators: read aloud where the highlight of a tag begins */
    aloud = g_strdup_printf (C_("reading copy", "begin %s"), note->tag->label);
  else
    /* Translators: read aloud where a further piece of an interrupted highlight begins */
    aloud = g_strdup_printf (C_("reading copy", "continue %s"), note->tag->label);
  append_aloud (self, aloud);
  gloss_copy_html_append_text (out, note->tag->sign.letter, -1);
  g_string_append_printf (out, "%u</a></sup>", note->number);
}

static void
append_end (Stretch                   *self,
            const GlossHighlightEntry *entry)
{
  const GlossCopyNote *note = get_note (self, entry);
  g_autofree char *name = g_strdup_printf ("%s%u", note->tag->sign.letter, note->number);
  /* Translators: read aloud where a highlight ends; %s is its letter and number: C3 */
  g_autofree char *aloud = g_strdup_printf (C_("reading copy", "end %s"), name);

  g_string_append (self->html->out, "<span data-aid=\"\">");
  append_aloud (self, aloud);
  g_string_append (self->html->out, "</span>");
}

static void
open_mark (Stretch                   *self,
           const GlossHighlightEntry *entry)
{
  const GlossCopyNote *note = get_note (self, entry);
  GString *out = self->html->out;

  g_ptr_array_add (self->open, (gpointer) entry);
  if (entry->lane >= GLOSS_COPY_MAX_LANES)
    return;

  g_string_append_printf (out, "<mark class=\"u%u l%u\"", note->tag->sign.underline, MIN (entry->lane, N_LINES));
  gloss_copy_html_append_color (self->html, note->tag);
  gloss_copy_html_append_identity (self->html, note);
  g_string_append_printf (out, " data-start=\"%" G_GSIZE_FORMAT "\" data-end=\"%" G_GSIZE_FORMAT "\">", entry->range.start, entry->range.end);
}

static void
begin (Stretch                   *self,
       const GlossHighlightEntry *entry)
{
  if (g_hash_table_add (self->html->begun, (gpointer) entry))
    append_marker (self, entry);
  open_mark (self, entry);
}

/* Closes what ends before an offset. What lies within it is closed with it, and opened again. */
static void
close_ended (Stretch  *self,
             gsize     offset,
             gboolean  at_end)
{
  g_autoptr (GPtrArray) again = g_ptr_array_new ();
  guint first = 0;

  while (first < self->open->len && !at_end && ((const GlossHighlightEntry *) g_ptr_array_index (self->open, first))->range.end > offset)
    first++;
  while (self->open->len > first)
    {
      const GlossHighlightEntry *entry = g_ptr_array_steal_index (self->open, self->open->len - 1);

      if (entry->lane < GLOSS_COPY_MAX_LANES)
        g_string_append (self->html->out, "</mark>");
      if (entry->range.end <= (at_end ? self->next : offset))
        append_end (self, entry);
      else if (!at_end)
        g_ptr_array_insert (again, 0, (gpointer) entry);
    }
  for (guint i = 0; i < again->len; i++)
    open_mark (self, g_ptr_array_index (again, i));
}

/* Where the next piece begins or an open one ends. */
static gsize
find_stop (Stretch                   *self,
           const GlossHighlightEntry *following,
           gsize                      end)
{
  gsize stop = following != NULL ? MIN (following->range.start, end) : end;

  for (guint i = 0; i < self->open->len; i++)
    stop = MIN (stop, ((const GlossHighlightEntry *) g_ptr_array_index (self->open, i))->range.end);

  return stop;
}

static void
collect (const GlossHighlightEntry *entry,
         gpointer                   user_data)
{
  g_ptr_array_add (user_data, (gpointer) entry);
}

/**
 * gloss_copy_html_append_range:
 * @self: a page
 * @range: text of one block, or of a cell of it
 * @next: where the next text is that will be appended; a highlight that reaches it goes on there
 */
void
gloss_copy_html_append_range (GlossCopyHtml *self,
                              GlossRange     range,
                              gsize          next)
{
  GlossText *text = gloss_article_get_text (gloss_copy_get_source (self->copy)->article);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Stretch stretch = { self, open, next };
  gsize offset = range.start;
  guint i = 0;

  gloss_highlight_index_foreach_in (gloss_copy_get_index (self->copy), range, collect, entries);
  while (offset < range.end)
    {
      gsize stop, n_bytes;
      const char *bytes;

      close_ended (&stretch, offset, FALSE);
      while (i < entries->len && ((const GlossHighlightEntry *) g_ptr_array_index (entries, i))->range.start <= offset)
        begin (&stretch, g_ptr_array_index (entries, i++));
      stop = find_stop (&stretch, i < entries->len ? g_ptr_array_index (entries, i) : NULL, range.end);
      bytes = gloss_text_peek (text, (GlossRange) { offset, stop }, &n_bytes);
      gloss_copy_html_append_text (self->out, bytes, (gssize) n_bytes);
      offset = stop;
    }
  close_ended (&stretch, offset, TRUE);
}
