/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the undo stack hands out, keeps together and lets go. */
#include "config.h"

#include "annotation-article.h"
#include "document/gloss-undo-stack.h"

#define SECOND G_TIME_SPAN_SECOND

typedef struct
{
  GlossArticle *article;
  GlossUndoStack *stack;
  GlossAnnotation *annotation;
} Fixture;

static GlossAnnotation *
make_annotation (GlossArticle *article)
{
  g_autoptr (GlossAnchor) anchor = gloss_anchor_new_for_ranges (article, &(GlossRange) { 4, 10 }, 1);

  return gloss_annotation_new ("maria", "claim", anchor);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->article = make_article ("The bridge is closed.");
  self->stack = gloss_undo_stack_new ();
  self->annotation = make_annotation (self->article);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&self->stack));
  g_assert_finalize_object (g_steal_pointer (&self->annotation));
  g_assert_finalize_object (g_steal_pointer (&self->article));
}

static void
push (Fixture     *self,
      GlossChange *change,
      gint64       time)
{
  g_autoptr (GlossStep) step = gloss_step_new (NULL, change);

  gloss_undo_stack_push (self->stack, step, time);
}

static GlossChange *
undo (Fixture *self)
{
  GlossStep *step = gloss_undo_stack_undo (self->stack);

  g_assert_true (step == NULL || !gloss_step_get_done (step));
  return step != NULL ? gloss_change_ref (gloss_step_get_change (step)) : NULL;
}

static GlossChange *
redo (Fixture *self)
{
  GlossStep *step = gloss_undo_stack_redo (self->stack);

  g_assert_true (step == NULL || gloss_step_get_done (step));
  return step != NULL ? gloss_change_ref (gloss_step_get_change (step)) : NULL;
}

/* Pushes a note after @annotation's and returns the annotation with it. */
static GlossAnnotation *
push_note (Fixture         *self,
           GlossAnnotation *annotation,
           const char      *note,
           gint64           time)
{
  GlossAnnotation *after = gloss_annotation_with_note (annotation, note);
  g_autoptr (GlossChange) change = gloss_change_new_edit (annotation, after);

  push (self, change, time);
  return after;
}

/* It is called by its tag. */
static void
push_add (Fixture         *self,
          GlossAnnotation *annotation,
          const char      *tag,
          gint64           time)
{
  g_autoptr (GlossAnnotation) tagged = gloss_annotation_with_tag (annotation, tag);
  g_autoptr (GlossChange) change = gloss_change_new_add (tagged);

  push (self, change, time);
}

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           GString    *log)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GlossAnnotation) other = make_annotation (self->article);
  g_autoptr (GlossChange) last = NULL;
  g_autoptr (GlossChange) first = NULL;
  g_autoptr (GlossChange) again = NULL;

  push_add (self, self->annotation, "one", SECOND);
  push_add (self, other, "two", SECOND);
  last = undo (self);
  first = undo (self);
  g_assert_null (undo (self));
  g_assert_cmpstr (gloss_change_get_id (last), ==, gloss_annotation_get_id (other));
  g_assert_cmpstr (gloss_change_get_id (first), ==, gloss_annotation_get_id (self->annotation));
  g_assert_cmpstr (gloss_undo_stack_get_redo_label (self->stack), ==, "Tagging as “one”");
  again = redo (self);
  g_assert_true (again == first);
  g_assert_cmpstr (gloss_undo_stack_get_redo_label (self->stack), ==, "Tagging as “two”");
}

static void
test_push_ends_redo (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GlossAnnotation) other = make_annotation (self->article);
  g_autoptr (GlossChange) undone = NULL;

  push_add (self, self->annotation, "one", SECOND);
  undone = undo (self);
  g_assert_true (gloss_undo_stack_get_can_redo (self->stack));
  push_add (self, other, "two", SECOND);
  g_assert_false (gloss_undo_stack_get_can_redo (self->stack));
  g_assert_null (redo (self));
}

static void
test_typing_is_one_step (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr (GlossAnnotation) w = push_note (self, self->annotation, "W", SECOND);
  g_autoptr (GlossAnnotation) wh = push_note (self, w, "Wh", SECOND + SECOND / 5);
  g_autoptr (GlossAnnotation) who = push_note (self, wh, "Who", SECOND + 2 * SECOND / 5);
  g_autoptr (GlossAnnotation) later = push_note (self, who, "Who?", 20 * SECOND);
  g_autoptr (GlossChange) second = undo (self);
  g_autoptr (GlossChange) first = undo (self);

  g_assert_null (undo (self));
  g_assert_true (gloss_change_get_before (second) == who && gloss_change_get_after (second) == later);
  g_assert_true (gloss_change_get_before (first) == self->annotation && gloss_change_get_after (first) == who);
}

