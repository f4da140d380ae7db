/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations of an article in the order of the text. */
#include "config.h"

#include "annotation/gloss-annotation-list.h"

/* Where orphans are sorted: after all text. */
#define NOWHERE G_MAXUINT32

/* One row; kept small, since putting one in moves those after it. @max_end is the largest end up to here. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 max_end;
  GlossAnnotation *annotation;
} GlossRow;

struct _GlossAnnotationList
{
  GObject parent_instance;

  GArray *rows;
  GHashTable *by_id;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GlossAnnotationList, gloss_annotation_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GlossRow *
get_row (GlossAnnotationList *self,
         guint                position)
{
  return &g_array_index (self->rows, GlossRow, position);
}

static void
gloss_row_clear (gpointer data)
{
  GlossRow *row = data;

  g_clear_object (&row->annotation);
}

static GlossRow
make_row (GlossAnnotation *annotation)
{
  GlossRange extent = gloss_annotation_get_extent (annotation);
  gboolean is_placed = gloss_anchor_is_placed (gloss_annotation_get_anchor (annotation));

  return (GlossRow) {
    .start = is_placed ? MIN (extent.start, NOWHERE - 1) : NOWHERE,
    .end = is_placed ? MIN (extent.end, NOWHERE - 1) : NOWHERE,
    .annotation = annotation,
  };
}

static int
compare_rows (const GlossRow *a,
              const GlossRow *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end > b->end ? -1 : 1;
  return g_strcmp0 (gloss_annotation_get_id (a->annotation), gloss_annotation_get_id (b->annotation));
}

static int
compare_rows_for_sort (gconstpointer a,
                       gconstpointer b)
{
  return compare_rows (a, b);
}

/* The first position whose row is not before @row. */
static guint
find_row (GlossAnnotationList *self,
          const GlossRow      *row)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_rows (get_row (self, middle), row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first position that starts at or after @offset. */
static guint
find_start (GlossAnnotationList *self,
            gsize                offset)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_row (self, middle)->start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first position up to which some row ends after @offset. */
static guint
find_reaching (GlossAnnotationList *self,
               gsize                offset)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_row (self, middle)->max_end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Sets the running maximum from @position on; it may stop where nothing changes any more, except below @at_least. */
static void
update_max_end (GlossAnnotationList *self,
                guint                position,
                guint                at_least)
{
  guint32 max_end = position > 0 ? get_row (self, position - 1)->max_end : 0;

  for (guint i = position; i < self->rows->len; i++)
    {
      GlossRow *row = get_row (self, i);

      max_end = MAX (max_end, row->end);
      if (row->max_end == max_end && i >= at_least)
        return;
      row->max_end = max_end;
    }
}

static gboolean
find_position (GlossAnnotationList *self,
               const char          *id,
               guint               *position)
{
  GlossAnnotation *annotation = g_hash_table_lookup (self->by_id, id);
  GlossRow row;

  if (annotation == NULL)
    return FALSE;
  row = make_row (annotation);
  *position = find_row (self, &row);
  return TRUE;
}

static GType
gloss_annotation_list_get_item_type (GListModel *model)
{
  return GLOSS_TYPE_ANNOTATION;
}

static guint
gloss_annotation_list_get_n_items (GListModel *model)
{
  return GLOSS_ANNOTATION_LIST (model)->rows->len;
}

static gpointer
gloss_annotation_list_get_item (GListModel *model,
                                guint       position)
{
  GlossAnnotationList *self = GLOSS_ANNOTATION_LIST (model);

  return position < self->rows->len ? g_object_ref (get_row (self, position)->annotation) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = gloss_annotation_list_get_item_type;
  iface->get_n_items = gloss_annotation_list_get_n_items;
  iface->get_item = gloss_annotation_list_get_item;
}

static void
gloss_annotation_list_finalize (GObject *object)
{
  GlossAnnotationList *self = GLOSS_ANNOTATION_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (gloss_annotation_list_parent_class)->finalize (object);
}

static void
gloss_annotation_list_class_init (GlossAnnotationListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_annotation_list_finalize;
}

static void
gloss_annotation_list_init (GlossAnnotationList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (GlossRow));
  g_array_set_clear_func (self->rows, gloss_row_clear);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * gloss_annotation_list_new:
 *
 * Returns: (transfer full): an empty list
 */
GlossAnnotationList *
gloss_annotation_list_new (void)
{
  return g_object_new (GLOSS_TYPE_ANNOTATION_LIST, NULL);
}

/**
 * gloss_annotation_list_fill:
 * @self: a list
 * @annotations: (element-type GlossAnnotation): what it is to hold, in any order; of two with one id the first counts
 *
 * Replaces everything.
 */
void
gloss_annotation_list_fill (GlossAnnotationList *self,
                            GPtrArray           *annotations)
{
  guint n_before;

  g_return_if_fail (GLOSS_IS_ANNOTATION_LIST (self));
  g_return_if_fail (annotations != NULL);

  n_before = self->rows->len;
  g_hash_table_remove_all (self->by_id);
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      gpointer id = (gpointer) gloss_annotation_get_id (annotation);
      GlossRow row = make_row (annotation);

      if (g_hash_table_contains (self->by_id, id))
        continue;
      g_hash_table_insert (self->by_id, id, g_object_ref (annotation));
      g_array_append_val (self->rows, row);
    }
  g_array_sort (self->rows, compare_rows_for_sort);
  update_max_end (self, 0, self->rows->len);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->rows->len);
}

