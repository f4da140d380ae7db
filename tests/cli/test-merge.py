#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gloss-cli merge, by itself and as git calls it."""
import copy
import json
import os
import shutil
import subprocess
import unittest

from harness import DONE, FINDINGS, INPUT, TOP, USAGE, Case, main

SIDECAR = 'a.txt.maria.gloss.json'


def dump(page):
    return (json.dumps(page, ensure_ascii=False, indent=2) + '\n').encode()


def note_of(item):
    return next((body['value'] for body in item['body'] if body['purpose'] == 'commenting'), None)


class Versions(Case):
    """An article with three annotations, and what can be done to a version of them."""

    def setUp(self):
        super().setUp()
        self.write('a.txt')
        self.ids = [self.annotate('--tag', 'quantity', '--quote', '3 years'),
                    self.annotate('--tag', 'key_point', '--unit', 'kp-1'),
                    self.annotate('--tag', 'key_point', '--unit', 'kp-2')]
        self.sidecar = self.folder / SIDECAR
        self.page = json.loads(self.sidecar.read_text(encoding='utf-8'))

    def annotate(self, *arguments):
        return self.output('annotate', 'a.txt', '--reviewer', 'maria', *arguments).strip()

    def version(self, *changes):
        page = copy.deepcopy(self.page)
        for change in changes:
            change(page)
        return page

    def item(self, page, number):
        return next(item for item in page['items'] if item['id'] == self.ids[number])

    def note(self, number, text, modified='2027-01-01T00:00:00Z'):
        def change(page):
            item = self.item(page, number)
            item['body'] = [item['body'][0], {'type': 'TextualBody', 'purpose': 'commenting', 'value': text, 'format': 'text/plain'}]
            item['modified'] = modified
        return change

    def tag(self, number, tag):
        def change(page):
            self.item(page, number)['body'][0]['value'] = tag
        return change

    def delete(self, number):
        def change(page):
            page['items'] = [item for item in page['items'] if item['id'] != self.ids[number]]
            page['gloss:deleted'] = [self.ids[number]]
        return change

    def check_valid(self, name=SIDECAR):
        """It is a sidecar, and as Gloss itself would write it."""
        text = (self.folder / name).read_bytes()
        json.loads(text)
        self.assertTrue(text.endswith(b'\n}\n'))


