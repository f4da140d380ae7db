#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gloss-cli validate."""
import json

from harness import DONE, FINDINGS, INPUT, TOP, USAGE, Case, main


class Validate(Case):
    def setUp(self):
        super().setUp()
        self.article = self.write('a.txt')
        self.sidecar = self.folder / 'a.txt.maria.gloss.json'
        self.first = self.annotate('--tag', 'claim', '--quote', 'twice the first estimate', '--set', 'checkworthiness=CFS')
        self.second = self.annotate('--tag', 'key_point', '--unit', 'kp-1')

    def annotate(self, *arguments):
        return self.output('annotate', 'a.txt', '--reviewer', 'maria', *arguments).strip()

    def item(self, page, made):
        return next(item for item in page['items'] if item['id'] == made)

    def change(self, change):
        page = json.loads(self.sidecar.read_text(encoding='utf-8'))
        change(page)
        self.sidecar.write_text(json.dumps(page, ensure_ascii=False, indent=2) + '\n', encoding='utf-8')

    def findings(self, *paths):
        paths = paths or ('a.txt.maria.gloss.json',)
        found = json.loads(self.output('validate', '--format=json', *paths, status=FINDINGS))
        lines = self.output('validate', *paths, status=FINDINGS).splitlines()
        self.assertEqual(lines, [': '.join(part for part in (one['file'], one['id'], one['message']) if part) for one in found])
        return found

    def finding(self, change):
        """The only thing that is found after a change: the annotation and the sentence."""
        self.change(change)
        found, = self.findings()
        self.assertEqual(found['file'], 'a.txt.maria.gloss.json')
        return found['id'], found['message']

    def test_sound(self):
        for path in ('a.txt.maria.gloss.json', 'a.txt', '.', str(self.folder), str(self.sidecar)):
            self.assertEqual(self.run_cli('validate', path), ('', ''))
            self.assertEqual(self.json('validate', path), [])

    def test_sample(self):
        self.assertEqual(self.json('validate', TOP / 'data/sample'), [])

    def test_tag(self):
        def change(page):
            self.item(page, self.second)['body'][0]['value'] = 'mood'
        made, message = self.finding(change)
        self.assertEqual(made, self.second)
        self.assertIn('“mood”', message)

    def test_attributes(self):
        for attributes, word in (({}, 'checkworthiness'), ({'checkworthiness': 'maybe'}, 'checkworthiness'), ({'checkworthiness': 3}, 'checkworthiness'),
                                 ({'checkworthiness': 'CFS', 'mood': 'x'}, 'mood'), ({'checkworthiness': 'CFS', 'confidence': 9}, 'confidence'),
                                 ({'checkworthiness': 'CFS', 'confidence': 'high'}, 'confidence'), ({'checkworthiness': 'CFS', 'verifiable': 'yes'}, 'verifiable')):
            with self.subTest(attributes=attributes):
                made, message = self.finding(lambda page: self.item(page, self.first).update({'gloss:attributes': attributes}))
                self.assertEqual(made, self.first)
                self.assertIn(f'“{word}”', message)

    def test_range_out_of_bounds(self):
        def change(page):
            self.item(page, self.second)['target']['selector'][1].update(start=900000, end=900020)
        self.change(change)
        found = self.findings()
        self.assertEqual({one['id'] for one in found}, {self.second})
        self.assertIn('position', found[0]['message'])

    def test_unit(self):
        made, message = self.finding(lambda page: self.item(page, self.second)['target'].update({'gloss:unit': 'kp-77'}))
        self.assertEqual(made, self.second)
        self.assertIn('“kp-77”', message)

    def test_lost_quote(self):
        def change(page):
            self.item(page, self.second)['target']['selector'][0]['exact'] = 'Never said anywhere'
        made, message = self.finding(change)
        self.assertEqual((made, message), (self.second, 'Its quote is not in the text.'))

    def test_changed_article(self):
        self.article.write_text('A new beginning.\n\n' + self.article.read_text())
        self.assertEqual({one['id'] for one in self.findings('.')}, {None, self.first, self.second})

    def test_malformed_item(self):
        self.change(lambda page: page['items'].append({'id': 'urn:uuid:00000000-0000-4000-8000-000000000000', 'type': 'Annotation'}))
        found, = self.findings()
        self.assertEqual(found['id'], 'urn:uuid:00000000-0000-4000-8000-000000000000')

    def test_duplicate_id(self):
        self.change(lambda page: page['items'].append(self.item(page, self.second)))
        self.assertIn(self.second, [one['id'] for one in self.findings()])

    def test_reviewer_in_name(self):
        self.sidecar.rename(self.folder / 'a.txt.ben.gloss.json')
        found, = self.findings('.')
        self.assertEqual((found['file'], found['id']), ('./a.txt.ben.gloss.json', None))

    def test_relation(self):
        self.change(lambda page: page['items'].append({
            'id': 'urn:uuid:00000000-0000-4000-8000-000000000001', 'type': 'Annotation', 'motivation': 'linking', 'gloss:relation': 'likes',
            'creator': page['items'][0]['creator'], 'created': '2026-11-22T09:12:33Z', 'target': {'id': self.first, 'type': 'Annotation'},
            'body': [{'type': 'SpecificResource', 'purpose': 'linking', 'source': self.second}]}))
        found, = self.findings()
        self.assertIn('“likes”', found['message'])

    def test_not_json(self):
        for content in (b'', b'{"items": [', b'[' * 100000, b'\xff\xfe\0', b'[]', b'42', b'{"items": 3}', b'{"a": "\\ud800"}'):
            with self.subTest(content=content[:20]):
                self.sidecar.write_bytes(content)
                for path in ('a.txt.maria.gloss.json', '.'):
                    found, = self.findings(path)
                    self.assertIsNone(found['id'])

    def test_newer_version(self):
        made, message = self.finding(lambda page: page.update({'gloss:format': '2.0'}))
        self.assertIsNone(made)
        self.assertIn('newer', message)

    def test_lost_article(self):
        self.article.unlink()
        found, = self.findings('.')
        self.assertEqual(found['file'], './a.txt.maria.gloss.json')
        self.assertIn('a.txt', found['message'])

    def test_several_and_a_bad_one(self):
        self.write('b.txt', b'\0\0\0\0')
        out, err = self.run_cli('validate', 'a.txt', 'b.txt', 'gone.txt', 'gone.txt.ben.gloss.json', status=INPUT)
        self.assertEqual((out, err.count('\n')), ('', 3))
        self.change(lambda page: self.item(page, self.second)['target'].update({'gloss:unit': 'kp-77'}))
        out, _ = self.run_cli('validate', 'gone.txt', '.', status=INPUT)
        self.assertIn('kp-77', out)

    def test_usage(self):
        self.errors('validate', status=USAGE)


main()
