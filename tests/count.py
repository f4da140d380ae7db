#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how many single tests passed, failed and were skipped in the given build folders, as their last line."""
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


totals = {'ok': 0, 'not ok': 0, 'skip': 0}
for folder in sys.argv[1:]:
    log = pathlib.Path(folder, 'meson-logs/testlog.json')
    for line in log.read_text(encoding='utf-8').splitlines() if log.exists() else ():
        count(json.loads(line), totals)
print(f"{totals['ok']} passed, {totals['not ok']} failed" + (f", {totals['skip']} skipped" if totals['skip'] else ''))
sys.exit(totals['not ok'] > 0 or totals['ok'] == 0)
