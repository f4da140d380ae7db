#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-languages.py GLOSS: the window in every language that there is a translation to: its words, and the file that comes of it, which has
no language."""
import os
import pathlib
import re
import shutil
import sys

from language import LOCALES, from_environment
from person import Program, Steps, prefer, xdotool
import sidecar

GLOSS = sys.argv[1]
SAMPLE = pathlib.Path(os.environ['XDG_DATA_HOME'], 'gloss', 'sample')
SIDECAR = SAMPLE / 'skerrin-line.txt.mira.gloss.json'
CLAIM = 'take its coastal railway out of the reach of the sea and to lay it again two kilometres inland'

# What must stand there in German, whatever the catalogue says: of a template, of the code, of the core, of the codebook and of the toolkit.
GERMAN = {
    'Try the _Sample': 'Beispiel ausprobieren', 'Main Menu': 'Hauptmenü', 'Lead': 'Vorspann',
    'Claim': 'Behauptung', 'Check-worthiness': 'Prüfwürdigkeit', 'Articles': 'Artikel',
}


def is_answered():
    found = sidecar.read(SIDECAR)
    return found is not None and found['items'][0].get('gloss:attributes') == {'checkworthiness': 'CFS'}


def work(program, language, steps):
    """Opens the sample, tags, looks at the words on the way."""
    say = language.say
    program.appears()
    program.click(program.find(name=re.compile(f"^{re.escape(say('Try the _Sample'))}$")))
    text = program.article('The island council of Skerrin')
    for message, context in (('Articles', 'sidebar'), ('Outline', 'sidebar'), ('Main Menu', None)):
        program.find(name=say(message, context))
    program.find(name=re.compile(f"^{re.escape(say('Lead', 'outline'))}"))
    text.drag(*text.range_of(CLAIM))
    bar = program.find('tool bar', say('Tags for the selection'))
    program.click(program.find('button', say('Claim', 'codebook'), below=bar))
    program.find(name=re.compile(f"^{re.escape(say('Check-worthiness', 'codebook'))}"))
    program.click(program.find(name='CFS'))
    program.wait(is_answered, 'the attribute on disk')
    xdotool('key', 'ctrl+w')
    assert program.ends() == 0
    steps.done(f"{language.locale or 'English'}: its words are there, and a tag")


def run(steps):
    written = {}
    for name in [None, *LOCALES]:
        language = from_environment(LOCALES.get(name))
        if name == 'de':
            said = {message: language.say(message, context) for message, context in
                    (('Try the _Sample', None), ('Main Menu', None), ('Lead', 'outline'), ('Claim', 'codebook'),
                     ('Check-worthiness', 'codebook'), ('Articles', 'sidebar'))}
            assert said == GERMAN, said
        # As on the first day: the last project would be opened again.
        shutil.rmtree(SAMPLE, ignore_errors=True)
        prefer(**{'reviewer-id': "'mira'", 'reviewer-name': "'Mira Sol'"})
        with Program(GLOSS, **language.environment) as program:
            work(program, language, steps)
        written[name] = sidecar.comparable(sidecar.read(SIDECAR))
    assert set(written.values()) == {written[None]}, 'the files differ'
    steps.done('the file is the same in every language')


Steps().run(run)
