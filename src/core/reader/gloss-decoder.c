/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a source to UTF-8: byte order marks, declared encodings, detection, refusal of what is no text. */
#include "config.h"

#include "reader/gloss-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucsdet.h>

#include "gloss-error.h"

/* How sure ICU's detector must be, of 100. Text in a legacy encoding scores 30 and more, noise at most 15. */
#define DETECTION_FLOOR 25

/* What the detector and the checks for binary data look at. */
#define SAMPLE_BYTES (256 * 1024)

/* The encodings that a name stands for in practice, by the WHATWG Encoding Standard. */
static const struct
{
  const char *name;
  const char *actual;
} aliases[] = {
  { "ascii", "windows-1252" },
  { "us-ascii", "windows-1252" },
  { "iso-8859-1", "windows-1252" },
  { "iso8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "iso-8859-9", "windows-1254" },
  { "shift_jis", "CP932" },
  { "shift-jis", "CP932" },
  { "sjis", "CP932" },
  { "x-sjis", "CP932" },
  { "gb2312", "GB18030" },
  { "gbk", "GB18030" },
  { "euc-kr", "CP949" },
  { "ks_c_5601-1987", "CP949" },
  { "unicode", "UTF-16LE" },
  { "utf-16", "UTF-16LE" },
};

/* Beginnings of files that are no text at all. */
static const struct
{
  const char *magic;
  guint8 length;
  guint8 offset;
  enum { PICTURE, PDF, ARCHIVE, MEDIA, PROGRAM, RICH_TEXT } what;
} magics[] = {
  { "\x89PNG\r\n", 6, 0, PICTURE },
  { "\xff\xd8\xff", 3, 0, PICTURE },
  { "GIF87a", 6, 0, PICTURE },
  { "GIF89a", 6, 0, PICTURE },
  { "WEBPVP8", 7, 8, PICTURE },
  { "II*\0", 4, 0, PICTURE },
  { "MM\0*", 4, 0, PICTURE },
  { "%PDF-", 5, 0, PDF },
  { "PK\3\4", 4, 0, ARCHIVE },
  { "\x1f\x8b\x08", 3, 0, ARCHIVE },
  { "7z\xbc\xaf\x27", 5, 0, ARCHIVE },
  { "\xfd" "7zXZ", 5, 0, ARCHIVE },
  { "\x28\xb5\x2f\xfd", 4, 0, ARCHIVE },
  { "\xd0\xcf\x11\xe0\xa1\xb1", 6, 0, ARCHIVE },
  { "ftyp", 4, 4, MEDIA },
  { "OggS", 4, 0, MEDIA },
  { "ID3", 3, 0, MEDIA },
  { "\x1a\x45\xdf\xa3", 4, 0, MEDIA },
  { "\x7f" "ELF", 4, 0, PROGRAM },
  { "{\\rtf", 5, 0, RICH_TEXT },
};

static void
set_refusal (GError     **error,
             guint        what,
             const char  *name)
{
  switch (what)
    {
    case PICTURE:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is a picture, not text."), name);
      break;
    case PDF:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
                   _("“%s” is a PDF document. Gloss reads plain text, Markdown and HTML."), name);
      break;
    case ARCHIVE:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
                   _("“%s” is an archive or an office document. Gloss reads plain text, Markdown and HTML."), name);
      break;
    case MEDIA:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is a sound or video file, not text."), name);
      break;
    case PROGRAM:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is a program, not text."), name);
      break;
    default:
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
                   _("“%s” is a Rich Text document. Gloss reads plain text, Markdown and HTML."), name);
    }
}

static gboolean
refuse_known_binaries (const GlossReaderInput  *input,
                       const char              *data,
                       gsize                    size,
                       GError                 **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      gsize end = (gsize) magics[i].offset + magics[i].length;

      if (size < end || memcmp (data + magics[i].offset, magics[i].magic, magics[i].length) != 0)
        continue;

      set_refusal (error, magics[i].what, input->name);
      return FALSE;
    }

  return TRUE;
}

