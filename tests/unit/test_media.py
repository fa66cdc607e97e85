"""Pictures are published with the same pixels, and without what a camera wrote beside them."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import chunk, jpeg, png, segment
from playwright.sync_api import Browser

from tremplin.text.drawings import TooHeavyError
from tremplin.text.media import published_bytes
from tremplin.text.pictures import _riff, kind_of, size, strip

SECRET = b"GPS 49.1599N 5.3826E"


def exif(orientation: int | None = None, order: str = "<") -> bytes:
    """Exif data with a place, and perhaps which side is up."""
    rows = [(0x010F, 2, 4, 0)] + ([(0x0112, 3, 1, orientation)] if orientation else []) + [(0x8825, 4, 1, 0)]
    table = b"".join(struct.pack(f"{order}HHIHH", *row, 0) for row in rows)
    head = struct.pack(f"{order}HI", 42, 8)
    return (
        (b"II" if order == "<" else b"MM")
        + head
        + struct.pack(f"{order}H", len(rows))
        + table
        + bytes(4)
        + SECRET
    )


# ---- files by hand


JFIF = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
ICC = segment(0xE2, b"ICC_PROFILE\0\x01\x01profile")
ADOBE = segment(0xEE, b"Adobe\0d\0\0\0\0\0")


def riff(*chunks: tuple[bytes, bytes], end: bytes = b"") -> bytes:
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body + end


VP8X = (b"VP8X", bytes([0x2C, 0, 0, 0, 3, 0, 0, 1, 0, 0]))  # a profile, Exif and XMP; 4 × 2
VP8L = (b"VP8L", b"\x2f\x03\x40\x00\x00\x00")
PROFILE = (b"ICCP", b"profile")


def gif(*blocks: bytes, end: bytes = b"") -> bytes:
    image = b",\0\0\0\0\x04\0\x02\0\0" + b"\x02\x02\x44\x01\0"
    return b"GIF89a\x04\0\x02\0\x80\0\0" + bytes(6) + b"".join(blocks) + image + b";" + end


LOOP = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
DELAY = b"!\xf9\x04\0\0\0\0\0"


def block(label: int, *parts: bytes) -> bytes:
    return bytes([0x21, label]) + b"".join(bytes([len(part)]) + part for part in parts) + b"\0"


CLEAN = {
    "jpg": jpeg(JFIF, ICC, ADOBE),
    "png": png(chunk(b"pHYs", bytes(9)), chunk(b"tRNS", b"\0\0")),
    "webp": riff((b"VP8X", bytes([0x20]) + VP8X[1][1:]), PROFILE, VP8L),
    "gif": gif(LOOP, DELAY),
}
MARKED = {
    "jpg": jpeg(
        JFIF, segment(0xE1, b"Exif\0\0" + exif()), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
        ICC, segment(0xED, b"Photoshop 3.0\0" + SECRET), segment(0xE2, b"MPF\0" + SECRET),
        segment(0xFE, SECRET), ADOBE, segment(0xE0, b"JFXX\0" + SECRET), segment(0xEF, SECRET),
        end=b"\xff\xd9" + jpeg(segment(0xE1, b"Exif\0\0" + exif())),
    ),
    "png": png(
        chunk(b"eXIf", exif()), chunk(b"tEXt", b"Comment\0" + SECRET), chunk(b"pHYs", bytes(9)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET),
        chunk(b"zTXt", SECRET), chunk(b"tIME", bytes(7)),
        chunk(b"caBX", SECRET), chunk(b"tRNS", b"\0\0"), end=SECRET,
    ),
    "webp": riff(VP8X, PROFILE, VP8L, (b"EXIF", exif()), (b"XMP ", SECRET), (b"ODD!", SECRET), end=SECRET),
    "gif": gif(
        LOOP, block(0xFE, SECRET), block(0xFF, b"XMP DataXMP", SECRET), DELAY, block(0x01, bytes(12), SECRET),
        end=SECRET,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CLEAN)
def test_metadata_go_and_the_rest_stays(kind: str) -> None:
    assert SECRET in MARKED[kind]
    assert strip(MARKED[kind], f".{kind}") == CLEAN[kind]


@pytest.mark.parametrize("kind", CLEAN)
def test_a_picture_without_metadata_is_copied_as_it_is(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"photo.{kind}"
    path.write_bytes(CLEAN[kind])
    assert published_bytes(path, path.read_bytes) is None


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("side", range(2, 9))
def test_which_side_is_up_stays(side: int, order: str) -> None:
    turned = exif(side, order)
    kept = {
        "jpg": strip(jpeg(segment(0xE1, b"Exif\0\0" + turned)), ".jpg"),
        "png": strip(png(chunk(b"eXIf", turned)), ".png"),
        "webp": strip(riff(VP8X, VP8L, (b"EXIF", turned)), ".webp"),
    }
    for kind, data in kept.items():
        assert SECRET not in data
        assert struct.pack("<HHIHH", 0x0112, 3, 1, side, 0) in data, kind
        assert strip(data, f".{kind}") == data
    assert kept["webp"][20] & 0x0C == 0x08


def test_a_small_copy_of_a_photo_goes() -> None:
    small = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02" + SECRET)
    assert strip(jpeg(small), ".jpeg") == jpeg(JFIF)


def test_a_photo_that_ends_too_early_is_shown_as_far_as_it_goes() -> None:
    assert strip(jpeg(end=b""), ".JPG") == jpeg(end=b"")


@pytest.mark.parametrize("kind", CLEAN)
@pytest.mark.parametrize("named", ["jpg", "png", "webp", "gif", "avif"])
def test_a_picture_is_what_its_name_says(kind: str, named: str) -> None:
    if kind != named:
        with pytest.raises(ValueError, match="alors que son nom finit par"):
            strip(CLEAN[kind], f".{named}")


@pytest.mark.parametrize(
    "data", [b"", b"GIF", b"<html>", b"MZ\x90", b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_what_is_no_picture_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match="ce n’est pas une image"):
        strip(data, ".png")


def test_a_picture_of_too_many_pixels_is_told() -> None:
    with pytest.raises(ValueError, match="50\u202f000 × 50\u202f000 pixels"):
        strip(png(width=50_000, height=50_000), ".png")
    assert strip(png(width=5_000, height=5_000), ".png")


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (jpeg()[:12], ".jpg"),
        (b"\xff\xd8\xff\xe1\xff\xff", ".jpg"),
        (b"\xff\xd8\xff\xe1\0\0" + bytes(9), ".jpg"),
        (b"\xff\xd8" + JFIF + b"lost", ".jpg"),
        (b"\xff\xd8\xff\xd9", ".jpg"),
        (png()[:40], ".png"),
        (png()[:8] + chunk(b"IEND", b""), ".png"),
        (riff(VP8L)[:-3], ".webp"),
        (riff((b"EXIF", exif())), ".webp"),
        (gif()[:-1], ".gif"),
        (b"GIF89a" + bytes(7) + b"x", ".gif"),
    ],
)
def test_a_broken_picture_is_told(data: bytes, suffix: str) -> None:
    with pytest.raises(ValueError, match="abîmé"):
        strip(data, suffix)


@given(st.sampled_from(sorted(MARKED)), st.data())
def test_a_damaged_picture_is_read_or_told(kind: str, data: st.DataObject) -> None:
    picture = bytearray(MARKED[kind])
    for _ in range(data.draw(st.integers(1, 8))):
        picture[data.draw(st.integers(0, len(picture) - 1))] = data.draw(st.integers(0, 255))
    picture = picture[: data.draw(st.integers(0, len(picture)))]
    try:
        assert len(strip(bytes(picture), f".{kind}")) <= len(picture) + 2
    except ValueError:
        return


def avif(*items: bytes) -> bytes:
    meta = b"meta" + bytes(4) + b"".join(b"infe" + item for item in items)
    return b"\0\0\0\x18ftypmif1\0\0\0\0avifmiaf" + struct.pack(">I", len(meta) + 4) + meta


def test_a_picture_that_cannot_be_cut_is_refused_with_its_place() -> None:
    assert kind_of(avif()) == "avif"
    assert strip(avif(b"av01"), ".avif") == avif(b"av01")
    for item in (b"Exif", b"mime\0application/rdf+xml"):
        with pytest.raises(ValueError, match="prise de vue"):
            strip(avif(b"av01", item), ".avif")


def test_a_broken_picture_has_no_size() -> None:
    for data in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0", b"<svg", b"RIFF\0\0\0\0WEBPVP8 "):
        assert size(BytesIO(data)) == (0, 0)


def test_drawings_are_cleaned_and_other_files_left_alone(tmp_path: Path) -> None:
    drawing, text = tmp_path / "dessin.SVG", tmp_path / "aide.txt"
    drawing.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    text.write_bytes(SECRET)
    assert published_bytes(drawing, drawing.read_bytes) == b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    assert published_bytes(text, text.read_bytes) is None
    drawing.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 99)
    with pytest.raises(TooHeavyError):
        published_bytes(drawing, drawing.read_bytes)


# ---- in the browser

DRAWN = """async (kind) => {
  const canvas = new OffscreenCanvas(8, 4), paint = canvas.getContext("2d", { alpha: false });
  for (let x = 0; x < 8; x++) { paint.fillStyle = `hsl(${x * 40} 90% 50%)`; paint.fillRect(x, 0, 1, 3); }
  const blob = await canvas.convertToBlob({ type: `image/${kind}`, quality: 0.9 });
  return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
}"""
SEEN = """async ([kind, data]) => {
  const image = new Image();
  image.src = `data:image/${kind};base64,${data}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const paint = canvas.getContext("2d");
  paint.drawImage(image, 0, 0);
  return [canvas.width, canvas.height, ...paint.getImageData(0, 0, canvas.width, canvas.height).data];
}"""


def in_jpeg(data: bytes, side: int) -> bytes:
    return data[:2] + segment(0xE1, b"Exif\0\0" + exif(side)) + data[2:]


def in_png(data: bytes, side: int) -> bytes:
    return data[:33] + chunk(b"eXIf", exif(side)) + data[33:]


def in_webp(data: bytes, side: int) -> bytes:
    """`data` begins with the header of its chunks and a profile."""
    flags = bytes([data[20] | 0x0C])
    return riff(
        (b"VP8X", flags + data[21:30]),
        *_riff(data[:12] + data[30:]),
        (b"EXIF", exif(side)),
        (b"XMP ", SECRET),
    )


@pytest.mark.browser
@pytest.mark.parametrize("side", [1, 6])
@pytest.mark.parametrize(("kind", "mark"), [("jpeg", in_jpeg), ("png", in_png), ("webp", in_webp)])
def test_one_sees_the_same_picture(
    browser: Browser, kind: str, mark: Callable[[bytes, int], bytes], side: int
) -> None:
    page = browser.new_page()

    def seen(data: bytes) -> list[int]:
        return list(page.evaluate(SEEN, [kind, base64.b64encode(data).decode()]))

    marked = mark(base64.b64decode(page.evaluate(DRAWN, kind)), side)
    stripped = strip(marked, f".{kind}")
    before, after = seen(marked), seen(stripped)
    page.close()
    assert SECRET not in stripped
    assert before == after
    assert any(before[2:])
