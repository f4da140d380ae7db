/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an export leaves out. */
#include "config.h"

#include "exchange/gloss-loss-report.h"

#include <glib/gi18n-lib.h>

struct _GlossLossReport
{
  GlossLossFunc func;
  gpointer user_data;
  guint counts[GLOSS_N_TRAITS];

  /* GlossLoss with texts of their own; NULL where nothing of the trait was lost. */
  GPtrArray *examples[GLOSS_N_TRAITS];
};

static const char *const nicks[GLOSS_N_TRAITS] = {
  [GLOSS_TRAIT_TEXT] = "text",
  [GLOSS_TRAIT_STRUCTURE] = "structure",
  [GLOSS_TRAIT_OVERLAPS] = "overlaps",
  [GLOSS_TRAIT_PIECES] = "pieces",
  [GLOSS_TRAIT_LINKS] = "links",
  [GLOSS_TRAIT_ATTRIBUTES] = "attributes",
  [GLOSS_TRAIT_NOTES] = "notes",
  [GLOSS_TRAIT_COVERAGE] = "coverage",
  [GLOSS_TRAIT_REVIEWERS] = "reviewers",
  [GLOSS_TRAIT_TIMES] = "times",
  [GLOSS_TRAIT_UNPLACED] = "unplaced",
  [GLOSS_TRAIT_TAGS] = "tags",
  [GLOSS_TRAIT_NAMES] = "names",
};

static void
loss_free (gpointer data)
{
  GlossLoss *self = data;

  g_free ((char *) self->article);
  g_free ((char *) self->id);
  g_free ((char *) self->what);
  g_free (self);
}

/**
 * gloss_loss_report_new:
 * @func: (nullable): called for every single loss
 * @user_data: handed to it
 *
 * Returns: (transfer full): a report of no losses
 */
GlossLossReport *
gloss_loss_report_new (GlossLossFunc func,
                       gpointer      user_data)
{
  GlossLossReport *self = g_new0 (GlossLossReport, 1);

  self->func = func;
  self->user_data = user_data;
  return self;
}

/**
 * gloss_loss_report_free:
 * @self: (transfer full): a report
 */
void
gloss_loss_report_free (GlossLossReport *self)
{
  for (guint i = 0; i < GLOSS_N_TRAITS; i++)
    g_clear_pointer (&self->examples[i], g_ptr_array_unref);
  g_free (self);
}

/**
 * gloss_loss_report_add:
 * @self: a report
 * @loss: one thing that is left out; copied
 *
 * Counts it.
 */
void
gloss_loss_report_add (GlossLossReport *self,
                       const GlossLoss *loss)
{
  GPtrArray **examples = &self->examples[loss->trait];
  GlossLoss *kept;

  self->counts[loss->trait]++;
  if (self->func != NULL)
    self->func (loss, self->user_data);
  if (*examples == NULL)
    *examples = g_ptr_array_new_with_free_func (loss_free);
  if ((*examples)->len == GLOSS_LOSS_REPORT_MAX_EXAMPLES)
    return;
  kept = g_new (GlossLoss, 1);
  *kept = (GlossLoss) { loss->trait, g_strdup (loss->article), g_strdup (loss->id), g_strdup (loss->what) };
  g_ptr_array_add (*examples, kept);
}

/**
 * gloss_loss_report_get_n_losses:
 * @self: a report
 *
 * Returns: how many things are left out, of all traits
 */
guint
gloss_loss_report_get_n_losses (GlossLossReport *self)
{
  guint n = 0;

  for (guint i = 0; i < GLOSS_N_TRAITS; i++)
    n += self->counts[i];
  return n;
}

/**
 * gloss_loss_report_get_count:
 * @self: a report
 * @trait: a trait
 *
 * Returns: how many of it are left out
 */
guint
gloss_loss_report_get_count (GlossLossReport *self,
                             GlossTrait       trait)
{
  g_return_val_if_fail (trait < GLOSS_N_TRAITS, 0);

  return self->counts[trait];
}

