/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two paragraphs that stand beside each other. */
#include "config.h"

#include "anchor/gloss-compare-item.h"

#include <glib/gi18n.h>
#include <string.h>

struct _GlossCompareItem
{
  GObject parent_instance;

  GlossText *before;
  GlossText *after;
  GlossAlignedPair pair;
};

G_DEFINE_FINAL_TYPE (GlossCompareItem, gloss_compare_item, G_TYPE_OBJECT)

static void
gloss_compare_item_finalize (GObject *object)
{
  GlossCompareItem *self = GLOSS_COMPARE_ITEM (object);

  g_clear_pointer (&self->before, gloss_text_unref);
  g_clear_pointer (&self->after, gloss_text_unref);

  G_OBJECT_CLASS (gloss_compare_item_parent_class)->finalize (object);
}

static void
gloss_compare_item_class_init (GlossCompareItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_compare_item_finalize;
}

static void
gloss_compare_item_init (GlossCompareItem *self)
{
}

/**
 * gloss_compare_item_new:
 * @before: the whole old text
 * @after: the whole new text
 * @pair: the paragraphs
 *
 * Returns: (transfer full): an item
 */
GlossCompareItem *
gloss_compare_item_new (GlossText              *before,
                        GlossText              *after,
                        const GlossAlignedPair *pair)
{
  GlossCompareItem *self = g_object_new (GLOSS_TYPE_COMPARE_ITEM, NULL);

  self->before = gloss_text_ref (before);
  self->after = gloss_text_ref (after);
  self->pair = *pair;
  return self;
}

GlossAlignedKind
gloss_compare_item_get_kind (GlossCompareItem *self)
{
  return self->pair.kind;
}

static GlossText *
dup_slice (GlossText  *text,
           GlossRange  range)
{
  char *slice = gloss_text_dup_slice (text, range);

  return gloss_text_new_take (slice, strlen (slice));
}

/**
 * gloss_compare_item_dup_before:
 *
 * Returns: (transfer full): the paragraph of the old text, empty where there is none
 */
GlossText *
gloss_compare_item_dup_before (GlossCompareItem *self)
{
  return dup_slice (self->before, self->pair.before);
}

/**
 * gloss_compare_item_dup_after:
 *
 * Returns: (transfer full): the paragraph of the new text, empty where there is none
 */
GlossText *
gloss_compare_item_dup_after (GlossCompareItem *self)
{
  return dup_slice (self->after, self->pair.after);
}

/**
 * gloss_compare_item_get_kind_name:
 *
 * Returns: (nullable): what has happened to the paragraph, in a word or two; NULL for nothing
 */
const char *
gloss_compare_item_get_kind_name (GlossCompareItem *self)
{
  switch (self->pair.kind)
    {
    case GLOSS_ALIGNED_CHANGED:
      return C_("paragraph", "Changed");
    case GLOSS_ALIGNED_REMOVED:
      return C_("paragraph", "Removed");
    case GLOSS_ALIGNED_ADDED:
      return C_("paragraph", "New");
    case GLOSS_ALIGNED_MOVED_AWAY:
      return C_("paragraph", "Moved from here");
    case GLOSS_ALIGNED_MOVED_HERE:
      return C_("paragraph", "Moved to here");
    case GLOSS_ALIGNED_SAME:
    default:
      return NULL;
    }
}

/**
 * gloss_compare_item_dup_label:
 *
 * Returns: (transfer full): what a screen reader says
 */
char *
gloss_compare_item_dup_label (GlossCompareItem *self)
{
  const char *kind = gloss_compare_item_get_kind_name (self);
  g_autofree char *before = gloss_text_dup_slice (self->before, self->pair.before);
  g_autofree char *after = gloss_text_dup_slice (self->after, self->pair.after);

  if (kind == NULL)
    return g_steal_pointer (&after);
  if (self->pair.kind == GLOSS_ALIGNED_CHANGED)
    /* Translators: a paragraph, as it was and as it is. */
    return g_strdup_printf (_("Changed. Earlier: %s Now: %s"), before, after);
  /* Translators: what has happened to a paragraph (“Removed”), and the paragraph. */
  return g_strdup_printf (C_("paragraph", "%s: %s"), kind, *before != '\0' ? before : after);
}
