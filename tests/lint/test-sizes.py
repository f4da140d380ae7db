#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No file past 700 lines, no function past 100 but class_init; prints how long they usually are."""
import statistics

from house import File, Tap, files, functions, top

MAX_FILE = 700
MAX_FUNCTION = 100


def long_file(file):
    length = file.text.count('\n')
    if file.suffix in ('.c', '.h', '.py') and length > MAX_FILE:
        yield f'{file.path}: {length} lines'


def long_function(file):
    if file.suffix == '.c':
        for name, line, length in functions(file.text):
            if length > MAX_FUNCTION and not name.endswith('_class_init'):
                yield f'{file.path}:{line}: {name} has {length} lines'


def spread(name, lengths):
    """Median, nine tenths and longest of a list of lengths."""
    if len(lengths) < 2:
        return f'{name}: {len(lengths)}'
    tenths = statistics.quantiles(lengths, n=10, method='inclusive')
    return f'{name}: {len(lengths)}, median {statistics.median(lengths):.0f}, p90 {tenths[8]:.0f}, longest {max(lengths)} lines'


tap = Tap()
house = files(top())
body = 'static int\nf (int a,\n   int b)\n{\n' + '  g ();\n' * 99 + '}\n'
tap.catches('files', long_file, File('src/x.c', '\n' * 701))
tap.catches('functions', long_function, File('src/x.c', body))
tap.case('functions: class_init may be long', long_function(File('src/x.c', body.replace('f (', 'x_class_init ('))))
tap.case('functions: a table is none', long_function(File('src/x.c', 'static const int t[] =\n{\n' + '  1,\n' * 200 + '};\n')))
tap.case('files', (problem for file in house for problem in long_file(file)))
tap.case('functions', (problem for file in house for problem in long_function(file)))
for folder in ('src/core', 'src/cli', 'src/app', 'tests'):
    sources = [file for file in house if file.path.startswith(folder + '/') and file.suffix == '.c']
    tap.say(spread(f'{folder}: files', [file.text.count('\n') for file in sources]))
    tap.say(spread(f'{folder}: functions', [length for file in sources for _, _, length in functions(file.text)]))
tap.end()
