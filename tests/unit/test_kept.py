"""What a device keeps of a learner: each kind of record is said once, wherever it is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from examining import renderer

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.model.kept import KEPT
from tremplin.render.site import Site

RECORDS = Path(__file__).parents[2] / "themes/client/records/all.js"
WriteProject = Callable[..., Path]


def test_each_kind_of_record_is_said_once() -> None:
    table = RECORDS.read_text(encoding="utf-8").partition("RECORDS = {")[2]
    kinds = re.findall(r"^  (\w+): merge", table, re.M)
    assert sorted(kind for group in KEPT.values() for kind in group) == sorted(kinds)


def test_the_privacy_page_and_my_data_say_the_same(write_project: WriteProject) -> None:
    root = write_project(
        {"courses/confidentialite.md": "---\ntitre: Confidentialité\n---\n::: mes-données\n"}
    )
    site = Site(load(root, Report()), renderer(), {})
    made = {p.url: renderer().content(site.project, p) for p in site.pages if p.has_content}
    site = Site(site.project, renderer(), made)
    pages = {page.url: site.document(page).decode() for page in site.pages}
    lists = [
        re.findall(r"<li data-kinds[^>]*>(.*?)</li>", pages[url])
        for url in ("confidentialite/", "mon-espace/donnees/")
    ]
    assert len(lists[0]) == len(KEPT)
    assert lists[0] == lists[1]
