/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that tell brat what may be annotated, and how it looks. */
#include "config.h"

#include "exchange/gloss-brat-scheme-private.h"

#include <stdio.h>

#include "exchange/gloss-brat-names.h"

static void
append_name (GString    *out,
             const char *id)
{
  g_autofree char *name = gloss_brat_dup_name (id);

  g_string_append (out, name);
}

static void
append_joined (GString    *out,
               GPtrArray  *names,
               const char *before,
               const char *after)
{
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (out, "%s%s%s%s", i > 0 ? "|" : "", before, (const char *) g_ptr_array_index (names, i), after);
}

/* Whether a list of the codebook takes the tag. */
static gboolean
admits (const char *const *tags,
        const char        *tag)
{
  return tags[0] == NULL || g_strv_contains (tags, "span") || g_strv_contains (tags, tag);
}

/* All types that it is meant for, or that it has somewhere. A relation that nothing can have is not written. */
static GPtrArray *
list_ends (GlossBratScheme          *self,
           const GlossBratRelation  *relation,
           GHashTable               *occurring,
           const char *const        *meant)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < self->types->len; i++)
    {
      const GlossBratType *type = g_ptr_array_index (self->types, i);

      if ((relation->relation != NULL && admits (meant, type->id)) || g_hash_table_contains (occurring, type->id))
        g_ptr_array_add (names, type->name);
    }
  return names;
}

static void
append_relation (GString                 *out,
                 GlossBratScheme         *self,
                 const GlossBratRelation *relation)
{
  static const char *const nothing[] = { NULL };
  gboolean is_known = relation->relation != NULL;
  g_autoptr (GPtrArray) from = list_ends (self, relation, relation->from,
                                          is_known ? gloss_relation_get_from (relation->relation) : nothing);
  g_autoptr (GPtrArray) to = list_ends (self, relation, relation->to,
                                        is_known ? gloss_relation_get_to (relation->relation) : nothing);

  if (from->len == 0 || to->len == 0)
    return;
  append_name (out, relation->id);
  g_string_append (out, "\tArg1:");
  append_joined (out, from, "", "");
  g_string_append (out, ", Arg2:");
  append_joined (out, to, "", "");
  g_string_append_c (out, '\n');
}

/**
 * gloss_brat_scheme_write_annotation:
 * @self: a scheme
 * @out: what annotation.conf is appended to
 *
 * Says which types there are. Annotations may lie over each other.
 */
void
gloss_brat_scheme_write_annotation (GlossBratScheme *self,
                                    GString         *out)
{
  g_string_append (out, "[entities]\n\n");
  for (guint i = 0; i < self->types->len; i++)
    g_string_append_printf (out, "%s\n", ((const GlossBratType *) g_ptr_array_index (self->types, i))->name);
  g_string_append (out, "\n[relations]\n\n");
  g_string_append (out, "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
  for (guint i = 0; i < self->relations->len; i++)
    append_relation (out, self, g_ptr_array_index (self->relations, i));
  g_string_append (out, "\n[events]\n\n[attributes]\n\n");
  for (guint i = 0; i < self->attributes->len; i++)
    {
      const GlossBratAttribute *attribute = g_ptr_array_index (self->attributes, i);

      if (!gloss_brat_attribute_is_one (attribute))
        continue;
      append_name (out, attribute->id);
      g_string_append (out, "\tArg:");
      append_joined (out, attribute->types, "", "");
      g_string_append (out, attribute->values->len > 0 ? ", Value:" : "");
      append_joined (out, attribute->values, "", "");
      g_string_append_c (out, '\n');
    }
}

/* Without what has a meaning in that file. */
static void
append_label (GString    *out,
              const char *label)
{
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '|')
        c = '/';
      else if (c == '<' || c == '>')
        c = c == '<' ? 0x2039 : 0x203a;
      else if (g_unichar_iscntrl (c) || g_unichar_isspace (c))
        c = ' ';
      g_string_append_unichar (out, c);
    }
}

/* A name has one label; a tag comes before an attribute of its name. */
static void
append_labelled (GString    *out,
                 GHashTable *seen,
                 const char *id,
                 const char *label)
{
  char *name = gloss_brat_dup_name (id);

  if (!g_hash_table_add (seen, name))
    return;
  g_string_append_printf (out, "%s | ", name);
  append_label (out, label);
  g_string_append_c (out, '\n');
}

