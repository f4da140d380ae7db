/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints what stands round the text of an article. None of it is in the buffer. */
#include "config.h"

#include "gloss-article-decor.h"

#include <glib/gi18n.h>
#include <math.h>

#include "article/gloss-article-direction.h"

#define CARD_RADIUS 12

/* What is written beside or above the text. */
typedef struct
{
  const char *text;
  double scale;
  int weight;
  float alpha;
  gboolean tabular;
} Inscription;

typedef struct
{
  int top;
  int bottom;
  gboolean rtl;
  GlossBlockMetrics metrics;
} BlockPlace;

static GdkRGBA
with_alpha (GdkRGBA color,
            float   alpha)
{
  color.alpha *= alpha;
  return color;
}

static GdkRGBA
get_card_color (const GlossArticleCanvas *canvas)
{
  return with_alpha (canvas->ink, canvas->dark ? 0.075f : 0.045f);
}

static GdkRGBA
get_rule_color (const GlossArticleCanvas *canvas)
{
  return with_alpha (canvas->ink, canvas->high_contrast ? 0.7f : 0.15f);
}

static void
get_block_iter (const GlossArticleCanvas *canvas,
                guint                     index,
                GtkTextIter              *iter)
{
  const GlossBlock *block = gloss_article_get_block (canvas->article, index);

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (canvas->view), iter, (int) block->range.start);
}

/* Where the text of a block is, its spaces not counted. */
static void
get_block_place (const GlossArticleCanvas *canvas,
                 guint                     index,
                 BlockPlace               *place)
{
  GtkTextIter iter;
  int height;

  get_block_iter (canvas, index, &iter);
  gtk_text_view_get_line_yrange (canvas->view, &iter, &place->top, &height);
  gloss_article_style_get_metrics (canvas->style, canvas->article, canvas->parts, index, &place->metrics);
  place->bottom = place->top + height - place->metrics.below;
  place->top += place->metrics.above;
  place->rtl = gloss_block_runs_rtl (canvas->article, gloss_article_get_block (canvas->article, index),
                                     gtk_widget_get_direction (GTK_WIDGET (canvas->view)) == GTK_TEXT_DIR_RTL);
}

static PangoLayout *
create_layout (const GlossArticleCanvas *canvas,
               const Inscription        *inscription)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas->view), inscription->text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (inscription->scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (inscription->weight));
  if (inscription->tabular)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static void
