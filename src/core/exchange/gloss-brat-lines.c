/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a document of brat: to text and back. */
#include "config.h"

#include "exchange/gloss-brat-document-private.h"

#include <string.h>

#include "exchange/gloss-brat-names.h"

static void
line_free (gpointer data)
{
  GlossBratLine *line = data;

  g_free (line->name);
  g_free (line->ranges);
  g_free (line->text);
  g_free (line);
}

/*< private >
 * gloss_brat_document_new_empty:
 *
 * Returns: (transfer full): a document without lines
 */
GlossBratDocument *
gloss_brat_document_new_empty (void)
{
  GlossBratDocument *self = g_new0 (GlossBratDocument, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

void
gloss_brat_document_free (GlossBratDocument *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/*< private >
 * gloss_brat_document_add_line:
 * @self: a document
 * @kind: what it is
 * @name: (transfer full): its type
 *
 * Returns: (transfer none): a new line at its end, to be filled in
 */
GlossBratLine *
gloss_brat_document_add_line (GlossBratDocument *self,
                              char               kind,
                              char              *name)
{
  GlossBratLine *line = g_new0 (GlossBratLine, 1);

  line->kind = kind;
  line->name = name;
  g_ptr_array_add (self->lines, line);
  return line;
}

static void
write_ranges (const GlossBratLine *line,
              GString             *out)
{
  for (gsize i = 0; i < line->n_ranges; i++)
    g_string_append_printf (out, "%c%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT, i == 0 ? ' ' : ';',
                            line->ranges[i].start, line->ranges[i].end);
}

static void
write_line (const GlossBratLine *line,
            guint                number,
            GString             *out)
{
  g_autofree char *escaped = NULL;

  g_string_append_printf (out, "%c%u\t%s", line->kind, number, line->name);
  switch (line->kind)
    {
    case 'T':
      write_ranges (line, out);
      g_string_append_printf (out, "\t%s\n", line->text);
      break;
    case 'A':
      g_string_append_printf (out, " T%u%s%s\n", line->target, line->text != NULL ? " " : "", line->text != NULL ? line->text : "");
      break;
    case '#':
      escaped = gloss_brat_escape (line->text);
      g_string_append_printf (out, " T%u\t%s\n", line->target, escaped);
      break;
    default:
      g_string_append_printf (out, " Arg1:T%u Arg2:T%u\t\n", line->target, line->other);
      break;
    }
}

/**
 * gloss_brat_document_write:
 * @self: a document
 * @out: what its lines are appended to
 *
 * Writes the file of annotations.
 */
void
gloss_brat_document_write (GlossBratDocument *self,
                           GString           *out)
{
  guint numbers[128] = { 0 };

  for (guint i = 0; i < self->lines->len; i++)
    {
      const GlossBratLine *line = g_ptr_array_index (self->lines, i);

      write_line (line, ++numbers[(guchar) line->kind], out);
    }
}

static gboolean
line_equal (const GlossBratLine *a,
            const GlossBratLine *b)
{
  if (a->kind != b->kind || !g_str_equal (a->name, b->name) || a->target != b->target || a->other != b->other ||
      a->n_ranges != b->n_ranges || g_strcmp0 (a->text, b->text) != 0)
    return FALSE;
  for (gsize i = 0; i < a->n_ranges; i++)
    {
      if (!gloss_range_equal (a->ranges[i], b->ranges[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * gloss_brat_document_equal:
 * @self: a document
 * @other: another
 *
 * Returns: whether they have the same lines
 */
gboolean
gloss_brat_document_equal (GlossBratDocument *self,
                           GlossBratDocument *other)
{
  if (self->lines->len != other->lines->len)
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (!line_equal (g_ptr_array_index (self->lines, i), g_ptr_array_index (other->lines, i)))
        return FALSE;
    }
  return TRUE;
}

/* The next field of a line, up to a character that is taken too. */
static char *
take_field (char **rest,
            char   stop)
{
  char *field = *rest;
  char *end = strchr (field, stop);

  if (end == NULL)
    return NULL;
  *end = '\0';
  *rest = end + 1;
  return field;
}

static gboolean
read_number (const char *text,
             gsize      *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXSSIZE, &value, NULL))
    return FALSE;
  *number = value;
  return TRUE;
}

static gboolean
read_target (const char *text,
             guint       n_spans,
             guint      *target)
{
  gsize number;

  if (*text != 'T' || !read_number (text + 1, &number) || number == 0 || number > n_spans)
    return FALSE;
  *target = number;
  return TRUE;
}

static gboolean
read_ranges (GlossBratLine *line,
             const char    *text)
{
  g_auto (GStrv) fragments = g_strsplit (text, ";", -1);

  line->n_ranges = g_strv_length (fragments);
  line->ranges = g_new0 (GlossRange, MAX (line->n_ranges, 1));
  for (gsize i = 0; i < line->n_ranges; i++)
    {
      GlossRange *range = &line->ranges[i];
      char *rest = fragments[i];
      char *start = take_field (&rest, ' ');

      if (start == NULL || !read_number (start, &range->start) || !read_number (rest, &range->end) ||
          range->start >= range->end || (i > 0 && range->start < range[-1].end))
        return FALSE;
    }
  return line->n_ranges > 0;
}

static gboolean
read_relation (GlossBratLine *line,
               char          *rest,
               guint          n_spans)
{
  char *from = take_field (&rest, ' ');
  char *to = take_field (&rest, '\t');

  return from != NULL && to != NULL && *rest == '\0' && g_str_has_prefix (from, "Arg1:") && g_str_has_prefix (to, "Arg2:") &&
         read_target (from + 5, n_spans, &line->target) && read_target (to + 5, n_spans, &line->other);
}

/* What follows the type. */
static gboolean
read_rest (GlossBratLine *line,
           char          *rest,
           guint          n_spans)
{
  char *field;

  switch (line->kind)
    {
    case 'T':
      field = take_field (&rest, '\t');
      line->text = g_strdup (rest);
      return field != NULL && read_ranges (line, field);
    case '#':
      field = take_field (&rest, '\t');
      line->text = gloss_brat_unescape (rest);
      return field != NULL && read_target (field, n_spans, &line->target);
    case 'A':
      field = take_field (&rest, ' ');
      line->text = field != NULL ? g_strdup (rest) : NULL;
      return read_target (field != NULL ? field : rest, n_spans, &line->target);
    default:
      return read_relation (line, rest, n_spans);
    }
}

static gboolean
read_line (GlossBratDocument *self,
           char              *rest,
           guint             *numbers)
{
  char *id = take_field (&rest, '\t');
  char *name = id != NULL ? take_field (&rest, ' ') : NULL;
  gsize number;

  if (name == NULL || *name == '\0' || *id == '\0' || strchr ("TA#R", *id) == NULL || !read_number (id + 1, &number) ||
      number != ++numbers[(guchar) *id])
    return FALSE;
  return read_rest (gloss_brat_document_add_line (self, *id, g_strdup (name)), rest, numbers['T']);
}

/**
 * gloss_brat_document_read:
 * @text: the contents of a file of annotations, as gloss_brat_document_write() writes it
 * @n_bytes: its length
 * @line: (out): the number of the line that is not so
 *
 * Returns: (transfer full) (nullable): the document
 */
GlossBratDocument *
gloss_brat_document_read (const char *text,
                          gsize       n_bytes,
                          guint      *line)
{
  g_autoptr (GlossBratDocument) self = gloss_brat_document_new_empty ();
  guint numbers[128] = { 0 };
  const char *end = text + n_bytes;

  for (*line = 1; text < end; (*line)++)
    {
      const char *newline = memchr (text, '\n', end - text);
      g_autofree char *one = newline != NULL ? g_strndup (text, newline - text) : NULL;

      if (one == NULL || !read_line (self, one, numbers))
        return NULL;
      text = newline + 1;
    }
  return g_steal_pointer (&self);
}
