/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss-cli merge: two versions of a reviewer's annotations, brought together; a merge driver of git. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gloss-command.h"
#include "gloss-error.h"
#include "gloss-message.h"
#include "json/gloss-json.h"
#include "store/gloss-annotation-set.h"
#include "store/gloss-hidden-file.h"

/* What is read at a time. */
#define CHUNK_BYTES (1024 * 1024)

/* What begins a line where two versions of a text were written one below the other. */
#define CONFLICT_MARK "<<<<<<< "

typedef struct
{
  GlossOutput *out;
  const char *paths[3];
  const char *name;
  const char *output;
  gboolean is_json;
} Merging;

enum
{
  BASE,
  OURS,
  THEIRS,
};

/* --- reading ----------------------------------------------------------------------------------- */

static gboolean
fail_too_large (const char  *path,
                GError     **error)
{
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT, _("“%s” is larger than %d MB."), path, GLOSS_JSON_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

/* A pipe does not say how long it is, and a device may have no end. */
static GBytes *
read_bytes (const char  *path,
            GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n_read = stream != NULL ? 1 : -1;

  while (n_read > 0)
    {
      guint length = bytes->len;

      if (length > GLOSS_JSON_MAX_BYTES)
        {
          fail_too_large (path, error);
          return NULL;
        }
      g_byte_array_set_size (bytes, length + CHUNK_BYTES);
      n_read = g_input_stream_read (G_INPUT_STREAM (stream), bytes->data + length, CHUNK_BYTES, NULL, error);
      g_byte_array_set_size (bytes, length + MAX (n_read, 0));
    }
  return n_read == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* JSON has no line that begins so. */
static gboolean
has_conflict_marks (GBytes *bytes)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (bytes, &n_bytes);
  const char *mark = n_bytes > 0 ? g_strstr_len (text, n_bytes, CONFLICT_MARK) : NULL;

  return mark != NULL && (mark == text || mark[-1] == '\n');
}

static GlossAnnotationSet *
read_set (const char  *path,
          GBytes      *bytes,
          GError     **error)
{
  g_autoptr (GlossAnnotationSet) set = NULL;

  if (has_conflict_marks (bytes))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
                   _("“%s” has conflict marks of git in it. Merge the versions from before they came in."), path);
      return NULL;
    }
  set = gloss_annotation_set_read (bytes, path, error);
  if (set == NULL || !gloss_annotation_set_is_read_only (set))
    return g_steal_pointer (&set);
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_VERSION,
               _("“%s” has been written by a newer version of Gloss, which is needed to merge it."), path);
  return NULL;
}

/* Where both sides have added the file, there is no base: git passes an empty file. */
static gboolean
load (const char          *path,
      gboolean             may_be_empty,
      GlossAnnotationSet **set,
      GError             **error)
{
  g_autoptr (GBytes) bytes = read_bytes (path, error);

  if (bytes == NULL)
    return FALSE;
  if (may_be_empty && g_bytes_get_size (bytes) == 0)
    return TRUE;
  *set = read_set (path, bytes, error);
  return *set != NULL;
}

static gboolean
share_text (GlossAnnotationSet *a,
            GlossAnnotationSet *b)
{
  return g_strcmp0 (gloss_annotation_set_get_text_sha256 (a), gloss_annotation_set_get_text_sha256 (b)) == 0 ||
         g_strcmp0 (gloss_annotation_set_get_bytes_sha256 (a), gloss_annotation_set_get_bytes_sha256 (b)) == 0 ||
         g_strcmp0 (gloss_annotation_set_get_source_name (a), gloss_annotation_set_get_source_name (b)) == 0;
}

static gboolean
check_pair (const char          *our_path,
            GlossAnnotationSet  *ours,
            const char          *their_path,
            GlossAnnotationSet  *theirs,
            GError             **error)
{
  if (g_strcmp0 (gloss_annotation_set_get_reviewer (ours)->id, gloss_annotation_set_get_reviewer (theirs)->id) != 0)
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED,
                 _("“%s” and “%s” are of two reviewers, “%s” and “%s”. Each has a file of their own."), our_path, their_path,
                 gloss_annotation_set_get_reviewer (ours)->id, gloss_annotation_set_get_reviewer (theirs)->id);
  else if (!share_text (ours, theirs))
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_UNSUPPORTED, _("“%s” and “%s” are of two articles."), our_path, their_path);
  else
    return TRUE;
  return FALSE;
}

/* --- telling ----------------------------------------------------------------------------------- */

static char *
dup_quoted (const GlossConflict *conflict,
            JsonNode            *value)
{
  g_autofree char *label = gloss_conflict_dup_value_label (conflict, value);

  return label != NULL ? g_strdup_printf ("“%s”", label) : g_strdup (C_("version", "nothing"));
}

static void
say_conflict (const Merging       *merging,
              const GlossConflict *conflict)
{
  g_autofree char *field = gloss_conflict_dup_field_label (conflict);
  g_autofree char *ours = dup_quoted (conflict, conflict->ours);
  g_autofree char *theirs = dup_quoted (conflict, conflict->theirs);

  /* Translators: a file, the id of an annotation, what was changed (“note”), and its two versions. */
  gloss_message (conflict->prefers_theirs ? _("%s: %s: %s: ours is %s, theirs is %s, which counts for now")
                                          : _("%s: %s: %s: theirs is %s, ours is %s, which counts for now"),
                 merging->name, conflict->id != NULL ? conflict->id : "-", field,
                 conflict->prefers_theirs ? ours : theirs, conflict->prefers_theirs ? theirs : ours);
}

