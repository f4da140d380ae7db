/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person wants to have exported, and how. */
#include "config.h"

#include "exchange/gloss-export-choice.h"

#include <glib/gi18n.h>

#include "exchange/gloss-export-census.h"
#include "exchange/gloss-export-options.h"

struct _GlossExportChoice
{
  GObject parent_instance;

  GlossProject *project;
  GlossDocument *document;
  GlossRange selection;
  gboolean has_selection;

  GlossExportScope scope;
  const GlossFormat *format;
  GlossExportOptionList *reviewers;
  GlossExportOptionList *tags;
  GlossExportCensus *census;
  GCancellable *counting;
};

G_DEFINE_FINAL_TYPE (GlossExportChoice, gloss_export_choice, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (GlossExportChoice *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- reviewers and tags -------------------------------------------------------------------------- */

typedef struct
{
  GlossExportCensus *census;
  const char *reviewer;
} Counting;

static gboolean
count_annotation (GlossAnnotation *annotation,
                  gpointer         user_data)
{
  const Counting *counting = user_data;

  if (counting->reviewer == NULL || g_str_equal (gloss_annotation_get_reviewer (annotation), counting->reviewer))
    gloss_export_census_add (counting->census, annotation);
  return TRUE;
}

static const char *
get_only_reviewer (GlossExportChoice *self)
{
  return gloss_project_get_blind (self->project) ? gloss_project_get_reviewer (self->project)->id : NULL;
}

/* Of the open article, as it is in memory. */
static GlossExportCensus *
count_document (GlossExportChoice *self)
{
  GlossAnnotationList *annotations = gloss_document_get_annotations (self->document);
  Counting counting = { gloss_export_census_new (), get_only_reviewer (self) };

  if (self->scope == GLOSS_EXPORT_SELECTION)
    gloss_annotation_list_foreach_in (annotations, self->selection, count_annotation, &counting);
  else
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (annotations)); i++)
      {
        g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (annotations), i);

        count_annotation (annotation, &counting);
      }

  return counting.census;
}

static void
show_census (GlossExportChoice *self,
             GlossExportCensus *census)
{
  gloss_export_option_list_fill_reviewers (self->reviewers, self->project, census);
  gloss_export_option_list_fill_tags (self->tags, gloss_project_get_codebook (self->project), census);
}

static gboolean
has_unwanted (GlossExportChoice *self)
{
  return gloss_export_option_list_has_unwanted (self->reviewers) || gloss_export_option_list_has_unwanted (self->tags);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GlossExportCensus *census = gloss_export_census_take_finish (result, NULL);
  GlossExportChoice *self;

  /* It was stopped because nobody wants to know any more. */
  if (census == NULL)
    return;

  self = user_data;
  g_clear_object (&self->counting);
  self->census = census;
  if (self->scope != GLOSS_EXPORT_PROJECT)
    return;
  show_census (self, census);
  if (has_unwanted (self))
    emit_changed (self);
}

/* The whole project is counted once, when it is first asked for. */
static void
update_options (GlossExportChoice *self)
{
  g_autoptr (GlossExportCensus) census = NULL;

  if (self->scope != GLOSS_EXPORT_PROJECT)
    {
      census = count_document (self);
      show_census (self, census);
    }
  else if (self->census != NULL)
    show_census (self, self->census);
  else
    {
      census = gloss_export_census_new ();
      show_census (self, census);
      if (self->counting != NULL)
        return;
      self->counting = g_cancellable_new ();
      gloss_export_census_take_async (G_LIST_MODEL (self->project), gloss_project_get_codebook (self->project),
                                      get_only_reviewer (self), self->counting, on_counted, self);
    }
}

/* --- the object ---------------------------------------------------------------------------------- */

static void
gloss_export_choice_dispose (GObject *object)
{
  GlossExportChoice *self = GLOSS_EXPORT_CHOICE (object);

  g_clear_object (&self->reviewers);
  g_clear_object (&self->tags);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->document);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gloss_export_choice_parent_class)->dispose (object);
}

static void
gloss_export_choice_finalize (GObject *object)
{
  GlossExportChoice *self = GLOSS_EXPORT_CHOICE (object);

  g_clear_pointer (&self->census, gloss_export_census_free);

  G_OBJECT_CLASS (gloss_export_choice_parent_class)->finalize (object);
}

