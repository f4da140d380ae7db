/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The default codebook, and what is wrong with others. */
#include "config.h"

#include <string.h>

#include "article/gloss-block.h"
#include "codebook/gloss-codebook.h"
#include "codebook/gloss-tag-sign.h"
#include "gloss-error.h"

static GlossCodebook *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gloss_codebook_read (bytes, "book.json", error);
}

/* The error names the file and the place. */
static void
assert_fault (const char *text,
              const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "book.json"));
  if (strstr (error->message, place) == NULL)
    g_error ("“%s” does not say “%s”", error->message, place);
}

static void
test_default_has_the_terms (void)
{
  static const char *const tags[] = {
    "claim", "attribution_source", "attribution_cue", "attribution_content", "evidence",
    "quantity", "key_point", "summary", "faq_question", "faq_answer",
  };
  static const char *const relations[] = {
    "supported_by", "partly_supported_by", "contradicted_by", "claimed_by", "supports", "refutes", "answers",
  };
  static const char *const attributes[] = {
    "claim_type", "checkworthiness", "claimant", "stance", "verifiable", "confidence", "normalized",
  };
  g_autoptr (GlossCodebook) book = gloss_codebook_new_default ();
  GlossTag *claim = gloss_codebook_find_tag (book, "claim");

  g_assert_cmpstr (gloss_codebook_get_id (book), ==, "news-claims");
  g_assert_cmpuint (strlen (gloss_codebook_get_sha256 (book)), ==, 64);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    g_assert_nonnull (gloss_codebook_find_tag (book, tags[i]));
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    g_assert_nonnull (gloss_codebook_find_relation (book, relations[i]));
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    g_assert_nonnull (gloss_tag_find_attribute (claim, attributes[i]));
  g_assert_null (gloss_codebook_find_tag (book, "nonsense"));
  g_assert_null (gloss_codebook_find_relation (book, "nonsense"));
  g_assert_finalize_object (g_steal_pointer (&book));
}

static void
test_default_guides (void)
{
  g_autoptr (GlossCodebook) book = gloss_codebook_new_default ();
  GListModel *tags = gloss_codebook_get_tags (book);
  g_autoptr (GHashTable) colors = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);

      g_assert_nonnull (gloss_tag_get_definition (tag));
      g_assert_nonnull (gloss_tag_get_include (tag)[0]);
      g_assert_nonnull (gloss_tag_get_exclude (tag)[0]);
      g_assert_nonnull (gloss_tag_get_examples (tag)[0]);
      g_assert_true (g_hash_table_add (colors, (gpointer) gloss_tag_get_color (tag)));
    }
}

static void
test_default_keys_and_units (void)
{
  static const struct
  {
    GlossBlockKind kind;
    const char *tag;
  } units[] = {
    { GLOSS_BLOCK_KEY_POINT, "key_point" },
    { GLOSS_BLOCK_SUMMARY, "summary" },
    { GLOSS_BLOCK_FAQ_QUESTION, "faq_question" },
    { GLOSS_BLOCK_FAQ_ANSWER, "faq_answer" },
  };
  g_autoptr (GlossCodebook) book = gloss_codebook_new_default ();

  for (char key = '1'; key <= '9'; key++)
    {
      char text[] = { key, '\0' };

      g_assert_nonnull (gloss_codebook_find_tag_for_key (book, text));
    }
  g_assert_cmpstr (gloss_tag_get_id (gloss_codebook_find_tag_for_key (book, "1")), ==, "claim");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *nick = gloss_block_kind_get_nick (units[i].kind);
      GlossTag *tag = gloss_codebook_find_tag_for_unit (book, nick);

      g_assert_cmpstr (gloss_tag_get_id (tag), ==, units[i].tag);
      g_assert_cmpstr (gloss_tag_get_unit_kind (tag), ==, nick);
      g_assert_true (gloss_tag_get_scope (tag) & GLOSS_TAG_ON_UNIT);
      g_assert_true (gloss_tag_get_scope (tag) & GLOSS_TAG_ON_SPAN);
    }
  g_assert_null (gloss_codebook_find_tag_for_unit (book, "paragraph"));
  g_assert_null (gloss_tag_get_unit_kind (gloss_codebook_find_tag (book, "claim")));
}

