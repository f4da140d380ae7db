# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person at the desktop does: starts the program, sees what is there (AT-SPI), points and presses keys (xdotool).

Nothing here sleeps for a while and hopes: every step waits until what it wants is so, and says what it waited for."""
import os
import pathlib
import re
import subprocess
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

State = Atspi.StateType
# Bars and shadows at the top and bottom of the window, where a thing is not to be clicked.
EDGE = 60
PATIENCE = float(os.environ.get('GLOSS_E2E_PATIENCE', '15'))


class Stuck(Exception):
    """What was waited for did not come."""


def wait(condition, what, patience=PATIENCE):
    """Returns the first true value of the condition; an object that goes away while it is looked at counts as false."""
    end = time.monotonic() + patience
    while True:
        try:
            value = condition()
        except GLib.GError:
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise Stuck(f'waited for {what}')
        time.sleep(0.01)


def xdotool(*arguments):
    subprocess.run(['xdotool', *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def walk(node):
    """The node and everything below it that can be seen."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def has(node, state):
    return node.get_state_set().contains(state)


def prefer(**settings):
    """Sets preferences as GSettings keeps them in a file; they are for the programs that are started from now on."""
    folder = pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    folder.mkdir(parents=True, exist_ok=True)
    lines = ['[io/github/glossapp/Gloss]'] + [f'{key}={value}' for key, value in settings.items()]
    (folder / 'keyfile').write_text('\n'.join(lines) + '\n', encoding='utf-8')
    os.environ['GSETTINGS_BACKEND'] = 'keyfile'