class Merge(Versions):
    def merge(self, base, ours, theirs, *arguments, status=DONE, **more):
        for name, version in (('base', base), ('ours', ours), ('theirs', theirs)):
            self.write(name, version if isinstance(version, (bytes, str)) else dump(version))
        return self.run_cli('merge', 'base', 'ours', 'theirs', *arguments, status=status, **more)

    def result(self, name='ours'):
        self.check_valid(name)
        return json.loads((self.folder / name).read_text(encoding='utf-8'))

    def test_clean(self):
        ours = self.version(self.note(0, 'Mine.'), self.delete(1))
        theirs = self.version(self.tag(0, 'claim'), self.note(2, 'Theirs.'))
        self.assertEqual(self.merge(self.page, ours, theirs), ('', ''))
        page = self.result()
        self.assertEqual(self.item(page, 0)['body'][0]['value'], 'claim')
        self.assertEqual(note_of(self.item(page, 0)), 'Mine.')
        self.assertEqual(note_of(self.item(page, 2)), 'Theirs.')
        self.assertEqual([item['id'] for item in page['items']], sorted((self.ids[0], self.ids[2])))
        self.assertEqual(page['gloss:deleted'], [self.ids[1]])
        self.assertNotIn('gloss:conflicts', json.dumps(page))

    def test_unchanged_side(self):
        changed = dump(self.version(self.note(0, 'New.')))
        self.merge(dump(self.page), dump(self.page), changed)
        self.assertEqual((self.folder / 'ours').read_bytes(), changed)
        self.merge(dump(self.page), changed, dump(self.page))
        self.assertEqual((self.folder / 'ours').read_bytes(), changed)

    def test_conflict(self):
        ours, theirs = self.version(self.note(0, 'Mine.', '2027-01-02T00:00:00Z')), self.version(self.note(0, 'Theirs.', '2027-01-01T00:00:00Z'))
        out, err = self.merge(self.page, ours, theirs, '--name', SIDECAR, status=FINDINGS, says=True)
        self.assertEqual(out, '')
        for word in (SIDECAR, self.ids[0], 'note', '“Mine.”', '“Theirs.”'):
            self.assertIn(word, err.splitlines()[0])
        self.assertEqual(len(err.splitlines()), 2)
        item = self.item(self.result(), 0)
        self.assertEqual(note_of(item), 'Mine.')
        self.assertEqual([entry['field'] for entry in item['gloss:conflicts']], ['note'])
        self.assertIn('Theirs.', json.dumps(item['gloss:conflicts']))
        self.assertEqual(item['gloss:conflicts'][0]['modified'], '2027-01-01T00:00:00Z')
        mine = (self.folder / 'ours').read_bytes()
        self.merge(self.page, theirs, ours, status=FINDINGS, says=True)
        self.assertEqual((self.folder / 'ours').read_bytes(), mine)

    def test_conflict_as_json(self):
        ours, theirs = self.version(self.tag(0, 'claim')), self.version(self.tag(0, 'evidence'))
        out, _ = self.merge(self.page, ours, theirs, '--format=json', status=FINDINGS, says=True)
        found, = json.loads(out)
        self.assertEqual((found['id'], found['field'], found['ours'], found['theirs'], found['base'], found['counts']),
                         (self.ids[0], 'tag', 'claim', 'evidence', 'quantity', 'theirs'))
        self.assertEqual(json.loads(self.merge(self.page, ours, ours, '--format=json')[0]), [])

    def test_deleted_against_changed(self):
        _, err = self.merge(self.page, self.version(self.delete(0)), self.version(self.note(0, 'Still here.')), status=FINDINGS, says=True)
        self.assertIn('deleted', err)
        page = self.result()
        self.assertEqual(note_of(self.item(page, 0)), 'Still here.')
        self.assertNotIn('gloss:deleted', page)

    def test_no_base(self):
        """Both sides have added the file; git passes an empty one."""
        one = self.version(self.delete(0))
        del one['gloss:deleted']
        other = self.version(self.note(1, 'Here.'))
        other['id'] = 'urn:uuid:00000000-0000-4000-8000-000000000000'
        other['items'] = [item for item in other['items'] if item['id'] != self.ids[2]]
        self.merge('', one, other)
        self.assertEqual([item['id'] for item in self.result()['items']], sorted(self.ids))
        self.write('ours', dump(one))
        self.run_cli('merge', '/dev/null', 'ours', 'theirs')
        self.assertEqual([item['id'] for item in self.result()['items']], sorted(self.ids))

    def test_output(self):
        ours = dump(self.version(self.note(0, 'Mine.')))
        theirs = self.version(self.note(1, 'Theirs.'))
        self.merge(self.page, ours, theirs, '-o', 'merged')
        self.assertEqual((self.folder / 'ours').read_bytes(), ours)
        merged = (self.folder / 'merged').read_bytes()
        self.assertEqual(note_of(self.item(self.result('merged'), 1)), 'Theirs.')
        self.assertEqual(self.merge(self.page, ours, theirs, '-o', '-')[0].encode(), merged)
        self.assertEqual((self.folder / 'ours').read_bytes(), ours)

    def test_keeps_what_it_does_not_know(self):
        def with_unknown(name):
            def change(page):
                page[f'x:{name}'] = {'of': name}
                page['items'].append({'id': f'urn:broken:{name}', 'type': 'Annotation'})
                page['items'].append({'nameless': name})
                self.item(page, 0)[f'x:{name}'] = [name]
            return change
        self.merge(self.page, self.version(with_unknown('ours')), self.version(with_unknown('theirs')))
        page = self.result()
        text = json.dumps(page)
        for name in ('ours', 'theirs'):
            self.assertEqual(page[f'x:{name}'], {'of': name})
            self.assertEqual(self.item(page, 0)[f'x:{name}'], [name])
            self.assertIn(f'urn:broken:{name}', text)
            self.assertIn({'nameless': name}, page['items'])

    def test_same_id_twice(self):
        """What was there twice before is there as often afterwards."""
        def double(page):
            page['items'].append(copy.deepcopy(self.item(page, 0)))
            page['items'][-1]['x'] = 'second'
        self.merge(self.page, self.version(double), self.version(self.note(1, 'Here.')))
        self.assertEqual(len([item for item in self.result()['items'] if item['id'] == self.ids[0]]), 2)

    def test_errors_leave_everything(self):
        good = dump(self.page)
        newer = dump({**self.page, 'gloss:format': '2.0'})
        marks = b'{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> branch\n}\n'
        another = dump({**self.page, 'gloss:reviewer': {'id': 'ben'}})
        article = dump({**self.page, 'gloss:source': {'path': 'b.txt', 'textSha256': '00', 'bytesSha256': '11'}})
        for versions, word in (((good, good, newer), 'newer'), ((newer, good, good), 'newer'), ((good, good, marks), 'git'), ((good, marks, good), 'git'),
                               ((good, good, another), 'ben'), ((good, good, article), 'articles'), ((good, good, b''), 'theirs'),
                               ((good, b'', good), 'ours'), ((good, good, b'[]'), 'theirs'), ((b'{', good, good), 'base'), ((good, good, b'\xff'), 'theirs')):
            out, err = self.merge(*versions, status=INPUT)
            self.assertEqual(out, '')
            self.assertEqual(len(err.splitlines()), 1, err)
            self.assertIn(word, err)
            self.assertEqual([(self.folder / name).read_bytes() for name in ('base', 'ours', 'theirs')], list(versions))
        self.errors('merge', 'gone', 'ours', 'theirs')
        self.errors('merge', '.', 'ours', 'theirs')

    def test_cannot_be_written(self):
        self.merge(self.page, self.page, self.version(self.note(0, 'New.')), '-o', 'no/such/folder', status=INPUT)
        self.assertEqual((self.folder / 'ours').read_bytes(), dump(self.page))

    def test_usage(self):
        for arguments in ((), ('a',), ('a', 'b'), ('a', 'b', 'c', 'd'), ('a', 'b', 'c', '--format=csv'), ('a', 'b', 'c', '-o', '-', '--format=json')):
            self.errors('merge', *arguments, status=USAGE)


