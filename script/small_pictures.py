"""Pictures of whole pages that stay small: fewer colours, and smaller where that is not enough.

A page of an area is 26,000 CSS pixels high on a phone. Chromium draws at most 16,384 of the
device's pixels and begins again from the top below them.
"""

import base64
import struct
import zlib
from collections.abc import Iterable

from playwright.sync_api import Browser

MOST_BYTES = 400 * 1024
MOST_HEIGHT = 16_384
SCALES = (1, 0.8, 0.6, 0.5)
DEPTHS = {256: 8, 16: 4}
"""How many bits a pixel takes, by the number of colours."""

REDUCE = """async ([png, most]) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const width = image.naturalWidth, height = image.naturalHeight;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
  const parts = colour => [colour & 255, colour >> 8 & 255, colour >> 16 & 255];
  const found = [...counts].map(([colour, count]) => ({colour, count, far: Infinity, place: 0}));
  const palette = [];
  while (palette.length < Math.min(most, found.length)) {
    const worst = found.reduce((a, b) => b.count * b.far > a.count * a.far ? b : a);
    const [red, green, blue] = parts(worst.colour);
    for (const each of found) {
      const [r, g, b] = parts(each.colour);
      const far = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
      if (far < each.far) { each.far = far; each.place = palette.length; }
    }
    palette.push([red, green, blue]);
  }
  const nearest = new Map(found.map(each => [each.colour, each.place]));
  let text = "";
  for (const pixel of pixels) text += String.fromCharCode(nearest.get(pixel));
  return [width, height, palette.flat(), btoa(text)];
}"""
"""Colours that stand for those of a picture, and for each pixel the place of the nearest.

Each is the one that most pixels would miss the furthest: a red that is rare is kept.
"""


def small_picture(shots: Iterable[bytes], browser: Browser) -> bytes:
    """The first and most colourful of some PNGs that is light enough; ValueError where none is."""
    page = browser.new_page()
    for shot in shots:
        for colours in DEPTHS:
            picture = _with_colours(page.evaluate(REDUCE, [_text(shot), colours]), colours)
            if len(picture) <= MOST_BYTES:
                page.close()
                return picture
    raise ValueError(f"No picture of this page is lighter than {MOST_BYTES} bytes.")


def scales_for(height: int) -> list[float]:
    """The scales at which Chromium can draw a page of that height in CSS pixels."""
    return [scale for scale in SCALES if height * scale <= MOST_HEIGHT]


def _text(png: bytes) -> str:
    """A picture as text."""
    return base64.b64encode(png).decode()


def _with_colours(reduced: tuple[int, int, list[int], str], colours: int) -> bytes:
    """A PNG of a palette (https://www.w3.org/TR/png/)."""
    width, height, palette, text = reduced
    places, depth = base64.b64decode(text), DEPTHS[colours]
    rows = (places[row * width : (row + 1) * width] for row in range(height))
    lines = b"".join(b"\0" + (_packed(row) if depth < 8 else row) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, depth, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", bytes(palette)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _packed(row: bytes) -> bytes:
    """Two pixels in each byte."""
    even = row + b"\0" * (len(row) % 2)
    return bytes(left << 4 | right for left, right in zip(even[::2], even[1::2], strict=True))


def _chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG with its length and its check."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