/* Inserting and removing leave it to the caller to tell of it. */
static guint
insert_row (GlossAnnotationList *self,
            GlossAnnotation     *annotation)
{
  GlossRow row = make_row (annotation);
  guint position = find_row (self, &row);

  g_object_ref (annotation);
  g_hash_table_insert (self->by_id, (gpointer) gloss_annotation_get_id (annotation), annotation);
  g_array_insert_val (self->rows, position, row);
  update_max_end (self, position, position + 1);

  return position;
}

static void
remove_row (GlossAnnotationList *self,
            guint                position)
{
  g_hash_table_remove (self->by_id, gloss_annotation_get_id (get_row (self, position)->annotation));
  g_array_remove_index (self->rows, position);
  update_max_end (self, position, position);
}

/* One change for both ends of the way: an annotation that moves is never gone in between. */
static void
move_row (GlossAnnotationList *self,
          guint                from,
          GlossAnnotation     *annotation)
{
  g_autoptr (GlossAnnotation) owned = g_object_ref (annotation);
  guint first;
  guint last;
  guint to;

  remove_row (self, from);
  to = insert_row (self, annotation);
  first = MIN (from, to);
  last = MAX (from, to);
  g_list_model_items_changed (G_LIST_MODEL (self), first, last - first + 1, last - first + 1);
}

/* The new version stays in its row. */
static void
replace_row (GlossAnnotationList *self,
             guint                position,
             GlossAnnotation     *annotation)
{
  GlossRow *row = get_row (self, position);

  g_object_ref (annotation);
  g_hash_table_replace (self->by_id, (gpointer) gloss_annotation_get_id (annotation), annotation);
  g_object_unref (row->annotation);
  row->annotation = annotation;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
}

/**
 * gloss_annotation_list_put:
 * @self: a list
 * @annotation: an annotation
 *
 * Puts it in its place, instead of the one with the same id if there is one.
 */
