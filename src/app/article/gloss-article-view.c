/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the canonical text of an article as a reader would like it. */
#include "config.h"

#include "gloss-article-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "article/gloss-article-direction.h"

/* Space above the first and below the last line, in px. */
#define TOP_MARGIN 36
#define BOTTOM_MARGIN 96

G_DEFINE_FINAL_TYPE (GlossArticleView, gloss_article_view, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ARTICLE_CHANGED,
  LAYOUT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What stands beside the text has to be put in its place again. */
void
gloss_article_view_layout_changed (GlossArticleView *self)
{
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

/* --- place and caret --- */

/* What a tag would be given to: the selection without the space round it, else the sentence at the caret. */
static void
update_place (GlossArticleView *self)
{
  GlossRange range;

  if (self->updating || self->state == NULL)
    return;

  if (self->article != NULL && gloss_article_view_get_selection (self, &range))
    gloss_view_state_set_place (self->state, &range, TRUE);
  else if (self->article != NULL &&
           gloss_article_get_sentence_at (self->article, gloss_article_view_get_caret (self), &range))
    gloss_view_state_set_place (self->state, &range, FALSE);
  else
    gloss_view_state_set_place (self->state, NULL, FALSE);
}

static void
on_mark_set (GlossArticleView *self,
             GtkTextIter      *location,
             GtkTextMark      *mark,
             GtkTextBuffer    *buffer)
{
  if (mark == gtk_text_buffer_get_insert (buffer) || mark == gtk_text_buffer_get_selection_bound (buffer))
    update_place (self);
}

/* --- the document --- */

static void
announce_title (GlossArticleView *self)
{
  const char *title = self->article != NULL ? gloss_article_get_title (self->article) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : C_("text", "Article"),
                                  -1);
}

static gboolean
is_same_text (GlossArticle *one,
              GlossArticle *other)
{
  gsize one_size, other_size;
  const char *one_text, *other_text;

  if (one == NULL || other == NULL)
    return FALSE;

  one_text = gloss_text_get_utf8 (gloss_article_get_text (one), &one_size);
  other_text = gloss_text_get_utf8 (gloss_article_get_text (other), &other_size);
  return one_size == other_size && memcmp (one_text, other_text, one_size) == 0;
}

static void
set_text (GlossArticleView *self,
          GlossArticle     *article,
          gsize             caret)
{
  GtkTextBuffer *buffer = gloss_article_view_get_buffer (self);
  GtkTextIter iter;
  const char *text = "";
  gsize n_bytes = 0;

  if (article != NULL)
    text = gloss_text_get_utf8 (gloss_article_get_text (article), &n_bytes);

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, (int) n_bytes);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) caret);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/* A corrected article has the same letters at the same offsets, so the caret and the place on the page stay. */
static void
set_article (GlossArticleView *self,
             GlossArticle     *article,
             gboolean          is_correction)
{
  gsize caret = is_correction ? gloss_article_view_get_caret (self) : 0;

  if (self->article == article)
    return;

  self->updating = TRUE;
  if (is_correction)
    gloss_article_scroller_keep (self->scroller);
  else
    gloss_article_scroller_go_to (self->scroller, 0, 1);
  if (!is_same_text (self->article, article))
    set_text (self, article, caret);
  g_set_object (&self->article, article);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  if (article != NULL)
    {
      self->parts = gloss_article_find_parts (article);
      gtk_widget_set_direction (GTK_WIDGET (self), gloss_article_runs_rtl (article) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      gloss_article_style_apply (self->style, article, self->parts);
    }
  self->tables_stale = TRUE;
  gloss_text_geometry_invalidate (self->geometry);
  self->updating = FALSE;

  announce_title (self);
  update_place (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[ARTICLE_CHANGED], 0);
  gloss_article_view_layout_changed (self);
}

static void
on_article_changed (GlossArticleView *self,
                    GParamSpec       *pspec,
                    GlossDocument    *document)
{
  set_article (self, gloss_document_get_article (document), TRUE);
  gloss_article_view_update_coverage (self);
}

/**
 * gloss_article_view_show:
 * @self: a view
 * @article: (nullable): what to show
 * @codebook: (nullable): how its annotations look
 * @annotations: (nullable): a list of #GlossAnnotation
 *
 * What the view does with the document of its state.
 */
void
gloss_article_view_show (GlossArticleView *self,
                         GlossArticle     *article,
                         GlossCodebook    *codebook,
                         GListModel       *annotations)
{
  gloss_highlight_painter_set_codebook (self->painter, codebook);
  set_article (self, article, FALSE);
  gloss_highlighter_set_annotations (self->highlighter, annotations);
}

static void
on_document_changed (GlossArticleView *self)
{
  GlossDocument *document = self->state != NULL ? gloss_view_state_get_document (self->state) : NULL;

  g_signal_group_set_target (self->document_signals, document);
  if (document != NULL)
    gloss_article_view_show (self, gloss_document_get_article (document), gloss_document_get_codebook (document),
                             G_LIST_MODEL (gloss_document_get_annotations (document)));
  else
    gloss_article_view_show (self, NULL, NULL, NULL);
  gloss_article_view_update_coverage (self);
}

static void
on_selected_changed (GlossArticleView *self)
{
  GlossAnnotation *selected = self->state != NULL ? gloss_view_state_get_selected (self->state) : NULL;

  gloss_highlighter_set_selected (self->highlighter,
                                  selected != NULL ? gloss_annotation_get_id (selected) : NULL);
}

static void
on_go_to (GlossArticleView *self,
          guint64           start,
          guint64           end)
{
  gloss_article_view_go_to (self, (GlossRange) { (gsize) start, (gsize) end });
}

/* --- the object --- */

/*
 * GtkTextView gives its selection up whenever it loses the primary selection: because another program selects
 * something, or, on X11, because the answer to having let go of it by a first click comes only after a second
 * click has selected anew. What is about to be annotated has to stay selected, so the buffer never owns it; it is
 * given the text instead once the pointer has selected something.
 */
static void
gloss_article_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gloss_article_view_parent_class)->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (gloss_article_view_get_buffer (GLOSS_ARTICLE_VIEW (widget)),
                                              gtk_widget_get_primary_clipboard (widget));
}

