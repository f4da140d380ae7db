/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person goes about in the article: by annotations, by parts, by sentences that are not decided. */
#include "config.h"

#include "article/gloss-article-view.h"
#include "dialogs/gloss-go-dialog.h"
#include "dialogs/gloss-go-target.h"
#include "opened-window.h"

/* Two sections, the second one with a part; key points and questions. */
#define PARTS                                                            \
  "# The harbour\n\nThe harbour will reopen. Costs rose.\n\n"              \
  "## Key Points\n\n1. The city pays half.\n2. The rest is borrowed.\n\n" \
  "## Who pays\n\nThe city does.\n\n"                                     \
  "### And when\n\nIn May.\n\n"                                           \
  "## What comes next\n\nNobody knows.\n\n"                               \
  "## FAQ\n\n**When does it open?**\n\nIn May.\n"

static char *
list_codes (GListModel *targets)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (GlossGoTarget) target = g_list_model_get_item (targets, i);

      g_string_append_printf (codes, "%s%s=%s", i > 0 ? " " : "", gloss_go_target_get_code (target), gloss_go_target_get_block_id (target));
    }

  return g_string_free_and_steal (codes);
}

static GFile *
open_parts (Fixture *self)
{
  GFile *file = make_file (self->folder, "parts.md", PARTS);

  opened_window_open (self, file);
  wait_until (opened_window_find (self, GLOSS_TYPE_ARTICLE_VIEW) != NULL);
  return file;
}

static void
test_targets (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GFile) file = open_parts (self);
  g_autoptr (GListModel) targets = gloss_go_target_list (gloss_document_get_article (opened_window_get_document (self)));
  g_autofree char *codes = list_codes (targets);
  g_autoptr (GlossGoTarget) section = gloss_go_target_find_only (targets, "2");
  g_autoptr (GlossGoTarget) point = gloss_go_target_find_only (targets, "K2");

  g_assert_cmpstr (codes, ==, "l=lead k1=kp-1 k2=kp-2 1=s1 1.1=s1.1 2=s2 q1=faq-1.q");
  g_assert_cmpstr (gloss_go_target_get_block_id (section), ==, "s2");
  g_assert_cmpstr (gloss_go_target_get_block_id (point), ==, "kp-2");
  g_assert_cmpstr (gloss_go_target_get_title (point), ==, "The rest is borrowed.");
  /* 1 may be the beginning of 1.1. */
  g_assert_null (gloss_go_target_find_only (targets, "1"));
  g_assert_null (gloss_go_target_find_only (targets, "k"));
  g_assert_null (gloss_go_target_find_only (targets, "9"));
  g_assert_null (gloss_go_target_find_only (targets, ""));

  g_assert_true (gloss_go_target_matches (point, ""));
  g_assert_true (gloss_go_target_matches (point, "k"));
  g_assert_true (gloss_go_target_matches (point, "rest bor"));
  g_assert_false (gloss_go_target_matches (point, "q"));
}

static GtkEditable *
open_dialog (Fixture    *self,
             const char *action)
{
  opened_window_activate (self, action, NULL);
  wait_until (opened_window_find (self, GLOSS_TYPE_GO_DIALOG) != NULL);
  return GTK_EDITABLE (find_widget (opened_window_find (self, GLOSS_TYPE_GO_DIALOG), GTK_TYPE_SEARCH_ENTRY));
}

static gsize
get_start (Fixture    *self,
           const char *block)
{
  return gloss_article_find_block (gloss_document_get_article (opened_window_get_document (self)), block)->range.start;
}

static void
assert_place (Fixture    *self,
              const char *block)
{
  const GlossRange *place = gloss_view_state_get_place (self->state);

  g_assert_nonnull (place);
  g_assert_cmpuint (place->start, ==, get_start (self, block));
}