static void
test_any_unit (void)
{
  g_autoptr (GlossCodebook) book =
    read_text ("{\"id\":\"b\",\"tags\":[{\"id\":\"any\",\"on\":[\"unit\"]},{\"id\":\"head\",\"on\":[\"heading\"]}]}", NULL);

  g_assert_cmpstr (gloss_tag_get_id (gloss_codebook_find_tag_for_unit (book, "heading")), ==, "head");
  g_assert_cmpstr (gloss_tag_get_id (gloss_codebook_find_tag_for_unit (book, "table-row")), ==, "any");
  g_assert_cmpint (gloss_tag_get_scope (gloss_codebook_find_tag (book, "any")), ==, GLOSS_TAG_ON_UNIT);
}

static void
test_falls_back (void)
{
  g_autoptr (GlossCodebook) book =
    read_text ("{\"id\":\"b\",\"tags\":[{\"id\":\"t\",\"color\":\"#ABCDEF\","
               "\"attributes\":[{\"id\":\"a\",\"type\":\"choice\",\"values\":[\"x\",{\"id\":\"y\",\"label\":\"Why\"}]}]}]}", NULL);
  GlossTag *tag = gloss_codebook_find_tag (book, "t");
  GlossAttribute *attribute = gloss_tag_find_attribute (tag, "a");
  const char *label = NULL;

  g_assert_cmpstr (gloss_tag_get_label (tag), ==, "t");
  g_assert_cmpstr (gloss_tag_get_color (tag), ==, "#abcdef");
  g_assert_null (gloss_tag_get_key (tag));
  g_assert_cmpint (gloss_tag_get_scope (tag), ==, GLOSS_TAG_ON_SPAN);
  g_assert_cmpuint (gloss_attribute_get_n_choices (attribute), ==, 2);
  g_assert_cmpstr (gloss_attribute_get_choice (attribute, 0, &label), ==, "x");
  g_assert_cmpstr (label, ==, "x");
  g_assert_cmpstr (gloss_attribute_get_choice (attribute, 1, &label), ==, "y");
  g_assert_cmpstr (label, ==, "Why");
}

static void
test_hash_is_of_the_contents (void)
{
  g_autoptr (GlossCodebook) one = read_text ("{\"id\":\"b\",\"tags\":[{\"id\":\"t\"}]}", NULL);
  g_autoptr (GlossCodebook) same = read_text ("{ \"id\": \"b\",\n\"tags\": [ {\"id\":\"t\"} ] }\n", NULL);
  g_autoptr (GlossCodebook) other = read_text ("{\"id\":\"b\",\"tags\":[{\"id\":\"u\"}]}", NULL);

  g_assert_cmpstr (gloss_codebook_get_sha256 (one), ==, gloss_codebook_get_sha256 (same));
  g_assert_cmpstr (gloss_codebook_get_sha256 (one), !=, gloss_codebook_get_sha256 (other));
}

#define TAG(members) "{\"id\":\"b\",\"tags\":[{\"id\":\"t\"},{\"id\":\"u\"," members "}]}"
#define ATTRIBUTE(members) TAG ("\"attributes\":[{\"id\":\"a\"," members "}]")

