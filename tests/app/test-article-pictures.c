/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the article looks like, against pictures made in the Debian 13 folder. */
#include "config.h"

#include <stdlib.h>

#include "page-fixture.h"

/* How far a channel of a pixel may be off, and how many pixels of a thousand may be farther off. */
#define CHANNEL_TOLERANCE 24
#define PIXELS_PER_THOUSAND 2

static const char article[] =
  "# Ferry to Ormsay sails again\n\n"
  "After seven months the ferry to the island of Ormsay has left harbour again, half empty and an hour late.\n\n"
  "## A winter without boats\n\n"
  "The last boat sailed in October. Since then the 412 islanders have lived on what a fishing boat brought twice a week, "
  "said the mayor, Tora Lind. The company has not said why its pumps failed.\n\n"
  "> We counted the tins, and then we counted them again.\n\n"
  "- No doctor came between November and March.\n"
  "- The school closed on nine days.\n\n"
  "## What it costs\n\n"
  "| Year | Fare | Passengers |\n|---|---|---|\n| 2024 | 18.50 | 31,200 |\n| 2025 | 24.00 | 11,850 |\n\n"
  "## Key Takeaways\n\n"
  "1. The ferry sails again after seven months.\n"
  "2. Nobody has explained why the pumps failed.\n\n"
  "## FAQ\n\n"
  "### When did the last boat sail?\n\n"
  "In October.\n";

static const char overlaps[] =
  "Ormsay has its boat back\n\n"
  "The last boat sailed in October. Since then the 412 islanders have lived on what a fishing boat brought twice a week, "
  "said the mayor, Tora Lind. The company has not said why its pumps failed, and nobody on the quay expects that it ever will.\n\n"
  "Repairs took 2.4 million crowns. The county pays half of it; passengers will pay the rest over ten years.\n";

static const char hebrew[] =
  "המעבורת חזרה לאי\n\n"
  "אחרי שבעה חודשים יצאה המעבורת אל האי אורמסיי שוב מן הנמל, חצי ריקה ובאיחור של שעה.\n\n"
  "הסירה האחרונה הפליגה באוקטובר. מאז חיו 412 תושבים ממה שהביאה סירת דיג, אמרה ראשת העיר Tora Lind בראיון לעיתון The Post אתמול.\n\n"
  "החברה לא הסבירה מדוע נעצרו המשאבות.\n";

static GdkTexture *
render (PageFixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->window);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GError) error = NULL;
  GdkTexture *texture;

  gtk_window_set_focus (fixture->window, NULL);
  page_fixture_settle (fixture);
  page_fixture_settle (fixture);
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  gsk_renderer_realize (renderer, NULL, &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  gsk_renderer_unrealize (renderer);

  return texture;
}

static guchar *
download (GdkTexture *texture,
          gsize      *stride)
{
  guchar *pixels;

  *stride = (gsize) gdk_texture_get_width (texture) * 4;
  pixels = g_malloc (*stride * (gsize) gdk_texture_get_height (texture));
  gdk_texture_download (texture, pixels, *stride);

  return pixels;
}

/* How many pixels are too far off; these are red in @difference, the others pale. */
static guint
compare (GdkTexture  *actual,
         GdkTexture  *expected,
         GdkTexture **difference)
{
  gsize stride;
  g_autofree guchar *one = download (actual, &stride);
  g_autofree guchar *other = download (expected, &stride);
  gsize n_bytes = stride * (gsize) gdk_texture_get_height (actual);
  g_autoptr (GBytes) bytes = NULL;
  guint n_off = 0;

  for (gsize i = 0; i < n_bytes; i += 4)
    {
      gboolean off = FALSE;

      for (gsize channel = 0; channel < 4; channel++)
        off = off || abs ((int) one[i + channel] - (int) other[i + channel]) > CHANNEL_TOLERANCE;
      n_off += off ? 1 : 0;
      one[i] = off ? 0 : (guchar) (224 + one[i] / 8);
      one[i + 1] = off ? 0 : (guchar) (224 + one[i + 1] / 8);
      one[i + 2] = off ? 255 : (guchar) (224 + one[i + 2] / 8);
      one[i + 3] = 255;
    }
  bytes = g_bytes_new (one, n_bytes);
  *difference = gdk_memory_texture_new (gdk_texture_get_width (actual), gdk_texture_get_height (actual), GDK_MEMORY_DEFAULT, bytes, stride);

  return n_off;
}

static void
save (GdkTexture *texture,
      const char *name,
      const char *what)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, what);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, file, NULL);

  g_assert_true (gdk_texture_save_to_png (texture, path));
  g_test_message ("See %s", path);
}

