"""Several catalogues on one origin: none touches what another keeps, with a line and without."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from catalogues import STILL, Host, copy, cut, does, held, host_of, keep, records, title
from leading import led
from playwright.sync_api import BrowserContext, Page, expect
from watching import Watch

COURSE, OTHER = "atelier/", "writing/"
"""Of the small site, and of that of languages."""
LESSON, PROGRAM = "atelier/questions/sortes/", "kitaba/module/quiz/"


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(service_workers="allow").new_page()


@pytest.fixture
def beside(tmp_path: Path, small_folder: Path, languages_folder: Path) -> Iterator[Host]:
    """Two catalogues in two folders."""
    copy(small_folder, tmp_path / "a")
    copy(languages_folder, tmp_path / "b")
    yield from host_of(tmp_path)


@pytest.fixture
def within(tmp_path: Path, small_folder: Path, languages_folder: Path) -> Iterator[Host]:
    """One at the root of the host, and one in a folder of it, whose worker is not there yet."""
    copy(small_folder, tmp_path)
    copy(languages_folder, tmp_path / "b")
    (tmp_path / "b/sw.js").unlink()
    yield from host_of(tmp_path)


def test_what_one_lets_go_another_keeps(page: Page, beside: Host, watch: Watch) -> None:
    page.goto(beside.url(f"a/{LESSON}"))
    led(page, beside.url("a/sw.js"))
    keep(page, beside, "a/", COURSE)
    keep(page, beside, "b/", OTHER)
    before, learnt = held(page), records(page)
    assert len(before) == 2
    for name, addresses in before.items():
        assert all(address.startswith(name.split(" ")[-1]) for address in addresses)
    assert learnt
    page.goto(beside.url(f"a/{COURSE}"))
    does(page, "remove").click()
    expect(does(page, "start")).to_be_focused()
    after = held(page)
    [ours, theirs] = sorted(before)
    assert len(after[ours]) < len(before[ours])
    assert set(after[theirs]) == set(before[theirs])
    assert learnt.items() <= records(page).items()

    cut(watch, beside)
    page.goto(beside.url(f"b/{OTHER}"))
    expect(title(page)).to_have_text(re.compile("^Writing a message"))
    page.locator("[data-start]").first.press("Enter")
    expect(page.locator("[data-lesson]")).to_be_visible()
    page.goto(beside.url(f"a/{LESSON}"))
    expect(title(page)).to_have_text("Hors ligne")
    assert page.url.startswith(beside.url("a/"))
    page.goto(beside.url(f"b/{PROGRAM}"))
    expect(title(page)).to_have_text("Hors ligne")
    assert page.url.startswith(beside.url("b/"))


def test_a_catalogue_leaves_alone_the_one_in_a_folder_of_it(page: Page, within: Host, watch: Watch) -> None:
    keep(page, within, "", COURSE)
    mine = held(page)
    [cache] = mine

    # the other one has no worker yet: that of the root sees its pages
    watch.expect("404")
    page.goto(within.url(f"b/{PROGRAM}"))
    assert page.evaluate("navigator.serviceWorker.controller.scriptURL") == within.url("sw.js")
    page.locator("[data-run]").first.press("Enter")
    expect(page.locator("[data-run]").first).to_be_enabled(timeout=STILL)
    expect(page.locator("[data-out]").first).to_have_text("1")
    page.goto(within.url(f"b/{OTHER}"))
    expect(title(page)).to_have_text(re.compile("^Writing a message"))
    assert [name for name, addresses in held(page).items() if addresses] == [cache]
    assert set(held(page)[cache]) == set(mine[cache])

    # then it has
    os.link(within.folder / "sw.js", within.folder / "b/sw.js")
    keep(page, within, "b/", OTHER)
    assert len(held(page)) == 2
    assert set(held(page)[cache]) == set(mine[cache])
    does(page, "remove").click()
    expect(does(page, "start")).to_be_focused()
    assert set(held(page)[cache]) == set(mine[cache])

    cut(watch, within)
    page.goto(within.url(LESSON))
    expect(page.locator("[data-lesson]")).to_be_visible()
    page.goto(within.url(f"b/{PROGRAM}"))
    expect(title(page)).to_have_text("Hors ligne")
    assert page.url.startswith(within.url("b/"))
