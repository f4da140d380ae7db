/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the article is in a page: by its elements and classes, else in the densest container. */
#include "config.h"

#include "reader/gloss-html-body.h"

#include <string.h>

#include "reader/gloss-labels.h"

/* Names of classes and ids are compared word by word, so that "headline" is no "head". */
#define MAX_WORD 24

/* An element whose name says boilerplate is kept all the same when it holds that much of the page's text, in percent. */
#define MAX_BOILERPLATE_SHARE 25

/* How far the words of an aside are looked at for the label of a part. */
#define MAX_LABEL_NODES 24

/* In bytes: less text in links is no list of articles. */
#define MIN_LINKED 60

/* How many elements are let off their names. */
#define MAX_PARDONS 16

/* The first ones are never the name of what holds an article. */
#define N_CERTAIN_WORDS 8

static const char *const dropped_words[] = {
  "cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust", "didomi", "disqus", "popup", "modal", "overlay", "lightbox", "paywall", "regwall",
  "ad", "ads", "advert", "advertisement", "advertising", "adslot", "dfp", "sponsor", "sponsored", "promo", "promotion", "outbrain",
  "taboola", "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "pagination", "pager", "sidebar", "toolbar", "skip",
  "comments", "respond", "masthead", "login", "signin", "search", "searchform",
};

static const char *const aside_words[] = {
  "share", "sharing", "sharebar", "sharethis", "addtoany", "sharedaddy", "social", "newsletter", "subscribe", "subscription", "signup",
  "related", "recommended", "recommendations", "recirc", "trending", "mostread", "morestories", "jp-relatedposts", "bio", "authorbox",
  "copyright", "tags", "taglist",
};

