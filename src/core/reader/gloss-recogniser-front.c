/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front of an article: title, byline, dateline, and the standfirst between them. */
#include "config.h"

#include "reader/gloss-recogniser-private.h"
#include "text/gloss-text-direction.h"

#include <string.h>

/* How many blocks the front has at most. */
#define MAX_FRONT 10

/* In bytes. */
#define MAX_BYLINE 200
#define MAX_DATELINE 160
#define MAX_KICKER 40

/* In words. */
#define MAX_CASELESS_NAMES 5

static gboolean
is_connector (const char *word,
              gsize       n_bytes)
{
  static const char *const connectors[] = {
    "and", "und", "et", "y", "e", "та", "і", "й", "&", "|", "•", "·", "-", "–", "—", "/", "for", "für", "pour", "para", "in", "à",
    "en", "de", "von", "van", "der", "den", "la", "le", "da", "di", "do", "dos", "of", "the", "at", "del", "with", "avec", "mit",
    "correspondent", "correspondente", "reporter", "editor",
  };

  for (guint i = 0; i < G_N_ELEMENTS (connectors); i++)
    if (strlen (connectors[i]) == n_bytes && memcmp (connectors[i], word, n_bytes) == 0)
      return TRUE;

  return FALSE;
}

/* Counts the words that are written like names, and the other ones. */
static void
count_names (const char *text,
             gsize       n_bytes,
             guint      *names,
             guint      *others)
{
  const char *end = text + n_bytes;

  *names = *others = 0;
  while (text < end)
    {
      const char *space = memchr (text, ' ', end - text);
      gsize n = (space != NULL ? space : end) - text;
      gunichar c = n > 0 ? g_utf8_get_char (text) : ' ';

      if (n > 0 && !is_connector (text, n))
        {
          if (g_unichar_isupper (c))
            (*names)++;
          else if (!g_unichar_isdigit (c))
            (*others)++;
        }
      text += n + 1;
    }
}

/* Scripts without capital letters do not mark names, so only a few words without a full stop pass for them. */
static gboolean
may_be_caseless_names (const char *text,
                       gsize       n_bytes)
{
  guint words = 1;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      words += *p == ' ';
      if (*p == '.' || (g_unichar_isalpha (g_utf8_get_char (p)) && !gloss_unichar_runs_rtl (g_utf8_get_char (p))))
        return FALSE;
    }

  return words <= MAX_CASELESS_NAMES;
}

/* The names in "By Jane Doe", or NULL. */
static const char *
find_names (const GlossRawBlock *block)
{
  const char *end = block->text + block->n_bytes;
  const char *names = NULL;
  gsize n_prefix = 0;
  guint n_names;
  guint n_others;

  if (block->n_bytes > MAX_BYLINE)
    return NULL;
  if ((gloss_label_match_prefix (block->text, block->n_bytes, &n_prefix) & GLOSS_LABEL_BYLINE) != 0)
    names = block->text + n_prefix;
  else
    for (const char *p = block->text; p < end && names == NULL && p - block->text < 40; p++)
      if (*p == ' ' && (gloss_label_match (block->text, p - block->text) & GLOSS_LABEL_BYLINE) != 0)
        names = p + 1;
  if (names == NULL || names >= end)
    return NULL;

  count_names (names, end - names, &n_names, &n_others);

  return (n_names > n_others && n_names <= 20) || may_be_caseless_names (names, end - names) ? names : NULL;
}

