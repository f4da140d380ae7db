/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What something was at some time, as the journal says it. */
#include "config.h"

#include "store/gloss-journal-state.h"

#include <string.h>

#include "json/gloss-json.h"

/**
 * gloss_journal_state_init:
 * @self: a state to be filled in
 * @text: (nullable): JSON on one line
 * @n_bytes: its length
 *
 * Many operations begin with what an earlier one left, so texts are shared.
 */
void
gloss_journal_state_init (GlossJournalState *self,
                          const char        *text,
                          gsize              n_bytes)
{
  g_autofree char *owned = text != NULL ? g_strndup (text, n_bytes) : NULL;

  self->text = owned != NULL ? g_ref_string_new_intern (owned) : NULL;
  self->is_deleted = FALSE;
}

void
gloss_journal_state_copy (GlossJournalState       *self,
                          const GlossJournalState *other)
{
  self->text = other->text != NULL ? g_ref_string_acquire (other->text) : NULL;
  self->is_deleted = other->is_deleted;
}

void
gloss_journal_state_clear (GlossJournalState *self)
{
  g_clear_pointer (&self->text, g_ref_string_release);
  self->is_deleted = FALSE;
}

static gboolean
is_word (const char *text,
         gsize       n_bytes,
         const char *word)
{
  return n_bytes == strlen (word) && memcmp (text, word, n_bytes) == 0;
}

/**
 * gloss_journal_state_parse:
 * @self: an empty state
 * @text: a value, as it stands in a line
 * @n_bytes: its length
 *
 * What is between the brackets is not looked at before it is needed.
 *
 * Returns: whether it can be a state
 */
gboolean
gloss_journal_state_parse (GlossJournalState *self,
                           const char        *text,
                           gsize              n_bytes)
{
  self->is_deleted = is_word (text, n_bytes, "false");
  if (self->is_deleted || is_word (text, n_bytes, "null"))
    return TRUE;
  if (n_bytes == 0 || (*text != '{' && *text != '[') || !g_utf8_validate_len (text, n_bytes, NULL))
    return FALSE;
  gloss_journal_state_init (self, text, n_bytes);
  return TRUE;
}

static gboolean
text_equal (const char *a,
            const char *b)
{
  g_autoptr (JsonNode) one = NULL;
  g_autoptr (JsonNode) other = NULL;

  if (a == b || g_str_equal (a, b))
    return TRUE;
  one = gloss_json_read_text (a);
  other = gloss_json_read_text (b);
  return one != NULL && other != NULL && json_node_equal (one, other);
}

/**
 * gloss_journal_state_equal:
 * @a: a state
 * @b: another
 *
 * Returns: whether they say the same, in whatever order
 */
gboolean
gloss_journal_state_equal (const GlossJournalState *a,
                           const GlossJournalState *b)
{
  if (a->text == NULL || b->text == NULL)
    return a->text == b->text && a->is_deleted == b->is_deleted;
  return text_equal (a->text, b->text);
}

/**
 * gloss_journal_state_append:
 * @self: a state
 * @out: where to
 *
 * Appends what gloss_journal_state_parse() reads.
 */
void
gloss_journal_state_append (const GlossJournalState *self,
                            GString                 *out)
{
  g_string_append (out, self->text != NULL ? self->text : self->is_deleted ? "false" : "null");
}
