/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of itself beside its text: JSON-LD before Open Graph before the elements of the head. */
#include "config.h"

#include "reader/gloss-html-metadata.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "json/gloss-json.h"
#include "reader/gloss-labels.h"

/* Graphs of schema.org objects are shallow; what is deeper is not looked at. */
#define MAX_DEPTH 8
#define MAX_OBJECTS 20000

/* In bytes. */
#define MAX_ENTITY 10

typedef struct
{
  GlossHtmlMetadata *metadata;
  guint n_objects;
} Schema;

static void
set_once (char       **to,
          const char  *value)
{
  g_autofree char *stripped = value != NULL ? g_strstrip (g_strdup (value)) : NULL;

  if (*to == NULL && stripped != NULL && *stripped != '\0')
    *to = g_steal_pointer (&stripped);
}

/* --- JSON-LD --- */

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
has_type (JsonObject *object,
          const char *suffix)
{
  JsonNode *node = json_object_get_member (object, "@type");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_string (element) != NULL && g_str_has_suffix (json_node_get_string (element), suffix))
            return TRUE;
        }
      return FALSE;
    }

  return get_string (object, "@type") != NULL && g_str_has_suffix (get_string (object, "@type"), suffix);
}

/* Answers in JSON-LD are often HTML. */
static char *
fold_markup (const char *text)
{
  GString *plain = g_string_new (NULL);
  const char *last = strrchr (text, '>');
  char *folded;

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *close = *p == '<' && p < last ? strchr (p, '>') : NULL;
      const char *entity = *p == '&' ? g_strstr_len (p, MAX_ENTITY, ";") : NULL;

      if (close != NULL || entity != NULL)
        {
          g_string_append_c (plain, ' ');
          p = close != NULL ? close : entity;
        }
      else
        g_string_append_c (plain, *p);
    }
  folded = gloss_label_fold (plain->str, plain->len);
  g_string_free (plain, TRUE);

  return folded;
}

static void
take_question (Schema     *schema,
               JsonObject *object)
{
  const char *name = get_string (object, "name");
  JsonNode *node = json_object_get_member (object, "acceptedAnswer");
  const char *answer = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    answer = get_string (json_node_get_object (node), "text");
  if (name != NULL)
    g_hash_table_replace (schema->metadata->questions, fold_markup (name), answer != NULL ? fold_markup (answer) : g_strdup (""));
}

static void
add_name (GString  *names,
          JsonNode *node)
{
  const char *name = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    name = get_string (json_node_get_object (node), "name");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);
  if (name == NULL || g_str_has_prefix (name, "http"))
    return;
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, name);
}

static void
take_authors (Schema     *schema,
              JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "author");
  g_autoptr (GString) names = g_string_new (NULL);

  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      add_name (names, json_array_get_element (json_node_get_array (node), i));
  else
    add_name (names, node);
  set_once (&schema->metadata->byline, names->str);
}

static void
take_object (Schema     *schema,
             JsonObject *object)
{
  if (has_type (object, "Question"))
    take_question (schema, object);
  else if (has_type (object, "Article") || has_type (object, "BlogPosting") || has_type (object, "Report"))
    {
      set_once (&schema->metadata->title, get_string (object, "headline"));
      set_once (&schema->metadata->published, get_string (object, "datePublished"));
      set_once (&schema->metadata->language, get_string (object, "inLanguage"));
      take_authors (schema, object);
    }
}

static void
walk_schema (Schema   *schema,
             JsonNode *node,
             guint     depth)
{
  if (depth > MAX_DEPTH || schema->n_objects++ > MAX_OBJECTS)
    return;

  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      walk_schema (schema, json_array_get_element (json_node_get_array (node), i), depth + 1);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_values (object);

      take_object (schema, object);
      for (GList *l = members; l != NULL; l = l->next)
        walk_schema (schema, l->data, depth + 1);
    }
}

static void
take_script (GlossHtmlMetadata *self,
             GlossHtml         *html,
             guint              index)
{
  const char *type = gloss_html_get_attribute (gloss_html_get_node (html, index), "type");
  Schema schema = { self, 0 };
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (type == NULL || g_ascii_strcasecmp (type, "application/ld+json") != 0)
    return;
  text = gloss_html_dup_text (html, index);
  bytes = g_bytes_new (text, strlen (text));
  node = gloss_json_look_at (bytes, "JSON-LD", NULL);
  if (node != NULL)
    walk_schema (&schema, node, 0);
}

/* --- the head --- */

typedef struct
{
  char *title;
  char *open_title;
  char *byline;
  char *published;
  char *locale;
  char *open_uri;
} Head;

