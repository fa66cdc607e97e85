"""What the preview says of a page: what it comes to, what is left to do there, and where to go and do it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from changes import edit, plan
from examining import examined, made

from tremplin.diagnostics import Report, Span
from tremplin.preview.aside import aside
from tremplin.preview.live import LiveSite
from tremplin.preview.panel import Fact, Panel, panel
from tremplin.preview.places import places
from tremplin.quality.words import ease
from tremplin.render.site import Site

WriteProject = Callable[..., Path]
ROOT = Path(__file__).parents[2]
SEGMENT, BANK = "courses/courriel/01-ecrire/01-objet.md", "quizzes/courriel/objet.yml"
COURSE = "courses/courriel/course.yml"
SECOND = "courses/courriel/01-ecrire/02-joindre.md"
OTHER = {
    "courses/tri/course.yml": (
        "titre: Trier\nrésumé: Ranger.\norganisme: greta\nobjectifs: {tri: Trier}\ndurée: 6 min\n"
        "assistance: {contact: aide@example.org}\névaluation: Un quiz.\n"
    ),
    "courses/tri/01-ranger/module.yml": "titre: Ranger\n",
    "courses/tri/01-ranger/01-trier.md": "---\ntitre: Trier\nduré: 6 min\nobjectifs: [tri]\n---\nTriez.\n",
}
HEADER = "---\ntitre: L’objet\ndurée: {} min\nobjectifs: [{}]\n---\n"
STEP = HEADER.format(4, "objet, joindre") + "Un trombone.\n\n::: quiz courriel/joindre\n"
QUIZ = "questions:\n  - {{id: trombone, question: Un **trombone** joint ?, réponse: vrai{}}}\n"
URL = "courriel/ecrire/objet/"


def shown(root: Path, url: str = URL) -> Panel:
    report = examined(root)
    site = made(root, Report())
    return panel(site, report, page(site, url))


def page(site: Site, url: str):  # type: ignore[no-untyped-def]
    return next(page for page in site.pages if page.url == url)


def facts(found: Panel) -> dict[str, Fact]:
    return {fact.label: fact for fact in found.facts}


def codes(told: tuple[object, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in told]  # type: ignore[attr-defined]


# ---- facts


def test_a_step_says_what_it_comes_to(write_project: WriteProject) -> None:
    text = HEADER.format(6, "objet") + "Écrivez un objet court. " * 30 + "\n\n::: quiz courriel/objet\n"
    found = facts(shown(write_project({SEGMENT: text})))
    assert [*found] == ["Lecture", "Durée", "Poids", "Lisibilité", "Illustration", "Questions"]
    words = int(re.search(r"\((\d+) mots\)", found["Lecture"].value)[1])  # type: ignore[index]
    assert words >= 120
    assert found["Lecture"].value.startswith("1\u00a0min")
    assert found["Durée"].value.startswith("6\u00a0min annoncées")
    assert re.fullmatch(
        r"\d+ ko avec tout ce qu’elle charge ; \d s à 50 kbit/s", found["Poids"].value.replace("\u00a0", " ")
    )
    assert found["Questions"].value == "1 : choix"


def test_a_fact_is_marked_where_something_is_told_of_it(write_project: WriteProject) -> None:
    root = write_project({"courses/courriel/pas.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'})
    before = facts(shown(root))
    assert (before["Illustration"].is_good, before["Illustration"].value) == (False, "aucune")
    edit(root, SEGMENT, "Bonjour.", "Bonjour. ![Un pas](../pas.svg)")
    edit(root, SEGMENT, "durée: 6 min", "durée: 45 min")
    after = facts(shown(root))
    assert (after["Illustration"].is_good, after["Illustration"].value) == (True, "une au moins")
    assert after["Durée"].is_good is False


def test_the_weight_is_that_of_a_first_visit(write_project: WriteProject) -> None:
    root = write_project({"courses/courriel/pas.png": "x" * 40_000})
    light = made(root, Report())
    edit(root, SEGMENT, "Bonjour.", "Bonjour. ![Un pas](../pas.png)")
    heavy = made(root, Report())
    before, after = (site.contents.visit_weight(page(site, URL)) for site in (light, heavy))
    assert before > light.contents.weight(URL) + light.renderer.assets.of("tremplin.css", "fr").weight
    assert 40_000 <= after - before < 41_000


def test_a_course_and_a_module_say_their_sums(write_project: WriteProject) -> None:
    root = write_project(
        {
            "courses/courriel/01-ecrire/module.yml": "titre: Écrire\nobjectifs: [objet]\n",
            "courses/courriel/01-ecrire/index.md": "Ce module.\n",
            SECOND: STEP.replace("objet, joindre", "objet").replace(
                "courriel/joindre", "courriel/objet#clair"
            ),
        }
    )
    for url, title, weight in (
        ("courriel/", "Ce cours", "pour toutes"),
        ("courriel/ecrire/", "Ce module", "de textes"),
    ):
        found = shown(root, url)
        assert found.scope.title == title
        assert facts(found)["Étapes"].value == "2"
        assert facts(found)["Durée"].value.startswith("10\u00a0min annoncées")
        assert facts(found)["Questions"].value == "2 : choix"
        assert weight in facts(found)["Poids"].value
        assert [goal.text for goal in found.goals] == ["Écrire un objet clair"]


@pytest.mark.parametrize(
    ("value", "words"),
    [(100, "très facile"), (89.6, "très facile"), (89.4, "facile"), (70, "assez facile"), (60, "moyen"),
     (50, "assez difficile"), (30, "difficile"), (29, "très difficile"), (0, "très difficile")],
)  # fmt: skip
def test_an_index_is_said_in_words(value: float, words: str) -> None:
    assert ease(value) == words


# ---- objectives


@pytest.mark.parametrize("objective", ["", ", objectif: joindre"])
def test_an_objective_names_the_questions_that_assess_it(write_project: WriteProject, objective: str) -> None:
    root = write_project({SECOND: STEP, "quizzes/courriel/joindre.yml": QUIZ.format(objective)})
    edit(root, COURSE, "  objet:", "  joindre: Joindre un fichier\n  objet:")
    _, join = shown(root, "courriel/ecrire/joindre/").goals
    assert join.is_assessed
    assert [(named.text, named.where.file) for named in join.questions] == [
        ("Un trombone joint ?", "quizzes/courriel/joindre.yml")
    ]
    assert join.elsewhere == 0


def test_questions_of_other_steps_are_counted(write_project: WriteProject) -> None:
    root = write_project({SECOND: STEP, "quizzes/courriel/joindre.yml": QUIZ.format(", objectif: objet")})
    edit(root, COURSE, "  objet:", "  joindre: Joindre un fichier\n  objet:")
    (goal,) = shown(root).goals
    assert (goal.questions, goal.elsewhere) == ((), 1)


def test_the_objectives_of_a_course_that_nothing_assesses_are_named(write_project: WriteProject) -> None:
    root = write_project()
    edit(root, COURSE, "  objet:", "  joindre: Joindre un fichier\n  objet:")
    found = shown(root)
    assert found.forgotten == ("Joindre un fichier",)
    assert [(goal.text, goal.is_assessed) for goal in found.goals] == [("Écrire un objet clair", True)]
    assert [goal.is_assessed for goal in shown(root, "courriel/").goals] == [False, True]
    assert shown(root, "courriel/").forgotten == ()


# ---- what is left to do


def test_what_is_left_is_that_of_the_course_this_page_first_the_gravest_first(
    write_project: WriteProject,
) -> None:
    root = write_project({**OTHER, SECOND: STEP.replace("titre", "titrre")})
    edit(root, SEGMENT, "Bonjour.", "Bonjour. [Là](rien.md)")
    found = shown(root)
    assert {told.span.file for told in found.here} == {SEGMENT, BANK}
    assert "T546" in codes(found.here)
    grave = [told.severity for told in found.here]
    assert grave == sorted(grave, key=["error", "warning", "advice"].index)
    assert grave[0] != grave[-1]
    assert SECOND in {told.span.file for told in found.elsewhere}
    assert not [told for told in found.elsewhere if told.span.file.startswith("courses/tri")]


def test_a_quiz_that_cannot_be_read_is_of_the_step_that_shows_it(write_project: WriteProject) -> None:
    root = write_project({BANK: "questions: [\n"})
    assert "T103" in codes(shown(root).here)


def test_what_is_told_of_a_picture_is_of_the_page_that_shows_it(write_project: WriteProject) -> None:
    root = write_project({"courses/courriel/pas.png": "x" * 400_000})
    edit(root, SEGMENT, "Bonjour.", "Bonjour. ![Un pas](../pas.png)")
    found = shown(root)
    assert "T702" in codes(found.here)
    assert facts(found)["Poids"].is_good is False


def test_other_pages_have_what_is_told_of_the_site(write_project: WriteProject) -> None:
    root = write_project({**OTHER, "courses/mentions.md": "# Mentions\n\n[Là](rien.md)\n"})
    found = shown(root, "mentions/")
    assert (found.quality, found.facts, found.goals) == (None, (), ())
    assert {told.span.file for told in found.here} == {"courses/mentions.md"}
    assert found.elsewhere
    assert {told.span.file.rpartition("/")[0] for told in found.elsewhere} == {
        "courses/tri",
        "courses/tri/01-ranger",
    }
    assert shown(root, "mon-espace/").here == ()


# ---- where to go


def test_the_editor_is_named_where_the_project_was_prepared_for_it(write_project: WriteProject) -> None:
    root = write_project({"courses/été à 5 €.md": "# Titre\n"})
    span = Span("courses/été à 5 €.md", 3, 2)
    (form,) = places(span, plan(root))
    assert form.label == "Modifier"
    (root / ".vscode").mkdir()
    _, found = places(span, plan(root))
    assert found.label == "Ouvrir dans VS Code"
    assert (
        found.address
        == f"vscode://file{root.as_posix()}/courses/%C3%A9t%C3%A9%20%C3%A0%205%20%E2%82%AC.md:3:2"
    )
    _, whole = places(Span("courses/été à 5 €.md"), plan(root))
    assert whole.address.endswith(".md:1:1")


def test_what_is_no_file_is_not_edited(write_project: WriteProject) -> None:
    root = write_project({".vscode/settings.json": "{}"})
    assert places(Span("courses"), plan(root)) == places(Span("courses/rien.md", 1, 1), plan(root)) == []


def test_the_form_is_under_the_address_of_the_site(write_project: WriteProject) -> None:
    of = plan(write_project())
    of = replace(of, identity=replace(of.identity, url="https://pays.example/cours"))
    (found,) = places(Span(SEGMENT, 4, 1), of)
    assert found.address == (
        "/cours/_tremplin/modifier/?fichier=courses%2Fcourriel%2F01-ecrire%2F01-objet.md&ligne=4"
    )


# ---- in the pages


def test_each_page_has_one_that_says_what_is_left(write_project: WriteProject) -> None:
    root = write_project(
        {".vscode/settings.json": "{}", SEGMENT: "---\ntitre: <b>L’objet\nduré: 6 min\n---\nOui.\n"}
    )
    site = LiveSite(plan(root), Report())
    for path in ("", URL, "courriel/", "rien/", "messages/textes/"):
        html = site.answer(path)[2].decode()
        assert html.count("shadowrootmode") == 1, path
        assert html.endswith("</script></body>\n</html>"), path
    html = site.answer(URL)[2].decode()
    assert f"{SEGMENT}:3:1" in html.partition("<aside")[2]
    assert f"{root.as_posix()}/{SEGMENT}:3:1" in html


def test_nothing_of_a_text_is_html_in_the_panel(write_project: WriteProject) -> None:
    root = write_project()
    edit(root, BANK, "Quel objet est clair ?", "</template><b>Quel</b> objet ?")
    inside = LiveSite(plan(root), Report()).answer(URL)[2].decode().rpartition("<aside")[2]
    assert inside.count("</template>") == 1
    assert "&lt;b&gt;Quel" in inside


def test_the_page_of_quality_is_live(write_project: WriteProject) -> None:
    root = write_project(OTHER)
    site = LiveSite(plan(root), Report())
    status, kind, body = site.answer("_tremplin/qualite/")
    html = unescape(body.decode())
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert {"Écrire des courriels", "Trier"} <= {*re.findall(r'<h2 id="\w+">([^<]*)</h2>', html)}
    assert f'data-version="{site.state.version}"' in html
    assert "script-src 'self'; connect-src 'self'; style-src 'self' 'sha256-" in html
    edit(root, COURSE, "Écrire des courriels", "Écrire des mots")
    site.refresh()
    assert "Écrire des mots" in site.answer("_tremplin/qualite/")[2].decode()


def test_a_course_is_measured_once(write_project: WriteProject) -> None:
    site = made(write_project(), Report())
    (course,) = site.project.courses
    assert site.quality_of(course) is site.quality_of(course)


def test_each_page_of_the_repository_s_courses_has_its_panel() -> None:
    report = examined(ROOT)
    site, of = made(ROOT, Report()), plan(ROOT)
    for one in site.pages:
        found = panel(site, report, one)
        assert aside(site, report, one, of).count("</aside>") == 1, one.url
        if one.kind.name == "segment":
            assert [*facts(found)] == ["Lecture", "Durée", "Poids", "Lisibilité", "Illustration", "Questions"]
            assert all(goal.is_assessed for goal in found.goals)
        if one.kind.name == "course":
            assert one.course
            assert {*found.here} == {*site.quality_of(one.course).told}


def test_the_files_to_edit_are_named(write_project: WriteProject) -> None:
    root = write_project(
        {"courses/courriel/index.md": "Bonjour.\n", "courses/courriel/01-ecrire/index.md": "Oui.\n"}
    )
    module = "courses/courriel/01-ecrire"
    for url, names in (
        (URL, [SEGMENT, BANK]),
        ("courriel/", [COURSE, "courses/courriel/index.md"]),
        ("courriel/ecrire/", [f"{module}/module.yml", f"{module}/index.md"]),
        ("mon-espace/", []),
    ):
        assert [str(span) for span in shown(root, url).scope.files] == names
    edit(root, SEGMENT, "courriel/objet", "courriel/rien")
    assert [str(span) for span in shown(root).scope.files] == [SEGMENT]
