# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the fuzz targets under libFuzzer for a chosen time and counts what came of it."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
FUZZ = TOP / 'tests' / 'fuzz'
SECONDS = 60

# The words that a target is likely to know, in tests/fuzz/dictionaries.
WORDS = {
    'codebook': ('json', 'codebook'), 'config': ('json', 'codebook'), 'corrections': ('json', 'corrections'), 'html': ('text', 'html'),
    'journal': ('json', 'sidecar', 'journal'), 'markdown': ('text', 'markdown'), 'merge': ('json', 'sidecar'), 'plain': ('text',),
    'reanchor': ('text',), 'sidecar': ('json', 'sidecar'),
}

# A single input may take so long, in seconds, and so much memory, in MB.
TIMEOUT = 10
MEMORY = 3000


def dictionary(target, folder):
    path = folder / 'dictionary'
    path.write_text(''.join((FUZZ / 'dictionaries' / f'{name}.dict').read_text(encoding='utf-8') for name in WORDS[target]), encoding='utf-8')
    return path


def options(arguments):
    """The targets and the seconds for each."""
    seconds = SECONDS
    targets = []
    for argument in arguments:
        if argument.startswith('--time='):
            seconds = int(argument.removeprefix('--time='))
        elif argument in WORDS:
            targets.append(argument)
        else:
            sys.exit(f"fuzz: there is no {argument!r}, only {', '.join(WORDS)} and --time=SECONDS")
    return targets or list(WORDS), seconds


def figure(pattern, log, default=0):
    found = re.findall(pattern, log)
    return int(found[-1]) if found else default


def run(build, target, seconds, findings):
    """What libFuzzer says of a run; inputs that break a law are left in the folder of findings."""
    before = set(findings.iterdir())
    with tempfile.TemporaryDirectory(prefix='gloss-fuzz.') as name:
        folder = pathlib.Path(name)
        corpus = folder / 'corpus'
        corpus.mkdir()
        command = [build / 'tests/fuzz' / f'fuzz-{target}', f'-dict={dictionary(target, folder)}', f'-max_total_time={seconds}', f'-timeout={TIMEOUT}',
                   f'-rss_limit_mb={MEMORY}', '-print_final_stats=1', f'-artifact_prefix={findings}/{target}-', corpus, FUZZ / 'corpus' / target]
        environment = dict(os.environ, UBSAN_OPTIONS='halt_on_error=1:print_stacktrace=1', LC_ALL='C.UTF-8', G_DEBUG='gc-friendly')
        log = subprocess.run([str(part) for part in command], env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, check=False)
        text = log.stderr.decode('utf-8', 'replace')
    found = sorted(set(findings.iterdir()) - before)
    if log.returncode != 0:
        (findings / f'{target}.log').write_text(text, encoding='utf-8')
    return {'executions': figure(r'number_of_executed_units: +(\d+)', text), 'rate': figure(r'average_exec_per_sec: +(\d+)', text),
            'features': figure(r' ft: (\d+)', text), 'slowest': figure(r'slowest_unit_time_sec: +(\d+)', text),
            'peak_mb': figure(r'peak_rss_mb: +(\d+)', text), 'failed': log.returncode != 0, 'found': found}


def bench(build, arguments, make_table):
    """Prints a table; whether no target found anything."""
    targets, seconds = options(arguments)
    findings = build / 'findings'
    findings.mkdir(exist_ok=True)
    table = make_table(f'fuzz: libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer, {seconds} s each')
    sound = True
    for target in targets:
        of = run(build, target, seconds, findings)
        sound = sound and not of['failed']
        table.row(f'{target}: executions a second', of['rate'], '/s', note=f"{of['executions']} in all; {of['features']} features; slowest {of['slowest']} s; peak {of['peak_mb']} MB")
        table.row(f'{target}: inputs that break a law', len(of['found']) or int(of['failed']), '', 0, note=', '.join(str(path) for path in of['found']))
    return sound
