/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "annotation/gloss-annotation-pane.h"
#include "annotation/gloss-link-draft.h"
#include "article/gloss-article-page.h"
#include "document/gloss-source-watch.h"
#include "project/gloss-sidebar.h"
#include "window/gloss-window.h"

G_BEGIN_DECLS

/* What a person is about to leave, until it is saved or given up; see gloss-window-leave.c. */
typedef struct _GlossLeaving GlossLeaving;

struct _GlossWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwToolbarView *frame;
  AdwToolbarView *middle;
  AdwOverlaySplitView *sidebar_split;
  AdwOverlaySplitView *pane_split;
  AdwBottomSheet *sheet;
  AdwWindowTitle *title;
  AdwBanner *banner;
  AdwBanner *source_banner;
  GtkRevealer *place_bar;
  GtkLabel *place_question;
  GtkStack *pages;
  GtkWidget *menu_button;
  GMenuModel *main_menu;
  GtkWidget *sidebar_button;
  GtkWidget *pane_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *find_button;

  /* Made when they are first wanted: a window is there sooner without them. */
  GlossSidebar *sidebar;
  GlossAnnotationPane *pane;
  GlossArticlePage *article;
  GtkWidget *status_bar;
  GtkWidget *trouble_bar;

  GlossSettings *settings;
  GlossViewState *state;
  GlossProject *project;
  GSignalGroup *document_signals;
  GSignalGroup *problem_signals;
  GSignalGroup *doubts_signals;
  AdwToast *toast;
  /* The link that is being made. */
  GlossLinkDraft *link;

  /* What is being opened. */
  GCancellable *opening;
  GFile *target;
  guint slow_id;
  guint waiting_id;
  guint tick_id;
  guint n_ticks;
  guint late_id;
  guint reveal_id;

  /* The source of what is open, and why it could not be read again. */
  GlossSourceWatch *source;
  GError *reload_error;

  /* NULL unless something is being left. */
  GlossLeaving *leaving;

  /* The annotation that is given a place by hand, by id. */
  char *placing;

  /* What is being printed, and how it was done the last time. */
  GtkPrintOperation *printing;
  GtkPrintSettings *print_settings;
  GtkPageSetup *page_setup;

  guint reload_slow : 1;
  guint problems_seen : 1;
  guint reviewed : 1;
};

/* Goes on with something in the window. */
typedef void (*GlossWindowFunc) (GlossWindow *self,
                                 gpointer     data);

/* When an action can be used. */
typedef enum
{
  ALWAYS,
  WITH_PROJECT,
  WITH_ARTICLES,
  WITH_DOCUMENT,
  TO_TAG,
  TO_EDIT,
  TO_PRINT,
  TO_UNDO,
  TO_REDO,
  WHILE_OPENING,
  WHILE_LINKING,
  TO_REVIEW,
  TO_REVIEW_ONE,
  WITH_MOVED,
  WHILE_PLACING,
} GlossActionNeed;

/* An entry of the tables of actions, which end with one without a name. */
typedef struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
  GlossActionNeed need;
} GlossWindowAction;

static inline GlossDocument *
gloss_window_get_document (GlossWindow *self)
{
  return gloss_view_state_get_document (self->state);
}

static inline GlossAnnotation *
gloss_window_get_selected (GlossWindow *self)
{
  return gloss_view_state_get_selected (self->state);
}

/* gloss-window.c */
void gloss_window_show_page    (GlossWindow *self,
                                GtkWidget   *page,
                                const char  *name);
void gloss_window_update       (GlossWindow *self);
void gloss_window_show_toast   (GlossWindow *self,
                                const char  *text,
                                gboolean     with_undo);
void gloss_window_show_toast_with_button (GlossWindow *self,
                                const char  *text,
                                const char  *label,
                                const char  *action,
                                GVariant    *target);

/* gloss-window-actions.c */
void gloss_window_install_actions (GtkWidgetClass *widget_class);
void gloss_window_update_actions  (GlossWindow    *self);

void gloss_window_tell_error      (GlossWindow    *self,
                                   const GError   *error);

/* gloss-window-annotate.c */
extern const GlossWindowAction gloss_window_annotation_actions[];

/* gloss-window-beside.c */
void gloss_window_save_beside     (GlossWindow *self);
void gloss_window_save_beside_in  (GlossWindow *self,
                                   GFile       *folder);

