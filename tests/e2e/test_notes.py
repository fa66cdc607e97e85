"""« Noter » on a step, and « Mes notes »: nothing typed is lost, and what was written stays text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import on_disk
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import FORBIDDEN_STORAGE, question
from test_accessibility import look, looks, violations  # noqa: F401

from static_server import StaticServer

STEP = "courriel/candidater/relancer/"
OTHER = "courriel/demarrer/trier/"
NOTES = "mon-espace/notes/"
HOSTILE = "<img src=x onerror=alert(1)> [lien](javascript:alert(1))\n# <script>alert(2)</script>"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def panel(page: Page) -> Locator:
    return page.get_by_role("group", name="Mes notes sur cette étape")


def field(page: Page) -> Locator:
    return page.get_by_label("Ma note")


def begin(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Noter").press("Enter")
    expect(panel(page)).to_be_focused()


def note(page: Page, address: str, text: str) -> None:
    begin(page, address)
    field(page).fill(text)
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()


def put(page: Page, records: dict[str, object]) -> None:
    """Records of notes, as an import may bring them."""
    page.evaluate(
        """(records) => {
          const { site } = document.querySelector("[data-site]").dataset;
          for (const [id, record] of Object.entries(records))
            localStorage[`tremplin/2/${encodeURIComponent(site)}//note/${id}`] = JSON.stringify(record);
        }""",
        records,
    )


def step(page: Page, title: str) -> Locator:
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=title))


# ---- on a step


def test_a_note_is_there_again(page: Page, site: StaticServer) -> None:
    begin(page, site.url(STEP))
    field(page).fill("Relancer au bout de huit jours.\nRester bref.")
    page.get_by_label("Garder cette étape").check()
    page.reload()
    page.get_by_role("button", name="Noter").click()
    expect(field(page)).to_have_value("Relancer au bout de huit jours.\nRester bref.")
    expect(page.get_by_label("Garder cette étape")).to_be_checked()
    page.get_by_role("link", name="Toutes mes notes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mes notes")
    expect(step(page, "Relancer avec tact")).to_contain_text("Rester bref.")
    expect(step(page, "Relancer avec tact")).to_contain_text("Étape gardée")


def test_what_is_typed_is_kept_without_leaving_the_field(page: Page, site: StaticServer) -> None:
    begin(page, site.url(STEP))
    field(page).focus()
    page.keyboard.type("à moitié")
    page.wait_for_function("() => JSON.stringify(localStorage).includes('à moitié')")


@pytest.mark.parametrize("way", ["closed", "left"])
def test_what_was_just_typed_is_kept(context: BrowserContext, site: StaticServer, way: str) -> None:
    page = context.new_page()
    begin(page, site.url(STEP))
    field(page).focus()
    page.keyboard.insert_text("à l’instant")
    if way == "closed":
        page.close(run_before_unload=True)
    else:
        page.goto(site.url("aide/"))
    again = context.new_page()
    begin(again, site.url(STEP))
    expect(field(again)).to_have_value("à l’instant")


def test_two_tabs_both_keep_their_text(context: BrowserContext, site: StaticServer) -> None:
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        begin(tab, site.url(STEP))
        field(tab).focus()
    one.keyboard.type("écrit dans le premier")
    two.keyboard.type("écrit dans le second")
    for tab in (one, two):
        tab.keyboard.press("Escape")
        tab.reload()
        tab.get_by_role("button", name="Noter").press("Enter")
        expect(field(tab)).to_have_value("écrit dans le premier\n\nécrit dans le second")
    # who saw both may write over both
    field(one).fill("les deux")
    one.keyboard.press("Escape")
    two.goto(site.url(NOTES))
    expect(two.locator(".written")).to_have_text("les deux")


def test_a_tab_says_that_another_one_wrote_and_shows_it_later(
    context: BrowserContext, site: StaticServer
) -> None:
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        begin(tab, site.url(STEP))
    field(two).focus()
    field(one).fill("un")
    expect(two.get_by_text("Cette note a changé dans une autre page.")).to_be_visible()
    # nothing moves under the fingers
    expect(field(two)).to_have_value("")
    field(two).blur()
    expect(field(two)).to_have_value("un")
    field(two).fill("un et deux")
    field(two).blur()
    field(one).blur()
    expect(field(one)).to_have_value("un et deux")


def test_a_long_note_says_its_limit(page: Page, site: StaticServer) -> None:
    begin(page, site.url(STEP))
    expect(panel(page)).to_contain_text(re.compile(r"20\s000 signes au plus"))
    field(page).fill("x" * 19_998)
    expect(panel(page).get_by_role("status")).to_have_text(re.compile(r"Il reste 2\ssignes\."))
    field(page).press("Control+End")
    page.keyboard.type("abcdef")
    expect(field(page)).to_have_value(re.compile("x{19998}ab$"))
    expect(panel(page).get_by_role("status")).to_contain_text("La note est pleine")


def test_a_storage_that_is_forbidden_is_told(page: Page, site: StaticServer) -> None:
    page.add_init_script(FORBIDDEN_STORAGE)
    begin(page, site.url(STEP))
    field(page).fill("en mémoire")
    field(page).blur()
    expect(page.get_by_text("ne peut pas être gardée dans ce navigateur")).to_be_visible()
    page.get_by_role("button", name="Fermer").press("Enter")
    page.get_by_role("button", name="Noter").press("Enter")
    expect(field(page)).to_have_value("en mémoire")


def test_the_script_of_notes_comes_on_the_tap(page: Page, site: StaticServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url(STEP))
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if re.search(r"/(tools|notes?)\.", url)] == []
    page.get_by_role("button", name="Noter").press("Enter")
    expect(panel(page)).to_be_visible()
    assert [re.sub(r".*/([a-z]+)\.\w+", r"\1", url) for url in asked if "/note." in url] == ["note.js"]


def test_another_profile_sees_nothing_of_it(page: Page, site: StaticServer) -> None:
    note(page, site.url(STEP), "à moi seul")
    page.goto(site.url("mon-espace/profils/"))
    page.get_by_role("button", name="Commencer une session invitée").press("Enter")
    page.goto(site.url(NOTES))
    expect(page.get_by_text("Vous n’avez pas encore de note.")).to_be_visible()
    begin(page, site.url(STEP))
    expect(field(page)).to_have_value("")


# ---- all of them


def test_a_page_without_notes_says_how_to_make_one(page: Page, site: StaticServer) -> None:
    page.goto(site.url("mon-espace/"))
    page.get_by_role("link", name="Mes notes").click()
    expect(page.get_by_text("Vous n’avez pas encore de note.")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()


def test_they_are_in_the_order_of_the_course_and_lead_to_their_step(page: Page, site: StaticServer) -> None:
    note(page, site.url(STEP), "la fin")
    note(page, site.url(OTHER), "le début")
    page.goto(site.url(NOTES))
    assert page.locator("[data-list] h3").all_inner_texts() == [
        "Trier sans rien perdre",
        "Relancer avec tact",
    ]
    expect(page.locator("[data-list] h2")).to_have_count(1)
    page.get_by_role("link", name="Relancer avec tact").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Relancer avec tact")


def test_a_search_forgets_accents_case_and_ligatures(page: Page, site: StaticServer) -> None:
    note(page, site.url(STEP), "L’Œuvre d’été")
    note(page, site.url(OTHER), "autre chose")
    page.goto(site.url(NOTES))
    search = page.get_by_label("Chercher dans mes notes")
    for words in ("oeuvre", "L'OEUVRE ete", "tact"):
        search.fill(words)
        expect(page.get_by_text(re.compile(r"^1\sétape trouvée$"))).to_be_visible()
        expect(step(page, "Trier sans rien perdre")).to_be_hidden()
        expect(step(page, "Relancer avec tact")).to_be_visible()
    search.fill("hiver")
    expect(page.get_by_text("Rien ne correspond.")).to_be_visible()
    search.press("Enter")
    assert page.url == site.url(NOTES)
    search.fill("")
    expect(page.get_by_role("article")).to_have_count(2)


def test_a_note_is_changed_erased_and_brought_back(page: Page, site: StaticServer) -> None:
    note(page, site.url(STEP), "avant")
    page.goto(site.url(NOTES))
    page.get_by_role("button", name="Modifier : Relancer avec tact").press("Enter")
    expect(field(page)).to_be_focused()
    field(page).fill("après")
    page.get_by_label("Garder cette étape").check()
    page.get_by_role("button", name="Fermer").press("Enter")
    expect(page.locator(".written")).to_have_text("après")
    page.get_by_role("button", name="Supprimer : Relancer avec tact").press("Enter")
    expect(page.get_by_text("Supprimé : Relancer avec tact")).to_be_visible()
    assert "après" not in page.evaluate("JSON.stringify(localStorage)")
    page.get_by_role("button", name="Annuler la suppression").press("Enter")
    expect(page.locator(".written")).to_have_text("après")
    expect(page.get_by_text("Étape gardée")).to_be_visible()
    page.get_by_role("button", name="Supprimer : Relancer avec tact").press("Enter")
    page.reload()
    expect(page.get_by_text("Vous n’avez pas encore de note.")).to_be_visible()


def test_it_follows_what_another_tab_notes(context: BrowserContext, site: StaticServer) -> None:
    notes, lesson = context.new_page(), context.new_page()
    notes.goto(site.url(NOTES))
    note(lesson, site.url(STEP), "d’ailleurs")
    expect(notes.locator(".written")).to_have_text("d’ailleurs")


def test_steps_that_are_gone_are_shown_and_named_as_such(page: Page, site: StaticServer) -> None:
    page.goto(site.url(NOTES))
    put(
        page,
        {
            "courriel/vieux/pas": {"where": "Un <b>vieux</b> pas", "texts": [[5, 5, HOSTILE]]},
            "parti/a/b": {"mark": 1, "at": 3},
            "javascript:alert(1)//": {"mark": 1, "at": 3},
        },
    )
    page.reload()
    gone = step(page, "Un <b>vieux</b> pas")
    expect(gone).to_contain_text("Cette étape n’est plus au catalogue.")
    expect(gone.locator(".written")).to_have_text(HOSTILE)
    expect(page.locator("[data-list] h2")).to_have_text(
        ["Le courriel, de la première adresse à la candidature", "Autres cours"]
    )
    expect(page.locator("[data-list] :is(a, img, b, script)")).to_have_count(0)


def test_what_is_no_note_does_no_harm(page: Page, site: StaticServer) -> None:
    page.goto(site.url(NOTES))
    put(page, {"a": [], "b": {"texts": [None, [1], ["1", "2", "x"], [1, 2, {}]]}, "c": {"mark": "oui"}})
    put(page, {"courriel/candidater/relancer": {"texts": [[1, 8.64e15, "d’un autre temps"]]}})
    page.reload()
    expect(page.get_by_role("article")).to_have_count(1)
    note(page, site.url(STEP), "d’aujourd’hui")
    page.goto(site.url(NOTES))
    expect(page.locator(".written")).to_have_text("d’aujourd’hui")


@pytest.mark.parametrize("place", ["a host", "a disk"])
def test_they_are_saved_as_a_file_of_text(
    page: Page, site: StaticServer, site_folder: Path, place: str
) -> None:
    markdown = pytest.importorskip("markdown")

    step, notes = (
        site.url(address) if place == "a host" else on_disk(site_folder, address) for address in (STEP, NOTES)
    )
    note(page, step, HOSTILE)
    page.goto(notes)
    save = page.get_by_role("button", name="Enregistrer mes notes (Markdown)")
    with page.expect_download() as download:
        save.press("Enter")
    assert re.fullmatch(r"mes-notes-\d{4}-\d\d-\d\d\.md", download.value.suggested_filename)
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "## Le courriel" in text
    assert (site.url(STEP) in text) == (place == "a host")
    html = markdown.markdown(text, extensions=["extra", "admonition"])
    assert set(re.findall(r"<(\w+)", html)) <= {"h1", "h2", "h3", "p", "strong", "em", "a", "br"}
    assert html.count("<h") == 3
    links = [] if place == "a disk" else [f"{site.url(STEP)}index.html"]
    assert re.findall(r'href="([^"]*)"', html) == links
    assert "&lt;script&gt;" in html


# ---- for everyone


def test_the_keyboard_is_enough(page: Page, site: StaticServer) -> None:
    begin(page, site.url(STEP))
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("au clavier")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Noter")).to_be_focused()
    expect(page.get_by_role("button", name="Noter")).to_have_attribute("aria-expanded", "false")
    page.goto(site.url(NOTES))
    page.get_by_role("searchbox").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Modifier : Relancer avec tact")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+End")
    page.keyboard.type(" aussi")
    page.keyboard.press("Escape")
    expect(step(page, "Relancer avec tact")).to_be_focused()
    expect(page.locator(".written")).to_have_text("au clavier aussi")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Annuler la suppression")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".written")).to_have_text("au clavier aussi")


@looks
def test_axe_finds_nothing_in_notes(look: Page, site: StaticServer) -> None:  # noqa: F811
    found = {}
    note(look, site.url(STEP), "un\n\ndeux")
    look.get_by_role("button", name="Noter").press("Enter")
    look.get_by_label("Garder cette étape").check()
    found["panel"] = violations(look)
    note(look, site.url(OTHER), "trois")
    look.goto(site.url(NOTES))
    put(look, {"parti/a/b": {"mark": 1, "at": 3}})
    look.reload()
    found["list"] = violations(look)
    look.get_by_role("button", name="Modifier").first.press("Enter")
    found["editor"] = violations(look)
    look.get_by_role("button", name="Supprimer").last.press("Enter")
    found["removed"] = violations(look)
    assert {name: rows for name, rows in found.items() if rows} == {}


def test_nothing_is_wider_than_a_small_screen(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    begin(page, site.url(STEP))
    field(page).fill(f"{'Donaudampfschifffahrt' * 9} https://example.org/{'a' * 90}")
    assert page.evaluate(OVERFLOW) <= 0
    page.keyboard.press("Escape")
    page.goto(site.url(NOTES))
    expect(page.locator(".written")).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
    page.get_by_role("button", name="Modifier").press("Enter")
    assert page.evaluate(OVERFLOW) <= 0


def test_on_paper_there_are_the_notes_alone(page: Page, site: StaticServer) -> None:
    note(page, site.url(STEP), "à imprimer")
    page.goto(site.url(NOTES))
    page.emulate_media(media="print")
    expect(page.get_by_text("à imprimer")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_be_hidden()


def test_without_scripts_the_page_says_so(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site.url(NOTES))
    expect(page.locator("noscript p")).to_contain_text("Votre navigateur n’exécute pas les scripts")
    expect(page.get_by_role("button")).to_have_count(0)
    page.goto(site.url(STEP))
    expect(page.get_by_role("button", name="Noter")).to_have_count(0)


def test_it_works_from_a_disk(page: Page, site_folder: Path) -> None:
    note(page, on_disk(site_folder, STEP), "sur une clé")
    page.goto(on_disk(site_folder, NOTES))
    expect(page.locator(".written")).to_have_text("sur une clé")
    page.get_by_role("link", name="Relancer avec tact").click()
    expect(question(page, "ecrire")).to_be_visible()


def test_the_titles_of_steps_are_in_the_page(page: Page, site: StaticServer) -> None:
    page.goto(site.url(NOTES))
    courses = json.loads(page.locator("[data-notes]").get_attribute("data-courses") or "")
    assert [row[0] for row in courses][:1] == ["courriel"]
    assert ["courriel/candidater/relancer", "Relancer avec tact"] in courses[0][3]
