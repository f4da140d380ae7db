/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of Markdown: md4c makes HTML of it, and the HTML reader the rest. */
#include "config.h"

#include "reader/gloss-markdown-reader.h"

#include <glib/gi18n-lib.h>
#include <md4c-html.h>
#include <string.h>

#include "gloss-error.h"
#include "reader/gloss-decoder.h"
#include "reader/gloss-html-reader.h"
#include "reader/gloss-recogniser.h"

/* Front matter is short; a rule at the top of a long text is a rule. */
#define MAX_FRONT_LINES 200

typedef struct
{
  char *title;
  char *author;
  char *date;
  char *language;
} FrontMatter;

static void
front_matter_clear (FrontMatter *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->date);
  g_free (self->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FrontMatter, front_matter_clear)

/* The value of "key: value" or "key = value", without quotes or the brackets of a list. */
static char *
get_value (const char *line,
           gsize       n,
           const char *key)
{
  gsize n_key = strlen (key);
  char *value;

  if (n <= n_key || g_ascii_strncasecmp (line, key, n_key) != 0)
    return NULL;
  line += n_key;
  n -= n_key;
  while (n > 0 && *line == ' ')
    {
      line++;
      n--;
    }
  if (n == 0 || (*line != ':' && *line != '='))
    return NULL;

  value = g_strstrip (g_strndup (line + 1, n - 1));
  n = strlen (value);
  if (n >= 2 && ((value[0] == '"' && value[n - 1] == '"') || (value[0] == '\'' && value[n - 1] == '\'') || (value[0] == '[' && value[n - 1] == ']')))
    {
      memmove (value, value + 1, n - 2);
      value[n - 2] = '\0';
    }
  if (*value == '\0')
    g_clear_pointer (&value, g_free);

  return value;
}

static void
take_line (FrontMatter *front,
           const char  *line,
           gsize        n)
{
  struct
  {
    const char *key;
    char **to;
  } keys[] = {
    { "title", &front->title }, { "author", &front->author }, { "authors", &front->author }, { "byline", &front->author },
    { "date", &front->date }, { "published", &front->date }, { "lang", &front->language }, { "language", &front->language },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (*keys[i].to == NULL)
      *keys[i].to = get_value (line, n, keys[i].key);
}

/* The bytes of "---" or "+++" front matter at the beginning, 0 for none. */
static gsize
skip_front_matter (const char  *text,
                   gsize        size,
                   FrontMatter *front)
{
  const char *end = text + size;
  const char *p = memchr (text, '\n', size);
  const char *fence = g_str_has_prefix (text, "+++") ? "+++" : "---";

  if (size < 8 || strncmp (text, fence, 3) != 0 || p == NULL || strspn (text + 3, " \t\r") + 3 != (gsize) (p - text))
    return 0;

  p++;
  for (guint i = 0; p < end && i < MAX_FRONT_LINES; i++)
    {
      const char *stop = memchr (p, '\n', end - p);
      gsize n = (stop != NULL ? stop : end) - p;

      if (n >= 3 && (strncmp (p, fence, 3) == 0 || strncmp (p, "...", 3) == 0) && strspn (p + 3, " \t\r") + 3 >= n)
        return (stop != NULL ? stop + 1 : end) - text;
      take_line (front, p, n);
      p = stop != NULL ? stop + 1 : end;
    }

  front_matter_clear (front);
  memset (front, 0, sizeof *front);
  return 0;
}

static void
append_html (const MD_CHAR *text,
             MD_SIZE        size,
             void          *data)
{
  g_string_append_len (data, text, size);
}

static GBytes *
render (const char  *text,
        gsize        size,
        const char  *name,
        GError     **error)
{
  GString *html = g_string_sized_new (size + size / 4 + 64);

  /* md_html() only fails without memory or when it is told to stop. */
  g_string_append (html, "<article>");
  if (md_html (text, size, append_html, html, MD_DIALECT_GITHUB | MD_FLAG_UNDERLINE, MD_HTML_FLAG_SKIP_UTF8_BOM) != 0)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("The Markdown in “%s” could not be read."), name);
      g_string_free (html, TRUE);
      return NULL;
    }
  g_string_append (html, "</article>");

  return g_string_free_to_bytes (html);
}

static void
take_front_matter (GlossRawList *list,
                   FrontMatter  *front)
{
  if (front->title != NULL)
    g_set_str (&list->title, front->title);
  if (front->author != NULL)
    g_set_str (&list->byline, front->author);
  if (front->date != NULL)
    g_set_str (&list->published, front->date);
  if (front->language != NULL)
    g_set_str (&list->language, front->language);
}

static GlossArticle *
read_markdown (const GlossReaderInput  *input,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_autoptr (GBytes) text = gloss_decode (input, NULL, error);
  g_auto (FrontMatter) front = { NULL };
  g_autoptr (GBytes) html = NULL;
  g_autoptr (GlossRawList) list = NULL;
  g_autofree char *source = NULL;
  gsize size;
  gsize skip;

  if (text == NULL)
    return NULL;

  source = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  size = strlen (source);
  skip = skip_front_matter (source, size, &front);
  html = render (source + skip, size - skip, input->name, error);
  list = html != NULL ? gloss_html_read_blocks (html, input->name, cancellable, error) : NULL;
  if (list == NULL)
    return NULL;
  take_front_matter (list, &front);

  return gloss_recognise (list, input, gloss_markdown_reader.id, cancellable, error);
}

static const char *const suffixes[] = { ".md", ".markdown", ".mkd", ".mdown", NULL };

const GlossReader gloss_markdown_reader = { "markdown/1", suffixes, read_markdown };
