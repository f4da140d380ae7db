/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An annotation whose place a person has to decide on. */
#include "config.h"

#include "document/gloss-doubt.h"

#include <string.h>

#include "annotation/gloss-context.h"
#include "annotation/gloss-quote.h"

/* At most so many code points of the old text on either side of what was quoted. */
#define AROUND 400

struct _GlossDoubt
{
  GObject parent_instance;

  GlossAnnotation *annotation;
  char *passage;
  GArray *pieces;
  GPtrArray *candidates;
};

G_DEFINE_FINAL_TYPE (GlossDoubt, gloss_doubt, G_TYPE_OBJECT)

static void
gloss_doubt_finalize (GObject *object)
{
  GlossDoubt *self = GLOSS_DOUBT (object);

  g_clear_object (&self->annotation);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self->passage);

  G_OBJECT_CLASS (gloss_doubt_parent_class)->finalize (object);
}

static void
gloss_doubt_class_init (GlossDoubtClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_doubt_finalize;
}

static void
gloss_doubt_init (GlossDoubt *self)
{
  self->pieces = g_array_new (FALSE, FALSE, sizeof (GlossRange));
}

/* --- what was annotated -------------------------------------------------------------------------- */

static gboolean
has_piece (GlossText        *text,
           const GlossPiece *piece)
{
  gsize n_bytes;
  const char *at;

  if (piece->range.start >= piece->range.end || piece->range.end > gloss_text_get_length (text))
    return FALSE;
  at = gloss_text_peek (text, piece->range, &n_bytes);
  return n_bytes == strlen (piece->exact) && gloss_quote_equal (at, piece->exact, n_bytes);
}

static gboolean
has_pieces (GlossText   *text,
            GlossAnchor *anchor)
{
  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    if (!has_piece (text, gloss_anchor_get_piece (anchor, i)))
      return FALSE;
  return TRUE;
}

/* From the beginning of the block to its end, as far as that is near. */
static GlossRange
find_passage (GlossText  *text,
              GlossRange  extent)
{
  gsize length = gloss_text_get_length (text);
  GlossRange passage = { extent.start - MIN (extent.start, AROUND), MIN (length, extent.end + AROUND) };
  gsize n_before, n_after;
  const char *before = gloss_text_peek (text, (GlossRange) { passage.start, extent.start }, &n_before);
  const char *after = gloss_text_peek (text, (GlossRange) { extent.end, passage.end }, &n_after);
  const char *begin = g_strrstr_len (before, n_before, "\n");
  const char *end = memchr (after, '\n', n_after);

  if (begin != NULL)
    passage.start = extent.start - gloss_text_count (begin + 1, before + n_before - begin - 1);
  if (end != NULL)
    passage.end = extent.end + gloss_text_count (after, end - after);
  return passage;
}

static void
take_passage_of_text (GlossDoubt  *self,
                      GlossText   *text,
                      GlossAnchor *anchor)
{
  GlossRange extent = gloss_anchor_get_piece (anchor, 0)->range;
  GlossRange passage;

  for (gsize i = 1; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      GlossRange range = gloss_anchor_get_piece (anchor, i)->range;

      extent = (GlossRange) { MIN (extent.start, range.start), MAX (extent.end, range.end) };
    }
  passage = find_passage (text, extent);
  self->passage = gloss_text_dup_slice (text, passage);
  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      GlossRange range = gloss_anchor_get_piece (anchor, i)->range;

      range.start -= passage.start;
      range.end -= passage.start;
      g_array_append_val (self->pieces, range);
    }
}

static gboolean
is_cut (const char *context)
{
  return gloss_text_count (context, strlen (context)) >= GLOSS_CONTEXT_LENGTH - 2;
}

/* A prefix from its first whole word on. */
static void
append_prefix (GString    *passage,
               const char *prefix)
{
  const char *space = is_cut (prefix) ? strchr (prefix, ' ') : NULL;

  g_string_append (passage, space != NULL ? "…" : "");
  g_string_append (passage, space != NULL ? space : prefix);
}

/* A suffix up to its last whole word. */
static void
append_suffix (GString    *passage,
               const char *suffix)
{
  const char *space = is_cut (suffix) ? strrchr (suffix, ' ') : NULL;

  g_string_append_len (passage, suffix, space != NULL ? space + 1 - suffix : -1);
  g_string_append (passage, space != NULL ? "…" : "");
}

