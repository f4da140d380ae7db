/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts tag buttons beside the units in sight. */
#include "config.h"

#include "gloss-unit-gutter.h"

#include <glib/gi18n.h>

#include "annotation/gloss-tag-chip.h"

/* The size of a button and its distance from the text, in px. */
#define SIZE 26
#define GAP 8

/* More have no room on a page. Before the text is measured, though, all of its lines seem to be in sight. */
#define MAX_UNITS 96

/* How much is prepared above and below what is seen, in px. */
#define MARGIN 200

struct _GlossUnitGutter
{
  GObject parent_instance;

  GlossArticleView *view;
  GPtrArray *slots;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (GlossUnitGutter, gloss_unit_gutter, G_TYPE_OBJECT)

/* A button of the pool and what it stands for; the pool is as long-lived as the view. */
typedef struct
{
  GtkWidget *button;
  GtkWidget *chip;
  guint block;
  char *tag;
  char *annotation;
  gboolean used;
  gboolean shown;
} Slot;

/* A slot goes with its button, which belongs to the view. */
static void
slot_free (gpointer  data,
           GClosure *closure)
{
  Slot *slot = data;

  g_free (slot->tag);
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
  g_signal_connect_data (slot->button, "clicked", G_CALLBACK (on_clicked), slot, slot_free, G_CONNECT_DEFAULT);
  gloss_article_view_add_beside (self->view, slot->button);
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

/* Only when it is another unit, or one that was tagged meanwhile: this is called with every scroll. */
static void
update_slot (GlossUnitGutter  *self,
             Slot             *slot,
             GlossDocument    *document,
             const GlossBlock *block,
             GlossTag         *tag)
{
  g_autofree char *text = gloss_text_dup_slice (gloss_article_get_text (gloss_article_view_get_article (self->view)), block->range);
  gboolean tagged = slot->annotation != NULL;

  gloss_tag_chip_set_tag (GLOSS_TAG_CHIP (slot->chip), gloss_document_get_codebook (document), gloss_tag_get_id (tag));
  gloss_tag_chip_set_fill (GLOSS_TAG_CHIP (slot->chip), tagged);
  if (tagged)
    gtk_widget_add_css_class (slot->button, "tagged");
  else
    gtk_widget_remove_css_class (slot->button, "tagged");
  describe (slot, tag, text);
}

static void
show_unit (GlossUnitGutter *self,
           GlossDocument   *document,
           guint            index,
           GlossTag        *tag)
{
  const GlossBlock *block = gloss_article_get_block (gloss_article_view_get_article (self->view), index);
  GlossAnnotation *annotation = find_annotation (self, document, block, tag);
  Slot *slot = take_slot (self, index);
  gboolean changed = !slot->shown || slot->block != index;

  slot->used = slot->shown = TRUE;
  slot->block = index;
  changed = g_set_str (&slot->annotation, annotation != NULL ? gloss_annotation_get_id (annotation) : NULL) || changed;
  changed = g_set_str (&slot->tag, gloss_tag_get_id (tag)) || changed;
  if (changed || self->stale)
    update_slot (self, slot, document, block, tag);
  move_slot (self, slot, block->range.start, block->kind == GLOSS_BLOCK_HEADING);
  gtk_widget_set_visible (slot->button, TRUE);
}

/* Another article, or the same one corrected: the same index may be another block. */
static void
on_article_changed (GlossUnitGutter *self)
{
  self->stale = TRUE;
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
  g_signal_connect_object (view, "article-changed", G_CALLBACK (on_article_changed), self, G_CONNECT_SWAPPED);

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
  guint n_units = 0;

  for (guint i = 0; i < self->slots->len; i++)
    ((Slot *) g_ptr_array_index (self->slots, i))->used = FALSE;

  if (document != NULL && article != NULL && gloss_article_get_n_blocks (article) > 0)
    {
      GlossRange visible = gloss_article_view_get_visible (self->view, MARGIN);
      guint last = gloss_article_get_block_index_at (article, visible.end);

      for (guint i = gloss_article_get_block_index_at (article, visible.start); i <= last && n_units < MAX_UNITS; i++)
        {
          const char *kind = gloss_block_kind_get_nick (gloss_article_get_block (article, i)->kind);
          GlossTag *tag = gloss_codebook_find_tag_for_unit (gloss_document_get_codebook (document), kind);

          if (tag != NULL && gloss_article_view_is_shown (self->view, i))
            {
              show_unit (self, document, i, tag);
              n_units++;
            }
        }
    }

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      slot->shown = slot->used;
      if (!slot->used)
        gtk_widget_set_visible (slot->button, FALSE);
    }
  self->stale = FALSE;
}
