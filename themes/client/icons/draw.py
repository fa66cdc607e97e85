"""Draws the PNG icons of an installed site from styles/icon.svg, in the browser of the tests.

They are committed. When the drawing or its colours change: `python themes/client/icons/draw.py`, then
`make theme`.
"""

from __future__ import annotations

import re
import struct
import sys
import zlib
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
STYLES = HERE.parent / "styles"
sys.path.append(str(HERE.parents[2] / "bench"))

from weight import CHROMIUM, chromium  # noqa: E402 - of another folder

ICONS = {
    # size, share of the width that the drawing has, share that the corners have
    "icon-192.png": (192, 0.74, 0.17),
    "icon-512.png": (512, 0.74, 0.17),
    # systems cut it as they like, outside a circle of four fifths: the drawing is within
    "icon-maskable-512.png": (512, 0.6, 0.0),
    # of an archive for Kiwix: no page shows it
    "../../tremplin_theme/editions/icon-48.png": (48, 0.8, 0.17),
}
"""On a ground of paper: without one, some systems put black there."""

_PIXELS = """async ([svg, paper, size, share, corner]) => {
  const image = new Image(), side = size * share;
  const sized = svg.replace("<svg", `<svg width="${side}" height="${side}"`);
  image.src = `data:image/svg+xml,${encodeURIComponent(sized)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const pen = canvas.getContext("2d");
  pen.fillStyle = paper;
  pen.beginPath();
  pen.roundRect(0, 0, size, size, size * corner);
  pen.fill();
  pen.drawImage(image, (size - side) / 2, (size - side) / 2, side, side);
  return [...new Uint32Array(pen.getImageData(0, 0, size, size).data.buffer)];
}"""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(size: int, pixels: list[int]) -> bytes:
    """A square picture of its 256 commonest colours; of a pixel, red is the lowest byte, alpha the last."""
    counts = Counter(pixels)
    colours = [colour for colour, _ in counts.most_common(256)]

    def nearest(pixel: int) -> int:
        parts = pixel.to_bytes(4, "little")
        return min(
            range(len(colours)), key=lambda rank: _distance(parts, colours[rank].to_bytes(4, "little"))
        )

    ranks = {colour: nearest(colour) for colour in counts}
    line = [ranks[pixel] for pixel in pixels]
    rows = b"".join(b"\0" + bytes(line[start : start + size]) for start in range(0, size * size, size))
    parts = [colour.to_bytes(4, "little") for colour in colours]
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(part[:3] for part in parts)),
            _chunk(b"tRNS", bytes(part[3] for part in parts)),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _distance(one: bytes, other: bytes) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def main() -> None:
    svg = (STYLES / "icon.svg").read_text(encoding="utf-8")
    found = re.search(r"--paper: (#\w+)", (STYLES / "parts/light.css").read_text(encoding="utf-8"))
    assert found
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        page = browser.new_page()
        for name, (size, share, corner) in ICONS.items():
            pixels = page.evaluate(_PIXELS, [svg, found[1], size, share, corner])
            (HERE / name).write_bytes(png(size, pixels))
        browser.close()


if __name__ == "__main__":
    main()
