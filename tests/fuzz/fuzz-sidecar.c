/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidecars: what was read is written with nothing lost, and a second time as the same bytes. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "json/gloss-json.h"
#include "store/gloss-annotation-set.h"
#include "store/gloss-item.h"

static GlossAnnotationSet *
read_again (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  GlossAnnotationSet *set = gloss_annotation_set_read (bytes, "a", &error);

  g_assert_no_error (error);
  return set;
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The elements of a list as texts. */
static GPtrArray *
list_texts (JsonObject *object,
            const char *name)
{
  JsonArray *array = get_array (object, name);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (texts, gloss_item_to_text (json_array_get_element (array, i)));
  return texts;
}

/* Ids stand in a set, so one of them may have been there twice. */
static GPtrArray *
list_each_once (JsonObject *object,
                const char *name)
{
  g_autoptr (GPtrArray) texts = list_texts (object, name);
  GPtrArray *once = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < texts->len; i++)
    if (!g_ptr_array_find_with_equal_func (once, g_ptr_array_index (texts, i), g_str_equal, NULL))
      g_ptr_array_add (once, g_strdup (g_ptr_array_index (texts, i)));
  return once;
}

/* Law: every item is there as it was, understood or not. */
static void
check_items (JsonObject *before,
             JsonObject *after)
{
  g_autoptr (GPtrArray) old_items = list_texts (before, "items");
  g_autoptr (GPtrArray) new_items = list_texts (after, "items");

  fuzz_check_lists (old_items, new_items);
}

static void
check_deleted (JsonObject *before,
               JsonObject *after)
{
  g_autoptr (GPtrArray) old_ids = list_each_once (before, "gloss:deleted");
  g_autoptr (GPtrArray) new_ids = list_each_once (after, "gloss:deleted");

  fuzz_check_lists (old_ids, new_ids);
}

/* Law: every other member of the page is as it was. */
static void
check_header (JsonObject *before,
              JsonObject *after)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, before);
  while (json_object_iter_next (&iter, &name, &value))
    {
      g_autofree char *text = gloss_json_to_string (value);
      g_autofree char *again = NULL;

      g_assert_true (json_object_has_member (after, name));
      again = gloss_json_to_string (json_object_get_member (after, name));
      if (!g_str_equal (name, "items") && !(g_str_equal (name, "gloss:deleted") && JSON_NODE_HOLDS_ARRAY (value)))
        g_assert_cmpstr (text, ==, again);
    }
  g_assert_cmpuint (json_object_get_size (before), ==, json_object_get_size (after));
}

static void
check_kept (GBytes *bytes,
            GBytes *written)
{
  g_autoptr (JsonNode) before = gloss_json_read (bytes, "a", NULL);
  g_autoptr (JsonNode) after = gloss_json_read (written, "a", NULL);

  /* An item may be such that it is kept and is no JSON that is read. */
  g_assert_true ((before != NULL) == (after != NULL));
  if (before == NULL)
    return;
  check_items (json_node_get_object (before), json_node_get_object (after));
  check_deleted (json_node_get_object (before), json_node_get_object (after));
  check_header (json_node_get_object (before), json_node_get_object (after));
}

static guint
count_items (GlossAnnotationSet *set)
{
  return gloss_annotation_set_get_n_annotations (set) + gloss_annotation_set_get_links (set)->len + gloss_annotation_set_get_quarantined (set)->len;
}

static void
check_same_counts (GlossAnnotationSet *one,
                   GlossAnnotationSet *other)
{
  g_assert_cmpuint (gloss_annotation_set_get_n_annotations (one), ==, gloss_annotation_set_get_n_annotations (other));
  g_assert_cmpuint (gloss_annotation_set_get_links (one)->len, ==, gloss_annotation_set_get_links (other)->len);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (one)->len, ==, gloss_annotation_set_get_quarantined (other)->len);
}

static guint
count_members (JsonNode *item)
{
  return json_object_get_size (json_node_get_object (item));
}

/* Law: an edit of one annotation changes this one alone, and in it nothing else. */
static void
check_edit (GlossAnnotationSet *set,
            GlossAnnotation    *annotation)
{
  g_autoptr (GlossAnnotation) edited = gloss_annotation_with_note (annotation, "Who said so?");
  g_autofree char *text = gloss_annotation_set_encode (set, annotation);
  g_autofree char *edited_text = gloss_annotation_set_encode (set, edited);
  g_autoptr (JsonNode) before = gloss_item_from_text (text);
  g_autoptr (JsonNode) after = gloss_item_from_text (edited_text);
  g_autoptr (GlossAnnotation) decoded = gloss_annotation_set_decode (set, after, NULL);

  g_assert_nonnull (decoded);
  g_assert_cmpstr (gloss_annotation_get_id (decoded), ==, gloss_annotation_get_id (annotation));
  g_assert_cmpstr (gloss_annotation_get_tag (decoded), ==, gloss_annotation_get_tag (annotation));
  g_assert_cmpstr (gloss_annotation_get_note (decoded), ==, "Who said so?");
  g_assert_cmpuint (gloss_anchor_get_n_pieces (gloss_annotation_get_anchor (decoded)), ==,
                    gloss_anchor_get_n_pieces (gloss_annotation_get_anchor (annotation)));
  g_assert_cmpuint (count_members (after), >=, count_members (before));
}

/* Law: what is deleted is gone and is said to be deleted; all the others stay. */
static void
check_removal (GlossAnnotationSet *set,
               const char         *id)
{
  g_autoptr (GlossAnnotationSet) smaller = gloss_annotation_set_copy (set);
  g_autoptr (GlossAnnotationSet) again = NULL;
  g_autoptr (GBytes) written = NULL;

  g_assert_true (gloss_annotation_set_remove (smaller, id));
  written = gloss_annotation_set_write (smaller);
  again = read_again (written);
  g_assert_true (gloss_annotation_set_is_deleted (again, id));
  g_assert_cmpuint (gloss_annotation_set_get_n_annotations (smaller) + 1, ==, gloss_annotation_set_get_n_annotations (set));
  /* One of the quarantined may have had the same id, and can be understood now. */
  g_assert_cmpuint (count_items (again) + 1, ==, count_items (set));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (bytes, "a", &error);
  g_autoptr (GlossAnnotationSet) again = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  fuzz_check_error (set, error);
  if (set == NULL)
    return 0;
  written = gloss_annotation_set_write (set);
  again = read_again (written);
  rewritten = gloss_annotation_set_write (again);
  fuzz_check_equal (written, rewritten);
  check_kept (bytes, written);
  check_same_counts (set, again);
  annotations = gloss_annotation_set_dup_annotations (set);
  for (guint i = 0; i < annotations->len && i < 4; i++)
    {
      check_edit (set, g_ptr_array_index (annotations, i));
      check_removal (set, gloss_annotation_get_id (g_ptr_array_index (annotations, i)));
    }
  return 0;
}
