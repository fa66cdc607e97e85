"""The preview shows what a build would publish, after any change, and tells its readers."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest
from changes import BANK, CHANGES, COURSE, MORE, SECOND, SEGMENT, edit, plan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tremplin.diagnostics import Report
from tremplin.preview import live as preview
from tremplin.preview.live import LiveSite
from tremplin.publish import plan as planning
from tremplin.publish.ownership import MARK
from tremplin.publish.plan import Means
from tremplin.publish.site import build_site

DEADLINE = 20
WriteProject = Callable[..., Path]


@pytest.fixture
def root(write_project: WriteProject) -> Path:
    return write_project(MORE)


def live(root: Path) -> LiveSite:
    return LiveSite(plan(root), Report())


def shown(site: LiveSite, path: str) -> str:
    """A page of the preview without what the preview adds to it."""
    status, _, body = site.answer(path)
    assert status == (404 if path == "404.html" else 200), path
    html = re.sub(r"<script defer[^>]* data-version[^>]*></script>\n", "", body.decode())
    part = r"(<(script|link)[^>]*_tremplin/[^>]*>(</script>)?\s*)*"
    tools = rf'<aside aria-label="C[^"]*" lang="fr".*</aside>\n{part}'
    return re.sub(tools, "", html, flags=re.S)


def assert_same(site: LiveSite, root: Path, folder: Path) -> None:
    """The preview answers what a machine that never saw the project publishes, without a worker."""
    site.state = replace(site.state, report=Report())  # a notice on each page
    copy = folder / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", ".tremplin"))
    cold = plan(copy)
    cold = replace(cold, identity=replace(cold.identity, offline=False))
    assert build_site(cold, Report(), copy / "site", lambda _: False, Means()) is not None
    published = {
        p.relative_to(copy / "site").as_posix(): p
        for p in (copy / "site").rglob("*")
        if p.is_file() and p.name != MARK
    }
    pages = {name: path for name, path in published.items() if name.endswith(".html")}
    assert site.state.outputs.keys() == published.keys()
    for name, path in pages.items():
        assert shown(site, name) == path.read_text(encoding="utf-8"), name
    for name in published.keys() - pages.keys():
        assert site.answer(name)[2] == published[name].read_bytes(), name


def test_the_preview_is_the_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert_same(live(root), root, tmp_path_factory.mktemp("cold"))


@pytest.mark.parametrize("name", CHANGES)
def test_the_preview_follows_a_change(
    root: Path, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = live(root)
    CHANGES[name](root)
    site.refresh()
    assert_same(site, root, tmp_path_factory.mktemp("cold"))


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=4, unique=True))
def test_the_preview_follows_any_changes(
    tmp_path_factory: pytest.TempPathFactory, root: Path, order: list[str]
) -> None:
    mine = tmp_path_factory.mktemp("order") / "project"
    shutil.copytree(root, mine)
    site = live(mine)
    for name in order:
        try:
            CHANGES[name](mine)
        except (AssertionError, FileNotFoundError):
            continue  # an earlier change took what this one changes
        site.refresh()
        assert_same(site, mine, tmp_path_factory.mktemp("cold"))


def test_another_configuration_is_followed(root: Path) -> None:
    site = live(root)
    other = plan(root)
    site.reconfigure(replace(other, identity=replace(other.identity, name="Réparé")), Report())
    assert "Réparé" in shown(site, "")


def test_an_extension_less_shows_everywhere(root: Path) -> None:
    site = live(root)
    assert "highlight" in site.state.site.made["courriel/ecrire/joindre/"].features
    other = plan(root)
    names = tuple(n for n in other.syntax.extensions if n not in ("pymdownx.superfences", "fenced_code"))
    site.reconfigure(replace(other, syntax=replace(other.syntax, extensions=names)), Report())
    assert "highlight" not in site.state.site.made["courriel/ecrire/joindre/"].features


def test_mistakes_are_shown_and_go(root: Path) -> None:
    site = live(root)
    edit(root, SEGMENT, "::: quiz courriel/objet", "::: quiz courriel/rien")
    site.refresh()
    assert b"\xc3\x80 corriger" in site.answer("")[2]
    edit(root, SEGMENT, "::: quiz courriel/rien", "::: quiz courriel/objet")
    site.refresh()
    assert b"\xc3\x80 corriger" not in site.answer("")[2]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: edit(root, SEGMENT, "Bonjour.", "Bonsoir."),
        lambda root: edit(root, BANK, "Quel objet est clair", "Lequel est clair"),
        lambda root: edit(root, "courses/courriel/course.yml", "des courriels", "des mots"),
    ],
)
def test_those_who_wait_are_told_once(root: Path, change: Callable[[Path], object]) -> None:
    site = live(root)
    seen = site.state.version
    found: list[int] = []
    waiting = Thread(target=lambda: found.append(site.wait(seen, 20)))
    waiting.start()
    change(root)
    site.refresh()
    waiting.join()
    assert found == [seen + 1] == [site.state.version]


def test_nobody_is_told_of_nothing(root: Path) -> None:
    site = live(root)
    assert site.wait(site.state.version, 0.01) == site.state.version


@pytest.mark.parametrize(
    "path",
    ["courriel/course.yml", "../mkdocs.yml", "mkdocs.yml", "%2e%2e/mkdocs.yml", "quizzes/courriel/objet.yml"],
)
def test_what_is_not_published_is_not_shown(root: Path, path: str) -> None:
    status, kind, _ = live(root).answer(path)
    assert (status, kind) == (404, "text/html; charset=utf-8")


def test_drafts_are_shown(write_project: WriteProject) -> None:
    root = write_project({**MORE, "courses/courriel/course.yml": f"{COURSE}brouillon: oui\n"})
    assert live(root).answer("courriel/ecrire/objet/")[0] == 200


def test_a_hostile_drawing_does_not_harm(root: Path) -> None:
    site = live(root)
    (root / "courses/courriel/pas.svg").write_text("<svg")
    site.refresh()
    assert site.answer("courriel/pas.svg")[0] == 404


def test_a_picture_that_comes_counts_in_the_weight(root: Path) -> None:
    edit(root, SECOND, "../pas.svg", "../autre.svg")
    site = live(root)
    before = site.state.site.made["courriel/ecrire/joindre/"].pictures
    (root / "courses/courriel/autre.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.refresh()
    assert site.state.site.made["courriel/ecrire/joindre/"].pictures != before


@pytest.mark.parametrize(
    ("name", "address"),
    [(SEGMENT, "courriel/ecrire/objet/"), ("courses/courriel/course.yml", "courriel/")],
)
def test_a_page_that_was_never_readable_shows_what_is_wrong(root: Path, name: str, address: str) -> None:
    (root / name).write_text("---\ntitre: [a\n---\n" if name.endswith(".md") else "titre: [a\n")
    status, _, body = live(root).answer(address)
    assert status == 404
    assert name in body.decode()


def test_a_page_never_claims_a_newer_state_than_its_own(root: Path) -> None:
    site = live(root)
    before = site.state
    edit(root, SEGMENT, "::: quiz courriel/objet", "::: quiz courriel/rien")
    shown: list[tuple[bool, int]] = []

    def look() -> None:
        while not shown or shown[-1][1] < before.version + 2:
            body = site.answer("courriel/ecrire/objet/")[2].decode()
            version = re.search(r'data-version="(\d+)"', body)
            assert version is not None
            shown.append(("À corriger" in body, int(version[1])))

    looking = Thread(target=look)
    looking.start()
    site.refresh()
    looking.join(20)
    # the box comes with the state of the checks, and with no other
    assert {(has_box, version - before.version) for has_box, version in shown} <= {
        (False, 0),
        (False, 1),
        (True, 2),
    }
    assert shown[-1] == (True, before.version + 2)


def test_a_change_that_cannot_be_followed_is_told_and_the_next_is_followed(root: Path) -> None:
    site = live(root)
    site.fail(RuntimeError("rien ne va"))
    assert "T901" in site.answer("")[2].decode()
    edit(root, SEGMENT, "Bonjour.", "Bonsoir.")
    site.refresh()
    assert "T901" not in site.answer("")[2].decode()


@pytest.mark.parametrize(("module", "name"), [(planning, "load"), (preview, "check_site")])
def test_an_error_of_the_program_shows_once_until_a_change_goes_well(
    root: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
) -> None:
    site = live(root)

    def fail(*_: object, **__: object) -> None:
        raise RecursionError("trop profond")

    with monkeypatch.context() as patch:
        patch.setattr(module, name, fail)
        for _ in range(2):
            with pytest.raises(RecursionError) as caught:
                site.refresh()
            site.fail(caught.value)
        shown_in = ("the box", "the panel")
        assert site.answer("")[2].decode().count("RecursionError\u00a0: trop profond") == len(shown_in)
    site.refresh()
    assert "T901" not in site.answer("")[2].decode()


def away(root: Path, name: str) -> Callable[[], object]:
    """Move a file or a folder away; what puts it back."""
    kept = root / "away"
    (root / name).rename(kept)
    return lambda: kept.rename(root / name)


def a_folder(root: Path, name: str) -> Callable[[], object]:
    """Put a folder in the place of a file; what puts the file back."""
    put_back = away(root, name)
    (root / name).mkdir()
    return lambda: [(root / name).rmdir(), put_back()]


def a_file(root: Path, name: str) -> Callable[[], object]:
    """Put a file in the place of a folder; what puts the folder back."""
    put_back = away(root, name)
    (root / name).write_text("titre: un fichier")
    return lambda: [(root / name).unlink(), put_back()]


FOLDERS = ("courses", "courses/courriel", "courses/courriel/01-ecrire", "quizzes", "quizzes/courriel")
SOURCES = (
    SEGMENT, BANK, "courses/courriel/course.yml", "courses/courriel/01-ecrire/module.yml",
    "courses/organismes.yml", "courses/courriel/pas.svg", "courses/courriel/aide.txt",
)  # fmt: skip


@pytest.mark.parametrize(
    ("befalls", "name"),
    [
        *((befalls, name) for befalls in (away, a_file) for name in FOLDERS),
        *((befalls, name) for befalls in (away, a_folder) for name in SOURCES),
    ],
)
def test_whatever_befalls_the_sources_the_preview_answers(
    root: Path, befalls: Callable[[Path, str], Callable[[], object]], name: str
) -> None:
    site = live(root)
    pages = [page.url for page in site.state.site.pages]
    before = {url: shown(site, url) for url in pages}
    put_back = befalls(root, name)
    site.refresh()
    assert b"\xc3\x80 corriger" in site.answer("")[2]
    assert {site.answer(url)[0] for url in pages} <= {200, 404}
    put_back()
    site.refresh()
    assert {url: shown(site, url) for url in pages} == before


def test_a_folder_that_may_not_be_read_is_told_and_the_preview_answers(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = live(root)
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "01-ecrire":
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        site.refresh()
    assert "T101" in site.answer("")[2].decode()
    site.refresh()
    assert "T101" not in site.answer("")[2].decode()
    assert shown(site, "courriel/ecrire/objet/")
