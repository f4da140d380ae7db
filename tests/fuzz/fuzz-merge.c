/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way merges of sidecars: nobody's annotation is lost, and where one side did nothing the other one counts. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "store/gloss-item.h"

/* The parts of an input are the last members of a page, so that nearly all of it is about what is merged. */
#define PAGE \
  "{\"id\": \"urn:page\", \"type\": \"AnnotationPage\", \"gloss:format\": \"1.0\", \"gloss:reviewer\": {\"id\": \"maria\"}, " \
  "\"gloss:source\": {\"path\": \"a.txt\", \"textSha256\": \"here\", \"textLength\": 90}, "

static GlossAnnotationSet *
read_part (GBytes *part)
{
  GString *text = g_string_new (PAGE);
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_len (text, g_bytes_get_data (part, NULL), g_bytes_get_size (part));
  g_string_append_c (text, '}');
  bytes = g_string_free_to_bytes (text);
  return gloss_annotation_set_read (bytes, "a", NULL);
}

/* What a merge gives, written and read again. */
static GlossAnnotationSet *
merge (GlossAnnotationSet *base,
       GlossAnnotationSet *ours,
       GlossAnnotationSet *theirs)
{
  g_autoptr (GlossAnnotationSet) merged = gloss_annotation_set_copy (ours);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;
  GlossAnnotationSet *again;

  gloss_annotation_set_merge (merged, base, theirs, NULL);
  written = gloss_annotation_set_write (merged);
  again = gloss_annotation_set_read (written, "merged", &error);
  g_assert_no_error (error);
  return again;
}

static void
check_same (GlossAnnotationSet *one,
            GlossAnnotationSet *other)
{
  g_autoptr (GBytes) of_one = gloss_annotation_set_write (one);
  g_autoptr (GBytes) of_other = gloss_annotation_set_write (other);

  fuzz_check_equal (of_one, of_other);
}

/* Law: whoever merges comes to the same annotations. */
static void
check_same_items (GlossAnnotationSet *one,
                  GlossAnnotationSet *other)
{
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (one);

  g_assert_cmpuint (annotations->len, ==, gloss_annotation_set_get_n_annotations (other));
  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      GlossAnnotation *twin = gloss_annotation_set_find (other, gloss_annotation_get_id (annotation));
      g_autofree char *text = gloss_annotation_set_encode (one, annotation);
      g_autofree char *twin_text = NULL;
      g_autoptr (JsonNode) item = gloss_item_from_text (text);
      g_autoptr (JsonNode) twin_item = NULL;

      g_assert_nonnull (twin);
      twin_text = gloss_annotation_set_encode (other, twin);
      twin_item = gloss_item_from_text (twin_text);
      if (!json_node_equal (item, twin_item))
        g_assert_cmpstr (text, ==, twin_text);
    }
}

static gboolean
has_link (GlossAnnotationSet *set,
          const char         *id)
{
  GPtrArray *links = gloss_annotation_set_get_links (set);

  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (((const GlossLink *) g_ptr_array_index (links, i))->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
has_quarantined (GlossAnnotationSet *set,
                 const char         *id)
{
  GPtrArray *quarantined = gloss_annotation_set_get_quarantined (set);

  for (guint i = 0; i < quarantined->len; i++)
    if (g_strcmp0 (((const GlossQuarantined *) g_ptr_array_index (quarantined, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has (GlossAnnotationSet *set,
     const char         *id)
{
  return gloss_annotation_set_find (set, id) != NULL || has_link (set, id) || has_quarantined (set, id);
}

/* Law: what one side made, or both still have, is there; what is gone, somebody took out. */
static void
check_none_lost (GlossAnnotationSet *base,
                 GlossAnnotationSet *one,
                 GlossAnnotationSet *other,
                 GlossAnnotationSet *merged)
{
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (one);
  GPtrArray *links = gloss_annotation_set_get_links (one);

  for (guint i = 0; i < annotations->len; i++)
    {
      const char *id = gloss_annotation_get_id (g_ptr_array_index (annotations, i));

      if (has (other, id) || (!has (base, id) && !gloss_annotation_set_is_deleted (other, id)))
        g_assert_true (has (merged, id));
    }
  for (guint i = 0; i < links->len; i++)
    {
      const char *id = ((const GlossLink *) g_ptr_array_index (links, i))->id;

      if (has (other, id) || (!has (base, id) && !gloss_annotation_set_is_deleted (other, id)))
        g_assert_true (has (merged, id));
    }
}

/* Law: what is there is not said to be deleted. */
static gboolean
is_consistent (GlossAnnotationSet *set)
{
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (set);

  for (guint i = 0; i < annotations->len; i++)
    if (gloss_annotation_set_is_deleted (set, gloss_annotation_get_id (g_ptr_array_index (annotations, i))))
      return FALSE;
  return TRUE;
}

/* Nor is it there twice: Gloss writes no such page, but for a merge with a damaged one. */
static gboolean
is_whole (GlossAnnotationSet *set)
{
  GPtrArray *quarantined = gloss_annotation_set_get_quarantined (set);

  for (guint i = 0; i < quarantined->len; i++)
    {
      const char *id = ((const GlossQuarantined *) g_ptr_array_index (quarantined, i))->id;

      if (id != NULL && (gloss_annotation_set_find (set, id) != NULL || has_link (set, id) || gloss_annotation_set_is_deleted (set, id)))
        return FALSE;
    }
  return is_consistent (set);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GPtrArray) parts = fuzz_split (data, size, 3);
  g_autoptr (GlossAnnotationSet) base = read_part (g_ptr_array_index (parts, 0));
  g_autoptr (GlossAnnotationSet) ours = parts->len > 1 ? read_part (g_ptr_array_index (parts, 1)) : NULL;
  g_autoptr (GlossAnnotationSet) theirs = parts->len > 2 ? read_part (g_ptr_array_index (parts, 2)) : NULL;
  g_autoptr (GlossAnnotationSet) merged = NULL;
  g_autoptr (GlossAnnotationSet) other_way = NULL;
  g_autoptr (GlossAnnotationSet) unchanged = NULL;
  g_autoptr (GlossAnnotationSet) ours_again = NULL;

  if (base == NULL || ours == NULL || theirs == NULL)
    return 0;
  merged = merge (base, ours, theirs);
  other_way = merge (base, theirs, ours);
  check_none_lost (base, ours, theirs, merged);
  check_none_lost (base, theirs, ours, merged);
  check_none_lost (base, ours, theirs, other_way);
  check_none_lost (base, theirs, ours, other_way);
  if (!is_whole (base) || !is_whole (ours) || !is_whole (theirs))
    return 0;
  g_assert_true (is_consistent (merged));
  check_same_items (merged, other_way);
  unchanged = merge (base, ours, base);
  check_same (unchanged, ours);
  ours_again = merge (base, ours, ours);
  check_same (ours_again, ours);
  return 0;
}
