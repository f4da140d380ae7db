/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writer of the configuration knows of a scheme. */
#pragma once

#include "exchange/gloss-brat-scheme.h"

G_BEGIN_DECLS

/**
 * GlossBratType:
 * @id: what Gloss calls it
 * @name: what brat calls it
 * @label: for people
 * @tag: (nullable): the tag, where it is one of the codebook
 *
 * A type of spans.
 */
typedef struct
{
  char *id;
  char *name;
  char *label;
  GlossTag *tag;
} GlossBratType;

/**
 * GlossBratRelation:
 * @id: what Gloss calls it
 * @relation: (nullable): the relation, where it is one of the codebook
 * @from: the tags that it starts at somewhere
 * @to: the tags that it leads to somewhere
 *
 * A type of relations.
 */
typedef struct
{
  char *id;
  GlossRelation *relation;
  GHashTable *from;
  GHashTable *to;
} GlossBratRelation;

/**
 * GlossBratAttribute:
 * @id: what Gloss calls it
 * @label: for people
 * @has_flags: whether a tag has it as a flag
 * @values: the names of its values, in order; empty where it has none
 * @types: the names of the types that have it
 *
 * An attribute; that of several tags is one in brat.
 */
typedef struct
{
  char *id;
  char *label;
  gboolean has_flags;
  GPtrArray *values;
  GPtrArray *types;
} GlossBratAttribute;

struct _GlossBratScheme
{
  GlossCodebook *codebook;
  /* In the order of the codebook, then what it does not know by id. */
  GPtrArray *types;
  GPtrArray *relations;
  GPtrArray *attributes;
};

/* One that has both flags and values is none of brat's: all of it becomes comments. */
static inline gboolean
gloss_brat_attribute_is_one (const GlossBratAttribute *self)
{
  return self->has_flags != (self->values->len > 0);
}

G_END_DECLS
