/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a plain text and what they look like: marks, rules, cells, and whether they were wrapped. */
#include "config.h"

#include "reader/gloss-plain-lines.h"
#include "text/gloss-text-direction.h"

#include <string.h>

/* Wider lines are paragraphs by themselves, not pieces of wrapped ones; in code points. */
#define MAX_WRAP_WIDTH 130
#define MIN_WRAP_WIDTH 40

/* Marks that begin the item of a list; dashes are counted apart, for they also begin speech. */
static const char *const bullets[] = { "*", "-", "+", "•", "‣", "◦", "▪", "▫", "●", "○", "■", "□", "✓", "✔", "➤", "►", "→", "·", "–", "‐" };

/* The length of the line end at @p: LF, CR, CRLF, FF, VT, NEL, U+2028, U+2029. */
static inline gsize
get_line_end (const char *p,
              const char *end)
{
  guchar c = *p;

  if (c == '\n' || c == '\f' || c == '\v')
    return 1;
  if (c == '\r')
    return p + 1 < end && p[1] == '\n' ? 2 : 1;
  if (c == 0xc2 && p + 1 < end && (guchar) p[1] == 0x85)
    return 2;
  if (c == 0xe2 && p + 2 < end && (guchar) p[1] == 0x80 && ((guchar) p[2] == 0xa8 || (guchar) p[2] == 0xa9))
    return 3;

  return 0;
}

/* How many bytes from @text on are one of @set; unlike strspn() it needs no NUL. */
static gsize
count_span (const char *text,
            gsize       n_bytes,
            const char *set)
{
  gsize n = 0;

  while (n < n_bytes && strchr (set, text[n]) != NULL)
    n++;

  return n;
}

/* The bytes of white space at @p, U+00A0, U+3000, U+FEFF and zero-width space included. */
static gsize
get_space (const char *p,
           const char *end)
{
  guchar c = p < end ? *p : 'x';

  if (c == ' ' || c == '\t')
    return 1;
  if (c == 0xc2 && p + 1 < end && (guchar) p[1] == 0xa0)
    return 2;
  if (p + 2 < end
      && (memcmp (p, "\xe3\x80\x80", 3) == 0 || memcmp (p, "\xef\xbb\xbf", 3) == 0 || memcmp (p, "\xe2\x80\x8b", 3) == 0))
    return 3;

  return 0;
}

static gsize
skip_space (const char *p,
            const char *end)
{
  gsize n = 0;
  gsize step;

  while ((step = get_space (p + n, end)) > 0)
    n += step;

  return n;
}

static gsize
get_bullet (const char *p,
            const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      gsize n = strlen (bullets[i]);

      if ((gsize) (end - p) > n && memcmp (p, bullets[i], n) == 0 && get_space (p + n, end) > 0)
        return n;
    }

  return 0;
}

/* The bytes of the digit at @p, of any script; 0 if there is none. */
static gsize
get_digit (const char *p,
           const char *end)
{
  if (p >= end || !g_unichar_isdigit (g_utf8_get_char (p)))
    return 0;

  return (gsize) (g_utf8_next_char (p) - p);
}

/* Languages that are written from right to left put a dash after a number. */
static gboolean
is_numbering_dash (const char *p,
                   const char *end)
{
  const char *text = p + 1 + (p < end ? skip_space (p + 1, end) : 0);

  return p < end && *p == '-' && text < end && gloss_unichar_runs_rtl (g_utf8_get_char (text));
}

/* "1)", "1.", "(1)", "a)", "iv.", "#1", "1.2", "№ 1"; not a decimal or a year that begins a sentence. */
static gsize
get_numbering (const char *p,
               const char *end)
{
  const char *q = p;
  gsize digits = 0;
  gboolean open = q < end && (*q == '(' || *q == '[' || *q == '#');

  q += open;
  for (gsize n; digits < 3 && (n = get_digit (q, end)) > 0; digits++)
    {
      q += n;
      if (q + 1 < end && *q == '.' && get_digit (q + 1, end) > 0)
        q++;
    }
  if (digits == 0 && q < end && g_ascii_isalpha (*q) && *q != 'Q' && *q != 'A' && (open || (q + 1 < end && q[1] == ')')))
    {
      q++;
      digits++;
    }
  while (digits == 0 && q < end && strchr ("ivx", *q) != NULL && q - p < 5)
    q++;
  if (q == p + open)
    return 0;

  if (q < end && (strchr (open && *p == '#' ? ".):" : ".)]", *q) != NULL || (digits > 0 && is_numbering_dash (q, end))))
    q++;
  else if (*p != '#')
    return 0;
  if (q < end && *p == '(' && *q == ')')
    q++;

  return get_space (q, end) > 0 ? (gsize) (q - p) : 0;
}