/* Two to four words written like names and nothing else. */
static gboolean
has_digit_or_stop (const GlossRawBlock *block)
{
  for (gsize i = 0; i < block->n_bytes; i++)
    if (strchr ("0123456789.:?!", block->text[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_bare_name (const GlossRawBlock *block)
{
  guint names;
  guint others;

  if (block->n_bytes > 80 || has_digit_or_stop (block))
    return FALSE;
  count_names (block->text, block->n_bytes, &names, &others);

  return names >= 2 && names <= 4 && others == 0;
}

/* 12.05.2024, 2024-05-12, 5/12/24 */
static gboolean
has_numeric_date (const char *text,
                  gsize       n_bytes)
{
  guint groups = 0;
  char separator = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          groups += i == 0 || !g_ascii_isdigit (text[i - 1]);
          if (groups >= 3)
            return TRUE;
        }
      else if (groups > 0 && (text[i] == '.' || text[i] == '-' || text[i] == '/') && (separator == 0 || separator == text[i])
               && i + 1 < n_bytes && g_ascii_isdigit (text[i + 1]) && g_ascii_isdigit (text[i - 1]))
        separator = text[i];
      else
        {
          groups = 0;
          separator = 0;
        }
    }

  return FALSE;
}

static gboolean
is_dateline (const GlossRawBlock *block)
{
  gsize n_prefix;
  guint words = 1;
  gboolean digits = FALSE;
  GlossLabel label;

  if (block->kind == GLOSS_RAW_DATELINE)
    return TRUE;
  if (block->n_bytes > MAX_DATELINE || (block->kind != GLOSS_RAW_PARAGRAPH && block->kind != GLOSS_RAW_LIST_ITEM))
    return FALSE;

  for (const char *p = block->text; p < block->text + block->n_bytes; p = g_utf8_next_char (p))
    {
      words += *p == ' ';
      digits = digits || g_unichar_isdigit (g_utf8_get_char (p));
    }
  if (!digits || words > 16)
    return FALSE;

  label = gloss_label_match_prefix (block->text, block->n_bytes, &n_prefix) | gloss_label_match_start (block->text, block->n_bytes);
  if (((label | block->label) & GLOSS_LABEL_DATELINE) != 0)
    return TRUE;
  if (words > 9 || gloss_raw_block_asks (block->text, block->n_bytes))
    return FALSE;

  return has_numeric_date (block->text, block->n_bytes) || gloss_label_occurs (block->text, block->n_bytes, GLOSS_LABEL_MONTH);
}

static gboolean
is_byline (const GlossRawBlock *block)
{
  return block->kind == GLOSS_RAW_BYLINE || (block->kind == GLOSS_RAW_PARAGRAPH && find_names (block) != NULL);
}

/* "Home > World > Europe", "Skip to content", "Share" */
static gboolean
is_page_furniture (const GlossRawBlock *block)
{
  if (block->kind == GLOSS_RAW_PARAGRAPH && (block->flags & GLOSS_RAW_LINKS) != 0 && block->n_bytes < MAX_BYLINE)
    return TRUE;
  if (block->kind == GLOSS_RAW_BOILERPLATE || (block->label & (GLOSS_LABEL_FURNITURE | GLOSS_LABEL_SHARE)) != 0)
    return TRUE;

  return block->n_bytes < MAX_BYLINE
         && (g_strstr_len (block->text, block->n_bytes, " > ") != NULL || g_strstr_len (block->text, block->n_bytes, " › ") != NULL
             || g_strstr_len (block->text, block->n_bytes, " » ") != NULL);
}

static gboolean
is_all_capitals (const char *text,
                 gsize       n_bytes)
{
  gboolean upper = FALSE;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      upper = upper || g_unichar_isupper (c);
    }

  return upper;
}

/* A byline or dateline follows within a few blocks, so that what stands before it belongs to the front. */
static gboolean
leads_to_credits (GlossRecogniser *self,
                  guint            index,
                  guint            reach)
{
  for (guint i = index + 1; i < self->n && i <= index + reach; i++)
    {
      const GlossRawBlock *block = gloss_recogniser_get (self, i);

      if ((block->label & GLOSS_LABEL_PARTS) != 0 || block->kind == GLOSS_RAW_HEADING || block->kind == GLOSS_RAW_LIST_ITEM)
        return FALSE;
      if (is_byline (block) || is_dateline (block))
        return TRUE;
    }

  return FALSE;
}

/* A short word over the title: "POLITICS". */
static gboolean
is_kicker (GlossRecogniser *self,
           guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);
  const GlossRawBlock *next = index + 1 < self->n ? block + 1 : NULL;

  if (next == NULL || block->kind != GLOSS_RAW_PARAGRAPH || block->n_bytes > MAX_KICKER || next->n_bytes < block->n_bytes * 2
      || next->label != 0 || !gloss_raw_block_is_headline (next) || is_byline (next) || is_dateline (next))
    return FALSE;

  return is_all_capitals (block->text, block->n_bytes) || (next->flags & GLOSS_RAW_BREAK) == 0 || leads_to_credits (self, index + 1, 1);
}

