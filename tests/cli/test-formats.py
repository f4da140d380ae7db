#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What gloss-cli exports as sentences, W3C annotations and to brat, as other programs read it."""
import csv
import json
import resource
import shutil
import signal

from harness import DONE, INPUT, TOP, Case, main

SPECIAL = 'Tall\n\n=1+1 is “tall” 🏗️, é. It stays so; nobody, "not even" 𝒊, asks.\n\n1. @first\n2. -second\n'


def shown(cell):
    """A cell as it was before an apostrophe kept spreadsheets from running it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in tuple('=+-@\t\r\n') else cell


class Formats(Case):
    def setUp(self):
        super().setUp()
        self.write('a.txt')
        self.write('special.txt', SPECIAL)
        self.write('names/with “quotes” & spaces 😀.txt', 'One sentence here. Another one.\n')
        self.output('annotate', 'a.txt', '--reviewer', 'maria', '--tag', 'claim', '--quote', 'twice the first estimate', '--set', 'checkworthiness=CFS',
                    '--note', 'two\nlines')
        self.output('annotate', 'a.txt', '--reviewer', 'ben', '--tag', 'key_point', '--unit', 'kp-1')
        self.output('annotate', 'special.txt', '--reviewer', 'maria', '--tag', 'claim', '--quote', '“tall” 🏗️')

    def export(self, to, out, *more, says=None, **options):
        return self.run_cli('export', '.', '--to', to, '-o', out, *more, says=says, **options)

    def table(self):
        self.export('sentences', 'out.csv', says=True)
        with open(self.folder / 'out.csv', encoding='utf-8', newline='') as file:
            return list(csv.DictReader(file))

    def test_sentences_are_slices_of_the_text(self):
        rows = self.table()
        texts = {name: self.output('text', name) for name in {row['article'] for row in rows}}
        self.assertEqual(len(texts), 3)
        for row in rows:
            self.assertEqual(texts[row['article']][int(row['start']):int(row['end'])], shown(row['text']))
        for name, text in texts.items():
            covered = ''.join(shown(row['text']) for row in rows if row['article'] == name)
            self.assertEqual(''.join(covered.split()), ''.join(text.split()))

    def test_sentences_run_no_formula(self):
        for row in self.table():
            for cell in row.values():
                self.assertNotIn(cell[:1], tuple('=+-@\t\r\n'), row)

    def test_sentences_know_their_tags(self):
        tagged = {(row['article'], row['unit'], row['tags'], row['state'], row['reviewers']) for row in self.table() if row['tags']}
        self.assertEqual(tagged, {('a.txt', 's1.p1', 'claim', 'tagged', 'maria'), ('a.txt', 'kp-1', 'key_point', 'tagged', 'ben'),
                                  ('special.txt', 'lead', 'claim', 'tagged', 'maria')})

    def test_sentences_in_pandas(self):
        try:
            import pandas
        except ImportError:
            self.skipTest('python3-pandas is not installed')
        self.table()
        frame = pandas.read_csv(self.folder / 'out.csv')
        labels = frame.tags.str.get_dummies(';')
        self.assertEqual(labels.sum().to_dict(), {'claim': 2, 'key_point': 1})

    def test_w3c_holds_the_sample(self):
        """Every item of every annotation file, but for where the source is."""
        shutil.copytree(TOP / 'data/sample', self.folder / 'sample')
        self.run_cli('export', 'sample', '--to', 'w3c', '-o', 'out.jsonld', '--strict')
        collection = json.loads((self.folder / 'out.jsonld').read_text(encoding='utf-8'))
        found = {item['id']: item for item in collection['first']['items']}
        stored = [item for path in (self.folder / 'sample').glob('*.gloss.json') for item in json.loads(path.read_text(encoding='utf-8'))['items']]
        self.assertEqual(sorted(found), sorted(item['id'] for item in stored))
        self.assertEqual(collection['total'], len(stored))
        for item in stored:
            self.assertEqual(found[item['id']], item)

    def test_w3c_selects_in_its_texts(self):
        self.export('w3c', 'out.jsonld')
        collection = json.loads((self.folder / 'out.jsonld').read_text(encoding='utf-8'))
        texts = {article['gloss:source']['path']: article['gloss:text'] for article in collection['gloss:articles']}
        self.assertEqual(texts['special.txt'], self.output('text', 'special.txt'))
        for item in collection['first']['items']:
            quote, position = item['target']['selector']
            self.assertEqual(texts[item['target']['source']][position['start']:position['end']], quote['exact'])

    def test_brat_has_a_folder_for_each(self):
        self.export('brat', 'out', says=True)
        found = {path.relative_to(self.folder / 'out').as_posix() for path in (self.folder / 'out').rglob('*.ann')}
        self.assertEqual(len(found), 4)
        self.assertEqual({name for name in found if 'names' not in name}, {'ben/a.txt.ann', 'maria/a.txt.ann', 'maria/special.txt.ann'})
        for name in ('a.txt', 'special.txt'):
            self.assertEqual((self.folder / 'out/maria' / f'{name}.txt').read_bytes().decode(), self.output('text', name))

    def limited(self):
        """What a disk with 4 kB left does."""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    def test_full_disk(self):
        self.write('long.txt', 'A sentence that is one of many. ' * 4000)
        before = sorted(path.name for path in self.folder.iterdir())
        for to in ('w3c', 'brat', 'sentences'):
            _, err = self.export(to, 'out', status=INPUT, preexec_fn=self.limited)
            self.assertIn('cannot be written', err)
            self.assertEqual(sorted(path.name for path in self.folder.iterdir()), before)

    def test_no_folder_for_temporary_files(self):
        _, err = self.export('w3c', 'out.jsonld', status=INPUT, env={'TMPDIR': '/nowhere/at/all'})
        self.assertIn('“/nowhere/at/all” cannot be written', err)
        self.assertFalse((self.folder / 'out.jsonld').exists())
        self.export('sentences', 'out.csv', status=DONE, says=True, env={'TMPDIR': '/nowhere/at/all'})


main()
