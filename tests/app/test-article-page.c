/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article page as a person with a keyboard meets it. */
#include "config.h"

#include "page-fixture.h"

#include "annotation/gloss-annotation-card.h"
#include "article/gloss-article-menu.h"
#include "article/gloss-article-view-keys.h"
#include "article/gloss-float-bar.h"
#include "article/gloss-reading-cursor.h"

static const char source[] =
  "A ferry again\n\n"
  "After seven months the ferry to Ormsay has left harbour again. It was half empty, and an hour late.\n\n"
  "A winter without boats\n\n"
  "The last boat sailed in October. Since then 412 people have lived on what a fishing boat brought. Nobody complained aloud.\n\n"
  "The mayor said nothing. She has a boat of her own.\n\n"
  "Key Points\n"
  "1 The ferry sails again.\n"
  "2 Nobody has explained why it stopped.\n\n"
  "Frequently Asked Questions\n\n"
  "Question: When did the last boat sail?\n\n"
  "In October.\n\n"
  "Share.\n";

static void
set_up (PageFixture *fixture)
{
  page_fixture_set_up (fixture, "ferry.txt", source, 760, 700);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
}

static char *
dup_place (PageFixture *fixture)
{
  const GlossRange *place = gloss_view_state_get_place (fixture->state);

  g_assert_nonnull (place);
  return gloss_text_dup_slice (gloss_article_get_text (gloss_document_get_article (fixture->document)), *place);
}

static void
assert_place (PageFixture *fixture,
              const char  *expected,
              gboolean     selected)
{
  g_autofree char *place = dup_place (fixture);

  g_assert_cmpstr (place, ==, expected);
  g_assert_cmpint (gloss_view_state_get_has_selection (fixture->state), ==, selected);
}

static void
go_to_quote (PageFixture *fixture,
             const char  *quote)
{
  g_autoptr (GlossAnchor) anchor =
    gloss_anchor_new_for_quote (gloss_document_get_article (fixture->document), quote, NULL, NULL, NULL);

  g_assert_nonnull (anchor);
  gloss_view_state_go_to (fixture->state, gloss_anchor_get_extent (anchor));
}

static void
test_empty (void)
{
  GtkWidget *page = g_object_ref_sink (gloss_article_page_new (NULL));

  g_assert_null (gloss_article_page_get_state (GLOSS_ARTICLE_PAGE (page)));
  g_assert_finalize_object (page);
}

static void
test_state (void)
{
  g_autoptr (GlossViewState) state = gloss_view_state_new ();
  GtkWidget *page = g_object_ref_sink (gloss_article_page_new (state));

  g_assert_true (gloss_article_page_get_state (GLOSS_ARTICLE_PAGE (page)) == state);
  g_assert_finalize_object (page);
}

/* Offset n of the buffer is code point n of the canonical text. */
static void
test_buffer (void)
{
  PageFixture fixture = { NULL };
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  set_up (&fixture);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture.view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, gloss_text_get_utf8 (gloss_article_get_text (gloss_document_get_article (fixture.document)), NULL));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture.view)));
  page_fixture_tear_down (&fixture);
}

static void
test_sentences (void)
{
  PageFixture fixture = { NULL };

  set_up (&fixture);
  go_to_quote (&fixture, "The last boat");
  assert_place (&fixture, "The last boat sailed in October.", FALSE);
  gloss_reading_cursor_move_sentence (fixture.view, 1);
  assert_place (&fixture, "Since then 412 people have lived on what a fishing boat brought.", FALSE);
  gloss_reading_cursor_move_sentence (fixture.view, 1);
  gloss_reading_cursor_move_sentence (fixture.view, 1);
  assert_place (&fixture, "The mayor said nothing.", FALSE);
  gloss_reading_cursor_move_sentence (fixture.view, -1);
  assert_place (&fixture, "Nobody complained aloud.", FALSE);
  page_fixture_tear_down (&fixture);
}

/* The folded share line is no place for the reading cursor. */
static void
test_skips_folded (void)
{
  PageFixture fixture = { NULL };

  set_up (&fixture);
  go_to_quote (&fixture, "In October.");
  for (int i = 0; i < 20; i++)
    gloss_reading_cursor_move_sentence (fixture.view, 1);
  assert_place (&fixture, "In October.", FALSE);
  gloss_view_state_set_boilerplate_shown (fixture.state, TRUE);
  gloss_reading_cursor_move_sentence (fixture.view, 1);
  assert_place (&fixture, "Share.", FALSE);
  page_fixture_tear_down (&fixture);
}

