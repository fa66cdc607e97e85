"""What every output shares: an address, what is there, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tremplin.diagnostics import Span
from tremplin.pages.base import Page
from tremplin.sources.listing import Stamp
from tremplin.sources.place import Place


class File(NamedTuple):
    """A file that is published as it is."""

    place: Place
    stamp: Stamp


@dataclass(frozen=True)
class Packed:
    """A file that a library writes itself: `into` is told where."""

    into: Callable[[Path], None]

    def __call__(self) -> bytes:
        with TemporaryDirectory() as folder:
            self.into(path := Path(folder) / "file")
            return path.read_bytes()


class Output(NamedTuple):
    """One published file: `address` from the site's root, `content` made when it is asked for."""

    address: str
    content: Callable[[], bytes] | File
    file: str | None = None
    """The author's file that it is made from."""
    page: Page | None = None
    """The page that it is."""

    def data(self) -> bytes:
        """Raises OSError, or ValueError for an author's file that cannot be published."""
        return self.content.place.read() if isinstance(self.content, File) else self.content()

    @property
    def origin(self) -> Span | None:
        """The place in the authors' files that it comes from."""
        if self.page:
            return self.page.origin
        return Span(self.file) if self.file else None


class Entry(NamedTuple):
    """SHA-256 in hexadecimal, and size in bytes, of a published file."""

    digest: str
    size: int


Entries = Mapping[str, Entry]
"""What is published, by address."""


class Published(Mapping[str, Entry]):
    """What is published, from what makes each file: it is read only when its digest or size is asked for."""

    def __init__(self, found: Mapping[str, Callable[[], bytes]]) -> None:
        self.found = found

    def __getitem__(self, address: str) -> Entry:
        data = self.found[address]()
        return Entry(sha256(data).hexdigest(), len(data))

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)
