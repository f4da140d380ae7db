/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the rectangles that pieces of text take in a text view. */
#include "config.h"

#include "gloss-text-geometry.h"

#include "text/gloss-text-direction.h"

/* How many paragraphs are remembered before all are forgotten. */
#define MAX_PARAGRAPHS 512

/* One display line of a paragraph: [start, end) from the start of the paragraph, without the space it is broken at. */
typedef struct
{
  int start;
  int end;
  int y;
  int height;
  gboolean has_rtl;
} Line;

struct _GlossTextGeometry
{
  GObject parent_instance;

  GtkTextView *view;
  GHashTable *paragraphs;
};

G_DEFINE_FINAL_TYPE (GlossTextGeometry, gloss_text_geometry, G_TYPE_OBJECT)

static gboolean
has_rtl (const GtkTextIter *start,
         const GtkTextIter *end)
{
  g_autofree char *slice = gtk_text_iter_get_slice (start, end);

  for (const char *p = slice; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (gloss_unichar_runs_rtl (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/* Where the text of a display line ends that starts at @start; @next is where the one after it starts. */
static gboolean
find_line_end (GtkTextView       *view,
               const GtkTextIter *start,
               GtkTextIter       *end,
               GtkTextIter       *next)
{
  *next = *start;
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);

  if (!gtk_text_view_forward_display_line (view, next) || gtk_text_iter_compare (next, end) > 0 ||
      gtk_text_iter_compare (next, start) <= 0)
    return FALSE;

  *end = *next;
  while (gtk_text_iter_compare (end, start) > 0)
    {
      GtkTextIter before = *end;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      *end = before;
    }

  return TRUE;
}

static GArray *
measure_paragraph (GlossTextGeometry *self,
                   const GtkTextIter *paragraph)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GtkTextIter iter = *paragraph;
  int base = gtk_text_iter_get_offset (paragraph);
  int top;
  gboolean goes_on = TRUE;

  gtk_text_view_get_line_yrange (self->view, paragraph, &top, NULL);
  while (goes_on)
    {
      GtkTextIter end, next;
      GdkRectangle at;
      Line line;

      goes_on = find_line_end (self->view, &iter, &end, &next);
      gtk_text_view_get_iter_location (self->view, &iter, &at);
      line.start = gtk_text_iter_get_offset (&iter) - base;
      line.end = gtk_text_iter_get_offset (&end) - base;
      line.y = at.y - top;
      line.height = at.height;
      line.has_rtl = has_rtl (&iter, &end);
      g_array_append_val (lines, line);
      iter = next;
    }

  return lines;
}

static GArray *
get_paragraph (GlossTextGeometry *self,
               const GtkTextIter *paragraph)
{
  gpointer key = GINT_TO_POINTER (gtk_text_iter_get_offset (paragraph));
  GArray *lines = g_hash_table_lookup (self->paragraphs, key);

  if (lines == NULL)
    {
      if (g_hash_table_size (self->paragraphs) >= MAX_PARAGRAPHS)
        g_hash_table_remove_all (self->paragraphs);
      lines = measure_paragraph (self, paragraph);
      g_hash_table_insert (self->paragraphs, key, lines);
    }

  return lines;
}

static void
gloss_text_geometry_dispose (GObject *object)
{
  GlossTextGeometry *self = GLOSS_TEXT_GEOMETRY (object);

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->paragraphs, g_hash_table_unref);

  G_OBJECT_CLASS (gloss_text_geometry_parent_class)->dispose (object);
}

static void
gloss_text_geometry_class_init (GlossTextGeometryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gloss_text_geometry_dispose;
}

static void
gloss_text_geometry_init (GlossTextGeometry *self)
{
  self->paragraphs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
}

/**
 * gloss_text_geometry_new:
 * @view: the view it measures; not owned
 *
 * Returns: (transfer full): the geometry of that view
 */
GlossTextGeometry *
gloss_text_geometry_new (GtkTextView *view)
{
  GlossTextGeometry *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (GLOSS_TYPE_TEXT_GEOMETRY, NULL);
  g_set_weak_pointer (&self->view, view);

  return self;
}

/**
 * gloss_text_geometry_invalidate:
 * @self: a geometry
 *
 * Forgets all lines: the text, its tags or the width are others.
 */
void
gloss_text_geometry_invalidate (GlossTextGeometry *self)
{
  g_return_if_fail (GLOSS_IS_TEXT_GEOMETRY (self));

  g_hash_table_remove_all (self->paragraphs);
}

/**
 * gloss_text_geometry_get_visible:
 * @self: a geometry
 * @margin: how much above and below what is seen counts too, in px
 *
 * Returns: the paragraphs that are in sight
 */
GlossRange
gloss_text_geometry_get_visible (GlossTextGeometry *self,
                                 int                margin)
{
  GdkRectangle seen;
  GtkTextIter start, end;

  g_return_val_if_fail (GLOSS_IS_TEXT_GEOMETRY (self), ((GlossRange) { 0, 0 }));

  gtk_text_view_get_visible_rect (self->view, &seen);
  gtk_text_view_get_line_at_y (self->view, &start, seen.y - margin, NULL);
  gtk_text_view_get_line_at_y (self->view, &end, seen.y + seen.height + margin, NULL);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  return (GlossRange) { (gsize) gtk_text_iter_get_offset (&start), (gsize) gtk_text_iter_get_offset (&end) };
}

/* The place of one character; a width may come out negative where text runs from right to left. */
static void
get_char_extent (GtkTextView       *view,
                 const GtkTextIter *iter,
                 int               *left,
                 int               *right)
{
  GdkRectangle at;

  gtk_text_view_get_iter_location (view, iter, &at);
  *left = MIN (at.x, at.x + at.width);
  *right = MAX (at.x, at.x + at.width);
}

typedef struct
{
  GlossTextRectFunc func;
  gpointer user_data;
  gboolean is_first;
} Emission;

static void
emit (Emission *emission,
      int       left,
      int       right,
      int       y,
      int       height)
{
  if (right <= left)
    return;

  emission->func (&GRAPHENE_RECT_INIT (left, y, right - left, height), emission->is_first, emission->user_data);
  emission->is_first = FALSE;
}

/* Letter by letter: what follows in the text need not follow on the line. */
static void
emit_bidi (GtkTextView *view,
           GtkTextIter *iter,
           int          n_chars,
           int          y,
           int          height,
           Emission    *emission)
{
  int left = 0;
  int right = 0;

  for (int i = 0; i < n_chars; i++)
    {
      int char_left, char_right;

      get_char_extent (view, iter, &char_left, &char_right);
      gtk_text_iter_forward_char (iter);
      if (right <= left)
        {
          left = char_left;
          right = char_right;
        }
      else if (char_left <= right + 1 && char_right >= left - 1)
        {
          left = MIN (left, char_left);
          right = MAX (right, char_right);
        }
      else
        {
          emit (emission, left, right, y, height);
          left = char_left;
          right = char_right;
        }
    }
  emit (emission, left, right, y, height);
}

static void
emit_line (GlossTextGeometry *self,
           const GtkTextIter *paragraph,
           const Line        *line,
           int                top,
           int                start,
           int                end,
           Emission          *emission)
{
  GtkTextIter first = *paragraph;
  GtkTextIter last = *paragraph;
  int left, right, unused;

  gtk_text_iter_forward_chars (&first, start);
  if (line->has_rtl)
    {
      emit_bidi (self->view, &first, end - start, top + line->y, line->height, emission);
      return;
    }

  gtk_text_iter_forward_chars (&last, end - 1);
  get_char_extent (self->view, &first, &left, &unused);
  get_char_extent (self->view, &last, &unused, &right);
  emit (emission, left, right, top + line->y, line->height);
}

static void
emit_paragraph (GlossTextGeometry *self,
                const GtkTextIter *paragraph,
                int                start,
                int                end,
                Emission          *emission)
{
  GArray *lines = get_paragraph (self, paragraph);
  int top, height;

  gtk_text_view_get_line_yrange (self->view, paragraph, &top, &height);
  if (height == 0)
    return;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      int from = MAX (start, line->start);
      int to = MIN (end, line->end);

      if (from < to)
        emit_line (self, paragraph, line, top, from, to, emission);
    }
}

