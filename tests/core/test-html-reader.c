/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the HTML reader: the article in its page, however its parts are marked up, and pages that are out to hurt. */
#include "config.h"

#include <string.h>

#include "article-lines.h"
#include "gloss-error.h"
#include "reader/gloss-reader.h"

#define P1 "The council met on Monday to decide about the new tram line, which has been planned for more than eleven years and delayed twice."
#define P2 "Residents of the northern districts said that they had waited long enough, and that the money would be well spent on the line."
#define P3 "The mayor promised to publish the contract before the summer, so that everybody can see what the city pays and what it gets."

#define PAGE_BEGIN \
  "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Summit | The Paper</title><style>p{}</style>" \
  "<script>document.write('<p>no text</p>')</script></head><body class='has-sidebar'>" \
  "<div id='cookie-banner' role=dialog><p>We use cookies to make this site better for everybody who comes here, and so do our 800 partners. " \
  "Please accept them all or choose which ones you want.</p><button>Accept all</button></div>" \
  "<header><a href='/'>The Paper</a><nav><ul><li><a href='/world'>World</a></li><li><a href='/money'>Money</a></li></ul></nav></header>" \
  "<div class=layout>"
#define PAGE_END \
  "<aside class=sidebar><h3>Most read</h3><ul><li><a href='/1'>Another story about something else entirely</a></li></ul></aside></div>" \
  "<footer><p>About us · Contact · Imprint</p></footer></body></html>"

typedef enum
{
  POINTS_TABLE,
  POINTS_WORDPRESS_TABLE,
  POINTS_LIST,
  POINTS_BULLETS,
  POINTS_LINES,
} Points;

typedef enum
{
  QUESTIONS_DETAILS,
  QUESTIONS_HEADINGS,
  QUESTIONS_TERMS,
  QUESTIONS_MARKED,
  QUESTIONS_BOLD,
  QUESTIONS_ACCORDION,
  QUESTIONS_MICRODATA,
  QUESTIONS_JSON,
} QuestionStyle;

static const char *const question_formats[] = {
  [QUESTIONS_DETAILS] = "<details><summary>%s</summary><p>%s</p></details>",
  [QUESTIONS_HEADINGS] = "<h3>%s</h3><p>%s</p>",
  [QUESTIONS_TERMS] = "<dl><dt>%s</dt><dd>%s</dd></dl>",
  [QUESTIONS_MARKED] = "<p><strong>Question: %s</strong></p><p>Answer: %s</p>",
  [QUESTIONS_BOLD] = "<p><b>%s</b><br>%s</p>",
  [QUESTIONS_ACCORDION] = "<div class=accordion-item><h3><button aria-expanded=false>%s</button></h3><div class=accordion-panel hidden><p>%s</p></div></div>",
  [QUESTIONS_MICRODATA] = "<div itemscope itemprop=mainEntity itemtype='https://schema.org/Question'><p itemprop=name>%s</p>"
                          "<div itemprop=acceptedAnswer itemscope itemtype='https://schema.org/Answer'><div itemprop=text>%s</div></div></div>",
  [QUESTIONS_JSON] = "<div>%s</div><div>%s</div>",
};

static char *
dup_escaped (GlossArticle     *article,
             const GlossBlock *block)
{
  g_autofree char *text = gloss_text_dup_slice (gloss_article_get_text (article), block->range);

  return g_markup_escape_text (text, -1);
}

static void
append_point (GString    *page,
              Points      points,
              const char *number,
              const char *text)
{
  gboolean first = strcmp (number, "1") == 0;

  if (points == POINTS_TABLE)
    g_string_append_printf (page, "%s<tr><td>%s</td><td>%s</td></tr>", first ? "<table><thead><tr><th>No.</th><th>Key Points</th></tr></thead>" : "", number, text);
  else if (points == POINTS_WORDPRESS_TABLE)
    g_string_append_printf (page, "%s<tr><td>%s</td><td>%s</td></tr>",
                            first ? "<figure class='wp-block-table'><table><tbody><tr><td><strong>No.</strong></td><td><strong>Key Points</strong></td></tr>" : "", number, text);
  else if (points == POINTS_LIST)
    g_string_append_printf (page, "%s<li>%s</li>", first ? "<h2>Key Points</h2><ol>" : "", text);
  else if (points == POINTS_BULLETS)
    g_string_append_printf (page, "%s<li><p>%s</p></li>", first ? "<aside><h4>KEY POINTS:</h4><ul>" : "", text);
  else
    g_string_append_printf (page, "%s<br>%s. %s", first ? "<p><b>Key Points</b>" : "", number, text);
}

