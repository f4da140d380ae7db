/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of an article. */
#include "config.h"

#include "article/gloss-block.h"

/* In the order of GlossBlockKind. */
static const char *const nicks[GLOSS_N_BLOCK_KINDS] = {
  "title",
  "byline",
  "dateline",
  "lead",
  "heading",
  "paragraph",
  "list-item",
  "quote",
  "table-row",
  "caption",
  "code",
  "subheading",
  "key-point",
  "summary",
  "faq-question",
  "faq-answer",
  "boilerplate",
};

/**
 * gloss_block_kind_get_nick:
 * @kind: a kind
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
gloss_block_kind_get_nick (GlossBlockKind kind)
{
  g_return_val_if_fail ((guint) kind < GLOSS_N_BLOCK_KINDS, NULL);

  return nicks[kind];
}

/**
 * gloss_block_kind_from_nick:
 * @nick: (nullable): a name
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one; if not, @kind is left as it was
 */
gboolean
gloss_block_kind_from_nick (const char     *nick,
                            GlossBlockKind *kind)
{
  for (guint i = 0; i < GLOSS_N_BLOCK_KINDS; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *kind = (GlossBlockKind) i;
        return TRUE;
      }

  return FALSE;
}
