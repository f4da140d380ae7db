/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations of one document of brat. */
#include "config.h"

#include "exchange/gloss-brat-document.h"

#include <string.h>

#include "exchange/gloss-brat-names.h"
#include "json/gloss-json.h"

struct _GlossBratDocument
{
  GPtrArray *lines;
};

static void
line_free (gpointer data)
{
  GlossBratLine *line = data;

  g_free (line->name);
  g_free (line->ranges);
  g_free (line->text);
  g_free (line);
}

static GlossBratDocument *
document_new (void)
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

/* Takes the name. */
static GlossBratLine *
add_line (GlossBratDocument *self,
          char               kind,
          char              *name)
{
  GlossBratLine *line = g_new0 (GlossBratLine, 1);

  line->kind = kind;
  line->name = name;
  g_ptr_array_add (self->lines, line);
  return line;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const GlossRange *one = a;
  const GlossRange *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* The pieces in the order of the text; those that lie over each other become one. */
static GArray *
list_pieces (GlossAnchor *anchor,
             gboolean    *in_order)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GlossRange));
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (GlossRange));

  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      GlossRange place = gloss_anchor_get_place (anchor, i);

      if (i > 0 && place.start < g_array_index (places, GlossRange, i - 1).end)
        *in_order = FALSE;
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_ranges);
  for (guint i = 0; i < places->len; i++)
    {
      GlossRange place = g_array_index (places, GlossRange, i);
      GlossRange *last = pieces->len > 0 ? &g_array_index (pieces, GlossRange, pieces->len - 1) : NULL;

      if (last != NULL && place.start < last->end)
        last->end = MAX (last->end, place.end);
      else
        g_array_append_val (pieces, place);
    }
  return pieces;
}

static void
add_fragment (GArray *fragments,
              gsize   start,
              gsize   end)
{
  GlossRange fragment = { start, end };

  if (start < end)
    g_array_append_val (fragments, fragment);
}

/* A fragment lies within a line of the text. */
static void
split_at_lines (GArray     *fragments,
                GlossText  *text,
                GlossRange  piece)
{
  gsize n_bytes;
  const char *p = gloss_text_peek (text, piece, &n_bytes);
  const char *end = p + n_bytes;
  gsize start = piece.start;
  const char *newline;

  while ((newline = memchr (p, '\n', end - p)) != NULL)
    {
      gsize stop = start + gloss_text_count (p, newline - p);

      add_fragment (fragments, start, stop);
      start = stop + 1;
      p = newline + 1;
    }
  add_fragment (fragments, start, piece.end);
}

/**
 * gloss_brat_find_fragments:
 * @article: an article
 * @annotation: one of its annotations that has a place
 * @in_order: (out): whether its pieces are in the order of the text, and apart
 *
 * What brat can mark: fragments in the order of the text, none of them over another or over the end of a line.
 *
 * Returns: (transfer full) (element-type GlossRange): them; none where there is nothing but ends of lines
 */
GArray *
gloss_brat_find_fragments (GlossArticle    *article,
                           GlossAnnotation *annotation,
                           gboolean        *in_order)
{
  g_autoptr (GArray) pieces = NULL;
  GArray *fragments = g_array_new (FALSE, FALSE, sizeof (GlossRange));

  *in_order = TRUE;
  pieces = list_pieces (gloss_annotation_get_anchor (annotation), in_order);
  for (guint i = 0; i < pieces->len; i++)
    split_at_lines (fragments, gloss_article_get_text (article), g_array_index (pieces, GlossRange, i));
  return fragments;
}

static char *
join_fragments (GlossText *text,
                GArray    *fragments)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < fragments->len; i++)
    {
      gsize n_bytes;
      const char *fragment = gloss_text_peek (text, g_array_index (fragments, GlossRange, i), &n_bytes);

      if (i > 0)
        g_string_append_c (joined, ' ');
      g_string_append_len (joined, fragment, n_bytes);
    }
  return g_string_free_and_steal (joined);
}

static gboolean
add_span (GlossBratDocument *self,
          GlossArticle      *article,
          GlossAnnotation   *annotation)
{
  gboolean in_order;
  g_autoptr (GArray) fragments = gloss_brat_find_fragments (article, annotation, &in_order);
  GlossBratLine *line;

  if (fragments->len == 0)
    return FALSE;
  line = add_line (self, 'T', gloss_brat_dup_name (gloss_annotation_get_tag (annotation)));
  line->text = join_fragments (gloss_article_get_text (article), fragments);
  line->n_ranges = fragments->len;
  line->ranges = g_array_steal (fragments, NULL);
  return TRUE;
}

