"""Without scripts everything reads, prints and leads on; a quiz is a form whose correction opens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_text import pdf_text
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import question
from watching import Watch

from static_server import StaticServer

KINDS = "atelier/questions/sortes/"


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(java_script_enabled=False).new_page()


def test_the_way_to_a_lesson_and_on(plain: Page, site: StaticServer) -> None:
    plain.goto(site.url())
    plain.get_by_role("link", name="Le courriel, de la première adresse à la candidature").click()
    plain.get_by_role("link", name="Commencer").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Une adresse qui parle pour vous")
    plain.get_by_role("link", name="Suivant").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Une phrase de passe et une deuxième serrure")
    plain.get_by_role("link", name="Précédent").click()
    plain.get_by_role("link", name="Le courriel, de la première adresse").click()
    plain.get_by_role("link", name="Catalogue").click()
    expect(plain.get_by_role("heading", name="Les cours")).to_be_visible()


def test_a_lesson_is_readable(plain: Page, site: StaticServer) -> None:
    plain.goto(site.url("courriel/demarrer/trier/"))
    expect(plain.get_by_text("Lucie, à Clermont-en-Argonne, a 640 messages non lus.")).to_be_visible()
    expect(plain.get_by_text("Trois dossiers simples valent mieux que vingt.")).to_be_visible()


def test_nothing_that_needs_a_script_is_shown(plain: Page, small: StaticServer) -> None:
    plain.goto(small.url(KINDS))
    expect(plain.get_by_role("button")).to_have_count(0)
    plain.goto(small.url())
    expect(plain.get_by_role("heading", name="Reprendre")).to_have_count(0)


def test_every_kind_of_question_can_be_answered(plain: Page, small: StaticServer) -> None:
    plain.goto(small.url(KINDS))
    form = question(plain, "choix")
    form.get_by_text("Nulle part", exact=True).first.click()
    expect(form.get_by_label("Nulle part")).to_be_checked()
    form = question(plain, "choix-multiples")
    form.get_by_label("La mirabelle").check()
    form.get_by_label("La mangue").check()
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(2)
    question(plain, "mot").get_by_role("textbox").fill("arobase")
    question(plain, "poids").get_by_role("textbox").fill("12,5")


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("choix", "Oui, le lien remplace le fichier."),
        ("choix", "Au-delà de 20 Mo, on partage un lien."),
        ("choix-multiples", "Oui, à Nancy et à Metz."),
        ("vrai", "Oui, moins haut en montagne."),
        ("mot", "La bonne réponse : arobase."),
        ("poids", "La bonne réponse : 12,5 kg, à 0,1 près."),
    ],
)
def test_the_correction_opens(plain: Page, small: StaticServer, id_: str, words: str) -> None:
    plain.goto(small.url(KINDS))
    form = question(plain, id_)
    expect(form.get_by_text(words)).to_be_hidden()
    form.get_by_text("Voir la correction").click()
    expect(form.get_by_text(words)).to_be_visible()


def test_the_correction_tells_right_from_wrong_in_words(plain: Page, small: StaticServer) -> None:
    plain.goto(small.url(KINDS))
    form = question(plain, "choix")
    form.get_by_text("Voir la correction").click()
    expect(form.get_by_role("listitem")).to_have_text(
        [
            "Faux Nulle part Elle revient avec un message d’erreur.",
            "Juste Dans un lien de partage Oui, le lien remplace le fichier.",
            "Faux Dans la corbeille La corbeille garde ce qu’on supprime.",
        ]
    )


def test_a_draw_shows_as_many_questions_as_it_says(plain: Page, small: StaticServer) -> None:
    plain.goto(small.url("atelier/questions/tirage/"))
    expect(plain.locator("form.q:visible")).to_have_count(2)
    expect(plain.get_by_text("2 questions")).to_be_visible()


def test_tabs_and_details_work(plain: Page, small: StaticServer) -> None:
    plain.goto(small.url("atelier/textes/markdown/"))
    expect(plain.get_by_text("Touchez l’icône.")).to_be_visible()
    plain.get_by_text("Ordinateur", exact=True).click()
    expect(plain.get_by_text("Cliquez sur l’icône.")).to_be_visible()
    plain.get_by_text("À déplier").click()
    expect(plain.get_by_text("Le texte caché.")).to_be_visible()


@pytest.mark.parametrize("address", ["mon-espace/", "mon-espace/transfert/", "mon-espace/notes/"])
def test_the_space_says_what_is_missing(plain: Page, small: StaticServer, address: str) -> None:
    plain.goto(small.url(address))
    note = plain.locator("noscript p")
    expect(note).to_be_visible()
    expect(note).to_contain_text("Votre navigateur n’exécute pas les scripts")


def test_a_lesson_prints_with_its_quiz(plain: Page, site: StaticServer) -> None:
    plain.goto(site.url("courriel/demarrer/trier/"))
    text = pdf_text(plain.pdf(format="A4"))
    for words in (
        "Trier sans rien perdre",
        "a 640 messages non lus",
        "Créez peu de dossiers",
        "Un message archivé est effacé au bout de quelques semaines",
        "Je le signale comme indésirable",
    ):
        assert words.replace(" ", "") in text
    assert "Monespace" not in text


def test_paper_shows_every_tab(plain: Page, small: StaticServer) -> None:
    plain.goto(small.url("atelier/textes/markdown/"))
    text = pdf_text(plain.pdf(format="A4"))
    assert "Touchezl’icône" in text
    assert "Cliquezsurl’icône" in text


def test_a_lesson_prints_with_scripts_too(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    expect(page.get_by_role("button", name="Vérifier ma réponse").first).to_be_visible()
    text = pdf_text(page.pdf(format="A4"))
    assert "Combienpèselecolis" in text
    assert "Vérifiermaréponse" not in text


@pytest.mark.parametrize("blocked", ["stylesheet", "script"])
def test_the_text_is_readable_when_a_file_is_lost_on_the_way(
    page: Page, site: StaticServer, watch: Watch, blocked: str
) -> None:
    watch.expect("ERR_FAILED")
    page.route("**/*", lambda r: r.abort() if r.request.resource_type == blocked else r.continue_())
    page.goto(site.url("courriel/demarrer/trier/"))
    expect(page.get_by_text("Lucie, à Clermont-en-Argonne, a 640 messages non lus.")).to_be_visible()
    expect(page.get_by_label("Je le marque d’une étoile et je confirme dès que possible")).to_be_visible()
    page.get_by_role("link", name="Suivant").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("L’objet et le bonjour")
