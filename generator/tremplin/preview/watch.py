"""Noticing changes of files, and following them one after the other."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from watchdog import events
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

# the rights of a file; before watchdog 7.1 they were a change like another
_RIGHTS: list[type[FileSystemEvent]] = [
    getattr(events, name) for name in ("FileAttribEvent", "DirAttribEvent") if hasattr(events, name)
]
# reading a file is no change, and the kernel would tell each one
_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent,
    DirCreatedEvent, DirMovedEvent, DirDeletedEvent, *_RIGHTS,
]  # fmt: skip
_FOLDERS = (DirCreatedEvent, DirMovedEvent, DirDeletedEvent)
QUIET = 0.01
"""Seconds without a change before the sources are read: editors write in several steps."""


class Watch(FileSystemEventHandler):
    """Once it was begun, calls `follow` in a thread of its own after changes in the folders it was told to
    `cover`, those from before it began too; `fail` is told what went wrong there.
    """

    def __init__(self, follow: Callable[[], None], fail: Callable[[Exception], None]) -> None:
        self.follow, self.fail = follow, fail
        self.deep: list[Path] = []
        self.shallow: set[Path] = set()
        self.covered: list[_Place] = []
        self.changed, self.moved = Event(), Event()
        self.observer = Observer()
        self.observer.start()  # a daemon

    def begin(self) -> None:
        Thread(target=self._loop, daemon=True).start()

    def cover(self, deep: Iterable[Path], shallow: Iterable[Path]) -> None:
        """Watch the folders `deep` with all that is below, and what `shallow` ones hold, hidden files not.

        A folder that is not there is watched once it is: until then, the nearest one above it is.
        """
        self.deep, self.shallow = [*deep], {*shallow}
        self.moved.set()
        self._renew()

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = {Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path}
        is_opened = event.is_directory and isinstance(event, tuple(_RIGHTS))
        is_moved = isinstance(event, _FOLDERS) and any(
            paths & {folder, *folder.parents} for folder in self.deep
        )
        if is_opened or is_moved:  # what no one could enter was not watched
            self.moved.set()
        if not all(path.parent in self.shallow and path.name.startswith(".") for path in paths):
            self.changed.set()

    def _loop(self) -> None:
        while self.changed.wait():
            self.changed.clear()
            while self.changed.wait(QUIET):
                self.changed.clear()
            try:
                self._renew()  # before the sources are read: what changes later is noticed
                self.follow()
            except Exception as error:  # whatever it is, the next change is followed
                with suppress(Exception):  # a terminal that was closed
                    self.fail(error)

    def _renew(self) -> None:
        """Watch what is at the places to cover now: it may not be what was there before."""
        while self.moved.is_set() or self._places() != self.covered:
            self.moved.clear()
            self.covered = self._places()
            self.observer.unschedule_all()
            places = {(folder, False) for folder in self.shallow}
            for folder, (place, _) in zip(self.deep, self.covered, strict=True):
                places.add((place, place == folder))
            for place, is_deep in places:
                with suppress(FileNotFoundError, NotADirectoryError):  # gone meanwhile
                    self.observer.schedule(self, str(place), recursive=is_deep, event_filter=_CHANGES)

    def _places(self) -> list[_Place]:
        return [_nearest(folder) for folder in self.deep]


_Place = tuple[Path, int]
"""A folder and its inode."""


def _nearest(folder: Path) -> _Place:
    """`folder`, or the first above it that is there."""
    for place in (folder, *folder.parents):
        with suppress(OSError):
            found = place.stat()
            if stat.S_ISDIR(found.st_mode):
                return place, found.st_ino
    return folder, 0
