/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an article as a list to go by. */
#include "config.h"

#include "article/gloss-outline.h"

#include <glib/gi18n-lib.h>

/**
 * GlossOutlineItem:
 *
 * One part of an article: where it is, what it is called and how much it has. It never changes.
 */
struct _GlossOutlineItem
{
  GObject parent_instance;

  GlossOutlinePart part;
  char *title;
  char *number;
  char *block_id;
  guint level;
  GlossRange range;
  guint n_units;
};

/**
 * GlossOutline:
 *
 * The parts of one article in reading order, a #GListModel of #GlossOutlineItem. It is made from the article once;
 * for another article there is another outline.
 */
struct _GlossOutline
{
  GObject parent_instance;

  GPtrArray *items;
};

static void gloss_outline_list_model_init (GListModelInterface *iface);

G_DEFINE_ENUM_TYPE (GlossOutlinePart, gloss_outline_part,
                    G_DEFINE_ENUM_VALUE (GLOSS_OUTLINE_TITLE, "title"),
                    G_DEFINE_ENUM_VALUE (GLOSS_OUTLINE_LEAD, "lead"),
                    G_DEFINE_ENUM_VALUE (GLOSS_OUTLINE_SECTION, "section"),
                    G_DEFINE_ENUM_VALUE (GLOSS_OUTLINE_KEY_POINTS, "key-points"),
                    G_DEFINE_ENUM_VALUE (GLOSS_OUTLINE_SUMMARY, "summary"),
                    G_DEFINE_ENUM_VALUE (GLOSS_OUTLINE_QUESTIONS, "questions"))
G_DEFINE_FINAL_TYPE (GlossOutlineItem, gloss_outline_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (GlossOutline, gloss_outline, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, gloss_outline_list_model_init))

enum
{
  PROP_0,
  PROP_PART,
  PROP_TITLE,
  PROP_NUMBER,
  PROP_BLOCK_ID,
  PROP_LEVEL,
  PROP_N_UNITS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  PROP_LIST_0,
  PROP_LIST_N_ITEMS,
  N_LIST_PROPS
};

static GParamSpec *list_properties[N_LIST_PROPS];

/* How blocks of a kind go into parts: those without part may stand anywhere, and end none. */
typedef struct
{
  gboolean in_part;
  GlossOutlinePart part;
} Membership;

static Membership
get_membership (GlossBlockKind kind)
{
  switch (kind)
    {
    case GLOSS_BLOCK_TITLE:
      return (Membership) { TRUE, GLOSS_OUTLINE_TITLE };
    case GLOSS_BLOCK_LEAD:
      return (Membership) { TRUE, GLOSS_OUTLINE_LEAD };
    case GLOSS_BLOCK_KEY_POINT:
      return (Membership) { TRUE, GLOSS_OUTLINE_KEY_POINTS };
    case GLOSS_BLOCK_SUMMARY:
      return (Membership) { TRUE, GLOSS_OUTLINE_SUMMARY };
    case GLOSS_BLOCK_FAQ_QUESTION:
    case GLOSS_BLOCK_FAQ_ANSWER:
      return (Membership) { TRUE, GLOSS_OUTLINE_QUESTIONS };

    case GLOSS_BLOCK_HEADING:
    case GLOSS_BLOCK_PARAGRAPH:
    case GLOSS_BLOCK_LIST_ITEM:
    case GLOSS_BLOCK_QUOTE:
    case GLOSS_BLOCK_TABLE_ROW:
    case GLOSS_BLOCK_CAPTION:
    case GLOSS_BLOCK_CODE:
      return (Membership) { TRUE, GLOSS_OUTLINE_SECTION };

    case GLOSS_BLOCK_BYLINE:
    case GLOSS_BLOCK_DATELINE:
    case GLOSS_BLOCK_SUBHEADING:
    case GLOSS_BLOCK_BOILERPLATE:
    default:
      return (Membership) { FALSE };
    }
}

/* Questions count, not their answers; a section's heading is not part of what it has. */
static gboolean
is_unit (GlossBlockKind kind)
{
  return kind != GLOSS_BLOCK_FAQ_ANSWER && kind != GLOSS_BLOCK_HEADING;
}

/* How deep a section is, from the dots of its id. */
static guint
get_depth (const GlossBlock *block)
{
  guint depth = 1;

  if (block->kind == GLOSS_BLOCK_HEADING)
    for (const char *p = block->id; *p != '\0'; p++)
      depth += *p == '.';

  return depth;
}

