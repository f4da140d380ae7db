/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidecars: what is read comes back, what is broken is kept, what is edited changes nothing else. */
#include "config.h"

#include <string.h>

#include "annotation-article.h"
#include "gloss-error.h"
#include "json/gloss-json.h"
#include "store/gloss-annotation-set.h"

#define FIRST "urn:uuid:0d7c0000-0000-4000-8000-000000000001"

static GBytes *
load_golden (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "golden", "summit.html.maria.gloss.json", NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static GlossAnnotationSet *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gloss_annotation_set_read (bytes, "a.gloss.json", error);
}

static void
assert_writes (GlossAnnotationSet *set,
               GBytes             *expected)
{
  g_autoptr (GBytes) written = gloss_annotation_set_write (set);

  g_assert_cmpstr (g_bytes_get_data (written, NULL), ==, g_bytes_get_data (expected, NULL));
}

static char *
dup_written (GlossAnnotationSet *set)
{
  g_autoptr (GBytes) written = gloss_annotation_set_write (set);

  return g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
}

static void
test_golden (void)
{
  g_autoptr (GBytes) golden = load_golden ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (golden, "golden", &error);
  GlossAnnotation *first;
  GlossAnchor *pieces;
  const GlossLink *link;
  double score;

  g_assert_no_error (error);
  g_assert_cmpstr (gloss_annotation_set_get_reviewer (set)->id, ==, "maria");
  g_assert_cmpstr (gloss_annotation_set_get_reviewer (set)->name, ==, "Maria Silva");
  g_assert_cmpstr (gloss_annotation_set_get_text_sha256 (set), ==, "8c1d");
  g_assert_cmpuint (gloss_annotation_set_get_n_annotations (set), ==, 2);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (set)->len, ==, 0);
  g_assert_false (gloss_annotation_set_is_read_only (set));

  first = gloss_annotation_set_find (set, FIRST);
  g_assert_cmpstr (gloss_annotation_get_tag (first), ==, "claim");
  g_assert_cmpstr (gloss_annotation_get_note (first), ==, "Who said \"so\"?\nAsk.");
  g_assert_cmpint (json_node_get_int (gloss_annotation_get_attribute (first, "confidence")), ==, 2);
  g_assert_cmpstr (gloss_anchor_get_piece (gloss_annotation_get_anchor (first), 0)->unit, ==, "s3.p2");
  pieces = gloss_annotation_get_anchor (gloss_annotation_set_find (set, "urn:uuid:0d7c0000-0000-4000-8000-000000000002"));
  g_assert_cmpuint (gloss_anchor_get_n_pieces (pieces), ==, 2);
  g_assert_cmpint (gloss_anchor_get_stored_state (pieces, &score), ==, GLOSS_ANCHOR_FUZZY);
  g_assert_cmpfloat (score, ==, 0.875);

  g_assert_cmpuint (gloss_annotation_set_get_links (set)->len, ==, 1);
  link = g_ptr_array_index (gloss_annotation_set_get_links (set), 0);
  g_assert_cmpstr (link->relation, ==, "supported_by");
  g_assert_cmpstr (link->from, ==, FIRST);
  g_assert_cmpuint (gloss_annotation_set_get_covered (set)->len, ==, 2);
  g_assert_cmpuint (g_array_index (gloss_annotation_set_get_covered (set), GlossRange, 1).end, ==, 40);
  assert_writes (set, golden);
  g_assert_finalize_object (g_steal_pointer (&set));
}

/* An annotation made of the same fields is written as the golden one is. */
static void
test_golden_from_fields (void)
{
  g_autoptr (GBytes) golden = load_golden ();
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (golden, "golden", NULL);
  g_autoptr (GPtrArray) annotations = gloss_annotation_set_dup_annotations (set);

  for (guint i = 0; i < annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (annotations, i);
      GlossAnnotationFields fields = {
        .id = gloss_annotation_get_id (annotation),
        .reviewer = gloss_annotation_get_reviewer (annotation),
        .tag = gloss_annotation_get_tag (annotation),
        .note = gloss_annotation_get_note (annotation),
        .created = gloss_annotation_get_created (annotation),
        .modified = gloss_annotation_get_modified (annotation),
        .attributes = gloss_annotation_get_attributes (annotation),
        .anchor = gloss_annotation_get_anchor (annotation),
      };
      g_autoptr (GlossAnnotation) made = gloss_annotation_new_from_fields (&fields);

      gloss_annotation_set_put (set, made);
    }
  assert_writes (set, golden);
}

