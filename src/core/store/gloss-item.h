/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item of a sidecar and its JSON. */
#pragma once

#include "store/gloss-annotation-set.h"

G_BEGIN_DECLS

/* How deep an item lies in its file. */
#define GLOSS_ITEM_DEPTH 2

/* What the id of a reviewer is an IRI by. */
#define GLOSS_REVIEWER_IRI "urn:gloss:reviewer:"

/**
 * GlossLinkItem:
 * @link: what it says
 * @text: its JSON
 *
 * A link of a set; the sets that share it count their references.
 */
typedef struct
{
  GlossLink link;
  char *text;
} GlossLinkItem;

/**
 * GlossQuarantinedItem:
 * @quarantined: what is known of it
 * @text: its JSON, as it was
 *
 * An item that could not be understood.
 */
typedef struct
{
  GlossQuarantined quarantined;
  char *text;
} GlossQuarantinedItem;

/**
 * GlossItemContext:
 * @reviewer: whose page it is, by id
 * @text_sha256: (nullable): the text that the page was written for
 * @text_length: its length in code points, -1 where it is not known
 *
 * What an item does not say for itself.
 */
typedef struct
{
  const char *reviewer;
  const char *text_sha256;
  gint64 text_length;
} GlossItemContext;

GlossLinkItem        *gloss_link_item_new          (const GlossLink        *link,
                                                    const char             *text);
GlossLinkItem        *gloss_link_item_ref          (GlossLinkItem          *self);
void                  gloss_link_item_unref        (gpointer                self);
GlossQuarantinedItem *gloss_quarantined_item_new   (guint                   index,
                                                    const char             *id,
                                                    const char             *reason,
                                                    const char             *text);
GlossQuarantinedItem *gloss_quarantined_item_ref   (GlossQuarantinedItem   *self);
void                  gloss_quarantined_item_unref (gpointer                self);

/* gloss-annotation-set-links.c */
GlossLinkItem        *gloss_link_item_new_for_reviewer (const char         *relation,
                                                    const char             *from,
                                                    const char             *to,
                                                    const char             *reviewer);
GlossLinkItem        *gloss_annotation_set_find_link (GlossAnnotationSet   *set,
                                                    const char             *id);
void                  gloss_annotation_set_put_link (GlossAnnotationSet    *set,
                                                    GlossLinkItem          *item);
gboolean              gloss_annotation_set_forget_link (GlossAnnotationSet *set,
                                                    const char             *id);

const char           *gloss_item_get_string        (JsonObject             *object,
                                                    const char             *name);
gint64                gloss_item_get_int           (JsonObject             *object,
                                                    const char             *name,
                                                    gint64                  fallback);
JsonObject           *gloss_item_get_object        (JsonObject             *object,
                                                    const char             *name);
const char           *gloss_item_get_id            (JsonNode               *node);
char                 *gloss_item_to_text           (JsonNode               *node);
JsonNode             *gloss_item_from_text         (const char             *text);

GlossAnnotation      *gloss_annotation_decode      (JsonNode               *node,
                                                    const GlossItemContext *context,
                                                    GError                **error);
gboolean              gloss_link_is_one            (JsonNode               *node);
GlossLinkItem        *gloss_link_decode            (JsonNode               *node,
                                                    GError                **error);
char                 *gloss_annotation_encode      (GlossAnnotation        *annotation,
                                                    const char             *source);
char                 *gloss_link_encode            (const GlossLink        *link,
                                                    const char             *reviewer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossLinkItem, gloss_link_item_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossQuarantinedItem, gloss_quarantined_item_unref)

G_END_DECLS
