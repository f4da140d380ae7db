/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that a person should know about a file. */
#include "config.h"

#include "document/gloss-problem.h"

struct _GlossProblem
{
  GObject parent_instance;

  GFile *file;
  char *message;
};

G_DEFINE_FINAL_TYPE (GlossProblem, gloss_problem, G_TYPE_OBJECT)

enum
{
  PROP_FILE = 1,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
gloss_problem_finalize (GObject *object)
{
  GlossProblem *self = GLOSS_PROBLEM (object);

  g_clear_object (&self->file);
  g_free (self->message);

  G_OBJECT_CLASS (gloss_problem_parent_class)->finalize (object);
}

static void
gloss_problem_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  GlossProblem *self = GLOSS_PROBLEM (object);

  switch (prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_problem_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  GlossProblem *self = GLOSS_PROBLEM (object);

  switch (prop_id)
    {
    case PROP_FILE:
      self->file = g_value_dup_object (value);
      break;
    case PROP_MESSAGE:
      self->message = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gloss_problem_class_init (GlossProblemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = gloss_problem_finalize;
  object_class->get_property = gloss_problem_get_property;
  object_class->set_property = gloss_problem_set_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
gloss_problem_init (GlossProblem *self)
{
}

/**
 * gloss_problem_new:
 * @file: what it is about
 * @message: what is wrong and what to do, translated
 *
 * Returns: (transfer full): a problem
 */
GlossProblem *
gloss_problem_new (GFile      *file,
                   const char *message)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (message != NULL, NULL);

  return g_object_new (GLOSS_TYPE_PROBLEM, "file", file, "message", message, NULL);
}

GFile *
gloss_problem_get_file (GlossProblem *self)
{
  g_return_val_if_fail (GLOSS_IS_PROBLEM (self), NULL);

  return self->file;
}

const char *
gloss_problem_get_message (GlossProblem *self)
{
  g_return_val_if_fail (GLOSS_IS_PROBLEM (self), NULL);

  return self->message;
}

gboolean
gloss_problem_equal (GlossProblem *a,
                     GlossProblem *b)
{
  g_return_val_if_fail (GLOSS_IS_PROBLEM (a) && GLOSS_IS_PROBLEM (b), FALSE);

  return g_file_equal (a->file, b->file) && g_str_equal (a->message, b->message);
}
