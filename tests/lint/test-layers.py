#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of the core includes only itself and those before it, and nothing that belongs to a window."""
import re

from house import File, Tap, code, files, top

# The order in which the core's build names its folders is the order of the layers.
ORDER = re.findall(r"^subdir\('(\w+)'\)", (top() / 'src/core/meson.build').read_text(encoding='utf-8'), re.M)
SHARED = ('config.h', 'gloss-error.h')
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
WINDOW = re.compile(r'^(gtk|gdk|gsk|pango|adwaita|adw|graphene|cairo)\b', re.I)


def core_folder(path):
    parts = path.split('/')
    return parts[2] if parts[:2] == ['src', 'core'] and len(parts) > 3 else None


def upward_includes(file):
    folder = core_folder(file.path)
    if not file.path.startswith('src/core/') or file.suffix not in ('.c', '.h'):
        return
    for match in INCLUDE.finditer(file.text):
        target = match[2].rpartition('/')[0]
        if match[1] == '<' or match[2] in SHARED:
            continue
        if folder is None or target not in ORDER or ORDER.index(target) > ORDER.index(folder):
            yield f'{file.at(match.start())}: {match[2]}'


def window_includes(file):
    if file.path.startswith(('src/core/', 'src/cli/')) and file.suffix in ('.c', '.h'):
        for match in INCLUDE.finditer(file.text):
            if WINDOW.match(match[2]):
                yield f'{file.at(match.start())}: {match[2]}'


def window_types(file):
    if file.path.startswith(('src/core/', 'src/cli/')) and file.suffix in ('.c', '.h'):
        for match in re.finditer(r'\b(Gtk|Gdk|Adw|Pango)[A-Z]\w+', code(file.text)):
            yield f'{file.at(match.start())}: {match[0]}'


def unknown_folder(file):
    folder = core_folder(file.path)
    if folder is not None and folder not in ORDER:
        yield f'{file.path}: {folder} has no place in the order'


tap = Tap()
house = files(top())
wrong = File('src/core/text/gloss-x.c', '#include "reader/gloss-reader.h"\n')
tap.catches('includes only what comes before', upward_includes, wrong, File('src/core/store/gloss-x.h', '#include "window/gloss-window.h"\n'))
tap.catches('no window in the core', window_includes, File('src/core/text/gloss-x.c', '# include <gtk/gtk.h>\n'), File('src/cli/x.c', '#include <pango/pango.h>\n'))
tap.catches('no type of a window in the core', window_types, File('src/core/text/gloss-x.c', 'GtkWidget *widget;\n'))
tap.catches('folders of the core', unknown_folder, File('src/core/things/gloss-x.c', ''))
for name, rule in (('includes only what comes before', upward_includes), ('no window in the core', window_includes),
                   ('no type of a window in the core', window_types), ('folders of the core', unknown_folder)):
    tap.case(name, (problem for file in house for problem in rule(file)))
tap.end()
