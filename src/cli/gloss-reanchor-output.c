/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How it is told what has become of annotations in another text. */
#include "config.h"

#include "gloss-reanchor-output.h"

#include <glib/gi18n.h>
#include <string.h>

/* From these scores on a place is called so. */
#define NEARLY_SURE 0.9
#define LIKELY 0.75
#define POSSIBLE 0.5

static const char *
describe (GlossAnchor *anchor)
{
  double score = gloss_anchor_get_score (anchor);

  switch (gloss_anchor_get_state (anchor))
    {
    case GLOSS_ANCHOR_EXACT:
    case GLOSS_ANCHOR_MOVED:
      if (gloss_anchor_is_certain (anchor))
        return C_("place", "sure");
      break;
    case GLOSS_ANCHOR_ORPHAN:
      return C_("place", "gone");
    case GLOSS_ANCHOR_FUZZY:
    case GLOSS_ANCHOR_AMBIGUOUS:
    default:
      break;
    }
  if (gloss_anchor_is_certain (anchor))
    return score >= NEARLY_SURE ? C_("place", "nearly sure") : C_("place", "very likely");
  if (gloss_anchor_get_state (anchor) == GLOSS_ANCHOR_AMBIGUOUS)
    return C_("place", "one of several");
  return score >= LIKELY ? C_("place", "doubtful, likely") : score >= POSSIBLE ? C_("place", "doubtful") : C_("place", "very doubtful");
}

/* What stands at the places; an ellipsis between pieces. */
static char *
dup_quote (GlossText        *text,
           const GlossRange *ranges,
           gsize             n_ranges)
{
  GString *quote = g_string_new (NULL);

  for (gsize i = 0; i < n_ranges; i++)
    {
      g_autofree char *slice = gloss_text_dup_slice (text, ranges[i]);

      g_string_append (quote, i > 0 ? " … " : "");
      g_string_append (quote, slice);
    }
  return g_string_free_and_steal (quote);
}

static char *
dup_placed_quote (GlossAnchor *anchor,
                  GlossText   *text)
{
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);
  g_autofree GlossRange *places = g_new (GlossRange, n_pieces);

  if (!gloss_anchor_is_placed (anchor))
    return NULL;
  for (gsize i = 0; i < n_pieces; i++)
    places[i] = gloss_anchor_get_place (anchor, i);
  return dup_quote (text, places, n_pieces);
}

static void
print_quote (GlossOutput *out,
             const char  *mark,
             const char  *quote)
{
  g_autofree char *line = g_strdup (quote);

  g_strdelimit (line, "\n\r\t", ' ');
  gloss_output_add (out, mark);
  gloss_output_add_fitting (out, line, strlen (line), gloss_output_get_width (out) - strlen (mark));
  gloss_output_add_char (out, '\n');
}

/**
 * gloss_reanchor_output_print:
 * @out: an output
 * @placed: an annotation with its place in another text
 * @text: that text
 *
 * Writes a line that says how sure the place is, and below it what was quoted and, where that is something else, what stands there now.
 */
void
gloss_reanchor_output_print (GlossOutput     *out,
                             GlossAnnotation *placed,
                             GlossText       *text)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (placed);
  g_autofree char *before = gloss_annotation_dup_quote (placed);
  g_autofree char *after = dup_placed_quote (anchor, text);
  g_autofree char *line = g_strdup_printf ("%s  %s  %s  %s", gloss_annotation_get_id (placed), gloss_annotation_get_tag (placed),
                                           gloss_anchor_state_get_nick (gloss_anchor_get_state (anchor)), describe (anchor));

  gloss_output_add_fitting (out, line, strlen (line), G_MAXSIZE);
  gloss_output_add_char (out, '\n');
  if (after == NULL || !g_str_equal (before, after))
    print_quote (out, "  - ", before);
  if (after != NULL)
    print_quote (out, g_str_equal (before, after) ? "    " : "  + ", after);
}