static char *
dup_label (GlossArticle   *article,
           GlossBlockKind  kind,
           const char     *ours)
{
  const char *label = gloss_article_get_label (article, kind);

  return g_strdup (label != NULL ? label : ours);
}

static char *
dup_title (GlossArticle     *article,
           const GlossBlock *block,
           GlossOutlinePart  part)
{
  switch (part)
    {
    case GLOSS_OUTLINE_LEAD:
      return dup_label (article, GLOSS_BLOCK_LEAD, C_("outline", "Lead"));
    case GLOSS_OUTLINE_KEY_POINTS:
      return dup_label (article, GLOSS_BLOCK_KEY_POINT, C_("outline", "Key Points"));
    case GLOSS_OUTLINE_SUMMARY:
      return dup_label (article, GLOSS_BLOCK_SUMMARY, C_("outline", "Summary"));
    case GLOSS_OUTLINE_QUESTIONS:
      return dup_label (article, GLOSS_BLOCK_FAQ_QUESTION, C_("outline", "Questions"));

    case GLOSS_OUTLINE_TITLE:
    case GLOSS_OUTLINE_SECTION:
    default:
      if (block->kind != GLOSS_BLOCK_TITLE && block->kind != GLOSS_BLOCK_HEADING)
        return g_strdup (C_("outline", "Text"));
      return gloss_text_dup_slice (gloss_article_get_text (article), block->range);
    }
}

static GlossOutlineItem *
gloss_outline_item_new (GlossArticle     *article,
                        const GlossBlock *block,
                        GlossOutlinePart  part)
{
  GlossOutlineItem *self = g_object_new (GLOSS_TYPE_OUTLINE_ITEM, NULL);

  self->part = part;
  self->title = dup_title (article, block, part);
  self->number = part == GLOSS_OUTLINE_SECTION ? g_strdup (block->number) : NULL;
  self->block_id = g_strdup (block->id);
  self->level = get_depth (block);
  self->range = block->range;

  return self;
}

