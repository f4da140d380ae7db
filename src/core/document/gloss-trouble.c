/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why something that a person did is not on disk, and what of it. */
#include "config.h"

#include "document/gloss-trouble.h"

#include <glib/gi18n-lib.h>

#include "gloss-error.h"

struct _GlossTrouble
{
  GObject parent_instance;

  GlossTroubleCause cause;
  GlossTroubleExtent extent;
  guint n_unsaved;
  GFile *copy;
  char *name;
  char *message;
};

G_DEFINE_FINAL_TYPE (GlossTrouble, gloss_trouble, G_TYPE_OBJECT)

static GlossTroubleCause
find_cause (const GError *error)
{
  if (g_error_matches (error, GLOSS_ERROR, GLOSS_ERROR_PROTECTED))
    return GLOSS_TROUBLE_PROTECTED;
  if (error->domain != G_IO_ERROR)
    return GLOSS_TROUBLE_OTHER;
  switch (error->code)
    {
    case G_IO_ERROR_NO_SPACE:
      return GLOSS_TROUBLE_FULL;
    case G_IO_ERROR_READ_ONLY:
      return GLOSS_TROUBLE_READ_ONLY;
    case G_IO_ERROR_PERMISSION_DENIED:
      return GLOSS_TROUBLE_DENIED;
    case G_IO_ERROR_NOT_FOUND:
      return GLOSS_TROUBLE_GONE;
    case G_IO_ERROR_NOT_CONNECTED:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_TIMED_OUT:
      return GLOSS_TROUBLE_UNREACHABLE;
    default:
      return GLOSS_TROUBLE_OTHER;
    }
}

static void
gloss_trouble_finalize (GObject *object)
{
  GlossTrouble *self = GLOSS_TROUBLE (object);

  g_clear_object (&self->copy);
  g_free (self->name);
  g_free (self->message);

  G_OBJECT_CLASS (gloss_trouble_parent_class)->finalize (object);
}

static void
gloss_trouble_class_init (GlossTroubleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gloss_trouble_finalize;
}

static void
gloss_trouble_init (GlossTrouble *self)
{
}

/**
 * gloss_trouble_new:
 * @error: why it could not be written
 * @extent: what could not
 * @name: the file name of the article
 * @n_unsaved: how many edits are only in memory
 * @copy: (nullable): a sidecar elsewhere that holds all edits
 *
 * Returns: (transfer full): the trouble
 */
