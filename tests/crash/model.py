# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be in a folder after a kill, from what the editing program had told until then."""


class Wrong(Exception):
    """Something was lost, or is not as it should be."""


class Told:
    """The lines of one program, as far as it got."""

    def __init__(self, data):
        self.lines = [line for line in data.decode().split('\n')[:-1]]
        self.entries = []  # (number, kind, article, digest, {key: hash})
        self.done = 0
        self.wrong = []
        self.loaded = []  # (article, digest, how many entries there were, how much of it was done)
        self.n_faults = self.n_failed = 0
        kinds = {}
        for line in self.lines:
            sign, *words = line.split(' ')
            if sign == 'i':
                kinds[words[0]] = words[1]
            elif sign == 'b':
                keys = dict(word.split('=') for word in words[3:])
                self.entries.append((int(words[0]), kinds[words[0]], words[1], words[2], keys))
            elif sign == 'd':
                self.done = int(words[0])
            elif sign == 'f':
                self.n_failed += 1
            elif sign == 'l':
                self.loaded.append((words[0], words[1], len(self.entries), self.done))
            elif sign == 'E':
                self.n_faults = int(words[0])
            elif sign == '!':
                self.wrong.append(line)

    @property
    def n_done(self):
        return sum(number <= self.done for number, *_ in self.entries)


class Line:
    """The states that undoing goes back over and doing again goes forward over."""

    def __init__(self, steps, at):
        self.steps = steps
        self.at = at

    def followed(self, entries):
        """The line after these edits."""
        line = Line(list(self.steps), self.at)
        for _number, kind, _of, digest, keys in entries:
            if not keys:  # an edit that changes nothing is none
                continue
            if kind == 'undo':
                line.at = line.find(range(line.at - 1, -1, -1), digest, kind)
            elif kind == 'redo':
                line.at = line.find(range(line.at + 1, len(line.steps)), digest, kind)
            else:
                line.steps[line.at + 1:] = [digest]
                line.at += 1
        return line

    def find(self, places, digest, what):
        """Edits that follow each other closely are one step, so some may be passed over."""
        for place in places:
            if self.steps[place] == digest:
                return place
        raise Wrong(f'{what} led to {digest}, which was never there')

    def check_walk(self, digests):
        at = self.at
        for digest in digests[1:]:
            at = self.find(range(at - 1, -1, -1), digest, 'undo after a restart')
        if digests[-1] != self.steps[0]:
            raise Wrong(f'undoing ends after {len(digests) - 1} steps, {at} steps from the beginning')


def attempt(functions):
    """What comes of those that go; if none goes, why the last one does not."""
    results, error = [], None
    for function in functions:
        try:
            results.append(function())
        except Wrong as wrong:
            error = wrong
    if error is not None and not results:
        raise error
    return results


class Course:
    """One article of one reviewer whom nobody disturbs: the state is that after one of the edits, none before the last one that was done."""

    def __init__(self, digest, keys):
        self.digest = digest
        self.keys = keys
        # More than one where several edits led to the same state, and it is not known which was the last on disk.
        self.lines = [Line([digest], 0)]

    def accepted(self, told, article, n_entries=None, done=None):
        """The numbers of the edits after which it may be, and the digests then."""
        done = told.done if done is None else done
        accepted = [(0, self.digest)]
        for number, _kind, of, digest, _keys in told.entries[:n_entries]:
            if of == article:
                accepted = (accepted if number > done else []) + [(number, digest)]
        return accepted

    def compare(self, told, article, keys, number):
        """What is other than after that edit."""
        wanted = dict(self.keys)
        for entry in told.entries:
            if entry[2] == article and entry[0] <= number:
                wanted.update(entry[4])
        wanted = {key: value for key, value in wanted.items() if value}
        return {key: (wanted.get(key), keys.get(key)) for key in wanted.keys() | keys.keys() if wanted.get(key) != keys.get(key)}

    def take(self, told, article, digest, keys):
        """Goes on from the state that was found."""
        accepted = self.accepted(told, article)
        reached = [number for number, known in accepted if known == digest]
        if not reached:
            differences = {number: self.compare(told, article, keys, number) for number, _ in accepted}
            raise Wrong(f'{article} is {digest}; {told.done} was done; what is wanted and what is there after each of the edits: {differences}')
        done = {number: [entry for entry in told.entries if entry[2] == article and entry[0] <= number] for number in reached}
        lines = attempt([lambda line=line, number=number: line.followed(done[number]) for line in self.lines for number in reached])
        self.lines = list({(tuple(line.steps), line.at): line for line in lines}.values())
        self.digest, self.keys = digest, keys

    def check_walk(self, digests):
        """Undoing goes all the way back over every restart."""
        if digests[0] != self.digest:
            raise Wrong(f'undoing begins at {digests[0]}, not {self.digest}')
        attempt([lambda line=line: line.check_walk(digests) for line in self.lines])


class Pieces:
    """One article on which several write: each annotation by itself, for only one program touches it."""

    def __init__(self, keys):
        self.keys = dict(keys)

    def take(self, tolds, article, keys):
        known = {key: [value] for key, value in self.keys.items()}
        for told in tolds:
            for number, _kind, of, _digest, changed in told.entries:
                if of == article:
                    for key, value in changed.items():
                        before = known.get(key, ['']) if number > told.done else []
                        known[key] = before + [value]
        # Of what another program put there it is only known that it must be there.
        lost = {key: values for key, values in known.items() if keys.get(key, '') not in values and not (None in values and key in keys)}
        foreign = [key for key in keys if key not in known]
        if lost or foreign:
            raise Wrong(f'{article}: of {len(known)} things these are not as they were left: {lost}; these are nobody\'s: {foreign}')
        self.keys = dict(keys)
