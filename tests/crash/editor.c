/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reviewer who edits one article after the other without thinking. */
#include "config.h"

#include "editor.h"

#include <string.h>

#include "fault.h"
#include "tell.h"

/* How long everything may take to get to the disk once nothing fails any more, in milliseconds: it does not measure anything. */
#define PATIENCE (120 * 1000)

struct _Editor
{
  GlossDocument *document;
  char *name;
  GlossCodebook *codebook;

  EditorCompany company;
  GHashTable *made;
  /* So many steps at least are its own, as long as nothing was merged. */
  guint n_steps;

  guint number;
  guint n_settled;

  /* What the article held after the last edit. */
  GHashTable *state;
};

/**
 * editor_new:
 * @company: who else writes
 *
 * Returns: (transfer full): a reviewer with nothing to edit yet
 */
Editor *
editor_new (EditorCompany company)
{
  Editor *self = g_new0 (Editor, 1);

  self->company = company;
  self->codebook = gloss_codebook_new_default ();
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
editor_free (Editor *self)
{
  g_clear_object (&self->document);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->made, g_hash_table_unref);
  g_clear_pointer (&self->state, g_hash_table_unref);
  g_free (self->name);
  g_free (self);
}

/**
 * editor_open:
 * @self: the reviewer
 * @folder: where the articles are
 * @name: the article
 * @reviewer: as whom
 *
 * Goes to another article. The sidecar of the one before may still be on its way to the disk.
 */
void
editor_open (Editor              *self,
             GFile               *folder,
             const char          *name,
             const GlossReviewer *reviewer)
{
  g_autoptr (GFile) source = g_file_get_child (folder, name);
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  if (self->document != NULL)
    editor_flush (self, FAULT_NONE);
  g_clear_object (&self->document);
  self->document = gloss_document_load (source, reviewer, self->codebook, NULL, &error);
  if (self->document == NULL)
    g_error ("%s", error->message);
  g_set_str (&self->name, name);
  g_clear_pointer (&self->state, g_hash_table_unref);
  self->state = state_new (self->document);
  digest = state_dup_digest (self->state);
  tell ("l %s %s", name, digest);
}

/* --- what can be done ----------------------------------------------------------------------- */

static GlossAnnotation *
pick (Editor *self)
{
  GListModel *list = G_LIST_MODEL (gloss_document_get_annotations (self->document));
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; n > 0 && i < 5; i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (list, g_random_int_range (0, n));

      if (gloss_document_is_own (self->document, annotation) &&
          (self->company < EDITOR_TWICE || g_hash_table_contains (self->made, gloss_annotation_get_id (annotation))))
        return g_steal_pointer (&annotation);
    }
  return NULL;
}

static GlossRange
pick_range (Editor *self)
{
  gsize length = gloss_text_get_length (gloss_article_get_text (gloss_document_get_article (self->document)));
  gsize start = g_random_int_range (0, length - 12);

  return (GlossRange) { start, start + g_random_int_range (1, 12) };
}

static gboolean
add (Editor *self)
{
  GlossRange ranges[2] = { pick_range (self), pick_range (self) };
  gsize n = ranges[0].end < ranges[1].start ? 2 : 1;
  GlossAnnotation *annotation = gloss_document_tag (self->document, g_random_boolean () ? "claim" : "evidence", ranges, n, NULL);

  if (annotation == NULL)
    return FALSE;
  g_hash_table_add (self->made, g_strdup (gloss_annotation_get_id (annotation)));
  self->n_steps++;
  return TRUE;
}

static char *
make_note (void)
{
  GString *note = g_string_new (NULL);

  for (int i = g_random_int_range (0, g_random_int_range (0, 20) == 0 ? 400 : 8); i >= 0; i--)
    g_string_append_printf (note, "東京 “%x”\n\\\"", g_random_int ());
  return g_string_free_and_steal (note);
}

static gboolean
note (Editor *self)
{
  g_autoptr (GlossAnnotation) annotation = pick (self);
  g_autofree char *text = make_note ();
  g_autoptr (GlossAnnotation) changed = annotation != NULL ? gloss_annotation_with_note (annotation, text) : NULL;

  return changed != NULL && gloss_document_edit (self->document, changed, NULL);
}

static gboolean
set_attribute (Editor *self)
{
  g_autoptr (GlossAnnotation) annotation = pick (self);
  g_autoptr (JsonNode) value = json_node_new (JSON_NODE_VALUE);
  g_autoptr (GlossAnnotation) changed = NULL;

  if (annotation == NULL)
    return FALSE;
  json_node_set_int (value, g_random_int_range (0, 4));
  changed = gloss_annotation_with_attribute (annotation, "confidence", g_random_int_range (0, 4) > 0 ? value : NULL);
  return gloss_document_edit (self->document, changed, NULL);
}

