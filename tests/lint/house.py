# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of the house share: the project's files, C without its comments and strings, and TAP."""
import pathlib
import re
import sys

FOLDERS = ('src', 'data', 'po', 'tests', 'flatpak', '.ci')
TEXT_SUFFIXES = {'.c', '.h', '.py', '.sh', '.build', '.options', '.ui', '.css', '.xml', '.in', '.md', '.json', '.desktop', '.pot', ''}


class File:
    """A text file of the project; `path` is relative to its top, with forward slashes."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.name = path.rpartition('/')[2]
        self.suffix = pathlib.PurePosixPath(path).suffix

    def lines(self):
        return self.text.split('\n')

    def at(self, position):
        """Where a character of the text is, as compilers say it."""
        return f'{self.path}:{self.text.count(chr(10), 0, position) + 1}'


def _found(top):
    yield from (path for path in top.iterdir() if path.is_file())
    for folder in FOLDERS:
        yield from (path for path in sorted((top / folder).rglob('*')) if path.is_file())


def files(top):
    """Every text file of the project; what it is given to read (the sample, the cases of the tests) is no part of the house."""
    found = []
    for path in _found(top):
        name = path.relative_to(top).as_posix()
        given = name.startswith('data/sample/') or '/cases/' in name or '/corpus/' in name or '/golden/' in name or '__pycache__' in name
        if given or path.suffix not in TEXT_SUFFIXES or (name.startswith('.') and '/' not in name):
            continue
        try:
            found.append(File(name, path.read_text(encoding='utf-8')))
        except UnicodeDecodeError:
            pass
    return found


_NOT_CODE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def code(text):
    """C with comments and the insides of strings blanked; every character keeps its place."""
    def blank(match):
        inside = match[0][1:-1] if match[0][0] in '"\'' else match[0]
        empty = re.sub(r'[^\n]', ' ', inside)
        return match[0][0] + empty + match[0][-1] if match[0][0] in '"\'' else empty

    return _NOT_CODE.sub(blank, text)


def functions(text):
    """The functions of C in GNU style: (name, first line, lines from its opening to its closing brace)."""
    lines = code(text).split('\n')
    found = []
    for start, line in enumerate(lines):
        if line != '{' or start == 0 or not lines[start - 1].rstrip().endswith(')'):
            continue
        head = start - 1
        while head > 0 and not re.match(r'\w+ ?\(', lines[head]):
            head -= 1
        end = next((n for n in range(start, len(lines)) if lines[n].startswith('}')), None)
        if end is not None:
            found.append((re.match(r'\w*', lines[head])[0], head + 1, end - start + 1))
    return found


class Tap:
    """One case after the other; what is wrong is said below the case it belongs to."""

    def __init__(self):
        self.count = 0
        self.failed = False

    def case(self, name, problems):
        problems = list(problems)
        self.count += 1
        self.failed = self.failed or bool(problems)
        print(f"{'not ok' if problems else 'ok'} {self.count} {name}")
        for problem in problems:
            self.say(problem)

    def catches(self, name, rule, *wrong):
        """A rule that finds nothing in a wrong example would pass for ever."""
        self.case(f'{name}: catches', (f'missed: {file.text!r} in {file.path}' for file in wrong if not list(rule(file))))

    def say(self, text):
        print(f'# {text}')

    def end(self):
        print(f'1..{self.count}')
        sys.exit(self.failed)


def top():
    return pathlib.Path(sys.argv[1])
