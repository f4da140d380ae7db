/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person says what has become of doubtful annotations. */
#include "config.h"

#include "anchor/gloss-anchor-desk.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "anchor/gloss-anchor-case.h"
#include "anchor/gloss-anchor-keys.h"
#include "anchor/gloss-anchor-round.h"
#include "anchor/gloss-passage-marks.h"
#include "annotation/gloss-tag-chip.h"
#include "text/gloss-text-direction.h"

struct _GlossAnchorDesk
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *bin;
  GtkStack *stack;
  AdwBanner *moved_banner;
  GtkScrolledWindow *scroller;
  GlossTagChip *chip;
  GtkLabel *tag;
  GtkLabel *position;
  GtkLabel *note;
  GtkBox *texts;
  GtkLabel *earlier;
  GtkLabel *now;
  GtkLabel *score;
  GtkWidget *candidates;
  GtkLabel *candidate;
  GtkWidget *accept;
  GtkWidget *place;
  AdwStatusPage *summary;
  GtkWidget *back;
  GtkWidget *keep_moved;
  GtkWidget *again;

  /* Owned */
  GlossDocument *document;
  GlossAnchorRound *round;
  /* One that was asked for though it is settled; it is no part of the round. */
  GlossDoubt *extra;
  GlossAnchorCase *shown;

  guint at;
};

G_DEFINE_FINAL_TYPE (GlossAnchorDesk, gloss_anchor_desk, GTK_TYPE_WIDGET)

/* --- what is shown -------------------------------------------------------------------------------- */

static GlossPossiblePlace *
get_place (GlossAnchorDesk *self)
{
  return self->shown != NULL && self->at < self->shown->places->len ? g_ptr_array_index (self->shown->places, self->at) : NULL;
}

static void
mark_quotes (PangoAttrList *attributes,
             GlossPassage  *passage)
{
  gsize last = 0;

  for (guint i = 0; i < passage->quotes->len; i++)
    {
      GlossRange quote = g_array_index (passage->quotes, GlossRange, i);

      gloss_passage_mark (attributes, passage->text, (GlossRange) { last, quote.start }, GLOSS_PASSAGE_AROUND);
      gloss_passage_mark (attributes, passage->text, quote, GLOSS_PASSAGE_QUOTE);
      last = quote.end;
    }
  gloss_passage_mark (attributes, passage->text, (GlossRange) { last, gloss_text_get_length (passage->text) }, GLOSS_PASSAGE_AROUND);
}

static void
show_passage (GtkLabel      *label,
              GlossPassage  *passage,
              PangoAttrList *attributes)
{
  mark_quotes (attributes, passage);
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_label (label, gloss_text_get_utf8 (passage->text, NULL));
}

static const char *
get_tag_label (GlossAnchorDesk *self)
{
  const char *id = gloss_annotation_get_tag (self->shown->annotation);
  GlossTag *tag = gloss_codebook_find_tag (gloss_document_get_codebook (self->document), id);

  return tag != NULL ? gloss_tag_get_label (tag) : id;
}

