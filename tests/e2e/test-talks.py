#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-talks.py GLOSS GLOSS_CLI WRITER: a real article from a file: a claim, a key point and an answer tagged, found beside it as JSON that
the command line and the W3C's own assertions accept, and found again."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from person import Program, Steps, prefer, xdotool
import sidecar

GLOSS, CLI, WRITER, EXPORTER = sys.argv[1:5]
SOURCE = pathlib.Path(os.environ.get('GLOSS_SHARED', ''), 'data', 'articles', 'summit-talks.txt')
CHECK = pathlib.Path(__file__).resolve().parent.parent / 'core' / 'check-wadm.py'
CLAIM = 'lasting over four hours'
POINT = 'European Union involvement is deemed essential for any successful peace negotiations.'
ANSWER = 'The primary focus was to improve diplomatic ties and discuss strategies for negotiating peace in the ongoing Ukraine conflict.'
WANTED = [('claim', CLAIM), ('key_point', POINT), ('faq_answer', ANSWER)]


def press_unit_button(program, outline, button):
    program.click(program.find(name=re.compile(outline)))
    program.click(program.find('button', re.compile(button)))


def annotate(article, steps):
    with Program(GLOSS, article) as program:
        program.appears()
        text = program.article('The recent high-stakes discussions')
        steps.done('the article opens by its path')
        text.drag(*text.range_of(CLAIM))
        xdotool('key', '1')
        program.click(program.find(name='CFS'))
        press_unit_button(program, '^Key [Pp]oints', '^Tag as Key point: European Union involvement')
        press_unit_button(program, '^Frequently Asked Questions', '^Tag as (FAQ )?[Aa]nswer: The primary focus')
        xdotool('key', 'ctrl+w')
        assert program.ends() == 0
    steps.done('a claim, a key point and an answer are tagged; the window closes at once')


def compare(file, steps):
    found = sidecar.read(file)
    assert found is not None, f'{sorted(path.name for path in file.parent.iterdir())} has no {file.name}'
    assert sidecar.tags(found) == WANTED, sidecar.tags(found)
    units = [item['target'].get('gloss:unit') for item in found['items']]
    assert sorted(units) == ['faq-1.a', 'kp-3', 's1.p1'], units
    steps.done('all three stand in the file beside the article')


def validate(file, steps):
    validated = subprocess.run([CLI, 'validate', file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert validated.returncode == 0, validated.stdout
    steps.done('gloss-cli validate finds nothing')
    checked = subprocess.run([sys.executable, CHECK, WRITER, EXPORTER, file], stdout=subprocess.PIPE, text=True)
    assert checked.returncode == 0, checked.stdout
    steps.done('every MUST of the W3C suite holds')


def open_again(article, steps):
    with Program(GLOSS, article) as program:
        program.appears()
        text = program.article('The recent high-stakes discussions')
        for phrase in (CLAIM, POINT, ANSWER):
            start, end = text.range_of(phrase)
            text.click((start + end) // 2)
            program.find('label', re.compile('^“' + re.escape(phrase)))
    steps.done('opened again, they are all there')


def story(steps):
    prefer(**{'reviewer-id': "'mira'"})
    with tempfile.TemporaryDirectory(prefix='gloss-e2e.') as folder:
        article = pathlib.Path(shutil.copy(SOURCE, folder))
        file = article.with_name('summit-talks.txt.mira.gloss.json')
        annotate(article, steps)
        compare(file, steps)
        validate(file, steps)
        open_again(article, steps)


if SOURCE.exists():
    Steps().run(story)
else:
    print('1..0 # SKIP GLOSS_SHARED names no folder with the article')
