"""Texts that an editor saved in another way than UTF-8."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def utf8(data: bytes) -> bytes | None:
    """`data` in UTF-8, or None when nothing says how it is written.

    UTF-16 is known by its mark, or by the nothing beside each sign; else lines that are no UTF-8 are of
    Windows (cp1252), and the others stay as they are.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name)
    if b"\0" in data[:2]:
        return _decoded(data, "utf-16-be" if data[0] == 0 else "utf-16-le")
    if b"\0" in data:
        return None
    lines = [line if _is_utf8(line) else _decoded(line, "cp1252") for line in data.split(b"\n")]
    return None if None in lines else b"\n".join(line for line in lines if line is not None)


def _decoded(data: bytes, name: str) -> bytes | None:
    try:
        return data.decode(name).encode()
    except UnicodeDecodeError:
        return None


def _is_utf8(data: bytes) -> bool:
    return _decoded(data, "utf-8") is not None
