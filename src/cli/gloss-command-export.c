/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss-cli export: annotations for other programs. */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gloss-cli-reviewer.h"
#include "gloss-command.h"
#include "gloss-exporting.h"
#include "gloss-inputs.h"
#include "gloss-losses.h"
#include "gloss-message.h"

#define STANDARD_OUTPUT "-"
#define COPY_BYTES (64 * 1024)

/* The options, as they were given. */
typedef struct
{
  char **paths;
  char **reviewers;
  char **tags;
  char *format;
  char *output;
  char *report;
  gboolean is_strict;
  gboolean is_forced;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->paths);
  g_strfreev (self->reviewers);
  g_strfreev (self->tags);
  g_free (self->format);
  g_free (self->output);
  g_free (self->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- the articles ------------------------------------------------------------------------------ */

/* Taking articles from one path that was given. */
typedef struct
{
  GlossExport *export;
  GFile *given;
  gboolean is_several;
  gboolean is_blind;
} Gathering;

/* From the folder that was given, whose own name comes first where there are several. */
static char *
dup_name (const Gathering *self,
          GFile           *file)
{
  g_autofree char *relative = g_file_get_relative_path (self->given, file);
  g_autofree char *base = g_file_get_basename (self->given);
  g_autofree char *full = NULL;

  if (relative == NULL)
    return g_filename_display_name (base);
  full = self->is_several ? g_build_filename (base, relative, NULL) : g_strdup (relative);
  return g_filename_display_name (full);
}

static gboolean
gather (const GlossInput  *input,
        gpointer           user_data,
        GError           **error)
{
  Gathering *self = user_data;
  GlossProject *project = gloss_input_get_project (input, error);
  g_autofree char *name = dup_name (self, input->file);

  if (project == NULL)
    return FALSE;
  self->is_blind = self->is_blind || gloss_project_get_blind (project);
  gloss_export_add_article (self->export, input->file, name, gloss_project_get_codebook (project));
  return TRUE;
}

static GlossStatus
gather_all (GlossExport  *export,
            char        **paths,
            GlossOutput  *out,
            gboolean     *is_blind)
{
  Gathering gathering = { .export = export, .is_several = paths[1] != NULL };
  GlossStatus status = GLOSS_STATUS_DONE;

  for (char **path = paths; *path != NULL; path++)
    {
      char *one[] = { *path, NULL };
      g_autoptr (GFile) given = g_file_new_for_path (*path);

      gathering.given = given;
      if (gloss_inputs_foreach (one, out, gather, &gathering) != GLOSS_STATUS_DONE)
        status = GLOSS_STATUS_INPUT;
    }
  *is_blind = gathering.is_blind;
  return status;
}

/* Reviewers of a blind project do not see each other's work, unless they ask for it by name. */
static void
set_filter (GlossExport   *export,
            const Options *options,
            gboolean       is_blind)
{
  const char *own[] = { gloss_cli_reviewer_get_default ()->id, NULL };
  GlossExportFilter filter = {
    .reviewers = (const char *const *) options->reviewers,
    .tags = (const char *const *) options->tags,
  };

  if (is_blind && filter.reviewers == NULL)
    {
      gloss_message (_("The project is blind, so only annotations of “%s” are exported; --reviewer names others."), own[0]);
      filter.reviewers = own;
    }
  gloss_export_set_filter (export, &filter);
}

/* --- running ----------------------------------------------------------------------------------- */

static void
report_problems (GlossExport *export)
{
  GPtrArray *problems = gloss_export_get_problems (export);
  g_autofree char *current = g_get_current_dir ();
  g_autoptr (GFile) folder = g_file_new_for_path (current);

  for (guint i = 0; i < problems->len; i++)
    {
      GFile *file = gloss_problem_get_file (g_ptr_array_index (problems, i));
      g_autofree char *relative = g_file_get_relative_path (folder, file);

      gloss_message_for_file (relative != NULL ? relative : g_file_peek_path (file),
                              gloss_problem_get_message (g_ptr_array_index (problems, i)));
    }
}

/* What strictness did not let pass was not told of before. */
static GlossStatus
refuse (GlossExport *export,
        gboolean     has_loss_file)
{
  gloss_losses_print (gloss_export_get_losses (export), has_loss_file);
  gloss_message (_("So nothing was written, as --strict asks."));
  return GLOSS_STATUS_FINDINGS;
}

static void
report_error (const GError  *error,
              const Options *options)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) && !options->is_forced)
    gloss_message (_("%s With --force it is replaced."), error->message);
  else
    gloss_message ("%s", error->message);
}

static GlossStatus
export_to (GlossExport   *export,
           const Options *options,
           GFile         *target,
           gboolean       replace,
           GlossLossFile *loss_file)
{
  g_autoptr (GError) error = NULL;
  GlossStatus status = GLOSS_STATUS_DONE;
  gboolean done = gloss_exporting_run (export, target, replace, loss_file != NULL, &error);

  if (error != NULL && gloss_export_get_n_articles (export) == 1 && gloss_export_get_problems (export)->len > 0)
    g_clear_error (&error);
  report_problems (export);
  if (error != NULL)
    report_error (error, options);
  else if (!done && gloss_export_get_problems (export)->len < gloss_export_get_n_articles (export))
    status = refuse (export, loss_file != NULL);
  if (error == NULL && loss_file != NULL && !gloss_loss_file_commit (loss_file, &error))
    report_error (error, options);
  return error != NULL || gloss_export_get_problems (export)->len > 0 ? GLOSS_STATUS_INPUT : status;
}

