#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Gloss exports for brat is what brat reads: every line by the grammar of its standoff format, every type and value by the
configuration beside it, every text against the article.

Usage: check-brat.py WRITER. The grammar is tried on files of brat itself, which lie in $GLOSS_SHARED/data/exchange/brat, where they are;
and on broken lines, so that a check which finds nothing would be noticed.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

NAME = r'[A-Za-z0-9_-]+'
LINES = {
    'T': re.compile(rf'(?P<id>T\d+)\t(?P<type>{NAME}) (?P<spans>\d+ \d+(?:;\d+ \d+)*)\t(?P<text>[^\t\r\n]+)'),
    'A': re.compile(rf'(?P<id>A\d+)\t(?P<type>{NAME}) (?P<target>[TER]\d+)(?: (?P<value>\S+))?'),
    'E': re.compile(rf'(?P<id>E\d+)\t(?P<type>{NAME}):(?P<trigger>T\d+)(?P<roles>(?: {NAME}:[TE]\d+)*) ?'),
    'R': re.compile(rf'(?P<id>R\d+)\t(?P<type>{NAME}) Arg1:(?P<one>[TE]\d+) Arg2:(?P<other>[TE]\d+)\t?'),
    'N': re.compile(rf'(?P<id>N\d+)\t(?P<type>{NAME}) (?P<target>[TER]\d+) [^:\s]+:\S+\t[^\t]*'),
    '*': re.compile(rf'(?P<id>\*)\t(?P<type>{NAME})(?P<targets>(?: [TE]\d+){{2,}})'),
    '#': re.compile(rf'(?P<id>#\d+)\t(?P<type>{NAME}) (?P<target>[TERAN]\d+)\t(?P<text>.*)'),
}


def fail_span(text, spans, quote):
    """Why a text-bound annotation is none, as brat's own checks would say it."""
    before = -1
    for start, end in spans:
        if start >= end or end > len(text):
            return f'{start} {end} is not within the text'
        if start < before:
            return 'fragments overlap or are out of order'
        if '\n' in text[start:end]:
            return 'a fragment goes over the end of a line'
        before = end
    marked = ' '.join(text[start:end] for start, end in spans)
    return None if marked == quote else f'“{quote}” is not “{marked}”'


def read_ann(text, ann):
    """The lines of a file of annotations as (kind, groups), and what is wrong with them."""
    found, problems, ids = [], [], {}
    if ann and not ann.endswith('\n'):
        problems.append('the last line does not end')
    # Some readers end lines at any of these.
    for number, line in enumerate(ann.splitlines(), 1):
        match = LINES[line[0]].fullmatch(line) if line[:1] in LINES else None
        if not match:
            problems.append(f'{number}: not a line of brat: {line!r}')
            continue
        groups = match.groupdict()
        if groups['id'] != '*' and groups['id'] in ids:
            problems.append(f"{number}: {groups['id']} twice")
        ids[groups['id']] = groups
        if line[0] == 'T':
            groups['spans'] = [tuple(map(int, span.split(' '))) for span in groups['spans'].split(';')]
            wrong = fail_span(text, groups['spans'], groups['text'])
            if wrong:
                problems.append(f'{number}: {wrong}')
        found.append((line[0], groups))
    for kind, groups in found:
        for name in ('target', 'trigger', 'one', 'other'):
            if groups.get(name) and groups[name] not in ids:
                problems.append(f"{groups['id']}: {groups[name]} is not there")
    return found, problems


def read_conf(text, expected):
    """Sections of a configuration: for each its lines as (terms, arguments)."""
    sections, section = {}, None
    for line in text.split('\n'):
        heading = re.fullmatch(r'\s*\[(.*)\]\s*', line)
        if heading:
            section = sections.setdefault(heading[1], [])
            assert heading[1] in expected, f'unexpected section {heading[1]}'
        elif line.strip() and not line.lstrip().startswith('#'):
            assert section is not None and not re.fullmatch(r'\s*-+\s*', line) and not line[0].isspace(), line
            section.append(line)
    assert set(sections) == set(expected), f'sections are {sorted(sections)}'
    return sections


def read_entry(line):
    term, _, rest = re.fullmatch(r'(\S+)(\s+)?(.*)', line).groups()
    arguments = {}
    for argument in filter(None, (part.strip() for part in rest.split(','))):
        key, values = re.fullmatch(r'(\S*?):(\S*)', argument).groups()
        arguments[key] = values.split('|')
        assert all(arguments[key]) and key not in list(arguments)[:-1], line
    return term, arguments


class Configuration:
    """What annotation.conf allows."""

    def __init__(self, folder):
        sections = read_conf((folder / 'annotation.conf').read_text('utf-8'), ('entities', 'relations', 'events', 'attributes'))
        self.entities = [read_entry(line)[0] for line in sections['entities']]
        self.relations = dict(read_entry(line) for line in sections['relations'])
        self.attributes = dict(read_entry(line) for line in sections['attributes'])
        for name in self.entities + [name for name in self.relations if name != '<OVERLAP>'] + list(self.attributes):
            assert re.fullmatch(NAME, name), name
        assert len(set(self.entities)) == len(self.entities)
        for arguments in self.relations.values():
            assert list(arguments)[:2] == ['Arg1', 'Arg2'], arguments
            for role in ('Arg1', 'Arg2'):
                assert set(arguments[role]) <= set(self.entities) | {'<ENTITY>'}, arguments
        for arguments in self.attributes.values():
            assert set(arguments['Arg']) <= set(self.entities) and set(arguments) <= {'Arg', 'Value'}, arguments

    def check(self, found):
        types = {groups['id']: groups['type'] for kind, groups in found}
        for kind, groups in found:
            if kind == 'T' and groups['type'] not in self.entities:
                yield f"{groups['id']}: {groups['type']} is no entity"
            elif kind == 'R':
                allowed = self.relations.get(groups['type'], {'Arg1': [], 'Arg2': []})
                if types[groups['one']] not in allowed['Arg1'] or types[groups['other']] not in allowed['Arg2']:
                    yield f"{groups['id']}: {groups['type']} does not go from {types[groups['one']]} to {types[groups['other']]}"
            elif kind == 'A':
                allowed = self.attributes.get(groups['type'], {'Arg': []})
                if types[groups['target']] not in allowed['Arg'] or (groups['value'] or '') not in allowed.get('Value', ['']):
                    yield f"{groups['id']}: {groups['type']} of {types[groups['target']]} cannot be {groups['value']}"


