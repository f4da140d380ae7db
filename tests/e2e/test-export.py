#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-export.py GLOSS: the sample exported by keys alone: its article as a table, the whole project as JSON Lines without one tag;
both read from the disk, and nothing else is there."""
import csv
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile

from person import Program, State, Steps, Stuck, has, prefer, xdotool

GLOSS = sys.argv[1]
SAMPLE = pathlib.Path(os.environ['GLOSS_SAMPLE_DIR'])
ARTICLE = 'skerrin-line.txt'
MARKED = 'the line had been closed for 214 days since 2014'
REVIEWERS = ('edda', 'tomas')


def annotations():
    """Those of the sample, read without Gloss: (reviewer, tag)."""
    found = []
    for reviewer in REVIEWERS:
        page = json.loads((SAMPLE / f'{ARTICLE}.{reviewer}.gloss.json').read_text(encoding='utf-8'))
        for item in page['items']:
            if item['motivation'] != 'linking':
                bodies = item['body'] if isinstance(item['body'], list) else [item['body']]
                found.append((reviewer, next(body['value'] for body in bodies if body['purpose'] == 'classifying')))
    return found


def open_dialog(program):
    """Returns when it has said what will be left out."""
    xdotool('key', 'ctrl+shift+e')
    button = program.find('button', 'Export…')
    program.wait(lambda: has(button, State.SENSITIVE), 'the survey')


def focused(program):
    """The names of what has the focus; a dialog and the list in it may have it together with a row."""
    return [node.get_name() or '' for node in program.nodes() if has(node, State.FOCUSED)]


def tab_to(program, name):
    """Goes on with the Tab key, a step at a time, until something has the focus."""
    for _ in range(30):
        before = focused(program)
        if any(name.search(said) for said in before):
            return
        xdotool('key', 'Tab')
        program.wait(lambda: focused(program) not in ([], before), f'the focus to go on from {before}')
    raise Stuck(f'the Tab key does not lead to {name.pattern}')


def export_article(program, place, steps):
    path = place / 'skerrin-line.csv'
    open_dialog(program)
    program.find(name=re.compile('The text of 1 article is left out'))
    steps.done('the dialog says what a table leaves out')
    xdotool('key', 'alt+e')
    program.type_path(path)
    program.wait(path.exists, f'{path} on disk')
    program.find(name=re.compile(f'^Exported {len(annotations())} annotations of 1 article'))
    with path.open(encoding='utf-8-sig', newline='') as file:
        rows = list(csv.DictReader(file))
    found = sorted((row['reviewer'], row['tag']) for row in rows)
    assert found == sorted(annotations()), found
    assert any(row['quote'] == MARKED for row in rows), [row['quote'] for row in rows]
    steps.done('the table has a row for each annotation')


def export_project(program, place, steps):
    path = place / 'Sample- The Skerrin Line.jsonl'
    wanted = [pair for pair in annotations() if pair[1] != 'claim']
    open_dialog(program)
    xdotool('key', 'alt+p')
    program.find(name=re.compile('of 4 articles are exported'))
    xdotool('key', 'alt+t')
    tab_to(program, re.compile('^Claim$'))
    xdotool('key', 'space')
    program.find(name=re.compile(f'^{len(wanted)} annotations of 4 articles'))
    steps.done('the project and its tags are chosen by key')
    tab_to(program, re.compile('^Format: CSV'))
    xdotool('key', 'Return')
    tab_to(program, re.compile('^Gloss JSONL'))
    xdotool('key', 'Return')
    program.find(name='Nothing is left out')
    steps.done('the format is chosen by key')
    xdotool('key', 'alt+e')
    program.type_path(path)
    program.wait(path.exists, f'{path} on disk')
    lines = [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines()]
    assert len(lines) == 4, len(lines)
    found = sorted((made['reviewer'], made['tag']) for line in lines for made in line['annotations'])
    assert found == sorted(wanted), found
    steps.done('JSON Lines has a line for each article')


def story(steps):
    prefer(**{'reviewer-id': "'mira'", 'reviewer-name': "'Mira Sol'"})
    with tempfile.TemporaryDirectory(prefix='gloss-e2e.') as folder:
        project = pathlib.Path(shutil.copytree(SAMPLE, pathlib.Path(folder, 'project')))
        place = pathlib.Path(folder, 'exports')
        place.mkdir()
        before = sorted(path.name for path in project.iterdir())
        with Program(GLOSS, project / ARTICLE) as program:
            program.appears()
            program.article('The island council of Skerrin')
            export_article(program, place, steps)
            export_project(program, place, steps)
            xdotool('key', 'ctrl+w')
            assert program.ends() == 0
        assert sorted(path.name for path in place.iterdir()) == ['Sample- The Skerrin Line.jsonl', 'skerrin-line.csv'], list(place.iterdir())
        assert sorted(path.name for path in project.iterdir()) == before, list(project.iterdir())
        steps.done('nothing else was written')


Steps().run(story)
