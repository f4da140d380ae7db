/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document tells of files that could not be written. */
#include "config.h"

#include "document/gloss-document-private.h"

static gboolean
has_current_copy (GlossDocument *self)
{
  return self->copy != NULL && self->copy_generation == gloss_autosave_get_generation (self->autosave);
}

/*< private >
 * gloss_document_find_trouble:
 * @self: a document
 *
 * Returns: (nullable) (transfer full): what is not on disk, and why
 */
GlossTrouble *
gloss_document_find_trouble (GlossDocument *self)
{
  const GError *error = gloss_autosave_get_error (self->autosave);
  g_autoptr (GError) journal_error = gloss_recorder_dup_error (self->recorder);
  GFile *copy = has_current_copy (self) ? self->copy : NULL;
  guint n_waiting = gloss_recorder_get_n_waiting (self->recorder);

  if (error != NULL)
    return gloss_trouble_new (error, journal_error != NULL ? GLOSS_TROUBLE_NOT_SAVED : GLOSS_TROUBLE_IN_JOURNAL, self->origin->name,
                              journal_error != NULL ? MAX (n_waiting, 1) : 0, copy);
  if (journal_error == NULL)
    return NULL;
  /* Whether the sidecar takes what the journal has not taken is known in a moment; until then it stays as it was. */
  if (gloss_autosave_is_dirty (self->autosave))
    return self->shown.trouble != NULL ? g_object_ref (self->shown.trouble) : NULL;
  return gloss_trouble_new (journal_error, GLOSS_TROUBLE_NO_JOURNAL, self->origin->name, 0, copy);
}

/**
 * gloss_document_get_trouble:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): what could not be written, and why; the edits stay, and so does the document editable
 */
GlossTrouble *
gloss_document_get_trouble (GlossDocument *self)
{
  g_return_val_if_fail (GLOSS_IS_DOCUMENT (self), NULL);

  return self->shown.trouble;
}

/**
 * gloss_document_retry:
 * @self: a document
 *
 * Tries at once what would be tried again after a while: somebody may have made room. Does nothing where there is no trouble.
 */
void
gloss_document_retry (GlossDocument *self)
{
  g_return_if_fail (GLOSS_IS_DOCUMENT (self));

  gloss_autosave_retry (self->autosave);
}
