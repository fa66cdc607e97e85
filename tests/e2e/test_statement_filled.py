"""« Relevé de formation »: what was done, typed from the device, declared by the learner, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import on_disk
from pdf_text import pdf_text
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import FORBIDDEN_STORAGE, answer_all_right, choose, question, records, says

from static_server import StaticServer

STATEMENT = "mon-espace/releve/courriel/"
STEP = "courriel/demarrer/trier/"
# Thursday 26 November 2026, in the afternoon
NOW = "2026-11-26T15:00:00"


def begin(page: Page, site: StaticServer) -> None:
    """A step done with all of its questions right."""
    page.clock.set_fixed_time(NOW)
    page.goto(site.url(STEP))
    answer_all_right(page)
    expect(page.get_by_text("Étape terminée.")).to_be_visible()


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row", name=name)


def value(page: Page, name: str) -> Locator:
    """What stands beside « Période »."""
    term = page.locator("dt").filter(has_text=re.compile(f"^{name}$"))
    return term.locator("xpath=following-sibling::dd[1]")


def test_the_way_to_it_opens_when_the_course_is_begun(page: Page, site: StaticServer) -> None:
    page.goto(site.url("courriel/"))
    link = page.get_by_role("link", name="Mon relevé de formation")
    expect(link).to_be_hidden()
    begin(page, site)
    page.goto(site.url("courriel/"))
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Relevé de formation")
    page.get_by_role("link", name="Mon espace").click()
    link.click()
    expect(page).to_have_title(re.compile("Relevé de formation.: Le courriel"))


def test_it_tells_what_was_done(page: Page, site: StaticServer) -> None:
    begin(page, site)
    page.goto(site.url(STATEMENT))
    expect(value(page, "Organisme")).to_contain_text("GRETA Lorraine Nord (exemple)")
    expect(value(page, "Organisme")).to_contain_text("enregistrée sous le numéro 00 00 00000 01")
    expect(value(page, "Période")).to_have_text("Du 26/11/2026 au 26/11/2026")
    expect(value(page, "Étapes terminées")).to_have_text("1 sur 13")
    expect(value(page, "Score aux quiz")).to_have_text("7 % (70 % demandés)")
    expect(value(page, "Résultat")).to_have_text("En cours")
    expect(value(page, "Durée prévue")).to_contain_text("17 min d’étapes terminées, sur 3 h 24.")
    expect(row(page, "Trier sans rien perdre")).to_have_text(
        re.compile("17.min.*26/11/2026.*100.%", re.DOTALL)
    )
    expect(row(page, "L’objet et le bonjour")).to_contain_text("pas encore")
    goal = page.get_by_role("listitem").filter(has_text="Trier ses messages")
    expect(goal).to_contain_text("(acquis)")
    expect(page.get_by_text("Relevé établi le 26/11/2026.")).to_be_visible()
    expect(page.get_by_text("Ce relevé est déclaré par la personne formée")).to_be_visible()
    expect(page.get_by_text("Vous n’avez pas encore commencé ce cours")).to_be_hidden()


def test_what_went_wrong_is_told_too(page: Page, site: StaticServer) -> None:
    page.goto(site.url(STEP))
    for id_, answer in {"convocation": "Je l’archive", "archiver": "Vrai", "louche": "Je réponds"}.items():
        choose(question(page, id_), answer)
        says(question(page, id_), "Ce n’est pas la bonne réponse.")
    page.goto(site.url(STATEMENT))
    expect(row(page, "Trier sans rien perdre")).to_have_text(re.compile("pas encore.*0.%", re.DOTALL))
    goal = page.get_by_role("listitem").filter(has_text="Trier ses messages")
    expect(goal).to_contain_text("(à retravailler)")


def test_a_course_that_is_completed_says_so(page: Page, small: StaticServer) -> None:
    """All that the device would hold at the end of the small course, a step known from a test among it."""
    page.clock.set_fixed_time(NOW)
    page.goto(small.url("mon-espace/releve/atelier/"))
    page.evaluate(
        """() => {
          const box = document.querySelector("[data-statement]").dataset;
          const start = `tremplin/2/${document.body.dataset.site}//`;
          const put = (kind, id, record) => (localStorage[`${start}${kind}/${id}`] = JSON.stringify(record));
          const at = Date.now();
          box.segments.split(" ").forEach((id, n) =>
            put("segment", id, { opened: at, done: at, at, ...(n ? {} : { known: 1 }) }));
          box.banks.split(" ").forEach((text) =>
            put("bank", text.replace(/^\\d+:/, ""), { best: 0.8, scored: at }));
        }"""
    )
    page.reload()
    expect(value(page, "Étapes terminées")).to_have_text("6 sur 6")
    expect(value(page, "Score aux quiz")).to_have_text("80 % (60 % demandés)")
    expect(value(page, "Résultat")).to_have_text("Réussi")
    expect(row(page, "Les cinq sortes")).to_contain_text("26/11/2026, reconnue au test")


def test_it_follows_what_happens_in_another_tab(
    page: Page, context: BrowserContext, site: StaticServer
) -> None:
    page.goto(site.url(STATEMENT))
    expect(page.get_by_text("Vous n’avez pas encore commencé ce cours")).to_be_visible()
    other = context.new_page()
    other.goto(site.url(STEP))
    other.get_by_role("button", name="J’ai terminé").click()
    expect(value(page, "Étapes terminées")).to_have_text("1 sur 13")


# ---- the name


def test_a_name_goes_with_the_page(page: Page, site: StaticServer) -> None:
    page.goto(site.url(STATEMENT))
    page.get_by_label("Nom et prénom").fill("Lucie Martin")
    page.get_by_label("Nom et prénom").blur()
    assert "Lucie" not in str(records(page))
    page.reload()
    expect(page.get_by_label("Nom et prénom")).to_have_value("")


def test_a_name_is_kept_when_that_is_ticked_until_it_is_not(page: Page, site: StaticServer) -> None:
    page.goto(site.url(STATEMENT))
    page.get_by_label("Nom et prénom").fill("Lucie Martin")
    page.get_by_label("Garder mon nom sur cet appareil").check()
    page.goto(site.url("mon-espace/releve/hygiene-cuisine/"))
    expect(page.get_by_label("Nom et prénom")).to_have_value("Lucie Martin")
    expect(page.get_by_label("Garder mon nom")).to_be_checked()
    page.get_by_label("Garder mon nom").uncheck()
    assert "Lucie" not in str(records(page))
    expect(page.get_by_label("Nom et prénom")).to_have_value("Lucie Martin")


def test_a_name_goes_with_the_traces_and_does_not_come_back(
    page: Page, context: BrowserContext, site: StaticServer
) -> None:
    page.goto(site.url(STATEMENT))
    page.get_by_label("Nom et prénom").fill("Lucie Martin")
    page.get_by_label("Garder mon nom").check()
    other = context.new_page()
    other.goto(site.url("mon-espace/"))
    other.get_by_role("button", name="Effacer mes traces").click()
    other.get_by_role("button", name="Oui, effacer").click()
    expect(other.get_by_text("Vos traces sont effacées.")).to_be_visible()
    expect(page.get_by_label("Nom et prénom")).to_have_value("")
    expect(page.get_by_label("Garder mon nom")).not_to_be_checked()
    assert "Lucie" not in str(records(page))


def test_a_hostile_name_is_text(page: Page, site: StaticServer) -> None:
    page.goto(site.url(STATEMENT))
    page.get_by_label("Nom et prénom").fill('"><img src=x onerror=alert(1)>')
    page.get_by_label("Garder mon nom").check()
    page.reload()
    expect(page.get_by_label("Nom et prénom")).to_have_value('"><img src=x onerror=alert(1)>')


def test_where_nothing_can_be_kept_it_is_filled_all_the_same(page: Page, site: StaticServer) -> None:
    page.add_init_script(FORBIDDEN_STORAGE)
    page.goto(site.url(STATEMENT))
    page.get_by_label("Nom et prénom").fill("Lucie Martin")
    page.get_by_label("Garder mon nom").check()
    expect(page.get_by_role("button", name="J’ai compris")).to_be_visible()
    expect(page.get_by_label("Nom et prénom")).to_have_value("Lucie Martin")


# ---- on paper


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_it_prints_on_one_sheet_without_what_one_touches(page: Page, site: StaticServer) -> None:
    begin(page, site)
    page.goto(site.url(STATEMENT))
    page.get_by_label("Nom et prénom").fill("Lucie Martin")
    pdf = page.pdf(prefer_css_page_size=True)
    text = pdf_text(pdf)
    for words in ("Lucie Martin", "Trier sans rien perdre", "26/11/2026", "Date et signature"):
        assert words.replace(" ", "") in text
    for words in ("Garder mon nom", "Imprimer mon relevé", "Mon espace", "Confidentialité"):
        assert words.replace(" ", "") not in text
    assert pages_of(pdf) == 1


def test_the_button_prints(page: Page, site: StaticServer) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    page.goto(site.url(STATEMENT))
    page.get_by_role("button", name="Imprimer mon relevé").click()
    expect(page).to_have_title("printed")


@pytest.mark.parametrize("place", ["a host", "a disk"])
def test_without_scripts_it_is_a_form_to_fill_by_hand(
    new_context: Callable[..., BrowserContext], site: StaticServer, site_folder: Path, place: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site.url("courriel/") if place == "a host" else (site_folder / "courriel/index.html").as_uri())
    page.get_by_role("link", name="Relevé de formation à remplir à la main").click()
    note = page.locator("noscript p")
    expect(note).to_be_visible()
    expect(note).to_contain_text("imprimez ce relevé, puis remplissez-le à la main")
    expect(page.get_by_role("button")).to_have_count(0)
    pdf = page.pdf(prefer_css_page_size=True)
    assert pages_of(pdf) == 1
    text = pdf_text(pdf)
    assert "Réussi☐" in text
    assert "Trier ses messages pour retrouver".replace(" ", "") in text


def test_it_works_from_a_disk(page: Page, site_folder: Path) -> None:
    page.goto(on_disk(site_folder, STEP))
    page.get_by_role("button", name="J’ai terminé").click()
    page.goto(on_disk(site_folder, STATEMENT))
    expect(value(page, "Étapes terminées")).to_have_text("1 sur 13")


def test_it_is_filled_with_the_keyboard_alone(page: Page, site: StaticServer) -> None:
    page.goto(site.url(STATEMENT))
    page.get_by_label("Nom et prénom").focus()
    page.keyboard.type("Lucie Martin")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Garder mon nom")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Imprimer mon relevé")).to_be_focused()
    assert "Lucie Martin" in str(records(page))