static void
write_range (GlossJsonOutput *json,
             gboolean         is_known,
             GlossRange       range)
{
  gloss_json_output_name (json, "start");
  gloss_json_output_offset (json, is_known, range.start);
  gloss_json_output_name (json, "end");
  gloss_json_output_offset (json, is_known, range.end);
}

static void
write_pieces (GlossJsonOutput *json,
              GlossAnchor     *anchor)
{
  gsize n_pieces = gloss_anchor_get_n_pieces (anchor);

  if (n_pieces == 1)
    return;
  gloss_json_output_name (json, "pieces");
  gloss_json_output_begin_array (json, GLOSS_JSON_LAYOUT_INLINE);
  for (gsize i = 0; i < n_pieces; i++)
    {
      gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
      write_range (json, gloss_anchor_is_placed (anchor), gloss_anchor_get_place (anchor, i));
      gloss_json_output_end (json);
    }
  gloss_json_output_end (json);
}

static GlossRange
get_extent (const GlossCandidate *candidate)
{
  GlossRange extent = candidate->ranges[0];

  for (gsize i = 1; i < candidate->n_ranges; i++)
    extent = (GlossRange) { MIN (extent.start, candidate->ranges[i].start), MAX (extent.end, candidate->ranges[i].end) };
  return extent;
}

static void
write_candidates (GlossJsonOutput *json,
                  GlossPlacing    *placing,
                  GlossAnchor     *anchor)
{
  g_autoptr (GPtrArray) candidates = gloss_placing_list_candidates (placing, anchor);

  gloss_json_output_name (json, "candidates");
  gloss_json_output_begin_array (json, GLOSS_JSON_LAYOUT_INLINE);
  for (guint i = 0; i < candidates->len && !gloss_anchor_is_certain (anchor); i++)
    {
      const GlossCandidate *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *quote = dup_quote (gloss_placing_get_text (placing), candidate->ranges, candidate->n_ranges);

      gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
      write_range (json, TRUE, get_extent (candidate));
      gloss_json_output_name (json, "score");
      gloss_json_output_double (json, candidate->score);
      gloss_json_output_member (json, "quote", quote);
      gloss_json_output_end (json);
    }
  gloss_json_output_end (json);
}

/**
 * gloss_reanchor_output_write_json:
 * @json: a JSON output
 * @placed: an annotation with its place in another text
 * @placing: what has found it
 * @is_applied: whether it was written
 *
 * Writes what has become of it as an object on one line.
 */
void
gloss_reanchor_output_write_json (GlossJsonOutput *json,
                                  GlossAnnotation *placed,
                                  GlossPlacing    *placing,
                                  gboolean         is_applied)
{
  GlossAnchor *anchor = gloss_annotation_get_anchor (placed);
  g_autofree char *before = gloss_annotation_dup_quote (placed);
  g_autofree char *after = dup_placed_quote (anchor, gloss_placing_get_text (placing));

  gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
  gloss_json_output_member (json, "id", gloss_annotation_get_id (placed));
  gloss_json_output_member (json, "reviewer", gloss_annotation_get_reviewer (placed));
  gloss_json_output_member (json, "tag", gloss_annotation_get_tag (placed));
  gloss_json_output_member (json, "state", gloss_anchor_state_get_nick (gloss_anchor_get_state (anchor)));
  gloss_json_output_name (json, "certain");
  gloss_json_output_boolean (json, gloss_anchor_is_certain (anchor));
  gloss_json_output_name (json, "score");
  gloss_json_output_double (json, gloss_anchor_get_score (anchor));
  write_range (json, gloss_anchor_is_placed (anchor), gloss_anchor_get_extent (anchor));
  gloss_json_output_member (json, "oldQuote", before);
  gloss_json_output_member (json, "newQuote", after);
  gloss_json_output_name (json, "applied");
  gloss_json_output_boolean (json, is_applied);
  write_pieces (json, anchor);
  write_candidates (json, placing, anchor);
  gloss_json_output_end (json);
}
