/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What gloss.json says of a project. */
#include "config.h"

#include "project/gloss-project-config.h"

#include <glib/gi18n-lib.h>

#include "gloss-error.h"
#include "json/gloss-json.h"
#include "store/gloss-sidecar-folder.h"

#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_REVIEWERS 1000

static void
reviewer_free (GlossProjectReviewer *reviewer)
{
  g_free (reviewer->name);
  g_free (reviewer->color);
  g_free (reviewer);
}

/*
 * Only a plain file of a sane size is opened: a pipe would block for ever. In a folder that may not be entered, nothing
 * is known of a file; opening it says so then.
 */
static GBytes *
load_plain_file (GFile         *file,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);
  GFileType type;

  if (info == NULL)
    return NULL;
  type = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_STANDARD_TYPE);
  if ((type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN) ||
      g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) > MAX_BYTES)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT, _("“%s” is not a file of at most %d MB."),
                   g_file_peek_path (file), MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

static JsonNode *
get_member (JsonObject *object,
            const char *name,
            GType       type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type ? node : NULL;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = get_member (object, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

static gboolean
is_color (const char *text)
{
  if (text == NULL || strlen (text) != 7 || text[0] != '#')
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

static void
read_reviewers (GlossProjectConfig *self,
                JsonObject         *root)
{
  JsonNode *node = json_object_get_member (root, "reviewers");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_REVIEWERS); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *id = object != NULL ? get_string (object, "id") : NULL;
      GlossProjectReviewer *reviewer;

      if (id == NULL)
        continue;
      reviewer = g_new0 (GlossProjectReviewer, 1);
      reviewer->name = g_strdup (get_string (object, "name"));
      if (is_color (get_string (object, "color")))
        reviewer->color = g_strdup (get_string (object, "color"));
      g_hash_table_replace (self->reviewers, g_strdup (id), reviewer);
    }
}

static GlossCodebook *
load_codebook (GFile         *folder,
               const char    *path,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, path);
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_has_prefix (file, folder))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED,
                   _("The codebook “%s” is not in the folder of the project, so the default codebook is used."), path);
      return NULL;
    }
  bytes = load_plain_file (file, cancellable, error);
  return bytes != NULL ? gloss_codebook_read (bytes, g_file_peek_path (file), error) : NULL;
}

static GlossCodebook *
read_codebook (GFile         *folder,
               JsonNode      *node,
               const char    *name,
               GCancellable  *cancellable,
               GError       **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return gloss_codebook_new_from_json (node, name, error);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return load_codebook (folder, json_node_get_string (node), cancellable, error);
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("In “%s” the codebook is neither a path nor an object, so the default codebook is used."), name);
  return NULL;
}

static JsonNode *
read_root (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GBytes) bytes = load_plain_file (file, cancellable, error);
  g_autoptr (JsonNode) root = NULL;
  const char *format = NULL;

  if (bytes == NULL)
    return NULL;
  root = gloss_json_read (bytes, g_file_peek_path (file), error);
  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    format = get_string (json_node_get_object (root), "format");
  else
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” does not hold the settings of a project."), g_file_peek_path (file));
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  if (format != NULL && g_ascii_strtoull (format, NULL, 10) > 1)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_VERSION,
                   _("“%s” was written by a newer version of Gloss, so its settings are not used."), g_file_peek_path (file));
      return NULL;
    }
  return g_steal_pointer (&root);
}

static void
read_settings (GlossProjectConfig *self,
               GFile              *folder,
               GFile              *file,
               JsonObject         *root,
               GCancellable       *cancellable)
{
  JsonNode *codebook = json_object_get_member (root, "codebook");
  JsonNode *blind = get_member (root, "blind", G_TYPE_BOOLEAN);
  const char *name = get_string (root, "name");

  if (name != NULL && *name != '\0')
    g_set_str (&self->name, name);
  self->blind = blind != NULL && json_node_get_boolean (blind);
  read_reviewers (self, root);
  if (codebook != NULL)
    self->codebook = read_codebook (folder, codebook, g_file_peek_path (file), cancellable, &self->error);
}

/* A file that is all a sandboxed program sees of its folder lies in one that has a number for a name: then it is the file's. */
static char *
dup_folder_name (GFile        *folder,
                 GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) files = NULL;
  GFileInfo *info = NULL;

  if (gloss_sidecar_folder_is_portal (folder))
    files = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (files != NULL && g_file_enumerator_iterate (files, &info, NULL, cancellable, NULL) && info != NULL)
    return g_filename_display_name (g_file_info_get_name (info));

  return g_file_get_basename (folder);
}

/**
 * gloss_project_config_load:
 * @folder: a project
 * @cancellable: (nullable): stops it
 *
 * Reads gloss.json, if there is one, and the codebook that it names; blocks.
 *
 * Returns: (transfer full): the settings
 */
GlossProjectConfig *
gloss_project_config_load (GFile        *folder,
                           GCancellable *cancellable)
{
  GlossProjectConfig *self = g_new0 (GlossProjectConfig, 1);
  g_autoptr (GFile) file = g_file_get_child (folder, GLOSS_PROJECT_CONFIG_NAME);
  g_autoptr (JsonNode) root = NULL;

  self->name = dup_folder_name (folder, cancellable);
  self->reviewers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) reviewer_free);
  root = read_root (file, cancellable, &self->error);
  if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_clear_error (&self->error);
  if (root != NULL)
    read_settings (self, folder, file, json_node_get_object (root), cancellable);
  if (self->codebook == NULL)
    self->codebook = gloss_codebook_new_default ();
  return self;
}

void
gloss_project_config_free (GlossProjectConfig *self)
{
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->reviewers, g_hash_table_unref);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}
