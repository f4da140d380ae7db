/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook as a list of what can be given. */
#include "config.h"

#include "gloss-codebook-output.h"

#include <string.h>

static void
print_choices (GlossOutput    *out,
               GlossAttribute *attribute)
{
  for (guint i = 0; i < gloss_attribute_get_n_choices (attribute); i++)
    {
      if (i > 0)
        gloss_output_add_char (out, '|');
      gloss_output_add (out, gloss_attribute_get_choice (attribute, i, NULL));
    }
}

/* In the form in which --set takes it. */
static void
print_attribute (GlossOutput    *out,
                 GlossAttribute *attribute)
{
  g_autofree char *scale = NULL;

  gloss_output_add (out, "  ");
  gloss_output_add (out, gloss_attribute_get_id (attribute));
  gloss_output_add_char (out, '=');
  switch (gloss_attribute_get_value_type (attribute))
    {
    case GLOSS_ATTRIBUTE_CHOICE:
      print_choices (out, attribute);
      break;

    case GLOSS_ATTRIBUTE_SCALE:
      scale = g_strdup_printf ("%d..%d", gloss_attribute_get_min (attribute), gloss_attribute_get_max (attribute));
      gloss_output_add (out, scale);
      break;

    case GLOSS_ATTRIBUTE_FLAG:
      gloss_output_add (out, "true|false");
      break;

    case GLOSS_ATTRIBUTE_TEXT:
    default:
      gloss_output_add (out, "TEXT");
      break;
    }
  gloss_output_add_char (out, '\n');
}

static void
print_tag (GlossOutput *out,
           GlossTag    *tag,
           gsize        id_width)
{
  const char *id = gloss_tag_get_id (tag);
  const char *label = gloss_tag_get_label (tag);
  GListModel *attributes = gloss_tag_get_attributes (tag);

  gloss_output_add (out, id);
  gloss_output_add_spaces (out, id_width - strlen (id) + 2);
  gloss_output_add_fitting (out, label, strlen (label), G_MAXSIZE);
  gloss_output_add_char (out, '\n');
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (GlossAttribute) attribute = g_list_model_get_item (attributes, i);

      print_attribute (out, attribute);
    }
}

/**
 * gloss_codebook_output_print:
 * @out: an output
 * @codebook: a codebook
 *
 * Writes a line for each tag, its id first, and below it one for each attribute with the values it takes.
 */
void
gloss_codebook_output_print (GlossOutput   *out,
                             GlossCodebook *codebook)
{
  GListModel *tags = gloss_codebook_get_tags (codebook);
  gsize id_width = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      id_width = MAX (id_width, strlen (gloss_tag_get_id (tag)));
    }

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      print_tag (out, tag, id_width);
    }
}
