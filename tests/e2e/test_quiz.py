"""Quizzes in the page: each kind of question, tries, hints, results, draws, and what an edit changes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from quizzes import answer_all_right, check, choose, question, records, says, write

from static_server import StaticServer

KINDS = "atelier/questions/sortes/"
TRIES = "atelier/questions/essais/"
DRAW = "atelier/questions/tirage/"
PREFIX = "tremplin/2/petit-site/"


def is_locked(form: Locator) -> None:
    expect(form.locator("fieldset input").first).to_be_disabled()


def is_open(form: Locator) -> None:
    expect(form.locator("fieldset input").first).to_be_enabled()
    expect(form.get_by_role("button", name="Vérifier ma réponse")).to_be_visible()


# ---- unanswered


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("choix", "Choisissez d’abord une réponse."),
        ("choix-multiples", "Cochez d’abord au moins une réponse."),
        ("vrai", "Choisissez d’abord une réponse."),
        ("mot", "Écrivez d’abord"),
        ("poids", "Écrivez d’abord un nombre."),
    ],
)
def test_an_unanswered_question_asks_for_an_answer(
    page: Page, small: StaticServer, id_: str, words: str
) -> None:
    page.goto(small.url(KINDS))
    form = question(page, id_)
    check(form)
    says(form, words)
    is_open(form)
    assert not any(key.startswith(f"{PREFIX}/question/") for key in records(page))


def test_spaces_are_not_an_answer(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    write(question(page, "mot"), "   ")
    says(question(page, "mot"), "Écrivez d’abord")


# ---- choice


def test_choice_right(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix")
    choose(form, "Dans un lien de partage")
    says(form, "Juste !")
    says(form, "Oui, le lien remplace le fichier.")
    says(form, "Au-delà de 20 Mo, on partage un lien.")
    is_locked(form)


def test_choice_wrong_says_why_and_what_to_review(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix")
    choose(form, "Nulle part")
    says(form, "Ce n’est pas la bonne réponse.")
    says(form, "Elle revient avec un message d’erreur.")
    says(form, "À revoir : Toutes les directives")
    expect(form.get_by_role("status")).not_to_contain_text("on partage un lien")
    is_open(form)


def test_the_verdict_is_beside_the_answer_in_words(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix")
    choose(form, "Nulle part")
    mark = "(row) => getComputedStyle(row, '::after').content"
    assert "Faux" in form.locator("label.answer", has_text="Nulle part").evaluate(mark)
    choose(form, "Dans un lien de partage")
    assert "Juste" in form.locator("label.answer", has_text="Dans un lien").evaluate(mark)
    assert form.locator("label.answer", has_text="Nulle part").evaluate(mark) == "none"


# ---- choices


def test_choices_right(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix-multiples")
    choose(form, "La mirabelle", "La quetsche")
    says(form, "Juste !")
    says(form, "Oui, à Nancy et à Metz.")
    says(form, "Oui, pour les tartes.")


def test_choices_partly_right(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix-multiples")
    choose(form, "La mirabelle")
    says(form, "En partie juste.")
    says(form, "Oui, à Nancy et à Metz.")
    is_open(form)


def test_choices_all_ticked_is_wrong(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix-multiples")
    choose(form, "La mirabelle", "La quetsche", "La mangue", "La papaye")
    says(form, "Pas tout à fait.")
    says(form, "Il lui faut un climat chaud.")


def test_choices_can_be_mended_one_by_one(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix-multiples")
    choose(form, "La mirabelle", "La mangue")
    says(form, "Pas tout à fait.")
    choose(form, "La mangue", "La quetsche")
    says(form, "Juste !")


# ---- truefalse


def test_truefalse_wrong_then_right(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "vrai")
    choose(form, "Faux")
    says(form, "C’est bien 100 °C.")
    choose(form, "Vrai")
    says(form, "Juste !")
    says(form, "Oui, moins haut en montagne.")


# ---- text


@pytest.mark.parametrize("typed", ["arobase", "Arobase", " L’arobase. ", "« AROBASE »"])
def test_text_right_whatever_the_case_the_article_and_the_punctuation(
    page: Page, small: StaticServer, typed: str
) -> None:
    page.goto(small.url(KINDS))
    write(question(page, "mot"), typed)
    says(question(page, "mot"), "Juste !")


def test_text_with_a_slip_is_almost_right(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "mot")
    write(form, "arobaze")
    says(form, "Presque ! Il reste une petite erreur d’écriture : relisez, accents et majuscules compris.")
    is_open(form)
    write(form, "arobase")
    says(form, "Juste !")


def test_text_wrong(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    write(question(page, "mot"), "esperluette")
    says(question(page, "mot"), "Ce n’est pas la bonne réponse.")


def test_text_of_a_common_error_has_its_feedback(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    write(question(page, "mot"), "Dièse")
    says(question(page, "mot"), "Le dièse s’écrit avec deux barres croisées.")


# ---- number


@pytest.mark.parametrize("typed", ["12,5", "12.5", "12,6", "12,5 kilos", "12500 g", "12 kg 500"])
def test_number_right_with_comma_margin_and_units(page: Page, small: StaticServer, typed: str) -> None:
    page.goto(small.url(KINDS))
    write(question(page, "poids"), typed)
    says(question(page, "poids"), "Juste !")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("13", "Ce n’est pas la bonne réponse."),
        ("12,5 cm", "Ce n’est pas la bonne réponse. Unités acceptées : kg, g."),
        ("12,5 boîtes", "Unités acceptées : kg, g."),
        ("beaucoup", "Écrivez un nombre, par exemple 12,5."),
    ],
)
def test_number_wrong(page: Page, small: StaticServer, typed: str, words: str) -> None:
    page.goto(small.url(KINDS))
    write(question(page, "poids"), typed)
    says(question(page, "poids"), words)


# ---- hints, tries, correction


def test_hints_open_one_by_one(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "mot")
    expect(form.get_by_text("Il est dans chaque adresse.")).to_be_hidden()
    form.get_by_text("Indice 1").click()
    expect(form.get_by_text("Il est dans chaque adresse.")).to_be_visible()
    expect(form.get_by_text("Il commence par un a.")).to_be_hidden()


def test_the_correction_is_hidden_until_the_tries_are_used_up(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    form = question(page, "jour")
    expect(form.get_by_text("Voir la correction")).to_be_hidden()
    choose(form, "Mercredi")
    says(form, re.compile(r"Il vous reste 1\sessai\."))
    expect(form.get_by_text("Voir la correction")).to_be_hidden()
    choose(form, "Jeudi")
    says(form, "Jeudi vient après mercredi.")
    expect(form.get_by_text("La semaine commence un lundi.")).to_be_visible()
    is_locked(form)


def test_used_up_tries_stay_used_up(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    choose(question(page, "jour"), "Mercredi")
    choose(question(page, "jour"), "Jeudi")
    page.reload()
    is_locked(question(page, "jour"))
    expect(question(page, "jour").get_by_text("La semaine commence un lundi.")).to_be_visible()


def test_a_slip_uses_up_no_try(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    form = question(page, "mois")
    for _ in range(3):
        write(form, "decembbre")
        says(form, "Presque !")
    write(form, "janvier")
    says(form, re.compile(r"Il vous reste 1\sessai\."))
    write(form, "décembre")
    says(form, "Juste !")


def test_an_empty_answer_uses_up_no_try(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    form = question(page, "mois")
    for _ in range(3):
        write(form, "")
    write(form, "janvier")
    says(form, re.compile(r"Il vous reste 1\sessai\."))


def test_starting_again_gives_the_tries_back(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    form = question(page, "jour")
    choose(form, "Mercredi")
    choose(form, "Jeudi")
    write(question(page, "mois"), "décembre")
    page.get_by_role("button", name="Recommencer").press("Enter")
    is_open(form)
    expect(form.get_by_role("radio", checked=True)).to_have_count(0)
    expect(question(page, "mois").get_by_role("textbox")).to_have_value("")
    expect(form.get_by_role("status")).to_be_empty()
    expect(form.get_by_role("radio").first).to_be_focused()


# ---- the result


def test_the_result_counts_points_and_says_what_to_review(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    choose(question(page, "choix"), "Nulle part")
    choose(question(page, "choix-multiples"), "La mirabelle")
    choose(question(page, "vrai"), "Vrai")
    write(question(page, "mot"), "arobaze")
    end = page.get_by_text("soit")
    expect(end).to_be_hidden()
    write(question(page, "poids"), "12,5")
    expect(page.get_by_text(re.compile(r"3 sur 6, soit 50\s%\."))).to_be_visible()
    expect(page.get_by_text(re.compile(r"Il faut 60\s%"))).to_be_visible()
    review = page.locator(".end")
    expect(review.get_by_role("link", name="Toutes les directives")).to_be_visible()
    expect(review.get_by_role("link", name="Tout le Markdown")).to_be_visible()


def test_the_pass_mark_is_reached_by_mending_an_answer(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    choose(question(page, "choix"), "Nulle part")
    choose(question(page, "choix-multiples"), "La mirabelle")
    choose(question(page, "vrai"), "Vrai")
    write(question(page, "mot"), "arobase")
    write(question(page, "poids"), "13")
    expect(page.get_by_text("Quiz réussi.")).to_be_hidden()
    choose(question(page, "choix"), "Dans un lien de partage")
    expect(page.get_by_text("Quiz réussi.")).to_be_visible()
    expect(page.get_by_text("Étape terminée.")).to_be_visible()


def test_the_last_button_leads_to_the_result(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    answer_all_right(page)
    page.get_by_role("button", name="Voir mon résultat").press("Enter")
    expect(page.locator(".end")).to_be_focused()
    expect(page.locator(".end")).to_be_in_viewport()


def test_the_last_button_leads_to_a_question_that_was_left_out(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    write(question(page, "mois"), "décembre")
    question(page, "mois").locator("[data-do] button").press("Enter")
    expect(question(page, "jour").get_by_role("radio").first).to_be_focused()


def test_a_single_question_has_no_result_and_shares_its_record(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/textes/directives/"))
    form = question(page, "vrai")
    choose(form, "Vrai")
    says(form, "Juste !")
    expect(page.get_by_text("sur 1, soit")).to_be_hidden()
    page.goto(small.url(KINDS))
    says(question(page, "vrai"), "Juste !")


def test_a_quiz_written_in_the_page_works_like_a_bank(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/textes/directives/"))
    choose(question(page, "capitale"), "Bar-le-Duc")
    expect(page.get_by_text(re.compile(r"1 sur 1, soit 100\s%\."))).to_be_visible()
    expect(page.get_by_text("Étape terminée.")).to_be_visible()


# ---- draw and shuffle


def drawn(page: Page) -> list[str]:
    return [form.get_attribute("data-q") or "" for form in page.locator("form.q:visible").all()]


def test_five_questions_of_nine_are_drawn(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/candidater/hameconnage/"))
    expect(page.locator("form.q")).to_have_count(9)
    expect(page.locator("form.q:visible")).to_have_count(5)
    answer_all_right(page)
    expect(page.get_by_text(re.compile(r"5 sur 5, soit 100\s%\."))).to_be_visible()


def test_a_draw_stays_the_same_on_reload(page: Page, small: StaticServer) -> None:
    page.goto(small.url(DRAW))
    first = drawn(page)
    assert len(first) == 2
    for _ in range(3):
        page.reload()
        assert sorted(drawn(page)) == sorted(first)


def test_starting_again_draws_anew(page: Page, small: StaticServer) -> None:
    page.goto(small.url(DRAW))
    # as seeded dice, so that the second draw is sure to differ
    page.evaluate("let n = 0; Math.random = () => (n = (n + 0.37) % 1)")
    answer_all_right(page)
    page.get_by_role("button", name="Recommencer").press("Enter")
    page.evaluate("Math.random = () => 0.99")
    before = drawn(page)
    answer_all_right(page)
    page.get_by_role("button", name="Recommencer").press("Enter")
    after = drawn(page)
    assert len(after) == 2
    assert set(after) != set(before)
    expect(page.locator("form.q:visible [disabled]")).to_have_count(0)


def test_starting_again_shuffles_the_answers(page: Page, small: StaticServer) -> None:
    page.goto(small.url(DRAW))
    page.evaluate("Math.random = () => 0.99")
    answer_all_right(page)
    page.get_by_role("button", name="Recommencer").press("Enter")
    ids = "(forms) => forms.map((form) => [...form.querySelectorAll('input')].map((input) => input.value))"
    before = page.locator("form.q").evaluate_all(ids)
    answer_all_right(page)
    page.get_by_role("button", name="Recommencer").press("Enter")
    after = page.locator("form.q").evaluate_all(ids)
    assert before != after
    assert {tuple(sorted(row)) for row in before} == {tuple(sorted(row)) for row in after}


# ---- records that do not fit the course any more


def put(page: Page, id_: str, record: str) -> None:
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [f"{PREFIX}/question/atelier/{id_}", record]
    )
    page.reload()


def test_an_answer_that_an_edit_removed_is_unanswered(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    write(question(page, "mois"), "décembre")
    put(page, "essais#jour", '{"attempts":1,"tries":1,"response":"ffffff","score":0,"best":0,"at":1}')
    form = question(page, "jour")
    is_open(form)
    expect(form.get_by_role("status")).to_be_empty()
    expect(page.get_by_text("soit")).to_be_hidden()


def test_an_answer_that_an_edit_made_wrong_counts_as_wrong(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    wrong = question(page, "jour").get_by_label("Jeudi").get_attribute("value")
    write(question(page, "mois"), "décembre")
    put(page, "essais#jour", f'{{"attempts":1,"tries":1,"response":"{wrong}","score":1,"best":1,"at":1}}')
    says(question(page, "jour"), "Ce n’est pas la bonne réponse.")
    expect(page.get_by_text(re.compile(r"1 sur 2, soit 50\s%\."))).to_be_visible()


def test_a_drawn_question_that_an_edit_removed_is_replaced(page: Page, small: StaticServer) -> None:
    page.goto(small.url(DRAW))
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [f"{PREFIX}/bank/atelier/tirage", '{"drawn":["atelier/tirage#somme-1","atelier/tirage#parti"]}'],
    )
    page.reload()
    assert len(drawn(page)) == 2


def test_an_answer_removed_among_several_keeps_the_others(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    kept = question(page, "choix-multiples").get_by_label("La mirabelle").get_attribute("value")
    put(
        page,
        "sortes#choix-multiples",
        f'{{"attempts":1,"tries":1,"response":["{kept}","ffffff"],"score":0.5,"at":1}}',
    )
    expect(question(page, "choix-multiples").get_by_label("La mirabelle")).to_be_checked()
    says(question(page, "choix-multiples"), "En partie juste.")
