/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets the blocks of an article by shared text tags. */
#include "config.h"

#include "gloss-article-style.h"

#include <math.h>

#include "article/gloss-article-direction.h"

/* How high the name of a part is, and the button that unfolds boilerplate, in em. */
#define LABEL_HEIGHT 1.9
#define FOLD_HEIGHT 2.4
#define CARD_PADDING 0.9
#define CARD_GAP 0.8

/* The levels that are told apart; deeper ones look like the last. */
#define MAX_LEVEL 4

struct _GlossArticleStyle
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  GHashTable *tags;
  GtkTextTag *fold;
  double em;

  guint dark : 1;
  guint high_contrast : 1;
  guint folded : 1;
};

G_DEFINE_FINAL_TYPE (GlossArticleStyle, gloss_article_style, G_TYPE_OBJECT)

/* How a kind of block is set. Lengths in em of the body, but for @line, a factor of the font's own height. */
typedef struct
{
  double scale;
  int weight;
  double line;
  double above;
  double below;
  double start;
  double end;
  guint italic : 1;
  guint dim : 1;
  guint mono : 1;
} BlockStyle;

static const BlockStyle block_styles[GLOSS_N_BLOCK_KINDS] = {
  [GLOSS_BLOCK_TITLE] = { .scale = 2.0, .weight = 800, .line = 1.08, .below = 0.7 },
  [GLOSS_BLOCK_BYLINE] = { .scale = 0.92, .weight = 400, .line = 1.3, .below = 0.2, .dim = TRUE },
  [GLOSS_BLOCK_DATELINE] = { .scale = 0.92, .weight = 400, .line = 1.3, .below = 1.1, .dim = TRUE },
  [GLOSS_BLOCK_LEAD] = { .scale = 1.16, .weight = 400, .line = 1.32, .above = 0.5, .below = 0.9 },
  [GLOSS_BLOCK_HEADING] = { .scale = 1.42, .weight = 700, .line = 1.12, .above = 1.5, .below = 0.55 },
  [GLOSS_BLOCK_PARAGRAPH] = { .scale = 1.0, .weight = 400, .line = 1.34, .below = 0.85 },
  [GLOSS_BLOCK_LIST_ITEM] = { .scale = 1.0, .weight = 400, .line = 1.34, .below = 0.4, .start = 1.7 },
  [GLOSS_BLOCK_QUOTE] = { .scale = 1.06, .weight = 400, .line = 1.34, .below = 0.5, .start = 1.5, .end = 1.0, .italic = TRUE },
  [GLOSS_BLOCK_TABLE_ROW] = { .scale = 0.94, .weight = 400, .line = 1.25, .above = 0.3, .below = 0.3, .start = 0.6, .end = 0.6 },
  [GLOSS_BLOCK_CAPTION] = { .scale = 0.88, .weight = 400, .line = 1.3, .below = 1.0, .dim = TRUE },
  [GLOSS_BLOCK_CODE] = { .scale = 0.92, .weight = 400, .line = 1.3, .start = 1.1, .end = 1.1, .mono = TRUE },
  [GLOSS_BLOCK_SUBHEADING] = { .scale = 0.96, .weight = 400, .line = 1.3, .below = 0.3, .start = 2.6, .end = 1.1 },
  [GLOSS_BLOCK_KEY_POINT] = { .scale = 1.0, .weight = 400, .line = 1.34, .below = 0.5, .start = 2.6, .end = 1.1 },
  [GLOSS_BLOCK_SUMMARY] = { .scale = 1.0, .weight = 400, .line = 1.36, .below = 0.5, .start = 1.2, .end = 1.2 },
  [GLOSS_BLOCK_FAQ_QUESTION] = { .scale = 1.0, .weight = 650, .line = 1.3, .below = 0.35, .start = 2.6, .end = 1.1 },
  [GLOSS_BLOCK_FAQ_ANSWER] = { .scale = 1.0, .weight = 400, .line = 1.34, .below = 0.35, .start = 2.6, .end = 1.1 },
  [GLOSS_BLOCK_BOILERPLATE] = { .scale = 0.9, .weight = 400, .line = 1.3, .below = 0.6, .start = 1.2, .dim = TRUE },
};

/* All that decides how a block is set, packed so that it can be the key of its tag. */
typedef struct
{
  guint kind : 5;
  guint level : 3;
  guint first : 1;
  guint last : 1;
  guint labelled : 1;
  guint topmost : 1;
  guint fold_above : 1;
  guint fold_below : 1;
  guint rtl : 1;
} BlockKey;

