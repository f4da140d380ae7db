/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a project follows its folder. */
#include "config.h"

#include "project/gloss-project-private.h"

#include <string.h>

#define SIDECAR_SUFFIX ".gloss.json"
/* Milliseconds after something changed in the folder until it is listed again. */
#define LIST_DELAY 300
/* Folders beyond these are not watched: the system has a limit for all programs together. */
#define MAX_MONITORS 64

static void start_listing (GlossProject *self);

static GHashTable *
list_kept (GlossProject        *self,
           GlossProjectListing *listing)
{
  GHashTable *kept = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);

  for (guint i = 0; i < listing->names->len; i++)
    g_hash_table_add (kept, g_file_get_child (self->folder, g_ptr_array_index (listing->names, i)));
  return kept;
}

static void
remove_gone (GlossProject *self,
             GHashTable   *kept)
{
  for (guint i = self->items->len; i > 0; i--)
    {
      g_autoptr (GlossArticleItem) item = g_object_ref (g_ptr_array_index (self->items, i - 1));
      GFile *file = gloss_article_item_get_file (item);

      if (g_hash_table_contains (kept, file))
        continue;
      g_hash_table_remove (self->by_file, file);
      g_ptr_array_remove_index (self->items, i - 1);
      g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
    }
}

/* Both are in the same order once what has gone is taken out, so a new one belongs where it is met. */
static void
insert_new (GlossProject        *self,
            GlossProjectListing *listing)
{
  for (guint i = 0; i < listing->names->len; i++)
    {
      const char *name = g_ptr_array_index (listing->names, i);
      g_autoptr (GFile) file = g_file_get_child (self->folder, name);
      GlossArticleItem *item;

      if (g_hash_table_contains (self->by_file, file))
        continue;
      item = gloss_article_item_new (file, name);
      g_ptr_array_insert (self->items, i, item);
      g_hash_table_insert (self->by_file, gloss_article_item_get_file (item), item);
      g_list_model_items_changed (G_LIST_MODEL (self), i, 0, 1);
      if (self->scan != NULL)
        gloss_article_scan_add (self->scan, item);
    }
}

static void
take_listing (GlossProject        *self,
              GlossProjectListing *listing)
{
  g_autoptr (GHashTable) kept = list_kept (self, listing);

  remove_gone (self, kept);
  insert_new (self, listing);
}

static gboolean
on_list_timer (gpointer user_data)
{
  GlossProject *self = user_data;

  g_clear_pointer (&self->list_timer, g_source_unref);
  start_listing (self);
  return G_SOURCE_REMOVE;
}

static void
list_soon (GlossProject *self)
{
  g_autoptr (GMainContext) context = NULL;

  if (self->list_timer != NULL)
    return;
  context = g_main_context_ref_thread_default ();
  self->list_timer = g_timeout_source_new (LIST_DELAY);
  g_source_set_static_name (self->list_timer, "gloss-project-list");
  g_source_set_callback (self->list_timer, on_list_timer, self, NULL);
  g_source_attach (self->list_timer, context);
}

/* Returns the item whose annotations of this reviewer a file holds. */
static GlossArticleItem *
find_by_sidecar (GlossProject *self,
                 GFile        *file)
{
  g_autofree char *suffix = g_strdup_printf (".%s" SIDECAR_SUFFIX, self->reviewer.id);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFile) source = NULL;

  if (!g_str_has_suffix (uri, suffix))
    return NULL;
  uri[strlen (uri) - strlen (suffix)] = '\0';
  source = g_file_new_for_uri (uri);
  return g_hash_table_lookup (self->by_file, source);
}

static void
consider (GlossProject *self,
          GFile        *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  GlossArticleItem *item;

  if (name == NULL || name[0] == '.')
    return;
  if (!g_str_has_suffix (name, SIDECAR_SUFFIX))
    {
      list_soon (self);
      return;
    }
  item = find_by_sidecar (self, file);
  if (item != NULL && !gloss_article_item_has_document (item))
    gloss_article_scan_add (self->scan, item);
}

static void
on_changed (GlossProject      *self,
            GFile             *file,
            GFile             *other_file,
            GFileMonitorEvent  event)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  consider (self, file);
  consider (self, other_file);
}

static gboolean
is_watched (GlossProject        *self,
            GlossProjectListing *listing)
{
  if (self->watched == NULL || self->watched->len != listing->folders->len)
    return FALSE;
  for (guint i = 0; i < self->watched->len; i++)
    if (!g_file_equal (g_ptr_array_index (self->watched, i), g_ptr_array_index (listing->folders, i)))
      return FALSE;
  return TRUE;
}

static void
watch (GlossProject        *self,
       GlossProjectListing *listing)
{
  if (is_watched (self, listing))
    return;
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  self->watched = g_ptr_array_ref (listing->folders);
  g_ptr_array_set_size (self->monitors, 0);
  for (guint i = 0; i < MIN (listing->folders->len, MAX_MONITORS); i++)
    {
      GFileMonitor *monitor = g_file_monitor_directory (g_ptr_array_index (listing->folders, i),
                                                        G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

      if (monitor == NULL)
        continue;
      g_signal_connect_object (monitor, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->monitors, monitor);
    }
}

static void
on_listed (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GlossProject) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossProjectContent) content = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (GLOSS_PROJECT (user_data));
  self->listing = FALSE;
  if (content != NULL)
    {
      message = gloss_project_content_dup_error (content);
      gloss_project_take_config (self, g_steal_pointer (&content->config));
      take_listing (self, content->listing);
      watch (self, content->listing);
    }
  gloss_project_take_error (self, content != NULL ? message : error->message);
  if (self->listing_due)
    start_listing (self);
}

static void
start_listing (GlossProject *self)
{
  g_autoptr (GTask) task = NULL;

  self->listing_due = self->listing;
  if (self->listing)
    return;
  self->listing = TRUE;
  task = g_task_new (NULL, self->cancellable, on_listed, self);
  g_task_set_source_tag (task, start_listing);
  g_task_set_task_data (task, gloss_project_content_new (self->folder, &self->reviewer), (GDestroyNotify) gloss_project_content_free);
  g_task_run_in_thread (task, gloss_project_content_load_in_thread);
}

/*< private >
 * gloss_project_start_sync:
 * @self: a new project
 * @listing: what its folder holds
 *
 * From now on the items are filled in, and what happens in the folder is seen.
 */
void
gloss_project_start_sync (GlossProject        *self,
                          GlossProjectListing *listing)
{
  self->scan = gloss_article_scan_new (&self->reviewer, self->config->codebook);
  for (guint i = 0; i < self->items->len; i++)
    gloss_article_scan_add (self->scan, g_ptr_array_index (self->items, i));
  watch (self, listing);
}

/*< private >
 * gloss_project_stop_sync:
 * @self: a project that goes
 */
void
gloss_project_stop_sync (GlossProject *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->list_timer != NULL)
    g_source_destroy (self->list_timer);
  g_clear_pointer (&self->list_timer, g_source_unref);
  if (self->scan != NULL)
    gloss_article_scan_stop (self->scan);
  g_clear_object (&self->scan);
  g_ptr_array_set_size (self->monitors, 0);
}
