/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts tag buttons beside the units in sight. */
#include "config.h"

#include "gloss-unit-gutter.h"

#include <glib/gi18n.h>

#include "annotation/gloss-tag-chip.h"

/* The size of a button and its distance from the text, in px. */
#define SIZE 26
#define GAP 8

/* How much is prepared above and below what is seen, in px. */
#define MARGIN 200

struct _GlossUnitGutter
{
  GObject parent_instance;

  GlossArticleView *view;
  GPtrArray *slots;
};

G_DEFINE_FINAL_TYPE (GlossUnitGutter, gloss_unit_gutter, G_TYPE_OBJECT)

/* A button of the pool and what it stands for; the pool is as long-lived as the view. */
typedef struct
{
  GtkWidget *button;
  GtkWidget *chip;
  guint block;
  char *annotation;
  gboolean used;
} Slot;

/* A slot goes with its button, which belongs to the view. */
static void
slot_free (gpointer  data,
           GClosure *closure)
{
  Slot *slot = data;

  g_free (slot->annotation);
  g_free (slot);
}

static GlossDocument *
get_document (GlossUnitGutter *self)
{
  GlossViewState *state = gloss_article_view_get_state (self->view);

  return state != NULL ? gloss_view_state_get_document (state) : NULL;
}

static void
on_clicked (GtkButton *button,
            gpointer   user_data)
{
  Slot *slot = user_data;
  GlossArticleView *view = GLOSS_ARTICLE_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (button), GLOSS_TYPE_ARTICLE_VIEW));
  GlossArticle *article = gloss_article_view_get_article (view);

  if (slot->annotation != NULL)
    gtk_widget_activate_action (GTK_WIDGET (button), "win.select", "s", slot->annotation);
  else
    gtk_widget_activate_action (GTK_WIDGET (button), "win.tag-unit", "s", gloss_article_get_block (article, slot->block)->id);
}

static Slot *
add_slot (GlossUnitGutter *self)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->button = gtk_button_new ();
  slot->chip = gloss_tag_chip_new (NULL, NULL);
  gtk_button_set_child (GTK_BUTTON (slot->button), slot->chip);
  gtk_widget_add_css_class (slot->button, "flat");
  gtk_widget_add_css_class (slot->button, "unit-button");
  gtk_widget_set_focus_on_click (slot->button, FALSE);
  gtk_widget_set_cursor_from_name (slot->button, "default");
  g_signal_connect_data (slot->button, "clicked", G_CALLBACK (on_clicked), slot, slot_free, G_CONNECT_DEFAULT);
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self->view), slot->button, 0, 0);
  g_ptr_array_add (self->slots, slot);

  return slot;
}

/* The button that the block has already, else one that nobody needs. */
static Slot *
take_slot (GlossUnitGutter *self,
           guint            block)
{
  Slot *free_slot = NULL;

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      if (!slot->used && slot->block == block)
        return slot;
      if (!slot->used)
        free_slot = slot;
    }

  return free_slot != NULL ? free_slot : add_slot (self);
}

/* The annotation that gives the block its tag, if there is one of the reviewer's own. */
static GlossAnnotation *
find_annotation (GlossUnitGutter  *self,
                 GlossDocument    *document,
                 const GlossBlock *block,
                 GlossTag         *tag)
{
  g_autoptr (GPtrArray) annotations = gloss_article_view_list_annotations_in (self->view, block->range);

  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);

      if (gloss_range_equal (gloss_annotation_get_extent (annotation), block->range) &&
          g_str_equal (gloss_annotation_get_tag (annotation), gloss_tag_get_id (tag)) &&
          gloss_document_is_own (document, annotation))
        return annotation;
    }

  return NULL;
}