static void
gloss_export_choice_class_init (GlossExportChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gloss_export_choice_dispose;
  object_class->finalize = gloss_export_choice_finalize;

  signals[CHANGED] = g_signal_new ("changed", GLOSS_TYPE_EXPORT_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gloss_export_choice_init (GlossExportChoice *self)
{
  guint n_formats;

  self->reviewers = gloss_export_option_list_new ();
  self->tags = gloss_export_option_list_new ();
  g_signal_connect_object (self->reviewers, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tags, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  self->format = gloss_formats_get_all (&n_formats)[0];
}

/* The words that are selected, else the place of the annotation that is. */
static void
find_selection (GlossExportChoice *self,
                GlossViewState    *state)
{
  const GlossRange *place = gloss_view_state_get_place (state);
  GlossAnnotation *selected = gloss_view_state_get_selected (state);

  if (gloss_view_state_get_has_selection (state) && place != NULL)
    self->selection = *place;
  else if (selected != NULL && gloss_anchor_is_placed (gloss_annotation_get_anchor (selected)))
    self->selection = gloss_annotation_get_extent (selected);
  self->has_selection = self->selection.end > self->selection.start;
}

/**
 * gloss_export_choice_new:
 * @project: a project
 * @state: what is open of it, and selected
 *
 * Returns: (transfer full): the choice of the whole article, or of the project where none is open
 */
GlossExportChoice *
gloss_export_choice_new (GlossProject   *project,
                         GlossViewState *state)
{
  GlossExportChoice *self = g_object_new (GLOSS_TYPE_EXPORT_CHOICE, NULL);

  self->project = g_object_ref (project);
  if (gloss_view_state_get_document (state) != NULL)
    {
      self->document = g_object_ref (gloss_view_state_get_document (state));
      find_selection (self, state);
    }
  self->scope = self->document != NULL ? GLOSS_EXPORT_ARTICLE : GLOSS_EXPORT_PROJECT;
  update_options (self);

  return self;
}

/**
 * gloss_export_choice_is_blind:
 *
 * Returns: whether only the reviewer's own work is exported
 */
gboolean
gloss_export_choice_is_blind (GlossExportChoice *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), FALSE);

  return gloss_project_get_blind (self->project);
}

/**
 * gloss_export_choice_offers:
 * @scope: how much
 *
 * Returns: whether there is such a thing now
 */
gboolean
gloss_export_choice_offers (GlossExportChoice *self,
                            GlossExportScope   scope)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), FALSE);

  switch (scope)
    {
    case GLOSS_EXPORT_ARTICLE:
      return self->document != NULL;
    case GLOSS_EXPORT_SELECTION:
      return self->has_selection;
    case GLOSS_EXPORT_PROJECT:
    default:
      return TRUE;
    }
}

static char *
dup_document_name (GlossExportChoice *self)
{
  g_autofree char *basename = g_file_get_basename (gloss_document_get_file (self->document));

  return g_filename_display_name (basename);
}

/**
 * gloss_export_choice_describe:
 * @scope: how much; one that is offered
 *
 * Returns: (transfer full): what that is
 */
char *
gloss_export_choice_describe (GlossExportChoice *self,
                              GlossExportScope   scope)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->project));
  g_autofree char *words = NULL;
  const char *title;

  switch (scope)
    {
    case GLOSS_EXPORT_ARTICLE:
      title = gloss_article_get_title (gloss_document_get_article (self->document));
      return title != NULL ? g_strdup (title) : dup_document_name (self);
    case GLOSS_EXPORT_SELECTION:
      words = gloss_text_dup_slice (gloss_article_get_text (gloss_document_get_article (self->document)), self->selection);
      g_strdelimit (words, "\n", ' ');
      return g_strdup_printf (_("“%s”"), words);
    case GLOSS_EXPORT_PROJECT:
    default:
      /* Translators: the name of a project and the number of its articles: "Skerrin Line, 4 articles" */
      return g_strdup_printf (ngettext ("%s, %u article", "%s, %u articles", n), gloss_project_get_name (self->project), n);
    }
}

GlossExportScope
gloss_export_choice_get_scope (GlossExportChoice *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), GLOSS_EXPORT_PROJECT);

  return self->scope;
}

void
gloss_export_choice_set_scope (GlossExportChoice *self,
                               GlossExportScope   scope)
{
  g_return_if_fail (GLOSS_IS_EXPORT_CHOICE (self));
  g_return_if_fail (gloss_export_choice_offers (self, scope));

  if (self->scope == scope)
    return;

  self->scope = scope;
  update_options (self);
  emit_changed (self);
}

const GlossFormat *
gloss_export_choice_get_format (GlossExportChoice *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), NULL);

  return self->format;
}

void
gloss_export_choice_set_format (GlossExportChoice *self,
                                const GlossFormat *format)
{
  g_return_if_fail (GLOSS_IS_EXPORT_CHOICE (self));
  g_return_if_fail (format != NULL);

  if (self->format == format)
    return;

  self->format = format;
  emit_changed (self);
}