static void
show_annotation (GlossAnchorDesk *self)
{
  const char *note = gloss_annotation_get_note (self->shown->annotation);
  guint n = gloss_anchor_round_get_n (self->round);
  /* Translators: which of several annotations is shown: “3 of 7”. The second number says which plural form is used. */
  g_autofree char *position = g_strdup_printf (ngettext ("%'u of %'u", "%'u of %'u", n), gloss_anchor_round_get_position (self->round) + 1, n);

  gloss_tag_chip_set_tag (self->chip, gloss_document_get_codebook (self->document), gloss_annotation_get_tag (self->shown->annotation));
  gtk_label_set_label (self->tag, get_tag_label (self));
  gtk_label_set_label (self->position, self->extra == NULL ? position : "");
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
show_place (GlossAnchorDesk *self)
{
  GlossPossiblePlace *place = get_place (self);
  g_autoptr (PangoAttrList) before = pango_attr_list_new ();
  g_autoptr (PangoAttrList) after = pango_attr_list_new ();
  g_autofree char *number = NULL;

  if (place == NULL)
    {
      show_passage (self->earlier, self->shown->earlier, before);
      gtk_label_set_attributes (self->now, NULL);
      gtk_label_set_label (self->now, _("The text of this annotation is no longer in the article."));
      gtk_label_set_label (self->score, "");
      return;
    }
  gloss_passage_mark_change (self->shown->earlier, before, place->passage, after);
  show_passage (self->earlier, self->shown->earlier, before);
  show_passage (self->now, place->passage, after);
  gtk_label_set_label (self->score, gloss_anchor_describe_score (place->score));
  /* Translators: which of several possible places is shown. The second number says which plural form is used. */
  number = g_strdup_printf (ngettext ("Place %'u of %'u", "Place %'u of %'u", self->shown->places->len), self->at + 1, self->shown->places->len);
  gtk_label_set_label (self->candidate, number);
}

/* The buttons stay where they are, so a screen reader is told what they are about now. */
static void
announce (GlossAnchorDesk *self)
{
  GlossPossiblePlace *place = get_place (self);
  g_autofree char *earlier = gloss_passage_dup_quote (self->shown->earlier);
  g_autofree char *now = place != NULL ? gloss_passage_dup_quote (place->passage) : NULL;
  g_autofree char *message = NULL;

  if (place != NULL)
    /* Translators: “3 of 7. Claim. Earlier: … Now: … Very likely.” */
    message = g_strdup_printf (_("%s. %s. Earlier: “%s” Now: “%s” %s."), gtk_label_get_label (self->position), get_tag_label (self),
                               earlier, now, gloss_anchor_describe_score (place->score));
  else
    /* Translators: “3 of 7. Claim. Earlier: … The text of this annotation is no longer in the article.” */
    message = g_strdup_printf (_("%s. %s. Earlier: “%s” %s"), gtk_label_get_label (self->position), get_tag_label (self), earlier,
                               gtk_label_get_label (self->now));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update_actions (GlossAnchorDesk *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = self->shown != NULL ? self->shown->places->len : 0;

  gtk_widget_action_set_enabled (widget, "desk.accept", n > 0);
  gtk_widget_action_set_enabled (widget, "desk.next-candidate", self->at + 1 < n);
  gtk_widget_action_set_enabled (widget, "desk.previous-candidate", self->at > 0);
  gtk_widget_action_set_enabled (widget, "desk.place", self->shown != NULL);
  gtk_widget_action_set_enabled (widget, "desk.orphan", self->shown != NULL && self->extra == NULL);
  gtk_widget_action_set_enabled (widget, "desk.skip", self->shown != NULL);
  gtk_widget_set_visible (self->candidates, n > 1);
}

/* --- at the end ----------------------------------------------------------------------------------- */

static guint
count_orphans (GlossAnchorDesk *self)
{
  GListModel *list = G_LIST_MODEL (gloss_document_get_annotations (self->document));
  guint n_orphans = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GlossAnnotation) annotation = g_list_model_get_item (list, i);

      n_orphans += gloss_document_is_own (self->document, annotation) && !gloss_anchor_is_placed (gloss_annotation_get_anchor (annotation));
    }
  return n_orphans;
}

static void
append_sentence (GString *text,
                 guint    n,
                 char    *sentence)
{
  g_autofree char *owned = sentence;

  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, owned);
}

