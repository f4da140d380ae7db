/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share. */
#include "config.h"

#include "fuzz.h"

#include <glib/gstdio.h>
#include <string.h>

#include "article/gloss-article-builder.h"

/* GLib's complaints are findings too; by its own way to end, libFuzzer would not learn of the input. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  GLogWriterOutput written = g_log_writer_standard_streams (level, fields, n_fields, user_data);

  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    abort ();
  return written;
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  return 0;
}

/* At most so many parts of type GBytes, as many as there are separators and one; the last one takes the rest. */
GPtrArray *
fuzz_split (const uint8_t *data,
            size_t         size,
            guint          n_parts)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *at = (const char *) data;
  const char *end = at + size;

  while (parts->len + 1 < n_parts)
    {
      const char *separator = g_strstr_len (at, end - at, FUZZ_SEPARATOR);

      if (separator == NULL)
        break;
      g_ptr_array_add (parts, g_bytes_new (at, separator - at));
      at = separator + strlen (FUZZ_SEPARATOR);
    }
  g_ptr_array_add (parts, g_bytes_new (at, end - at));
  return parts;
}

/* Any bytes as a text: UTF-8 without zero bytes. */
char *
fuzz_dup_text (GBytes *part,
               gsize  *length)
{
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (part, &n_bytes);
  GString *text = g_string_new (NULL);
  char *valid;

  for (gsize i = 0; i < n_bytes; i++)
    if (bytes[i] != '\0')
      g_string_append_c (text, bytes[i]);
  valid = g_utf8_make_valid (text->str, text->len);
  g_string_free (text, TRUE);
  *length = strlen (valid);
  return valid;
}

static char *folder;

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

/* A folder for the files of one process, flat. */
const char *
fuzz_folder (void)
{
  if (folder == NULL)
    {
      /* In memory where that can be: journals are synced. */
      folder = g_strdup ("/dev/shm/gloss-fuzz.XXXXXX");
      if (g_mkdtemp (folder) == NULL)
        {
          g_free (folder);
          folder = g_dir_make_tmp ("gloss-fuzz.XXXXXX", NULL);
        }
      g_assert_nonnull (folder);
      atexit (remove_folder);
    }
  return folder;
}

/* A file in it that holds the contents, or is not there without them. */
GFile *
fuzz_put (const char *name,
          GBytes     *contents)
{
  g_autofree char *path = g_build_filename (fuzz_folder (), name, NULL);
  gsize n_bytes = 0;
  const char *bytes = contents != NULL ? g_bytes_get_data (contents, &n_bytes) : NULL;

  if (contents == NULL)
    g_remove (path);
  else
    g_assert_true (g_file_set_contents_full (path, bytes != NULL ? bytes : "", n_bytes, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return g_file_new_for_path (path);
}

/* A paragraph for each line. */
GlossArticle *
fuzz_article (const char *text)
{
  g_autoptr (GlossArticleBuilder) builder = gloss_article_builder_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    gloss_article_builder_add_block (builder, GLOSS_BLOCK_PARAGRAPH, 0, lines[i], -1);
  gloss_article_builder_set_reader (builder, "plain/1");
  gloss_article_builder_set_bytes_sha256 (builder, "00");
  return gloss_article_builder_finish (builder);
}

/* What fails says why, in words; what does not fail says nothing. */
void
fuzz_check_error (gconstpointer  result,
                  GError        *error)
{
  g_assert_true ((result == NULL) == (error != NULL));
  if (error == NULL)
    return;
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 0);
}

void
fuzz_check_equal (GBytes *one,
                  GBytes *other)
{
  gsize n_one, n_other;
  gconstpointer of_one = g_bytes_get_data (one, &n_one);
  gconstpointer of_other = g_bytes_get_data (other, &n_other);

  if (!g_bytes_equal (one, other))
    g_printerr ("%.*s\nis not\n%.*s\n", (int) n_one, (const char *) of_one, (int) n_other, (const char *) of_other);
  g_assert_true (g_bytes_equal (one, other));
}

/* Whether two lists hold the same texts, in any order; sorts both. */
void
fuzz_check_lists (GPtrArray *one,
                  GPtrArray *other)
{
  g_ptr_array_sort_values (one, (GCompareFunc) strcmp);
  g_ptr_array_sort_values (other, (GCompareFunc) strcmp);
  for (guint i = 0; i < MIN (one->len, other->len); i++)
    g_assert_cmpstr (g_ptr_array_index (one, i), ==, g_ptr_array_index (other, i));
  g_assert_cmpuint (one->len, ==, other->len);
}
