/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a codebook's JSON, with errors that say where. */
#pragma once

#include "codebook/gloss-codebook.h"

G_BEGIN_DECLS

/**
 * GlossMember:
 * @name: what messages call the codebook
 * @path: where the object is in it: `tags[2].attributes[0]`, or nothing for the root
 * @object: the object whose members are read
 * @translated: whether people get its words in their own language
 *
 * An object of a codebook and the way to it.
 */
typedef struct
{
  const char *name;
  const char *path;
  JsonObject *object;
  gboolean translated;
} GlossMember;

/* Makes the object at an element of an array; called with its place. */
typedef GObject *(*GlossMemberFunc) (const GlossMember  *at,
                                     gpointer            user_data,
                                     GError            **error);

gboolean        gloss_member_fail        (const GlossMember  *self,
                                          const char         *member,
                                          GError            **error,
                                          const char         *problem);
gboolean        gloss_member_get_text    (const GlossMember  *self,
                                          const char         *member,
                                          char              **value,
                                          GError            **error);
gboolean        gloss_member_get_words   (const GlossMember  *self,
                                          const char         *member,
                                          char              **value,
                                          GError            **error);
gboolean        gloss_member_get_id      (const GlossMember  *self,
                                          char              **id,
                                          GError            **error);
gboolean        gloss_member_get_label   (const GlossMember  *self,
                                          const char         *id,
                                          char              **label,
                                          GError            **error);
gboolean        gloss_member_get_key     (const GlossMember  *self,
                                          char              **key,
                                          GError            **error);
gboolean        gloss_member_get_texts   (const GlossMember  *self,
                                          const char         *member,
                                          char             ***values,
                                          GError            **error);
gboolean        gloss_member_get_advice  (const GlossMember  *self,
                                          const char         *member,
                                          char             ***values,
                                          GError            **error);
gboolean        gloss_member_get_flag    (const GlossMember  *self,
                                          const char         *member,
                                          gboolean           *value,
                                          GError            **error);
gboolean        gloss_member_get_number  (const GlossMember  *self,
                                          const char         *member,
                                          int                *value,
                                          GError            **error);
gboolean        gloss_member_get_objects (const GlossMember  *self,
                                          const char         *member,
                                          GListStore         *objects,
                                          GlossMemberFunc     func,
                                          gpointer            user_data,
                                          GError            **error);

GlossAttribute *gloss_attribute_new_from_member (const GlossMember  *at,
                                                 gpointer            user_data,
                                                 GError            **error);
GlossTag       *gloss_tag_new_from_member       (const GlossMember  *at,
                                                 gpointer            user_data,
                                                 GError            **error);
GlossRelation  *gloss_relation_new_from_member  (const GlossMember  *at,
                                                 gpointer            user_data,
                                                 GError            **error);

G_END_DECLS
