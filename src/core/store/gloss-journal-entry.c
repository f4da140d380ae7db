/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a journal. */
#define _GNU_SOURCE
#include "config.h"

#include "store/gloss-journal-entry.h"

#include <string.h>

#include "json/gloss-json.h"
#include "store/gloss-item.h"

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.%fZ");
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
  self->joins = get_boolean (object, "joins");
  self->more = CLAMP (gloss_item_get_int (object, "more", 0), 0, G_MAXINT);
  self->writer = g_strdup (gloss_item_get_string (object, "writer"));
  self->through = gloss_item_get_int (object, "through", 0);
  self->loaded = gloss_item_get_int (object, "loaded", 0);
  self->sidecar = g_strdup (gloss_item_get_string (object, "sidecar"));
  return is_whole (self) ? g_steal_pointer (&self) : NULL;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonNode *
read_text (const char *text,
           gsize       n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, n_bytes);

  return gloss_json_read (bytes, "", NULL);
}

/* --- lines as they are written -------------------------------------------------------------- */

#define BEFORE ", \"before\": "
#define AFTER ", \"after\": "

/* Cuts a line that was written by gloss_journal_entry_append() into its states and the rest, so that only the rest is read. */
typedef struct
{
  const char *before;
  const char *before_end;
  const char *after;
  const char *after_end;
} Cut;

static gboolean
find_cut (Cut        *cut,
          const char *line,
          gsize       n_bytes)
{
  const char *end = line + n_bytes;
  const char *mark = memmem (line, n_bytes, BEFORE, strlen (BEFORE));

  if (mark == NULL)
    return FALSE;
  cut->before = mark + strlen (BEFORE);
  cut->before_end = gloss_json_skip_value (cut->before, end);
  if (cut->before_end == NULL || (gsize) (end - cut->before_end) < strlen (AFTER) ||
      strncmp (cut->before_end, AFTER, strlen (AFTER)) != 0)
    return FALSE;
  cut->after = cut->before_end + strlen (AFTER);
  cut->after_end = gloss_json_skip_value (cut->after, end);
  return cut->after_end != NULL;
}

static GlossJournalEntry *
parse_cut (const Cut  *cut,
           const char *line,
           gsize       n_bytes)
{
  g_autoptr (GString) rest = g_string_new_len (line, cut->before - strlen (BEFORE) - line);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GlossJournalEntry) self = NULL;

  g_string_append_len (rest, cut->after_end, line + n_bytes - cut->after_end);
  node = read_text (rest->str, rest->len);
  self = get_object (node) != NULL ? parse_object (get_object (node)) : NULL;
  if (self == NULL || !gloss_journal_state_parse (&self->before, cut->before, cut->before_end - cut->before) ||
      !gloss_journal_state_parse (&self->after, cut->after, cut->after_end - cut->after))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- any other lines ------------------------------------------------------------------------ */

static gboolean
take_member (JsonObject        *object,
             const char        *name,
             GlossJournalState *state)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr (GString) text = g_string_new (NULL);

  if (node == NULL)
    return TRUE;
  gloss_json_append_inline (text, node);
  return gloss_journal_state_parse (state, text->str, text->len);
}

static GlossJournalEntry *
parse_whole (const char *line,
             gsize       n_bytes)
{
  g_autoptr (JsonNode) node = read_text (line, n_bytes);
  JsonObject *object = get_object (node);
  g_autoptr (GlossJournalEntry) self = object != NULL ? parse_object (object) : NULL;

  if (self == NULL || !take_member (object, "before", &self->before) || !take_member (object, "after", &self->after))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- the entry ------------------------------------------------------------------------------ */

static void
init_state (GlossJournalState *state,
            const char        *text)
{
  g_autoptr (GString) line = text != NULL ? g_string_sized_new (strlen (text)) : NULL;

  if (line != NULL)
    gloss_json_append_text_inline (line, text);
  gloss_journal_state_init (state, line != NULL ? line->str : NULL, line != NULL ? line->len : 0);
}

/**
 * gloss_journal_entry_new:
 * @op: what was done
 * @source: the file name of the article
 * @id: (nullable): what it was done to
 * @before: (nullable): the JSON of what was there before, laid out in any way
 * @after: (nullable): the JSON of what is there after
 *
 * Returns: (transfer full): an entry of now, without a number
 */
GlossJournalEntry *
gloss_journal_entry_new (const char *op,
                         const char *source,
                         const char *id,
                         const char *before,
                         const char *after)
{
  GlossJournalEntry *self = g_new0 (GlossJournalEntry, 1);

  self->time = dup_now ();
  self->op = g_strdup (op);
  self->source = g_strdup (source);
  self->id = g_strdup (id);
  init_state (&self->before, before);
  init_state (&self->after, after);
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
  gloss_journal_state_clear (&self->before);
  gloss_journal_state_clear (&self->after);
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
  Cut cut;

  return find_cut (&cut, line, n_bytes) ? parse_cut (&cut, line, n_bytes) : parse_whole (line, n_bytes);
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

  return self->id != NULL && g_strv_contains (ops, self->op) && (self->before.text != NULL || self->after.text != NULL ||
         self->before.is_deleted != self->after.is_deleted);
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

static void
append_string (GString    *out,
               const char *name,
               const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, ", \"%s\": ", name);
  gloss_json_append_string (out, text);
}

static void
append_saved (GlossJournalEntry *self,
              GString           *out)
{
  g_string_append_printf (out, ", \"through\": %" G_GINT64_FORMAT ", \"loaded\": %" G_GINT64_FORMAT, self->through, self->loaded);
  append_string (out, "sidecar", self->sidecar);
}

static void
append_states (GlossJournalEntry *self,
               GString           *out)
{
  g_string_append (out, BEFORE);
  gloss_journal_state_append (&self->before, out);
  g_string_append (out, AFTER);
  gloss_journal_state_append (&self->after, out);
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
  g_string_append_printf (out, "{\"seq\": %" G_GINT64_FORMAT, self->seq);
  append_string (out, "time", self->time);
  append_string (out, "op", self->op);
  append_string (out, "source", self->source);
  append_string (out, "text", self->text);
  append_string (out, "writer", self->writer);
  append_string (out, "id", self->id);
  if (gloss_journal_entry_is_saved (self))
    append_saved (self, out);
  else
    append_states (self, out);
  if (self->joins)
    g_string_append (out, ", \"joins\": true");
  if (self->more > 0)
    g_string_append_printf (out, ", \"more\": %u", self->more);
  g_string_append (out, "}\n");
}
