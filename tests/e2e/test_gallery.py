"""Every kind of question of the authors' gallery: by touch, with the keyboard, without scripts, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_text import pdf_text
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import check, choose, question, says, write
from test_accessibility import SMALL_TARGETS, overflowing, violations
from watching import Watch

from static_server import StaticServer

GALLERY = "guide-auteur/questions/{}/"
SEGMENTS = ("choisir", "ranger", "images", "exprimer", "situations", "coder")
RIGHT, PARTIAL, WRONG = "Juste !", "En partie juste.", "Ce n’est pas la bonne réponse."


def opened(page: Page, site: StaticServer, segment: str, id_: str) -> Locator:
    page.goto(site.url(GALLERY.format(segment)))
    return question(page, id_)


def row(form: Locator, text: str) -> Locator:
    return form.locator("[data-row]", has_text=text).first


def pick(form: Locator, **choices: str) -> None:
    for place, value in choices.items():
        row(form, place.replace("_", " ")).get_by_role("combobox").select_option(label=value)


def fill(form: Locator, *texts: str) -> None:
    for field, text in zip(form.get_by_role("textbox").all(), texts, strict=True):
        field.fill(text)


def gap_fill(form: Locator, *texts: str) -> None:
    for field, text in zip(form.get_by_role("combobox").all(), texts, strict=True):
        field.select_option(label=text)


def sort(form: Locator, **homes: str) -> None:
    for item, home in homes.items():
        row(form, item.replace("_", " ")).get_by_text(home, exact=True).click()


def raise_to(form: Locator, *order: str) -> None:
    """Put the items in order with their buttons."""
    for place, name in enumerate(order):
        names = form.locator("[data-id]").all_text_contents()
        start = next(n for n, text in enumerate(names) if name in text)
        for _ in range(start - place):
            form.get_by_role("button", name=f"Monter : {name}").click()


def tick(form: Locator, *cells: str) -> None:
    for cell in cells:
        form.get_by_label(cell, exact=True).check()


def decide(form: Locator, **actions: str) -> None:
    for sender, action in actions.items():
        message = form.locator("details.message", has_text=sender.replace("_", " "))
        message.locator("summary").click()
        message.get_by_text(action, exact=True).click()


def judge(form: Locator, trust: str, *signs: str) -> None:
    form.get_by_role("radiogroup").get_by_text(trust).click()
    for sign in signs:
        form.locator("label.answer", has_text=sign).click()


# (segment, question) → how to answer it right, partly, and wrong
ANSWERS: dict[tuple[str, str], tuple[Callable[[Locator], object], ...]] = {
    ("ranger", "trous"): (
        lambda f: fill(f, "arobase", "Nom", "le domaine"),
        lambda f: fill(f, "@", "site", "domaine"),
        lambda f: fill(f, "#", "site", "mot"),
    ),
    ("ranger", "liste"): (
        lambda f: gap_fill(f, "inattendu", "presse", "payer"),
        lambda f: gap_fill(f, "inattendu", "remercie", "payer"),
        lambda f: gap_fill(f, "attendu", "remercie", "répondre"),
    ),
    ("ranger", "etiquettes"): (
        lambda f: gap_fill(f, "ouvre", "lit", "décide"),
        lambda f: gap_fill(f, "ouvre", "clique", "décide"),
        lambda f: gap_fill(f, "lit", "ouvre", "clique"),
    ),
    ("ranger", "associer"): (
        lambda f: pick(f, photo="Une image", cv="Un document à imprimer", message="Un son"),
        lambda f: pick(f, photo="Une image", cv="Un film", message="Un son"),
        lambda f: pick(f, photo="Un son", cv="Un film", message="Une image"),
    ),
    ("ranger", "ordonner"): (
        lambda f: raise_to(f, "Joindre le CV", "Écrire le message", "Relire", "Envoyer"),
        lambda f: raise_to(f, "Envoyer", "Joindre le CV", "Écrire le message", "Relire"),
        lambda f: raise_to(f, "Envoyer", "Relire", "Écrire le message", "Joindre le CV"),
    ),
    ("ranger", "classer"): (
        lambda f: sort(
            f, Lait="Au frais", Jambon="Au frais", Crème="Au frais", Riz="Au sec", Farine="Au sec"
        ),
        lambda f: sort(f, Lait="Au frais", Jambon="Au sec", Crème="Au frais", Riz="Au sec"),
        lambda f: sort(f, Lait="Au sec", Riz="Au frais"),
    ),
    ("ranger", "grille"): (
        lambda f: tick(
            f,
            "L’employeur à l’embauche : CV",
            "L’employeur à l’embauche : Relevé d’identité",
            "La banque : Relevé d’identité",
        ),
        lambda f: tick(f, "L’employeur à l’embauche : CV", "La banque : Relevé d’identité"),
        lambda f: tick(f, "L’employeur à l’embauche : Mot de passe", "La banque : CV", "Un inconnu : CV"),
    ),
    ("images", "zones"): (
        lambda f: [f.get_by_label(name).check() for name in ("L’adresse", "La somme")],
        lambda f: f.get_by_label("L’adresse").check(),
        lambda f: f.get_by_label("La signature").check(),
    ),
    ("images", "etiquettes"): (
        lambda f: gap_fill(f, "Destinataire", "Objet", "Corps du message", "Pièce jointe"),
        lambda f: gap_fill(f, "Destinataire", "Objet", "Corps du message", "Corbeille"),
        lambda f: gap_fill(f, "Objet", "Destinataire", "Corbeille", "Corbeille"),
    ),
    ("situations", "messagerie"): (
        lambda f: decide(f, Assurance="Signaler", Claire="Répondre", Jardin="Garder"),
        lambda f: decide(f, Assurance="Répondre", Claire="Répondre", Jardin="Supprimer"),
        lambda f: decide(f, Assurance="Répondre", Claire="Signaler", Jardin="Signaler"),
    ),
    ("situations", "sms"): (
        lambda f: decide(f, **{"06": "Transférer au 33700", "Maman": "Répondre"}),
        lambda f: decide(f, **{"06": "Ignorer", "Maman": "Répondre"}),
        lambda f: decide(f, **{"06": "Répondre", "Maman": "Ignorer"}),
    ),
    ("situations", "formulaire"): (
        lambda f: fill(f, "MARTIN", "lucie.martin@mail.example", "03 53 01 00 44", "55100", "04/05/2001"),
        lambda f: fill(f, "Martin", "lucie.martin", "03 53 01 00 44", "55100", "4 mai 2001"),
        lambda f: fill(f, "Lucie", "lucie", "3900", "Verdun", "mai"),
    ),
    ("situations", "site"): (
        lambda f: judge(f, "Non", "Le prix", "On vous presse", "Personne"),
        lambda f: judge(f, "Non", "Le prix"),
        lambda f: judge(f, "Oui", "Le cadenas"),
    ),
}
STATE = """(form) => [...form.querySelectorAll("input, select, [data-id]")].map(
  (e) => e.dataset.id || (e.type === "radio" || e.type === "checkbox" ? e.checked : e.value))"""
rows = pytest.mark.parametrize(("segment", "id_"), ANSWERS, ids=lambda v: v)


@pytest.mark.sweep(every=3)
@rows
def test_right_says_so_and_is_found_again(page: Page, site: StaticServer, segment: str, id_: str) -> None:
    form = opened(page, site, segment, id_)
    ANSWERS[segment, id_][0](form)
    check(form)
    says(form, RIGHT)
    expect(form.locator("fieldset[disabled]")).to_have_count(1)
    before = form.evaluate(STATE)
    page.reload()
    says(form, RIGHT)
    assert form.evaluate(STATE) == before


@pytest.mark.sweep
@rows
@pytest.mark.parametrize(("rank", "words"), [(1, PARTIAL), (2, WRONG)], ids=["partly", "wrong"])
def test_a_mistake_can_be_mended(
    page: Page, site: StaticServer, segment: str, id_: str, rank: int, words: str
) -> None:
    form = opened(page, site, segment, id_)
    ANSWERS[segment, id_][rank](form)
    check(form)
    says(form, words)
    expect(form.locator('[data-mark]:not([data-mark=""])').first).to_be_attached()
    expect(form.locator("fieldset[disabled]")).to_have_count(0)


@pytest.mark.sweep(every=4)
@rows
def test_nothing_is_asked_for(page: Page, site: StaticServer, segment: str, id_: str) -> None:
    form = opened(page, site, segment, id_)
    check(form)
    says(form, "d’abord")


def test_an_empty_form_is_to_be_filled(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "situations", "formulaire")
    check(form)
    says(form, "Remplissez d’abord les champs.")


def test_what_is_to_be_mended_is_named_without_its_help(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "situations", "formulaire")
    ANSWERS["situations", "formulaire"][2](form)
    check(form)
    says(form, "Téléphone, ")
    expect(form.locator("[data-said]")).not_to_contain_text("Dix chiffres")


# ---- each in its own way


def test_a_word_is_put_in_a_gap_by_touching_it(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "ranger", "etiquettes")
    for word in ("ouvre", "lit", "décide"):
        form.get_by_role("button", name=word).click()
        expect(form.get_by_role("button", name=word)).to_have_attribute("aria-pressed", "true")
    check(form)
    says(form, RIGHT)


def test_a_word_goes_to_the_gap_last_visited(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "ranger", "etiquettes")
    form.get_by_role("combobox").nth(2).focus()
    form.get_by_role("button", name="décide").press("Enter")
    expect(form.get_by_role("combobox").nth(2).locator("option:checked")).to_have_text("décide")


def test_an_item_is_dragged_by_its_handle(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "ranger", "ordonner")
    form.scroll_into_view_if_needed()
    items = form.locator("[data-id]")
    last = items.nth(3).get_attribute("data-id")
    start, end = (form.locator(".handle").nth(n).bounding_box() for n in (3, 0))
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 8, end["y"] - 10, steps=8)
    page.mouse.up()
    expect(items.first).to_have_attribute("data-id", last or "")


def test_moving_with_the_keyboard_keeps_the_focus_and_tells_the_place(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "ranger", "ordonner")
    button = form.get_by_role("button", name="Monter").nth(2)
    name = button.get_attribute("aria-label")
    button.press("Enter")
    expect(form.locator("p.vh")).to_have_text("2 sur 4")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name


def test_a_zone_is_touched_on_the_picture(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "images", "zones")
    # the zones lie over the picture, which loads when it is near
    form.locator("img").scroll_into_view_if_needed()
    form.locator("img").evaluate("image => image.decode()")
    for zone in (0, 1):
        form.locator("[data-z]").nth(zone).click(force=True)
        expect(form.get_by_role("checkbox", checked=True)).to_have_count(zone + 1)
    check(form)
    says(form, RIGHT)


def test_a_calculation_draws_its_numbers_anew(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "choisir", "calcul")
    first, second = (int(text) for text in form.locator("legend [data-v]").all_text_contents())
    write(form, str(first * second + 1))
    says(form, WRONG)
    expect(form.locator("legend [data-v]")).to_have_text([str(first), str(second)])
    write(form, f"{first * second} ml")
    says(form, RIGHT)
    says(form, f"{first} × {second}")
    page.reload()
    says(form, RIGHT)
    expect(form.locator("legend [data-v]")).to_have_text([str(first), str(second)])


def test_a_text_is_compared_with_its_model(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "exprimer", "rediger")
    check(form)
    says(form, "Écrivez d’abord")
    expect(form.get_by_role("checkbox")).to_have_count(0)
    write(form, "Bonjour Madame, je suis intéressée par votre annonce.")
    says(form, "Comparez avec le modèle")
    expect(form.get_by_text("J’ai lu votre annonce").first).to_be_visible()
    page.reload()
    expect(form.get_by_role("textbox")).to_have_value(re.compile("intéressée"))
    check(form)
    for criterion in ("salutation", "annonce"):
        form.locator("label.answer", has_text=criterion).click()
    check(form)
    says(form, PARTIAL)
    form.locator("label.answer", has_text="raison").click()
    check(form)
    says(form, RIGHT)


@pytest.mark.parametrize(("id_", "answers"), [("avis", ["Un peu"]), ("lieux", ["Chez moi", "médiathèque"])])
def test_an_opinion_is_noted(page: Page, site: StaticServer, id_: str, answers: list[str]) -> None:
    form = opened(page, site, "exprimer", id_)
    for answer in answers:
        form.locator("label", has_text=answer).click()
    form.get_by_role("button", name="Donner mon avis").press("Enter")
    says(form, "C’est noté.")


def test_cards_are_turned_and_judged(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "exprimer", "cartes")
    for n, word in enumerate(("Je savais", "À revoir", "Je savais"), 1):
        expect(form.get_by_text(f"Carte {n} sur 3")).to_be_visible()
        card = form.locator("details.flip:visible")
        card.locator("summary").press("Enter")
        card.get_by_role("button", name=word).press("Enter")
    says(form, "Vous saviez 2 cartes sur 3.")
    form.get_by_role("button", name="Refaire").click()
    expect(form.get_by_text("Carte 1 sur 3")).to_be_visible()


def test_a_situation_goes_on_as_one_decides(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "situations", "appel")
    form.get_by_role("button", name="Je donne le code").press("Enter")
    says(form, WRONG)
    expect(form.get_by_text("L’argent est parti")).to_be_visible()
    form.get_by_role("button", name="Refaire").press("Enter")
    form.get_by_role("button", name="Je demande son nom").press("Enter")
    expect(form.locator(".told")).to_contain_text("Cela ne prouve rien.")
    form.get_by_role("button", name="Je raccroche").click()
    form.get_by_role("button", name="J’appelle le numéro").click()
    says(form, RIGHT)
    page.reload()
    says(form, RIGHT)


def test_a_false_link_tells_where_it_leads(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "situations", "messagerie")
    form.locator("summary", has_text="Assurance").click()
    form.get_by_role("button", name="cliquez ici").click()
    expect(form.get_by_text("mène à https://ameli-sante.example/carte")).to_be_visible()
    expect(form.get_by_text("0 sur 3 traités")).to_be_visible()


PROGRAMS = {
    "page": ("<h1>Bonjour</h1><p>Suite</p>", "<h1>Bonsoir</h1>", "", ""),
    "fonction": (
        "function prix(n) { return n * 2; }\nconsole.log('voilà');",
        "function prix(n) { return 0; }",
        "function prix(n) { while (true) {} }\nprix(1);",
        "Le programme ne s’arrête pas",
    ),
    "boucle": (
        "for n in range(1, 6):\n    print(n)",
        "for n in range(5):\n    print(n)",
        "for n in range(1, 6):\nprint(n)",
        "Ligne 2 : La ligne ne se lit pas",
    ),
}


@pytest.mark.parametrize("id_", PROGRAMS)
def test_a_program_runs_and_is_checked(page: Page, site: StaticServer, id_: str) -> None:
    right, partial, *_ = PROGRAMS[id_]
    form = opened(page, site, "coder", id_)
    for code, words in ((partial, PARTIAL), (right, RIGHT)):
        form.get_by_role("textbox").fill(code)
        form.get_by_role("button", name="Exécuter").press("Enter")
        expect(form.locator("[data-said]")).to_contain_text(words)
    page.reload()
    says(form, RIGHT)
    expect(form.get_by_role("textbox")).to_have_value(right)


def test_a_start_that_nobody_changed_is_not_marked(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "coder", "boucle")
    expect(form.get_by_text("la première fois")).to_be_visible()
    form.get_by_role("button", name="Exécuter").press("Enter")
    expect(form.locator("[data-said]")).to_contain_text("Écrivez d’abord votre code")
    expect(form.locator('[data-row]:not([data-mark=""])')).to_have_count(0)
    # Python has come
    expect(form.get_by_text("la première fois")).to_have_count(0)


@pytest.mark.parametrize("id_", ["fonction", "boucle"])
def test_a_faulty_program_is_explained(page: Page, site: StaticServer, id_: str) -> None:
    *_, faulty, words = PROGRAMS[id_]
    form = opened(page, site, "coder", id_)
    form.get_by_role("textbox").fill(faulty)
    form.get_by_role("button", name="Exécuter").click()
    expect(form.locator("[data-out]")).to_contain_text(words)
    says(form, WRONG)
    form.get_by_role("button", name="Remettre le départ").click()
    expect(form.get_by_role("textbox")).not_to_have_value(faulty)


def test_python_runs_from_a_usb_key(page: Page, site_folder: Path) -> None:
    page.goto((site_folder / GALLERY.format("coder") / "index.html").as_uri())
    form = question(page, "boucle")
    form.get_by_role("textbox").fill(PROGRAMS["boucle"][0])
    form.get_by_role("button", name="Exécuter").click()
    expect(form.locator("[data-said]")).to_contain_text(RIGHT)


def test_a_program_reaches_neither_the_site_nor_the_network(
    page: Page, site: StaticServer, watch: Watch
) -> None:
    watch.expect("Content Security Policy")
    form = opened(page, site, "coder", "page")
    spy = """<h1>Bonjour</h1><p>Suite</p><img src=x onerror="
      let told = '';
      try { told += localStorage.length } catch (e) { told += 'storage refused, ' }
      try { told += parent.document.title } catch (e) { told += 'page refused, ' }
      fetch('/').then(() => told += 'fetched', () => told += 'network refused')
        .then(() => { document.querySelector('p').textContent = told })">"""
    form.get_by_role("textbox").fill(spy)
    form.get_by_role("button", name="Exécuter").click()
    inside = form.frame_locator("iframe").locator("p")
    expect(inside).to_have_text("storage refused, page refused, network refused")


