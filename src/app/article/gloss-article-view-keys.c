/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the article: one table, from which they are handled and shown. */
#include "config.h"

#include "gloss-article-view-keys.h"

#include <glib/gi18n.h>

#include "gloss-article-view-private.h"
#include "gloss-reading-cursor.h"

typedef gboolean (*KeyFunc) (GlossArticleView *self,
                             const char       *argument);

/* One thing that keys do. The argument says to the function how or where to. */
typedef struct
{
  const char *accelerators;
  const char *description;
  KeyFunc func;
  const char *argument;
} Key;

static gboolean
go_sentence (GlossArticleView *self,
             const char       *argument)
{
  return gloss_reading_cursor_move_sentence (self, *argument == '+' ? 1 : -1);
}

static gboolean
extend_sentence (GlossArticleView *self,
                 const char       *argument)
{
  return gloss_reading_cursor_extend_sentence (self, *argument == '+' ? 1 : -1);
}

static gboolean
go_word (GlossArticleView *self,
         const char       *argument)
{
  return gloss_reading_cursor_move_word (self, *argument == '+' ? 1 : -1, FALSE);
}

static gboolean
extend_word (GlossArticleView *self,
             const char       *argument)
{
  return gloss_reading_cursor_move_word (self, *argument == '+' ? 1 : -1, TRUE);
}

static gboolean
move_start (GlossArticleView *self,
            const char       *argument)
{
  return gloss_reading_cursor_move_border (self, GLOSS_BORDER_START, argument[1] == 'w', *argument == '+' ? 1 : -1);
}

static gboolean
move_end (GlossArticleView *self,
          const char       *argument)
{
  return gloss_reading_cursor_move_border (self, GLOSS_BORDER_END, argument[1] == 'w', *argument == '+' ? 1 : -1);
}

static gboolean
clear (GlossArticleView *self,
       const char       *argument)
{
  return gloss_reading_cursor_clear (self);
}

static gboolean
activate (GlossArticleView *self,
          const char       *argument)
{
  return gtk_widget_activate_action (GTK_WIDGET (self), argument, NULL);
}

/* After the last annotation, and before the first, the key goes on to what stands beside the text. */
static gboolean
go_annotation (GlossArticleView *self,
               const char       *argument)
{
  if (self->state == NULL || gloss_view_state_find_neighbour (self->state, *argument == '+' ? 1 : -1) == NULL)
    return FALSE;

  return activate (self, *argument == '+' ? "win.next-annotation" : "win.previous-annotation");
}

/* A range of accelerators, "1...9": the key says which. */
static gboolean
tag_by_key (GlossArticleView *self,
            const char       *argument)
{
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.tag-key", "s", argument);
}

