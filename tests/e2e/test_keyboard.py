"""The same way with the keyboard only: the focus is always seen and never lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from quizzes import FORBIDDEN_STORAGE, question, says

from static_server import StaticServer

COURSE = "Le courriel, de la première adresse à la candidature"
KINDS = "atelier/questions/sortes/"
TRIES = "atelier/questions/essais/"

# an outline, or the label of a hidden radio that carries it
SEEN = """() => {
  const focused = document.activeElement;
  const label = focused.labels && focused.labels[0];
  return [focused, label].some((part) => {
    if (!part) return false;
    const style = getComputedStyle(part);
    const box = part.getBoundingClientRect();
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0
      && box.right > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth;
  });
}"""


def has_focus(page: Page) -> None:
    """The focus is on something that can be acted on, not lost to the page."""
    page.wait_for_function("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    name = page.evaluate("document.activeElement.tagName + '#' + document.activeElement.id")
    assert name not in ("BODY#", "HTML#"), "the focus is lost"


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    for _ in range(80):
        page.keyboard.press(key)
        if target.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"{key} never reaches {target}")


def focus_is_seen(page: Page) -> None:
    assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")


def test_from_the_catalogue_to_a_finished_step(page: Page, site: StaticServer) -> None:
    page.goto(site.url())
    tab_to(page, page.get_by_role("link", name=COURSE))
    page.keyboard.press("Enter")
    start = page.get_by_role("link", name="Commencer")
    expect(start).to_be_visible()
    tab_to(page, start)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Une adresse qui parle pour vous")
    finish = page.get_by_role("button", name="J’ai terminé")
    tab_to(page, finish)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Étape terminée.")).to_be_visible()
    has_focus(page)
    tab_to(page, page.get_by_role("link", name="Suivant"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Une phrase de passe et une deuxième serrure")


@pytest.mark.parametrize("address", ["", "atelier/", KINDS, "atelier/textes/markdown/"])
def test_the_focus_is_seen_on_everything_that_tab_reaches(
    page: Page, small: StaticServer, address: str
) -> None:
    page.goto(small.url(address))
    reached = []
    while len(reached) < 100:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        focus_is_seen(page)
        reached.append(page.evaluate("document.activeElement.outerHTML.slice(0, 80)"))
    assert len(reached) > 5


def test_shift_tab_goes_back_the_same_way(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    where = "document.activeElement.outerHTML"
    way = []
    for _ in range(8):
        page.keyboard.press("Tab")
        way.append(page.evaluate(where))
    for expected in reversed(way[:-1]):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(where) == expected


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_choice_is_made_with_the_arrows(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix")
    tab_to(page, form.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(form.get_by_label("Dans un lien de partage")).to_be_checked()
    focus_is_seen(page)
    tab_to(page, form.get_by_role("button", name="Vérifier ma réponse"))
    page.keyboard.press("Enter")
    says(form, "Juste !")
    has_focus(page)
    page.keyboard.press("Enter")
    expect(question(page, "choix-multiples").get_by_role("checkbox").first).to_be_focused()


def test_several_answers_are_ticked_with_the_space_bar(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix-multiples")
    tab_to(page, form.get_by_label("La mirabelle"))
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, form.get_by_role("button", name="Vérifier ma réponse"))
    page.keyboard.press("Space")
    says(form, "Juste !")
    has_focus(page)


@pytest.mark.parametrize(("id_", "typed"), [("mot", "arobase"), ("poids", "12,5")])
def test_enter_in_the_field_checks_and_keeps_the_focus(
    page: Page, small: StaticServer, id_: str, typed: str
) -> None:
    page.goto(small.url(KINDS))
    form = question(page, id_)
    tab_to(page, form.get_by_role("textbox"))
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    says(form, "Juste !")
    has_focus(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "the learner is back at the top"


def test_enter_on_a_right_radio_keeps_the_focus(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "vrai")
    tab_to(page, form.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    says(form, "Juste !")
    has_focus(page)


def test_a_wrong_answer_keeps_the_focus_where_it_was(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "mot")
    tab_to(page, form.get_by_role("textbox"))
    page.keyboard.type("dièse")
    page.keyboard.press("Enter")
    says(form, "Ce n’est pas la bonne réponse.")
    expect(form.get_by_role("textbox")).to_be_focused()


def test_a_single_question_answered_right_keeps_the_focus(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/textes/directives/"))
    form = question(page, "vrai")
    tab_to(page, form.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(page, form.get_by_role("button", name="Vérifier ma réponse"))
    page.keyboard.press("Enter")
    says(form, "Juste !")
    has_focus(page)


def test_the_last_try_keeps_the_focus(page: Page, small: StaticServer) -> None:
    page.goto(small.url(TRIES))
    form = question(page, "mois")
    tab_to(page, form.get_by_role("textbox"))
    for word in ("janvier", "octobre"):
        page.keyboard.press("Control+a")
        page.keyboard.type(word)
        page.keyboard.press("Enter")
    says(form, "Ce n’est pas la bonne réponse.")
    has_focus(page)


def test_the_result_is_reached_and_started_again(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/textes/markdown/"))
    form = question(page, "rond")
    tab_to(page, form.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(page, form.get_by_role("button"))
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".end")).to_be_focused()
    focus_is_seen(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Recommencer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.get_by_role("radio").first).to_be_focused()


def test_hints_and_details_open_with_enter(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    form = question(page, "choix")
    tab_to(page, form.locator("summary", has_text="Indice"))
    page.keyboard.press("Enter")
    expect(form.get_by_text("Pensez à un lien.")).to_be_visible()
    page.goto(small.url("atelier/textes/markdown/"))
    tab_to(page, page.locator("summary", has_text="À déplier"))
    page.keyboard.press("Space")
    expect(page.get_by_text("Le texte caché.")).to_be_visible()


def test_tabs_are_changed_with_the_arrows(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/textes/markdown/"))
    tab_to(page, page.get_by_label("Téléphone"))
    focus_is_seen(page)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Cliquez sur l’icône.")).to_be_visible()
    expect(page.get_by_text("Touchez l’icône.")).to_be_hidden()


def test_traces_are_erased_after_confirmation_and_brought_back(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    page.goto(small.url("mon-espace/"))
    ask = page.get_by_role("button", name="Effacer mes traces")
    tab_to(page, ask)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Non, garder")).to_be_focused()
    page.keyboard.press("Enter")
    expect(ask).to_be_focused()
    expect(page.get_by_role("article")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Oui, effacer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vos traces sont effacées.")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(0)
    undo = page.get_by_role("button", name="Annuler l’effacement")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Votre progression est rétablie.")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(1)
    expect(ask).to_be_focused()


def test_progress_leaves_and_comes(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    page.goto(small.url("mon-espace/transfert/"))
    for name in ("Montrer un code QR", "Copier un lien"):
        tab_to(page, page.get_by_role("button", name=name))
        focus_is_seen(page)
        page.keyboard.press("Enter")
    address = page.get_by_label("Le lien à copier")
    expect(address).to_have_value(re.compile("t2="))
    expect(page.locator("[data-said]")).to_be_focused()
    for name in ("Lire la photo d’un code", "Ouvrir un fichier"):
        tab_to(page, page.get_by_label(name))
        focus_is_seen(page)
    page.evaluate("localStorage.clear()")
    tab_to(page, page.get_by_label("Ou collez ici le lien reçu"))
    page.keyboard.insert_text(address.input_value())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    changes = page.get_by_role("region", name="Ce qui va s’ajouter ici")
    expect(changes).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("C’est fait.")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Annuler cet ajout")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("C’est annulé.")).to_be_focused()
    has_focus(page)


def test_closing_the_storage_notice_keeps_the_focus(page: Page, small: StaticServer) -> None:
    page.add_init_script(FORBIDDEN_STORAGE)
    page.goto(small.url(KINDS))
    close = page.get_by_role("button", name="J’ai compris")
    close.focus()
    page.keyboard.press("Enter")
    expect(close).to_have_count(0)
    has_focus(page)


def test_the_storage_notice_never_covers_the_focus(page: Page, small: StaticServer) -> None:
    page.add_init_script(FORBIDDEN_STORAGE)
    page.goto(small.url(KINDS))
    expect(page.get_by_role("button", name="J’ai compris")).to_be_visible()
    covered = """() => {
      const box = document.activeElement.getBoundingClientRect();
      const notice = document.querySelector(".notice");
      return !notice.contains(document.activeElement) && box.top >= notice.getBoundingClientRect().top;
    }"""
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate(covered), page.evaluate("document.activeElement.outerHTML")
