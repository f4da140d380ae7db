#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-no-portal.py: on a desktop without portals the window says what to install; what it can do without them it does."""
import re

from sandbox import ID, Sandboxed, own_folder
from person import Steps, xdotool
import sidecar

CLAIM = 'the line had been closed for 214 days since 2014'


def asked_in_vain(program, key, picture=None):
    """Presses a key and reads the message; it goes by Escape, and the program lives on."""
    xdotool('key', key)
    program.find(name='Files Cannot Be Chosen')
    program.find(name=re.compile('Install xdg-desktop-portal and its part for your desktop'))
    if picture:
        program.picture(picture)
    xdotool('key', 'Escape')
    program.wait(lambda: not list(program.nodes(name='Files Cannot Be Chosen')), 'the message to go')


def links(program):
    """The window tells of a link, as it does of files."""
    xdotool('key', 'F10')
    program.click(program.find(name=re.compile('^About Gloss$')))
    program.click(program.find(name='Website'))
    program.find(name='Link Not Opened')


def story(steps):
    with Sandboxed(ID) as program:
        # GTK itself looks for a portal that it could do without.
        program.expected = re.compile('Unable to retrieve the Flatpak portal version')
        program.appears()
        for key, picture in (('ctrl+shift+o', 'message'), ('ctrl+o', None), ('ctrl+o', None)):
            asked_in_vain(program, key, picture)
        steps.done('without the portals it is said what to install, each time')
        program.click(program.find(name=re.compile('^Try the Sample$')))
        text = program.article('The island council')
        text.drag(*text.range_of(CLAIM))
        xdotool('key', '1')
        file = own_folder(ID) / 'data' / 'gloss' / 'sample' / 'skerrin-line.txt.gloss.gloss.json'
        program.wait(lambda: file.exists() and sidecar.tags(sidecar.read(file)) == [('claim', CLAIM)], 'the claim on disk')
        steps.done('the sample can be annotated all the same')
        xdotool('key', 'ctrl+w')
        assert program.ends() == 0


Steps().run(story)
