#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gloss-cli annotate: places, tags and attributes, and that nothing is lost."""
import json
import os
import re

from harness import DONE, INPUT, USAGE, Case, main

UUID = re.compile(r'^urn:uuid:[0-9a-f-]{36}$')


class Annotate(Case):
    def setUp(self):
        super().setUp()
        self.article = self.write('a.txt')
        self.text = self.output('text', self.article)

    def annotate(self, *arguments, reviewer='maria', **more):
        found = self.output('annotate', self.article, '--reviewer', reviewer, *arguments, **more)
        self.assertRegex(found.strip(), UUID)
        return found.strip()

    def fails(self, *arguments, status=INPUT, **more):
        before = sorted(os.listdir(self.folder))
        message = self.errors('annotate', self.article, '--reviewer', 'maria', *arguments, status=status, **more)
        self.assertEqual(sorted(os.listdir(self.folder)), before)
        return message

    def sidecar(self, reviewer='maria'):
        return json.loads((self.folder / f'a.txt.{reviewer}.gloss.json').read_text(encoding='utf-8'))

    def test_quote(self):
        made = self.annotate('--tag', 'claim', '--quote', 'The work cost 4.2 million euros, twice', '--set', 'checkworthiness=CFS')
        item, = self.sidecar()['items']
        quote, position = item['target']['selector']
        self.assertEqual(item['id'], made)
        self.assertEqual(quote['exact'], 'The work cost 4.2 million euros, twice')
        self.assertEqual(self.text[position['start']:position['end']], quote['exact'])
        self.assertEqual(item['gloss:attributes'], {'checkworthiness': 'CFS'})

    def test_quote_as_it_was_typed(self):
        """Other white space and decomposed letters are the same text."""
        self.annotate('--tag', 'quantity', '--quote', ' after\n3   years')
        self.assertEqual(self.sidecar()['items'][0]['target']['selector'][0]['exact'], 'after 3 years')

    def test_quote_in_two_places(self):
        message = self.fails('--tag', 'claim', '--quote', 'The work cost 4.2 million euros')
        for match in re.finditer('The work cost 4.2 million euros', self.text):
            self.assertIn(f'{match.start()}:{match.end()} (', message)
        self.assertIn('(kp-2)', message)

    def test_quote_in_many_places(self):
        message = self.fails('--tag', 'claim', '--quote', 'e')
        self.assertEqual(len(re.findall(r'\d+:\d+ \(', message)), 10)
        self.assertTrue(message.endswith(').\n'), message)

    def test_context_chooses(self):
        self.annotate('--tag', 'claim', '--quote', 'The work cost 4.2 million euros', '--suffix', '.')
        self.annotate('--tag', 'claim', '--quote', 'The work cost 4.2 million euros', '--suffix', ', twice')
        units = {item['target']['gloss:unit'] for item in self.sidecar()['items']}
        self.assertIn('kp-2', units)
        self.assertEqual(len(units), 2)

    def test_range(self):
        start = self.text.index('4.2 million')
        self.annotate('--tag', 'quantity', '--range', f'{start}:{start + 11}')
        self.assertEqual(self.sidecar()['items'][0]['target']['selector'][0]['exact'], '4.2 million')

    def test_unit(self):
        self.annotate('--tag', 'key_point', '--unit', 'kp-1')
        item, = self.sidecar()['items']
        self.assertEqual((item['target']['gloss:unit'], item['target']['selector'][0]['exact']), ('kp-1', 'The harbour is open again.'))

    def test_note_and_attributes(self):
        self.annotate('--tag', 'claim', '--unit', 'kp-2', '--note', 'Who said so?\n“She” did.', '--set', 'checkworthiness=CFS', '--set', 'confidence=2',
                      '--set', 'claimant=the mayor = she', '--set', 'verifiable=true')
        item, = self.sidecar()['items']
        self.assertEqual(item['gloss:attributes'], {'checkworthiness': 'CFS', 'confidence': 2, 'claimant': 'the mayor = she', 'verifiable': True})
        self.assertIn('Who said so?\n“She” did.', [body['value'] for body in item['body']])

    def test_several_files(self):
        self.write('b.txt')
        lines = self.output('annotate', 'a.txt', 'b.txt', '--tag', 'key_point', '--unit', 'kp-1').splitlines()
        self.assertEqual([line.split(': ')[0] for line in lines], ['a.txt', 'b.txt'])
        self.assertTrue(all(UUID.match(line.split(': ')[1]) for line in lines))

    def test_one_of_several_without_the_place(self):
        self.write('b.txt', 'Nothing of the kind is here.\n')
        self.write('c.txt')
        out, err = self.run_cli('annotate', 'a.txt', 'b.txt', 'c.txt', '--tag', 'key_point', '--unit', 'kp-1', status=INPUT)
        self.assertEqual([line.split(': ')[0] for line in out.splitlines()], ['a.txt', 'c.txt'])
        self.assertTrue(err.startswith('gloss-cli: b.txt: '), err)

    def test_default_reviewer(self):
        self.output('annotate', self.article, '--tag', 'key_point', '--unit', 'kp-1', env={'LOGNAME': 'Ada.Lovelace', 'USER': 'Ada.Lovelace'})
        names = [name for name in os.listdir(self.folder) if name.endswith('.gloss.json')]
        self.assertEqual(len(names), 1)
        self.assertRegex(names[0], r'^a\.txt\.[a-z0-9_-]{1,32}\.gloss\.json$')

    def test_unknown(self):
        self.assertRegex(self.fails('--tag', 'claims', '--unit', 'kp-1'), r'^gloss-cli: \S*a\.txt: .*“claims”.*claim, ')
        self.assertIn('kp-9', self.fails('--tag', 'key_point', '--unit', 'kp-9'))
        self.assertIn('not in the text', self.fails('--tag', 'claim', '--quote', 'a text'))
        self.assertIn('speaker', self.fails('--tag', 'claim', '--unit', 'kp-1', '--set', 'speaker=x'))
        self.assertIn('checkworthiness', self.fails('--tag', 'claim', '--unit', 'kp-1', '--set', 'speaker=x'))
        self.assertIn('checkworthiness', self.fails('--tag', 'claim', '--unit', 'kp-1', '--set', 'checkworthiness=maybe'))
        self.assertIn('NFS, UFS, CFS', self.fails('--tag', 'claim', '--unit', 'kp-1', '--set', 'checkworthiness=maybe'))
        self.assertIn('confidence', self.fails('--tag', 'claim', '--unit', 'kp-1', '--set', 'confidence=9'))

    def test_range_out_of_bounds(self):
        length = len(self.text)
        self.assertIn(str(length), self.fails('--tag', 'claim', '--range', f'{length - 1}:{length + 1}'))
        self.annotate('--tag', 'claim', '--range', f'{length - 1}:{length}')

    def test_usage(self):
        place = ['--unit', 'kp-1']
        for arguments in (place, ['--tag', 'claim'], ['--tag', 'claim', '--quote', 'a', *place], ['--tag', 'claim', '--prefix', 'a', *place],
                          ['--tag', 'claim', '--quote', ''], ['--tag', 'claim', '--range', '5'], ['--tag', 'claim', '--range', '5:5'],
                          ['--tag', 'claim', '--range', '6:5'], ['--tag', 'claim', '--range=-1:5'], ['--tag', 'claim', '--range', '1:99999999999999999999'],
                          ['--tag', 'claim', '--range', '1:2:3'], ['--tag', 'claim', '--set', 'x', *place], ['--tag', 'claim', '--set', '=x', *place],
                          ['--tag', 'claim', '--reviewer', 'Maria', *place], ['--tag', 'claim', '--reviewer', '../x', *place],
                          ['--tag', 'claim', '--reviewer', 'x' * 33, *place], ['--tag', 'claim', '--note', b'\xff\xfe', *place],
                          ['--tag', 'claim', '--bogus', *place]):
            with self.subTest(arguments=arguments):
                self.assertIn('--help', self.fails(*arguments, status=USAGE))

    def test_list_tags(self):
        lines = self.output('annotate', '--list-tags', self.article).splitlines()
        self.assertIn('claim', [line.split()[0] for line in lines if not line.startswith(' ')])
        self.assertIn('  checkworthiness=NFS|UFS|CFS', lines)
        self.write('gloss.json', '{"format": "1.0", "codebook": {"id": "own", "version": "1", "title": "Own", "tags": [{"id": "mood", "label": "Mood", "on": ["span"]}]}}')
        self.assertRegex(self.output('annotate', '--list-tags'), r'^mood +Mood\n$')
        self.annotate('--tag', 'mood', '--unit', 'kp-1')
        self.assertIn('mood', self.fails('--tag', 'claim', '--unit', 'kp-1'))

    def test_settings(self):
        """A name that the project knows is taken; settings that cannot be read are not passed over."""
        self.write('gloss.json', '{"format": "1.0", "reviewers": [{"id": "maria", "name": "Maria Silva"}]}')
        self.annotate('--tag', 'key_point', '--unit', 'kp-1')
        self.assertEqual(self.sidecar()['gloss:reviewer'], {'id': 'maria', 'name': 'Maria Silva'})
        for settings in ('{"codebook": "gone.json"}', '{"codebook": {"tags": 3}}', '{', '{"format": "2.0"}'):
            with self.subTest(settings=settings):
                self.write('gloss.json', settings)
                message = self.fails('--tag', 'claim', '--unit', 'kp-1')
                self.assertEqual(message.count('a.txt'), 1)
                for command in (['list', 'a.txt'], ['validate', 'a.txt'], ['annotate', '--list-tags']):
                    self.errors(*command)
                self.json('show', '.')

    def test_locale_c(self):
        """The quote is UTF-8 in every locale, and so is what is said of it."""
        for locale in ('C', 'POSIX', 'C.UTF-8'):
            self.annotate('--tag', 'claim', '--quote', '“a new start”', '--note', 'größer', env={'LC_ALL': locale})
        self.assertIn('“ä” is not', self.fails('--tag', 'claim', '--quote', 'ä', env={'LC_ALL': 'C'}))

    def test_read_only_folder_goes_to_the_library(self):
        user = {'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {}
        for folder in (self.home, self.home / 'data'):
            folder.mkdir(exist_ok=True)
            os.chmod(folder, 0o777)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        try:
            made = self.annotate('--tag', 'key_point', '--unit', 'kp-1', **user)
        except PermissionError:
            self.skipTest('the program cannot be run as another user here')
        self.assertEqual(os.listdir(self.folder), ['a.txt'])
        self.assertEqual([item['id'] for item in self.json('list', self.article, **user)], [made])
        self.assertEqual(self.json('validate', self.article, **user), [])

    def test_damaged_sidecar_is_left(self):
        path = self.folder / 'a.txt.maria.gloss.json'
        for content in (b'', b'{"items": [', b'[' * 100000, b'\0' * 10, b'{"@context": [], "gloss:format": "9.0", "items": []}'):
            path.write_bytes(content)
            message = self.fails('--tag', 'key_point', '--unit', 'kp-1')
            self.assertEqual(message.count('a.txt.maria.gloss.json'), 1, message)
            self.assertEqual(path.read_bytes(), content)

    def test_twenty_at_once(self):
        """Each of them is in the file afterwards, and the file is sound."""
        running = [self.start('annotate', self.article, '--reviewer', 'maria', '--tag', 'quantity', '--range', f'{n}:{n + 4}') for n in range(20)]
        made = set()
        for process in running:
            out, err = process.communicate(timeout=240)
            self.assertEqual((process.returncode, err), (DONE, b''))
            made.add(out.decode().strip())
        self.assertEqual(len(made), 20)
        self.assertEqual({item['id'] for item in self.sidecar()['items']}, made)
        self.assertEqual(self.json('validate', self.article), [])
        self.assertEqual([name for name in os.listdir(self.folder) if not name.startswith('.')], sorted(['a.txt', 'a.txt.maria.gloss.json']))

    def test_reviewers_have_files_of_their_own(self):
        self.annotate('--tag', 'key_point', '--unit', 'kp-1')
        before = (self.folder / 'a.txt.maria.gloss.json').read_bytes()
        self.annotate('--tag', 'key_point', '--unit', 'kp-2', reviewer='ben')
        self.assertEqual((self.folder / 'a.txt.maria.gloss.json').read_bytes(), before)
        self.assertEqual(self.sidecar('ben')['gloss:reviewer']['id'], 'ben')


main()
