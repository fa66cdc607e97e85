"""Checks of a whole project, beyond the one broken project per code of test_invalid.py."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from examining import examined

from tremplin.checks import CHECKS
from tremplin.markdown.extension import Syntax
from tremplin.publish.record import theme_dir
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.schema.budgets import Budgets
from tremplin.text.typography import format_weight

MODULE = "courses/courriel/01-ecrire"
PAGE = f"{MODULE}/02-suite.md"
COURSE = "courses/courriel/course.yml"
QUIZ = "\n::: quiz courriel/objet\n"
HEADER = "---\ntitre: La suite\ndurée: 3 min\n---\n"


def checked(root: Path) -> list[str]:
    return [f"{d.span} {d.code}" for d in examined(root)]


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


@pytest.mark.parametrize(
    ("bodies", "codes_"),
    [
        ("- {id: greta, nom: GRETA, dossiers: [courriel, autre]}\n", []),
        ("- {id: greta, nom: GRETA, dossiers: autre}\n", ["T319"]),
        ("- {id: greta, nom: GRETA}\n- {id: mfr, nom: MFR, dossiers: autre}\n", []),
        ("- {id: greta, nom: GRETA}\n- {id: mfr, nom: MFR, dossiers: courriel}\n", ["T319"]),
        ("- {id: greta, nom: GRETA, dossiers: courriel}\n- {id: mfr, nom: MFR, dossiers: courriel}\n", []),
    ],
)
def test_a_body_writes_in_its_own_folders_only(write_project: Any, bodies: str, codes_: list[str]) -> None:
    assert codes(write_project({"courses/organismes.yml": bodies})) == codes_


def test_the_site_of_this_repository_has_no_error() -> None:
    # as mkdocs.yml says
    identity = Identity("Tremplin", "tremplin", budgets=Budgets(first_visit=11_000))
    report = examined(Path(__file__).parents[2], Renderer(identity, theme_dir()))
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
        ("quizzes/courriel/objet.yml", "- id: a\n", "T231"),
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
        "[un](01-objet.md)", "## A\n\n[un](#a)", "[un](../../index.md#un)", "[un](#)",
        "[un](https://example.org)", "[un](mailto:a@b.fr)", "[un](../objet/)", "[un](../objet/index.html)",
        "[un](../../)", "[un](../../../mon-espace/)", "[un](fiche%20un.pdf)", "[un](<01-objet.md>)",
        '[un](01-objet.md "Titre")', "[un][a]\n\n[a]: 01-objet.md", '<a href="01-objet.md">un</a>',
        "`[un](rien.md)`", "```\n[un](rien.md)\n```", "![Un plan](plan.svg)",
        "[![Un plan](plan.svg)](01-objet.md)",
        "[^1]\n\n[^1]: rien.md", "[un](fiche%20un.pdf?v=2)", "[a]: rien.md", r"\[un](rien.md)",
        "`[un]\n(rien.md)`", "    [un](rien.md)", "un <!-- [un](rien.md) -->", "<pre>\n[un](rien.md)\n</pre>",
        "[le\nsegment](01-objet.md)", "![Un plan](\nplan.svg)", "<img src=plan.svg alt='Un plan'>",
        '<audio src="son.mp3" controls></audio>', "un[^1]\n\n[^1]: [deux](01-objet.md)",
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
            f"{MODULE}/son.mp3": "x",
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
        ("[un][a]\n\n[a]: rien.md", "8:6 T307"),
        ("[un][a] et [deux][a]\n\n[a]: rien.md", "8:6 T307"),
        ("[le\nlien](rien.md)", "6:1 T307"),
        ("- un\n- [le\n  lien](rien.md)", "7:3 T307"),
        ("un[^1]\n\n[^1]: [deux](rien.md)", "8:7 T307"),
        ('=== "Un"\n\n    [le\n    lien](rien.md)', "8:5 T307"),
        ("`[un](rien.md)` et [un](rien.md)", "6:20 T307"),
        ("[un](rien%20du%20tout.md)", "6:1 T307"),
        ("[un](<rien du tout.md>)", "6:1 T307"),
        ("![Un](\nrien.png)", "6:1 T306"),
        ("<img src=rien.png alt=Un>", "6:1 T306"),
        ("Un <img alt='Un'\nsrc='https://example.org/a.png'>", "6:4 T306"),
        ('<video src="rien.mp4"></video>', "6:1 T309"),
        ('<video>\n<source src="//example.org/a.mp4">\n</video>', "7:1 T309"),
        ("Un\n\n# Deux", "8:1 T602"),
        ("#### Un", "6:1 T602"),
        ("> #### Un", "6:3 T602"),
        ("Un\n--\n\n<h4>Deux</h4>", "9:1 T602"),
        ("Un\n==\n\n::: retenir\n\n### Deux\n\n:::", "11:1 T602"),
        ('<a href="rien.md">un</a>', "6:1 T307"),
        ("[![Un](rien.svg)](01-objet.md)", "6:2 T306"),
        ("| a |\n|---|\n| [un](rien.md) |", "8:3 T307"),
        ("![Un plan](https://example.org/a.png)", "6:1 T306"),
        ("![Un plan](<\\\\\\\\example.org/a.png>)", "6:1 T324"),
        ("![Un plan](&#32;http://example.org/a.png)", "6:17 T306"),
        ('<img alt="Un plan" src="&#9;//example.org/a.png">', "6:29 T306"),
        ("# Un\n\n### Deux", "8:1 T602"),
        ("## Un\n\n#### Deux", "8:1 T602"),
        ("::: télécharger ../../../../secret.pdf", "6:1 T311"),
    ],
)
def test_a_mistake_of_a_page_is_told_at_its_place(write_project: Any, text: str, told: str) -> None:
    root = write_project({PAGE: f"{HEADER}\n{text}\n"})
    assert checked(course(root, durée="9 min")) == [f"{PAGE}:{told}"]


def test_a_picture_over_two_lines_is_told_of_all_that_it_lacks(write_project: Any) -> None:
    root = write_project({PAGE: f"{HEADER}\nUn\n![](\nrien.png)\n"})
    assert checked(course(root, durée="9 min")) == [f"{PAGE}:7:1 T306", f"{PAGE}:7:1 T601"]


@pytest.mark.parametrize("page", ["courses/index.md", "courses/courriel/index.md", "courses/mentions.md"])
def test_every_page_of_a_site_is_checked(write_project: Any, page: str) -> None:
    assert checked(write_project({page: "# Un\n\n[le\nlien](rien.md)\n"})) == [f"{page}:3:1 T307"]


def test_what_a_page_includes_is_told_at_its_line(write_project: Any) -> None:
    root = write_project(
        {PAGE: f'{HEADER}\nUn\n\n--8<-- "morceau.md"\n', "morceaux/morceau.md": "::: quiz rien\n"}
    )
    snippets = {"pymdownx.snippets": {"base_path": [str(root / "morceaux")]}}
    syntax = Syntax((*Syntax().extensions, *snippets), {**Syntax().options, **snippets})
    report = examined(
        course(root, durée="9 min"), Renderer(Identity("Essai", "essai"), theme_dir(), (), syntax)
    )
    assert [f"{d.span} {d.code}" for d in report] == [f"{PAGE}:8:1 T301"]


TEXT_OF_A_QUIZ = (
    "- id: x\n  question: Quoi ?\n  indices: [Rien]\n  explication: Rien\n  objectif: objet\n"
    "  réponses:\n    - {juste: Oui, retour: Rien}\n    - faux: Non\n"
)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Quoi ?", (2, 13)), ("[Rien]", (3, 13)), ("explication: Rien", (4, 16)), ("Oui", (7, 15)),
        ("retour: Rien", (7, 28)), ("Non", (8, 13)),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (r"[le\nlien](rien.md)", ["T307"]),
        (r"![](\nrien.png)", ["T306", "T601"]),
        (r"[un][a]\n\n[a]: rien.md", ["T307"]),
        ("<img src=rien.png alt=un>", ["T306"]),
        ("<video src=rien.mp4></video>", ["T309"]),
        ("`[un](rien.md)` [un](#a) note[^1]", ["T135"]),
    ],
)
def test_every_text_of_a_quiz_is_checked(
    write_project: Any, before: str, told: tuple[int, int], text: str, codes: list[str]
) -> None:
    line, column = told
    sign_of = {"T307": text.find("rien.md") if "]: " in text else 0, "T135": text.find("[^")}
    place = f"{line}:{column + 1 + sign_of.get(codes[0], 0)}"
    key, sign, value = before.rpartition(": ")
    bracket = "[" if value.startswith("[") else ""
    after = f'{key}{sign}{bracket}"{text}"' + ("]" if bracket else "")
    root = write_project({"quizzes/courriel/objet.yml": TEXT_OF_A_QUIZ.replace(before, after)})
    assert checked(root) == [f"quizzes/courriel/objet.yml:{place} {code}" for code in codes]


def test_the_code_of_a_question_is_not_markdown(write_project: Any) -> None:
    bank = (
        "- id: x\n  question: Montrez le plan.\n  objectif: objet\n  langage: html\n"
        "  départ: <img src=rien.png>\n  solution: <a href=rien.md>un</a>\n"
        "  tests:\n    - {libellé: Le plan, test: 'corps[0](rien)'}\n"
    )
    assert checked(write_project({"quizzes/courriel/objet.yml": bank})) == []


@pytest.mark.parametrize(
    ("text", "codes_of_it"),
    [
        ("Un[^a].\n\n[^a]: Une note.", []),
        ("Un[^a]: deux.\n\n[^a]: Une note.", []),
        ("> Un[^a].\n\n> [^a]: Une note.", []),
        ("Un[^note bas].\n\n[^note bas]: Une note.", []),
        ("`[^a]: rien`\n\n```\n[^b]: rien\n```", []),
        ("Un[^a].\n\n[^a]: Une.\n[^a]: Deux.", ["T136"]),
        ("[^a]: Une note.", ["T137"]),
        ("Un[^a].\n\n[^a]: Une[^b].\n[^b]: Deux.", []),
        ("Un[^a].", ["T135"]),
        ("## A {#x}\n\n## B {#y}", []),
        ("## A {#x}\n\nTexte.\n{: #x }", ["T138"]),
        ("## A\n\n## B {#a}", []),
        ('## A {#x}\n\n<p id="x">B</p>', ["T138"]),
        ("<p id=x>A</p>\n\n<p id='x' class=note>B</p>", ["T138"]),
        ('`<p id="x">`\n\n<p id="x">B</p>', []),
    ],
)
def test_notes_and_names_are_one(write_project: Any, text: str, codes_of_it: list[str]) -> None:
    root = write_project({PAGE: f"{HEADER}\n{text}\n"})
    assert codes(course(root, durée="9 min")) == codes_of_it


@pytest.mark.parametrize(
    ("text", "codes_of_it"),
    [
        ("Un <b><i>mot</i></b>.", []),
        ("Un <b><i>mot</b></i>.", ["T122"]),
        ("Un <em>mot, *un <em>autre*</em>.", []),
        ("Un <b>mot.\n\nUn autre</b>.", ["T122"]),
        ("La balise <i> penche.", []),
        ("Après </i>, on écrit <i>.", []),
        ("On écrit <h2> avant, et </h2> après.", []),
    ],
)
def test_tags_that_cross_are_told(write_project: Any, text: str, codes_of_it: list[str]) -> None:
    root = write_project({PAGE: f"{HEADER}\n{text}\n"})
    assert codes(course(root, durée="9 min")) == codes_of_it


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


@pytest.mark.parametrize(
    ("mode", "stated", "told"),
    [
        ("individuel", "16 min", []),
        ("individuel", "6 min", []),  # stated apart
        ("individuel", "11 min", ["T501"]),
        ("présentiel", "16 min", ["T501"]),  # the dates in person count it
    ],
)
def test_activities_at_a_distance_count_in_the_duration(
    write_project: Any, mode: str, stated: str, told: list[str]
) -> None:
    activity = f'::: activité Écrire durée="10 min" mode={mode}\nÉcrivez.\n:::\n'
    head = "---\ntitre: Un\ndurée: 6 min\nobjectifs: [objet]\n---\n"
    root = write_project({f"{MODULE}/01-objet.md": head + activity + QUIZ})
    assert codes(course(root, durée=stated)) == told


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
    report = examined(course(root, "brouillon: oui\n", assistance="", évaluation=""))
    assert [d.code for d in report] == ["T502"]
    assert not report.failed


def test_a_course_face_to_face_needs_no_distant_support(write_project: Any) -> None:
    assert codes(course(write_project(), "modalité: présentiel\n", assistance="")) == []


AGES = pytest.mark.parametrize(
    ("days", "told"), [(-400, ["T507"]), (-1, ["T507"]), (0, ["T509"]), (29, ["T509"]), (31, []), (400, [])]
)


@AGES
def test_facts_expire(write_project: Any, days: int, told: list[str]) -> None:
    day = date.today() + timedelta(days)
    assert codes(course(write_project(), f"périme: {day}\n")) == told


@AGES
@pytest.mark.parametrize("name", [f"{MODULE}/01-objet.md", "courses/mentions.md", "courses/index.md"])
def test_facts_of_a_page_expire(
    write_project: Any, name: str, days: int, told: list[str], valid: Any
) -> None:
    day = date.today() + timedelta(days)
    text = valid.get(name, "---\ntitre: Page\ntags: [pour, un, autre]\n---\nBonjour.\n")
    root = write_project({name: text.replace("---\n", f"---\npérime: {day}\n", 1)})
    found = [*examined(root)]
    assert [d.code for d in found] == told
    assert all((d.span.file, d.span.line) == (name, 2) for d in found)


def test_a_date_of_a_page_that_cannot_be_read_is_told_once(write_project: Any) -> None:
    page = "---\ntitre: Page\nvérifié: bientôt\n---\nBonjour.\n"
    assert codes(write_project({"courses/mentions.md": page})) == ["T217"]


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


BLOCK = """\
questions:
  - id: clair
    question: "Quel objet \\"clair\\" est
      bon ? [x](un.md)"
    réponses:
      - juste: Candidature
      - faux: Bonjour
    explication: |
      Relisez :

      - [y](deux.md)
      - <iframe src="x">, $\\sqr{2}$, ![z](trois.png)
