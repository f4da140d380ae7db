/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command writes on standard output. */
#include "config.h"

#include "gloss-output.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "gloss-columns.h"

#define BUFFER_BYTES (64 * 1024)
#define ELLIPSIS "…"

struct _GlossOutput
{
  int fd;
  int error;
  GString *buffer;
};

static void
write_all (GlossOutput *self,
           const char  *bytes,
           gsize        n_bytes)
{
  while (n_bytes > 0 && self->error == 0)
    {
      gssize n_written = write (self->fd, bytes, n_bytes);

      if (n_written >= 0)
        {
          bytes += n_written;
          n_bytes -= n_written;
        }
      else if (errno != EINTR)
        {
          self->error = errno;
        }
    }
}

/**
 * gloss_output_new:
 * @fd: an open file descriptor; gloss_output_close() closes it
 *
 * Returns: (transfer full): an empty buffer before @fd
 */
GlossOutput *
gloss_output_new (int fd)
{
  GlossOutput *self = g_new0 (GlossOutput, 1);

  self->fd = fd;
  self->buffer = g_string_sized_new (BUFFER_BYTES);
  return self;
}

/**
 * gloss_output_free:
 * @self: (transfer full): an output
 *
 * Drops what was not written yet; gloss_output_close() comes before it.
 */
void
gloss_output_free (GlossOutput *self)
{
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * gloss_output_get_buffer:
 * @self: an output
 *
 * Returns: (transfer none): where to append up to some ten kilobytes
 */
GString *
gloss_output_get_buffer (GlossOutput *self)
{
  if (self->buffer->len > BUFFER_BYTES / 2)
    gloss_output_flush (self);
  return self->buffer;
}

/**
 * gloss_output_add_bytes:
 * @self: an output
 * @bytes: what to write
 * @n_bytes: how many
 *
 * Writes bytes as they are.
 */
void
gloss_output_add_bytes (GlossOutput *self,
                        const char  *bytes,
                        gsize        n_bytes)
{
  if (n_bytes > BUFFER_BYTES / 2)
    {
      gloss_output_flush (self);
      write_all (self, bytes, n_bytes);
    }
  else
    {
      g_string_append_len (gloss_output_get_buffer (self), bytes, n_bytes);
    }
}

/**
 * gloss_output_add:
 * @self: an output
 * @text: what to write
 *
 * Writes a string as it is.
 */
void
gloss_output_add (GlossOutput *self,
                  const char  *text)
{
  gloss_output_add_bytes (self, text, strlen (text));
}

/**
 * gloss_output_add_char:
 * @self: an output
 * @character: an ASCII character
 *
 * Writes one character.
 */
void
gloss_output_add_char (GlossOutput *self,
                       char         character)
{
  g_string_append_c (gloss_output_get_buffer (self), character);
}

/**
 * gloss_output_add_number:
 * @self: an output
 * @number: a number
 *
 * Writes a number in decimal, in every locale the same.
 */
void
gloss_output_add_number (GlossOutput *self,
                         gsize        number)
{
  g_string_append_printf (gloss_output_get_buffer (self), "%zu", number);
}

/**
 * gloss_output_add_spaces:
 * @self: an output
 * @n_spaces: how many
 *
 * Writes spaces.
 */
void
gloss_output_add_spaces (GlossOutput *self,
                         gsize        n_spaces)
{
  while (n_spaces-- > 0)
    gloss_output_add_char (self, ' ');
}

/* The bytes of the control character at @p; 0 where there is none. */
static gsize
measure_control (const char *p)
{
  guchar first = p[0];

  if (first < 0x20 || first == 0x7f)
    return 1;
  return first == 0xc2 && (guchar) p[1] < 0xa0 ? 2 : 0;
}

/**
 * gloss_output_add_fitting:
 * @self: an output
 * @text: UTF-8 text
 * @n_bytes: its length
 * @width: columns of the terminal there are for it, or %G_MAXSIZE
 *
 * Writes as much of a text as fits, with an ellipsis in place of the rest. Control characters, with which a text could
 * act on the terminal, become spaces.
 */
void
gloss_output_add_fitting (GlossOutput *self,
                          const char  *text,
                          gsize        n_bytes,
                          gsize        width)
{
  gboolean fits;
  const char *end = text + gloss_columns_fit (text, n_bytes, width, &fits);

  while (!fits && end > text && end[-1] == ' ')
    end--;

  for (const char *p = text; p < end; p++)
    {
      gsize n_control = measure_control (p);

      if (G_LIKELY (n_control == 0))
        continue;
      gloss_output_add_bytes (self, text, p - text);
      gloss_output_add_char (self, ' ');
      p += n_control - 1;
      text = p + 1;
    }

  gloss_output_add_bytes (self, text, end - text);
  if (!fits && width > 0)
    gloss_output_add (self, ELLIPSIS);
}

static GString *
get_json_buffer (gpointer user_data)
{
  return gloss_output_get_buffer (user_data);
}

/**
 * gloss_output_begin_json:
 * @self: an output
 * @json: (out): a JSON output
 *
 * Begins a document that is written to @self.
 */
void
gloss_output_begin_json (GlossOutput     *self,
                         GlossJsonOutput *json)
{
  gloss_json_output_init_full (json, get_json_buffer, self);
}

/**
 * gloss_output_get_width:
 * @self: an output
 *
 * The width that a table should keep to: that of the environment's COLUMNS or of the terminal.
 *
 * Returns: columns, or %G_MAXSIZE where the output goes to a file or another program
 */
gsize
gloss_output_get_width (GlossOutput *self)
{
  struct winsize size;
  guint64 columns;

  if (g_ascii_string_to_unsigned (g_getenv ("COLUMNS") != NULL ? g_getenv ("COLUMNS") : "", 10, 1, 10000, &columns, NULL))
    return columns;
  if (isatty (self->fd) && ioctl (self->fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return G_MAXSIZE;
}

/**
 * gloss_output_is_broken:
 * @self: an output
 *
 * Returns: whether something could not be written, so that going on is in vain
 */
gboolean
gloss_output_is_broken (GlossOutput *self)
{
  return self->error != 0;
}

/**
 * gloss_output_flush:
 * @self: an output
 *
 * Writes what is in the buffer.
 *
 * Returns: whether everything so far could be written
 */
gboolean
gloss_output_flush (GlossOutput *self)
{
  write_all (self, self->buffer->str, self->buffer->len);
  g_string_truncate (self->buffer, 0);
  return self->error == 0;
}

/**
 * gloss_output_close:
 * @self: an output
 * @error: return location for an error
 *
 * Writes the rest and closes the file descriptor, which is when some file systems first say that the disk is full.
 *
 * Returns: whether everything was written
 */
gboolean
gloss_output_close (GlossOutput  *self,
                    GError      **error)
{
  gloss_output_flush (self);
  if (close (self->fd) != 0 && self->error == 0)
    self->error = errno;
  self->fd = -1;
  if (self->error == 0)
    return TRUE;

  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (self->error),
               _("The output could not be written: %s"),
               g_strerror (self->error));
  return FALSE;
}
