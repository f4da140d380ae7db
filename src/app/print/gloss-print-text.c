/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts paragraphs together: text with highlights, the legend, notes. */
#include "config.h"

#include "gloss-print-text.h"

#include <glib/gi18n.h>

/* How much of a text is quoted where it is told again, in code points. */
#define MAX_QUOTE 240
#define MAX_LINK_QUOTE 60

/* What isolates text of another direction, or with controls in it, from what is around it. */
#define ISOLATE "\342\201\250"
#define END_ISOLATE "\342\201\251"

/* A letter and number that was put into the text, and how many bytes it has there. */
typedef struct
{
  gsize offset;
  guint n_bytes;
} Insertion;

/* A stretch of the article on its way into a paragraph. */
typedef struct
{
  GlossPrintText *text;
  GlossRange range;
  gsize before;
  gsize offset;
  guint start;
  GArray *insertions;
  GPtrArray *open;
} Stretch;

static void
add_attribute (GlossPrintText *self,
               PangoAttribute *attribute,
               gsize           start)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

static void
add_color (GlossPrintText *self,
           const GdkRGBA  *color,
           gsize           start)
{
  add_attribute (self, pango_attr_foreground_new ((guint16) (color->red * 65535), (guint16) (color->green * 65535), (guint16) (color->blue * 65535)), start);
}

static void
add_dim (GlossPrintText *self,
         gsize           start)
{
  add_color (self, &(GdkRGBA) { 0.33f, 0.33f, 0.35f, 1 }, start);
}

static void
append_isolated (GlossPrintText *self,
                 const char     *text)
{
  g_string_append_printf (self->text, ISOLATE "%s" END_ISOLATE, text);
}

static const GdkRGBA *
get_ink (GlossPrintText     *self,
         const GlossCopyTag *tag)
{
  return &g_array_index (self->style->inks, GdkRGBA, tag->index);
}

/* "C3", as the note is called. */
static void
append_name (GlossPrintText      *self,
             const GlossCopyNote *note)
{
  gsize start = self->text->len;

  g_string_append_printf (self->text, ISOLATE "%s%u" END_ISOLATE, note->tag->sign.letter, note->number);
  add_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  add_color (self, get_ink (self, note->tag), start);
}

/* The same, raised and small, where a highlight begins. */
static void
append_marker (GlossPrintText      *self,
               const GlossCopyNote *note)
{
  gsize start = self->text->len;

  append_name (self, note);
  add_attribute (self, pango_attr_size_new ((int) (self->style->em * 0.58 * PANGO_SCALE)), start);
  add_attribute (self, pango_attr_rise_new ((int) (self->style->em * 0.4 * PANGO_SCALE)), start);
}

GlossPrintText *
gloss_print_text_new (GlossPrintStyle *style)
{
  GlossPrintText *self = g_new0 (GlossPrintText, 1);

  self->style = style;
  self->text = g_string_new (NULL);
  self->attributes = pango_attr_list_new ();
  self->marks = g_array_new (FALSE, FALSE, sizeof (GlossPrintMark));

  return self;
}

void
gloss_print_text_free (GlossPrintText *self)
{
  g_string_free (self->text, TRUE);
  pango_attr_list_unref (self->attributes);
  g_array_unref (self->marks);
  g_free (self);
}

/* --- the article's text -------------------------------------------------------------------------- */

static GlossText *
get_text (GlossPrintText *self)
{
  return gloss_article_get_text (self->style->source->article.article);
}

static void
append_until (Stretch *self,
              gsize    offset)
{
  gsize n_bytes;
  const char *bytes;

  if (offset <= self->offset)
    return;
  bytes = gloss_text_peek (get_text (self->text), (GlossRange) { self->offset, offset }, &n_bytes);
  g_string_append_len (self->text->text, bytes, (gssize) n_bytes);
  self->offset = offset;
}

/* Where a code point of the stretch is in the paragraph; what was put in before it counts. */
static guint
find_byte (Stretch *self,
           gsize    offset)
{
  GlossText *text = get_text (self->text);
  guint byte = self->start + (guint) (gloss_text_get_byte (text, offset) - gloss_text_get_byte (text, self->range.start));

  for (guint i = 0; i < self->insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (self->insertions, Insertion, i);

      if (insertion->offset < offset)
        byte += insertion->n_bytes;
    }

  return byte;
}

static void
begin_entry (const GlossHighlightEntry *entry,
             gpointer                   user_data)
{
  Stretch *self = user_data;
  const GlossCopyNote *note = gloss_copy_find_note (self->text->style->source->copy, entry->annotation);
  GlossPrintMark mark = { 0, 0, entry->lane, note->tag };
  gsize start = MAX (entry->range.start, self->range.start);

  append_until (self, start);
  if (entry->range.start >= self->before)
    {
      gsize length = self->text->text->len;
      Insertion insertion = { start, 0 };

      append_marker (self->text, note);
      insertion.n_bytes = (guint) (self->text->text->len - length);
      g_array_append_val (self->insertions, insertion);
    }
  mark.start = (guint) self->text->text->len;
  g_array_append_val (self->text->marks, mark);
  g_ptr_array_add (self->open, (gpointer) entry);
}

/**
 * gloss_print_text_append_range:
 * @self: a paragraph
 * @range: text of one block
 * @before: where the text before it ended; a highlight that starts earlier was begun there
 *
 * Appends text, with the letter and number of each note where its highlight begins.
 */
