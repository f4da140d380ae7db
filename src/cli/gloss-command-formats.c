/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gloss-cli formats: in which formats annotations can be exported. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "exchange/gloss-format.h"
#include "gloss-command.h"

/* Where the lines below the first one begin. */
#define INDENT 4

static void
write_traits (GlossJsonOutput *json,
              guint            holds)
{
  gloss_json_output_name (json, "holds");
  gloss_json_output_begin_array (json, GLOSS_JSON_LAYOUT_INLINE);
  for (GlossTrait trait = 0; trait < GLOSS_N_TRAITS; trait++)
    if (holds & GLOSS_TRAIT_FLAG (trait))
      gloss_json_output_string (json, gloss_trait_get_nick (trait));
  gloss_json_output_end (json);
}

static void
write_format (GlossJsonOutput   *json,
              const GlossFormat *format)
{
  gloss_json_output_begin_object (json, GLOSS_JSON_LAYOUT_INLINE);
  gloss_json_output_member (json, "id", format->id);
  gloss_json_output_member (json, "title", _(format->title));
  gloss_json_output_member (json, "summary", _(format->summary));
  gloss_json_output_member (json, "readers", _(format->readers));
  gloss_json_output_member (json, "offsets", format->offsets != NULL ? _(format->offsets) : NULL);
  gloss_json_output_member (json, "suffix", format->suffix);
  gloss_json_output_member (json, "mediaType", format->media_type);
  write_traits (json, format->holds);
  gloss_json_output_end (json);
}

static void
print_below (GlossOutput *out,
             const char  *label,
             const char  *text)
{
  gsize width = gloss_output_get_width (out);
  g_autofree char *line = g_strdup_printf ("%s %s", label, text);

  gloss_output_add_spaces (out, INDENT);
  gloss_output_add_fitting (out, line, strlen (line), width > INDENT ? width - INDENT : 0);
  gloss_output_add_char (out, '\n');
}

static void
print_format (GlossOutput       *out,
              const GlossFormat *format)
{
  g_autofree char *first = g_strdup_printf ("%-12s %s", format->id, _(format->summary));
  g_autoptr (GString) lost = g_string_new (NULL);

  gloss_output_add_fitting (out, first, strlen (first), gloss_output_get_width (out));
  gloss_output_add_char (out, '\n');
  for (GlossTrait trait = 0; trait < GLOSS_N_TRAITS; trait++)
    if (!(format->holds & GLOSS_TRAIT_FLAG (trait)))
      g_string_append_printf (lost, "%s%s", lost->len > 0 ? ", " : "", gloss_trait_get_nick (trait));
  print_below (out, C_("format", "Read by:"), _(format->readers));
  print_below (out, C_("format", "Written to:"), format->suffix != NULL ? format->suffix : C_("format", "a folder"));
  print_below (out, C_("format", "Offsets:"), format->offsets != NULL ? _(format->offsets) : C_("format", "none"));
  print_below (out, C_("format", "Leaves out:"), lost->len > 0 ? lost->str : C_("format", "nothing"));
}

static void
list_formats (GlossOutput *out,
              gboolean     is_json)
{
  guint n_formats;
  const GlossFormat *const *formats = gloss_formats_get_all (&n_formats);
  GlossJsonOutput json;

  gloss_output_begin_json (out, &json);
  if (is_json)
    gloss_json_output_begin_array (&json, GLOSS_JSON_LAYOUT_LINES);
  for (guint i = 0; i < n_formats; i++)
    if (is_json)
      write_format (&json, formats[i]);
    else
      print_format (out, formats[i]);
  if (is_json)
    gloss_json_output_end (&json);
}

static GlossStatus
run (const GlossCommand  *self,
     char               **arguments,
     GlossOutput         *out)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    GLOSS_OPTION_FORMAT (&format),
    GLOSS_OPTION_FILES (&rest),
    G_OPTION_ENTRY_NULL
  };
  gboolean is_json;
  GlossStatus status;

  if (!gloss_command_parse (self, arguments, entries, out, &status))
    return status;
  if (!gloss_command_parse_format (self, format, &is_json))
    return GLOSS_STATUS_USAGE;
  if (rest != NULL)
    return gloss_command_misused (self, _("It takes no file."));

  list_formats (out, is_json);
  return GLOSS_STATUS_DONE;
}

const GlossCommand gloss_command_formats = {
  .name = "formats",
  .arguments = "",
  .summary = N_("List the formats of exports"),
  .description = N_("For each format: what it is for, who reads it, in what its offsets count, and what it leaves out."),
  .run = run,
};