static gpointer
block_key_pack (BlockKey key)
{
  return GUINT_TO_POINTER ((guint) key.kind | (guint) key.level << 5 | (guint) key.first << 8 | (guint) key.last << 9 |
                           (guint) key.labelled << 10 | (guint) key.topmost << 11 | (guint) key.fold_above << 12 |
                           (guint) key.fold_below << 13 | (guint) key.rtl << 14);
}

static BlockKey
block_key_unpack (gpointer packed)
{
  guint bits = GPOINTER_TO_UINT (packed);

  return (BlockKey) {
    .kind = bits & 31, .level = (bits >> 5) & 7, .first = (bits >> 8) & 1, .last = (bits >> 9) & 1,
    .labelled = (bits >> 10) & 1, .topmost = (bits >> 11) & 1, .fold_above = (bits >> 12) & 1,
    .fold_below = (bits >> 13) & 1, .rtl = (bits >> 14) & 1,
  };
}

static gboolean
is_boilerplate (GlossArticle *article,
                guint         block)
{
  return block < gloss_article_get_n_blocks (article) &&
         gloss_article_get_block (article, block)->kind == GLOSS_BLOCK_BOILERPLATE;
}

/* Whether everything before a block is boilerplate, so that the button that unfolds it can only stand above this one. */
static gboolean
begins_after_boilerplate (GlossArticle *article,
                          GArray       *parts,
                          guint         block)
{
  const GlossArticlePart *part;

  if (parts->len == 0)
    return FALSE;

  part = &g_array_index (parts, GlossArticlePart, 0);
  return part->kind == GLOSS_BLOCK_BOILERPLATE && part->first == 0 && part->last + 1 == block;
}

static BlockKey
block_key_for (GlossArticle *article,
               GArray       *parts,
               guint         block)
{
  const GlossBlock *it = gloss_article_get_block (article, block);
  BlockKey key = { .kind = it->kind, .level = MIN (it->level, MAX_LEVEL), .topmost = block == 0 };
  guint index;

  if (gloss_article_parts_find (parts, block, &index))
    {
      const GlossArticlePart *part = &g_array_index (parts, GlossArticlePart, index);

      key.first = part->first == block;
      key.last = part->last == block;
      key.labelled = key.first && part->labelled;
    }
  key.fold_below = it->kind != GLOSS_BLOCK_BOILERPLATE && is_boilerplate (article, block + 1);
  key.fold_above = begins_after_boilerplate (article, parts, block);

  return key;
}

/* The font's scale: headings grow smaller with their depth. */
static double
block_key_scale (BlockKey key)
{
  static const double heading_scales[] = { 1.42, 1.42, 1.2, 1.06, 1.0 };

  if (key.kind == GLOSS_BLOCK_HEADING)
    return heading_scales[key.level];
  return block_styles[key.kind].scale;
}

static void
block_key_measure (BlockKey           key,
                   double             em,
                   GlossBlockMetrics *metrics)
{
  const BlockStyle *style = &block_styles[key.kind];
  gboolean card = gloss_article_part_is_card (key.kind);
  double above = key.topmost ? 0 : style->above;
  double below = style->below;
  double label = key.labelled ? LABEL_HEIGHT : 0;
  double padding = card ? CARD_PADDING : 0;
  double start = style->start;

  if (key.first)
    above += (key.topmost ? 0 : CARD_GAP) + label + padding;
  if (key.last)
    below = MAX (CARD_GAP, 0.5) + padding;
  if (key.fold_above)
    above += FOLD_HEIGHT;
  if (key.fold_below)
    below += FOLD_HEIGHT;
  if (key.kind == GLOSS_BLOCK_LIST_ITEM)
    start *= MAX (key.level, 1);

  metrics->scale = block_key_scale (key);
  metrics->above = (int) lround (above * em);
  metrics->below = (int) lround (below * em);
  metrics->start = (int) lround (start * em);
  metrics->end = (int) lround (style->end * em);
  metrics->label = (int) lround (label * em);
  metrics->padding = (int) lround (padding * em);
}

static void
update_tag_lengths (GtkTextTag *tag,
                    BlockKey    key,
                    double      em)
{
  GlossBlockMetrics metrics;

  block_key_measure (key, em, &metrics);
  g_object_set (tag,
                "pixels-above-lines", metrics.above,
                "pixels-below-lines", metrics.below,
                "left-margin", key.rtl ? metrics.end : metrics.start,
                "right-margin", key.rtl ? metrics.start : metrics.end,
                NULL);
}