/* Law: undoing an edit by putting the former annotation back gives the same bytes; so does restoring a removed one. */
static void
test_undo_gives_the_same_bytes (void)
{
  g_autoptr (GBytes) golden = load_golden ();
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (golden, "golden", NULL);
  g_autoptr (GlossAnnotation) former = g_object_ref (gloss_annotation_set_find (set, FIRST));
  g_autoptr (GlossAnnotation) edited = gloss_annotation_with_note (former, "Other");
  g_autoptr (GlossAnnotationSet) copy = gloss_annotation_set_copy (set);
  g_autofree char *text = NULL;

  gloss_annotation_set_put (set, edited);
  text = dup_written (set);
  g_assert_nonnull (strstr (text, "\"value\": \"Other\""));
  assert_writes (copy, golden);
  gloss_annotation_set_put (set, former);
  assert_writes (set, golden);

  g_assert_true (gloss_annotation_set_remove (set, gloss_annotation_get_id (former)));
  g_assert_false (gloss_annotation_set_remove (set, FIRST));
  g_assert_null (gloss_annotation_set_find (set, FIRST));
  gloss_annotation_set_restore (set, former);
  assert_writes (set, golden);
  assert_writes (copy, golden);
}

static void
test_copies_are_independent (void)
{
  g_autoptr (GBytes) golden = load_golden ();
  g_autoptr (GlossAnnotationSet) set = gloss_annotation_set_read (golden, "golden", NULL);
  g_autoptr (GlossAnnotationSet) copy = gloss_annotation_set_copy (set);

  gloss_annotation_set_remove (copy, FIRST);
  gloss_annotation_set_remove_link (copy, "urn:uuid:0d7c0000-0000-4000-8000-000000000003");
  gloss_annotation_set_cover (copy, (GlossRange) { 5, 50 }, "nothing");
  assert_writes (set, golden);
}

#define PAGE(items) \
  "{\"type\": \"AnnotationPage\", \"gloss:format\": \"1.0\", \"gloss:reviewer\": {\"id\": \"ben\"}," \
  "\"gloss:source\": {\"textSha256\": \"aa\", \"textLength\": 100}, \"items\": [" items "]}"
#define BODY "\"body\": [{\"type\": \"TextualBody\", \"purpose\": \"classifying\", \"value\": \"claim\"}]"
#define QUOTE "{\"type\": \"TextQuoteSelector\", \"exact\": \"x\"}"
#define TARGET(selectors) "\"target\": {\"source\": \"a.txt\", \"selector\": [" selectors "]}"
#define GOOD "{\"id\": \"urn:good\", \"type\": \"Annotation\", " BODY ", " TARGET (QUOTE) "}"

/* The bad item is listed, the good one is shown, and both are written. */
static void
assert_quarantined (const char *bad,
                    const char *id)
{
  g_autofree char *page = g_strdup_printf (PAGE (GOOD ", %s"), bad);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossAnnotationSet) set = read_text (page, &error);
  g_autoptr (GlossAnnotationSet) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;
  GlossQuarantined *item;

  g_assert_no_error (error);
  g_assert_cmpuint (gloss_annotation_set_get_n_annotations (set), ==, 1);
  if (gloss_annotation_set_get_quarantined (set)->len != 1)
    g_error ("Not quarantined: %s", bad);
  item = g_ptr_array_index (gloss_annotation_set_get_quarantined (set), 0);
  g_assert_cmpuint (item->index, ==, 1);
  g_assert_cmpstr (item->id, ==, id);
  g_assert_nonnull (item->reason);
  written = dup_written (set);
  again = read_text (written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gloss_annotation_set_get_quarantined (again)->len, ==, 1);
  rewritten = dup_written (again);
  g_assert_cmpstr (written, ==, rewritten);
}

