# SPDX-License-Identifier: GPL-3.0-or-later
"""Gloss as it is installed from its bundle: run inside of the sandbox, as a person sees it, with the portals that stand outside."""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'e2e'))
from person import Atspi, Program, State, Stuck, has, output, wait, walk, xdotool  # noqa: E402

ID = 'io.github.glossapp.Gloss'
DEVELOPMENT = ID + '.Devel'
PORTAL = 'xdg-desktop-portal-gtk'
OUTPUT = pathlib.Path(os.environ['GLOSS_E2E_PICTURES'])
BUNDLE = OUTPUT / f'{ID}.flatpak'


def installed(app_id):
    """Where the files of an installed program are, seen from outside."""
    return pathlib.Path(output('flatpak', '--user', 'info', '--show-location', app_id).strip(), 'files')


def own_folder(app_id):
    """Where a program in its sandbox keeps what is its own, seen from outside."""
    return pathlib.Path.home() / '.var' / 'app' / app_id


def inside(app_id, *command):
    """Runs a command in the sandbox of a program."""
    return subprocess.run(['flatpak', 'run', '--user', f'--command={command[0]}', app_id, *map(str, command[1:])],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def be_still(app_id):
    """Pictures without a blinking caret, and nothing that moves while it is looked for."""
    folder = own_folder(app_id) / 'config' / 'gtk-4.0'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'settings.ini').write_text('[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n', encoding='utf-8')


def make_locale(app_id, language):
    """A runtime has the locales of the person's languages, the stand-in none: one is made where the program sees it."""
    definitions = sorted(pathlib.Path('/usr/share/i18n/locales').glob(f'{language}_??'), key=lambda path: path.name.lower() != f'{language}_{language}')
    name = f'{definitions[0].name}.UTF-8'
    folder = own_folder(app_id) / 'locales'
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(['localedef', '-i', definitions[0].name, '-f', 'UTF-8', folder / name], check=True)
    return [f'--env=LOCPATH={folder}', f'--env=LC_ALL={name}', f'--env=LANGUAGE={language}']


def prefer_portal(name='gtk'):
    folder = pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'xdg-desktop-portal')
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'portals.conf').write_text(f'[preferred]\ndefault={name}\n', encoding='utf-8')


class Sandboxed(Program):
    """Its process has another number outside than inside, so it is told by its name."""

    def __init__(self, app_id, *arguments, options=(), **environment):
        self.app_id = app_id
        be_still(app_id)
        super().__init__('flatpak', 'run', '--user', *options, app_id, *arguments, **environment)

    def __exit__(self, kind, value, trace):
        super().__exit__(kind, value, trace)
        subprocess.run(['flatpak', 'kill', self.app_id], stderr=subprocess.DEVNULL)

    def _is_own(self, top):
        return top.get_name() in ('gloss', self.app_id)

    def _windows(self):
        return output('xdotool', 'search', '--onlyvisible', '--class', '^gloss$').split()

    def chooser(self):
        """Waits for the portal's dialog, which is a window of another program. Where the window manager leaves the keyboard with Gloss,
        it is given by a click on the dialog's title."""
        dialog = self.wait(self._find_chooser, "the portal's dialog")
        self.wait(lambda: has(dialog, State.ACTIVE) or self._then(lambda: has(dialog, State.ACTIVE), self._click_title, dialog.get_name()),
                  "the portal's dialog to have the keyboard")
        return dialog

    @staticmethod
    def _find_chooser():
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        tops = [desktop.get_child_at_index(index) for index in range(desktop.get_child_count())]
        return next((node for top in tops if top is not None and top.get_name() == PORTAL for node in walk(top)
                     if node.get_role_name() == 'file chooser' and has(node, State.SHOWING)), None)

    def choose(self, path, picture):
        """Types a path into the portal's dialog, as it is done by hand."""
        chooser = self.chooser()
        xdotool('key', 'slash')
        entry = self.wait(lambda: next((node for node in walk(chooser) if node.get_role_name() == 'text' and has(node, State.FOCUSED)), None),
                          'the place for a path')
        xdotool('key', 'ctrl+a')
        xdotool('type', '--delay', 5, path)
        self.wait(lambda: Atspi.Text.get_text(entry, 0, -1).rstrip('/') == str(path), f'{path} in the dialog')
        self.picture(picture)
        # The first one may only take what the dialog proposed for the rest of the path.
        self.wait(lambda: self._then(lambda: self._find_chooser() is None, xdotool, 'key', 'Return'), 'the dialog to go')
        self.is_back()

    @staticmethod
    def _then(condition, do, *arguments):
        """Does something and gives it a second to come true."""
        do(*arguments)
        try:
            return wait(condition, 'it', patience=1)
        except Stuck:
            return False

    @staticmethod
    def _click_title(name):
        for window in output('xdotool', 'search', '--onlyvisible', '--name', f'^{re.escape(name)}$').split():
            xdotool('mousemove', '--window', window, 300, 18, 'click', 1)

    def is_back(self):
        """Waits for the window to have the keyboard again."""
        self.wait(lambda: has(self.frame, State.ACTIVE), 'the window to be back')
