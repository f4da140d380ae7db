/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the notes in sight beside their lines. */
#include "config.h"

#include "gloss-margin.h"

#include "annotation/gloss-annotation-card.h"
#include "gloss-article-layout.h"

/* More have no room on a page. Before the text is measured, though, all of its lines seem to be in sight. */
#define MAX_CARDS 96

/* How much is prepared above and below what is seen, and what is left between two cards, in px. */
#define MARGIN 200
#define CARD_DISTANCE 8

struct _GlossMargin
{
  GObject parent_instance;

  GlossArticleView *view;
  GPtrArray *cards;
};

G_DEFINE_FINAL_TYPE (GlossMargin, gloss_margin, G_TYPE_OBJECT)

static GtkWidget *
create_card (GlossMargin *self)
{
  GtkWidget *card = gloss_annotation_card_new ();

  gloss_article_view_add_beside (self->view, card);
  return card;
}

/* The cards that show one of the notes already go to its place in @placed; the others are given back. */
static GPtrArray *
keep_cards (GlossMargin *self,
            GPtrArray   *notes,
            GPtrArray   *placed)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  GPtrArray *others = g_ptr_array_new ();

  g_ptr_array_set_size (placed, notes->len);
  for (guint i = 0; i < notes->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (notes, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->cards->len; i++)
    {
      GlossAnnotationCard *card = g_ptr_array_index (self->cards, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, gloss_annotation_card_get_annotation (card)));

      if (place > 0 && g_ptr_array_index (placed, place - 1) == NULL)
        g_ptr_array_index (placed, place - 1) = card;
      else
        g_ptr_array_add (others, card);
    }
  return others;
}

/* Brings the cards into the order of the notes. To fill one takes longer than to move it, so each stays with its note. */
static void
arrange_cards (GlossMargin *self,
               GPtrArray   *notes)
{
  GPtrArray *placed = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = keep_cards (self, notes, placed);

  for (guint i = 0; i < placed->len; i++)
    if (g_ptr_array_index (placed, i) == NULL)
      g_ptr_array_index (placed, i) = others->len > 0 ? g_ptr_array_steal_index_fast (others, others->len - 1) : create_card (self);
  g_ptr_array_extend (placed, others, NULL, NULL);
  g_ptr_array_unref (self->cards);
  self->cards = placed;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  gsize one = gloss_annotation_get_extent (*(GlossAnnotation **) a).start;
  gsize other = gloss_annotation_get_extent (*(GlossAnnotation **) b).start;

  if (one != other)
    return one < other ? -1 : 1;
  return g_strcmp0 (gloss_annotation_get_id (*(GlossAnnotation **) a), gloss_annotation_get_id (*(GlossAnnotation **) b));
}

/* Those that have a note and begin in sight, in the order of the text, as many as there are cards. */
static GPtrArray *
list_notes (GlossMargin *self)
{
  GlossRange visible = gloss_article_view_get_visible (self->view, MARGIN);
  g_autoptr (GPtrArray) annotations = gloss_article_view_list_annotations_in (self->view, visible);
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      const char *note = gloss_annotation_get_note (annotation);

      if (note != NULL && *note != '\0' && gloss_range_contains (visible, gloss_annotation_get_extent (annotation).start))
        g_ptr_array_add (notes, g_object_ref (annotation));
    }
  g_ptr_array_sort (notes, compare_starts);
  if (notes->len > MAX_CARDS)
    g_ptr_array_set_size (notes, MAX_CARDS);

  return notes;
}

static void
get_line (GlossMargin     *self,
          GlossAnnotation *annotation,
          GdkRectangle    *line)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                      (int) gloss_annotation_get_extent (annotation).start);
  gtk_text_view_get_iter_location (view, &iter, line);
}

static int
get_x (GlossMargin *self,
       gboolean     compact,
       int          card_width)
{
  int left, width;
  int gap = compact ? 0 : GLOSS_CARD_GAP;

  gloss_article_view_get_measure (self->view, &left, &width);
  if (gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL)
    return MAX (left - gap - card_width, 0);
  return left + width + gap;
}

/* Where the note goes, at least at @y; returns where the next one may begin. */
static int
place_card (GlossMargin     *self,
            guint            index,
            GlossAnnotation *annotation,
            int              y)
{
  GlossViewState *state = gloss_article_view_get_state (self->view);
  gboolean compact = !gloss_article_view_has_card_space (self->view);
  GlossAnnotationCard *card = g_ptr_array_index (self->cards, index);
  GtkWidget *widget = GTK_WIDGET (card);
  GdkRectangle line;
  int width, height;

  gloss_annotation_card_set_compact (card, compact);
  gloss_annotation_card_set_annotation (card, annotation,
                                        gloss_document_get_codebook (gloss_view_state_get_document (state)),
                                        annotation == gloss_view_state_get_selected (state));
  gtk_widget_set_size_request (widget, compact ? -1 : GLOSS_CARD_WIDTH, -1);
  gtk_widget_set_visible (widget, TRUE);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  get_line (self, annotation, &line);
  y = MAX (y, compact ? line.y + (line.height - height) / 2 : line.y);
  gtk_text_view_move_overlay (GTK_TEXT_VIEW (self->view), widget, get_x (self, compact, width), y);

  return y + height + (compact ? 0 : CARD_DISTANCE);
}

static void
gloss_margin_finalize (GObject *object)
{
  GlossMargin *self = GLOSS_MARGIN (object);

  g_clear_weak_pointer (&self->view);
  g_ptr_array_unref (self->cards);

  G_OBJECT_CLASS (gloss_margin_parent_class)->finalize (object);
}

static void
gloss_margin_class_init (GlossMarginClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_margin_finalize;
}

static void
gloss_margin_init (GlossMargin *self)
{
  self->cards = g_ptr_array_new ();
}

/**
 * gloss_margin_new:
 * @view: the view beside whose text the notes stand; not owned
 *
 * Returns: (transfer full): a margin without cards
 */
GlossMargin *
gloss_margin_new (GlossArticleView *view)
{
  GlossMargin *self = g_object_new (GLOSS_TYPE_MARGIN, NULL);

  g_set_weak_pointer (&self->view, view);

  return self;
}

/**
 * gloss_margin_update:
 * @self: a margin
 *
 * Puts the cards where they belong: what is in sight, the layout, the annotations or the selected one are others.
 */
void
gloss_margin_update (GlossMargin *self)
{
  GlossArticle *article = gloss_article_view_get_article (self->view);
  guint n_used = 0;

  if (article != NULL && gloss_article_get_n_blocks (article) > 0)
    {
      g_autoptr (GPtrArray) notes = list_notes (self);
      int y = 0;

      arrange_cards (self, notes);
      for (; n_used < notes->len; n_used++)
        y = place_card (self, n_used, g_ptr_array_index (notes, n_used), y);
    }

  for (guint i = n_used; i < self->cards->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->cards, i), FALSE);
}
