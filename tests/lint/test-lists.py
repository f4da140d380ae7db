#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that must name every file: sources and tests of the build, resources, and what translators get."""
import re

from house import Tap, code, files, top

TRANSLATED_C = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2) ?\(')


def is_translatable(file):
    """Whether the file has words that somebody may have to translate."""
    if not file.path.startswith(('src/', 'data/')):
        return False
    if file.suffix in ('.c', '.h'):
        return bool(TRANSLATED_C.search(code(file.text)))
    if file.suffix == '.ui':
        return 'translatable="yes"' in file.text or 'translatable="true"' in file.text
    return file.suffix == '.pot' or '.desktop.in' in file.name or '.gschema.xml' in file.name or '.metainfo.xml.in' in file.name


def listed_for_translators(house):
    list_file = next(file for file in house if file.path == 'po/POTFILES.in')
    return [line for line in list_file.lines() if line and not line.startswith('#')]


def unbuilt(house):
    """Sources that no meson.build of their folder or above names."""
    builds = {file.path.rpartition('/')[0]: file.text for file in house if file.name == 'meson.build'}
    for file in house:
        if file.suffix != '.c' or not file.path.startswith(('src/', 'tests/')):
            continue
        folder = file.path.rpartition('/')[0]
        stem = re.escape(file.name.removesuffix('.c'))
        if not re.search(rf"['/]{stem}(\.c)?'", builds.get(folder, '') + builds.get(folder.rpartition('/')[0], '')):
            yield f'{file.path} is in no list of sources'


def unbundled(house):
    """Templates that no resource list names."""
    lists = ''.join(file.text for file in house if file.name.endswith('.gresource.xml'))
    return (f'{file.path} is in no resource list' for file in house
            if file.suffix == '.ui' and file.path.startswith('src/') and not re.search(rf'[/>]{re.escape(file.name)}<', lists))


def untested(house):
    """Types of the core that no test is named after; a header without a .c of its own has nothing to test."""
    tests = {file.name for file in house if file.path.startswith('tests/')}
    for file in house:
        if file.path.startswith('src/core/') and file.path.count('/') == 3 and file.suffix == '.c':
            header = file.path.removesuffix('.c') + '.h'
            public = any(other.path == header and '-private' not in header for other in house)
            if public and f"test-{file.name.removeprefix('gloss-')}" not in tests:
                yield file.path


tap = Tap()
house = files(top())
listed = listed_for_translators(house)
paths = {file.path for file in house}
tap.case('POTFILES: sorted, each once', [] if listed == sorted(set(listed)) else ['run: LC_ALL=C sort -u'])
tap.case('POTFILES: every file is there', (f'{path} is gone' for path in listed if path not in paths))
tap.case('POTFILES: complete', (f'{file.path} is missing' for file in house if is_translatable(file) and file.path not in listed))
tap.case('every source is built', unbuilt(house))
tap.case('every template is bundled', unbundled(house))
alone = list(untested(house))
tap.say(f'sources of the core that no test is named after: {len(alone)}' + (f" ({', '.join(alone)})" if alone else ''))
tap.end()
