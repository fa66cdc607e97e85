"""zim: what an archive for Kiwix holds and says of itself, and what becomes of a disk that is full."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from hashlib import md5
from pathlib import Path

import pytest
from libzim.reader import Archive
from test_editions import CONFIG, DRAWING, LESSON, OTHER, codes, export, tree

WriteProject = Callable[..., Path]
INDEX = b"\x0f\x0dXapian Glass"


@pytest.fixture
def root(write_project: WriteProject) -> Path:
    root = write_project({"mkdocs.yml": CONFIG, "courses/courriel/cercle à deux.svg": DRAWING, **OTHER})
    course = root / "courses/courriel/course.yml"
    course.write_text(f"{course.read_text('utf-8')}vérifié: 2026-11-01\n", encoding="utf-8")
    return root


def archive(root: Path, *courses: str) -> Archive:
    assert export(root, "cours.zim", "zim", *courses).status == 0
    return Archive(root / "cours.zim")


def said(archive: Archive, name: str) -> str:
    return archive.get_metadata(name).decode()


def held(archive: Archive, path: str) -> bytes:
    return bytes(archive.get_entry_by_path(path).get_item().content)


def test_an_archive_holds_what_a_key_does(root: Path) -> None:
    found = archive(root)
    assert found.check()
    assert found.main_entry.get_item().path == "index.html"
    export(root)
    files = tree(root / "cle")
    for name in files.keys() - {"LISEZMOI.html", "SHA256SUMS.txt"}:
        # the bar that kiwix-serve puts on pages is built from texts
        rule = b"; require-trusted-types-for 'script'"
        assert held(found, name) == files[name].replace(rule, b""), name
    kinds = {name: found.get_entry_by_path(name).get_item().mimetype for name in (LESSON, "index.html")}
    assert {*kinds.values()} == {"text/html"}
    assert found.get_entry_by_path("courriel/cercle à deux.svg").get_item().mimetype == "image/svg+xml"


def test_it_says_what_it_is_and_where_the_next_one_is(root: Path) -> None:
    found = archive(root)
    assert (said(found, "Name"), said(found, "Title")) == ("essai", "Essai")
    assert (said(found, "Language"), said(found, "Date")) == ("fra", "2026-11-01")
    assert len(said(found, "Description")) <= 80
    long = said(found, "LongDescription")
    assert "Vérifié le 1er\u00a0novembre 2026." in long
    assert "L’édition suivante\u00a0: aide@example.org" in long
    read_me = held(found, "LISEZMOI.html").decode()
    version = long.split("Édition ")[1][:6]
    assert f"Édition {version}" in read_me
    assert "novembre 2026" in read_me
    assert found.has_illustration(48)


def test_a_course_alone_leads_to_no_other(root: Path) -> None:
    found = archive(root, "velo")
    assert not found.has_entry_by_path(LESSON)
    assert b"courriel/" not in held(found, "index.html")
    assert said(found, "Date") == "2000-01-01"


def test_one_finds_by_words_and_by_titles(root: Path) -> None:
    found = archive(root)
    assert found.has_fulltext_index
    assert found.has_title_index


def test_the_same_courses_give_the_same_bytes(root: Path) -> None:
    archive(root)
    first = (root / "cours.zim").read_bytes()
    export(root, "dossier", "zim")
    assert (root / "dossier/essai.zim").read_bytes() == first
    assert md5(first[:-16], usedforsecurity=False).digest() == first[-16:]


def test_a_document_that_looks_like_an_index_stays_as_it_is(root: Path) -> None:
    film = INDEX + bytes(range(256)) * 40
    (root / "courses/courriel/film.mp4").write_bytes(film)
    assert held(archive(root), "courriel/film.mp4") == film


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_told_before_anything_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    archive(root)
    before = tree(root)

    def full(*_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "posix_fallocate", full)
    (root / "courses/courriel/autre.svg").write_text(DRAWING, encoding="utf-8")
    assert codes(export(root, "cours.zim", "zim")) == ["T952"]
    assert (root / "cours.zim").read_bytes() == before["cours.zim"]
    assert not list(root.glob(".tremplin-en-cours"))


def test_libzim_says_nothing_where_our_answers_are(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    archive(root)
    assert capfd.readouterr().out == ""