/**
 * gloss_export_choice_get_reviewers:
 *
 * Returns: (transfer none) (element-type GlossExportOption): those who annotated what is exported; empty while that is counted
 */
GListModel *
gloss_export_choice_get_reviewers (GlossExportChoice *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), NULL);

  return gloss_export_option_list_get_model (self->reviewers);
}

/**
 * gloss_export_choice_get_tags:
 *
 * Returns: (transfer none) (element-type GlossExportOption): the tags of what is exported; empty while that is counted
 */
GListModel *
gloss_export_choice_get_tags (GlossExportChoice *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), NULL);

  return gloss_export_option_list_get_model (self->tags);
}

/**
 * gloss_export_choice_is_ready:
 *
 * Returns: whether it is known what is to be exported: FALSE while something is left out of what is still being counted
 */
gboolean
gloss_export_choice_is_ready (GlossExportChoice *self)
{
  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), FALSE);

  return self->scope != GLOSS_EXPORT_PROJECT || self->census != NULL || !has_unwanted (self);
}

/**
 * gloss_export_choice_is_empty:
 *
 * Returns: whether every reviewer or every tag is left out
 */
gboolean
gloss_export_choice_is_empty (GlossExportChoice *self)
{
  g_auto (GStrv) reviewers = NULL;
  g_auto (GStrv) tags = NULL;

  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), FALSE);

  reviewers = gloss_export_option_list_dup_chosen (self->reviewers);
  tags = gloss_export_option_list_dup_chosen (self->tags);

  return (reviewers != NULL && reviewers[0] == NULL) || (tags != NULL && tags[0] == NULL);
}

static void
add_articles (GlossExportChoice *self,
              GlossExport       *export)
{
  GlossCodebook *codebook = gloss_project_get_codebook (self->project);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->project));
  GFile *only = self->scope != GLOSS_EXPORT_PROJECT ? gloss_document_get_file (self->document) : NULL;

  if (only != NULL)
    {
      GlossArticleItem *item = gloss_project_find (self->project, only);
      g_autofree char *name = item != NULL ? g_strdup (gloss_article_item_get_name (item)) : dup_document_name (self);

      gloss_export_add_article (export, only, name, codebook);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GlossArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->project), i);

      gloss_export_add_article (export, gloss_article_item_get_file (item), gloss_article_item_get_name (item), codebook);
    }
}

/**
 * gloss_export_choice_create_export:
 *
 * Returns: (transfer full): the export that is wanted, to be surveyed or run
 */
GlossExport *
gloss_export_choice_create_export (GlossExportChoice *self)
{
  g_autoptr (GlossExport) export = NULL;
  g_auto (GStrv) reviewers = NULL;
  g_auto (GStrv) tags = NULL;
  GlossExportFilter filter = { 0 };
  const char *const own[] = { get_only_reviewer (self), NULL };

  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), NULL);

  export = gloss_export_new (self->format);
  reviewers = gloss_export_option_list_dup_chosen (self->reviewers);
  tags = gloss_export_option_list_dup_chosen (self->tags);
  filter.reviewers = own[0] != NULL ? own : (const char *const *) reviewers;
  filter.tags = (const char *const *) tags;
  filter.range = self->scope == GLOSS_EXPORT_SELECTION ? &self->selection : NULL;
  gloss_export_set_filter (export, &filter);
  add_articles (self, export);

  return g_steal_pointer (&export);
}

/**
 * gloss_export_choice_count_articles:
 * @export: one of this choice, surveyed or run
 *
 * Returns: how many articles are in it: those that could be read
 */
guint
gloss_export_choice_count_articles (GlossExportChoice *self,
                                    GlossExport       *export)
{
  GPtrArray *problems;
  guint n;

  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), 0);
  g_return_val_if_fail (GLOSS_IS_EXPORT (export), 0);

  n = gloss_export_get_n_articles (export);
  problems = gloss_export_get_problems (export);
  for (guint i = 0; i < problems->len; i++)
    if (n > 0 && gloss_project_find (self->project, gloss_problem_get_file (g_ptr_array_index (problems, i))) != NULL)
      n--;

  return n;
}

/**
 * gloss_export_choice_dup_name:
 *
 * Returns: (transfer full): what the export may be called after, without a suffix
 */
char *
gloss_export_choice_dup_name (GlossExportChoice *self)
{
  g_autofree char *name = NULL;
  char *dot;

  g_return_val_if_fail (GLOSS_IS_EXPORT_CHOICE (self), NULL);

  if (self->scope == GLOSS_EXPORT_PROJECT)
    return g_strdup (gloss_project_get_name (self->project));

  name = dup_document_name (self);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_steal_pointer (&name);
}
