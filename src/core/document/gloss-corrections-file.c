/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the corrections of a structure are kept. */
#include "config.h"

#include "document/gloss-corrections-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/gloss-corrections-carry.h"
#include "gloss-error.h"
#include "json/gloss-json.h"
#include "store/gloss-hidden-file.h"

#define FORMAT "1.0"
#define MAX_BYTES (4 * 1024 * 1024)

/* Two documents of this process take turns; against other programs the bytes are compared right before writing. */
static GMutex write_mutex;

static gboolean
set_format_error (GlossCorrectionsFile  *self,
                  GError               **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("“%s” is damaged, so the corrections of the structure in it are not used. It is left as it is."),
               g_file_peek_path (self->file));
  return FALSE;
}

static gboolean
set_version_error (GlossCorrectionsFile  *self,
                   GError               **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_VERSION,
               _("“%s” was written by a newer version of Gloss, so the corrections of the structure in it are not used."),
               g_file_peek_path (self->file));
  return FALSE;
}

/* No file is no error: @bytes is NULL then. */
static gboolean
load_bytes (GlossCorrectionsFile  *self,
            GBytes               **bytes,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autoptr (GError) local_error = NULL;
  char *contents;
  gsize length;

  *bytes = NULL;
  if (g_file_load_contents (self->file, cancellable, &contents, &length, NULL, &local_error))
    {
      *bytes = g_bytes_new_take (contents, length);
      return length <= MAX_BYTES || set_format_error (self, error);
    }
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
check_format (GlossCorrectionsFile  *self,
              JsonNode              *root,
              GError               **error)
{
  const char *format = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    format = get_string (json_node_get_object (root), "format");
  if (format == NULL)
    return set_format_error (self, error);
  if (g_ascii_strtoull (format, NULL, 10) > 1)
    return set_version_error (self, error);
  return TRUE;
}

static JsonNode *
parse_root (GlossCorrectionsFile  *self,
            GBytes                *bytes,
            GError               **error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autoptr (JsonNode) root = gloss_json_read (bytes, name, NULL);

  return check_format (self, root, error) ? g_steal_pointer (&root) : NULL;
}

static JsonObject *
get_texts (JsonNode *root)
{
  JsonNode *texts = json_object_get_member (json_node_get_object (root), "texts");

  return texts != NULL && JSON_NODE_HOLDS_OBJECT (texts) ? json_node_get_object (texts) : NULL;
}

static void
clear_former (GlossCorrectionsFile *self)
{
  g_clear_pointer (&self->former_sha256, g_free);
  g_clear_pointer (&self->former, gloss_corrections_unref);
}

static void
find_former (GlossCorrectionsFile *self,
             JsonObject           *texts)
{
  JsonObjectIter iter;
  const char *sha256;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, texts);
  while (json_object_iter_next_ordered (&iter, &sha256, &node))
    {
      GlossCorrections *corrections = gloss_corrections_from_json (node);

      if (corrections == NULL)
        continue;
      clear_former (self);
      self->former_sha256 = g_strdup (sha256);
      self->former = corrections;
    }
}

static GlossCorrections *
parse_text (GlossCorrectionsFile  *self,
            JsonNode              *root,
            GError               **error)
{
  JsonObject *texts = get_texts (root);
  JsonNode *node = texts != NULL ? json_object_get_member (texts, self->text_sha256) : NULL;
  GlossCorrections *corrections = NULL;

  if (texts != NULL)
    corrections = node != NULL ? gloss_corrections_from_json (node) : gloss_corrections_new (NULL, 0);
  if (corrections == NULL)
    set_format_error (self, error);
  else if (node == NULL)
    find_former (self, texts);
  return corrections;
}

static JsonObject *
make_root (GFile     *file,
           JsonNode **root)
{
  g_autofree char *base = g_file_get_basename (file);
  JsonObject *object = json_object_new ();

  base[strlen (base) - strlen (".json")] = '\0';
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_string_member (object, "source", base);
  json_object_set_object_member (object, "texts", json_object_new ());
  *root = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (*root, object);
  return get_texts (*root);
}

