/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss-cli reanchor: what becomes of the annotations of an article in another version of it. */
#include "config.h"

#include <glib/gi18n.h>

#include "document/gloss-known-texts.h"
#include "gloss-cli-reviewer.h"
#include "gloss-command.h"
#include "gloss-inputs.h"
#include "gloss-message.h"
#include "gloss-reanchor-output.h"
#include "reader/gloss-article-loader.h"
#include "store/gloss-item.h"

/* How long the disk may take. */
#define SAVE_TIMEOUT_MS (60 * 1000)

typedef struct
{
  GlossOutput *out;
  const char *against;
  const char *reviewer;
  gboolean is_json;
  gboolean is_applied;
  gboolean has_findings;
} Reanchoring;

/* --- the annotations and their places ---------------------------------------------------------- */

static gboolean
is_wanted (GlossAnnotationSet *set,
           const char         *reviewer)
{
  return reviewer == NULL || g_strcmp0 (gloss_annotation_set_get_reviewer (set)->id, reviewer) == 0;
}

/* Who asks for a reviewer's annotations sees them in a blind project, too; only one's own are written. */
static const char *
get_reviewer (const Reanchoring *self,
              GlossProject      *project)
{
  if (self->reviewer != NULL)
    return self->reviewer;
  return self->is_applied || gloss_project_get_blind (project) ? gloss_cli_reviewer_get_default ()->id : NULL;
}

static GPtrArray *
load_sets (const GlossInput  *input,
           GlossStore        *store,
           const char        *reviewer,
           GError           **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_store_problem_free);
  g_autoptr (GPtrArray) sets = gloss_store_load_all (store, problems, NULL, error);

  for (guint i = 0; sets != NULL && i < problems->len; i++)
    {
      const GlossStoreProblem *problem = g_ptr_array_index (problems, i);

      gloss_input_report (input, problem->file, problem->message);
    }
  for (guint i = sets != NULL ? sets->len : 0; i > 0; i--)
    if (!is_wanted (g_ptr_array_index (sets, i - 1), reviewer))
      g_ptr_array_remove_index (sets, i - 1);
  return g_steal_pointer (&sets);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const GlossPiece *one = gloss_anchor_get_piece (gloss_annotation_get_anchor ((GlossAnnotation *) a), 0);
  const GlossPiece *other = gloss_anchor_get_piece (gloss_annotation_get_anchor ((GlossAnnotation *) b), 0);

  if (one->range.start != other->range.start)
    return one->range.start < other->range.start ? -1 : 1;
  return g_strcmp0 (gloss_annotation_get_id ((GlossAnnotation *) a), gloss_annotation_get_id ((GlossAnnotation *) b));
}

/* All of them in the order of the text that was annotated. */
static GPtrArray *
place_all (GPtrArray    *sets,
           GlossPlacing *placing)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sets->len; i++)
    g_ptr_array_extend_and_steal (annotations, gloss_annotation_set_dup_annotations (g_ptr_array_index (sets, i)));
  g_ptr_array_sort_values (annotations, compare_places);
  return gloss_placing_place_all (placing, annotations, NULL);
}

/* Only what is said in the same words is taken without a person's eye. */
static gboolean
is_sure (GlossAnnotation *placed)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (placed);

  return gloss_anchor_is_certain (anchor) && gloss_anchor_get_state (anchor) <= GLOSS_ANCHOR_MOVED;
}

/* --- writing ----------------------------------------------------------------------------------- */

static GPtrArray *
list_sure (GPtrArray *placed)
{
  GPtrArray *sure = g_ptr_array_new ();

  for (guint i = 0; i < placed->len; i++)
    if (is_sure (g_ptr_array_index (placed, i)))
      g_ptr_array_add (sure, g_ptr_array_index (placed, i));
  return sure;
}

/* The links of which both ends are taken over. */
static GPtrArray *
list_links (GPtrArray *sets,
            GPtrArray *sure)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < sure->len; i++)
    g_hash_table_add (ids, (gpointer) gloss_annotation_get_id (g_ptr_array_index (sure, i)));
  for (guint i = 0; i < sets->len; i++)
    {
      GPtrArray *links = gloss_annotation_set_get_links (g_ptr_array_index (sets, i));

      for (guint j = 0; j < links->len; j++)
        {
          const GlossLink *link = g_ptr_array_index (links, j);

          if (g_hash_table_contains (ids, link->from) && g_hash_table_contains (ids, link->to))
            g_ptr_array_add (chosen, (gpointer) link);
        }
    }
  return chosen;
}

static gboolean
write_in_place (GlossDocument  *document,
                GPtrArray      *sure,
                GError        **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < sure->len; i++)
    g_ptr_array_add (ids, (gpointer) gloss_annotation_get_id (g_ptr_array_index (sure, i)));
  return gloss_document_accept (document, ids, error);
}

static gboolean
write_elsewhere (const GlossInput  *input,
                 GlossDocument     *document,
                 GPtrArray         *sets,
                 GPtrArray         *sure,
                 GError           **error)
{
  g_autoptr (GPtrArray) links = list_links (sets, sure);
  guint n_added;

  if (!gloss_document_import (document, sure, links, &n_added, error))
    return FALSE;
  if (n_added < sure->len)
    {
      g_autofree char *message = g_strdup_printf (ngettext ("%u annotation was there already, or was deleted there. It is left as it is.",
                                                            "%u annotations were there already, or were deleted there. They are left as they are.",
                                                            sure->len - n_added),
                                                  sure->len - n_added);

      gloss_message_for_file (input->path, message);
    }
  return TRUE;
}

