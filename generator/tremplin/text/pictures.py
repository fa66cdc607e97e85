"""Pictures as they are published: the same pixels, without what a camera or a program wrote beside them.

Only what changes how a picture is shown stays: colours, transparency, animation, which side is up. No pixel
is encoded again.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import BinaryIO
from zlib import crc32

import imagesize

from tremplin.text.typography import NNBSP

MAX_PIXELS = 25_000_000
"""100 MB once decoded, more than a phone of a few years has to spare."""

_BROKEN = "le fichier est abîmé ou incomplet"
_NAMES = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WebP", "avif": "AVIF"}


def strip(data: bytes, suffix: str) -> bytes:
    """The picture `data` of a file that ends in `suffix`, without its metadata.

    Raises ValueError when it is another kind of file, broken, or too large to be decoded on a phone.
    """
    wanted = suffix.lower().removeprefix(".").replace("jpeg", "jpg")
    kind = kind_of(data)
    if kind != wanted:
        found = f"c’est un fichier {_NAMES[kind]}" if kind else "ce n’est pas une image"
        raise ValueError(f"{found}, alors que son nom finit par « {suffix} »")
    width, height = size(BytesIO(data))
    if width * height > MAX_PIXELS:
        raise ValueError(f"elle a {width:_} × {height:_} pixels".replace("_", NNBSP))
    try:
        return _STRIP[kind](data)
    except (struct.error, IndexError) as error:
        raise ValueError(_BROKEN) from error


def kind_of(data: bytes) -> str:
    """What the first bytes say that a file is: a key of its ending, or "" when it is no picture."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and re.search(b"avi[fs]", data[8:40]):
        return "avif"
    starts = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png", b"GIF87a": "gif", b"GIF89a": "gif"}
    return next((kind for start, kind in starts.items() if data.startswith(start)), "")


def size(picture: BinaryIO) -> tuple[int, int]:
    """Width and height in pixels, or (0, 0) when they cannot be told."""
    try:
        width, height = imagesize.get(picture)
    except (OSError, ValueError, SyntaxError, struct.error, IndexError):  # the third: of its reader of XML
        return 0, 0
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)


# ---- which side is up: the one tag of Exif that changes what one sees

_ORIENTATION = 0x0112


