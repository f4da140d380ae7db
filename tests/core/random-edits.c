/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random edits of a document, of all kinds. */
#include "config.h"

#include "random-edits.h"

#include "document/gloss-document-private.h"

static const char *const tags[] = { "claim", "evidence", "key_point", "summary" };
static const char *const notes[] = { "naïve", "東京", "🙂 \"quoted\"\n", "e\xcc\x81t\xc3\xa9", "No?" };

static const char *
pick_text (const char *const *texts,
           guint              n_texts)
{
  return texts[g_test_rand_int_range (0, n_texts)];
}

#define pick_of(texts) pick_text (texts, G_N_ELEMENTS (texts))

static GlossAnnotation *
pick_annotation (GlossDocument *document)
{
  GListModel *list = G_LIST_MODEL (gloss_document_get_annotations (document));
  guint n = g_list_model_get_n_items (list);

  return n > 0 ? g_list_model_get_item (list, g_test_rand_int_range (0, n)) : NULL;
}

static GlossRange
pick_range (GlossDocument *document)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (gloss_document_get_article (document)));
  gsize start = g_test_rand_int_range (0, length);
  gsize end = start + g_test_rand_int_range (1, 40);

  return (GlossRange) { start, MIN (end, length) };
}

/* Some places hold nothing that can be tagged. */
gboolean
random_tag (GlossDocument *document)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (gloss_document_get_article (document)));
  GlossRange ranges[2] = { pick_range (document) };

  ranges[1] = (GlossRange) { ranges[0].end, MIN (ranges[0].end + 5, length) };
  return gloss_document_tag (document, pick_of (tags), ranges, ranges[1].start < ranges[1].end && g_test_rand_bit () ? 2 : 1, NULL) != NULL;
}

static GlossAnnotation *
change_annotation (GlossAnnotation *annotation)
{
  g_autoptr (JsonNode) value = json_node_init_int (json_node_alloc (), g_test_rand_int_range (0, 4));
  g_autofree char *note = g_strdup_printf ("%s %d", pick_of (notes), g_test_rand_int ());

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return gloss_annotation_with_tag (annotation, pick_of (tags));
    case 1:
      return gloss_annotation_with_attribute (annotation, "confidence", g_test_rand_bit () ? value : NULL);
    default:
      return gloss_annotation_with_note (annotation, note);
    }
}

static void
edit_one (GlossDocument *document)
{
  g_autoptr (GlossAnnotation) annotation = pick_annotation (document);
  g_autoptr (GlossAnnotation) changed = annotation != NULL ? change_annotation (annotation) : NULL;

  if (changed != NULL)
    gloss_document_edit (document, changed, NULL);
}

static void
remove_one (GlossDocument *document)
{
  g_autoptr (GlossAnnotation) annotation = pick_annotation (document);

  if (annotation != NULL)
    g_assert_true (gloss_document_remove (document, gloss_annotation_get_id (annotation), NULL));
}

static void
link_two (GlossDocument *document)
{
  g_autoptr (GlossAnnotation) one = pick_annotation (document);
  g_autoptr (GlossAnnotation) other = pick_annotation (document);

  if (one != NULL)
    gloss_document_link (document, g_test_rand_bit () ? "supported_by" : "partly_supported_by", gloss_annotation_get_id (one),
                         gloss_annotation_get_id (other), NULL);
}

static void
unlink_one (GlossDocument *document)
{
  g_autoptr (GPtrArray) links = gloss_document_get_links (document, NULL);

  if (links->len > 0)
    gloss_document_unlink (document, ((GlossLink *) g_ptr_array_index (links, g_test_rand_int_range (0, links->len)))->id, NULL);
}

static void
cover_some (GlossDocument *document)
{
  int dice = g_test_rand_int_range (0, 3);

  g_assert_true (gloss_document_cover (document, pick_range (document), dice == 0 ? NULL : dice == 1 ? "read" : "nothing", NULL));
}

void
random_correct (GlossDocument *document)
{
  GlossArticle *article = gloss_document_get_article (document);
  gsize offset = pick_range (document).start;
  const GlossBlock *block = gloss_article_get_block (article, gloss_article_get_block_index_at (article, offset));
  GlossCorrection correction = { g_test_rand_int_range (0, 3), block->range.start, g_test_rand_int_range (0, GLOSS_N_BLOCK_KINDS), 1 };

  if (correction.type == GLOSS_CORRECTION_SPLIT)
    correction.offset = offset;
  gloss_document_correct (document, &correction, NULL);
}

static void
add_new_one (GlossDocument *document,
             GPtrArray     *changes)
{
  GlossRange range = pick_range (document);
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (gloss_document_get_article (document), &range, 1);
  g_autoptr (GlossAnnotation) annotation = NULL;

  if (anchor == NULL)
    return;
  annotation = gloss_annotation_new (gloss_document_get_reviewer (document), pick_of (tags), anchor);
  g_ptr_array_add (changes, gloss_change_new_add (annotation));
}

static void
change_one (GlossDocument *document,
            GPtrArray     *changes)
{
  g_autoptr (GlossAnnotation) shown = pick_annotation (document);
  GlossAnnotation *own = shown != NULL ? gloss_annotation_set_find (document->own, gloss_annotation_get_id (shown)) : NULL;
  g_autoptr (GlossAnnotation) changed = own != NULL ? change_annotation (own) : NULL;

  for (guint i = 0; own != NULL && i < changes->len; i++)
    if (gloss_change_find_part (g_ptr_array_index (changes, i), gloss_annotation_get_id (own)) != NULL)
      return;
  if (changed != NULL && g_test_rand_bit ())
    g_ptr_array_add (changes, gloss_change_new_edit (own, changed));
  else if (own != NULL)
    g_ptr_array_add (changes, gloss_change_new_remove (own));
}

/* Additions, edits and removals as one step, as an import or a bulk change does it. */
static void
do_group (GlossDocument *document)
{
  static const GlossChangeKind kinds[] = { GLOSS_CHANGE_IMPORT, GLOSS_CHANGE_EDIT, GLOSS_CHANGE_REANCHOR, GLOSS_CHANGE_MERGE };

  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  g_autoptr (GlossChange) group = NULL;

  for (int i = g_test_rand_int_range (1, 5); i > 0; i--)
    add_new_one (document, changes);
  for (int i = g_test_rand_int_range (0, 5); i > 0; i--)
    change_one (document, changes);
  group = gloss_change_new_group (kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))], changes);
  gloss_document_perform (document, group);
}

/* One edit that can be undone; now and then none, where there is nothing to edit. */
void
random_edit (GlossDocument *document)
{
  int dice = g_test_rand_int_range (0, 100);

  if (dice < 28)
    random_tag (document);
  else if (dice < 52)
    edit_one (document);
  else if (dice < 60)
    remove_one (document);
  else if (dice < 70)
    link_two (document);
  else if (dice < 75)
    unlink_one (document);
  else if (dice < 85)
    cover_some (document);
  else if (dice < 93)
    random_correct (document);
  else
    do_group (document);
}

/* An edit, or one that is taken back or done again. */
void
random_step (GlossDocument *document)
{
  int dice = g_test_rand_int_range (0, 100);

  if (dice < 80)
    random_edit (document);
  else if (dice < 92)
    gloss_document_undo (document);
  else
    gloss_document_redo (document);
}