void
gloss_print_text_append_range (GlossPrintText *self,
                               GlossRange      range,
                               gsize           before)
{
  g_autoptr (GArray) insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Stretch stretch = { self, range, before, range.start, (guint) self->text->len, insertions, open };
  guint first = self->marks->len;

  gloss_highlight_index_foreach_in (gloss_copy_get_index (self->style->source->copy), range, begin_entry, &stretch);
  append_until (&stretch, range.end);
  for (guint i = 0; i < open->len; i++)
    {
      const GlossHighlightEntry *entry = g_ptr_array_index (open, i);

      g_array_index (self->marks, GlossPrintMark, first + i).end = find_byte (&stretch, MIN (entry->range.end, range.end));
    }
}

/* --- what is told of it -------------------------------------------------------------------------- */

/**
 * gloss_print_text_append_legend:
 * @self: a paragraph
 *
 * Appends which tag has which letter, line and colour, and how often.
 */
void
gloss_print_text_append_legend (GlossPrintText *self)
{
  GlossCopy *copy = self->style->source->copy;

  for (guint i = 0; i < gloss_copy_get_n_tags (copy); i++)
    {
      const GlossCopyTag *tag = gloss_copy_get_tag (copy, i);
      GlossPrintMark mark = { 0, 0, 0, tag };
      gsize start = self->text->len;

      g_string_append (self->text, tag->sign.letter);
      add_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
      add_color (self, get_ink (self, tag), start);
      g_string_append (self->text, "\302\240");
      mark.start = (guint) self->text->len;
      append_isolated (self, tag->label);
      mark.end = (guint) self->text->len;
      g_array_append_val (self->marks, mark);
      start = self->text->len;
      g_string_append_printf (self->text, "\302\240%u", tag->n_notes);
      add_dim (self, start);
      g_string_append (self->text, "     ");
    }
}

/* Date and minute of a time as it is kept. */
static void
append_time (GlossPrintText *self,
             const char     *time)
{
  if (time == NULL)
    return;
  if (g_str_is_ascii (time) && strlen (time) >= 16 && time[10] == 'T')
    g_string_append_printf (self->text, " · %.10s %.5s", time, time + 11);
  else
    {
      g_string_append (self->text, " · ");
      append_isolated (self, time);
    }
}

static void
append_head (GlossPrintText      *self,
             const GlossCopyNote *note)
{
  gsize start;

  append_name (self, note);
  g_string_append (self->text, "  ");
  start = self->text->len;
  append_isolated (self, note->tag->label);
  add_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  start = self->text->len;
  g_string_append (self->text, "   ");
  append_isolated (self, note->reviewer->name != NULL ? note->reviewer->name : note->reviewer->id);
  append_time (self, gloss_annotation_get_created (note->annotation));
  add_dim (self, start);
}

static void
append_quote (GlossPrintText      *self,
              const GlossCopyNote *note,
              gsize                max_chars)
{
  g_autofree char *quote = gloss_copy_dup_quote (self->style->source->copy, note, max_chars);
  gsize start = self->text->len;

  append_isolated (self, quote);
  add_attribute (self, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
  add_dim (self, start);
}

static void
append_facts (GlossPrintText      *self,
              const GlossCopyNote *note)
{
  g_autoptr (GPtrArray) facts = gloss_copy_list_facts (self->style->source->copy, note);

  for (guint i = 0; i < facts->len; i++)
    {
      const GlossCopyFact *fact = g_ptr_array_index (facts, i);
      gsize start = self->text->len;

      g_string_append (self->text, i == 0 ? "\n" : "    ");
      append_isolated (self, fact->label);
      g_string_append (self->text, ": ");
      add_dim (self, start);
      append_isolated (self, fact->value);
    }
}

static void
append_links (GlossPrintText      *self,
              const GlossCopyNote *note)
{
  g_autoptr (GPtrArray) links = gloss_copy_list_links (self->style->source->copy, note);

  for (guint i = 0; i < links->len; i++)
    {
      const GlossCopyLink *link = g_ptr_array_index (links, i);

      g_string_append (self->text, link->is_outgoing ? "\n→ " : "\n← ");
      if (link->is_outgoing)
        {
          append_isolated (self, link->label);
          g_string_append_c (self->text, ' ');
        }
      append_name (self, link->note);
      g_string_append_c (self->text, ' ');
      append_quote (self, link->note, MAX_LINK_QUOTE);
      if (!link->is_outgoing)
        {
          g_string_append_c (self->text, ' ');
          append_isolated (self, link->label);
          g_string_append_c (self->text, ' ');
          append_name (self, note);
        }
    }
}

static void
append_state (GlossPrintText      *self,
              const GlossCopyNote *note)
{
  GlossAnchorState state = gloss_anchor_get_state (gloss_annotation_get_anchor (note->annotation));

  if (note->is_placed)
    return;
  g_string_append_c (self->text, '\n');
  g_string_append (self->text, state == GLOSS_ANCHOR_AMBIGUOUS ? _("Several places in the text fit.") : _("This is no longer in the text."));
}

/**
 * gloss_print_text_append_note:
 * @self: a paragraph
 * @note: a note
 *
 * Appends all that is said of an annotation.
 */
void
gloss_print_text_append_note (GlossPrintText      *self,
                              const GlossCopyNote *note)
{
  const char *text = gloss_annotation_get_note (note->annotation);

  append_head (self, note);
  append_state (self, note);
  g_string_append_c (self->text, '\n');
  append_quote (self, note, MAX_QUOTE);
  if (text != NULL && *text != '\0')
    {
      gsize start = self->text->len;

      g_string_append_printf (self->text, "\n%s", text);
      add_attribute (self, pango_attr_scale_new (1.08), start);
    }
  append_facts (self, note);
  append_links (self, note);
}
