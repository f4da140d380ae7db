/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the sizes of the printed page in one place. */
#include "config.h"

#include "gloss-print-style.h"

#include <string.h>

#include "text/gloss-text-direction.h"

#define BODY_SIZE 10.5

static const GlossPrintFace faces[GLOSS_N_BLOCK_KINDS] = {
  [GLOSS_BLOCK_TITLE] = { .scale = 2.0, .weight = 800, .line = 1.15, .below = 0.5 },
  [GLOSS_BLOCK_BYLINE] = { .scale = 0.92, .weight = 400, .line = 1.35, .below = 0.15, .dim = TRUE },
  [GLOSS_BLOCK_DATELINE] = { .scale = 0.92, .weight = 400, .line = 1.35, .below = 0.15, .dim = TRUE },
  [GLOSS_BLOCK_LEAD] = { .scale = 1.14, .weight = 400, .line = 1.5, .above = 0.4, .below = 0.7 },
  [GLOSS_BLOCK_HEADING] = { .scale = 1.36, .weight = 700, .line = 1.25, .above = 1.3, .below = 0.4 },
  [GLOSS_BLOCK_PARAGRAPH] = { .scale = 1.0, .weight = 400, .line = 1.55, .below = 0.65 },
  [GLOSS_BLOCK_LIST_ITEM] = { .scale = 1.0, .weight = 400, .line = 1.5, .below = 0.3, .start = 1.8 },
  [GLOSS_BLOCK_QUOTE] = { .scale = 1.0, .weight = 400, .line = 1.5, .below = 0.4, .start = 1.4, .end = 1.0, .italic = TRUE },
  [GLOSS_BLOCK_TABLE_ROW] = { .scale = 0.92, .weight = 400, .line = 1.4, .above = 0.1, .below = 0.0 },
  [GLOSS_BLOCK_CAPTION] = { .scale = 0.88, .weight = 400, .line = 1.4, .below = 0.8, .dim = TRUE },
  [GLOSS_BLOCK_CODE] = { .scale = 0.86, .weight = 400, .line = 1.4, .start = 0.9, .end = 0.9, .mono = TRUE },
  [GLOSS_BLOCK_SUBHEADING] = { .scale = 0.96, .weight = 400, .line = 1.4, .below = 0.2, .start = 1.0, .end = 1.0 },
  [GLOSS_BLOCK_KEY_POINT] = { .scale = 1.0, .weight = 400, .line = 1.5, .below = 0.35, .start = 2.6, .end = 1.0 },
  [GLOSS_BLOCK_SUMMARY] = { .scale = 1.0, .weight = 400, .line = 1.5, .below = 0.35, .start = 1.0, .end = 1.0 },
  [GLOSS_BLOCK_FAQ_QUESTION] = { .scale = 1.0, .weight = 700, .line = 1.4, .below = 0.15, .start = 1.0, .end = 1.0 },
  [GLOSS_BLOCK_FAQ_ANSWER] = { .scale = 1.0, .weight = 400, .line = 1.5, .below = 0.5, .start = 1.0, .end = 1.0 },
  [GLOSS_BLOCK_BOILERPLATE] = { .scale = 0.84, .weight = 400, .line = 1.4, .below = 0.4, .dim = TRUE },
};

static const GlossPrintFace headings[] = {
  { .scale = 1.18, .weight = 700, .line = 1.25, .above = 1.0, .below = 0.35 },
  { .scale = 1.0, .weight = 700, .line = 1.3, .above = 0.8, .below = 0.3 },
};

static const GlossPrintFace label_face = { .scale = 0.8, .weight = 700, .line = 1.3, .below = 0.35, .start = 1.0, .end = 1.0, .dim = TRUE };
static const GlossPrintFace small_face = { .scale = 0.82, .weight = 400, .line = 1.42, .below = 0.55 };

/**
 * gloss_print_style_get_face:
 * @kind: of a block
 * @level: of a heading, from 1
 *
 * Returns: how it is set
 */
const GlossPrintFace *
gloss_print_style_get_face (GlossBlockKind kind,
                            guint          level)
{
  if (kind == GLOSS_BLOCK_HEADING && level > 1)
    return &headings[MIN (level - 2, G_N_ELEMENTS (headings) - 1)];

  return &faces[kind];
}

/**
 * gloss_print_style_get_label:
 *
 * Returns: how the name of a part is set
 */
const GlossPrintFace *
gloss_print_style_get_label (void)
{
  return &label_face;
}

/**
 * gloss_print_style_get_small:
 *
 * Returns: how notes and the legend are set
 */
const GlossPrintFace *
gloss_print_style_get_small (void)
{
  return &small_face;
}

/**
 * gloss_print_style_new:
 * @context: what layouts are made with
 * @source: what is printed; outlives the style
 * @width: of the column in pt
 * @height: of a page without header and footer in pt
 *
 * Returns: (transfer full): a style
 */
GlossPrintStyle *
gloss_print_style_new (PangoContext     *context,
                       GlossPrintSource *source,
                       double            width,
                       double            height)
{
  GlossPrintStyle *self = g_new0 (GlossPrintStyle, 1);

  self->context = g_object_ref (context);
  self->source = source;
  self->em = BODY_SIZE;
  self->width = width;
  self->height = height;
  self->inks = g_array_new (FALSE, FALSE, sizeof (GdkRGBA));
  for (guint i = 0; i < gloss_copy_get_n_tags (source->copy); i++)
    {
      GlossTagLook look;
      GdkRGBA ink;

      gloss_tag_look_init (&look, source->article.codebook, gloss_copy_get_tag (source->copy, i)->id);
      gloss_tag_look_get_ink (&look, FALSE, FALSE, &ink);
      g_array_append_val (self->inks, ink);
    }

  return self;
}

void
gloss_print_style_free (GlossPrintStyle *self)
{
  g_object_unref (self->context);
  g_array_unref (self->inks);
  g_free (self);
}

/**
 * gloss_print_style_create_layout:
 * @self: a style
 * @face: how it is set
 * @width: how wide it may be in pt; below 0 for as wide as it is
 *
 * Returns: (transfer full): a layout without text
 */
PangoLayout *
gloss_print_style_create_layout (GlossPrintStyle      *self,
                                 const GlossPrintFace *face,
                                 double                width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (self->context));

  pango_font_description_set_size (font, (int) (self->em * face->scale * PANGO_SCALE));
  pango_font_description_set_weight (font, face->weight);
  if (face->italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  if (face->mono)
    pango_font_description_set_family_static (font, "monospace");
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, (float) (face->line / 1.2));
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));

  return layout;
}

/**
 * gloss_print_style_align:
 * @layout: a layout with its text
 * @at_right: whether it belongs to text that runs from right to left
 *
 * Lines start where their own direction has them start; but a figure or a foreign word by itself, in a table that runs from right to
 * left, stands at the right, too. Pango turns the alignment of a line round when it runs against the direction of the context.
 */
void
gloss_print_style_align (PangoLayout *layout,
                         gboolean     at_right)
{
  const char *text = pango_layout_get_text (layout);
  GlossDirection direction = gloss_text_get_direction (text, strlen (text));
  gboolean turned = pango_context_get_base_dir (pango_layout_get_context (layout)) == PANGO_DIRECTION_RTL;

  if (direction == GLOSS_DIRECTION_NONE)
    pango_layout_set_alignment (layout, at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  else if (at_right && direction == GLOSS_DIRECTION_LTR)
    pango_layout_set_alignment (layout, turned ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  else
    pango_layout_set_alignment (layout, turned ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}