static void
show_summary (GlossAnchorDesk *self)
{
  guint n_open = gloss_anchor_round_get_n_open (self->round);
  guint n_orphans = count_orphans (self);
  guint n_moved = gloss_document_get_n_moved (self->document);
  g_autoptr (GString) text = g_string_new (NULL);

  append_sentence (text, n_open,
                   g_strdup_printf (ngettext ("%'u annotation was skipped.", "%'u annotations were skipped.", n_open), n_open));
  append_sentence (text, n_orphans,
                   g_strdup_printf (ngettext ("%'u annotation has lost its text. It is kept in the list.",
                                              "%'u annotations have lost their text. They are kept in the list.", n_orphans), n_orphans));
  append_sentence (text, n_moved,
                   g_strdup_printf (ngettext ("%'u annotation has moved with the text.", "%'u annotations have moved with the text.", n_moved), n_moved));
  adw_status_page_set_icon_name (self->summary, n_open > 0 ? "view-list-symbolic" : "object-select-symbolic");
  adw_status_page_set_title (self->summary, n_open + n_orphans > 0 ? _("That Is All") : _("Every Annotation Has Its Place"));
  adw_status_page_set_description (self->summary, text->str);
  gtk_widget_set_visible (self->keep_moved, n_moved > 0);
  gtk_widget_set_visible (self->again, n_open > 0);
  gtk_stack_set_visible_child_name (self->stack, "summary");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_status_page_get_title (self->summary), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* --- from one to the next ------------------------------------------------------------------------- */

static void
update_moved (GlossAnchorDesk *self)
{
  guint n = gloss_document_get_n_moved (self->document);
  g_autofree char *title = g_strdup_printf (ngettext ("%'u annotation has moved with the text.", "%'u annotations have moved with the text.", n), n);

  adw_banner_set_title (self->moved_banner, title);
  adw_banner_set_revealed (self->moved_banner, n > 0);
  if (self->shown == NULL)
    show_summary (self);
}

static void
focus_main (GlossAnchorDesk *self)
{
  if (self->shown == NULL)
    gtk_widget_grab_focus (self->back);
  else if (self->shown->places->len > 0)
    gtk_widget_grab_focus (self->accept);
  else
    gtk_widget_grab_focus (self->place);
}

static void
update (GlossAnchorDesk *self)
{
  GlossDoubt *doubt = self->extra != NULL ? self->extra : gloss_anchor_round_get_current (self->round);

  g_clear_pointer (&self->shown, gloss_anchor_case_free);
  self->at = 0;
  if (doubt != NULL)
    self->shown = gloss_anchor_case_new (doubt, gloss_article_get_text (gloss_document_get_article (self->document)));
  update_actions (self);
  if (self->shown != NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "case");
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
      show_annotation (self);
      show_place (self);
      announce (self);
    }
  else
    show_summary (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_main (self);
}

static void
forget_extra (GlossAnchorDesk *self)
{
  g_clear_object (&self->extra);
  update (self);
}

/* The extra one has got a place, or is gone. */
static void
on_annotations_changed (GlossAnchorDesk *self)
{
  GlossAnnotation *before = self->extra != NULL ? gloss_doubt_get_annotation (self->extra) : NULL;
  GlossAnnotation *now = before != NULL ? gloss_annotation_list_find (gloss_document_get_annotations (self->document), gloss_annotation_get_id (before)) : NULL;

  if (before != NULL && (now == NULL || gloss_annotation_get_anchor (now) != gloss_annotation_get_anchor (before)))
    forget_extra (self);
}

/* What is left to do is for the round, whatever else was asked for. */
static void
on_round_changed (GlossAnchorDesk *self)
{
  g_clear_object (&self->extra);
  update (self);
}

/* --- actions -------------------------------------------------------------------------------------- */

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  GlossAnchorDesk *self = GLOSS_ANCHOR_DESK (widget);
  GlossPossiblePlace *place = get_place (self);
  GVariantBuilder ranges = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(tt)"));

  for (guint i = 0; place != NULL && i < place->ranges->len; i++)
    {
      GlossRange range = g_array_index (place->ranges, GlossRange, i);

      g_variant_builder_add (&ranges, "(tt)", (guint64) range.start, (guint64) range.end);
    }
  gtk_widget_activate_action (widget, "win.place-annotation", "(sa(tt))", gloss_annotation_get_id (self->shown->annotation), &ranges);
}

static void
choose_candidate (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GlossAnchorDesk *self = GLOSS_ANCHOR_DESK (widget);

  self->at += g_str_equal (action, "desk.next-candidate") ? 1 : (guint) -1;
  update_actions (self);
  show_place (self);
  announce (self);
}

/* From the place that is shown, else from where the text would be. */
static void
place_by_hand (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GlossAnchorDesk *self = GLOSS_ANCHOR_DESK (widget);
  GlossPossiblePlace *place = get_place (self);
  GlossRange range = { 0, 0 };

  if (place != NULL)
    range = (GlossRange) { g_array_index (place->ranges, GlossRange, 0).start, g_array_index (place->ranges, GlossRange, place->ranges->len - 1).end };
  gtk_widget_activate_action (widget, "win.place-by-hand", "(stt)", gloss_annotation_get_id (self->shown->annotation),
                              (guint64) range.start, (guint64) range.end);
}

static void
make_orphan (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  GlossAnchorDesk *self = GLOSS_ANCHOR_DESK (widget);

  gtk_widget_activate_action (widget, "win.make-orphan", "s", gloss_annotation_get_id (self->shown->annotation));
}

