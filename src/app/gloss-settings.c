/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person has chosen, and how the window was left. */
#include "config.h"

#include "gloss-settings.h"

#include "project/gloss-project.h"

#define N_RECENT 8

struct _GlossSettings
{
  GObject parent_instance;

  GSettings *settings;
  char *reviewer_id;
  char *reviewer_name;
  char *login_id;
  char *export_format;
  GVariant *recent;
  double text_scale;
  int window_width;
  int window_height;
  guint window_maximized : 1;
  guint sidebar_shown : 1;
  guint pane_shown : 1;
  guint project_open : 1;
};

G_DEFINE_FINAL_TYPE (GlossSettings, gloss_settings, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_REVIEWER_ID,
  PROP_REVIEWER_NAME,
  PROP_EXPORT_FORMAT,
  PROP_TEXT_SCALE,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_SIDEBAR_SHOWN,
  PROP_PANE_SHOWN,
  PROP_PROJECT_OPEN,
  N_PROPS
};

enum
{
  RECENT_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* NULL where the schema is not installed: asking GSettings for it would end the program. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, PROJECT_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static GVariant *
empty_recent (void)
{
  return g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(ss)"), NULL, 0));
}

static void
take_recent (GlossSettings *self,
             GVariant      *recent)
{
  g_autoptr (GVariant) old = g_steal_pointer (&self->recent);

  self->recent = recent;
  if (old == NULL || !g_variant_equal (old, recent))
    g_signal_emit (self, signals[RECENT_CHANGED], 0);
}

static void
set_recent (GlossSettings *self,
            GVariant      *recent)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (recent);

  if (self->settings != NULL)
    g_settings_set_value (self->settings, "recent-projects", sunk);
  take_recent (self, g_steal_pointer (&sunk));
}

static void
on_recent_changed (GlossSettings *self)
{
  take_recent (self, g_settings_get_value (self->settings, "recent-projects"));
}

