#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-sample.py GLOSS: the sample from the welcome page, tagged by mouse, by key and by unit button; edited in the form; undone,
redone; closed; compared with what should stand in the file; and opened again."""
import difflib
import os
import pathlib
import re
import sys

from person import Program, Steps, prefer, xdotool
import sidecar

GLOSS = sys.argv[1]
GOLDEN = pathlib.Path(__file__).resolve().parent / 'golden' / 'skerrin-line.txt.mira.gloss.json'
SAMPLE = pathlib.Path(os.environ['XDG_DATA_HOME'], 'gloss', 'sample')
ARTICLE = SAMPLE / 'skerrin-line.txt'
SIDECAR = SAMPLE / 'skerrin-line.txt.mira.gloss.json'

# What is tagged, in the order of the text: by dragging (over the end of a line), by key, by unit button.
CLAIM = 'take its coastal railway out of the reach of the sea and to lay it again two kilometres inland'
BEFORE = 'The debate lasted until half past one in the morning'
SENTENCE = 'Council leader Ingrid Tallow told members that she had “run out of winters in which to wait”.'
POINT = 'Repairs of the coastal line have cost 38.6 million crowns in eleven years.'
NOTED = 'the council has bought a line for commuters'
NOTE = 'Two kilometres: the crow or the rails?'


def on_disk(program, wanted):
    """Waits until the reviewer's file holds exactly these (tag, quote) pairs."""
    def look():
        found = sidecar.read(SIDECAR)
        return found if found is not None and sidecar.tags(found) == wanted else None
    return program.wait(look, f'{wanted} on disk')


def open_sample(program, steps):
    program.appears()
    program.click(program.find(name=re.compile('^Try the Sample$')))
    text = program.article('The island council of Skerrin')
    steps.done('the sample opens from the welcome page')
    return text


def scroll(program, text, steps):
    """Notes go with their lines."""
    note = program.find('button', re.compile('note: An accusation'))
    start, _ = text.range_of(NOTED)
    for button in (5, 4):
        before = text.point(start)
        xdotool('mousemove', *before, 'click', button)
        program.wait(lambda: text.point(start) != before, 'the text scrolled')
        program.wait(lambda: abs(program.middle_of(note)[1] - text.point(start)[1]) < 12, 'the note beside its line')
    steps.done('the wheel scrolls the text with its notes')


def tag_by_mouse(program, text, steps):
    text.drag(*text.range_of(CLAIM))
    bar = program.find('tool bar', 'Tags for the selection')
    program.click(program.find('button', 'Claim', below=bar))
    on_disk(program, [('claim', CLAIM)])
    steps.done('a drag and a click in the bar tag a span')


def edit_in_form(program, steps):
    def attributes(wanted):
        def look():
            found = sidecar.read(SIDECAR)
            return found is not None and found['items'][0].get('gloss:attributes') == wanted
        program.wait(look, f'{wanted} on disk')

    program.click(program.find(name='CFS'))
    attributes({'checkworthiness': 'CFS'})
    steps.done('a toggle in the form sets an attribute')
    note = program.find('text', 'Note')
    program.reveal(note)
    program.click(note)
    xdotool('type', '--delay', 20, NOTE)
    xdotool('key', 'Escape')
    program.wait(lambda: NOTE in SIDECAR.read_text(encoding='utf-8'), 'the note on disk')
    steps.done('a note is typed, Escape goes back to the article')


def tag_by_key(program, text, steps):
    start, _ = text.range_of(SENTENCE)
    before, after = text.range_of(BEFORE)
    text.click(before + 10)
    program.wait(lambda: before <= text.caret <= after, 'the caret where the click was')
    xdotool('key', 'Down')
    program.wait(lambda: text.caret == start, f'the reading cursor at {start}, it is at {text.caret}')
    xdotool('key', '5')
    on_disk(program, [('claim', CLAIM), ('evidence', SENTENCE)])
    steps.done('the next sentence is tagged by key')


def tag_by_unit_button(program, text, steps):
    program.click(program.find(name=re.compile('^Key [Pp]oints')))
    program.click(program.find('button', re.compile('^Tag as Key point: Repairs of the coastal')))
    on_disk(program, [('claim', CLAIM), ('evidence', SENTENCE), ('key_point', POINT)])
    steps.done('the outline leads to the key points, a unit button tags one')


def undo_and_redo(program, steps):
    xdotool('key', 'ctrl+z')
    on_disk(program, [('claim', CLAIM), ('evidence', SENTENCE)])
    xdotool('key', 'ctrl+z')
    on_disk(program, [('claim', CLAIM)])
    steps.done('undo takes the two last ones back')
    xdotool('key', 'ctrl+shift+z')
    on_disk(program, [('claim', CLAIM), ('evidence', SENTENCE)])
    steps.done('redo brings one again')


def close(program, steps):
    xdotool('key', 'ctrl+w')
    status = program.ends()
    assert status == 0, f'the program ended with {status}'
    steps.done('the window closes and the program ends')


def compare(steps):
    expected = GOLDEN.read_text(encoding='utf-8')
    found = sidecar.comparable(sidecar.read(SIDECAR))
    difference = difflib.unified_diff(expected.splitlines(), found.splitlines(), 'expected', 'found', lineterm='')
    assert found == expected, '\n'.join(difference)
    steps.done('the file holds exactly what was done')


def open_again(steps):
    before = SIDECAR.read_bytes()
    with Program(GLOSS, ARTICLE) as program:
        program.appears()
        text = program.article('The island council of Skerrin')
        start, end = text.range_of(CLAIM)
        text.click((start + end) // 2)
        program.find('label', re.compile('^“' + re.escape(CLAIM)))
        program.wait(lambda: NOTE in program.words_in(program.find('text', 'Note')), 'the note in the form')
        steps.done('opened again, a click on the claim shows its note')
        close(program, steps)
    assert SIDECAR.read_bytes() == before, 'looking changed the file'
    steps.done('looking changes no byte')


def story(steps):
    prefer(**{'reviewer-id': "'mira'", 'reviewer-name': "'Mira Sol'"})
    with Program(GLOSS) as program:
        text = open_sample(program, steps)
        scroll(program, text, steps)
        tag_by_mouse(program, text, steps)
        edit_in_form(program, steps)
        tag_by_key(program, text, steps)
        tag_by_unit_button(program, text, steps)
        undo_and_redo(program, steps)
        close(program, steps)
    compare(steps)
    open_again(steps)


Steps().run(story)
