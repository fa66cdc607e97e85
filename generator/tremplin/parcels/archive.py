"""Opening a ZIP that anyone may have made: names that lead nowhere else, within limits, read once.

Nothing is written under a name that the archive gives.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tremplin.parcels.base import BYTES, ENTRY_BYTES, FILES, LONGEST, RATIO, SMALL, ParcelError
from tremplin.sources.names import fault
from tremplin.text.endings import is_scrap
from tremplin.text.typography import format_weight

_END, _END_64 = b"PK\5\6", b"PK\6\7"
_TAIL = 22 + 65_535
"""Bytes in which the record of the end stands."""
_ROW = 1_000
"""Bytes that the list of an archive has for one entry, at most."""
_UTF_8, _ENCRYPTED = 0x800, 0x2041
_PIECE = 1 << 20


@dataclass(frozen=True)
class Archive:
    zip: ZipFile
    entries: dict[str, ZipInfo]
    """Sound names with "/", their accents composed → where the file is."""
    ignored: tuple[str, ...]
    """What systems and programs left there."""

    def read(self, name: str, limit: int) -> bytes:
        """The file, when it is not longer than that."""
        if self.entries[name].file_size > limit:
            raise ParcelError("T962", reason=f"« {name} » est trop long")
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        info, size = self.entries[name], 0
        try:
            with self.zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    yield piece
            if size != info.file_size:
                raise EOFError
        except (BadZipFile, zlib.error, EOFError, ValueError, RuntimeError) as error:
            raise ParcelError("T961", reason=f"« {name} » y est abîmé") from error


@contextmanager
def opened(file: BinaryIO) -> Iterator[Archive]:
    """The archive in `file`; raises ParcelError."""
    _within_limits(file)
    try:
        zip_ = ZipFile(file)
    except (BadZipFile, ValueError, NotImplementedError, EOFError, struct.error) as error:
        raise ParcelError("T961", reason="elle est abîmée, ou n’est pas arrivée en entier") from error
    with zip_:
        rows = [info for info in zip_.infolist() if not _is_folder(info)]
        _weighed(rows)
        _apart(zip_)
        entries: dict[str, ZipInfo] = {}
        ignored = []
        is_windows = not any("/" in info.orig_filename for info in zip_.infolist())
        for info in rows:
            name = _decoded(info)
            parts = (name.replace("\\", "/") if is_windows else name).split("/")
            if _is_left(name, parts, info):
                ignored.append(name)
            elif "/".join(parts) in entries:
                raise ParcelError("T963", name=name, reason="il y est deux fois")
            else:
                entries["/".join(parts)] = info
        _told_apart(entries)
        yield Archive(zip_, entries, tuple(ignored))


def _is_folder(info: ZipInfo) -> bool:
    return info.orig_filename.endswith(("/", "\\")) and not info.file_size


def _within_limits(file: BinaryIO) -> None:
    """Before the list of the archive is read whole: it says itself how long it is."""
    size = file.seek(0, 2)
    if size > BYTES:
        raise ParcelError("T962", reason=f"{format_weight(size)}, pour {format_weight(BYTES)} au plus")
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    at = tail.find(_END)
    if at < 0:
        reason = (
            "elle est vide" if not size else "ce n’est pas un fichier ZIP, ou il n’est pas arrivé en entier"
        )
        raise ParcelError("T961", reason=reason)
    if _END_64 in tail:
        raise ParcelError("T962", reason="elle est d’une forme faite pour plus de 4 Go")
    while at >= 0:
        record = tail[at : at + 22]
        count, length = struct.unpack("<HI", record[10:16]) if len(record) == 22 else (0, 0)
        if count > FILES or length > FILES * _ROW:
            raise ParcelError("T962", reason=f"plus de {FILES} fichiers")
        at = tail.find(_END, at + 1)
    file.seek(0)


def _weighed(rows: list[ZipInfo]) -> None:
    if len(rows) > FILES:
        raise ParcelError("T962", reason=f"plus de {FILES} fichiers")
    for info in rows:
        name, size = info.orig_filename, info.file_size
        if info.flag_bits & _ENCRYPTED:
            raise ParcelError("T961", reason=f"« {name} » y est chiffré par un mot de passe")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ParcelError("T961", reason=f"« {name} » y est comprimé d’une façon que Tremplin ne lit pas")
        if size > ENTRY_BYTES:
            most = format_weight(ENTRY_BYTES)
            raise ParcelError("T962", reason=f"« {name} » pèse {format_weight(size)}, pour {most} au plus")
        if size > SMALL and size > RATIO * info.compress_size:
            raise ParcelError("T962", reason=f"« {name} » y est comprimé plus de {RATIO} fois")
    if (size := sum(info.file_size for info in rows)) > BYTES:
        most = format_weight(BYTES)
        raise ParcelError("T962", reason=f"ses fichiers pèsent {format_weight(size)}, pour {most} au plus")


def _apart(zip_: ZipFile) -> None:
    """No file of an archive shares its bytes with another: that is how few of them make many."""
    rows = sorted(zip_.infolist(), key=lambda info: info.header_offset)
    ends = [info.header_offset + 30 + len(info.orig_filename) + info.compress_size for info in rows]
    starts = [*(info.header_offset for info in rows[1:]), zip_.start_dir]
    if any(end > start for end, start in zip(ends, starts, strict=True)) or (
        rows and rows[0].header_offset < 0
    ):
        raise ParcelError("T961", reason="des fichiers s’y recouvrent")


def _decoded(info: ZipInfo) -> str:
    """The name as who made the archive saw it: old programs write it in UTF-8, or as French Windows does,
    without saying so.
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF_8 and not name.isascii():
        data = name.encode("cp437")
        try:
            name = data.decode()
        except UnicodeDecodeError:
            name = data.decode("cp850")
    return normalize("NFC", name)


def _is_left(name: str, parts: list[str], info: ZipInfo) -> bool:
    """Whether a system or a program left it there; raises ParcelError for a name that no file may have."""
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        reason = "c’est un lien" if stat.S_ISLNK(mode) else "ce n’est pas un fichier ordinaire"
        raise ParcelError("T963", name=name, reason=reason)
    if not parts[0] or parts[0][1:2] == ":":
        raise ParcelError("T963", name=name, reason="il désigne un endroit de l’ordinateur")
    if not {"", ".", ".."}.isdisjoint(parts) or any("\\" in part for part in parts):
        raise ParcelError("T963", name=name, reason="il sort de son dossier")
    if any(part.startswith(".") or is_scrap(part) for part in parts):
        return True
    if reasons := [*filter(None, map(fault, parts))]:
        raise ParcelError("T963", name=name, reason=reasons[0])
    if len(name) > LONGEST:
        raise ParcelError("T963", name=f"{name[:40]}…", reason=f"il a plus de {LONGEST} signes")
    return False


def _told_apart(names: dict[str, ZipInfo]) -> None:
    """No two names are one on some system, and none is a file and a folder."""
    seen: dict[str, str] = {}
    for name in names:
        folder, _, _ = name.rpartition("/")
        while folder:
            if folder in names:
                raise ParcelError("T963", name=folder, reason="c’est un fichier et un dossier")
            _only(folder, seen)
            folder, _, _ = folder.rpartition("/")
        _only(name, seen)


def _only(name: str, seen: dict[str, str]) -> None:
    first = seen.setdefault(normalize("NFC", name.casefold()), name)
    if first != name:
        raise ParcelError("T963", name=name, reason=f"Windows et macOS le prennent pour « {first} »")
