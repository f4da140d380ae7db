/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from bytes and to bytes, without what json-glib lets through or changes. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The largest file that is read, in bytes. */
#define GLOSS_JSON_MAX_BYTES (256 * 1024 * 1024)

/* The deepest nesting of arrays and objects that is read. */
#define GLOSS_JSON_MAX_DEPTH 128

JsonNode *gloss_json_read      (GBytes      *bytes,
                                const char  *name,
                                GError     **error);
JsonNode *gloss_json_look_at   (GBytes      *bytes,
                                const char  *name,
                                GError     **error);

/**
 * GlossJsonArrayText:
 * @text: (nullable): where it begins; nothing without one
 * @n_bytes: how far it is known to reach
 * @name: what messages call the file
 *
 * An array that was passed over. It belongs to the bytes that it was found in.
 */
typedef struct
{
  const char *text;
  gsize n_bytes;
  const char *name;
} GlossJsonArrayText;

/**
 * GlossJsonElement:
 * @node: (nullable): its tree; nothing where a member is there twice in one of its objects
 * @text: what it stands as in the file
 * @n_bytes: the length of that
 * @index: its place
 *
 * An element of an array that was passed over.
 */
typedef struct
{
  JsonNode *node;
  const char *text;
  gsize n_bytes;
  guint index;
} GlossJsonElement;

typedef void (*GlossJsonElementFunc) (const GlossJsonElement *element,
                                      gpointer                user_data);

JsonNode *gloss_json_read_without  (GBytes                   *bytes,
                                    const char               *name,
                                    const char               *member,
                                    GlossJsonArrayText       *array,
                                    GError                  **error);
void      gloss_json_array_foreach (const GlossJsonArrayText *self,
                                    GlossJsonElementFunc      func,
                                    gpointer                  user_data);

JsonNode   *gloss_json_copy        (JsonNode   *node);
JsonObject *gloss_json_copy_object (JsonObject *object);
void        gloss_json_take_member (JsonObject *object,
                                    const char *name,
                                    JsonNode   *value);
void      gloss_json_append    (GString     *out,
                                JsonNode    *node,
                                guint        depth);
void      gloss_json_append_inline (GString *out,
                                JsonNode    *node);
void      gloss_json_append_text_inline (GString *out,
                                const char  *text);
JsonNode *gloss_json_read_text (const char  *text);
const char *gloss_json_skip_value (const char *at,
                                const char  *end);
void      gloss_json_append_double (GString *out,
                                double       value);
void      gloss_json_append_escaped (GString   *out,
                                const char  *text,
                                gsize        n_bytes);
void      gloss_json_append_string (GString    *out,
                                    const char *text);
void      gloss_json_append_line (GString  *out,
                                  guint     depth);
char     *gloss_json_to_string (JsonNode    *node);
GBytes   *gloss_json_write     (JsonNode    *node);

G_END_DECLS