/* The article again, as a content management system would write it. */
static char *
make_page (GlossArticle  *article,
           Points         points,
           QuestionStyle  questions)
{
  static const char *const points_ends[] = { "</table>", "</table></figure>", "</ol>", "</ul></aside>", "</p>" };
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *question = NULL;
  GString *page = g_string_new (PAGE_BEGIN "<article class=post-content><h2>Article Subheadings</h2><ol>");
  GlossBlockKind last = GLOSS_BLOCK_SUBHEADING;

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      const GlossBlock *block = gloss_article_get_block (article, i);
      g_autofree char *text = dup_escaped (article, block);

      if (last == GLOSS_BLOCK_SUBHEADING && block->kind != last)
        g_string_append (page, "</ol>");
      if (last == GLOSS_BLOCK_KEY_POINT && block->kind != last)
        g_string_append (page, points_ends[points]);
      if (block->kind == GLOSS_BLOCK_SUBHEADING)
        g_string_append_printf (page, "<li><a href='#s'>%s</a></li>", text);
      else if (block->kind == GLOSS_BLOCK_HEADING)
        g_string_append_printf (page, "<h2 id=s>%s</h2>\n", text);
      else if (block->kind == GLOSS_BLOCK_KEY_POINT)
        append_point (page, points, block->number, text);
      else if (block->kind == GLOSS_BLOCK_SUMMARY)
        g_string_append_printf (page, "<h2>Summary</h2><p>%s</p><h2>Frequently Asked Questions</h2>", text);
      else if (block->kind == GLOSS_BLOCK_FAQ_QUESTION)
        g_set_str (&question, text);
      else if (block->kind == GLOSS_BLOCK_FAQ_ANSWER)
        {
          g_autofree char *pair = g_strdup (question_formats[questions]);
          char *mark = strstr (pair, "%s");
          char *second = strstr (mark + 2, "%s");

          *mark = *second = '\0';
          g_string_append_printf (page, "%s%s%s%s%s", pair, question, mark + 2, text, second + 2);
          g_string_append_printf (json, "%s{\"@type\":\"Question\",\"name\":\"%s\",\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"<p>%s</p>\"}}",
                                  json->len > 0 ? "," : "", question, text);
        }
      else
        g_string_append_printf (page, "<p>%s</p>\n", text);
      last = block->kind;
    }
  if (questions == QUESTIONS_JSON)
    g_string_append_printf (page, "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":\"FAQPage\",\"mainEntity\":[%s]}</script>", json->str);
  g_string_append (page, "<form action='/s'><input name=q><label>Your address</label></form></article>" PAGE_END);

  return g_string_free (page, FALSE);
}

static void
assert_same_article (GlossArticle  *article,
                     Points         points,
                     QuestionStyle  questions)
{
  g_autofree char *page = make_page (article, points, questions);
  g_autoptr (GlossArticle) other = read_article ("a.html", page, -1);
  g_autofree char *lines = article_lines (other, FALSE);
  g_autofree char *expected = article_lines (article, FALSE);

  if (points == POINTS_BULLETS)
    {
      g_autoptr (GRegex) numbers = g_regex_new ("key-point \\[\\d\\] ", 0, 0, NULL);
      char *bare = g_regex_replace_literal (numbers, expected, -1, 0, "key-point ", 0, NULL);

      g_free (expected);
      expected = bare;
    }
  g_assert_cmpstr (lines, ==, expected);
  g_assert_cmpstr (gloss_article_get_title (other), ==, "Summit");
  g_assert_cmpstr (gloss_article_get_language (other), ==, "en");
}

