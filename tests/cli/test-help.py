#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, manual pages and completion say the same."""
import re
import shutil
import subprocess

from harness import TOP, Case, main

COMMANDS = ['show', 'text', 'annotate', 'list', 'validate', 'reanchor', 'export', 'formats', 'merge']
MAN = TOP / 'data/man'
COMPLETION = TOP / 'data/completions/gloss-cli'


def options(text):
    return set(re.findall(r'(?<![\w-])--[a-z][a-z-]*', text))


def plain(roff):
    """A manual page without its markup."""
    roff = re.sub(r'(?m)^\.\\".*\n', '', roff).replace('\\-', '-').replace('\\&', '')
    return re.sub(r'\\f[BIRP]', '', roff)


def sections(roff):
    """What the manual says of each command."""
    found = re.split(r'(?m)^\.SS (\S+)\n', plain(roff).split('.SH COMMANDS\n')[1].split('\n.SH ')[0])
    return dict(zip(found[1::2], found[2::2]))


class Help(Case):
    def complete(self, *words, quiet=True):
        """What bash offers for the last of the words."""
        script = f'''
            source '{COMPLETION}'
            gloss-cli () {{ "$GLOSS_CLI" "$@"; }}
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            _gloss_cli
            printf '%s\\n' "${{COMPREPLY[@]}}"'''
        env = {**self.env, 'GLOSS_CLI': self.command()[0]}
        done = subprocess.run(['bash', '-c', script, 'bash', 'gloss-cli', *words], env=env, cwd=self.folder, capture_output=True, text=True, timeout=60, check=True)
        self.assertEqual(done.stderr, '')
        return set(done.stdout.split('\n')) - {''}

    def test_overview(self):
        out = self.output('--help')
        self.assertEqual(out, self.output('-h'))
        self.assertEqual(re.findall(r'(?m)^  ([a-z]+)  ', out), COMMANDS)
        self.assertTrue(all(len(line) <= 80 for line in out.splitlines()), out)

    def test_version(self):
        version = re.search(r"version: '([^']+)'", (TOP / 'meson.build').read_text())[1]
        self.assertEqual(self.output('--version'), f'gloss-cli {version}\n')
        for page in ('gloss.1', 'gloss-cli.1'):
            self.assertIn(f'"Gloss {version}"', (MAN / page).read_text())

    def test_each_command(self):
        for command in COMMANDS:
            out = self.output(command, '--help')
            self.assertIn(f'gloss-cli {command} [OPTION…]' + {'formats': '', 'merge': ' BASE OURS THEIRS', 'reanchor': ' FILE --against NEW'}.get(command, ' FILE...'), out)
            self.assertEqual(out, self.output(command, '-h', 'no-such-file'))
            self.assertIn('--help', options(out))

    def test_manual_says_every_option(self):
        manual = sections((MAN / 'gloss-cli.1').read_text(encoding='utf-8'))
        self.assertEqual(list(manual), COMMANDS)
        for command in COMMANDS:
            said = set(re.findall(r'(?m)^\.BI? .*?(--[a-z-]+)', manual[command]))
            self.assertEqual(said, options(self.output(command, '--help')) - {'--help'}, command)
        self.assertLessEqual(options(self.output('--help')), options(plain((MAN / 'gloss-cli.1').read_text())))

    def test_manual_of_the_window(self):
        source = TOP / 'src/app/gloss-application.c'
        if not source.exists():
            self.skipTest('the window has no options yet')
        taken = {f'--{name}' for name in re.findall(r'(?m)^ *\{ "([a-z-]+)", .*G_OPTION_ARG_', source.read_text(encoding='utf-8'))}
        self.assertEqual(options(plain((MAN / 'gloss.1').read_text(encoding='utf-8'))), taken | {'--help'})

    def test_completion_offers_every_option(self):
        self.assertEqual(self.complete(''), {*COMMANDS, '--help', '--version'})
        for command in COMMANDS:
            self.assertEqual(self.complete(command, '--'), options(self.output(command, '--help').split('\n\n')[2]), command)

    def test_completion(self):
        self.write('an article.txt')
        self.write('b.txt')
        self.assertEqual(self.complete('sh'), {'show'})
        self.assertEqual(self.complete('show', ''), {'an article.txt', 'b.txt'})
        self.assertEqual(self.complete('list', 'b.txt', '--format', '=', ''), {'text', 'json'})
        self.assertEqual(self.complete('list', 'b.txt', '--format', '='), {'text', 'json'})
        self.assertEqual(self.complete('list', '--format', '=', 'j'), {'json'})
        self.assertIn('claim', self.complete('annotate', 'b.txt', '--tag', ''))
        self.assertEqual(self.complete('annotate', 'b.txt', '--tag', 'cl'), {'claim'})
        self.assertEqual(self.complete('export', 'b.txt', '--to', ''), {one['id'] for one in self.json('formats')})
        self.assertEqual(self.complete('export', 'b.txt', '--tag', 'cl'), {'claim'})
        self.assertLessEqual({'checkworthiness=', 'support='}, self.complete('annotate', 'b.txt', '--set', ''))
        self.assertEqual(self.complete('annotate', 'b.txt', '--set', 'checkworthiness', '='), {'NFS', 'UFS', 'CFS'})
        self.assertEqual(self.complete('annotate', 'b.txt', '--set', 'checkworthiness', '=', 'C'), {'CFS'})
        self.assertEqual(self.complete('annotate', 'an\\ article.txt', '--unit', 'kp'), {'kp-1', 'kp-2'})
        self.output('annotate', 'b.txt', '--tag', 'claim', '--range', '0:1', '--reviewer', 'maria')
        self.assertEqual(self.complete('list', 'b.txt', '--reviewer', ''), {'maria'})
        self.assertEqual(self.complete('annotate', 'b.txt', '--quote', ''), set())
        self.write('own/gloss.json', '{"format": "1.0", "codebook": {"id": "own", "version": "1", "title": "Own", "tags": [{"id": "mood", "label": "Mood", "on": ["span"]}]}}')
        self.write('own/c.txt')
        self.assertEqual(self.complete('annotate', 'own/c.txt', '--tag', ''), {'mood'})

    def test_pages_are_well_formed(self):
        for page in ('gloss.1', 'gloss-cli.1'):
            text = (MAN / page).read_text(encoding='utf-8')
            self.assertNotRegex(text, r'(?m)^\.(?!\\"|TH|SH|SS|TP|B|I|R|BI|BR|IB|IR|RB|RI|PP|nf|fi|br)\S*')
            self.assertNotIn('\n\n', text)
            self.assertNotRegex(text, r"(?m)^'")
            self.assertEqual(text.count('\n.nf\n'), text.count('\n.fi\n'))
            if shutil.which('groff'):
                done = subprocess.run(['groff', '-man', '-Tutf8', '-ww', '-z', MAN / page], capture_output=True, text=True, check=False)
                self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ''))

    def test_help_is_no_mojibake_in_locale_c(self):
        self.assertEqual(self.output('annotate', '--help', env={'LC_ALL': 'C'}), self.output('annotate', '--help', env={'LC_ALL': 'C.UTF-8'}))


main()
