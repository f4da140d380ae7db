/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of Gloss. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlossError:
 * @GLOSS_ERROR_FORMAT: the input is damaged or not of the format it claims to be
 * @GLOSS_ERROR_VERSION: it was written by a newer Gloss
 * @GLOSS_ERROR_CONFLICT: another program changed what was about to be written
 * @GLOSS_ERROR_ANCHOR: a quote, range or unit is not in the text
 * @GLOSS_ERROR_NETWORK: an address could not be fetched
 * @GLOSS_ERROR_LIMIT: the input is larger or deeper than Gloss reads
 * @GLOSS_ERROR_UNSUPPORTED: no reader or exporter for this
 * @GLOSS_ERROR_PROTECTED: a file that somebody has protected from being written to
 *
 * Why an operation of Gloss failed. Messages are full, translated sentences that name the file.
 */
typedef enum
{
  GLOSS_ERROR_FORMAT,
  GLOSS_ERROR_VERSION,
  GLOSS_ERROR_CONFLICT,
  GLOSS_ERROR_ANCHOR,
  GLOSS_ERROR_NETWORK,
  GLOSS_ERROR_LIMIT,
  GLOSS_ERROR_UNSUPPORTED,
  GLOSS_ERROR_PROTECTED,
} GlossError;

#define GLOSS_ERROR (gloss_error_quark ())

GQuark gloss_error_quark (void);

GIOErrorEnum gloss_io_error_from_errno (int code);

G_END_DECLS