static void
test_quarantines (void)
{
  assert_quarantined ("{\"id\": \"urn:1\", \"a\": 1,  \"a\": 2}", NULL);
  assert_quarantined ("7", NULL);
  assert_quarantined ("null", NULL);
  assert_quarantined ("[[]]", NULL);
  assert_quarantined ("{}", NULL);
  assert_quarantined ("{\"id\": 5, \"type\": \"Annotation\"}", NULL);
  assert_quarantined (GOOD, "urn:good");
  assert_quarantined ("{\"id\": \"urn:a\"}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\"}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\", " BODY "}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\", " BODY ", \"target\": \"a.txt\"}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\", " BODY ", \"target\": []}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\", " BODY ", \"target\": [3]}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\", \"body\": \"claim\", " TARGET (QUOTE) "}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\", \"body\": [], " TARGET (QUOTE) "}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\", \"created\": 5, " BODY ", " TARGET (QUOTE) "}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\", \"gloss:attributes\": 5, " BODY ", " TARGET (QUOTE) "}", "urn:a");
  assert_quarantined ("{\"id\": \"urn:a\", \"type\": \"Annotation\", \"motivation\": \"linking\"}", "urn:a");
}

#define POSITION(start, end) \
  "{\"id\": \"urn:a\", \"type\": \"Annotation\", " BODY ", " \
  TARGET (QUOTE ", {\"type\": \"TextPositionSelector\", \"start\": " start ", \"end\": " end "}") "}"

static void
test_quarantines_positions (void)
{
  assert_quarantined (POSITION ("-1", "5"), "urn:a");
  assert_quarantined (POSITION ("5", "5"), "urn:a");
  assert_quarantined (POSITION ("6", "5"), "urn:a");
  assert_quarantined (POSITION ("0", "101"), "urn:a");
  assert_quarantined (POSITION ("0", "9223372036854775807"), "urn:a");
  assert_quarantined (POSITION ("\"0\"", "5"), "urn:a");
  assert_quarantined (POSITION ("0.5", "5"), "urn:a");
  assert_quarantined (POSITION ("{}", "[]"), "urn:a");
}

/* What was annotated in an older, longer text is no mistake. */
static void
test_other_text_may_be_longer (void)
{
  g_autoptr (GlossAnnotationSet) set =
    read_text (PAGE ("{\"id\": \"urn:a\", \"type\": \"Annotation\", " BODY ", \"gloss:anchor\": {\"textSha256\": \"bb\"}, "
                     TARGET (QUOTE ", {\"type\": \"TextPositionSelector\", \"start\": 500, \"end\": 501}") "}"), NULL);

  g_assert_cmpuint (gloss_annotation_set_get_n_annotations (set), ==, 1);
}

static void
assert_refused (const char *text,
                int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, &error));
  g_assert_error (error, GLOSS_ERROR, code);
  g_assert_nonnull (strstr (error->message, "a.gloss.json"));
}

static void
test_refuses_files (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GBytes) golden = load_golden ();
  const char *text = g_bytes_get_data (golden, NULL);
  gsize length = g_bytes_get_size (golden);

  assert_refused ("", GLOSS_ERROR_FORMAT);
  assert_refused ("[]", GLOSS_ERROR_FORMAT);
  assert_refused ("{}", GLOSS_ERROR_FORMAT);
  assert_refused ("{\"type\": \"AnnotationPage\", \"items\": []}", GLOSS_ERROR_FORMAT);
  assert_refused ("{\"type\": \"AnnotationPage\", \"gloss:format\": 1.0, \"items\": []}", GLOSS_ERROR_FORMAT);
  assert_refused ("{\"type\": \"AnnotationPage\", \"gloss:format\": \"1.0\", \"items\": []}", GLOSS_ERROR_FORMAT);
  assert_refused ("{\"type\": \"AnnotationPage\", \"gloss:format\": \"1.0\", \"gloss:reviewer\": {\"id\": \"a\"}}", GLOSS_ERROR_FORMAT);
  assert_refused (PAGE ("{\"note\": \"\\ud83d\"}"), GLOSS_ERROR_FORMAT);
  assert_refused (deep, GLOSS_ERROR_LIMIT);
  for (gsize cut = 1; cut + 2 < length; cut += 97)
    {
      g_autofree char *torn = g_strndup (text, length - 1 - cut);

      assert_refused (torn, GLOSS_ERROR_FORMAT);
    }
}

