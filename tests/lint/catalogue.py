# SPDX-License-Identifier: GPL-3.0-or-later
"""Catalogues of messages (PO files and templates) as the checks see them; gettext's own tools do the reading."""
import ast
import re
import subprocess

# As the build asks for them, for the messages that a translator would get now.
EXTRACT = ('xgettext', '--from-code=UTF-8', '--add-comments', '--add-location=file', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
           '--keyword=NC_:1c,2', '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
           '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format', '--flag=g_dngettext:2:pass-c-format',
           '--flag=g_strdup_printf:1:c-format', '--flag=g_string_printf:2:c-format', '--flag=g_string_append_printf:2:c-format',
           '--flag=g_error_new:3:c-format', '--flag=g_set_error:4:c-format')

_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)? ?(".*")$')


class Message:
    """One message: where it is used, and its translations, of which a plural has several."""

    def __init__(self, msgid, context=None, plural=None, translations=('',), fuzzy=False, places=()):
        self.msgid = msgid
        self.context = context
        self.plural = plural
        self.translations = list(translations)
        self.fuzzy = fuzzy
        self.places = list(places)

    @property
    def key(self):
        return self.context, self.msgid, self.plural

    def __str__(self):
        return f"{self.context + ': ' if self.context else ''}{self.msgid!r} ({', '.join(self.places) or 'nowhere'})"


def _message(block):
    fields, field, fuzzy, places = {}, None, False, []
    for line in block.split('\n'):
        if line.startswith('#~'):
            return None
        if line.startswith('#,'):
            fuzzy = fuzzy or 'fuzzy' in line
        elif line.startswith('#:'):
            places += line[2:].split()
        elif match := _LINE.match(line):
            field = match[1] or field
            fields[field] = fields.get(field, '') + ast.literal_eval(match[2])
    if 'msgid' not in fields:
        return None
    translations = [text for name, text in fields.items() if name.startswith('msgstr')]
    return Message(fields['msgid'], fields.get('msgctxt'), fields.get('msgid_plural'), translations, fuzzy, places)


def read(path):
    """The messages of a catalogue by what tells them apart, those that are no longer used left out; its header apart, as a dictionary."""
    text = subprocess.run(['msgcat', '--no-wrap', path], check=True, capture_output=True, text=True, encoding='utf-8').stdout
    messages = [message for message in map(_message, text.split('\n\n')) if message is not None]
    header = next((message for message in messages if message.key == (None, '', None)), Message(''))
    fields = dict(line.split(': ', 1) for line in header.translations[0].split('\n') if ': ' in line)
    return {message.key: message for message in messages if message is not header}, fields


def extract(top, path):
    """Writes the template of the sources as they are now."""
    subprocess.run([*EXTRACT, '-f', 'po/POTFILES.in', '-o', path], cwd=top, check=True, capture_output=True, text=True)
