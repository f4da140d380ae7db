/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going through the articles of an export once. */
#include "config.h"

#include "exchange/gloss-export-pass.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "document/gloss-problem.h"
#include "gloss-error.h"

/* What is written in a pass. */
typedef struct
{
  const GlossFormat *format;
  GlossExportSink *sink;
  gpointer state;
} Writing;

static void
writing_clear (Writing *self)
{
  if (self->state != NULL && self->format->free != NULL)
    self->format->free (self->state);
  g_clear_pointer (&self->sink, gloss_export_sink_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

/*< private >
 * gloss_export_entry_unref:
 * @self: (transfer full): a #GlossExportEntry
 */
void
gloss_export_entry_unref (gpointer self)
{
  GlossExportEntry *entry = self;

  if (!g_atomic_ref_count_dec (&entry->ref_count))
    return;
  g_object_unref (entry->file);
  g_object_unref (entry->codebook);
  g_free (entry->name);
  g_free (entry);
}

/*< private >
 * gloss_export_pass_free:
 * @self: (transfer full): a pass
 */
void
gloss_export_pass_free (GlossExportPass *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->reviewers, g_strfreev);
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_object (&self->target);
  g_clear_pointer (&self->losses, gloss_loss_report_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static void
add_problem (GlossExportPass        *self,
             const GlossExportEntry *entry,
             const GError           *error)
{
  g_ptr_array_add (self->problems, gloss_problem_new (entry->file, error->message));
}

/* Whether the export would leave something out that must not be. */
static gboolean
is_refused (GlossExportPass *self)
{
  return self->is_strict && (gloss_loss_report_get_n_losses (self->losses) > 0 || self->problems->len > 0);
}

/* What an article's own file is must not be written over, by whatever name. */
static gboolean
check_target (GlossExportPass  *self,
              GError          **error)
{
  g_autofree char *path = g_file_get_path (self->target);
  GStatBuf target;

  if (path == NULL || g_stat (path, &target) != 0)
    return TRUE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const GlossExportEntry *entry = g_ptr_array_index (self->entries, i);
      GStatBuf source;

      if (g_stat (g_file_peek_path (entry->file), &source) != 0 ||
          source.st_dev != target.st_dev || source.st_ino != target.st_ino)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("“%s” is one of the articles, so no export is written over it. Choose another name."), entry->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
flush (Writing  *writing,
       GBytes  **written,
       GError  **error)
{
  *written = gloss_export_sink_flush (writing->sink, error);
  return *written != NULL;
}

static gboolean
begin (GlossExportPass  *self,
       Writing          *writing,
       GCancellable     *cancellable,
       GError          **error)
{
  const GlossExportEntry *first = g_ptr_array_index (self->entries, 0);
  g_autoptr (GBytes) written = NULL;

  if (!check_target (self, error))
    return FALSE;
  writing->sink = gloss_export_sink_new (self->target, self->format->suffix == NULL, self->replace, cancellable, error);
  if (writing->sink == NULL)
    return FALSE;
  if (self->format->begin != NULL)
    writing->state = self->format->begin (writing->sink, first->codebook);
  return flush (writing, &written, error);
}

static gboolean
check (GlossExportPass           *self,
       Writing                   *writing,
       const GlossExportArticle  *article,
       GError                   **error)
{
  g_autoptr (GBytes) written = NULL;

  if (self->format->check == NULL)
    return flush (writing, &written, error);
  /* The files of a folder can be dropped until they were looked at. */
  if (gloss_export_sink_is_folder (writing->sink))
    return self->format->check (writing->state, article, writing->sink, NULL, error) && flush (writing, &written, error);
  return flush (writing, &written, error) && self->format->check (writing->state, article, writing->sink, written, error);
}

static void
survey (GlossExportPass          *self,
        const GlossExportArticle *article)
{
  self->n_annotations += gloss_export_article_get_n_annotations (article);
  gloss_loss_report_survey (self->losses, article, self->format->holds);
  if (self->format->survey != NULL)
    self->format->survey (article, self->losses);
}

/* One that the format cannot write is named and skipped. */
static gboolean
write_article (GlossExportPass           *self,
               Writing                   *writing,
               const GlossExportEntry    *entry,
               const GlossExportArticle  *article,
               gboolean                  *is_skipped,
               GError                   **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->format->write (writing->state, article, writing->sink, &local_error))
    {
      survey (self, article);
      return check (self, writing, article, error);
    }
  if (local_error->domain != GLOSS_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  gloss_export_sink_revert (writing->sink);
  add_problem (self, entry, local_error);
  *is_skipped = TRUE;
  return TRUE;
}

/* An article that cannot be read is named and skipped. */
static gboolean
pass_article (GlossExportPass         *self,
              Writing                 *writing,
              const GlossExportEntry  *entry,
              GlossSidecarListing     *listing,
              gboolean                *is_skipped,
              GCancellable            *cancellable,
              GError                 **error)
{
  const GlossExportFilter filter = { (const char *const *) self->reviewers, (const char *const *) self->tags,
                                     self->has_range ? &self->range : NULL };
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GlossExportArticle) article =
    gloss_export_article_load_listed (entry->file, entry->name, entry->codebook, &filter, listing, self->problems, cancellable, &local_error);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  *is_skipped = article == NULL;
  if (article == NULL)
    add_problem (self, entry, local_error);
  else if (writing->sink == NULL || is_refused (self))
    survey (self, article);
  else
    return write_article (self, writing, entry, article, is_skipped, error);
  return TRUE;
}

/* Of one article it is said why. */
static gboolean
fail_all (GlossExportPass  *self,
          GError          **error)
{
  GlossProblem *last = g_ptr_array_index (self->problems, self->problems->len - 1);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       self->entries->len == 1 ? gloss_problem_get_message (last)
                                               : _("None of the articles could be read, so nothing was exported."));
  return FALSE;
}

static gboolean
pass_articles (GlossExportPass  *self,
               Writing          *writing,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (GlossSidecarListing) listing = gloss_sidecar_listing_new ();
  guint n_skipped = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      gboolean is_skipped = FALSE;

      if (!pass_article (self, writing, g_ptr_array_index (self->entries, i), listing, &is_skipped, cancellable, error))
        return FALSE;
      n_skipped += is_skipped;
      self->progress_func (i + 1, self->progress_data);
    }
  return n_skipped < self->entries->len || fail_all (self, error);
}

static gboolean
finish (GlossExportPass  *self,
        Writing          *writing,
        GError          **error)
{
  g_autoptr (GBytes) written = NULL;

  if (self->format->end != NULL && !self->format->end (writing->state, writing->sink, error))
    return FALSE;
  if (!flush (writing, &written, error))
    return FALSE;
  if (self->ready_func != NULL && !self->ready_func (self->losses, self->problems, self->ready_data))
    return FALSE;
  return gloss_export_sink_commit (writing->sink, error);
}

/*< private >
 * gloss_export_pass_run:
 * @self: a pass
 * @cancellable: (nullable): stops it
 * @error: why nothing was exported, or surveyed
 *
 * Reads one article after the other, counts what is left out and, with a target, writes, reads back and compares; blocks, in any
 * thread. Memory is taken for one article at a time.
 *
 * Returns: whether it was done; FALSE without an error where it was not to be done
 */
gboolean
gloss_export_pass_run (GlossExportPass  *self,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_auto (Writing) writing = { self->format, NULL, NULL };

  if (self->entries->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("There is no article to export."));
      return FALSE;
    }
  if (self->target != NULL && !begin (self, &writing, cancellable, error))
    return FALSE;
  if (!pass_articles (self, &writing, cancellable, error))
    return FALSE;
  if (self->target == NULL)
    return TRUE;
  return is_refused (self) ? FALSE : finish (self, &writing, error);
}