GlossTrouble *
gloss_trouble_new (const GError       *error,
                   GlossTroubleExtent  extent,
                   const char         *name,
                   guint               n_unsaved,
                   GFile              *copy)
{
  GlossTrouble *self;

  g_return_val_if_fail (error != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (GLOSS_TYPE_TROUBLE, NULL);
  self->cause = find_cause (error);
  self->extent = extent;
  self->name = g_filename_display_name (name);
  self->n_unsaved = n_unsaved;
  self->message = g_strdup (error->message);
  g_set_object (&self->copy, copy);
  return self;
}

GlossTroubleCause
gloss_trouble_get_cause (GlossTrouble *self)
{
  g_return_val_if_fail (GLOSS_IS_TROUBLE (self), GLOSS_TROUBLE_OTHER);

  return self->cause;
}

GlossTroubleExtent
gloss_trouble_get_extent (GlossTrouble *self)
{
  g_return_val_if_fail (GLOSS_IS_TROUBLE (self), GLOSS_TROUBLE_NOT_SAVED);

  return self->extent;
}

/**
 * gloss_trouble_get_copy:
 * @self: a trouble
 *
 * Returns: (nullable) (transfer none): a sidecar elsewhere that holds all edits
 */
GFile *
gloss_trouble_get_copy (GlossTrouble *self)
{
  g_return_val_if_fail (GLOSS_IS_TROUBLE (self), NULL);

  return self->copy;
}

/**
 * gloss_trouble_get_message:
 * @self: a trouble
 *
 * Returns: what the system said, with the path
 */
const char *
gloss_trouble_get_message (GlossTrouble *self)
{
  g_return_val_if_fail (GLOSS_IS_TROUBLE (self), NULL);

  return self->message;
}

/**
 * gloss_trouble_loses_edits:
 * @self: a trouble
 *
 * Returns: whether something would be lost if the program ended now
 */
gboolean
gloss_trouble_loses_edits (GlossTrouble *self)
{
  g_return_val_if_fail (GLOSS_IS_TROUBLE (self), FALSE);

  return self->extent == GLOSS_TROUBLE_NOT_SAVED && self->copy == NULL;
}

/**
 * gloss_trouble_dup_why:
 * @self: a trouble
 *
 * Returns: (transfer full): the cause, a sentence in plain words
 */
char *
gloss_trouble_dup_why (GlossTrouble *self)
{
  g_return_val_if_fail (GLOSS_IS_TROUBLE (self), NULL);

  switch (self->cause)
    {
    case GLOSS_TROUBLE_FULL:
      return g_strdup (_("The disk is full."));
    case GLOSS_TROUBLE_READ_ONLY:
      return g_strdup (_("The disk can be read but not written to."));
    case GLOSS_TROUBLE_PROTECTED:
      return g_strdup_printf (_("The file of your annotations of “%s” is write-protected."), self->name);
    case GLOSS_TROUBLE_DENIED:
      return g_strdup_printf (_("You may not write to the folder of “%s”."), self->name);
    case GLOSS_TROUBLE_GONE:
      return g_strdup_printf (_("The folder of “%s” is no longer there."), self->name);
    case GLOSS_TROUBLE_UNREACHABLE:
      return g_strdup_printf (_("The folder of “%s” cannot be reached."), self->name);
    case GLOSS_TROUBLE_OTHER:
    default:
      return g_strconcat (self->message, g_str_has_suffix (self->message, ".") ? "" : ".", NULL);
    }
}

/**
 * gloss_trouble_dup_what:
 * @self: a trouble
 *
 * Returns: (transfer full): what is not on disk, a sentence in plain words
 */
char *
gloss_trouble_dup_what (GlossTrouble *self)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GLOSS_IS_TROUBLE (self), NULL);

  if (self->extent == GLOSS_TROUBLE_NO_JOURNAL)
    return g_strdup (_("Your changes are saved, but not in the journal, so they cannot be undone after a restart."));
  if (self->copy != NULL)
    {
      folder = g_file_get_parent (self->copy);
      name = g_file_get_parse_name (folder);
      return g_strdup_printf (_("A copy with all of your changes is in “%s”."), name);
    }
  if (self->extent == GLOSS_TROUBLE_IN_JOURNAL)
    return g_strdup (_("Your last changes are safe in the journal, but not in the file that others read."));
  return g_strdup_printf (ngettext ("Your last change is only in this window.",
                                    "Your last %'u changes are only in this window.", self->n_unsaved),
                          self->n_unsaved);
}

/**
 * gloss_trouble_dup_loss:
 * @self: a trouble
 *
 * Returns: (transfer full): what comes of it if the window is closed now, a sentence in plain words
 */
char *
gloss_trouble_dup_loss (GlossTrouble *self)
{
  g_return_val_if_fail (GLOSS_IS_TROUBLE (self), NULL);

  if (gloss_trouble_loses_edits (self))
    return g_strdup_printf (ngettext ("If you go on, %'u change of “%s” is lost.",
                                      "If you go on, %'u changes of “%s” are lost.", self->n_unsaved),
                            self->n_unsaved, self->name);
  if (self->extent == GLOSS_TROUBLE_IN_JOURNAL)
    return g_strdup_printf (_("Nothing is lost: your last changes of “%s” are in the journal, and are saved when it is opened the next time. Until then, others do not see them."),
                            self->name);
  return g_strdup (_("Nothing is lost."));
}

/**
 * gloss_trouble_equal:
 * @a: (nullable): a trouble
 * @b: (nullable): another one
 *
 * Returns: whether they say the same
 */
gboolean
gloss_trouble_equal (GlossTrouble *a,
                     GlossTrouble *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->cause == b->cause && a->extent == b->extent && a->n_unsaved == b->n_unsaved &&
         g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->message, b->message) == 0 &&
         (a->copy == b->copy || (a->copy != NULL && b->copy != NULL && g_file_equal (a->copy, b->copy)));
}