static void
test_summit (void)
{
  g_autofree char *text = dup_shared_article ("summit-talks.txt");
  g_autoptr (GlossArticle) article = NULL;

  if (text == NULL)
    {
      g_test_skip ("the shared articles are not here");
      return;
    }

  article = read_article ("summit-talks.txt", text, -1);
  for (Points points = POINTS_TABLE; points <= POINTS_LINES; points++)
    assert_same_article (article, points, QUESTIONS_DETAILS);
  for (QuestionStyle questions = QUESTIONS_DETAILS; questions <= QUESTIONS_JSON; questions++)
    assert_same_article (article, POINTS_TABLE, questions);
}

/* The article is found by its element, by main, by its body's property, or because it is where the text is. */
static void
test_containers (void)
{
  static const char *const containers[][2] = {
    { "<article>", "</article>" },
    { "<main><div>", "</div></main>" },
    { "<div role=main>", "</div>" },
    { "<div itemprop=articleBody>", "</div>" },
    { "<div><div class=content>", "</div></div>" },
    { "<table><tr><td>", "</td></tr></table>" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    {
      g_autofree char *page = g_strconcat (PAGE_BEGIN, containers[i][0], "<h1>Tram line approved</h1><p>" P1 "</p><p>" P2 "</p><h2>The money</h2><p>" P3 "</p>",
                                           containers[i][1], PAGE_END, NULL);

      assert_article ("a.html", page,
                      "title title Tram line approved\nlead lead " P1 "\np1 paragraph " P2 "\ns1 heading The money\ns1.p1 paragraph " P3 "\n");
    }
}

/* Everything inside a block keeps its kind, and inline markup leaves no trace. */
static void
test_blocks (void)
{
  assert_article ("a.html",
                  "<article><h1>Title <em>here</em></h1><p class=byline>By <a rel=author href=x>Jane Doe</a></p><p><time datetime=2025-05-14>May 14, 2025</time></p>"
                  "<p>" P1 "</p>"
                  "<h2>A <i>list</i></h2><ul><li>One<ul><li>One and a half</li></ul></li><li>Two</li></ul><ol start=4><li>Four</li><li value=9>Nine</li></ol>"
                  "<h3>A table</h3><table><tr><th>Who</th><th>What</th></tr><tr><td>The&nbsp;city</td><td>pays<br>all</td></tr></table>"
                  "<blockquote><p>Quoted &amp; said</p></blockquote><figure><img src=x alt=no><figcaption>A tram</figcaption></figure>"
                  "<pre><code>a  = 1\nb</code></pre><p>Line one<br>line two<br><br>Another paragraph.</p></article>",
                  "title title Title here\nbyline byline By Jane Doe\ndateline dateline May 14, 2025\nlead lead " P1 "\n"
                  "s1 heading A list\ns1.i1 list-item One\ns1.i2 list-item One and a half\ns1.i3 list-item Two\ns1.i4 list-item [4] Four\ns1.i5 list-item [9] Nine\n"
                  "s1.1 heading A table\ns1.1.r1 table-row Who | What\ns1.1.r2 table-row The city | pays all\ns1.1.q1 quote Quoted & said\n"
                  "s1.1.c1 caption A tram\ns1.1.k1 code a = 1 b\ns1.1.p1 paragraph Line one line two\ns1.1.p2 paragraph Another paragraph.\n");
}

static void
test_dropped (void)
{
  assert_article ("a.html",
                  "<body><nav><a>Home</a></nav><article><h1>Tram line approved</h1><p>" P1 "</p><div class='ad-slot'>Buy this now</div>"
                  "<div hidden><p>Nobody sees this.</p></div><p style='display:none'>Nor this.</p><p>" P2 "</p><div class=share-bar><a>Facebook</a> <a>Mail</a></div>"
                  "<aside><p>Something else altogether.</p></aside><button>Print</button><p>" P3 "</p><section class=comments><p>First!</p></section></article>",
                  "title title Tram line approved\nlead lead " P1 "\np1 paragraph " P2 "\naside-1 boilerplate Facebook Mail\np2 paragraph " P3 "\n");
}

/* Bold lines head sections where nothing else does. */
static void
test_bold_headings (void)
{
  assert_article ("a.html", "<article><p>" P1 "</p><p><strong>The money</strong></p><p>" P2 "</p><p><b>The time</b></p><p>" P3 "</p></article>",
                  "lead lead " P1 "\ns1 heading The money\ns1.p1 paragraph " P2 "\ns2 heading The time\ns2.p1 paragraph " P3 "\n");
  assert_article ("a.html", "<article><p>" P1 "</p><h2>The money</h2><p><b>A detail</b></p><p>" P2 "</p></article>",
                  "lead lead " P1 "\ns1 heading The money\ns1.1 heading A detail\ns1.1.p1 paragraph " P2 "\n");
}

static void
test_metadata (void)
{
  const char *page = "<html lang=de><head><title>Nothing | Paper</title><link rel=canonical href='https://example.org/a'>"
                     "<meta property='og:title' content='Less'><script type='application/ld+json'>[{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"The headline\","
                     "\"datePublished\":\"2025-05-14T10:00:00Z\",\"author\":[{\"name\":\"Jane Doe\"},{\"name\":\"Max Roe\"}]}]}]</script></head>"
                     "<body><article><p>" P1 "</p></article></body></html>";
  g_autoptr (GlossArticle) article = read_article ("a.html", page, -1);

  g_assert_cmpstr (gloss_article_get_title (article), ==, "The headline");
  g_assert_cmpstr (gloss_article_get_byline (article), ==, "Jane Doe, Max Roe");
  g_assert_cmpstr (gloss_article_get_published (article), ==, "2025-05-14T10:00:00Z");
  g_assert_cmpstr (gloss_article_get_language (article), ==, "de");
  g_assert_cmpstr (gloss_article_get_uri (article), ==, "https://example.org/a");
  g_assert_cmpstr (gloss_article_get_reader (article), ==, "html/1");
}

static void
test_charset (void)
{
  const char *text = "<html><head><meta charset='windows-1251'></head><body><p>Уряд України оголосив план.</p></body></html>";
  gsize size;
  g_autofree char *encoded = g_convert (text, -1, "CP1251", "UTF-8", NULL, &size, NULL);
  g_autoptr (GlossArticle) article = read_article ("a.html", encoded, size);
  g_autofree char *lines = article_lines (article, FALSE);

  g_assert_cmpstr (lines, ==, "lead lead Уряд України оголосив план.\n");
}

/* --- pages that are out to hurt --- */

static char *
repeat (const char *what,
        guint       n,
        const char *after)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, what);
  g_string_append (text, after);

  return g_string_free (text, FALSE);
}