/* "---", "* * *", "=====", "___": FALSE for text. */
static gboolean
is_rule (const char *p,
         gsize       n)
{
  gsize marks = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (strchr ("-=*_~#+|: ", p[i]) == NULL)
        return FALSE;
      marks += p[i] != ' ';
    }

  return marks >= 3;
}

static gboolean
has_cells (const char *p,
           gsize       n)
{
  gsize pipes = 0;

  if (memchr (p, '\t', n) != NULL)
    return TRUE;
  for (gsize i = 0; i < n; i++)
    pipes += p[i] == '|';

  return pipes >= 2 && *p == '|';
}

/* A dash also begins speech, and joins numbers. */
static gboolean
is_dash (const char *mark,
         gsize       n)
{
  return *mark == '-' || (n == 3 && (memcmp (mark, "–", 3) == 0 || memcmp (mark, "‐", 3) == 0));
}

static void
take_mark (GlossLine     *line,
           GlossLineKind  kind,
           gsize          n_mark)
{
  const char *end = line->text + line->n_bytes;

  n_mark += skip_space (line->text + n_mark, end);
  if (n_mark > 64 || n_mark >= line->n_bytes)
    return;

  line->kind = kind;
  line->n_mark = n_mark;
  line->text += n_mark;
  line->n_bytes -= n_mark;
}

static void
classify (GlossLine *line)
{
  const char *text = line->text;
  const char *end = text + line->n_bytes;
  gsize n;

  if (line->n_bytes == 0)
    line->kind = GLOSS_LINE_BLANK;
  else if (is_rule (text, line->n_bytes))
    {
      line->kind = GLOSS_LINE_RULE;
      if (count_span (text, line->n_bytes, "=-~") == line->n_bytes)
        line->n_mark = *text == '=' ? 1 : 2;
    }
  else if (has_cells (text, line->n_bytes))
    line->kind = GLOSS_LINE_CELLS;
  else if (*text == '>')
    take_mark (line, GLOSS_LINE_QUOTED, 1);
  else if (*text == '#' && (n = count_span (text, line->n_bytes, "#")) <= 6 && get_space (text + n, end) > 0)
    take_mark (line, GLOSS_LINE_HEADING, n);
  else if ((n = get_bullet (text, end)) > 0)
    take_mark (line, is_dash (text, n) ? GLOSS_LINE_DASH : GLOSS_LINE_BULLET, n);
  else if ((n = get_numbering (text, end)) > 0)
    take_mark (line, GLOSS_LINE_NUMBERED, n);
}

static GlossLine
make_line (const char *start,
           const char *end)
{
  GlossLine line = { .kind = GLOSS_LINE_TEXT };
  gsize indent = skip_space (start, end);

  while (end > start + indent
         && (g_ascii_isspace (end[-1]) || (end >= start + indent + 2 && memcmp (end - 2, "\xc2\xa0", 2) == 0)))
    end -= g_ascii_isspace (end[-1]) ? 1 : 2;

  line.text = start + indent;
  line.n_bytes = MIN ((gsize) (end - line.text), G_MAXUINT32);
  line.indent = MIN (indent, G_MAXUINT16);
  classify (&line);

  return line;
}

/* The number that a line begins with, followed by nothing but a space; 0 for none. */
static guint
get_bare_number (const GlossLine *line)
{
  guint number = 0;
  gsize n = 0;

  while (n < line->n_bytes && n < 3 && g_ascii_isdigit (line->text[n]))
    number = number * 10 + (line->text[n++] - '0');

  return n > 0 && n + 1 < line->n_bytes && line->text[n] == ' ' ? number : 0;
}

/* Lines that begin 1, 2, 3 ... not far from each other are numbered although no stop says so. */
static void
number_bare_lines (GArray *lines)
{
  GlossLine *first = NULL;
  guint last_index = 0;
  guint last = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      GlossLine *line = &g_array_index (lines, GlossLine, i);
      guint number = line->kind == GLOSS_LINE_TEXT && g_ascii_isdigit (*line->text) ? get_bare_number (line) : 0;

      if (number == 0)
        continue;
      if (number == last + 1 && number > 1 && i - last_index <= 8)
        {
          if (first != NULL)
            take_mark (first, GLOSS_LINE_NUMBERED, count_span (first->text, first->n_bytes, "0123456789"));
          take_mark (line, GLOSS_LINE_NUMBERED, count_span (line->text, line->n_bytes, "0123456789"));
          first = NULL;
          last = number;
        }
      else
        {
          first = number == 1 ? line : NULL;
          last = number == 1 ? 1 : 0;
        }
      last_index = i;
    }
}

