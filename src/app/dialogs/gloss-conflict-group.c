/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One conflict with its two versions, to choose from. */
#include "config.h"

#include "dialogs/gloss-conflict-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gloss-closures.h"
#include "store/gloss-item-fields.h"
#include "text/gloss-text-diff.h"

/* Longer quotes are cut: they only say which annotation is meant. */
#define QUOTE_LENGTH 160

struct _GlossConflictGroup
{
  AdwPreferencesGroup parent_instance;

  GlossConflict *conflict;
};

G_DEFINE_FINAL_TYPE (GlossConflictGroup, gloss_conflict_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- words ----------------------------------------------------------------------------------- */

static void
append_escaped (GString    *markup,
                const char *text,
                gsize       start,
                gsize       end)
{
  const char *from = g_utf8_offset_to_pointer (text, start);
  const char *to = g_utf8_offset_to_pointer (from, end - start);
  g_autofree char *escaped = g_markup_escape_text (from, to - from);

  g_string_append (markup, escaped);
}

/**
 * gloss_conflict_group_mark:
 * @text: a version
 * @other: (nullable): the other one
 *
 * Returns: (transfer full): @text as markup, with the words that @other has otherwise marked
 */
char *
gloss_conflict_group_mark (const char *text,
                           const char *other)
{
  g_autoptr (GlossText) before = gloss_text_new_take (g_strdup (other != NULL ? other : ""), other != NULL ? strlen (other) : 0);
  g_autoptr (GlossText) after = gloss_text_new_take (g_strdup (text), strlen (text));
  g_autoptr (GlossTextDiff) diff = gloss_text_diff_new (before, after);
  g_autoptr (GString) markup = g_string_new (NULL);
  gsize n_edits;
  const GlossTextEdit *edits = gloss_text_diff_get_edits (diff, &n_edits);
  gsize at = 0;

  for (gsize i = 0; other != NULL && i < n_edits; i++)
    {
      if (edits[i].after.start == edits[i].after.end)
        continue;
      append_escaped (markup, text, at, edits[i].after.start);
      g_string_append (markup, "<b><u>");
      append_escaped (markup, text, edits[i].after.start, edits[i].after.end);
      g_string_append (markup, "</u></b>");
      at = edits[i].after.end;
    }
  append_escaped (markup, text, at, g_utf8_strlen (text, -1));
  return g_string_free_and_steal (g_steal_pointer (&markup));
}

static GlossAttribute *
find_attribute (const GlossConflict *conflict,
                GlossAnnotation     *annotation,
                GlossCodebook       *codebook)
{
  const char *tag_id = annotation != NULL ? gloss_annotation_get_tag (annotation) : NULL;
  GlossTag *tag = tag_id != NULL ? gloss_codebook_find_tag (codebook, tag_id) : NULL;

  if (tag == NULL || !g_str_has_prefix (conflict->field, GLOSS_FIELD_ATTRIBUTE))
    return NULL;
  return gloss_tag_find_attribute (tag, conflict->field + strlen (GLOSS_FIELD_ATTRIBUTE));
}

/* Nothing where there is nothing; a tag by its label. */
static char *
dup_value (const GlossConflict *conflict,
           JsonNode            *value,
           GlossCodebook       *codebook)
{
  g_autofree char *label = gloss_conflict_dup_value_label (conflict, value);
  GlossTag *tag = label != NULL && g_str_equal (conflict->field, GLOSS_FIELD_TAG) ? gloss_codebook_find_tag (codebook, label) : NULL;

  return tag != NULL ? g_strdup (gloss_tag_get_label (tag)) : g_steal_pointer (&label);
}

static char *
dup_markup (const GlossConflict *conflict,
            JsonNode            *value,
            JsonNode            *other_value,
            GlossCodebook       *codebook)
{
  g_autofree char *text = dup_value (conflict, value, codebook);
  g_autofree char *other = dup_value (conflict, other_value, codebook);

  if (text == NULL || *text == '\0')
    return g_markup_printf_escaped ("<i>%s</i>", C_("version", "Nothing"));
  return gloss_conflict_group_mark (text, other);
}

static char *
dup_title (const GlossConflict *conflict,
           GlossAnnotation     *annotation,
           GlossCodebook       *codebook)
{
  GlossAttribute *attribute = find_attribute (conflict, annotation, codebook);
  const char *tag_id = annotation != NULL ? gloss_annotation_get_tag (annotation) : NULL;
  GlossTag *tag = tag_id != NULL ? gloss_codebook_find_tag (codebook, tag_id) : NULL;
  g_autofree char *field = attribute != NULL ? g_strdup (gloss_attribute_get_label (attribute)) : gloss_conflict_dup_field_label (conflict);
  const char *name = tag != NULL ? gloss_tag_get_label (tag) : tag_id;

  /* Translators: a tag and what of it was changed: “Claim: note”. */
  return name != NULL ? g_markup_printf_escaped (_("%s: %s"), name, field) : g_markup_escape_text (field, -1);
}

static char *
dup_description (GlossAnnotation *annotation)
{
  g_autofree char *quote = gloss_annotation_dup_quote (annotation);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (quote, -1) <= QUOTE_LENGTH)
    return g_markup_printf_escaped (_("“%s”"), quote);
  start = g_utf8_substring (quote, 0, QUOTE_LENGTH);
  return g_markup_printf_escaped (_("“%s…”"), start);
}

