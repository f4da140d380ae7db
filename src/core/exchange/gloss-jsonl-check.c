/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a line of Gloss JSONL says what its article does. */
#include "config.h"

#include "exchange/gloss-jsonl-check.h"

#include <string.h>

#include "exchange/gloss-format.h"
#include "json/gloss-json-cursor.h"

/* What is seen of a line so far. */
typedef struct
{
  GlossJsonCursor *cursor;
  const GlossExportArticle *article;
  GPtrArray *annotations;
  GError *error;
} Line;

/* Called with the cursor before the value of a member, whose name is @name, or of an element; whether it is what it should be. */
typedef gboolean (*CheckValue) (Line       *line,
                                const char *name,
                                guint       index,
                                gpointer    user_data);

/* --- values ------------------------------------------------------------------------------------ */

static gboolean
skip (Line *line)
{
  return gloss_json_cursor_skip (line->cursor, &line->error);
}

static gboolean
is_text (Line       *line,
         const char *text,
         gsize       n_bytes)
{
  const GString *string = line->cursor->string;
  GlossJsonNumber number;
  GlossJsonToken token = gloss_json_cursor_take (line->cursor, &number, &line->error);

  if (text == NULL)
    return token == GLOSS_JSON_TOKEN_NULL;
  return token == GLOSS_JSON_TOKEN_STRING && string->len == n_bytes && memcmp (string->str, text, n_bytes) == 0;
}

static gboolean
is_string (Line       *line,
           const char *text)
{
  return is_text (line, text, text != NULL ? strlen (text) : 0);
}

static gboolean
is_offset (Line    *line,
           gboolean is_known,
           gsize    offset)
{
  GlossJsonNumber number;
  GlossJsonToken token = gloss_json_cursor_take (line->cursor, &number, &line->error);

  if (!is_known)
    return token == GLOSS_JSON_TOKEN_NULL;
  return token == GLOSS_JSON_TOKEN_INTEGER && number.integer == (gint64) offset;
}

/* Goes through an array or object, and says whether all values in it are right; and how many there are. */
static gboolean
check_all (Line           *line,
           GlossJsonToken  expected,
           CheckValue      check,
           gpointer        user_data,
           guint          *n_values)
{
  GlossJsonNumber number;
  gboolean is_first = TRUE;

  *n_values = 0;
  if (gloss_json_cursor_take (line->cursor, &number, &line->error) != expected)
    return FALSE;
  while (gloss_json_cursor_next (line->cursor, expected == GLOSS_JSON_TOKEN_OBJECT, &is_first, &line->error))
    if (!check (line, line->cursor->string->str, (*n_values)++, user_data))
      return FALSE;
  return line->error == NULL;
}

static gboolean
check_any (Line       *line,
           const char *name,
           guint       index,
           gpointer    user_data)
{
  return skip (line);
}

static gboolean
has_length (Line *line,
            guint length)
{
  guint n_values;

  return check_all (line, GLOSS_JSON_TOKEN_ARRAY, check_any, NULL, &n_values) && n_values == length;
}

/* --- annotations ------------------------------------------------------------------------------- */

/* What stands at the place of a piece, or was quoted without one. */
static gboolean
check_piece_quote (Line            *line,
                   GlossAnnotation *annotation,
                   gsize            piece)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  const char *text;
  gsize n_bytes;

  if (!gloss_export_article_is_placed (line->article, annotation))
    return is_string (line, gloss_anchor_get_piece (anchor, piece)->exact);
  text = gloss_text_peek (gloss_article_get_text (line->article->article), gloss_anchor_get_place (anchor, piece), &n_bytes);
  return is_text (line, text, n_bytes);
}

static gboolean
check_piece_member (Line            *line,
                    const char      *name,
                    guint            piece,
                    GlossAnnotation *annotation)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  gboolean is_placed = gloss_export_article_is_placed (line->article, annotation);

  if (g_str_equal (name, "start"))
    return is_offset (line, is_placed, gloss_anchor_get_place (anchor, piece).start);
  if (g_str_equal (name, "end"))
    return is_offset (line, is_placed, gloss_anchor_get_place (anchor, piece).end);
  if (g_str_equal (name, "quote"))
    return check_piece_quote (line, annotation, piece);
  if (g_str_equal (name, "prefix"))
    return is_string (line, gloss_anchor_get_piece (anchor, piece)->prefix);
  if (g_str_equal (name, "suffix"))
    return is_string (line, gloss_anchor_get_piece (anchor, piece)->suffix);
  return skip (line);
}

/* The pieces of an annotation, and which of them is looked at. */
typedef struct
{
  GlossAnnotation *annotation;
  guint piece;
} Pieces;

static gboolean
check_member_of_piece (Line       *line,
                       const char *name,
                       guint       index,
                       gpointer    user_data)
{
  const Pieces *pieces = user_data;

  return check_piece_member (line, name, pieces->piece, pieces->annotation);
}

static gboolean
check_piece (Line       *line,
             const char *name,
             guint       index,
             gpointer    user_data)
{
  Pieces pieces = { user_data, index };
  guint n_members;

  return index < gloss_anchor_get_n_pieces (gloss_annotation_get_anchor (user_data)) &&
         check_all (line, GLOSS_JSON_TOKEN_OBJECT, check_member_of_piece, &pieces, &n_members);
}

/* The list is empty where there is only one. */
static gboolean
check_pieces (Line            *line,
              GlossAnnotation *annotation)
{
  gsize n_pieces = gloss_anchor_get_n_pieces (gloss_annotation_get_anchor (annotation));
  guint n_found;

  return check_all (line, GLOSS_JSON_TOKEN_ARRAY, check_piece, annotation, &n_found) && n_found == (n_pieces > 1 ? n_pieces : 0);
}