static gboolean
set_tag (Editor *self)
{
  static const char *const tags[] = { "claim", "evidence", "attribution_source", "attribution_cue" };
  g_autoptr (GlossAnnotation) annotation = pick (self);
  g_autoptr (GlossAnnotation) changed = NULL;

  if (annotation == NULL)
    return FALSE;
  changed = gloss_annotation_with_tag (annotation, tags[g_random_int_range (0, G_N_ELEMENTS (tags))]);
  return gloss_document_edit (self->document, changed, NULL);
}

static gboolean
take_away (Editor *self)
{
  g_autoptr (GlossAnnotation) annotation = pick (self);

  if (annotation == NULL || !gloss_document_remove (self->document, gloss_annotation_get_id (annotation), NULL))
    return FALSE;
  self->n_steps++;
  return TRUE;
}

/* Where others write too, only so far as the steps are surely its own. */
static gboolean
undo (Editor *self)
{
  if (self->company == EDITOR_TWICE && self->n_steps == 0)
    return FALSE;
  self->n_steps -= self->n_steps > 0;
  return gloss_document_undo (self->document);
}

static gboolean
redo (Editor *self)
{
  return self->company < EDITOR_TWICE && gloss_document_redo (self->document);
}

static gboolean
add_link (Editor *self)
{
  g_autoptr (GlossAnnotation) from = pick (self);
  g_autoptr (GlossAnnotation) to = pick (self);

  if (from == NULL || to == NULL || from == to)
    return FALSE;
  return gloss_document_link (self->document, "supports", gloss_annotation_get_id (from), gloss_annotation_get_id (to), NULL) != NULL;
}

static gboolean
take_link_away (Editor *self)
{
  g_autoptr (GlossAnnotation) annotation = pick (self);
  g_autoptr (GPtrArray) links = NULL;

  if (annotation == NULL)
    return FALSE;
  links = gloss_document_get_links (self->document, gloss_annotation_get_id (annotation));
  return links->len > 0 && gloss_document_unlink (self->document, ((GlossLink *) g_ptr_array_index (links, 0))->id, NULL);
}

static gboolean
cover (Editor *self)
{
  static const char *const states[] = { "read", "nothing", NULL };

  return gloss_document_cover (self->document, pick_range (self), states[g_random_int_range (0, G_N_ELEMENTS (states))], NULL);
}

static gboolean
correct (Editor *self)
{
  GlossArticle *article = gloss_document_get_article (self->document);
  guint index = g_random_int_range (0, gloss_article_get_n_blocks (article));
  const GlossBlock *block = gloss_article_get_block (article, index);
  GlossCorrection correction = { .type = GLOSS_CORRECTION_KIND, .offset = block->range.start };

  if (g_random_boolean ())
    correction.kind = g_random_int_range (GLOSS_BLOCK_HEADING, GLOSS_BLOCK_TABLE_ROW);
  else
    correction.type = g_random_boolean () ? GLOSS_CORRECTION_JOIN : GLOSS_CORRECTION_SPLIT;
  if (correction.type == GLOSS_CORRECTION_SPLIT)
    correction.offset = g_random_int_range (block->range.start, block->range.end);
  return gloss_document_correct (self->document, &correction, NULL);
}

static GlossChange *
make_part (Editor *self)
{
  GlossRange range = pick_range (self);
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (gloss_document_get_article (self->document), &range, 1);
  g_autoptr (GlossAnnotation) annotation = gloss_annotation_new (gloss_document_get_reviewer (self->document), "claim", anchor);

  g_hash_table_add (self->made, g_strdup (gloss_annotation_get_id (annotation)));
  return gloss_change_new_add (annotation);
}

/* As an import does it: many things at once, which are one step. */
static gboolean
add_many (Editor *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) gloss_change_unref);
  g_autoptr (GlossChange) change = NULL;

  if (!gloss_document_check_editable (self->document, NULL))
    return FALSE;
  for (int i = g_random_int_range (2, 12); i > 0; i--)
    g_ptr_array_add (parts, make_part (self));
  change = gloss_change_new_group (GLOSS_CHANGE_IMPORT, parts);
  gloss_document_perform (self->document, change);
  self->n_steps++;
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*func) (Editor *self);
  guint weight;
  EditorCompany company;
} kinds[] = {
  { "add", add, 26, EDITOR_TWICE },
  { "note", note, 16, EDITOR_TWICE },
  { "attribute", set_attribute, 8, EDITOR_TWICE },
  { "tag", set_tag, 4, EDITOR_TWICE },
  { "remove", take_away, 14, EDITOR_TWICE },
  { "undo", undo, 18, EDITOR_TWICE },
  { "redo", redo, 12, EDITOR_TWICE },
  { "link", add_link, 8, EDITOR_TWICE },
  { "unlink", take_link_away, 4, EDITOR_TWICE },
  { "import", add_many, 3, EDITOR_TWICE },
  { "cover", cover, 6, EDITOR_WITH_OTHERS },
  { "correct", correct, 6, EDITOR_ALONE },
};

