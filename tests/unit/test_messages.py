"""The pages of help of the messages: where they are published, and that a preview always has them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from changes import MORE, SEGMENT, edit, plan
from examining import renderer

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.pages import AT
from tremplin.preview.live import LiveSite
from tremplin.publish.plan import Means
from tremplin.publish.site import build_site
from tremplin.render.site import Site
from tremplin.rules import FAMILIES

WriteProject = Callable[..., Path]
LISTED = (
    "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n::: messages\n\n::: quiz courriel/objet\n"
)


def test_they_are_published_where_a_text_lists_them(write_project: WriteProject) -> None:
    root = write_project({**MORE, SEGMENT: LISTED})
    report = Report()
    assert build_site(plan(root), report, root / "site", lambda _: False, Means()) is not None
    assert [*report] == []
    for family in FAMILIES:
        html = (root / "site" / AT.messages() / family.name / "index.html").read_text("utf-8")
        assert re.findall(r'<h2 id="(T\d+)"', html) == sorted(family.rules)
        assert re.findall(r'href="#(T\d+)"', html) == sorted(family.rules)
    lesson = (root / "site/courriel/ecrire/objet/index.html").read_text("utf-8")
    assert lesson.count(f'href="../../../{AT.messages()}') == len(FAMILIES)


def test_they_are_not_elsewhere(write_project: WriteProject) -> None:
    project = load(write_project(), Report())
    assert not [page for page in Site(project, renderer(), {}).pages if page.kind.name == "messages"]


@pytest.fixture
def site(write_project: WriteProject) -> LiveSite:
    root = write_project(MORE)
    edit(root, SEGMENT, "titre", "titr")
    return LiveSite(plan(root), Report())


def test_a_preview_has_them_and_its_notice_leads_there(site: LiveSite) -> None:
    status, _, body = site.answer("")
    (code,) = {d.code for d in site.state.report}
    assert status == 200
    assert f'<a href="{AT.messages()}valeurs/index.html#{code}">{code}</a>' in body.decode()
    status, _, body = site.answer(AT.messages(code).partition("#")[0])
    assert status == 200
    assert f'<h2 id="{code}"' in body.decode()
    assert not [address for address in site.state.outputs if address.startswith(AT.messages())]