static void
test_other_fields_are_other_steps (Fixture       *self,
                                   gconstpointer  data)
{
  g_autoptr (GlossAnnotation) noted = push_note (self, self->annotation, "W", SECOND);
  g_autoptr (GlossAnnotation) tagged = gloss_annotation_with_tag (noted, "evidence");
  g_autoptr (GlossChange) change = gloss_change_new_edit (noted, tagged);
  g_autoptr (GlossChange) undone = NULL;

  g_assert_cmpstr (gloss_change_get_field (change), ==, "tag");
  push (self, change, SECOND + 1);
  undone = undo (self);
  g_assert_true (undone == change);
  g_assert_true (gloss_undo_stack_get_can_undo (self->stack));
}

static void
test_undo_ends_a_step (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GlossAnnotation) one = push_note (self, self->annotation, "1", SECOND);
  g_autoptr (GlossAnnotation) two = push_note (self, one, "2", 10 * SECOND);
  g_autoptr (GlossChange) undone = undo (self);
  g_autoptr (GlossAnnotation) three = push_note (self, one, "3", 10 * SECOND + 1);
  g_autoptr (GlossChange) last = undo (self);

  g_assert_true (gloss_change_get_before (last) == one);
  g_assert_true (gloss_undo_stack_get_can_undo (self->stack));
}

static void
test_notifies_exactly (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GlossChange) undone = NULL;

  g_signal_connect (self->stack, "notify", G_CALLBACK (on_notify), log);
  push_add (self, self->annotation, "one", SECOND);
  g_assert_cmpstr (log->str, ==, "can-undo undo-label ");
  g_string_truncate (log, 0);
  push_add (self, self->annotation, "one", 20 * SECOND);
  g_assert_cmpstr (log->str, ==, "");
  undone = undo (self);
  g_assert_cmpstr (log->str, ==, "can-redo redo-label ");
}

static void
test_is_bounded (Fixture       *self,
                 gconstpointer  data)
{
  guint n_undone = 0;

  for (guint i = 0; i < GLOSS_UNDO_STACK_MAX_CHANGES + 10; i++)
    push_add (self, self->annotation, "add", SECOND);
  for (GlossChange *change; (change = undo (self)) != NULL; n_undone++)
    gloss_change_unref (change);
  g_assert_cmpuint (n_undone, ==, GLOSS_UNDO_STACK_MAX_CHANGES);
}

static void
test_is_bounded_in_bytes (Fixture       *self,
                          gconstpointer  data)
{
  g_autofree char *note = g_strnfill (GLOSS_UNDO_STACK_MAX_BYTES / 4, 'x');
  g_autoptr (GlossAnnotation) large = gloss_annotation_with_note (self->annotation, note);
  g_autofree char *huge_note = g_strnfill (GLOSS_UNDO_STACK_MAX_BYTES * 2, 'x');
  g_autoptr (GlossAnnotation) huge = gloss_annotation_with_note (self->annotation, huge_note);
  guint n_undone = 0;

  for (guint i = 0; i < 10; i++)
    push_add (self, large, "add", SECOND);
  for (GlossChange *change; (change = undo (self)) != NULL; n_undone++)
    gloss_change_unref (change);
  g_assert_cmpuint (n_undone, ==, 3);

  push_add (self, huge, "huge", SECOND);
  g_assert_true (gloss_undo_stack_get_can_undo (self->stack));
}

static void
test_forget (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GlossAnnotation) other = make_annotation (self->article);
  g_autoptr (GlossChange) undone = NULL;
  g_autoptr (GlossChange) left = NULL;

  push_add (self, self->annotation, "one", SECOND);
  push_add (self, other, "two", SECOND);
  push_add (self, self->annotation, "three", SECOND);
  undone = undo (self);
  gloss_undo_stack_forget (self->stack, gloss_annotation_get_id (self->annotation));
  g_assert_false (gloss_undo_stack_get_can_redo (self->stack));
  left = undo (self);
  g_assert_cmpstr (gloss_change_get_id (left), ==, gloss_annotation_get_id (other));
  g_assert_false (gloss_undo_stack_get_can_undo (self->stack));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define add(path, func) g_test_add ("/undo-stack/" path, Fixture, NULL, set_up, func, tear_down)
  add ("order", test_order);
  add ("push-ends-redo", test_push_ends_redo);
  add ("typing-is-one-step", test_typing_is_one_step);
  add ("other-fields-are-other-steps", test_other_fields_are_other_steps);
  add ("undo-ends-a-step", test_undo_ends_a_step);
  add ("notifies-exactly", test_notifies_exactly);
  add ("is-bounded", test_is_bounded);
  add ("is-bounded-in-bytes", test_is_bounded_in_bytes);
  add ("forget", test_forget);
#undef add

  return g_test_run ();
}