static void
append_labels (GString         *out,
               GlossBratScheme *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->types->len; i++)
    {
      const GlossBratType *type = g_ptr_array_index (self->types, i);

      append_labelled (out, seen, type->id, type->label);
    }
  for (guint i = 0; i < self->relations->len; i++)
    {
      const GlossBratRelation *relation = g_ptr_array_index (self->relations, i);

      append_labelled (out, seen, relation->id,
                       relation->relation != NULL ? gloss_relation_get_label (relation->relation) : relation->id);
    }
  for (guint i = 0; i < self->attributes->len; i++)
    {
      const GlossBratAttribute *attribute = g_ptr_array_index (self->attributes, i);

      append_labelled (out, seen, attribute->id, attribute->label);
    }
}

/* Black or white, whichever can be read on it: by the luma of ITU-R BT.601. */
static const char *
get_contrast (const char *color)
{
  guint red, green, blue;

  if (sscanf (color, "#%2x%2x%2x", &red, &green, &blue) != 3)
    return "black";
  return 299 * red + 587 * green + 114 * blue > 128 * 1000 ? "black" : "white";
}

/* Values as they are; of one without values the first letter of its label. */
static void
append_glyph (GString                  *out,
              const GlossBratAttribute *attribute)
{
  gunichar initial = g_unichar_toupper (g_utf8_get_char (attribute->label));

  append_name (out, attribute->id);
  g_string_append (out, "\tglyph:");
  if (attribute->values->len > 0)
    {
      append_joined (out, attribute->values, "(", ")");
    }
  else
    {
      g_string_append_c (out, '(');
      g_string_append_unichar (out, g_unichar_isalnum (initial) ? initial : '!');
      g_string_append_c (out, ')');
    }
  g_string_append_c (out, '\n');
}

/**
 * gloss_brat_scheme_write_visual:
 * @self: a scheme
 * @out: what visual.conf is appended to
 *
 * Says what the types are called on the screen, and how they look.
 */
void
gloss_brat_scheme_write_visual (GlossBratScheme *self,
                                GString         *out)
{
  g_string_append (out, "[labels]\n\n");
  append_labels (out, self);
  g_string_append (out, "\n[drawing]\n\n");
  g_string_append (out, "SPAN_DEFAULT\tfgColor:black, bgColor:#deddda, borderColor:darken\n");
  g_string_append (out, "ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5, labelArrow:none\n");
  for (guint i = 0; i < self->types->len; i++)
    {
      const GlossBratType *type = g_ptr_array_index (self->types, i);
      const char *color = type->tag != NULL ? gloss_tag_get_color (type->tag) : NULL;

      if (color != NULL)
        g_string_append_printf (out, "%s\tfgColor:%s, bgColor:%s, borderColor:darken\n", type->name, get_contrast (color), color);
    }
  for (guint i = 0; i < self->attributes->len; i++)
    {
      if (gloss_brat_attribute_is_one (g_ptr_array_index (self->attributes, i)))
        append_glyph (out, g_ptr_array_index (self->attributes, i));
    }
}

/* brat knows keys by what is printed on them. */
static void
append_shortcut (GString    *out,
                 GHashTable *seen,
                 const char *key,
                 const char *id)
{
  char *upper;

  if (key == NULL)
    return;
  upper = g_utf8_strup (key, -1);
  if (!g_hash_table_add (seen, upper))
    return;
  g_string_append_printf (out, "%s\t", upper);
  append_name (out, id);
  g_string_append_c (out, '\n');
}

/**
 * gloss_brat_scheme_write_shortcuts:
 * @self: a scheme
 * @out: what kb_shortcuts.conf is appended to
 *
 * Says which keys choose which types: those of the codebook.
 */
void
gloss_brat_scheme_write_shortcuts (GlossBratScheme *self,
                                   GString         *out)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->types->len; i++)
    {
      const GlossBratType *type = g_ptr_array_index (self->types, i);

      append_shortcut (out, seen, type->tag != NULL ? gloss_tag_get_key (type->tag) : NULL, type->id);
    }
  for (guint i = 0; i < self->relations->len; i++)
    {
      const GlossBratRelation *relation = g_ptr_array_index (self->relations, i);

      append_shortcut (out, seen, relation->relation != NULL ? gloss_relation_get_key (relation->relation) : NULL, relation->id);
    }
}

/**
 * gloss_brat_scheme_write_tools:
 * @self: a scheme
 * @out: what tools.conf is appended to
 *
 * Says that a line of the text is a line on the screen, and that annotations are checked.
 */
void
gloss_brat_scheme_write_tools (GlossBratScheme *self,
                               GString         *out)
{
  g_string_append (out,
                   "[options]\n\n"
                   "Validation\tvalidate:all\n"
                   "Tokens\ttokenizer:whitespace\n"
                   "Sentences\tsplitter:newline\n"
                   "Annotation-log\tlogfile:<NONE>\n\n"
                   "[search]\n\n[annotators]\n\n[disambiguators]\n\n[normalization]\n");
}
