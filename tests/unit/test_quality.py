"""The quality of a course: what measures come to, what is told and where, what a publisher may refuse."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from configured import mistakes
from examining import examined, made, measured

from tremplin.cli import main
from tremplin.diagnostics import Report
from tremplin.publish.record import theme_dir
from tremplin.quality.course import Quality
from tremplin.quality.measures import COMPUTED
from tremplin.quality.strip import WIDTH, columns
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.rules import RULES
from tremplin.rules.quality import MEASURES, Criterion
from tremplin.schema.demands import demands_of

WriteProject = Callable[..., Path]
DOCS = Path(__file__).parents[2] / "docs/quality.md"
CONFIG = "site_name: Essai\ndocs_dir: courses\ntheme: tremplin\nplugins:\n  - tremplin{}\n"
SEGMENT, BANK = "courses/courriel/01-ecrire/01-objet.md", "quizzes/courriel/objet.yml"
HEADER = "---\ntitre: L’objet\ndurée: {} min\nobjectifs: [objet]\n---\n"
QUIZ = "\n\n::: quiz courriel/objet\n"


def quality_of(root: Path) -> Quality:
    (found,) = measured(root)
    return found


def choices(*questions: str) -> str:
    rows = (f"  - {{id: q{n}, question: Quoi ?, {rest}}}\n" for n, rest in enumerate(questions))
    return "questions:\n" + "".join(rows)


def test_each_measure_is_computed_and_has_a_rule() -> None:
    assert [*COMPUTED] == [*MEASURES]
    assert {measure.code for measure in MEASURES.values()} <= set(RULES)
    assert {measure.criterion for measure in MEASURES.values()} == {*Criterion}


@pytest.mark.parametrize("name", MEASURES)
def test_each_measure_is_documented_with_its_bounds_and_its_source(name: str) -> None:
    measure = MEASURES[name]
    (row,) = [line for line in DOCS.read_text("utf-8").splitlines() if f"| {measure.label} |" in line]
    bounds = [
        f"{round(100 * bound)} %" if measure.unit == "percent" else f"{bound:g}"
        for bound in (measure.poor, measure.good)
    ]
    assert f"| {bounds[0]} | {bounds[1]} | [{measure.code}]" in row
    assert row.endswith(f"| {measure.source} |")


def test_a_mark_goes_from_the_one_bound_to_the_other() -> None:
    measure = MEASURES["readability"]
    assert [measure.mark(value) for value in (0, 40, 55, 70, 100)] == [0, 0, 0.5, 1, 1]


def test_a_criterion_is_the_mean_of_its_measures(write_project: WriteProject) -> None:
    found = quality_of(write_project())
    for criterion, score in found.scores.items():
        marks = [result.mark for result in found.of(criterion)]
        assert score == round(100 * sum(marks) / len(marks))
    assert [*found.scores] == [*Criterion]


def test_a_text_in_another_language_is_not_read(write_project: WriteProject) -> None:
    root = write_project()
    course = root / "courses/courriel/course.yml"
    course.write_text(f"{course.read_text('utf-8')}langue: en\n", encoding="utf-8")
    found = quality_of(root)
    assert not {"readability", "short", "active", "spoken"} & set(found.results)
    assert found.steps[0].readability is None
    assert "assessed" in found.results


def test_advice_stands_where_it_is_written(write_project: WriteProject) -> None:
    long = "Le message que vous avez reçu " + "et encore un mot de plus " * 4 + "se lit **mal**."
    root = write_project({SEGMENT: f"{HEADER.format(3)}Ouvrez.\n\n{long}{QUIZ}"})
    (told,) = [d for d in quality_of(root).told if d.code == "T541"]
    assert (str(told.span), told.span.length) == (f"{SEGMENT}:8:1", len("Le message que vous"))


@pytest.mark.parametrize(
    ("quiz", "said"), [("", "ne compte aucune question"), (QUIZ, "compte 1 question")], ids=["none", "one"]
)
def test_a_step_that_asks_little_is_told_how_little(
    quiz: str, said: str, write_project: WriteProject
) -> None:
    root = write_project({SEGMENT: f"{HEADER.format(9)}Ouvrez.{quiz}"})
    (told,) = [d for d in quality_of(root).told if d.code == "T549"]
    assert told.message.replace("\u00a0", " ") == f"Cette étape {said} pour 9 min."


@pytest.mark.parametrize(
    ("stated", "told"), [(3, None), (9, "Écrivez « durée: 2 min », ou allégez l’étape.")]
)
def test_the_time_of_a_step_is_that_of_its_words_and_questions(
    stated: int, told: str | None, write_project: WriteProject
) -> None:
    # 120 words and one question: 1 min and 45 s
    root = write_project({SEGMENT: f"{HEADER.format(stated)}{'mot ' * 120}{QUIZ}"})
    found = quality_of(root)
    assert found.steps[0].estimate == 2
    assert [d.remedy.replace("\u00a0", " ") for d in found.told if d.code == "T544"] == (
        [told] if told else []
    )


def test_an_activity_is_practice_and_no_reading_time(write_project: WriteProject) -> None:
    activity = '\n\n::: activité Écrire durée="20 min" mode=individuel\nÉcrivez.\n:::'
    found = quality_of(write_project({SEGMENT: f"{HEADER.format(3)}Ouvrez.{activity}{QUIZ}"}))
    assert found.results["practised"].value == 1
    assert found.steps[0].is_timed


FOUR = "réponses: [{faux: un}, {juste: deux mots de plus}, {faux: trois}]"
FIRST = "réponses: [{juste: un}, {faux: deux}, {faux: trois}]"
SECOND = "réponses: [{faux: un}, {juste: deux}, {faux: trois}]"
TWO = "réponses: [{juste: un}, {juste: deux}, {faux: trois}]"


@pytest.mark.parametrize(
    ("bank", "code", "count"),
    [
        (choices(*[FOUR] * 4), "T551", 4),
        (choices(*[FOUR] * 3), "T551", 0),
        (choices(*[FOUR] * 3, SECOND, SECOND), "T551", 3),
        (choices(*[FOUR] * 2, SECOND, SECOND), "T551", 0),
        (choices(*[FIRST] * 4), "T552", 4),
        ("mélanger: oui\n" + choices(*[FIRST] * 4), "T552", 0),
        (choices(*[f"{FIRST}, mélanger: oui"] * 4), "T552", 0),
        (choices(*["réponse: faux"] * 3, "réponse: vrai"), "T553", 3),
        (choices(*["réponse: faux"] * 2, *["réponse: vrai"] * 2), "T553", 0),
        (choices(*["réponses: [{juste: oui}, {faux: non}]"] * 4), "T553", 4),
        (choices(*[TWO] * 4), "T554", 4),
        (choices(*[TWO] * 3, TWO.replace("faux", "juste").replace("]", ", {faux: quatre}]")), "T554", 0),
    ],
)
def test_right_answers_that_are_guessed(
    bank: str, code: str, count: int, write_project: WriteProject
) -> None:
    found = quality_of(write_project({BANK: bank}))
    assert sum(d.code == code for d in found.told) == count


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("réponses: [{juste: un, retour: Oui.}, {faux: deux}]", 0.5),
        ("réponses: [{juste: un}, {faux: deux}], explication: Voilà.", 0.5),
        ("réponses: [{juste: un}, {faux: deux, retour: Non.}], explication: Voilà.", 1),
        ("réponses: [{juste: un}, {faux: deux}, {faux: trois}], retour-erreur: Non.", 2 / 3),
        ("réponse: vrai, retour-faux: Non.", 0.5),
        ("type: nombre, réponse: 3, explication: Voilà.", 1),
        ("type: nombre, réponse: 3", 0),
        ("type: sondage, échelle: 1 à 5", None),
    ],
)
def test_the_answers_that_have_feedback(
    question: str, value: float | None, write_project: WriteProject
) -> None:
    results = quality_of(write_project({BANK: choices(question)})).results
    assert (results["answered"].value if "answered" in results else None) == value


def test_what_a_check_tells_is_not_told_twice(write_project: WriteProject) -> None:
    root = write_project({SEGMENT: f"{HEADER.format(20)}Ouvrez.{QUIZ}"})
    assert "T505" in {d.code for d in examined(root)}
    assert "T505" not in {d.code for d in quality_of(root).told}
    assert quality_of(root).results["sized"].value == 0


def test_the_steps_fill_the_drawing(write_project: WriteProject) -> None:
    one, two = columns(quality_of(write_project()).steps * 2)
    assert (one.left, two.left + two.width) == (0, WIDTH)
    assert one.dots == [(one.middle, 6)]


# ---- what a publisher asks


@pytest.mark.parametrize(
    ("option", "demands"),
    [
        (60, dict.fromkeys(Criterion, 60)),
        ({"interactivité": "70 %", "learner": 50}, {Criterion.INTERACTIVITY: 70, Criterion.LEARNER: 50}),
        ({"interactivite": 101, "autre": 3}, {}),
        ({}, {}),
    ],
)
def test_what_the_configuration_asks(option: object, demands: dict[Criterion, int]) -> None:
    assert demands_of(option) == demands


def test_a_faulty_demand_is_told() -> None:
    found = mistakes(quality={"interactivit": 60, "apprenant": "bon"})
    assert [d.code for d in found] == ["T201", "T335"]
    assert "« interactivité »" in found[0].remedy
    assert [d.code for d in mistakes(quality=300)] == ["T335"]


def test_a_course_below_is_an_error_and_a_draft_is_not(write_project: WriteProject) -> None:
    root = write_project()
    by = Renderer(Identity("Essai", "essai", quality={Criterion.STIMULATION: 90}), theme_dir())
    (told,) = [d for d in examined(root, by) if d.code == "T560"]
    assert told.span.file == "courses/courriel/course.yml"
    assert "« Stimulant »" in told.message
    course = root / "courses/courriel/course.yml"
    course.write_text(f"{course.read_text('utf-8')}brouillon: oui\n", encoding="utf-8")
    assert "T560" not in {d.code for d in examined(root, by)}


# ---- the page of a course


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_body_chooses_whether_the_page_of_its_course_says_it(
    is_shown: bool, write_project: WriteProject
) -> None:
    root = write_project()
    if is_shown:
        course = root / "courses/courriel/course.yml"
        course.write_text(f"{course.read_text('utf-8')}qualité: oui\n", encoding="utf-8")
    site = made(root, Report())
    page = next(page for page in site.pages if page.url == "courriel/")
    html = site.document(page).decode()
    found = [int(value) for value in re.findall(r'<meter max="100" value="(\d+)"', html)]
    assert found == ([*quality_of(root).scores.values()] if is_shown else [])


# ---- the command


def run(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["quality", "-f", str(root / "mkdocs.yml"), *options])


@pytest.fixture
def project(write_project: WriteProject) -> Path:
    return write_project({"mkdocs.yml": CONFIG.format("")})


def test_the_command_says_the_criteria_and_the_advice(project: Path) -> None:
    found = run(project)
    assert found.exit_code == 0
    assert "Écrire des courriels (courriel)" in found.stdout
    for label in ("Centré sur l’apprenant", "Découpé en étapes", "Stimulant", "Interactif"):
        assert label in found.stdout
    assert f"{SEGMENT}:2:1: conseil T546" in found.stderr


def test_the_command_gives_data_to_machines(project: Path) -> None:
    found = run(project, "--format", "json")
    (course,) = json.loads(found.stdout)
    assert course["criteria"] == {str(c): s for c, s in quality_of(project).scores.items()}
    assert set(course["measures"]) == set(quality_of(project).results)
    assert course["segments"][0]["segment"] == "courriel/ecrire/objet"
    assert {"T546"} <= {advice["code"] for advice in course["advice"]}


def test_the_command_fails_below_what_is_asked(project: Path) -> None:
    least = min(quality_of(project).scores.values())
    assert [run(project, "--fail-under", str(n)).exit_code for n in (least, least + 1)] == [0, 1]


def test_a_course_that_is_not_there_is_told(project: Path) -> None:
    found = run(project, "--course", "courrielle")
    assert found.exit_code == 2
    assert "Vouliez-vous dire « courriel »" in found.stderr.replace("\u202f", " ")


def test_the_page_stands_alone_and_says_what_an_author_wrote_as_text(project: Path, tmp_path: Path) -> None:
    course = project / "courses/courriel/course.yml"
    text = course.read_text("utf-8").replace("Écrire des courriels", "Écrire <b>&")
    course.write_text(text, encoding="utf-8")
    target = tmp_path / "quality.html"
    assert run(project, "--to", str(target)).exit_code == 0
    html = target.read_text("utf-8")
    assert "Écrire &lt;b&gt;&amp;" in html
    assert not re.search(r"<script|<link|\bsrc=|\bhttps?:", html)
    (style,) = re.findall("<style>(.*?)</style>", html, re.S)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'self' 'sha256-{digest}'" in unescape(html)


@pytest.mark.parametrize("before", ["", "  - search\n"], ids=["direct", "host"])
def test_what_is_refused_is_measured_all_the_same(before: str, project: Path) -> None:
    config = CONFIG.format(":\n      quality: {stimulation: 90}\n")
    config = config.replace("plugins:\n", f"plugins:\n{before}")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    found = run(project)
    assert found.exit_code == 1
    assert "T560" in found.stderr
    assert "Écrire des courriels (courriel)" in found.stdout
