"""Changes of files are noticed for as long as the preview lives, whatever befalls the folders."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from tremplin.preview.watch import Watch

DEADLINE = 20.0


class Followed:
    """A folder that is watched: `texts` is read again after each change."""

    def __init__(self, root: Path) -> None:
        self.root, self.docs = root, root / "a/courses"
        self.docs.mkdir(parents=True)
        self.seen: Queue[str] = Queue()
        self.failed: Queue[Exception] = Queue()
        self.watch = Watch(self.follow, self.failed.put)
        self.watch.cover([self.docs], [root])
        self.watch.begin()

    def follow(self) -> None:
        path = self.docs / "page.md"
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        if text == "fails":
            raise RecursionError(text)
        self.seen.put(text)

    def sees(self, text: str) -> None:
        while self.seen.get(timeout=DEADLINE) != text:
            pass

    def write(self, text: str) -> None:
        """A change of the page alone, noticed."""
        (self.docs / "page.md").write_text(text, encoding="utf-8")
        self.sees(text)


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Followed]:
    followed = Followed(tmp_path)
    yield followed
    followed.watch.observer.stop()
    followed.watch.observer.join(DEADLINE)


def removed(root: Path) -> None:
    shutil.rmtree(root / "a/courses")


def put_back(root: Path) -> None:
    (root / "a/courses").mkdir(parents=True)


BEFALLS: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
    "removed": (removed, put_back),
    "removed with what holds it": (lambda root: shutil.rmtree(root / "a"), put_back),
    "renamed": (
        lambda root: (root / "a").rename(root / "b"),
        lambda root: (root / "b").rename(root / "a"),
    ),
    "renamed, another comes": (lambda root: (root / "a").rename(root / "b"), put_back),
    "a file": (
        lambda root: [removed(root), (root / "a/courses").write_text("x")],
        lambda root: [(root / "a/courses").unlink(), put_back(root)],
    ),
}


@pytest.mark.parametrize("name", BEFALLS)
def test_a_folder_that_comes_back_is_followed(followed: Followed, name: str) -> None:
    leave, come = BEFALLS[name]
    followed.write("avant")
    leave(followed.root)
    followed.sees("")
    come(followed.root)
    followed.write("après")
    followed.write("encore")


@pytest.mark.parametrize("name", BEFALLS)
def test_a_folder_that_comes_back_at_once_is_followed(followed: Followed, name: str) -> None:
    leave, come = BEFALLS[name]
    leave(followed.root)
    come(followed.root)
    followed.write("après")
    followed.write("encore")


def test_a_folder_that_comes_late_is_followed(followed: Followed) -> None:
    followed.docs = followed.root / "quizzes"
    followed.watch.cover([followed.docs], [followed.root])
    followed.docs.mkdir()
    followed.write("avant")
    followed.write("après")


def test_whatever_fails_the_next_change_is_followed(followed: Followed) -> None:
    (followed.docs / "page.md").write_text("fails", encoding="utf-8")
    assert isinstance(followed.failed.get(timeout=DEADLINE), RecursionError)
    followed.write("après")


def test_a_terminal_that_was_closed_does_not_end_it(followed: Followed) -> None:
    told: Queue[str] = Queue()

    def fail(error: Exception) -> None:
        told.put(str(error))
        raise BrokenPipeError

    followed.watch.fail = fail
    (followed.docs / "page.md").write_text("fails", encoding="utf-8")
    assert told.get(timeout=DEADLINE) == "fails"
    followed.write("après")
