#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gloss-cli export and formats."""
import collections
import csv
import importlib.util
import io
import json
import os
import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import time

from harness import DONE, FINDINGS, INPUT, TOP, USAGE, Case, main

TALL = 'Tall\n\nA bridge 𝒊𝒔 “tall” 🏗️ and it stays so.\n'


def annotation(number, tag, start, end, exact, **more):
    """An item of an annotation file."""
    body = [{'type': 'TextualBody', 'purpose': 'classifying', 'value': tag}]
    if 'note' in more:
        body.append({'type': 'TextualBody', 'purpose': 'commenting', 'value': more.pop('note')})
    selector = [{'type': 'TextQuoteSelector', 'exact': exact, 'prefix': '', 'suffix': ''}, {'type': 'TextPositionSelector', 'start': start, 'end': end}]
    return {'id': f'urn:x:{number}', 'type': 'Annotation', 'motivation': 'classifying', 'created': '2026-01-02T03:04:05Z', 'body': body,
            'target': {'type': 'SpecificResource', 'selector': selector}, **more}


class Export(Case):
    def setUp(self):
        super().setUp()
        self.write('a.txt')
        self.write('b.md', '# Nothing\n\nNobody has said a word of this.\n')

    def annotate(self, *arguments):
        return self.output('annotate', *arguments).strip()

    def seed(self):
        """Two reviewers, an attribute, a note, a link, overlaps, coverage, pieces and a lost one."""
        self.claim = self.annotate('a.txt', '--reviewer', 'maria', '--tag', 'claim', '--quote', 'twice the first estimate', '--set', 'checkworthiness=CFS',
                                   '--set', 'confidence=2', '--note', '=1+1, "quoted"\nand a second line')
        self.whole = self.annotate('a.txt', '--reviewer', 'ben', '--tag', 'claim', '--unit', 's1.p1')
        path = self.folder / 'a.txt.maria.gloss.json'
        page = json.loads(path.read_text())
        page['items'].append({'id': 'urn:x:link', 'type': 'Annotation', 'motivation': 'linking', 'gloss:relation': 'supports', 'created': '2026-01-01T00:00:00Z',
                              'target': {'id': self.claim, 'type': 'Annotation'}, 'body': [{'type': 'SpecificResource', 'purpose': 'linking', 'source': self.whole}]})
        text = self.output('text', 'a.txt')
        pieces = [annotation(1, 'claim', text.index(word), text.index(word) + len(word), word)['target'] for word in ('harbour', 'mayor')]
        page['items'].append({**annotation(1, 'gone_tag', 0, 1, 'T'), 'target': pieces, 'gloss:pieces': 'ordered', 'gloss:attributes': {'mood': [1, {'a': None}]}})
        page['items'].append(annotation(2, 'claim', 3, 9, 'not in this text at all', note='lost'))
        page['gloss:coverage'] = [[0, 13, 'nothing'], [15, 20, 'read']]
        page['items'].sort(key=lambda item: item['id'])
        path.write_text(json.dumps(page))

    def export(self, to, out, *more, paths=('.',), status=DONE, says=None, **options):
        return self.run_cli('export', *paths, '--to', to, '-o', out, *more, status=status, says=says, **options)

    def lines(self, *more, **options):
        return [json.loads(line) for line in self.export('jsonl', '-', *more, **options)[0].splitlines()]

    def rows(self, *more, **options):
        out = self.export('csv', '-', *more, says=True, **options)[0]
        return list(csv.DictReader(io.StringIO(out, newline='')))

    # Besides the journal of the annotations.
    def hidden(self):
        return [path.name for path in self.folder.iterdir() if path.name.startswith('.') and path.name != '.gloss']

    def contents(self):
        return {path: path.read_bytes() for path in self.folder.rglob('*') if path.is_file()}

    # --- jsonl ----------------------------------------------------------------------------------

    def test_jsonl_holds_everything(self):
        self.seed()
        article, empty = self.lines()
        self.assertEqual((article['name'], empty['name'], empty['annotations']), ('a.txt', 'b.md', []))
        self.assertEqual(article['text'], self.output('text', 'a.txt'))
        found = {one['id']: one for one in article['annotations']}
        self.assertEqual(set(found), {self.claim, self.whole, 'urn:x:1', 'urn:x:2'})
        claim = found[self.claim]
        self.assertEqual(article['text'][claim['start']:claim['end']], claim['quote'])
        self.assertEqual((claim['reviewer'], claim['tag'], claim['section'], claim['state'], claim['score'], claim['pieces'], claim['selectors']),
                         ('maria', 'claim', 'Costs', 'exact', 1.0, [], []))
        self.assertEqual(claim['attributes'], [{'id': 'checkworthiness', 'type': 'string', 'value': 'CFS'}, {'id': 'confidence', 'type': 'number', 'value': '2'}])
        self.assertEqual(claim['note'], '=1+1, "quoted"\nand a second line')
        pieces = found['urn:x:1']['pieces']
        self.assertEqual([article['text'][piece['start']:piece['end']] for piece in pieces], ['harbour', 'mayor'])
        self.assertEqual([json.loads(one['value']) for one in found['urn:x:1']['attributes']], [[1, {'a': None}]])
        lost = found['urn:x:2']
        self.assertEqual((lost['state'], lost['start'], lost['end'], lost['quote'], lost['note']), ('orphan', None, None, 'not in this text at all', 'lost'))
        self.assertEqual([(one['start'], one['end'], one['quote']) for one in lost['selectors']], [(3, 9, 'not in this text at all')])
        self.assertEqual([(link['relation'], link['from'], link['to'], link['reviewer']) for link in article['links']], [('supports', self.claim, self.whole, 'maria')])
        self.assertEqual(article['coverage'], [{'reviewer': 'maria', 'start': 0, 'end': 13, 'state': 'nothing'}, {'reviewer': 'maria', 'start': 15, 'end': 20, 'state': 'read'}])
        shown = self.json('show', 'a.txt')['blocks']
        self.assertEqual([(block['id'], block['kind'], block['start'], block['end']) for block in article['blocks']],
                         [(block['id'], block['kind'], block['start'], block['end']) for block in shown])

    def test_jsonl_lines_have_one_shape(self):
        """Members, and the types of those that are there, are the same in every line."""
        self.seed()
        self.write('t.html', '<title>x</title><table><tr><td>1</td><td>2</td></tr></table>')
        types = collections.defaultdict(set)

        def look(value, path):
            if isinstance(value, dict):
                types[path].add(('object', *value))
                for name, member in value.items():
                    look(member, f'{path}.{name}')
            elif isinstance(value, list):
                types[path].add('list')
                for member in value:
                    look(member, f'{path}[]')
            elif value is not None:
                types[path].add(type(value).__name__)
        for line in self.lines():
            look(line, '')
        self.assertEqual({path: found for path, found in types.items() if len(found) != 1}, {})

    def test_jsonl_counts_code_points(self):
        self.write('tall.txt', TALL)
        made = self.annotate('tall.txt', '--tag', 'claim', '--quote', '🏗️ and')
        line, = self.lines(paths=('tall.txt',))
        one, = line['annotations']
        self.assertEqual((one['id'], line['text'][one['start']:one['end']], one['quote']), (made, '🏗️ and', '🏗️ and'))

    def test_same_bytes_again(self):
        self.seed()
        for to in ('jsonl', 'csv'):
            self.export(to, 'one', says=to == 'csv')
            self.export(to, 'two', says=to == 'csv')
            self.assertEqual((self.folder / 'one').read_bytes(), (self.folder / 'two').read_bytes())
            os.unlink(self.folder / 'one')
            os.unlink(self.folder / 'two')

    # --- csv ------------------------------------------------------------------------------------

    def test_csv(self):
        self.seed()
        rows = {row['id']: row for row in self.rows()}
        self.assertEqual(set(rows), {self.claim, self.whole, 'urn:x:1', 'urn:x:2'})
        claim = rows[self.claim]
        text = self.output('text', 'a.txt')
        self.assertEqual(text[int(claim['start']):int(claim['end'])], claim['quote'])
        self.assertEqual((claim['article'], claim['section'], claim['tag'], claim['attr_checkworthiness'], claim['attr_confidence'], claim['attributes'], claim['anchor']),
                         ('a.txt', 'Costs', 'claim', 'CFS', '2', '', 'exact'))
        self.assertEqual(claim['note'], '\'=1+1, "quoted"\nand a second line')
        self.assertEqual(json.loads(rows['urn:x:1']['attributes']), {'mood': [1, {'a': None}]})
        self.assertEqual([text[slice(*map(int, piece.split(':')))] for piece in rows['urn:x:1']['pieces'].split()], ['harbour', 'mayor'])
        self.assertEqual((rows['urn:x:2']['start'], rows['urn:x:2']['anchor'], rows['urn:x:2']['quote']), ('', 'orphan', 'not in this text at all'))

    def test_csv_runs_no_formula(self):
        notes = ['=1', '+1', '-1', '@a', '\t=', "'=1", "''-", "'quoted'", '-', 'a=1', ' =1', "=cmd|' /C calc'!A0", '", =1']
        for note in notes:
            self.annotate('a.txt', '--tag', 'claim', '--unit', 's1.p1', '--note', note)
        written = [row['note'] for row in self.rows()]
        self.assertFalse([note for note in written if note[0] in '=+-@\t\r\n'])
        back = [note[1:] if re.match(r"'+[=+\-@\t\r\n]", note) else note for note in written]
        self.assertEqual(sorted(back), sorted(notes))

    def test_csv_by_rfc_4180(self):
        self.seed()
        out = subprocess.run(self.command('export', '.', '--to', 'csv', '-o', '-'), env=self.env, cwd=self.folder, capture_output=True, check=True).stdout
        rows = list(csv.reader(io.StringIO(out.decode('utf-8'), newline=''), strict=True))
        self.assertEqual(len({len(row) for row in rows}), 1)
        self.assertTrue(out.endswith(b'\r\n'))

    def test_pandas(self):
        try:
            import pandas
        except ImportError:
            self.skipTest('python3-pandas is not installed')
        self.seed()
        self.export('jsonl', 'out.jsonl')
        self.export('csv', 'out.csv', says=True)
        frame = pandas.read_json(self.folder / 'out.jsonl', lines=True)
        notes = pandas.json_normalize(frame.to_dict('records'), 'annotations', ['name', 'text'])
        placed = notes[notes['start'].notna() & (notes['pieces'].map(len) == 0)]
        self.assertEqual(len(placed), 2)
        for one in placed.to_dict('records'):
            self.assertEqual(one['text'][int(one['start']):int(one['end'])], one['quote'])
        table = pandas.read_csv(self.folder / 'out.csv')
        self.assertEqual(sorted(table['id']), sorted(notes['id']))
        self.assertEqual(table['attr_confidence'].max(), 2)

    # --- what is left out -----------------------------------------------------------------------

    def test_losses_are_said(self):
        self.seed()
        _, err = self.export('csv', 'out.csv', says=True)
        for sentence in ('The texts of 2 articles are left out.', 'The parts of 2 articles are left out.', '1 link is left out.',
                         '2 stretches that were read or hold nothing are left out.'):
            self.assertIn(f'gloss-cli: {sentence}\n', err)
        self.assertEqual(len(err.splitlines()), 4 + 2 + 2 + 1 + 2, err)
        self.export('jsonl', 'out.jsonl', '--strict')
        self.assertTrue((self.folder / 'out.csv').exists())

    def test_strict(self):
        self.seed()
        _, err = self.export('csv', 'out.csv', '--strict', '--report', 'lost.jsonl', status=FINDINGS, says=True)
        self.assertIn('1 link is left out.', err)
        self.assertFalse((self.folder / 'out.csv').exists())
        lost = [json.loads(line) for line in (self.folder / 'lost.jsonl').read_text().splitlines()]
        self.assertEqual(collections.Counter(one['trait'] for one in lost), {'text': 2, 'structure': 2, 'links': 1, 'coverage': 2})
        self.assertEqual(self.export('csv', '-', '--strict', status=FINDINGS, says=True)[0], '')
        self.assertEqual(self.hidden(), [])

    def test_many_losses_are_counted(self):
        for number in range(30):
            self.write(f'many/{number}.txt', f'Text number {number}.\n')
        _, err = self.export('csv', 'out.csv', paths=('many',), says=True)
        self.assertEqual(err.count('  … and 10 more; --report FILE writes all\n'), 2)
        self.assertEqual(len(err.splitlines()), 2 * 22)
        self.export('csv', 'out2.csv', '--report', 'all.jsonl', paths=('many',), says=True)
        self.assertEqual(len((self.folder / 'all.jsonl').read_text().splitlines()), 60)

    # --- what is chosen -------------------------------------------------------------------------

    def test_filters(self):
        self.seed()
        quantity = self.annotate('a.txt', '--reviewer', 'zoe', '--tag', 'quantity', '--quote', '3 years')

        def ids(*more):
            return {one['id'] for line in self.lines(*more) for one in line['annotations']}
        self.assertEqual(ids('--reviewer', 'ben'), {self.whole})
        self.assertEqual(ids('--reviewer', 'ben', '--reviewer', 'zoe'), {self.whole, quantity})
        self.assertEqual(ids('--tag', 'quantity', '--tag', 'gone_tag'), {quantity, 'urn:x:1'})
        self.assertEqual(ids('--reviewer', 'nobody'), set())
        self.assertEqual([line['links'] for line in self.lines('--reviewer', 'maria')], [[], []])

    def test_blind_project(self):
        self.seed()
        self.write('gloss.json', '{"format": "1.0", "blind": true}')
        out, err = self.export('jsonl', '-', says=True)
        self.assertEqual(json.loads(out.splitlines()[0])['annotations'], [])
        self.assertIn('blind', err)
        self.assertEqual(len(self.lines('--reviewer', 'ben')[0]['annotations']), 1)

    def test_names_of_articles(self):
        self.write('one/x.txt')
        self.write('one/deep/x.txt')
        self.write('two/x.txt')
        names = [line['name'] for line in self.lines(paths=('one', 'two/x.txt', 'a.txt', './a.txt'))]
        self.assertEqual(len(set(names)), len(names))
        self.assertEqual(names, ['one/x.txt', 'x.txt', 'a.txt', 'a.txt (2)'] if 'one/deep/x.txt' not in names else names)

    # --- what goes wrong ------------------------------------------------------------------------

    def test_bad_article_is_named_and_skipped(self):
        self.seed()
        self.write('bad.txt', bytes(range(256)) * 4)
        out, err = self.export('jsonl', '-', status=INPUT)
        self.assertEqual([json.loads(line)['name'] for line in out.splitlines()], ['a.txt', 'b.md'])
        self.assertEqual((err.count('bad.txt'), err.count('\n')), (1, 1), err)
        self.export('jsonl', 'out.jsonl', '--strict', status=INPUT)
        self.assertFalse((self.folder / 'out.jsonl').exists())
        self.export('jsonl', 'out.jsonl', paths=('bad.txt',), status=INPUT)
        self.assertFalse((self.folder / 'out.jsonl').exists())

    def test_bad_sidecar_is_named(self):
        self.seed()
        self.write('a.txt.zoe.gloss.json', '{"items": [')
        page = json.loads((self.folder / 'a.txt.ben.gloss.json').read_text())
        page['items'].append({'id': 'urn:x:odd', 'type': 'Annotation'})
        self.write('a.txt.ben.gloss.json', json.dumps(page))
        out, err = self.export('jsonl', '-', status=INPUT)
        self.assertEqual(len(json.loads(out.splitlines()[0])['annotations']), 4)
        self.assertEqual((err.count('a.txt.zoe.gloss.json'), err.count('a.txt.ben.gloss.json')), (1, 1), err)

    def test_nothing_is_written_over(self):
        self.seed()
        before = self.contents()
        for out in ('a.txt', 'a.txt.maria.gloss.json', 'new.gloss.json', 'gloss.json', 'b.md'):
            self.export('jsonl', out, '--force', status=INPUT)
        os.symlink('a.txt', self.folder / 'link.jsonl')
        self.export('jsonl', 'link.jsonl', '--force', paths=('b.md',), status=INPUT)
        os.unlink(self.folder / 'link.jsonl')
        self.write('kept.jsonl', 'kept')
        _, err = self.export('jsonl', 'kept.jsonl', status=INPUT)
        self.assertIn('--force', err)
        self.assertEqual((self.folder / 'kept.jsonl').read_text(), 'kept')
        os.unlink(self.folder / 'kept.jsonl')
        self.assertEqual(self.contents(), before)

    def test_force_replaces(self):
        self.write('out.jsonl', 'x' * 100000)
        os.chmod(self.folder / 'out.jsonl', 0o640)
        self.export('jsonl', 'out.jsonl', '--force')
        path = self.folder / 'out.jsonl'
        self.assertEqual(len(path.read_text().splitlines()), 2)
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)

    def test_names_of_files(self):
        self.seed()
        for name in ("it's \"quoted\".jsonl", '😀 two words.jsonl', 'x' * 249 + '.jsonl', b'\xff\xfe.jsonl', '-dash', '%41.jsonl'):
            self.export('jsonl', name if isinstance(name, bytes) or not name.startswith('-') else './' + name, paths=('a.txt',))
            with open(os.path.join(os.fsencode(self.folder), os.fsencode(name)), encoding='utf-8') as file:
                self.assertEqual(len(file.readlines()), 1)
        self.export('jsonl', 'x' * 256, status=INPUT)
        self.assertEqual(self.hidden(), [])

    def test_folder_that_is_not_there(self):
        _, err = self.export('jsonl', 'no/where/out.jsonl', status=INPUT)
        self.assertIn('no/where/out.jsonl', err)
        self.export('jsonl', 'a.txt/out.jsonl', status=INPUT)
        self.export('jsonl', 'b', paths=('nothing',), status=INPUT)

    def test_folder_that_cannot_be_written(self):
        user = {'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {}
        os.chmod(self.home, 0o755)
        self.write('shut/in.jsonl', 'old')
        self.write('shut/mine.jsonl', 'old ' * 10000)
        os.chmod(self.folder / 'shut/mine.jsonl', 0o666)
        os.chmod(self.folder / 'shut', 0o555)
        self.addCleanup(os.chmod, self.folder / 'shut', 0o755)
        try:
            self.export('jsonl', 'shut/out.jsonl', status=INPUT, **user)
            os.chmod(self.folder / 'shut/in.jsonl', 0o444)
            self.export('jsonl', 'shut/in.jsonl', '--force', status=INPUT, **user)
            self.export('jsonl', 'shut/mine.jsonl', '--force', paths=('a.txt',), **user)
        except PermissionError:
            self.skipTest('the program cannot be run by another user here')
        self.assertEqual((self.folder / 'shut/in.jsonl').read_text(), 'old')
        self.assertEqual(len((self.folder / 'shut/mine.jsonl').read_text().splitlines()), 1)
        self.assertEqual(sorted(os.listdir(self.folder / 'shut')), ['in.jsonl', 'mine.jsonl'])

    def limited(self):
        """What a disk with 64 kB left does."""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))

    def test_full_disk(self):
        self.write('long.txt', 'A sentence that is one of many. ' * 4000)
        self.write('old.jsonl', 'old')
        for out, more in (('out.jsonl', ()), ('old.jsonl', ('--force',)), ('-', ())):
            _, err = self.export('jsonl', out, *more, status=INPUT, preexec_fn=self.limited)
            self.assertIn('cannot be written', err)
        self.assertEqual((self.folder / 'old.jsonl').read_text(), 'old')
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ['a.txt', 'b.md', 'long.txt', 'old.jsonl'])

    def test_interrupted(self):
        for number in range(300):
            self.write(f'many/{number}.txt', 'A sentence that is one of many. ' * 800)
        (self.folder / 'out').mkdir()
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.start('export', 'many', '--to', 'jsonl', '-o', 'out/all.jsonl')
            while not os.listdir(self.folder / 'out') and process.poll() is None:
                time.sleep(0.001)
            process.send_signal(number)
            process.communicate(timeout=60)
            self.assertEqual(process.returncode, -number)
            self.assertEqual(os.listdir(self.folder / 'out'), [])

    def test_output_that_nobody_reads(self):
        process = self.start('export', '.', '--to', 'jsonl', '-o', '-', stdout=subprocess.PIPE)
        process.stdout.close()
        self.assertEqual(process.wait(timeout=60), INPUT)
        process.stderr.close()

    # --- usage ----------------------------------------------------------------------------------

    def test_usage(self):
        self.errors('export', status=USAGE)
        self.errors('export', '.', '-o', 'x', status=USAGE)
        self.errors('export', '.', '--to', 'jsonl', status=USAGE)
        self.assertIn('formats', self.errors('export', '.', '--to', 'docx', '-o', 'x', status=USAGE))
        self.errors('export', '.', '--to', 'jsonl', '-o', 'x', '--reviewer', 'Ben', status=USAGE)
        self.errors('export', '--to', 'jsonl', '-o', 'x', status=USAGE)
        self.errors('formats', 'x', status=USAGE)
        self.errors('formats', '--format=csv', status=USAGE)

    def test_formats(self):
        found = self.json('formats')
        self.assertEqual(len({one['id'] for one in found}), len(found))
        self.assertEqual(list(found[0]), ['id', 'title', 'summary', 'readers', 'offsets', 'suffix', 'mediaType', 'holds'])
        by_id = {one['id']: one for one in found}
        self.assertEqual(by_id['jsonl']['suffix'], '.jsonl')
        self.assertNotIn('links', by_id['csv']['holds'])
        out = self.output('formats')
        for one in found:
            self.assertRegex(out, rf'(?m)^{one["id"]} +{re.escape(one["summary"])}$')

    def test_every_format_writes_the_sample(self):
        """And says before what it leaves out."""
        sample = self.folder / 'sample'
        shutil.copytree(TOP / 'data/sample', sample)
        for one in self.json('formats'):
            with self.subTest(format=one['id']):
                process = self.start('export', sample, '--to', one['id'], '-o', 'sample-out', '--report', 'lost', '--force')
                _, err = process.communicate(timeout=60)
                self.assertEqual(process.returncode, DONE, err)
                lost = {json.loads(line)['trait'] for line in (self.folder / 'lost').read_text().splitlines()}
                self.assertLessEqual({'links', 'notes', 'attributes', 'coverage'} - set(one['holds']), lost)
                self.assertEqual((self.folder / 'sample-out').is_dir(), one['suffix'] is None)
                if one['suffix'] is None:
                    shutil.rmtree(self.folder / 'sample-out')
                else:
                    os.unlink(self.folder / 'sample-out')

    def test_examples_of_the_manual(self):
        """Every line of the README that exports does so."""
        shutil.copytree(TOP / 'data/sample', self.folder / 'my-project')
        section = (TOP / 'README.md').read_text(encoding='utf-8').split('\n## Exports\n')[1].split('\n## ')[0]
        examples = re.findall(r'(?m)^(gloss-cli (?:export|formats)\b.*)$', section)
        self.assertGreaterEqual(len(examples), 4)
        for example in examples:
            command = re.sub(r'  +[^-].*$', '', example)
            with self.subTest(command=command):
                done = subprocess.run(['bash', '-c', f'set -o pipefail; gloss-cli () {{ "$GLOSS_CLI" "$@"; }}; {command}'], env={**self.env, 'GLOSS_CLI': self.command()[0]},
                                      cwd=self.folder, capture_output=True, text=True, timeout=60, check=False)
                self.assertIn(done.returncode, (DONE, FINDINGS if '--strict' in command else DONE), done.stderr)
                out = re.search(r' -o (\S+)', command)
                if out and out[1] != '-' and '--strict' not in command:
                    self.assertTrue((self.folder / out[1]).exists(), out[1])
        if importlib.util.find_spec('pandas') is None:
            self.skipTest('python3-pandas is not installed')
        done = subprocess.run([sys.executable, '-c', re.search(r'(?s)```python\n(.*?)```', section)[1] + 'print(len(notes), len(claims), labels.shape[0])\n'],
                              cwd=self.folder, capture_output=True, text=True, timeout=120, check=False)
        self.assertRegex(done.stdout, r'^[1-9]\d* [1-9]\d* [1-9]\d*$', done.stderr)


main()
