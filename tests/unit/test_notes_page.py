"""« Mes notes »: the titles of all steps travel in the page; open questions have their button."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from changes import BANK, MORE, SEGMENT, edit
from examining import renderer

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.render.site import Site

WriteProject = Callable[..., Path]
ADDRESS = "mon-espace/notes/"


def site_of(root: Path) -> Site:
    site = Site(load(root, Report()), renderer(), {})
    made = {p.url: renderer().content(site.project, p) for p in site.pages if p.has_content}
    return Site(site.project, renderer(), made)


def document(site: Site, address: str) -> str:
    (page,) = (page for page in site.pages if page.url == address)
    return site.document(page).decode()


def listed(site: Site) -> list[Any]:
    (text,) = re.findall(r'data-courses="([^"]*)"', document(site, ADDRESS))
    found: list[Any] = json.loads(html.unescape(text))
    return found


def test_every_step_is_named_in_the_order_of_its_course(write_project: WriteProject) -> None:
    site = site_of(write_project(MORE))
    courses = {course.id: course for course in site.project.courses}
    found = listed(site)
    assert [row[0] for row in found] == list(courses)
    for id_, title, language, steps in found:
        assert title.replace("\u00a0", " ") == courses[id_].title
        assert language == ""
        assert [step for step, _ in steps] == [segment.id for segment in courses[id_].segments]
    # where each one is, as the script goes there
    addresses = {page.url for page in site.pages}
    assert all(f"{step}/" in addresses for *_, steps in found for step, _ in steps)


def test_a_title_stays_text_in_the_data(write_project: WriteProject) -> None:
    root = write_project(MORE)
    edit(root, SEGMENT, "titre: L’objet", """titre: L'objet & <b>l'un</b> </script> ?""")
    ((_, title), *_) = listed(site_of(root))[0][3]
    assert title == "L’objet & <b>l’un</b> </script>\u202f?"


def test_the_language_of_a_course_is_told_where_it_is_another_one(write_project: WriteProject) -> None:
    root = write_project(MORE)
    info = root / "courses/courriel/course.yml"
    info.write_text(f"{info.read_text('utf-8')}\nlangue: en\n", encoding="utf-8")
    assert [row[2] for row in listed(site_of(root)) if row[0] == "courriel"] == ["en"]


def test_an_open_question_has_its_button_hidden_until_a_script_comes(write_project: WriteProject) -> None:
    root = write_project(MORE)
    plain = document(site_of(root), "courriel/ecrire/objet/")
    assert 'data-tool="share"' not in plain
    bank = root / BANK
    question = "  - {id: lettre, question: Écrivez., modèle: Bonjour., critères: [Un salut]}\n"
    bank.write_text(f"{bank.read_text('utf-8').rstrip()}\n{question}", encoding="utf-8")
    shown = document(site_of(root), "courriel/ecrire/objet/")
    assert re.findall(r"<button[^>]*data-tool[^>]*>", shown) == [
        '<button type="button" class="aid" data-tool="share" hidden>'
    ]
