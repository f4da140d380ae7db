# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample article as another program changes it: words, a paragraph that moves, one that goes, one that is new."""

# What is annotated: in words that are changed, in the paragraph that moves, in the one that goes, in one that stays, in a sentence told anew.
CHANGED = 'the line had been closed for 214 days since 2014'
MOVED = 'a third more passengers will use it'
GONE = 'refrigerated wagons, which the old viaducts are too weak to carry, would make up for the delay'
STAYS = "The figure was prepared by the island's auditor"
RETOLD = 'Engineers of the planning company Brae & Lund estimate its price at 212 million crowns.'
ALL = {'claim': [CHANGED, MOVED, GONE, RETOLD], 'evidence': [STAYS]}
NEW = "An inquiry into the vote was announced on Friday by the island's ombudsman."


def _swap(text, old, new):
    assert text.count(old) == 1, f'{old!r} stands there {text.count(old)} times'
    return text.replace(old, new)


def change(article):
    text = article.read_text(encoding='utf-8')
    paragraphs = text.split('\n\n')
    moving = next(paragraph for paragraph in paragraphs if MOVED in paragraph)
    paragraphs = [paragraph for paragraph in paragraphs if MOVED not in paragraph and GONE not in paragraph]
    at = next(index for index, paragraph in enumerate(paragraphs) if paragraph.startswith('The strongest resistance'))
    paragraphs.insert(at, moving)
    at = next(index for index, paragraph in enumerate(paragraphs) if paragraph.startswith('Surveyors are to begin'))
    paragraphs.insert(at, NEW)
    text = _swap('\n\n'.join(paragraphs), 'the line had been closed for 214 days', 'storms had closed the line for 231 days')
    text = _swap(text, RETOLD, 'A price of about 212 million crowns was named by the planners of Brae & Lund last week.')
    # As editors do it: a new file takes the name of the old one.
    new = article.with_name('.' + article.name + '.new')
    new.write_text(text, encoding='utf-8')
    new.rename(article)
