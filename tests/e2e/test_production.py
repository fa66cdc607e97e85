"""« Partager ma production »: a file, or a message that is ready; nothing is sent, no question changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import question, records
from test_accessibility import look, looks, violations  # noqa: F401

from static_server import StaticServer

STEP = "courriel/candidater/relancer/"
ACTIVITY = "courriel/demarrer/trier/"
TEXT = "Bonjour Madame,\nje vous relance & j’espère."
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LETTER = {"Cours": "Le courriel, de la première adresse à la candidature", "Étape": "Relancer avec tact"}


def panel(where: Page | Locator) -> Locator:
    return where.get_by_role("group", name="Partager ma production")


def answer(page: Page, address: str, text: str = TEXT) -> Locator:
    """Write an answer, and no more; the panel of its question."""
    page.goto(address)
    form = question(page, "ecrire")
    share = form.get_by_role("button", name="Partager ma production")
    expect(share).to_be_visible()
    form.get_by_label("Votre réponse").fill(text)
    share.press("Enter")
    expect(panel(form)).to_be_focused()
    return panel(form)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\r\n", "\n")


def mail(link: Locator) -> tuple[str, str, str]:
    """To whom, about what, and what it says."""
    url = urlsplit(link.get_attribute("href") or "")
    fields = parse_qs(url.query, strict_parsing=True)
    assert (url.scheme, set(fields)) == ("mailto", {"subject", "body"})
    return unquote(url.path), plain(fields["subject"][0]), plain(fields["body"][0])


def saved(where: Locator) -> tuple[str, str]:
    """The name and the text of the file."""
    with where.page.expect_download() as download:
        where.get_by_role("button", name="Enregistrer en fichier").press("Enter")
    data = Path(download.value.path()).read_bytes()
    return download.value.suggested_filename, plain(data.decode("utf-8-sig"))


def test_a_draft_is_shared_with_where_it_comes_from(page: Page, site: StaticServer) -> None:
    share = answer(page, site.url(STEP))
    edition = page.locator("[data-edition]").get_attribute("data-edition")
    name, text = saved(share)
    assert name == "production-courriel-relancer-ecrire.txt"
    to, subject, body = mail(share.get_by_role("link", name="Courriel au formateur"))
    assert to == "verdun@greta-lorraine-nord.example.org"
    assert subject == "Ma production : Relancer avec tact"
    for found in (text, body):
        for word, value in LETTER.items():
            assert f"{word} : {value}\n" in found
        assert "Question « courriel/relancer#ecrire » : Le 3 mars, Inès a postulé" in found
        assert f"Édition : {edition}\n" in found
        assert f"{site.url(STEP)}\n" in found
        assert TEXT in found
    assert mail(share.get_by_role("link", name="Courriel à mon groupe")) == ("", subject, body)


def test_it_follows_what_is_written_and_the_name(page: Page, site: StaticServer) -> None:
    share = answer(page, site.url(STEP), "un")
    share.get_by_label("Votre nom").fill("Inès Martin")
    question(page, "ecrire").get_by_label("Votre réponse").fill("deux & trois")
    shown = plain(share.get_by_label("Ce qui sera partagé").input_value())
    assert "De la part de : Inès Martin\n" in shown
    assert "deux & trois" in shown
    assert "deux & trois" in mail(share.get_by_role("link", name="Courriel à mon groupe"))[2]


def test_a_long_text_goes_by_the_file(page: Page, site: StaticServer) -> None:
    long = "Une phrase qui dure. " * 200
    share = answer(page, site.url(STEP), long)
    expect(share.get_by_role("status")).to_contain_text("le fichier est plus sûr")
    _, _, body = mail(share.get_by_role("link", name="Courriel au formateur"))
    assert "Mon texte est dans le fichier joint : production-courriel-relancer-ecrire.txt" in body
    assert "Une phrase" not in body
    assert len(share.get_by_role("link", name="Courriel au formateur").get_attribute("href") or "") < 2_000
    assert long.strip() in saved(share)[1]


def test_there_is_nothing_to_share_before_something_is_written(page: Page, site: StaticServer) -> None:
    share = answer(page, site.url(STEP), "  ")
    expect(share.get_by_role("status")).to_contain_text("Écrivez d’abord votre texte")
    expect(share.get_by_role("button")).to_have_text(["Fermer"])
    expect(share.get_by_role("link")).to_have_count(0)
    question(page, "ecrire").get_by_label("Votre réponse").fill("voilà")
    expect(share.get_by_role("button", name="Enregistrer en fichier")).to_be_visible()


def test_the_question_stays_as_it_was(page: Page, site: StaticServer) -> None:
    share = answer(page, site.url(STEP))
    share.get_by_label("Votre nom").fill("Inès")
    share.get_by_label("Votre nom").press("Enter")
    expect(question(page, "ecrire").locator("[data-said]")).to_be_empty()
    (record,) = (record for key, record in records(page).items() if key.endswith("relancer#ecrire"))
    assert record == {"draft": ["open", {"text": TEXT, "met": None}]}
    page.reload()
    expect(question(page, "ecrire").get_by_label("Votre réponse")).to_have_value(TEXT)


def test_an_answer_that_was_checked_is_shared_too(page: Page, site: StaticServer) -> None:
    page.goto(site.url(STEP))
    form = question(page, "ecrire")
    form.get_by_label("Votre réponse").fill(TEXT)
    check = form.get_by_role("button", name="Vérifier ma réponse")
    check.press("Enter")
    for box in form.locator("[data-self] input").all():
        box.check()
    check.press("Enter")
    expect(form.locator("fieldset[disabled]")).to_have_count(1)
    form.get_by_role("button", name="Partager ma production").press("Enter")
    assert TEXT in saved(panel(form))[1]


def test_what_was_made_in_an_activity_is_its_note(page: Page, site: StaticServer) -> None:
    page.goto(site.url(ACTIVITY))
    page.get_by_role("button", name="Noter").press("Enter")
    page.get_by_label("Ma note").fill("Mes dix décisions")
    page.get_by_role("button", name="Partager ma production").press("Enter")
    name, text = saved(panel(page))
    assert name == "production-courriel-demarrer-trier.txt"
    assert "Activité : Dix messages, dix décisions\n" in text
    assert "Mes dix décisions" in text
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(page.get_by_label("Ma note")).to_be_visible()


def test_a_hostile_text_is_text(page: Page, site: StaticServer) -> None:
    hostile = "<img src=x onerror=alert(1)>&bcc=tous@example.org#x?subject=y"
    share = answer(page, site.url(STEP), hostile)
    to, _, body = mail(share.get_by_role("link", name="Courriel au formateur"))
    assert to == "verdun@greta-lorraine-nord.example.org"
    assert hostile in body
    expect(share.locator("img")).to_have_count(0)


def test_it_works_from_a_disk_whose_path_is_not_told(page: Page, site_folder: Path) -> None:
    share = answer(page, (site_folder / STEP / "index.html").as_uri())
    _, text = saved(share)
    assert TEXT in text
    assert "file:" not in text
    assert str(site_folder) not in text


def test_the_keyboard_opens_and_closes_it(page: Page, site: StaticServer) -> None:
    share = answer(page, site.url(STEP))
    for label in ("Votre nom (facultatif)", "Ce qui sera partagé"):
        page.keyboard.press("Tab")
        expect(share.get_by_label(label)).to_be_focused()
    page.keyboard.press("Tab")
    expect(share.get_by_role("button", name="Enregistrer en fichier")).to_be_focused()
    page.keyboard.press("Escape")
    button = question(page, "ecrire").get_by_role("button", name="Partager ma production")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(share).to_have_count(0)


def test_a_tap_once_and_again(page: Page, site: StaticServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url(STEP))
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if re.search(r"/(tools|note)\.", url)] == []
    question(page, "ecrire").get_by_role("button", name="Partager ma production").click()
    expect(panel(page)).to_be_visible()


@looks
def test_axe_finds_nothing_in_it(look: Page, site: StaticServer) -> None:  # noqa: F811
    found = {}
    answer(look, site.url(STEP))
    found["draft"] = violations(look)
    answer(look, site.url(STEP), "Une phrase. " * 400)
    found["long"] = violations(look)
    answer(look, site.url(STEP), "")
    found["nothing"] = violations(look)
    assert {name: rows for name, rows in found.items() if rows} == {}


def test_nothing_is_wider_than_a_small_screen(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    answer(page, site.url(STEP), "Donaudampfschifffahrt" * 20)
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("media", ["screen", "print"])
def test_without_scripts_or_on_paper_there_is_no_button(
    new_context: Callable[..., BrowserContext], site: StaticServer, media: str
) -> None:
    page = new_context(java_script_enabled=media == "print").new_page()
    page.goto(site.url(STEP))
    page.emulate_media(media="print" if media == "print" else "screen")
    expect(page.get_by_role("button", name="Partager ma production")).to_have_count(0)
