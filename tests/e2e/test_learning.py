"""What helps to learn: hints, feedback, tries that cost, certainty, exams, results by objective."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pdf_text import pdf_text
from playwright.sync_api import BrowserContext, Page, Route, expect
from quizzes import check, choose, question, records, says, write
from test_accessibility import SMALL_TARGETS, overflowing

from static_server import StaticServer, serve
from weight import build

HELPS = "apprendre/pages/aides/"
CERTAINTY = "apprendre/pages/surete/"
EXAM = "apprendre/pages/examen/"


def result(page: Page):
    return page.locator("[data-end] [role=status]")


def test_hints_come_one_by_one(page: Page, small: StaticServer) -> None:
    page.goto(small.url(HELPS))
    hints = question(page, "fruits").locator(".hint")
    expect(hints.nth(0)).to_be_visible()
    for n in (0, 1):
        expect(hints.nth(n + 1)).to_be_hidden()
        hints.nth(n).locator("summary").click()
        expect(hints.nth(n + 1)).to_be_visible()
    expect(hints.nth(1)).to_contain_text("Ce sont des prunes.")


def test_a_partly_right_answer_has_its_feedback(page: Page, small: StaticServer) -> None:
    page.goto(small.url(HELPS))
    choose(question(page, "fruits"), "La mirabelle")
    says(question(page, "fruits"), "Il en manque un.")


def test_the_correction_opens_after_two_tries(page: Page, small: StaticServer) -> None:
    page.goto(small.url(HELPS))
    form = question(page, "mois")
    write(form, "10")
    expect(form.get_by_text("Voir la correction")).to_be_hidden()
    write(form, "11")
    expect(form.get_by_text("Voir la correction")).to_be_visible()
    expect(form.locator("[data-fix]")).not_to_have_attribute("open", "")


def test_a_second_try_costs_and_the_result_is_told_by_objective(page: Page, small: StaticServer) -> None:
    page.goto(small.url(HELPS))
    choose(question(page, "fruits"), "La mirabelle", "La quetsche")
    write(question(page, "mois"), "10")
    write(question(page, "mois"), "12")
    expect(result(page)).to_contain_text("1,5 sur 2, soit 75")
    goals = page.locator("[data-goal]")
    expect(goals).to_have_text(
        ["Compter jusqu’à douze\u00a0: 0,5 sur 1", "Essayer chaque sorte de question\u00a0: 1 sur 1"]
    )


def test_content_follows_the_result(page: Page, small: StaticServer) -> None:
    page.goto(small.url(HELPS))
    passed, failed = page.get_by_text("Bravo, passez à la suite."), page.get_by_text("Relisez la leçon.")
    expect(passed).to_be_hidden()
    expect(failed).to_be_hidden()
    choose(question(page, "fruits"), "La mangue")
    write(question(page, "mois"), "12")
    expect(failed).to_be_visible()
    choose(question(page, "fruits"), "La mangue", "La mirabelle", "La quetsche")
    write(question(page, "mois"), "12") if question(page, "mois").locator(
        "fieldset:enabled"
    ).count() else None
    expect(passed).to_be_visible()
    expect(failed).to_be_hidden()
    page.reload()
    expect(passed).to_be_visible()


def test_none_of_these_stays_last(page: Page, small: StaticServer) -> None:
    page.goto(small.url(HELPS))
    choose(question(page, "fruits"), "La mirabelle", "La quetsche")
    write(question(page, "mois"), "12")
    for _ in range(4):
        expect(question(page, "fruits").locator("label.answer").last).to_have_text("Aucune de ces réponses")
        page.get_by_role("button", name="Recommencer").press("Enter")
        choose(question(page, "fruits"), "La mirabelle", "La quetsche")
        write(question(page, "mois"), "12")


@pytest.mark.parametrize(
    ("sure", "words"), [("Sûr", "2 sur 2"), ("Plutôt sûr", "1,33 sur 2"), ("Pas sûr", "0,67 sur 2")]
)
def test_certainty_counts(page: Page, small: StaticServer, sure: str, words: str) -> None:
    page.goto(small.url(CERTAINTY))
    form = question(page, "lune")
    choose(form, "Vrai")
    says(form, "Dites d’abord si vous êtes sûr de vous.")
    for id_, answer in (("lune", "Vrai"), ("soleil", "Faux")):
        form = question(page, id_)
        form.locator(".sure").get_by_text(sure, exact=True).click()
        choose(form, answer)
        says(form, "Juste !")
    expect(result(page)).to_contain_text(words)
    page.reload()
    expect(result(page)).to_contain_text(words)
    expect(question(page, "lune").locator(".sure").get_by_label(sure, exact=True)).to_be_checked()


def test_being_sure_and_wrong_costs(page: Page, small: StaticServer) -> None:
    page.goto(small.url(CERTAINTY))
    for id_, answer in (("lune", "Faux"), ("soleil", "Faux")):
        form = question(page, id_)
        form.locator(".sure").get_by_text("Sûr", exact=True).click()
        choose(form, answer)
    expect(result(page)).to_contain_text("0 sur 2")


def start(page: Page, small: StaticServer) -> None:
    page.goto(small.url(EXAM))
    page.get_by_role("button", name="Commencer : 10 minutes").click()


def test_an_exam_shows_its_answers_at_the_end(page: Page, small: StaticServer) -> None:
    start(page, small)
    expect(page.get_by_role("button", name="Vérifier ma réponse")).to_have_count(0)
    question(page, "mot").get_by_role("textbox").fill("tiret")
    question(page, "vrai").get_by_text("Vrai").first.click()
    expect(page.get_by_text("Juste !")).to_have_count(0)
    page.get_by_role("button", name="Rendre ma copie").press("Enter")
    expect(page.get_by_text("Il reste 1 question sans réponse.")).to_be_visible()
    page.get_by_role("button", name="Rendre ma copie").press("Enter")
    says(question(page, "vrai"), "Juste !")
    says(question(page, "mot"), "On le tape avec AltGr et 0.")
    says(question(page, "nombre"), "Ce n’est pas la bonne réponse.")
    expect(result(page)).to_contain_text("1 sur 3")
    page.reload()
    expect(result(page)).to_contain_text("1 sur 3")
    expect(page.get_by_role("button", name="Rendre ma copie")).to_be_hidden()
    expect(page.locator("fieldset:enabled")).to_have_count(0)


def test_the_time_is_told_and_can_be_extended(page: Page, small: StaticServer) -> None:
    page.clock.install()
    start(page, small)
    expect(page.get_by_text("Temps restant : 10\u00a0min 00")).to_be_visible()
    page.clock.run_for(9 * 60_000)
    expect(page.get_by_role("status").get_by_text("Il reste une minute.")).to_be_attached()
    page.get_by_role("button", name="Ajouter 5 minutes").click()
    expect(page.get_by_text("Temps restant : 6\u00a0min 00")).to_be_visible()
    question(page, "vrai").get_by_text("Vrai").first.click()
    page.clock.run_for(6 * 60_000 + 1000)
    expect(page.get_by_text("Le temps est écoulé.").first).to_be_visible()
    expect(result(page)).to_contain_text("1 sur 3")


def test_an_exam_waits_for_its_start(page: Page, small: StaticServer) -> None:
    page.goto(small.url(EXAM))
    expect(question(page, "mot")).to_be_hidden()
    page.get_by_role("button", name="Commencer").press("Enter")
    expect(question(page, "mot").get_by_role("textbox")).to_be_focused()


@pytest.mark.parametrize("address", [HELPS, CERTAINTY, EXAM])
def test_the_helps_fit_a_phone(page: Page, small: StaticServer, address: str) -> None:
    page.goto(small.url(address))
    assert page.evaluate(SMALL_TARGETS) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflowing(page) == []


def test_check_is_the_button_of_each_question(page: Page, small: StaticServer) -> None:
    page.goto(small.url(HELPS))
    check(question(page, "mois"))
    says(question(page, "mois"), "Écrivez d’abord un nombre.")


# ---- on paper


def test_a_bank_is_printed_with_its_answers_on_another_page(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/questions/essais/"))
    page.get_by_role("link", name="Version à imprimer").click()
    expect(page.get_by_role("heading", name="Deux essais", level=1)).to_be_visible()
    code = page.get_by_role("link", name="Répondre en ligne")
    expect(code.locator("svg path")).to_be_visible()
    expect(
        page.get_by_text("https://formation.example/pays/formation/atelier/questions/essais/")
    ).to_be_visible()
    sheet, answers = pdf_text(page.pdf(format="A4")).split("Corrigé")
    assert "Queljourvientaprèslundi" in sheet
    assert "Mercredi" in sheet
    assert "dernier" not in sheet
    assert "C’estlederniermoisdel’année" in answers
    assert "JusteMardi" in answers


def test_a_printed_bank_needs_no_script(page: Page, small: StaticServer) -> None:
    page.goto(small.url("papier/atelier/essais/"))
    assert page.locator("script[src]").count() == 0
    page.get_by_role("link", name="Répondre en ligne").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deux essais")


# ---- placement


def place(page: Page, site: StaticServer) -> None:
    """The test of the course « courriel », everything right but the last question."""
    page.goto(site.url("courriel/"))
    page.get_by_role("link", name="test de positionnement").click()
    forms = page.locator("form.q")
    page.get_by_role("button", name="Toutes les questions").click()
    for form in forms.all()[:-1]:
        key = json.loads(form.get_attribute("data-key") or "")
        right = max(key["weights"], key=key["weights"].get)
        form.locator("label.answer", has=page.locator(f'[value="{right}"]')).click()
    forms.last.get_by_text("J’attends de voir").first.click()
    page.get_by_role("button", name="Rendre ma copie").press("Enter")


def test_the_placement_test_proposes_a_shorter_path(page: Page, site: StaticServer) -> None:
    place(page, site)
    panel = page.get_by_role("region", name="Votre parcours")
    expect(panel).to_contain_text("Étapes reconnues : 12 sur 13")
    expect(panel.get_by_role("link", name="Commencer à l’étape 12 : Piégé")).to_be_visible()
    expect(panel.get_by_role("listitem").filter(has_text="Piégé")).to_have_count(0)
    panel.get_by_role("button", name="Passer ces étapes").click()
    expect(panel).to_contain_text("Étapes passées : 12 sur 13")
    expect(panel.get_by_role("link", name="Commencer à l’étape 12")).to_be_focused()
    panel.get_by_role("link", name="Voir le cours").click()
    expect(page.get_by_text("12 étapes reconnues sur 13")).to_be_visible()
    page.get_by_role("link", name="Commencer à l’étape 12 : Piégé").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Piégé ? Les bons gestes, dans l’ordre")


def test_whoever_begins_further_on_passes_over_what_comes_before(page: Page, site: StaticServer) -> None:
    place(page, site)
    page.get_by_role("link", name="Commencer à l’étape 12").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Piégé ? Les bons gestes, dans l’ordre")
    # by what notes that the step was opened
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()
    page.goto(site.url("courriel/"))
    expect(page.get_by_text("12 étapes reconnues sur 13")).to_have_count(0)
    expect(page.get_by_text("12 étapes sur 13")).to_be_visible()
    expect(page.get_by_role("link", name="Reprendre")).to_be_visible()


def test_a_second_tap_does_not_undo_what_was_passed_over(page: Page, site: StaticServer) -> None:
    place(page, site)
    page.get_by_role("button", name="Passer ces étapes").dblclick()
    expect(page.get_by_role("region", name="Votre parcours")).to_contain_text("Étapes passées : 12 sur 13")


def test_the_placement_test_says_how_many_questions_and_how_long(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/positionnement/"))
    expect(page.locator(".lead")).to_contain_text("24 questions, environ 12 min")


def test_passing_over_steps_can_be_undone(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/demarrer/trier/"))
    page.get_by_role("button", name="J’ai terminé").click()
    place(page, site)
    panel = page.get_by_role("region", name="Votre parcours")
    panel.get_by_role("button", name="Passer ces étapes").click()
    page.reload()
    panel.get_by_role("button", name="Annuler").click()
    expect(panel).to_contain_text("Vous pouvez les passer")
    panel.get_by_role("link", name="Voir le cours").click()
    expect(page.get_by_text("1 étape sur 13")).to_be_visible()


def test_the_placement_test_reads_without_scripts(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(site.url("courriel/positionnement/"))
    expect(plain.locator("noscript p")).to_contain_text("choisissez vous-même où commencer")
    expect(plain.get_by_role("region", name="Votre parcours")).to_have_count(0)


# ---- questions drawn from a bank that has menus

MENUS = "menus/pages/page/"


@pytest.fixture(scope="module")
def menus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    """A page that draws one of two questions with menus."""
    root = tmp_path_factory.mktemp("menus")
    row = "  - {id: ID, question: Quel temps ?, mode: liste, texte: 'Il {fait|~fais} beau.'}\n"
    for name, text in {
        "mkdocs.yml": "site_name: Menus\ndocs_dir: courses\ntheme: tremplin\nplugins: [tremplin]\n",
        "courses/organismes.yml": "- {id: greta, nom: GRETA}\n",
        "courses/menus/course.yml": "titre: Menus\nrésumé: Des menus.\norganisme: greta\ndurée: 4 min\n"
        "objectifs: {choisir: Choisir dans un menu}\nbrouillon: non\n"
        "assistance: {contact: aide@example.org}\névaluation: Un quiz.\n",
        "courses/menus/01-pages/module.yml": "titre: Pages\n",
        "courses/menus/01-pages/01-page.md": "---\ntitre: Une page\ndurée: 4 min\nobjectifs: [choisir]\n---\n"
        "Choisissez.\n\n::: quiz menus/temps\n",
        "quizzes/menus/temps.yml": "tirage: 1\nquestions:\n"
        + row.replace("ID", "un")
        + row.replace("ID", "deux"),
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with serve(build(root / "site", root / "mkdocs.yml")) as server:
        yield server


def draws(page: Page) -> list[list[str]]:
    return [record["drawn"] for key, record in records(page).items() if key.endswith("/bank/menus/temps")]


def test_questions_with_menus_are_drawn(page: Page, menus: StaticServer) -> None:
    page.goto(menus.url(MENUS))
    ((drawn,),) = draws(page)
    expect(page.locator("form.q:visible")).to_have_attribute("data-q", drawn)


def test_a_menu_used_while_the_script_was_loading_keeps_its_question(page: Page, menus: StaticServer) -> None:
    # when all is read, before the scripts run
    page.add_init_script(
        """document.addEventListener("readystatechange", () => {
          if (document.readyState === "interactive") {
            document.querySelector("form.q:not([hidden]) select").selectedIndex = 1;
          }
        })"""
    )
    page.goto(menus.url(MENUS))
    assert draws(page) == []
    expect(page.locator("form.q:visible select")).not_to_have_value("")


# ---- protected answers

SEALED = "apprendre/pages/secret/"


def test_protected_answers_are_not_in_the_page(small_folder: Path) -> None:
    source = (small_folder / SEALED / "index.html").read_text(encoding="utf-8")
    for words in (
        "palais épiscopal",
        "place Stanislas",
        "toute l’année",
        "madeleine",
        "dragée",
        "petite prune",
    ):
        assert words not in source
    assert source.count("data-protected") == 7
    for said in re.findall(r"data-key='([^']*)'", source):
        # how an answer is read tells nothing of the right one
        assert set(json.loads(said)) <= {"salt", "rounds", "sealed", "tolerance", "units", "nouns"}


def test_a_protected_answer_opens_its_feedback(page: Page, small: StaticServer) -> None:
    page.goto(small.url(SEALED))
    form = question(page, "ville")
    choose(form, "À Nancy")
    says(form, "Nancy a la place Stanislas.")
    choose(form, "À Metz")
    says(form, "Ce n’est pas la bonne réponse.")
    choose(form, "À Verdun")
    says(form, "Oui, dans l’ancien palais épiscopal.")
    says(form, "Il se visite toute l’année.")
    page.reload()
    says(form, "Oui, dans l’ancien palais épiscopal.")


def test_every_protected_kind_is_marked(page: Page, small: StaticServer) -> None:
    page.goto(small.url(SEALED))
    choose(question(page, "ville"), "À Verdun")
    choose(question(page, "plusieurs"), "La Meuse")
    says(question(page, "plusieurs"), "Ce n’est pas la bonne réponse.")
    choose(question(page, "plusieurs"), "L’Ornain")
    choose(question(page, "vrai"), "Faux")
    says(question(page, "vrai"), "C’est une petite prune jaune.")
    choose(question(page, "vrai"), "Vrai")
    write(question(page, "mot"), "La Dragée")
    says(question(page, "mot"), "La dragée vient de Verdun.")
    write(question(page, "mot"), "une MADELEINE")
    write(question(page, "nombre"), "26")
    for name in ("Un", "Deux", "Trois"):
        while (
            question(page, "ordre")
            .locator("[data-id]")
            .all_text_contents()[["Un", "Deux", "Trois"].index(name)]
            .find(name)
            < 0
        ):
            question(page, "ordre").get_by_role("button", name=f"Monter : {name}").click()
    check(question(page, "ordre"))
    for town, sweet in (("Commercy", "Madeleine"), ("Verdun", "Dragée")):
        row = question(page, "paires").locator("[data-row]", has_text=town).first
        row.get_by_role("combobox").select_option(label=sweet)
    check(question(page, "paires"))
    for id_ in ("ville", "plusieurs", "vrai", "mot", "nombre", "ordre", "paires"):
        says(question(page, id_), "Juste !")
    expect(result(page)).to_contain_text("7 sur 7")
    page.reload()
    expect(result(page)).to_contain_text("7 sur 7")


def test_protected_answers_open_from_a_disk_too(page: Page, small_folder: Path) -> None:
    page.goto((small_folder / SEALED / "index.html").as_uri())
    choose(question(page, "ville"), "À Verdun")
    says(question(page, "ville"), "palais épiscopal")


# ---- scripts in any order

LATER = re.compile(r"""( data-later="[^"]*)(quiz\.\w+\.js)([^"]*)""")


def reverse_scripts(page: Page) -> list[int]:
    """The scripts of kinds and features come in the other order, but the one that they rest on."""
    counts = []

    def answer(route: Route) -> None:
        response = route.fetch()
        found = LATER.search(response.text())
        names = found[3].split() if found else []
        counts.append(len(names))
        turned = " ".join([r"\1\2", *reversed(names)])
        route.fulfill(response=response, body=LATER.sub(turned, response.text()))

    page.route(re.compile(r"(?:/|\.html)$"), answer)
    return counts


WALKS = {
    "exam": lambda page, sites: test_an_exam_shows_its_answers_at_the_end(page, sites["small"]),
    "goals": lambda page, sites: test_a_second_try_costs_and_the_result_is_told_by_objective(
        page, sites["small"]
    ),
    "placement": lambda page, sites: test_the_placement_test_proposes_a_shorter_path(page, sites["own"]),
    "seals": lambda page, sites: test_every_protected_kind_is_marked(page, sites["small"]),
}


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_scripts_may_come_in_any_order(
    page: Page, small: StaticServer, site: StaticServer, walk: Callable[..., None]
) -> None:
    counts = reverse_scripts(page)
    walk(page, {"small": small, "own": site})
    assert max(counts) >= 2
