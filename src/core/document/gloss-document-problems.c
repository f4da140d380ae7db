/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document tells of files that could not be read. */
#include "config.h"

#include "document/gloss-document-private.h"

static void
add_problem (GPtrArray  *problems,
             GFile      *file,
             const char *message)
{
  g_ptr_array_add (problems, gloss_problem_new (file, message));
}

static void
add_quarantined (GlossDocument      *self,
                 GlossAnnotationSet *set,
                 GPtrArray          *problems)
{
  const GlossReviewer *reviewer = gloss_annotation_set_get_reviewer (set);
  GPtrArray *items = gloss_annotation_set_get_quarantined (set);
  g_autoptr (GFile) file = gloss_store_dup_file (self->origin->store, reviewer->id);

  for (guint i = 0; i < items->len; i++)
    add_problem (problems, file, ((GlossQuarantined *) g_ptr_array_index (items, i))->reason);
}

static GPtrArray *
list_problems (GlossDocument *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile) own_file = gloss_origin_dup_own_file (self->origin);
  const GError *own_error = gloss_document_get_own_error (self);

  if (own_error != NULL)
    add_problem (problems, own_file, own_error->message);
  if (self->own != NULL)
    add_quarantined (self, self->own, problems);
  g_ptr_array_extend_and_steal (problems, gloss_history_list_notices (self->history, self->origin->name));
  if (self->corrections_error != NULL)
    add_problem (problems, self->file->file, self->corrections_error->message);
  if (self->corrections_notice != NULL)
    add_problem (problems, self->file->file, self->corrections_notice);
  for (guint i = 0; i < self->others->problems->len; i++)
    g_ptr_array_add (problems, g_object_ref (g_ptr_array_index (self->others->problems, i)));
  for (guint i = 0; i < self->others->sets->len; i++)
    add_quarantined (self, g_ptr_array_index (self->others->sets, i), problems);
  return problems;
}

static gboolean
has_problems (GlossDocument *self,
              GPtrArray     *problems)
{
  GListModel *model = G_LIST_MODEL (self->problems);

  if (g_list_model_get_n_items (model) != problems->len)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    {
      g_autoptr (GlossProblem) problem = g_list_model_get_item (model, i);

      if (!gloss_problem_equal (problem, g_ptr_array_index (problems, i)))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * gloss_document_update_problems:
 * @self: a document
 *
 * Lists anew what is wrong with its files, if that is something else now.
 */
void
gloss_document_update_problems (GlossDocument *self)
{
  g_autoptr (GPtrArray) problems = list_problems (self);

  if (!has_problems (self, problems))
    g_list_store_splice (self->problems, 0, g_list_model_get_n_items (G_LIST_MODEL (self->problems)),
                         problems->pdata, problems->len);
}
