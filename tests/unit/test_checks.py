"""Checks of a whole project, beyond the one broken project per code of test_invalid.py."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tremplin.checks import CHECKS, check
from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.markdown.markup import marks
from tremplin.sources.source import Source
from tremplin.text.typography import format_weight

MODULE = "courses/courriel/01-ecrire"
PAGE = f"{MODULE}/02-suite.md"
COURSE = "courses/courriel/course.yml"
QUIZ = "\n::: quiz courriel/objet\n"
HEADER = "---\ntitre: La suite\ndurée: 3 min\n---\n"


def checked(root: Path) -> list[str]:
    report = Report()
    check(load(root, report), report)
    return [f"{d.span} {d.code}" for d in report]


def codes(root: Path) -> list[str]:
    return [line.split()[-1] for line in checked(root)]


def course(root: Path, extra: str = "", **changes: str) -> Path:
    """Changes lines of the course by their key, and adds some."""
    path = root / COURSE
    text = path.read_text(encoding="utf-8")
    for key, value in changes.items():
        text = re.sub(rf"^{key}:.*\n", f"{key}: {value}\n" if value else "", text, flags=re.M)
    path.write_text(text + extra, encoding="utf-8")
    return root


def another(name: str, prerequisites: str = "[]") -> Mapping[str, str]:
    """A second valid course."""
    return {
        f"courses/{name}/course.yml": f"titre: {name}\nrésumé: Un.\norganisme: greta\nobjectifs: {{}}\n"
        f"durée: 3 min\nassistance: {{contact: a@b.fr}}\névaluation: Quiz.\nprérequis: {prerequisites}\n",
        f"courses/{name}/01-un/module.yml": "titre: Un\n",
        f"courses/{name}/01-un/01-un.md": HEADER,
    }


def test_a_valid_project_has_nothing_to_tell(write_project: Any) -> None:
    assert checked(write_project()) == []


def test_the_site_of_this_repository_has_no_error() -> None:
    report = Report()
    check(load(Path(__file__).parents[2], report), report)
    assert [f"{d.span} {d.message}" for d in report if d.severity == "error"] == []


def test_each_check_runs_once() -> None:
    assert len(CHECKS) == len(set(CHECKS))


# ---- one mistake is told once


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        (COURSE, "titre: [\n", "T103"),
        (COURSE, "titre: Un\ncouleur: bleu\n", "T201"),
        (f"{MODULE}/module.yml", "couleur: bleu\ntitre: Un\n", "T201"),
        (
            f"{MODULE}/01-objet.md",
            "---\ntitre: Un\ndurée: 6 min\nobjectifs: [objet]\ncouleur: bleu\n---" + QUIZ,
            "T201",
        ),
        ("courses/organismes.yml", "- id: greta\n", "T202"),
        ("quizzes/courriel/objet.yml", "- id: a\n", "T207"),
    ],
)
def test_what_cannot_be_read_is_not_blamed_on_what_needs_it(
    write_project: Any, name: str, text: str, code: str
) -> None:
    root = write_project({name: text, "courses/parcours.yml": "- {id: p, titre: P, cours: [courriel]}\n"})
    told = checked(root)
    assert {line.split(":")[0] for line in told} == {name}
    assert code in {line.split()[-1] for line in told}


# ---- references


@pytest.mark.parametrize(
    "text",
    [
        "[un](01-objet.md)", "[un](01-objet.md#titre)", "[un](../../index.md)", "[un](#titre)",
        "[un](https://example.org)", "[un](mailto:a@b.fr)", "[un](../objet/)", "[un](../objet/index.html)",
        "[un](../../)", "[un](../../../mon-espace/)", "[un](fiche%20un.pdf)", "[un](<01-objet.md>)",
        '[un](01-objet.md "Titre")', "[un][a]\n\n[a]: 01-objet.md", '<a href="01-objet.md">un</a>',
        "`[un](rien.md)`", "```\n[un](rien.md)\n```", "![Un plan](plan.svg)",
        "[![Un plan](plan.svg)](01-objet.md)",
        "[^1]\n\n[^1]: rien.md", "[un](fiche%20un.pdf?v=2)",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere(write_project: Any, text: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    root = write_project(
        {
            PAGE: f"{HEADER}\n{text}\n",
            "courses/index.md": "# Un\n",
            f"{MODULE}/fiche un.pdf": "x",
            f"{MODULE}/plan.svg": svg,
        }
    )
    assert checked(course(root, durée="9 min")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Voir [un](rien.md).", "6:6 T307"),
        ("[un](rien/)", "6:1 T307"),
        ("[un](01-OBJET.md)", "6:1 T307"),
        ("[un](rien.pdf)", "6:1 T307"),
        ("[a]: rien.md", "6:6 T307"),
        ('<a href="rien.md">un</a>', "6:1 T307"),
        ("[![Un](rien.svg)](01-objet.md)", "6:2 T306"),
        ("| a |\n|---|\n| [un](rien.md) |", "8:3 T307"),
        ("![Un plan](https://example.org/a.png)", "6:1 T306"),
        ("![Un plan](\\\\example.org/a.png)", "6:1 T306"),
        ("# Un\n\n### Deux", "8:1 T602"),
        ("## Un\n\n#### Deux", "8:1 T602"),
        ("::: télécharger ../../../../secret.pdf", "6:1 T311"),
    ],
)
def test_a_mistake_of_a_page_is_told_at_its_place(write_project: Any, text: str, told: str) -> None:
    root = write_project({PAGE: f"{HEADER}\n{text}\n"})
    assert checked(course(root, durée="9 min")) == [f"{PAGE}:{told}"]


def test_headings_may_go_back_up(write_project: Any) -> None:
    root = write_project({PAGE: f"{HEADER}\n## Un\n\n### Deux\n\n## Trois\n\n### Quatre\n"})
    assert checked(course(root, durée="9 min")) == []


@pytest.mark.parametrize("prerequisites", ["[c, b]", "[b, c]", "[a]"])
def test_prerequisites_in_a_ring_are_told_wherever_they_are(write_project: Any, prerequisites: str) -> None:
    root = write_project({**another("a", prerequisites), **another("b", "[a]"), **another("c")})
    assert codes(root) == ["T313"]


def test_prerequisites_in_a_line_are_fine(write_project: Any) -> None:
    root = write_project({**another("a", "[b, c]"), **another("b", "[c]"), **another("c")})
    assert checked(root) == []


def test_a_ring_of_three_is_told_once(write_project: Any) -> None:
    root = write_project({**another("a", "[b]"), **another("b", "[c]"), **another("c", "[a]")})
    assert codes(root) == ["T313"]


def test_a_quiz_of_several_courses_is_checked_for_each(write_project: Any) -> None:
    bank = "- {id: x, question: Quoi ?, réponse: vrai, objectif: objet}\n"
    other = dict(another("a"))
    other["courses/a/course.yml"] = other["courses/a/course.yml"].replace("{}", "{clic: Cliquer}")
    other["courses/a/01-un/01-un.md"] = HEADER.replace("durée", "objectifs: [clic]\ndurée", 1) + QUIZ
    assert checked(write_project({**other, "quizzes/courriel/objet.yml": bank})) == [
        "quizzes/courriel/objet.yml:1:54 T303"
    ]


def test_a_quiz_of_a_free_page_is_used(write_project: Any) -> None:
    bank = "- {id: x, question: Quoi ?, réponse: vrai}\n"
    root = write_project({"quizzes/a.yml": bank, "courses/aide-moi.md": "::: quiz a.yml#x\n"})
    assert checked(root) == []


@pytest.mark.parametrize("page", ["courses/mon-espace.md", "courses/organismes/greta.md"])
def test_addresses_of_the_site_itself_are_taken(write_project: Any, page: str) -> None:
    assert checked(write_project({page: "Bonjour.\n"})) == [f"{page} T312"]


# ---- pedagogy


@pytest.mark.parametrize(
    ("stated", "told"),
    [("6 min", []), ("5 min", []), ("7 min", []), ("8 min", ["T501"]), ("4 min", ["T501"])],
)
def test_the_stated_duration_may_differ_by_a_fifth(write_project: Any, stated: str, told: list[str]) -> None:
    assert codes(course(write_project(), durée=stated)) == told


@pytest.mark.parametrize("stated", ["6 min", "3 h", "3 h 06"])
def test_sessions_may_be_counted_in_the_duration(write_project: Any, stated: str) -> None:
    session = "sessions:\n  - {titre: A, lieu: B, début: 2027-01-12 09:00, fin: 2027-01-12 12:00}\n"
    assert codes(course(write_project(), session, durée=stated)) == []


@pytest.mark.parametrize(("minutes", "told"), [(2, True), (3, False), (10, False), (11, True)])
def test_a_segment_takes_3_to_10_minutes(write_project: Any, minutes: int, told: bool) -> None:
    root = write_project({PAGE: HEADER.replace("3 min", f"{minutes} min")})
    found = checked(course(root, durée=f"{6 + minutes} min"))
    assert found == ([f"{PAGE}:3:8 T505"] if told else [])


def test_a_draft_is_only_warned(write_project: Any) -> None:
    root = write_project({PAGE: HEADER.replace("durée: 3 min\n", "")})
    report = Report()
    check(load(course(root, "brouillon: oui\n", assistance="", évaluation=""), report), report)
    assert [d.code for d in report] == ["T502"]
    assert not report.failed


def test_a_course_face_to_face_needs_no_distant_support(write_project: Any) -> None:
    assert codes(course(write_project(), "modalité: présentiel\n", assistance="")) == []


@pytest.mark.parametrize(("day", "told"), [("2020-01-01", ["T507"]), ("2999-12-31", [])])
def test_facts_expire(write_project: Any, day: str, told: list[str]) -> None:
    assert codes(course(write_project(), f"périme: {day}\n")) == told


def test_an_objective_is_assessed_by_a_question_anywhere_in_the_course(write_project: Any) -> None:
    bank = "- {id: x, question: Quoi ?, réponse: vrai, objectif: joindre}\n"
    root = write_project({"quizzes/courriel/objet.yml": bank})
    path = root / COURSE
    text = path.read_text(encoding="utf-8").replace("objectifs:\n", "objectifs:\n  joindre: Joindre\n")
    path.write_text(text, encoding="utf-8")
    assert checked(root) == []


def test_a_sole_question_of_a_bank_assesses_only_its_objective(write_project: Any) -> None:
    bank = (
        "- {id: x, question: Quoi ?, réponse: vrai}\n"
        "- {id: y, question: Quoi ?, réponse: vrai, objectif: joindre}\n"
    )
    page = "---\ntitre: Un\ndurée: 6 min\nobjectifs: [objet]\n---\n::: quiz courriel/objet#x\n"
    root = write_project({"quizzes/courriel/objet.yml": bank, f"{MODULE}/01-objet.md": page})
    path = root / COURSE
    text = path.read_text(encoding="utf-8").replace("objectifs:\n", "objectifs:\n  joindre: Joindre\n")
    path.write_text(text, encoding="utf-8")
    assert codes(root) == ["T508"]


# ---- weight


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "1 ko"), (1, "1 ko"), (1000, "1 ko"), (1001, "2 ko"), (999_000, "999 ko"),
     (999_001, "1,0 Mo"), (1_000_000, "1,0 Mo"), (1_250_000, "1,2 Mo")],
)  # fmt: skip
def test_a_weight_is_written_in_french(size: int, text: str) -> None:
    assert format_weight(size) == text.replace(" ", "\u00a0")


# ---- marks of a text


def marked(text: str) -> list[tuple[str, str, str, int]]:
    return [(m.kind, m.target, m.label, m.span.column) for m in marks(Source("a.md", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[un](a.md) et [deux](b.md)", [("link", "a.md", "un", 1), ("link", "b.md", "deux", 15)]),
        ("![un](a.png)", [("image", "a.png", "un", 1)]),
        ("[![un](a.png)](b.md)", [("link", "b.md", "![un](a.png)", 1), ("image", "a.png", "un", 2)]),
        ("<img alt='un' src='a.png'>", [("image", "a.png", "un", 1)]),
        ('<IMG SRC="a.png">', [("image", "a.png", "", 1)]),
        ("[un](a%20b.md)", [("link", "a b.md", "un", 1)]),
        ("``[un](a.md)`` [deux](b.md)", [("link", "b.md", "deux", 16)]),
        ("[un](a_(b).pdf)", [("link", "a_(b).pdf", "un", 1)]),
        ("[un](<a b.md>)", [("link", "a b.md", "un", 1)]),
        ("## Un ##", [("heading", "", "Un", 1)]),
        ("#Un", []),
        ("- [ ] une case", []),
        ("<!-- [un](a.md) -->", []),
    ],
)
def test_links_pictures_and_headings_are_found(text: str, expected: list[Any]) -> None:
    assert marked(text) == expected


def test_a_bracket_left_open_before_many_links_is_read_at_once() -> None:
    code = (
        "from tremplin.markdown.markup import marks\n"
        "from tremplin.sources.source import Source\n"
        "list(marks(Source('a.md', '[voir ' + '[a](b) ![c](d) ' * 60)))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=5)