@unittest.skipUnless(shutil.which('git'), 'there is no git')
class Git(Versions):
    """Real merges, set up by the very lines of the README."""

    def setUp(self):
        super().setUp()
        tools = self.home / 'bin'
        tools.mkdir()
        (tools / 'gloss-cli').symlink_to(self.command()[0])
        self.env.update(PATH=f"{tools}:{os.environ['PATH']}", GIT_CONFIG_NOSYSTEM='1', GIT_EDITOR='true', LC_ALL='C.UTF-8',
                        GIT_AUTHOR_NAME='M', GIT_AUTHOR_EMAIL='m@example.org', GIT_COMMITTER_NAME='M', GIT_COMMITTER_EMAIL='m@example.org')
        self.git('init', '-q', '-b', 'main')
        readme = (TOP / 'README.md').read_text(encoding='utf-8').split('## For git users')[1].split('```')[1]
        subprocess.run(['sh', '-e', '-c', readme], cwd=self.folder, env=self.env, check=True)
        self.write(SIDECAR, dump(self.page))
        self.commit('begin')

    def git(self, *arguments, status=0):
        done = subprocess.run(['git', *arguments], cwd=self.folder, env=self.env, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def commit(self, message):
        self.git('add', '-A')
        self.git('commit', '-qm', message)

    def branch(self, ours, theirs):
        self.git('switch', '-qc', 'other')
        self.write(SIDECAR, dump(theirs))
        self.commit('theirs')
        self.git('switch', '-q', 'main')
        self.write(SIDECAR, dump(ours))
        self.commit('ours')

    def result(self):
        self.check_valid()
        return json.loads(self.sidecar.read_text(encoding='utf-8'))

    def check_both(self):
        page = self.result()
        self.assertEqual(note_of(self.item(page, 0)), 'Mine.')
        self.assertEqual(note_of(self.item(page, 1)), 'Theirs.')

    def test_merge(self):
        """Lines that lie side by side, which git alone could not merge."""
        self.branch(self.version(self.note(0, 'Mine.'), self.note(2, 'Too.')), self.version(self.tag(0, 'claim'), self.note(1, 'Theirs.')))
        self.git('merge', '-q', 'other')
        self.check_both()
        self.assertEqual(self.item(self.result(), 0)['body'][0]['value'], 'claim')
        self.assertEqual(self.git('status', '--porcelain'), '')

    def test_rebase(self):
        self.branch(self.version(self.note(0, 'Mine.')), self.version(self.note(1, 'Theirs.')))
        self.git('rebase', '-q', 'other')
        self.check_both()

    def test_cherry_pick_and_stash(self):
        self.branch(self.version(self.note(0, 'Mine.')), self.version(self.note(1, 'Theirs.')))
        self.git('cherry-pick', 'other')
        self.check_both()
        self.write(SIDECAR, dump(self.version(self.note(0, 'Mine.'), self.note(1, 'Theirs.'), self.note(2, 'Stashed.'))))
        self.git('stash', '-q')
        self.write(SIDECAR, dump(self.version(self.note(0, 'Mine.'), self.note(1, 'Theirs.'), self.tag(2, 'claim'))))
        self.commit('more')
        self.git('stash', 'pop', '-q')
        self.check_both()
        self.assertEqual((self.item(self.result(), 2)['body'][0]['value'], note_of(self.item(self.result(), 2))), ('claim', 'Stashed.'))

    def test_conflict(self):
        self.branch(self.version(self.note(0, 'Mine.')), self.version(self.note(0, 'Theirs.')))
        said = self.git('merge', '-q', 'other', status=1)
        self.assertIn(f'gloss-cli: {SIDECAR}: {self.ids[0]}: note:', said)
        self.assertIn('“Mine.”', said)
        self.assertIn('“Theirs.”', said)
        self.assertTrue(self.git('status', '--porcelain').startswith('UU '))
        text = self.sidecar.read_text(encoding='utf-8')
        self.assertIn('Mine.', text)
        self.assertIn('Theirs.', text)
        found = json.loads(self.output('validate', '--format=json', SIDECAR, status=FINDINGS))
        self.assertEqual([one['id'] for one in found], [self.ids[0]])
        self.commit('merged')
        self.assertEqual(self.git('status', '--porcelain'), '')

    def test_both_added(self):
        self.git('rm', '-q', SIDECAR)
        self.git('commit', '-qm', 'without')
        one = self.version(self.delete(0))
        del one['gloss:deleted']
        other = self.version(self.delete(1))
        del other['gloss:deleted']
        self.branch(one, other)
        self.git('merge', '-q', 'other')
        self.assertEqual([item['id'] for item in self.result()['items']], sorted(self.ids))

    def test_newer_version(self):
        """Git stops, and ours is as it was."""
        ours = dump(self.version(self.note(0, 'Mine.')))
        self.branch(json.loads(ours), {**self.page, 'gloss:format': '2.0'})
        self.assertIn('newer version', self.git('merge', '-q', 'other', status=1))
        self.assertEqual(self.sidecar.read_bytes(), ours)


main()