class Program:
    """A running Gloss. Use it in a with statement: it is ended whatever happens."""

    def __init__(self, *command, **environment):
        self.log = open(pathlib.Path(os.environ['XDG_CACHE_HOME'], 'gloss-e2e.log'), 'w+', encoding='utf-8')
        self.process = subprocess.Popen(list(map(str, command)), stderr=self.log, env=dict(os.environ, **environment))
        self.top = None
        self.frame = None
        # A pattern of what it may say.
        self.expected = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.picture('failed')
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        complaints = self._complaints()
        if kind is None and complaints:
            raise Stuck('\n'.join(['the program complained:', *complaints]))
        for line in complaints:
            print('# program:', line)

    def _complaints(self):
        """What it wrote to the standard error output; nothing is to be there. Of many lines, the first ones."""
        self.log.seek(0)
        lines = [line for line in self.log.read().splitlines() if line.strip() and not (self.expected and self.expected.search(line))]
        return lines[:20] + ([f'... {len(lines)} lines'] if len(lines) > 20 else [])

    def picture(self, name):
        folder = os.environ.get('GLOSS_E2E_PICTURES')
        if folder:
            os.makedirs(folder, exist_ok=True)
            path = f'{folder}/{pathlib.Path(sys.argv[0]).stem}-{name}.png'
            subprocess.run(['import', '-window', 'root', path], check=False)
            print(f'# picture: {path}')

    def wait(self, condition, what, patience=PATIENCE):
        """As wait (), but gives up at once when the program has ended."""
        def alive():
            if self.process.poll() is not None:
                raise Stuck(f'the program ended with {self.process.returncode} before {what}')
            return condition()
        return wait(alive, what, patience)

    def _on_the_bus(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            top = desktop.get_child_at_index(index)
            if top is not None and self._is_own(top) and top.get_child_count() > 0:
                return top
        return None

    def _is_own(self, top):
        return top.get_process_id() == self.process.pid

    def _windows(self):
        return output('xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)).split()

    def appears(self):
        """Waits until the window is there and has the keyboard."""
        self.top = self.wait(self._on_the_bus, 'the program on the accessibility bus')
        self.frame = self.wait(lambda: self.top.get_child_at_index(0), 'the window')
        self.wait(lambda: has(self.frame, State.ACTIVE), 'the window to be active')
        return self

    def nodes(self, role=None, name=None, below=None, shown=True):
        """What is there of a role and name (a string, or a pattern as from re.compile)."""
        for node in walk(below or self.top):
            if role is not None and node.get_role_name() != role:
                continue
            said = node.get_name() or ''
            if name is not None and not (name.search(said) if isinstance(name, re.Pattern) else said == name):
                continue
            if not shown or has(node, State.SHOWING):
                yield node

    def find(self, role=None, name=None, below=None, patience=PATIENCE, shown=True):
        wanted = f'{role or "something"} {getattr(name, "pattern", name)!r}'
        return self.wait(lambda: next(self.nodes(role, name, below, shown), None), wanted, patience)

    def origin(self):
        """Where the window's own coordinates begin on the screen: inside of the shadow that is part of the X window."""
        extents = self.size()
        for window in reversed(self._windows()):
            place = dict(re.findall(r'(\w+)=(-?\d+)', output('xdotool', 'getwindowgeometry', '--shell', window)))
            shadow = re.search(r'= (\d+), (\d+), (\d+), (\d+)', output('xprop', '-id', window, '_GTK_FRAME_EXTENTS'))
            left, right, top, _ = map(int, shadow.groups()) if shadow else (0, 0, 0, 0)
            if place and int(place['WIDTH']) - left - right == extents.width:
                return int(place['X']) + left, int(place['Y']) + top
        return None

    def size(self):
        """The window without its shadow."""
        return self.frame.get_component_iface().get_extents(Atspi.CoordType.WINDOW)

    def middle_of(self, node):
        left, top = self.wait(self.origin, 'the window on the screen')
        box = self.wait(lambda: self._box(node), f'the place of {node.get_name()!r}')
        return left + box.x + box.width // 2, top + box.y + box.height // 2

    @staticmethod
    def _box(node):
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return box if box.width > 0 and box.height > 0 else None

    def click(self, node):
        xdotool('mousemove', *self.middle_of(node), 'click', 1)

    def article(self, beginning):
        """Waits for an article that holds these words, and returns its text."""
        def look():
            for node in self.nodes('text'):
                text = Text(self, node)
                if beginning in text.whole:
                    return text
            return None
        return self.wait(look, f'the article with {beginning!r}')

    def words_in(self, node):
        return Text(self, node).whole

    def type_path(self, path):
        """Types into the chooser that is being opened, which offers the name of the path."""
        def offered():
            return next((node for node in self.nodes('text') if has(node, State.FOCUSED) and has(node, State.EDITABLE)
                         and self.words_in(node) == path.name), None)
        entry = self.wait(offered, f'an entry with {path.name}')
        xdotool('key', 'ctrl+a')
        xdotool('type', '--delay', 30, path)
        self.wait(lambda: self.words_in(entry) == str(path), f'{path} typed, it is {self.words_in(entry)!r}')
        xdotool('key', 'Return')

    def reveal(self, node):
        """Turns the wheel over the form until the node is within the window."""
        self.turn_wheel_until(lambda: self._box(node), f'{node.get_name()!r} to be in sight')

    def turn_wheel_until(self, find_box, what):
        """Turns the wheel above or below a box until it stands clear of the window's edges."""
        def look():
            box, frame = find_box(), self.size()
            if not box:
                return False
            if EDGE <= box.y and box.y + box.height <= frame.height - EDGE:
                return True
            left, top = self.origin()
            xdotool('mousemove', left + box.x + box.width // 2, top + frame.height // 2, 'click', 5 if box.y > EDGE else 4)
            return False
        self.wait(look, what)

    def ends(self):
        """Waits for the program to end by itself and returns its status."""
        return wait(lambda: [self.process.poll()] if self.process.poll() is not None else None, 'the program to end')[0]


class Text:
    """The article in the window, as assistive technology sees it."""

    def __init__(self, program, node):
        self.program = program
        self.node = node

    @property
    def whole(self):
        return Atspi.Text.get_text(self.node, 0, Atspi.Text.get_character_count(self.node))

    @property
    def caret(self):
        return Atspi.Text.get_caret_offset(self.node)

    @property
    def selection(self):
        """The selected stretch, start and end; None without one."""
        if Atspi.Text.get_n_selections(self.node) == 0:
            return None
        found = Atspi.Text.get_selection(self.node, 0)
        return (found.start_offset, found.end_offset) if found.end_offset > found.start_offset else None

    def range_of(self, phrase):
        """Where a phrase is that stands there once."""
        whole = self.whole
        assert whole.count(phrase) == 1, f'{phrase!r} stands there {whole.count(phrase)} times'
        return whole.index(phrase), whole.index(phrase) + len(phrase)

    def _box(self, offset):
        box = Atspi.Text.get_character_extents(self.node, offset, Atspi.CoordType.WINDOW)
        return box if box.height > 0 else None

    def show(self, offset):
        """Turns the wheel over the article until a character is in sight."""
        self.program.turn_wheel_until(lambda: self._box(offset), f'character {offset} in sight')

    def point(self, offset):
        """A point on the screen: the middle of the left edge of a character."""
        left, top = self.program.wait(self.program.origin, 'the window on the screen')
        box = self.program.wait(lambda: self._box(offset), f'character {offset}')
        return left + box.x, top + box.y + box.height // 2

    def drag(self, start, end):
        """Drags over a stretch, as a hand does: with points between."""
        self.show(start)
        self.show(end)
        (x0, y0), (x1, y1) = self.point(start), self.point(end)
        xdotool('mousemove', x0, y0, 'mousedown', 1)
        for step in range(1, 13):
            xdotool('mousemove', x0 + (x1 - x0) * step // 12, y0 + (y1 - y0) * step // 12)
        xdotool('mouseup', 1)
        self.program.wait(lambda: self.selection == (start, end), f'the selection {start}-{end}, it is {self.selection}')

    def click(self, offset):
        self.show(offset)
        xdotool('mousemove', *self.point(offset), 'click', 1)


class Steps:
    """TAP: one case a step; after one that fails the rest cannot be tried."""

    def __init__(self):
        self.count = 0

    def done(self, what):
        self.count += 1
        print(f'ok {self.count} {what}', flush=True)

    def run(self, story):
        try:
            story(self)
        except (Stuck, AssertionError, subprocess.CalledProcessError, GLib.GError) as trouble:
            self.count += 1
            print(f'not ok {self.count} after this:')
            for line in str(trouble).splitlines():
                print('#', line)
            print(f'1..{self.count}')
            sys.exit(1)
        print(f'1..{self.count}')
