/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags, attributes and relations that reviewers work with. */
#include "config.h"

#include "codebook/gloss-codebook-member.h"

#include <glib/gi18n-lib.h>

#include "gloss-error.h"
#include "json/gloss-json.h"

#define DEFAULT_NAME "news-claims.json"
#define DEFAULT_PATH "/io/github/glossapp/Gloss/core/codebooks/" DEFAULT_NAME

struct _GlossCodebook
{
  GObject parent_instance;

  char *id;
  char *version;
  char *title;
  char *sha256;
  GListStore *tags;
  GListStore *relations;
};

G_DEFINE_FINAL_TYPE (GlossCodebook, gloss_codebook, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_VERSION,
  PROP_TITLE,
  PROP_TAGS,
  PROP_RELATIONS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gloss_codebook_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  GlossCodebook *self = GLOSS_CODEBOOK (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_VERSION:
      g_value_set_string (value, self->version);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_TAGS:
      g_value_set_object (value, self->tags);
      break;

    case PROP_RELATIONS:
      g_value_set_object (value, self->relations);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_codebook_finalize (GObject *object)
{
  GlossCodebook *self = GLOSS_CODEBOOK (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_object (&self->tags);
  g_clear_object (&self->relations);

  G_OBJECT_CLASS (gloss_codebook_parent_class)->finalize (object);
}

static void
gloss_codebook_class_init (GlossCodebookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gloss_codebook_get_property;
  object_class->finalize = gloss_codebook_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_VERSION] = g_param_spec_string ("version", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TAGS] = g_param_spec_object ("tags", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_RELATIONS] = g_param_spec_object ("relations", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_codebook_init (GlossCodebook *self)
{
  self->tags = g_list_store_new (GLOSS_TYPE_TAG);
  self->relations = g_list_store_new (GLOSS_TYPE_RELATION);
}

/* Fails where two objects of the list have the same "key". */
static gboolean
check_keys (const GlossMember  *at,
            const char         *member,
            GListStore         *objects,
            GError            **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (objects)); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (G_LIST_MODEL (objects), i);
      g_autofree char *place = g_strdup_printf ("%s[%u].key", member, i);
      g_autofree char *key = NULL;

      g_object_get (object, "key", &key, NULL);
      if (key != NULL && !g_hash_table_add (keys, g_utf8_strdown (key, -1)))
        return gloss_member_fail (at, place, error, _("Another one has the same key."));
    }
  return TRUE;
}

static gboolean
check_ends (GlossCodebook      *self,
            const GlossMember  *at,
            guint               index,
            const char         *member,
            const char *const  *tags,
            GError            **error)
{
  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *place = NULL;

      if (g_str_equal (tags[i], "span") || gloss_codebook_find_tag (self, tags[i]) != NULL)
        continue;
      place = g_strdup_printf ("relations[%u].%s", index, member);
      return gloss_member_fail (at, place, error, _("It lists “span” or tags of the codebook."));
    }
  return TRUE;
}

/* Fails where a relation names a tag that there is not. */
static gboolean
check_relations (GlossCodebook      *self,
                 const GlossMember  *at,
                 GError            **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->relations)); i++)
    {
      g_autoptr (GlossRelation) relation = g_list_model_get_item (G_LIST_MODEL (self->relations), i);

      if (!check_ends (self, at, i, "from", gloss_relation_get_from (relation), error) ||
          !check_ends (self, at, i, "to", gloss_relation_get_to (relation), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_members (GlossCodebook      *self,
              const GlossMember  *at,
              GError            **error)
{
  if (!gloss_member_get_id (at, &self->id, error) ||
      !gloss_member_get_text (at, "version", &self->version, error) ||
      !gloss_member_get_words (at, "title", &self->title, error) ||
      !gloss_member_get_objects (at, "tags", self->tags,
                                 (GlossMemberFunc) gloss_tag_new_from_member, NULL, error) ||
      !gloss_member_get_objects (at, "relations", self->relations,
                                 (GlossMemberFunc) gloss_relation_new_from_member, NULL, error))
    return FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->tags)) == 0)
    return gloss_member_fail (at, "tags", error, _("A codebook needs at least one tag."));
  return check_keys (at, "tags", self->tags, error) &&
         check_keys (at, "relations", self->relations, error) &&
         check_relations (self, at, error);
}

static GlossCodebook *
read_codebook (JsonNode    *node,
               const char  *name,
               gboolean     translated,
               GError     **error)
{
  g_autoptr (GlossCodebook) self = g_object_new (GLOSS_TYPE_CODEBOOK, NULL);
  g_autoptr (GBytes) canonical = NULL;
  GlossMember at = { name, "", NULL, translated };

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, GLOSS_ERROR, GLOSS_ERROR_FORMAT, _("“%s” is not a codebook."), name);
      return NULL;
    }
  at.object = json_node_get_object (node);
  if (!read_members (self, &at, error))
    return NULL;
  canonical = gloss_json_write (node);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, canonical);
  if (self->version == NULL)
    g_set_str (&self->version, "1");
  if (self->title == NULL)
    g_set_str (&self->title, self->id);
  return g_steal_pointer (&self);
}

/**
 * gloss_codebook_new_default:
 *
 * The codebook "news-claims" that comes with Gloss. Its labels and guidelines are in the language of the person; ids and hash, which
 * are all that files hold of it, are the same in every language. A codebook of a project's own is shown as it is written: those
 * who wrote it chose its words, and its language.
 *
 * Returns: (transfer full): it
 */
