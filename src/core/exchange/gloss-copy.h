/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article as it is read with its annotations: numbered notes, and what each says. */
#pragma once

#include "annotation/gloss-highlight-index.h"
#include "codebook/gloss-tag-sign.h"
#include "exchange/gloss-export-article.h"

G_BEGIN_DECLS

/**
 * GlossCopyTag:
 * @id: the tag
 * @label: its name for people; the id where the codebook does not know it
 * @sign: its signs
 * @index: its place among the tags of the copy
 * @n_notes: how many notes have it
 *
 * A tag that an annotation of the article has.
 */
typedef struct
{
  char *id;
  char *label;
  GlossTagSign sign;
  guint index;
  guint n_notes;
} GlossCopyTag;

/**
 * GlossCopyNote:
 * @annotation: what it is about
 * @reviewer: whose it is
 * @tag: its tag
 * @number: counted from 1 through the article, whoever it is from
 * @is_placed: whether its place in the text is known
 *
 * One annotation with its number.
 */
typedef struct
{
  GlossAnnotation *annotation;
  const GlossReviewer *reviewer;
  const GlossCopyTag *tag;
  guint number;
  gboolean is_placed;
} GlossCopyNote;

/**
 * GlossCopyFact:
 * @label: the name of the attribute
 * @value: its value, both for people
 *
 * An attribute of an annotation.
 */
typedef struct
{
  char *label;
  char *value;
} GlossCopyFact;

/**
 * GlossCopyLink:
 * @label: the relation for people
 * @note: the other end
 * @is_outgoing: whether the link starts here
 *
 * A link of an annotation.
 */
typedef struct
{
  char *label;
  const GlossCopyNote *note;
  gboolean is_outgoing;
} GlossCopyLink;

/**
 * GlossCopy:
 *
 * Numbers the annotations of all reviewers in the order of the text; those without a place come last. Borrows what it is made
 * of. Immutable.
 */
typedef struct _GlossCopy GlossCopy;

GlossCopy                *gloss_copy_new           (const GlossExportArticle *source);
void                      gloss_copy_free          (GlossCopy                *self);
const GlossExportArticle *gloss_copy_get_source    (GlossCopy                *self);
guint                     gloss_copy_get_n_notes   (GlossCopy                *self);
const GlossCopyNote      *gloss_copy_get_note      (GlossCopy                *self,
                                                    guint                     index);
const GlossCopyNote      *gloss_copy_find_note     (GlossCopy                *self,
                                                    GlossAnnotation          *annotation);
guint                     gloss_copy_get_n_tags    (GlossCopy                *self);
const GlossCopyTag       *gloss_copy_get_tag       (GlossCopy                *self,
                                                    guint                     index);
GlossHighlightIndex      *gloss_copy_get_index     (GlossCopy                *self);
GPtrArray                *gloss_copy_list_facts    (GlossCopy                *self,
                                                    const GlossCopyNote      *note);
GPtrArray                *gloss_copy_list_links    (GlossCopy                *self,
                                                    const GlossCopyNote      *note);
char                     *gloss_copy_dup_quote     (GlossCopy                *self,
                                                    const GlossCopyNote      *note,
                                                    gsize                     max_chars);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossCopy, gloss_copy_free)

G_END_DECLS
