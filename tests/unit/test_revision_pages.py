"""« Réviser »: which questions come again, under which names, and what their page holds and weighs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from changes import COURSE, MORE
from examining import renderer

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.model.following import following
from tremplin.model.revision import revised
from tremplin.render.site import Site
from tremplin.schema.budgets import Budgets
from tremplin.text.typography import format_weight

WriteProject = Callable[..., Path]
SEGMENT = "courses/courriel/01-ecrire/01-objet.md"
HEADER = "---\ntitre: L’objet\ndurée: 6 min\nobjectifs: [objet]\n---\n"
BANK = "quizzes/courriel/objet.yml"
CHOICE = "{{id: {}, question: Laquelle ?, réponses: [{{juste: Oui}}, {{faux: Non}}]}}"
ADDRESS = "mon-espace/reviser/courriel/"


def bank(*ids: str, **keys: str) -> str:
    rows = "".join(f"  - {CHOICE.format(id_)}\n" for id_ in ids)
    return "".join(f"{key}: {value}\n" for key, value in keys.items()) + f"questions:\n{rows}"


def site_of(root: Path) -> Site:
    site = Site(load(root, Report()), renderer(), {})
    made = {p.url: renderer().content(site.project, p) for p in site.pages if p.has_content}
    return Site(site.project, renderer(), made)


def shown(root: Path, url: str = ADDRESS) -> str:
    site = site_of(root)
    (page,) = (page for page in site.pages if page.url == url)
    return site.document(page).decode()


def names(root: Path) -> list[str]:
    project = load(root, Report())
    return [name for row in revised(project, project.courses[0]) for name in row.names]


def test_questions_come_again_under_the_names_of_their_lesson(write_project: WriteProject) -> None:
    root = write_project({BANK: bank("clair", "court")})
    again = re.findall(r'<template data-again="(.*?)">', shown(root))
    lesson = re.findall(r'<form [^>]*data-q="(.*?)"', shown(root, "courriel/ecrire/objet/"))
    assert again == lesson == ["courriel/objet#clair", "courriel/objet#court"]
    assert names(root) == again
    assert "data-revise='courriel/objet clair court'" in shown(root)
    assert "data-of='courriel/objet clair court'" in shown(root, "mon-espace/reviser/")


def test_each_comes_once_wherever_it_is_asked(write_project: WriteProject) -> None:
    text = f"{HEADER}::: quiz courriel/objet#court\n\n::: quiz courriel/objet\n"
    root = write_project({BANK: bank("clair", "court"), SEGMENT: text})
    assert names(root) == ["courriel/objet#court", "courriel/objet#clair"]


def test_those_of_a_page_come_too(write_project: WriteProject) -> None:
    text = f"{HEADER}::: quiz\n- {CHOICE.format('ici')}\n:::\n\n::: quiz\n- {CHOICE.format('la')}\n:::\n"
    root = write_project({SEGMENT: text})
    assert names(root) == ["courriel/ecrire/objet#ici", "courriel/ecrire/objet#la"]
    assert 'href="../../../courriel/ecrire/objet/index.html">L’objet</a>' in shown(root)


@pytest.mark.parametrize("keys", [{"examen": "oui"}, {"protégé": "oui"}])
def test_exams_and_protected_answers_do_not_come(write_project: WriteProject, keys: dict[str, str]) -> None:
    root = write_project({BANK: bank("clair", **keys)})
    assert names(root) == []
    assert ADDRESS not in [page.url for page in site_of(root).pages]
    assert "data-of" not in shown(root, "mon-espace/reviser/")


def test_opinions_do_not_come_and_cards_do(write_project: WriteProject) -> None:
    rows = (
        "questions:\n  - {id: avis, type: sondage, question: Bon ?, réponses: [Oui, Non]}\n"
        "  - {id: cartes, question: Retenez., cartes: [{recto: arobase, verso: le signe de l’adresse}]}\n"
    )
    assert names(write_project({BANK: rows})) == ["courriel/objet#cartes"]


def test_a_question_is_apart_from_what_its_quiz_does_with_all(write_project: WriteProject) -> None:
    ids = [f"q{n}" for n in range(9)]
    root = write_project({BANK: bank(*ids, tirage="2", durée="5 min", présentation="une par une")})
    text = shown(root)
    assert text.count("<template") == 9
    assert not re.search(r'<form class="q"[^>]* hidden', text)
    (later,) = re.findall(r'data-later="(.*?)"', text)
    assert not re.search("pace|exam|shown|more", later)


def test_what_a_passage_says_comes_with_each_of_its_questions(write_project: WriteProject) -> None:
    rows = f"questions:\n  - {CHOICE.format('a')}\n  - texte: Lisez ceci.\n  - {CHOICE.format('b')}\n"
    rows += f"  - {CHOICE.format('c')}\n"
    parts = shown(write_project({BANK: rows})).split("<template")[1:]
    assert ["Lisez ceci." in part for part in parts] == [False, True, True]


def test_without_scripts_it_leads_to_paper_or_to_the_lesson(write_project: WriteProject) -> None:
    def found(root: Path) -> str:
        (text,) = re.findall(r"<noscript>\n(.*?)</noscript>", shown(root), re.S)
        return text

    root = write_project({BANK: bank("clair")})
    assert 'href="../../../courriel/ecrire/objet/index.html"' in found(root)
    root = write_project({BANK: bank("clair", papier="oui")})
    assert 'href="../../../papier/courriel/objet/index.html"' in found(root)


def test_it_is_in_the_language_of_its_course(write_project: WriteProject) -> None:
    text = shown(write_project({"courses/courriel/course.yml": COURSE + "langue: en\n"}))
    assert '<html lang="en"' in text
    assert "Revise: Écrire des courriels" in text


def test_a_whole_course_weighs_less_than_a_lesson_with_as_many_questions() -> None:
    """On the repository's own courses, of up to 67 questions."""
    project = load(Path(__file__).parents[2], Report())
    pages = [page for page in Site(project, renderer(), {}).pages if page.kind.name == "revise"]
    made = {page.url: renderer().content(project, page) for page in pages}
    site = Site(project, renderer(), made)
    for page in pages:
        count = sum(len(row.ids) for row in revised(project, page.subject))
        assert site.contents.weight(page.url) < Budgets().next_lesson + count * Budgets().question / 2


def test_the_weight_of_a_course_is_said_before(write_project: WriteProject) -> None:
    root = write_project({BANK: bank("clair")})
    weight = site_of(root).contents.weight(ADDRESS)
    assert weight > 1_000
    hub = shown(root, "mon-espace/reviser/")
    assert f"</span> · {format_weight(weight)}</p>" in hub


def test_the_next_courses_are_those_of_the_paths(write_project: WriteProject) -> None:
    other = COURSE.replace("Écrire des courriels", "La suite")
    files = {
        **MORE,
        "courses/suite/course.yml": other,
        "courses/parcours.yml": "- {id: un, titre: Un, cours: [courriel, suite]}\n"
        "- {id: deux, titre: Deux, cours: [suite, courriel]}\n- {id: trois, titre: Trois, cours: [suite]}\n",
    }
    project = load(write_project(files), Report())
    found = {
        course.id: [(path.id, after.id) for path, after in following(project, course)]
        for course in project.courses
    }
    assert found == {"courriel": [("un", "suite")], "suite": [("deux", "courriel")]}
