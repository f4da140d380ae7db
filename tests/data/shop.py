# SPDX-License-Identifier: GPL-3.0-or-later
"""What software centres ask of a program, as far as it can be told without a network: the requirements and the quality
guidelines of Flathub for metainfo, desktop entry, icons and pictures. A rule yields a sentence for everything that is wrong."""
import configparser
import json
import pathlib
import re
import xml.etree.ElementTree as ElementTree

URLS = ('homepage', 'bugtracker', 'vcs-browser', 'help', 'contribute', 'translate')
TOOLKIT_CATEGORIES = {'GNOME', 'GTK', 'KDE', 'Qt', 'Application'}
WINDOW = (1000, 700)  # the largest window of a picture, in pixels


class Shop:
    """What a build installs under share, and what stands in it. Texts can be exchanged: that is how rules are tried."""

    def __init__(self, build, top):
        info = pathlib.Path(build, 'meson-info')
        installed = json.loads((info / 'intro-installed.json').read_text(encoding='utf-8'))
        self.version = json.loads((info / 'intro-projectinfo.json').read_text(encoding='utf-8'))['version']
        self.files = {there.partition('/share/')[2]: pathlib.Path(here) for here, there in installed.items() if '/share/' in there}
        self.pictures = {path.name: path for path in sorted(pathlib.Path(top, 'data/screenshots').iterdir())}
        self.metainfo = self._text('metainfo/*.metainfo.xml')
        self.desktop = self._text('applications/*.desktop')

    def _text(self, pattern):
        return next(path for there, path in self.files.items() if pathlib.PurePath(there).match(pattern)).read_text(encoding='utf-8')

    def component(self):
        return ElementTree.fromstring(self.metainfo)

    def id(self):
        return self.component().findtext('id', '')

    def entry(self):
        parser = configparser.ConfigParser(interpolation=None, strict=True, delimiters='=')
        parser.optionxform = str
        parser.read_string(self.desktop)
        return parser['Desktop Entry']

    def icons(self):
        return {there: path for there, path in self.files.items() if there.startswith('icons/')}

    def icon(self, suffix=''):
        return next((path for there, path in self.icons().items() if there.endswith(f'/apps/{self.id()}{suffix}.svg')), None)


def own(element, tag):
    """The elements of that name as they were written, without their translations."""
    return [child for child in element.iter(tag) if '{http://www.w3.org/XML/1998/namespace}lang' not in child.attrib]


def identity(shop):
    component, name = shop.component(), shop.id()
    if not re.fullmatch(r'io\.github(\.[A-Za-z_][A-Za-z0-9_]*){2,}', name) or name.endswith('.desktop'):
        yield f'{name} is no id for a project on that host'
    for there in (f'metainfo/{name}.metainfo.xml', f'applications/{name}.desktop'):
        if there not in shop.files:
            yield f'{there} is not installed'
    if component.get('type') != 'desktop-application':
        yield 'the component is no desktop application'
    if [element.text for element in component.findall("launchable[@type='desktop-id']")] != [f'{name}.desktop']:
        yield 'launchable is not the desktop entry'


def people(shop):
    component = shop.component()
    developer = component.find('developer')
    if developer is None or not developer.get('id') or not developer.findtext('name'):
        yield 'the developer has no id or no name'
    for tag in ('metadata_license', 'project_license'):
        if not component.findtext(tag):
            yield f'there is no {tag}'


def name(shop):
    called = shop.component().findtext('name', '')
    if not 1 <= len(called) <= 15:
        yield f'{called!r} has more than 15 letters'
    if not re.fullmatch(r'[A-Z][a-z]+( [A-Z][a-z]+)*', called):
        yield f'{called!r} is formatted oddly'


def summary(shop):
    said = shop.component().findtext('summary', '')
    if not 10 <= len(said) <= 35:
        yield f'the summary has {len(said)} letters'
    if said.endswith('.') or not said[:1].isupper() or said.istitle():
        yield 'the summary is no plain phrase'
    if re.match(r'(A|An|The) ', said):
        yield 'the summary begins with an article'
    if shop.component().findtext('name', '?').lower() in said.lower():
        yield 'the summary repeats the name'


def description(shop):
    element = shop.component().find('description')
    paragraphs = [child.text or '' for child in own(element, 'p')] if element is not None else []
    if not 200 <= sum(map(len, paragraphs)) <= 700:
        yield 'the paragraphs of the description are not of three to ten lines'
    if any(shop.component().findtext('summary', '?') in text for text in paragraphs):
        yield 'the description repeats the summary'
    if element is not None and any(len(own(child, 'li')) > 10 for child in element.findall('ul')):
        yield 'a list has more than ten points'