/* Every byte turned into rubbish once: never a crash, and what is read can be written and read again. */
static void
test_survives_rubbish (void)
{
  g_autoptr (GBytes) golden = load_golden ();
  gsize length = g_bytes_get_size (golden);
  static const char rubbish[] = { '"', '[', '}', '0', '\xff', ',', '\\', 'n' };

  for (gsize i = 0; i < length; i += 3)
    {
      g_autofree char *text = g_memdup2 (g_bytes_get_data (golden, NULL), length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GlossAnnotationSet) set = NULL;

      text[i] = rubbish[i % sizeof rubbish];
      bytes = g_bytes_new (text, length);
      set = gloss_annotation_set_read (bytes, "a", NULL);
      if (set != NULL)
        {
          g_autoptr (GBytes) written = gloss_annotation_set_write (set);
          g_autoptr (GlossAnnotationSet) again = gloss_annotation_set_read (written, "a", NULL);

          g_assert_nonnull (again);
          assert_writes (again, written);
        }
    }
}

static void
test_newer_version_is_read_only (void)
{
  g_autoptr (GBytes) golden = load_golden ();
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (golden, NULL), g_bytes_get_size (golden));
  g_autoptr (GlossAnnotationSet) newer = NULL;
  g_autoptr (GlossAnnotationSet) minor = NULL;
  g_autofree char *written = NULL;

  g_string_replace (text, "\"gloss:format\": \"1.0\"", "\"gloss:format\": \"1.7\"", 1);
  minor = read_text (text->str, NULL);
  g_assert_false (gloss_annotation_set_is_read_only (minor));
  written = dup_written (minor);
  g_assert_cmpstr (written, ==, text->str);
  g_string_replace (text, "\"gloss:format\": \"1.7\"", "\"gloss:format\": \"2.0\"", 1);
  newer = read_text (text->str, NULL);
  g_assert_true (gloss_annotation_set_is_read_only (newer));
  g_assert_cmpuint (gloss_annotation_set_get_n_annotations (newer), ==, 2);
}

static void
assert_in_order (const char *text,
                 ...)
{
  va_list words;
  const char *word;

  va_start (words, text);
  while ((word = va_arg (words, const char *)) != NULL)
    {
      text = strstr (text, word);
      if (text == NULL)
        g_error ("“%s” does not follow", word);
    }
  va_end (words);
}

/* An item as another tool would write it: an edit changes what it is about and nothing else. */
static void
test_edits_keep_unknown_members (void)
{
  g_autoptr (GlossAnnotationSet) set =
    read_text (PAGE ("{\"other:first\": 1, \"id\": \"urn:a\", \"type\": [\"Annotation\", \"other:Note\"], \"created\": \"2026-01-01T00:00:00Z\","
                     "\"body\": [{\"type\": \"TextualBody\", \"purpose\": \"other:x\", \"value\": \"y\"},"
                     "{\"type\": \"TextualBody\", \"purpose\": \"classifying\", \"value\": \"claim\", \"language\": \"en\"}],"
                     "\"target\": {\"source\": \"a.txt\", \"state\": {\"type\": \"TimeState\"}, \"selector\": [" QUOTE ", {\"type\": \"XPathSelector\", \"value\": \"/p\"}]},"
                     "\"other:last\": {\"deep\": [true]}}"), NULL);
  g_autoptr (GlossAnnotation) tagged = gloss_annotation_with_tag (gloss_annotation_set_find (set, "urn:a"), "evidence");
  g_autoptr (GlossAnnotation) noted = gloss_annotation_with_note (tagged, "Hm.");
  g_autoptr (JsonNode) flag = json_node_init_boolean (json_node_alloc (), TRUE);
  g_autoptr (GlossAnnotation) flagged = gloss_annotation_with_attribute (noted, "verifiable", flag);
  g_autofree char *text = NULL;

  gloss_annotation_set_put (set, flagged);
  text = dup_written (set);
  assert_in_order (text, "other:first", "\"id\": \"urn:a\"", "other:Note", "\"motivation\": \"classifying\"", "\"creator\"", "\"created\"",
                   "\"modified\"", "other:x", "\"evidence\"", "\"language\": \"en\"", "\"Hm.\"", "\"gloss:attributes\"", "\"verifiable\": true",
                   "\"target\"", "TimeState", "XPathSelector", "other:last", "\"deep\"", NULL);
  g_assert_null (strstr (text, "\"claim\""));
}