static const Key keys[] = {
  { "Down j", NC_("shortcuts", "Next sentence"), go_sentence, "+" },
  { "Up k", NC_("shortcuts", "Previous sentence"), go_sentence, "-" },
  { "<Shift>Down <Shift>j", NC_("shortcuts", "Extend the selection to the next sentence"), extend_sentence, "+" },
  { "<Shift>Up <Shift>k", NC_("shortcuts", "Extend the selection to the previous sentence"), extend_sentence, "-" },
  { "Right", NC_("shortcuts", "One word to the right"), go_word, "+" },
  { "Left", NC_("shortcuts", "One word to the left"), go_word, "-" },
  { "<Shift>Right", NC_("shortcuts", "Extend the selection by a word to the right"), extend_word, "+" },
  { "<Shift>Left", NC_("shortcuts", "Extend the selection by a word to the left"), extend_word, "-" },
  { "bracketleft", NC_("shortcuts", "Begin a word earlier"), move_start, "-w" },
  { "bracketright", NC_("shortcuts", "Begin a word later"), move_start, "+w" },
  { "braceleft", NC_("shortcuts", "End a word earlier"), move_end, "-w" },
  { "braceright", NC_("shortcuts", "End a word later"), move_end, "+w" },
  { "<Alt>bracketleft", NC_("shortcuts", "Begin a character earlier"), move_start, "-c" },
  { "<Alt>bracketright", NC_("shortcuts", "Begin a character later"), move_start, "+c" },
  { "<Alt>braceleft", NC_("shortcuts", "End a character earlier"), move_end, "-c" },
  { "<Alt>braceright", NC_("shortcuts", "End a character later"), move_end, "+c" },
  { "1...9", NC_("shortcuts", "Tag the selection or the sentence"), tag_by_key, NULL },
  { "t", NC_("shortcuts", "Choose a tag"), activate, "win.tag-choose" },
  { "e Return KP_Enter", NC_("shortcuts", "Edit the annotation"), activate, "win.edit" },
  { "n Tab", NC_("shortcuts", "Next annotation"), go_annotation, "+" },
  { "<Shift>n <Shift>Tab", NC_("shortcuts", "Previous annotation"), go_annotation, "-" },
  { "o", NC_("shortcuts", "The other annotations at this place"), activate, "article.choose-annotation" },
  { "l", NC_("shortcuts", "Link the annotation to another"), activate, "win.link" },
  { "x", NC_("shortcuts", "Nothing here: the sentence holds nothing to tag"), activate, "win.cover-nothing" },
  { "u", NC_("shortcuts", "Next undecided sentence"), activate, "win.next-undecided" },
  { "g", NC_("shortcuts", "Go to a section by its number, to a key point by k and its number, to a question by q and its number"), activate, "win.go-to-number" },
  { "question", NC_("shortcuts", "Keyboard shortcuts"), activate, "win.shortcuts" },
  { "Delete BackSpace", NC_("shortcuts", "Remove the annotation"), activate, "win.remove" },
  { "Menu <Shift>F10", NC_("shortcuts", "Menu of the place"), activate, "article.menu" },
  { "Escape", NC_("shortcuts", "Clear the selection"), clear, NULL },
};

typedef struct
{
  const Key *key;
  char argument[2];
} Binding;

/* Widgets that lie on the text, such as the buttons beside units, have keys of their own. */
static gboolean
on_key (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  const Binding *binding = user_data;

  if (!gtk_widget_has_focus (widget))
    return FALSE;

  return binding->key->func (GLOSS_ARTICLE_VIEW (widget),
                             binding->argument[0] != '\0' ? binding->argument : binding->key->argument);
}

static void
add_shortcut (GtkShortcutController *controller,
              const Key             *key,
              const char            *accelerator,
              char                   argument)
{
  Binding *binding = g_new0 (Binding, 1);
  GdkModifierType modifiers;
  guint keyval;

  binding->key = key;
  binding->argument[0] = argument;
  if (!gtk_accelerator_parse (accelerator, &keyval, &modifiers))
    g_assert_not_reached ();
  gtk_shortcut_controller_add_shortcut (controller,
                                        gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                                                          gtk_callback_action_new (on_key, binding, g_free)));
}

static void
add_key (GtkShortcutController *controller,
         const Key             *key)
{
  g_auto (GStrv) accelerators = NULL;

  if (g_str_equal (key->accelerators, "1...9"))
    {
      for (char digit = '1'; digit <= '9'; digit++)
        {
          char name[] = { digit, '\0' };
          char keypad[] = { 'K', 'P', '_', digit, '\0' };

          add_shortcut (controller, key, name, digit);
          add_shortcut (controller, key, keypad, digit);
        }
      return;
    }

  accelerators = g_strsplit (key->accelerators, " ", -1);
  for (guint i = 0; accelerators[i] != NULL; i++)
    add_shortcut (controller, key, accelerators[i], '\0');
}

/* The keys come before those of GtkTextView, which would move by lines and letters. */
void
gloss_article_view_init_keys (GlossArticleView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (GTK_SHORTCUT_CONTROLLER (controller), &keys[i]);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * gloss_article_view_keys_foreach:
 * @func: (scope call): called with each entry, in the order in which they are to be shown
 * @user_data: for @func
 */
void
gloss_article_view_keys_foreach (GlossArticleKeyFunc func,
                                 gpointer            user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    func (keys[i].accelerators, g_dpgettext2 (GETTEXT_PACKAGE, "shortcuts", keys[i].description), user_data);
}
