/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys for placing doubtful annotations and for comparing texts: one table, by which they are handled and shown. */
#include "config.h"

#include "anchor/gloss-anchor-keys.h"

#include <glib/gi18n.h>

typedef struct
{
  GlossAnchorKeys keys;
  const char *action;
  const char *accelerators;
  const char *description;
} Key;

static const Key table[] = {
  { GLOSS_ANCHOR_KEYS_DESK, "desk.accept", "Return KP_Enter", NC_("shortcuts", "Accept the place that is shown") },
  { GLOSS_ANCHOR_KEYS_DESK, "desk.next-candidate", "Down j", NC_("shortcuts", "Next possible place") },
  { GLOSS_ANCHOR_KEYS_DESK, "desk.previous-candidate", "Up k", NC_("shortcuts", "Previous possible place") },
  { GLOSS_ANCHOR_KEYS_DESK, "desk.place", "p", NC_("shortcuts", "Place by hand: select in the article, then Enter") },
  { GLOSS_ANCHOR_KEYS_DESK, "desk.orphan", "Delete o", NC_("shortcuts", "Keep without a place") },
  { GLOSS_ANCHOR_KEYS_DESK, "desk.skip", "n s", NC_("shortcuts", "Skip: next annotation") },
  { GLOSS_ANCHOR_KEYS_DESK, "desk.back", "<Shift>n", NC_("shortcuts", "Previous annotation") },
  { GLOSS_ANCHOR_KEYS_DESK, "win.keep-moved", "a", NC_("shortcuts", "Keep all that moved") },
  { GLOSS_ANCHOR_KEYS_DESK, "win.leave-review", "Escape", NC_("shortcuts", "Back to the article") },
  { GLOSS_ANCHOR_KEYS_COMPARE, "compare.next", "<Alt>Down n", NC_("shortcuts", "Next difference") },
  { GLOSS_ANCHOR_KEYS_COMPARE, "compare.previous", "<Alt>Up <Shift>n", NC_("shortcuts", "Previous difference") },
};

/**
 * gloss_anchor_keys_bind:
 * @widget_class: a class of widgets
 * @keys: which keys it is given
 */
void
gloss_anchor_keys_bind (GtkWidgetClass  *widget_class,
                        GlossAnchorKeys  keys)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) accelerators = g_strsplit (table[i].accelerators, " ", -1);

      for (guint j = 0; table[i].keys == keys && accelerators[j] != NULL; j++)
        {
          GdkModifierType modifiers;
          guint keyval;

          if (!gtk_accelerator_parse (accelerators[j], &keyval, &modifiers))
            g_assert_not_reached ();
          gtk_widget_class_add_binding_action (widget_class, keyval, modifiers, table[i].action, NULL);
        }
    }
}

/**
 * gloss_anchor_keys_foreach:
 * @keys: which keys
 * @func: (scope call): called with each of them, in the order in which they are to be shown
 * @user_data: for @func
 */
void
gloss_anchor_keys_foreach (GlossAnchorKeys      keys,
                           GlossArticleKeyFunc  func,
                           gpointer             user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].keys == keys)
      func (table[i].accelerators, g_dpgettext2 (GETTEXT_PACKAGE, "shortcuts", table[i].description), user_data);
}
