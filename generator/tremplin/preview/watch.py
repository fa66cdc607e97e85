"""Noticing changes of files, and following them one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread

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

# reading a file is no change, and the kernel would tell each one
_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent,
    DirCreatedEvent, DirMovedEvent, DirDeletedEvent,
]  # fmt: skip
QUIET = 0.01
"""Seconds without a change before the sources are read: editors write in several steps."""


class Watch(FileSystemEventHandler):
    """Calls `follow` in a thread of its own after changes in the folders it was told to `cover`; `fail`
    is told what went wrong there.
    """

    def __init__(self, follow: Callable[[], None], fail: Callable[[Exception], None]) -> None:
        self.follow, self.fail = follow, fail
        self.changed = Event()
        self.observer = Observer()
        self.observer.start()  # a daemon
        Thread(target=self._loop, daemon=True).start()

    def cover(self, deep: Iterable[Path], shallow: Path) -> None:
        """Watch the folders `deep` with all that is below, and the files of `shallow`; no others."""
        self.observer.unschedule_all()
        for folder in deep:
            if folder.is_dir():
                self.observer.schedule(self, str(folder), recursive=True, event_filter=_CHANGES)
        self.observer.schedule(self, str(shallow), event_filter=_CHANGES)

    def on_any_event(self, _event: FileSystemEvent) -> None:
        self.changed.set()

    def _loop(self) -> None:
        while self.changed.wait():
            self.changed.clear()
            while self.changed.wait(QUIET):
                self.changed.clear()
            try:
                self.follow()
            except Exception as error:  # whatever it is, the next change is followed
                self.fail(error)
