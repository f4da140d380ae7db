/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss-cli list: the annotations of an article. */
#include "config.h"

#include <glib/gi18n.h>

#include "gloss-annotation-output.h"
#include "gloss-cli-reviewer.h"
#include "gloss-command.h"
#include "gloss-inputs.h"

typedef struct
{
  GlossOutput *out;
  GlossJsonOutput json;
  gboolean is_json;
  gboolean is_several;
  gboolean is_first;
  const char *tag;
  const char *reviewer;
} Listing;

static gboolean
is_wanted (const Listing   *listing,
           GlossAnnotation *annotation)
{
  if (listing->tag != NULL && g_strcmp0 (gloss_annotation_get_tag (annotation), listing->tag) != 0)
    return FALSE;
  return listing->reviewer == NULL || g_strcmp0 (gloss_annotation_get_reviewer (annotation), listing->reviewer) == 0;
}

static GPtrArray *
choose (const Listing *listing,
        GListModel    *annotations)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (annotations, i);

      if (is_wanted (listing, annotation))
        g_ptr_array_add (chosen, g_steal_pointer (&annotation));
    }
  return chosen;
}

static void
print_annotations (Listing           *listing,
                   const GlossInput *input,
                   GPtrArray         *annotations)
{
  if (listing->is_several)
    {
      if (!listing->is_first)
        gloss_output_add_char (listing->out, '\n');
      gloss_output_add (listing->out, input->name);
      gloss_output_add (listing->out, ":\n");
    }
  gloss_annotation_output_print_table (listing->out, annotations);
}

/* Who asks for a reviewer's annotations sees them in a blind project, too. */
static GlossDocument *
load (const Listing     *listing,
      const GlossInput  *input,
      GError           **error)
{
  GlossProject *project = gloss_input_get_project (input, error);
  GlossReviewer named = { .id = (char *) listing->reviewer };

  if (project == NULL)
    return NULL;
  return gloss_document_load_full (input->file,
                                   listing->reviewer != NULL ? &named : gloss_cli_reviewer_get_default (),
                                   gloss_project_get_codebook (project),
                                   gloss_project_get_blind (project) ? GLOSS_LOAD_BLIND : GLOSS_LOAD_ALL,
                                   NULL,
                                   error);
}

static void
report_problems (const GlossInput *input,
                 GListModel        *problems)
{
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (GlossProblem) problem = g_list_model_get_item (problems, i);

      gloss_input_report (input, gloss_problem_get_file (problem), gloss_problem_get_message (problem));
    }
}

static gboolean
list (const GlossInput  *input,
      gpointer            user_data,
      GError            **error)
{
  Listing *listing = user_data;
  g_autoptr (GlossDocument) document = load (listing, input, error);
  g_autoptr (GPtrArray) annotations = NULL;

  if (document == NULL)
    return FALSE;

  annotations = choose (listing, G_LIST_MODEL (gloss_document_get_annotations (document)));
  if (!listing->is_json)
    print_annotations (listing, input, annotations);
  else
    for (guint i = 0; i < annotations->len; i++)
      gloss_annotation_output_write_json (&listing->json, input->name, g_ptr_array_index (annotations, i));
  listing->is_first = FALSE;

  report_problems (input, gloss_document_get_problems (document));
  return TRUE;
}

static GlossStatus
list_all (Listing  *listing,
          char    **files)
{
  GlossStatus status;

  gloss_output_begin_json (listing->out, &listing->json);
  listing->is_several = gloss_inputs_are_several (files);
  if (listing->is_json)
    gloss_json_output_begin_array (&listing->json, GLOSS_JSON_LAYOUT_LINES);
  status = gloss_inputs_foreach (files, listing->out, list, listing);
  if (listing->is_json)
    gloss_json_output_end (&listing->json);
  return status;
}

static GlossStatus
run (const GlossCommand  *self,
     char               **arguments,
     GlossOutput         *out)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *tag = NULL;
  g_autofree char *reviewer = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &tag, N_("Only those with this tag"), N_("TAG") },
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &reviewer, N_("Only those of this reviewer"), N_("REVIEWER") },
    GLOSS_OPTION_FORMAT (&format),
    GLOSS_OPTION_FILES (&files),
    G_OPTION_ENTRY_NULL
  };
  Listing listing = { .out = out, .is_first = TRUE };
  GlossStatus status;

  if (!gloss_command_parse (self, arguments, entries, out, &status))
    return status;
  if (!gloss_command_parse_format (self, format, &listing.is_json) ||
      !gloss_command_check_text (self, "tag", &tag) ||
      !gloss_cli_reviewer_check_option (self, reviewer))
    return GLOSS_STATUS_USAGE;
  if (files == NULL)
    return gloss_command_misused (self, _("Which file?"));

  listing.tag = tag;
  listing.reviewer = reviewer;
  return list_all (&listing, files);
}

const GlossCommand gloss_command_list = {
  .name = "list",
  .arguments = N_("FILE..."),
  .summary = N_("List the annotations of articles"),
  .description = N_("As text: the range in code points, the unit, the tag, the reviewer, how sure the place is, and the\n"
                    "quote; the attributes and the note stand below. JSON is one array of annotations."),
  .run = run,
};
