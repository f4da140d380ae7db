/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of an article that can be gone to by what is typed. */
#include "config.h"

#include "dialogs/gloss-go-target.h"

#include <glib/gi18n.h>

/* What the id of a question ends with; its answers go with it. */
#define QUESTION_SUFFIX ".q"

struct _GlossGoTarget
{
  GObject parent_instance;

  char *code;
  char *title;
  char *block_id;
};

G_DEFINE_FINAL_TYPE (GlossGoTarget, gloss_go_target, G_TYPE_OBJECT)

static void
gloss_go_target_finalize (GObject *object)
{
  GlossGoTarget *self = GLOSS_GO_TARGET (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->block_id);

  G_OBJECT_CLASS (gloss_go_target_parent_class)->finalize (object);
}

static void
gloss_go_target_class_init (GlossGoTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_go_target_finalize;
}

static void
gloss_go_target_init (GlossGoTarget *self)
{
}

/* "k" and the number of "kp-3", without what follows it. */
static char *
dup_numbered (const char *letter,
              const char *id,
              const char *prefix)
{
  const char *number = g_str_has_prefix (id, prefix) ? id + strlen (prefix) : id;

  return g_strdup_printf ("%s%.*s", letter, (int) strspn (number, "0123456789"), number);
}

/* Sections have the numbers that stand beside their headings, key points and questions those of the article. NULL for all other blocks. */
static char *
dup_code (const GlossBlock *block)
{
  switch (block->kind)
    {
    case GLOSS_BLOCK_HEADING:
      return g_strdup (block->id[0] == 's' ? block->id + 1 : block->id);
    case GLOSS_BLOCK_KEY_POINT:
      /* Translators: a letter that is typed before the number of a key point, to go there. */
      return dup_numbered (C_("go to", "k"), block->id, "kp-");
    case GLOSS_BLOCK_FAQ_QUESTION:
      /* Translators: a letter that is typed before the number of a question, to go there. */
      return g_str_has_suffix (block->id, QUESTION_SUFFIX) ? dup_numbered (C_("go to", "q"), block->id, "faq-") : NULL;
    case GLOSS_BLOCK_LEAD:
      /* Translators: a letter that is typed to go to the lead. */
      return g_str_equal (block->id, "lead") ? g_strdup (C_("go to", "l")) : NULL;
    case GLOSS_BLOCK_SUMMARY:
      /* Translators: a letter that is typed to go to the summary. */
      return g_str_equal (block->id, "summary.p1") ? g_strdup (C_("go to", "s")) : NULL;
    default:
      return NULL;
    }
}

static GlossGoTarget *
new_for_block (GlossArticle     *article,
               const GlossBlock *block)
{
  g_autofree char *code = dup_code (block);
  GlossGoTarget *self;

  if (code == NULL)
    return NULL;

  self = g_object_new (GLOSS_TYPE_GO_TARGET, NULL);
  self->code = g_steal_pointer (&code);
  self->title = gloss_text_dup_slice (gloss_article_get_text (article), block->range);
  self->block_id = g_strdup (block->id);
  return self;
}

/**
 * gloss_go_target_list:
 * @article: an article
 *
 * Returns: (transfer full): a list of #GlossGoTarget in the order of the text: the lead, sections, key points, the summary, questions
 */
GListModel *
gloss_go_target_list (GlossArticle *article)
{
  GListStore *targets = g_list_store_new (GLOSS_TYPE_GO_TARGET);

  g_return_val_if_fail (GLOSS_IS_ARTICLE (article), G_LIST_MODEL (targets));

  for (guint i = 0; i < gloss_article_get_n_blocks (article); i++)
    {
      g_autoptr (GlossGoTarget) target = new_for_block (article, gloss_article_get_block (article, i));

      if (target != NULL)
        g_list_store_append (targets, target);
    }

  return G_LIST_MODEL (targets);
}

/**
 * gloss_go_target_get_code:
 * @self: a target
 *
 * Returns: what is typed to go there, in lower case
 */
const char *
gloss_go_target_get_code (GlossGoTarget *self)
{
  g_return_val_if_fail (GLOSS_IS_GO_TARGET (self), NULL);

  return self->code;
}

const char *
gloss_go_target_get_title (GlossGoTarget *self)
{
  g_return_val_if_fail (GLOSS_IS_GO_TARGET (self), NULL);

  return self->title;
}

const char *
gloss_go_target_get_block_id (GlossGoTarget *self)
{
  g_return_val_if_fail (GLOSS_IS_GO_TARGET (self), NULL);

  return self->block_id;
}

/**
 * gloss_go_target_matches:
 * @self: a target
 * @typed: what was typed so far
 *
 * Returns: whether @typed begins its code, or each word of it a word of its title
 */
gboolean
gloss_go_target_matches (GlossGoTarget *self,
                         const char    *typed)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (GLOSS_IS_GO_TARGET (self), FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);

  folded = g_utf8_strdown (typed, -1);
  g_strstrip (folded);
  return *folded == '\0' || g_str_has_prefix (self->code, folded) || g_str_match_string (folded, self->title, TRUE);
}

/**
 * gloss_go_target_find_only:
 * @targets: a list of #GlossGoTarget
 * @typed: what was typed so far
 *
 * Returns: (transfer full) (nullable): the target with exactly this code, unless another one's code begins with it
 */
GlossGoTarget *
gloss_go_target_find_only (GListModel *targets,
                           const char *typed)
{
  g_autoptr (GlossGoTarget) found = NULL;
  g_autofree char *folded = g_utf8_strdown (typed, -1);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (GlossGoTarget) target = g_list_model_get_item (targets, i);

      if (!g_str_has_prefix (target->code, folded))
        continue;
      if (!g_str_equal (target->code, folded))
        return NULL;
      g_set_object (&found, target);
    }

  return g_steal_pointer (&found);
}
