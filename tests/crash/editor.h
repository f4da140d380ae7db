/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reviewer who edits one article after the other without thinking. */
#pragma once

#include "state.h"

G_BEGIN_DECLS

/**
 * EditorCompany:
 * @EDITOR_ALONE: nobody
 * @EDITOR_WITH_OTHERS: other reviewers: the structure of the articles is left alone, for that is one for all
 * @EDITOR_TWICE: the same reviewer in another program: only what this one made is touched, so that it is known what must become of it
 *
 * Who else edits the articles.
 */
typedef enum
{
  EDITOR_ALONE,
  EDITOR_WITH_OTHERS,
  EDITOR_TWICE,
} EditorCompany;

typedef struct _Editor Editor;

Editor *editor_new         (EditorCompany        company);
void    editor_free        (Editor              *self);
void    editor_open        (Editor              *self,
                            GFile               *folder,
                            const char          *name,
                            const GlossReviewer *reviewer);
void    editor_do_anything (Editor              *self,
                            guint                n);
void    editor_flush       (Editor              *self,
                            int                  fault);
void    editor_save        (Editor              *self);
void    editor_settle      (Editor              *self);

G_END_DECLS