paint_layout (const GlossArticleCanvas *canvas,
              GtkSnapshot              *snapshot,
              PangoLayout              *layout,
              float                     alpha,
              double                    x,
              double                    y)
{
  GdkRGBA color = with_alpha (canvas->ink, canvas->high_contrast ? 1.0f : alpha);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* Beside the first line of a block and on its baseline, @gap before its text. */
static void
paint_beside (const GlossArticleCanvas *canvas,
              GtkSnapshot              *snapshot,
              guint                     index,
              const BlockPlace         *place,
              const Inscription        *inscription,
              double                    gap)
{
  g_autoptr (PangoLayout) layout = create_layout (canvas, inscription);
  double text_left = canvas->left + (place->rtl ? place->metrics.end : place->metrics.start);
  double text_right = canvas->left + canvas->width - (place->rtl ? place->metrics.start : place->metrics.end);
  GdkRectangle first;
  GtkTextIter iter;
  int width, height;

  get_block_iter (canvas, index, &iter);
  gtk_text_view_get_iter_location (canvas->view, &iter, &first);
  pango_layout_get_pixel_size (layout, &width, &height);
  paint_layout (canvas, snapshot, layout, inscription->alpha,
                place->rtl ? text_right + gap : text_left - gap - width,
                first.y + (first.height - height) / 2.0);
}

static void
paint_heading_number (const GlossArticleCanvas *canvas,
                      GtkSnapshot              *snapshot,
                      guint                     index,
                      const BlockPlace         *place)
{
  const GlossBlock *block = gloss_article_get_block (canvas->article, index);
  Inscription number = { block->id + 1, place->metrics.scale * 0.92, 400, 0.45f, TRUE };

  if (block->id[0] == 's' && g_ascii_isdigit (block->id[1]))
    paint_beside (canvas, snapshot, index, place, &number, 0.6 * gloss_article_style_get_em (canvas->style));
}

static void
paint_number (const GlossArticleCanvas *canvas,
              GtkSnapshot              *snapshot,
              guint                     index,
              const BlockPlace         *place)
{
  const GlossBlock *block = gloss_article_get_block (canvas->article, index);
  Inscription number = { block->number, place->metrics.scale, 600, 0.6f, TRUE };

  if (number.text == NULL || *number.text == '\0')
    number.text = block->level > 1 ? "–" : "•";
  paint_beside (canvas, snapshot, index, place, &number, 0.7 * gloss_article_style_get_em (canvas->style));
}

static void
paint_question_mark (const GlossArticleCanvas *canvas,
                     GtkSnapshot              *snapshot,
                     guint                     index,
                     const BlockPlace         *place)
{
  gboolean is_question = gloss_article_get_block (canvas->article, index)->kind == GLOSS_BLOCK_FAQ_QUESTION;
  Inscription mark = {
    /* Translators: the letters that stand for "question" and "answer" beside them. */
    is_question ? C_("question", "Q") : C_("answer", "A"),
    place->metrics.scale, is_question ? 800 : 600, is_question ? 0.75f : 0.5f, FALSE,
  };

  paint_beside (canvas, snapshot, index, place, &mark, 0.7 * gloss_article_style_get_em (canvas->style));
}

static void
paint_quote_bar (const GlossArticleCanvas *canvas,
                 GtkSnapshot              *snapshot,
                 const BlockPlace         *first,
                 const BlockPlace         *last)
{
  double em = gloss_article_style_get_em (canvas->style);
  double x = first->rtl ? canvas->left + canvas->width - 0.5 * em - 3 : canvas->left + 0.5 * em;
  GdkRGBA color = canvas->high_contrast ? canvas->ink : with_alpha (canvas->accent, 0.6f);
  GskRoundedRect bar;

  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT ((float) x, first->top, 3, last->bottom - first->top), 1.5f);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &color, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
paint_label (const GlossArticleCanvas *canvas,
             GtkSnapshot              *snapshot,
             const GlossArticlePart   *part,
             const BlockPlace         *first)
{
  Inscription label = { gloss_article_get_part_label (canvas->article, part->kind), 1.1, 750, 0.9f, FALSE };
  g_autoptr (PangoLayout) layout = create_layout (canvas, &label);
  int width, height;
  int bottom = first->top - first->metrics.padding;

  pango_layout_get_pixel_size (layout, &width, &height);
  paint_layout (canvas, snapshot, layout, label.alpha,
                first->rtl ? canvas->left + canvas->width - width : canvas->left,
                bottom - height - 0.4 * gloss_article_style_get_em (canvas->style));
}

static void
paint_card (const GlossArticleCanvas *canvas,
            GtkSnapshot              *snapshot,
            const BlockPlace         *first,
            const BlockPlace         *last)
{
  int padding = first->metrics.padding;
  GdkRGBA fill = get_card_color (canvas);
  GdkRGBA border = get_rule_color (canvas);
  float thickness = canvas->high_contrast ? 1.5f : 1.0f;
  GskRoundedRect card;

  gsk_rounded_rect_init_from_rect (&card,
                                   &GRAPHENE_RECT_INIT (canvas->left, first->top - padding, canvas->width,
                                                        last->bottom - first->top + 2 * padding),
                                   CARD_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &card);
  gtk_snapshot_append_color (snapshot, &fill, &card.bounds);
  gtk_snapshot_pop (snapshot);
  if (canvas->high_contrast)
    gtk_snapshot_append_border (snapshot, &card,
                                (float[4]) { thickness, thickness, thickness, thickness },
                                (GdkRGBA[4]) { border, border, border, border });
}

/* Only the rows in sight: a table may have thousands. */
static void
paint_table_rules (const GlossArticleCanvas *canvas,
                   GtkSnapshot              *snapshot,
                   const GlossArticlePart   *part,
                   guint                     first_visible,
                   guint                     last_visible)
{
  GdkRGBA color = get_rule_color (canvas);

  for (guint i = MAX (part->first, first_visible); i <= MIN (part->last, last_visible); i++)
    {
      BlockPlace row;
      int gap;

      get_block_place (canvas, i, &row);
      gap = (int) lround (0.3 * gloss_article_style_get_em (canvas->style));
      if (i == part->first)
        gtk_snapshot_append_color (snapshot, &color,
                                   &GRAPHENE_RECT_INIT (canvas->left, row.top - gap, canvas->width, 1));
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (canvas->left, row.bottom + gap, canvas->width, 1));
    }
}