"""
FAULTS = ["4:13 T307", "11:9 T307", "12:9 T120", "12:27 T140", "12:38 T306"]


def test_what_a_text_in_yaml_holds_is_told_at_its_place(write_project: Any) -> None:
    root = write_project({"quizzes/courriel/objet.yml": BLOCK})
    assert checked(root) == [f"quizzes/courriel/objet.yml:{fault}" for fault in FAULTS]


def test_also_in_a_quiz_inside_a_page(write_project: Any) -> None:
    inside = "".join(f"  {line}\n" for line in BLOCK.splitlines())
    page = (
        f"{HEADER}objectifs: [objet]\n---\nTexte.\n\n  ::: quiz\n{inside}  :::\n\n::: quiz courriel/objet\n"
    )
    root = write_project({PAGE: page.replace("---\nobjectifs", "objectifs", 1)})
    places = (fault.split(":") for fault in FAULTS)
    told = [f"{PAGE}:{int(row) + 8}:{int(rest.split()[0]) + 2} {rest.split()[1]}" for row, rest in places]
    assert [line for line in checked(root) if PAGE in line] == told


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("réponse: [12/01/2027, demain]", "3:25"),
        ("réponse: demain", "3:12"),
        ("réponses: [12/01/2027, demain]", "3:26"),
        ("réponse:\n    - 12/01/2027\n    - juste: demain", "5:7"),
    ],
)
def test_an_answer_is_told_at_its_place_in_a_list_of_one_key(
    write_project: Any, answer: str, place: str
) -> None:
    bank = f"- id: x\n  question: Quand ?\n  {answer}\n  format: date\n"
    assert checked(write_project({"quizzes/courriel/objet.yml": bank})) == [
        f"quizzes/courriel/objet.yml:{place} T237"
    ]


@pytest.mark.parametrize(
    ("link", "code", "words"),
    [
        ("[a](http://)", "T307", "« http:// »"),
        ("[a](https://)", "T307", "https://www.example.org/page"),
        ("[a](https://exa mple.org)", "T307", "« https://exa mple.org »"),
        ("[a](https://example.org:99999/)", "T307", "example.org:99999"),
        ("[a](https://[::1)", "T307", "« https://[::1 »"),
        ("[a](https://[1:2]/)", "T307", "« https://[1:2]/ »"),
        ("[a](https://300.1.1.1/)", "T307", "« https://300.1.1.1/ »"),
        ("[a](https://?x)", "T307", "« https://?x »"),
        ("<https://>", "T307", "« https:// »"),
        ('<a title="href=https://" href="https://">x</a>', "T307", "« https:// »"),
        ("![x](https://)", "T306", "Copiez l’image"),
        ("![x](foo:bar)", "T306", "« foo:bar »"),
        ("[e](https:/example.org)", "T307", "Vouliez-vous dire « https://example.org » ?"),
        ("[e](https:example.org/a?b#c)", "T307", "Vouliez-vous dire « https://example.org/a?b#c » ?"),
        (r"[e](\\srv\commun\fiche.docx)", "T324", r"« \\srv\commun\fiche.docx »"),
        ("[e](//srv/commun/x.docx)", "T324", "« //srv/commun/x.docx »"),
        ("[b](https://example.org suite du texte", "T329", "« [b](https://example.org) »"),
        ("[b](page.md", "T329", "sa parenthèse n’est pas fermée"),
    ],
)
def test_an_address_that_no_reader_can_open_is_told(
    write_project: Any, valid: Mapping[str, str], link: str, code: str, words: str
) -> None:
    bank = valid["quizzes/courriel/objet.yml"] + f"    explication: |\n      Voir {link}\n"
    root = write_project({PAGE: f"{HEADER}\nVoir {link}\n", "quizzes/courriel/objet.yml": bank})
    told = [*examined(course(root, durée="9 min"))]
    assert [str(d.span) for d in told] == [f"{PAGE}:6:6", "quizzes/courriel/objet.yml:8:12"]
    assert {d.code for d in told} == {code}
    assert all(words in f"{d.message} {d.remedy}" for d in told)


@pytest.mark.parametrize(
    "link",
    [
        "[a](https://www.é.fr:80/x?a#b)", "[a](http://[::1]:8000/)", "[a](//example.org/x)",
        "[a](https://a:b@ex.org)", "[a](http://192.168.1.2:80/)", "[a](http://localhost:8000)", "<https://example.org>",
        '[a](https://example.org\n"titre")', "`[a](https://example.org`", '<i title="src=https://">a</i>',
    ],
)  # fmt: skip
def test_an_address_that_readers_can_open_is_not(write_project: Any, link: str) -> None:
    root = write_project({PAGE: f"{HEADER}\nVoir {link}\n"})
    assert checked(course(root, durée="9 min")) == []


def test_a_link_to_a_quiz_is_told_how_to_show_it(write_project: Any) -> None:
    link = "[u](../../../quizzes/courriel/objet.yml)"
    (told,) = examined(course(write_project({PAGE: f"{HEADER}\n{link}\n"}), durée="9 min"))
    assert (told.code, told.remedy) == (
        "T307",
        "Pour montrer ce quiz, écrivez sur une ligne à part : ::: quiz courriel/objet",
    )


SEGMENT = f"{MODULE}/01-objet.md"
BANK = "quizzes/courriel/objet.yml"


@pytest.mark.parametrize("opening", ["```", "~~~", "<!-- un"])
def test_what_an_open_block_hides_is_not_told_missing(
    write_project: Any, valid: Mapping[str, str], opening: str
) -> None:
    page = valid[SEGMENT].replace("Bonjour.", f"{opening}\nBonjour.")
    assert checked(write_project({SEGMENT: page})) == [f"{SEGMENT}:6:1 T123"]


def test_a_quiz_whose_name_is_missed_is_not_told_unused(write_project: Any, valid: Mapping[str, str]) -> None:
    page = valid[SEGMENT].replace("courriel/objet", "courriel/objett")
    assert codes(write_project({SEGMENT: page})) == ["T301"]
    other = {"quizzes/courriel/loin.yml": valid[BANK]}
    assert codes(write_project({SEGMENT: page, **other})) == ["T301", "T314"]


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        (SEGMENT, f"{SEGMENT}.txt", "T320"),
        (SEGMENT, SEGMENT.replace(".md", ".MD"), "T320"),
        (BANK, f"{BANK}.txt", "T320"),
        (BANK, BANK.replace(".yml", ".YML"), "T320"),
        (COURSE, COURSE.replace(".yml", ".yaml"), "T322"),
        (COURSE, COURSE.replace("course.yml", "Course.yml"), "T322"),
        (COURSE, COURSE.replace("course.yml", "cours.yml"), "T322"),
        (COURSE, COURSE.replace("course.yml", "cours.yml.txt"), "T320"),
        (f"{MODULE}/module.yml", f"{MODULE}/module.yaml", "T322"),
        ("courses/organismes.yml", "courses/organismes.yaml", "T322"),
    ],
)
def test_a_file_under_a_wrong_name_is_the_only_mistake(
    write_project: Any, valid: Mapping[str, str], right: str, wrong: str, code: str
) -> None:
    (told,) = examined(write_project({right: None, wrong: valid[right]}))
    assert (told.code, told.span.file, told.severity) == (code, wrong, "error")


@pytest.mark.parametrize(
    "files",
    [
        {"courses/courriel/cours.yml": "titre: Un\n"},
        {"courses/cours.yml": "titre: Un\n"},
        {"courses/parcour.yml": "- id: un\n"},
        {
            f"{MODULE}/modules.yml": "titre: Un\n",
            f"{MODULE}/module.yml": None,
            f"{MODULE}/index.md": "---\ntitre: Un\n---\n",
        },
    ],
)
def test_a_file_like_one_that_is_not_missed_stops_nothing(
    write_project: Any, files: Mapping[str, str | None]
) -> None:
    (told,) = examined(write_project(files))
    assert (told.code, told.severity) == ("T322", "warning")


def test_the_files_of_the_publisher_hide_no_mistake(write_project: Any, valid: Mapping[str, str]) -> None:
    other = {"courses/_racine/notes.md.txt": "Un\n", "quizzes/courriel/loin.yml": valid[BANK]}
    assert codes(write_project(other)) == ["T314"]


@pytest.mark.parametrize("indent", ["    ", "\t", "      "])
def test_a_quiz_that_its_indent_makes_code_is_told_at_its_line(
    write_project: Any, valid: Mapping[str, str], indent: str
) -> None:
    page = valid[SEGMENT].replace("::: quiz", f"{indent}::: quiz")
    (told,) = examined(write_project({SEGMENT: page}))
    assert f"{told.span} {told.code}" == f"{SEGMENT}:8:{len(indent) + 1} T133"
    assert "en retrait" in told.message


def test_a_quiz_shown_as_code_besides_is_a_model(write_project: Any, valid: Mapping[str, str]) -> None:
    page = f"{valid[SEGMENT]}\n    ::: quiz courriel/objet\n\n    ::: quiz mail/joindre\n"
    assert checked(write_project({SEGMENT: page})) == []


@pytest.mark.parametrize(
    ("name", "wrong", "severity"),
    [
        ("courriel/été#1", "été#1", "error"),
        ("courriel/Quiz Un", "Quiz Un", "warning"),
        ("Mes quiz/objet", "Mes quiz", "warning"),
    ],
)
def test_a_name_of_a_quiz_that_is_no_id_is_told(
    write_project: Any, valid: Mapping[str, str], name: str, wrong: str, severity: str
) -> None:
    page = valid[SEGMENT].replace("courriel/objet", name)
    (told,) = examined(write_project({SEGMENT: page, BANK: None, f"quizzes/{name}.yml": valid[BANK]}))
    assert (told.code, told.span.file, told.severity) == ("T205", f"quizzes/{name}.yml", severity)
    assert f"« {wrong} »" in told.message


def test_a_term_that_is_there_twice_is_not_told_unused_too(write_project: Any) -> None:
    root = write_project({"courses/courriel/glossaire.yml": "bonjour: un\nBonjour: deux\n"})
    assert checked(root) == ["courses/courriel/glossaire.yml:2:1 T417"]


def test_a_wrong_gap_is_told_at_its_place(write_project: Any) -> None:
    text = "    Il {fait} beau,\n\n    et le ciel {} est bleu.\n"
    bank = f"- id: x\n  question: Et ?\n  objectif: objet\n  texte: |\n{text}"
    assert checked(write_project({BANK: bank})) == [f"{BANK}:7:16 T249"]
