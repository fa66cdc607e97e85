"""The preview follows its sources and its configuration, whatever the moment of a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from changes import MORE, SEGMENT, edit
from watchdog.events import DirCreatedEvent, FileModifiedEvent

from tremplin.commands import following as module
from tremplin.commands.following import Follower, stamps_of
from tremplin.commands.opening import open_project
from tremplin.preview.live import LiveSite
from tremplin.publish import plan as planning
from tremplin.publish.plan import Plan

DEADLINE = 20
CONFIG = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n"
PAGE = "courriel/ecrire/objet/"


class Followed:
    """A project with its follower, whose site is made by `begin`."""

    def __init__(self, root: Path) -> None:
        self.root, self.config = root, root / "mkdocs.yml"
        stamps = stamps_of(self.config)
        opened = open_project(self.config)
        assert not hasattr(opened, "status")
        assert isinstance(opened.plan, Plan)
        self.options, self.plan = opened.options_report(), opened.plan
        self.follower = Follower(opened.plan, stamps)
        self.ends: Queue[str] = Queue()
        follow, fail = self.follower.watch.follow, self.follower.watch.fail
        self.follower.watch.follow = lambda: [follow(), self.ends.put("followed")]
        self.follower.watch.fail = lambda error: [fail(error), self.ends.put("failed")]

    def begin(self) -> LiveSite:
        self.site = LiveSite(self.plan, self.options)
        self.follower.begin(self.site)
        return self.site

    def shows(self, words: str, *, is_there: bool = True) -> None:
        """Wait until the page has `words`, or has them no more."""
        while (words in self.site.answer(PAGE)[2].decode()) is not is_there:
            assert self.ends.get(timeout=DEADLINE) == "followed"


@pytest.fixture
def followed(write_project: Callable[..., Path]) -> Iterator[Followed]:
    followed = Followed(write_project({**MORE, "mkdocs.yml": CONFIG}))
    yield followed
    followed.follower.watch.observer.stop()
    followed.follower.watch.observer.join(DEADLINE)


def test_an_error_of_the_program_is_told_in_the_terminal_and_the_next_change_is_followed(
    followed: Followed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site, root, ends = followed.begin(), followed.root, followed.ends

    def broken(*_: object, **__: object) -> None:
        raise RecursionError("trop profond")

    with monkeypatch.context() as patch:
        patch.setattr(planning, "load", broken)
        edit(root, SEGMENT, "Bonjour.", "Bonsoir.")
        assert ends.get(timeout=DEADLINE) == "failed"
    assert "RecursionError : trop profond" in capsys.readouterr().err
    assert "RecursionError\u00a0: trop profond" in site.answer("")[2].decode()
    edit(root, SEGMENT, "Bonsoir.", "Salut.")
    while ends.get(timeout=DEADLINE) != "followed":
        pass
    assert "Salut." in site.answer(PAGE)[2].decode()
    assert "Tout est en ordre" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [(SEGMENT, "Bonjour.", "Bonsoir."), ("mkdocs.yml", "Essai", "Revenu")],
)
def test_what_changes_while_the_site_is_made_is_followed(
    followed: Followed, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str
) -> None:
    load = planning.load

    def late(*args: Any, **kwargs: Any) -> Any:
        loaded = load(*args, **kwargs)
        edit(followed.root, name, old, new)
        return loaded

    with monkeypatch.context() as patch:
        patch.setattr(planning, "load", late)
        followed.site = LiveSite(followed.plan, followed.options)
    followed.follower.begin(followed.site)
    followed.shows(new)


def test_a_configuration_that_changes_before_it_is_watched_is_followed(followed: Followed) -> None:
    followed.follower.watch.observer.unschedule_all()
    edit(followed.root, "mkdocs.yml", "Essai", "Revenu")
    followed.begin()
    followed.shows("Revenu")


def test_a_configuration_that_changes_once_it_was_read_is_followed(
    followed: Followed, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits = iter([("Essai", "Premier"), ("Premier", "Dernier")])

    def late(config: Path) -> Any:
        opened = open_project(config)
        followed.follower.watch.observer.unschedule_all()  # no one tells of it
        for change in edits:
            edit(followed.root, "mkdocs.yml", *change)
            break
        return opened

    followed.begin()
    with monkeypatch.context() as patch:
        patch.setattr(module, "open_project", late)
        edit(followed.root, "mkdocs.yml", *next(edits))
        followed.shows("Dernier")


def test_what_a_configuration_inherits_from_is_followed(followed: Followed) -> None:
    followed.begin()
    edit(followed.root, "mkdocs.yml", "site_name: Essai", "INHERIT: base.yml")
    followed.shows("base.yml")
    base = followed.root / "base.yml"
    base.write_text("site_name: Hérité\n", encoding="utf-8")
    followed.shows("Hérité")
    base.write_text("site_name: [\n", encoding="utf-8")
    followed.shows("T103")
    followed.shows("Hérité")
    base.write_text("site_name: [Un]\n", encoding="utf-8")
    followed.shows("T103", is_there=False)
    followed.shows("T335")
    base.write_text("site_name: Revenu\n", encoding="utf-8")
    followed.shows("Revenu")
    followed.shows("base.yml", is_there=False)


def test_hidden_files_beside_the_configuration_change_nothing(followed: Followed) -> None:
    watch = followed.follower.watch
    watch.observer.unschedule_all()
    watch.changed.clear()
    watch.on_any_event(DirCreatedEvent(str(followed.root / ".tremplin")))
    watch.on_any_event(FileModifiedEvent(str(followed.root / ".mkdocs.yml.swp")))
    assert not watch.changed.is_set()
    watch.on_any_event(FileModifiedEvent(str(followed.root / "courses/_racine/.nojekyll")))
    assert watch.changed.is_set()


def test_a_configuration_is_tried_again_once_what_it_names_is_there(followed: Followed) -> None:
    followed.begin()
    pages = followed.root / "pages"
    edit(followed.root, "mkdocs.yml", "docs_dir: courses", "docs_dir: pages")
    followed.shows("T335")
    (followed.root / "courses").rename(pages)
    followed.shows("T335", is_there=False)
    edit(followed.root, SEGMENT.replace("courses", "pages"), "Bonjour.", "Bonsoir.")
    followed.shows("Bonsoir.")


def test_what_is_saved_with_a_broken_configuration_is_shown(followed: Followed) -> None:
    followed.begin()
    edit(followed.root, "mkdocs.yml", "site_name: Essai", "site_name: [")
    edit(followed.root, SEGMENT, "Bonjour.", "Bonsoir.")
    followed.shows("Bonsoir.")
    followed.shows("T103")


def test_rights_that_are_given_back_are_followed(followed: Followed) -> None:
    watch = followed.follower.watch
    watch.observer.unschedule_all()
    watch.changed.clear()
    watch.moved.clear()
    (followed.root / SEGMENT).chmod(0o600)
    watch.cover(watch.deep, watch.shallow)
    watch.changed.clear()
    (followed.root / SEGMENT).chmod(0o644)
    assert watch.changed.wait(DEADLINE)
    watch.changed.clear()
    (followed.root / "courses/courriel").chmod(0o750)
    assert watch.moved.wait(DEADLINE)
