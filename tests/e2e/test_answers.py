"""What is said of an answer, what is drawn among answers, passages, and not knowing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import check, choose, question, records, says, write

from static_server import StaticServer, serve
from weight import build

ROOT = Path(__file__).parents[2]
SAY = "essai/pages/dire/"
DRAW = "essai/pages/tirer/"
EXAM = "essai/pages/rendre/"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    config = ROOT / "tests/sites/answers/mkdocs.yml"
    with serve(build(tmp_path_factory.mktemp("answers") / "site", config)) as server:
        yield server


def unsure(form: Locator) -> Locator:
    return form.get_by_role("button", name="Je ne sais pas")


# ---- remarks


@pytest.mark.parametrize("answer", ["transfère", "supprime"])
def test_any_right_answer_has_its_remark(page: Page, answers: StaticServer, answer: str) -> None:
    page.goto(answers.url(SAY))
    form = question(page, "colis")
    choose(form, answer)
    says(form, "Juste !")
    says(form, "C’est la bonne habitude.")
    expect(form.locator("[data-said]")).not_to_contain_text("par SMS")


def test_any_wrong_answer_has_its_remark(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(SAY))
    form = question(page, "colis")
    choose(form, "Il paie")
    says(form, "Un livreur ne demande rien par SMS.")
    expect(form.locator("[data-said]")).not_to_contain_text("bonne habitude")


@pytest.mark.parametrize(
    ("typed", "words", "feedback"),
    [
        ("1,99 €", "Juste !", "Exactement."),
        ("2", "En partie juste.", "Il manque un centime."),
        ("199", "Ce n’est pas la bonne réponse.", "Ce sont des centimes."),
        ("7", "Ce n’est pas la bonne réponse.", ""),
    ],
)
def test_each_number_has_its_share_and_its_remark(
    page: Page, answers: StaticServer, typed: str, words: str, feedback: str
) -> None:
    page.goto(answers.url(SAY))
    form = question(page, "prix")
    write(form, typed)
    says(form, words)
    says(form, feedback)


@pytest.mark.parametrize(("typed", "words"), [("2", "Juste !"), ("4", "Juste !"), ("5", "dernier colis")])
def test_a_range_holds_its_limits(page: Page, answers: StaticServer, typed: str, words: str) -> None:
    page.goto(answers.url(SAY))
    write(question(page, "delai"), typed)
    says(question(page, "delai"), words)


def test_a_gap_has_its_remarks(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(SAY))
    form = question(page, "signes")
    expect(form.locator("code").first).to_have_text("{}")
    first, second, third = form.get_by_role("textbox").all()
    first.fill("liste")
    second.fill("|")
    third.fill("bientôt")
    check(form)
    says(form, "Écrivez un nombre")
    third.fill("3")
    check(form)
    says(form, "En partie juste.")
    says(form, "Pensez aux mots.")
    first.fill("dict")
    check(form)
    says(form, "Juste !")
    says(form, "Oui pour le dictionnaire.")


def test_a_survey_thanks_for_any_answer(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(SAY))
    form = question(page, "avis")
    choose(form, "Non")
    says(form, "Merci de votre réponse.")


# ---- not knowing


def test_not_knowing_opens_the_correction_and_costs_no_more(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(SAY))
    form = question(page, "colis")
    choose(form, "Il paie")
    unsure(form).press("Enter")
    says(form, "C’est bien de le dire.")
    expect(form.locator("[data-said]")).not_to_contain_text("Ce n’est pas")
    expect(form.locator("[data-fix]")).to_have_attribute("open", "")
    expect(form.get_by_text("Le 33700 reçoit les messages")).to_be_visible()
    expect(form.locator("fieldset input").first).to_be_disabled()
    expect(unsure(form)).to_be_hidden()
    assert form.locator("[data-mark=right], [data-mark=wrong]").count() == 0
    page.reload()
    says(question(page, "colis"), "C’est bien de le dire.")
    (record,) = [value for key, value in records(page).items() if key.endswith("question/essai/dire#colis")]
    assert (record["score"], record["tries"]) == (0, 2)


def test_not_knowing_a_number_counts_in_the_result(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(SAY))
    unsure(question(page, "colis")).press("Enter")
    unsure(question(page, "prix")).press("Enter")
    write(question(page, "delai"), "3")
    form = question(page, "signes")
    for field, text in zip(form.get_by_role("textbox").all(), ("dict", "|", "3"), strict=True):
        field.fill(text)
    check(form)
    choose(question(page, "avis"), "Oui")
    expect(page.locator("[data-end]")).to_contain_text("2 sur 5")
    page.get_by_role("button", name="Recommencer").press("Enter")
    expect(unsure(question(page, "colis"))).to_be_visible()
    expect(unsure(question(page, "colis"))).to_have_attribute("aria-pressed", "false")


def test_whoever_is_sure_loses_nothing_by_not_knowing(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(DRAW))
    form = page.locator("form.q:visible")
    form.get_by_label("Sûr", exact=True).check()
    unsure(form).press("Enter")
    says(form, "C’est bien de le dire.")
    expect(page.locator("[data-end]")).to_contain_text("0 sur 1")


def test_in_an_exam_nothing_is_told_before_the_end(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(EXAM))
    form, other = question(page, "vrai"), question(page, "mot")
    unsure(form).press("Enter")
    expect(unsure(form)).to_have_attribute("aria-pressed", "true")
    expect(form.locator("[data-said]")).to_be_empty()
    unsure(other).press("Enter")
    other.get_by_role("textbox").fill("arobase")
    expect(unsure(other)).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Rendre ma copie").press("Enter")
    says(form, "C’est bien de le dire.")
    says(other, "Juste !")
    expect(page.locator("[data-end]")).to_contain_text("1 sur 2")


def test_a_placement_test_always_lets_one_not_know(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/positionnement/"))
    page.get_by_role("button", name="Toutes les questions").click()
    for form in page.locator("form.q:visible").all():
        unsure(form).press("Enter")
    page.get_by_role("button", name="Rendre ma copie").press("Enter")
    says(page.locator("form.q").first, "C’est bien de le dire.")
    expect(page.locator("[data-placement]")).to_contain_text("Commencez depuis le début")


# ---- what is drawn


def shown(form: Locator) -> list[str]:
    return form.locator("label.answer:visible").all_inner_texts()


def draw_the_fruits(page: Page) -> Locator:
    """Start again until the question of the fruits is drawn: one of two is, and not twice the same."""
    form = question(page, "fruits")
    if not form.is_visible():
        unsure(page.locator("form.q:visible")).press("Enter")
        page.get_by_role("button", name="Recommencer").press("Enter")
    expect(form).to_be_visible()
    return form


def test_the_right_answer_and_some_others_are_shown(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(DRAW))
    form = draw_the_fruits(page)
    first = shown(form)
    assert len(first) == 3
    assert "Pomme" in first
    page.reload()
    assert sorted(shown(form)) == sorted(first)


def test_another_try_shows_other_answers(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(DRAW))
    seen: set[str] = set()
    for _ in range(3):
        form = draw_the_fruits(page)
        seen |= set(shown(form))
        unsure(form).press("Enter")
        page.get_by_role("button", name="Recommencer").press("Enter")
    # two of five at each try, and none comes again before all have come
    assert seen == {"Pomme", "Table", "Chaise", "Lampe", "Porte", "Vitre"}


def test_a_passage_is_there_when_one_of_its_questions_is(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(DRAW))
    draw_the_fruits(page)
    expect(page.get_by_text("La première situation.")).to_be_visible()
    expect(page.get_by_text("La seconde situation.")).to_be_hidden()


def test_a_question_that_is_not_mixed_keeps_its_order(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url(DRAW))
    rows = question(page, "ordre").locator("label.answer")
    for _ in range(4):
        assert rows.all_text_contents() == ["Un", "Deux", "Trois", "Quatre", "Cinq"]
        unsure(page.locator("form.q:visible")).press("Enter")
        page.get_by_role("button", name="Recommencer").press("Enter")


# ---- passages, without scripts, on paper


def test_without_scripts_all_is_there(
    new_context: Callable[..., BrowserContext], answers: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(answers.url(SAY))
    expect(page.get_by_text("Votre colis attend")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    form = question(page, "colis")
    form.get_by_text("Voir la correction").click()
    expect(form.get_by_text("Si votre réponse est juste :")).to_be_visible()
    expect(form.get_by_text("Un livreur ne demande rien par SMS.")).to_be_visible()
    question(page, "delai").get_by_text("Voir la correction").click()
    expect(question(page, "delai").get_by_text("de 2 à 4")).to_be_visible()
    page.goto(answers.url(DRAW))
    assert len(shown(question(page, "fruits"))) in (0, 3)


def test_the_sheet_has_its_passages_and_its_remarks(page: Page, answers: StaticServer) -> None:
    page.goto(answers.url("papier/essai/dire/"))
    expect(page.get_by_text("Votre colis attend")).to_be_visible()
    expect(page.locator(".sheet").get_by_text("Je ne sais pas")).to_have_count(2)
    expect(page.locator(".answers").get_by_text("C’est la bonne habitude.")).to_be_visible()
    expect(page.locator(".answers").get_by_text("de 2 à 4", exact=True).first).to_be_visible()
    expect(page.locator(".sheet form")).to_have_count(5)