void
gloss_annotation_list_put (GlossAnnotationList *self,
                           GlossAnnotation     *annotation)
{
  guint position;

  g_return_if_fail (GLOSS_IS_ANNOTATION_LIST (self));
  g_return_if_fail (GLOSS_IS_ANNOTATION (annotation));

  if (find_position (self, gloss_annotation_get_id (annotation), &position))
    {
      GlossRow row = make_row (annotation);

      if (compare_rows (&row, get_row (self, position)) == 0)
        replace_row (self, position, annotation);
      else
        move_row (self, position, annotation);
      return;
    }
  position = insert_row (self, annotation);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/**
 * gloss_annotation_list_remove:
 * @self: a list
 * @id: the id of an annotation
 *
 * Returns: whether it was there
 */
gboolean
gloss_annotation_list_remove (GlossAnnotationList *self,
                              const char          *id)
{
  guint position;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!find_position (self, id, &position))
    return FALSE;
  remove_row (self, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  return TRUE;
}

/**
 * gloss_annotation_list_find:
 * @self: a list
 * @id: the id of an annotation
 *
 * Returns: (transfer none) (nullable): the annotation
 */
GlossAnnotation *
gloss_annotation_list_find (GlossAnnotationList *self,
                            const char          *id)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * gloss_annotation_list_get_position:
 * @self: a list
 * @id: the id of an annotation
 * @position: (out): its place in the list
 *
 * Returns: whether it is there
 */
gboolean
gloss_annotation_list_get_position (GlossAnnotationList *self,
                                    const char          *id,
                                    guint               *position)
{
  g_return_val_if_fail (GLOSS_IS_ANNOTATION_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  return find_position (self, id, position);
}

/**
 * gloss_annotation_list_foreach_in:
 * @self: a list
 * @range: a stretch of the text, in code points; an empty one asks for what holds that place
 * @func: (scope call): called with each annotation whose extent overlaps it, in order; it must not change the list
 * @user_data: for @func
 *
 * Asks by place. The running maximum of the ends says where to begin.
 */
void
gloss_annotation_list_foreach_in (GlossAnnotationList *self,
                                  GlossRange           range,
                                  GlossAnnotationFunc  func,
                                  gpointer             user_data)
{
  gsize end = MAX (range.end, range.start + 1);

  g_return_if_fail (GLOSS_IS_ANNOTATION_LIST (self));
  g_return_if_fail (func != NULL);

  for (guint i = find_reaching (self, range.start); i < self->rows->len; i++)
    {
      const GlossRow *row = get_row (self, i);

      if (row->start >= end || row->start == NOWHERE)
        return;
      if (row->end > range.start && !func (row->annotation, user_data))
        return;
    }
}

/**
 * gloss_annotation_list_get_next:
 * @self: a list
 * @id: (nullable): the annotation to go on from
 * @offset: where to begin if there is no such annotation, in code points
 *
 * Returns: (transfer none) (nullable): the annotation after @id, else the first that starts at or after @offset;
 *   orphans are passed over
 */
GlossAnnotation *
gloss_annotation_list_get_next (GlossAnnotationList *self,
                                const char          *id,
                                gsize                offset)
{
  guint position;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_LIST (self), NULL);

  if (id != NULL && find_position (self, id, &position))
    position++;
  else
    position = find_start (self, offset);
  if (position >= self->rows->len || get_row (self, position)->start == NOWHERE)
    return NULL;
  return get_row (self, position)->annotation;
}

/**
 * gloss_annotation_list_get_previous:
 * @self: a list
 * @id: (nullable): the annotation to go back from
 * @offset: where to begin if there is no such annotation, in code points
 *
 * Returns: (transfer none) (nullable): the annotation before @id, else the last that starts before @offset;
 *   orphans are passed over
 */
GlossAnnotation *
gloss_annotation_list_get_previous (GlossAnnotationList *self,
                                    const char          *id,
                                    gsize                offset)
{
  guint position;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION_LIST (self), NULL);

  if (id == NULL || !find_position (self, id, &position) || get_row (self, position)->start == NOWHERE)
    position = find_start (self, MIN (offset, NOWHERE));
  return position > 0 ? get_row (self, position - 1)->annotation : NULL;
}
