/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export has yet to write, kept out of memory. */
#include "config.h"

#include "exchange/gloss-spool.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

struct _GlossSpool
{
  GFileIOStream *stream;
  GError *error;
  goffset length;
};

/**
 * gloss_spool_new:
 *
 * Returns: (transfer full): an empty one
 */
GlossSpool *
gloss_spool_new (void)
{
  GlossSpool *self = g_new0 (GlossSpool, 1);
  g_autoptr (GFile) file = g_file_new_tmp ("gloss-export-XXXXXX", &self->stream, &self->error);

  /* What is open stays although it has no name any more, and goes with the process. */
  if (file != NULL)
    g_file_delete (file, NULL, NULL);
  return self;
}

void
gloss_spool_free (GlossSpool *self)
{
  g_clear_object (&self->stream);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * gloss_spool_get_length:
 * @self: a spool
 *
 * Returns: how many bytes it holds
 */
goffset
gloss_spool_get_length (GlossSpool *self)
{
  return self->length;
}

/* The file has no name, so that the folder is named. */
static gboolean
fail (GError       **error,
      const GError  *cause)
{
  g_autofree char *folder = g_filename_display_name (g_get_tmp_dir ());

  g_set_error (error, cause->domain, cause->code, _("“%s” cannot be written: %s"), folder, cause->message);
  return FALSE;
}

static gboolean
seek (GlossSpool  *self,
      goffset      offset,
      GError     **error)
{
  if (self->error == NULL)
    return g_seekable_seek (G_SEEKABLE (self->stream), offset, G_SEEK_SET, NULL, error);
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * gloss_spool_append:
 * @self: a spool
 * @bytes: what to keep
 * @n_bytes: how much of it there is
 * @error: why it could not be written
 *
 * Returns: whether it was
 */
gboolean
gloss_spool_append (GlossSpool  *self,
                    const char  *bytes,
                    gsize        n_bytes,
                    GError     **error)
{
  g_autoptr (GError) cause = NULL;

  if (!seek (self, self->length, &cause) ||
      !g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (self->stream)), bytes, n_bytes, NULL, NULL, &cause))
    return fail (error, cause);
  self->length += (goffset) n_bytes;
  return TRUE;
}

/**
 * gloss_spool_read:
 * @self: a spool
 * @offset: where to begin, in bytes
 * @n_bytes: how many bytes there are to be read; they must be there
 * @out: what they are appended to
 * @error: why they could not be read
 *
 * Returns: whether they could
 */
gboolean
gloss_spool_read (GlossSpool  *self,
                  goffset      offset,
                  gsize        n_bytes,
                  GString     *out,
                  GError     **error)
{
  g_autoptr (GError) cause = NULL;
  gsize before = out->len;
  gsize n_read = 0;

  if (!seek (self, offset, &cause))
    return fail (error, cause);
  g_string_set_size (out, before + n_bytes);
  if (g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (self->stream)), out->str + before, n_bytes, &n_read, NULL, &cause) &&
      n_read == n_bytes)
    return TRUE;
  g_string_truncate (out, before);
  if (cause == NULL)
    g_set_error_literal (&cause, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (EIO));
  return fail (error, cause);
}
