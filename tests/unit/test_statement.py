"""« Relevé de formation »: a form for each course, whole without scripts; the edition that it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from changes import BANK, COURSE, MORE, SEGMENT, edit
from examining import renderer

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.render.edition import edition
from tremplin.render.site import Site

WriteProject = Callable[..., Path]
ADDRESS = "mon-espace/releve/courriel/"
INFO = "courses/courriel/course.yml"


def site_of(root: Path) -> Site:
    site = Site(load(root, Report()), renderer(), {})
    made = {p.url: renderer().content(site.project, p) for p in site.pages if p.has_content}
    return Site(site.project, renderer(), made)


def statement(root: Path) -> str:
    site = site_of(root)
    (page,) = (page for page in site.pages if page.url == ADDRESS)
    return site.document(page).decode().replace("\u00a0", " ")


def test_there_is_one_for_each_course_that_has_steps(write_project: WriteProject) -> None:
    empty = {"courses/vide/course.yml": COURSE.replace("Écrire des courriels", "Bientôt")}
    site = site_of(write_project({**MORE, **empty}))
    found = [page for page in site.pages if page.kind.name == "statement"]
    assert [page.url for page in found] == [ADDRESS]
    assert found[0].title.replace("\u00a0", " ") == "Relevé de formation : Écrire des courriels"


def test_it_names_the_body_as_the_law_asks(write_project: WriteProject) -> None:
    root = write_project(MORE)
    assert "Déclaration d’activité" not in statement(root)
    edit(root, "courses/organismes.yml", "nom: GRETA", "nom: GRETA\n  numéro: 11 22 33333 44")
    text = statement(root)
    assert "enregistrée sous le numéro 11 22 33333 44" in text
    assert "ne vaut pas agrément de l’État" in text


def test_it_is_a_form_to_fill_by_hand(write_project: WriteProject) -> None:
    text = statement(write_project(MORE))
    assert '<label>Nom et prénom <input id="name"' in text
    assert re.findall(r'<span class="fill" data-(\w+)></span>', text) == [
        "first",
        "last",
        "done",
        "time",
        "today",
    ]
    rows = re.findall(r'<tr data-step="courriel/ecrire/(\w+)" data-minutes="(\d+)"', text)
    assert rows == [("objet", "6"), ("joindre", "5")]
    assert "Ce relevé est déclaré par la personne formée" in text
    assert "le temps passé n’est pas mesuré" in text


def test_the_score_is_there_where_the_course_asks_for_one(write_project: WriteProject) -> None:
    scored = {INFO: COURSE + "réussite: {segments: tous, score: 70 %}\n"}
    assert "(70 % demandés)" in statement(write_project({**MORE, **scored}))


def test_it_has_the_language_of_its_course(write_project: WriteProject) -> None:
    text = statement(write_project({**MORE, INFO: COURSE + "langue: en\n"}))
    assert '<html lang="en">' in text
    assert "The learner declares this record" in text


# ---- the edition


def edition_of(root: Path) -> str:
    project = load(root, Report())
    return edition(project, project.course_by_id["courriel"])


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SEGMENT, "Bonjour.", "Bonsoir."),
        (SEGMENT, "titre: L’objet", "titre: Le sujet"),
        (BANK, "Quel objet est clair", "Lequel est clair"),
        (INFO, "Écrire un objet clair", "Écrire un objet net"),
        ("courses/courriel/01-ecrire/module.yml", "Écrire", "Lire"),
    ],
)
def test_a_change_in_the_course_makes_another_edition(
    write_project: WriteProject, name: str, old: str, new: str
) -> None:
    root = write_project(MORE)
    before = edition_of(root)
    assert re.fullmatch(r"[0-9a-f]{6}", before)
    edit(root, name, old, new)
    assert edition_of(root) != before


def test_a_change_elsewhere_makes_no_other_edition(write_project: WriteProject) -> None:
    root = write_project(MORE)
    before = edition_of(root)
    edit(root, "courses/mentions.md", "Texte.", "Un autre texte.")
    assert edition_of(root) == before


def test_the_edition_depends_on_no_place(write_project: WriteProject) -> None:
    root = write_project(MORE)
    before = edition_of(root)
    moved = root.rename(root.parent / "ailleurs")
    assert edition_of(moved) == before
