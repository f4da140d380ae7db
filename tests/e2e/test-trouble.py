#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-trouble.py GLOSS: the folder goes away while somebody works: the window says so, keeps everything, saves it elsewhere by the
keyboard, asks before it closes, and saves it where it belongs once the folder is back."""
import pathlib
import os
import re
import shutil
import sys
import tempfile

from person import Program, State, Steps, has, prefer, xdotool
import sidecar

GLOSS = sys.argv[1]
SAMPLE = pathlib.Path(os.environ['GLOSS_SAMPLE_DIR'])
ARTICLE = 'roof-bees.md'
OWN = f'{ARTICLE}.nele.gloss.json'


def n_tags(path):
    found = sidecar.read(path)
    return len(sidecar.tags(found)) if found is not None else 0


def tag(program):
    """The sentence at the reading cursor, and on to the next one."""
    xdotool('key', 'Down', '1', 'Escape')


def says(program, pattern):
    return program.find(name=re.compile(pattern))


def status(program, words):
    """The state of saving in the last line."""
    program.wait(lambda: words in [program.words_in(node) for node in program.nodes('status bar')], f'the status {words!r}')


def protect(program, own, steps):
    tag(program)
    program.wait(lambda: n_tags(own) == 1, 'one annotation on disk')
    own.chmod(0o444)
    tag(program)
    says(program, 'write-protected')
    status(program, 'Only in the journal')
    assert n_tags(own) == 1
    steps.done('a protected file is left as it is, and the window says so')
    own.chmod(0o644)
    program.click(program.find('button', 'Retry'))
    status(program, 'All changes saved')
    program.wait(lambda: n_tags(own) == 2, 'two annotations on disk')
    program.wait(lambda: not list(program.nodes('button', 'Retry')), 'the banner to be gone')
    steps.done('Retry saves it, and the banner goes')


def take_away(program, project, away, steps):
    project.rename(away)
    tag(program)
    says(program, 'no longer there.*Your last change is only in this window')
    status(program, 'Not saved')
    tag(program)
    says(program, 'Your last 2 changes are only in this window')
    program.picture('banner')
    assert not project.exists()
    steps.done('what is done while the folder is gone stays, and is told')


def save_elsewhere(program, place, steps):
    """The chooser begins at home."""
    program.click(program.find('button', re.compile('^Save Elsewhere')))
    here = program.find('button', 'Save Here')
    program.wait(lambda: has(here, State.SENSITIVE), 'the home folder in the chooser')
    xdotool('key', 'alt+s')
    program.wait(lambda: (place / OWN).exists(), f'{OWN} in {place}')
    says(program, 'A copy with all of your changes is in')
    assert n_tags(place / OWN) == 4
    assert list((place / '.gloss' / 'texts').iterdir())
    steps.done('everything is saved elsewhere, and the window says where')


def keep_open(program, steps):
    tag(program)
    says(program, 'only in this window')
    xdotool('key', 'ctrl+w')
    says(program, 'If you go on, .* lost')
    program.picture('question')
    xdotool('key', 'Escape')
    program.wait(lambda: not list(program.nodes(name='Discard Changes')), 'the question to be gone')
    assert program.process.poll() is None
    steps.done('closing asks, and Escape keeps the window')


def come_back(program, project, away, steps):
    away.rename(project)
    status(program, 'All changes saved')
    program.wait(lambda: not list(program.nodes('button', 'Retry')), 'the banner to be gone')
    assert n_tags(project / OWN) == 5
    steps.done('the folder is back, and everything is saved by itself')
    xdotool('key', 'ctrl+w')
    assert program.ends() == 0
    steps.done('the window closes without a question')


def story(steps):
    prefer(**{'reviewer-id': "'nele'", 'reviewer-name': "'Nele Brandt'"})
    with tempfile.TemporaryDirectory(prefix='gloss-e2e.') as folder:
        project = pathlib.Path(shutil.copytree(SAMPLE, pathlib.Path(folder, 'project')))
        away, place = pathlib.Path(folder, 'away'), pathlib.Path(folder, 'place')
        place.mkdir()
        with Program(GLOSS, project / ARTICLE, HOME=str(place)) as program:
            program.appears()
            says(program, 'sentences decided')
            protect(program, project / OWN, steps)
            take_away(program, project, away, steps)
            save_elsewhere(program, place, steps)
            keep_open(program, steps)
            come_back(program, project, away, steps)
        left = [path.name for path in project.rglob('.gloss-*')]
        assert not left, left
        steps.done('nothing is left behind')


Steps().run(story)