static void
test_says_what_is_wrong (void)
{
  assert_fault ("[]", "not a codebook");
  assert_fault ("{}", "“id”");
  assert_fault ("{\"id\":7}", "“id”");
  assert_fault ("{\"id\":\"b\"}", "“tags”");
  assert_fault ("{\"id\":\"b\",\"tags\":{}}", "“tags”");
  assert_fault ("{\"id\":\"b\",\"tags\":[1]}", "“tags”");
  assert_fault ("{\"id\":\"b\",\"tags\":[{\"id\":\"a b\"}]}", "“tags[0].id”");
  assert_fault ("{\"id\":\"b\",\"tags\":[{\"id\":\"t\"},{\"id\":\"t\"}]}", "“tags[1].id”");
  assert_fault (TAG ("\"label\":1"), "“tags[1].label”");
  assert_fault (TAG ("\"color\":\"red\""), "“tags[1].color”");
  assert_fault (TAG ("\"color\":\"#12345g\""), "“tags[1].color”");
  assert_fault (TAG ("\"color\":\"#1234567\""), "“tags[1].color”");
  assert_fault (TAG ("\"color\":\"\""), "“tags[1].color”");
  assert_fault (TAG ("\"key\":\"12\""), "“tags[1].key”");
  assert_fault (TAG ("\"key\":\" \""), "“tags[1].key”");
  assert_fault (TAG ("\"on\":\"span\""), "“tags[1].on”");
  assert_fault (TAG ("\"on\":[\"sentence\"]"), "“tags[1].on”");
  assert_fault (TAG ("\"include\":[1]"), "“tags[1].include”");
  assert_fault (ATTRIBUTE ("\"type\":\"number\""), "“tags[1].attributes[0].type”");
  assert_fault (ATTRIBUTE ("\"label\":\"x\""), "“tags[1].attributes[0].type”");
  assert_fault (ATTRIBUTE ("\"type\":\"choice\""), "“tags[1].attributes[0].values”");
  assert_fault (ATTRIBUTE ("\"type\":\"choice\",\"values\":[\"x\",\"x\"]"), "values");
  assert_fault (ATTRIBUTE ("\"type\":\"scale\",\"min\":3,\"max\":3"), "“tags[1].attributes[0].max”");
  assert_fault (ATTRIBUTE ("\"type\":\"scale\",\"min\":0.5"), "“tags[1].attributes[0].min”");
  assert_fault (ATTRIBUTE ("\"type\":\"flag\",\"required\":1"), "“tags[1].attributes[0].required”");
}

static void
test_says_what_clashes (void)
{
  assert_fault ("{\"id\":\"b\",\"tags\":[{\"id\":\"t\",\"key\":\"a\"},{\"id\":\"u\",\"key\":\"A\"}]}", "“tags[1].key”");
  assert_fault ("{\"id\":\"b\",\"tags\":[{\"id\":\"t\"}],\"relations\":[{\"id\":\"r\",\"to\":[\"gone\"]}]}", "“relations[0].to”");
  assert_fault ("{\"id\":\"b\",\"tags\":[{\"id\":\"t\"}],\"relations\":[{\"id\":\"r\"},{\"id\":\"r\"}]}", "“relations[1].id”");
}

