/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much time sets, anchors and the sorted list take, in CPU time: bench-store [ANNOTATIONS [KILOBYTES]]. */
#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "annotation/gloss-annotation-list.h"
#include "article/gloss-article-builder.h"
#include "store/gloss-annotation-set.h"

static clock_t since;

/* In CPU time: other programs do not count. */
static void
say (const char *what,
     guint       n)
{
  double seconds = (double) (clock () - since) / CLOCKS_PER_SEC;

  g_print ("%-32s %9.2f ms  %8.2f us each\n", what, seconds * 1e3, seconds * 1e6 / n);
  since = clock ();
}

static GlossArticle *
make_article (gsize       n_bytes,
              const char *before)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GString) paragraph = g_string_new (before);

  for (gsize length = 0; length < n_bytes; length += 600)
    {
      g_string_truncate (paragraph, length == 0 ? paragraph->len : 0);
      while (paragraph->len < 600)
        {
          for (int i = g_rand_int_range (random, 2, 10); i > 0; i--)
            g_string_append_c (paragraph, g_rand_int_range (random, 'a', 'z' + 1));
          g_string_append_c (paragraph, ' ');
        }
      gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, paragraph->str, paragraph->len);
    }
  return gloss_article_builder_finish (builder);
}

static GlossAnnotation *
make_annotation (GlossArticle *article,
                 GRand        *random)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (article));
  gsize start = g_rand_int_range (random, 0, length - 200);
  GlossRange range = { start, start + g_rand_int_range (random, 20, 180) };
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &range, 1);
  g_autoptr (GlossAnnotation) plain = gloss_annotation_new ("maria", "claim", anchor);

  return gloss_annotation_with_note (plain, "To be looked at again.");
}

static GPtrArray *
resolve_all (GPtrArray    *annotations,
             GlossArticle *article)
{
  g_autoptr (GlossPlacing) placing = gloss_placing_new (gloss_article_get_text (article), NULL, NULL, NULL);

  return gloss_placing_place_all (placing, annotations, NULL);
}

static void
measure_list (GPtrArray    *annotations,
              GlossArticle *article)
{
  g_autoptr (GlossAnnotationList) list = gloss_annotation_list_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (more, make_annotation (article, random));
  since = clock ();
  gloss_annotation_list_fill (list, annotations);
  say ("list: fill", annotations->len);
  for (guint i = 0; i < more->len; i++)
    gloss_annotation_list_put (list, g_ptr_array_index (more, i));
  say ("list: put 1,000 more", more->len);
  for (guint i = 0; i < more->len; i++)
    gloss_annotation_list_remove (list, gloss_annotation_get_id (g_ptr_array_index (more, i)));
  say ("list: remove them", more->len);
}

int
main (int    argc,
      char **argv)
{
  guint n = argc > 1 ? atoi (argv[1]) : 10000;
  gsize n_bytes = (argc > 2 ? atoi (argv[2]) : 1024) * 1024;
  g_autoptr (GlossArticle) article = make_article (n_bytes, "");
  g_autoptr (GlossArticle) shifted = make_article (n_bytes, "One more sentence at the beginning. ");
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  GlossReviewer maria = { (char *) "maria", NULL };
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_new ("a.txt", article, &maria, codebook);
  g_autoptr (GlossAnnotationSet) read = NULL;
  g_autoptr (GlossAnnotationSet) copy = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) exact = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;

  since = clock ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossAnnotation) annotation = make_annotation (article, random);

      gloss_annotation_set_put (set, annotation);
    }
  say ("make", n);
  bytes = gloss_annotation_set_write (set);
  say ("write what was made", n);
  read = gloss_annotation_set_read (bytes, "a", NULL);
  say ("read", n);
  again = gloss_annotation_set_write (read);
  say ("write what was read", n);
  copy = gloss_annotation_set_copy (read);
  say ("copy", n);
  annotations = gloss_annotation_set_dup_annotations (read);
  say ("list by id", n);
  exact = resolve_all (annotations, article);
  say ("resolve where they were", n);
  moved = resolve_all (annotations, shifted);
  say ("resolve where all have moved", n);
  measure_list (annotations, article);
  g_print ("%zu bytes, unchanged: %s\n", g_bytes_get_size (bytes), g_bytes_equal (bytes, again) ? "yes" : "NO");
  return 0;
}
