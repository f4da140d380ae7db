#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-bundle.py WORK: builds the released and the development variant with flatpak-builder, looks at what was built, makes the
single file, and installs both into an installation where nothing is.

WORK holds `sources` (archives of libraries) and `repo` (runtimes); what is built twice the same way is kept in the home folder."""
import configparser
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(TOP / 'tests' / 'e2e'), str(TOP / 'tests' / 'lint')]
from person import Steps  # noqa: E402
from sandbox import BUNDLE, DEVELOPMENT, ID, inside, installed  # noqa: E402

WORK = pathlib.Path(sys.argv[1])
HOME = pathlib.Path.home()
MANIFEST = TOP / 'flatpak' / f'{ID}.json'
BUILDER = HOME / 'builder'
RIGHTS = {'shared': {'network', 'ipc'}, 'sockets': {'x11', 'wayland', 'fallback-x11'}, 'devices': {'dri'}}
# What a program asks for at build time only; and what would make it no proof if it were in the runtime.
LEFT_OVER = ('include', 'lib/pkgconfig', 'lib/cmake', 'share/man')


def run(*command, **environment):
    """Runs a command and returns all it says; when it fails, that is the trouble."""
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=HOME, env=dict(os.environ, **environment))
    assert done.returncode == 0, f'{" ".join(map(str, command))}\n' + '\n'.join(done.stdout.splitlines()[-40:])
    return done.stdout


def languages():
    return [line for line in (TOP / 'po' / 'LINGUAS').read_text(encoding='utf-8').split() if not line.startswith('#')]


# --- building ------------------------------------------------------------------------------------

def add_runtimes(installation):
    version = json.loads(MANIFEST.read_text(encoding='utf-8'))['runtime-version']
    run('flatpak', '--user', 'remote-add', '--if-not-exists', '--no-gpg-verify', 'stand-in', f'file://{WORK}/repo', FLATPAK_USER_DIR=str(installation))
    run('flatpak', '--user', 'install', '-y', '--noninteractive', '--or-update', 'stand-in', f'org.gnome.Platform//{version}', f'org.gnome.Sdk//{version}',
        FLATPAK_USER_DIR=str(installation))


def lay_downloads():
    """Puts archives where flatpak-builder looks before it asks the network; it still compares their checksums."""
    kept = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in (WORK / 'sources').iterdir()}
    for module in json.loads(MANIFEST.read_text(encoding='utf-8'))['modules']:
        for source in module['sources']:
            path = kept.get(source.get('sha256'))
            if path is not None:
                folder = BUILDER / 'state' / 'downloads' / source['sha256']
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, folder / source['url'].rpartition('/')[2])


def build(name, *options):
    """Builds a variant of the manifest into BUILDER/NAME and the repository BUILDER/repo."""
    manifest = BUILDER / f'{name}.json'
    manifest.write_text(run(TOP / 'flatpak' / 'variant', TOP, '--sources', WORK / 'sources', *options), encoding='utf-8')
    said = run('flatpak-builder', '--user', '--force-clean', '--disable-updates', '--ccache', '--default-branch=stable', f'--repo={BUILDER}/repo',
               f'--state-dir={BUILDER}/state', BUILDER / name, manifest, FLATPAK_USER_DIR=str(BUILDER / 'installation'))
    assert 'Unknown property' not in said, said
    return BUILDER / name


def build_both(steps):
    BUILDER.mkdir(exist_ok=True)
    add_runtimes(BUILDER / 'installation')
    lay_downloads()
    shown = run('flatpak-builder', '--show-manifest', MANIFEST)
    assert 'Unknown property' not in shown, shown
    steps.done('flatpak-builder knows every word of the manifest')
    built = build('released', '--bundle')
    steps.done('flatpak-builder builds what Gloss needs, and Gloss')
    development = build('development', '--development')
    steps.done('the development variant is built from the same manifest')
    return built, development


# --- what was built ------------------------------------------------------------------------------

def check_rights(built):
    """No word more than a window needs: no files, no names on the bus."""
    metadata = configparser.ConfigParser(delimiters='=')
    metadata.optionxform = str
    metadata.read(built / 'metadata')
    context = {key: set(value.strip(';').split(';')) for key, value in metadata['Context'].items()}
    assert context == RIGHTS, context
    assert not [name for name in metadata.sections() if 'Policy' in name], metadata.sections()


def check_exports(built, app_id):
    """Whatever other programs see of it is named after it."""
    exported = [path for path in (built / 'export').rglob('*') if path.is_file()]
    strange = [str(path) for path in exported if not re.match(re.escape(app_id) + r'[.-]', path.name)]
    assert not strange, strange
    endings = sorted(path.name.removeprefix(app_id) for path in exported)
    assert endings == ['-symbolic.svg', '.desktop', '.metainfo.xml', '.service', '.svg'], endings


def check_texts(built, app_id):
    share = built / 'files' / 'share'
    run('appstreamcli', 'validate', '--no-net', '--strict', '--pedantic', share / 'metainfo' / f'{app_id}.metainfo.xml')
    run('desktop-file-validate', built / 'export' / 'share' / 'applications' / f'{app_id}.desktop')
    run('/usr/libexec/flatpak-validate-icon', 512, 512, share / 'icons' / 'hicolor' / 'scalable' / 'apps' / f'{app_id}.svg')
    assert (share / 'app-info' / 'xmls' / f'{app_id}.xml.gz').is_file(), 'there is no catalogue entry'


def check_size(built):
    left = [name for name in LEFT_OVER if (built / 'files' / name).exists()]
    left += [str(path) for path in (built / 'files').rglob('*.a')]
    assert not left, left


def inspect(built, app_id, steps):
    check_rights(built)
    check_exports(built, app_id)
    check_texts(built, app_id)
    check_size(built)
    steps.done(f'{app_id}: rights, exports, metainfo, desktop file and icon are as they should be')


# --- the single file -----------------------------------------------------------------------------

def make_bundle(steps):
    BUNDLE.parent.mkdir(parents=True, exist_ok=True)
    description = WORK / 'user' / 'stand-in.flatpakrepo'
    description.write_text(f'[Flatpak Repo]\nTitle=Stand-in runtimes\nUrl=file://{WORK}/repo\nGPGVerify=false\n', encoding='utf-8')
    run('flatpak', 'build-bundle', f'--runtime-repo=file://{description}', BUILDER / 'repo', BUNDLE, ID, 'stable')
    assert BUNDLE.stat().st_size > 100_000
    steps.done(f'the single file is made: {BUNDLE.name}, {BUNDLE.stat().st_size // 1024} kB')


def install(steps):
    """By the file, as a person does who has no runtime yet and has told flatpak of no place to take one from."""
    shutil.rmtree(os.environ['FLATPAK_USER_DIR'], ignore_errors=True)
    run('flatpak', '--user', 'install', '-y', '--noninteractive', '--bundle', BUNDLE)
    listed = run('flatpak', '--user', 'list', '--columns=application').split()
    assert sorted(listed) == sorted([ID, 'org.gnome.Platform']), listed
    steps.done('it is installed where nothing was, and brings the runtime but nothing to build with')
    run('flatpak', '--user', 'remote-add', '--no-gpg-verify', 'built', f'file://{BUILDER}/repo')
    run('flatpak', '--user', 'install', '-y', '--noninteractive', 'built', DEVELOPMENT)
    assert {ID, DEVELOPMENT} <= set(run('flatpak', '--user', 'list', '--columns=application').split())
    steps.done('the development variant is installed beside it')


def check_languages(steps):
    for language in languages():
        assert (installed(ID) / 'share' / 'locale' / language / 'LC_MESSAGES' / 'gloss.mo').is_file(), f'{language} is not in the bundle'
    steps.done(f'translations are within the file: {" ".join(languages())}')


def check_confinement(steps):
    """As this user, without any privilege, with no way out but the portals and the network."""
    (HOME / 'secret').write_text('nobody is to read this', encoding='utf-8')
    assert inside(ID, 'cat', HOME / 'secret').returncode != 0
    assert inside(ID, 'touch', '/app/here').returncode != 0 and inside(ID, 'touch', '/usr/here').returncode != 0
    status = inside(ID, 'cat', '/proc/self/status').stdout
    assert re.search(r'^CapEff:\s+0+$', status, re.M) and re.search(r'^NoNewPrivs:\s+1$', status, re.M) and re.search(r'^Uid:\s+1000\b', status, re.M), status
    for tool in ('cc', 'meson', 'apt-get', 'dpkg', 'perl'):
        assert inside(ID, 'sh', '-c', f'command -v {tool}').returncode != 0, f'{tool} is there at run time'
    steps.done('inside, the home folder is out of sight, the program is read-only, and there is no privilege')


def check_command_line(steps):
    version = re.search(r"^  version: '([^']+)'", (TOP / 'meson.build').read_text(encoding='utf-8'), re.M)[1]
    for app_id in (ID, DEVELOPMENT):
        said = inside(app_id, 'gloss', '--version')
        assert said.stdout == f'Gloss {version}\n' and said.stderr == '', said
    shown = inside(ID, 'gloss-cli', 'show', '--format=json', '/app/share/gloss/sample/skerrin-line.txt')
    assert json.loads(shown.stdout)['blocks'], shown
    steps.done('the command line tool reads an article inside')


def story(steps):
    built, development = build_both(steps)
    inspect(built, ID, steps)
    inspect(development, DEVELOPMENT, steps)
    make_bundle(steps)
    install(steps)
    check_languages(steps)
    check_confinement(steps)
    check_command_line(steps)


Steps().run(story)
