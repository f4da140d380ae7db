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

static GlossAnnotationCard *
get_card (GlossMargin *self,
          guint        index)
{
  GtkWidget *card;

  if (index < self->cards->len)
    return g_ptr_array_index (self->cards, index);

  card = gloss_annotation_card_new ();
  gloss_article_view_add_beside (self->view, card);
  g_ptr_array_add (self->cards, card);

  return GLOSS_ANNOTATION_CARD (card);
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

/* Those that have a note and begin in sight, in the order of the text. */
static GPtrArray *
list_notes (GlossMargin *self)
{
  GlossRange visible = gloss_article_view_get_visible (self->view, MARGIN);
  GPtrArray *annotations = gloss_article_view_list_annotations_in (self->view, visible);

  for (guint i = annotations->len; i > 0; i--)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i - 1);
      const char *note = gloss_annotation_get_note (annotation);

      if (note == NULL || *note == '\0' || !gloss_range_contains (visible, gloss_annotation_get_extent (annotation).start))
        g_ptr_array_remove_index (annotations, i - 1);
    }
  g_ptr_array_sort (annotations, compare_starts);

  return annotations;
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
  GlossAnnotationCard *card = get_card (self, index);
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

      for (; n_used < MIN (notes->len, MAX_CARDS); n_used++)
        y = place_card (self, n_used, g_ptr_array_index (notes, n_used), y);
    }

  for (guint i = n_used; i < self->cards->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->cards, i), FALSE);
}