def test_a_program_can_be_read_without_scripts(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    form = opened(new_context(java_script_enabled=False).new_page(), site, "coder", "boucle")
    expect(form.get_by_role("button")).to_have_count(0)
    form.get_by_text("Voir la correction").click()
    expect(form.get_by_text("for n in range(1, 6):")).to_be_visible()


# ---- for everyone


@pytest.fixture
def bare(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(bypass_csp=True).new_page()


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("segment", SEGMENTS)
def test_the_gallery_is_for_everyone(bare: Page, site: StaticServer, segment: str) -> None:
    bare.goto(site.url(GALLERY.format(segment)))
    assert violations(bare) == []
    for (where, id_), ways in ANSWERS.items():
        if where == segment:
            ways[1](question(bare, id_))
            check(question(bare, id_))
    assert violations(bare) == []
    assert bare.evaluate(SMALL_TARGETS) == []
    bare.set_viewport_size({"width": 320, "height": 640})
    assert overflowing(bare) == []


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(java_script_enabled=False).new_page()


@pytest.mark.sweep(every=4)
@pytest.mark.parametrize(
    ("segment", "id_", "words"),
    [
        ("choisir", "calcul", "La bonne réponse"),
        ("ranger", "trous", "@"),
        ("ranger", "liste", "inattendu"),
        ("ranger", "associer", "Un document à imprimer"),
        ("ranger", "ordonner", "Dans l’ordre"),
        ("ranger", "classer", "Au frais"),
        ("ranger", "grille", "aucune case"),
        ("images", "zones", "À trouver"),
        ("images", "etiquettes", "Corps du message"),
        ("exprimer", "rediger", "J’ai lu votre annonce"),
        ("exprimer", "cartes", "Un message non demandé"),
        ("situations", "appel", "une banque ne demande jamais un code"),
        ("situations", "messagerie", "Garder ou Supprimer"),
        ("situations", "formulaire", "04/05/2001"),
        ("situations", "site", "Ce site ne mérite pas votre confiance"),
    ],
)
def test_the_correction_opens_without_scripts(
    plain: Page, site: StaticServer, segment: str, id_: str, words: str
) -> None:
    form = opened(plain, site, segment, id_)
    correction = form.locator("[data-fix]")
    expect(correction.get_by_text(words).first).to_be_hidden()
    correction.get_by_text("Voir la correction").click()
    expect(correction.get_by_text(words).first).to_be_visible()


def test_an_opinion_has_no_correction(plain: Page, site: StaticServer) -> None:
    form = opened(plain, site, "exprimer", "avis")
    expect(form.locator("[data-fix]")).to_be_hidden()


def test_answers_can_be_given_without_scripts(plain: Page, site: StaticServer) -> None:
    form = opened(plain, site, "ranger", "ordonner")
    form.get_by_label("Rang").first.select_option("2")
    form = question(plain, "grille")
    tick(form, "L’employeur à l’embauche : CV")
    form = opened(plain, site, "situations", "appel")
    form.get_by_role("link", name="Je demande son nom").click()
    assert plain.url.endswith("-nom")
    expect(form.get_by_text("Madame Petit")).to_be_in_viewport()


def test_questions_are_on_paper_and_their_answers_are_not(page: Page, site: StaticServer) -> None:
    page.goto(site.url(GALLERY.format("ranger")))
    text = pdf_text(page.pdf(format="A4"))
    for words in ("Complétez la phrase", "Joindre le CV", "Lait ouvert", "photo-identite.jpg", "L’employeur"):
        assert words.replace(" ", "") in text
    assert "Dansl’ordre" not in text


def test_a_choice_of_the_gallery_is_answered(page: Page, site: StaticServer) -> None:
    form = opened(page, site, "choisir", "choix")
    choose(form, "Une situation, avec trois gestes possibles")
    says(form, RIGHT)