static void
copy_file (const char  *path,
           GlossOutput *out)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree char *bytes = g_malloc (COPY_BYTES);
  gssize n_bytes;

  while (stream != NULL && !gloss_output_is_broken (out) &&
         (n_bytes = g_input_stream_read (G_INPUT_STREAM (stream), bytes, COPY_BYTES, NULL, NULL)) > 0)
    gloss_output_add_bytes (out, bytes, n_bytes);
}

/* What goes to standard output cannot be read back or taken back, so it waits in a file. */
static GlossStatus
export_to_output (GlossExport   *export,
                  const Options *options,
                  GlossOutput   *out,
                  GlossLossFile *loss_file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("gloss-export-XXXXXX", &error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "export", NULL) : NULL;
  g_autoptr (GFile) target = NULL;
  GlossStatus status;

  if (folder == NULL)
    {
      gloss_message ("%s", error->message);
      return GLOSS_STATUS_INPUT;
    }
  target = g_file_new_for_path (path);
  status = export_to (export, options, target, FALSE, loss_file);
  copy_file (path, out);
  g_unlink (path);
  g_rmdir (folder);
  return status;
}

static GlossStatus
export (GlossExport   *export,
        const Options *options,
        GlossOutput   *out)
{
  g_autoptr (GlossLossFile) loss_file = NULL;
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;

  if (options->report != NULL)
    {
      loss_file = gloss_loss_file_new (options->report, options->is_forced, &error);
      if (loss_file == NULL)
        {
          report_error (error, options);
          return GLOSS_STATUS_INPUT;
        }
      gloss_export_set_loss_func (export, gloss_loss_file_add, loss_file);
    }
  if (g_str_equal (options->output, STANDARD_OUTPUT))
    return export_to_output (export, options, out, loss_file);
  target = g_file_new_for_path (options->output);
  return export_to (export, options, target, options->is_forced, loss_file);
}

static GlossStatus
run_export (const Options     *options,
            const GlossFormat *format,
            GlossOutput       *out)
{
  g_autoptr (GlossExport) all = gloss_export_new (format);
  gboolean is_blind;
  GlossStatus gathered = gather_all (all, options->paths, out, &is_blind);
  GlossStatus exported;

  /* What was wrong with a folder has been said. */
  if (gloss_export_get_n_articles (all) == 0 && gathered != GLOSS_STATUS_DONE)
    return gathered;
  set_filter (all, options, is_blind);
  gloss_export_set_strict (all, options->is_strict);
  exported = export (all, options, out);
  return MAX (gathered, exported);
}

/* --- options ----------------------------------------------------------------------------------- */

static gboolean
check_texts (const GlossCommand *self,
             Options            *options)
{
  for (char **tag = options->tags; tag != NULL && *tag != NULL; tag++)
    if (!gloss_command_check_text (self, "tag", tag))
      return FALSE;
  for (char **reviewer = options->reviewers; reviewer != NULL && *reviewer != NULL; reviewer++)
    if (!gloss_cli_reviewer_check_option (self, *reviewer))
      return FALSE;
  return gloss_command_check_text (self, "to", &options->format);
}

static const GlossFormat *
find_format (const GlossCommand *self,
             const Options      *options)
{
  const GlossFormat *format = options->format != NULL ? gloss_format_find (options->format) : NULL;

  if (options->format == NULL)
    gloss_command_misused (self, _("Into which format? --to names it, and “gloss-cli formats” lists them."));
  else if (format == NULL)
    gloss_command_misused (self, _("There is no format “%s”; “gloss-cli formats” lists them."), options->format);
  else if (options->output == NULL)
    gloss_command_misused (self, _("Where to? -o names a file, or a folder for formats of many files."));
  else if (format->suffix == NULL && g_str_equal (options->output, STANDARD_OUTPUT))
    gloss_command_misused (self, _("The format “%s” has many files, which cannot go to standard output."), options->format);
  else
    return format;
  return NULL;
}

static GlossStatus
run (const GlossCommand  *self,
     char               **arguments,
     GlossOutput         *out)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("The format, by its id"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("The file or folder to write; - is standard output"), N_("OUT") },
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.reviewers, N_("Only annotations of this reviewer; may be repeated"), N_("REVIEWER") },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.tags, N_("Only annotations with this tag; may be repeated"), N_("TAG") },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.is_strict, N_("Write nothing if anything would be left out"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.is_forced, N_("Replace a file or an earlier export"), NULL },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &options.report, N_("Write every single thing that is left out, a line of JSON each"), N_("FILE") },
    GLOSS_OPTION_FILES (&options.paths),
    G_OPTION_ENTRY_NULL
  };
  const GlossFormat *format;
  GlossStatus status;

  if (!gloss_command_parse (self, arguments, entries, out, &status))
    return status;
  if (!check_texts (self, &options))
    return GLOSS_STATUS_USAGE;
  if (options.paths == NULL)
    return gloss_command_misused (self, _("Which file?"));
  format = find_format (self, &options);
  return format != NULL ? run_export (&options, format, out) : GLOSS_STATUS_USAGE;
}

const GlossCommand gloss_command_export = {
  .name = "export",
  .arguments = N_("FILE..."),
  .summary = N_("Export annotations for other programs"),
  .description = N_("What the format cannot hold is said on standard error before the file gets its name. What is written is read\n"
                    "back and compared, and nothing is left of an export that fails. “gloss-cli formats” lists the formats."),
  .run = run,
};
