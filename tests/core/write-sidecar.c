/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a sidecar with every kind of item that Gloss writes, new and edited, for check-wadm.py. */
#include "config.h"

#include "annotation-article.h"
#include "json/gloss-json.h"
#include "store/gloss-annotation-set.h"

static GlossAnnotation *
put (GlossAnnotationSet *set,
     GlossArticle       *article,
     const char         *tag,
     const GlossRange   *ranges,
     gsize               n_ranges)
{
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, ranges, n_ranges);
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_new ("maria", tag, anchor);

  gloss_annotation_set_put (set, annotation);
  return gloss_annotation_set_find (set, gloss_annotation_get_id (annotation));
}

static void
fill (GlossAnnotationSet *set,
      GlossArticle       *article)
{
  GlossRange pieces[] = { { 0, 3 }, { 11, 17 } };
  g_autoptr (GlossAnnotation) plain = g_object_ref (put (set, article, "claim", &(GlossRange) { 4, 10 }, 1));
  GlossAnnotation *split = put (set, article, "evidence", pieces, 2);
  g_autoptr (GlossAnnotation) noted = gloss_annotation_with_note (plain, "Who said “so”? 😀");
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), "CFS");
  g_autoptr (GlossAnnotation) valued = gloss_annotation_with_attribute (noted, "checkworthiness", value);
  g_autoptr (GlossAnnotation) tagged = gloss_annotation_with_tag (valued, "quantity");

  put (set, article, "key_point", &(GlossRange) { 0, 40 }, 1);
  gloss_annotation_set_put (set, tagged);
  gloss_annotation_set_add_link (set, "supports", gloss_annotation_get_id (split), gloss_annotation_get_id (plain));
  gloss_annotation_set_cover (set, (GlossRange) { 0, 10 }, "nothing");
}

/* Once more as it comes back from a file, with another note. */
static GlossAnnotationSet *
reread (GlossAnnotationSet *set)
{
  g_autoptr (GBytes) bytes = gloss_annotation_set_write (set);
  GlossAnnotationSet *again = gloss_annotation_set_read (bytes, "sidecar", NULL);
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (again);

  for (guint i = 0; i < annotations->len; i++)
    {
      g_autoptr (GlossAnnotation) edited = gloss_annotation_with_note (g_ptr_array_index (annotations, i), "Edited.");

      gloss_annotation_set_put (again, edited);
    }
  return again;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GlossArticle) article = make_article ("The bridge is\xc3\xa9 closed.\nIt opens in spring, or so they say.");
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  GlossReviewer maria = { (char *) "maria", (char *) "Maria Silva" };
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_new ("a b: ü.txt", article, &maria, codebook);
  g_autoptr (GlossAnnotationSet) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  fill (set, article);
  again = argc > 1 && g_str_equal (argv[1], "--edited") ? reread (set) : g_object_ref (set);
  bytes = gloss_annotation_set_write (again);
  g_print ("%.*s", (int) g_bytes_get_size (bytes), (const char *) g_bytes_get_data (bytes, NULL));
  return 0;
}
