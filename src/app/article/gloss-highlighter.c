/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides which highlights a frame holds. */
#include "config.h"

#include "gloss-highlighter.h"

#include "annotation/gloss-highlight-index.h"

/* More changes than this at once are cheaper to sort anew than to put in place one by one. */
#define MAX_SINGLE_CHANGES 32

struct _GlossHighlighter
{
  GObject parent_instance;

  /* Owned */
  GListModel *annotations;
  GSignalGroup *signals;
  GPtrArray *known;
  GlossHighlightIndex *index;
  char *selected;
  char *hovered;

  /* Borrowed */
  const GlossHighlightSurface *callbacks;
  gpointer surface;
};

G_DEFINE_FINAL_TYPE (GlossHighlighter, gloss_highlighter, G_TYPE_OBJECT)

static void
queue_extent (GlossHighlighter *self,
              GlossAnnotation  *annotation)
{
  self->callbacks->queue (self->surface, gloss_annotation_get_extent (annotation));
}

static void
refill (GlossHighlighter *self)
{
  guint n_items = self->annotations != NULL ? g_list_model_get_n_items (self->annotations) : 0;

  g_ptr_array_set_size (self->known, 0);
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (self->known, g_list_model_get_item (self->annotations, i));

  gloss_highlight_index_fill (self->index, self->known);
  self->callbacks->queue (self->surface, (GlossRange) { 0, G_MAXSIZE });
}

static void
on_items_changed (GlossHighlighter *self,
                  guint             position,
                  guint             removed,
                  guint             added,
                  GListModel       *annotations)
{
  if (removed + added > MAX_SINGLE_CHANGES)
    {
      refill (self);
      return;
    }

  for (guint i = 0; i < removed; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (self->known, position + i);

      gloss_highlight_index_remove (self->index, annotation);
      queue_extent (self, annotation);
    }
  if (removed > 0)
    g_ptr_array_remove_range (self->known, position, removed);

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (annotations, position + i);

      gloss_highlight_index_add (self->index, annotation);
      queue_extent (self, annotation);
      g_ptr_array_insert (self->known, (int) (position + i), g_steal_pointer (&annotation));
    }
}

static void
gloss_highlighter_finalize (GObject *object)
{
  GlossHighlighter *self = GLOSS_HIGHLIGHTER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->annotations);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->index, gloss_highlight_index_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->hovered, g_free);

  G_OBJECT_CLASS (gloss_highlighter_parent_class)->finalize (object);
}

static void
gloss_highlighter_class_init (GlossHighlighterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_highlighter_finalize;
}

static void
gloss_highlighter_init (GlossHighlighter *self)
{
  self->known = g_ptr_array_new_with_free_func (g_object_unref);
  self->index = gloss_highlight_index_new ();
  self->signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->signals, "items-changed", G_CALLBACK (on_items_changed), self);
}

/**
 * gloss_highlighter_new:
 * @callbacks: what it needs of the surface; static
 * @surface: passed to @callbacks; outlives the highlighter
 *
 * Returns: (transfer full): a highlighter without annotations
 */
GlossHighlighter *
gloss_highlighter_new (const GlossHighlightSurface *callbacks,
                       gpointer                     surface)
{
  GlossHighlighter *self = g_object_new (GLOSS_TYPE_HIGHLIGHTER, NULL);

  self->callbacks = callbacks;
  self->surface = surface;

  return self;
}

/**
 * gloss_highlighter_set_annotations:
 * @self: a highlighter
 * @annotations: (nullable): a list of #GlossAnnotation, in any order
 */
void
gloss_highlighter_set_annotations (GlossHighlighter *self,
                                   GListModel       *annotations)
{
  g_return_if_fail (GLOSS_IS_HIGHLIGHTER (self));

  if (!g_set_object (&self->annotations, annotations))
    return;

  g_signal_group_set_target (self->signals, annotations);
  refill (self);
}

static void
set_outstanding (GlossHighlighter  *self,
                 char             **field,
                 const char        *id)
{
  if (g_set_str (field, id))
    self->callbacks->queue (self->surface, (GlossRange) { 0, G_MAXSIZE });
}

/**
 * gloss_highlighter_set_selected:
 * @self: a highlighter
 * @id: (nullable): the annotation that stands out most
 */
