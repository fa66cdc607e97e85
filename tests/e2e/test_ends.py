"""The end of a step and of a course: what was gained, and what « Terminé » takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from quizzes import choose, question, says
from test_accessibility import violations
from test_tries import step, written

from static_server import StaticServer, serve
from weight import build

ANSWERS = "réponses: [{juste: Oui}, {faux: Non}]"
BANKS = {
    "un": f"""essais: 1
questions:
  - {{id: a, question: A ?, {ANSWERS}, objectif: lire}}
  - {{id: b, question: B ?, {ANSWERS}, objectif: dire}}
""",
    "deux": f"""essais: 1
questions:
  - {{id: c, question: C ?, {ANSWERS}, objectif: dire}}
  - {{id: avis, type: sondage, question: Votre avis ?, réponses: [Bon, Moyen]}}
""",
}


def course(folder: Path, completion: str) -> Path:
    config = written(folder, BANKS)
    file = folder / "courses/cours/course.yml"
    text = file.read_text(encoding="utf-8").replace("{but: Essayer}", "{lire: Lire un plan, dire: Dire non}")
    file.write_text(f"{text}réussite: {completion}\n", encoding="utf-8")
    for segment in folder.glob("courses/cours/01-module/*.md"):
        segment.write_text(segment.read_text(encoding="utf-8").replace("[but]", "[dire]"), encoding="utf-8")
    return config


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    folder = tmp_path_factory.mktemp("scored")
    with serve(build(folder / "site", course(folder, "{segments: tous, score: 70 %}"))) as server:
        yield server


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    folder = tmp_path_factory.mktemp("some")
    with serve(build(folder / "site", course(folder, "{segments: 1}"))) as server:
        yield server


def answer(page: Page, server: StaticServer, name: str, **answers: str) -> None:
    page.goto(step(server, name))
    for id_, text in answers.items():
        choose(question(page, id_), text)
    expect(page.locator("[data-end]")).to_be_visible()


def finish(page: Page) -> None:
    page.get_by_role("button", name="J’ai terminé").click()


def start(page: Page) -> Locator:
    return page.locator("[data-start]")


def test_the_end_of_a_step_says_what_was_gained(page: Page, scored: StaticServer) -> None:
    page.goto(step(scored, "un"))
    rows = page.locator(".gained li:visible")
    expect(rows).to_have_count(0)
    choose(question(page, "a"), "Oui")
    choose(question(page, "b"), "Non")
    expect(page.locator("[data-end]")).to_be_visible()
    expect(rows).to_have_count(0)
    finish(page)
    expect(rows).to_have_text(["Acquis : Lire un plan", "À retravailler : Dire non"])
    page.get_by_role("button", name="Marquer comme non terminé").click()
    expect(rows).to_have_count(0)


def test_a_step_without_an_answer_says_no_gain(page: Page, scored: StaticServer) -> None:
    page.goto(step(scored, "un"))
    finish(page)
    expect(page.locator(".gained li:visible")).to_have_count(0)


def test_a_course_is_completed_as_its_author_asks(page: Page, scored: StaticServer) -> None:
    answer(page, scored, "un", a="Oui", b="Non")
    finish(page)
    answer(page, scored, "deux", c="Non", avis="Bon")
    finish(page)
    for address in ("", "cours/", "mon-espace/"):
        page.goto(scored.url(address))
        expect(page.locator(".so-far").first).to_contain_text("25 % aux quiz, il faut 70 %")
        expect(page.get_by_text("Cours terminé")).to_have_count(0)
    expect(start(page)).to_have_text("Refaire un quiz")
    page.goto(scored.url("cours/"))
    start(page).click()
    # the quiz that was done least well
    expect(page.get_by_role("heading", level=1)).to_have_text("deux")
    page.get_by_role("button", name="Recommencer").click()
    choose(question(page, "c"), "Oui")
    choose(question(page, "avis"), "Bon")
    expect(page.locator("[data-end]")).to_be_visible()
    page.goto(scored.url("cours/"))
    expect(page.locator(".so-far")).to_contain_text("Cours terminé")


def test_the_end_of_a_course_says_what_was_gained(page: Page, scored: StaticServer) -> None:
    answer(page, scored, "un", a="Oui", b="Non")
    page.goto(scored.url("cours/"))
    panel = page.get_by_role("region", name="Ce que vous avez gagné")
    expect(panel).to_be_hidden()
    page.goto(step(scored, "un"))
    finish(page)
    answer(page, scored, "deux", c="Non", avis="Bon")
    finish(page)
    page.get_by_role("link", name="Revenir au cours").click()
    expect(panel.locator("[data-reached] li")).to_have_text(["Lire un plan"])
    weak = panel.locator("[data-weak] li")
    expect(weak).to_contain_text(["Dire non"])
    assert weak.get_by_role("link").all_inner_texts() == ["un", "deux"]
    assert violations(page) == []
    weak.get_by_role("link", name="un").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("un")


def test_the_end_of_a_course_is_an_event(page: Page, scored: StaticServer) -> None:
    page.clock.set_fixed_time("2026-11-26T15:00:00")
    answer(page, scored, "un", a="Oui", b="Oui")
    page.goto(scored.url("cours/"))
    panel = page.get_by_role("region", name="Vous avez terminé ce cours")
    told = page.locator("[data-told]")
    expect(panel).to_be_hidden()
    answer(page, scored, "deux", c="Oui", avis="Bon")
    page.goto(scored.url("cours/"))
    expect(panel).to_contain_text("Bravo pour ce travail mené jusqu’au bout.")
    expect(panel).to_contain_text("Terminé le 26 novembre 2026.")
    # a page that is read aloud says it once
    expect(told).to_have_text("Vous avez terminé ce cours.")
    assert violations(page) == []
    page.clock.set_fixed_time("2026-12-24T15:00:00")
    page.reload()
    expect(panel).to_contain_text("Terminé le 26 novembre 2026.")
    expect(told).to_be_empty()
    panel.get_by_role("link", name="Réviser ce cours").click()
    expect(page.locator("form.q:visible")).to_have_count(3)
    page.go_back()
    panel.get_by_role("link", name="Imprimer mon relevé").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Relevé de formation")


def test_what_comes_after_a_course_is_the_next_of_its_path(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/"))
    page.evaluate(
        """() => {
          const box = document.querySelector("[data-segments]").dataset;
          const start = `tremplin/2/${document.body.dataset.site}//`;
          const put = (kind, id, record) => (localStorage[`${start}${kind}/${id}`] = JSON.stringify(record));
          const at = Date.now();
          box.segments.split(" ").forEach((id) => put("segment", id, { opened: at, done: at, at }));
          box.banks.split(" ").forEach((text) =>
            put("bank", text.replace(/^\\d+:/, ""), { best: 1, scored: at }));
        }"""
    )
    page.reload()
    panel = page.get_by_role("region", name="Vous avez terminé ce cours")
    expect(panel).to_contain_text("La suite du parcours «\u202fVers l’essai\u202f»")
    panel.locator("li").first.get_by_role("link").click()
    assert page.url.endswith("piege/index.html")


def test_a_completed_course_is_seen_again_never_resumed(page: Page, scored: StaticServer) -> None:
    answer(page, scored, "un", a="Oui", b="Oui")
    answer(page, scored, "deux", c="Oui", avis="Bon")
    for address in ("", "cours/", "mon-espace/"):
        page.goto(scored.url(address))
        expect(page.locator(".so-far").first).to_contain_text("Cours terminé")
        expect(page.get_by_text("Reprendre", exact=True).locator("visible=true")).to_have_count(0)
    expect(start(page)).to_have_text("Revoir le cours")


def test_a_course_may_ask_for_some_of_its_steps(page: Page, some: StaticServer) -> None:
    page.goto(step(some, "deux"))
    finish(page)
    page.goto(some.url("cours/"))
    expect(page.locator(".so-far")).to_contain_text("Cours terminé")
    expect(start(page)).to_have_text("Revoir le cours")


@pytest.mark.parametrize(
    "name", ["demarrer/adresse", "demarrer/ouvrir", "demarrer/boite", "candidater/relancer"]
)
def test_what_comes_next_comes_after_the_quiz(page: Page, site: StaticServer, name: str) -> None:
    page.goto(site.url(f"courriel/{name}/"))
    text = page.locator(".prose").inner_text()
    last = text.rfind("Vérifier ma réponse")
    said = max(text.find(words) for words in ("rochaine étape", "au bout du parcours"))
    assert -1 < last < said


def test_a_right_answer_of_before_counts(page: Page, scored: StaticServer) -> None:
    answer(page, scored, "un", a="Oui", b="Oui")
    page.get_by_role("button", name="Recommencer").click()
    choose(question(page, "b"), "Non")
    says(question(page, "b"), "Ce n’est pas la bonne réponse.")
    expect(page.locator(".gained li:visible")).to_have_text(["Acquis : Lire un plan", "Acquis : Dire non"])