/* Another place: the selectors that told the former one go, the rest of the target stays. */
static void
test_another_place (void)
{
  g_autoptr (GlossArticle) article = make_article ("The bridge is closed.");
  g_autoptr (GlossAnnotationSet) set =
    read_text (PAGE ("{\"id\": \"urn:a\", \"type\": \"Annotation\", " BODY ","
                     "\"target\": {\"source\": \"a.txt\", \"state\": {}, \"gloss:unit\": \"s9\", \"selector\": [" QUOTE ", {\"type\": \"XPathSelector\"}]}}"), NULL);
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 4, 10 }, 1);
  g_autoptr (GlossAnnotation) moved = gloss_annotation_with_anchor (gloss_annotation_set_find (set, "urn:a"), anchor);
  g_autofree char *text = NULL;

  gloss_annotation_set_put (set, moved);
  text = dup_written (set);
  assert_in_order (text, "\"state\"", "\"gloss:unit\": \"p1\"", "\"exact\": \"bridge\"", "\"start\": 4", "\"end\": 10",
                   "\"gloss:anchor\"", gloss_text_get_sha256 (gloss_article_get_text (article)), NULL);
  g_assert_null (strstr (text, "XPathSelector"));
}

static void
test_lists_come_and_go (void)
{
  g_autoptr (GlossAnnotationSet) set = read_text (PAGE (GOOD), NULL);
  g_autofree char *before = dup_written (set);
  g_autoptr (GlossAnnotation) annotation = g_object_ref (gloss_annotation_set_find (set, "urn:good"));
  g_autofree char *with_both = NULL;
  g_autofree char *after = NULL;

  gloss_annotation_set_remove (set, "urn:good");
  gloss_annotation_set_cover (set, (GlossRange) { 0, 10 }, "nothing");
  gloss_annotation_set_cover (set, (GlossRange) { 3, 5 }, "read");
  with_both = dup_written (set);
  assert_in_order (with_both, "\"gloss:coverage\"", "nothing", "read", "nothing", "\"gloss:deleted\"", "urn:good", "\"items\": []", NULL);
  g_assert_cmpuint (gloss_annotation_set_get_covered (set)->len, ==, 3);
  gloss_annotation_set_cover (set, (GlossRange) { 0, 10 }, NULL);
  gloss_annotation_set_restore (set, annotation);
  after = dup_written (set);
  g_assert_cmpstr (before, ==, after);
}

static void
test_forgets (void)
{
  g_autoptr (GlossAnnotationSet) set = read_text (PAGE (GOOD), NULL);
  g_autofree char *text = NULL;

  g_assert_true (gloss_annotation_set_forget (set, "urn:good"));
  text = dup_written (set);
  g_assert_null (strstr (text, "urn:good"));
}

static GlossAnnotationSet *
make_set (GlossArticle *article)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  GlossReviewer maria = { (char *) "maria", (char *) "Maria Silva" };

  return gloss_annotation_set_new ("a: b.txt", article, &maria, codebook);
}

static void
test_new (void)
{
  g_autoptr (GlossArticle) article = make_article ("The bridge is closed.");
  g_autoptr (GlossAnnotationSet) set = make_set (article);
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 4, 10 }, 1);
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_new ("maria", "claim", anchor);
  g_autofree char *text = NULL;

  gloss_annotation_set_put (set, annotation);
  text = dup_written (set);
  assert_in_order (text, "anno.jsonld", "glossapp.github.io/ns/1#", "AnnotationPage", "AnnotationCollection", "\"label\": \"a: b.txt, maria\"",
                   "\"gloss:format\": \"1.0\"", "\"path\": \"a: b.txt\"", "\"textLength\": 21", "\"reader\": \"plain/1\"",
                   "\"name\": \"Maria Silva\"", "\"id\": \"news-claims\"", "\"items\"", "\"source\": \"a%3A%20b.txt\"", NULL);
  g_assert_cmpstr (gloss_annotation_set_get_text_sha256 (set), ==, gloss_text_get_sha256 (gloss_article_get_text (article)));
}