static guint
pick_kind (void)
{
  guint sum = 0;
  guint dice;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    sum += kinds[i].weight;
  dice = g_random_int_range (0, sum);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (dice < kinds[i].weight)
        return i;
      dice -= kinds[i].weight;
    }
  g_assert_not_reached ();
}

/* Nothing changes by itself, unless somebody else has edited. */
static void
check_unchanged (Editor *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->state);
  g_autoptr (GString) changes = NULL;

  self->state = state_new (self->document);
  changes = state_describe_changes (before, self->state);
  if (self->company < EDITOR_TWICE && changes->len > 0)
    tell ("! since edit %u, without anybody doing anything:%s", self->number, changes->str);
}

/* Makes one edit, or finds that there is nothing for it. It is told of before anything of it can be on disk. */
static void
do_anything (Editor *self)
{
  guint kind = pick_kind ();
  g_autoptr (GString) changes = NULL;
  g_autofree char *digest = NULL;

  check_unchanged (self);
  self->number++;
  tell ("i %u %s %s", self->number, kinds[kind].name, self->name);
  crash_gate_close ();
  if (self->company <= kinds[kind].company && kinds[kind].func (self))
    {
      g_autoptr (GHashTable) before = g_steal_pointer (&self->state);

      self->state = state_new (self->document);
      changes = state_describe_changes (before, self->state);
      digest = state_dup_digest (self->state);
      tell ("b %u %s %s%s", self->number, self->name, digest, changes->str);
    }
  crash_gate_open ();
}

/**
 * editor_do_anything:
 * @self: the reviewer, at an article
 * @n: how often
 *
 * Makes some edits.
 */
void
editor_do_anything (Editor *self,
                    guint   n)
{
  self->n_steps = 0;
  for (guint i = 0; i < n; i++)
    do_anything (self);
}

/* --- how it gets to the disk ---------------------------------------------------------------- */

/* Whether the document says that something is not on disk. */
static gboolean
has_said (Editor *self)
{
  return gloss_document_get_save_state (self->document) == GLOSS_SAVE_STATE_FAILED ||
         gloss_document_get_error_message (self->document) != NULL ||
         g_list_model_get_n_items (gloss_document_get_problems (self->document)) > 0;
}

/**
 * editor_flush:
 * @self: the reviewer, at an article
 * @fault: what goes wrong meanwhile
 *
 * Waits until the document says that everything is in the journal.
 */
void
editor_flush (Editor *self,
              int     fault)
{
  g_autoptr (GError) error = NULL;

  if (gloss_document_flush_journal (self->document, &error))
    {
      tell ("d %u", self->number);
      return;
    }
  tell ("f %u %s", self->number, error != NULL ? error->message : "");
  if (error == NULL)
    tell ("! the journal could not be written, and nobody says why");
  if (fault == FAULT_NONE || fault == FAULT_SLOW)
    tell ("! nothing failed, but the journal could not be written: %s", error != NULL ? error->message : "");
}

typedef struct
{
  Editor *editor;
  char *name;
  guint n_settled;
} Saving;

static void
on_saved (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;

  if (gloss_document_save_finish (GLOSS_DOCUMENT (object), result, &error))
    tell ("s %s", saving->name);
  else if (saving->editor->document == GLOSS_DOCUMENT (object) && saving->n_settled == saving->editor->n_settled && !has_said (saving->editor))
    tell ("! it could not be saved, and the document does not show it: %s", error->message);
  else
    tell ("n %s %s", saving->name, error->message);
  g_free (saving->name);
  g_free (saving);
}

/**
 * editor_save:
 * @self: the reviewer, at an article
 *
 * Has the sidecar written, and does not wait for it.
 */
void
editor_save (Editor *self)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->editor = self;
  saving->name = g_strdup (self->name);
  saving->n_settled = self->n_settled;
  gloss_document_save_async (self->document, NULL, on_saved, saving);
}

/**
 * editor_settle:
 * @self: the reviewer, at an article
 *
 * Nothing fails any more: everything must get to the disk, and nothing be said to be wrong any more.
 */
void
editor_settle (Editor *self)
{
  g_autoptr (GError) error = NULL;

  self->n_settled++;
  editor_flush (self, FAULT_NONE);
  /* The first time may be that of a job that met a fault and was not done with it yet. */
  if (!gloss_document_flush (self->document, PATIENCE, NULL) && !gloss_document_flush (self->document, PATIENCE, &error))
    tell ("! it could not be saved: %s", error->message);
  else if (gloss_document_get_save_state (self->document) != GLOSS_SAVE_STATE_SAVED)
    tell ("! it is saved, but the document does not say so");
  else
    tell ("s %s", self->name);
}