GlossCodebook *
gloss_codebook_new_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (DEFAULT_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (JsonNode) node = bytes != NULL ? gloss_json_read (bytes, DEFAULT_NAME, &error) : NULL;
  GlossCodebook *self = node != NULL ? read_codebook (node, DEFAULT_NAME, TRUE, &error) : NULL;

  if (self == NULL)
    g_error ("The default codebook: %s", error->message);
  return self;
}

/**
 * gloss_codebook_read:
 * @bytes: a codebook in JSON
 * @name: what messages call it
 * @error: what is wrong with it and where, with #GLOSS_ERROR_FORMAT or #GLOSS_ERROR_LIMIT
 *
 * Returns: (transfer full): the codebook, or %NULL
 */
GlossCodebook *
gloss_codebook_read (GBytes      *bytes,
                     const char  *name,
                     GError     **error)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  node = gloss_json_read (bytes, name, error);
  return node != NULL ? gloss_codebook_new_from_json (node, name, error) : NULL;
}

/**
 * gloss_codebook_new_from_json:
 * @node: a codebook
 * @name: what messages call it
 * @error: what is wrong with it and where, with #GLOSS_ERROR_FORMAT
 *
 * Members that it does not know do not matter to it. The hash is of the JSON as Gloss writes it, so that a codebook has the same
 * one in a file of its own and within gloss.json, however it is laid out.
 *
 * Returns: (transfer full): the codebook, or %NULL
 */
GlossCodebook *
gloss_codebook_new_from_json (JsonNode    *node,
                              const char  *name,
                              GError     **error)
{
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return read_codebook (node, name, FALSE, error);
}

/**
 * gloss_codebook_get_id:
 * @self: a codebook
 *
 * Returns: what sidecars call it
 */
const char *
gloss_codebook_get_id (GlossCodebook *self)
{
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);

  return self->id;
}

/**
 * gloss_codebook_get_version:
 * @self: a codebook
 *
 * Returns: which version of it this is
 */
const char *
gloss_codebook_get_version (GlossCodebook *self)
{
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);

  return self->version;
}

/**
 * gloss_codebook_get_title:
 * @self: a codebook
 *
 * Returns: what people call it
 */
const char *
gloss_codebook_get_title (GlossCodebook *self)
{
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);

  return self->title;
}

/**
 * gloss_codebook_get_sha256:
 * @self: a codebook
 *
 * Returns: the hash of its JSON, in hexadecimal digits
 */
const char *
gloss_codebook_get_sha256 (GlossCodebook *self)
{
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);

  return self->sha256;
}

/**
 * gloss_codebook_get_tags:
 * @self: a codebook
 *
 * Returns: (transfer none): its tags, a list of #GlossTag
 */
GListModel *
gloss_codebook_get_tags (GlossCodebook *self)
{
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);

  return G_LIST_MODEL (self->tags);
}

/**
 * gloss_codebook_get_relations:
 * @self: a codebook
 *
 * Returns: (transfer none): its relations, a list of #GlossRelation
 */
GListModel *
gloss_codebook_get_relations (GlossCodebook *self)
{
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);

  return G_LIST_MODEL (self->relations);
}

/* The first tag for which @matches says yes; the codebook keeps it alive. */
static GlossTag *
find_tag (GlossCodebook *self,
          gboolean     (*matches) (GlossTag   *tag,
                                   const char *text),
          const char    *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tags)); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (G_LIST_MODEL (self->tags), i);

      if (matches (tag, text))
        return tag;
    }
  return NULL;
}

static gboolean
tag_has_id (GlossTag   *tag,
            const char *id)
{
  return g_str_equal (gloss_tag_get_id (tag), id);
}

static gboolean
tag_has_key (GlossTag   *tag,
             const char *key)
{
  return g_strcmp0 (gloss_tag_get_key (tag), key) == 0;
}

/**
 * gloss_codebook_find_tag:
 * @self: a codebook
 * @id: the id of a tag
 *
 * Returns: (transfer none) (nullable): the tag
 */
GlossTag *
gloss_codebook_find_tag (GlossCodebook *self,
                         const char    *id)
{
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return find_tag (self, tag_has_id, id);
}

/**
 * gloss_codebook_find_tag_for_key:
 * @self: a codebook
 * @key: a letter or digit
 *
 * Returns: (transfer none) (nullable): the tag that the key gives
 */
GlossTag *
gloss_codebook_find_tag_for_key (GlossCodebook *self,
                                 const char    *key)
{
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return find_tag (self, tag_has_key, key);
}

/**
 * gloss_codebook_find_tag_for_unit:
 * @self: a codebook
 * @block_kind: the nick of a kind of blocks
 *
 * The tag that one click on a unit gives: the first that names the unit's kind, else the first for any unit.
 *
 * Returns: (transfer none) (nullable): the tag
 */
GlossTag *
gloss_codebook_find_tag_for_unit (GlossCodebook *self,
                                  const char    *block_kind)
{
  GlossTag *tag;

  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);
  g_return_val_if_fail (block_kind != NULL, NULL);

  tag = find_tag (self, gloss_tag_has_unit_kind, block_kind);
  return tag != NULL ? tag : find_tag (self, gloss_tag_has_unit_kind, "unit");
}

/**
 * gloss_codebook_find_relation:
 * @self: a codebook
 * @id: the id of a relation
 *
 * Returns: (transfer none) (nullable): the relation
 */
GlossRelation *
gloss_codebook_find_relation (GlossCodebook *self,
                              const char    *id)
{
  g_return_val_if_fail (GLOSS_IS_CODEBOOK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->relations)); i++)
    {
      g_autoptr (GlossRelation) relation = g_list_model_get_item (G_LIST_MODEL (self->relations), i);

      if (g_str_equal (gloss_relation_get_id (relation), id))
        return relation;
    }
  return NULL;
}