void
gloss_highlighter_set_selected (GlossHighlighter *self,
                                const char       *id)
{
  g_return_if_fail (GLOSS_IS_HIGHLIGHTER (self));

  set_outstanding (self, &self->selected, id);
}

/**
 * gloss_highlighter_set_hovered:
 * @self: a highlighter
 * @id: (nullable): the annotation under the pointer
 */
void
gloss_highlighter_set_hovered (GlossHighlighter *self,
                               const char       *id)
{
  g_return_if_fail (GLOSS_IS_HIGHLIGHTER (self));

  set_outstanding (self, &self->hovered, id);
}

typedef struct
{
  GlossHighlighter *self;
  GlossRange visible;
  GlossHighlightRole role;
} Pass;

static GlossHighlightRole
get_role (GlossHighlighter *self,
          GlossAnnotation  *annotation)
{
  const char *id = gloss_annotation_get_id (annotation);

  if (self->selected != NULL && g_str_equal (self->selected, id))
    return GLOSS_HIGHLIGHT_SELECTED;
  if (self->hovered != NULL && g_str_equal (self->hovered, id))
    return GLOSS_HIGHLIGHT_HOVERED;
  return GLOSS_HIGHLIGHT_PLAIN;
}

static void
paint_entry (const GlossHighlightEntry *entry,
             gpointer                   user_data)
{
  Pass *pass = user_data;
  GlossHighlightMark mark = { entry->annotation, entry->range, entry->lane, get_role (pass->self, entry->annotation), TRUE, TRUE };

  if (mark.role != pass->role)
    return;
  if (mark.range.start < pass->visible.start)
    {
      mark.range.start = pass->visible.start;
      mark.starts = FALSE;
    }
  if (mark.range.end > pass->visible.end)
    {
      mark.range.end = pass->visible.end;
      mark.ends = FALSE;
    }

  pass->self->callbacks->paint (pass->self->surface, &mark);
}

/**
 * gloss_highlighter_paint:
 * @self: a highlighter
 *
 * Has the surface paint everything that is in sight: first the plain ones in the order of the text, then the hovered
 * and the selected one, so that these lie whole above the others.
 */
void
gloss_highlighter_paint (GlossHighlighter *self)
{
  Pass pass = { self, };

  g_return_if_fail (GLOSS_IS_HIGHLIGHTER (self));

  pass.visible = self->callbacks->get_visible (self->surface);
  for (int role = GLOSS_HIGHLIGHT_PLAIN; role <= GLOSS_HIGHLIGHT_SELECTED; role++)
    {
      if ((role == GLOSS_HIGHLIGHT_HOVERED && self->hovered == NULL) ||
          (role == GLOSS_HIGHLIGHT_SELECTED && self->selected == NULL))
        continue;
      pass.role = (GlossHighlightRole) role;
      gloss_highlight_index_foreach_in (self->index, pass.visible, paint_entry, &pass);
    }
}

static void
collect_entry (const GlossHighlightEntry *entry,
               gpointer                   user_data)
{
  g_ptr_array_add (user_data, g_object_ref (entry->annotation));
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  gsize one = gloss_range_length (gloss_annotation_get_extent (*(GlossAnnotation **) a));
  gsize other = gloss_range_length (gloss_annotation_get_extent (*(GlossAnnotation **) b));
  int order;

  if (one != other)
    return one < other ? -1 : 1;
  order = g_strcmp0 (gloss_annotation_get_id (*(GlossAnnotation **) a), gloss_annotation_get_id (*(GlossAnnotation **) b));
  if (order != 0)
    return order;
  /* The same one in the files of two reviewers. */
  return *(char **) a < *(char **) b ? -1 : *(char **) a > *(char **) b;
}

/**
 * gloss_highlighter_list_in:
 * @self: a highlighter
 * @range: a piece of the text; one code point for a place
 *
 * Returns: (transfer full) (element-type GlossAnnotation): what touches it, the shortest first
 */
GPtrArray *
gloss_highlighter_list_in (GlossHighlighter *self,
                           GlossRange        range)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  gloss_highlight_index_foreach_in (self->index, range, collect_entry, entries);
  g_ptr_array_sort (entries, compare_lengths);
  /* Of several pieces each is an entry. */
  for (guint i = 0; i < entries->len; i++)
    if (i == 0 || g_ptr_array_index (entries, i) != g_ptr_array_index (entries, i - 1))
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (entries, i)));

  return found;
}
