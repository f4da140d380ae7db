/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-annotate FILE COUNT REVIEWER: writes a sidecar with that many annotations, the same on every run but for ids and times. */
#include "reader/gloss-article-loader.h"
#include "store/gloss-annotation-set.h"

#include <string.h>

#define SHORTEST 20
#define LONGEST 200

/* Returns a stretch of a block as a reviewer might select it. */
static GlossRange
pick_range (GlossArticle *article,
            GRand        *random)
{
  const GlossBlock *block;
  gsize length, start;

  do
    block = gloss_article_get_block (article, g_rand_int_range (random, 0, gloss_article_get_n_blocks (article)));
  while (gloss_range_length (block->range) < SHORTEST);
  length = g_rand_int_range (random, SHORTEST, LONGEST);
  length = MIN (length, gloss_range_length (block->range));
  start = block->range.start + g_rand_int_range (random, 0, gloss_range_length (block->range) - length + 1);
  return (GlossRange) { start, start + length };
}

static void
fill (GlossAnnotationSet *set,
      GlossArticle       *article,
      GlossCodebook      *codebook,
      guint               count)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  GListModel *tags = gloss_codebook_get_tags (codebook);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i % g_list_model_get_n_items (tags));
      GlossRange range = pick_range (article, random);
      g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &range, 1);
      g_autoptr (GlossAnnotation) plain = gloss_annotation_new (gloss_annotation_set_get_reviewer (set)->id, gloss_tag_get_id (tag), anchor);
      g_autoptr (GlossAnnotation) noted = i % 3 == 0 ? gloss_annotation_with_note (plain, "To be looked at again.") : g_object_ref (plain);

      gloss_annotation_set_put (set, noted);
    }
}

static gboolean
write_sidecar (const char  *path,
               guint        count,
               char        *reviewer,
               GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GlossArticle) article = gloss_article_load (file, NULL, NULL, error);
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  GlossReviewer who = { reviewer, NULL };
  g_autoptr (GlossAnnotationSet) set = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *sidecar = g_strdup_printf ("%s.%s.gloss.json", path, reviewer);

  if (article == NULL)
    return FALSE;
  set = gloss_annotation_set_new (name, article, &who, codebook);
  fill (set, article, codebook, count);
  bytes = gloss_annotation_set_write (set);
  return g_file_set_contents (sidecar, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    return 2;
  if (!write_sidecar (argv[1], g_ascii_strtoull (argv[2], NULL, 10), argv[3], &error))
    {
      g_printerr ("%s\n", error->message);
      return 3;
    }
  return 0;
}
