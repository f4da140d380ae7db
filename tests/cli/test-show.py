#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gloss-cli show and text."""
import hashlib
import json
import unicodedata

from harness import INPUT, SHARED, USAGE, Case, main

TALKS = ([(f'sub-{n}', 'subheading') for n in range(1, 6)] + [('lead', 'lead')] +
         [block for n in range(1, 6) for block in ((f's{n}', 'heading'), (f's{n}.p1', 'paragraph'), (f's{n}.p2', 'paragraph'))] +
         [(f'kp-{n}', 'key-point') for n in range(1, 6)] + [('summary.p1', 'summary')] +
         [block for n in range(1, 4) for block in ((f'faq-{n}.q', 'faq-question'), (f'faq-{n}.a', 'faq-answer'))] +
         [(f'aside-{n}', 'boilerplate') for n in range(1, 4)])


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


class Show(Case):
    def test_real_article(self):
        talks = SHARED / 'data/articles/summit-talks.txt'
        if not talks.exists():
            self.skipTest('the shared articles are not here')
        article = self.json('show', talks)
        blocks = {block['id']: block for block in article['blocks']}
        self.assertEqual([(block['id'], block['kind']) for block in article['blocks']], TALKS)
        self.assertIsNone(article['title'])
        self.assertEqual([blocks[f'sub-{n}']['heading'] for n in range(1, 6)], ['s1', 's2', 's3', 's4', 's5'])
        self.assertEqual([blocks[f'sub-{n}']['text'] for n in range(1, 6)], [blocks[f's{n}']['text'] for n in range(1, 6)])
        self.assertEqual([blocks[f'kp-{n}']['number'] for n in range(1, 6)], ['1', '2', '3', '4', '5'])
        self.assertEqual([blocks[f'faq-{n}.a']['of'] for n in range(1, 4)], ['faq-1.q', 'faq-2.q', 'faq-3.q'])
        self.assertTrue(blocks['faq-1.q']['text'].startswith('What was the main focus'))
        self.assertEqual((blocks['aside-1']['text'], blocks['aside-3']['text']), ('Share.', 'Exit mobile version'))
        self.assertEqual(blocks['s1']['level'], 1)

    def test_json_is_exactly_that_of_the_format(self):
        path = self.write('a.txt')
        text = self.output('text', path)
        article = self.json('show', path)
        self.assertEqual(list(article), ['title', 'byline', 'published', 'language', 'uri', 'textSha256', 'blocks'])
        self.assertEqual(article['textSha256'], hashlib.sha256(text.encode()).hexdigest())
        self.assertEqual(article['uri'], None)
        for block in article['blocks']:
            self.assertEqual(list(block)[:6], ['id', 'kind', 'level', 'start', 'end', 'text'])
            self.assertEqual(block['text'], text[block['start']:block['end']])
        self.assertEqual('\n'.join(block['text'] for block in article['blocks']), text)
        self.assertEqual([block['number'] for block in article['blocks'] if 'number' in block], ['1', '2'])

    def test_golden(self):
        path = self.write('a.md', '# A "title"\n\nBack\\slash, tab\tand — €.\n\n## Part\n\n| a | b |\n|---|---|\n| c | d |\n')
        out = self.output('show', path, '--format=json')
        self.assertTrue(out.endswith(']\n}\n'))
        self.assertIn('  "title": "A \\"title\\"",\n', out)
        self.assertIn('"text": "Back\\\\slash, tab and — €."}', out)
        rows = [block for block in json.loads(out)['blocks'] if block['kind'] == 'table-row']
        self.assertEqual([(row['cells'], row['text']) for row in rows][-1], (['c', 'd'], 'c d'))

    def correct(self, *corrections):
        """Lays down corrections as the window keeps them."""
        text = self.output('text', 'a.txt')
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.write('.gloss/structure/a.txt.json', json.dumps({'format': '1.0', 'source': 'a.txt', 'texts': {digest: list(corrections)}}))

    def test_corrections(self):
        """Structure and units are those that the reviewers have set right; the text and its hash stay."""
        self.write('a.txt')
        before = self.json('show', 'a.txt')
        text = self.output('text', 'a.txt')
        start = text.index('The town paid')
        self.correct({'type': 'split', 'offset': start}, {'type': 'kind', 'offset': start, 'kind': 'quote', 'level': 0})
        after = self.json('show', 'a.txt')
        quote, = (block for block in after['blocks'] if block['kind'] == 'quote')
        self.assertEqual((quote['start'], quote['text']), (start, 'The town paid half of it.'))
        self.assertEqual(len(after['blocks']), len(before['blocks']) + 1)
        self.assertEqual((after['textSha256'], self.output('text', 'a.txt')), (before['textSha256'], text))
        self.output('annotate', 'a.txt', '--reviewer', 'ben', '--tag', 'attribution_content', '--unit', quote['id'])
        self.output('annotate', 'a.txt', '--reviewer', 'ben', '--tag', 'quantity', '--range', f'{start - 10}:{start + 5}')
        self.assertEqual([found['state'] for found in self.json('list', 'a.txt')], ['exact', 'exact'])
        self.assertEqual(self.json('validate', 'a.txt'), [])

    def test_damaged_corrections(self):
        self.write('a.txt')
        before = self.output('show', '--format=json', 'a.txt')
        self.write('.gloss/structure/a.txt.json', '{"texts": [')
        out, err = self.run_cli('show', '--format=json', 'a.txt', status=INPUT)
        self.assertEqual((out, err.count('\n'), err.count('a.txt.json')), (before, 1, 1))

    def test_address(self):
        path = self.write('a.txt')
        self.assertEqual(self.json('show', '--uri', 'https://example.org/a?b=c', path)['uri'], 'https://example.org/a?b=c')
        self.assertEqual(self.json('show', '--uri=https://example.org/ü', path, env={'LC_ALL': 'C'})['uri'], 'https://example.org/ü')
        other = self.write('b.txt')
        self.errors('show', '--uri', 'https://example.org/', path, other, status=USAGE)

    def test_several_are_an_array(self):
        self.write('a.txt')
        self.write('b.txt', 'B\n\nText of it.\n')
        both = self.json('show', 'a.txt', 'b.txt')
        self.assertEqual([article['file'] for article in both], ['a.txt', 'b.txt'])
        self.assertEqual(list(both[0])[1:], list(self.json('show', 'a.txt')))
        self.assertEqual(self.json('show', '.'), [dict(article, file='./' + article['file']) for article in both])
        self.assertEqual([article['file'] for article in self.json('show', 'a.txt', '.')], ['a.txt', './a.txt', './b.txt'])

    def test_empty_folder(self):
        self.assertEqual(self.json('show', '.'), [])
        self.assertEqual(self.output('show', '.'), '')

    def test_one_bad_file_among_several(self):
        self.write('a.txt')
        self.write('bad.txt', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
        self.write('c.txt')
        for arguments in (['a.txt', 'bad.txt', 'c.txt'], ['.']):
            out, err = self.run_cli('show', '--format=json', *arguments, status=INPUT)
            self.assertEqual([article['file'].removeprefix('./') for article in json.loads(out)], ['a.txt', 'c.txt'])
            self.assertEqual(err.count('\n'), 1, err)
            self.assertEqual(err.count('bad.txt'), 1, err)
        out, _ = self.run_cli('show', 'a.txt', 'bad.txt', 'c.txt', status=INPUT)
        self.assertEqual(out.count('File: '), 2)

    def test_outline_keeps_to_the_width(self):
        path = self.write('a.md', '# 日本語の題名がここにあります、とても長い\n\ne\u0301' + 'e\u0301' * 200 + '\n\n## Part\n\n' + 'word ' * 60 + '\n')
        for columns in (40, 41, 80, 1):
            lines = self.output('show', path, env={'COLUMNS': str(columns)}).splitlines()
            block_lines = [line for line in lines if line.startswith(('title', 's1'))]
            self.assertTrue(block_lines)
            if columns >= 40:
                self.assertTrue(all(width(line) <= columns for line in block_lines), lines)
                self.assertTrue(any(line.endswith('…') for line in block_lines))
                self.assertFalse(any(' …' in line for line in block_lines))
        whole = self.output('show', path)
        self.assertNotIn('…', whole)
        self.assertIn(('word ' * 60).strip(), whole)

    def test_outline_says_number_and_heading(self):
        out = self.output('show', self.write('a.txt'))
        self.assertRegex(out, r'(?m)^kp-2 +key-point +2\. The work cost 4\.2 million euros\.$')
        self.assertTrue(out.startswith('File: '))

    def test_format(self):
        path = self.write('a.txt')
        self.assertEqual(self.output('show', '--format=text', path), self.output('show', path))
        self.assertIn('json', self.errors('show', '--format=xml', path, status=USAGE))


class Text(Case):
    def test_nothing_else(self):
        text = self.output('text', self.write('a.txt', 'One paragraph   here\u0301.\r\n\r\nTwo.\r\n'))
        self.assertEqual(text, 'One paragraph heré.\nTwo.')

    def test_several(self):
        self.write('a.txt', 'One.\n')
        self.write('b.txt', 'Two.\n')
        self.assertEqual(self.output('text', 'a.txt', 'b.txt'), 'One.\n\f\nTwo.')

    def test_no_file(self):
        self.errors('text', status=USAGE)


main()
