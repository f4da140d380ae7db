#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a program that edits, again and again, and looks whether anything is lost: crash.py BUILD SCENARIO|bench KILLS [SEED]; speaks TAP, or JSON."""
import collections
import concurrent.futures
import fcntl
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import uuid

import model

ARTICLES = {
    'bridge.txt': """The bridge over the Skerrin was closed on Monday.

Engineers had found a crack in its third pier. Nobody was hurt.

The council says that repairs will take six weeks. Ferries run every hour.
""",
    'harbour.md': """# Harbour opens

The old harbour opened again on Monday after 3 years. The mayor called it “a new start” for the town.

## Costs

The work cost 4.2 million euros, twice the first estimate. The town paid half of it.
"""}
# What a folder may hold; anything else was left behind.
KNOWN = re.compile(r'^(\.gloss|\.gloss/(journal|structure|texts)|\.gloss/journal/[a-z]+\.jsonl|\.gloss/structure/(bridge\.txt|harbour\.md)\.json'
                   r'|\.gloss/texts/[0-9a-f]{64}\.txt|(bridge\.txt|harbour\.md)(\.(maria|ben)\.gloss\.json)?)$')
RECOVERED = 'recovered from the journal'
ROUNDS = 25
FIGURES = ['kills', 'operations', 'done', 'recovered', 'faults', 'said', 'walks', 'left', 'invalid', 'lost']
# Only so that a test that hangs ends: nothing is measured by it.
PATIENCE = 60


class Opener:
    """The program that says what is in a folder."""

    def __init__(self, program, env):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)

    def ask(self, *words):
        self.process.stdin.write('\t'.join(map(str, words)).encode() + b'\n')
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise model.Wrong(f'{words}: the program that opens the folder ended with {self.process.wait()}')
        answer = json.loads(line)
        if 'error' in answer:
            raise model.Wrong(f"{words}: it could not be saved: {answer['error']}")
        return answer

    def close(self):
        self.process.stdin.close()
        if self.process.wait(PATIENCE) != 0:
            raise model.Wrong(f'the program that opens the folder ended with {self.process.returncode}')


