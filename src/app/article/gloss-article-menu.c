/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the menu of a place. Every item is an action of the window or of the page. */
#include "config.h"

#include "gloss-article-menu.h"

#include <glib/gi18n.h>

static const char *const kind_titles[GLOSS_N_BLOCK_KINDS] = {
  [GLOSS_BLOCK_TITLE] = NC_("kind of block", "Title"),
  [GLOSS_BLOCK_BYLINE] = NC_("kind of block", "Byline"),
  [GLOSS_BLOCK_DATELINE] = NC_("kind of block", "Dateline"),
  [GLOSS_BLOCK_LEAD] = NC_("kind of block", "Lead"),
  [GLOSS_BLOCK_HEADING] = NC_("kind of block", "Heading"),
  [GLOSS_BLOCK_PARAGRAPH] = NC_("kind of block", "Paragraph"),
  [GLOSS_BLOCK_LIST_ITEM] = NC_("kind of block", "List item"),
  [GLOSS_BLOCK_QUOTE] = NC_("kind of block", "Quote"),
  [GLOSS_BLOCK_TABLE_ROW] = NC_("kind of block", "Table row"),
  [GLOSS_BLOCK_CAPTION] = NC_("kind of block", "Caption"),
  [GLOSS_BLOCK_CODE] = NC_("kind of block", "Code"),
  [GLOSS_BLOCK_SUBHEADING] = NC_("kind of block", "Announced subheading"),
  [GLOSS_BLOCK_KEY_POINT] = NC_("kind of block", "Key point"),
  [GLOSS_BLOCK_SUMMARY] = NC_("kind of block", "Summary"),
  [GLOSS_BLOCK_FAQ_QUESTION] = NC_("kind of block", "Question"),
  [GLOSS_BLOCK_FAQ_ANSWER] = NC_("kind of block", "Answer"),
  [GLOSS_BLOCK_BOILERPLATE] = NC_("kind of block", "Not part of the article"),
};

/**
 * gloss_block_kind_get_title:
 * @kind: a kind of block
 *
 * Returns: its name for people
 */
const char *
gloss_block_kind_get_title (GlossBlockKind kind)
{
  g_return_val_if_fail (kind < GLOSS_N_BLOCK_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "kind of block", kind_titles[kind]);
}

static GMenuModel *
build_tags (GlossCodebook *codebook)
{
  GMenu *menu = g_menu_new ();
  GListModel *tags = gloss_codebook_get_tags (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (GlossTag) tag = g_list_model_get_item (tags, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (gloss_tag_get_label (tag), NULL);

      g_menu_item_set_action_and_target (item, "win.tag", "s", gloss_tag_get_id (tag));
      if (gloss_tag_get_key (tag) != NULL)
        g_menu_item_set_attribute (item, "accel", "s", gloss_tag_get_key (tag));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GMenuModel *
build_kinds (void)
{
  GMenu *menu = g_menu_new ();

  for (int kind = 0; kind < GLOSS_N_BLOCK_KINDS; kind++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (g_dpgettext2 (GETTEXT_PACKAGE, "kind of block", kind_titles[kind]), NULL);

      g_menu_item_set_action_and_target (item, "win.correct-kind", "s", gloss_block_kind_get_nick ((GlossBlockKind) kind));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/**
 * gloss_article_menu_build:
 * @codebook: the tags
 *
 * Returns: (transfer full): the menu's model
 */
GMenu *
gloss_article_menu_build (GlossCodebook *codebook)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) tags = build_tags (codebook);
  g_autoptr (GMenuModel) kinds = build_kinds ();
  g_autoptr (GMenu) text = g_menu_new ();
  g_autoptr (GMenu) annotation = g_menu_new ();
  g_autoptr (GMenu) structure = g_menu_new ();

  g_menu_append (text, _("_Copy"), "article.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (text));

  g_menu_append_submenu (annotation, _("_Tag as"), tags);
  g_menu_append (annotation, _("_Edit Annotation"), "win.edit");
  g_menu_append (annotation, _("_Remove Annotation"), "win.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (annotation));

  g_menu_append_submenu (structure, _("Change _What This Is"), kinds);
  g_menu_append (structure, _("_Join with the Part Before"), "win.join");
  g_menu_append (structure, _("_Split Here"), "win.split");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (structure));

  return menu;
}

/**
 * gloss_article_menu_new:
 * @state: a state with a document
 *
 * Returns: (transfer floating): a popover that wants a parent
 */
GtkWidget *
gloss_article_menu_new (GlossViewState *state)
{
  GlossDocument *document = gloss_view_state_get_document (state);
  g_autoptr (GMenu) model = gloss_article_menu_build (gloss_document_get_codebook (document));
  GtkWidget *menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);

  return menu;
}