static void
add_comment (GlossBratDocument *self,
             guint              target,
             char              *name,
             const char        *text)
{
  GlossBratLine *line = add_line (self, '#', name);

  line->target = target;
  line->text = g_strdup (text);
}

/* Text as it is, anything else as JSON. */
static char *
dup_text (JsonNode *node)
{
  GString *text;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  text = g_string_new (NULL);
  gloss_json_append_inline (text, node);
  return g_string_free_and_steal (text);
}

/* What brat's attributes cannot say stands in a comment whose type is the attribute. */
static void
add_attribute (GlossBratDocument *self,
               GlossBratScheme   *scheme,
               guint              target,
               const char        *tag,
               const char        *name,
               JsonNode          *node)
{
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  if (gloss_brat_scheme_get_value (scheme, tag, name, node, &value))
    {
      GlossBratLine *line = add_line (self, 'A', gloss_brat_dup_name (name));

      line->target = target;
      line->text = g_steal_pointer (&value);
      return;
    }
  text = dup_text (node);
  add_comment (self, target, gloss_brat_dup_name (name), text);
}

/* The note comes last: where there are several comments, brat shows the last. */
static void
add_details (GlossBratDocument *self,
             GlossBratScheme   *scheme,
             guint              target,
             GlossAnnotation   *annotation)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, gloss_annotation_get_attributes (annotation));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    add_attribute (self, scheme, target, gloss_annotation_get_tag (annotation), name, node);
  if (gloss_annotation_get_note (annotation) != NULL)
    add_comment (self, target, g_strdup ("AnnotatorNotes"), gloss_annotation_get_note (annotation));
}

static void
add_relation (GlossBratDocument *self,
              GlossBratScheme   *scheme,
              const GlossLink   *link,
              GHashTable        *targets,
              GHashTable        *tags)
{
  guint from = GPOINTER_TO_UINT (g_hash_table_lookup (targets, link->from));
  guint to = GPOINTER_TO_UINT (g_hash_table_lookup (targets, link->to));
  GlossBratLine *line;

  if (from == 0 || to == 0)
    return;
  line = add_line (self, 'R', gloss_brat_dup_name (link->relation));
  line->target = from;
  line->other = to;
  gloss_brat_scheme_add_link (scheme, link->relation,
                              g_hash_table_lookup (tags, link->from), g_hash_table_lookup (tags, link->to));
}

/**
 * gloss_brat_document_new:
 * @article: an article
 * @set: what one of its reviewers did
 * @scheme: what brat knows; tags and links that it lacks are added
 *
 * A span for every annotation with a place, then its attributes and comments; relations at the end, as far as both of their ends are spans here.
 *
 * Returns: (transfer full): the document
 */
GlossBratDocument *
gloss_brat_document_new (const GlossExportArticle *article,
                         const GlossExportSet     *set,
                         GlossBratScheme          *scheme)
{
  GlossBratDocument *self = document_new ();
  g_autoptr (GHashTable) targets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_spans = 0;

  for (guint i = 0; i < set->annotations->len; i++)
    {
      GlossAnnotation *annotation = g_ptr_array_index (set->annotations, i);
      const char *tag = gloss_annotation_get_tag (annotation);

      if (!gloss_export_article_is_placed (article, annotation) || !add_span (self, article->article, annotation))
        continue;
      n_spans++;
      gloss_brat_scheme_add_tag (scheme, tag);
      add_details (self, scheme, n_spans, annotation);
      g_hash_table_insert (targets, (gpointer) gloss_annotation_get_id (annotation), GUINT_TO_POINTER (n_spans));
      g_hash_table_insert (tags, (gpointer) gloss_annotation_get_id (annotation), (gpointer) tag);
    }
  for (guint i = 0; i < set->links->len; i++)
    add_relation (self, scheme, g_ptr_array_index (set->links, i), targets, tags);
  return self;
}

GPtrArray *
gloss_brat_document_get_lines (GlossBratDocument *self)
{
  return self->lines;
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
  return read_rest (add_line (self, *id, g_strdup (name)), rest, numbers['T']);
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
  g_autoptr (GlossBratDocument) self = document_new ();
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
