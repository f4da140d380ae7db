/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what is in a folder: the files as they lie there, and the articles as they open. */
#include "config.h"

#include "files.h"
#include "state.h"

#include "store/gloss-sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * It reads a line each of these, and answers with a line of JSON:
 *   files FOLDER                       whether every file is what it should be: {"faults": [...], "sidecars": {NAME: DIGEST}, "lines": N}
 *   open FOLDER ARTICLE REVIEWER       what the article holds: {"digest": ..., "keys": {...}, "own": the digest of the
 *                                      sidecar, "is_empty": ..., "problems": [...]}; what had not been saved is saved
 *   walk FOLDER ARTICLE REVIEWER       the digests on the way back to the beginning: {"digests": [...]}
 *   sweep FOLDER                       takes away what was left behind: {"n": N}
 */
#define PATIENCE (120 * 1000)

typedef struct
{
  JsonBuilder *answer;
  GlossCodebook *codebook;
} Opener;

static void
add_strings (JsonBuilder *builder,
             const char  *name,
             GPtrArray   *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (strings, i));
  json_builder_end_array (builder);
}

static void
add_state (JsonBuilder *builder,
           GHashTable  *state)
{
  g_autofree char *digest = state_dup_digest (state);
  GHashTableIter iter;
  gpointer key, hash;

  json_builder_set_member_name (builder, "digest");
  json_builder_add_string_value (builder, digest);
  json_builder_set_member_name (builder, "keys");
  json_builder_begin_object (builder);
  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, &key, &hash))
    {
      json_builder_set_member_name (builder, key);
      json_builder_add_string_value (builder, hash);
    }
  json_builder_end_object (builder);
}

static void
add_problems (JsonBuilder   *builder,
              GlossDocument *document)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  GListModel *problems = gloss_document_get_problems (document);

  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (GlossProblem) problem = g_list_model_get_item (problems, i);

      g_ptr_array_add (messages, g_strdup (gloss_problem_get_message (problem)));
    }
  add_strings (builder, "problems", messages);
}

static GlossDocument *
load (Opener     *self,
      const char *folder,
      const char *name,
      const char *reviewer)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  GlossReviewer who = { (char *) reviewer, NULL };
  g_autoptr (GError) error = NULL;
  GlossDocument *document = gloss_document_load (source, &who, self->codebook, NULL, &error);

  if (document == NULL)
    g_error ("%s", error->message);
  return document;
}

static void
save (Opener        *self,
      GlossDocument *document)
{
  g_autoptr (GError) error = NULL;

  if (gloss_document_flush (document, PATIENCE, &error))
    return;
  json_builder_set_member_name (self->answer, "error");
  json_builder_add_string_value (self->answer, error->message);
}

static void
open_article (Opener     *self,
              char      **words)
{
  g_autoptr (GlossDocument) document = load (self, words[1], words[2], words[3]);
  g_autoptr (GHashTable) state = state_new (document);
  g_autoptr (GHashTable) own = state_new_for_set (document->own);
  g_autofree char *digest = state_dup_digest (own);

  add_state (self->answer, state);
  json_builder_set_member_name (self->answer, "own");
  json_builder_add_string_value (self->answer, digest);
  json_builder_set_member_name (self->answer, "is_empty");
  json_builder_add_boolean_value (self->answer, gloss_document_get_n_own (document) == 0);
  add_problems (self->answer, document);
  save (self, document);
}

static void
walk (Opener     *self,
      char      **words)
{
  g_autoptr (GlossDocument) document = load (self, words[1], words[2], words[3]);
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);

  do
    {
      g_autoptr (GHashTable) state = state_new (document);

      g_ptr_array_add (digests, state_dup_digest (state));
    }
  while (gloss_document_undo (document));
  add_strings (self->answer, "digests", digests);
  save (self, document);
}

static void
list_files (Opener     *self,
            char      **words)
{
  g_autoptr (Files) files = files_look (words[1]);
  GHashTableIter iter;
  gpointer name, digest;

  add_strings (self->answer, "faults", files->faults);
  json_builder_set_member_name (self->answer, "lines");
  json_builder_add_int_value (self->answer, files->n_lines);
  json_builder_set_member_name (self->answer, "sidecars");
  json_builder_begin_object (self->answer);
  g_hash_table_iter_init (&iter, files->sidecars);
  while (g_hash_table_iter_next (&iter, &name, &digest))
    {
      json_builder_set_member_name (self->answer, name);
      json_builder_add_string_value (self->answer, digest);
    }
  json_builder_end_object (self->answer);
}

static void
sweep (Opener  *self,
       char   **words)
{
  json_builder_set_member_name (self->answer, "n");
  json_builder_add_int_value (self->answer, gloss_sweep (words[1]));
}

static void
answer (Opener *self,
        char   *line)
{
  g_auto (GStrv) words = g_strsplit (g_strchomp (line), "\t", -1);
  guint n = g_strv_length (words);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  self->answer = json_builder_new ();
  json_builder_begin_object (self->answer);
  if (n == 2 && g_str_equal (words[0], "files"))
    list_files (self, words);
  else if (n == 4 && g_str_equal (words[0], "open"))
    open_article (self, words);
  else if (n == 4 && g_str_equal (words[0], "walk"))
    walk (self, words);
  else if (n == 2 && g_str_equal (words[0], "sweep"))
    sweep (self, words);
  else
    g_error ("Not understood: %s", line);
  json_builder_end_object (self->answer);
  root = json_builder_get_root (self->answer);
  text = json_to_string (root, FALSE);
  g_clear_object (&self->answer);
  puts (text);
  fflush (stdout);
}

int
main (int   argc,
      char *argv[])
{
  Opener opener = { NULL, gloss_codebook_new_default () };
  char *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, stdin) > 0)
    {
      answer (&opener, line);
      /* What documents leave to be done later. */
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  free (line);
  g_object_unref (opener.codebook);
  return EXIT_SUCCESS;
}
