"""Pictures made by hand, well formed."""

from __future__ import annotations

import struct
from zlib import crc32


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc32(name + body))


def png(*chunks: bytes, width: int = 4, height: int = 2, pixels: bytes = b"", end: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rest = b"".join([*chunks, chunk(b"IDAT", pixels), chunk(b"IEND", b"")])
    return b"\x89PNG\r\n\x1a\n" + head + rest + end


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


SOF = segment(0xC0, struct.pack(">BHHB", 8, 2, 4, 1) + b"\x01\x11\x00")
SCAN = segment(0xDA, b"\x01\x01\0\0?\0") + b"\x12\xff\x00\x34\xff\xd0\x56"


def jpeg(*segments: bytes, pixels: bytes = b"", end: bytes = b"\xff\xd9") -> bytes:
    return b"\xff\xd8" + b"".join(segments) + SOF + SCAN + pixels + end
