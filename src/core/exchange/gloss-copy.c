/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers annotations, and says what of them a reader of paper or of a page is told. */
#include "config.h"

#include "exchange/gloss-copy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json/gloss-json.h"

struct _GlossCopy
{
  const GlossExportArticle *source;
  GHashTable *tags_by_id;
  GPtrArray *tags;
  GArray *notes;
  GHashTable *notes_by_annotation;
  GHashTable *notes_by_id;
  GHashTable *links;
  GlossHighlightIndex *index;
};

static void
tag_free (gpointer data)
{
  GlossCopyTag *tag = data;

  g_free (tag->id);
  g_free (tag->label);
  g_free (tag);
}

static void
fact_free (gpointer data)
{
  GlossCopyFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
  g_free (fact);
}

static void
link_free (gpointer data)
{
  GlossCopyLink *link = data;

  g_free (link->label);
  g_free (link);
}

static GlossCopyTag *
ensure_tag (GlossCopy  *self,
            const char *id)
{
  GlossCopyTag *tag = g_hash_table_lookup (self->tags_by_id, id);
  GlossTag *known;

  if (tag != NULL)
    return tag;

  known = gloss_codebook_find_tag (self->source->codebook, id);
  tag = g_new0 (GlossCopyTag, 1);
  tag->id = g_strdup (id);
  tag->label = g_strdup (known != NULL ? gloss_tag_get_label (known) : id);
  tag->index = self->tags->len;
  gloss_tag_sign_init (&tag->sign, self->source->codebook, id);
  g_ptr_array_add (self->tags, tag);
  g_hash_table_insert (self->tags_by_id, tag->id, tag);

  return tag;
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const GlossCopyNote *one = a;
  const GlossCopyNote *other = b;
  GlossRange extent = gloss_annotation_get_extent (one->annotation);
  GlossRange other_extent = gloss_annotation_get_extent (other->annotation);

  if (one->is_placed != other->is_placed)
    return one->is_placed ? -1 : 1;
  if (one->is_placed && extent.start != other_extent.start)
    return extent.start < other_extent.start ? -1 : 1;
  if (one->is_placed && extent.end != other_extent.end)
    return extent.end > other_extent.end ? -1 : 1;
  return g_strcmp0 (gloss_annotation_get_id (one->annotation), gloss_annotation_get_id (other->annotation));
}

static void
collect_notes (GlossCopy *self)
{
  g_autoptr (GPtrArray) placed = g_ptr_array_new ();

  for (guint i = 0; i < self->source->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (self->source->sets, i);

      for (guint j = 0; j < set->annotations->len; j++)
        {
          GlossCopyNote note = { g_ptr_array_index (set->annotations, j), &set->reviewer, NULL, 0, FALSE };

          note.is_placed = gloss_export_article_is_placed (self->source, note.annotation);
          if (note.is_placed)
            g_ptr_array_add (placed, note.annotation);
          g_array_append_val (self->notes, note);
        }
    }
  g_array_sort (self->notes, compare_notes);
  gloss_highlight_index_fill (self->index, placed);
}

/* Tags get their places in the order in which they first stand in the text. */
static void
number_notes (GlossCopy *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      GlossCopyNote *note = &g_array_index (self->notes, GlossCopyNote, i);
      GlossCopyTag *tag = ensure_tag (self, gloss_annotation_get_tag (note->annotation));

      tag->n_notes++;
      note->tag = tag;
      note->number = i + 1;
      g_hash_table_insert (self->notes_by_annotation, note->annotation, note);
      g_hash_table_insert (self->notes_by_id, (gpointer) gloss_annotation_get_id (note->annotation), note);
    }
}

static void
add_end (GlossCopy       *self,
         const char      *id,
         const GlossLink *link)
{
  GPtrArray *links = g_hash_table_lookup (self->links, id);

  if (links == NULL)
    {
      links = g_ptr_array_new ();
      g_hash_table_insert (self->links, (gpointer) id, links);
    }
  g_ptr_array_add (links, (gpointer) link);
}

/* Both ends of a link are told of it; one that leads to itself, once. */
static void
collect_links (GlossCopy *self)
{
  for (guint i = 0; i < self->source->sets->len; i++)
    {
      const GlossExportSet *set = g_ptr_array_index (self->source->sets, i);

      for (guint j = 0; j < set->links->len; j++)
        {
          const GlossLink *link = g_ptr_array_index (set->links, j);

          add_end (self, link->from, link);
          if (!g_str_equal (link->from, link->to))
            add_end (self, link->to, link);
        }
    }
}

/**
 * gloss_copy_new:
 * @source: an article with its annotations; outlives the copy
 *
 * Returns: (transfer full): the annotations, numbered
 */
GlossCopy *
gloss_copy_new (const GlossExportArticle *source)
{
  GlossCopy *self = g_new0 (GlossCopy, 1);

  self->source = source;
  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->tags_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->notes = g_array_new (FALSE, FALSE, sizeof (GlossCopyNote));
  self->notes_by_annotation = g_hash_table_new (NULL, NULL);
  self->notes_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->index = gloss_highlight_index_new ();
  collect_notes (self);
  number_notes (self);
  collect_links (self);

  return self;
}

void
gloss_copy_free (GlossCopy *self)
{
  g_hash_table_unref (self->links);
  g_hash_table_unref (self->notes_by_id);
  g_hash_table_unref (self->notes_by_annotation);
  g_hash_table_unref (self->tags_by_id);
  g_ptr_array_unref (self->tags);
  g_array_unref (self->notes);
  gloss_highlight_index_free (self->index);
  g_free (self);
}

const GlossExportArticle *
gloss_copy_get_source (GlossCopy *self)
{
  return self->source;
}