static void
describe (Slot       *slot,
          GlossTag   *tag,
          const char *quote)
{
  const char *label = gloss_tag_get_label (tag);
  g_autofree char *tip = NULL;
  g_autofree char *name = NULL;

  /* Translators: the name of a tag. */
  tip = slot->annotation != NULL ? g_strdup_printf (_("Show %s"), label) : g_strdup_printf (_("Tag as %s"), label);
  /* Translators: what the button does, and the text of the unit. */
  name = g_strdup_printf (_("%s: %s"), tip, quote);

  gtk_widget_set_tooltip_text (slot->button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (slot->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
move_slot (GlossUnitGutter *self,
           Slot            *slot,
           gsize            offset,
           gboolean         has_number)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  int distance = SIZE + GAP + (has_number ? SIZE + 2 : 0);
  int left, width;
  GtkTextIter iter;
  GdkRectangle line;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) offset);
  gtk_text_view_get_iter_location (view, &iter, &line);
  gloss_article_view_get_measure (self->view, &left, &width);
  if (gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL)
    left += width + distance - SIZE;
  else
    left -= distance;
  gtk_text_view_move_overlay (view, slot->button, MAX (left, 0), line.y + (line.height - SIZE) / 2);
}

static void
show_unit (GlossUnitGutter *self,
           GlossDocument   *document,
           guint            index,
           GlossTag        *tag)
{
  GlossArticle *article = gloss_article_view_get_article (self->view);
  const GlossBlock *block = gloss_article_get_block (article, index);
  GlossAnnotation *annotation = find_annotation (self, document, block, tag);
  g_autofree char *text = gloss_text_dup_slice (gloss_article_get_text (article), block->range);
  Slot *slot = take_slot (self, index);

  slot->used = TRUE;
  slot->block = index;
  g_set_str (&slot->annotation, annotation != NULL ? gloss_annotation_get_id (annotation) : NULL);
  gloss_tag_chip_set_tag (GLOSS_TAG_CHIP (slot->chip), gloss_document_get_codebook (document), gloss_tag_get_id (tag));
  gloss_tag_chip_set_fill (GLOSS_TAG_CHIP (slot->chip), annotation != NULL);
  if (annotation != NULL)
    gtk_widget_add_css_class (slot->button, "tagged");
  else
    gtk_widget_remove_css_class (slot->button, "tagged");
  describe (slot, tag, text);
  move_slot (self, slot, block->range.start, block->kind == GLOSS_BLOCK_HEADING);
  gtk_widget_set_visible (slot->button, TRUE);
}

static void
gloss_unit_gutter_finalize (GObject *object)
{
  GlossUnitGutter *self = GLOSS_UNIT_GUTTER (object);

  g_clear_weak_pointer (&self->view);
  g_ptr_array_unref (self->slots);

  G_OBJECT_CLASS (gloss_unit_gutter_parent_class)->finalize (object);
}

static void
gloss_unit_gutter_class_init (GlossUnitGutterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_unit_gutter_finalize;
}

static void
gloss_unit_gutter_init (GlossUnitGutter *self)
{
  self->slots = g_ptr_array_new ();
}

/**
 * gloss_unit_gutter_new:
 * @view: the view whose units get buttons; not owned
 *
 * Returns: (transfer full): a gutter without buttons
 */
GlossUnitGutter *
gloss_unit_gutter_new (GlossArticleView *view)
{
  GlossUnitGutter *self = g_object_new (GLOSS_TYPE_UNIT_GUTTER, NULL);

  g_set_weak_pointer (&self->view, view);

  return self;
}

/**
 * gloss_unit_gutter_update:
 * @self: a gutter
 *
 * Gives the units in sight their buttons: what is in sight, the layout or the annotations are others.
 */
void
gloss_unit_gutter_update (GlossUnitGutter *self)
{
  GlossDocument *document = get_document (self);
  GlossArticle *article = gloss_article_view_get_article (self->view);

  for (guint i = 0; i < self->slots->len; i++)
    ((Slot *) g_ptr_array_index (self->slots, i))->used = FALSE;

  if (document != NULL && article != NULL && gloss_article_get_n_blocks (article) > 0)
    {
      GlossRange visible = gloss_article_view_get_visible (self->view, MARGIN);
      guint last = gloss_article_get_block_index_at (article, visible.end);

      for (guint i = gloss_article_get_block_index_at (article, visible.start); i <= last; i++)
        {
          const char *kind = gloss_block_kind_get_nick (gloss_article_get_block (article, i)->kind);
          GlossTag *tag = gloss_codebook_find_tag_for_unit (gloss_document_get_codebook (document), kind);

          if (tag != NULL && gloss_article_view_is_shown (self->view, i))
            show_unit (self, document, i, tag);
        }
    }

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      if (!slot->used)
        gtk_widget_set_visible (slot->button, FALSE);
    }
}