static void
test_extend (void)
{
  PageFixture fixture = { NULL };

  set_up (&fixture);
  go_to_quote (&fixture, "Since then");
  gloss_reading_cursor_extend_sentence (fixture.view, 1);
  assert_place (&fixture, "Since then 412 people have lived on what a fishing boat brought.", TRUE);
  gloss_reading_cursor_extend_sentence (fixture.view, 1);
  assert_place (&fixture, "Since then 412 people have lived on what a fishing boat brought. Nobody complained aloud.", TRUE);
  gloss_reading_cursor_extend_sentence (fixture.view, -1);
  assert_place (&fixture, "Since then 412 people have lived on what a fishing boat brought.", TRUE);
  g_assert_true (gloss_reading_cursor_clear (fixture.view));
  assert_place (&fixture, "Since then 412 people have lived on what a fishing boat brought.", FALSE);
  g_assert_false (gloss_reading_cursor_clear (fixture.view));

  gloss_reading_cursor_extend_sentence (fixture.view, -1);
  gloss_reading_cursor_extend_sentence (fixture.view, -1);
  assert_place (&fixture, "The last boat sailed in October. Since then 412 people have lived on what a fishing boat brought.", TRUE);
  page_fixture_tear_down (&fixture);
}

static void
test_borders (void)
{
  PageFixture fixture = { NULL };

  set_up (&fixture);
  go_to_quote (&fixture, "The mayor");
  gloss_reading_cursor_extend_sentence (fixture.view, 1);
  gloss_reading_cursor_move_border (fixture.view, GLOSS_BORDER_START, TRUE, 1);
  assert_place (&fixture, "mayor said nothing.", TRUE);
  gloss_reading_cursor_move_border (fixture.view, GLOSS_BORDER_END, TRUE, -1);
  assert_place (&fixture, "mayor said", TRUE);
  gloss_reading_cursor_move_border (fixture.view, GLOSS_BORDER_END, FALSE, -1);
  assert_place (&fixture, "mayor sai", TRUE);
  gloss_reading_cursor_move_border (fixture.view, GLOSS_BORDER_START, TRUE, -1);
  assert_place (&fixture, "The mayor sai", TRUE);
  for (int i = 0; i < 20; i++)
    gloss_reading_cursor_move_border (fixture.view, GLOSS_BORDER_END, TRUE, -1);
  assert_place (&fixture, "The", TRUE);
  page_fixture_tear_down (&fixture);
}

/* Without a selection of text the borders are those of the selected annotation; the window moves them. */
static void
test_annotation_borders (void)
{
  PageFixture fixture = { NULL };
  GlossAnnotation *annotation;
  g_autofree char *expected = NULL;
  GlossRange range;

  set_up (&fixture);
  annotation = page_fixture_tag (&fixture, "claim", "412 people");
  range = gloss_annotation_get_extent (annotation);
  go_to_quote (&fixture, "Since then");
  gloss_view_state_set_selected (fixture.state, annotation);
  g_assert_true (gloss_reading_cursor_move_border (fixture.view, GLOSS_BORDER_END, TRUE, 1));
  expected = g_strdup_printf ("set-range(%" G_GSIZE_FORMAT ", %" G_GSIZE_FORMAT ");", range.start, range.end + strlen (" have"));
  g_assert_cmpstr (fixture.log->str, ==, expected);
  g_assert_true (gloss_reading_cursor_clear (fixture.view));
  g_assert_null (gloss_view_state_get_selected (fixture.state));
  g_assert_false (gloss_reading_cursor_move_border (fixture.view, GLOSS_BORDER_END, TRUE, 1));
  page_fixture_tear_down (&fixture);
}

/* The selected annotation is always the current version, and nothing once it is gone; undo of the removal does not select it. */
static void
test_selected_follows (void)
{
  PageFixture fixture = { NULL };
  g_autoptr (GlossAnnotation) changed = NULL;
  g_autoptr (GError) error = NULL;
  GlossAnnotation *annotation;

  set_up (&fixture);
  annotation = page_fixture_tag (&fixture, "claim", "412 people");
  gloss_view_state_set_selected (fixture.state, annotation);
  changed = gloss_annotation_with_note (annotation, "Who counted?");
  g_assert_true (gloss_document_edit (fixture.document, changed, &error));
  g_assert_cmpstr (gloss_annotation_get_note (gloss_view_state_get_selected (fixture.state)), ==, "Who counted?");
  g_assert_true (gloss_document_undo (fixture.document));
  g_assert_nonnull (gloss_view_state_get_selected (fixture.state));
  g_assert_null (gloss_annotation_get_note (gloss_view_state_get_selected (fixture.state)));
  g_assert_true (gloss_document_remove (fixture.document, gloss_annotation_get_id (gloss_view_state_get_selected (fixture.state)), &error));
  g_assert_null (gloss_view_state_get_selected (fixture.state));
  page_fixture_tear_down (&fixture);
}

