#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What gloss-cli withstands: files that are none, names that are odd, outputs that fail."""
import json
import os
import subprocess

from harness import DONE, FINDINGS, INPUT, SHARED, USAGE, Case, main

NAMES = [b'two words.txt', b'it\'s "quoted".txt', '😀 emoji.txt'.encode(), b'new\nline.txt', b'-dash.txt', b'--help', b'a:b.txt', b'file:x.txt', b'http:x.txt',
         b'%41.txt', b'\xff\xfe.txt', b'back\\slash.txt', b'tab\there.txt', b'esc\x1b[31m.txt', 'ü.txt'.encode(), b'.hidden.txt', b'no suffix', b'a.gloss.json.txt']


class Hostile(Case):
    def one_error(self, *arguments, name, **more):
        """Fails with one sentence that names the file once, on one line."""
        message = self.errors(*arguments, **more)
        self.assertEqual(message.count('\n'), 1, message)
        self.assertEqual(message.count(name), 1, message)
        return message

    def each(self):
        return (['show'], ['show', '--format=text'], ['text'], ['list'], ['annotate', '--tag', 'claim', '--range', '0:1'])

    def test_missing(self):
        for command in self.each():
            self.one_error(*command, 'gone.txt', name='gone.txt')
            self.one_error(*command, 'no/where/gone.txt', name='no/where/gone.txt')

    def test_no_article(self):
        for name, content in (('empty.txt', b''), ('blank.txt', b' \n\t\n'), ('picture.txt', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0'), ('binary.txt', bytes(range(256)) * 9),
                              ('nul.txt', b'a\0b')):
            self.write(name, content)
            for command in self.each():
                with self.subTest(name=name, command=command):
                    self.one_error(*command, name, name=name)

    def test_names(self):
        for name in NAMES:
            path = os.fsencode(self.folder) + b'/' + name
            with open(path, 'wb') as file:
                file.write(b'One paragraph of text.\n')
            for given in (path, b'./' + name):
                with self.subTest(given=given):
                    self.assertEqual(self.output('text', given), 'One paragraph of text.')
                    self.assertEqual(len(self.json('show', given)['blocks']), 1)
                    made = self.output('annotate', '--tag', 'claim', '--range', '0:3', '--set', 'checkworthiness=NFS', '--reviewer', 'ben', given).strip()
                    self.assertIn(made, [found['id'] for found in self.json('list', given)])
                    self.assertEqual(self.output('validate', given), '')
        self.assertEqual(self.output('text', '--', '-dash.txt'), 'One paragraph of text.')
        shown = self.json('show', '.')
        self.assertTrue(all('\n' not in article['file'] and '\x1b' not in article['file'] for article in shown))
        self.assertIn('./new\\nline.txt', [article['file'] for article in shown])
        self.assertEqual(self.output('validate', '.'), '')

    def test_messages_stay_on_their_line(self):
        for name in (b'go\nne.txt', b'go\x1b[31mne.txt', b'\xffgone.txt'):
            message = self.errors('text', name)
            self.assertEqual(message.count('\n'), 1)
            self.assertNotIn('\x1b', message)

    def test_folder_without_rights(self):
        user = {'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {}
        self.write('open.txt')
        self.write('closed/a.txt')
        self.write('shut.txt')
        self.write('seen/a.txt')
        self.write('seen/gloss.json', '{}')
        os.chmod(self.home, 0o755)
        os.chmod(self.folder / 'shut.txt', 0)
        for folder, rights in (('closed', 0), ('seen', 0o444)):
            os.chmod(self.folder / folder, rights)
            self.addCleanup(os.chmod, self.folder / folder, 0o755)
        try:
            for path in ('closed', 'closed/a.txt', 'shut.txt', 'seen/a.txt'):
                for command in self.each():
                    with self.subTest(command=command, path=path):
                        self.one_error(*command, path, name=path, **user)
            self.run_cli('text', 'seen', status=INPUT, **user)
        except PermissionError:
            self.skipTest('the program cannot be run as another user here')
        out, _ = self.run_cli('show', '--format=json', 'closed', 'shut.txt', 'open.txt', status=INPUT, **user)
        self.assertEqual([article['file'] for article in json.loads(out)], ['open.txt'])

    def test_deep_sidecar(self):
        self.write('a.txt')
        self.write('a.txt.ben.gloss.json', b'{"items": ' + b'[' * 100000 + b']' * 100000 + b'}')
        out, err = self.run_cli('list', 'a.txt', status=INPUT)
        self.assertEqual((out, err.count('a.txt.ben.gloss.json')), ('', 1))
        self.assertEqual(len(self.json('validate', '.', status=FINDINGS)), 1)

    def test_full_disk(self):
        self.write('a.txt')
        for command in (['show', 'a.txt'], ['show', '--format=json', 'a.txt'], ['text', 'a.txt'], ['list', '--format=json', 'a.txt'], ['--help'], ['show', '--help'], ['--version'],
                        ['annotate', '--tag', 'claim', '--range', '0:3', '--reviewer', 'ben', 'a.txt'], ['annotate', '--list-tags'], ['validate', '--format=json', 'a.txt']):
            with self.subTest(command=command), open('/dev/full', 'wb') as full:
                _, err = self.run_cli(*command, status=INPUT, stdout=full)
                self.assertEqual(err.count('\n'), 1, err)

    def test_closed_pipe(self):
        self.write('big.txt', '\n\n'.join(f'Paragraph {n} of a long text. ' * 40 for n in range(2000)))
        for command in (['show', '--format=json', 'big.txt'], ['text', 'big.txt'], ['show', 'big.txt', 'big.txt', 'big.txt']):
            reading, writing = os.pipe()
            os.close(reading)
            process = self.start(*command, stdout=writing)
            os.close(writing)
            err = process.communicate(timeout=60)[1].decode()
            self.assertEqual(process.returncode, INPUT, err)
            self.assertEqual(err.count('\n'), 1, err)

    def test_closed_output(self):
        """With no standard output at all, no file that is written takes its place."""
        self.write('a.txt')
        result = subprocess.run(['sh', '-c', 'exec "$0" "$@" >&-', *self.command('annotate', '--tag', 'claim', '--range', '0:3', '--reviewer', 'ben', 'a.txt')],
                                env=self.env, cwd=self.folder, stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(result.returncode, INPUT, result.stderr)
        self.assertEqual(len(json.loads((self.folder / 'a.txt.ben.gloss.json').read_text())['items']), 1)

    def test_large_folder_of_bad_files(self):
        for n in range(50):
            self.write(f'{n:02}.txt', b'\0' if n % 2 else 'A text.\n')
        out, err = self.run_cli('show', '--format=json', '.', status=INPUT)
        self.assertEqual((len(json.loads(out)), err.count('\n')), (25, 25))

    def test_round_trip_of_a_real_article(self):
        talks = SHARED / 'data/articles/summit-talks.txt'
        if not talks.exists():
            self.skipTest('the shared articles are not here')
        self.write('summit-talks.txt', talks.read_bytes())
        for arguments in (['--tag', 'claim', '--quote', '“high-level team,”', '--set', 'checkworthiness=CFS'], ['--tag', 'key_point', '--unit', 'kp-2'], ['--tag', 'faq_answer', '--unit', 'faq-1.a']):
            self.output('annotate', 'summit-talks.txt', '--reviewer', 'ben', *arguments)
        found = self.json('list', 'summit-talks.txt')
        self.assertEqual([(one['unit'], one['tag'], one['state']) for one in found],
                         [('s2.p1', 'claim', 'exact'), ('kp-2', 'key_point', 'exact'), ('faq-1.a', 'faq_answer', 'exact')])
        self.assertEqual(self.run_cli('validate', '.', status=DONE), ('', ''))
        self.assertEqual((self.folder / 'summit-talks.txt').read_bytes(), talks.read_bytes())

    def test_usage(self):
        for arguments in ([], ['shows'], ['--bogus'], ['-x'], ['show', '--bogus', 'a.txt'], ['show', '--format', 'a.txt'], ['']):
            with self.subTest(arguments=arguments):
                self.assertIn('--help', self.errors(*arguments, status=USAGE))


main()
