/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of an article, with what was said of each. */
#include "config.h"

#include "exchange/gloss-sentence-rows.h"

#include <string.h>

struct _GlossSentenceRows
{
  const GlossExportArticle *article;
  GString *cells[GLOSS_N_SENTENCE_COLUMNS];

  /* Those with a place, in order; the first ones that were not reached yet; those that touch the sentence or what comes after it. */
  GPtrArray *annotations;
  guint n_reached;
  GPtrArray *reached;
  GPtrArray *touching;

  /* For each set, the first range of its coverage that may touch the sentence. */
  guint *covered;

  guint block;
  gsize next;
  guint number;
};

static const char *const column_names[GLOSS_N_SENTENCE_COLUMNS] = {
  "article", "unit", "kind", "level", "number", "section", "sentence", "start", "end", "text", "tags", "state", "reviewers",
  "n_annotations", "annotations", "coverage",
};

/**
 * gloss_sentence_column_get_name:
 * @column: a column
 *
 * Returns: (transfer none): what the first row calls it
 */
const char *
gloss_sentence_column_get_name (GlossSentenceColumn column)
{
  g_return_val_if_fail (column < GLOSS_N_SENTENCE_COLUMNS, NULL);

  return column_names[column];
}

/**
 * gloss_sentence_rows_new:
 * @article: an article, which must stay
 *
 * Returns: (transfer full): its sentences, before the first one
 */
GlossSentenceRows *
gloss_sentence_rows_new (const GlossExportArticle *article)
{
  GlossSentenceRows *self = g_new0 (GlossSentenceRows, 1);

  self->article = article;
  self->annotations = gloss_export_article_list_annotations (article);
  self->reached = g_ptr_array_new ();
  self->touching = g_ptr_array_new ();
  self->covered = g_new0 (guint, article->sets->len + 1);
  for (guint i = 0; i < GLOSS_N_SENTENCE_COLUMNS; i++)
    self->cells[i] = g_string_new (NULL);
  return self;
}

void
gloss_sentence_rows_free (GlossSentenceRows *self)
{
  g_ptr_array_unref (self->annotations);
  g_ptr_array_unref (self->reached);
  g_ptr_array_unref (self->touching);
  g_free (self->covered);
  for (guint i = 0; i < GLOSS_N_SENTENCE_COLUMNS; i++)
    g_string_free (self->cells[i], TRUE);
  g_free (self);
}

/**
 * gloss_sentence_rows_get_cell:
 * @self: the sentences, at one of them
 * @column: a column
 *
 * Returns: (transfer none): what stands there
 */
const GString *
gloss_sentence_rows_get_cell (GlossSentenceRows   *self,
                              GlossSentenceColumn  column)
{
  return self->cells[column];
}

/* --- what touches a sentence ------------------------------------------------------------------- */

static gboolean
touches (GlossAnnotation *annotation,
         GlossRange       sentence)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      if (gloss_range_overlaps (gloss_anchor_get_place (anchor, i), sentence))
        return TRUE;
    }
  return FALSE;
}

/* Those without a place come last, and are never reached. */
static void
reach (GlossSentenceRows *self,
       gsize              end)
{
  while (self->n_reached < self->annotations->len)
    {
      GlossAnnotation *annotation = g_ptr_array_index (self->annotations, self->n_reached);

      if (!gloss_export_article_is_placed (self->article, annotation) || gloss_annotation_get_extent (annotation).start >= end)
        return;
      g_ptr_array_add (self->reached, annotation);
      self->n_reached++;
    }
}

static void
find_touching (GlossSentenceRows *self,
               GlossRange         sentence)
{
  guint n_kept = 0;

  reach (self, sentence.end);
  g_ptr_array_set_size (self->touching, 0);
  for (guint i = 0; i < self->reached->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (self->reached, i);

      if (gloss_annotation_get_extent (annotation).end <= sentence.start)
        continue;
      self->reached->pdata[n_kept++] = annotation;
      if (touches (annotation, sentence))
        g_ptr_array_add (self->touching, annotation);
    }
  g_ptr_array_set_size (self->reached, (int) n_kept);
}

