/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits articles at random through the document, and tells of each edit when it is safe; until it is killed. */
#include "config.h"

#include "editor.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"
#include "tell.h"

/*
 * crash-edit FOLDER REVIEWER SEED [OPTIONS...]: on its standard output it says, a line each,
 *   i NUMBER KIND ARTICLE                what it is about to do
 *   b NUMBER ARTICLE DIGEST KEY=HASH...  what the article holds with it, before any of it is on disk
 *   d NUMBER                             everything up to this one is in the journal
 *   f NUMBER TEXT                        it is not, and the document says so
 *   l ARTICLE DIGEST                     an article was opened, and holds this
 *   F FAULT, E COUNT                     calls begin to fail, and do so no more
 *   s ARTICLE                            it was said to be saved
 *   ! TEXT                               something is wrong
 */
typedef struct
{
  GFile *folder;
  GlossReviewer reviewer;
  GMainLoop *loop;
  Editor *editor;

  GStrv articles;
  int company;
  gboolean has_faults;
  int n_turns;

  guint faulty_turns;
  int fault;
} Work;

static gboolean on_turn (gpointer user_data);

static void
open_any (Work *work)
{
  const char *name = work->articles[g_random_int_range (0, g_strv_length (work->articles))];

  editor_open (work->editor, work->folder, name, &work->reviewer);
}

/* Ends what fails: from here on everything must get to the disk. */
static void
end_faults (Work *work)
{
  work->faulty_turns = 0;
  tell ("E %u", crash_faults_end ());
  editor_settle (work->editor);
}

static void
begin_faults (Work *work)
{
  work->faulty_turns = g_random_int_range (1, 8);
  work->fault = g_random_int_range (FAULT_MIXED, N_FAULTS);
  tell ("F %d", work->fault);
  crash_faults_begin (work->fault, g_random_int_range (20, 500));
}

static void
schedule (Work *work)
{
  int dice = g_random_int_range (0, 100);
  guint delay = dice < 60 ? 0 : dice < 90 ? g_random_int_range (1, 5) : g_random_int_range (5, 40);

  g_timeout_add (delay, on_turn, work);
}

static gboolean
is_over (Work *work)
{
  return work->n_turns > 0 && --work->n_turns == 0;
}

static gboolean
on_turn (gpointer user_data)
{
  Work *work = user_data;
  gboolean is_faulty = work->faulty_turns > 0;

  editor_do_anything (work->editor, g_random_int_range (1, 5));
  if (g_random_int_range (0, 10) < 8)
    editor_flush (work->editor, is_faulty ? work->fault : FAULT_NONE);
  if (g_random_int_range (0, 6) == 0)
    editor_save (work->editor);

  if (is_faulty && --work->faulty_turns == 0)
    end_faults (work);
  else if (!is_faulty && g_random_int_range (0, 20) == 0)
    open_any (work);
  else if (!is_faulty && work->has_faults && g_random_int_range (0, 4) == 0)
    begin_faults (work);

  if (is_over (work))
    g_main_loop_quit (work->loop);
  else
    schedule (work);
  return G_SOURCE_REMOVE;
}

static gboolean
parse (Work   *work,
       int     argc,
       char  **argv)
{
  GOptionEntry entries[] = {
    { "company", 0, 0, G_OPTION_ARG_INT, &work->company, "Who else edits", "0-2" },
    { "faults", 0, 0, G_OPTION_ARG_NONE, &work->has_faults, "Let calls fail now and then", NULL },
    { "turns", 0, 0, G_OPTION_ARG_INT, &work->n_turns, "End by itself", "N" },
    { "article", 0, 0, G_OPTION_ARG_STRING_ARRAY, &work->articles, "What to edit", "NAME" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER REVIEWER SEED");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, &argc, &argv, &error) && argc == 4 && work->articles != NULL)
    {
      work->folder = g_file_new_for_path (argv[1]);
      work->reviewer = (GlossReviewer) { g_strdup (argv[2]), NULL };
      g_random_set_seed (g_ascii_strtoull (argv[3], NULL, 10));
      return TRUE;
    }
  g_printerr ("%s\n", error != NULL ? error->message : "FOLDER REVIEWER SEED and --article are needed");
  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  Work work = { NULL };

  if (!parse (&work, argc, argv))
    return 2;
  work.loop = g_main_loop_new (NULL, FALSE);
  work.editor = editor_new (work.company);
  open_any (&work);
  schedule (&work);
  g_main_loop_run (work.loop);

  if (work.faulty_turns > 0)
    end_faults (&work);
  editor_settle (work.editor);
  editor_free (work.editor);
  if (!gloss_document_flush_all (60000))
    tell ("! not everything could be saved at the end");
  g_main_loop_unref (work.loop);
  g_object_unref (work.folder);
  g_strfreev (work.articles);
  g_free (work.reviewer.id);
  return EXIT_SUCCESS;
}