static void
paint_part (const GlossArticleCanvas *canvas,
            GtkSnapshot              *snapshot,
            const GlossArticlePart   *part,
            guint                     first_visible,
            guint                     last_visible)
{
  BlockPlace first, last;

  if (part->kind == GLOSS_BLOCK_BOILERPLATE)
    return;
  if (part->kind == GLOSS_BLOCK_TABLE_ROW)
    {
      paint_table_rules (canvas, snapshot, part, first_visible, last_visible);
      return;
    }

  get_block_place (canvas, part->first, &first);
  get_block_place (canvas, part->last, &last);
  if (part->kind == GLOSS_BLOCK_QUOTE)
    paint_quote_bar (canvas, snapshot, &first, &last);
  if (gloss_article_part_is_card (part->kind))
    paint_card (canvas, snapshot, &first, &last);
  if (part->labelled)
    paint_label (canvas, snapshot, part, &first);
}

static void
paint_block (const GlossArticleCanvas *canvas,
             GtkSnapshot              *snapshot,
             guint                     index)
{
  GlossBlockKind kind = gloss_article_get_block (canvas->article, index)->kind;
  BlockPlace place;

  get_block_place (canvas, index, &place);
  switch (kind)
    {
    case GLOSS_BLOCK_HEADING:
      paint_heading_number (canvas, snapshot, index, &place);
      break;
    case GLOSS_BLOCK_LIST_ITEM:
    case GLOSS_BLOCK_SUBHEADING:
    case GLOSS_BLOCK_KEY_POINT:
      paint_number (canvas, snapshot, index, &place);
      break;
    case GLOSS_BLOCK_FAQ_QUESTION:
    case GLOSS_BLOCK_FAQ_ANSWER:
      paint_question_mark (canvas, snapshot, index, &place);
      break;
    default:
      break;
    }
}

/**
 * gloss_article_decor_snapshot:
 * @canvas: what to go by
 * @visible: the text in sight
 * @snapshot: a snapshot in the coordinates of the buffer
 *
 * Paints the decoration of what is in sight; it lies below the text.
 */
void
gloss_article_decor_snapshot (const GlossArticleCanvas *canvas,
                              GlossRange                visible,
                              GtkSnapshot              *snapshot)
{
  guint first, last, index;

  if (gloss_article_get_n_blocks (canvas->article) == 0)
    return;

  first = gloss_article_get_block_index_at (canvas->article, visible.start);
  last = gloss_article_get_block_index_at (canvas->article, visible.end);
  gloss_article_parts_find (canvas->parts, first, &index);
  for (; index < canvas->parts->len; index++)
    {
      const GlossArticlePart *part = &g_array_index (canvas->parts, GlossArticlePart, index);

      if (part->first > last)
        break;
      paint_part (canvas, snapshot, part, first, last);
    }

  for (guint i = first; i <= last; i++)
    paint_block (canvas, snapshot, i);
}
