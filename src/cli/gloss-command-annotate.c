/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss-cli annotate: a tag on a piece of an article. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gloss-cli-reviewer.h"
#include "gloss-codebook-output.h"
#include "gloss-command.h"
#include "gloss-inputs.h"
#include "gloss-message.h"
#include "gloss-tagging.h"

/* How long the disk may take. */
#define SAVE_TIMEOUT_MS (60 * 1000)

typedef struct
{
  GlossOutput *out;
  gboolean is_several;
  const GlossReviewer *reviewer;
  const GlossTagging *tagging;
} Annotating;

/* The annotation with everything that it was asked to say. */
static GlossAnnotation *
complete (GlossAnnotation *annotation,
          const char      *note,
          JsonObject      *attributes)
{
  g_autoptr (GlossAnnotation) completed = g_object_ref (annotation);
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  if (note != NULL)
    {
      g_autoptr (GlossAnnotation) noted = gloss_annotation_with_note (completed, note);

      g_set_object (&completed, noted);
    }

  json_object_iter_init (&iter, attributes);
  while (json_object_iter_next (&iter, &id, &value))
    {
      g_autoptr (GlossAnnotation) changed = gloss_annotation_with_attribute (completed, id, value);

      g_set_object (&completed, changed);
    }

  return g_steal_pointer (&completed);
}

/* Everything is looked up before the document is changed, for its changes reach the disk. */
static GlossAnnotation *
add (GlossDocument       *document,
     const GlossInput    *input,
     const GlossTagging  *tagging,
     GError             **error)
{
  g_autoptr (JsonObject) attributes = NULL;
  g_autoptr (GlossAnnotation) completed = NULL;
  GlossAnnotation *annotation;
  GlossRange place;

  attributes = gloss_tagging_parse_attributes (tagging, gloss_document_get_codebook (document), error);
  if (attributes == NULL || !gloss_tagging_find_place (tagging, gloss_document_get_article (document), &place, error))
    {
      g_prefix_error (error, "%s: ", input->name);
      return NULL;
    }

  annotation = gloss_document_tag (document, tagging->tag, &place, 1, error);
  if (annotation == NULL)
    return NULL;

  completed = complete (annotation, tagging->note, attributes);
  if (completed != annotation && !gloss_document_edit (document, completed, error))
    return NULL;
  return g_steal_pointer (&completed);
}

static gboolean
annotate (const GlossInput  *input,
          gpointer            user_data,
          GError            **error)
{
  const Annotating *annotating = user_data;
  GlossProject *project = gloss_input_get_project (input, error);
  GlossReviewer reviewer = *annotating->reviewer;
  g_autoptr (GlossDocument) document = NULL;
  g_autoptr (GlossAnnotation) annotation = NULL;

  if (project == NULL)
    return FALSE;

  if (reviewer.name == NULL)
    reviewer.name = (char *) gloss_project_get_reviewer_name (project, reviewer.id);
  document = gloss_document_load (input->file, &reviewer, gloss_project_get_codebook (project), NULL, error);
  if (document == NULL)
    return FALSE;

  annotation = add (document, input, annotating->tagging, error);
  if (annotation == NULL || !gloss_document_flush (document, SAVE_TIMEOUT_MS, error))
    return FALSE;

  if (annotating->is_several)
    {
      gloss_output_add (annotating->out, input->name);
      gloss_output_add (annotating->out, ": ");
    }
  gloss_output_add (annotating->out, gloss_annotation_get_id (annotation));
  gloss_output_add_char (annotating->out, '\n');
  return TRUE;
}

/* --- options ----------------------------------------------------------------------------------- */

static gboolean
check_texts (const GlossCommand *self,
             GlossTagging       *tagging)
{
  for (char **set = tagging->sets; set != NULL && *set != NULL; set++)
    {
      if (!gloss_command_check_text (self, "set", set))
        return FALSE;
      if (strchr (*set, '=') == NULL || **set == '=')
        {
          gloss_command_misused (self, _("“%s” is not an attribute and a value, as in --set stance=support."), *set);
          return FALSE;
        }
    }

  return gloss_command_check_text (self, "tag", &tagging->tag) &&
         gloss_command_check_text (self, "quote", &tagging->quote) &&
         gloss_command_check_text (self, "prefix", &tagging->prefix) &&
         gloss_command_check_text (self, "suffix", &tagging->suffix) &&
         gloss_command_check_text (self, "unit", &tagging->unit) &&
         gloss_command_check_text (self, "note", &tagging->note);
}

/* Two code point offsets, the second behind the first. */
static gboolean
parse_range (const char *text,
             GlossRange *range)
{
  g_auto (GStrv) offsets = g_strsplit (text, ":", 2);
  guint64 start;
  guint64 end;

  if (g_strv_length (offsets) != 2 ||
      !g_ascii_string_to_unsigned (offsets[0], 10, 0, G_MAXINT32, &start, NULL) ||
      !g_ascii_string_to_unsigned (offsets[1], 10, start + 1, G_MAXINT32, &end, NULL))
    return FALSE;

  range->start = start;
  range->end = end;
  return TRUE;
}

