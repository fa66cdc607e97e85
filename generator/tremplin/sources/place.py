"""Opening what authors wrote, and nothing else: a regular file that lies in the folder it may not leave."""

from __future__ import annotations

import errno
import os
import stat
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, NamedTuple

# a pipe that no one writes to is opened at once, to be refused
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


_START = 65_536
"""Bytes that are read at once."""


class Place(NamedTuple):
    """A file by its name from `fence`, the folder that it may not leave, which may itself be a link."""

    fence: Path
    name: str

    @property
    def path(self) -> Path:
        return self.fence / self.name

    def open(self) -> BinaryIO:
        """The file, to be read. Raises OSError for anything but a regular file inside the fence, whatever
        took its place since the folders were listed.
        """
        try:
            return _opened(self.fence, self.name)
        except OSError:
            if not self.path.is_symlink():
                raise
        return _opened(Path(os.path.realpath(self.fence)), self.target())

    def read(self, limit: int = -1) -> bytes:
        with self.open() as file:
            # most end there; room for as much as the limit takes longer to have than to fill
            start = file.read(_START if limit < 0 else min(_START, limit))
            return start + file.read(max(-1, limit - _START)) if len(start) == _START else start

    def read_text(self, encoding: str) -> str:
        with TextIOWrapper(self.open(), encoding) as file:
            return file.read()

    def target(self) -> str:
        """What a link leads to, named from the fence; raises PermissionError when that is outside."""
        fence, real = os.path.realpath(self.fence), os.path.realpath(self.path, strict=True)
        if not real.startswith(f"{fence}{os.sep}"):
            raise PermissionError(errno.EACCES, "ce lien sort de son dossier", str(self.path))
        return real[len(fence) + 1 :].replace(os.sep, "/")


def _opened(fence: Path, name: str) -> BinaryIO:
    """The regular file `name`, reached through no link below `fence`."""
    if os.open not in os.supports_dir_fd:  # Windows: authors there cannot make links
        return _regular(os.open(fence / name, _FLAGS), name)
    *folders, file = name.split("/")
    at = os.open(fence, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for folder in folders:
            inner = os.open(folder, _FLAGS | os.O_DIRECTORY, dir_fd=at)
            os.close(at)
            at = inner
        return _regular(os.open(file, _FLAGS, dir_fd=at), name)
    finally:
        os.close(at)


def _regular(descriptor: int, name: str) -> BinaryIO:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "ce n’est pas un fichier", name)
    return os.fdopen(descriptor, "rb")
