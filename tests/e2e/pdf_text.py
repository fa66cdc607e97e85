"""The text of a PDF that Chromium printed: enough of the format to read it back, and no more."""

from __future__ import annotations

import re
import unicodedata
import zlib


def pdf_text(data: bytes) -> str:
    """The words of every page, letters told by each font's « ToUnicode » table, without the spaces."""
    bodies = {int(n): body for n, body in re.findall(rb"(\d+) 0 obj\s(.*?)endobj", data, re.S)}
    # a font's name in the page's resources → its object → its table of letters
    names = {
        name: int(number)
        for body in bodies.values()
        for fonts in re.findall(rb"/Font\s*<<(.*?)>>", body, re.S)
        for name, number in re.findall(rb"/(\w+) (\d+) 0 R", fonts)
    }
    letters = {}
    for name, number in names.items():
        table = re.search(rb"/ToUnicode (\d+) 0 R", bodies[number])
        letters[name] = _letters(_stream(bodies[int(table[1])])) if table else {}
    text = []
    for body in bodies.values():
        if b"stream" not in body:
            continue
        font: dict[str, str] = {}
        for name, codes in re.findall(rb"/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)> ?Tj", _stream(body)):
            if name:
                font = letters.get(name, {})
            for code in re.findall("....", codes.decode().upper()):
                text.append(font.get(code, ""))
    # fonts draw « ff » as one sign
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", "".join(text)))


def _stream(body: bytes) -> bytes:
    found = re.search(rb"stream\r?\n(.*)\r?\nendstream", body, re.S)
    if not found:
        return b""
    try:
        return zlib.decompress(found[1])
    except zlib.error:
        return b""


def _letters(table: bytes) -> dict[str, str]:
    rows = table.decode("latin-1").upper()
    found = {}
    for block in re.findall(r"BEGINBFCHAR(.*?)ENDBFCHAR", rows, re.S):
        for code, letter in re.findall(r"<(\w+)> <(\w+)>", block):
            found[code] = bytes.fromhex(letter).decode("utf-16-be")
    for block in re.findall(r"BEGINBFRANGE(.*?)ENDBFRANGE", rows, re.S):
        for first, last, letter in re.findall(r"<(\w+)> <(\w+)> <(\w+)>", block):
            for n in range(int(last, 16) - int(first, 16) + 1):
                found[f"{int(first, 16) + n:04X}"] = chr(int(letter, 16) + n)
    return found
