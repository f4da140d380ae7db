# SPDX-License-Identifier: GPL-3.0-or-later
"""A language other than English: its locale, made where the system has none, and what the program says in it."""
import gettext
import os
import pathlib
import re
import subprocess

# The locale that each translation is tried in.
LOCALES = {'ar': 'ar_EG', 'de': 'de_DE', 'uk': 'uk_UA'}


class Language:
    """What a locale such as de_DE needs and says; without one, English."""

    def __init__(self, locale, catalogues, folder):
        self.locale = locale
        self.environment = self._make(pathlib.Path(folder)) if locale else {}
        self.messages = gettext.NullTranslations()
        catalogue = pathlib.Path(catalogues, (locale or 'en').split('_')[0], 'LC_MESSAGES', 'gloss.mo')
        if catalogue.exists():
            with open(catalogue, 'rb') as file:
                self.messages = gettext.GNUTranslations(file)

    def _make(self, folder):
        """A locale of its own: the root folder has none but C, in which gettext translates nothing."""
        folder.mkdir(parents=True, exist_ok=True)
        name = f'{self.locale}.UTF-8'
        if not (folder / name).exists():
            subprocess.run(['localedef', '-i', self.locale, '-f', 'UTF-8', folder / name], check=False, stderr=subprocess.DEVNULL)
        if not (folder / name).exists():
            raise FileNotFoundError(f'the locale {name} could not be made')
        return {'LOCPATH': str(folder), 'LC_ALL': name, 'LANGUAGE': ''}

    def say(self, message, context=None, *values):
        """A message as it stands on the screen: translated, filled in, without the mark of its mnemonic."""
        said = self.messages.pgettext(context, message) if context else self.messages.gettext(message)
        return re.sub('_(?!_)', '', said) % values if values else re.sub('_(?!_)', '', said)


def from_environment(locale, folder=None):
    """The language in the folders of a test: catalogues of the build, locales in a folder, else in the cache folder."""
    folder = folder or pathlib.Path(os.environ['XDG_CACHE_HOME'], 'locales')
    return Language(locale, os.environ.get('GLOSS_LOCALE_DIR', '/nowhere'), folder)
