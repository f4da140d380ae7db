#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-arabic.py GLOSS: an Arabic article in an Arabic window, by keyboard alone: tagged by sentence and by word, where the keyboard is
set to Latin letters and where it is set to Arabic ones."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from language import from_environment
from person import Program, Steps, prefer, xdotool
import sidecar

GLOSS = sys.argv[1]
SOURCE = pathlib.Path(__file__).resolve().parent.parent / 'data' / 'readers' / 'arabic.txt'
SENTENCE = 'صوّت مجلس مدينة الواحة مساء الأربعاء لصالح تشغيل ثلاثة خطوط للحافلات الليلية ابتداءً من الربيع المقبل.'
NEXT = 'وقالت رئيسة البلدية إن الخطوط ستصل 41 حيًّا لا تصلها اليوم أي وسيلة نقل بعد منتصف الليل.'
WORDS = 'وقالت رئيسة البلدية'
POINT = 'تبدأ الخطوط الثلاثة العمل في مارس المقبل.'
# Where these keys are on every keyboard: J, 2 and T by their places.
KEY_J, KEY_2 = 44, 11


def on_disk(program, file, wanted):
    def look():
        found = sidecar.read(file)
        return found is not None and sorted(sidecar.tags(found)) == sorted(wanted)
    program.wait(look, f'{wanted} on disk')


def tag_sentence(program, text, file, steps):
    start, end = text.range_of(SENTENCE)
    for _ in range(3):
        xdotool('key', 'Down')
    program.wait(lambda: text.caret == start, f'the caret at {start}, it is at {text.caret}')
    xdotool('key', '1')
    on_disk(program, file, [('claim', SENTENCE)])
    program.find('label', re.compile('^«' + re.escape(SENTENCE)))
    program.find('label', 'تعليق واحد')
    steps.done('a key tags the sentence under the cursor, and the window says it in Arabic')


def tag_words(program, text, file, steps):
    """What comes next in the text lies on the left."""
    start, _ = text.range_of(NEXT)
    xdotool('key', 'Down')
    program.wait(lambda: text.caret == start, 'the caret at the next sentence')
    for _ in range(3):
        xdotool('key', 'shift+Left')
    program.wait(lambda: text.selection == text.range_of(WORDS), f'three words selected, it is {text.selection}')
    xdotool('key', '2')
    on_disk(program, file, [('claim', SENTENCE), ('attribution_source', WORDS)])
    program.find('label', 'تعليقان')
    steps.done('three words to the left are selected and tagged')


def tag_in_arabic_letters(program, text, file, steps):
    """The keys are those at the same places, whatever letters they have."""
    subprocess.run(['setxkbmap', '-layout', 'ara,us'], check=True)
    start, _ = text.range_of(POINT)
    xdotool('key', 'Escape')
    xdotool('key', KEY_J)
    program.wait(lambda: text.caret == start, f'the caret at {start}, it is at {text.caret}')
    xdotool('key', KEY_2)
    on_disk(program, file, [('claim', SENTENCE), ('attribution_source', WORDS), ('attribution_source', POINT)])
    steps.done('the keys work with Arabic letters on them')


def story(steps):
    language = from_environment('ar_EG')
    prefer(**{'reviewer-id': "'mira'", 'reviewer-name': "'Mira Sol'"})
    with tempfile.TemporaryDirectory(prefix='gloss-e2e.') as folder:
        article = pathlib.Path(shutil.copy(SOURCE, folder))
        file = article.with_name('arabic.txt.mira.gloss.json')
        with Program(GLOSS, article, **language.environment) as program:
            program.appears()
            text = program.article(SENTENCE)
            tag_sentence(program, text, file, steps)
            tag_words(program, text, file, steps)
            tag_in_arabic_letters(program, text, file, steps)
            xdotool('key', 'ctrl+w')
            assert program.ends() == 0


Steps().run(story)
