#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-shop TOP BUILD: what software centres ask, held against what this build installs; and each rule against something wrong."""
import copy
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'lint'))
import drawing  # noqa: E402
import shop as rules  # noqa: E402
from house import Tap, top  # noqa: E402


def changed(shop, **texts):
    """The same with a piece of its texts exchanged: metainfo=(old, new), desktop=(old, new)."""
    other = copy.copy(shop)
    for which, (old, new) in texts.items():
        text = getattr(shop, which)
        assert old in text, f'{old!r} is not in the {which}'
        setattr(other, which, text.replace(old, new))
    return other


def with_files(shop, **files):
    other = copy.copy(shop)
    other.files = {there: path for there, path in {**shop.files, **files}.items() if path is not None}
    return other


def wrong(shop):
    """For each rule, things that it has to find."""
    svg, symbolic = (f'icons/hicolor/{place}.svg' for place in (f'scalable/apps/{shop.id()}', f'symbolic/apps/{shop.id()}-symbolic'))
    many = '<ul>' + '<li>one more</li>' * 11 + '</ul></description>'
    say = lambda old, new: changed(shop, metainfo=(old, new))  # noqa: E731
    enter = lambda old, new: changed(shop, desktop=(old, new))  # noqa: E731
    return {
        rules.identity: [say(f'<id>{shop.id()}', '<id>io.github.gloss'), say('desktop-application', 'addon'), say('<launchable type="desktop-id">', '<launchable type="desktop-id">x'),
                         with_files(shop, **{f'applications/{shop.id()}.desktop': None})],
        rules.people: [say('<developer id', '<developer ix'), say('project_license>', 'project_licence>')],
        rules.name: [say('<name>Gloss</name>', '<name>Gloss: annotate articles</name>'), say('<name>Gloss</name>', '<name>gloss</name>')],
        rules.summary: [say('<summary>', '<summary>Gloss: '), say('<summary>Annotate', '<summary>An annotate'), say('claim by claim</summary>', 'claim by claim.</summary>'),
                        say('claim by claim</summary>', 'claim by claim, on your own</summary>'), say('<summary>Annotate articles, claim by claim', '<summary>Annotate')],
        rules.description: [say('<p>Gloss shows', '<p>Annotate articles, claim by claim. Gloss shows'), say('</description>\n  <developer', many + '<developer'), say('description>', 'words>')],
        rules.addresses: [say('type="vcs-browser"', 'type="faq"'), say('https://github.com', 'http://github.com')],
        rules.captions: [say(' type="default"', ''), say('caption', 'note'), say('where they stand</caption>', 'where they stand.</caption>'), say('<screenshot>', '<screenshot type="default">')],
        rules.addresses_of_pictures: [say('phone.png', 'phone.svg'), say(f'/v{shop.version}/', '/main/'), say('dark.png', 'night.png'), say('https://raw', 'ftp://raw')],
        rules.branding: [say('"dark">#', '"dark">'), say('scheme_preference="dark"', 'scheme_preference="night"')],
        rules.audience: [say('oars-1.1', 'oars-1.0'), say('display_length', 'length'), say('<control>touch</control>', ''), say('type="gettext"', 'type="qt"')],
        rules.releases: [say(f'version="{shop.version}"', 'version="0.0.9"'), say('date="2', 'day="2'),
                         say('</releases>', '<release version="0.0.1" date="2020-01-01"><description><p>Bugs fixed.</p></description></release></releases>')],
        rules.entry: [enter('Icon=', 'Icon=x'), enter('[Desktop Entry]', '[Desktop Entry]\nNoDisplay=true'), enter('Exec=gloss %U', 'Exec=flatpak run x'), enter('Office;', ''),
                      say('<category>Office', '<category>Education'), with_files(shop, **{f'dbus-1/services/{shop.id()}.service': None})],
        rules.icon_files: [with_files(shop, **{svg: None}), with_files(shop, **{symbolic: None}), with_files(shop, **{'icons/hicolor/scalable/apps/gloss.svg': shop.files[svg]}),
                           with_files(shop, **{f'icons/hicolor/128x128/apps/{shop.id()}.svg': shop.files[svg]})],
    }


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}">{2}</svg>'
FOUR = ''.join(f'<path d="M{x} 12h26v104h-26z" fill="{colour}"/>' for x, colour in ((12, '#813d9c'), (38, '#e01b24'), (64, '#e5a50a'), (90, '#f8e45c')))
WRONG_ICONS = {
    'not square': SVG.format(128, 96, FOUR),
    'to the edge': SVG.format(128, 128, FOUR + '<path d="M0 40h128v40H0z" fill="#813d9c"/>'),
    'small': SVG.format(128, 128, f'<g transform="translate(32 32) scale(.5)">{FOUR}</g>'),
    'a shadow': SVG.format(128, 128, '<path d="M8 8h112v116H8z" fill-opacity=".3"/>' + FOUR),
    'white on white': SVG.format(128, 128, FOUR.replace('#813d9c', '#ffffff').replace('#e01b24', '#ffffff')),
    'black on black': SVG.format(128, 128, FOUR.replace('#813d9c', '#1d1d20').replace('#e01b24', '#1d1d20')),
    'one colour': SVG.format(128, 128, '<path d="M12 12h104v104H12z" fill="#813d9c"/>'),
}
BLOCK = '<path d="M1 1h14v14H1z" fill="#222"/>'
WRONG_SYMBOLS = {
    'another canvas': SVG.format(24, 24, '<path d="M1 1h22v22H1z" fill="#222"/>'),
    'two colours': SVG.format(16, 16, BLOCK + '<path d="M4 4h4v4H4z" fill="#e01b24"/>'),
    'lines': SVG.format(16, 16, BLOCK.replace('fill=', 'stroke="#222" fill=')),
    'small': SVG.format(16, 16, '<path d="M4 4h8v8H4z" fill="#222"/>'),
}


