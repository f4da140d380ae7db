/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the form: what it asks by type of attribute, and what an answer does. */
#include "config.h"

#include "annotation/gloss-annotation-pane.h"
#include "annotation/gloss-attribute-row.h"
#include "window-fixture.h"

static const char codebook_json[] =
  "{\"id\": \"test\", \"version\": \"1\", \"title\": \"Test\", \"tags\": ["
  " {\"id\": \"claim\", \"label\": \"Claim\", \"color\": \"#e5a50a\", \"key\": \"1\", \"on\": [\"span\"],"
  "  \"definition\": \"A statement.\", \"include\": [\"facts\"], \"exclude\": [\"questions\"], \"examples\": [\"It rains.\"],"
  "  \"attributes\": ["
  "   {\"id\": \"few\", \"label\": \"Few\", \"type\": \"choice\", \"values\": [{\"id\": \"yes\", \"label\": \"Yes\"}, {\"id\": \"no\", \"label\": \"No\"}]},"
  "   {\"id\": \"short\", \"label\": \"Short\", \"type\": \"choice\", \"values\": ["
  "     {\"id\": \"NFS\", \"label\": \"Not a factual statement\"}, {\"id\": \"CFS\", \"label\": \"Check-worthy factual statement\"}]},"
  "   {\"id\": \"many\", \"label\": \"Many\", \"type\": \"choice\", \"values\": ["
  "     {\"id\": \"numerical\", \"label\": \"Numerical\"}, {\"id\": \"causal\", \"label\": \"Cause and effect\"},"
  "     {\"id\": \"prediction\", \"label\": \"Prediction\"}]},"
  "   {\"id\": \"scale\", \"label\": \"Scale\", \"type\": \"scale\", \"min\": 0, \"max\": 3},"
  "   {\"id\": \"percent\", \"label\": \"Percent\", \"type\": \"scale\", \"min\": 0, \"max\": 100},"
  "   {\"id\": \"text\", \"label\": \"Text\", \"type\": \"text\"},"
  "   {\"id\": \"flag\", \"label\": \"Flag\", \"type\": \"flag\"}]},"
  " {\"id\": \"bare\", \"label\": \"Bare\", \"color\": \"#3584e4\", \"on\": [\"span\"]}]}";

typedef struct
{
  GFile *folder;
  GlossDocument *document;
  GlossViewState *state;
  GtkWidget *window;
  GlossAnnotationPane *pane;
  GPtrArray *activated;
} Fixture;

/* Notes what was activated. */
static void
on_activate (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  Fixture *self = user_data;
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_ptr_array_add (self->activated, g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text));
}

static void
add_actions (Fixture *self)
{
  const GActionEntry entries[] = {
    { "set-attribute", on_activate, "(sv)" },
    { "set-tag", on_activate, "s" },
    { "set-note", on_activate, "s" },
    { "select", on_activate, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  const GlossReviewer reviewer = { (char *) "maria", (char *) "Maria" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (codebook_json, strlen (codebook_json));
  g_autoptr (GError) error = NULL;
  g_autoptr (GlossCodebook) codebook = gloss_codebook_read (bytes, "codebook", &error);
  g_autoptr (GFile) file = NULL;

  g_assert_no_error (error);
  self->folder = make_folder ();
  file = make_file (self->folder, "harbour.txt", ARTICLE);
  self->document = gloss_document_load (file, &reviewer, codebook, NULL, &error);
  g_assert_no_error (error);

  self->activated = g_ptr_array_new_with_free_func (g_free);
  self->state = gloss_view_state_new ();
  self->window = gtk_window_new ();
  self->pane = g_object_new (GLOSS_TYPE_ANNOTATION_PANE, NULL);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->pane));
  add_actions (self);
  gloss_annotation_pane_set_state (self->pane, self->state);
  gloss_view_state_set_document (self->state, self->document);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (self->pane), (gpointer *) &self->pane);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_null (self->pane);
  g_assert_finalize_object (self->state);
  gloss_document_flush_all (5000);
  g_clear_object (&self->document);
  g_clear_pointer (&self->activated, g_ptr_array_unref);
  remove_folder (self->folder);
  g_clear_object (&self->folder);
}

