"""Builds after builds: a warm build gives the site of a cold one; what is the same is not written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from changes import BANK, CHANGES, COURSE, MORE, SECOND, SEGMENT, edit, plan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tremplin.diagnostics import Report
from tremplin.publish.cache import FILE, Cache
from tremplin.publish.ownership import ForeignFilesError
from tremplin.publish.plan import Means
from tremplin.publish.publication import Publication
from tremplin.publish.record import Record, published, recall
from tremplin.publish.site import build_site
from tremplin.sources.listing import SETTLED

WriteProject = Callable[..., Path]
Site_ = dict[str, bytes]


def tree(folder: Path) -> Site_:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}


def build(root: Path, site: Path | None = None, **means: object) -> dict[str, int]:
    report = Report()
    target = site or root / "site"
    done = build_site(plan(root), report, target, lambda r: r.failed, Means(str(site or ""), **means))  # type: ignore[arg-type]
    assert done is not None, list(report)
    return done


def cold(root: Path, target: Path) -> Site_:
    """The site as a machine that never saw the project makes it."""
    copy = target / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("site", ".tremplin"))
    build(copy)
    return tree(copy / "site")


@pytest.fixture
def root(write_project: WriteProject) -> Path:
    return write_project(MORE)


# ---- what depends on what


@pytest.mark.parametrize("name", CHANGES)
def test_a_warm_build_after_a_change_is_the_cold_one(
    root: Path, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    build(root)
    CHANGES[name](root)
    build(root)
    assert tree(root / "site") == cold(root, tmp_path_factory.mktemp("cold"))


def test_only_what_depends_on_a_change_is_made_anew(root: Path) -> None:
    assert build(root)["rebuilt"] == 5
    edit(root, SEGMENT, "Bonjour.", "Bonsoir.")
    assert build(root)["rebuilt"] == 1
    edit(root, BANK, "Quel objet est clair", "Lequel est clair")
    assert build(root)["rebuilt"] == 2  # its page of revision too
    edit(root, "courses/mentions.md", "Texte", "Autre")
    assert build(root)["rebuilt"] == 1
    assert build(root)["rebuilt"] == 0


steps = st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=4, unique=True)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_any_order_of_changes_gives_the_cold_site(
    tmp_path_factory: pytest.TempPathFactory, root: Path, order: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    mine = folder / "project"
    shutil.copytree(root, mine)
    build(mine)
    for name in order:
        try:
            CHANGES[name](mine)
        except (AssertionError, FileNotFoundError):
            continue  # an earlier change took what this one changes
        report = Report()
        if build_site(plan(mine), report, mine / "site", lambda r: r.failed, Means("")) is None:
            break
        assert tree(mine / "site") == cold(mine, tmp_path_factory.mktemp("cold"))


# ---- what is written


def test_the_same_files_keep_their_times(root: Path) -> None:
    build(root)
    before = times(root / "site")
    edit(root, SEGMENT, "Bonjour.", "Bonsoir.")
    build(root)
    after = times(root / "site")
    changed = {name for name in after if after[name] != before[name]}
    assert "courriel/ecrire/objet/index.html" in changed
    assert changed.isdisjoint({"courriel/ecrire/joindre/index.html", "404.html"})
    assert [name for name in changed if name.startswith("assets/")] == []


def test_nothing_is_touched_when_nothing_has_changed(root: Path) -> None:
    build(root)
    before = (root / "site").stat().st_ino
    build(root)
    assert (root / "site").stat().st_ino == before


def test_what_was_deleted_is_gone_from_the_site(root: Path) -> None:
    build(root)
    (root / "courses/courriel/aide.txt").unlink()
    edit(root, SECOND, "[aide](../aide.txt)", "")
    edit(root, SECOND, "::: télécharger ../aide.txt", "")
    (root / "courses/mentions.md").unlink()
    build(root)
    assert {"courriel/aide.txt", "mentions/index.html"}.isdisjoint(tree(root / "site"))


@pytest.mark.parametrize("change", [lambda _root: None, CHANGES["text"]])
def test_a_file_that_was_added_to_the_site_stops_the_build(
    root: Path, change: Callable[[Path], object]
) -> None:
    build(root)
    added = root / "site/reste.html"
    added.write_text("mine")
    record = recall(root / "mkdocs.yml", "")
    assert record is not None
    assert not record.is_intact()
    change(root)
    before = tree(root / "site")
    with pytest.raises(ForeignFilesError, match=r"reste\.html"):
        build(root)
    assert tree(root / "site") == before


def test_a_site_is_taken_again_without_its_record(root: Path) -> None:
    build(root)
    before = tree(root / "site")
    shutil.rmtree(root / ".tremplin")
    build(root)
    assert tree(root / "site") == before


def test_hidden_files_are_ours_when_the_record_names_them(tmp_path: Path) -> None:
    names = ["index.html", "a/.x", ".nojekyll", ".git/HEAD", ".well-known/ours", ".well-known/theirs"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert {name for name, _ in published(tmp_path, ())} == {"index.html", "a/.x"}
    known = (".nojekyll", ".well-known/ours")
    assert {name for name, _ in published(tmp_path, known)} == {"index.html", "a/.x", *known}


def test_a_file_that_another_build_changed_meanwhile_is_not_kept(root: Path) -> None:
    build(root)
    record = recall(root / "mkdocs.yml", "")
    assert record is not None
    site = root / "site"
    publication = Publication(site, record.outputs, ExitStack())
    publication.put("index.html", b"new")
    publication.outputs |= {n: o for n, o in record.outputs.items() if n != "index.html"}
    (site / "404.html").write_text("of the other build")
    with pytest.raises(OSError, match="une autre construction"):
        publication.finish()
    assert (site / "404.html").read_text() == "of the other build"


@pytest.mark.parametrize("harm", ["delete", "change"])
def test_a_harmed_site_is_mended(root: Path, harm: str) -> None:
    build(root)
    good = tree(root / "site")
    page = root / "site/courriel/index.html"
    if harm == "delete":
        page.unlink()
    else:
        page.write_text("?")
    record = recall(root / "mkdocs.yml", "")
    assert record is not None
    assert not record.is_intact()
    build(root)
    assert tree(root / "site") == good


def test_a_refused_build_leaves_the_site_and_the_record(root: Path) -> None:
    build(root)
    before, record = tree(root / "site"), recall(root / "mkdocs.yml", "")
    edit(root, SEGMENT, "::: quiz courriel/objet", "::: quiz courriel/rien")
    assert build_site(plan(root), Report(), root / "site", lambda r: r.failed) is None
    assert (tree(root / "site"), recall(root / "mkdocs.yml", "")) == (before, record)


def test_processes_give_the_same_bytes(write_project: WriteProject) -> None:
    files = {
        f"courses/courriel/01-ecrire/{n}-page-{n}.md": f"---\ntitre: P{n}\ndurée: 5 min\n---\nTexte {n}.\n"
        for n in range(10, 50)
    }
    course = COURSE.replace("11 min", "3 h 31")
    root = write_project({**MORE, **files, "courses/courriel/course.yml": course})
    assert build(root, jobs=2)["rebuilt"] > 24
    several = tree(root / "site")
    shutil.rmtree(root / ".tremplin")
    build(root, jobs=1)
    assert tree(root / "site") == several


# ---- the record


def settled(root: Path) -> Record:
    """A build after which every source is old enough to trust its stamp."""
    newest = max(p.stat().st_ctime_ns for p in root.rglob("*"))
    while time.time_ns() <= newest + SETTLED:
        os.sched_yield()
    build(root)
    record = recall(root / "mkdocs.yml", "")
    assert record is not None
    return record


def test_the_record_tells_that_nothing_has_changed(root: Path) -> None:
    record = settled(root)
    assert record.is_current()
    assert record.is_intact()


@pytest.mark.parametrize("name", CHANGES)
def test_the_record_tells_a_change(root: Path, name: str) -> None:
    record = settled(root)
    CHANGES[name](root)
    assert not record.is_current()


@pytest.mark.parametrize("words", ["site_url: !ENV SITE", "INHERIT: base.yml"])
def test_a_site_that_depends_on_more_than_its_files_is_always_built(root: Path, words: str) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"{words}\n")
    assert not settled(root).is_current()


def test_a_change_as_quick_as_the_build_is_not_trusted(root: Path) -> None:
    build(root)
    record = recall(root / "mkdocs.yml", "")
    assert record is not None
    assert not record.is_current()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"site": 1}', '{"config": [1, null]}'])
def test_a_record_that_cannot_be_read_is_no_record(root: Path, text: str) -> None:
    build(root)
    (path,) = (root / ".tremplin").glob("*.json")
    path.write_text(text)
    assert recall(root / "mkdocs.yml", "") is None
    build(root)
    assert recall(root / "mkdocs.yml", "") is not None


# ---- the cache


def test_rows_are_kept(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.write({"a": "1", "b": "é"})
    with Cache(tmp_path) as cache:
        assert cache.known(["a", "c"]) == {"a"}
        assert cache.read(["a", "b", "c"]) == {"a": "1", "b": "é"}


@pytest.mark.parametrize("size", [0, 1, 100, 5000, 9000])
def test_a_truncated_cache_is_begun_again(root: Path, size: int) -> None:
    build(root)
    good = tree(root / "site")
    for path in (root / ".tremplin").glob(f"{FILE}-*"):
        path.unlink()
    os.truncate(root / ".tremplin" / FILE, size)
    build(root)
    assert tree(root / "site") == good
    with Cache(root / ".tremplin") as cache:
        cache.write({"a": "1"})
        assert cache.read(["a"]) == {"a": "1"}


def test_a_cache_of_another_version_is_begun_again(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / FILE)
    base.executescript("CREATE TABLE content (x); PRAGMA user_version=99;")
    base.close()
    with Cache(tmp_path) as cache:
        cache.write({"a": "1"})
        assert cache.read(["a"]) == {"a": "1"}


def test_a_changed_row_is_not_used(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.write({"a": "1"})
        assert cache.base is not None
        cache.base.execute("UPDATE content SET row='2'")
        assert cache.read(["a"]) == {}


def test_the_oldest_rows_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tremplin.publish.cache.LIMIT", 10)
    with Cache(tmp_path) as cache:
        cache.write({"a": "12345678"})
        assert cache.base is not None
        cache.base.execute("UPDATE content SET used=1")
        cache.write({"b": "12345678"})
    with Cache(tmp_path) as cache:
        assert cache.known(["a", "b"]) == {"b"}


def test_two_builds_at_once_give_whole_sites(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("sites")
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(build, root, folder / name) for name in ("one", "two")]:
            done.result()
    assert tree(folder / "one") == tree(folder / "two")


def test_a_folder_that_cannot_hold_a_cache_costs_only_time(root: Path) -> None:
    (root / ".tremplin").write_text("un fichier")
    assert build(root)["rebuilt"] == 5
    assert build(root)["rebuilt"] == 5
