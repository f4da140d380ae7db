#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""codebook.py FILE: writes the words of a codebook as a template for translators; xgettext itself does not read JSON.

A message stands once, with every place it is used at: an attribute's name may have to agree with that of its values."""
import json
import pathlib
import sys

HEADER = '''# SPDX-License-Identifier: GPL-3.0-or-later
# The words of {name}. Written by po/codebook.py: do not edit.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
'''
# The members that people read, and those that hold further objects.
WORDS = ('title', 'label', 'definition', 'include', 'exclude', 'examples')
PARTS = ('tags', 'attributes', 'values', 'relations')


def words(thing, place):
    """Each text for people in an object and those below it, with where it is: "claim, stance: label"."""
    for member in WORDS:
        value = thing.get(member, [])
        for text in value if isinstance(value, list) else [value]:
            yield text, f"{place or thing['id']}: {member}"
    for part in PARTS:
        for child in thing.get(part, []):
            yield from words(child, f"{place}, {child['id']}" if place else child['id'])


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def template(path):
    places = {}
    for text, place in words(json.loads(path.read_text(encoding='utf-8')), ''):
        places.setdefault(text, []).append(place)
    entries = [HEADER.format(name=path.name)]
    for text, found in places.items():
        comments = ''.join(f'#. Translators: {place}\n' for place in found)
        entries.append(f'{comments}msgctxt "codebook"\nmsgid {quoted(text)}\nmsgstr ""\n')
    return '\n'.join(entries)


sys.stdout.write(template(pathlib.Path(sys.argv[1])))
