#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gloss-cli list."""
import json

from harness import INPUT, USAGE, Case, main


class List(Case):
    def setUp(self):
        super().setUp()
        self.article = self.write('a.txt')

    def annotate(self, *arguments):
        return self.output('annotate', 'a.txt', *arguments).strip()

    def test_json(self):
        first = self.annotate('--reviewer', 'maria', '--tag', 'claim', '--quote', 'twice the first estimate', '--set', 'checkworthiness=CFS',
                              '--set', 'confidence=2', '--note', 'Is it?\nAsk.')
        found, = self.json('list', 'a.txt')
        text = self.output('text', 'a.txt')
        self.assertEqual(list(found), ['file', 'id', 'unit', 'start', 'end', 'tag', 'attributes', 'quote', 'note', 'reviewer', 'state', 'certain', 'created', 'modified'])
        self.assertEqual((found['file'], found['id'], found['tag'], found['reviewer'], found['state']), ('a.txt', first, 'claim', 'maria', 'exact'))
        self.assertEqual(text[found['start']:found['end']], found['quote'])
        self.assertEqual((found['quote'], found['note']), ('twice the first estimate', 'Is it?\nAsk.'))
        self.assertEqual(found['attributes'], {'checkworthiness': 'CFS', 'confidence': 2})

    def test_order_and_filters(self):
        second = self.annotate('--reviewer', 'maria', '--tag', 'key_point', '--unit', 'kp-2')
        first = self.annotate('--reviewer', 'ben', '--tag', 'key_point', '--unit', 'kp-1')
        quantity = self.annotate('--reviewer', 'ben', '--tag', 'quantity', '--quote', '3 years')
        self.assertEqual([found['id'] for found in self.json('list', 'a.txt')], [quantity, first, second])
        self.assertEqual([found['id'] for found in self.json('list', 'a.txt', '--tag', 'key_point')], [first, second])
        self.assertEqual([found['id'] for found in self.json('list', 'a.txt', '--reviewer', 'ben')], [quantity, first])
        self.assertEqual([found['id'] for found in self.json('list', 'a.txt', '--reviewer', 'ben', '--tag=quantity')], [quantity])
        self.assertEqual(self.json('list', 'a.txt', '--reviewer', 'nobody'), [])

    def test_table(self):
        self.annotate('--reviewer', 'maria', '--tag', 'claim', '--quote', 'twice the first estimate', '--set', 'checkworthiness=CFS', '--note', 'Is it?\n\x1b[31mAsk.')
        self.annotate('--reviewer', 'ben', '--tag', 'key_point', '--unit', 'kp-1')
        lines = self.output('list', 'a.txt').splitlines()
        self.assertRegex(lines[0], r'^\d+:\d+ +s\d\.p\d +claim +maria +exact +twice the first estimate$')
        self.assertEqual(lines[1:3], ['    checkworthiness=CFS', '    Is it?  [31mAsk.'])
        self.assertEqual(lines[0].index('maria'), lines[3].index('ben'))
        narrow = self.output('list', 'a.txt', env={'COLUMNS': '50'}).splitlines()
        self.assertTrue(all(len(line) <= 50 for line in narrow), narrow)
        self.assertTrue(narrow[0].endswith('…'))

    def test_nothing(self):
        self.assertEqual(self.output('list', 'a.txt'), '')
        self.assertEqual(self.json('list', 'a.txt'), [])
        self.assertEqual([path.name for path in self.folder.iterdir()], ['a.txt'])

    def test_several(self):
        self.write('b.txt')
        self.annotate('--reviewer', 'ben', '--tag', 'key_point', '--unit', 'kp-1')
        self.output('annotate', 'b.txt', '--reviewer', 'ben', '--tag', 'key_point', '--unit', 'kp-2')
        self.assertEqual([found['file'] for found in self.json('list', 'a.txt', 'b.txt')], ['a.txt', 'b.txt'])
        self.assertEqual([found['file'] for found in self.json('list', '.')], ['./a.txt', './b.txt'])
        self.assertRegex(self.output('list', 'a.txt', 'b.txt'), r'^a\.txt:\n\d.*\n\nb\.txt:\n\d.*\n$')
        out, err = self.run_cli('list', '--format=json', 'a.txt', 'gone.txt', 'b.txt', status=INPUT)
        self.assertEqual([found['file'] for found in json.loads(out)], ['a.txt', 'b.txt'])
        self.assertEqual(err.count('gone.txt'), 1, err)

    def test_moved_and_lost(self):
        moved = self.annotate('--reviewer', 'ben', '--tag', 'key_point', '--unit', 'kp-1')
        lost = self.annotate('--reviewer', 'ben', '--tag', 'quantity', '--quote', '4.2 million euros, twice')
        text = self.article.read_text().replace('The work cost 4.2 million euros, twice the first estimate. ', '').replace('The old', 'At last the old')
        self.article.write_text(text)
        found = {one['id']: one for one in self.json('list', 'a.txt')}
        self.assertEqual(found[moved]['state'], 'moved')
        self.assertEqual(self.output('text', 'a.txt')[found[moved]['start']:found[moved]['end']], 'The harbour is open again.')
        self.assertTrue(found[moved]['certain'])
        self.assertFalse(found[lost]['certain'])
        self.article.write_text('Something else is written here now.\n')
        found = {one['id']: one for one in self.json('list', 'a.txt')}
        self.assertEqual((found[lost]['state'], found[lost]['start'], found[lost]['end']), ('orphan', None, None))
        self.assertFalse(found[lost]['certain'])
        self.assertIn('orphan', self.output('list', 'a.txt'))

    def test_bad_sidecar_beside_a_good_one(self):
        good = self.annotate('--reviewer', 'ben', '--tag', 'key_point', '--unit', 'kp-1')
        self.write('a.txt.maria.gloss.json', '{"items": [')
        out, err = self.run_cli('list', '--format=json', 'a.txt', status=INPUT)
        self.assertEqual([found['id'] for found in json.loads(out)], [good])
        self.assertEqual(err.count('a.txt.maria.gloss.json'), 1, err)

    def test_blind_project(self):
        """Reviewers do not see each other's annotations, unless they ask for those of one."""
        self.write('gloss.json', '{"format": "1.0", "blind": true}')
        self.annotate('--reviewer', 'ben', '--tag', 'key_point', '--unit', 'kp-1')
        self.assertEqual(self.json('list', 'a.txt'), [])
        self.assertEqual(len(self.json('list', 'a.txt', '--reviewer', 'ben')), 1)

    def test_usage(self):
        self.errors('list', status=USAGE)
        self.errors('list', 'a.txt', '--reviewer', 'Ben', status=USAGE)
        self.errors('list', 'a.txt', '--format=csv', status=USAGE)


main()