/* --- the group ------------------------------------------------------------------------------- */

static void
on_mine (GlossConflictGroup *self)
{
  gloss_conflict_group_choose (self, FALSE);
}

static void
on_theirs (GlossConflictGroup *self)
{
  gloss_conflict_group_choose (self, TRUE);
}

static GtkWidget *
make_mark (void)
{
  GtkWidget *mark = gtk_label_new (C_("version", "Counts now"));

  gtk_widget_add_css_class (mark, "caption");
  gtk_widget_add_css_class (mark, "dimmed");
  return mark;
}

static void
add_version (GlossConflictGroup *self,
             GlossCodebook      *codebook,
             gboolean            theirs)
{
  const GlossConflict *conflict = self->conflict;
  const char *time = theirs ? conflict->their_time : conflict->our_time;
  g_autofree char *when = time != NULL ? gloss_format_time (NULL, time) : NULL;
  g_autofree char *markup = dup_markup (conflict, theirs ? conflict->theirs : conflict->ours, theirs ? conflict->ours : conflict->theirs, codebook);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = NULL;

  if (when != NULL)
    /* Translators: %s is a time. */
    title = g_markup_printf_escaped (theirs ? _("Theirs, %s") : _("Mine, %s"), when);
  else
    title = g_strdup (theirs ? C_("version", "Theirs") : C_("version", "Mine"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (theirs == conflict->prefers_theirs)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_mark ());
  g_signal_connect_object (row, "activated", theirs ? G_CALLBACK (on_theirs) : G_CALLBACK (on_mine), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
gloss_conflict_group_finalize (GObject *object)
{
  GlossConflictGroup *self = GLOSS_CONFLICT_GROUP (object);

  g_clear_pointer (&self->conflict, gloss_conflict_unref);

  G_OBJECT_CLASS (gloss_conflict_group_parent_class)->finalize (object);
}

static void
gloss_conflict_group_class_init (GlossConflictGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_conflict_group_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", GLOSS_TYPE_CONFLICT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
gloss_conflict_group_init (GlossConflictGroup *self)
{
}

/**
 * gloss_conflict_group_new:
 * @conflict: what is to be decided
 * @annotation: (nullable): what it is about
 * @codebook: knows what tags and attributes are called
 *
 * Returns: (transfer floating): both versions
 */
GtkWidget *
gloss_conflict_group_new (const GlossConflict *conflict,
                          GlossAnnotation     *annotation,
                          GlossCodebook       *codebook)
{
  GlossConflictGroup *self = g_object_new (GLOSS_TYPE_CONFLICT_GROUP, NULL);
  g_autofree char *title = dup_title (conflict, annotation, codebook);
  g_autofree char *description = annotation != NULL ? dup_description (annotation) : NULL;

  self->conflict = gloss_conflict_ref ((GlossConflict *) conflict);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  add_version (self, codebook, FALSE);
  add_version (self, codebook, TRUE);
  return GTK_WIDGET (self);
}

const GlossConflict *
gloss_conflict_group_get_conflict (GlossConflictGroup *self)
{
  g_return_val_if_fail (GLOSS_IS_CONFLICT_GROUP (self), NULL);

  return self->conflict;
}

/**
 * gloss_conflict_group_choose:
 * @self: a group
 * @theirs: whether theirs is chosen, else ours
 *
 * As if the row had been.
 */
void
gloss_conflict_group_choose (GlossConflictGroup *self,
                             gboolean            theirs)
{
  g_return_if_fail (GLOSS_IS_CONFLICT_GROUP (self));

  g_signal_emit (self, signals[CHOSEN], 0, theirs);
}
