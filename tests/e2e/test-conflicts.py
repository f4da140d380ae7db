#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-conflicts.py GLOSS: what another program changes in a sidecar while the window has it open, and what a person does about it by keys."""
import json
import pathlib
import shutil
import sys
import tempfile

from person import Program, State, Steps, has, prefer, xdotool

GLOSS = sys.argv[1]
ARTICLE = 'The bridge over the Skerrin was closed on Monday.\n\nEngineers had found a crack in its third pier. Nobody was hurt.\n'


def item(number, start, exact, note):
    return {'id': f'urn:uuid:0000000{number}-0000-4000-8000-000000000000', 'type': 'Annotation', 'motivation': 'classifying',
            'created': '2026-11-22T09:00:00Z', 'modified': '2026-11-22T09:00:00Z',
            'body': [{'type': 'TextualBody', 'purpose': 'classifying', 'value': 'claim'},
                     {'type': 'TextualBody', 'purpose': 'commenting', 'value': note, 'format': 'text/plain'}],
            'target': {'type': 'SpecificResource', 'source': 'bridge.txt',
                       'selector': [{'type': 'TextQuoteSelector', 'exact': exact},
                                    {'type': 'TextPositionSelector', 'start': start, 'end': start + len(exact)}]}}


def with_conflict(one, other, time='2026-11-22T10:30:00Z'):
    return {**one, 'gloss:conflicts': [{'field': 'note', 'base': 'Which?', 'other': other, 'modified': time}]}


def page(*items):
    return {'@context': ['http://www.w3.org/ns/anno.jsonld', {'gloss': 'https://glossapp.github.io/ns/1#'}], 'id': 'urn:uuid:11111111-0000-4000-8000-000000000000',
            'type': 'AnnotationPage', 'gloss:format': '1.0', 'gloss:source': {'path': 'bridge.txt'},
            'gloss:reviewer': {'id': 'maria'}, 'items': list(items)}


def write(path, value):
    """As careful programs do: whole, under the final name."""
    beside = path.with_name('.beside')
    beside.write_text(json.dumps(value, indent=2) + '\n', encoding='utf-8')
    beside.rename(path)


def notes(path):
    try:
        items = json.loads(path.read_text(encoding='utf-8'))['items']
    except (OSError, ValueError):
        return None
    return [(next(body['value'] for body in one['body'] if body['purpose'] == 'commenting'), 'gloss:conflicts' in one) for one in items]


FIRST = item(1, 4, 'bridge', 'Which?')
SECOND = item(2, 51, 'Engineers', 'Which?')
MINE, THEIRS = 'The old stone bridge over the river.', 'The new stone bridge beyond the river.'


def story(steps):
    folder = pathlib.Path(tempfile.mkdtemp(prefix='gloss-conflicts-'))
    sidecar = folder / 'bridge.txt.maria.gloss.json'
    (folder / 'gloss.json').write_text('{"format": "1.0", "reviewers": [{"id": "maria"}]}')
    (folder / 'bridge.txt').write_text(ARTICLE)
    write(sidecar, page(FIRST, SECOND))
    try:
        prefer(**{'reviewer-id': "'maria'"})
        with Program(GLOSS, folder / 'bridge.txt') as program:
            program.appears()
            program.article('The bridge over')
            steps.done('the article is open')

            first, second = json.loads(json.dumps(FIRST)), json.loads(json.dumps(SECOND))
            first['body'][1]['value'] = MINE
            second['body'][1]['value'] = MINE
            write(sidecar, page(with_conflict(first, THEIRS), with_conflict(second, THEIRS)))
            program.find(name='2 things were changed here and elsewhere. Both versions are kept.')
            compare = program.find('button', 'Compare')
            program.picture('conflicts-banner')
            steps.done('the window says that versions differ')

            program.click(compare)
            program.find(name='Changed in Two Places')
            program.wait(lambda: any(has(node, State.FOCUSED) for node in program.nodes('list item')), 'the focus in the first conflict')
            program.picture('conflicts-dialog')
            xdotool('key', '2')
            program.wait(lambda: notes(sidecar) == [(THEIRS, False), (MINE, True)], 'theirs in the file')
            steps.done('a digit chooses theirs')

            xdotool('key', 'Escape')
            program.find('button', 'Compare')
            assert notes(sidecar) == [(THEIRS, False), (MINE, True)], notes(sidecar)
            steps.done('what is left for later stays in both versions')

            xdotool('key', 'ctrl+z')
            program.wait(lambda: notes(sidecar) == [(MINE, True), (MINE, True)], 'the decision undone')
            steps.done('a decision is undone')

            program.click(program.find('button', 'Compare'))
            program.find(name='Changed in Two Places')
            program.wait(lambda: any(has(node, State.FOCUSED) for node in program.nodes('list item')), 'the focus in the first conflict')
            xdotool('key', 'Return')
            program.wait(lambda: notes(sidecar) == [(MINE, False), (MINE, True)], 'mine in the file')
            steps.done('Return chooses what has the focus')

            xdotool('key', 'alt+t')
            program.wait(lambda: notes(sidecar) == [(MINE, False), (THEIRS, False)], 'all of theirs in the file')
            program.picture('conflicts-decided')
            xdotool('key', 'ctrl+z')
            program.wait(lambda: notes(sidecar) == [(MINE, False), (MINE, True)], 'the last decision undone')
            steps.done('all at once, and back')
    finally:
        shutil.rmtree(folder, ignore_errors=True)


Steps().run(story)