static void
test_deep (void)
{
  static const char *const tags[] = { "<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<foo>", "<div></span>", "<details>", "<a href=x>", "<p>", "<svg><g>", "<h1>", "<select><option>", "<template>" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *page = repeat (tags[i], 100000, "text");
      g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
      GlossReaderInput input = { .bytes = bytes, .name = "deep.html" };
      g_autoptr (GError) error = NULL;
      g_autoptr (GlossArticle) article = gloss_reader_read (&input, NULL, &error);

      g_assert_true (article != NULL || error->domain == GLOSS_ERROR);
    }
}

/* What is flattened keeps its text. */
static void
test_deep_text (void)
{
  g_autofree char *open = repeat ("<div>", 2000, "inner words");
  g_autofree char *page = repeat ("</div>", 2000, "<p>Outer words.</p>");
  g_autofree char *both = g_strconcat (open, page, NULL);

  assert_article ("a.html", both, "lead lead inner words\np1 paragraph Outer words.\n");
}

static void
test_many_tags (void)
{
  static const char *const pages[] = { "<br>", "<i id=a><i id=b><i id=c><i id=d><p>" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *page = repeat (pages[i], 1200000, "text");
      g_autoptr (GBytes) bytes = g_bytes_new_take (page, strlen (page));
      GlossReaderInput input = { .bytes = bytes, .name = "many.html" };
      g_autoptr (GError) error = NULL;

      g_steal_pointer (&page);
      g_assert_null (gloss_reader_read (&input, NULL, &error));
      g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, "many.html"));
    }
}