static void
set_text (GlossCorrectionsFile *self,
          JsonObject           *texts,
          GlossCorrections     *corrections)
{
  gsize n_corrections;

  gloss_corrections_get_all (corrections, &n_corrections);
  /* That there are none is worth saying where those of another text would come instead. */
  if (n_corrections > 0 || json_object_get_size (texts) > (json_object_has_member (texts, self->text_sha256) ? 1u : 0u))
    gloss_json_take_member (texts, self->text_sha256, gloss_corrections_to_json (corrections));
  else if (json_object_has_member (texts, self->text_sha256))
    json_object_remove_member (texts, self->text_sha256);
}

/* Everything else in @root, which is what the file held so far, stays as it is. */
static GBytes *
write_text (GlossCorrectionsFile  *self,
            JsonNode             **root,
            GlossCorrections      *corrections)
{
  JsonObject *texts = *root != NULL ? get_texts (*root) : make_root (self->file, root);

  set_text (self, texts, corrections);
  return gloss_json_write (*root);
}

static gboolean
write_bytes (GlossCorrectionsFile  *self,
             GBytes                *bytes,
             GCancellable          *cancellable,
             GError               **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autoptr (GError) local_error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!g_file_make_directory_with_parents (folder, cancellable, &local_error) &&
      !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return gloss_hidden_file_replace (g_file_peek_path (self->file), data, length, error);
}

/* Reads what is there, and says what it means for the text at hand; @root is NULL without a file. */
static GlossCorrections *
look (GlossCorrectionsFile  *self,
      JsonNode             **root,
      GCancellable          *cancellable,
      GError               **error)
{
  g_autoptr (GBytes) bytes = NULL;

  *root = NULL;
  if (!load_bytes (self, &bytes, cancellable, error))
    return NULL;
  if (bytes == NULL)
    return gloss_corrections_new (NULL, 0);
  *root = parse_root (self, bytes, error);
  return *root != NULL ? parse_text (self, *root, error) : NULL;
}

/**
 * gloss_corrections_file_new:
 * @store: keeps the sidecars of the source
 * @reviewer: any reviewer's id
 * @source: the source
 * @article: as the reader gave it, without corrections
 *
 * Returns: (transfer full): the file of @source, not read yet
 */
GlossCorrectionsFile *
gloss_corrections_file_new (GlossStore   *store,
                            const char   *reviewer,
                            GFile        *source,
                            GlossArticle *article)
{
  GlossCorrectionsFile *self = g_new0 (GlossCorrectionsFile, 1);
  g_autoptr (GFile) sidecar = gloss_store_dup_file (store, reviewer);
  g_autoptr (GFile) folder = g_file_get_parent (sidecar);
  g_autofree char *base = g_file_get_basename (source);
  g_autofree char *path = g_strdup_printf (".gloss/structure/%s.json", base);

  self->file = g_file_resolve_relative_path (folder, path);
  self->text_sha256 = g_strdup (gloss_text_get_sha256 (gloss_article_get_text (article)));
  self->corrections = gloss_corrections_new (NULL, 0);
  return self;
}

/**
 * gloss_corrections_file_load_former:
 * @self: a file that is not there
 * @name: what the source was called before
 *
 * Reads the corrections that were made under another name; blocks. They are not in @self before they are saved.
 *
 * Returns: (nullable) (transfer full): the corrections; NULL where there are none
 */
GlossCorrections *
gloss_corrections_file_load_former (GlossCorrectionsFile *self,
                                    const char           *name)
{
  g_autoptr (GlossCorrectionsFile) former = gloss_corrections_file_copy (self);
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char *base = g_strconcat (name, ".json", NULL);
  gsize n_corrections = 0;

  g_set_object (&former->file, NULL);
  former->file = g_file_get_child (folder, base);
  if (g_file_query_exists (self->file, NULL) || !gloss_corrections_file_load (former, NULL, NULL))
    return NULL;
  gloss_corrections_get_all (former->corrections, &n_corrections);
  return n_corrections > 0 ? gloss_corrections_ref (former->corrections) : NULL;
}

