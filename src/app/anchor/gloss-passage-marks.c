/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How passages are marked where two texts stand beside each other. */
#include "config.h"

#include "anchor/gloss-passage-marks.h"

#include <adwaita.h>
#include <string.h>

#include "text/gloss-text-diff.h"

/* Tints that leave the words readable on light and on dark ground. */
#define TINT_ALPHA 0x4800
#define RED 0xe000, 0x1b00, 0x2400
#define GREEN 0x2e00, 0xc200, 0x7e00

/* The part of the shorter one of two passages that has to be in both for them to be the same one. */
#define LEAST_SHARE 0.5

/* As libadwaita dims. */
#define AROUND_ALPHA 0xa000

static void
insert (PangoAttrList  *attributes,
        PangoAttribute *attribute,
        guint           start,
        guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/**
 * gloss_passage_mark:
 * @attributes: of the label that shows @text
 * @text: the passage
 * @range: words of it, in code points
 * @mark: what to say of them
 */
void
gloss_passage_mark (PangoAttrList    *attributes,
                    GlossText        *text,
                    GlossRange        range,
                    GlossPassageMark  mark)
{
  guint start = (guint) gloss_text_get_byte (text, range.start);
  guint end = (guint) gloss_text_get_byte (text, range.end);

  if (start >= end)
    return;
  switch (mark)
    {
    case GLOSS_PASSAGE_REMOVED:
      insert (attributes, pango_attr_background_new (RED), start, end);
      insert (attributes, pango_attr_background_alpha_new (TINT_ALPHA), start, end);
      insert (attributes, pango_attr_strikethrough_new (TRUE), start, end);
      break;
    case GLOSS_PASSAGE_ADDED:
      insert (attributes, pango_attr_background_new (GREEN), start, end);
      insert (attributes, pango_attr_background_alpha_new (TINT_ALPHA), start, end);
      insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
      break;
    case GLOSS_PASSAGE_QUOTE:
      insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD), start, end);
      break;
    case GLOSS_PASSAGE_AROUND:
    default:
      if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
        insert (attributes, pango_attr_foreground_alpha_new (AROUND_ALPHA), start, end);
    }
}

static gboolean
is_at_border (GlossRange  range,
              GlossText  *text)
{
  return range.start == 0 || range.end == gloss_text_get_length (text);
}

/* Only what is within a stretch of either; @only_inside leaves out what both begin or end with. */
static void
mark_edits (GlossTextDiff *diff,
            gboolean       only_inside,
            GlossText     *before,
            GlossRange     within_before,
            PangoAttrList *attributes_before,
            GlossText     *after,
            GlossRange     within_after,
            PangoAttrList *attributes_after)
{
  const GlossTextEdit *edits;
  gsize n;

  edits = gloss_text_diff_get_edits (diff, &n);
  for (gsize i = 0; i < n; i++)
    {
      GlossRange old = edits[i].before;
      GlossRange new = edits[i].after;

      if (old.start < within_before.start || old.end > within_before.end || new.start < within_after.start || new.end > within_after.end)
        continue;
      if (only_inside && is_at_border (old, before) && is_at_border (new, after))
        continue;
      gloss_passage_mark (attributes_before, before, old, GLOSS_PASSAGE_REMOVED);
      gloss_passage_mark (attributes_after, after, new, GLOSS_PASSAGE_ADDED);
    }
}

/**
 * gloss_passage_mark_diff:
 * @before: an old paragraph
 * @attributes_before: of the label that shows it
 * @after: the new paragraph
 * @attributes_after: of the label that shows it
 *
 * Marks the words of each that the other has not.
 */
void
gloss_passage_mark_diff (GlossText     *before,
                         PangoAttrList *attributes_before,
                         GlossText     *after,
                         PangoAttrList *attributes_after)
{
  const GlossRange all = { 0, G_MAXSIZE };
  g_autoptr (GlossTextDiff) diff = gloss_text_diff_new (before, after);

  mark_edits (diff, FALSE, before, all, attributes_before, after, all, attributes_after);
}

/* Whether enough of it is in both for the rest to be called different. */
static gboolean
is_same_passage (GlossTextDiff *diff,
                 GlossText     *before,
                 GlossText     *after)
{
  gsize n_before = gloss_text_get_length (before);
  gsize n_after = gloss_text_get_length (after);
  gsize n_kept = gloss_text_diff_count_kept (diff, (GlossRange) { 0, n_before }, (GlossRange) { 0, n_after });

  return (double) n_kept >= LEAST_SHARE * (double) MIN (n_before, n_after);
}

static GlossText *
dup_slice (GlossText  *text,
           GlossRange  range)
{
  char *slice = gloss_text_dup_slice (text, range);

  return gloss_text_new_take (slice, strlen (slice));
}

/* Elsewhere in the text everything around is another: only the words themselves are compared. */
static void
mark_quotes (GlossPassage  *before,
             guint          i,
             PangoAttrList *attributes_before,
             GlossPassage  *after,
             PangoAttrList *attributes_after)
{
  GlossRange old = g_array_index (before->quotes, GlossRange, i);
  GlossRange new = g_array_index (after->quotes, GlossRange, i);
  g_autoptr (GlossText) old_words = dup_slice (before->text, old);
  g_autoptr (GlossText) new_words = dup_slice (after->text, new);
  g_autoptr (GlossTextDiff) diff = gloss_text_diff_new (old_words, new_words);
  const GlossTextEdit *edits;
  gsize n;

  edits = gloss_text_diff_get_edits (diff, &n);
  for (gsize j = 0; j < n; j++)
    {
      GlossTextEdit edit = edits[j];

      gloss_passage_mark (attributes_before, before->text, (GlossRange) { old.start + edit.before.start, old.start + edit.before.end },
                          GLOSS_PASSAGE_REMOVED);
      gloss_passage_mark (attributes_after, after->text, (GlossRange) { new.start + edit.after.start, new.start + edit.after.end },
                          GLOSS_PASSAGE_ADDED);
    }
}

/* Without the old text there are a few words on either side, cut anywhere; a paragraph ends with a sentence. */
static gboolean
is_fragment (GlossPassage *passage)
{
  gsize length = gloss_text_get_length (passage->text);
  gsize n_bytes = 0;
  const char *last = length > 0 ? gloss_text_peek (passage->text, (GlossRange) { length - 1, length }, &n_bytes) : "";

  return n_bytes == 0 || g_unichar_isspace (g_utf8_get_char (last)) || g_unichar_isalnum (g_utf8_get_char (last));
}

/**
 * gloss_passage_mark_change:
 * @before: an old passage
 * @attributes_before: of the label that shows it
 * @after: what may have become of it
 * @attributes_after: of the label that shows it
 *
 * Marks the words of each that the other has not. Where passages were cut from longer texts, what only one of them has at its borders
 * says nothing; where they stand in quite another place, neither does what is around the words.
 */
void
gloss_passage_mark_change (GlossPassage  *before,
                           PangoAttrList *attributes_before,
                           GlossPassage  *after,
                           PangoAttrList *attributes_after)
{
  g_autoptr (GlossTextDiff) diff = gloss_text_diff_new (before->text, after->text);

  if (is_same_passage (diff, before->text, after->text))
    mark_edits (diff, is_fragment (before), before->text, gloss_passage_get_whole (before), attributes_before,
                after->text, gloss_passage_get_whole (after), attributes_after);
  else
    for (guint i = 0; i < MIN (before->quotes->len, after->quotes->len); i++)
      mark_quotes (before, i, attributes_before, after, attributes_after);
}