def missed(rule, drawings):
    """Which of the wrong drawings the rule lets pass."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'wrong.svg')
        for what, text in drawings.items():
            path.write_text(text, encoding='utf-8')
            if not list(rule(path)):
                yield f'missed: {what}'


def pictures(shop):
    for image in shop.component().iterfind('screenshots/screenshot/image'):
        path = shop.pictures[image.text.rpartition('/')[2]]
        yield path, (int(image.get('width')), int(image.get('height')))


def missed_pictures(path, size):
    if not list(drawing.picture(path, (size[0] + 1, size[1]), rules.WINDOW)):
        yield 'missed: another size than the metainfo says'
    if not list(drawing.picture(path, size, (size[0] - 100, size[1]))):
        yield 'missed: too large a window'
    with tempfile.TemporaryDirectory() as folder:
        bare = pathlib.Path(folder, 'bare.svg')
        bare.write_text(SVG.format(300, 200, '<path d="M0 0h300v200H0z"/>'), encoding='utf-8')
        found = list(drawing.picture(bare, (300, 200), rules.WINDOW))
    if len(found) != 2:
        yield f'missed: no shadow, square corners; only {found}'


tap = Tap()
shop = rules.Shop(sys.argv[2], top())
examples = wrong(shop)
for rule in rules.RULES:
    tap.case(f"{rule.__name__.replace('_', ' ')}", rule(shop))
    tap.case(f"{rule.__name__.replace('_', ' ')}: catches", (f'missed: example {n}' for n, example in enumerate(examples[rule], 1) if not list(rule(example))))

colours = [element.text for element in shop.component().findall('branding/color')]
tap.case('icon', drawing.icon(shop.icon()))
tap.case('icon: catches', missed(drawing.icon, WRONG_ICONS))
tap.case('symbol', drawing.symbol(shop.icon('-symbolic')))
tap.case('symbol: catches', missed(drawing.symbol, WRONG_SYMBOLS))
tap.case('colours', drawing.brand(colours, shop.icon()))
tap.case('colours: catches', (f'missed: {colour}' for colour in ('#813d9c', '#f6f5f4', '#202020') if not list(drawing.brand([colour], shop.icon()))))
for path, size in pictures(shop):
    tap.case(f'picture {path.stem}', drawing.picture(path, size, rules.WINDOW))
tap.case('pictures: catches', missed_pictures(*next(pictures(shop))))
tap.end()
