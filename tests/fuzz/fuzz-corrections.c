/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of corrections: applying them changes no letter, and saving one leaves all else that the file says. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "document/gloss-corrections-file.h"
#include "json/gloss-json.h"

/* The text that the corrections are for, under the name it has in the corpus. */
#define TEXT "The bridge was closed.\nNobody was hurt. Ferries run.\nRepairs take six weeks."
#define TEXT_SHA256 "here"

static GlossCorrectionsFile *
open_file (GFile *file)
{
  GlossCorrectionsFile *self = g_new0 (GlossCorrectionsFile, 1);

  self->file = g_object_ref (file);
  self->text_sha256 = g_strdup (TEXT_SHA256);
  self->corrections = gloss_corrections_new (NULL, 0);
  return self;
}

static GBytes *
load (GFile *file)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

/* Law: a correction turns spaces into newlines and back, and nothing else. */
static void
check_applied (GlossCorrections *corrections)
{
  g_autoptr (GlossArticle) article = fuzz_article (TEXT);
  g_autoptr (GlossArticle) corrected = gloss_corrections_apply (corrections, article);
  const char *text = gloss_text_get_utf8 (gloss_article_get_text (corrected), NULL);
  gsize end = 0;

  g_assert_cmpuint (strlen (text), ==, strlen (TEXT));
  for (gsize i = 0; TEXT[i] != '\0'; i++)
    g_assert_true (text[i] == TEXT[i] || (strchr (" \n", text[i]) != NULL && strchr (" \n", TEXT[i]) != NULL));
  for (guint i = 0; i < gloss_article_get_n_blocks (corrected); i++)
    {
      GlossRange range = gloss_article_get_block (corrected, i)->range;

      g_assert_cmpuint (range.start, ==, end + (i > 0));
      g_assert_cmpuint (range.start, <, range.end);
      end = range.end;
    }
  g_assert_cmpuint (end, ==, strlen (TEXT));
}

/* All that the file says but of this text. */
static char *
dup_rest (GBytes *bytes)
{
  g_autoptr (JsonNode) root = gloss_json_read (bytes, "a", NULL);
  JsonObject *texts = json_object_get_object_member (json_node_get_object (root), "texts");

  json_object_remove_member (texts, TEXT_SHA256);
  return gloss_json_to_string (root);
}

static GlossCorrections *
with_one_more (GlossCorrections *corrections)
{
  GlossCorrection more = { .type = GLOSS_CORRECTION_KIND, .kind = GLOSS_BLOCK_QUOTE, .offset = 23 };

  return gloss_corrections_with (corrections, &more);
}

static void
check_saved (GlossCorrectionsFile *self,
             GBytes               *before)
{
  g_autoptr (GlossCorrections) more = with_one_more (self->corrections);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossCorrections) saved = gloss_corrections_file_save (self, more, NULL, &error);
  g_autoptr (GlossCorrectionsFile) again = open_file (self->file);
  g_autoptr (GBytes) after = load (self->file);
  g_autofree char *old_rest = dup_rest (before);
  g_autofree char *new_rest = dup_rest (after);

  g_assert_no_error (error);
  g_assert_true (gloss_corrections_file_load (again, NULL, NULL));
  g_assert_true (gloss_corrections_equal (again->corrections, saved));
  g_assert_cmpstr (old_rest, ==, new_rest);
}

/* Law: a file that cannot be read is never written. */
static void
check_left (GlossCorrectionsFile *self,
            GBytes               *before)
{
  g_autoptr (GlossCorrections) more = with_one_more (self->corrections);
  g_autoptr (GlossCorrections) saved = gloss_corrections_file_save (self, more, NULL, NULL);
  g_autoptr (GBytes) after = load (self->file);

  g_assert_null (saved);
  fuzz_check_equal (before, after);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GFile) file = fuzz_put ("article.txt.json", bytes);
  g_autoptr (GlossCorrectionsFile) self = open_file (file);
  g_autoptr (GError) error = NULL;
  gboolean loaded = gloss_corrections_file_load (self, NULL, &error);

  fuzz_check_error (loaded ? self : NULL, error);
  check_applied (self->corrections);
  if (loaded)
    check_saved (self, bytes);
  else
    check_left (self, bytes);
  return 0;
}