static guint
count_shown (GtkWidget  *widget,
             const char *css_class)
{
  guint count = gtk_widget_has_css_class (widget, css_class) && gtk_widget_get_visible (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_shown (child, css_class);

  return count;
}

static GtkWidget *
find_with_class (GtkWidget  *widget,
                 const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class) && gtk_widget_get_visible (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_with_class (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_unit_buttons (void)
{
  PageFixture fixture = { NULL };

  set_up (&fixture);
  g_assert_cmpuint (count_shown (GTK_WIDGET (fixture.view), "unit-button"), ==, 4);
  g_assert_cmpuint (count_shown (GTK_WIDGET (fixture.view), "tagged"), ==, 0);
  g_signal_emit_by_name (find_with_class (GTK_WIDGET (fixture.view), "unit-button"), "clicked");
  g_assert_cmpstr (fixture.log->str, ==, "tag-unit'kp-1';");
  g_string_truncate (fixture.log, 0);

  page_fixture_tag (&fixture, "key_point", "Nobody has explained why it stopped.");
  page_fixture_settle (&fixture);
  g_assert_cmpuint (count_shown (GTK_WIDGET (fixture.view), "tagged"), ==, 1);
  g_signal_emit_by_name (find_with_class (GTK_WIDGET (fixture.view), "tagged"), "clicked");
  g_assert_true (g_str_has_prefix (fixture.log->str, "select'"));
  page_fixture_tear_down (&fixture);
}

/* A note stands beside its line as a card where there is room, as a mark where there is none. */
static void
test_cards (void)
{
  PageFixture fixture = { NULL };
  g_autoptr (GlossAnnotation) changed = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *card;

  page_fixture_set_up (&fixture, "ferry.txt", source, 1100, 700);
  g_assert_null (page_fixture_find (GTK_WIDGET (fixture.view), GLOSS_TYPE_ANNOTATION_CARD));
  changed = gloss_annotation_with_note (page_fixture_tag (&fixture, "claim", "412 people"), "Who counted?");
  g_assert_true (gloss_document_edit (fixture.document, changed, &error));
  page_fixture_settle (&fixture);

  card = page_fixture_find (GTK_WIDGET (fixture.view), GLOSS_TYPE_ANNOTATION_CARD);
  g_assert_nonnull (card);
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_false (gtk_widget_has_css_class (card, "compact"));
  g_signal_emit_by_name (page_fixture_find (card, GTK_TYPE_BUTTON), "clicked");
  g_assert_true (g_str_has_prefix (fixture.log->str, "select'"));

  g_assert_true (gloss_document_undo (fixture.document));
  page_fixture_settle (&fixture);
  g_assert_false (gtk_widget_get_visible (card));
  page_fixture_tear_down (&fixture);
}

/* Filling a card takes longer than moving it: when a note comes before them or goes, the others keep theirs. */
static void
test_cards_stay (void)
{
  PageFixture fixture = { NULL };
  g_autoptr (GlossAnnotation) later = NULL;
  g_autoptr (GlossAnnotation) earlier = NULL;
  GtkWidget *card;

  page_fixture_set_up (&fixture, "ferry.txt", source, 1100, 700);
  later = gloss_annotation_with_note (page_fixture_tag (&fixture, "claim", "explained why"), "Who asked?");
  g_assert_true (gloss_document_edit (fixture.document, later, NULL));
  page_fixture_settle (&fixture);
  card = page_fixture_find (GTK_WIDGET (fixture.view), GLOSS_TYPE_ANNOTATION_CARD);
  g_assert_true (gloss_annotation_card_get_annotation (GLOSS_ANNOTATION_CARD (card)) == later);

  earlier = gloss_annotation_with_note (page_fixture_tag (&fixture, "claim", "412 people"), "Who counted?");
  g_assert_true (gloss_document_edit (fixture.document, earlier, NULL));
  page_fixture_settle (&fixture);
  g_assert_true (gloss_annotation_card_get_annotation (GLOSS_ANNOTATION_CARD (card)) == later);
  g_assert_true (gtk_widget_get_visible (card));

  g_assert_true (gloss_document_undo (fixture.document));
  page_fixture_settle (&fixture);
  g_assert_true (gloss_annotation_card_get_annotation (GLOSS_ANNOTATION_CARD (card)) == later);
  g_assert_true (gtk_widget_get_visible (card));
  page_fixture_tear_down (&fixture);
}

static void
test_fold (void)
{
  PageFixture fixture = { NULL };
  GtkWidget *button;
  graphene_rect_t bounds;

  set_up (&fixture);
  button = find_with_class (GTK_WIDGET (fixture.view), "fold-button");
  g_assert_nonnull (button);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Show 1 part that is not the article");
  g_assert_false (gloss_article_view_get_block_bounds (fixture.view, gloss_article_get_n_blocks (gloss_document_get_article (fixture.document)) - 1, &bounds));
  gloss_view_state_set_boilerplate_shown (fixture.state, TRUE);
  page_fixture_settle (&fixture);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Hide what is not the article");
  g_assert_true (gloss_article_view_get_block_bounds (fixture.view, gloss_article_get_n_blocks (gloss_document_get_article (fixture.document)) - 1, &bounds));
  page_fixture_tear_down (&fixture);
}

/* The bar never lies over what it is about. */
static void
test_float_bar (void)
{
  PageFixture fixture = { NULL };
  GtkWidget *bar;
  graphene_rect_t text, place;

  set_up (&fixture);
  bar = page_fixture_find (GTK_WIDGET (fixture.page), GLOSS_TYPE_FLOAT_BAR);
  g_assert_false (gtk_widget_get_visible (bar));
  for (int i = 0; i < 6; i++)
    {
      gloss_reading_cursor_move_sentence (fixture.view, 1);
      gloss_reading_cursor_extend_sentence (fixture.view, 1);
      gtk_widget_activate_action (GTK_WIDGET (fixture.view), "article.offer-tags", NULL);
      page_fixture_settle (&fixture);
      g_assert_true (gtk_widget_get_visible (bar));
      g_assert_true (gloss_article_view_get_bounds (fixture.view, *gloss_view_state_get_place (fixture.state), &text));
      g_assert_true (gtk_widget_compute_bounds (bar, GTK_WIDGET (fixture.view), &place));
      g_assert_false (graphene_rect_intersection (&text, &place, NULL));
      gloss_reading_cursor_clear (fixture.view);
      g_assert_false (gtk_widget_get_visible (bar));
    }

  gloss_reading_cursor_extend_sentence (fixture.view, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "article.offer-tags", NULL);
  g_signal_emit_by_name (page_fixture_find (bar, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (fixture.log->str, ==, "tag'claim';");
  g_assert_false (gtk_widget_get_visible (bar));

  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "article.offer-tags", NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  gloss_view_state_set_selected (fixture.state, page_fixture_tag (&fixture, "claim", "412 people"));
  g_assert_false (gtk_widget_get_visible (bar));
  page_fixture_tear_down (&fixture);
}

static void
test_find (void)
{
  PageFixture fixture = { NULL };
  GtkWidget *entry;
  GObject *bar;
  guint n_found = 0, position;

  set_up (&fixture);
  go_to_quote (&fixture, "Since then");
  gloss_article_page_show_find (fixture.page);
  entry = page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_SEARCH_ENTRY);
  bar = G_OBJECT (gtk_widget_get_ancestor (entry, g_type_from_name ("GlossFindBar")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "BOAT");
  while (n_found == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (bar, "n-found", &n_found, NULL);
    }
  g_assert_cmpuint (n_found, ==, 5);
  g_object_get (bar, "position", &position, NULL);
  g_assert_cmpuint (position, ==, 3);
  assert_place (&fixture, "Since then 412 people have lived on what a fishing boat brought.", FALSE);
  g_signal_emit_by_name (entry, "next-match");
  assert_place (&fixture, "She has a boat of her own.", FALSE);
  g_signal_emit_by_name (entry, "next-match");
  g_signal_emit_by_name (entry, "next-match");
  assert_place (&fixture, "A winter without boats", FALSE);
  g_signal_emit_by_name (entry, "stop-search");
  assert_place (&fixture, "Since then 412 people have lived on what a fishing boat brought.", FALSE);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture.view)));
  page_fixture_tear_down (&fixture);
}

/* Measuring the text takes as long as it takes; a test that never gets there is ended by its time limit. */
static void
settle_between (PageFixture *fixture,
                GlossRange   range,
                float        top,
                float        bottom)
{
  graphene_rect_t bounds;

  do
    page_fixture_settle (fixture);
  while (!gloss_article_view_get_bounds (fixture->view, range, &bounds) || bounds.origin.y <= top || bounds.origin.y >= bottom);
  for (int i = 0; i < 8; i++)
    page_fixture_settle (fixture);
  g_assert_true (gloss_article_view_get_bounds (fixture->view, range, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >, top);
  g_assert_cmpfloat (bounds.origin.y, <, bottom);
}

/* A place far down is where it should be once the text is measured, and stays there when the window becomes narrower. */
static void
test_scroller (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PageFixture fixture = { NULL };
  GlossRange range = { 0, 0 };

  for (int i = 0; i < 600; i++)
    g_string_append_printf (text, "Paragraph %d of a long text, which says nothing but needs some room on the page, so that the window has to scroll a "
                            "long way to get to its end. It goes on for a while, and ends here.\n\n", i);
  page_fixture_set_up (&fixture, "long.txt", text->str, 760, 700);
  range.start = gloss_article_get_block (gloss_document_get_article (fixture.document), 540)->range.start;
  range.end = range.start + 9;
  gloss_view_state_go_to (fixture.state, range);
  settle_between (&fixture, range, 100, 350);
  gloss_view_state_set_text_scale (fixture.state, 1.6);
  settle_between (&fixture, range, 0, 600);
  page_fixture_tear_down (&fixture);
}

/* A text shorter than the page is drawn from its top, whatever was measured in the meantime. */
static void
test_short (void)
{
  PageFixture fixture = { NULL };
  GdkRectangle seen;

  page_fixture_set_up (&fixture, "short.txt", "A title\n\nOne paragraph that is long enough to take two lines or three at this width, and not much more than that.\n\nAnother one.\n", 640, 700);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (fixture.view), &seen);
  g_assert_cmpint (seen.y, <=, 0);
  gloss_view_state_set_text_scale (fixture.state, 1.3);
  page_fixture_settle (&fixture);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (fixture.view), &seen);
  g_assert_cmpint (seen.y, <=, 0);
  page_fixture_tear_down (&fixture);
}

static void
count_key (const char *accelerators,
           const char *description,
           gpointer    user_data)
{
  guint *count = user_data;

  g_assert_cmpstr (accelerators, !=, "");
  g_assert_cmpstr (description, !=, "");
  (*count)++;
}

static void
test_keys (void)
{
  guint count = 0;

  gloss_article_view_keys_foreach (count_key, &count);
  g_assert_cmpuint (count, >, 20);
}

static void
test_menu (void)
{
  g_autoptr (GlossCodebook) codebook = gloss_codebook_new_default ();
  g_autoptr (GMenu) menu = gloss_article_menu_build (codebook);
  PageFixture fixture = { NULL };

  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 3);
  for (int kind = 0; kind < GLOSS_N_BLOCK_KINDS; kind++)
    g_assert_nonnull (gloss_block_kind_get_title ((GlossBlockKind) kind));

  set_up (&fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "article.menu", NULL);
  g_assert_nonnull (page_fixture_find (GTK_WIDGET (fixture.page), GTK_TYPE_POPOVER_MENU));
  page_fixture_settle (&fixture);
  page_fixture_tear_down (&fixture);
}

