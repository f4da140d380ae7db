#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how many single tests passed, failed and were skipped in the given build folders and TAP files, as its last line."""
import json
import pathlib
import re
import sys

CASE = re.compile(r'^(ok|not ok)\b(?!.*# (SKIP|TODO))|^ok\b.*# (SKIP)', re.M | re.I)


def count(run, totals):
    """One line of meson's log is one test program: its TAP lines, or itself where it prints none."""
    cases = [('skip' if 'skip' in m[0].lower().rpartition('#')[2] and '#' in m[0] else m[1]) for m in CASE.finditer(run.get('stdout', ''))]
    if not cases:
        cases = [{'OK': 'ok', 'SKIP': 'skip'}.get(run['result'], 'not ok')]
    elif run['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL') and 'not ok' not in cases:
        cases.append('not ok')  # crashed, leaked or ran out of time after its last line
    for case in cases:
        totals[case or 'skip'] += 1


def runs(given):
    """What meson logged in a build folder, or a single TAP file, as meson would have logged it."""
    if given.suffix == '.tap':
        if not given.exists():
            return []
        text = given.read_text(encoding='utf-8')
        return [{'stdout': text, 'result': 'OK' if re.search(r'^1\.\.\d+', text, re.M) else 'ERROR'}]
    log = given / 'meson-logs' / 'testlog.json'
    return map(json.loads, log.read_text(encoding='utf-8').splitlines()) if log.exists() else []


totals = {'ok': 0, 'not ok': 0, 'skip': 0}
for given in sys.argv[1:]:
    for run in runs(pathlib.Path(given)):
        count(run, totals)
print(f"{totals['ok']} passed, {totals['not ok']} failed" + (f", {totals['skip']} skipped" if totals['skip'] else ''))
sys.exit(totals['not ok'] > 0 or totals['ok'] == 0)
