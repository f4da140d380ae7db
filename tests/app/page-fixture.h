/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article page in a window whose actions only note what they were asked. */
#pragma once

#include <adwaita.h>

#include "article/gloss-article-page.h"
#include "article/gloss-article-view.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  GlossDocument *document;
  GlossViewState *state;
  GtkWindow *window;
  GlossArticlePage *page;
  GlossArticleView *view;
  GString *log;
} PageFixture;

void             page_fixture_set_up    (PageFixture *fixture,
                                         const char  *name,
                                         const char  *contents,
                                         int          width,
                                         int          height);
void             page_fixture_tear_down (PageFixture *fixture);
void             page_fixture_settle    (PageFixture *fixture);
GlossAnnotation *page_fixture_tag       (PageFixture *fixture,
                                         const char  *tag,
                                         const char  *quote);
GtkWidget       *page_fixture_find      (GtkWidget   *widget,
                                         GType        type);

G_END_DECLS
