/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an article of a page back, and compares its text, the places of its highlights and its notes with what was to be written. */
#include "config.h"

#include <string.h>

#include "exchange/gloss-copy-html-private.h"
#include "exchange/gloss-copy-html.h"
#include "exchange/gloss-format.h"
#include "gloss-error.h"

/* What the page has of a note. */
typedef struct
{
  guint n_items;
  guint n_facts;
  guint n_links;
  gboolean text_fits;
} Seen;

/* An open highlight. */
typedef struct
{
  const GlossCopyNote *note;
  GlossRange range;
} OpenMark;

/* A page being read. Depths count open elements, and are 0 where there is no such element. */
typedef struct
{
  GlossCopy *copy;
  Seen *seen;
  GString *text;
  GArray *marks;
  const GlossCopyNote *note;

  guint depth;
  guint aid_depth;
  guint block_depth;
  guint note_depth;
  guint text_depth;

  /* The index of the block that is open or comes next, and where in the article the reading is. */
  guint block;
  guint n_cells;
  gsize offset;
} Check;

static const char *
find_attribute (const char **names,
                const char **values,
                const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static gsize
get_number (const char **names,
            const char **values,
            const char  *name)
{
  const char *value = find_attribute (names, values, name);

  return value != NULL ? g_ascii_strtoull (value, NULL, 10) : 0;
}

static gboolean
fail (Check       *self,
      const char  *what,
      GError     **error)
{
  g_autofree char *where = g_strdup_printf ("%s, block %u, character %" G_GSIZE_FORMAT, what, self->block, self->offset);

  return gloss_format_fail_check (gloss_copy_get_source (self->copy), where, error);
}

static gboolean
is_inside (Check *self)
{
  return self->block_depth != 0 && self->aid_depth == 0;
}

static const GlossBlock *
get_block (Check *self)
{
  GlossArticle *article = gloss_copy_get_source (self->copy)->article;

  return self->block < gloss_article_get_n_blocks (article) ? gloss_article_get_block (article, self->block) : NULL;
}

/* The note of an element, by its number; id and tag must be right, too. */
static const GlossCopyNote *
find_note (Check       *self,
           const char **names,
           const char **values)
{
  gsize number = get_number (names, values, "data-n");
  const GlossCopyNote *note;

  if (number == 0 || number > gloss_copy_get_n_notes (self->copy))
    return NULL;

  note = gloss_copy_get_note (self->copy, (guint) number - 1);
  return g_strcmp0 (find_attribute (names, values, "data-id"), gloss_annotation_get_id (note->annotation)) == 0 &&
             g_strcmp0 (find_attribute (names, values, "data-tag"), note->tag->id) == 0
           ? note
           : NULL;
}

static gboolean
begin_block (Check       *self,
             const char  *id,
             GError     **error)
{
  const GlossBlock *block = get_block (self);

  if (self->block_depth != 0 || block == NULL || !g_str_equal (block->id, id))
    return fail (self, "not the block that comes next", error);

  self->block_depth = self->depth;
  self->n_cells = 0;
  self->offset = block->range.start;
  g_string_truncate (self->text, 0);
  return TRUE;
}

static gboolean
end_block (Check   *self,
           GError **error)
{
  const GlossBlock *block = get_block (self);
  GlossText *text = gloss_article_get_text (gloss_copy_get_source (self->copy)->article);
  g_autofree char *expected = gloss_text_dup_slice (text, block->range);
  g_autofree char *clean = gloss_copy_html_dup_clean (expected);

  if (!g_str_equal (clean, self->text->str))
    return fail (self, "another text", error);

  self->block_depth = 0;
  self->block++;
  return TRUE;
}

static gboolean
begin_mark (Check       *self,
            const char **names,
            const char **values,
            GError     **error)
{
  OpenMark mark = { find_note (self, names, values), { get_number (names, values, "data-start"), get_number (names, values, "data-end") } };

  g_array_append_val (self->marks, mark);
  return mark.note != NULL || fail (self, "a highlight of nothing", error);
}

static gboolean
begin_note (Check       *self,
            const char **names,
            const char **values,
            GError     **error)
{
  self->note = find_note (self, names, values);
  if (self->note == NULL)
    return fail (self, "a note of nothing", error);

  self->note_depth = self->depth;
  self->seen[self->note->number - 1].n_items++;
  return TRUE;
}

static void
count_in_note (Check       *self,
               const char  *element,
               const char **names,
               const char **values)
{
  Seen *seen = &self->seen[self->note->number - 1];

  if (g_str_equal (element, "dt"))
    seen->n_facts++;
  else if (find_attribute (names, values, "data-link") != NULL)
    seen->n_links++;
  else if (find_attribute (names, values, "data-text") != NULL)
    {
      self->text_depth = self->depth;
      g_string_truncate (self->text, 0);
    }
}

static void
on_start (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Check *self = user_data;
  const char *block = find_attribute (names, values, "data-block");

  self->depth++;
  if (self->aid_depth == 0 && find_attribute (names, values, "data-aid") != NULL)
    self->aid_depth = self->depth;
  if (self->note_depth != 0)
    count_in_note (self, element, names, values);
  else if (self->aid_depth != 0 && find_attribute (names, values, "data-id") != NULL)
    begin_note (self, names, values, error);
  else if (self->aid_depth == 0 && block != NULL)
    begin_block (self, block, error);
  else if (is_inside (self) && g_str_equal (element, "mark"))
    begin_mark (self, names, values, error);
  else if (is_inside (self) && g_str_equal (element, "td") && self->n_cells++ > 0)
    {
      g_string_append_c (self->text, ' ');
      self->offset++;
    }
}

static void
end_text (Check *self)
{
  const char *note = gloss_annotation_get_note (self->note->annotation);
  g_autofree char *clean = gloss_copy_html_dup_clean (note != NULL ? note : "");

  self->text_depth = 0;
  self->seen[self->note->number - 1].text_fits = g_str_equal (clean, self->text->str);
}

static void
on_end (GMarkupParseContext  *context,
        const char           *element,
        gpointer              user_data,
        GError              **error)
{
  Check *self = user_data;

  if (is_inside (self) && g_str_equal (element, "mark"))
    g_array_set_size (self->marks, self->marks->len - 1);
  if (self->text_depth == self->depth)
    end_text (self);
  if (self->note_depth == self->depth)
    self->note_depth = 0;
  if (self->block_depth == self->depth && !end_block (self, error))
    return;
  if (self->aid_depth == self->depth)
    self->aid_depth = 0;
  self->depth--;
}

typedef struct
{
  Check *check;
  GlossRange range;
  guint n_entries;
  gboolean is_marked;
} Comparison;

static void
compare_entry (const GlossHighlightEntry *entry,
               gpointer                   user_data)
{
  Comparison *self = user_data;

  if (entry->lane >= GLOSS_COPY_MAX_LANES)
    return;

  self->n_entries++;
  for (guint i = 0; i < self->check->marks->len; i++)
    {
      const OpenMark *mark = &g_array_index (self->check->marks, OpenMark, i);

      if (mark->note->annotation == entry->annotation && gloss_range_equal (mark->range, entry->range) &&
          mark->range.start <= self->range.start && self->range.end <= mark->range.end)
        return;
    }
  self->is_marked = FALSE;
}

/* Every stretch of text is within just those highlights that lie there. */
static void
on_text (GMarkupParseContext  *context,
         const char           *text,
         gsize                 n_bytes,
         gpointer              user_data,
         GError              **error)
{
  Check *self = user_data;
  Comparison comparison = { self, { self->offset, self->offset + gloss_text_count (text, n_bytes) }, 0, TRUE };

  if (self->text_depth != 0 || is_inside (self))
    g_string_append_len (self->text, text, (gssize) n_bytes);
  if (!is_inside (self) || n_bytes == 0)
    return;

  self->offset = comparison.range.end;
  gloss_highlight_index_foreach_in (gloss_copy_get_index (self->copy), comparison.range, compare_entry, &comparison);
  if (!comparison.is_marked || comparison.n_entries != self->marks->len)
    fail (self, "other highlights", error);
}

static gboolean
has_note (Check *self,
          guint  index)
{
  const GlossCopyNote *note = gloss_copy_get_note (self->copy, index);
  const char *text = gloss_annotation_get_note (note->annotation);
  const Seen *seen = &self->seen[index];
  g_autoptr (GPtrArray) facts = gloss_copy_list_facts (self->copy, note);
  g_autoptr (GPtrArray) links = gloss_copy_list_links (self->copy, note);

  return seen->n_items == 1 && seen->n_facts == facts->len && seen->n_links == links->len &&
         (seen->text_fits || text == NULL || *text == '\0');
}

static gboolean
check_all (Check   *self,
           GError **error)
{
  if (get_block (self) != NULL || self->depth != 0)
    return fail (self, "it ends too early", error);
  for (guint i = 0; i < gloss_copy_get_n_notes (self->copy); i++)
    if (!has_note (self, i))
      return fail (self, "a note is missing or not complete", error);

  return TRUE;
}

/**
 * gloss_copy_html_check:
 * @source: an article with its annotations
 * @written: what is on the page of it
 * @error: that something of it is missing or elsewhere, with #GLOSS_ERROR_FORMAT
 *
 * Compares text, places of highlights, notes, and how many attributes and links are told.
 *
 * Returns: whether all of it is there
 */
gboolean
gloss_copy_html_check (const GlossExportArticle  *source,
                       GBytes                    *written,
                       GError                   **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  g_autoptr (GlossCopy) copy = gloss_copy_new (source);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (OpenMark));
  g_autofree Seen *seen = g_new0 (Seen, MAX (gloss_copy_get_n_notes (copy), 1));
  Check self = { .copy = copy, .seen = seen, .text = text, .marks = marks };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &self, NULL);
  g_autoptr (GError) local_error = NULL;
  gsize n_bytes;
  const char *data = g_bytes_get_data (written, &n_bytes);

  if (g_markup_parse_context_parse (context, data, (gssize) n_bytes, &local_error) &&
      g_markup_parse_context_end_parse (context, &local_error))
    return check_all (&self, error);
  if (local_error->domain != GLOSS_ERROR)
    return fail (&self, local_error->message, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
