/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss-cli validate: sidecars against format, codebook and article. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "document/gloss-known-texts.h"
#include "gloss-command.h"
#include "gloss-inputs.h"
#include "gloss-sidecars.h"
#include "reader/gloss-article-loader.h"

typedef struct
{
  GlossOutput *out;
  GlossJsonOutput json;
  gboolean is_json;
  gboolean has_findings;
  const char *file;
} Validating;

/* --- findings ---------------------------------------------------------------------------------- */

static void
print_finding (Validating *validating,
               const char *id,
               const char *message)
{
  GlossOutput *out = validating->out;

  gloss_output_add (out, validating->file);
  gloss_output_add (out, ": ");
  if (id != NULL)
    {
      gloss_output_add_fitting (out, id, strlen (id), G_MAXSIZE);
      gloss_output_add (out, ": ");
    }
  gloss_output_add_fitting (out, message, strlen (message), G_MAXSIZE);
  gloss_output_add_char (out, '\n');
}

static void
add_finding (Validating *validating,
             const char *id,
             const char *message)
{
  validating->has_findings = TRUE;
  if (!validating->is_json)
    {
      print_finding (validating, id, message);
      return;
    }

  gloss_json_output_begin_object (&validating->json, GLOSS_JSON_LAYOUT_INLINE);
  gloss_json_output_member (&validating->json, "file", validating->file);
  gloss_json_output_member (&validating->json, "id", id);
  gloss_json_output_member (&validating->json, "message", message);
  gloss_json_output_end (&validating->json);
}

static void
add_findings (Validating *validating,
              GPtrArray  *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const GlossFinding *finding = g_ptr_array_index (findings, i);

      add_finding (validating, finding->id, finding->message);
    }
}

/* --- the files --------------------------------------------------------------------------------- */

/* The article as it was read and as the reviewers have it; the same object where nothing was corrected. */
typedef struct
{
  GlossArticle *read;
  GlossArticle *corrected;
  GlossPlacing *placing;
} Articles;

static void
articles_clear (Articles *self)
{
  g_clear_object (&self->read);
  g_clear_object (&self->corrected);
  g_clear_pointer (&self->placing, gloss_placing_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Articles, articles_clear)

static gboolean
articles_load (Articles          *self,
               const GlossInput  *input,
               GFile             *source,
               GError           **error)
{
  g_autoptr (GlossStore) store = NULL;

  self->read = gloss_article_load (source, NULL, NULL, error);
  if (self->read == NULL)
    return FALSE;

  self->corrected = gloss_input_correct (input, source, self->read);
  store = gloss_store_new_for_source (source, self->read);
  self->placing = gloss_known_texts_new_placing (gloss_article_get_text (self->read), source, store, NULL);
  return TRUE;
}

static gboolean
has_finding (GPtrArray          *findings,
             const GlossFinding *wanted)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const GlossFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->id, wanted->id) == 0 && g_strcmp0 (finding->message, wanted->message) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A correction moves no offset, but it changes units and turns newlines into spaces: what fits either article fits. */
static GPtrArray *
check_set (GlossAnnotationSet *set,
           const Articles     *articles,
           GlossCodebook      *codebook)
{
  GPtrArray *findings = gloss_annotation_set_check (set, articles->read, articles->placing, codebook);
  g_autoptr (GPtrArray) others = NULL;

  if (articles->read == articles->corrected)
    return findings;

  others = gloss_annotation_set_check (set, articles->corrected, articles->placing, codebook);
  for (guint i = findings->len; i > 0; i--)
    if (!has_finding (others, g_ptr_array_index (findings, i - 1)))
      g_ptr_array_remove_index (findings, i - 1);
  return findings;
}

/* A file that cannot be read is an error; one that can and is not what it should be is a finding. */
static gboolean
validate_sidecar (Validating      *validating,
                  GFile           *sidecar,
                  const Articles  *articles,
                  GlossCodebook   *codebook,
                  GError         **error)
{
  g_autofree char *base = g_file_get_basename (sidecar);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *reviewer = gloss_sidecars_dup_reviewer (sidecar);
  g_autoptr (GBytes) bytes = g_file_load_bytes (sidecar, NULL, NULL, error);
  g_autoptr (GlossAnnotationSet) set = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) format_error = NULL;

  if (bytes == NULL)
    return FALSE;

  set = gloss_annotation_set_read (bytes, name, &format_error);
  if (set == NULL)
    {
      add_finding (validating, NULL, format_error->message);
      return TRUE;
    }

  if (gloss_annotation_set_is_read_only (set))
    add_finding (validating, NULL, _("It was written by a newer version of Gloss, so not everything in it can be checked."));
  if (g_strcmp0 (gloss_annotation_set_get_reviewer (set)->id, reviewer) != 0)
    add_finding (validating, NULL, _("The reviewer in it is not the one in its name."));
  findings = check_set (set, articles, codebook);
  add_findings (validating, findings);
  return TRUE;
}