static void
update_tag_color (GlossArticleStyle *self,
                  GtkTextTag        *tag,
                  BlockKey           key)
{
  GdkRGBA light_dim = { 0.0f, 0.0f, 0.02f, self->high_contrast ? 0.85f : 0.62f };
  GdkRGBA dark_dim = { 1.0f, 1.0f, 1.0f, self->high_contrast ? 0.9f : 0.66f };

  if (block_styles[key.kind].dim)
    g_object_set (tag, "foreground-rgba", self->dark ? &dark_dim : &light_dim, NULL);
}

static GtkTextTag *
create_tag (GlossArticleStyle *self,
            BlockKey           key)
{
  const BlockStyle *style = &block_styles[key.kind];
  GtkTextTag *tag = gtk_text_buffer_create_tag (self->buffer, NULL,
                                                "accumulative-margin", TRUE,
                                                "scale", block_key_scale (key),
                                                "weight", style->weight,
                                                "line-height", style->line,
                                                NULL);

  if (style->italic)
    g_object_set (tag, "style", PANGO_STYLE_ITALIC, NULL);
  if (style->mono)
    g_object_set (tag, "family", "monospace", NULL);
  update_tag_lengths (tag, key, self->em);
  update_tag_color (self, tag, key);

  return tag;
}

static GtkTextTag *
get_tag (GlossArticleStyle *self,
         BlockKey           key)
{
  GtkTextTag *tag = g_hash_table_lookup (self->tags, block_key_pack (key));

  if (tag == NULL)
    {
      tag = create_tag (self, key);
      g_hash_table_insert (self->tags, block_key_pack (key), g_object_ref (tag));
    }

  return tag;
}

static void
gloss_article_style_dispose (GObject *object)
{
  GlossArticleStyle *self = GLOSS_ARTICLE_STYLE (object);

  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_object (&self->fold);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (gloss_article_style_parent_class)->dispose (object);
}

static void
gloss_article_style_class_init (GlossArticleStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_article_style_dispose;
}

static void
gloss_article_style_init (GlossArticleStyle *self)
{
  self->tags = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->em = 16;
  self->folded = TRUE;
}

/**
 * gloss_article_style_new:
 * @buffer: whose tags it makes
 *
 * Returns: (transfer full): the style of that buffer
 */
GlossArticleStyle *
gloss_article_style_new (GtkTextBuffer *buffer)
{
  GlossArticleStyle *self;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  self = g_object_new (GLOSS_TYPE_ARTICLE_STYLE, NULL);
  self->buffer = g_object_ref (buffer);
  self->fold = g_object_ref (gtk_text_buffer_create_tag (buffer, NULL, "invisible", TRUE, NULL));

  return self;
}

/**
 * gloss_article_style_set_em:
 * @self: the style
 * @em: the size of the body text in px
 *
 * Sets all spaces anew by the size of the text.
 */
void
gloss_article_style_set_em (GlossArticleStyle *self,
                            double             em)
{
  GHashTableIter iter;
  gpointer packed, tag;

  g_return_if_fail (GLOSS_IS_ARTICLE_STYLE (self));

  if (G_APPROX_VALUE (self->em, em, 0.01))
    return;

  self->em = em;
  g_hash_table_iter_init (&iter, self->tags);
  while (g_hash_table_iter_next (&iter, &packed, &tag))
    update_tag_lengths (tag, block_key_unpack (packed), em);
}

double
gloss_article_style_get_em (GlossArticleStyle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_STYLE (self), 16);

  return self->em;
}

/**
 * gloss_article_style_set_colors:
 * @self: the style
 * @dark: whether the text is light on dark
 * @high_contrast: whether little is to be dimmed
 *
 * Follows the desktop's style.
 */
void
gloss_article_style_set_colors (GlossArticleStyle *self,
                                gboolean           dark,
                                gboolean           high_contrast)
{
  GHashTableIter iter;
  gpointer packed, tag;

  g_return_if_fail (GLOSS_IS_ARTICLE_STYLE (self));

  self->dark = !!dark;
  self->high_contrast = !!high_contrast;
  g_hash_table_iter_init (&iter, self->tags);
  while (g_hash_table_iter_next (&iter, &packed, &tag))
    update_tag_color (self, tag, block_key_unpack (packed));
}

