/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who annotates on the command line. */
#include "config.h"

#include "gloss-cli-reviewer.h"

#include <glib/gi18n.h>

#include "project/gloss-project.h"

/* A setting of the window, or NULL where it is not installed or not set. */
static char *
dup_setting (const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, PROJECT_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *value = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, key))
    return NULL;

  settings = g_settings_new_full (schema, NULL, NULL);
  value = g_settings_get_string (settings, key);
  return *value != '\0' ? g_steal_pointer (&value) : NULL;
}

static gpointer
make_default (gpointer unused)
{
  GlossReviewer *reviewer = g_new0 (GlossReviewer, 1);

  reviewer->id = dup_setting ("reviewer-id");
  if (reviewer->id == NULL || !gloss_reviewer_id_is_valid (reviewer->id))
    {
      g_free (reviewer->id);
      reviewer->id = gloss_reviewer_id_from_login (g_get_user_name ());
    }
  reviewer->name = dup_setting ("reviewer-name");
  return reviewer;
}

/**
 * gloss_cli_reviewer_get_default:
 *
 * The reviewer of the window's preferences, or one made from the login name.
 *
 * Returns: (transfer none): the reviewer when none is named
 */
const GlossReviewer *
gloss_cli_reviewer_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_default, NULL);
}

/**
 * gloss_cli_reviewer_check_option:
 * @command: the command that was given it
 * @id: (nullable): what was given for a reviewer
 *
 * Says so where @id cannot be a reviewer's.
 *
 * Returns: whether it can be
 */
gboolean
gloss_cli_reviewer_check_option (const GlossCommand *command,
                                 const char         *id)
{
  if (id == NULL || gloss_reviewer_id_is_valid (id))
    return TRUE;

  gloss_command_misused (command, _("A reviewer’s id is up to 32 of a to z, 0 to 9, _ and -."));
  return FALSE;
}
