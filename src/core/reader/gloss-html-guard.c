/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page must pass before it is parsed: no depth, number of tags or attributes that makes a parser crawl. */
#include "config.h"

#include "reader/gloss-html-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gloss-error.h"
#include "reader/gloss-html.h"

/* Formatting elements are opened again in each block, so that open ones multiply. */
#define MAX_OPEN_FORMATTING 24
#define MAX_REOPENED 4000000

/* A parser compares each attribute of a tag with all before it. */
#define MAX_ATTRIBUTES 200

/* Names of elements are counted by their hash, so that an end tag closes only what is open. */
#define N_BUCKETS 4096

typedef struct
{
  const char *data;
  const char *end;
  const char *copied;
  GString *flat;
  guint depth;
  guint formatting;
  guint n_tags;
  gsize reopened;
  guint16 open[N_BUCKETS];
  guint dropped[N_BUCKETS];
} Guard;

/* Elements without content, and those whose end another tag implies: they do not nest by being left open. */
static gboolean
is_flat_name (const char *name,
              gsize       n)
{
  static const char *const names[] = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "option", "html", "head", "body",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_formatting_name (const char *name,
                    gsize       n)
{
  static const char *const names[] = { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_raw_name (const char *name,
             gsize       n)
{
  static const char *const names[] = { "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
      return TRUE;

  return FALSE;
}

static guint
get_bucket (const char *name,
            gsize       n)
{
  guint hash = 5381;

  for (gsize i = 0; i < n; i++)
    hash = hash * 33 + (guchar) g_ascii_tolower (name[i]);

  return hash % N_BUCKETS;
}

/* Leaves the bytes from @start to @stop out of the copy. */
static void
cut (Guard      *guard,
     const char *start,
     const char *stop)
{
  if (guard->flat == NULL)
    guard->flat = g_string_sized_new (guard->end - guard->data);
  g_string_append_len (guard->flat, guard->copied, start - guard->copied);
  guard->copied = stop;
}

static const char *
find (const char *from,
      const char *end,
      const char *what)
{
  const char *found = g_strstr_len (from, end - from, what);

  return found != NULL ? found + strlen (what) : end;
}

/* The end of a tag's name. */
static const char *
get_name_end (const char *p,
              const char *end)
{
  while (p < end && *p != '>' && *p != '/' && !g_ascii_isspace (*p))
    p++;

  return p;
}

/* Goes over the attributes to the end of the tag, minding quotes; counts them. */
static const char *
skip_attributes (const char *p,
                 const char *end,
                 guint      *n_attributes)
{
  gboolean value = FALSE;
  gboolean word = FALSE;

  for (*n_attributes = 0; p < end && *p != '>'; p++)
    {
      if (value && (*p == '"' || *p == '\''))
        {
          const char *close = memchr (p + 1, *p, end - p - 1);

          if (close == NULL)
            return end;
          p = close;
          value = word = FALSE;
        }
      else if (*p == '=')
        {
          value = TRUE;
          word = FALSE;
        }
      else if (g_ascii_isspace (*p) || *p == '/')
        word = FALSE;
      else if (!word)
        {
          word = TRUE;
          *n_attributes += !value;
          value = FALSE;
        }
    }

  return p < end ? p + 1 : end;
}

/* The end of a script or the like: its own end tag, nothing else. */
static const char *
skip_raw (const char *p,
          const char *end,
          const char *name,
          gsize       n)
{
  while (p < end && (p = memchr (p, '<', end - p)) != NULL)
    {
      if ((gsize) (end - p) > n + 2 && p[1] == '/' && g_ascii_strncasecmp (p + 2, name, n) == 0 && !g_ascii_isalnum (p[2 + n]))
        return p;
      p++;
    }

  return end;
}

static void
open_tag (Guard      *guard,
          const char *start,
          const char *name,
          gsize       n,
          const char *stop)
{
  guint bucket = get_bucket (name, n);
  gboolean formatting = is_formatting_name (name, n);

  guard->reopened += guard->formatting;
  if (is_flat_name (name, n))
    return;
  if (guard->depth >= GLOSS_HTML_MAX_DEPTH || (formatting && guard->formatting >= MAX_OPEN_FORMATTING))
    {
      guard->dropped[bucket]++;
      cut (guard, start, stop);
      return;
    }

  guard->depth++;
  guard->formatting += formatting;
  guard->open[bucket]++;
}

static void
close_tag (Guard      *guard,
           const char *start,
           const char *name,
           gsize       n,
           const char *stop)
{
  guint bucket = get_bucket (name, n);

  if (guard->dropped[bucket] > 0)
    {
      guard->dropped[bucket]--;
      cut (guard, start, stop);
    }
  else if (guard->open[bucket] > 0)
    {
      guard->open[bucket]--;
      guard->depth--;
      guard->formatting -= is_formatting_name (name, n);
    }
}

/* One tag from its "<" on; returns the byte after it. */
static const char *
pass_tag (Guard      *guard,
          const char *start)
{
  const char *name = start + 1;
  const char *name_end;
  const char *stop;
  guint n_attributes = 0;

  if (start[1] == '/')
    {
      name++;
      name_end = get_name_end (name, guard->end);
      stop = skip_attributes (name_end, guard->end, &n_attributes);
      close_tag (guard, start, name, name_end - name, stop);
      return stop;
    }

  name_end = get_name_end (name, guard->end);
  stop = skip_attributes (name_end, guard->end, &n_attributes);
  guard->n_tags++;
  if (is_raw_name (name, name_end - name))
    return skip_raw (stop, guard->end, name, name_end - name);
  open_tag (guard, start, name, name_end - name, stop);
  if (n_attributes > MAX_ATTRIBUTES && guard->copied <= start && stop > name_end)
    cut (guard, name_end, stop[-1] == '>' ? stop - 1 : stop);

  return stop;
}

static const char *
pass (Guard      *guard,
      const char *p)
{
  gsize left = guard->end - p;

  if (left >= 4 && memcmp (p, "<!--", 4) == 0)
    return find (p + 4, guard->end, "-->");
  if (left >= 2 && (p[1] == '!' || p[1] == '?'))
    return find (p, guard->end, ">");
  if ((left >= 2 && g_ascii_isalpha (p[1])) || (left >= 3 && p[1] == '/' && g_ascii_isalpha (p[2])))
    return pass_tag (guard, p);

  return p + 1;
}

/**
 * gloss_html_guard:
 * @text: decoded HTML
 * @name: what messages call it
 * @error: return location for an error
 *
 * Looks at the tags of a page without parsing it. Where they are nested deeper than %GLOSS_HTML_MAX_DEPTH, or have
 * hundreds of attributes, those tags are left out and the text within them is kept.
 *
 * Returns: (transfer full) (nullable): the page, mostly the same bytes; NULL with %GLOSS_ERROR_LIMIT when it has too many tags
 */
GBytes *
gloss_html_guard (GBytes      *text,
                  const char  *name,
                  GError     **error)
{
  g_autofree Guard *guard = g_new0 (Guard, 1);
  gsize size;
  gboolean fits;

  guard->data = guard->copied = g_bytes_get_data (text, &size);
  guard->end = guard->data + size;
  for (const char *p = guard->data; p < guard->end && (p = memchr (p, '<', guard->end - p)) != NULL;)
    {
      p = pass (guard, p);
      if (guard->n_tags > GLOSS_HTML_MAX_TAGS || guard->reopened > MAX_REOPENED)
        break;
    }

  fits = guard->n_tags <= GLOSS_HTML_MAX_TAGS && guard->reopened <= MAX_REOPENED;
  if (!fits)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_LIMIT, _("“%s” has more HTML tags than Gloss reads."), name);
      if (guard->flat != NULL)
        g_string_free (guard->flat, TRUE);
      return NULL;
    }
  if (guard->flat == NULL)
    return g_bytes_ref (text);

  g_string_append_len (guard->flat, guard->copied, guard->end - guard->copied);
  return g_string_free_to_bytes (guard->flat);
}