static JsonNode *
take_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static void
test_checks_values (void)
{
  g_autoptr (GlossCodebook) book = gloss_codebook_new_default ();
  GlossTag *claim = gloss_codebook_find_tag (book, "claim");
  GlossAttribute *choice = gloss_tag_find_attribute (claim, "checkworthiness");
  GlossAttribute *scale = gloss_tag_find_attribute (claim, "confidence");
  GlossAttribute *flag = gloss_tag_find_attribute (claim, "verifiable");
  g_autoptr (JsonNode) good = take_string ("CFS");
  g_autoptr (JsonNode) bad = take_string ("cfs");
  g_autoptr (JsonNode) four = json_node_init_int (json_node_alloc (), 4);
  g_autoptr (JsonNode) three = json_node_init_int (json_node_alloc (), 3);
  g_autoptr (GError) error = NULL;

  g_assert_true (gloss_attribute_get_required (choice));
  g_assert_true (gloss_attribute_check_value (choice, good, NULL));
  g_assert_false (gloss_attribute_check_value (choice, bad, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
  g_assert_true (gloss_attribute_check_value (scale, three, NULL));
  g_assert_false (gloss_attribute_check_value (scale, four, NULL));
  g_assert_false (gloss_attribute_check_value (scale, good, NULL));
  g_assert_false (gloss_attribute_check_value (flag, three, NULL));
}

static void
test_parses_values (void)
{
  g_autoptr (GlossCodebook) book = gloss_codebook_new_default ();
  GlossTag *claim = gloss_codebook_find_tag (book, "claim");
  g_autoptr (JsonNode) type = gloss_attribute_parse_value (gloss_tag_find_attribute (claim, "claim_type"), "Law or Rule", NULL);
  g_autoptr (JsonNode) confidence = gloss_attribute_parse_value (gloss_tag_find_attribute (claim, "confidence"), "2", NULL);
  g_autoptr (JsonNode) verifiable = gloss_attribute_parse_value (gloss_tag_find_attribute (claim, "verifiable"), "yes", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (json_node_get_string (type), ==, "law_rule");
  g_assert_cmpint (json_node_get_int (confidence), ==, 2);
  g_assert_true (json_node_get_boolean (verifiable));
  g_assert_null (gloss_attribute_parse_value (gloss_tag_find_attribute (claim, "confidence"), "4", &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
  g_assert_null (gloss_attribute_parse_value (gloss_tag_find_attribute (claim, "stance"), "sideways", NULL));
  g_assert_null (gloss_attribute_parse_value (gloss_tag_find_attribute (claim, "verifiable"), "maybe", NULL));
}

static void
test_relation_ends (void)
{
  g_autoptr (GlossCodebook) book = gloss_codebook_new_default ();

  g_assert_true (gloss_relation_allows (gloss_codebook_find_relation (book, "supported_by"), "key_point", "claim"));
  g_assert_false (gloss_relation_allows (gloss_codebook_find_relation (book, "supported_by"), "quantity", "claim"));
  g_assert_false (gloss_relation_allows (gloss_codebook_find_relation (book, "answers"), "faq_answer", "claim"));
}

static void
assert_letter (GlossCodebook *codebook,
               const char    *tag,
               const char    *letter)
{
  GlossTagSign sign;

  gloss_tag_sign_init (&sign, codebook, tag);
  g_assert_cmpstr (sign.letter, ==, letter);
}

/* A letter that others have gives way, and an alef, which is a mere stroke. */
static void
test_letters (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossCodebook) codebook =
    read_text ("{\"id\":\"b\",\"version\":\"1\",\"tags\":[{\"id\":\"a\",\"label\":\"ادعاء\"},{\"id\":\"b\",\"label\":\"دليل\"},"
               "{\"id\":\"c\",\"label\":\"أمر\"},{\"id\":\"d\",\"label\":\"the cue\"},{\"id\":\"e\",\"label\":\"topic\"}]}", &error);

  g_assert_no_error (error);
  assert_letter (codebook, "a", "د");
  assert_letter (codebook, "b", "ل");
  assert_letter (codebook, "c", "أ");
  assert_letter (codebook, "d", "T");
  assert_letter (codebook, "e", "O");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/codebook/default-has-the-terms", test_default_has_the_terms);
  g_test_add_func ("/codebook/default-guides", test_default_guides);
  g_test_add_func ("/codebook/default-keys-and-units", test_default_keys_and_units);
  g_test_add_func ("/codebook/any-unit", test_any_unit);
  g_test_add_func ("/codebook/falls-back", test_falls_back);
  g_test_add_func ("/codebook/hash-is-of-the-contents", test_hash_is_of_the_contents);
  g_test_add_func ("/codebook/says-what-is-wrong", test_says_what_is_wrong);
  g_test_add_func ("/codebook/says-what-clashes", test_says_what_clashes);
  g_test_add_func ("/codebook/checks-values", test_checks_values);
  g_test_add_func ("/codebook/parses-values", test_parses_values);
  g_test_add_func ("/codebook/relation-ends", test_relation_ends);
  g_test_add_func ("/tag-sign/letters", test_letters);

  return g_test_run ();
}