/**
 * gloss_line_parse:
 * @text: UTF-8 without line ends
 * @n_bytes: its length
 *
 * Says what a line looks like by itself.
 *
 * Returns: the line, which points into @text
 */
GlossLine
gloss_line_parse (const char *text,
                  gsize       n_bytes)
{
  return make_line (text, text + n_bytes);
}

/**
 * gloss_lines_split:
 * @text: UTF-8
 * @n_bytes: its length
 *
 * Parts a text into lines at every line end that Unicode knows, and says what each looks like.
 *
 * Returns: (transfer full) (element-type GlossLine): the lines, which point into @text
 */
GArray *
gloss_lines_split (const char *text,
                   gsize       n_bytes)
{
  gboolean is_inner[256];
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (GlossLine));
  const char *end = text + n_bytes;
  const char *start = text;
  const char *p = text;

  for (guint c = 0; c < G_N_ELEMENTS (is_inner); c++)
    is_inner[c] = c > '\r' && c != 0xc2 && c != 0xe2;

  while (start < end)
    {
      gsize n = 0;
      GlossLine line;

      while (p < end && (is_inner[(guchar) *p] || (n = get_line_end (p, end)) == 0))
        p++;
      line = make_line (start, p);
      g_array_append_val (lines, line);
      p += n;
      start = p;
    }
  number_bare_lines (lines);

  return lines;
}

/**
 * gloss_line_get_number:
 * @line: a line
 * @number: (out): where its number begins, or NULL for a bullet or no mark
 * @n_number: (out): the bytes of the number
 *
 * Gets the number of a numbered line without punctuation.
 */
void
gloss_line_get_number (const GlossLine  *line,
                       const char      **number,
                       gsize            *n_number)
{
  const char *start = line->text - line->n_mark;
  const char *end = line->text;

  *number = NULL;
  *n_number = 0;
  if (line->kind != GLOSS_LINE_NUMBERED)
    return;

  while (start < end && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *number = start;
  *n_number = end - start;
}

static gsize
get_length (const GlossLine *line)
{
  return g_utf8_strlen (line->text, line->n_bytes) + line->n_mark;
}

static gsize
get_first_word (const GlossLine *line)
{
  const char *space = memchr (line->text, ' ', line->n_bytes);

  return g_utf8_strlen (line->text, space != NULL ? space - line->text : line->n_bytes);
}

/**
 * gloss_lines_get_wrapped_end:
 * @lines: lines that follow each other without a blank one
 * @n_lines: how many, at least one
 * @width: what gloss_lines_get_width() found for the whole text
 *
 * Finds how many lines from the first one on are one paragraph that was wrapped at some width: no line is longer than
 * that width, and no line would have had room for the first word of the next one. A line that is indented more, or has a
 * mark, begins another paragraph.
 *
 * Returns: the number of lines; 1 where the first one stands by itself
 */
gsize
gloss_lines_get_wrapped_end (const GlossLine *lines,
                             gsize            n_lines,
                             gsize            width)
{
  gsize longest = get_length (&lines[0]);
  gsize room = G_MAXSIZE;
  gsize n = 1;

  if (width == 0)
    return 1;

  for (gsize last = longest; n < n_lines; n++)
    {
      gsize length = get_length (&lines[n]);

      if (lines[n].kind != GLOSS_LINE_TEXT || lines[n].indent > lines[n - 1].indent + lines[n - 1].n_mark)
        break;
      room = MIN (room, last + 1 + get_first_word (&lines[n]));
      /* Some programs wrap a few columns early. */
      if (MAX (longest, length) >= room + 4)
        break;
      longest = MAX (longest, length);
      last = length;
    }

  /* Two lines fit by chance easily, so a sentence that ends early is taken for a line by itself. */
  if (longest * 4 < width * 3
      || (n == 2 && strchr (".?!:", lines[0].text[lines[0].n_bytes - 1]) != NULL && get_length (&lines[0]) * 20 < width * 17))
    return 1;

  return n;
}

/**
 * gloss_lines_get_width:
 * @lines: (element-type GlossLine): all lines of a text
 *
 * Finds the width at which a text was wrapped.
 *
 * Returns: the width in code points, 0 where paragraphs were not wrapped
 */
gsize
gloss_lines_get_width (const GArray *lines)
{
  gsize longest = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const GlossLine *line = &g_array_index (lines, GlossLine, i);

      if (line->n_bytes <= MIN_WRAP_WIDTH || line->n_bytes <= longest)
        continue;
      if (line->n_bytes > MAX_WRAP_WIDTH * 4)
        return 0;
      longest = MAX (longest, get_length (line));
      if (longest > MAX_WRAP_WIDTH)
        return 0;
    }

  return longest >= MIN_WRAP_WIDTH ? longest : 0;
}
