# SPDX-License-Identifier: GPL-3.0-or-later
"""How icons and pictures look, in figures: what the guidelines ask of their size, footprint, shadow and contrast."""
import collections
import colorsys
import re

import gi
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # noqa: E402

CANVAS = 128
LIGHT, DARK = (250, 250, 251), (34, 34, 38)  # the windows of libadwaita


class Drawing:
    """The pixels of a picture: `alpha` and `colours` row by row."""

    def __init__(self, path, size=None):
        pixbuf = GdkPixbuf.Pixbuf.new_from_file_at_size(str(path), size, size) if size else GdkPixbuf.Pixbuf.new_from_file(str(path))
        pixbuf = pixbuf.add_alpha(False, 0, 0, 0)
        self.width, self.height = pixbuf.get_width(), pixbuf.get_height()
        stride, data = pixbuf.get_rowstride(), pixbuf.get_pixels()
        rows = [data[y * stride:y * stride + self.width * 4] for y in range(self.height)]
        self.alpha = [row[3::4] for row in rows]
        self.colours = [list(zip(row[0::4], row[1::4], row[2::4])) for row in rows]

    def box(self, least):
        """The smallest box around the pixels of that alpha at least: left, top, right, bottom, the latter two outside."""
        rows = [y for y, row in enumerate(self.alpha) if max(row) >= least]
        columns = [x for x in range(self.width) if max(row[x] for row in self.alpha) >= least]
        return (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1) if rows else (0, 0, 0, 0)

    def translucent(self):
        """The share of what is seen that is seen through; 1 for nothing at all."""
        counts = collections.Counter(value for row in self.alpha for value in row)
        seen = self.width * self.height - counts[0]
        return 1 - counts[255] / seen if seen else 1

    def shades(self):
        """How many colours its solid pixels have."""
        return len({colour for row, alphas in zip(self.colours, self.alpha) for colour, alpha in zip(row, alphas) if alpha == 255})

    def outline(self):
        """The colours of the outermost solid pixels of every row and column."""
        columns = zip(zip(*self.colours), zip(*self.alpha))
        for colours, alphas in [*zip(self.colours, self.alpha), *columns]:
            solid = [colour for colour, alpha in zip(colours, alphas) if alpha == 255]
            yield from solid[:1] + solid[-1:]

    def stands_out(self, ground):
        """Whether two thirds of its outline at least are told from that colour."""
        told = [contrast(colour, ground) >= 1.5 for colour in self.outline()]
        return sum(told) * 3 >= len(told) * 2 > 0


def contrast(one, other):
    """The contrast ratio of WCAG 2."""
    def luminance(colour):
        parts = [value / 255 for value in colour]
        return sum(weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4) for weight, part in zip((0.2126, 0.7152, 0.0722), parts))
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def icon(path):
    drawing = Drawing(path, CANVAS)
    if (drawing.width, drawing.height) != (CANVAS, CANVAS):
        yield 'the canvas is not square'
    left, top, right, bottom = drawing.box(128)
    if min(left, top, CANVAS - right, CANVAS - bottom) < 4:
        yield 'it touches the edge of the canvas'
    if max(right - left, bottom - top) < 100 or min(right - left, bottom - top) < 76:
        yield f'its {right - left} x {bottom - top} leave too much of the canvas empty'
    if drawing.translucent() > 0.06:
        yield 'it has a shadow or a glow of its own'
    yield from (f'it is hardly seen on {ground}' for ground in (LIGHT, DARK) if not drawing.stands_out(ground))
    if drawing.shades() < 4:
        yield 'a symbol of one colour is no application icon'


def symbol(path):
    text = path.read_text(encoding='utf-8')
    if not re.search(r'viewBox="0 0 16 16"', text):
        yield 'it is not drawn on 16 px'
    if len(set(re.findall(r'fill="([^"]+)"', text))) > 1 or 'gradient' in text.lower() or 'opacity' in text:
        yield 'it has more than one colour'
    if 'stroke' in text:
        yield 'its lines are not turned into shapes'
    left, top, right, bottom = Drawing(path, 16).box(128)
    if max(right - left, bottom - top) < 14:
        yield 'it is smaller than other symbols'


def brand(colours, path):
    """Whether the icon is seen on its colours, and whether these are colours."""
    drawing = Drawing(path, CANVAS)
    for colour in colours:
        triple = tuple(int(colour[n:n + 2], 16) for n in (1, 3, 5))
        if not drawing.stands_out(triple):
            yield f'the icon is hardly seen on {colour}'
        if colorsys.rgb_to_hls(*(value / 255 for value in triple))[2] < 0.2:
            yield f'{colour} is hardly a colour'


def picture(path, size, largest):
    """A window and its shadow: `size` is what the metainfo says of the picture, `largest` what the window may have."""
    drawing = Drawing(path)
    if (drawing.width, drawing.height) != size:
        yield f'{path.name} has {drawing.width} x {drawing.height} pixels, the metainfo says {size}'
    left, top, right, bottom = drawing.box(255)
    if right - left > largest[0] or bottom - top > largest[1]:
        yield f'{path.name}: the window of {right - left} x {bottom - top} is too large'
    if not 0 < min(left, top, drawing.width - right, drawing.height - bottom):
        yield f'{path.name}: the window has no shadow around it'
    if drawing.alpha[top][left] == 255:
        yield f'{path.name}: the corners of the window are not round'