/* Law: saying again what is already said changes no byte. */
static void
test_set_source_is_idempotent (void)
{
  g_autoptr (GlossArticle) article = make_article ("The bridge is closed.");
  g_autoptr (GlossArticle) other = make_article ("The bridge is open.");
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GlossAnnotationSet) set = make_set (article);
  g_autoptr (GBytes) before = gloss_annotation_set_write (set);

  gloss_annotation_set_set_source (set, "a: b.txt", article, codebook);
  assert_writes (set, before);
  gloss_annotation_set_set_source (set, "a: b.txt", other, codebook);
  g_assert_cmpstr (gloss_annotation_set_get_text_sha256 (set), ==, gloss_text_get_sha256 (gloss_article_get_text (other)));
  gloss_annotation_set_set_source (set, "a: b.txt", article, codebook);
  assert_writes (set, before);
}

static GlossAnnotation *
make_random (GlossArticle *article)
{
  static const char *const notes[] = { "", "Plain.", "é😀\n\"\\\t\x1f", "/slashes/ and \xe2\x80\xa8" };
  gsize length = gloss_text_get_length (gloss_article_get_text (article));
  GlossRange ranges[2];
  g_autoptr (GlossAnchor) anchor = NULL;
  g_autoptr (GlossAnnotation) plain = NULL;
  g_autoptr (GlossAnnotation) noted = NULL;
  g_autoptr (JsonNode) number = json_node_init_double (json_node_alloc (), g_test_rand_double ());

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      ranges[i].start = g_test_rand_int_range (0, length - 1);
      ranges[i].end = g_test_rand_int_range (ranges[i].start + 1, length + 1);
    }
  anchor = gloss_anchor_new_for_ranges (article, ranges, g_test_rand_int_range (1, 3));
  plain = gloss_annotation_new ("maria", g_test_rand_bit () ? "claim" : "key_point", anchor);
  noted = gloss_annotation_with_note (plain, notes[g_test_rand_int_range (0, G_N_ELEMENTS (notes))]);
  if (g_test_rand_bit ())
    return g_steal_pointer (&noted);
  return gloss_annotation_with_attribute (noted, "number", number);
}

/* Law: write, read, write gives the same bytes, and so does the set made by random edits of what was read. */
static void
test_random_sets_round_trip (void)
{
  g_autoptr (GlossArticle) article = make_article ("One two é😀 three.\nFour five six\nseven eight nine ten eleven.");
  g_autoptr (GlossAnnotationSet) set = make_set (article);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GBytes) written = NULL;
      g_autoptr (GlossAnnotationSet) again = NULL;
      g_autoptr (GPtrArray) annotations = NULL;

      for (guint n = 0; n < 5; n++)
        {
          g_autoptr (GlossAnnotation) annotation = make_random (article);

          gloss_annotation_set_put (set, annotation);
        }
      annotations = gloss_annotation_set_dup_annotations (set);
      gloss_annotation_set_remove (set, gloss_annotation_get_id (g_ptr_array_index (annotations, 0)));
      gloss_annotation_set_add_link (set, "supports", gloss_annotation_get_id (g_ptr_array_index (annotations, 1)),
                                     gloss_annotation_get_id (g_ptr_array_index (annotations, 2)));
      written = gloss_annotation_set_write (set);
      again = gloss_annotation_set_read (written, "a", NULL);
      g_assert_nonnull (again);
      g_assert_cmpuint (gloss_annotation_set_get_n_annotations (again), ==, gloss_annotation_set_get_n_annotations (set));
      g_assert_cmpuint (gloss_annotation_set_get_links (again)->len, ==, i + 1);
      assert_writes (again, written);
      g_set_object (&set, again);
    }
}

static void
test_order_is_by_id (void)
{
  g_autoptr (GlossAnnotationSet) set =
    read_text (PAGE ("{\"id\": \"urn:c\", \"type\": \"Annotation\", " BODY ", " TARGET (QUOTE) "}, {\"bad\": 1},"
                     "{\"id\": \"urn:a\", \"bad\": 2}, {\"id\": \"urn:b\", \"type\": \"Annotation\", " BODY ", " TARGET (QUOTE) "}"), NULL);
  g_autofree char *text = dup_written (set);

  assert_in_order (text, "\"urn:a\"", "\"urn:b\"", "\"urn:c\"", "\"bad\": 1", NULL);
}