def check_visual(folder, configuration):
    sections = read_conf((folder / 'visual.conf').read_text('utf-8'), ('labels', 'drawing'))
    names = set(configuration.entities) | set(configuration.relations) | set(configuration.attributes)
    labelled = [[term.strip() for term in line.split('|')] for line in sections['labels']]
    if [terms[0] for terms in labelled if len(terms) != 2 or not all(terms)]:
        yield 'a label is empty or has a bar in it'
    if any(re.search(r'[<>\t]', line) for line in sections['labels']):
        yield 'a label has a character with a meaning'
    if len({terms[0] for terms in labelled}) != len(labelled):
        yield 'a label is there twice'
    yield from (f'{name} has no label' for name in names - {'<OVERLAP>'} - {terms[0] for terms in labelled})
    for name, arguments in map(read_entry, sections['drawing']):
        if name not in names | {'SPAN_DEFAULT', 'ARC_DEFAULT'}:
            yield f'{name} is drawn but not known'
        values = configuration.attributes.get(name, {}).get('Value', [''])
        if 'glyph' in arguments and len(arguments['glyph']) != len(values):
            yield f'{name} has {len(arguments["glyph"])} glyphs for {len(values)} values'


def check_shortcuts(folder, configuration):
    keys = [re.split(r'[ \t]+', line) for line in (folder / 'kb_shortcuts.conf').read_text('utf-8').splitlines()]
    if any(len(entry) != 2 or len(entry[0]) != 1 for entry in keys):
        yield 'a line is not a key and a type'
    if len({entry[0] for entry in keys}) != len(keys):
        yield 'a key is there twice'
    yield from (f'{name} is no type' for key, name in keys if name not in configuration.entities and name not in configuration.relations)


count = 0
failed = False


def case(name, problems):
    global count, failed
    count += 1
    problems = list(problems)
    failed = failed or bool(problems)
    print(f"{'not ok' if problems else 'ok'} {count} {name}")
    for problem in problems:
        print(f'# {problem}')


BROKEN = {
    'a newline in a span': ('a\nb', 'T1\tX 0 3\ta b\n'),
    'another text': ('abc', 'T1\tX 0 1\tb\n'),
    'past the end': ('abc', 'T1\tX 2 4\tc\n'),
    'fragments out of order': ('abc', 'T1\tX 2 3;0 1\tc a\n'),
    'overlapping fragments': ('abc', 'T1\tX 0 2;1 3\tab bc\n'),
    'a name with a dot': ('abc', 'T1\tX.Y 0 1\ta\n'),
    'a name with a space': ('abc', 'T1\tX Y 0 1\ta\n'),
    'an id twice': ('abc', 'T1\tX 0 1\ta\nT1\tX 1 2\tb\n'),
    'no such target': ('abc', 'T1\tX 0 1\ta\nA1\tY T2\n'),
    'a comment of two lines': ('abc', 'T1\tX 0 1\ta\n#1\tAnnotatorNotes T1\tone\u2028two\n'),
    'no end of line': ('abc', 'T1\tX 0 1\ta'),
    'a relation to itself only': ('abc', 'T1\tX 0 1\ta\nR1\tY Arg1:T1\n'),
}
case('broken lines are noticed', (name for name, (text, ann) in BROKEN.items() if not read_ann(text, ann)[1]))
samples = pathlib.Path(os.environ.get('GLOSS_SHARED', '/nowhere'), 'data/exchange/brat/tutorials-news')
files = sorted(samples.glob('*.ann'))
if files:
    def of(path):
        return read_ann(path.with_suffix('.txt').read_text('utf-8'), path.read_text('utf-8'))[1]
    case(f'{len(files)} files of brat are read', (f'{path.name}: {problem}' for path in files for problem in of(path)))
else:
    case('files of brat are read # SKIP they are not here', [])

with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary, 'export')
    subprocess.run([sys.argv[1], 'brat', folder], check=True)
    configuration = Configuration(folder)
    case('visual.conf', check_visual(folder, configuration))
    case('kb_shortcuts.conf', check_shortcuts(folder, configuration))
    documents = sorted(path for path in folder.rglob('*.ann'))
    case('documents', [] if len(documents) == 3 else map(str, documents))
    for path in documents:
        text = pathlib.Path(str(path)[:-4] + '.txt').read_bytes().decode('utf-8')
        found, problems = read_ann(text, path.read_bytes().decode('utf-8'))
        case(f'{path.relative_to(folder)}: {len(found)} lines', [*problems, *configuration.check(found)])
print(f'1..{count}')
sys.exit(failed)