/* A sidecar that was given, or one whose article went. */
static gboolean
validate_one (Validating        *validating,
              const GlossInput  *input,
              GFile             *source,
              GlossCodebook     *codebook,
              GError           **error)
{
  g_autofree char *shown = gloss_input_dup_name_beside (input, input->file);
  g_auto (Articles) articles = { NULL };
  g_autoptr (GError) article_error = NULL;
  gboolean has_article = articles_load (&articles, input, source, &article_error);

  validating->file = shown;
  if (!validate_sidecar (validating, input->file, &articles, codebook, error))
    return FALSE;

  if (!has_article)
    add_finding (validating, NULL, article_error->message);
  return TRUE;
}

/* All sidecars of an article. */
static gboolean
validate_source (Validating        *validating,
                 const GlossInput  *input,
                 GlossCodebook     *codebook,
                 GError           **error)
{
  g_auto (Articles) articles = { NULL };
  g_autoptr (GlossStore) store = NULL;
  g_autoptr (GPtrArray) sidecars = NULL;

  if (!articles_load (&articles, input, input->file, error))
    return FALSE;

  store = gloss_store_new_for_source (input->file, articles.read);
  sidecars = gloss_sidecars_list (store, error);
  if (sidecars == NULL)
    return FALSE;

  for (guint i = 0; i < sidecars->len; i++)
    {
      GFile *sidecar = g_ptr_array_index (sidecars, i);
      g_autofree char *shown = gloss_input_dup_name_beside (input, sidecar);
      g_autoptr (GError) sidecar_error = NULL;

      validating->file = shown;
      if (!validate_sidecar (validating, sidecar, &articles, codebook, &sidecar_error))
        gloss_input_report (input, sidecar, sidecar_error->message);
    }
  return TRUE;
}

static gboolean
validate (const GlossInput  *input,
          gpointer           user_data,
          GError           **error)
{
  GlossProject *project = gloss_input_get_project (input, error);
  g_autoptr (GFile) source = gloss_sidecars_dup_source (input->file);
  GlossCodebook *codebook;

  if (project == NULL)
    return FALSE;

  codebook = gloss_project_get_codebook (project);
  if (source != NULL)
    return validate_one (user_data, input, source, codebook, error);
  return validate_source (user_data, input, codebook, error);
}

/* --- the command ------------------------------------------------------------------------------- */

/* A folder's articles, and what is left of articles that went. */
static char **
add_strays (char **paths)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (char **path = paths; *path != NULL; path++)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (*path);
      g_autoptr (GPtrArray) strays = NULL;

      g_strv_builder_add (all, *path);
      strays = g_file_test (*path, G_FILE_TEST_IS_DIR) ? gloss_sidecars_list_strays (folder, NULL) : NULL;
      for (guint i = 0; strays != NULL && i < strays->len; i++)
        {
          g_autofree char *name = g_file_get_basename (g_ptr_array_index (strays, i));

          g_strv_builder_take (all, g_build_filename (*path, name, NULL));
        }
    }
  return g_strv_builder_end (all);
}

static GlossStatus
validate_all (Validating  *validating,
              char       **paths)
{
  g_auto (GStrv) all = add_strays (paths);
  GlossStatus status;

  gloss_output_begin_json (validating->out, &validating->json);
  if (validating->is_json)
    gloss_json_output_begin_array (&validating->json, GLOSS_JSON_LAYOUT_LINES);
  status = gloss_inputs_foreach (all, validating->out, validate, validating);
  if (validating->is_json)
    gloss_json_output_end (&validating->json);
  return status == GLOSS_STATUS_DONE && validating->has_findings ? GLOSS_STATUS_FINDINGS : status;
}

static GlossStatus
run (const GlossCommand  *self,
     char               **arguments,
     GlossOutput         *out)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    GLOSS_OPTION_FORMAT (&format),
    GLOSS_OPTION_FILES (&files),
    G_OPTION_ENTRY_NULL
  };
  Validating validating = { .out = out };
  GlossStatus status;

  if (!gloss_command_parse (self, arguments, entries, out, &status))
    return status;
  if (!gloss_command_parse_format (self, format, &validating.is_json))
    return GLOSS_STATUS_USAGE;
  if (files == NULL)
    return gloss_command_misused (self, _("Which file?"));

  return validate_all (&validating, files);
}

const GlossCommand gloss_command_validate = {
  .name = "validate",
  .arguments = N_("FILE..."),
  .summary = N_("Check annotations against format, codebook and article"),
  .description = N_("Takes annotation files, articles (for all annotation files that belong to them) and folders.\n"
                    "Each finding is a line: the file, the annotation's id where there is one, and a sentence."),
  .run = run,
};
