"""Where one is in a long quiz, and its questions one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import check, choose, says
from test_accessibility import violations
from test_tries import step, written

from static_server import StaticServer, serve
from weight import build


def rows(count: int, start: int = 1) -> str:
    return "".join(
        f"  - {{id: q{n}, question: Question {n} ?, réponses: [{{juste: Oui {n}}}, {{faux: Non {n}}}]}}\n"
        for n in range(start, start + count)
    )


BANKS = {
    "long": f"questions:\n{rows(8)}",
    "court": f"questions:\n{rows(5)}",
    "une": f"présentation: une par une\nquestions:\n{rows(3)}",
    "anglais": f"presentation: one by one\nquestions:\n{rows(3)}",
    "tirage": f"tirage: 6\nprésentation: une par une\nquestions:\n{rows(9)}",
    "examen": f"examen: oui\nprésentation: une par une\nquestions:\n{rows(3)}",
    "passages": "présentation: une par une\nquestions:\n"
    "  - texte: Avant tout.\n"
    "  - texte: La lettre.\n"
    f"{rows(2)}"
    "  - texte: Le reçu.\n"
    f"{rows(1, 3)}"
    "  - texte: La fin.\n",
    "aides": "confiance: oui\nprésentation: une par une\nquestions:\n"
    "  - {id: a, question: Un ?, réponses: [{juste: Oui 1}, {faux: Non}], indices: [Premier., Second.]}\n"
    f"{rows(2, 2)}",
}
ONE, ALL = "Une question à la fois", "Toutes les questions"


@pytest.fixture(scope="module")
def paced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    folder = tmp_path_factory.mktemp("pace")
    with serve(build(folder / "site", written(folder, BANKS))) as server:
        yield server


def form(page: Page, n: int) -> Locator:
    return page.locator("form.q", has_text=f"Question {n} ?")


def shown(page: Page) -> list[str]:
    """The ids of the questions that one sees."""
    ids = page.locator("form.q").evaluate_all(
        """(forms) => forms.filter((form) => form.querySelector("fieldset").getClientRects().length)
          .map((form) => form.dataset.q)"""
    )
    return [str(id_).partition("#")[2] for id_ in ids]


def turn(page: Page, name: str) -> Locator:
    return page.locator(".turn").get_by_role("button", name=name)


def says_where(page: Page, text: str) -> None:
    expect(page.locator(".pace")).to_contain_text(text)


def filled(page: Page) -> str:
    return str(page.locator(".bar i").evaluate("(bar) => bar.style.width"))


def test_a_long_quiz_says_where_one_is(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "long"))
    assert len(shown(page)) == 8
    says_where(page, "Question 1 sur 8")
    assert filled(page) == "0%"
    choose(form(page, 3), "Oui 3")
    says(form(page, 3), "Juste !")
    says_where(page, "Question 3 sur 8")
    assert filled(page) == "12.5%"


def test_a_short_quiz_says_nothing_and_loads_nothing(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "court"))
    expect(page.locator("script[src*=pace]")).to_have_count(0)
    expect(page.locator(".pace")).to_have_count(0)


@pytest.mark.parametrize("name", ["une", "anglais"])
def test_an_author_may_show_questions_one_by_one(page: Page, paced: StaticServer, name: str) -> None:
    page.goto(step(paced, name))
    assert shown(page) == ["q1"]
    says_where(page, "Question 1 sur 3")


def test_a_learner_chooses_and_the_device_remembers(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "long"))
    page.get_by_role("button", name=ONE).click()
    assert shown(page) == ["q1"]
    page.goto(step(paced, "tirage"))
    assert len(shown(page)) == 1
    page.get_by_role("button", name=ALL).click()
    page.reload()
    assert len(shown(page)) == 6
    expect(page.get_by_role("button", name=ALL)).to_have_attribute("aria-pressed", "true")


def test_one_goes_through_the_questions_by_keyboard(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "une"))
    form(page, 1).get_by_role("radio", name="Oui 1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    says(form(page, 1), "Juste !")
    expect(form(page, 1).get_by_role("button", name="Question suivante")).to_be_focused()
    page.keyboard.press("Enter")
    assert shown(page) == ["q2"]
    expect(form(page, 2).get_by_role("radio", name="Oui 2")).to_be_focused()
    turn(page, "Précédente").press("Enter")
    assert shown(page) == ["q1"]
    assert page.evaluate("document.activeElement.closest('form').dataset.q").endswith("#q1")
    form(page, 1).get_by_role("button", name="Question suivante").press("Enter")
    turn(page, "Suivante").press("Enter")
    assert shown(page) == ["q3"]
    expect(turn(page, "Suivante")).to_be_hidden()


def test_the_result_comes_after_the_last_question(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "une"))
    for n in (1, 2, 3):
        choose(form(page, n), f"Oui {n}")
        form(page, n).get_by_role(
            "button", name="Voir mon résultat" if n == 3 else "Question suivante"
        ).press("Enter")
    expect(page.locator("[data-end]")).to_be_focused()
    expect(page.locator("[data-end]")).to_contain_text("3 sur 3")
    page.locator("[data-end]").get_by_role("button", name="Recommencer").click()
    assert shown(page) == ["q1"]
    expect(form(page, 1).get_by_role("radio").first).to_be_focused()


def test_a_reload_comes_back_at_the_first_question_without_an_answer(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "une"))
    choose(form(page, 1), "Oui 1")
    page.reload()
    assert shown(page) == ["q2"]
    turn(page, "Précédente").click()
    says(form(page, 1), "Juste !")


def test_a_draw_is_shown_one_by_one(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "tirage"))
    seen = shown(page)
    for n in range(2, 7):
        turn(page, "Suivante").press("Enter")
        says_where(page, f"Question {n} sur 6")
        seen += shown(page)
    assert len(set(seen)) == 6


def test_an_exam_is_handed_in_from_any_question(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "examen"))
    hand_in = page.get_by_role("button", name="Rendre ma copie")
    # what comes next is the main button
    expect(hand_in).to_contain_class("quiet")
    expect(turn(page, "Suivante")).not_to_contain_class("quiet")
    form(page, 1).locator("label.answer", has_text="Oui 1").click()
    assert filled(page).startswith("33.3")
    turn(page, "Suivante").press("Enter")
    form(page, 2).locator("label.answer", has_text="Non 2").click()
    hand_in.press("Enter")
    expect(page.get_by_text("Il reste 1 question sans réponse.")).to_be_visible()
    hand_in.press("Enter")
    expect(page.locator("[data-end]")).to_contain_text("1 sur 3")
    turn(page, "Précédente").press("Enter")
    says(form(page, 1), "Juste !")


def test_an_exam_is_handed_in_at_its_last_question(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "examen"))
    hand_in = page.get_by_role("button", name="Rendre ma copie")
    for _ in range(2):
        turn(page, "Suivante").press("Enter")
    expect(turn(page, "Suivante")).to_be_hidden()
    expect(hand_in).not_to_contain_class("quiet")
    turn(page, "Précédente").press("Enter")
    expect(hand_in).to_contain_class("quiet")
    page.get_by_role("button", name=ALL).click()
    expect(hand_in).not_to_contain_class("quiet")


def test_a_passage_stays_with_its_questions(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "passages"))
    seen = []
    for n in (1, 2, 3):
        seen.append([text.strip() for text in page.locator(".passage").all_inner_texts() if text.strip()])
        if n < 3:
            turn(page, "Suivante").press("Enter")
    assert seen == [["Avant tout.", "La lettre."]] * 2 + [["Le reçu.", "La fin."]]


def test_hints_and_certainty_come_with_their_question(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "aides"))
    first = page.locator("form.q").first
    first.get_by_text("Indice 1").click()
    first.get_by_text("Indice 2").click()
    expect(first.get_by_text("Second.")).to_be_visible()
    check(first)
    says(first, "Dites d’abord si vous êtes sûr de vous.")
    first.locator(".chip", has_text="Pas sûr").click()
    choose(first, "Oui 1")
    says(first, "Juste !")


def test_a_double_tap_goes_on_by_one_question(page: Page, paced: StaticServer) -> None:
    page.goto(step(paced, "long"))
    page.get_by_role("button", name=ONE).click()
    turn(page, "Suivante").dblclick()
    says_where(page, "Question 2 sur 8")
    page.get_by_role("button", name=ALL).dblclick()
    assert len(shown(page)) == 8


def test_without_scripts_and_on_paper_every_question_shows(
    page: Page, new_context: Callable[..., BrowserContext], paced: StaticServer
) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(step(paced, "passages"))
    for n in (1, 2, 3):
        expect(plain.get_by_text(f"Question {n} ?")).to_be_visible()
    page.goto(step(paced, "passages"))
    page.emulate_media(media="print")
    assert shown(page) == ["q1", "q2", "q3"]
    expect(page.get_by_text("Le reçu.")).to_be_visible()
    expect(page.locator(".turn")).to_be_hidden()


@pytest.mark.parametrize("name", ["long", "une", "examen"])
def test_axe_finds_nothing(page: Page, paced: StaticServer, name: str) -> None:
    page.goto(step(paced, name))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
