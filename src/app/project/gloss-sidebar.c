/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles of the project and the parts of the open one. */
#include "config.h"

#include "project/gloss-sidebar.h"

#include "article/gloss-outline.h"
#include "gloss-closures.h"
#include "project/gloss-article-row.h"
#include "project/gloss-orphan-list.h"
#include "project/gloss-outline-row.h"

/* From this number of articles on there is an entry to find one. */
#define MANY_ARTICLES 12
/* How much of the height the articles may take beside the outline, in pixels. */
#define ARTICLES_HEIGHT 300

struct _GlossSidebar
{
  AdwBin parent_instance;

  GtkMenuButton *open_button;
  GtkMenuButton *main_button;
  GMenuModel *open_menu;
  GMenuModel *main_menu;
  GtkWidget *filter_entry;
  GtkScrolledWindow *articles_scroller;
  GtkListView *articles;
  GtkSingleSelection *selection;
  GtkFilterListModel *filtered;
  GtkWidget *outline_heading;
  GtkWidget *outline_scroller;
  GtkListView *outline;
  GlossOrphanList *orphans;

  GlossProject *project;
  GlossDocument *document;
  GSignalGroup *project_signals;
  GSignalGroup *document_signals;
};

G_DEFINE_FINAL_TYPE (GlossSidebar, gloss_sidebar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
on_outline_setup (GtkSignalListItemFactory *factory,
                  GtkListItem              *list_item,
                  GlossSidebar             *self)
{
  gtk_list_item_set_child (list_item, g_object_new (GLOSS_TYPE_OUTLINE_ROW, NULL));
}

static void
on_outline_bind (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item,
                 GlossSidebar             *self)
{
  GlossOutlineItem *item = gtk_list_item_get_item (list_item);

  g_object_set (gtk_list_item_get_child (list_item), "item", item, "document", self->document, NULL);
  gtk_list_item_set_accessible_label (list_item, gloss_outline_item_get_title (item));
}

static void
on_outline_unbind (GtkSignalListItemFactory *factory,
                   GtkListItem              *list_item,
                   GlossSidebar             *self)
{
  g_object_set (gtk_list_item_get_child (list_item), "item", NULL, "document", NULL, NULL);
}

static void
on_outline_activate (GlossSidebar *self,
                     guint         position)
{
  g_autoptr (GlossOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->outline)), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-block", "s", gloss_outline_item_get_block_id (item));
}

static void
open_item (GlossSidebar     *self,
           GlossArticleItem *item)
{
  g_autofree char *uri = g_file_get_uri (gloss_article_item_get_file (item));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", uri);
}

static void
on_selected (GlossSidebar *self)
{
  GlossArticleItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    return;
  if (self->document == NULL || !g_file_equal (gloss_article_item_get_file (item), gloss_document_get_file (self->document)))
    open_item (self, item);
}

static void
on_article_activate (GlossSidebar *self,
                     guint         position)
{
  g_autoptr (GlossArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    open_item (self, item);
}

/* Shows which article is open, without opening it again. */
static void
select_document (GlossSidebar *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && self->document != NULL && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (GlossArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_file_equal (gloss_article_item_get_file (item), gloss_document_get_file (self->document)))
        position = i;
    }

  g_signal_handlers_block_by_func (self->selection, on_selected, self);
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_handlers_unblock_by_func (self->selection, on_selected, self);
}

static void
on_articles_changed (GlossSidebar *self)
{
  guint n = self->project != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->project)) : 0;

  gtk_widget_set_visible (self->filter_entry, n >= MANY_ARTICLES);
}

