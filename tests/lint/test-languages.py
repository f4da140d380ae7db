#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every message of the sources is translated into every language, and well: nothing is missing, doubtful, stale, or left English."""
import pathlib
import re
import subprocess
import sys
import tempfile

import catalogue
from catalogue import Message
from house import File, Tap, files, top

# How each language counts, as gettext's manual has it.
PLURALS = {
    'ar': 'nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);',
    'de': 'nplurals=2; plural=(n != 1);',
    'uk': 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);',
}
# Quotation marks that a language does not use.
FOREIGN_QUOTES = {'ar': '"„', 'de': '"”«»', 'uk': '"”'}
# What is the same in all languages: names, and what is only put together. Then words that happen to be.
SAME = {'Gloss', 'URI', 'ClaimReview', 'FAQPage', 'Gloss JSONL', 'CSV', 'brat standoff', 'W3C Web Annotations',
        'pandas, Hugging Face datasets, DuckDB, Spark', 'LibreOffice, Excel, R, pandas',
        '%s *', '%s: %s', '%s, %s, %s', '%s · %s', '%s %s', '%s …', '“%s”', '%-d %b %Y, %H:%M', '%H:%M'}
SAME_IN = {
    # What stands for a value on the command line, where lines run from left to right.
    'ar': {'[FILE|FOLDER…]', 'ATTR=VALUE', 'BASE OURS THEIRS', 'FILE', 'FILE --against NEW', 'FILE...', 'FORMAT', 'ID', 'NAME', 'NEW',
           'OUT', 'REVIEWER', 'START:END', 'TAG', 'TEXT'},
    'de': {'A', 'Annotation', 'Code', 'FORMAT', 'Format', 'Format: %s', 'NAME', 'Neutral', 'TEXT', 'Text', '_Details', '_Name', 'k'},
    'uk': {'%A, %-d %B %Y'},
}
# The end of a message, whatever quotation marks and invisible marks of direction stand about it.
ENDS = str.maketrans({'؟': '?', '،': ',', '؛': ';'})
AROUND = '“”„«»‚‘’"\')]}\u200e\u200f\u2066\u2067\u2068\u2069'
TEXTS = r'label|title|subtitle|description|tooltip-text|placeholder-text|button-label|heading|body|text'
UNTRANSLATED = re.compile(rf'<(?:property|attribute) name="(?:{TEXTS})">([^<]*[A-Za-z]{{2}}[^<]*)<')


def incomplete(template, messages):
    for key, message in template.items():
        found = messages.get(key)
        if found is None or not all(found.translations):
            yield f'not translated: {message}'
        elif found.fuzzy:
            yield f'doubtful: {message}'
    yield from (f'no longer there: {message}' for key, message in messages.items() if key not in template)


def ending(text):
    """Its last mark of punctuation, and the white space after it."""
    bare = text.rstrip()
    last = bare.translate(ENDS).rstrip(AROUND)[-1:]
    return (last if last in '.:…?!;,' else ''), text[len(bare):]


def unlike(language, message):
    """What a translation must have in common with the original."""
    originals = [message.msgid] + [message.plural] * bool(message.plural)
    for translation in filter(None, message.translations):
        if message.msgid != 'translator-credits' and ending(translation) not in map(ending, originals):
            yield f'ends otherwise: {translation!r} for {message}'
        if translation[:1].isspace() != message.msgid[:1].isspace():
            yield f'begins otherwise: {translation!r} for {message}'
        if translation in originals and translation not in SAME | SAME_IN.get(language, set()):
            yield f'left as it is: {message}'
        for quote in FOREIGN_QUOTES.get(language, ''):
            if quote in translation and quote not in message.msgid:
                yield f'{quote} is no mark of this language: {translation!r}'
        # A longer text may need further lines.
        if message.msgid.count('\n') > translation.count('\n') or '\n' in translation and '\n' not in message.msgid:
            yield f'has other lines: {translation!r} for {message}'
        if max(map(len, translation.split('\n'))) > 100 and '\n' in message.msgid:
            yield f'a line is too long for a terminal: {translation!r}'


