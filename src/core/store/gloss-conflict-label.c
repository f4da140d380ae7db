/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts in words. */
#include "config.h"

#include "store/gloss-conflict.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "json/gloss-json.h"
#include "store/gloss-item.h"
#include "store/gloss-item-fields.h"

/**
 * gloss_conflict_dup_field_label:
 * @self: a conflict
 *
 * Returns: (transfer full): what was changed differently, as people call it
 */
char *
gloss_conflict_dup_field_label (const GlossConflict *self)
{
  if (g_str_equal (self->field, GLOSS_FIELD_TAG))
    return g_strdup (C_("field", "tag"));
  if (g_str_equal (self->field, GLOSS_FIELD_NOTE))
    return g_strdup (C_("field", "note"));
  if (g_str_equal (self->field, GLOSS_FIELD_PLACE))
    return g_strdup (C_("field", "place in the text"));
  if (g_str_equal (self->field, GLOSS_FIELD_DELETED))
    return g_strdup (C_("field", "the annotation itself"));
  if (g_str_equal (self->field, GLOSS_FIELD_COVERAGE))
    return g_strdup (C_("field", "what has been read"));
  if (g_str_has_prefix (self->field, GLOSS_FIELD_ATTRIBUTE))
    return g_strdup (self->field + strlen (GLOSS_FIELD_ATTRIBUTE));
  return g_strdup (self->field);
}

static JsonNode *
get_member (JsonNode   *node,
            const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;
}

/* The text that the selectors of a target quote. */
static const char *
find_quote (JsonNode *target)
{
  JsonNode *selector = get_member (target, "selector");
  JsonArray *selectors = selector != NULL && JSON_NODE_HOLDS_ARRAY (selector) ? json_node_get_array (selector) : NULL;
  guint n = selectors != NULL ? json_array_get_length (selectors) : selector != NULL;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = selectors != NULL ? json_array_get_element (selectors, i) : selector;
      const char *exact = JSON_NODE_HOLDS_OBJECT (element) ? gloss_item_get_string (json_node_get_object (element), "exact") : NULL;

      if (exact != NULL)
        return exact;
    }
  return NULL;
}

/* The quotes of all pieces; NULL where one of them quotes nothing. */
static char *
dup_quotes (JsonNode *place)
{
  JsonNode *target = get_member (place, "target");
  JsonArray *targets = target != NULL && JSON_NODE_HOLDS_ARRAY (target) ? json_node_get_array (target) : NULL;
  guint n = targets != NULL ? json_array_get_length (targets) : target != NULL;
  g_autoptr (GString) quotes = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *quote = find_quote (targets != NULL ? json_array_get_element (targets, i) : target);

      if (quote == NULL)
        return NULL;
      g_string_append_printf (quotes, "%s%s", i > 0 ? " … " : "", quote);
    }
  return n > 0 ? g_string_free_and_steal (g_steal_pointer (&quotes)) : NULL;
}

static char *
dup_inline (JsonNode *value)
{
  GString *out = g_string_new (NULL);

  gloss_json_append_inline (out, value);
  return g_string_free_and_steal (out);
}

/**
 * gloss_conflict_dup_value_label:
 * @self: a conflict
 * @value: (nullable): one of its versions
 *
 * Returns: (transfer full) (nullable): the version as people read it; a place by its quote. %NULL where there is nothing
 */
char *
gloss_conflict_dup_value_label (const GlossConflict *self,
                                JsonNode            *value)
{
  g_autofree char *quotes = NULL;
  JsonNode *text = get_member (value, "value");

  if (g_str_equal (self->field, GLOSS_FIELD_DELETED))
    return g_strdup (value != NULL ? C_("version", "deleted") : C_("version", "changed"));
  if (value == NULL)
    return NULL;
  /* A note that one side did not have before is a body of its own. */
  if (g_str_equal (self->field, GLOSS_FIELD_NOTE) && text != NULL)
    value = text;
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    return json_node_dup_string (value);
  quotes = g_str_equal (self->field, GLOSS_FIELD_PLACE) ? dup_quotes (value) : NULL;
  return quotes != NULL ? g_steal_pointer (&quotes) : dup_inline (value);
}
