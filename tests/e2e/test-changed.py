#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-changed.py GLOSS GLOSS_CLI: another program changes the text of an open article, and every annotation follows or is asked about, by keyboard alone."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import changed
from person import Program, State, Steps, has, prefer, xdotool
import sidecar

GLOSS, CLI = sys.argv[1:3]
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix='gloss-changed.'))
ARTICLE = FOLDER / 'skerrin-line.txt'
SIDECAR = FOLDER / 'skerrin-line.txt.mira.gloss.json'


def prepare():
    shutil.copy(pathlib.Path(os.environ['GLOSS_SAMPLE_DIR'], 'skerrin-line.txt'), ARTICLE)
    for tag, quotes in changed.ALL.items():
        for quote in quotes:
            subprocess.run([CLI, 'annotate', ARTICLE, '--reviewer', 'mira', '--tag', tag, '--quote', quote], check=True, stdout=subprocess.DEVNULL)


def quotes():
    found = sidecar.read(SIDECAR)
    return [quote for _, quote in sidecar.tags(found)] if found is not None else []


def states():
    found = sidecar.read(SIDECAR)
    return sorted(item['gloss:anchor']['state'] for item in found['items']) if found is not None else []


def label(program, pattern):
    return program.find('label', re.compile(pattern))


def change(program, steps):
    changed.change(ARTICLE)
    label(program, 'The article has changed')
    steps.done('a banner says that the article has changed')
    xdotool('key', 'F5')
    text = program.article(changed.NEW)
    label(program, 'have? moved with the text')
    steps.done('F5 reads it again, and a banner says what that does to the annotations')
    return text


def accept(program, steps):
    xdotool('key', 'ctrl+m')
    label(program, '^1 of 3$')
    accept = program.find('button', 'Accept')
    program.wait(lambda: has(accept, State.FOCUSED), 'the focus on what Enter does')
    xdotool('key', 'Return')
    label(program, '^2 of 3$')
    program.wait(lambda: changed.CHANGED not in quotes() and any('closed' in quote and '231 days' in quote for quote in quotes()), 'the new words on disk')
    steps.done('Enter accepts the place that is shown, and the next one comes')


def undo(program, steps):
    xdotool('key', 'ctrl+z')
    label(program, '^1 of 3$')
    program.wait(lambda: changed.CHANGED in quotes(), 'the old words on disk')
    xdotool('key', 'Return')
    label(program, '^2 of 3$')
    steps.done('undone, it is asked about again')


def place_by_hand(program, text, steps):
    xdotool('key', 'p')
    program.find('button', 'Place Here')
    xdotool('key', 'Escape')
    label(program, '^2 of 3$')
    steps.done('Escape comes back from the article')
    xdotool('key', 'p')
    program.find('button', 'Place Here')
    text = program.article(changed.NEW)
    start, end = text.range_of('A price of about 212 million crowns was named')
    program.wait(lambda: text.selection is not None, 'what is likely to be selected')
    for key, wanted in (('braceleft', lambda: text.selection[1] <= end), ('bracketleft', lambda: text.selection[0] <= start)):
        for _ in range(30):
            if wanted():
                break
            before = text.selection
            xdotool('key', key)
            program.wait(lambda: text.selection != before, f'{key} to move the selection')
    program.wait(lambda: text.selection == (start, end), f'the selection {start}-{end}, it is {text.selection}')
    xdotool('key', 'Return')
    label(program, '^3 of 3$')
    program.wait(lambda: 'A price of about 212 million crowns was named' in quotes(), 'the place on disk')
    steps.done('a place is selected in the article with the usual keys, and Enter takes it')


def give_up(program, steps):
    xdotool('key', 'Delete')
    label(program, 'has lost its text')
    program.wait(lambda: 'orphan' in states(), 'an orphan on disk')
    steps.done('what is gone is kept without a place')
    xdotool('key', 'a')
    program.wait(lambda: states() == ['exact'] * 4 + ['orphan'], f'four places and an orphan on disk, there are {states()}')
    steps.done('all that moved is kept with one key')
    xdotool('key', 'Return')
    program.article(changed.NEW)
    program.find('list item', re.compile(re.escape(changed.GONE)))
    steps.done('Enter goes back to the article, and the orphan is in the list')


def compare(program, steps):
    xdotool('key', 'ctrl+d')
    label(program, '^Difference 1 of 6$')
    xdotool('key', 'n', 'n')
    label(program, '^Difference 3 of 6$')
    xdotool('key', 'shift+n')
    label(program, '^Difference 2 of 6$')
    steps.done('the earlier text is compared with the one now, from difference to difference by key')
    xdotool('key', 'Escape')
    program.wait(lambda: not list(program.nodes('label', re.compile('^Difference'))), 'the dialog to close')


def close(program):
    xdotool('key', 'ctrl+w')
    assert program.ends() == 0


def look_at_file(steps):
    found = subprocess.run([CLI, 'validate', FOLDER], capture_output=True, text=True, check=False).stdout
    # That a question of the form is open is no matter here, and that a text is gone is what was said of it.
    problems = [line for line in found.splitlines() if 'is yet to be said' not in line and 'Its quote is not in the text' not in line]
    assert not problems, '\n'.join(problems)
    steps.done('the file is valid')


def open_again(steps):
    before = SIDECAR.read_bytes()
    with Program(GLOSS, ARTICLE) as program:
        program.appears()
        program.article(changed.NEW)
        program.find('list item', re.compile(re.escape(changed.GONE)))
        assert not list(program.nodes('label', re.compile('need|moved with')))
        close(program)
    assert SIDECAR.read_bytes() == before, 'looking changed the file'
    steps.done('opened again, everything is where it was put, and nobody is asked')


def story(steps):
    prefer(**{'reviewer-id': "'mira'", 'reviewer-name': "'Mira Sol'"})
    prepare()
    assert len(json.loads(SIDECAR.read_text(encoding='utf-8'))['items']) == 5
    with Program(GLOSS, ARTICLE) as program:
        program.appears()
        program.article('The island council of Skerrin')
        text = change(program, steps)
        accept(program, steps)
        undo(program, steps)
        place_by_hand(program, text, steps)
        give_up(program, steps)
        compare(program, steps)
        close(program)
    look_at_file(steps)
    open_again(steps)


try:
    Steps().run(story)
finally:
    shutil.rmtree(FOLDER)