/* The structure can be corrected, and then the parts are others. */
static void
show_outline (GlossSidebar *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkNoSelection) model = NULL;

  gtk_widget_set_visible (self->outline_heading, self->document != NULL);
  gtk_widget_set_visible (self->outline_scroller, self->document != NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->articles_scroller), self->document == NULL);
  gtk_scrolled_window_set_max_content_height (self->articles_scroller, self->document != NULL ? ARTICLES_HEIGHT : -1);
  if (self->document == NULL)
    {
      gtk_list_view_set_model (self->outline, NULL);
      return;
    }

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_outline_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_outline_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_outline_unbind), self, 0);
  model = gtk_no_selection_new (G_LIST_MODEL (gloss_outline_new (gloss_document_get_article (self->document))));
  gtk_list_view_set_factory (self->outline, factory);
  gtk_list_view_set_model (self->outline, GTK_SELECTION_MODEL (model));
}

static void
gloss_sidebar_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  GlossSidebar *self = GLOSS_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_sidebar_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  GlossSidebar *self = GLOSS_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      gloss_sidebar_set_project (self, g_value_get_object (value));
      break;
    case PROP_DOCUMENT:
      gloss_sidebar_set_document (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_sidebar_dispose (GObject *object)
{
  GlossSidebar *self = GLOSS_SIDEBAR (object);

  g_signal_group_set_target (self->project_signals, NULL);
  g_signal_group_set_target (self->document_signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_SIDEBAR);
  g_clear_object (&self->document);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gloss_sidebar_parent_class)->dispose (object);
}

static void
gloss_sidebar_finalize (GObject *object)
{
  GlossSidebar *self = GLOSS_SIDEBAR (object);

  g_clear_object (&self->project_signals);
  g_clear_object (&self->document_signals);

  G_OBJECT_CLASS (gloss_sidebar_parent_class)->finalize (object);
}

static void
gloss_sidebar_class_init (GlossSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gloss_sidebar_dispose;
  object_class->finalize = gloss_sidebar_finalize;
  object_class->get_property = gloss_sidebar_get_property;
  object_class->set_property = gloss_sidebar_set_property;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, GLOSS_TYPE_PROJECT, flags);
  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, GLOSS_TYPE_DOCUMENT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GLOSS_TYPE_ARTICLE_ITEM);
  g_type_ensure (GLOSS_TYPE_ARTICLE_ROW);
  g_type_ensure (GLOSS_TYPE_ORPHAN_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, open_button);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, main_button);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, open_menu);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, main_menu);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, articles_scroller);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, articles);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, selection);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, filtered);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, outline_heading);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, outline_scroller);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, outline);
  gtk_widget_class_bind_template_child (widget_class, GlossSidebar, orphans);
}

static void
gloss_sidebar_init (GlossSidebar *self)
{
  self->project_signals = g_signal_group_new (GLOSS_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "items-changed", G_CALLBACK (on_articles_changed), self);
  self->document_signals = g_signal_group_new (GLOSS_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::article", G_CALLBACK (show_outline), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->open_button, gloss_create_popup, self->open_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->main_button, gloss_create_popup, self->main_menu, NULL);

  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  /* Not before the selection, and who shows it, know of the change themselves. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (select_document), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (self->articles, "activate", G_CALLBACK (on_article_activate), self);
  g_signal_connect_swapped (self->outline, "activate", G_CALLBACK (on_outline_activate), self);
}

void
gloss_sidebar_set_project (GlossSidebar *self,
                           GlossProject *project)
{
  g_return_if_fail (GLOSS_IS_SIDEBAR (self));

  if (!g_set_object (&self->project, project))
    return;

  g_signal_handlers_block_by_func (self->selection, on_selected, self);
  g_signal_group_set_target (self->project_signals, project);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (project));
  g_signal_handlers_unblock_by_func (self->selection, on_selected, self);
  on_articles_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

void
gloss_sidebar_set_document (GlossSidebar  *self,
                            GlossDocument *document)
{
  g_return_if_fail (GLOSS_IS_SIDEBAR (self));

  if (!g_set_object (&self->document, document))
    return;

  g_signal_group_set_target (self->document_signals, document);
  show_outline (self);
  gloss_orphan_list_set_document (self->orphans, document);
  select_document (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}
