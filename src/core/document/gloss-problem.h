/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that a person should know about a file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GLOSS_TYPE_PROBLEM (gloss_problem_get_type ())

/* Immutable. Properties: file, message (a full, translated sentence). */
G_DECLARE_FINAL_TYPE (GlossProblem, gloss_problem, GLOSS, PROBLEM, GObject)

GlossProblem *gloss_problem_new         (GFile        *file,
                                         const char   *message);
GFile        *gloss_problem_get_file    (GlossProblem *self);
const char   *gloss_problem_get_message (GlossProblem *self);
gboolean      gloss_problem_equal       (GlossProblem *a,
                                         GlossProblem *b);

G_END_DECLS
