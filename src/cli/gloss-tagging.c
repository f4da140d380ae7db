/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked to be annotated, found in an article and its codebook. */
#include "config.h"

#include "gloss-tagging.h"

#include <glib/gi18n.h>
#include <string.h>

#include "annotation/gloss-anchor.h"
#include "gloss-error.h"
#include "text/gloss-normalize.h"

/* More places than these help nobody to choose. */
#define MAX_PLACES 10

static gboolean
find_unit (GlossArticle  *article,
           const char    *unit,
           GlossRange    *place,
           GError       **error)
{
  const GlossBlock *block = gloss_article_find_block (article, unit);

  if (block == NULL)
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR,
                   _("There is no unit “%s”; “gloss-cli show” lists those there are."), unit);
      return FALSE;
    }

  *place = block->range;
  return TRUE;
}

static gboolean
check_range (GlossArticle  *article,
             GlossRange     range,
             GError       **error)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (article));

  if (range.end <= length)
    return TRUE;

  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_ANCHOR,
               ngettext ("The range %zu:%zu is out of bounds: the text has %zu character.",
                         "The range %zu:%zu is out of bounds: the text has %zu characters.", length),
               range.start, range.end, length);
  return FALSE;
}

/* Where a quote stands, as a list for people; a newline between blocks is as good as a space. */
static char *
list_places (GlossArticle *article,
             const char   *quote,
             gboolean     *has_more)
{
  GlossText *text = gloss_article_get_text (article);
  g_autofree char *folded = g_strdelimit (g_strdup (gloss_text_get_utf8 (text, NULL)), "\n", ' ');
  g_autofree char *needle = g_strdelimit (gloss_normalize (quote, -1), "\n", ' ');
  gsize length = g_utf8_strlen (needle, -1);
  GString *places = g_string_new (NULL);
  const char *hit = *needle != '\0' ? strstr (folded, needle) : NULL;

  for (guint n = 0; hit != NULL && n < MAX_PLACES; n++, hit = strstr (hit + 1, needle))
    {
      gsize start = gloss_text_get_offset (text, hit - folded);
      guint block = gloss_article_get_block_index_at (article, start);

      g_string_append_printf (places, "%s%zu:%zu (%s)", n > 0 ? ", " : "", start, start + length,
                              gloss_article_get_block (article, block)->id);
    }

  *has_more = hit != NULL;
  return g_string_free_and_steal (places);
}

/* Of a quote that is in several places, says in which. */
static void
add_places (GError       *error,
            GlossArticle *article,
            const char   *quote)
{
  gboolean has_more;
  g_autofree char *places = list_places (article, quote, &has_more);
  g_autofree char *message = error->message;

  if (*places == '\0')
    error->message = g_steal_pointer (&message);
  else if (has_more)
    /* Translators: a sentence, and a list of places in the text: “120:134 (s1.p2), 310:324 (s2.p1)”. */
    error->message = g_strdup_printf (_("%s The first places are %s."), message, places);
  else
    error->message = g_strdup_printf (_("%s It is at %s."), message, places);
}

static gboolean
find_quote (const GlossTagging  *self,
            GlossArticle        *article,
            GlossRange          *place,
            GError             **error)
{
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_quote (article,
                                                               self->quote,
                                                               self->prefix,
                                                               self->suffix,
                                                               error);

  if (anchor == NULL)
    {
      add_places (*error, article, self->quote);
      return FALSE;
    }

  *place = gloss_anchor_get_extent (anchor);
  return TRUE;
}

/* The ids of a list of tags or attributes, for a message. */
static char *
list_ids (GListModel *model,
          const char *(*get_id) (gpointer item))
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", get_id (item));
    }
  return g_string_free_and_steal (ids);
}

static const char *
get_tag_id (gpointer item)
{
  return gloss_tag_get_id (item);
}

static const char *
get_attribute_id (gpointer item)
{
  return gloss_attribute_get_id (item);
}

