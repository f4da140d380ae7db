/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that a command was given, one after the other. */
#include "config.h"

#include "gloss-inputs.h"

#include <string.h>

#include "document/gloss-corrections-file.h"
#include "document/gloss-known-texts.h"
#include "gloss-cli-reviewer.h"
#include "gloss-message.h"

/* The corrections of all reviewers are in one place, whoever asks. */
#define ANY_REVIEWER "any"

/* The project is that of the folder that was last looked at: files of one folder come one after the other. */
typedef struct _GlossInputWalk
{
  GlossOutput *out;
  GlossInputFunc func;
  gpointer user_data;
  GlossStatus status;
  GlossProject *project;
  gboolean is_in_folder;
} Walk;

static void
report (Walk       *walk,
        const char *path,
        const char *message)
{
  /* What was done before it is seen before it. */
  gloss_output_flush (walk->out);
  gloss_message_for_file (path, message);
  walk->status = GLOSS_STATUS_INPUT;
}

static void
visit (Walk       *walk,
       GFile      *file,
       const char *path)
{
  g_autofree char *name = gloss_message_file_name (path);
  g_autoptr (GError) error = NULL;
  GlossInput input = { .file = file, .path = path, .name = name, .walk = walk };

  if (!walk->func (&input, walk->user_data, &error))
    report (walk, path, error->message);
}

static void
visit_folder (Walk       *walk,
              GFile      *folder,
              const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossProject) project = gloss_project_open (folder, gloss_cli_reviewer_get_default (), NULL, &error);

  if (project == NULL)
    {
      report (walk, path, error->message);
      return;
    }

  if (gloss_project_get_settings_error (project) == NULL && gloss_project_get_error_message (project) != NULL)
    report (walk, path, gloss_project_get_error_message (project));
  g_set_object (&walk->project, project);
  walk->is_in_folder = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)) && !gloss_output_is_broken (walk->out); i++)
    {
      g_autoptr (GlossArticleItem) item = g_list_model_get_item (G_LIST_MODEL (project), i);
      GFile *file = gloss_article_item_get_file (item);
      g_autofree char *relative = g_file_get_relative_path (folder, file);
      g_autofree char *full = g_build_filename (path, relative, NULL);

      visit (walk, file, full);
    }
  walk->is_in_folder = FALSE;
}

static gboolean
is_folder (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR);
}

/**
 * gloss_inputs_are_several:
 * @paths: (array zero-terminated=1): files and folders
 *
 * Returns: whether there may be more than one input, so that each must be named
 */
gboolean
gloss_inputs_are_several (char **paths)
{
  return g_strv_length (paths) != 1 || is_folder (paths[0]);
}

/**
 * gloss_inputs_foreach:
 * @paths: (array zero-terminated=1): files and folders; a folder stands for the articles of its project
 * @out: where @func writes; when that is broken, no further input is taken
 * @func: works on a input
 * @user_data: handed to it
 *
 * Works on one input after the other. One that fails is reported, and the others are done.
 *
 * Returns: %GLOSS_STATUS_DONE, or %GLOSS_STATUS_INPUT if one of them failed
 */
GlossStatus
gloss_inputs_foreach (char            **paths,
                       GlossOutput      *out,
                       GlossInputFunc   func,
                       gpointer          user_data)
{
  Walk walk = { .out = out, .func = func, .user_data = user_data, .status = GLOSS_STATUS_DONE };

  for (char **path = paths; *path != NULL && !gloss_output_is_broken (out); path++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (*path);

      if (is_folder (*path))
        visit_folder (&walk, file, *path);
      else
        visit (&walk, file, *path);
    }

  g_clear_object (&walk.project);
  return walk.status;
}

/* The folder that was given, or the one that the file is in. */
static gboolean
open_project (const GlossInput  *self,
              GError           **error)
{
  Walk *walk = self->walk;
  g_autoptr (GFile) folder = g_file_get_parent (self->file);

  if (walk->is_in_folder || (walk->project != NULL && g_file_equal (gloss_project_get_folder (walk->project), folder)))
    return TRUE;

  g_clear_object (&walk->project);
  walk->project = gloss_project_open (folder, gloss_cli_reviewer_get_default (), NULL, error);
  return walk->project != NULL;
}

/**
 * gloss_input_get_project:
 * @self: an article
 * @error: return location for an error
 *
 * Opens the project of an article. Fails also where its settings cannot be read, for nothing is right then that is
 * done by the default codebook.
 *
 * Returns: (transfer none): the project, until the next article
 */
GlossProject *
gloss_input_get_project (const GlossInput  *self,
                         GError           **error)
{
  const GError *settings_error;

  if (!open_project (self, error))
    return NULL;

  settings_error = gloss_project_get_settings_error (self->walk->project);
  if (settings_error == NULL)
    return self->walk->project;

  g_propagate_error (error, g_error_copy (settings_error));
  return NULL;
}

/* The path of a file in the folder of an input, as the input's was given. */
static char *
dup_path_beside (const GlossInput *self,
                 GFile            *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *given = NULL;

  if (!g_file_has_parent (self->file, folder))
    return g_file_get_path (file);
  if (strchr (self->path, G_DIR_SEPARATOR) == NULL)
    return g_steal_pointer (&name);

  given = g_path_get_dirname (self->path);
  return g_build_filename (given, name, NULL);
}

/**
 * gloss_input_correct:
 * @self: an article, or one of its sidecars
 * @source: the article's file
 * @article: what a reader made of it
 *
 * Sets right in the structure what the reviewers did. Corrections that cannot be read are reported.
 *
 * Returns: (transfer full): the article as reviewers have it; its offsets are those of @article
 */
GlossArticle *
gloss_input_correct (const GlossInput *self,
                     GFile            *source,
                     GlossArticle     *article)
{
  g_autoptr (GlossStore) store = gloss_store_new_for_source (source, article);
  g_autoptr (GlossCorrectionsFile) file = NULL;
  g_autoptr (GlossPlacing) placing = NULL;
  g_autoptr (GlossCorrections) corrections = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;

  file = gloss_corrections_file_new (store, ANY_REVIEWER, source, article);
  if (!gloss_corrections_file_load (file, NULL, &error))
    {
      gloss_input_report (self, file->file, error->message);
      return g_object_ref (article);
    }

  placing = gloss_known_texts_new_placing (gloss_article_get_text (article), source, store, NULL);
  corrections = gloss_corrections_file_carry (file, placing, article, &notice);
  if (notice != NULL)
    gloss_input_report (self, file->file, notice);
  return gloss_corrections_apply (corrections, article);
}

/**
 * gloss_input_dup_name_beside:
 * @self: an article
 * @file: a file that belongs to it
 *
 * Returns: (transfer full): the path of @file as people read it, in the manner in which the article's was given
 */
char *
gloss_input_dup_name_beside (const GlossInput *self,
                             GFile            *file)
{
  g_autofree char *path = dup_path_beside (self, file);

  return gloss_message_file_name (path);
}

/**
 * gloss_input_report:
 * @self: an article
 * @file: a file that belongs to it
 * @message: a translated sentence
 *
 * Reports something that went wrong although the rest of the work on the article goes on.
 */
void
gloss_input_report (const GlossInput *self,
                    GFile            *file,
                    const char       *message)
{
  g_autofree char *path = dup_path_beside (self, file);

  report (self->walk, path, message);
}
