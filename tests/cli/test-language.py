#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gloss-cli in other languages: what it says to people is translated, what it writes for programs is the same everywhere."""
import atexit
import functools
import json
import shutil
import sys
import tempfile

from harness import DONE, FINDINGS, TOP, Case, main

sys.path.insert(0, str(TOP / 'tests' / 'e2e'))
from language import LOCALES, from_environment  # noqa: E402

MASKED = ('id', 'created', 'modified')


@functools.cache
def languages():
    """Each translation; their locales take a second to make, so the tests share them."""
    folder = tempfile.mkdtemp(prefix='gloss-locales-')
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return {name: from_environment(locale, folder) for name, locale in LOCALES.items()}


class Languages(Case):
    def setUp(self):
        super().setUp()
        self.languages = languages()
        self.write('a.txt')

    def test_every_language_has_a_locale(self):
        listed = (TOP / 'po' / 'LINGUAS').read_text(encoding='utf-8').split()
        self.assertEqual(sorted(LOCALES), sorted(listed))

    def test_german(self):
        german = self.languages['de'].environment
        self.assertIn('Aufruf:\n  gloss-cli BEFEHL [OPTION...] DATEI...\n', self.output('--help', env=german))
        listed = self.output('list', '--help', env=german)
        self.assertIn('--tag=KATEGORIE', listed)
        self.assertIn('Nur die mit dieser Kategorie', listed)
        self.assertIn('Diese Hilfe anzeigen', listed)
        self.assertIn('Behauptung', self.output('annotate', '--list-tags', 'a.txt', env=german))
        self.assertIn('Es gibt keine Datei „b.txt“.', self.errors('text', 'b.txt', env=german))
        self.assertIn('Das Codebuch hat keine Kategorie „lie“;', self.errors('annotate', 'a.txt', '--tag', 'lie', '--unit', 'lead', env=german))

    def test_codebook_of_a_project_is_as_it_is_written(self):
        tag = {'id': 'claim', 'label': 'Claim', 'on': ['span']}
        self.write('own/gloss.json', json.dumps({'format': '1.0', 'codebook': {'id': 'own', 'version': '1', 'title': 'Own', 'tags': [tag]}}))
        self.write('own/a.txt')
        for language in self.languages.values():
            self.assertIn('Claim', self.output('annotate', '--list-tags', 'own/a.txt', env=language.environment))
            self.assertNotIn('Claim', self.output('annotate', '--list-tags', 'a.txt', env=language.environment))

    def test_helps_are_translated(self):
        for name, language in self.languages.items():
            for command in ('show', 'text', 'annotate', 'list', 'validate', 'export', 'formats'):
                english = self.output(command, '--help', env={'LC_ALL': 'C.UTF-8'}).splitlines()
                translated = self.output(command, '--help', env=language.environment).splitlines()
                # GLib's own words ("Options:") are not ours to translate.
                same = [line for line in english if line in translated and line.strip() and not line.startswith(('Usage:', 'Options:', '  gloss-cli'))]
                self.assertEqual(same, [], f'{name}: {command}')
                self.assertNotIn('Content-Type', ''.join(translated))

    def test_data_is_the_same_everywhere(self):
        """Numbers, ids and times have no language: what one reviewer's program writes, another's reads."""
        def work(name, env):
            self.write(f'{name}/a.txt')
            self.output('annotate', f'{name}/a.txt', '--tag', 'claim', '--quote', 'twice the first estimate', '--set', 'checkworthiness=CFS',
                        '--set', 'confidence=2', '--reviewer', 'maria', '--note', 'größer', env=env)
            self.output('validate', f'{name}/a.txt', env=env)
            found, = self.json('list', f'{name}/a.txt', env=env)
            shown = self.output('show', '--format=json', f'{name}/a.txt', env=env)
            return {key: value for key, value in found.items() if key not in (*MASKED, 'file')}, shown, self.output('text', f'{name}/a.txt', env=env)

        expected = work('en', {'LC_ALL': 'C.UTF-8'})
        for name, language in self.languages.items():
            self.assertEqual(work(name, language.environment), expected, name)

    def test_exports_are_the_same_everywhere(self):
        """But for what is there for people: the reading copy, and what brat calls the tags on the screen."""
        env = {'LC_ALL': 'C.UTF-8'}
        self.output('annotate', 'a.txt', '--tag', 'claim', '--quote', 'twice the first estimate', '--set', 'checkworthiness=CFS', '--set', 'confidence=2',
                    '--set', 'stance=pro', '--note', 'größer', '--reviewer', 'maria', env=env)
        self.output('annotate', 'a.txt', '--tag', 'key_point', '--unit', 'kp-1', '--set', 'support=supported', '--reviewer', 'maria', env=env)
        formats = [found['id'] for found in json.loads(self.output('formats', '--format=json')) if found['id'] != 'html']
        self.assertGreater(len(formats), 4)
        for name in formats:
            expected = self.export(name, 'en', env)
            for language, translated in self.languages.items():
                self.assertEqual(self.export(name, language, translated.environment), expected, f'{name} in {language}')
        copies = {self.export('html', language, translated.environment)['html'] for language, translated in self.languages.items()}
        self.assertEqual(len(copies), len(self.languages))

    def export(self, name, language, env):
        """What an export consists of: each of its files by its name, or the only one."""
        target = self.home / f'{language}-{name}'
        process = self.start('export', 'a.txt', '--to', name, '-o', target, env=env)
        _, said = process.communicate(timeout=240)
        self.assertEqual(process.returncode, DONE, said)
        if target.is_dir():
            return {path.relative_to(target).as_posix(): path.read_text(encoding='utf-8')
                    for path in target.rglob('*') if path.is_file() and path.name != 'visual.conf'}
        return {name: target.read_text(encoding='utf-8')}

    def test_findings_are_translated(self):
        self.write('a.txt.maria.gloss.json', '{')
        for name, language in self.languages.items():
            english = self.run_cli('validate', 'a.txt', status=FINDINGS)[0]
            translated = self.run_cli('validate', 'a.txt', status=FINDINGS, env=language.environment)[0]
            self.assertNotEqual(translated, english, name)


main()