def addresses(shop):
    urls = {element.get('type'): element.text or '' for element in shop.component().findall('url')}
    yield from (f'there is no address of type {kind}' for kind in URLS if kind not in urls)
    yield from (f'{url} is not https' for url in urls.values() if not url.startswith('https://'))


def captions(shop):
    screenshots = shop.component().findall('screenshots/screenshot')
    if not 3 <= len(screenshots) <= 6:
        yield f'{len(screenshots)} pictures: three to six are good'
    if [element.get('type') for element in screenshots][:1] != ['default'] or len(shop.component().findall("screenshots/screenshot[@type='default']")) != 1:
        yield 'the first picture, and no other, is to be the default'
    for element in screenshots:
        caption = element.findtext('caption', '')
        if not caption or caption.endswith('.') or '. ' in caption or not caption[0].isalpha():
            yield f'{caption!r} is no caption of one sentence without a full stop'


def addresses_of_pictures(shop):
    """They have to stay what they are when the project goes on."""
    named = set()
    for image in shop.component().iterfind('screenshots/screenshot/image'):
        url = image.text or ''
        named.add(url.rpartition('/')[2])
        if not url.startswith('https://') or not url.endswith('.png'):
            yield f'{url} is no PNG by https'
        if f'/v{shop.version}/' not in url:
            yield f'{url} is not pinned to version {shop.version}'
    yield from (f'{lost} is in one of metainfo and data/screenshots only' for lost in named ^ set(shop.pictures))


def branding(shop):
    colours = {element.get('scheme_preference'): element.text or '' for element in shop.component().findall("branding/color[@type='primary']")}
    if set(colours) != {'light', 'dark'}:
        yield 'a colour for light and one for dark are wanted'
    elif len(set(colours.values())) == 1:
        yield 'both colours are the same'
    yield from (f'{colour} is no colour' for colour in colours.values() if not re.fullmatch('#[0-9a-f]{6}', colour))


def audience(shop):
    component = shop.component()
    rating = component.find('content_rating')
    if rating is None or rating.get('type') != 'oars-1.1':
        yield 'there is no content rating of OARS 1.1'
    if component.find('requires/display_length') is None:
        yield 'the smallest screen is not told'
    controls = {element.text for element in component.iter('control')}
    yield from (f'whether it is used by {control} is not told' for control in {'keyboard', 'pointing', 'touch'} - controls)
    if component.find("translation[@type='gettext']") is None:
        yield 'where the translations are is not told'


def releases(shop):
    found = shop.component().findall('releases/release')
    if not found or found[0].get('version') != shop.version:
        yield f'the newest release is not {shop.version}'
    for release in found:
        if not re.fullmatch(r'\d{4}-\d\d-\d\d', release.get('date', '')):
            yield f"release {release.get('version')} has no date"
        if len(''.join(release.find('description').itertext()).split() if release.find('description') is not None else ()) < 8:
            yield f"release {release.get('version')} does not say what is new"


def entry(shop):
    keys = shop.entry()
    if keys.get('Icon') != shop.id():
        yield 'the icon is not named by the id'
    if 'flatpak' in keys.get('Exec', 'flatpak'):
        yield 'Exec has to name the program itself'
    yield from (f'{key} hides it' for key in ('NoDisplay', 'Hidden') if keys.get(key, 'false') != 'false')
    categories = {category for category in keys.get('Categories', '').split(';') if category}
    if not categories - TOOLKIT_CATEGORIES:
        yield 'no category says what it is for'
    yield from (f'{element.text} is a category of the metainfo only' for element in shop.component().findall('categories/category') if element.text not in categories)
    if keys.get('DBusActivatable') == 'true' and f'dbus-1/services/{shop.id()}.service' not in shop.files:
        yield 'it is to be started by D-Bus, and no service is installed'


def icon_files(shop):
    places = {f'icons/hicolor/scalable/apps/{shop.id()}.svg', f'icons/hicolor/symbolic/apps/{shop.id()}-symbolic.svg'}
    yield from (f'{place} is not installed' for place in places - set(shop.icons()))
    for there in shop.icons():
        folder, _, file = there.rpartition('/')
        if not re.fullmatch(rf'{re.escape(shop.id())}([.-].+)?\.(svg|png)', file):
            yield f'{there} is not named by the id, so is not exported'
        if file.endswith('.svg') and folder not in ('icons/hicolor/scalable/apps', 'icons/hicolor/symbolic/apps'):
            yield f'{there}: an SVG belongs to scalable or symbolic'


RULES = (identity, people, name, summary, description, addresses, captions, addresses_of_pictures, branding, audience, releases, entry, icon_files)
