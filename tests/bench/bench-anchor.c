/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-anchor FOLDER...: carries the spans of the case files over and prints how well and how fast, as JSON. */
#include "anchoring/gloss-reanchor.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The share of their union that two places must overlap by. */
#define RIGHT 0.8
#define PARTIAL 0.5

typedef struct
{
  guint spans, right, exact, partial, wrong, orphaned, asked, silently_wrong;
  guint gone, gone_accepted, gone_asked;
} Score;

static GlossText *
text_of (JsonObject *object,
         const char *member)
{
  const char *text = json_object_get_string_member (object, member);

  return gloss_text_new_take (g_strdup (text), strlen (text));
}

static GlossPiece
piece_of (JsonObject *span)
{
  return (GlossPiece) {
    { json_object_get_int_member (span, "start"), json_object_get_int_member (span, "end") },
    NULL,
    (char *) json_object_get_string_member (span, "exact"),
    (char *) json_object_get_string_member (span, "prefix"),
    (char *) json_object_get_string_member (span, "suffix"),
  };
}

static double
overlap (GlossRange a,
         GlossRange b)
{
  gsize both = MIN (a.end, b.end) - MIN (MIN (a.end, b.end), MAX (a.start, b.start));

  return (double) both / (MAX (a.end, b.end) - MIN (a.start, b.start));
}

static void
count_gone (Score                 *score,
            const GlossReanchored *result)
{
  score->gone++;
  score->gone_accepted += result->verdict == GLOSS_REANCHOR_ACCEPT;
  score->gone_asked += result->verdict == GLOSS_REANCHOR_ASK;
}

static void
count_there (Score                 *score,
             const GlossReanchored *result,
             GlossRange             gold)
{
  double shared = overlap (result->place, gold);
  gboolean orphaned = result->verdict == GLOSS_REANCHOR_ORPHAN;

  score->spans++;
  score->orphaned += orphaned;
  score->asked += result->verdict == GLOSS_REANCHOR_ASK;
  score->exact += !orphaned && gloss_range_equal (result->place, gold);
  score->right += !orphaned && shared >= RIGHT;
  score->partial += !orphaned && shared < RIGHT && shared >= PARTIAL;
  score->wrong += !orphaned && shared < PARTIAL;
  score->silently_wrong += result->verdict == GLOSS_REANCHOR_ACCEPT && shared < PARTIAL;
}

static void
show_miss (const char            *name,
           const GlossPiece      *piece,
           const GlossReanchored *result,
           GlossRange             gold,
           GlossText             *new_text)
{
  static const char * const verdicts[] = { "accept", "ask", "orphan" };
  g_autofree char *there = gloss_text_dup_slice (new_text, result->place);
  g_autofree char *wanted = gloss_text_dup_slice (new_text, gold);

  g_printerr ("%s %s %.2f\n  quote: %s\n  found: %s\n  truth: %s\n", name, verdicts[result->verdict], result->score, piece->exact, there, wanted);
}

static void
count_span (Score                 *score,
            const char            *name,
            JsonObject            *span,
            const GlossPiece      *piece,
            const GlossReanchored *result,
            GlossText             *new_text)
{
  GlossRange gold = { 0, 0 };
  Score before = *score;

  if (g_str_equal (json_object_get_string_member (span, "status"), "split"))
    return;
  if (json_object_get_null_member (span, "gold"))
    {
      count_gone (score, result);
    }
  else
    {
      JsonArray *ends = json_object_get_array_member (span, "gold");

      gold = (GlossRange) { json_array_get_int_element (ends, 0), json_array_get_int_element (ends, 1) };
      count_there (score, result, gold);
    }
  if (name != NULL && g_getenv ("GLOSS_BENCH_MISSES") != NULL && (score->gone_accepted > before.gone_accepted || score->asked > before.asked ||
      (score->spans > before.spans && score->right == before.right)))
    show_miss (name, piece, result, gold, new_text);
}

static double
run_case (const char *path,
          const char *name,
          Score      *score,
          Score      *all)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonObject *object;
  JsonArray *spans;
  g_autoptr (GlossText) old_text = NULL;
  g_autoptr (GlossText) new_text = NULL;
  g_autofree GlossPiece *pieces = NULL;
  g_autofree GlossReanchored *results = NULL;
  guint n;
  gint64 begun, spent;

  if (!json_parser_load_from_file (parser, path, &error))
    g_error ("%s: %s", path, error->message);
  object = json_node_get_object (json_parser_get_root (parser));
  spans = json_object_get_array_member (object, "spans");
  n = json_array_get_length (spans);
  old_text = text_of (object, "old");
  new_text = text_of (object, "new");
  pieces = g_new (GlossPiece, n);
  results = g_new (GlossReanchored, n);
  for (guint i = 0; i < n; i++)
    pieces[i] = piece_of (json_array_get_object_element (spans, i));
  begun = g_get_monotonic_time ();
  gloss_reanchor (g_getenv ("GLOSS_BENCH_QUOTES_ONLY") == NULL ? old_text : NULL, new_text, pieces, n, results, NULL, NULL);
  spent = g_get_monotonic_time () - begun;
  for (guint i = 0; i < n; i++)
    {
      count_span (score, NULL, json_array_get_object_element (spans, i), &pieces[i], &results[i], new_text);
      count_span (all, name, json_array_get_object_element (spans, i), &pieces[i], &results[i], new_text);
    }
  return spent / 1000.0;
}

static void
print_score (const char  *name,
             const Score *score)
{
  g_print ("\"%s\":{\"spans\":%u,\"right\":%u,\"exact\":%u,\"partial\":%u,\"wrong\":%u,\"orphaned\":%u,\"asked\":%u,"
           "\"silently_wrong\":%u,\"gone\":%u,\"gone_accepted\":%u,\"gone_asked\":%u}",
           name, score->spans, score->right, score->exact, score->partial, score->wrong, score->orphaned, score->asked,
           score->silently_wrong, score->gone, score->gone_accepted, score->gone_asked);
}

static GPtrArray *
list_cases (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_equal (name, "INDEX.json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  return names;
}

/* The part of a case's name after its last "__". */
static char *
scenario_of (const char *name)
{
  const char *at = g_strrstr (name, "__");

  return g_strndup (at == NULL ? name : at + 2, strlen (at == NULL ? name : at + 2) - strlen (".json"));
}

static void
run_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = list_cases (folder);
  g_autoptr (GHashTable) scores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GList) scenarios = NULL;
  Score all = { 0 };
  double spent = 0.0;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *scenario = scenario_of (names->pdata[i]);

      if (!g_hash_table_contains (scores, scenario))
        g_hash_table_insert (scores, g_strdup (scenario), g_new0 (Score, 1));
      spent += run_case (path, names->pdata[i], g_hash_table_lookup (scores, scenario), &all);
    }
  g_print ("{\"folder\":\"%s\",\"cases\":%u,\"ms\":%.1f,\"scenarios\":{", folder, names->len, spent);
  scenarios = g_list_sort (g_hash_table_get_keys (scores), (GCompareFunc) g_strcmp0);
  for (GList *l = scenarios; l != NULL; l = l->next)
    {
      print_score (l->data, g_hash_table_lookup (scores, l->data));
      g_print ("%s", l->next != NULL ? "," : "");
    }
  g_print ("},");
  print_score ("all", &all);
  g_print ("}\n");
}

int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    run_folder (argv[i]);
  return argc > 1 ? 0 : 2;
}