static void
test_number (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GFile) file = open_parts (self);
  GtkEditable *entry = open_dialog (self, "win.go-to-number");

  gtk_editable_set_text (entry, "q1");
  wait_until (opened_window_find (self, GLOSS_TYPE_GO_DIALOG) == NULL);
  assert_place (self, "faq-1.q");

  /* What may go on waits for Enter. */
  entry = open_dialog (self, "win.go-to-number");
  gtk_editable_set_text (entry, "1");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  assert_place (self, "faq-1.q");
  g_signal_emit_by_name (entry, "activate");
  assert_place (self, "s1");
  wait_until (opened_window_find (self, GLOSS_TYPE_GO_DIALOG) == NULL);
}

static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GFile) file = open_parts (self);
  GtkEditable *entry = open_dialog (self, "win.go-to");

  gtk_editable_set_text (entry, "2");
  g_assert_nonnull (opened_window_find (self, GLOSS_TYPE_GO_DIALOG));
  gtk_editable_set_text (entry, "zzz");
  g_signal_emit_by_name (entry, "activate");
  gtk_editable_set_text (entry, "comes");
  g_signal_emit_by_name (entry, "activate");
  assert_place (self, "s2");
  wait_until (opened_window_find (self, GLOSS_TYPE_GO_DIALOG) == NULL);
}

static GlossRange
tag_sentence (Fixture *self,
              gsize    offset)
{
  GlossRange sentence;

  g_assert_true (gloss_article_get_sentence_at (gloss_document_get_article (opened_window_get_document (self)), offset, &sentence));
  gloss_view_state_set_place (self->state, &sentence, FALSE);
  opened_window_activate (self, "win.tag", "s", "claim");
  return sentence;
}

/* From the one that is selected, but from the reading cursor once that has moved on. */
static void
test_neighbours (Fixture       *self,
                 gconstpointer  data)
{
  GlossRange first, last;
  GlossAnnotation *found;

  opened_window_open (self, self->article);
  first = tag_sentence (self, 0);
  last = tag_sentence (self, get_start (self, "s1.p1"));
  g_assert_null (gloss_view_state_find_neighbour (self->state, 1));
  found = gloss_view_state_find_neighbour (self->state, -1);
  g_assert_cmpuint (gloss_annotation_get_extent (found).start, ==, first.start);

  gloss_view_state_set_place (self->state, &first, FALSE);
  found = gloss_view_state_find_neighbour (self->state, 1);
  g_assert_cmpuint (gloss_annotation_get_extent (found).start, ==, first.start);
  opened_window_activate (self, "win.next-annotation", NULL);
  g_assert_true (gloss_view_state_get_selected (self->state) == found);
  opened_window_activate (self, "win.next-annotation", NULL);
  g_assert_cmpuint (gloss_annotation_get_extent (gloss_view_state_get_selected (self->state)).start, ==, last.start);
}

static void
test_undecided (Fixture       *self,
                gconstpointer  data)
{
  GlossDocument *document;
  GlossRange found;
  guint n = 0;

  opened_window_open (self, self->article);
  document = opened_window_get_document (self);
  tag_sentence (self, 0);
  opened_window_activate (self, "win.next-undecided", NULL);
  g_assert_cmpuint (gloss_view_state_get_place (self->state)->start, ==, 32);
  g_assert_null (gloss_view_state_get_selected (self->state));

  /* Goes round until there is none. */
  for (; gloss_document_find_undecided (document, 40, &found); n++)
    tag_sentence (self, found.start);
  g_assert_cmpuint (n, ==, 4);
  opened_window_activate (self, "win.next-undecided", NULL);
  g_assert_nonnull (self->window->toast);
}

int
main (int   argc,
      char *argv[])
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, opened_window_set_up, func, opened_window_tear_down)
  ADD ("/window-going/targets", test_targets);
  ADD ("/window-going/number", test_number);
  ADD ("/window-going/words", test_words);
  ADD ("/window-going/neighbours", test_neighbours);
  ADD ("/window-going/undecided", test_undecided);
#undef ADD

  return g_test_run ();
}
