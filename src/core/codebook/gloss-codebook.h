/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags, attributes and relations that reviewers work with. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GlossAttributeType:
 *
 * How an attribute is asked for: one of several values, a number from a minimum to a maximum, free text, or yes.
 */
typedef enum
{
  GLOSS_ATTRIBUTE_CHOICE,
  GLOSS_ATTRIBUTE_SCALE,
  GLOSS_ATTRIBUTE_TEXT,
  GLOSS_ATTRIBUTE_FLAG,
} GlossAttributeType;

/**
 * GlossTagScope:
 *
 * What a tag may be given to: a span of text, or a unit (a block) of some kinds.
 */
typedef enum
{
  GLOSS_TAG_ON_SPAN = 1 << 0,
  GLOSS_TAG_ON_UNIT = 1 << 1,
} GlossTagScope;

#define GLOSS_TYPE_ATTRIBUTE (gloss_attribute_get_type ())
#define GLOSS_TYPE_TAG (gloss_tag_get_type ())
#define GLOSS_TYPE_RELATION (gloss_relation_get_type ())
#define GLOSS_TYPE_CODEBOOK (gloss_codebook_get_type ())

/* All of them are immutable. */
G_DECLARE_FINAL_TYPE (GlossAttribute, gloss_attribute, GLOSS, ATTRIBUTE, GObject)
G_DECLARE_FINAL_TYPE (GlossTag, gloss_tag, GLOSS, TAG, GObject)
G_DECLARE_FINAL_TYPE (GlossRelation, gloss_relation, GLOSS, RELATION, GObject)
G_DECLARE_FINAL_TYPE (GlossCodebook, gloss_codebook, GLOSS, CODEBOOK, GObject)

/* The choices of an attribute, in order; the label falls back to the id. */
const char         *gloss_attribute_get_id          (GlossAttribute *self);
const char         *gloss_attribute_get_label       (GlossAttribute *self);
GlossAttributeType  gloss_attribute_get_value_type  (GlossAttribute *self);
gboolean            gloss_attribute_get_required    (GlossAttribute *self);
int                 gloss_attribute_get_min         (GlossAttribute *self);
int                 gloss_attribute_get_max         (GlossAttribute *self);
guint               gloss_attribute_get_n_choices   (GlossAttribute *self);
const char         *gloss_attribute_get_choice      (GlossAttribute *self,
                                                     guint           index,
                                                     const char    **label);
gboolean            gloss_attribute_check_value     (GlossAttribute *self,
                                                     JsonNode       *value,
                                                     GError        **error);
JsonNode           *gloss_attribute_parse_value     (GlossAttribute *self,
                                                     const char     *text,
                                                     GError        **error);

const char         *gloss_tag_get_id                (GlossTag       *self);
const char         *gloss_tag_get_label             (GlossTag       *self);
const char         *gloss_tag_get_color             (GlossTag       *self);
const char         *gloss_tag_get_key               (GlossTag       *self);
GlossTagScope       gloss_tag_get_scope             (GlossTag       *self);
const char         *gloss_tag_get_unit_kind         (GlossTag       *self);
gboolean            gloss_tag_has_unit_kind         (GlossTag       *self,
                                                     const char     *block_kind);
const char         *gloss_tag_get_definition        (GlossTag       *self);
const char *const  *gloss_tag_get_include           (GlossTag       *self);
const char *const  *gloss_tag_get_exclude           (GlossTag       *self);
const char *const  *gloss_tag_get_examples          (GlossTag       *self);
GListModel         *gloss_tag_get_attributes        (GlossTag       *self);
GlossAttribute     *gloss_tag_find_attribute        (GlossTag       *self,
                                                     const char     *id);

const char         *gloss_relation_get_id           (GlossRelation  *self);
const char         *gloss_relation_get_label        (GlossRelation  *self);
const char         *gloss_relation_get_key          (GlossRelation  *self);
const char *const  *gloss_relation_get_from         (GlossRelation  *self);
const char *const  *gloss_relation_get_to           (GlossRelation  *self);
gboolean            gloss_relation_starts_at        (GlossRelation  *self,
                                                     const char     *tag);
gboolean            gloss_relation_allows           (GlossRelation  *self,
                                                     const char     *from,
                                                     const char     *to);

GlossCodebook      *gloss_codebook_new_default      (void);
GlossCodebook      *gloss_codebook_read             (GBytes         *bytes,
                                                     const char     *name,
                                                     GError        **error);
GlossCodebook      *gloss_codebook_new_from_json    (JsonNode       *node,
                                                     const char     *name,
                                                     GError        **error);
const char         *gloss_codebook_get_id           (GlossCodebook  *self);
const char         *gloss_codebook_get_version      (GlossCodebook  *self);
const char         *gloss_codebook_get_title        (GlossCodebook  *self);
const char         *gloss_codebook_get_sha256       (GlossCodebook  *self);
GListModel         *gloss_codebook_get_tags         (GlossCodebook  *self);
GListModel         *gloss_codebook_get_relations    (GlossCodebook  *self);
GlossTag           *gloss_codebook_find_tag         (GlossCodebook  *self,
                                                     const char     *id);
GlossTag           *gloss_codebook_find_tag_for_key (GlossCodebook  *self,
                                                     const char     *key);
GlossTag           *gloss_codebook_find_tag_for_unit (GlossCodebook *self,
                                                     const char     *block_kind);
GlossRelation      *gloss_codebook_find_relation    (GlossCodebook  *self,
                                                     const char     *id);

G_END_DECLS