/* GtkTextView takes away what it expects to be still there. */
static void
gloss_article_view_unrealize (GtkWidget *widget)
{
  gtk_text_buffer_add_selection_clipboard (gloss_article_view_get_buffer (GLOSS_ARTICLE_VIEW (widget)),
                                           gtk_widget_get_primary_clipboard (widget));
  GTK_WIDGET_CLASS (gloss_article_view_parent_class)->unrealize (widget);
}

/* The margins are made from the width, so they ask for none of it: else a page could become wider, but not narrower again. */
static void
gloss_article_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (gloss_article_view_parent_class)->measure (widget, orientation, for_size, minimum, natural,
                                                                minimum_baseline, natural_baseline);
  if (orientation != GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = MAX (*minimum - gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view), 2 * GLOSS_NARROW_GUTTER_WIDTH);
  *natural = MAX (*natural, *minimum);
}

static void
gloss_article_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  gloss_article_view_prepare_width (GLOSS_ARTICLE_VIEW (widget), width);
  GTK_WIDGET_CLASS (gloss_article_view_parent_class)->size_allocate (widget, width, height, baseline);
  gloss_article_view_layout_changed (GLOSS_ARTICLE_VIEW (widget));
}

static void
gloss_article_view_dispose (GObject *object)
{
  GlossArticleView *self = GLOSS_ARTICLE_VIEW (object);

  if (self->font != NULL)
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->font));
  g_clear_object (&self->font);
  gloss_article_view_dispose_pointer (self);
  g_clear_object (&self->state_signals);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->state);
  if (self->highlighter != NULL)
    gloss_highlighter_set_annotations (self->highlighter, NULL);
  g_clear_object (&self->scroller);

  G_OBJECT_CLASS (gloss_article_view_parent_class)->dispose (object);
}

static void
gloss_article_view_finalize (GObject *object)
{
  GlossArticleView *self = GLOSS_ARTICLE_VIEW (object);

  g_clear_object (&self->highlighter);
  g_clear_object (&self->painter);
  g_clear_object (&self->geometry);
  g_clear_object (&self->tables);
  g_clear_object (&self->style);
  g_clear_object (&self->article);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->nothing, g_array_unref);

  G_OBJECT_CLASS (gloss_article_view_parent_class)->finalize (object);
}

