/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export leaves out, as gloss-cli tells of it. */
#include "config.h"

#include "gloss-losses.h"

#include <glib/gi18n.h>

#include "gloss-message.h"
#include "json/gloss-json-output.h"

/* How many of a trait are named; the file has all. */
#define MAX_NAMED 20
#define FLUSH_BYTES (64 * 1024)

struct _GlossLossFile
{
  GlossExportSink *sink;
  GError *error;
};

/* Notes and quotes cannot act on the terminal. */
static void
print_loss (const GlossLoss *loss)
{
  g_autofree char *article = gloss_message_file_name (loss->article);
  g_autofree char *what = gloss_message_file_name (loss->what);

  if (g_strcmp0 (loss->article, loss->what) == 0)
    gloss_message ("  %s", article);
  else
    gloss_message ("  %s: %s", article, what);
}

static void
print_trait (GlossLossReport *losses,
             GlossTrait       trait,
             gboolean         has_file)
{
  GPtrArray *examples = gloss_loss_report_get_examples (losses, trait);
  guint count = gloss_loss_report_get_count (losses, trait);
  g_autofree char *sentence = gloss_loss_report_dup_sentence (losses, trait);
  guint n_named = MIN (examples->len, MAX_NAMED);

  gloss_message ("%s", sentence);
  for (guint i = 0; i < n_named; i++)
    print_loss (g_ptr_array_index (examples, i));
  if (count > n_named && has_file)
    gloss_message (ngettext ("  … and %u more", "  … and %u more", count - n_named), count - n_named);
  else if (count > n_named)
    gloss_message (ngettext ("  … and %u more; --report FILE writes all", "  … and %u more; --report FILE writes all", count - n_named),
                   count - n_named);
}

/**
 * gloss_losses_print:
 * @losses: what is left out
 * @has_file: whether all of it goes to a file as well
 *
 * Says it on standard error: a sentence for each trait, and the first ones below it.
 */
void
gloss_losses_print (GlossLossReport *losses,
                    gboolean         has_file)
{
  for (GlossTrait trait = 0; trait < GLOSS_N_TRAITS; trait++)
    if (gloss_loss_report_get_count (losses, trait) > 0)
      print_trait (losses, trait, has_file);
}

/**
 * gloss_loss_file_new:
 * @path: where it goes
 * @replace: whether a file that is there may be replaced
 * @error: why it cannot go there
 *
 * Returns: (nullable) (transfer full): a file of no losses yet
 */
GlossLossFile *
gloss_loss_file_new (const char *path,
                     gboolean    replace,
                     GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GlossExportSink *sink = gloss_export_sink_new (file, FALSE, replace, NULL, error);
  GlossLossFile *self;

  if (sink == NULL)
    return NULL;
  self = g_new0 (GlossLossFile, 1);
  self->sink = sink;
  return self;
}

/**
 * gloss_loss_file_free:
 * @self: (transfer full): a file, which is not kept unless it was committed
 */
void
gloss_loss_file_free (GlossLossFile *self)
{
  g_clear_pointer (&self->sink, gloss_export_sink_free);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
flush (GlossLossFile *self)
{
  g_autoptr (GBytes) written = NULL;

  if (self->error == NULL)
    written = gloss_export_sink_flush (self->sink, &self->error);
  return written != NULL;
}

/**
 * gloss_loss_file_add:
 * @loss: a loss
 * @self: the file
 *
 * Writes it; a #GlossLossFunc. Committing says if it could not be written.
 */
void
gloss_loss_file_add (const GlossLoss *loss,
                     gpointer         self)
{
  GlossLossFile *file = self;
  GString *buffer = gloss_export_sink_get_buffer (file->sink);
  GlossJsonOutput json;

  if (file->error != NULL)
    return;
  gloss_json_output_init (&json, buffer);
  gloss_json_output_begin_object (&json, GLOSS_JSON_LAYOUT_INLINE);
  gloss_json_output_member (&json, "trait", gloss_trait_get_nick (loss->trait));
  gloss_json_output_member (&json, "article", loss->article);
  gloss_json_output_member (&json, "id", loss->id);
  gloss_json_output_member (&json, "what", loss->what);
  gloss_json_output_end (&json);
  if (buffer->len > FLUSH_BYTES)
    flush (file);
}

/**
 * gloss_loss_file_commit:
 * @self: a file
 * @error: why it could not be written
 *
 * Gives it its name.
 *
 * Returns: whether it has it
 */
gboolean
gloss_loss_file_commit (GlossLossFile  *self,
                        GError        **error)
{
  if (flush (self))
    return gloss_export_sink_commit (self->sink, error);
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