static void
say_conflicts (const Merging *merging,
               GPtrArray     *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    say_conflict (merging, g_ptr_array_index (conflicts, i));
  if (conflicts->len == 0)
    return;
  gloss_message (ngettext ("%s: %u thing was changed on both sides; both versions are in the file, and Gloss asks about it.",
                           "%s: %u things were changed on both sides; both versions are in the file, and Gloss asks about them.",
                           conflicts->len), merging->name, conflicts->len);
}

static void
write_value (GlossJsonOutput *json,
             const char      *name,
             JsonNode        *value)
{
  g_autoptr (JsonNode) nothing = json_node_new (JSON_NODE_NULL);

  gloss_json_output_name (json, name);
  gloss_json_output_node (json, value != NULL ? value : nothing);
}

static void
write_conflict (GlossJsonOutput     *json,
                const GlossConflict *conflict)
{
  gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
  gloss_json_output_member (json, "id", conflict->id);
  gloss_json_output_member (json, "field", conflict->field);
  gloss_json_output_member (json, "counts", conflict->prefers_theirs ? "theirs" : "ours");
  write_value (json, "ours", conflict->ours);
  write_value (json, "theirs", conflict->theirs);
  write_value (json, "base", conflict->base);
  gloss_json_output_member (json, "ourTime", conflict->our_time);
  gloss_json_output_member (json, "theirTime", conflict->their_time);
  gloss_json_output_end (json);
}

static void
write_conflicts (GlossOutput *out,
                 GPtrArray   *conflicts)
{
  GlossJsonOutput json;

  gloss_output_begin_json (out, &json);
  gloss_json_output_begin_array (&json, GLOSS_JSON_LAYOUT_LINES);
  for (guint i = 0; i < conflicts->len; i++)
    write_conflict (&json, g_ptr_array_index (conflicts, i));
  gloss_json_output_end (&json);
}

/* --- merging ----------------------------------------------------------------------------------- */

static gboolean
write_result (const Merging       *merging,
              GlossAnnotationSet  *set,
              GError             **error)
{
  g_autoptr (GBytes) bytes = gloss_annotation_set_write (set);
  gsize n_bytes;
  const char *text = g_bytes_get_data (bytes, &n_bytes);

  if (!g_str_equal (merging->output, "-"))
    return gloss_hidden_file_replace (merging->output, text, n_bytes, error);
  gloss_output_add_bytes (merging->out, text, n_bytes);
  return TRUE;
}

static gboolean
load_all (const Merging        *merging,
          GlossAnnotationSet  **sets,
          GError              **error)
{
  for (guint i = BASE; i <= THEIRS; i++)
    if (!load (merging->paths[i], i == BASE, &sets[i], error))
      {
        gloss_message_for_file (merging->paths[i], (*error)->message);
        return FALSE;
      }
  if (check_pair (merging->paths[OURS], sets[OURS], merging->paths[THEIRS], sets[THEIRS], error) &&
      (sets[BASE] == NULL || check_pair (merging->paths[BASE], sets[BASE], merging->paths[OURS], sets[OURS], error)))
    return TRUE;
  gloss_message ("%s", (*error)->message);
  return FALSE;
}

static GlossStatus
merge (const Merging *merging)
{
  GlossAnnotationSet *sets[3] = { NULL, NULL, NULL };
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_conflict_unref);
  g_autoptr (GError) error = NULL;
  GlossStatus status = GLOSS_STATUS_INPUT;

  if (load_all (merging, sets, &error))
    {
      gloss_annotation_set_merge (sets[OURS], sets[BASE], sets[THEIRS], conflicts);
      if (write_result (merging, sets[OURS], &error))
        status = conflicts->len > 0 ? GLOSS_STATUS_FINDINGS : GLOSS_STATUS_DONE;
      else
        gloss_message_for_file (merging->output, error->message);
    }
  for (guint i = BASE; i <= THEIRS; i++)
    g_clear_object (&sets[i]);
  if (status == GLOSS_STATUS_INPUT)
    return status;
  if (merging->is_json)
    write_conflicts (merging->out, conflicts);
  say_conflicts (merging, conflicts);
  return status;
}

static GlossStatus
run (const GlossCommand  *self,
     char               **arguments,
     GlossOutput         *out)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *output = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write here instead of to OURS; - for standard output"), N_("FILE") },
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("What messages call the file"), N_("NAME") },
    GLOSS_OPTION_FORMAT (&format),
    GLOSS_OPTION_FILES (&files),
    G_OPTION_ENTRY_NULL
  };
  Merging merging = { .out = out };
  GlossStatus status;

  if (!gloss_command_parse (self, arguments, entries, out, &status))
    return status;
  if (!gloss_command_parse_format (self, format, &merging.is_json))
    return GLOSS_STATUS_USAGE;
  if (files == NULL || g_strv_length (files) != 3)
    return gloss_command_misused (self, _("It takes three files: what both versions were made from, ours, and theirs."));
  if (merging.is_json && g_strcmp0 (output, "-") == 0)
    return gloss_command_misused (self, _("Standard output cannot have both the result and the conflicts."));

  for (guint i = BASE; i <= THEIRS; i++)
    merging.paths[i] = files[i];
  merging.output = output != NULL ? output : files[OURS];
  shown = gloss_message_file_name (name != NULL ? name : merging.output);
  merging.name = shown;
  return merge (&merging);
}

const GlossCommand gloss_command_merge = {
  .name = "merge",
  .arguments = N_("BASE OURS THEIRS"),
  .summary = N_("Merge two versions of a reviewer’s annotations"),
  .description = N_("By annotation, then by field. What both sides changed is said and stays in the file in both versions;\n"
                    "the exit status is 1 then. An empty BASE stands for none. Text names the conflicts on standard error,\n"
                    "json is an array of them. As a merge driver of git: merge.gloss.driver = gloss-cli merge --name=%P %O %A %B"),
  .run = run,
};
