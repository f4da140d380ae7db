#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-keys.py GLOSS: the sample by the keyboard alone: going about by number, by Tab and to what is undecided; nothing here; links from a
key point to a claim; all of it undone and done again, also after the program was ended and the article left."""
import os
import pathlib
import re
import sys

from person import Program, State, Steps, has, prefer, xdotool
import sidecar

GLOSS = sys.argv[1]
SAMPLE = pathlib.Path(os.environ['XDG_DATA_HOME'], 'gloss', 'sample')
ARTICLE = SAMPLE / 'skerrin-line.txt'
SIDECAR = SAMPLE / 'skerrin-line.txt.mira.gloss.json'
BEGINNING = 'The island council of Skerrin'

HEADING = 'Objections From the Quay'
CLAIM = 'The strongest resistance comes from the harbour.'
POINT = 'Fish buyers fear that longer journeys will lower the price of their catch.'
NOTHING = 'Maren Oake, who speaks for the fish buyers'


def keys(*names):
    xdotool('key', '--delay', 30, *names)


def on_disk(program, look, what):
    def check():
        found = sidecar.read(SIDECAR)
        return found if found is not None and look(found) else None
    return program.wait(check, f'{what} on disk')


def links(found):
    return [item for item in found['items'] if item.get('motivation') == 'linking']


def stands_at(program, text, offset, what):
    program.wait(lambda: text.caret == offset, f'the reading cursor at {what} ({offset}), it is at {text.caret}')


def go_about(program, text, steps):
    keys('g', '4')
    section = text.whole.rindex(HEADING)
    stands_at(program, text, section, 'section 4')
    steps.done('G and a number go to a section')
    keys('ctrl+g')
    program.find('dialog', 'Go To')
    xdotool('type', '--delay', 40, 'catch')
    keys('Return')
    stands_at(program, text, text.range_of(POINT)[0], 'key point 4')
    keys('g', 'k', '1')
    program.wait(lambda: text.caret < text.range_of(POINT)[0], 'another key point')
    steps.done('Ctrl+G goes by words, G and k to a key point')
    keys('g', '4')
    stands_at(program, text, section, 'section 4')
    return section


def tag(program, text, steps):
    keys('Down')
    stands_at(program, text, text.range_of(CLAIM)[0], 'the claim')
    keys('1')
    on_disk(program, lambda found: sidecar.tags(found) == [('claim', CLAIM)], 'the claim')
    keys('Down', 'x')
    start = text.range_of(NOTHING)[0]
    covered = on_disk(program, lambda found: found.get('gloss:coverage'), 'coverage')['gloss:coverage']
    assert [entry[0] for entry in covered] == [start] and covered[0][2] == 'nothing', covered
    program.find('label', re.compile('^2 of 59 sentences decided'))
    steps.done('X says that there is nothing')
    keys('Up', 'u')
    program.wait(lambda: text.caret > start, 'the next undecided sentence')
    assert text.caret > covered[0][1], text.caret
    steps.done('U goes past what is decided')


def walk(program, text, steps):
    """Tab goes by annotations, those of the others too."""
    keys('g', '4')
    stands_at(program, text, text.whole.rindex(HEADING), 'section 4')
    keys('Tab')
    program.wait(lambda: text.caret >= text.range_of(CLAIM)[0], 'an annotation')
    before = text.caret
    keys('Tab')
    program.wait(lambda: text.caret > before, 'the next annotation')
    keys('shift+Tab')
    stands_at(program, text, before, 'the annotation before')
    assert has(text.node, State.FOCUSED)
    steps.done('Tab goes by annotations')


def link(program, text, steps):
    keys('g', 'k', '4')
    stands_at(program, text, text.range_of(POINT)[0], 'key point 4')
    keys('7')
    on_disk(program, lambda found: ('key_point', POINT) in sidecar.tags(found), 'the key point')
    keys('l')
    program.find('label', re.compile('^Link from Key point'))
    keys('s', 'g', '4')
    stands_at(program, text, text.whole.rindex(HEADING), 'section 4')
    keys('Return')
    assert not links(sidecar.read(SIDECAR))
    keys('Down')
    program.find('label', re.compile('^supported by Claim'))
    keys('Return')
    made = links(on_disk(program, links, 'the link'))
    assert [item['gloss:relation'] for item in made] == ['supported_by']
    stands_at(program, text, text.range_of(POINT)[0], 'the key point again')
    steps.done('L, a relation, the way there and Enter link a key point to a claim')
    program.find(name=re.compile('→ supported by'))
    steps.done('the form shows the link')


def undo(program, steps):
    keys('ctrl+z')
    on_disk(program, lambda found: not links(found), 'no link')
    keys('ctrl+z', 'ctrl+z')
    on_disk(program, lambda found: not found.get('gloss:coverage') and len(sidecar.tags(found)) == 1, 'the claim alone')
    keys('ctrl+shift+z')
    on_disk(program, lambda found: found.get('gloss:coverage'), 'coverage again')
    steps.done('all of it is undone step by step, and done again')


def type_note(program, text, steps):
    """In a note, undo takes back what was typed first, and then the steps before it."""
    keys('g', '4')
    stands_at(program, text, text.whole.rindex(HEADING), 'section 4')
    keys('Down', 'e')
    note = program.find('text', 'Note')
    program.wait(lambda: has(note, State.SHOWING) and any(has(node, State.FOCUSED) for node in program.nodes()), 'the form')
    keys('alt+n')
    program.wait(lambda: has(note, State.FOCUSED), 'the note')
    xdotool('type', '--delay', 30, 'Strong?')
    program.wait(lambda: program.words_in(note) == 'Strong?', 'the typed note')
    keys('ctrl+z')
    program.wait(lambda: program.words_in(note) == '', 'the typing taken back')
    found = sidecar.read(SIDECAR)
    assert len(sidecar.tags(found)) == 1 and found.get('gloss:coverage'), found
    keys('ctrl+z')
    on_disk(program, lambda found: not found.get('gloss:coverage'), 'the step before it taken back')
    steps.done('in a note, undo takes back the typing first')
    keys('Escape', 'ctrl+shift+z')
    on_disk(program, lambda found: found.get('gloss:coverage'), 'coverage again')


def close(program):
    keys('ctrl+w')
    assert program.ends() == 0


def go_back(program, steps):
    """By the history to when there was one claim, and back again by undo."""
    keys('ctrl+h')
    program.find('dialog', 'History')
    program.find(name=re.compile('^Linked as “supported by”, .*'))
    xdotool('type', '--delay', 40, 'claim')
    program.wait(lambda: not list(program.nodes(name=re.compile('^Linked as'), shown=True)) or None, 'the claim alone')
    keys('Tab', 'Down')
    program.click(program.find('button', re.compile('^Go Back to Here')))
    on_disk(program, lambda found: sidecar.tags(found) == [('claim', CLAIM)] and not found.get('gloss:coverage'), 'the claim alone')
    program.find(name=re.compile('^Everything is as it was'))
    steps.done('the history leads back to a step of an earlier run')
    keys('ctrl+z')
    on_disk(program, lambda found: len(links(found)) == 1 and len(sidecar.tags(found)) == 2, 'the link again')
    steps.done('and undo back to where one was')


def come_back(steps):
    """What was done before the program ended is undone and done again; so it is after another article."""
    with Program(GLOSS, ARTICLE) as program:
        program.appears()
        text = program.article(BEGINNING)
        keys('ctrl+Page_Up')
        program.wait(lambda: not has(text.node, State.SHOWING) or BEGINNING not in text.whole, 'another article')
        keys('ctrl+Page_Down')
        program.article(BEGINNING)
        keys('ctrl+shift+z', 'ctrl+shift+z')
        on_disk(program, lambda found: len(links(found)) == 1 and len(sidecar.tags(found)) == 2, 'the link again')
        steps.done('after a restart and another article, redo goes on')
        go_back(program, steps)
        keys('ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z')
        on_disk(program, lambda found: not found['items'] and not found.get('gloss:coverage'), 'nothing')
        steps.done('and undo goes back to the beginning')
        close(program)


def story(steps):
    prefer(**{'reviewer-id': "'mira'", 'reviewer-name': "'Mira Sol'"})
    with Program(GLOSS, '--sample') as program:
        program.appears()
        text = program.article(BEGINNING)
        go_about(program, text, steps)
        tag(program, text, steps)
        walk(program, text, steps)
        link(program, text, steps)
        undo(program, steps)
        type_note(program, text, steps)
        close(program)
    come_back(steps)


Steps().run(story)