class Outside:
    """Another program that puts annotations into Maria's sidecar, as one on another computer would whose files are synchronised."""

    def __init__(self, folder, rng):
        self.file = folder / 'bridge.txt.maria.gloss.json'
        self.rng = rng
        self.added = []
        self.ends = threading.Event()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while len(self.added) < 5 and not self.ends.wait(self.rng.uniform(0, 0.03)):
            self.add()

    def add(self):
        """Under the lock that Gloss takes, so that both do not write at the same instant."""
        folder = os.open(self.file.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            begun = time.monotonic()
            page = json.loads(self.file.read_text(encoding='utf-8'))
            item = json.loads(json.dumps(page['items'][0]))
            item['id'] = uuid.UUID(int=self.rng.getrandbits(128), version=4).urn
            page['items'] = sorted(page['items'] + [item], key=lambda one: one['id'])
            made = self.file.with_name('outside.tmp')
            made.write_text(json.dumps(page, ensure_ascii=False, indent=2) + '\n', encoding='utf-8')
            if time.monotonic() - begun < 1:  # Gloss waits for two seconds at most
                made.rename(self.file)
                self.added.append(item['id'])
            else:
                made.unlink()
        except (FileNotFoundError, IndexError):
            pass
        finally:
            os.close(folder)

    def end(self):
        self.ends.set()
        self.thread.join()
        return self.added


class Session:
    """A folder, some editing programs, and a number of kills."""

    reviewers = ['maria']
    options = []
    articles = list(ARTICLES)
    walks = True
    lays_out = True  # only Gloss writes

    def __init__(self, build, seed, figures):
        self.rng = random.Random(seed)
        self.figures = figures
        self.edit = build / 'tests/crash/crash-edit'
        # Most of it in memory, where more is done until the kill, some on a real disk.
        memory = '/dev/shm' if self.rng.random() < 0.8 and os.access('/dev/shm', os.W_OK) else None
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='gloss-crash-', dir=memory))
        self.folder = self.home / 'articles'
        self.folder.mkdir()
        self.env = dict(os.environ, HOME=str(self.home), XDG_DATA_HOME=str(self.home / 'data'), XDG_CACHE_HOME=str(self.home / 'cache'),
                        XDG_CONFIG_HOME=str(self.home / 'config'), LC_ALL='C.UTF-8', G_DEBUG='fatal-warnings')
        self.opener = Opener(build / 'tests/crash/crash-open', self.env)
        self.courses = {}
        self.told = []

    def prepare(self):
        for name, text in ARTICLES.items():
            (self.folder / name).write_text(text, encoding='utf-8')
        self.start_and_end('ben')
        for reviewer in self.reviewers:
            if reviewer != 'ben':
                self.start_and_end(reviewer)
        self.fixed = {path: path.read_bytes() for path in self.folder.iterdir() if path.is_file() and self.is_fixed(path.name)}
        for reviewer in self.reviewers:
            for article in self.articles:
                self.courses[reviewer, article] = self.begin(self.ask('open', article, reviewer))

    def is_fixed(self, name):
        return not any(name.endswith(f'.{reviewer}.gloss.json') for reviewer in self.reviewers)

    def begin(self, answer):
        return model.Course(answer['digest'], answer['keys'])

    def ask(self, word, *words, folder=None):
        return self.opener.ask(word, folder or self.folder, *words)

    def command(self, reviewer, *options):
        articles = [f'--article={name}' for name in self.articles]
        return [self.edit, self.folder, reviewer, str(self.rng.getrandbits(31)), *articles, *self.options, *options]

    def start_and_end(self, reviewer):
        """Some edits, and the journal away, as if it had been long ago."""
        subprocess.run(self.command(reviewer, '--turns=6'), env=self.env, check=True, stdout=subprocess.DEVNULL)
        (self.folder / f'.gloss/journal/{reviewer}.jsonl').unlink(missing_ok=True)

    # --- one round

    def start(self, reviewer):
        env = dict(self.env, CRASH_UNDER=str(self.folder), CRASH_SEED=str(self.rng.getrandbits(31)))
        if self.rng.random() < 0.6:
            env['CRASH_KILL'] = f"{int(self.rng.expovariate(1 / 60)) + 1} {self.rng.choice(['before', 'after', 'torn'])}"
        process = subprocess.Popen(self.command(reviewer), env=env, stdout=subprocess.PIPE)
        fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, 1 << 20)
        return process, 'CRASH_KILL' in env

    def end(self, process, ends_itself):
        """The instant is any: from that on at which the program begins to exist."""
        try:
            if not ends_itself:
                time.sleep(10 ** self.rng.uniform(-4.3, -0.9))
                process.send_signal(signal.SIGKILL)
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        data = process.stdout.read()
        process.stdout.close()
        if process.wait(PATIENCE) != -signal.SIGKILL:
            raise model.Wrong(f'the program that edits ended by itself, with {process.returncode}; it told {data[-2000:]}')
        return model.Told(data)

    def round(self):
        started = [self.start(reviewer) for reviewer in self.programs()]
        self.told = [self.end(*one) for one in started]
        self.figures['kills'] += len(started)
        for told in self.told:
            self.figures['operations'] += len(told.entries)
            self.figures['done'] += told.n_done
            self.figures['faults'] += told.n_faults
            self.figures['said'] += told.n_failed
            if told.wrong:
                raise model.Wrong('; '.join(told.wrong))
        self.check()

    def programs(self):
        return self.reviewers

    # --- what must hold afterwards

    def check(self):
        self.check_files(self.folder)
        copy = self.home / 'copy'
        if self.rng.random() < 0.5:
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(self.folder, copy)
        folder = copy if copy.exists() and self.rng.random() < 0.5 else self.folder
        if folder == copy:
            shutil.rmtree(copy)
            shutil.copytree(self.folder, copy)
        self.check_states(folder)
        self.check_files(folder, is_saved=True)
        if self.walks and self.rng.random() < 0.15:
            self.check_walk()

    def check_files(self, folder, is_saved=False):
        answer = self.ask('files', folder=folder)
        faults = [fault for fault in answer['faults'] if self.lays_out or 'not as it would be written' not in fault]
        if faults:
            self.figures['invalid'] += len(faults)
            raise model.Wrong('; '.join(faults))
        for path, data in self.fixed.items():
            if (folder / path.name).read_bytes() != data:
                raise model.Wrong(f'{path.name} has changed')
        if is_saved:
            self.check_saved(answer['sidecars'])

    def check_saved(self, sidecars):
        """What the journal knew is in the sidecars now."""
        for (reviewer, article), digest in self.own.items():
            found = sidecars.get(f'{article}.{reviewer}.gloss.json')
            if found != digest and not (found is None and digest in self.empty):
                raise model.Wrong(f'{article}.{reviewer}.gloss.json holds {found}, not {digest}')

    def check_states(self, folder):
        self.own, self.empty = {}, set()
        for told, reviewer in zip(self.told, self.programs()):
            for article in self.articles:
                course = self.courses[reviewer, article]
                for of, digest, n_entries, done in told.loaded:
                    if of == article and digest not in [known for _, known in course.accepted(told, article, n_entries, done)]:
                        raise model.Wrong(f'{article} was opened as {digest}, not {course.accepted(told, article, n_entries, done)}')
                answer = self.open(folder, article, reviewer)
                course.take(told, article, answer['digest'], answer['keys'])

    def open(self, folder, article, reviewer):
        answer = self.ask('open', article, reviewer, folder=folder)
        self.own[reviewer, article] = answer['own']
        if answer['is_empty']:
            self.empty.add(answer['own'])
        problems = [problem for problem in answer['problems'] if RECOVERED not in problem]
        if problems:
            raise model.Wrong('; '.join(problems))
        self.figures['recovered'] += len(answer['problems'])
        return answer

    def check_walk(self):
        copy = self.home / 'walk'
        shutil.copytree(self.folder, copy)
        for (reviewer, article), course in self.courses.items():
            course.check_walk(self.ask('walk', article, reviewer, folder=copy)['digests'])
            self.figures['walks'] += 1
        shutil.rmtree(copy)

    def check_swept(self):
        """What writes that were killed left goes once it is old."""
        long_ago = time.time() - 60
        paths = [path for path in self.folder.rglob('*') if not KNOWN.match(str(path.relative_to(self.folder)))]
        self.figures['left'] += len(paths)
        for path in paths:
            os.utime(path, (long_ago, long_ago))
        self.ask('sweep')
        left = [str(path.relative_to(self.folder)) for path in paths if path.exists()]
        if left:
            raise model.Wrong(f'still there after the sweep: {left}')

    def run(self, n_kills):
        self.prepare()
        while n_kills > 0:
            self.round()
            n_kills -= len(self.told)
        if self.walks:
            self.check_walk()
        self.check_swept()
        self.opener.close()
        shutil.rmtree(self.home, ignore_errors=True)


