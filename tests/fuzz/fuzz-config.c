/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss.json and the codebook beside it: whatever they say, there are a name, a codebook and a reason. */
#include "config.h"

#include "fuzz.h"

#include "project/gloss-project-config.h"

static void
check_reviewers (GHashTable *reviewers)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, reviewers);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      GlossProjectReviewer *reviewer = value;

      g_assert_true (g_utf8_validate (id, -1, NULL));
      g_assert_true (reviewer->name == NULL || g_utf8_validate (reviewer->name, -1, NULL));
      g_assert_true (reviewer->color == NULL || g_regex_match_simple ("^#[0-9a-fA-F]{6}$", reviewer->color, 0, 0));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GPtrArray) parts = fuzz_split (data, size, 2);
  g_autoptr (GFile) file = fuzz_put (GLOSS_PROJECT_CONFIG_NAME, g_ptr_array_index (parts, 0));
  g_autoptr (GFile) codebook = fuzz_put ("codebook.json", parts->len > 1 ? g_ptr_array_index (parts, 1) : NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GlossProjectConfig) config = gloss_project_config_load (folder, NULL);
  g_autoptr (GlossProjectConfig) again = gloss_project_config_load (folder, NULL);

  g_assert_cmpstr (config->name, !=, NULL);
  g_assert_true (g_utf8_validate (config->name, -1, NULL));
  g_assert_true (GLOSS_IS_CODEBOOK (config->codebook));
  g_assert_cmpstr (config->name, ==, again->name);
  g_assert_cmpstr (gloss_codebook_get_sha256 (config->codebook), ==, gloss_codebook_get_sha256 (again->codebook));
  g_assert_cmpint (config->blind, ==, again->blind);
  g_assert_true ((config->error != NULL) == (again->error != NULL));
  if (config->error != NULL)
    g_assert_true (g_utf8_validate (config->error->message, -1, NULL));
  check_reviewers (config->reviewers);
  return 0;
}
