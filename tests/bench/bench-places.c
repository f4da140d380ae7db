/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-places: how long a document takes to open when its source is as it was annotated, and when 3 % of its words have changed. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "document/gloss-document.h"
#include "reader/gloss-article-loader.h"
#include "store/gloss-text-snapshot.h"

#define SHARE_CHANGED 0.03

/* The shortest of so many runs. */
#define ROUNDS 5

static const char *const words[] = { "the", "harbour", "council", "voted", "on", "Monday", "to", "close", "old", "ferry", "line", "passengers", "were",
                                     "told", "by", "letter", "engineers", "found", "a", "crack", "in", "its", "third", "pier", "repairs", "will",
                                     "take", "six", "weeks", "nobody", "was", "hurt", "bridge", "island", "minister", "said" };

/* Words of one's own for each place, so that the text does not repeat itself. */
static char *
make_word (GRand *random)
{
  const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

  if (g_rand_int_range (random, 0, 4) > 0)
    return g_strdup (word);
  return g_strdup_printf ("%s%c%c", word, g_rand_int_range (random, 'a', 'z' + 1), g_rand_int_range (random, 'a', 'z' + 1));
}

static GPtrArray *
make_words (gsize n_bytes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  GPtrArray *made = g_ptr_array_new_with_free_func (g_free);

  for (gsize size = 0; size < n_bytes; size += strlen (g_ptr_array_index (made, made->len - 1)) + 1)
    g_ptr_array_add (made, make_word (random));
  return made;
}

/* Sentences of twelve words, paragraphs of eight sentences. */
static void
write_source (GFile     *source,
              GPtrArray *made,
              double     share)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < made->len; i++)
    {
      g_autofree char *other = g_rand_double (random) < share ? make_word (random) : NULL;

      g_string_append (text, other != NULL ? other : g_ptr_array_index (made, i));
      g_string_append (text, i % 96 == 95 ? ".\n\n" : i % 12 == 11 ? ". " : " ");
    }
  g_assert_true (g_file_set_contents (g_file_peek_path (source), text->str, text->len, NULL));
}

static void
annotate (GFile         *folder,
          GFile         *source,
          GlossCodebook *codebook,
          guint          n)
{
  g_autoptr (GlossArticle) article = gloss_article_load (source, NULL, NULL, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GFile) texts = g_file_resolve_relative_path (folder, ".gloss/texts");
  g_autoptr (GFile) sidecar = g_file_get_child (folder, "a.txt.maria.gloss.json");
  GlossReviewer maria = { (char *) "maria", NULL };
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_new ("a.txt", article, &maria, codebook);
  gsize length = gloss_text_get_length (gloss_article_get_text (article));
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n; i++)
    {
      gsize start = g_rand_int_range (random, 0, length - 200);
      GlossRange range = { start, start + g_rand_int_range (random, 20, 200) };
      g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &range, 1);
      g_autoptr (GlossAnnotation) annotation = gloss_annotation_new ("maria", "claim", anchor);

      gloss_annotation_set_put (set, annotation);
    }
  bytes = gloss_annotation_set_write (set);
  g_assert_true (g_file_set_contents (g_file_peek_path (sidecar), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  g_assert_true (gloss_text_snapshot_keep (texts, article, NULL));
}

static void
measure (const char    *what,
         GFile         *source,
         GlossCodebook *codebook)
{
  GlossReviewer maria = { (char *) "maria", NULL };
  double best = G_MAXDOUBLE;
  guint n_moved = 0, n_doubts = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      clock_t since = clock ();
      g_autoptr (GlossDocument) document = gloss_document_load (source, &maria, codebook, NULL, NULL);

      best = MIN (best, 1000.0 * (double) (clock () - since) / CLOCKS_PER_SEC);
      n_moved = gloss_document_get_n_moved (document);
      n_doubts = g_list_model_get_n_items (gloss_document_get_doubts (document));
    }
  g_print ("%-28s %8.1f ms   %5u moved, %4u doubtful\n", what, best, n_moved, n_doubts);
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 1 ? atoi (argv[1]) : 10000;
  g_autofree char *path = g_dir_make_tmp ("gloss-places-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) source = g_file_get_child (folder, "a.txt");
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GPtrArray) made = make_words (1024 * 1024);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", path);

  write_source (source, made, 0.0);
  annotate (folder, source, codebook, n);
  g_print ("%u annotations in 1 MB, CPU time\n", n);
  measure ("open as it was annotated", source, codebook);
  write_source (source, made, SHARE_CHANGED);
  measure ("open with 3 % of words other", source, codebook);
  g_assert_true (gloss_document_flush_all (10000));
  return g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL) ? 0 : 1;
}
