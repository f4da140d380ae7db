/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of gloss-cli have in common. */
#pragma once

#include <gio/gio.h>

#include "gloss-output.h"

G_BEGIN_DECLS

/**
 * GlossStatus:
 * @GLOSS_STATUS_DONE: everything was done
 * @GLOSS_STATUS_FINDINGS: done, and a check failed
 * @GLOSS_STATUS_USAGE: the command line is wrong; nothing was done
 * @GLOSS_STATUS_INPUT: something could not be read, applied or written
 *
 * The exit status. Of several files the gravest counts.
 */
typedef enum
{
  GLOSS_STATUS_DONE = 0,
  GLOSS_STATUS_FINDINGS = 1,
  GLOSS_STATUS_USAGE = 2,
  GLOSS_STATUS_INPUT = 3,
} GlossStatus;

typedef struct _GlossCommand GlossCommand;

/**
 * GlossCommand:
 * @name: what it is called by
 * @arguments: its arguments, as its help shows them
 * @summary: what it does, in one line
 * @description: (nullable): what else is to be known, below the options
 * @run: does it; takes an argument vector whose first element is the command's name
 *
 * A command of gloss-cli; each has a file of its own.
 */
struct _GlossCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  GlossStatus (*run) (const GlossCommand  *self,
                      char               **arguments,
                      GlossOutput         *out);
};

extern const GlossCommand gloss_command_annotate;
extern const GlossCommand gloss_command_export;
extern const GlossCommand gloss_command_formats;
extern const GlossCommand gloss_command_list;
extern const GlossCommand gloss_command_merge;
extern const GlossCommand gloss_command_reanchor;
extern const GlossCommand gloss_command_show;
extern const GlossCommand gloss_command_text;
extern const GlossCommand gloss_command_validate;

/* The option of every command that has a table for people and JSON for programs. */
#define GLOSS_OPTION_FORMAT(format) \
  { "format", 0, 0, G_OPTION_ARG_FILENAME, (format), N_("Write text (the default) or json"), N_("FORMAT") }

/* The files that a command takes. */
#define GLOSS_OPTION_FILES(files) \
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, (files), NULL, NULL }

gboolean gloss_command_parse         (const GlossCommand  *self,
                                      char               **arguments,
                                      const GOptionEntry  *entries,
                                      GlossOutput         *out,
                                      GlossStatus         *status);
gboolean gloss_command_parse_format  (const GlossCommand  *self,
                                      const char          *format,
                                      gboolean            *is_json);
gboolean gloss_command_check_text    (const GlossCommand  *self,
                                      const char          *option,
                                      char               **value);
GlossStatus gloss_command_misused    (const GlossCommand  *self,
                                      const char          *format,
                                      ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
