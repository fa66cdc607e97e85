"""print: a course on paper, its answers apart, every question usable with a pen."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from examining import renderer

from tremplin.diagnostics import Report
from tremplin.editions.print import html, print_
from tremplin.load.loading import load
from tremplin.questions import KINDS
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site

WriteProject = Callable[..., Path]
ROOT = Path(__file__).parents[2]


def site_of(root: Path, url: str | None = None) -> Site:
    by = Renderer(Identity("Essai", "essai", url), renderer().parts[0])
    return Site(load(root, Report()), by, {})


@cache
def guide() -> str:
    site = site_of(ROOT, "https://exemple.fr/cours/")
    return html(site, site.project.course_by_id["guide-auteur"])


def sections(text: str, name: str) -> list[str]:
    return re.findall(
        rf'<section class="{name}[" ].*?(?=<section class="(?:chapter|worksheet|answer-keys)|</body>)',
        text,
        re.S,
    )


def test_the_answers_are_apart_and_at_the_end() -> None:
    text = guide()
    (keys,) = sections(text, "answer-keys")
    assert text.index('<section class="answer-keys"') > text.rindex('<section class="worksheet"')
    assert keys.count('<ol class="answers">') == text.count('<ol class="answers">')


def test_every_kind_has_where_to_answer() -> None:
    """The gallery of authors has one of each kind: a box to tick, a line to write on, a way to choose."""
    asked = re.split(r'<div class="q">', "".join(sections(guide(), "worksheet")))[1:]
    assert len(asked) > len(KINDS)
    means = re.compile(r'class="(?:box|blank|line|way)"')
    assert [question for question in asked if not means.search(question)] == []
    assert re.findall(r"<(?:input|select|textarea|button|script|form)\b", guide()) == []


def test_pictures_are_inside_and_ways_are_told() -> None:
    text = guide()
    shown = re.findall(r'<im(?:g|age)\b[^>]* (?:src|href)="([^"]*)"', text)
    assert shown
    assert all(src.startswith("data:image/") for src in shown)
    ids = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r' href="#([^"]+)"', text)) <= ids
    assert "(https://exemple.fr/cours/" in text


def test_the_cover_says_where_the_course_is(write_project: WriteProject) -> None:
    root = write_project()
    for url, has_code in (("https://exemple.fr/", True), (None, False)):
        site = site_of(root, url)
        cover = html(site, site.project.courses[0]).partition('<nav class="contents">')[0]
        assert ('class="qr"' in cover) is has_code
        assert ("exemple.fr/courriel/" if url else "aide@example.org") in cover


@pytest.mark.parametrize("is_large", [False, True], ids=["plain", "large"])
def test_a_file_with_tags_always_the_same(write_project: WriteProject, is_large: bool) -> None:
    site = site_of(write_project())
    first, second = (print_(site, site.project.courses[0], is_large=is_large) for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF-")
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", first, re.S)
    objects = b"".join(zlib.decompressobj().decompress(data) for data in streams if data[:1] == b"x")
    assert b"/StructTreeRoot" in first + objects
    assert b"pdfuaid" not in first + objects, "no conformity is claimed"


def test_without_weasyprint_the_extra_is_named(
    write_project: WriteProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    site = site_of(write_project())
    with pytest.raises(ImportError):
        print_(site, site.project.courses[0])
