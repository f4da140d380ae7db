/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the decoder: encodings that are declared, marked or detected, and what is no text. */
#include "config.h"

#include <string.h>

#include "gloss-error.h"
#include "reader/gloss-decoder.h"

static const char ukrainian[] = "Уряд України у вівторок оголосив про новий план відновлення енергетики. Міністри зустрілися в Києві, щоб "
                                "обговорити, як захистити електромережу взимку, і домовилися зібратися знову наступного тижня.";
static const char french[] = "Le président a déclaré à la télévision que la réforme serait présentée à l’Assemblée dès septembre, après une "
                             "consultation élargie des régions. Les députés de l'opposition ont critiqué la méthode, jugée précipitée.";
static const char japanese[] = "政府は火曜日、新しいエネルギー計画を発表した。大臣たちは東京で会合を開き、冬の電力網をどのように守るかについて"
                               "話し合った。来週もう一度集まることで合意した。これは重要な決定である。";

static char *
decode (const void  *data,
        gsize        size,
        const char  *charset,
        GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  GlossReaderInput input = { .bytes = bytes, .name = "story.txt", .charset = charset };
  g_autoptr (GBytes) text = gloss_decode (&input, NULL, error);

  if (text == NULL)
    return NULL;
  g_assert_true (g_utf8_validate_len (g_bytes_get_data (text, NULL), g_bytes_get_size (text), NULL));

  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

static void
assert_decodes (const void *data,
                gsize       size,
                const char *charset,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = decode (data, size, charset, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* Writes @text in another encoding, behind @mark, and reads it back. */
static void
assert_round_trip (const char *text,
                   const char *codeset,
                   const char *mark,
                   gsize       n_mark,
                   const char *declared)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  g_autofree char *encoded = g_convert (text, -1, codeset, "UTF-8", NULL, &size, &error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) mark, n_mark);
  g_byte_array_append (bytes, (const guint8 *) encoded, size);
  assert_decodes (bytes->data, bytes->len, declared, text);
}

static void
assert_refused (const void *data,
                gsize       size,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = decode (data, size, NULL, &error);

  g_assert_null (text);
  g_assert_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT);
  if (strstr (error->message, expected) == NULL || strstr (error->message, "story.txt") == NULL)
    g_error ("“%s” says neither “%s” nor the file", error->message, expected);
}

static void
test_utf8 (void)
{
  assert_decodes ("Plain.", 6, NULL, "Plain.");
  assert_decodes (ukrainian, strlen (ukrainian), NULL, ukrainian);
  assert_decodes ("\xef\xbb\xbfKyjiw", 8, NULL, "Kyjiw");
  /* What a server declares does not make UTF-8 anything else. */
  assert_decodes (french, strlen (french), "iso-8859-1", french);
}

static void
test_utf8_is_not_copied (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (french, strlen (french));
  GlossReaderInput input = { .bytes = bytes, .name = "story.txt" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = gloss_decode (&input, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_get_data (text, NULL) == (gconstpointer) french);
}

static void
test_marks (void)
{
  assert_round_trip (ukrainian, "UTF-16LE", "\xff\xfe", 2, NULL);
  assert_round_trip (ukrainian, "UTF-16BE", "\xfe\xff", 2, NULL);
  assert_round_trip (french, "UTF-32LE", "\xff\xfe\0\0", 4, NULL);
  assert_round_trip (french, "UTF-32BE", "\0\0\xfe\xff", 4, NULL);
}

static void
test_utf16_without_mark (void)
{
  assert_round_trip (ukrainian, "UTF-16LE", "", 0, NULL);
  assert_round_trip (ukrainian, "UTF-16BE", "", 0, NULL);
  assert_round_trip (french, "UTF-16LE", "", 0, NULL);
  assert_round_trip (french, "UTF-16BE", "", 0, NULL);
}

static void
test_declared (void)
{
  assert_round_trip (ukrainian, "KOI8-U", "", 0, "koi8-u");
  assert_round_trip (ukrainian, "CP1251", "", 0, "windows-1251");
  assert_round_trip (japanese, "SHIFT_JIS", "", 0, "Shift_JIS");
  assert_round_trip (japanese, "EUC-JP", "", 0, "euc-jp");
  assert_round_trip (japanese, "ISO-2022-JP", "", 0, "iso-2022-jp");
  /* A typographic apostrophe is no Latin-1, but what is called so has it. */
  assert_round_trip (french, "CP1252", "", 0, "iso-8859-1");
}

static void
test_detected (void)
{
  assert_round_trip (ukrainian, "CP1251", "", 0, NULL);
  assert_round_trip (french, "CP1252", "", 0, NULL);
  assert_round_trip (japanese, "SHIFT_JIS", "", 0, NULL);
  assert_round_trip (japanese, "EUC-JP", "", 0, NULL);
}

static void
test_slips (void)
{
  g_autofree char *cut = g_strndup (ukrainian, strlen (ukrainian) - 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = decode (cut, strlen (cut), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "Уряд України"));
  g_assert_true (g_str_has_suffix (text, "\xef\xbf\xbd"));
}

static void
test_binaries (void)
{
  guint8 noise[4096];

  assert_refused ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "picture");
  assert_refused ("\xff\xd8\xff\xe0\0\x10JFIF", 10, "picture");
  assert_refused ("%PDF-1.7\n", 9, "PDF");
  assert_refused ("PK\3\4\x14\0\6\0", 8, "archive");
  assert_refused ("\x7f" "ELF\2\1\1\0", 8, "program");
  assert_refused ("{\\rtf1\\ansi Hello}", 18, "Rich Text");
  assert_refused ("A text with a\0NUL in it, which no text has.", 43, "NUL");
  assert_refused ("\1\2\3\4 mostly controls \5\6\7\x0e", 24, "control");

  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (guint8) ((i * 2654435761u) >> 13);
  assert_refused (noise, sizeof noise, "story.txt");
}

static void
test_empty (void)
{
  assert_refused ("", 0, "empty");
  assert_refused (" \n\r\n\t ", 6, "white space");
  assert_refused ("\xef\xbb\xbf", 3, "white space");
  assert_refused ("\xc2\xa0\n\xe2\x80\x8b", 6, "white space");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/decoder/utf8", test_utf8);
  g_test_add_func ("/decoder/utf8-is-not-copied", test_utf8_is_not_copied);
  g_test_add_func ("/decoder/marks", test_marks);
  g_test_add_func ("/decoder/utf16-without-mark", test_utf16_without_mark);
  g_test_add_func ("/decoder/declared", test_declared);
  g_test_add_func ("/decoder/detected", test_detected);
  g_test_add_func ("/decoder/slips", test_slips);
  g_test_add_func ("/decoder/binaries", test_binaries);
  g_test_add_func ("/decoder/empty", test_empty);

  return g_test_run ();
}