/* gloss-window-leave.c */
gboolean gloss_window_leave       (GlossWindow      *self,
                                   gboolean          closes,
                                   GlossWindowFunc   then,
                                   gpointer          data,
                                   GDestroyNotify    destroy);
void     gloss_window_stop_leaving (GlossWindow     *self);

/* gloss-window-close.c */
void     gloss_window_save_to_close (GlossWindow *self);

/* gloss-window-cover.c */
extern const GlossWindowAction gloss_window_cover_actions[];

/* gloss-window-export.c */
void gloss_window_export          (GlossWindow *self);
void gloss_window_show_file       (GlossWindow *self,
                                   const char  *uri);

/* gloss-window-trouble.c */
void gloss_window_update_trouble  (GlossWindow        *self);
void gloss_window_retry_saving    (GlossWindow        *self);
void gloss_window_look_at_disk    (GlossWindow        *self);
void gloss_window_tell_unsaved    (GlossWindow        *self,
                                   const GError       *error);
void gloss_window_save_elsewhere  (GlossWindow        *self);
void gloss_window_save_elsewhere_then (GlossWindow    *self,
                                   GlossWindowFunc     then,
                                   gpointer            data,
                                   GDestroyNotify      destroy);
void gloss_window_save_copy_in    (GlossWindow        *self,
                                   GFile              *folder,
                                   GlossWindowFunc     then,
                                   gpointer            data,
                                   GDestroyNotify      destroy);

/* gloss-window-panes.c */
gboolean gloss_window_get_sidebar_shown    (GlossWindow *self);
gboolean gloss_window_get_pane_shown       (GlossWindow *self);
void     gloss_window_choose_sidebar_shown (GlossWindow *self,
                                            gboolean     shown);
void     gloss_window_choose_pane_shown    (GlossWindow *self,
                                            gboolean     shown);
void     gloss_window_update_panes         (GlossWindow *self);
void     gloss_window_make_room            (GlossWindow *self);
void     gloss_window_forget_late          (GlossWindow *self);
void     gloss_window_edit                 (GlossWindow *self);
void     gloss_window_focus                (GlossWindow *self);

/* gloss-window-going.c */
extern const GlossWindowAction gloss_window_going_actions[];

void gloss_window_go_to_annotation (GlossWindow     *self,
                                    GlossAnnotation *annotation);

/* gloss-window-history.c */
extern const GlossWindowAction gloss_window_history_actions[];

/* gloss-window-link.c */
extern const GlossWindowAction gloss_window_link_actions[];

void gloss_window_end_link        (GlossWindow *self);

/* gloss-window-open.c */
void gloss_window_stop_opening    (GlossWindow *self);
void gloss_window_cancel_opening  (GlossWindow *self);
void gloss_window_close_project   (GlossWindow *self);
void gloss_window_open_sample     (GlossWindow *self);
void gloss_window_choose_folder   (GlossWindow *self);
void gloss_window_choose_article  (GlossWindow *self);
void gloss_window_open_neighbour  (GlossWindow *self,
                                   int          step);
void gloss_window_retry           (GlossWindow *self);

/* gloss-window-print.c */
void gloss_window_print           (GlossWindow *self);
void gloss_window_save_pdf        (GlossWindow *self);
void gloss_window_save_pdf_as     (GlossWindow *self,
                                   GFile       *file);
void gloss_window_stop_printing   (GlossWindow *self);

/* gloss-window-problems.c */
void gloss_window_show_problems   (GlossWindow *self);
void gloss_window_show_conflicts  (GlossWindow *self);
void gloss_window_update_problems (GlossWindow *self);
void gloss_window_tell_copies     (GlossWindow *self,
                                   guint        n_copies);

/* gloss-window-reload.c */
void gloss_window_reload          (GlossWindow *self);

/* gloss-window-review.c */
extern const GlossWindowAction gloss_window_review_actions[];
gboolean gloss_window_is_reviewing (GlossWindow *self);
void gloss_window_end_review      (GlossWindow *self);
void gloss_window_show_text       (GlossWindow *self);
void gloss_window_stop_placing    (GlossWindow *self);
void gloss_window_add_placing_keys (GlossWindow *self);

/* gloss-window-source.c */
void gloss_window_update_source   (GlossWindow *self);
void gloss_window_tell_moved      (GlossWindow *self);
void gloss_window_watch_source    (GlossWindow *self);
void gloss_window_look_at_source  (GlossWindow *self);

G_END_DECLS
