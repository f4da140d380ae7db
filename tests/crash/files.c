/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a project as they lie on the disk, and what is wrong with them. */
#include "config.h"

#include "files.h"

#include <string.h>

#include "json/gloss-json.h"
#include "state.h"

typedef void (*LookFunc) (Files      *self,
                          const char *name,
                          GBytes     *bytes);

G_GNUC_PRINTF (2, 3)
static void
add_fault (Files      *self,
           const char *format,
           ...)
{
  va_list list;

  va_start (list, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, list));
  va_end (list);
}

/* What Gloss writes it would write again to the byte; another program may have laid it out in another way. */
static void
look_at_sidecar (Files      *self,
                 const char *name,
                 GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (bytes, name, &error);
  g_autoptr (GHashTable) state = NULL;
  g_autoptr (GBytes) again = NULL;

  if (set == NULL)
    {
      add_fault (self, "sidecar %s: %s", name, error->message);
      return;
    }
  if (gloss_annotation_set_get_quarantined (set)->len > 0)
    add_fault (self, "sidecar %s: something in it is not understood", name);
  again = gloss_annotation_set_write (set);
  if (!g_bytes_equal (bytes, again))
    add_fault (self, "sidecar %s: it is not as it would be written", name);
  state = state_new_for_set (set);
  g_hash_table_insert (self->sidecars, g_strdup (name), state_dup_digest (state));
}

/* A last line may be torn, and so may one that another program went on after; nothing else. */
static void
look_at_journal (Files      *self,
                 const char *name,
                 GBytes     *bytes)
{
  gsize n_bytes;
  const char *at = g_bytes_get_data (bytes, &n_bytes);
  const char *end = at + n_bytes;
  gint64 last = 0;

  for (const char *next; (next = memchr (at, '\n', end - at)) != NULL; at = next + 1)
    {
      g_autoptr (GlossJournalEntry) entry = gloss_journal_entry_parse (at, next - at);

      self->n_lines++;
      if (entry == NULL)
        add_fault (self, "journal %s: line %u is not understood: %.*s", name, self->n_lines, (int) (next - at), at);
      else if (entry->seq <= last)
        add_fault (self, "journal %s: line %u has number %" G_GINT64_FORMAT " after %" G_GINT64_FORMAT, name, self->n_lines, entry->seq, last);
      last = entry != NULL ? entry->seq : last;
    }
}

static void
look_at_corrections (Files      *self,
                     const char *name,
                     GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = gloss_json_read (bytes, name, &error);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !json_object_has_member (json_node_get_object (root), "texts"))
    add_fault (self, "corrections %s: %s", name, error != NULL ? error->message : "they are none");
}

static void
look_at_text (Files      *self,
              const char *name,
              GBytes     *bytes)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (!g_str_has_prefix (name, sha256))
    add_fault (self, "text %s: it is another one", name);
}

static void
look_at_folder (Files      *self,
                const char *path,
                const char *suffix,
                LookFunc    func)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      char *contents;
      gsize length;

      if (g_str_has_suffix (name, suffix) && g_file_get_contents (child, &contents, &length, NULL))
        {
          g_autoptr (GBytes) bytes = g_bytes_new_take (contents, length);

          func (self, name, bytes);
        }
    }
}

/**
 * files_look:
 * @folder: a project's
 *
 * Reads every file that Gloss writes, without opening any article.
 *
 * Returns: (transfer full): what there is
 */
Files *
files_look (const char *folder)
{
  Files *self = g_new0 (Files, 1);
  g_autofree char *journals = g_build_filename (folder, ".gloss", "journal", NULL);
  g_autofree char *structures = g_build_filename (folder, ".gloss", "structure", NULL);
  g_autofree char *texts = g_build_filename (folder, ".gloss", "texts", NULL);

  self->faults = g_ptr_array_new_with_free_func (g_free);
  self->sidecars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  look_at_folder (self, folder, ".gloss.json", look_at_sidecar);
  look_at_folder (self, journals, ".jsonl", look_at_journal);
  look_at_folder (self, structures, ".json", look_at_corrections);
  look_at_folder (self, texts, ".txt", look_at_text);
  return self;
}

void
files_free (Files *self)
{
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->sidecars, g_hash_table_unref);
  g_free (self);
}