static void
tag (Fixture    *self,
     const char *id)
{
  const GlossRange range = { 4, 11 };
  g_autoptr (GError) error = NULL;
  GlossAnnotation *annotation = gloss_document_tag (self->document, id, &range, 1, &error);

  g_assert_no_error (error);
  gloss_view_state_set_selected (self->state, annotation);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *id)
{
  if (GLOSS_IS_ATTRIBUTE_ROW (widget)
      && g_str_equal (gloss_attribute_get_id (gloss_attribute_row_get_attribute (GLOSS_ATTRIBUTE_ROW (widget))), id))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_control (Fixture    *self,
             const char *id,
             GType       type)
{
  GtkWidget *row = find_row (GTK_WIDGET (self->pane), id);
  GtkWidget *control;

  g_assert_nonnull (row);
  control = find_widget (row, type);
  g_assert_nonnull (control);
  return control;
}

static void
assert_activated (Fixture    *self,
                  const char *expected)
{
  g_assert_cmpuint (self->activated->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (self->activated, 0), ==, expected);
  g_ptr_array_set_size (self->activated, 0);
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  g_assert_null (find_row (GTK_WIDGET (self->pane), "few"));
  g_assert_nonnull (find_widget (GTK_WIDGET (self->pane), ADW_TYPE_EXPANDER_ROW));
}

/* Showing an annotation answers nothing. */
static void
test_controls (Fixture       *self,
               gconstpointer  data)
{
  tag (self, "claim");

  get_control (self, "few", ADW_TYPE_TOGGLE_GROUP);
  get_control (self, "short", ADW_TYPE_TOGGLE_GROUP);
  get_control (self, "many", GTK_TYPE_DROP_DOWN);
  get_control (self, "scale", ADW_TYPE_TOGGLE_GROUP);
  get_control (self, "percent", GTK_TYPE_ENTRY);
  get_control (self, "text", GTK_TYPE_ENTRY);
  get_control (self, "flag", GTK_TYPE_SWITCH);
  g_assert_cmpuint (self->activated->len, ==, 0);

  tag (self, "bare");
  g_assert_null (find_row (GTK_WIDGET (self->pane), "few"));
  g_assert_cmpuint (self->activated->len, ==, 0);
}

static void
test_answers (Fixture       *self,
              gconstpointer  data)
{
  tag (self, "claim");

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (get_control (self, "few", ADW_TYPE_TOGGLE_GROUP)), "no");
  assert_activated (self, "set-attribute ('few', <'no'>)");
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (get_control (self, "scale", ADW_TYPE_TOGGLE_GROUP)), "0");
  assert_activated (self, "set-attribute ('scale', <int64 0>)");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_control (self, "many", GTK_TYPE_DROP_DOWN)), 2);
  assert_activated (self, "set-attribute ('many', <'causal'>)");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_control (self, "many", GTK_TYPE_DROP_DOWN)), 0);
  assert_activated (self, "set-attribute ('many', <''>)");
  gtk_switch_set_active (GTK_SWITCH (get_control (self, "flag", GTK_TYPE_SWITCH)), TRUE);
  assert_activated (self, "set-attribute ('flag', <true>)");
}

/* What is typed is an answer when it is finished, once. */
static void
test_texts (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *text;
  GtkWidget *percent;

  tag (self, "claim");
  text = get_control (self, "text", GTK_TYPE_ENTRY);
  percent = get_control (self, "percent", GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (text), "minister");
  g_assert_cmpuint (self->activated->len, ==, 0);
  g_signal_emit_by_name (text, "activate");
  assert_activated (self, "set-attribute ('text', <'minister'>)");

  gtk_editable_set_text (GTK_EDITABLE (text), "");
  gtk_editable_set_text (GTK_EDITABLE (percent), "60");
  gloss_annotation_pane_commit (self->pane);
  assert_activated (self, "set-attribute ('percent', <int64 60>)");
}

