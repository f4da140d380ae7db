# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of gloss-cli share: a folder of their own, running the program, and TAP."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
TOP = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get('GLOSS_SHARED', '/nowhere'))
DONE, FINDINGS, USAGE, INPUT = 0, 1, 2, 3

ARTICLE = """Harbour opens

The old harbour opened again on Monday after 3 years. The mayor called it “a new start” for the town.

Costs

The work cost 4.2 million euros, twice the first estimate. The town paid half of it.

Key Points
1 The harbour is open again.
2 The work cost 4.2 million euros.
"""


class Case(unittest.TestCase):
    """A test with a folder to work in; nothing of the user's is read or written."""

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='gloss-cli-'))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.folder = self.home / 'articles'
        self.folder.mkdir()
        self.env = dict(os.environ, HOME=str(self.home), XDG_DATA_HOME=str(self.home / 'data'), XDG_CONFIG_HOME=str(self.home / 'config'),
                        XDG_CACHE_HOME=str(self.home / 'cache'), XDG_STATE_HOME=str(self.home / 'state'), LOGNAME='tester', USER='tester')
        self.env.pop('COLUMNS', None)

    def command(self, *arguments):
        return [PROGRAM, *map(os.fspath, arguments)]

    def start(self, *arguments, env=None, cwd=None, **more):
        more = {'stdout': subprocess.PIPE, 'stderr': subprocess.PIPE, **more}
        return subprocess.Popen(self.command(*arguments), env={**self.env, **(env or {})}, cwd=cwd or self.folder,
                                stdin=subprocess.DEVNULL, **more)

    def run_cli(self, *arguments, status=DONE, says=None, **more):
        """Runs it, checks its exit status and whether it says anything, and gives back what it wrote on standard output and error."""
        process = self.start(*arguments, **more)
        out, err = process.communicate(timeout=240)
        self.assertEqual(process.returncode, status, f'{arguments}: {err!r}')
        err = (err or b'').decode()
        for line in err.splitlines():
            self.assertTrue(line.startswith('gloss-cli: '), err)
        self.assertEqual(bool(err), status in (USAGE, INPUT) if says is None else says, err)
        return (out or b'').decode(), err

    def output(self, *arguments, **more):
        return self.run_cli(*arguments, **more)[0]

    def errors(self, *arguments, status=INPUT, **more):
        """Runs it where it fails and gives back the only thing it said."""
        out, err = self.run_cli(*arguments, status=status, **more)
        self.assertEqual(out, '')
        return err

    def json(self, *arguments, **more):
        return json.loads(self.output(*arguments, '--format=json', **more))

    def write(self, name, text=ARTICLE):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


def _cases(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from _cases(test)
        else:
            yield test


def _run(test):
    """The line of a test without its number, and what went wrong."""
    result = unittest.TestResult()
    test.run(result)
    name = f"/{type(test).__name__.lower()}/{test._testMethodName.removeprefix('test_').replace('_', '-')}"
    if result.skipped:
        return 'ok', f'{name} # SKIP {result.skipped[0][1]}', ''
    wrong = ''.join(text for _, text in result.failures + result.errors)
    return 'not ok' if wrong else 'ok', name, wrong


def main():
    tests = list(_cases(unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])))
    failed = False
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        try:
            verdict, name, wrong = _run(test)
        except Exception:
            verdict, name, wrong = 'not ok', str(test), traceback.format_exc()
        failed = failed or verdict != 'ok'
        print(f'{verdict} {number} {name}', flush=True)
        for line in wrong.splitlines():
            print(f'# {line}', flush=True)
    sys.exit(failed)
