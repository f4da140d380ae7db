/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that run from right to left or the other way, in a window that does the same or does not. */
#include "config.h"

#include <string.h>

#include "page-fixture.h"

#include "annotation/gloss-annotation-card.h"
#include "article/gloss-article-direction.h"
#include "article/gloss-reading-cursor.h"
#include "text/gloss-text-direction.h"

static const char english[] =
  "The ferry sails again\n\n"
  "After seven months the ferry has left harbour again. It was half empty.\n\n"
  "Key Points\n"
  "1 The ferry sails again.\n"
  "2 Nobody has explained why it stopped.\n\n"
  "Share.\n";

static const char arabic[] =
  "العبّارة تبحر من جديد\n\n"
  "بعد سبعة أشهر غادرت العبّارة الميناء من جديد. كانت نصف فارغة.\n\n"
  "Key Points\n"
  "1 العبّارة تبحر من جديد.\n"
  "2 لم يشرح أحد سبب توقفها.\n\n"
  "Share.\n";

/* A way to look at an article: the article's direction, and that of the window. */
typedef struct
{
  const char *text;
  const char *noted;
  const char *before;
  gboolean page_rtl;
  GtkTextDirection window;
} Look;

static const Look looks[] = {
  { english, "After seven months", "the ferry has", FALSE, GTK_TEXT_DIR_LTR },
  { english, "After seven months", "the ferry has", FALSE, GTK_TEXT_DIR_RTL },
  { arabic, "بعد سبعة أشهر", "غادرت", TRUE, GTK_TEXT_DIR_LTR },
  { arabic, "بعد سبعة أشهر", "غادرت", TRUE, GTK_TEXT_DIR_RTL },
};

static void
set_up (PageFixture *fixture,
        const Look  *look,
        int          width)
{
  gtk_widget_set_default_direction (look->window);
  page_fixture_set_up (fixture, "ferry.txt", look->text, width, 700);
}

static void
tear_down (PageFixture *fixture)
{
  page_fixture_tear_down (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static GtkWidget *
find_class (GtkWidget  *widget,
            const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* How far a widget lies from the text: before the side where lines start, or past their end; negative if it overlaps that side. */
static void
get_distances (PageFixture *fixture,
               GtkWidget   *widget,
               int         *before,
               int         *past)
{
  graphene_rect_t bounds;
  int left, width, from_left, from_right;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->view), &bounds));
  gloss_article_view_get_measure (fixture->view, &left, &width);
  from_left = left - (int) (bounds.origin.x + bounds.size.width);
  from_right = (int) bounds.origin.x - (left + width);
  *before = gtk_widget_get_direction (GTK_WIDGET (fixture->view)) == GTK_TEXT_DIR_RTL ? from_right : from_left;
  *past = gtk_widget_get_direction (GTK_WIDGET (fixture->view)) == GTK_TEXT_DIR_RTL ? from_left : from_right;
}

static GlossDirection
direction_of (const char *text)
{
  return gloss_text_get_direction (text, strlen (text));
}

static void
test_text (void)
{
  g_assert_cmpint (direction_of ("Hello"), ==, GLOSS_DIRECTION_LTR);
  g_assert_cmpint (direction_of ("12 שלום abc"), ==, GLOSS_DIRECTION_RTL);
  g_assert_cmpint (direction_of ("«مرحبا» abc"), ==, GLOSS_DIRECTION_RTL);
  g_assert_cmpint (direction_of ("abc שלום"), ==, GLOSS_DIRECTION_LTR);
  g_assert_cmpint (direction_of ("18.50 – 24"), ==, GLOSS_DIRECTION_NONE);
  g_assert_cmpint (direction_of (""), ==, GLOSS_DIRECTION_NONE);
}

static void
test_isolate (void)
{
  static const char *const cases[][2] = {
    { "No quotes.", "No quotes." },
    { "“2024 budget.txt” is empty.", "“\u20682024 budget.txt\u2069” is empty." },
    { "الملف «2024 budget.txt» فارغ.", "الملف «\u20682024 budget.txt\u2069» فارغ." },
    { "„a“ und „b”", "„\u2068a\u2069“ und „\u2068b\u2069”" },
    { "“a” and “b”", "“\u2068a\u2069” and “\u2068b\u2069”" },
    { "“open", "“open" },
    { "closed”", "closed”" },
    { "Gloss’s own “x”", "Gloss’s own “\u2068x\u2069”" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *isolated = gloss_text_isolate_quotes (cases[i][0]);

      g_assert_cmpstr (isolated, ==, cases[i][1]);
    }
}

/* The window's direction has no say in that of the page. */
static void
test_article (gconstpointer data)
{
  const Look *look = data;
  PageFixture fixture = { NULL };

  set_up (&fixture, look, 760);
  g_assert_cmpint (gloss_article_runs_rtl (gloss_document_get_article (fixture.document)), ==, look->page_rtl);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (fixture.view)) == GTK_TEXT_DIR_RTL, ==, look->page_rtl);
  tear_down (&fixture);
}