static void
gloss_article_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  GlossArticleView *self = GLOSS_ARTICLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_article_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  GlossArticleView *self = GLOSS_ARTICLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_STATE:
      gloss_article_view_set_state (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_article_view_class_init (GlossArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gloss_article_view_dispose;
  object_class->finalize = gloss_article_view_finalize;
  object_class->get_property = gloss_article_view_get_property;
  object_class->set_property = gloss_article_view_set_property;
  widget_class->realize = gloss_article_view_realize;
  widget_class->unrealize = gloss_article_view_unrealize;
  widget_class->measure = gloss_article_view_measure;
  widget_class->size_allocate = gloss_article_view_size_allocate;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = gloss_article_view_snapshot_layer;

  /**
   * GlossArticleView:state: (nullable)
   *
   * What to show.
   */
  properties[PROP_STATE] =
    g_param_spec_object ("state", NULL, NULL, GLOSS_TYPE_VIEW_STATE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * GlossArticleView::article-changed:
   *
   * Another article is shown, or the same one corrected.
   */
  signals[ARTICLE_CHANGED] =
    g_signal_new ("article-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * GlossArticleView::layout-changed:
   *
   * The text, its highlights or its width are others.
   */
  signals[LAYOUT_CHANGED] =
    g_signal_new ("layout-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
init_signals (GlossArticleView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkTextBuffer *buffer = gloss_article_view_get_buffer (self);

  self->state_signals = g_signal_group_new (GLOSS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "notify::document", G_CALLBACK (on_document_changed), self);
  g_signal_group_connect_swapped (self->state_signals, "notify::selected", G_CALLBACK (on_selected_changed), self);
  g_signal_group_connect_swapped (self->state_signals, "notify::place", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->state_signals, "notify::text-scale", G_CALLBACK (gloss_article_view_update_text_scale), self);
  g_signal_group_connect_swapped (self->state_signals, "notify::boilerplate-shown", G_CALLBACK (gloss_article_view_update_boilerplate), self);
  g_signal_group_connect_swapped (self->state_signals, "go-to", G_CALLBACK (on_go_to), self);
  self->document_signals = g_signal_group_new (GLOSS_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::article", G_CALLBACK (on_article_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "coverage-changed", G_CALLBACK (gloss_article_view_update_coverage), self);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gloss_article_view_update_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gloss_article_view_update_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (gloss_article_view_update_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (on_mark_set), self, G_CONNECT_SWAPPED);
}

static void
gloss_article_view_init (GlossArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, TOP_MARGIN);
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-view");
  gtk_widget_add_css_class (GTK_WIDGET (self), "document");

  self->style = gloss_article_style_new (gtk_text_view_get_buffer (view));
  self->tables = gloss_article_tables_new (view);
  self->geometry = gloss_text_geometry_new (view);
  self->scroller = gloss_article_scroller_new (view);
  self->highlighter = gloss_highlighter_new (&gloss_article_view_surface, self);
  self->painter = gloss_highlight_painter_new (GTK_WIDGET (self));
  gloss_article_view_init_font (self);
  init_signals (self);
  gloss_article_view_update_style (self);
  announce_title (self);
  gloss_article_view_init_keys (self);
  gloss_article_view_init_pointer (self);
}

/**
 * gloss_article_view_new:
 *
 * Returns: (transfer floating): a view without a state
 */
GtkWidget *
gloss_article_view_new (void)
{
  return g_object_new (GLOSS_TYPE_ARTICLE_VIEW, NULL);
}

GlossViewState *
gloss_article_view_get_state (GlossArticleView *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), NULL);

  return self->state;
}

void
gloss_article_view_set_state (GlossArticleView *self,
                              GlossViewState   *state)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_VIEW (self));
  g_return_if_fail (state == NULL || GLOSS_IS_VIEW_STATE (state));

  if (!g_set_object (&self->state, state))
    return;

  g_signal_group_set_target (self->state_signals, state);
  gloss_article_view_update_text_scale (self);
  gloss_article_view_update_boilerplate (self);
  on_document_changed (self);
  on_selected_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

GlossArticle *
gloss_article_view_get_article (GlossArticleView *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), NULL);

  return self->article;
}

/**
 * gloss_article_view_get_parts:
 * @self: a view
 *
 * Returns: (transfer none) (nullable) (element-type GlossArticlePart): the parts of its article
 */
GArray *
gloss_article_view_get_parts (GlossArticleView *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), NULL);

  return self->parts;
}

GtkTextBuffer *
gloss_article_view_get_buffer (GlossArticleView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/**
 * gloss_article_view_list_annotations_at:
 * @self: a view
 * @offset: a code point
 *
 * Returns: (transfer full) (element-type GlossAnnotation): what lies there, the shortest first
 */
GPtrArray *
gloss_article_view_list_annotations_at (GlossArticleView *self,
                                        gsize             offset)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), NULL);

  return gloss_highlighter_list_in (self->highlighter, (GlossRange) { offset, offset + 1 });
}

GPtrArray *
gloss_article_view_list_annotations_in (GlossArticleView *self,
                                        GlossRange        range)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_VIEW (self), NULL);

  return gloss_highlighter_list_in (self->highlighter, range);
}

/**
 * gloss_article_view_check_scroll:
 * @self: a view
 *
 * Sees that the text is drawn where the scroll bar says.
 */
void
gloss_article_view_check_scroll (GlossArticleView *self)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_VIEW (self));

  gloss_article_scroller_check (self->scroller);
}

/**
 * gloss_article_view_set_matches:
 * @self: a view
 * @matches: (nullable) (element-type GlossRange): what was found, in order
 * @current: the index of the one that stands out
 */
void
gloss_article_view_set_matches (GlossArticleView *self,
                                GArray           *matches,
                                guint             current)
{
  g_return_if_fail (GLOSS_IS_ARTICLE_VIEW (self));

  if (matches != NULL)
    g_array_ref (matches);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  self->current_match = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