guint
gloss_copy_get_n_notes (GlossCopy *self)
{
  return self->notes->len;
}

/**
 * gloss_copy_get_note:
 * @self: a copy
 * @index: 0 for the note with the number 1
 *
 * Returns: the note
 */
const GlossCopyNote *
gloss_copy_get_note (GlossCopy *self,
                     guint      index)
{
  g_return_val_if_fail (index < self->notes->len, NULL);

  return &g_array_index (self->notes, GlossCopyNote, index);
}

/**
 * gloss_copy_find_note:
 * @self: a copy
 * @annotation: one of its annotations
 *
 * Returns: (nullable): its note
 */
const GlossCopyNote *
gloss_copy_find_note (GlossCopy       *self,
                      GlossAnnotation *annotation)
{
  return g_hash_table_lookup (self->notes_by_annotation, annotation);
}

guint
gloss_copy_get_n_tags (GlossCopy *self)
{
  return self->tags->len;
}

const GlossCopyTag *
gloss_copy_get_tag (GlossCopy *self,
                    guint      index)
{
  g_return_val_if_fail (index < self->tags->len, NULL);

  return g_ptr_array_index (self->tags, index);
}

/**
 * gloss_copy_get_index:
 * @self: a copy
 *
 * Returns: the pieces of its annotations, with lanes
 */
GlossHighlightIndex *
gloss_copy_get_index (GlossCopy *self)
{
  return self->index;
}

static const char *
find_choice_label (GlossAttribute *attribute,
                   const char     *id)
{
  for (guint i = 0; i < gloss_attribute_get_n_choices (attribute); i++)
    {
      const char *label;

      if (g_strcmp0 (gloss_attribute_get_choice (attribute, i, &label), id) == 0)
        return label;
    }

  return id;
}

/* A value of a type that the attribute should not have is shown as it is. */
static char *
describe_value (GlossAttribute *attribute,
                JsonNode       *value)
{
  GType type = json_node_get_value_type (value);

  if (type == G_TYPE_STRING && attribute != NULL)
    return g_strdup (find_choice_label (attribute, json_node_get_string (value)));
  if (type == G_TYPE_STRING)
    return json_node_dup_string (value);
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (value) ? C_("answer", "Yes") : C_("answer", "No"));
  if (type == G_TYPE_INT64 && attribute != NULL && gloss_attribute_get_value_type (attribute) == GLOSS_ATTRIBUTE_SCALE)
    /* Translators: a value on a scale, and the end of the scale: "2 of 3" */
    return g_strdup_printf (_("%d of %d"), (int) json_node_get_int (value), gloss_attribute_get_max (attribute));
  return gloss_json_to_string (value);
}

/**
 * gloss_copy_list_facts:
 * @self: a copy
 * @note: one of its notes
 *
 * Returns: (transfer full) (element-type GlossCopyFact): its attributes in the order in which they were given
 */
GPtrArray *
gloss_copy_list_facts (GlossCopy           *self,
                       const GlossCopyNote *note)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);
  JsonObject *attributes = gloss_annotation_get_attributes (note->annotation);
  GlossTag *tag = gloss_codebook_find_tag (self->source->codebook, note->tag->id);
  g_autoptr (GList) names = attributes != NULL ? json_object_get_members (attributes) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      GlossAttribute *attribute = tag != NULL ? gloss_tag_find_attribute (tag, l->data) : NULL;
      GlossCopyFact *fact = g_new0 (GlossCopyFact, 1);

      fact->label = g_strdup (attribute != NULL ? gloss_attribute_get_label (attribute) : l->data);
      fact->value = describe_value (attribute, json_object_get_member (attributes, l->data));
      g_ptr_array_add (facts, fact);
    }

  return facts;
}

/**
 * gloss_copy_list_links:
 * @self: a copy
 * @note: one of its notes
 *
 * Returns: (transfer full) (element-type GlossCopyLink): the links that start or end at it
 */
GPtrArray *
gloss_copy_list_links (GlossCopy           *self,
                       const GlossCopyNote *note)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (link_free);
  const char *id = gloss_annotation_get_id (note->annotation);
  GPtrArray *links = g_hash_table_lookup (self->links, id);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const GlossLink *from = g_ptr_array_index (links, i);
      GlossRelation *relation = gloss_codebook_find_relation (self->source->codebook, from->relation);
      gboolean is_outgoing = g_str_equal (from->from, id);
      const GlossCopyNote *other = g_hash_table_lookup (self->notes_by_id, is_outgoing ? from->to : from->from);
      GlossCopyLink *link;

      if (other == NULL)
        continue;
      link = g_new0 (GlossCopyLink, 1);
      link->label = g_strdup (relation != NULL ? gloss_relation_get_label (relation) : from->relation);
      link->note = other;
      link->is_outgoing = is_outgoing;
      g_ptr_array_add (found, link);
    }

  return found;
}

/**
 * gloss_copy_dup_quote:
 * @self: a copy
 * @note: one of its notes
 * @max_chars: how many code points it may have
 *
 * Returns: (transfer full): the text that is annotated, without line ends; its begin with "…" where it is longer
 */
char *
gloss_copy_dup_quote (GlossCopy           *self,
                      const GlossCopyNote *note,
                      gsize                max_chars)
{
  g_autofree char *quote = gloss_export_article_dup_quote (self->source, note->annotation);
  g_autofree char *start = NULL;

  for (char *p = quote; *p != '\0'; p++)
    if (*p == '\n')
      *p = ' ';
  if ((gsize) g_utf8_strlen (quote, -1) <= max_chars)
    return g_steal_pointer (&quote);

  start = g_utf8_substring (quote, 0, (long) max_chars);
  return g_strconcat (g_strchomp (start), "…", NULL);
}