/**
 * gloss_text_geometry_foreach_rect:
 * @self: a geometry
 * @range: a piece of the text
 * @func: (scope call): called with each of its rectangles
 * @user_data: for @func
 *
 * What is invisible has none.
 */
void
gloss_text_geometry_foreach_rect (GlossTextGeometry *self,
                                  GlossRange         range,
                                  GlossTextRectFunc  func,
                                  gpointer           user_data)
{
  Emission emission = { func, user_data, TRUE };
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_if_fail (GLOSS_IS_TEXT_GEOMETRY (self));

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) range.start);
  gtk_text_iter_set_line_offset (&iter, 0);
  do
    {
      int base = gtk_text_iter_get_offset (&iter);

      if ((gsize) base >= range.end)
        break;
      emit_paragraph (self, &iter, MAX ((int) range.start - base, 0), (int) range.end - base, &emission);
    }
  while (gtk_text_iter_forward_line (&iter));
}

typedef struct
{
  graphene_rect_t *bounds;
  gboolean found;
} Union;

static void
add_to_union (const graphene_rect_t *rect,
              gboolean               is_first,
              gpointer               user_data)
{
  Union *sum = user_data;

  if (sum->found)
    graphene_rect_union (sum->bounds, rect, sum->bounds);
  else
    *sum->bounds = *rect;
  sum->found = TRUE;
}

/**
 * gloss_text_geometry_get_bounds:
 * @self: a geometry
 * @range: a piece of the text
 * @bounds: (out): the smallest rectangle that holds all of it
 *
 * Returns: whether any of it can be seen at all
 */
gboolean
gloss_text_geometry_get_bounds (GlossTextGeometry *self,
                                GlossRange         range,
                                graphene_rect_t   *bounds)
{
  Union sum = { bounds, FALSE };

  gloss_text_geometry_foreach_rect (self, range, add_to_union, &sum);
  return sum.found;
}