static gboolean
is_title (GlossRecogniser *self,
          guint            index)
{
  const GlossRawBlock *block = gloss_recogniser_get (self, index);

  if ((block->label & GLOSS_LABEL_PARTS) != 0 || index + 1 >= self->n)
    return FALSE;
  if (block->kind == GLOSS_RAW_HEADING)
    return (block->flags & GLOSS_RAW_PLAIN) != 0;
  if (block->kind != GLOSS_RAW_PARAGRAPH)
    return FALSE;
  if ((block->flags & GLOSS_RAW_PLAIN) == 0)
    return (block->flags & GLOSS_RAW_BOLD) != 0 && gloss_raw_block_is_headline (block) && leads_to_credits (self, index, 2);

  return gloss_raw_block_is_headline (block) && !is_byline (block)
         && (gloss_recogniser_is_set_off (self, index) || leads_to_credits (self, index, 2));
}

/* Where markup names a title, that is it; in plain text it is the first headline. */
static guint
find_title (GlossRecogniser *self)
{
  guint first = 0;

  for (guint i = 0; i < self->n; i++)
    if (gloss_recogniser_get (self, i)->kind == GLOSS_RAW_TITLE)
      return i;

  while (first < self->n && first < MAX_FRONT && is_page_furniture (gloss_recogniser_get (self, first)))
    first++;
  if (first < self->n && is_kicker (self, first) && is_title (self, first + 1))
    return first + 1;

  return first < self->n && is_title (self, first) ? first : self->n;
}

static void
take_byline (GlossRecogniser *self,
             GlossRawBlock   *block)
{
  const char *names = find_names (block);

  block->role = GLOSS_BLOCK_BYLINE;
  if (self->list->byline == NULL)
    {
      if (names == NULL)
        names = block->text;
      self->list->byline = g_strndup (names, block->text + block->n_bytes - names);
    }
}

/* Takes one block after the title; FALSE when the front ends before it. */
static gboolean
take_front_block (GlossRecogniser *self,
                  guint            index)
{
  GlossRawBlock *block = gloss_recogniser_get (self, index);
  gsize n_prefix;

  if ((block->label & GLOSS_LABEL_PARTS) != 0)
    return FALSE;
  if (is_page_furniture (block) && (block->label & GLOSS_LABEL_DATELINE) == 0)
    block->role = GLOSS_BLOCK_BOILERPLATE;
  else if (is_byline (block))
    take_byline (self, block);
  else if (is_dateline (block))
    block->role = GLOSS_BLOCK_DATELINE;
  else if (block->kind == GLOSS_RAW_CAPTION || (gloss_label_match_prefix (block->text, block->n_bytes, &n_prefix) & GLOSS_LABEL_CAPTION) != 0)
    block->role = GLOSS_BLOCK_CAPTION;
  else if (block->kind == GLOSS_RAW_PARAGRAPH && is_bare_name (block) && leads_to_credits (self, index, 1))
    take_byline (self, block);
  else if (block->kind == GLOSS_RAW_PARAGRAPH && leads_to_credits (self, index, 3))
    block->role = GLOSS_BLOCK_LEAD;
  else
    return FALSE;

  return TRUE;
}

/**
 * gloss_recogniser_find_front:
 * @self: the recogniser
 *
 * Decides about the title, byline, dateline and standfirst, and what stands before and between them.
 */
void
gloss_recogniser_find_front (GlossRecogniser *self)
{
  guint title = find_title (self);
  guint i;

  if (title < self->n)
    {
      for (i = 0; i < title && i < MAX_FRONT; i++)
        if (!gloss_raw_block_is_long (gloss_recogniser_get (self, i)) && title < MAX_FRONT)
          gloss_recogniser_get (self, i)->role = GLOSS_BLOCK_BOILERPLATE;
      gloss_recogniser_get (self, title)->role = GLOSS_BLOCK_TITLE;
      i = title + 1;
    }
  else
    i = 0;

  self->body = i;
  for (; i < self->n && i < self->body + MAX_FRONT; i++)
    if (!take_front_block (self, i))
      break;
  self->body = i;
}