/* What a set says of the sentence as a whole; NULL where it says nothing. */
static const char *
get_coverage (GlossSentenceRows *self,
              guint              index,
              GlossRange         sentence)
{
  const GlossExportSet *set = g_ptr_array_index (self->article->sets, index);
  GArray *ranges = set->coverage != NULL ? gloss_coverage_get_ranges (set->coverage) : NULL;

  if (ranges == NULL)
    return NULL;
  while (self->covered[index] < ranges->len && g_array_index (ranges, GlossRange, self->covered[index]).end <= sentence.start)
    self->covered[index]++;
  if (self->covered[index] == ranges->len ||
      !gloss_range_overlaps (g_array_index (ranges, GlossRange, self->covered[index]), sentence))
    return NULL;
  return gloss_coverage_get_state (set->coverage, self->covered[index]);
}

/* --- cells ------------------------------------------------------------------------------------- */

/* A name that does not hold what comes after it. */
static void
append_name (GString    *cell,
             const char *name,
             const char *separators)
{
  for (; *name != '\0'; name++)
    {
      if (*name == '\\' || strchr (separators, *name) != NULL)
        g_string_append_c (cell, '\\');
      g_string_append_c (cell, *name);
    }
}

/* An entry of a list that is a name. */
static void
append_to_list (GString    *cell,
                const char *name)
{
  if (cell->len > 0)
    g_string_append_c (cell, ';');
  append_name (cell, name, ";");
}

/* An entry of a list that begins with two words. */
static void
append_words (GString    *cell,
              const char *one,
              const char *other)
{
  if (cell->len > 0)
    g_string_append_c (cell, ';');
  append_name (cell, one, "; ");
  g_string_append_c (cell, ' ');
  append_name (cell, other, "; ");
}

static gboolean
is_tagged (GPtrArray  *touching,
           const char *tag)
{
  for (guint i = 0; i < touching->len; i++)
    {
      if (g_str_equal (gloss_annotation_get_tag (g_ptr_array_index (touching, i)), tag))
        return TRUE;
    }
  return FALSE;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

/* The tags that the codebook does not know, or no longer, come last. */
static void
fill_tags (GlossSentenceRows *self)
{
  GListModel *tags = gloss_codebook_get_tags (self->article->codebook);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; self->touching->len > 0 && i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      if (is_tagged (self->touching, gloss_tag_get_id (tag)))
        append_to_list (self->cells[GLOSS_SENTENCE_TAGS], gloss_tag_get_id (tag));
    }
  for (guint i = 0; i < self->touching->len; i++)
    {
      const char *tag = gloss_annotation_get_tag (g_ptr_array_index (self->touching, i));

      if (gloss_codebook_find_tag (self->article->codebook, tag) == NULL &&
          !g_ptr_array_find_with_equal_func (others, tag, g_str_equal, NULL))
        g_ptr_array_add (others, (gpointer) tag);
    }
  g_ptr_array_sort_values (others, compare_texts);
  for (guint i = 0; i < others->len; i++)
    append_to_list (self->cells[GLOSS_SENTENCE_TAGS], g_ptr_array_index (others, i));
}

static void
fill_annotation (GString         *cell,
                 GlossAnnotation *annotation)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  append_words (cell, gloss_annotation_get_reviewer (annotation), gloss_annotation_get_tag (annotation));
  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      GlossRange place = gloss_anchor_get_place (anchor, i);

      g_string_append_printf (cell, " %" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT, place.start, place.end);
    }
}

static void
add_once (GPtrArray  *names,
          const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, (gpointer) name);
}

/* What is said of the sentence as a whole, and by whom. */
static void
fill_coverage (GlossSentenceRows *self,
               GlossRange         sentence,
               GPtrArray         *reviewers,
               GPtrArray         *states)
{
  GString *cell = self->cells[GLOSS_SENTENCE_COVERAGE];

  for (guint i = 0; i < self->article->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (self->article->sets, i);
      const char *state = get_coverage (self, i, sentence);

      if (state == NULL)
        continue;
      append_words (cell, set->reviewer.id, state);
      add_once (reviewers, set->reviewer.id);
      add_once (states, state);
    }
}