/* Text has hardly any control characters besides tabs and line ends. */
static gboolean
has_too_many_controls (const char *data,
                       gsize       size)
{
  gsize n = MIN (size, SAMPLE_BYTES);
  gsize controls = 0;

  for (gsize i = 0; i < n; i++)
    {
      guchar c = data[i];

      controls += (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1b) || c == 0x7f;
    }

  return controls > n / 200;
}

static gboolean
refuse_binary (const GlossReaderInput  *input,
               const char              *data,
               gsize                    size,
               GError                 **error)
{
  if (memchr (data, '\0', size) == NULL && !has_too_many_controls (data, size))
    return TRUE;

  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("“%s” is not text: it contains NUL bytes or other control characters."), input->name);
  return FALSE;
}

/* Bytes that are UTF-8 but for a few slips, such as a character cut at the end of the file. */
static gboolean
is_nearly_utf8 (const char *data,
                gsize       size)
{
  const char *end = data + size;
  gsize good = 0;
  gsize bad = 0;

  while (data < end)
    {
      const char *stop;
      gboolean valid = g_utf8_validate_len (data, end - data, &stop);

      for (; data < stop; data++)
        good += (guchar) *data >= 0xc0;
      if (valid)
        break;
      bad++;
      data++;
      if (bad > 1000 && bad * 10 > good)
        return FALSE;
    }

  return good >= 10 * bad && good > 0;
}

static const char *
resolve_alias (const char *charset)
{
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (charset, aliases[i].name) == 0)
      return aliases[i].actual;

  return charset;
}

static gboolean
is_utf8_name (const char *charset)
{
  return g_ascii_strcasecmp (charset, "utf-8") == 0 || g_ascii_strcasecmp (charset, "utf8") == 0;
}

static GBytes *
convert (const char *data,
         gsize       size,
         const char *charset)
{
  gsize written = 0;
  char *text = g_convert (data, size, "UTF-8", resolve_alias (charset), NULL, &written, NULL);

  return text != NULL ? g_bytes_new_take (text, written) : NULL;
}

/* The result of a guess is taken only when it reads like text. */
static GBytes *
convert_if_text (const char *data,
                 gsize       size,
                 const char *charset)
{
  g_autoptr (GBytes) bytes = convert (data, size, charset);
  gsize n_bytes = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &n_bytes) : NULL;
  gsize n = 0;
  gsize odd = 0;

  if (text == NULL || memchr (text, '\0', n_bytes) != NULL)
    return NULL;

  for (const char *p = text; p < text + MIN (n_bytes, SAMPLE_BYTES); p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n++;
      odd += !g_unichar_isdefined (c) || (g_unichar_iscntrl (c) && !(c >= '\t' && c <= '\r') && c != 0x85)
             || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
    }

  return odd * 200 <= n ? g_steal_pointer (&bytes) : NULL;
}

static gsize
get_bom (const char  *data,
         gsize        size,
         const char **charset)
{
  static const struct
  {
    const char *mark;
    gsize length;
    const char *charset;
  } boms[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" },
    { "\xff\xfe\0\0", 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, "UTF-32BE" },
    { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (boms); i++)
    if (size >= boms[i].length && memcmp (data, boms[i].mark, boms[i].length) == 0)
      {
        *charset = boms[i].charset;
        return boms[i].length;
      }

  return 0;
}

/*
 * UTF-16 without a mark: the spaces and line ends alone give zeros on one side of the pairs
 * and none on the other.
 */
static const char *
guess_utf16 (const char *data,
             gsize       size)
{
  gsize n = MIN (size, SAMPLE_BYTES) / 2;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < n * 2; i++)
    zeros[i & 1] += data[i] == '\0';

  if (size % 2 != 0 || n == 0)
    return NULL;
  if (zeros[1] * 20 >= n && zeros[0] * 50 <= zeros[1])
    return "UTF-16LE";
  if (zeros[0] * 20 >= n && zeros[1] * 50 <= zeros[0])
    return "UTF-16BE";

  return NULL;
}

