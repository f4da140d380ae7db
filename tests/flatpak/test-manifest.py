#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-manifest.py TOP METAINFO DESKTOP: what Flathub asks of a manifest and of the files that are installed, as far as it can be
told without a network. Each rule is also shown what it has to find."""
import copy
import importlib.machinery
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'lint'))
from house import Tap, top  # noqa: E402

TOP = top()
ID = 'io.github.glossapp.Gloss'
FILE = TOP / 'flatpak' / f'{ID}.json'
RIGHTS = ['--device=dri', '--share=ipc', '--share=network', '--socket=fallback-x11', '--socket=wayland']
KEYS = {'id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup', 'modules', 'separate-locales'}
MODULE_KEYS = {'name', 'buildsystem', 'config-opts', 'sources'}
# Of the projects themselves.
HOSTS = ('https://github.com/', 'https://codeberg.org/')


def load_variant():
    """The script without an ending is a module as well."""
    loader = importlib.machinery.SourceFileLoader('variant', str(TOP / 'flatpak' / 'variant'))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader('variant', loader))
    loader.exec_module(module)
    return module


def sources(manifest):
    return ((module['name'], source) for module in manifest['modules'] for source in module['sources'])


# --- of every manifest ---------------------------------------------------------------------------

def rights(manifest):
    """A window, its drawing, and the network; files come through the portals."""
    if sorted(manifest['finish-args']) != RIGHTS:
        yield f'finish-args: {sorted(manifest["finish-args"])}'


def known_keys(manifest):
    yield from (f'{key} is no key that is used here' for key in manifest.keys() - KEYS)
    for module in manifest['modules']:
        yield from (f'{module["name"]}: {key} is no key that is used here' for key in module.keys() - MODULE_KEYS)


def shape(manifest):
    if manifest['runtime'] != 'org.gnome.Platform' or manifest['sdk'] != 'org.gnome.Sdk' or not re.fullmatch(r'\d+', manifest['runtime-version']):
        yield 'the runtime is not a stable one of GNOME'
    if '/' in manifest['command']:
        yield 'the command is a path'
    if not re.fullmatch(r'io\.github\.\w+\.\w+(\.Devel)?', manifest['id']):
        yield f'{manifest["id"]} does not name account and project'
    if manifest['modules'][-1]['name'] != 'gloss':
        yield 'what Gloss needs is built after it'


def names_once(manifest):
    names = [module['name'] for module in manifest['modules']]
    yield from (f'{name} is there twice' for name in {name for name in names if names.count(name) > 1})


# --- of Flathub's --------------------------------------------------------------------------------

def pinned(manifest):
    """Everything comes from where it is made, and is the same each time."""
    for name, source in sources(manifest):
        if not source.get('url', '').startswith(HOSTS):
            yield f'{name}: {source.get("url")} is not an address of the project'
        if source['type'] == 'git':
            if not re.fullmatch('[0-9a-f]{40}', source.get('commit', '')) or 'tag' not in source:
                yield f'{name}: no tag and commit'
        elif source['type'] == 'archive':
            if not re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')):
                yield f'{name}: no checksum'
        else:
            yield f'{name}: a source of type {source["type"]}'


def no_branch(manifest):
    if 'branch' in manifest or 'default-branch' in manifest:
        yield 'Flathub chooses the branch'


def changed(change):
    """The manifest with something done to it, for a rule to find."""
    wrong = copy.deepcopy(MANIFEST)
    change(wrong)
    return wrong


def source_of(manifest, name):
    return next(source for module, source in sources(manifest) if module == name)


# --- of what is said elsewhere -------------------------------------------------------------------

def project_version():
    return re.search(r"^  version: '([^']+)'", (TOP / 'meson.build').read_text(encoding='utf-8'), re.M)[1]


def git(*arguments):
    done = subprocess.run(['git', '-c', 'safe.directory=*', '-C', TOP, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout if done.returncode == 0 else None


def version_problems(metainfo):
    release = metainfo.find('releases/release')
    versions = {'flatpak': source_of(MANIFEST, 'gloss')['tag'].removeprefix('v'), 'meson.build': project_version(), 'metainfo': release.get('version')}
    if len(set(versions.values())) > 1:
        yield f'versions differ: {versions}'


def commit_problems():
    """The commit is one of this history, and the one that the tag names; it knows the options that it is built with."""
    source = source_of(MANIFEST, 'gloss')
    if git('merge-base', '--is-ancestor', source['commit'], 'HEAD') is None:
        yield f'{source["commit"]} is not in the history'
    tagged = git('rev-parse', '--verify', '--quiet', f'refs/tags/{source["tag"]}^{{commit}}')
    if tagged is not None and tagged.strip() != source['commit']:
        yield f'{source["tag"]} is {tagged.strip()}'
    options = git('show', f'{source["commit"]}:meson.options') or ''
    for option in MANIFEST['modules'][-1]['config-opts']:
        if f"option('{option.removeprefix('-D').partition('=')[0]}'" not in options:
            yield f'{source["commit"]} has no option for {option}'


def metainfo_problems(metainfo):
    built_id = metainfo.findtext('id')
    wanted = {'name': 20, 'summary': 35, 'developer/name': 60, 'project_license': 60, 'metadata_license': 60, 'launchable': 80}
    for path, longest in wanted.items():
        if not 0 < len(metainfo.findtext(path, '')) <= longest:
            yield f'{path}: {metainfo.findtext(path, "")!r}'
    if metainfo.findtext('launchable') != f'{built_id}.desktop':
        yield 'launchable is not the desktop file'
    if metainfo.find('content_rating') is None or metainfo.find('url[@type="vcs-browser"]') is None:
        yield 'no content rating or no place of the source'
    if metainfo.find('url[@type="homepage"]') is None or metainfo.find('url[@type="bugtracker"]') is None:
        yield 'no home page or no place for bugs'
    if len(metainfo.findall('branding/color')) < 2:
        yield 'no colours for light and dark'


def screenshot_problems(metainfo):
    """Each has words, and is a file of the released source."""
    shots = metainfo.findall('screenshots/screenshot')
    if not any(shot.get('type') == 'default' for shot in shots):
        yield 'none is the first'
    for shot in shots:
        address = shot.findtext('image', '')
        path = address.partition(f'/glossapp/gloss/v{project_version()}/')[2]
        if not shot.findtext('caption'):
            yield f'{address} has no caption'
        if not address.startswith('https://') or address.endswith('.svg') or not path or not (TOP / path).is_file():
            yield f'{address} is no picture of this version'


def desktop_problems(text):
    entry = dict(line.split('=', 1) for line in text.partition('\n[Desktop Action')[0].splitlines() if re.match(r'[A-Za-z]+=', line))
    if entry.get('NoDisplay') == 'true' or entry.get('Terminal') == 'true' or '/' in entry['Exec']:
        yield 'not a program that is started from the menu'
    if not set(entry['Categories'].strip(';').split(';')) - {'GNOME', 'GTK'}:
        yield 'no category'
    if not re.fullmatch(re.escape(ID) + r'(\.Devel)?', entry['Icon']):
        yield f'icon {entry["Icon"]}'


def icon_problems(folder):
    """Named after the program; drawings only where any size is drawn from them."""
    for path in sorted(folder.rglob('*.*')):
        if not re.fullmatch(re.escape(ID) + r'(\.Devel)?(-symbolic)?\.svg', path.name):
            yield f'{path.name} is not named after the program'
        elif path.parts[-3] != ('symbolic' if '-symbolic' in path.name else 'scalable'):
            yield f'{path} lies in the wrong folder'


# --- the cases -----------------------------------------------------------------------------------

def put(key, value):
    return changed(lambda manifest: manifest.__setitem__(key, value))


def put_source(name, **values):
    return changed(lambda manifest: source_of(manifest, name).update(values))


MANIFEST = json.loads(FILE.read_text(encoding='utf-8'))
VARIANT = load_variant()
BUILT = VARIANT.derive(MANIFEST, TOP, bundle=True)
DEVELOPMENT = VARIANT.derive(MANIFEST, TOP, development=True)
EVERY = (
    ('the rights are the least', rights, (put('finish-args', RIGHTS + ['--filesystem=home']), put('finish-args', RIGHTS[1:]))),
    ('no unknown key', known_keys, (put('build-options', {'build-args': ['--share=network']}), put('runtimeversion', '51'))),
    ('runtime, command, id and order', shape, (put('runtime-version', 'master'), put('command', '/app/bin/gloss'), put('id', 'org.Gloss'),
                                               changed(lambda manifest: manifest['modules'].reverse()))),
    ('each module once', names_once, (changed(lambda manifest: manifest['modules'].append(manifest['modules'][0])),)),
)
FLATHUB = (
    ('every source is pinned and comes from its project', pinned, (
        put_source('gloss', type='dir', path='.'), put_source('gloss', commit='main'), put_source('md4c', sha256=''),
        put_source('md4c', url='http://example.org/md4c.tar.gz'))),
    ('no branch', no_branch, (put('branch', 'stable'),)),
)


def rule_cases(tap):
    for name, rule, wrong in EVERY + FLATHUB:
        tap.case(f'{name}: catches', (f'missed the wrong manifest {n}' for n, manifest in enumerate(wrong, 1) if not list(rule(manifest))))
        tap.case(name, rule(MANIFEST))
    for name, rule, _ in EVERY:
        tap.case(f'{name}, in the other manifests', [*rule(BUILT), *rule(DEVELOPMENT)])


def variant_cases(tap):
    unlike = {key for key in MANIFEST.keys() | DEVELOPMENT.keys() if MANIFEST.get(key) != DEVELOPMENT.get(key)}
    tap.case('the file is named after the id', [] if FILE.stem == MANIFEST['id'] == ID else [MANIFEST['id']])
    tap.case('the development manifest has its own id and this folder', [] if DEVELOPMENT['id'] == ID + '.Devel' and unlike == {'id', 'modules'}
             and DEVELOPMENT['modules'][:-1] == MANIFEST['modules'][:-1]
             and DEVELOPMENT['modules'][-1]['sources'][0]['path'] == str(TOP)
             and '-Ddevelopment=true' in DEVELOPMENT['modules'][-1]['config-opts'] else [f'unlike: {sorted(unlike)}'])
    tap.case('only a single file carries its translations within', [] if BUILT['separate-locales'] is False
             and 'separate-locales' not in MANIFEST and 'separate-locales' not in DEVELOPMENT else ['separate-locales'])


def main():
    tap = Tap()
    metainfo = ElementTree.parse(sys.argv[2]).getroot()
    rule_cases(tap)
    variant_cases(tap)
    tap.case('tag, project and newest release are one version', version_problems(metainfo))
    if git('rev-parse', '--is-shallow-repository') == 'false\n':
        tap.case('the commit', commit_problems())
    else:
        tap.say('the commit cannot be looked up without the history')
    tap.case('metainfo', metainfo_problems(metainfo))
    tap.case('screenshots', screenshot_problems(metainfo))
    tap.case('desktop file', desktop_problems(pathlib.Path(sys.argv[3]).read_text(encoding='utf-8')))
    tap.case('icons', icon_problems(TOP / 'data' / 'icons'))
    tap.end()


main()
