#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gloss-cli reanchor: annotations in another version of their article."""
import json

from harness import ARTICLE, DONE, FINDINGS, INPUT, USAGE, Case, main

# One paragraph more, a word other, and a sentence gone.
CHANGED = ARTICLE.replace('The old harbour', 'This is the second edition of our report.\n\nThe old harbour').replace('“a new start”', '“a fresh start”').replace(
    ' The town paid half of it.', '')


class Reanchor(Case):
    def setUp(self):
        super().setUp()
        self.article = self.write('a.txt')
        self.moved = self.annotate('--tag', 'claim', '--quote', 'The work cost 4.2 million euros, twice the first estimate.', '--set', 'checkworthiness=CFS')
        self.changed = self.annotate('--tag', 'claim', '--quote', 'The mayor called it “a new start” for the town.', '--note', 'When?', '--set', 'checkworthiness=NFS')
        self.gone = self.annotate('--tag', 'claim', '--quote', 'The town paid half of it.', '--set', 'checkworthiness=UFS')
        self.sidecar = self.folder / 'a.txt.maria.gloss.json'

    def annotate(self, *arguments, reviewer='maria'):
        return self.output('annotate', 'a.txt', '--reviewer', reviewer, *arguments).strip()

    def found(self, *arguments, status=FINDINGS):
        return {one['id']: one for one in self.json('reanchor', *arguments, status=status)}

    def text(self, name):
        return self.output('text', name)

    def test_same_text(self):
        self.write('b.txt')
        before = self.sidecar.read_bytes()
        for new in ('a.txt', 'b.txt'):
            found = self.found('a.txt', '--against', new, status=DONE)
            self.assertEqual([(one['state'], one['certain'], one['score'], one['oldQuote'] == one['newQuote'], one['candidates']) for one in found.values()],
                             [('exact', True, 1.0, True, [])] * 3)
        self.assertEqual(self.sidecar.read_bytes(), before)
        self.assertFalse((self.folder / 'b.txt.maria.gloss.json').exists())

    def test_says_what_becomes_of_each(self):
        self.write('new.txt', CHANGED)
        text = self.text('new.txt')
        found = self.found('a.txt', '--against', 'new.txt')
        self.assertEqual(list(found), [self.changed, self.moved, self.gone])
        moved, changed, gone = found[self.moved], found[self.changed], found[self.gone]
        self.assertEqual((moved['state'], moved['certain'], moved['newQuote']), ('moved', True, moved['oldQuote']))
        self.assertEqual((changed['state'], changed['certain'], changed['newQuote']), ('fuzzy', True, 'The mayor called it “a fresh start” for the town.'))
        self.assertFalse(gone['certain'])
        for one in found.values():
            self.assertTrue(0 <= one['score'] <= 1)
            if one['start'] is not None:
                self.assertEqual(text[one['start']:one['end']], one['newQuote'])
            for candidate in one['candidates']:
                self.assertEqual(text[candidate['start']:candidate['end']], candidate['quote'])

    def test_table(self):
        self.write('new.txt', CHANGED)
        lines = self.output('reanchor', 'a.txt', '--against', 'new.txt', status=FINDINGS).splitlines()
        self.assertTrue(lines[0].startswith(f'{self.changed}  claim  fuzzy  '), lines[0])
        self.assertEqual(lines[1:3], ['  - The mayor called it “a new start” for the town.', '  + The mayor called it “a fresh start” for the town.'])
        self.assertTrue(lines[3].startswith(f'{self.moved}  claim  moved  sure'), lines[3])
        self.assertEqual(lines[4], '    The work cost 4.2 million euros, twice the first estimate.')

    def test_apply_to_another_file(self):
        self.write('new.txt', CHANGED)
        before = self.sidecar.read_bytes()
        found = self.found('a.txt', '--against', 'new.txt', '--apply', '--reviewer', 'maria')
        self.assertEqual({one['id'] for one in found.values() if one['applied']}, {self.moved})
        self.assertEqual(self.sidecar.read_bytes(), before)
        listed, = self.json('list', 'new.txt')
        self.assertEqual((listed['id'], listed['state'], listed['attributes']), (self.moved, 'exact', {'checkworthiness': 'CFS'}))
        page = json.loads((self.folder / 'new.txt.maria.gloss.json').read_text(encoding='utf-8'))
        self.assertEqual(page['items'][0]['target']['source'], 'new.txt')
        self.run_cli('validate', 'new.txt', status=DONE)
        # Once more: it is there, and nothing is written.
        after = (self.folder / 'new.txt.maria.gloss.json').read_bytes()
        self.run_cli('reanchor', 'a.txt', '--against', 'new.txt', '--apply', '--reviewer', 'maria', status=FINDINGS, says=True)
        self.assertEqual((self.folder / 'new.txt.maria.gloss.json').read_bytes(), after)

    def test_apply_keeps_what_is_there(self):
        self.write('new.txt', CHANGED)
        other = self.output('annotate', 'new.txt', '--reviewer', 'maria', '--tag', 'key_point', '--unit', 'kp-1').strip()
        self.run_cli('reanchor', 'a.txt', '--against', 'new.txt', '--apply', '--reviewer', 'maria', status=FINDINGS)
        self.assertEqual({one['id'] for one in self.json('list', 'new.txt')}, {other, self.moved})

    def test_apply_in_place(self):
        self.article.write_text(CHANGED, encoding='utf-8')
        found = self.found('a.txt', '--against', 'a.txt', '--apply', '--reviewer', 'maria')
        self.assertEqual([one['applied'] for one in found.values()], [False, True, False])
        listed = {one['id']: one for one in self.json('list', 'a.txt')}
        self.assertEqual({listed[one]['state'] for one in (self.moved,)}, {'exact'})
        self.assertEqual((listed[self.changed]['state'], listed[self.changed]['quote']), ('fuzzy', 'The mayor called it “a new start” for the town.'))
        self.assertFalse(listed[self.gone]['certain'])

    def test_apply_everything(self):
        """Once all are at their places, the annotations speak of the new text."""
        self.article.write_text('A new beginning of it all.\n\n' + ARTICLE, encoding='utf-8')
        self.run_cli('reanchor', 'a.txt', '--against', 'a.txt', '--apply', '--reviewer', 'maria', status=DONE)
        self.run_cli('validate', 'a.txt', status=DONE)
        page = json.loads(self.sidecar.read_text(encoding='utf-8'))
        self.assertEqual({item['gloss:anchor']['textSha256'] for item in page['items']}, {page['gloss:source']['textSha256']})

    def test_only_own_are_written(self):
        self.annotate('--tag', 'key_point', '--unit', 'kp-1', reviewer='ben')
        self.write('new.txt', ARTICLE + '\n3 One point more.\n')
        self.assertEqual({one['reviewer'] for one in self.found('a.txt', '--against', 'new.txt', status=DONE).values()}, {'ben', 'maria'})
        self.run_cli('reanchor', 'a.txt', '--against', 'new.txt', '--apply', '--reviewer', 'ben', status=DONE)
        self.assertTrue((self.folder / 'new.txt.ben.gloss.json').exists())
        self.assertFalse((self.folder / 'new.txt.maria.gloss.json').exists())

    def test_earlier_text(self):
        """FILE was changed itself meanwhile: what was annotated is kept beside it."""
        self.article.write_text('Nothing of it is left here.\n', encoding='utf-8')
        self.write('new.txt', CHANGED)
        found = self.found('a.txt', '--against', 'new.txt')
        self.assertEqual((found[self.moved]['state'], found[self.changed]['state']), ('moved', 'fuzzy'))

    def test_misuse(self):
        for arguments in ((), ('a.txt',), ('--against', 'a.txt'), ('a.txt', 'b.txt', '--against', 'a.txt'), ('.', '--against', 'a.txt'),
                          ('a.txt', '--against', 'a.txt', '--format=xml'), ('a.txt', '--against', 'a.txt', '--reviewer', 'Ben!')):
            self.errors('reanchor', *arguments, status=USAGE)
        for arguments in (('gone.txt', '--against', 'a.txt'), ('a.txt', '--against', 'gone.txt'), ('a.txt', '--against', '.')):
            out, err = self.run_cli('reanchor', *arguments, status=INPUT)
            self.assertEqual(out, '')


if __name__ == '__main__':
    main()