static void
test_attributes (void)
{
  g_autofree char *many = repeat (" a=1 b c='x>y'", 50000, ">text</p>");
  g_autofree char *page = g_strconcat ("<p", many, NULL);
  g_autofree char *long_value = repeat ("x", 3000000, "'>text</p>");
  g_autofree char *second = g_strconcat ("<p class='", long_value, NULL);

  assert_article ("a.html", page, "lead lead text\n");
  assert_article ("a.html", second, "lead lead text\n");
}

static void
test_broken (void)
{
  assert_article ("a.html", "<p>One <b>two <a href=\"x>three", "lead lead One two\n");
  assert_article ("a.html", "<p>a<!-- never closed <p>b", "lead lead a\n");
  assert_article ("a.html", "<p>a</p><script>never closed <p>b", "lead lead a\n");
  assert_article ("a.html", "<p>AT&amp;T &copy &#x41; &am &lt", "lead lead AT&T © A &am <\n");
  assert_article ("a.html", "<p>x &", "lead lead x &\n");
  assert_article ("a.html", "<p>a < b and <3", "lead lead a < b and <3\n");
  assert_article ("a.html", "</p></div><p>a</b>", "lead lead a\n");
}

static void
test_no_article (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<html><body><nav>Home</nav><img src=x></body></html>", 52);
  GlossReaderInput input = { .bytes = bytes, .name = "nothing.html" };
  g_autoptr (GError) error = NULL;

  g_assert_null (gloss_reader_read (&input, NULL, &error));
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "nothing.html"));
}

/* A page whose name says nothing is known by how it begins. */
static void
test_sniffing (void)
{
  g_autoptr (GlossArticle) page = read_article ("page", "\n<!doctype html><html><p>Text", -1);
  g_autoptr (GlossArticle) text = read_article ("README", "Text with a <html> in it", -1);

  g_assert_cmpstr (gloss_article_get_reader (page), ==, "html/1");
  g_assert_cmpstr (gloss_article_get_reader (text), ==, "plain/1");
  g_assert_cmpstr (gloss_reader_find ("a.HTM")->id, ==, "html/1");
  g_assert_cmpstr (gloss_reader_find ("a.b.md")->id, ==, "markdown/1");
  g_assert_cmpstr (gloss_reader_find ("a.txt")->id, ==, "plain/1");
  g_assert_null (gloss_reader_find ("a.pdf"));
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<p>Text", 7);
  static const char *const names[] = { "a.html", "a.md", "a.txt" };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GlossReaderInput input = { .bytes = bytes, .name = names[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (gloss_reader_read (&input, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/html-reader/summit", test_summit);
  g_test_add_func ("/html-reader/containers", test_containers);
  g_test_add_func ("/html-reader/blocks", test_blocks);
  g_test_add_func ("/html-reader/dropped", test_dropped);
  g_test_add_func ("/html-reader/bold-headings", test_bold_headings);
  g_test_add_func ("/html-reader/metadata", test_metadata);
  g_test_add_func ("/html-reader/charset", test_charset);
  g_test_add_func ("/html-reader/deep", test_deep);
  g_test_add_func ("/html-reader/deep-text", test_deep_text);
  g_test_add_func ("/html-reader/many-tags", test_many_tags);
  g_test_add_func ("/html-reader/attributes", test_attributes);
  g_test_add_func ("/html-reader/broken", test_broken);
  g_test_add_func ("/html-reader/no-article", test_no_article);
  g_test_add_func ("/html-reader/sniffing", test_sniffing);
  g_test_add_func ("/html-reader/cancelled", test_cancelled);

  return g_test_run ();
}