/**
 * gloss_loss_report_get_examples:
 * @self: a report
 * @trait: a trait
 *
 * Returns: (transfer none) (nullable) (element-type GlossLoss): the first of its losses; %NULL without any
 */
GPtrArray *
gloss_loss_report_get_examples (GlossLossReport *self,
                                GlossTrait       trait)
{
  g_return_val_if_fail (trait < GLOSS_N_TRAITS, NULL);

  return self->examples[trait];
}

/**
 * gloss_trait_get_nick:
 * @trait: a trait
 *
 * Returns: its name for programs: "notes"
 */
const char *
gloss_trait_get_nick (GlossTrait trait)
{
  g_return_val_if_fail (trait < GLOSS_N_TRAITS, NULL);

  return nicks[trait];
}

/* The sentence that suits the number, which stands where its %u is. */
static char *
dup_counted (GlossTrait trait,
             guint      n)
{
  switch (trait)
    {
    case GLOSS_TRAIT_TEXT:
      return g_strdup_printf (ngettext ("The text of %u article is left out.", "The texts of %u articles are left out.", n), n);
    case GLOSS_TRAIT_STRUCTURE:
      return g_strdup_printf (ngettext ("The parts of %u article are left out.", "The parts of %u articles are left out.", n), n);
    case GLOSS_TRAIT_OVERLAPS:
      return g_strdup_printf (ngettext ("%u annotation lies over another one, which cannot be told.",
                                        "%u annotations lie over each other, which cannot be told.", n), n);
    case GLOSS_TRAIT_PIECES:
      return g_strdup_printf (ngettext ("%u annotation of several pieces is not kept as one.",
                                        "%u annotations of several pieces are not kept as one.", n), n);
    case GLOSS_TRAIT_LINKS:
      return g_strdup_printf (ngettext ("%u link is left out.", "%u links are left out.", n), n);
    case GLOSS_TRAIT_ATTRIBUTES:
      return g_strdup_printf (ngettext ("%u attribute is left out.", "%u attributes are left out.", n), n);
    case GLOSS_TRAIT_NOTES:
      return g_strdup_printf (ngettext ("%u note is left out.", "%u notes are left out.", n), n);
    case GLOSS_TRAIT_COVERAGE:
      return g_strdup_printf (ngettext ("%u stretch that was read or holds nothing is left out.",
                                        "%u stretches that were read or hold nothing are left out.", n), n);
    case GLOSS_TRAIT_REVIEWERS:
      return g_strdup_printf (ngettext ("Who made it is left out of %u annotation.",
                                        "Who made them is left out of %u annotations.", n), n);
    case GLOSS_TRAIT_TIMES:
      return g_strdup_printf (ngettext ("When it was made is left out of %u annotation.",
                                        "When they were made is left out of %u annotations.", n), n);
    case GLOSS_TRAIT_UNPLACED:
      return g_strdup_printf (ngettext ("%u annotation whose place in the text is not known is left out.",
                                        "%u annotations whose places in the text are not known are left out.", n), n);
    case GLOSS_TRAIT_TAGS:
      return g_strdup_printf (ngettext ("%u annotation has a tag that there is no room for, and is left out.",
                                        "%u annotations have tags that there is no room for, and are left out.", n), n);
    case GLOSS_TRAIT_NAMES:
      return g_strdup_printf (ngettext ("%u name of a tag or an attribute is written in another way.",
                                        "%u names of tags or attributes are written in another way.", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * gloss_loss_report_dup_sentence:
 * @self: a report
 * @trait: a trait
 *
 * Returns: (transfer full): a whole, translated sentence with the number, as in "12 notes are left out."
 */
char *
gloss_loss_report_dup_sentence (GlossLossReport *self,
                                GlossTrait       trait)
{
  return dup_counted (trait, gloss_loss_report_get_count (self, trait));
}