static gboolean
check_place (const GlossCommand *self,
             GlossTagging       *tagging)
{
  const char *problem = NULL;

  if ((tagging->quote != NULL) + (tagging->range_text != NULL) + (tagging->unit != NULL) != 1)
    problem = _("One of --quote, --range and --unit is needed.");
  else if (tagging->quote == NULL && (tagging->prefix != NULL || tagging->suffix != NULL))
    problem = _("--prefix and --suffix need --quote.");
  else if (tagging->quote != NULL && *tagging->quote == '\0')
    problem = _("The quote is empty.");
  else if (tagging->range_text != NULL && !parse_range (tagging->range_text, &tagging->range))
    problem = _("A range is two numbers of characters, the second greater than the first, as in --range 120:154.");

  if (problem != NULL)
    gloss_command_misused (self, "%s", problem);
  return problem == NULL;
}

static gboolean
check (const GlossCommand *self,
       GlossTagging       *tagging,
       const char         *reviewer)
{
  if (tagging->tag == NULL)
    {
      gloss_command_misused (self, _("--tag is needed."));
      return FALSE;
    }
  if (!check_texts (self, tagging) || !check_place (self, tagging))
    return FALSE;
  return gloss_cli_reviewer_check_option (self, reviewer);
}

static GlossStatus
annotate_all (char               **files,
              GlossOutput         *out,
              const GlossTagging  *tagging,
              char                *reviewer_id)
{
  const GlossReviewer *standard = gloss_cli_reviewer_get_default ();
  GlossReviewer other = { .id = reviewer_id };
  Annotating annotating = {
    .out = out,
    .is_several = gloss_inputs_are_several (files),
    .reviewer = reviewer_id == NULL || g_str_equal (reviewer_id, standard->id) ? standard : &other,
    .tagging = tagging,
  };

  return gloss_inputs_foreach (files, out, annotate, &annotating);
}

static GlossStatus
list_tags (char        **files,
           GlossOutput  *out)
{
  const char *path = files != NULL ? files[0] : ".";
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_object_ref (file) : g_file_get_parent (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossProject) project = gloss_project_open (folder, gloss_cli_reviewer_get_default (), NULL, &error);

  if (project != NULL && gloss_project_get_settings_error (project) != NULL)
    error = g_error_copy (gloss_project_get_settings_error (project));
  if (error != NULL)
    {
      gloss_message_for_file (path, error->message);
      return GLOSS_STATUS_INPUT;
    }

  gloss_codebook_output_print (out, gloss_project_get_codebook (project));
  return GLOSS_STATUS_DONE;
}

static GlossStatus
run (const GlossCommand  *self,
     char               **arguments,
     GlossOutput         *out)
{
  g_auto (GStrv) files = NULL;
  g_auto (GlossTagging) tagging = { 0 };
  g_autofree char *reviewer = NULL;
  gboolean wants_tags = FALSE;
  const GOptionEntry entries[] = {
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &tagging.tag, N_("The tag, by its id in the codebook"), N_("TAG") },
    { "quote", 0, 0, G_OPTION_ARG_FILENAME, &tagging.quote, N_("The text to annotate"), N_("TEXT") },
    { "prefix", 0, 0, G_OPTION_ARG_FILENAME, &tagging.prefix, N_("What stands before the quote, where it occurs more than once"), N_("TEXT") },
    { "suffix", 0, 0, G_OPTION_ARG_FILENAME, &tagging.suffix, N_("What stands after the quote"), N_("TEXT") },
    { "range", 0, 0, G_OPTION_ARG_FILENAME, &tagging.range_text, N_("The characters to annotate, the first and the one after the last"), N_("START:END") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &tagging.unit, N_("The block to annotate, by its id"), N_("ID") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &tagging.note, N_("A note"), N_("TEXT") },
    { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &tagging.sets, N_("An attribute of the tag; may be given several times"), N_("ATTR=VALUE") },
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &reviewer, N_("Who annotates, by id"), N_("REVIEWER") },
    { "list-tags", 0, 0, G_OPTION_ARG_NONE, &wants_tags, N_("Instead, list the tags of the file’s or folder’s codebook"), NULL },
    GLOSS_OPTION_FILES (&files),
    G_OPTION_ENTRY_NULL
  };
  GlossStatus status;

  if (!gloss_command_parse (self, arguments, entries, out, &status))
    return status;
  if (wants_tags)
    return list_tags (files, out);
  if (files == NULL)
    return gloss_command_misused (self, _("Which file?"));
  if (!check (self, &tagging, reviewer))
    return GLOSS_STATUS_USAGE;

  return annotate_all (files, out, &tagging, reviewer);
}

const GlossCommand gloss_command_annotate = {
  .name = "annotate",
  .arguments = N_("FILE..."),
  .summary = N_("Tag a piece of an article"),
  .description = N_("The annotation is added to the reviewer’s file beside the article, as the window does it, and\n"
                    "its id is written. Without --reviewer it is the one of the window’s preferences."),
  .run = run,
};