static void
gloss_settings_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  GlossSettings *self = GLOSS_SETTINGS (object);

  switch (prop_id)
    {
    case PROP_REVIEWER_ID:
      g_value_set_string (value, self->reviewer_id);
      break;
    case PROP_REVIEWER_NAME:
      g_value_set_string (value, self->reviewer_name);
      break;
    case PROP_EXPORT_FORMAT:
      g_value_set_string (value, self->export_format);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;
    case PROP_WINDOW_WIDTH:
      g_value_set_int (value, self->window_width);
      break;
    case PROP_WINDOW_HEIGHT:
      g_value_set_int (value, self->window_height);
      break;
    case PROP_WINDOW_MAXIMIZED:
      g_value_set_boolean (value, self->window_maximized);
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, self->sidebar_shown);
      break;
    case PROP_PANE_SHOWN:
      g_value_set_boolean (value, self->pane_shown);
      break;
    case PROP_PROJECT_OPEN:
      g_value_set_boolean (value, self->project_open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
take_flag (GlossSettings *self,
           guint          prop_id,
           gboolean       value)
{
  const gboolean flags[] = { self->window_maximized, self->sidebar_shown, self->pane_shown, self->project_open };

  if (flags[prop_id - PROP_WINDOW_MAXIMIZED] == value)
    return FALSE;

  if (prop_id == PROP_WINDOW_MAXIMIZED)
    self->window_maximized = value;
  else if (prop_id == PROP_SIDEBAR_SHOWN)
    self->sidebar_shown = value;
  else if (prop_id == PROP_PANE_SHOWN)
    self->pane_shown = value;
  else
    self->project_open = value;
  return TRUE;
}

/* Whether the size was another one. */
static gboolean
take_size (int *size,
           int  value)
{
  gboolean changed = *size != value;

  *size = value;
  return changed;
}

/* Whether the value was another one. */
static gboolean
take_value (GlossSettings *self,
            guint          prop_id,
            const GValue  *value)
{
  gboolean changed;

  switch (prop_id)
    {
    case PROP_REVIEWER_ID:
      return g_set_str (&self->reviewer_id, g_value_get_string (value));
    case PROP_REVIEWER_NAME:
      return g_set_str (&self->reviewer_name, g_value_get_string (value));
    case PROP_EXPORT_FORMAT:
      return g_set_str (&self->export_format, g_value_get_string (value));
    case PROP_TEXT_SCALE:
      changed = self->text_scale != g_value_get_double (value);
      self->text_scale = g_value_get_double (value);
      return changed;
    case PROP_WINDOW_WIDTH:
      return take_size (&self->window_width, g_value_get_int (value));
    case PROP_WINDOW_HEIGHT:
      return take_size (&self->window_height, g_value_get_int (value));
    default:
      return take_flag (self, prop_id, g_value_get_boolean (value));
    }
}

static void
gloss_settings_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  GlossSettings *self = GLOSS_SETTINGS (object);

  if (prop_id == 0 || prop_id >= N_PROPS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (take_value (self, prop_id, value))
    g_object_notify_by_pspec (object, pspec);
}

static void
gloss_settings_constructed (GObject *object)
{
  GlossSettings *self = GLOSS_SETTINGS (object);

  G_OBJECT_CLASS (gloss_settings_parent_class)->constructed (object);

  self->recent = empty_recent ();
  self->settings = find_settings ();
  if (self->settings == NULL)
    return;

  for (guint i = 1; i < N_PROPS; i++)
    g_settings_bind (self->settings, properties[i]->name, self, properties[i]->name, G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::recent-projects", G_CALLBACK (on_recent_changed), self, G_CONNECT_SWAPPED);
  on_recent_changed (self);
}

static void
gloss_settings_finalize (GObject *object)
{
  GlossSettings *self = GLOSS_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->recent, g_variant_unref);
  g_clear_pointer (&self->reviewer_id, g_free);
  g_clear_pointer (&self->reviewer_name, g_free);
  g_clear_pointer (&self->login_id, g_free);
  g_clear_pointer (&self->export_format, g_free);

  G_OBJECT_CLASS (gloss_settings_parent_class)->finalize (object);
}

static void
gloss_settings_class_init (GlossSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = gloss_settings_constructed;
  object_class->finalize = gloss_settings_finalize;
  object_class->get_property = gloss_settings_get_property;
  object_class->set_property = gloss_settings_set_property;

  properties[PROP_REVIEWER_ID] = g_param_spec_string ("reviewer-id", NULL, NULL, "", flags);
  properties[PROP_REVIEWER_NAME] = g_param_spec_string ("reviewer-name", NULL, NULL, "", flags);
  properties[PROP_EXPORT_FORMAT] = g_param_spec_string ("export-format", NULL, NULL, "csv", flags);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.5, 3.0, 1.0, flags);
  properties[PROP_WINDOW_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, 1, G_MAXINT, 1280, flags);
  properties[PROP_WINDOW_HEIGHT] = g_param_spec_int ("window-height", NULL, NULL, 1, G_MAXINT, 820, flags);
  properties[PROP_WINDOW_MAXIMIZED] = g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, TRUE, flags);
  properties[PROP_PANE_SHOWN] = g_param_spec_boolean ("pane-shown", NULL, NULL, TRUE, flags);
  properties[PROP_PROJECT_OPEN] = g_param_spec_boolean ("project-open", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RECENT_CHANGED] = g_signal_new ("recent-changed", GLOSS_TYPE_SETTINGS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gloss_settings_init (GlossSettings *self)
{
  self->login_id = gloss_reviewer_id_from_login (g_get_user_name ());
}

/**
 * gloss_settings_new:
 *
 * Returns: (transfer full): the settings; one is enough for a program
 */
GlossSettings *
gloss_settings_new (void)
{
  return g_object_new (GLOSS_TYPE_SETTINGS, NULL);
}

/**
 * gloss_settings_get_reviewer:
 *
 * Who annotates: what the preferences say, else what the account says.
 *
 * Returns: id and name, borrowed until the settings change
 */
GlossReviewer
gloss_settings_get_reviewer (GlossSettings *self)
{
  GlossReviewer reviewer = { self->reviewer_id, self->reviewer_name };

  g_return_val_if_fail (GLOSS_IS_SETTINGS (self), reviewer);

  if (reviewer.id == NULL || *reviewer.id == '\0')
    reviewer.id = self->login_id;
  if ((reviewer.name == NULL || *reviewer.name == '\0') && !g_str_equal (g_get_real_name (), "Unknown"))
    reviewer.name = (char *) g_get_real_name ();

  return reviewer;
}

/* The recent projects without @uri, and without those past the bound. */
static GVariantBuilder *
collect_others (GlossSettings *self,
                const char    *uri)
{
  GVariantBuilder *builder = g_variant_builder_new (G_VARIANT_TYPE ("a(ss)"));
  GVariantIter iter;
  const char *folder;
  const char *article;
  guint n = 1;

  g_variant_iter_init (&iter, self->recent);
  while (n < N_RECENT && g_variant_iter_next (&iter, "(&s&s)", &folder, &article))
    if (!g_str_equal (folder, uri))
      {
        g_variant_builder_add (builder, "(ss)", folder, article);
        n++;
      }

  return builder;
}

/**
 * gloss_settings_remember:
 * @folder: a project that was opened
 * @article: (nullable): what was opened in it
 *
 * Puts a project first among the recent ones.
 */
void
gloss_settings_remember (GlossSettings *self,
                         GFile         *folder,
                         GFile         *article)
{
  g_autofree char *uri = NULL;
  g_autofree char *article_uri = NULL;
  g_autoptr (GVariantBuilder) others = NULL;
  g_autoptr (GVariant) rest = NULL;
  GVariantBuilder builder;

  g_return_if_fail (GLOSS_IS_SETTINGS (self));

  uri = g_file_get_uri (folder);
  article_uri = article != NULL ? g_file_get_uri (article) : g_strdup ("");
  others = collect_others (self, uri);
  rest = g_variant_ref_sink (g_variant_builder_end (others));

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_builder_add (&builder, "(ss)", uri, article_uri);
  for (gsize i = 0; i < g_variant_n_children (rest); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (rest, i);

      g_variant_builder_add_value (&builder, child);
    }
  set_recent (self, g_variant_builder_end (&builder));
}

/**
 * gloss_settings_forget:
 * @folder: a project that is no longer there
 */
void
gloss_settings_forget (GlossSettings *self,
                       GFile         *folder)
{
  g_autofree char *uri = NULL;
  g_autoptr (GVariantBuilder) others = NULL;

  g_return_if_fail (GLOSS_IS_SETTINGS (self));

  uri = g_file_get_uri (folder);
  others = collect_others (self, uri);
  set_recent (self, g_variant_builder_end (others));
}

/**
 * gloss_settings_dup_recent:
 *
 * Returns: (transfer full): the folders (GFile) of the recent projects, newest first
 */
GListModel *
gloss_settings_dup_recent (GlossSettings *self)
{
  GListStore *store = g_list_store_new (G_TYPE_FILE);
  GVariantIter iter;
  const char *folder;

  g_return_val_if_fail (GLOSS_IS_SETTINGS (self), G_LIST_MODEL (store));

  g_variant_iter_init (&iter, self->recent);
  while (g_variant_iter_next (&iter, "(&s&s)", &folder, NULL))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (folder);

      g_list_store_append (store, file);
    }

  return G_LIST_MODEL (store);
}

/**
 * gloss_settings_dup_last_article:
 * @folder: a project
 *
 * Returns: (transfer full) (nullable): the article that was open in it last
 */
GFile *
gloss_settings_dup_last_article (GlossSettings *self,
                                 GFile         *folder)
{
  g_autofree char *uri = NULL;
  GVariantIter iter;
  const char *other;
  const char *article;

  g_return_val_if_fail (GLOSS_IS_SETTINGS (self), NULL);

  uri = g_file_get_uri (folder);
  g_variant_iter_init (&iter, self->recent);
  while (g_variant_iter_next (&iter, "(&s&s)", &other, &article))
    if (g_str_equal (other, uri) && *article != '\0')
      return g_file_new_for_uri (article);

  return NULL;
}
