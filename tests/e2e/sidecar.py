# SPDX-License-Identifier: GPL-3.0-or-later
"""Sidecars as the tests compare them: exactly, but for ids and times, which are others on every run, and the codebook's hash."""
import json
import pathlib
import re

ID = re.compile(r'urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')
TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ')


def read(path):
    """The sidecar; None while there is none that can be read."""
    try:
        return json.loads(pathlib.Path(path).read_text(encoding='utf-8'))
    except (OSError, ValueError):
        return None


def _masked(value):
    if isinstance(value, dict):
        return {key: _masked(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_masked(member) for member in value]
    if isinstance(value, str):
        return TIME.sub('TIME', ID.sub('ID', value))
    return value


def _place(item):
    """Items are sorted by their random ids; here by where they stand."""
    target = item['target']
    selectors = target.get('selector', []) if isinstance(target, dict) else []
    return [selector.get('start', -1) for selector in selectors], json.dumps(_masked(item))


def comparable(sidecar):
    masked = _masked(sidecar)
    masked['items'] = [_masked(item) for item in sorted(sidecar['items'], key=_place)]
    masked['gloss:codebook']['sha256'] = 'HASH'
    return json.dumps(masked, indent=2, ensure_ascii=False) + '\n'


def tags(sidecar):
    """Each annotation as (tag, quote), in the order of the text."""
    found = []
    for item in sorted(sidecar['items'], key=_place):
        if item.get('motivation') == 'linking':
            continue
        bodies = item['body'] if isinstance(item['body'], list) else [item['body']]
        tag = next(body['value'] for body in bodies if body.get('purpose') == 'classifying')
        selector = next(selector for selector in item['target']['selector'] if selector['type'] == 'TextQuoteSelector')
        found.append((tag, selector['exact']))
    return found
