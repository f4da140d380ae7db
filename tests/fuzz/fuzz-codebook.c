/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codebooks: one that is taken can be used throughout, and is the same however it is laid out. */
#include "config.h"

#include "fuzz.h"

#include "codebook/gloss-codebook.h"
#include "json/gloss-json.h"

static void
check_words (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_attribute (GlossAttribute *attribute)
{
  check_words (gloss_attribute_get_id (attribute));
  check_words (gloss_attribute_get_label (attribute));
  if (gloss_attribute_get_value_type (attribute) == GLOSS_ATTRIBUTE_SCALE)
    g_assert_cmpint (gloss_attribute_get_min (attribute), <, gloss_attribute_get_max (attribute));
  if (gloss_attribute_get_value_type (attribute) == GLOSS_ATTRIBUTE_CHOICE)
    g_assert_cmpuint (gloss_attribute_get_n_choices (attribute), >, 0);
}

/* Law: ids are unique, so a tag is found by its own. */
static void
check_tag (GlossCodebook *codebook,
           GlossTag      *tag)
{
  GListModel *attributes = gloss_tag_get_attributes (tag);

  check_words (gloss_tag_get_id (tag));
  check_words (gloss_tag_get_label (tag));
  g_assert_true (gloss_codebook_find_tag (codebook, gloss_tag_get_id (tag)) == tag);
  if (gloss_tag_get_key (tag) != NULL)
    g_assert_true (gloss_codebook_find_tag_for_key (codebook, gloss_tag_get_key (tag)) == tag);
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (GlossAttribute) attribute = g_list_model_get_item (attributes, i);

      check_attribute (attribute);
      g_assert_true (gloss_tag_find_attribute (tag, gloss_attribute_get_id (attribute)) == attribute);
    }
}

static void
check_codebook (GlossCodebook *codebook)
{
  GListModel *tags = gloss_codebook_get_tags (codebook);
  GListModel *relations = gloss_codebook_get_relations (codebook);

  check_words (gloss_codebook_get_id (codebook));
  check_words (gloss_codebook_get_version (codebook));
  check_words (gloss_codebook_get_title (codebook));
  g_assert_cmpuint (g_list_model_get_n_items (tags), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      check_tag (codebook, tag);
    }
  for (guint i = 0; i < g_list_model_get_n_items (relations); i++)
    {
      g_autoptr (GlossRelation) relation = g_list_model_get_item (relations, i);

      g_assert_true (gloss_codebook_find_relation (codebook, gloss_relation_get_id (relation)) == relation);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossCodebook) codebook = gloss_codebook_read (bytes, "a", &error);
  g_autoptr (GlossCodebook) again = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GBytes) written = NULL;

  fuzz_check_error (codebook, error);
  if (codebook == NULL)
    return 0;
  check_codebook (codebook);
  node = gloss_json_read (bytes, "a", NULL);
  written = gloss_json_write (node);
  again = gloss_codebook_read (written, "a", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gloss_codebook_get_sha256 (codebook), ==, gloss_codebook_get_sha256 (again));
  return 0;
}