/* Where it differs, the picture and the difference go to the build folder; GLOSS_UPDATE_PICTURES=1 makes it anew. */
static void
assert_picture (PageFixture *fixture,
                const char  *name)
{
  g_autoptr (GdkTexture) actual = render (fixture);
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pictures", file, NULL);
  g_autoptr (GdkTexture) expected = NULL;
  g_autoptr (GdkTexture) difference = NULL;
  g_autoptr (GError) error = NULL;
  guint n_pixels = (guint) gdk_texture_get_width (actual) * (guint) gdk_texture_get_height (actual);
  guint n_off;

  if (g_getenv ("GLOSS_UPDATE_PICTURES") != NULL)
    {
      g_assert_true (gdk_texture_save_to_png (actual, path));
      return;
    }

  expected = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);
  if (gdk_texture_get_width (actual) != gdk_texture_get_width (expected) ||
      gdk_texture_get_height (actual) != gdk_texture_get_height (expected))
    {
      save (actual, name, "actual");
      g_test_fail_printf ("%s has another size", name);
      return;
    }

  n_off = compare (actual, expected, &difference);
  if (n_off * 1000 > n_pixels * PIXELS_PER_THOUSAND)
    {
      save (actual, name, "actual");
      save (difference, name, "difference");
      g_test_fail_printf ("%s: %u of %u pixels are off", name, n_off, n_pixels);
    }
}

static gboolean
fonts_are_known (void)
{
  if (g_getenv ("GLOSS_ROOT") != NULL)
    return TRUE;

  g_test_skip ("the pictures are those of the fonts in the Debian 13 folder");
  return FALSE;
}

static void
set_up_article (PageFixture *fixture)
{
  g_autoptr (GlossAnnotation) noted = NULL;
  g_autoptr (GError) error = NULL;

  page_fixture_set_up (fixture, "ferry.md", article, 1040, 1340);
  page_fixture_tag (fixture, "claim", "The last boat sailed in October.");
  noted = gloss_annotation_with_note (page_fixture_tag (fixture, "quantity", "412 islanders"), "Who counted? The county's figure is 388.");
  g_assert_true (gloss_document_edit (fixture->document, noted, &error));
  page_fixture_tag (fixture, "attribution_source", "the mayor, Tora Lind");
  page_fixture_tag (fixture, "key_point", "Nobody has explained why the pumps failed.");
}

static void
test_light (void)
{
  PageFixture fixture = { NULL };

  if (!fonts_are_known ())
    return;

  set_up_article (&fixture);
  assert_picture (&fixture, "light");
  page_fixture_tear_down (&fixture);
}

static void
test_dark (void)
{
  PageFixture fixture = { NULL };

  if (!fonts_are_known ())
    return;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  set_up_article (&fixture);
  assert_picture (&fixture, "dark");
  page_fixture_tear_down (&fixture);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* High contrast is asked of the desktop when the program starts. */
static void
test_high_contrast (void)
{
  if (!fonts_are_known ())
    return;

  if (!g_test_subprocess ())
    {
      g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");
      g_test_trap_assert_passed ();
    }
  else
    {
      PageFixture fixture = { NULL };

      g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
      set_up_article (&fixture);
      assert_picture (&fixture, "high-contrast");
      page_fixture_tear_down (&fixture);
    }
}

static void
test_overlaps (void)
{
  PageFixture fixture = { NULL };

  if (!fonts_are_known ())
    return;

  page_fixture_set_up (&fixture, "overlaps.txt", overlaps, 640, 480);
  page_fixture_tag (&fixture, "claim", "the 412 islanders have lived on what a fishing boat brought twice a week");
  page_fixture_tag (&fixture, "quantity", "412 islanders");
  page_fixture_tag (&fixture, "evidence", "on what a fishing boat brought twice a week, said the mayor, Tora Lind");
  page_fixture_tag (&fixture, "attribution_cue", "week, said");
  page_fixture_tag (&fixture, "attribution_source", "the mayor, Tora Lind");
  page_fixture_tag (&fixture, "attribution_content", "Since then the 412 islanders have lived on what a fishing boat");
  gloss_view_state_set_selected (fixture.state, page_fixture_tag (&fixture, "claim", "Repairs took 2.4 million crowns."));
  assert_picture (&fixture, "overlaps");
  page_fixture_tear_down (&fixture);
}

static void
test_rtl (void)
{
  PageFixture fixture = { NULL };

  if (!fonts_are_known ())
    return;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  page_fixture_set_up (&fixture, "hebrew.txt", hebrew, 640, 480);
  page_fixture_tag (&fixture, "claim", "412 תושבים ממה שהביאה סירת דיג");
  page_fixture_tag (&fixture, "attribution_source", "ראשת העיר Tora Lind בראיון");
  page_fixture_tag (&fixture, "evidence", "לא הסבירה מדוע");
  assert_picture (&fixture, "rtl");
  page_fixture_tear_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/article-pictures/light", test_light);
  g_test_add_func ("/article-pictures/dark", test_dark);
  g_test_add_func ("/article-pictures/high-contrast", test_high_contrast);
  g_test_add_func ("/article-pictures/overlaps", test_overlaps);
  g_test_add_func ("/article-pictures/rtl", test_rtl);

  return g_test_run ();
}
