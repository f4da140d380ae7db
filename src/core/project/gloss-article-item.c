/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article of a project. */
#include "config.h"

#include "project/gloss-article-item-private.h"

struct _GlossArticleItem
{
  GObject parent_instance;

  GFile *file;
  char *name;
  char *title;
  guint n_annotations;
  GlossArticleState state;

  /* The document that last told of it, while it is open. */
  GWeakRef document;
};

G_DEFINE_FINAL_TYPE (GlossArticleItem, gloss_article_item, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (GlossArticleState, gloss_article_state,
                    G_DEFINE_ENUM_VALUE (GLOSS_ARTICLE_STATE_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (GLOSS_ARTICLE_STATE_BEGUN, "begun"),
                    G_DEFINE_ENUM_VALUE (GLOSS_ARTICLE_STATE_DONE, "done"))

enum
{
  PROP_FILE = 1,
  PROP_NAME,
  PROP_TITLE,
  PROP_N_ANNOTATIONS,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gloss_article_item_finalize (GObject *object)
{
  GlossArticleItem *self = GLOSS_ARTICLE_ITEM (object);

  g_weak_ref_clear (&self->document);
  g_clear_object (&self->file);
  g_free (self->name);
  g_free (self->title);

  G_OBJECT_CLASS (gloss_article_item_parent_class)->finalize (object);
}

static void
gloss_article_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  GlossArticleItem *self = GLOSS_ARTICLE_ITEM (object);

  switch (prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gloss_article_item_get_title (self));
      break;
    case PROP_N_ANNOTATIONS:
      g_value_set_uint (value, self->n_annotations);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_article_item_class_init (GlossArticleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = gloss_article_item_finalize;
  object_class->get_property = gloss_article_item_get_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_N_ANNOTATIONS] = g_param_spec_uint ("n-annotations", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, GLOSS_TYPE_ARTICLE_STATE, GLOSS_ARTICLE_STATE_NEW, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_article_item_init (GlossArticleItem *self)
{
  g_weak_ref_init (&self->document, NULL);
}

/*< private >
 * gloss_article_item_new:
 * @file: the source
 * @name: (type filename): its path within the project
 *
 * Returns: (transfer full): an item about which nothing is known yet
 */
GlossArticleItem *
gloss_article_item_new (GFile      *file,
                        const char *name)
{
  GlossArticleItem *self = g_object_new (GLOSS_TYPE_ARTICLE_ITEM, NULL);

  self->file = g_object_ref (file);
  self->name = g_filename_display_name (name);
  return self;
}

/*< private >
 * gloss_article_item_fill:
 * @self: the item
 * @title: (nullable): what the article is called; NULL when it does not say
 * @n_annotations: how many the reviewer has made
 * @state: how far the reviewer is
 */
void
gloss_article_item_fill (GlossArticleItem  *self,
                         const char        *title,
                         guint              n_annotations,
                         GlossArticleState  state)
{
  g_autofree char *shown = g_strdup (gloss_article_item_get_title (self));
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  g_set_str (&self->title, title);
  if (g_strcmp0 (shown, gloss_article_item_get_title (self)) != 0)
    g_object_notify_by_pspec (object, properties[PROP_TITLE]);
  if (self->n_annotations != n_annotations)
    {
      self->n_annotations = n_annotations;
      g_object_notify_by_pspec (object, properties[PROP_N_ANNOTATIONS]);
    }
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (object, properties[PROP_STATE]);
    }
  g_object_thaw_notify (object);
}

/*< private >
 * gloss_article_item_has_document:
 * @self: the item
 *
 * Returns: whether an open document tells of it, so that its sidecar need not be read
 */
gboolean
gloss_article_item_has_document (GlossArticleItem *self)
{
  g_autoptr (GlossDocument) document = g_weak_ref_get (&self->document);

  return document != NULL;
}

GFile *
gloss_article_item_get_file (GlossArticleItem *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_ITEM (self), NULL);

  return self->file;
}

/**
 * gloss_article_item_get_name:
 * @self: the item
 *
 * Returns: the source's path within the project, for people
 */
const char *
gloss_article_item_get_name (GlossArticleItem *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_ITEM (self), NULL);

  return self->name;
}

/**
 * gloss_article_item_get_title:
 * @self: the item
 *
 * Returns: what the article is called; its name while that is not known
 */
const char *
gloss_article_item_get_title (GlossArticleItem *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_ITEM (self), NULL);

  return self->title != NULL ? self->title : self->name;
}

/**
 * gloss_article_item_get_n_annotations:
 * @self: the item
 *
 * Returns: how many annotations the reviewer has made
 */
guint
gloss_article_item_get_n_annotations (GlossArticleItem *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_ITEM (self), 0);

  return self->n_annotations;
}

GlossArticleState
gloss_article_item_get_state (GlossArticleItem *self)
{
  g_return_val_if_fail (GLOSS_IS_ARTICLE_ITEM (self), GLOSS_ARTICLE_STATE_NEW);

  return self->state;
}

/**
 * gloss_article_item_update:
 * @self: the item
 * @document: the open document of its article
 *
 * Takes over what the document knows. While it is open it is to be called whenever #GlossDocument:n-own or
 * #GlossDocument:n-decided changes; the sidecar is not read meanwhile.
 */
void
gloss_article_item_update (GlossArticleItem *self,
                           GlossDocument    *document)
{
  const char *title;
  guint n_own, n_sentences;
  GlossArticleState state;

  g_return_if_fail (GLOSS_IS_ARTICLE_ITEM (self));
  g_return_if_fail (GLOSS_IS_DOCUMENT (document));
  g_return_if_fail (g_file_equal (self->file, gloss_document_get_file (document)));

  g_weak_ref_set (&self->document, document);
  title = gloss_article_get_title (gloss_document_get_article (document));
  n_own = gloss_document_get_n_own (document);
  n_sentences = gloss_document_get_n_sentences (document);
  state = n_own > 0 ? GLOSS_ARTICLE_STATE_BEGUN : GLOSS_ARTICLE_STATE_NEW;
  if (n_sentences > 0 && gloss_document_get_n_decided (document) == n_sentences)
    state = GLOSS_ARTICLE_STATE_DONE;
  /* Until the sentences are counted, what the project found out itself is better. */
  else if (n_sentences == 0 && self->state == GLOSS_ARTICLE_STATE_DONE && n_own > 0)
    state = GLOSS_ARTICLE_STATE_DONE;
  gloss_article_item_fill (self, title, n_own, state);
}
