#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every annotation that Gloss writes holds to all MUSTs of the W3C's test suite for the Web Annotation Data Model.

Usage: check-wadm.py WRITER EXPORTER SIDECAR...: what WRITER prints, the collection that EXPORTER exports, and the sidecars. The suite lies in $GLOSS_SHARED/data/wadm; without it
the test is skipped. The suite's own samples are checked as well, so that a check which finds nothing would be noticed.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SUITE = pathlib.Path(os.environ.get('GLOSS_SHARED', ''), 'data/wadm')

# Known faults of the suite. The first three samples use classes that the final model moved to an appendix; the
# last is wrong only in the syntax of an IRI, which takes a checker that is not always there.
REJECTED_THOUGH_CORRECT = {'anno11.json', 'anno12.json', 'anno13.json'}
ACCEPTED_THOUGH_INCORRECT = {'anno6.json'}


def skip(why):
    print(f'1..0 # SKIP {why}')
    sys.exit(0)


if not os.environ.get('GLOSS_SHARED') or not SUITE.is_dir():
    skip('the suite of the W3C is not here')
try:
    import jsonschema
    import referencing.jsonschema
except ImportError:
    skip('python3-jsonschema is not here')


def load(path):
    return json.loads(path.read_text(encoding='utf-8'))


def make_registry():
    registry = referencing.Registry()
    for path in (SUITE / 'definitions').glob('*.json'):
        resource = referencing.jsonschema.DRAFT4.create_resource(load(path))
        registry = registry.with_resource(path.name, resource)
    return registry


REGISTRY = make_registry()


class Musts:
    """The assertions of one suite, each with whether a document is to be valid by it."""

    def __init__(self, suite):
        self.assertions = []
        for name in load(SUITE / suite)['assertions']:
            schema = load(SUITE / name)
            checker = jsonschema.Draft4Validator(schema, registry=REGISTRY, format_checker=jsonschema.FormatChecker())
            self.assertions.append((name, checker, schema.get('expectedResult', 'valid') == 'valid'))

    def broken(self, document):
        return [name for name, checker, expected in self.assertions if checker.is_valid(document) != expected]


def is_annotation(document):
    kinds = document.get('type') if isinstance(document, dict) else None
    return 'Annotation' in (kinds if isinstance(kinds, list) else [kinds])


def samples(folder):
    """Those that are JSON and, as far as can be told, annotations."""
    for path in sorted((SUITE / 'samples' / folder).glob('anno*.json')):
        try:
            yield path.name, load(path)
        except ValueError:
            pass


def written(arguments):
    return json.loads(subprocess.run(arguments, check=True, capture_output=True, text=True, encoding='utf-8').stdout)


def exported(exporter):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'export.jsonld')
        subprocess.run([exporter, 'w3c', path], check=True)
        return load(path)


count = 0
failed = False


def case(name, problems):
    global count, failed
    count += 1
    failed = failed or bool(problems)
    print(f"{'not ok' if problems else 'ok'} {count} {name}")
    for problem in problems:
        print(f'# {problem}')


annotation_musts = Musts('annotations/annotationMusts.test')
page_musts = Musts('collections/pages/pageMusts.test')
collection_musts = Musts('collections/collectionMusts.test')

case('all MUSTs are known', [] if len(annotation_musts.assertions) >= 54 else [f'{len(annotation_musts.assertions)} only'])
broken = {name: annotation_musts.broken(document) for name, document in samples('correct') if is_annotation(document)}
rejected = {name for name in broken if broken[name]}
case('correct samples pass, but for known faults', [f'{name}: {broken[name]}' for name in rejected ^ REJECTED_THOUGH_CORRECT])
accepted = [name for name, document in samples('incorrect') if not annotation_musts.broken(document)]
case('incorrect samples fail, but for known faults', [name for name in accepted if name not in ACCEPTED_THOUGH_INCORRECT])

pages = {'new': written([sys.argv[1]]), 'edited': written([sys.argv[1], '--edited'])}
collection = exported(sys.argv[2])
case('the collection', collection_musts.broken(collection) + page_musts.broken(collection))
case('a collection with a wrong total fails', [] if collection_musts.broken({**collection, 'total': -1}) else ['nothing is wrong with it'])
case('it counts its items', [] if collection['total'] == len(collection['first']['items']) else [collection['total']])
case('what is in it is in it once', [] if len({item['id'] for item in collection['first']['items']}) == collection['total'] else ['no'])
pages['export'] = {'@context': collection['@context'], **collection['first']}
pages.update((pathlib.Path(path).name, load(pathlib.Path(path))) for path in sys.argv[3:])
for name, page in pages.items():
    case(f'{name}: the page', page_musts.broken(page))
    case(f'{name}: it has items', [] if page['items'] else ['none'])
    for item in page['items']:
        # An item takes its context from its page.
        case(f"{name}: {item['motivation']} {item['id']}", annotation_musts.broken({'@context': page['@context'], **item}))
print(f'1..{count}')
sys.exit(failed)