static GlossTag *
find_tag (GlossCodebook  *codebook,
          const char     *id,
          GError        **error)
{
  GlossTag *tag = gloss_codebook_find_tag (codebook, id);
  g_autofree char *known = NULL;

  if (tag != NULL)
    return tag;

  known = list_ids (gloss_codebook_get_tags (codebook), get_tag_id);
  g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
               _("The codebook has no tag “%s”; it has: %s."), id, known);
  return NULL;
}

static GlossAttribute *
find_attribute (GlossTag    *tag,
                const char  *id,
                GError     **error)
{
  GlossAttribute *attribute = gloss_tag_find_attribute (tag, id);
  g_autofree char *known = NULL;

  if (attribute != NULL)
    return attribute;

  known = list_ids (gloss_tag_get_attributes (tag), get_attribute_id);
  if (*known == '\0')
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
                 _("The tag “%s” has no attributes."), gloss_tag_get_id (tag));
  else
    g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT,
                 _("The tag “%s” has no attribute “%s”; it has: %s."), gloss_tag_get_id (tag), id, known);
  return NULL;
}

/* Of a choice, says between what. */
static void
add_choices (GError         *error,
             GlossAttribute *attribute)
{
  guint n_choices = gloss_attribute_get_n_choices (attribute);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *message = NULL;

  if (gloss_attribute_get_value_type (attribute) != GLOSS_ATTRIBUTE_CHOICE)
    return;

  for (guint i = 0; i < n_choices; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", gloss_attribute_get_choice (attribute, i, NULL));
  message = error->message;
  /* Translators: a sentence that says what is wrong with a value, and a list of the values there can be. */
  error->message = g_strdup_printf (_("%s They are: %s."), message, ids->str);
}

static gboolean
parse_attribute (GlossTag    *tag,
                 const char  *set,
                 JsonObject  *attributes,
                 GError     **error)
{
  const char *equals = strchr (set, '=');
  g_autofree char *id = g_strndup (set, equals - set);
  GlossAttribute *attribute = find_attribute (tag, id, error);
  JsonNode *value;

  if (attribute == NULL)
    return FALSE;

  value = gloss_attribute_parse_value (attribute, equals + 1, error);
  if (value == NULL)
    {
      add_choices (*error, attribute);
      return FALSE;
    }

  json_object_set_member (attributes, id, value);
  return TRUE;
}

/**
 * gloss_tagging_clear:
 * @self: what was asked for
 *
 * Frees what it holds.
 */
void
gloss_tagging_clear (GlossTagging *self)
{
  g_free (self->tag);
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->unit);
  g_free (self->range_text);
  g_free (self->note);
  g_strfreev (self->sets);
}

/**
 * gloss_tagging_find_place:
 * @self: what was asked for
 * @article: the article to annotate
 * @place: (out): the piece of it, in code points
 * @error: (not optional): return location for an error
 *
 * Finds the unit, quote or range. Fails with %GLOSS_ERROR_ANCHOR if it is not in the article, or a quote more than once.
 *
 * Returns: whether @place was set
 */
gboolean
gloss_tagging_find_place (const GlossTagging  *self,
                          GlossArticle        *article,
                          GlossRange          *place,
                          GError             **error)
{
  if (self->unit != NULL)
    return find_unit (article, self->unit, place, error);
  if (self->quote != NULL)
    return find_quote (self, article, place, error);

  *place = self->range;
  return check_range (article, self->range, error);
}

/**
 * gloss_tagging_parse_attributes:
 * @self: what was asked for
 * @codebook: the codebook of the article
 * @error: (not optional): return location for an error
 *
 * Checks the tag and makes the values of its attributes. Fails with %GLOSS_ERROR_FORMAT if @codebook does not know
 * one of them.
 *
 * Returns: (transfer full): the values by the attributes' ids
 */
JsonObject *
gloss_tagging_parse_attributes (const GlossTagging  *self,
                                GlossCodebook       *codebook,
                                GError             **error)
{
  GlossTag *tag = find_tag (codebook, self->tag, error);
  g_autoptr (JsonObject) attributes = json_object_new ();

  if (tag == NULL)
    return NULL;

  for (char **set = self->sets; set != NULL && *set != NULL; set++)
    if (!parse_attribute (tag, *set, attributes, error))
      return NULL;
  return g_steal_pointer (&attributes);
}