def _upright(exif: bytes) -> bytes:
    """Exif data with the orientation of `exif` and nothing else; empty when the picture is not turned."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    try:
        (start,) = struct.unpack_from(f"{order}4xI", exif)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for n in range(count):
            tag, _kind, _count, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * n)
            if tag == _ORIENTATION and 1 < value <= 8:
                return struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
    except struct.error:
        pass
    return b""


# ---- JPEG: segments between markers, then coded pixels

_EOI, _SOS, _APP0, _APP1, _APP2, _APP14, _COM = 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE
_EXIF = b"Exif\0\0"
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def _jpeg(data: bytes) -> bytes:
    kept = [data[:2]]
    place = 2
    is_over = has_pixels = False
    while not is_over:
        while data[place : place + 2] == b"\xff\xff":
            place += 1  # padding
        if data[place] != 0xFF:
            raise ValueError(_BROKEN)
        marker = data[place + 1]
        if marker == _EOI:
            kept.append(b"\xff\xd9")  # other pictures may follow, with their own metadata
            break
        (length,) = struct.unpack_from(">H", data, place + 2)
        end = place + 2 + length
        if length < 2 or end > len(data):
            raise ValueError(_BROKEN)
        kept.append(_segment(marker, data[place:end]))
        place = end
        if marker == _SOS:
            has_pixels = True
            found = _MARKER.search(data, place)
            # browsers show what there is of a picture that ends too early
            end, is_over = (found.start(), False) if found else (len(data), True)
            kept.append(data[place:end])
            place = end
    if not has_pixels:
        raise ValueError(_BROKEN)
    return b"".join(kept)


def _segment(marker: int, segment: bytes) -> bytes:
    body = segment[4:]
    if marker == _APP1 and body.startswith(_EXIF):
        upright = _upright(body[6:])
        return struct.pack(">BBH", 0xFF, _APP1, 8 + len(upright)) + _EXIF + upright if upright else b""
    if marker == _APP0 and body.startswith(b"JFIF\0") and len(body) >= 12:
        # without its small copy of the picture, which may show what was cut away
        return segment if len(body) == 14 else struct.pack(">BBH", 0xFF, _APP0, 16) + body[:12] + b"\0\0"
    is_shown = (marker == _APP2 and body.startswith(b"ICC_PROFILE\0")) or marker == _APP14
    return segment if is_shown or not (_APP0 <= marker <= 0xEF or marker == _COM) else b""


# ---- PNG and WebP: chunks with names

_PNG = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT "
    b"acTL fcTL fdAT".split()
)
_WEBP = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
_HAS_EXIF, _HAS_XMP = 0x08, 0x04


def _png(data: bytes) -> bytes:
    kept, names = [data[:8]], set[bytes]()
    place, name = 8, b""
    while name != b"IEND":
        (length,) = struct.unpack_from(">I", data, place)
        name, end = data[place + 4 : place + 8], place + 12 + length
        if end > len(data):
            raise ValueError(_BROKEN)
        if name in _PNG:
            kept.append(data[place:end])
        elif name == b"eXIf" and (upright := _upright(data[place + 8 : end - 4])):
            kept.append(
                struct.pack(">I", len(upright)) + name + upright + struct.pack(">I", crc32(name + upright))
            )
        names.add(name)
        place = end
    if data[12:16] != b"IHDR" or b"IDAT" not in names:
        raise ValueError(_BROKEN)
    return b"".join(kept)


def _webp(data: bytes) -> bytes:
    kept: list[bytes] = []
    for name, body in _riff(data):
        if name == b"EXIF":
            body = _upright(body.removeprefix(_EXIF))
        if name in _WEBP or (name == b"EXIF" and body):
            kept.append(name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2))
    if not kept or kept[0][:3] != b"VP8":
        raise ValueError(_BROKEN)
    if kept[0].startswith(b"VP8X"):
        has_exif = _HAS_EXIF if any(chunk.startswith(b"EXIF") for chunk in kept) else 0
        flags = kept[0][8] & ~(_HAS_EXIF | _HAS_XMP) | has_exif
        kept[0] = kept[0][:8] + bytes([flags]) + kept[0][9:]
    whole = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    (length,) = struct.unpack_from("<I", data, 4)
    place, last = 12, 8 + length
    while place + 8 <= min(last, len(data)):
        name = data[place : place + 4]
        (length,) = struct.unpack_from("<I", data, place + 4)
        if place + 8 + length > len(data):
            raise ValueError(_BROKEN)
        yield name, data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


# ---- GIF: blocks with labels

_TRAILER, _EXTENSION, _IMAGE, _CONTROL, _APPLICATION = 0x3B, 0x21, 0x2C, 0xF9, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def _gif(data: bytes) -> bytes:
    place = 13 + _colours(data[10])
    kept = [data[:place]]
    while data[place] != _TRAILER:
        start = place
        if data[place] == _EXTENSION:
            label = data[place + 1]
            place = _blocks(data, place + 2)
            is_loop = label == _APPLICATION and data[start + 3 : start + 14] in _LOOPS
            if label == _CONTROL or is_loop:
                kept.append(data[start:place])
        elif data[place] == _IMAGE:
            place = _blocks(data, place + 11 + _colours(data[place + 9]))
            kept.append(data[start:place])
        else:
            raise ValueError(_BROKEN)
    return b"".join([*kept, b";"])


def _colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks(data: bytes, place: int) -> int:
    while length := data[place]:
        place += 1 + length
    return place + 1


# ---- AVIF: its data stand at addresses that the file names, so that nothing can be cut out


def _avif(data: bytes) -> bytes:
    place = 0
    while place + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        if name == b"meta" and re.search(b"Exif|application/rdf", data[place : place + length]):
            raise ValueError("elle contient des données de prise de vue, parfois le lieu")
        place += max(8, length)
    return data


_STRIP: Mapping[str, Callable[[bytes], bytes]] = {
    "jpg": _jpeg,
    "png": _png,
    "webp": _webp,
    "gif": _gif,
    "avif": _avif,
}
