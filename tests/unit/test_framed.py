"""What the templates of a host's theme get of the pages of training bodies."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tremplin.host.framed import header, with_policy
from tremplin.pages import free
from tremplin.pages.base import Page
from tremplin.text.sanitise import plain_text

ATTACK = '"><script>alert(1)</script>'


def page(summary: str | None = None) -> Page:
    return Page(free.KIND, "a/", "A", summary)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ({"template": "redirect.html", "location": "javascript:alert(1)"}, {}),
        (
            {"author": [ATTACK], "icon": "../x", "status": ATTACK, "tags": [ATTACK], "search": {"boost": 9}},
            {},
        ),
        ({"description": [ATTACK]}, {}),
        ({"description": {ATTACK: 1}}, {}),
        ({"description": "Deux\n mots"}, {"description": "Deux mots"}),
        ({"description": ATTACK}, {"description": "”›‹script›alert(1)‹/script›"}),
        ({"hide": ["toc", ATTACK, {}, "navigation", "footer"]}, {"hide": ["navigation", "toc"]}),
        ({"hide": "navigation"}, {}),
        ({"title": ATTACK, "subtitle": ATTACK, "git_revision_date_localized": ATTACK}, {}),
    ],
)
def test_only_known_keys_and_values_reach_a_theme(written: dict[str, Any], known: dict[str, Any]) -> None:
    assert header(page(), written) == known


def test_the_summary_describes_the_page() -> None:
    assert header(page("Un <b>"), {"description": "Deux"}) == {"description": "Un ‹b›"}


@given(
    st.text()
    | st.lists(st.sampled_from(["&", "lt", "#60", "#x3c;", ";", "amp;", "<", '"', "a"])).map("".join)
)
def test_a_title_acts_neither_as_it_is_nor_unescaped(title: str) -> None:
    plain = plain_text(title)
    for shown in (plain, unescape(plain), unescape(unescape(plain)), Markup(plain).striptags()):  # noqa: S704
        assert not {"<", ">", '"'} & {*shown}


@pytest.mark.parametrize("title", ["R&D", "Questions & réponses", "L’été, 1 + 1 = 2"])
def test_a_title_without_signs_of_html_stays(title: str) -> None:
    assert plain_text(title) == title


def test_the_policy_comes_first_in_the_head_and_once() -> None:
    document = '<html><header><head lang="fr"><meta charset="utf-8"></head><body><head></body>'
    before, meta, after = with_policy(document).partition('<meta http-equiv="Content-Security-Policy"')
    assert (before, meta != "") == ('<html><header><head lang="fr">', True)
    assert after.partition(">")[2] == document.partition('lang="fr">')[2]
