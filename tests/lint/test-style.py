#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Of the style, what can be told without understanding: licence lines, spaces, names, and the C that is written here."""
import re

from house import File, Tap, code, files, top

LICENSED = {'.c', '.h', '.py', '.sh', '.build', '.options', '.ui', '.css', '.xml'}
SPDX = 'SPDX-License-Identifier: '
FORBIDDEN = re.compile(r'-(manager|helper|helpers|utils|util|misc|data)(?=[.-]|$)')
FORBIDDEN_TYPE = re.compile(r'\bGloss\w*(Manager|Helper|Utils?|Misc)\b')


def licence(file):
    script = file.suffix == '' and file.text.startswith('#!')
    if (file.suffix in LICENSED or script) and SPDX not in '\n'.join(file.lines()[:4]):
        yield f'{file.path}: no {SPDX.strip()} line'


def purpose(file):
    if file.path.startswith(('src/', 'tests/')) and file.suffix in ('.c', '.h'):
        if not re.match(r'/\* SPDX[^\n]*\*/\n/\*[^*\n]', file.text):
            yield f'{file.path}: the second line does not say what the file is for'


def spaces(file):
    for number, line in enumerate(file.lines(), 1):
        if '\t' in line and file.name != 'Makefile':
            yield f'{file.path}:{number}: tab'
        if line != line.rstrip():
            yield f'{file.path}:{number}: space at the end'
    if file.text and not file.text.endswith('\n'):
        yield f'{file.path}: no newline at the end'
    if file.text.endswith('\n\n'):
        yield f'{file.path}: empty lines at the end'


def names(file):
    if FORBIDDEN.search(file.name):
        yield f'{file.path}: such a name says nothing'
    if file.suffix in ('.c', '.h'):
        for match in FORBIDDEN_TYPE.finditer(code(file.text)):
            yield f'{file.at(match.start())}: {match[0]}'


def guard(file):
    if file.suffix == '.h' and not re.search(r'^#pragma once$', file.text, re.M):
        yield f'{file.path}: no #pragma once'


def own_header_first(file):
    """A .c file includes config.h or its own header before anything else."""
    first = re.search(r'^#include [<"]([^>"]+)', file.text, re.M)
    if file.path.startswith('src/') and file.suffix == '.c' and first and first[1] != 'config.h':
        if first[1].rpartition('/')[2] != file.name.replace('.c', '.h'):
            yield f'{file.at(first.start())}: {first[1]} comes first'


def plain_c(file):
    """Types of C where GLib only renames them, comments of C, a space before a parenthesis."""
    if file.suffix not in ('.c', '.h'):
        return
    text = code(file.text)
    for pattern, why in ((r'\b(gchar|gint|glong|gshort|gfloat|gdouble)\b', 'the C type'),
                         (r'\b(?!_\b|[A-Z0-9_]+\()[A-Za-z]\w+\(', 'a space before the parenthesis')):
        for match in re.finditer(pattern, text):
            line = text[text.rfind('\n', 0, match.start()) + 1:match.start()]
            if not line.lstrip().startswith('#'):
                yield f'{file.at(match.start())}: {match[0]}: {why}'
    for match in re.finditer(r'(?m)^[ \t]*//|[;{}] *//', re.sub(r'"(?:\\.|[^"\\\n])*"', '""', file.text)):
        yield f'{file.path}: a // comment'


def brace(file):
    """A function's or block's opening brace has a line of its own."""
    if file.suffix == '.c':
        for match in re.finditer(r'(?m)^ *(?:if|else|for|while|do|switch)\b.*\{ *$', code(file.text)):
            yield f'{file.at(match.start())}: the brace wants a line of its own'


RULES = (
    ('licence line', licence, (File('src/x.c', '/* x */\n'), File('tests/x', '#!/bin/sh\n'))),
    ('sentence of purpose', purpose, (File('src/x.c', '/* SPDX-License-Identifier: x */\n#include "x.h"\n'),)),
    ('white space', spaces, (File('x.md', 'a \n'), File('x.md', '\ta\n'), File('x.md', 'a'), File('x.md', 'a\n\n'))),
    ('names', names, (File('src/gloss-file-utils.c', ''), File('src/gloss-x.h', 'GlossTextManager *x;'))),
    ('#pragma once', guard, (File('src/x.h', '#ifndef X\n'),)),
    ('own header first', own_header_first, (File('src/x.c', '#include <glib.h>\n'),)),
    ('C as it is written here', plain_c, (File('src/x.c', 'gchar *x;\n'), File('src/x.c', '  do_it(1);\n'), File('src/x.c', 'x; // y\n'))),
    ('braces', brace, (File('src/x.c', '  if (x) {\n'),)),
)

tap = Tap()
house = files(top())
for name, rule, wrong in RULES:
    tap.catches(name, rule, *wrong)
for name, rule, _ in RULES:
    tap.case(name, (problem for file in house for problem in rule(file)))
tap.end()
