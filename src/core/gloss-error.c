/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of Gloss. */
#include "config.h"

#include "gloss-error.h"

#include <errno.h>

G_DEFINE_QUARK (gloss-error-quark, gloss_error)

/**
 * gloss_io_error_from_errno:
 * @code: an errno
 *
 * g_io_error_from_errno() with words for what disks and networks do besides: a quota that is used up is a full disk, and a server that
 * has lost the folder is one that is not connected.
 *
 * Returns: the error code
 */
GIOErrorEnum
gloss_io_error_from_errno (int code)
{
  switch (code)
    {
    case EDQUOT:
      return G_IO_ERROR_NO_SPACE;
    case ESTALE:
    case EHOSTDOWN:
    case ENOLINK:
    case EREMOTEIO:
    case ENODEV:
    case ENXIO:
      return G_IO_ERROR_NOT_CONNECTED;
    default:
      return g_io_error_from_errno (code);
    }
}
