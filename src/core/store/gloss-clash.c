/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes conflicts of what a merge finds changed on both sides. */
#include "config.h"

#include "store/gloss-merge-private.h"

#include "store/gloss-item-fields.h"

/*< private >
 * gloss_clash_get_order:
 * @self: what is merged
 *
 * What is no time is before all times.
 *
 * Returns: above 0 where ours was changed later, below 0 where theirs was
 */
int
gloss_clash_get_order (const GlossClash *self)
{
  g_autoptr (GDateTime) ours = self->our_time != NULL ? g_date_time_new_from_iso8601 (self->our_time, NULL) : NULL;
  g_autoptr (GDateTime) theirs = self->their_time != NULL ? g_date_time_new_from_iso8601 (self->their_time, NULL) : NULL;

  if (ours == NULL || theirs == NULL)
    return (ours != NULL) - (theirs != NULL);
  return g_date_time_compare (ours, theirs);
}

static char *
dup_or_null (const char *time)
{
  return time != NULL && *time != '\0' ? g_strdup (time) : NULL;
}

/*< private >
 * gloss_clash_add:
 * @self: what is merged
 * @field: what both have changed
 * @ours: (nullable): our version
 * @base: (nullable): what both were made from
 * @theirs: (nullable): theirs
 * @prefers_theirs: whether theirs counts
 */
void
gloss_clash_add (const GlossClash *self,
                 const char       *field,
                 JsonNode         *ours,
                 JsonNode         *base,
                 JsonNode         *theirs,
                 gboolean          prefers_theirs)
{
  GlossConflict *conflict = gloss_conflict_new (self->id, field, ours, base, theirs);

  conflict->prefers_theirs = prefers_theirs;
  conflict->our_time = dup_or_null (self->our_time);
  conflict->their_time = dup_or_null (self->their_time);
  g_ptr_array_add (self->merge->conflicts, conflict);
}

/*< private >
 * gloss_clash_found:
 * @path: a JSON pointer
 * @ours: (nullable): our version
 * @base: (nullable): what both were made from
 * @theirs: (nullable): theirs
 * @prefers_theirs: whether theirs counts
 * @user_data: a #GlossClash
 *
 * gloss_clash_add() for #GlossJsonMerge.
 */
void
gloss_clash_found (const char *path,
                   JsonNode   *ours,
                   JsonNode   *base,
                   JsonNode   *theirs,
                   gboolean    prefers_theirs,
                   gpointer    user_data)
{
  const GlossClash *self = user_data;
  g_autofree char *field = self->id != NULL ? gloss_item_field_from_path (path) : g_strdup (path);

  gloss_clash_add (self, field, ours, base, theirs, prefers_theirs);
}
