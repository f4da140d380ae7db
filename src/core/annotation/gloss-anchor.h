/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an annotation is attached, and how surely. */
#pragma once

#include "article/gloss-article.h"

G_BEGIN_DECLS

/**
 * GlossAnchorState:
 * @GLOSS_ANCHOR_EXACT: the quote stands where the position says
 * @GLOSS_ANCHOR_MOVED: the quote stands elsewhere, and in one place only
 * @GLOSS_ANCHOR_FUZZY: something like the quote was found
 * @GLOSS_ANCHOR_AMBIGUOUS: the quote was found, but it may be another place that is meant
 * @GLOSS_ANCHOR_ORPHAN: the quote is no longer in the text
 *
 * How an anchor fits the text.
 */
typedef enum
{
  GLOSS_ANCHOR_EXACT,
  GLOSS_ANCHOR_MOVED,
  GLOSS_ANCHOR_FUZZY,
  GLOSS_ANCHOR_AMBIGUOUS,
  GLOSS_ANCHOR_ORPHAN,
} GlossAnchorState;

/**
 * GlossPiece:
 * @range: the position selector, in code points of the text that was annotated
 * @unit: (nullable): the block it lies in, by id
 * @exact: the quoted text
 * @prefix: up to 32 code points before it
 * @suffix: up to 32 code points after it
 *
 * The selectors of one continuous piece.
 */
typedef struct
{
  GlossRange range;
  char *unit;
  char *exact;
  char *prefix;
  char *suffix;
} GlossPiece;

/**
 * GlossAnchor:
 *
 * The stored selectors of an annotation, one piece or several in order, together with the place that was
 * found for them in the text at hand, certain or doubtful. Placing gives a new anchor with another place; the selectors
 * stay as they are until a person accepts the place. Immutable and reference counted.
 */
typedef struct _GlossAnchor GlossAnchor;

#define GLOSS_TYPE_ANCHOR (gloss_anchor_get_type ())

const char       *gloss_anchor_state_get_nick  (GlossAnchorState  state);

GType             gloss_anchor_get_type        (void);
GlossAnchor      *gloss_anchor_new             (const GlossPiece *pieces,
                                                gsize             n_pieces,
                                                GlossAnchorState  state,
                                                double            score,
                                                const char       *text_sha256);
GlossAnchor      *gloss_anchor_new_for_ranges  (GlossArticle     *article,
                                                const GlossRange *ranges,
                                                gsize             n_ranges);
GlossAnchor      *gloss_anchor_new_for_text    (GlossArticle     *article,
                                                const char       *text_sha256,
                                                const GlossRange *ranges,
                                                gsize             n_ranges);
GlossAnchor      *gloss_anchor_new_for_quote   (GlossArticle     *article,
                                                const char       *quote,
                                                const char       *prefix,
                                                const char       *suffix,
                                                GError          **error);
GlossAnchor      *gloss_anchor_ref             (GlossAnchor      *self);
void              gloss_anchor_unref           (GlossAnchor      *self);
GlossAnchor      *gloss_anchor_with_places     (GlossAnchor      *self,
                                                const GlossRange *places,
                                                GlossAnchorState  state,
                                                double            score,
                                                gboolean          is_doubtful);
GlossAnchor      *gloss_anchor_make_orphan     (GlossAnchor      *self,
                                                const char       *text_sha256);
gboolean          gloss_anchor_fits            (GlossAnchor      *self,
                                                GlossText        *text);
GlossAnchorState  gloss_anchor_get_state       (GlossAnchor      *self);
double            gloss_anchor_get_score       (GlossAnchor      *self);
GlossAnchorState  gloss_anchor_get_stored_state (GlossAnchor     *self,
                                                double           *score);
const char       *gloss_anchor_get_text_sha256 (GlossAnchor      *self);
gsize             gloss_anchor_get_n_pieces    (GlossAnchor      *self);
const GlossPiece *gloss_anchor_get_piece       (GlossAnchor      *self,
                                                gsize             index);
GlossRange        gloss_anchor_get_place       (GlossAnchor      *self,
                                                gsize             index);
GlossRange        gloss_anchor_get_extent      (GlossAnchor      *self);
gboolean          gloss_anchor_is_placed       (GlossAnchor      *self);
gboolean          gloss_anchor_is_certain      (GlossAnchor      *self);
gboolean          gloss_anchor_is_moved        (GlossAnchor      *self);
guint             gloss_anchor_hash            (gconstpointer     anchor);
gboolean          gloss_anchor_equal           (gconstpointer     a,
                                                gconstpointer     b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlossAnchor, gloss_anchor_unref)

G_END_DECLS