static void
skip (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  GlossAnchorDesk *self = GLOSS_ANCHOR_DESK (widget);

  if (self->extra != NULL)
    forget_extra (self);
  else if (!gloss_anchor_round_skip (self->round, g_str_equal (action, "desk.skip") ? 1 : -1))
    gtk_widget_error_bell (widget);
}

static void
look_again (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  gloss_anchor_round_begin_again (GLOSS_ANCHOR_DESK (widget)->round);
}

/* --- the object ----------------------------------------------------------------------------------- */

static gboolean
gloss_anchor_desk_grab_focus (GtkWidget *widget)
{
  focus_main (GLOSS_ANCHOR_DESK (widget));
  return TRUE;
}

static void
gloss_anchor_desk_dispose (GObject *object)
{
  GlossAnchorDesk *self = GLOSS_ANCHOR_DESK (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GLOSS_TYPE_ANCHOR_DESK);
  g_clear_pointer (&self->shown, gloss_anchor_case_free);
  g_clear_object (&self->round);
  g_clear_object (&self->extra);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (gloss_anchor_desk_parent_class)->dispose (object);
}

static void
gloss_anchor_desk_class_init (GlossAnchorDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gloss_anchor_desk_dispose;
  widget_class->grab_focus = gloss_anchor_desk_grab_focus;

  g_type_ensure (GLOSS_TYPE_TAG_CHIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/glossapp/Gloss/ui/gloss-anchor-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, bin);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, stack);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, moved_banner);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, scroller);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, chip);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, tag);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, position);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, note);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, texts);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, earlier);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, now);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, score);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, candidates);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, candidate);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, accept);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, place);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, summary);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, back);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, keep_moved);
  gtk_widget_class_bind_template_child (widget_class, GlossAnchorDesk, again);

  gtk_widget_class_install_action (widget_class, "desk.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "desk.next-candidate", NULL, choose_candidate);
  gtk_widget_class_install_action (widget_class, "desk.previous-candidate", NULL, choose_candidate);
  gtk_widget_class_install_action (widget_class, "desk.place", NULL, place_by_hand);
  gtk_widget_class_install_action (widget_class, "desk.orphan", NULL, make_orphan);
  gtk_widget_class_install_action (widget_class, "desk.skip", NULL, skip);
  gtk_widget_class_install_action (widget_class, "desk.back", NULL, skip);
  gtk_widget_class_install_action (widget_class, "desk.again", NULL, look_again);
  gloss_anchor_keys_bind (widget_class, GLOSS_ANCHOR_KEYS_DESK);
}

static void
gloss_anchor_desk_init (GlossAnchorDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_doubt_id (gpointer item)
{
  return gloss_annotation_get_id (gloss_doubt_get_annotation (item));
}

/**
 * gloss_anchor_desk_new:
 * @document: an article with its annotations
 *
 * Returns: (transfer floating): a desk with what is doubtful in it
 */
GtkWidget *
gloss_anchor_desk_new (GlossDocument *document)
{
  GlossAnchorDesk *self = g_object_new (GLOSS_TYPE_ANCHOR_DESK, NULL);

  self->document = g_object_ref (document);
  self->round = gloss_anchor_round_new (gloss_document_get_doubts (document), get_doubt_id);
  g_signal_connect_object (self->round, "changed", G_CALLBACK (on_round_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gloss_document_get_annotations (document), "items-changed", G_CALLBACK (on_annotations_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::n-moved", G_CALLBACK (update_moved), self, G_CONNECT_SWAPPED);
  update (self);
  update_moved (self);
  return GTK_WIDGET (self);
}

/**
 * gloss_anchor_desk_show:
 * @self: a desk
 * @id: (nullable): the annotation to show; NULL to begin again with what is left
 */
void
gloss_anchor_desk_show (GlossAnchorDesk *self,
                        const char      *id)
{
  g_return_if_fail (GLOSS_IS_ANCHOR_DESK (self));

  if (id == NULL)
    gloss_anchor_round_begin_again (self->round);
  else if (!gloss_anchor_round_go_to (self->round, id))
    {
      g_clear_object (&self->extra);
      self->extra = gloss_document_dup_doubt (self->document, id);
      update (self);
    }
}