/* Writes the sidecar of the new version; where that is the same file, its own. */
static gboolean
apply (const Reanchoring  *self,
       const GlossInput   *input,
       GFile              *file,
       GlossProject       *project,
       GPtrArray          *sets,
       GPtrArray          *placed,
       GError            **error)
{
  GlossReviewer reviewer = { .id = (char *) get_reviewer (self, project) };
  g_autoptr (GPtrArray) sure = list_sure (placed);
  g_autoptr (GlossDocument) document = NULL;
  gboolean done;

  if (sure->len == 0)
    return TRUE;
  reviewer.name = (char *) gloss_project_get_reviewer_name (project, reviewer.id);
  document = gloss_document_load (file, &reviewer, gloss_project_get_codebook (project), NULL, error);
  if (document == NULL)
    return FALSE;
  done = g_file_equal (file, input->file) ? write_in_place (document, sure, error)
                                          : write_elsewhere (input, document, sets, sure, error);
  return done && gloss_document_flush (document, SAVE_TIMEOUT_MS, error);
}

/* --- telling ----------------------------------------------------------------------------------- */

static void
tell (Reanchoring  *self,
      GPtrArray    *placed,
      GlossPlacing *placing)
{
  GlossJsonOutput json;

  gloss_output_begin_json (self->out, &json);
  if (self->is_json)
    gloss_json_output_begin_array (&json, GLOSS_JSON_LAYOUT_LINES);
  for (guint i = 0; i < placed->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (placed, i);
      gboolean is_sure_one = is_sure (annotation);

      if (!gloss_anchor_is_certain (gloss_annotation_get_anchor (annotation)) || (self->is_applied && !is_sure_one))
        self->has_findings = TRUE;
      if (self->is_json)
        gloss_reanchor_output_write_json (&json, annotation, placing, self->is_applied && is_sure_one);
      else
        gloss_reanchor_output_print (self->out, annotation, gloss_placing_get_text (placing));
    }
  if (self->is_json)
    gloss_json_output_end (&json);
}

static gboolean
reanchor (const GlossInput  *input,
          gpointer           user_data,
          GError           **error)
{
  Reanchoring *self = user_data;
  GlossProject *project = gloss_input_get_project (input, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->against);
  g_autoptr (GlossArticle) former = project != NULL ? gloss_article_load (input->file, NULL, NULL, error) : NULL;
  g_autoptr (GlossArticle) article = former != NULL ? gloss_article_load (file, NULL, NULL, error) : NULL;
  g_autoptr (GlossStore) store = NULL;
  g_autoptr (GlossPlacing) placing = NULL;
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (GPtrArray) placed = NULL;

  if (article == NULL)
    return FALSE;
  store = gloss_store_new_for_source (input->file, former);
  sets = load_sets (input, store, get_reviewer (self, project), error);
  if (sets == NULL)
    return FALSE;
  placing = gloss_known_texts_new_placing (gloss_article_get_text (article), input->file, store, gloss_article_get_text (former));
  placed = place_all (sets, placing);
  if (self->is_applied && !apply (self, input, file, project, sets, placed, error))
    return FALSE;
  tell (self, placed, placing);
  return TRUE;
}

/* --- options ----------------------------------------------------------------------------------- */

static GlossStatus
run (const GlossCommand  *self,
     char               **arguments,
     GlossOutput         *out)
{
  g_auto (GStrv) files = NULL;
  g_autofree char *against = NULL;
  g_autofree char *reviewer = NULL;
  g_autofree char *format = NULL;
  gboolean is_applied = FALSE;
  const GOptionEntry entries[] = {
    { "against", 0, 0, G_OPTION_ARG_FILENAME, &against, N_("The other version of the article"), N_("NEW") },
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &reviewer, N_("Only those of this reviewer"), N_("REVIEWER") },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &is_applied, N_("Write those that are exact or have moved"), NULL },
    GLOSS_OPTION_FORMAT (&format),
    GLOSS_OPTION_FILES (&files),
    G_OPTION_ENTRY_NULL
  };
  Reanchoring reanchoring = { .out = out };
  GlossStatus status;

  if (!gloss_command_parse (self, arguments, entries, out, &status))
    return status;
  if (!gloss_command_parse_format (self, format, &reanchoring.is_json) || !gloss_cli_reviewer_check_option (self, reviewer))
    return GLOSS_STATUS_USAGE;
  if (files == NULL || gloss_inputs_are_several (files))
    return gloss_command_misused (self, _("Which file? One article at a time is carried over."));
  if (against == NULL)
    return gloss_command_misused (self, _("--against is needed."));

  reanchoring.against = against;
  reanchoring.reviewer = reviewer;
  reanchoring.is_applied = is_applied;
  status = gloss_inputs_foreach (files, out, reanchor, &reanchoring);
  return status == GLOSS_STATUS_DONE && reanchoring.has_findings ? GLOSS_STATUS_FINDINGS : status;
}

const GlossCommand gloss_command_reanchor = {
  .name = "reanchor",
  .arguments = N_("FILE --against NEW"),
  .summary = N_("Find the annotations of an article in another version of it"),
  .description = N_("For each annotation: its id and tag, how it fits the new text, how sure that is, the quote, and what stands\n"
                    "there now. Exits with 1 if some are doubtful or gone. --apply writes those that are exact or have moved into\n"
                    "the annotations of NEW; where FILE and NEW are the same, they are brought up to date. All others stay as they are."),
  .run = run,
};
