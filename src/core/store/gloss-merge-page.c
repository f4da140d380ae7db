/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings together what two versions of a set say of themselves. */
#include "config.h"

#include "store/gloss-merge-private.h"

#include "json/gloss-json.h"
#include "store/gloss-item-fields.h"

/* What says which text, or which codebook, is never made of two. */
static GlossJsonRule
find_page_rule (const char *path)
{
  static const char *const quiet[] = { "/id", "/partOf", "/gloss:format", "/gloss:coverage", "/gloss:deleted", NULL };
  static const char *const whole[] = { "/gloss:source", "/gloss:codebook", NULL };

  if (g_strv_contains (quiet, path))
    return GLOSS_JSON_RULE_QUIET;
  if (g_str_equal (path, "/" GLOSS_CONFLICTS_MEMBER))
    return GLOSS_JSON_RULE_LIST;
  return g_strv_contains (whole, path) ? GLOSS_JSON_RULE_WHOLE : GLOSS_JSON_RULE_DEEP;
}

static gboolean
has_same_text (JsonNode *a,
               JsonNode *b)
{
  g_autofree char *one = gloss_json_to_string (a);
  g_autofree char *other = gloss_json_to_string (b);

  return g_str_equal (one, other);
}

static JsonNode *
merge_header (GlossMerge *self,
              GlossClash *clash)
{
  GlossJsonMerge how = { 0, find_page_rule, gloss_clash_found, clash };
  JsonNode *ours = self->ours->header;
  JsonNode *base = self->base->header;
  JsonNode *theirs = self->theirs->header;

  if (has_same_text (ours, theirs) || has_same_text (theirs, base))
    return gloss_json_copy (ours);
  if (has_same_text (ours, base))
    return gloss_json_copy (theirs);
  return gloss_json_merge (&how, ours, base, theirs);
}

/* Where only one side has changed it, its very bytes count. */
static void
take_coverage (GlossAnnotationSet *from,
               GlossAnnotationSet *to,
               JsonNode           *header)
{
  JsonNode *before = json_object_get_member (gloss_annotation_set_get_header (from), "gloss:coverage");

  GlossCoverage *coverage = gloss_coverage_copy (from->coverage);

  gloss_coverage_free (to->coverage);
  to->coverage = coverage;
  to->covers_otherwise = from->covers_otherwise;
  if (before != NULL)
    json_object_set_member (json_node_get_object (header), "gloss:coverage", gloss_json_copy (before));
  else
    json_object_remove_member (json_node_get_object (header), "gloss:coverage");
}

/* Ranges count in the text of their own page. */
static gboolean
is_for_same_text (GlossMerge *self)
{
  return g_strcmp0 (gloss_annotation_set_get_text_sha256 (self->ours), gloss_annotation_set_get_text_sha256 (self->theirs)) == 0;
}

static gboolean
is_text_of (GlossAnnotationSet *set,
            JsonNode           *header)
{
  JsonObject *source = gloss_item_get_object (json_node_get_object (header), "gloss:source");

  return g_strcmp0 (source != NULL ? gloss_item_get_string (source, "textSha256") : NULL,
                    gloss_annotation_set_get_text_sha256 (set)) == 0;
}

static void
choose_coverage (GlossMerge *self,
                 GlossClash *clash,
                 JsonNode   *header)
{
  g_autoptr (JsonNode) ours = gloss_coverage_write (self->ours->coverage);
  g_autoptr (JsonNode) base = gloss_coverage_write (self->base->coverage);
  g_autoptr (JsonNode) theirs = gloss_coverage_write (self->theirs->coverage);
  gboolean prefers_theirs = !is_text_of (self->ours, header);

  gloss_clash_add (clash, GLOSS_FIELD_COVERAGE, ours, base, theirs, prefers_theirs);
  take_coverage (prefers_theirs ? self->theirs : self->ours, self->ours, header);
}

/* One stretch of a coverage by itself; nothing where nothing is said of it. */
static JsonNode *
write_stretch (GlossCoverage *coverage,
               GlossRange     range)
{
  GArray *ranges = gloss_coverage_get_ranges (coverage);
  g_autoptr (GlossCoverage) stretch = gloss_coverage_new ();

  for (guint i = 0; i < ranges->len; i++)
    {
      GlossRange covered = g_array_index (ranges, GlossRange, i);

      if (covered.start <= range.start && range.end <= covered.end)
        gloss_coverage_cover (stretch, range, gloss_coverage_get_state (coverage, i));
    }
  return gloss_coverage_write (stretch);
}

static void
join_coverage (GlossMerge *self,
               GlossClash *clash)
{
  g_autoptr (GlossCoverage) lost = gloss_coverage_new ();
  GlossCoverage *merged = gloss_coverage_merge (self->ours->coverage, self->base->coverage, self->theirs->coverage, lost);
  GArray *ranges = gloss_coverage_get_ranges (lost);

  for (guint i = 0; i < ranges->len; i++)
    {
      GlossRange range = g_array_index (ranges, GlossRange, i);
      g_autoptr (JsonNode) ours = write_stretch (self->ours->coverage, range);
      g_autoptr (JsonNode) base = write_stretch (self->base->coverage, range);
      g_autoptr (JsonNode) theirs = write_stretch (self->theirs->coverage, range);
      g_autoptr (JsonNode) kept = write_stretch (merged, range);

      gloss_clash_add (clash, GLOSS_FIELD_COVERAGE, ours, base, theirs, json_node_equal (kept, theirs));
    }
  gloss_coverage_free (self->ours->coverage);
  self->ours->coverage = merged;
  self->ours->covers_otherwise = TRUE;
}

static void
merge_coverage (GlossMerge *self,
                GlossClash *clash,
                JsonNode   *header)
{
  if (gloss_coverage_equal (self->base->coverage, self->theirs->coverage) ||
      gloss_coverage_equal (self->ours->coverage, self->theirs->coverage))
    take_coverage (self->ours, self->ours, header);
  else if (gloss_coverage_equal (self->base->coverage, self->ours->coverage))
    take_coverage (self->theirs, self->ours, header);
  else if (is_for_same_text (self))
    join_coverage (self, clash);
  else
    choose_coverage (self, clash, header);
}

/*< private >
 * gloss_merge_page:
 * @self: a merge
 *
 * Merges what the pages say of themselves, and the coverage. A page does not say when it was changed, so a fixed order decides.
 */
void
gloss_merge_page (GlossMerge *self)
{
  GlossClash clash = { self };
  g_autoptr (JsonNode) header = merge_header (self, &clash);

  merge_coverage (self, &clash, header);
  gloss_annotation_set_set_header (self->ours, gloss_conflict_add_to (header, self->conflicts, NULL));
}