/**
 * gloss_article_style_set_folded:
 * @self: the style
 * @folded: whether boilerplate is out of sight
 */
void
gloss_article_style_set_folded (GlossArticleStyle *self,
                                gboolean           folded)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_STYLE (self));

  self->folded = !!folded;
  g_object_set (self->fold, "invisible", folded, NULL);
}

gboolean
gloss_article_style_get_folded (GlossArticleStyle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_STYLE (self), FALSE);

  return self->folded;
}

/**
 * gloss_article_style_get_fold_height:
 * @self: the style
 *
 * Returns: how much is kept free for the button that unfolds boilerplate, in px
 */
int
gloss_article_style_get_fold_height (GlossArticleStyle *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_STYLE (self), 0);

  return (int) lround (FOLD_HEIGHT * self->em);
}

/**
 * gloss_article_style_get_line:
 * @kind: a kind of block
 *
 * Returns: the height of its lines as a factor of the font's own height
 */
double
gloss_article_style_get_line (GlossBlockKind kind)
{
  return block_styles[kind].line;
}

static BlockKey
style_key_for (GlossArticle *article,
               GArray       *parts,
               guint         block,
               gboolean      page_rtl)
{
  BlockKey key = block_key_for (article, parts, block);

  key.rtl = gloss_block_runs_rtl (article, gloss_article_get_block (article, block), page_rtl);
  return key;
}

/* Blocks that look the same and follow each other share one stretch of their tag. */
static void
apply_run (GlossArticleStyle *self,
           GlossArticle      *article,
           guint              first,
           guint              last,
           BlockKey           key,
           gboolean           foldable)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) gloss_article_get_block (article, first)->range.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) gloss_article_get_block (article, last)->range.end + 1);
  gtk_text_buffer_apply_tag (self->buffer, get_tag (self, key), &start, &end);
  if (foldable && key.kind == GLOSS_BLOCK_BOILERPLATE)
    gtk_text_buffer_apply_tag (self->buffer, self->fold, &start, &end);
}

/**
 * gloss_article_style_apply:
 * @self: the style
 * @article: an article whose text the buffer holds
 * @parts: (element-type GlossArticlePart): its parts
 *
 * Gives each block its tag. An article that is nothing but boilerplate is not folded, or there would be nothing to see.
 */
void
gloss_article_style_apply (GlossArticleStyle *self,
                           GlossArticle      *article,
                           GArray            *parts)
{
  guint n_blocks = gloss_article_get_n_blocks (article);
  gboolean page_rtl = gloss_article_runs_rtl (article);
  gboolean foldable = FALSE;
  BlockKey key = { 0 };
  GtkTextIter start, end;

  g_return_if_fail (GLOSS_IS_ARTICLE_STYLE (self));

  if (n_blocks > 0)
    key = style_key_for (article, parts, 0, page_rtl);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);

  for (guint i = 0; i < n_blocks && !foldable; i++)
    foldable = !is_boilerplate (article, i);

  for (guint i = 0, first = 0; i < n_blocks; i++)
    {
      BlockKey next = i + 1 < n_blocks ? style_key_for (article, parts, i + 1, page_rtl) : key;

      if (i + 1 < n_blocks && block_key_pack (next) == block_key_pack (key))
        continue;
      apply_run (self, article, first, i, key, foldable);
      first = i + 1;
      key = next;
    }
}

/**
 * gloss_article_style_get_metrics:
 * @self: the style
 * @article: an article
 * @parts: (element-type GlossArticlePart): its parts
 * @block: a block's index
 * @metrics: (out): what the block takes
 */
void
gloss_article_style_get_metrics (GlossArticleStyle *self,
                                 GlossArticle      *article,
                                 GArray            *parts,
                                 guint              block,
                                 GlossBlockMetrics *metrics)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_STYLE (self));

  block_key_measure (block_key_for (article, parts, block), self->em, metrics);
}

/**
 * gloss_article_style_get_kind_metrics:
 * @self: the style
 * @kind: a kind of block
 * @metrics: (out): what such a block takes when it stands in the midst of its part
 */
void
gloss_article_style_get_kind_metrics (GlossArticleStyle *self,
                                      GlossBlockKind     kind,
                                      GlossBlockMetrics *metrics)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_STYLE (self));

  block_key_measure ((BlockKey) { .kind = kind }, self->em, metrics);
}