/* A paragraph in another script keeps its own direction, one without letters has that of the page. */
static void
test_block (void)
{
  static const char text[] = "العبّارة تبحر من جديد بعد سبعة أشهر طويلة من الانتظار\n\nThe ferry sails\n\n2024 – 2025\n";
  PageFixture fixture = { NULL };
  GlossArticle *article;

  page_fixture_set_up (&fixture, "ferry.txt", text, 760, 400);
  article = gloss_document_get_article (fixture.document);
  g_assert_cmpuint (gloss_article_get_n_blocks (article), ==, 3);
  g_assert_true (gloss_article_runs_rtl (article));
  g_assert_true (gloss_block_runs_rtl (article, gloss_article_get_block (article, 0), FALSE));
  g_assert_false (gloss_block_runs_rtl (article, gloss_article_get_block (article, 1), TRUE));
  g_assert_true (gloss_block_runs_rtl (article, gloss_article_get_block (article, 2), TRUE));
  g_assert_false (gloss_block_runs_rtl (article, gloss_article_get_block (article, 2), FALSE));
  page_fixture_tear_down (&fixture);
}

/* Buttons of units stand before the lines, notes past their end; both outside of the text. */
static void
test_sides (gconstpointer data)
{
  const Look *look = data;
  PageFixture fixture = { NULL };
  g_autoptr (GlossAnnotation) noted = NULL;
  g_autoptr (GError) error = NULL;
  int before, past;

  set_up (&fixture, look, 1040);
  noted = gloss_annotation_with_note (page_fixture_tag (&fixture, "claim", look->noted), "Who counted?");
  g_assert_true (gloss_document_edit (fixture.document, noted, &error));
  page_fixture_settle (&fixture);

  get_distances (&fixture, find_class (GTK_WIDGET (fixture.view), "unit-button"), &before, &past);
  g_assert_cmpint (before, >, 0);
  get_distances (&fixture, page_fixture_find (GTK_WIDGET (fixture.view), GLOSS_TYPE_ANNOTATION_CARD), &before, &past);
  g_assert_cmpint (past, >, 0);
  tear_down (&fixture);
}

/* Its label begins where lines do. */
static void
test_fold (gconstpointer data)
{
  const Look *look = data;
  PageFixture fixture = { NULL };
  GtkWidget *button;
  graphene_rect_t bounds;
  int left, width;

  set_up (&fixture, look, 760);
  button = find_class (GTK_WIDGET (fixture.view), "fold-button");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (fixture.view), &bounds));
  gloss_article_view_get_measure (fixture.view, &left, &width);
  if (look->page_rtl)
    g_assert_cmpint ((int) (bounds.origin.x + bounds.size.width), ==, left + width + 12);
  else
    g_assert_cmpint ((int) bounds.origin.x, ==, left - 12);
  tear_down (&fixture);
}

static double
get_caret_x (PageFixture *fixture)
{
  GtkTextIter iter;
  GdkRectangle place;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (fixture->view), &iter, &place);
  return place.x;
}

/* The arrow to the right moves to the right, whatever the text and the window. */
static void
test_arrows (gconstpointer data)
{
  const Look *look = data;
  PageFixture fixture = { NULL };
  g_autoptr (GlossAnchor) anchor = NULL;
  double middle, right;

  set_up (&fixture, look, 760);
  anchor = gloss_anchor_new_for_quote (gloss_document_get_article (fixture.document), look->before, NULL, NULL, NULL);
  gloss_view_state_go_to (fixture.state, gloss_anchor_get_extent (anchor));
  page_fixture_settle (&fixture);

  middle = get_caret_x (&fixture);
  gloss_reading_cursor_move_word (fixture.view, 1, FALSE);
  right = get_caret_x (&fixture);
  g_assert_cmpfloat (right, >, middle);
  gloss_reading_cursor_move_word (fixture.view, -1, FALSE);
  g_assert_cmpfloat (get_caret_x (&fixture), <, right);
  tear_down (&fixture);
}

/* A paragraph in another script than that of its page. */
static void
test_arrows_foreign (void)
{
  static const char text[] = "العبّارة تبحر من جديد بعد سبعة أشهر طويلة من الانتظار\n\nThe ferry sails\n";
  static const Look foreign = { text, NULL, "ferry sails", TRUE, GTK_TEXT_DIR_LTR };

  test_arrows (&foreign);
}

static void
add_looks (const char    *path,
           GTestDataFunc  func)
{
  static const char *const names[] = { "ltr-in-ltr", "ltr-in-rtl", "rtl-in-ltr", "rtl-in-rtl" };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *full = g_strdup_printf ("/text-direction/%s/%s", path, names[i]);

      g_test_add_data_func (full, &looks[i], func);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/text-direction/text", test_text);
  g_test_add_func ("/text-direction/isolate", test_isolate);
  g_test_add_func ("/text-direction/block", test_block);
  add_looks ("article", test_article);
  add_looks ("sides", test_sides);
  add_looks ("fold", test_fold);
  add_looks ("arrows", test_arrows);
  g_test_add_func ("/text-direction/arrows/foreign-paragraph", test_arrows_foreign);

  return g_test_run ();
}
