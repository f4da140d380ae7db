/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that a command was given, one after the other. */
#pragma once

#include "gloss-command.h"
#include "project/gloss-project.h"

G_BEGIN_DECLS

/**
 * GlossInput:
 * @file: a input
 * @path: its path, as it was given or from the folder that was given
 * @name: @path as people read it
 * @walk: where the sources are gone through
 *
 * An article to work on.
 */
typedef struct
{
  GFile *file;
  const char *path;
  const char *name;
  struct _GlossInputWalk *walk;
} GlossInput;

/**
 * GlossInputFunc:
 * @input: a input
 * @user_data: what was handed in
 * @error: return location for an error
 *
 * Works on one article.
 *
 * Returns: whether it was done; if not, @error is reported and the next input is taken
 */
typedef gboolean (*GlossInputFunc) (const GlossInput  *input,
                                     gpointer            user_data,
                                     GError            **error);

gboolean      gloss_inputs_are_several (char              **paths);
GlossStatus   gloss_inputs_foreach     (char              **paths,
                                         GlossOutput        *out,
                                         GlossInputFunc     func,
                                         gpointer            user_data);
GlossProject *gloss_input_get_project  (const GlossInput  *self,
                                         GError            **error);
GlossArticle *gloss_input_correct       (const GlossInput   *self,
                                         GFile              *source,
                                         GlossArticle       *article);
char         *gloss_input_dup_name_beside (const GlossInput *self,
                                         GFile              *file);
void          gloss_input_report       (const GlossInput  *self,
                                         GFile              *file,
                                         const char         *message);

G_END_DECLS