/* What the check says of the annotation, or NULL. */
static const char *
find_message (GPtrArray  *findings,
              const char *id,
              const char *word)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const GlossFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->id, id) == 0 && strstr (finding->message, word) != NULL)
        return finding->message;
    }
  return NULL;
}

static void
test_check (void)
{
  g_autoptr (GlossArticle) article = make_article ("The bridge is closed.");
  g_autoptr (GlossArticle) other = make_article ("Nothing is left.");
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GlossAnnotationSet) set = make_set (article);
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 4, 10 }, 1);
  g_autoptr (GlossAnnotation) plain = gloss_annotation_new ("maria", "claim", anchor);
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), "CFS");
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_with_attribute (plain, "checkworthiness", value);
  g_autoptr (GlossAnnotation) wrong = gloss_annotation_with_attribute (annotation, "confidence", value);
  g_autoptr (GlossAnnotation) unknown = gloss_annotation_with_tag (annotation, "nonsense");
  const char *id = gloss_annotation_get_id (plain);
  g_autoptr (GPtrArray) good = NULL;
  g_autoptr (GPtrArray) unfinished = NULL;
  g_autoptr (GPtrArray) bad = NULL;
  g_autoptr (GPtrArray) lost = NULL;

  gloss_annotation_set_put (set, annotation);
  good = gloss_annotation_set_check (set, article, NULL, codebook);
  g_assert_cmpuint (good->len, ==, 0);
  gloss_annotation_set_put (set, plain);
  unfinished = gloss_annotation_set_check (set, article, NULL, codebook);
  g_assert_cmpuint (unfinished->len, ==, 1);
  g_assert_false (((GlossFinding *) g_ptr_array_index (unfinished, 0))->is_fault);
  gloss_annotation_set_put (set, wrong);
  gloss_annotation_set_add_link (set, "nonsense", id, "urn:gone");
  bad = gloss_annotation_set_check (set, article, NULL, codebook);
  g_assert_nonnull (find_message (bad, id, "confidence"));
  g_assert_cmpuint (bad->len, ==, 3);
  gloss_annotation_set_put (set, unknown);
  lost = gloss_annotation_set_check (set, other, NULL, codebook);
  g_assert_nonnull (find_message (lost, id, "nonsense"));
  g_assert_nonnull (find_message (lost, id, "not in the text"));
  g_assert_nonnull (find_message (lost, NULL, "has changed"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/annotation-set/golden", test_golden);
  g_test_add_func ("/annotation-set/golden-from-fields", test_golden_from_fields);
  g_test_add_func ("/annotation-set/undo-gives-the-same-bytes", test_undo_gives_the_same_bytes);
  g_test_add_func ("/annotation-set/copies-are-independent", test_copies_are_independent);
  g_test_add_func ("/annotation-set/quarantines", test_quarantines);
  g_test_add_func ("/annotation-set/quarantines-positions", test_quarantines_positions);
  g_test_add_func ("/annotation-set/other-text-may-be-longer", test_other_text_may_be_longer);
  g_test_add_func ("/annotation-set/refuses-files", test_refuses_files);
  g_test_add_func ("/annotation-set/survives-rubbish", test_survives_rubbish);
  g_test_add_func ("/annotation-set/newer-version-is-read-only", test_newer_version_is_read_only);
  g_test_add_func ("/annotation-set/edits-keep-unknown-members", test_edits_keep_unknown_members);
  g_test_add_func ("/annotation-set/another-place", test_another_place);
  g_test_add_func ("/annotation-set/lists-come-and-go", test_lists_come_and_go);
  g_test_add_func ("/annotation-set/forgets", test_forgets);
  g_test_add_func ("/annotation-set/new", test_new);
  g_test_add_func ("/annotation-set/set-source-is-idempotent", test_set_source_is_idempotent);
  g_test_add_func ("/annotation-set/random-sets-round-trip", test_random_sets_round_trip);
  g_test_add_func ("/annotation-set/order-is-by-id", test_order_is_by_id);
  g_test_add_func ("/annotation-set/check", test_check);

  return g_test_run ();
}