/* Without the old text: what stands in the selectors. */
static void
take_passage_of_selectors (GlossDoubt  *self,
                           GlossAnchor *anchor)
{
  g_autoptr (GString) passage = g_string_new (NULL);
  gsize length = 0;

  for (gsize i = 0; i < gloss_anchor_get_n_pieces (anchor); i++)
    {
      const GlossPiece *piece = gloss_anchor_get_piece (anchor, i);
      GlossRange range;
      gsize from = passage->len;

      g_string_append (passage, i > 0 ? " … " : "");
      append_prefix (passage, piece->prefix);
      length += gloss_text_count (passage->str + from, passage->len - from);
      range = (GlossRange) { length, length + gloss_text_count (piece->exact, strlen (piece->exact)) };
      g_array_append_val (self->pieces, range);
      g_string_append (passage, piece->exact);
      from = passage->len;
      append_suffix (passage, piece->suffix);
      length = range.end + gloss_text_count (passage->str + from, passage->len - from);
    }
  self->passage = g_string_free (g_steal_pointer (&passage), FALSE);
}

/* ------------------------------------------------------------------------------------------------- */

/**
 * gloss_doubt_is_due:
 * @annotation: an annotation with the place that was found for it
 *
 * Returns: whether a person has to be asked where it is
 */
gboolean
gloss_doubt_is_due (GlossAnnotation *annotation)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (annotation);

  if (gloss_anchor_is_certain (anchor))
    return FALSE;
  return gloss_anchor_is_placed (anchor) || gloss_anchor_get_stored_state (anchor, NULL) != GLOSS_ANCHOR_ORPHAN;
}

/**
 * gloss_doubt_new:
 * @annotation: an annotation with the place that was found for it
 * @placing: what has found it
 *
 * Returns: (transfer full): what there is to ask about it; may read the text that was annotated
 */
GlossDoubt *
gloss_doubt_new (GlossAnnotation *annotation,
                 GlossPlacing    *placing)
{
  GlossDoubt *self;
  GlossAnchor *anchor;
  g_autoptr (GlossText) text = NULL;

  g_return_val_if_fail (GLOSS_IS_ANNOTATION (annotation), NULL);
  g_return_val_if_fail (placing != NULL, NULL);

  self = g_object_new (GLOSS_TYPE_DOUBT, NULL);
  anchor = gloss_annotation_get_anchor (annotation);
  self->annotation = g_object_ref (annotation);
  self->candidates = gloss_placing_list_candidates (placing, anchor);
  text = gloss_placing_dup_text (placing, gloss_anchor_get_text_sha256 (anchor));
  if (text != NULL && has_pieces (text, anchor))
    take_passage_of_text (self, text, anchor);
  else
    take_passage_of_selectors (self, anchor);
  return self;
}

/**
 * gloss_doubt_get_annotation:
 * @self: a doubt
 *
 * Returns: (transfer none): what it is about, with the likeliest place unless it is an orphan
 */
GlossAnnotation *
gloss_doubt_get_annotation (GlossDoubt *self)
{
  g_return_val_if_fail (GLOSS_IS_DOUBT (self), NULL);

  return self->annotation;
}

/**
 * gloss_doubt_is_orphan:
 * @self: a doubt
 *
 * Returns: whether its text is likely gone; there may be candidates all the same
 */
gboolean
gloss_doubt_is_orphan (GlossDoubt *self)
{
  g_return_val_if_fail (GLOSS_IS_DOUBT (self), FALSE);

  return !gloss_anchor_is_placed (gloss_annotation_get_anchor (self->annotation));
}

/**
 * gloss_doubt_get_passage:
 * @self: a doubt
 *
 * Returns: the old text around what was annotated
 */
const char *
gloss_doubt_get_passage (GlossDoubt *self)
{
  g_return_val_if_fail (GLOSS_IS_DOUBT (self), NULL);

  return self->passage;
}

/**
 * gloss_doubt_get_pieces:
 * @self: a doubt
 *
 * Returns: (transfer none) (element-type GlossRange): what of the passage was annotated, in code points of the passage
 */
GArray *
gloss_doubt_get_pieces (GlossDoubt *self)
{
  g_return_val_if_fail (GLOSS_IS_DOUBT (self), NULL);

  return self->pieces;
}

/**
 * gloss_doubt_get_candidates:
 * @self: a doubt
 *
 * Returns: (transfer none) (element-type GlossCandidate): where it may be, the likeliest first; may be empty
 */
GPtrArray *
gloss_doubt_get_candidates (GlossDoubt *self)
{
  g_return_val_if_fail (GLOSS_IS_DOUBT (self), NULL);

  return self->candidates;
}

/**
 * gloss_doubt_compare:
 * @a: a doubt
 * @b: another
 *
 * Returns: which is first, in the order of the old text
 */
int
gloss_doubt_compare (gconstpointer a,
                     gconstpointer b)
{
  const GlossDoubt *one = a;
  const GlossDoubt *other = b;
  gsize start = gloss_anchor_get_piece (gloss_annotation_get_anchor (one->annotation), 0)->range.start;
  gsize other_start = gloss_anchor_get_piece (gloss_annotation_get_anchor (other->annotation), 0)->range.start;

  if (start != other_start)
    return start < other_start ? -1 : 1;
  return strcmp (gloss_annotation_get_id (one->annotation), gloss_annotation_get_id (other->annotation));
}