static void
take_meta (Head                *head,
           const GlossHtmlNode *node)
{
  const char *name = gloss_html_get_attribute (node, "property");
  const char *content = gloss_html_get_attribute (node, "content");

  if (name == NULL)
    name = gloss_html_get_attribute (node, "name");
  if (name == NULL || content == NULL)
    return;

  if (g_ascii_strcasecmp (name, "og:title") == 0 || g_ascii_strcasecmp (name, "twitter:title") == 0)
    set_once (&head->open_title, content);
  else if (g_ascii_strcasecmp (name, "author") == 0 || (g_ascii_strcasecmp (name, "article:author") == 0 && !g_str_has_prefix (content, "http")))
    set_once (&head->byline, content);
  else if (g_ascii_strcasecmp (name, "article:published_time") == 0 || g_ascii_strcasecmp (name, "date") == 0
           || g_ascii_strcasecmp (name, "pubdate") == 0 || g_ascii_strcasecmp (name, "dc.date") == 0)
    set_once (&head->published, content);
  else if (g_ascii_strcasecmp (name, "og:locale") == 0)
    set_once (&head->locale, content);
  else if (g_ascii_strcasecmp (name, "og:url") == 0 && g_str_has_prefix (content, "http"))
    set_once (&head->open_uri, content);
}

/* "Headline | Site": a bar always parts the site's name; a dash only where the longer part stands before it. */
static char *
strip_site (const char *title)
{
  static const char *const marks[] = { " | ", " – ", " — ", " - ", " · ", " :: " };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = g_strrstr (title, marks[i]);

      if (mark != NULL && mark > title && (i == 0 || (gsize) (mark - title) > strlen (mark) - strlen (marks[i])))
        return g_strndup (title, mark - title);
    }

  return g_strdup (title);
}

static void
take_node (GlossHtmlMetadata *self,
           GlossHtml         *html,
           guint              index,
           Head              *head)
{
  const GlossHtmlNode *node = gloss_html_get_node (html, index);
  const char *rel;

  switch ((GlossHtmlTag) node->tag)
    {
    case GLOSS_TAG_SCRIPT:
      take_script (self, html, index);
      break;
    case GLOSS_TAG_META:
      take_meta (head, node);
      break;
    case GLOSS_TAG_LINK:
      rel = gloss_html_get_attribute (node, "rel");
      if (rel != NULL && g_ascii_strcasecmp (rel, "canonical") == 0 && gloss_html_get_attribute (node, "href") != NULL
          && g_str_has_prefix (gloss_html_get_attribute (node, "href"), "http"))
        set_once (&self->uri, gloss_html_get_attribute (node, "href"));
      break;
    case GLOSS_TAG_TITLE:
      if (head->title == NULL)
        head->title = gloss_html_dup_text (html, index);
      break;
    case GLOSS_TAG_TIME:
      set_once (&head->published, gloss_html_get_attribute (node, "datetime"));
      break;
    default:
      break;
    }
}

static void
take_head (GlossHtmlMetadata *self,
           Head              *head)
{
  g_autofree char *title = head->title != NULL ? strip_site (g_strstrip (head->title)) : NULL;

  set_once (&self->title, head->open_title);
  set_once (&self->title, title);
  set_once (&self->byline, head->byline);
  set_once (&self->published, head->published);
  if (head->locale != NULL)
    set_once (&self->language, g_strdelimit (head->locale, "_", '-'));
  set_once (&self->uri, head->open_uri);
  g_free (head->title);
  g_free (head->open_title);
  g_free (head->byline);
  g_free (head->published);
  g_free (head->locale);
  g_free (head->open_uri);
}

/**
 * gloss_html_metadata_new:
 * @html: a page
 *
 * Gathers what a page says of itself. What cannot be read is left out.
 *
 * Returns: (transfer full): the metadata
 */
GlossHtmlMetadata *
gloss_html_metadata_new (GlossHtml *html)
{
  GlossHtmlMetadata *self = g_new0 (GlossHtmlMetadata, 1);
  Head head = { NULL };
  guint n = gloss_html_get_n_nodes (html);

  self->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  set_once (&self->language, gloss_html_get_attribute (gloss_html_get_node (html, 0), "lang"));
  for (guint i = 1; i < n; i++)
    take_node (self, html, i, &head);
  take_head (self, &head);

  return self;
}

void
gloss_html_metadata_free (GlossHtmlMetadata *self)
{
  g_free (self->title);
  g_free (self->byline);
  g_free (self->published);
  g_free (self->language);
  g_free (self->uri);
  g_hash_table_unref (self->questions);
  g_free (self);
}
