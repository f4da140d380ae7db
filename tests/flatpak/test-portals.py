#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-portals.py: folders and files come through the portal's dialog, by real keys; what is tagged is looked for on the disk outside."""
import gettext
import pathlib
import re
import shutil
import sys

from sandbox import ID, Sandboxed, installed, make_locale, own_folder, prefer_portal
from person import Steps, xdotool
import sidecar

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLE = TOP / 'data' / 'sample'
HOME = pathlib.Path.home()
RAILWAY = 'skerrin-line.txt'
CLAIM = 'the line had been closed for 214 days since 2014'
BEES = 'roof-bees.md'
FOUND = 'More than half of it came from the lime trees'
# Annotations are signed with the name of the account.
ENDING = '.gloss.gloss.json'


def lay(folder, name):
    """An article in a folder that the sandbox does not see."""
    place = HOME / folder
    place.mkdir()
    shutil.copy(SAMPLE / name, place)
    return place / name


def names(folder):
    """What a person sees there: not the journal and the texts, which are hidden."""
    return sorted(path.name for path in folder.iterdir() if path.name != '.gloss')


def library():
    """The files of the library, each in a folder that is named after the hash of a text."""
    return sorted((own_folder(ID) / 'data' / 'gloss' / 'library').glob('*/gloss.gloss.json'))


def tag(program, beginning, phrase):
    """Drags over a phrase and presses the claim's key."""
    text = program.article(beginning)
    text.drag(*text.range_of(phrase))
    xdotool('key', '1')
    program.find(name='CFS')
    return text


def close(program):
    xdotool('key', 'ctrl+w')
    assert program.ends() == 0


def dismiss(steps):
    article = lay('Not chosen', RAILWAY)
    with Sandboxed(ID) as program:
        program.appears()
        for _ in range(2):
            xdotool('key', 'ctrl+shift+o')
            program.chooser()
            xdotool('key', 'Escape')
            program.is_back()
        close(program)
    assert names(article.parent) == [RAILWAY]
    steps.done('a dialog that is dismissed leaves everything as it was, each time')


def folder(steps):
    article = lay('Reading room', RAILWAY)
    before = article.read_bytes()
    with Sandboxed(ID) as program:
        program.appears()
        xdotool('key', 'ctrl+shift+o')
        program.choose(article.parent, 'chooser')
        steps.done("the portal's dialog opens a folder")
        tag(program, 'The island council', CLAIM)
        program.picture('folder')
        close(program)
    found = sidecar.read(article.parent / (RAILWAY + ENDING))
    assert found is not None, names(article.parent)
    assert sidecar.tags(found) == [('claim', CLAIM)], found
    steps.done('the claim stands in the file beside the article, outside of the sandbox')
    assert article.read_bytes() == before and names(article.parent) == [RAILWAY, RAILWAY + ENDING] and library() == []
    steps.done('nothing else is there, and the article is as it was')


def again(steps):
    with Sandboxed(ID) as program:
        program.appears()
        text = program.article('The island council')
        start, end = text.range_of(CLAIM)
        text.click((start + end) // 2)
        program.find('label', re.compile('^“' + re.escape(CLAIM)))
        close(program)
    steps.done('the folder is open again the next time, without asking')


def single_file(steps):
    """A file alone is all that the sandbox sees of its folder, so annotations go to the library; from there the folder is offered."""
    article = lay('Alone', BEES)
    with Sandboxed(ID) as program:
        program.appears()
        program.article('The island council')
        xdotool('key', 'ctrl+o')
        program.choose(article, 'chooser-file')
        tag(program, 'The town library', FOUND)
        program.find('label', BEES)
        button = program.find('toggle button', 'In the Library')
        program.wait(lambda: [sidecar.tags(sidecar.read(file)) for file in library()] == [[('claim', FOUND)]], 'the claim in the library')
        assert names(article.parent) == [BEES]
        steps.done('a file alone is annotated in the library')
        program.click(button)
        program.find('button', 'Save Beside the Source…')
        program.picture('library')
        xdotool('key', 'alt+b')
        program.choose(article.parent, 'chooser-beside')
        program.wait(lambda: names(article.parent) == [BEES, BEES + ENDING], 'the annotations beside the article')
        assert sidecar.tags(sidecar.read(article.parent / (BEES + ENDING))) == [('claim', FOUND)]
        program.wait(lambda: not list(program.nodes('toggle button', 'In the Library')), 'the window to be in the folder')
        program.picture('beside')
        close(program)
    steps.done('its folder is offered and chosen: the annotations lie beside the article')


def read_only(steps):
    """A folder that the person may not write is read; what is tagged goes to the library, and the window says so."""
    article = lay('Archive', RAILWAY)
    before = library()
    article.parent.chmod(0o555)
    with Sandboxed(ID) as program:
        program.appears()
        xdotool('key', 'ctrl+shift+o')
        program.choose(article.parent, 'chooser-read-only')
        tag(program, 'The island council', CLAIM)
        program.find('toggle button', 'In the Library')
        program.wait(lambda: len(library()) == len(before) + 1, 'the claim in the library')
        close(program)
    article.parent.chmod(0o755)
    assert names(article.parent) == [RAILWAY]
    steps.done('in a folder that is read-only the library takes the annotations')


def languages(steps):
    """Each translation of the bundle is what the window speaks."""
    for language in (TOP / 'po' / 'LINGUAS').read_text(encoding='utf-8').split():
        words = gettext.translation('gloss', installed(ID) / 'share' / 'locale', [language])
        with Sandboxed(ID, options=make_locale(ID, language)) as program:
            program.appears()
            assert words.gettext('Annotate Articles') != 'Annotate Articles', language
            program.find(name=words.gettext('Annotate Articles'))
            program.picture(f'language-{language}')
            close(program)
        steps.done(f'the window speaks {language}')


def story(steps):
    prefer_portal()
    for part in (languages, dismiss, folder, again, single_file, read_only):
        part(steps)


Steps().run(story)
