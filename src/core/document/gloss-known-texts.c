/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an article that were annotated. */
#include "config.h"

#include "document/gloss-known-texts.h"

#include "store/gloss-text-snapshot.h"

/* Where they lie, and perhaps one that is known already. */
typedef struct
{
  GPtrArray *folders;
  GlossText *former;
} KnownTexts;

static void
known_texts_free (gpointer data)
{
  KnownTexts *self = data;

  g_ptr_array_unref (self->folders);
  g_clear_pointer (&self->former, gloss_text_unref);
  g_free (self);
}

static void
add_folder_beside (GPtrArray *folders,
                   GFile     *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder != NULL)
    g_ptr_array_add (folders, g_file_resolve_relative_path (folder, ".gloss/texts"));
}

/* A text lies where the sidecars of its time do: beside the source or in the library. */
static GlossText *
find_text (const char *sha256,
           gpointer    user_data)
{
  KnownTexts *self = user_data;
  g_autoptr (GFile) library = NULL;
  GlossText *text = NULL;

  if (self->former != NULL && g_str_equal (gloss_text_get_sha256 (self->former), sha256))
    return gloss_text_ref (self->former);
  for (guint i = 0; i < self->folders->len && text == NULL; i++)
    text = gloss_text_snapshot_load (g_ptr_array_index (self->folders, i), sha256, NULL, NULL);
  if (text != NULL)
    return text;
  library = g_file_new_build_filename (g_get_user_data_dir (), "gloss", "library", sha256, ".gloss", "texts", NULL);
  return gloss_text_snapshot_load (library, sha256, NULL, NULL);
}

/**
 * gloss_known_texts_new_placing:
 * @text: the text at hand, as the reader gave it
 * @source: the source that was annotated
 * @store: where its sidecars are
 * @former: (nullable): a text that was annotated and that may be kept nowhere
 *
 * Returns: (transfer full): what places the annotations of @source in @text
 */
GlossPlacing *
gloss_known_texts_new_placing (GlossText  *text,
                               GFile      *source,
                               GlossStore *store,
                               GlossText  *former)
{
  KnownTexts *self = g_new0 (KnownTexts, 1);
  /* Where the sidecar of any reviewer is. */
  g_autoptr (GFile) sidecar = gloss_store_dup_file (store, "any");

  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  self->former = former != NULL ? gloss_text_ref (former) : NULL;
  add_folder_beside (self->folders, sidecar);
  add_folder_beside (self->folders, source);
  return gloss_placing_new (text, find_text, self, known_texts_free);
}