static void
fill_state (GlossSentenceRows *self,
            GPtrArray         *states)
{
  GString *cell = self->cells[GLOSS_SENTENCE_STATE];

  if (self->touching->len > 0)
    g_string_append (cell, "tagged");
  else if (states->len == 0)
    g_string_append (cell, "open");
  for (guint i = 0; self->touching->len == 0 && i < states->len; i++)
    append_to_list (cell, g_ptr_array_index (states, i));
}

static void
fill_decisions (GlossSentenceRows *self,
                GlossRange         sentence)
{
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new ();
  g_autoptr (GPtrArray) states = g_ptr_array_new ();

  for (guint i = 0; i < self->touching->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (self->touching, i);

      fill_annotation (self->cells[GLOSS_SENTENCE_ANNOTATIONS], annotation);
      add_once (reviewers, gloss_annotation_get_reviewer (annotation));
    }
  fill_coverage (self, sentence, reviewers, states);
  fill_state (self, states);
  g_ptr_array_sort_values (reviewers, compare_texts);
  for (guint i = 0; i < reviewers->len; i++)
    append_to_list (self->cells[GLOSS_SENTENCE_REVIEWERS], g_ptr_array_index (reviewers, i));
  g_string_append_printf (self->cells[GLOSS_SENTENCE_N_ANNOTATIONS], "%u", self->touching->len);
}

static void
append_range (GlossSentenceRows   *self,
              GlossSentenceColumn  column,
              GlossRange           range)
{
  gsize n_bytes;
  const char *text = gloss_text_peek (gloss_article_get_text (self->article->article), range, &n_bytes);

  g_string_append_len (self->cells[column], text, n_bytes);
}

static void
fill_block (GlossSentenceRows *self,
            const GlossBlock  *block)
{
  const GlossBlock *section = gloss_export_article_find_section (self->article, block);

  g_string_append (self->cells[GLOSS_SENTENCE_UNIT], block->id);
  g_string_append (self->cells[GLOSS_SENTENCE_KIND], gloss_block_kind_get_nick (block->kind));
  g_string_append_printf (self->cells[GLOSS_SENTENCE_LEVEL], "%u", block->level);
  if (block->number != NULL)
    g_string_append (self->cells[GLOSS_SENTENCE_MARK], block->number);
  if (section != NULL)
    append_range (self, GLOSS_SENTENCE_SECTION, section->range);
}

static void
fill (GlossSentenceRows *self,
      GlossRange         sentence)
{
  for (guint i = 0; i < GLOSS_N_SENTENCE_COLUMNS; i++)
    g_string_truncate (self->cells[i], 0);
  g_string_append (self->cells[GLOSS_SENTENCE_ARTICLE], self->article->name);
  fill_block (self, gloss_article_get_block (self->article->article, self->block));
  g_string_append_printf (self->cells[GLOSS_SENTENCE_NUMBER], "%u", ++self->number);
  g_string_append_printf (self->cells[GLOSS_SENTENCE_START], "%" G_GSIZE_FORMAT, sentence.start);
  g_string_append_printf (self->cells[GLOSS_SENTENCE_END], "%" G_GSIZE_FORMAT, sentence.end);
  append_range (self, GLOSS_SENTENCE_TEXT, sentence);
  find_touching (self, sentence);
  fill_tags (self);
  fill_decisions (self, sentence);
}

/**
 * gloss_sentence_rows_next:
 * @self: the sentences
 *
 * Goes to the first or the next one.
 *
 * Returns: whether there is one
 */
gboolean
gloss_sentence_rows_next (GlossSentenceRows *self)
{
  while (self->block < gloss_article_get_n_blocks (self->article->article))
    {
      gsize n_sentences;
      const GlossRange *sentences = gloss_article_get_block_sentences (self->article->article, self->block, &n_sentences);

      if (self->next < n_sentences)
        {
          fill (self, sentences[self->next++]);
          return TRUE;
        }
      self->block++;
      self->next = 0;
    }
  return FALSE;
}