static gboolean
is_word_of (const char        *word,
            const char *const *words,
            guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* Parts "articleCookie-notice__x" into "article", "cookie", "notice", "x". */
static const char *
next_word (const char *p,
           char        word[MAX_WORD])
{
  gsize n = 0;

  while (*p != '\0' && !g_ascii_isalnum (*p))
    p++;
  for (const char *start = p; g_ascii_isalnum (*p) && !(p > start && g_ascii_isupper (*p) && g_ascii_islower (p[-1])); p++)
    if (n + 1 < MAX_WORD)
      word[n++] = g_ascii_tolower (*p);
  word[n] = '\0';

  return p;
}

static GlossHtmlUse
get_use_by_names (const char *names)
{
  char word[MAX_WORD];
  GlossHtmlUse use = GLOSS_HTML_USE_TEXT;

  for (const char *p = names; p != NULL && *p != '\0';)
    {
      p = next_word (p, word);
      if (is_word_of (word, dropped_words, G_N_ELEMENTS (dropped_words)))
        return GLOSS_HTML_USE_DROP;
      if (is_word_of (word, aside_words, G_N_ELEMENTS (aside_words)))
        use = GLOSS_HTML_USE_ASIDE;
    }

  return use;
}

static gboolean
has_word (const char *names,
          const char *wanted)
{
  char word[MAX_WORD];

  for (const char *p = names; p != NULL && *p != '\0';)
    {
      p = next_word (p, word);
      if (strcmp (word, wanted) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Answers that fold away are hidden until somebody asks for them; they belong to the article all the same. */
static gboolean
folds_away (const GlossHtmlNode *node)
{
  static const char *const words[] = { "accordion", "faq", "answer", "collapse", "collapsible", "panel", "toggle", "expand", "expandable", "tab", "content" };
  const char *names = gloss_html_get_attribute (node, "class");
  const char *role = gloss_html_get_attribute (node, "role");

  if (gloss_html_get_attribute (node, "aria-labelledby") != NULL || g_strcmp0 (role, "region") == 0 || g_strcmp0 (role, "tabpanel") == 0
      || gloss_html_get_attribute (node, "itemprop") != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (names, words[i]) || has_word (gloss_html_get_attribute (node, "id"), words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_hidden (const GlossHtmlNode *node)
{
  const char *style = gloss_html_get_attribute (node, "style");
  const char *aria = gloss_html_get_attribute (node, "aria-hidden");

  if (gloss_html_get_attribute (node, "hidden") != NULL || g_strcmp0 (aria, "true") == 0)
    return TRUE;
  if (style == NULL)
    return FALSE;

  return strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL || strstr (style, "visibility:hidden") != NULL
         || strstr (style, "visibility: hidden") != NULL;
}

/* An aside may be where the key points stand. */
static gboolean
begins_with_label (GlossHtml *html,
                   guint      index)
{
  guint end = MIN (gloss_html_get_node (html, index)->end, index + MAX_LABEL_NODES);

  for (guint i = index + 1; i < end; i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (html, i);

      if (node->tag != GLOSS_TAG_TEXT || strspn (node->text, " \t\r\n") == node->n_bytes)
        continue;
      return (gloss_label_match (node->text, node->n_bytes) & GLOSS_LABEL_PARTS) != 0;
    }

  return FALSE;
}

static gboolean
is_inline (guint8 tag)
{
  return tag == GLOSS_TAG_INLINE || tag == GLOSS_TAG_A || tag == GLOSS_TAG_BOLD || tag == GLOSS_TAG_TIME || tag == GLOSS_TAG_BR || tag == GLOSS_TAG_BUTTON;
}

/* Only for the ears: "Advertisement", "Opens in a new window". */
static gboolean
is_for_ears (const GlossHtmlNode *node)
{
  const char *names = gloss_html_get_attribute (node, "class");

  return names != NULL && (strstr (names, "sr-only") != NULL || strstr (names, "screen-reader") != NULL || strstr (names, "visually-hidden") != NULL
                           || strstr (names, "visuallyhidden") != NULL);
}

static gboolean
is_within_article (GlossHtml *html,
                   guint      index)
{
  for (guint i = gloss_html_get_node (html, index)->parent; i != 0; i = gloss_html_get_node (html, i)->parent)
    {
      const GlossHtmlNode *node = gloss_html_get_node (html, i);

      if (node->tag == GLOSS_TAG_ARTICLE || node->tag == GLOSS_TAG_MAIN)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_title (GlossHtml *html,
           guint      index)
{
  for (guint i = index + 1; i < gloss_html_get_node (html, index)->end; i++)
    if (gloss_html_get_node (html, i)->tag == GLOSS_TAG_H1)
      return TRUE;

  return FALSE;
}

static GlossHtmlUse
get_use (GlossHtml           *html,
         guint                index,
         const GlossHtmlNode *node)
{
  const char *role = gloss_html_get_attribute (node, "role");
  GlossHtmlUse use;

  switch ((GlossHtmlTag) node->tag)
    {
    case GLOSS_TAG_TEXT:
    case GLOSS_TAG_HTML:
    case GLOSS_TAG_BODY:
    case GLOSS_TAG_MAIN:
    case GLOSS_TAG_ARTICLE:
    case GLOSS_TAG_P:
    case GLOSS_TAG_TIME:
    case GLOSS_TAG_DETAILS:
    case GLOSS_TAG_SUMMARY:
      return is_hidden (node) && !folds_away (node) ? GLOSS_HTML_USE_DROP : GLOSS_HTML_USE_TEXT;
    case GLOSS_TAG_SKIPPED:
    case GLOSS_TAG_HEAD:
    case GLOSS_TAG_SCRIPT:
      return GLOSS_HTML_USE_DROP;
    case GLOSS_TAG_NAV:
      return is_within_article (html, index) && begins_with_label (html, index) ? GLOSS_HTML_USE_TEXT : GLOSS_HTML_USE_DROP;
    case GLOSS_TAG_ASIDE:
      return begins_with_label (html, index) ? GLOSS_HTML_USE_TEXT : GLOSS_HTML_USE_DROP;
    case GLOSS_TAG_HEADER:
      if (!is_within_article (html, index) && !has_title (html, index))
        return GLOSS_HTML_USE_DROP;
      break;
    case GLOSS_TAG_FOOTER:
      return is_within_article (html, index) ? GLOSS_HTML_USE_ASIDE : GLOSS_HTML_USE_DROP;
    case GLOSS_TAG_FORM:
      return GLOSS_HTML_USE_DROP;
    default:
      break;
    }

  if (is_inline (node->tag))
    return is_for_ears (node) || (is_hidden (node) && !folds_away (node)) ? GLOSS_HTML_USE_DROP : GLOSS_HTML_USE_TEXT;
  if (is_for_ears (node))
    return GLOSS_HTML_USE_DROP;
  if (is_hidden (node) && !folds_away (node))
    return GLOSS_HTML_USE_DROP;
  if (role != NULL && (strcmp (role, "navigation") == 0 || strcmp (role, "banner") == 0 || strcmp (role, "dialog") == 0 || strcmp (role, "alertdialog") == 0
                       || strcmp (role, "search") == 0 || strcmp (role, "contentinfo") == 0 || strcmp (role, "complementary") == 0))
    return begins_with_label (html, index) ? GLOSS_HTML_USE_TEXT : GLOSS_HTML_USE_DROP;

  use = get_use_by_names (gloss_html_get_attribute (node, "class"));
  if (use != GLOSS_HTML_USE_DROP)
    use = MAX (use, get_use_by_names (gloss_html_get_attribute (node, "id")));
  if (use != GLOSS_HTML_USE_TEXT && (node->tag >= GLOSS_TAG_H1 && node->tag <= GLOSS_TAG_H6))
    return GLOSS_HTML_USE_TEXT;

  return use != GLOSS_HTML_USE_TEXT && begins_with_label (html, index) ? GLOSS_HTML_USE_TEXT : use;
}

static gboolean
holds_paragraphs (guint8 tag)
{
  return tag == GLOSS_TAG_P || tag == GLOSS_TAG_LI || tag == GLOSS_TAG_BLOCKQUOTE || tag == GLOSS_TAG_PRE || tag == GLOSS_TAG_DD
         || tag == GLOSS_TAG_TD || (tag >= GLOSS_TAG_H1 && tag <= GLOSS_TAG_H6);
}

static gboolean
is_never_text (const GlossHtmlNode *node)
{
  return node->tag == GLOSS_TAG_SKIPPED || node->tag == GLOSS_TAG_HEAD || node->tag == GLOSS_TAG_SCRIPT || node->tag == GLOSS_TAG_NAV;
}

/* Text counts by its length; loose text in containers counts half, for menus are made of that. */
static guint
weigh_text (GlossHtml           *html,
            const GlossHtmlNode *node,
            gboolean            *linked)
{
  const GlossHtmlNode *up = node;
  gsize n = 0;

  *linked = FALSE;
  for (gsize i = 0; i < node->n_bytes; i++)
    n += !g_ascii_isspace (node->text[i]);
  do
    {
      up = gloss_html_get_node (html, up->parent);
      *linked = *linked || up->tag == GLOSS_TAG_A;
    }
  while (is_inline (up->tag) && up->parent != 0);
  if (is_never_text (up))
    return 0;

  return holds_paragraphs (up->tag) ? n : n / 2;
}

/* What is within boilerplate is boilerplate. */
static void
use_within (GlossHtmlBody *self,
            guint          first,
            guint          end)
{
  for (guint i = first; i < end; i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (self->html, i);

      self->uses[i] = self->uses[node->parent];
      if (self->uses[i] != GLOSS_HTML_USE_DROP)
        self->uses[i] = MAX (self->uses[i], get_use (self->html, i, node));
    }
}

/* Decides about every element, then adds up the text from the leaves to the root. */
static void
weigh (GlossHtmlBody *self)
{
  guint n = gloss_html_get_n_nodes (self->html);

  use_within (self, 1, n);
  for (guint i = n; i-- > 1;)
    {
      const GlossHtmlNode *node = gloss_html_get_node (self->html, i);
      gboolean linked;

      if (node->tag == GLOSS_TAG_TEXT)
        {
          self->mass[i] = weigh_text (self->html, node, &linked);
          if (linked)
            self->linked[i] = self->mass[i];
        }
      self->mass[node->parent] += self->mass[i];
      self->linked[node->parent] += self->linked[i];
    }
}

/* Notices about cookies are long on short pages. */
static gboolean
is_certain (const GlossHtmlNode *node)
{
  const char *role = gloss_html_get_attribute (node, "role");

  for (guint i = 0; i < N_CERTAIN_WORDS; i++)
    if (has_word (gloss_html_get_attribute (node, "class"), dropped_words[i]) || has_word (gloss_html_get_attribute (node, "id"), dropped_words[i]))
      return TRUE;

  return role != NULL && (strcmp (role, "dialog") == 0 || strcmp (role, "alertdialog") == 0);
}

/* Whole pages are sometimes wrapped in an element that is called a sidebar or an overlay. */
static void
pardon (GlossHtmlBody *self)
{
  guint n = gloss_html_get_n_nodes (self->html);
  guint total = self->mass[0] - self->linked[0];
  guint n_pardons = 0;

  for (guint i = 1; i < n && n_pardons < MAX_PARDONS; i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (self->html, i);
      guint own = self->mass[i] - self->linked[i];

      if (self->uses[i] == GLOSS_HTML_USE_TEXT || self->uses[node->parent] != GLOSS_HTML_USE_TEXT || is_never_text (node)
          || (gsize) own * 100 <= (gsize) total * MAX_BOILERPLATE_SHARE || is_certain (node))
        continue;
      n_pardons++;
      self->uses[i] = GLOSS_HTML_USE_TEXT;
      use_within (self, i + 1, node->end);
    }
}

/* The text of an article in an element: that of what is not dropped, without links. */
static void
weigh_kept (GlossHtmlBody *self)
{
  guint n = gloss_html_get_n_nodes (self->html);

  memset (self->mass, 0, n * sizeof *self->mass);
  memset (self->linked, 0, n * sizeof *self->linked);
  for (guint i = n; i-- > 1;)
    {
      const GlossHtmlNode *node = gloss_html_get_node (self->html, i);
      gboolean linked;

      if (node->tag == GLOSS_TAG_TEXT && self->uses[i] == GLOSS_HTML_USE_TEXT)
        {
          guint weight = weigh_text (self->html, node, &linked);

          if (linked)
            self->linked[i] = weight;
          else
            self->mass[i] = weight;
        }
      self->mass[node->parent] += self->mass[i];
      self->linked[node->parent] += self->linked[i];
    }
}

static gboolean
is_article_body (const GlossHtmlNode *node)
{
  const char *itemprop = gloss_html_get_attribute (node, "itemprop");

  return itemprop != NULL && g_ascii_strcasecmp (itemprop, "articlebody") == 0;
}

static gboolean
is_main (const GlossHtmlNode *node)
{
  return node->tag == GLOSS_TAG_MAIN || g_strcmp0 (gloss_html_get_attribute (node, "role"), "main") == 0;
}

/* The heaviest of the elements that a test accepts, 0 for none. */
static guint
find_heaviest (GlossHtmlBody *self,
               gboolean (*accepts) (const GlossHtmlNode *node))
{
  guint n = gloss_html_get_n_nodes (self->html);
  guint best = 0;

  for (guint i = 1; i < n; i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (self->html, i);

      if (node->tag != GLOSS_TAG_TEXT && self->uses[i] == GLOSS_HTML_USE_TEXT && accepts (node) && self->mass[i] > self->mass[best] * (best != 0))
        best = i;
    }

  return best;
}

static gboolean
is_article (const GlossHtmlNode *node)
{
  return node->tag == GLOSS_TAG_ARTICLE || g_strcmp0 (gloss_html_get_attribute (node, "role"), "article") == 0;
}

static gboolean
is_page_body (const GlossHtmlNode *node)
{
  return node->tag == GLOSS_TAG_BODY;
}

static guint
get_heaviest_child (GlossHtmlBody *self,
                    guint          index)
{
  guint end = gloss_html_get_node (self->html, index)->end;
  guint best = 0;

  for (guint i = index + 1; i < end; i = gloss_html_get_node (self->html, i)->end)
    if (gloss_html_get_node (self->html, i)->tag != GLOSS_TAG_TEXT && (best == 0 || self->mass[i] > self->mass[best]))
      best = i;

  return best;
}

/* From the outside in, as long as one element holds nearly all of the text. */
static guint
descend (GlossHtmlBody *self,
         guint          root)
{
  while (TRUE)
    {
      guint child = get_heaviest_child (self, root);
      const GlossHtmlNode *node = child != 0 ? gloss_html_get_node (self->html, child) : NULL;

      if (node == NULL || (gsize) self->mass[child] * 100 < (gsize) self->mass[root] * 75 || holds_paragraphs (node->tag)
          || node->tag == GLOSS_TAG_UL || node->tag == GLOSS_TAG_OL || node->tag == GLOSS_TAG_TABLE || node->tag == GLOSS_TAG_DETAILS)
        return root;
      root = child;
    }
}

static gboolean
holds (GlossHtmlBody *self,
       guint          index,
       guint          percent)
{
  return index != 0 && self->mass[index] > 0 && (gsize) self->mass[index] * 100 >= (gsize) self->mass[0] * percent;
}

/*
 * What the page calls its article, when that holds enough of its text. Parts that belong to the article, such as
 * questions, may stand beside that element; then the main element, which holds more, is taken.
 */
static guint
find_root (GlossHtmlBody *self)
{
  guint article = find_heaviest (self, is_article);
  guint text = find_heaviest (self, is_article_body);
  guint main = find_heaviest (self, is_main);
  guint body = find_heaviest (self, is_page_body);

  if (!holds (self, article, 30))
    article = text;
  if (holds (self, article, 30))
    {
      if (main != 0 && (gsize) self->mass[main] * 100 > (gsize) self->mass[article] * 115 && self->mass[article] * 2 > self->mass[main])
        return main;
      return article;
    }
  if (holds (self, main, 40))
    return descend (self, main);

  return descend (self, body);
}

/* Links within the page lead to the article's own parts. */
static gboolean
leads_elsewhere (GlossHtmlBody *self,
                 guint          index)
{
  guint end = gloss_html_get_node (self->html, index)->end;

  for (guint i = index + 1; i < end; i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (self->html, i);
      const char *href = node->tag == GLOSS_TAG_A ? gloss_html_get_attribute (node, "href") : NULL;

      if (href != NULL)
        return *href != '#' && strstr (href, "#") == NULL;
    }

  return FALSE;
}

/* Within the article, containers of little more than links are lists of other articles. */
static void
set_links_aside (GlossHtmlBody *self)
{
  guint end = gloss_html_get_node (self->html, self->root)->end;

  for (guint i = self->root + 1; i < end; i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (self->html, i);
      gboolean container = node->tag == GLOSS_TAG_DIV || node->tag == GLOSS_TAG_SECTION || node->tag == GLOSS_TAG_UL || node->tag == GLOSS_TAG_OL;

      if (self->uses[i] != GLOSS_HTML_USE_TEXT || !container || self->linked[i] < MIN_LINKED || self->linked[i] < self->mass[i] * 2
          || begins_with_label (self->html, i) || !leads_elsewhere (self, i))
        continue;
      for (guint j = i; j < node->end; j++)
        self->uses[j] = MAX (self->uses[j], GLOSS_HTML_USE_ASIDE);
      i = node->end - 1;
    }
}

static gboolean
is_same_title (GlossHtml  *html,
               guint       index,
               const char *title)
{
  g_autofree char *text = gloss_html_dup_text (html, index);
  g_autofree char *folded = gloss_label_fold (text, strlen (text));
  g_autofree char *wanted = gloss_label_fold (title, strlen (title));

  return *folded != '\0' && (g_str_has_prefix (wanted, folded) || g_str_has_prefix (folded, wanted));
}

/* The first h1 of the article; else the one that says what the metadata say; else the only one of the page. */
static guint
find_title (GlossHtmlBody *self,
            const char    *title)
{
  const GlossHtmlNode *root = gloss_html_get_node (self->html, self->root);
  guint n = gloss_html_get_n_nodes (self->html);
  guint inside = 0;
  guint only = 0;
  guint n_headings = 0;

  for (guint i = 1; i < n; i++)
    {
      const GlossHtmlNode *node = gloss_html_get_node (self->html, i);

      if (node->tag < GLOSS_TAG_H1 || node->tag > GLOSS_TAG_H3)
        continue;
      if (title != NULL && *title != '\0' && (node->tag == GLOSS_TAG_H1 || i < root->end) && is_same_title (self->html, i, title))
        return i;
      if (node->tag != GLOSS_TAG_H1)
        continue;
      if (inside == 0 && i > self->root && i < root->end && self->uses[i] == GLOSS_HTML_USE_TEXT)
        inside = i;
      only = i;
      n_headings++;
    }

  return inside != 0 ? inside : n_headings == 1 && only < self->root ? only : 0;
}

/**
 * gloss_html_body_find:
 * @html: a page
 * @title: (nullable): the title by metadata
 *
 * Finds the article in a page, and decides for each element in it whether it is part of the article, boilerplate beside
 * it, or nothing.
 *
 * Returns: (transfer full): the article's place
 */
GlossHtmlBody *
gloss_html_body_find (GlossHtml  *html,
                      const char *title)
{
  GlossHtmlBody *self = g_new0 (GlossHtmlBody, 1);
  guint n = gloss_html_get_n_nodes (html);

  self->html = html;
  self->uses = g_new0 (guint8, n);
  self->mass = g_new0 (guint32, n);
  self->linked = g_new0 (guint32, n);
  weigh (self);
  pardon (self);
  weigh_kept (self);
  self->root = find_root (self);
  set_links_aside (self);
  self->title = find_title (self, title);

  return self;
}

void
gloss_html_body_free (GlossHtmlBody *self)
{
  g_free (self->uses);
  g_free (self->mass);
  g_free (self->linked);
  g_free (self);
}