class Solo(Session):
    """One reviewer."""


class Faults(Session):
    """One reviewer, and a disk that refuses now and then."""
    options = ['--faults']


class Pair(Session):
    """Two reviewers at once in one folder."""
    reviewers = ['maria', 'ben']
    options = ['--company=1']


class Shared(Session):
    """The same reviewer in two windows."""
    options = ['--company=2']
    walks = False

    def begin(self, answer):
        return model.Pieces(answer['keys'])

    def programs(self):
        return ['maria', 'maria']

    def check_states(self, folder):
        self.own, self.empty = {}, set()
        for article in self.articles:
            answer = self.open(folder, article, 'maria')
            self.courses['maria', article].take(self.told, article, answer['keys'])


class Outsider(Shared):
    """One reviewer, whose sidecar another program writes to as well."""
    articles = ['bridge.txt']
    lays_out = False

    def programs(self):
        return ['maria']

    def round(self):
        self.outside = Outside(self.folder, self.rng)
        try:
            super().round()
        finally:
            self.outside.end()

    def end(self, *process):
        told = super().end(*process)
        for added in self.outside.end():
            self.courses['maria', 'bridge.txt'].keys[added] = None
        return told


SCENARIOS = {'solo': Solo, 'faults': Faults, 'pair': Pair, 'shared': Shared, 'outside': Outsider}


def run(build, scenario, n_kills, seed):
    """Returns the figures, and what went wrong first."""
    figures = collections.Counter(dict.fromkeys(FIGURES, 0))
    while figures['kills'] < n_kills:
        session = SCENARIOS[scenario](build, seed, figures)
        try:
            session.run(min(ROUNDS, n_kills - figures['kills']))
        except Exception as error:  # pylint: disable=broad-except
            figures['lost'] += isinstance(error, model.Wrong) and figures['invalid'] == 0
            told = '\n'.join(line for one in session.told for line in one.lines[-40:])
            return figures, f'{scenario}, seed {seed}, in {session.home}:\n{traceback.format_exc()}\n{told}'
        seed += 1
    return figures, None


def test(build, scenario, n_kills, seed):
    print(f'1..1\n# seed {seed}', flush=True)
    figures, error = run(build, scenario, n_kills, seed)
    for line in (error or '').splitlines():
        print(f'# {line}')
    print(f"{'ok' if error is None else 'not ok'} 1 {SCENARIOS[scenario].__doc__}")
    print('# ' + ', '.join(f'{name} {figure}' for name, figure in figures.items()))


def bench(build, n_kills, seed):
    """All scenarios in turn, on every processor; figures of each and of all as JSON."""
    begun = time.monotonic()
    turns = [list(SCENARIOS)[i % len(SCENARIOS)] for i in range(-(-n_kills // ROUNDS))]
    totals = {scenario: collections.Counter(dict.fromkeys(FIGURES, 0)) for scenario in SCENARIOS}
    errors = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for scenario, (figures, error) in zip(turns, pool.map(lambda turn: run(build, turn[1], ROUNDS, seed + turn[0]), enumerate(turns))):
            totals[scenario].update(figures)
            everything = sum(totals.values(), collections.Counter())
            print(', '.join(f'{name} {everything[name]}' for name in FIGURES), file=sys.stderr, flush=True)
            if error is not None:
                errors.append(error)
                print(error, file=sys.stderr, flush=True)
    print(json.dumps({'seed': seed, 'seconds': round(time.monotonic() - begun, 1), **{name: everything[name] for name in FIGURES},
                      'sessions_failed': len(errors), 'scenarios': totals}, indent=2))
    return 1 if errors else 0


def main():
    build, what, *numbers = sys.argv[1:]
    build, numbers = pathlib.Path(build).resolve(), [int(number) for number in numbers]
    n_kills = numbers[0] if numbers else 5000
    seed = numbers[1] if len(numbers) > 1 else random.SystemRandom().getrandbits(31)
    if what == 'bench':
        return bench(build, n_kills, seed)
    return test(build, what, n_kills, seed)


if __name__ == '__main__':
    sys.exit(main())
