/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a journal. */
#include "config.h"

#include "store/gloss-journal-entry.h"

#include "json/gloss-json.h"
#include "store/gloss-item.h"

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.%fZ");
}

static void
add_string (JsonObject *object,
            const char *name,
            const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
add_state (JsonObject *object,
           const char *name,
           JsonNode   *state)
{
  gloss_json_take_member (object, name, state != NULL ? gloss_json_copy (state) : json_node_new (JSON_NODE_NULL));
}

/* Whether @name is an object, an array, or null, or not there. */
static gboolean
take_state (JsonObject  *object,
            const char  *name,
            JsonNode   **state)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node) && !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  *state = gloss_json_copy (node);
  return TRUE;
}

static gboolean
get_boolean (JsonObject *object,
             const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static gboolean
is_whole (GlossJournalEntry *self)
{
  if (self->seq < 1 || self->seq > GLOSS_JOURNAL_MAX_SEQ || self->op == NULL || self->source == NULL)
    return FALSE;
  if (g_str_equal (self->op, GLOSS_JOURNAL_SAVED))
    return self->through >= 0 && self->through <= self->seq && self->loaded >= 0 && self->loaded <= self->seq;
  return TRUE;
}

static GlossJournalEntry *
parse_object (JsonObject *object)
{
  g_autoptr (GlossJournalEntry) self = g_new0 (GlossJournalEntry, 1);

  self->seq = gloss_item_get_int (object, "seq", 0);
  self->time = g_strdup (gloss_item_get_string (object, "time"));
  self->op = g_strdup (gloss_item_get_string (object, "op"));
  self->source = g_strdup (gloss_item_get_string (object, "source"));
  self->text = g_strdup (gloss_item_get_string (object, "text"));
  self->id = g_strdup (gloss_item_get_string (object, "id"));
  self->deleted = g_strcmp0 (self->op, GLOSS_JOURNAL_DELETE) == 0 || get_boolean (object, "deleted");
  self->joins = get_boolean (object, "joins");
  self->more = CLAMP (gloss_item_get_int (object, "more", 0), 0, G_MAXINT);
  self->writer = g_strdup (gloss_item_get_string (object, "writer"));
  self->through = gloss_item_get_int (object, "through", 0);
  self->loaded = gloss_item_get_int (object, "loaded", 0);
  self->sidecar = g_strdup (gloss_item_get_string (object, "sidecar"));
  if (!take_state (object, "before", &self->before) || !take_state (object, "after", &self->after) || !is_whole (self))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * gloss_journal_entry_new:
 * @op: what was done
 * @source: the file name of the article
 * @id: (nullable): what it was done to
 * @before: (nullable) (transfer full): what was there before
 * @after: (nullable) (transfer full): what is there after
 *
 * Returns: (transfer full): an entry of now, without a number
 */
GlossJournalEntry *
gloss_journal_entry_new (const char *op,
                         const char *source,
                         const char *id,
                         JsonNode   *before,
                         JsonNode   *after)
{
  GlossJournalEntry *self = g_new0 (GlossJournalEntry, 1);

  self->time = dup_now ();
  self->op = g_strdup (op);
  self->source = g_strdup (source);
  self->id = g_strdup (id);
  self->before = before;
  self->after = after;
  self->deleted = g_str_equal (op, GLOSS_JOURNAL_DELETE);
  return self;
}

/**
 * gloss_journal_entry_new_saved:
 * @source: the file name of the article
 * @sidecar: (nullable): the SHA-256 of the bytes of its sidecar; nothing without one
 *
 * Returns: (transfer full): an entry of now, whose numbers are to be filled in
 */
GlossJournalEntry *
gloss_journal_entry_new_saved (const char *source,
                               const char *sidecar)
{
  GlossJournalEntry *self = gloss_journal_entry_new (GLOSS_JOURNAL_SAVED, source, NULL, NULL, NULL);

  self->sidecar = g_strdup (sidecar);
  return self;
}

void
gloss_journal_entry_free (GlossJournalEntry *self)
{
  g_free (self->time);
  g_free (self->op);
  g_free (self->source);
  g_free (self->text);
  g_free (self->id);
  g_clear_pointer (&self->before, json_node_unref);
  g_clear_pointer (&self->after, json_node_unref);
  g_free (self->writer);
  g_free (self->sidecar);
  g_free (self);
}

/**
 * gloss_journal_entry_parse:
 * @line: a line without its end
 * @n_bytes: its length
 *
 * Returns: (nullable) (transfer full): what it says; NULL for a line that is none of a journal
 */
GlossJournalEntry *
gloss_journal_entry_parse (const char *line,
                           gsize       n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (line, n_bytes);
  g_autoptr (JsonNode) node = gloss_json_read (bytes, "", NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? parse_object (json_node_get_object (node)) : NULL;
}

/**
 * gloss_journal_entry_is_change:
 * @self: an entry
 *
 * Returns: whether it is an operation that this version can do again
 */
gboolean
gloss_journal_entry_is_change (GlossJournalEntry *self)
{
  static const char *const ops[] = {
    GLOSS_JOURNAL_ADD, GLOSS_JOURNAL_EDIT, GLOSS_JOURNAL_DELETE, GLOSS_JOURNAL_CORRECT, GLOSS_JOURNAL_LINK,
    GLOSS_JOURNAL_COVER, GLOSS_JOURNAL_REANCHOR, GLOSS_JOURNAL_IMPORT, GLOSS_JOURNAL_MERGE, GLOSS_JOURNAL_RESTORE,
    GLOSS_JOURNAL_UNDO, GLOSS_JOURNAL_REDO, NULL,
  };

  return self->id != NULL && g_strv_contains (ops, self->op) && (self->before != NULL || self->after != NULL);
}

/**
 * gloss_journal_entry_is_saved:
 * @self: an entry
 *
 * Returns: whether it is no operation but says that the files were written
 */
gboolean
gloss_journal_entry_is_saved (GlossJournalEntry *self)
{
  return g_str_equal (self->op, GLOSS_JOURNAL_SAVED);
}

/**
 * gloss_journal_entry_append:
 * @self: an entry
 * @out: where to
 *
 * Appends its line with the end.
 */
void
gloss_journal_entry_append (GlossJournalEntry *self,
                            GString           *out)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_int_member (object, "seq", self->seq);
  add_string (object, "time", self->time);
  add_string (object, "op", self->op);
  add_string (object, "source", self->source);
  add_string (object, "text", self->text);
  add_string (object, "writer", self->writer);
  add_string (object, "id", self->id);
  if (gloss_journal_entry_is_saved (self))
    {
      json_object_set_int_member (object, "through", self->through);
      json_object_set_int_member (object, "loaded", self->loaded);
      add_string (object, "sidecar", self->sidecar);
    }
  else
    {
      add_state (object, "before", self->before);
      add_state (object, "after", self->after);
    }
  if (self->deleted && !g_str_equal (self->op, GLOSS_JOURNAL_DELETE))
    json_object_set_boolean_member (object, "deleted", TRUE);
  if (self->joins)
    json_object_set_boolean_member (object, "joins", TRUE);
  if (self->more > 0)
    json_object_set_int_member (object, "more", self->more);
  gloss_json_append_inline (out, node);
  g_string_append_c (out, '\n');
}