static GBytes *
detect (const char *data,
        gsize       size)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  GBytes *bytes = NULL;
  int n_matches = 0;

  ucsdet_setText (detector, data, (int32_t) MIN (size, SAMPLE_BYTES), &status);
  ucsdet_enableInputFilter (detector, TRUE);
  matches = ucsdet_detectAll (detector, &n_matches, &status);

  for (int i = 0; U_SUCCESS (status) && i < n_matches && bytes == NULL; i++)
    {
      if (ucsdet_getConfidence (matches[i], &status) < DETECTION_FLOOR)
        break;
      bytes = convert_if_text (data, size, ucsdet_getName (matches[i], &status));
    }

  ucsdet_close (detector);
  return bytes;
}

static GBytes *
repair (const char *data,
        gsize       size)
{
  char *text = g_utf8_make_valid (data, size);

  return g_bytes_new_take (text, strlen (text));
}

/* The encoding in the order of trust, for bytes that carry no mark; NULL when none fits. */
static GBytes *
decode_unmarked (GBytes     *bytes,
                 const char *declared)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *wide = guess_utf16 (data, size);
  GBytes *text;

  /* These look like ASCII. */
  if (declared != NULL && g_ascii_strncasecmp (declared, "iso-2022-", 9) == 0 && memchr (data, 0x1b, size) != NULL)
    return convert_if_text (data, size, declared);
  /* Text with other than ASCII that is valid UTF-8 is UTF-8, whatever a server says. */
  if (wide == NULL && g_utf8_validate_len (data, size, NULL))
    return g_bytes_ref (bytes);
  if (wide != NULL && (text = convert_if_text (data, size, wide)) != NULL)
    return text;
  if (memchr (data, '\0', size) != NULL)
    return NULL;
  if (declared != NULL && !is_utf8_name (declared) && (text = convert_if_text (data, size, declared)) != NULL)
    return text;
  if (is_nearly_utf8 (data, size))
    return repair (data, size);

  return detect (data, size);
}

static gboolean
is_blank (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (const char *p = text; p < text + size; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0x200b && c != 0xfeff && c != 0x85)
        return FALSE;
    }

  return TRUE;
}

static GBytes *
decode_checked (const GlossReaderInput  *input,
                const char              *declared,
                GError                 **error)
{
  gsize size;
  const char *data = g_bytes_get_data (input->bytes, &size);
  const char *marked = NULL;
  gsize mark = get_bom (data, size, &marked);
  g_autoptr (GBytes) rest = g_bytes_new_from_bytes (input->bytes, mark, size - mark);
  GBytes *text;

  if (marked != NULL && !is_utf8_name (marked))
    text = convert_if_text (data + mark, size - mark, marked);
  else
    text = decode_unmarked (rest, marked != NULL ? marked : declared);

  /* What can be read neither way is either no text at all, or in an encoding that nobody named. */
  if (text == NULL && refuse_binary (input, data, size, error))
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
                 _("The encoding of “%s” could not be recognised. Save it as UTF-8 and open it again."), input->name);

  return text;
}

/**
 * gloss_decode:
 * @input: the source
 * @declared: (nullable): the encoding that the source itself names; the one beside the bytes goes before it
 * @error: return location for an error
 *
 * Finds out the encoding of a source and turns it into valid UTF-8 without byte order mark. In the order of trust:
 * byte order marks, valid UTF-8, UTF-16 without a mark, what was declared, UTF-8 with a few slips,
 * ICU's detector where it is sure enough. UTF-8 is not copied.
 *
 * Returns: (transfer full) (nullable): text that is not only white space and holds no NUL; it is not
 *   NUL-terminated. NULL with %GLOSS_ERROR_FORMAT for anything else
 */
GBytes *
gloss_decode (const GlossReaderInput  *input,
              const char              *declared,
              GError                 **error)
{
  g_autoptr (GBytes) text = NULL;
  gsize size;
  const char *data = g_bytes_get_data (input->bytes, &size);

  if (size == 0)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is empty."), input->name);
      return NULL;
    }
  if (!refuse_known_binaries (input, data, size, error))
    return NULL;

  text = decode_checked (input, input->charset != NULL ? input->charset : declared, error);
  if (text == NULL)
    return NULL;

  data = g_bytes_get_data (text, &size);
  if (!refuse_binary (input, data, size, error))
    return NULL;
  if (is_blank (text))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” holds nothing but white space."), input->name);
      return NULL;
    }

  return g_steal_pointer (&text);
}