def compact(rule):
    return re.sub(r'[()\s]', '', rule)


def headed(language, header):
    if header.get('Language') != language:
        yield f"Language: {header.get('Language')}"
    if compact(header.get('Plural-Forms', '')) != compact(PLURALS.get(language, 'no rule')):
        yield f"Plural-Forms: {header.get('Plural-Forms')}"
    if 'UTF-8' not in header.get('Content-Type', ''):
        yield f"Content-Type: {header.get('Content-Type')}"


def compiles(path):
    done = subprocess.run(['msgfmt', '--check', '--check-accelerators=_', '-o', '/dev/null', path], capture_output=True, text=True, check=False)
    return (line for line in done.stderr.splitlines() if line.strip()) if done.returncode else ()


def untranslated(file):
    if file.suffix == '.ui':
        for match in UNTRANSLATED.finditer(file.text):
            if match[1] not in SAME:
                yield f'{file.at(match.start())}: {match[1]}'


def catches(tap):
    """Each rule finds what it is for."""
    def key(message):
        return {message.key: message}

    tap.catches('templates', untranslated, File('src/app/x.ui', '<property name="title">Read me</property>'))
    for name, messages in (('a new message', {}), ('a message without translation', key(Message('Read me'))),
                           ('a doubtful one', key(Message('Read me', translations=['Lies mich'], fuzzy=True))),
                           ('another context', key(Message('Read me', 'menu', translations=['Lies mich']))),
                           ('a plural form that lacks', key(Message('Read me', translations=['Lies mich', ''])))):
        tap.case(f'complete: catches {name}', () if list(incomplete(key(Message('Read me')), messages)) else ['missed'])
    for msgid, translation in (('Read.', 'Lies'), ('Read', 'Lies.'), ('Read…', 'Lies'), ('Read', 'Lies '), (' Read', 'Lies'), ('Read me', 'Read me'),
                               ('“Read”', '"Lies"'), ('a\nb', 'a b'), ('Read\nme', 'Lies' * 30 + '\nmich')):
        tap.case(f'alike: catches {translation!r} for {msgid!r}', () if list(unlike('de', Message(msgid, translations=[translation]))) else ['missed'])
    for msgid, translation in (('Read “%s”…', '„%s“ lesen …'), ('Code', 'Code'), ('Really?', 'Wirklich?')):
        tap.case(f'alike: takes {translation!r} for {msgid!r}', unlike('de', Message(msgid, translations=[translation])))


def main():
    tap = Tap()
    catches(tap)
    words = subprocess.run([sys.executable, top() / 'po/codebook.py', top() / 'data/codebooks/news-claims.json'], capture_output=True, text=True, check=True)
    current = words.stdout == (top() / 'data/codebooks/news-claims.pot').read_text(encoding='utf-8')
    tap.case('the words of the codebook are those of its template', [] if current else ['run: ./dev po'])
    tap.case('templates are translatable', (problem for file in files(top()) for problem in untranslated(file)))
    with tempfile.TemporaryDirectory() as folder:
        catalogue.extract(top(), pathlib.Path(folder, 'gloss.pot'))
        template, _ = catalogue.read(pathlib.Path(folder, 'gloss.pot'))
    tap.say(f'{len(template)} messages')
    for language in (top() / 'po/LINGUAS').read_text(encoding='utf-8').split():
        path = top() / f'po/{language}.po'
        messages, header = catalogue.read(path)
        tap.case(f'{language}: header', headed(language, header))
        tap.case(f'{language}: compiles', compiles(path))
        tap.case(f'{language}: complete', incomplete(template, messages))
        tap.case(f'{language}: alike', (problem for message in messages.values() for problem in unlike(language, message)))
    tap.end()


main()