static void
test_note (Fixture       *self,
           gconstpointer  data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (GTK_WIDGET (self->pane), GTK_TYPE_TEXT_VIEW)));

  tag (self, "claim");
  gtk_text_buffer_set_text (buffer, "Who said so?", -1);
  g_assert_cmpuint (self->activated->len, ==, 0);
  gloss_annotation_pane_commit (self->pane);
  assert_activated (self, "set-note 'Who said so?'");
}

static void
set_attribute (Fixture    *self,
               const char *id,
               JsonNode   *value)
{
  g_autoptr (JsonNode) owned = value;
  g_autoptr (GlossAnnotation) changed = gloss_annotation_with_attribute (gloss_view_state_get_selected (self->state), id, owned);
  g_autoptr (GError) error = NULL;

  gloss_document_edit (self->document, changed, &error);
  g_assert_no_error (error);
}

/* What is in the annotation is shown, also what came by undo; showing it answers nothing. */
static void
test_values (Fixture       *self,
             gconstpointer  data)
{
  AdwToggleGroup *few;

  tag (self, "claim");
  few = ADW_TOGGLE_GROUP (get_control (self, "few", ADW_TYPE_TOGGLE_GROUP));
  set_attribute (self, "few", json_node_init_string (json_node_alloc (), "yes"));
  set_attribute (self, "scale", json_node_init_int (json_node_alloc (), 3));
  set_attribute (self, "flag", json_node_init_boolean (json_node_alloc (), TRUE));
  set_attribute (self, "many", json_node_init_string (json_node_alloc (), "prediction"));

  g_assert_cmpstr (adw_toggle_group_get_active_name (few), ==, "yes");
  g_assert_cmpstr (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (get_control (self, "scale", ADW_TYPE_TOGGLE_GROUP))), ==, "3");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (get_control (self, "flag", GTK_TYPE_SWITCH))));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (get_control (self, "many", GTK_TYPE_DROP_DOWN))), ==, 3);

  while (gloss_document_get_can_undo (self->document) && adw_toggle_group_get_active (few) != GTK_INVALID_LIST_POSITION)
    gloss_document_undo (self->document);
  g_assert_cmpuint (adw_toggle_group_get_active (few), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (self->activated->len, ==, 0);
}

/* A sidecar may hold anything: what is not of the type that is asked for shows as no answer. */
static void
test_odd_values (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (JsonArray) array = json_array_new ();

  tag (self, "claim");
  set_attribute (self, "few", json_node_init_int (json_node_alloc (), 7));
  set_attribute (self, "scale", json_node_init_string (json_node_alloc (), "three"));
  set_attribute (self, "flag", json_node_init_string (json_node_alloc (), "yes"));
  set_attribute (self, "text", json_node_init_null (json_node_alloc ()));
  set_attribute (self, "many", json_node_init_array (json_node_alloc (), array));

  g_assert_cmpuint (adw_toggle_group_get_active (ADW_TOGGLE_GROUP (get_control (self, "few", ADW_TYPE_TOGGLE_GROUP))), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (adw_toggle_group_get_active (ADW_TOGGLE_GROUP (get_control (self, "scale", ADW_TYPE_TOGGLE_GROUP))), ==, GTK_INVALID_LIST_POSITION);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (get_control (self, "flag", GTK_TYPE_SWITCH))));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_control (self, "text", GTK_TYPE_ENTRY))), ==, "");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (get_control (self, "many", GTK_TYPE_DROP_DOWN))), ==, 0);
}

#define ADD(path, test) g_test_add ("/annotation-pane/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  /* The folders of the user are the test's own already; without the system's there are no icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("nothing", test_nothing);
  ADD ("controls", test_controls);
  ADD ("answers", test_answers);
  ADD ("texts", test_texts);
  ADD ("note", test_note);
  ADD ("values", test_values);
  ADD ("odd-values", test_odd_values);

  return g_test_run ();
}
