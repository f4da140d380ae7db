/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the open article: its number, its name, what is annotated in it. */
#include "config.h"

#include "project/gloss-outline-row.h"

#include "gloss-closures.h"

struct _GlossOutlineRow
{
  AdwBin parent_instance;

  GtkWidget *indent;
  GtkLabel *number;
  GtkLabel *title;

  GlossOutlineItem *item;
  GlossDocument *document;
  GSignalGroup *changes;
};

G_DEFINE_FINAL_TYPE (GlossOutlineRow, gloss_outline_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_DOCUMENT,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
count_one (GlossAnnotation *annotation,
           gpointer         user_data)
{
  guint *n = user_data;

  (*n)++;
  return TRUE;
}

static gboolean
stop_at_first (GlossAnnotation *annotation,
               gpointer         user_data)
{
  gboolean *found = user_data;

  *found = TRUE;
  return FALSE;
}

static gboolean
is_annotated (GlossDocument *document,
              GlossRange     range)
{
  gboolean found = FALSE;

  gloss_annotation_list_foreach_in (gloss_document_get_annotations (document), range, stop_at_first, &found);
  return found;
}

/* A question counts with its answer: the range goes from the one to the end of the other. */
static GlossRange
question_range (GlossArticle *article,
                guint         index)
{
  GlossRange range = gloss_article_get_block (article, index)->range;

  while (++index < gloss_article_get_n_blocks (article)
         && gloss_article_get_block (article, index)->kind == GLOSS_BLOCK_FAQ_ANSWER)
    range.end = gloss_article_get_block (article, index)->range.end;

  return range;
}

static void
count_units (GlossOutlineItem *item,
             GlossDocument    *document,
             GlossBlockKind    kind,
             guint            *n_units,
             guint            *n_annotated)
{
  GlossArticle *article = gloss_document_get_article (document);
  const GlossRange whole = gloss_outline_item_get_range (item);

  for (guint i = gloss_article_get_block_index_at (article, whole.start); i < gloss_article_get_n_blocks (article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article, i);

      if (block->range.start >= whole.end)
        break;
      if (block->kind != kind)
        continue;
      *n_units += 1;
      *n_annotated += is_annotated (document, kind == GLOSS_BLOCK_FAQ_QUESTION ? question_range (article, i) : block->range);
    }
}

static void
count_sentences (GlossOutlineItem *item,
                 GlossDocument    *document,
                 guint            *n_units,
                 guint            *n_annotated)
{
  GlossArticle *article = gloss_document_get_article (document);
  const GlossRange whole = gloss_outline_item_get_range (item);

  for (guint i = gloss_article_get_block_index_at (article, whole.start); i < gloss_article_get_n_blocks (article); i++)
    {
      const GlossRange *sentences;
      gsize n;

      if (gloss_article_get_block (article, i)->range.start >= whole.end)
        break;
      sentences = gloss_article_get_block_sentences (article, i, &n);
      *n_units += n;
      for (gsize j = 0; j < n; j++)
        *n_annotated += is_annotated (document, sentences[j]);
    }
}

/**
 * gloss_outline_row_count:
 * @item: a part of the article
 * @document: the article with its annotations
 *
 * What is annotated in a part: of key points, questions and the summary's sentences how many of them,
 * of other parts the number of annotations.
 *
 * Returns: (transfer full): "3", "2/5"
 */
char *
gloss_outline_row_count (GlossOutlineItem *item,
                         GlossDocument    *document)
{
  guint n_units = 0;
  guint n_annotated = 0;

  switch (gloss_outline_item_get_part (item))
    {
    case GLOSS_OUTLINE_KEY_POINTS:
      count_units (item, document, GLOSS_BLOCK_KEY_POINT, &n_units, &n_annotated);
      break;
    case GLOSS_OUTLINE_QUESTIONS:
      count_units (item, document, GLOSS_BLOCK_FAQ_QUESTION, &n_units, &n_annotated);
      break;
    case GLOSS_OUTLINE_SUMMARY:
      count_sentences (item, document, &n_units, &n_annotated);
      break;
    case GLOSS_OUTLINE_TITLE:
    case GLOSS_OUTLINE_LEAD:
    case GLOSS_OUTLINE_SECTION:
    default:
      gloss_annotation_list_foreach_in (gloss_document_get_annotations (document), gloss_outline_item_get_range (item),
                                        count_one, &n_annotated);
      return gloss_format_number (NULL, n_annotated);
    }

  /* Translators: how many of the parts are annotated: "2/5" */
  return g_strdup_printf ("%u/%u", n_annotated, n_units);
}

static void
notify_count (GlossOutlineRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
show_item (GlossOutlineRow *self)
{
  const char *number = gloss_outline_item_get_number (self->item);

  gtk_label_set_label (self->number, number != NULL ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->number), number != NULL && *number != '\0');
  gtk_label_set_label (self->title, gloss_outline_item_get_title (self->item));
  gtk_widget_set_margin_start (self->indent, 12 * (int) MAX (gloss_outline_item_get_level (self->item), 1) - 12);
}

static void
set_item (GlossOutlineRow  *self,
          GlossOutlineItem *item)
{
  if (!g_set_object (&self->item, item))
    return;

  if (item != NULL)
    show_item (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  notify_count (self);
}

static void
set_document (GlossOutlineRow *self,
              GlossDocument   *document)
{
  if (!g_set_object (&self->document, document))
    return;

  g_signal_group_set_target (self->changes, document != NULL ? gloss_document_get_annotations (document) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  notify_count (self);
}

static void
gloss_outline_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  GlossOutlineRow *self = GLOSS_OUTLINE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_COUNT:
      if (self->item != NULL && self->document != NULL)
        g_value_take_string (value, gloss_outline_row_count (self->item, self->document));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_outline_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  GlossOutlineRow *self = GLOSS_OUTLINE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_outline_row_dispose (GObject *object)
{
  GlossOutlineRow *self = GLOSS_OUTLINE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_OUTLINE_ROW);
  g_signal_group_set_target (self->changes, NULL);
  g_clear_object (&self->document);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (gloss_outline_row_parent_class)->dispose (object);
}

static void
gloss_outline_row_finalize (GObject *object)
{
  g_clear_object (&GLOSS_OUTLINE_ROW (object)->changes);

  G_OBJECT_CLASS (gloss_outline_row_parent_class)->finalize (object);
}

static void
gloss_outline_row_class_init (GlossOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gloss_outline_row_dispose;
  object_class->finalize = gloss_outline_row_finalize;
  object_class->get_property = gloss_outline_row_get_property;
  object_class->set_property = gloss_outline_row_set_property;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, GLOSS_TYPE_OUTLINE_ITEM, flags);
  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, GLOSS_TYPE_DOCUMENT, flags);
  properties[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossOutlineRow, indent);
  gtk_widget_class_bind_template_child (widget_class, GlossOutlineRow, number);
  gtk_widget_class_bind_template_child (widget_class, GlossOutlineRow, title);
}

static void
gloss_outline_row_init (GlossOutlineRow *self)
{
  self->changes = g_signal_group_new (GLOSS_TYPE_ANNOTATION_LIST);
  g_signal_group_connect_swapped (self->changes, "items-changed", G_CALLBACK (notify_count), self);

  gtk_widget_init_template (GTK_WIDGET (self));
}