static gboolean
check_quote (Line            *line,
             GlossAnnotation *annotation)
{
  g_autofree char *quote = NULL;

  if (gloss_anchor_get_n_pieces (gloss_annotation_get_anchor (annotation)) == 1)
    return check_piece_quote (line, annotation, 0);
  quote = gloss_export_article_dup_quote (line->article, annotation);
  return is_string (line, quote);
}

static guint
count_attributes (GlossAnnotation *annotation)
{
  JsonObject *attributes = gloss_annotation_get_attributes (annotation);

  return attributes != NULL ? json_object_get_size (attributes) : 0;
}

/* Members of an annotation that are text, or null. */
static const struct
{
  const char *name;
  const char *(*get) (GlossAnnotation *annotation);
} texts[] = {
  { "id", gloss_annotation_get_id },
  { "reviewer", gloss_annotation_get_reviewer },
  { "tag", gloss_annotation_get_tag },
  { "note", gloss_annotation_get_note },
  { "created", gloss_annotation_get_created },
  { "modified", gloss_annotation_get_modified },
};

static gboolean
check_place_member (Line            *line,
                    const char      *name,
                    GlossAnnotation *annotation)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);
  gboolean is_placed = gloss_export_article_is_placed (line->article, annotation);
  GlossRange extent = gloss_anchor_get_extent (anchor);

  if (g_str_equal (name, "start"))
    return is_offset (line, is_placed, extent.start);
  if (g_str_equal (name, "end"))
    return is_offset (line, is_placed, extent.end);
  if (g_str_equal (name, "quote"))
    return check_quote (line, annotation);
  if (g_str_equal (name, "suffix"))
    return is_string (line, gloss_anchor_get_piece (anchor, gloss_anchor_get_n_pieces (anchor) - 1)->suffix);
  return check_piece_member (line, name, 0, annotation);
}

static gboolean
check_annotation_member (Line       *line,
                         const char *name,
                         guint       index,
                         gpointer    user_data)
{
  GlossAnnotation *annotation = user_data;
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (name, texts[i].name))
      return is_string (line, texts[i].get (annotation));
  if (g_str_equal (name, "state"))
    return is_string (line, gloss_anchor_state_get_nick (gloss_anchor_get_state (anchor)));
  if (g_str_equal (name, "pieces"))
    return check_pieces (line, annotation);
  if (g_str_equal (name, "attributes"))
    return has_length (line, count_attributes (annotation));
  return check_place_member (line, name, annotation);
}

static gboolean
check_annotation (Line       *line,
                  const char *name,
                  guint       index,
                  gpointer    user_data)
{
  guint n_members;

  return index < line->annotations->len &&
         check_all (line, GLOSS_JSON_TOKEN_OBJECT, check_annotation_member, g_ptr_array_index (line->annotations, index), &n_members);
}

static gboolean
check_annotations (Line *line)
{
  guint n_values;

  return check_all (line, GLOSS_JSON_TOKEN_ARRAY, check_annotation, NULL, &n_values) && n_values == line->annotations->len;
}

/* --- the line ---------------------------------------------------------------------------------- */

static guint
count_links (const GlossExportArticle *article)
{
  guint n = 0;

  for (guint i = 0; i < article->sets->len; i++)
    n += ((const GlossExportSet *) g_ptr_array_index (article->sets, i))->links->len;
  return n;
}

/* Remembers in @user_data which member was wrong. */
static gboolean
check_member (Line       *line,
              const char *name,
              guint       index,
              gpointer    user_data)
{
  GlossArticle *article = line->article->article;
  char **wrong = user_data;
  gsize n_bytes;
  const char *text = gloss_text_get_utf8 (gloss_article_get_text (article), &n_bytes);

  g_set_str (wrong, name);
  if (g_str_equal (name, "text"))
    return is_text (line, text, n_bytes);
  if (g_str_equal (name, "blocks"))
    return has_length (line, gloss_article_get_n_blocks (article));
  if (g_str_equal (name, "annotations"))
    return check_annotations (line);
  if (g_str_equal (name, "links"))
    return has_length (line, count_links (line->article));
  return skip (line);
}

/**
 * gloss_jsonl_check:
 * @state: nothing
 * @article: an article
 * @sink: where it was written
 * @written: what is on the disk of it
 * @error: where they differ
 *
 * Goes through a line as another program would and compares it with the article.
 *
 * Returns: whether they say the same
 */
gboolean
gloss_jsonl_check (gpointer                   state,
                   const GlossExportArticle  *article,
                   GlossExportSink           *sink,
                   GBytes                    *written,
                   GError                   **error)
{
  g_autoptr (GPtrArray) annotations = gloss_export_article_list_annotations (article);
  g_autofree char *wrong = NULL;
  g_auto (GlossJsonCursor) cursor;
  Line line = { &cursor, article, annotations, NULL };
  guint n_members = 0;
  gsize n_bytes;
  const char *text = g_bytes_get_data (written, &n_bytes);
  gboolean is_right;

  gloss_json_cursor_init (&cursor, text, n_bytes, article->name);
  is_right = g_utf8_validate_len (text, n_bytes, NULL) &&
             check_all (&line, GLOSS_JSON_TOKEN_OBJECT, check_member, &wrong, &n_members) &&
             n_members == GLOSS_JSONL_N_MEMBERS && gloss_json_cursor_finish (&cursor, &line.error);
  g_clear_error (&line.error);
  return is_right || gloss_format_fail_check (article, wrong != NULL ? wrong : "line", error);
}