static void
test_accessible (void)
{
  PageFixture fixture = { NULL };

  set_up (&fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture.view), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (fixture.view), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (find_with_class (GTK_WIDGET (fixture.view), "unit-button")),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  page_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/article-page/empty", test_empty);
  g_test_add_func ("/article-page/state", test_state);
  g_test_add_func ("/article-page/buffer", test_buffer);
  g_test_add_func ("/article-page/sentences", test_sentences);
  g_test_add_func ("/article-page/skips-folded", test_skips_folded);
  g_test_add_func ("/article-page/extend", test_extend);
  g_test_add_func ("/article-page/borders", test_borders);
  g_test_add_func ("/article-page/annotation-borders", test_annotation_borders);
  g_test_add_func ("/view-state/selected-follows", test_selected_follows);
  g_test_add_func ("/article-page/unit-buttons", test_unit_buttons);
  g_test_add_func ("/article-page/cards", test_cards);
  g_test_add_func ("/article-page/cards-stay", test_cards_stay);
  g_test_add_func ("/article-page/fold", test_fold);
  g_test_add_func ("/article-page/float-bar", test_float_bar);
  g_test_add_func ("/article-page/find", test_find);
  g_test_add_func ("/article-page/scroller", test_scroller);
  g_test_add_func ("/article-page/short", test_short);
  g_test_add_func ("/article-page/keys", test_keys);
  g_test_add_func ("/article-page/menu", test_menu);
  g_test_add_func ("/article-page/accessible", test_accessible);

  return g_test_run ();
}
