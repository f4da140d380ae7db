# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles of any size, the same on every run: headings, paragraphs, key points, a summary and questions."""
import random

LATIN = '''harbour council railway evening report figure storm engine village station bridge valley letter winter market
paper school ferry lantern orchard minister clerk budget repair tunnel forecast passenger island timber witness
river engineer vote promise archive signal quarry museum teacher parish window carriage meadow statement ledger
said wrote paid built closed asked moved opened counted agreed denied measured carried repaired published expected
the a of to in for with from by on after before under over between against its their this that every some few many
old new quiet long early late public private northern coastal narrow honest careful sudden final common steep
slowly again never often today yesterday twice nearly hardly together'''.split()
CJK = '港 議会 鉄道 夕方 報告 数字 嵐 村 駅 橋 谷 手紙 冬 市場 新聞 学校 渡船 灯 果樹園 大臣 予算 修理 隧道 予報 乗客 島 証人 川 技師 投票 约定 档案 信号 采石场 博物馆 老师 窗口 车厢 草地 声明'.split()
EMOJI = '🚂 🌊 🏝️ 👩‍🔧 🇫🇮 📰 👨‍👩‍👧 ⚖️ 🧾 e\u0301te\u0301 nai\u0308ve 각 한국'.split()


class Writer:
    """Makes sentences from a seed; `mixed` adds wide characters, clusters of several code points and text that is not NFC."""

    def __init__(self, seed, mixed):
        self.random = random.Random(seed)
        self.mixed = mixed

    def word(self):
        chance = self.random.random()
        if self.mixed and chance < 0.35:
            return self.random.choice(CJK)
        if self.mixed and chance < 0.45:
            return self.random.choice(EMOJI)
        if chance > 0.97:
            return f'{self.random.randrange(1, 400)}.{self.random.randrange(10)} percent'
        return self.random.choice(LATIN)

    def words(self, least, most):
        return ' '.join(self.word() for _ in range(self.random.randint(least, most)))

    def sentence(self):
        text = self.words(8, 24)
        if self.random.random() < 0.1:
            text += f', said Dr. {self.word().capitalize()}, “{self.words(4, 9)}”'
        return text[:1].upper() + text[1:] + '.'

    def paragraph(self):
        return ' '.join(self.sentence() for _ in range(self.random.randint(3, 6)))

    def heading(self):
        return self.words(3, 7).title()


def article(size, mixed=False, seed=7):
    """An article of about `size` bytes in UTF-8, in the manner of a news site's plain text."""
    writer = Writer(seed, mixed)
    sections, written = [], 0
    while written < size - 2500:
        section = '\n\n'.join([writer.heading()] + [writer.paragraph() for _ in range(writer.random.randint(2, 4))])
        sections.append(section)
        written += len(section.encode()) + 2
    points = '\n'.join(f'{n} {writer.sentence()}' for n in range(1, 6))
    questions = '\n\n'.join(f'Question: {writer.words(6, 10).capitalize()}?\n\n{writer.sentence()}' for _ in range(3))
    parts = [writer.paragraph()] + sections + [f'No. Key Points\n{points}', 'Summary', writer.paragraph(), 'Frequently Asked Questions', questions]
    return '\n\n'.join(parts) + '\n'