/**
 * gloss_corrections_file_copy:
 * @self: the file
 *
 * Returns: (transfer full): the same, for another thread
 */
GlossCorrectionsFile *
gloss_corrections_file_copy (GlossCorrectionsFile *self)
{
  GlossCorrectionsFile *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (GlossCorrectionsFile, 1);
  copy->file = g_object_ref (self->file);
  copy->text_sha256 = g_strdup (self->text_sha256);
  copy->corrections = gloss_corrections_ref (self->corrections);
  copy->former_sha256 = g_strdup (self->former_sha256);
  copy->former = self->former != NULL ? gloss_corrections_ref (self->former) : NULL;
  return copy;
}

void
gloss_corrections_file_free (GlossCorrectionsFile *self)
{
  g_clear_object (&self->file);
  clear_former (self);
  g_clear_pointer (&self->corrections, gloss_corrections_unref);
  g_free (self->text_sha256);
  g_free (self);
}

/**
 * gloss_corrections_file_load:
 * @self: the file
 * @cancellable: (nullable): stops it
 * @error: what is wrong with it; @self keeps what it knew
 *
 * Reads it; blocks. Without a file there are no corrections.
 *
 * Returns: whether it could be read
 */
gboolean
gloss_corrections_file_load (GlossCorrectionsFile  *self,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GlossCorrections) corrections = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  corrections = look (self, &root, cancellable, error);
  if (corrections == NULL)
    return FALSE;
  g_clear_pointer (&self->corrections, gloss_corrections_unref);
  self->corrections = g_steal_pointer (&corrections);
  return TRUE;
}

/**
 * gloss_corrections_file_carry:
 * @self: a file that was loaded
 * @placing: what knows the text at hand and the former ones
 * @article: as the reader gave it
 * @notice: (out) (nullable) (transfer full): what a person should know of it, translated
 *
 * Where nothing was said of the text at hand yet, that of the former text holds on as far as it fits. The file keeps both.
 *
 * Returns: (transfer full): the corrections of the text at hand
 */
GlossCorrections *
gloss_corrections_file_carry (GlossCorrectionsFile  *self,
                              GlossPlacing          *placing,
                              GlossArticle          *article,
                              char                 **notice)
{
  GlossCorrections *carried;
  guint n_left;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (placing != NULL, NULL);

  *notice = NULL;
  if (self->former == NULL)
    return gloss_corrections_ref (self->corrections);
  carried = gloss_corrections_carry (self->former, self->former_sha256, placing, article, &n_left);
  if (n_left > 0)
    *notice = g_strdup_printf (ngettext ("%u correction of the structure does not fit the changed text, so it is not used.",
                                         "%u corrections of the structure do not fit the changed text, so they are not used.", n_left),
                               n_left);
  return carried;
}

/**
 * gloss_corrections_file_save:
 * @self: the file
 * @corrections: what it is to hold
 * @cancellable: (nullable): stops it
 * @error: why it could not be written
 *
 * Writes it if that changes anything; blocks. What somebody else put there since it was last seen is merged.
 *
 * Returns: (nullable) (transfer full): what it holds now
 */
GlossCorrections *
gloss_corrections_file_save (GlossCorrectionsFile  *self,
                             GlossCorrections      *corrections,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GlossCorrections) theirs = NULL;
  g_autoptr (GlossCorrections) merged = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (corrections != NULL, NULL);

  locker = g_mutex_locker_new (&write_mutex);
  theirs = look (self, &root, cancellable, error);
  if (theirs == NULL)
    return NULL;
  merged = gloss_corrections_merge (corrections, self->corrections, theirs);
  if (!gloss_corrections_equal (merged, theirs))
    {
      bytes = write_text (self, &root, merged);
      if (!write_bytes (self, bytes, cancellable, error))
        return NULL;
    }
  g_clear_pointer (&self->corrections, gloss_corrections_unref);
  self->corrections = gloss_corrections_ref (merged);
  return g_steal_pointer (&merged);
}