static void
gloss_outline_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  GlossOutlineItem *self = GLOSS_OUTLINE_ITEM (object);

  switch (prop_id)
    {
    case PROP_PART:
      g_value_set_enum (value, self->part);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_BLOCK_ID:
      g_value_set_string (value, self->block_id);
      break;
    case PROP_LEVEL:
      g_value_set_uint (value, self->level);
      break;
    case PROP_N_UNITS:
      g_value_set_uint (value, self->n_units);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_outline_item_finalize (GObject *object)
{
  GlossOutlineItem *self = GLOSS_OUTLINE_ITEM (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->block_id, g_free);

  G_OBJECT_CLASS (gloss_outline_item_parent_class)->finalize (object);
}

static void
gloss_outline_item_class_init (GlossOutlineItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gloss_outline_item_get_property;
  object_class->finalize = gloss_outline_item_finalize;

  properties[PROP_PART] = g_param_spec_enum ("part", NULL, NULL, GLOSS_TYPE_OUTLINE_PART, GLOSS_OUTLINE_TITLE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, flags);
  properties[PROP_BLOCK_ID] = g_param_spec_string ("block-id", NULL, NULL, NULL, flags);
  properties[PROP_LEVEL] = g_param_spec_uint ("level", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_UNITS] = g_param_spec_uint ("n-units", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_outline_item_init (GlossOutlineItem *self)
{
}

static GType
gloss_outline_get_item_type (GListModel *model)
{
  return GLOSS_TYPE_OUTLINE_ITEM;
}

static guint
gloss_outline_get_n_items (GListModel *model)
{
  return GLOSS_OUTLINE (model)->items->len;
}

static gpointer
gloss_outline_get_item (GListModel *model,
                        guint       position)
{
  GlossOutline *self = GLOSS_OUTLINE (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
gloss_outline_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = gloss_outline_get_item_type;
  iface->get_n_items = gloss_outline_get_n_items;
  iface->get_item = gloss_outline_get_item;
}

static void
gloss_outline_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LIST_N_ITEMS:
      g_value_set_uint (value, GLOSS_OUTLINE (object)->items->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_outline_finalize (GObject *object)
{
  GlossOutline *self = GLOSS_OUTLINE (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (gloss_outline_parent_class)->finalize (object);
}

static void
gloss_outline_class_init (GlossOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gloss_outline_get_property;
  object_class->finalize = gloss_outline_finalize;

  list_properties[PROP_LIST_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_LIST_PROPS, list_properties);
}

static void
gloss_outline_init (GlossOutline *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The sections that a block is within: the last of each level, as long as nothing else came between. */
static void
gloss_outline_extend (GlossOutline     *self,
                      const GlossBlock *block)
{
  guint level = G_MAXUINT;

  for (guint i = self->items->len; i > 0 && level > 1; i--)
    {
      GlossOutlineItem *item = g_ptr_array_index (self->items, i - 1);

      if (i < self->items->len && item->part != GLOSS_OUTLINE_SECTION)
        break;
      if (item->level >= level)
        continue;

      level = item->level;
      item->range.end = block->range.end;
      item->n_units += is_unit (block->kind);
    }
}

/* Whether a block begins a part, after the part that the one before it belongs to. */
static gboolean
begins_part (GlossOutline     *self,
             const GlossBlock *block,
             GlossOutlinePart  part)
{
  const GlossOutlineItem *last;

  if (self->items->len == 0 || block->kind == GLOSS_BLOCK_HEADING)
    return TRUE;

  last = g_ptr_array_index (self->items, self->items->len - 1);

  return last->part != part;
}

static void
gloss_outline_add (GlossOutline *self,
                   GlossArticle *article,
                   guint         index)
{
  const GlossBlock *block = gloss_article_get_block (article, index);
  Membership membership = get_membership (block->kind);

  if (!membership.in_part)
    return;

  if (begins_part (self, block, membership.part))
    g_ptr_array_add (self->items, gloss_outline_item_new (article, block, membership.part));

  gloss_outline_extend (self, block);
}

/**
 * gloss_outline_new:
 * @article: an article
 *
 * Lists the title, the lead, every section (with those in it at a deeper level, whose range is part of its own), and
 * the key points, summary and questions. Text that stands under no heading is a section without name of its own.
 *
 * Returns: (transfer full): the outline of @article
 */
GlossOutline *
gloss_outline_new (GlossArticle *article)
{
  GlossOutline *self;

  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), NULL);

  self = g_object_new (GLOSS_TYPE_OUTLINE, NULL);
  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    gloss_outline_add (self, article, i);

  return self;
}

/**
 * gloss_outline_item_get_part:
 * @self: an item
 *
 * Returns: what it stands for
 */
GlossOutlinePart
gloss_outline_item_get_part (GlossOutlineItem *self)
{
  g_return_val_if_fail (GLOSS_IS_OUTLINE_ITEM (self), GLOSS_OUTLINE_TITLE);

  return self->part;
}

/**
 * gloss_outline_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): the text of its heading, or the source's own name of the part, or ours
 */
const char *
gloss_outline_item_get_title (GlossOutlineItem *self)
{
  g_return_val_if_fail (GLOSS_IS_OUTLINE_ITEM (self), NULL);

  return self->title;
}

/**
 * gloss_outline_item_get_number:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the number that the source gives its heading
 */
const char *
gloss_outline_item_get_number (GlossOutlineItem *self)
{
  g_return_val_if_fail (GLOSS_IS_OUTLINE_ITEM (self), NULL);

  return self->number;
}

/**
 * gloss_outline_item_get_block_id:
 * @self: an item
 *
 * Returns: (transfer none): the id of the block that it begins with
 */
const char *
gloss_outline_item_get_block_id (GlossOutlineItem *self)
{
  g_return_val_if_fail (GLOSS_IS_OUTLINE_ITEM (self), NULL);

  return self->block_id;
}

/**
 * gloss_outline_item_get_level:
 * @self: an item
 *
 * Returns: how deep it is within other sections, from 1
 */
guint
gloss_outline_item_get_level (GlossOutlineItem *self)
{
  g_return_val_if_fail (GLOSS_IS_OUTLINE_ITEM (self), 0);

  return self->level;
}

/**
 * gloss_outline_item_get_range:
 * @self: an item
 *
 * Returns: the text from the beginning of its first block to the end of its last, in code points
 */
GlossRange
gloss_outline_item_get_range (GlossOutlineItem *self)
{
  g_return_val_if_fail (GLOSS_IS_OUTLINE_ITEM (self), (GlossRange) { 0 });

  return self->range;
}

/**
 * gloss_outline_item_get_n_units:
 * @self: an item
 *
 * Returns: how many questions it has, or else how many blocks, its headings not counted
 */
guint
gloss_outline_item_get_n_units (GlossOutlineItem *self)
{
  g_return_val_if_fail (GLOSS_IS_OUTLINE_ITEM (self), 0);

  return self->n_units;
}
