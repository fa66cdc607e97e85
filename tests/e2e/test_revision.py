"""« Réviser »: five questions a day, on their days, apart from the lessons."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from answering import call, kinds_but, not_right
from disk import on_disk
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import FORBIDDEN_STORAGE, answer_all_right, choose, question, records, says, write
from test_accessibility import SMALL_TARGETS, overflowing, violations
from test_keyboard import focus_is_seen, tab_to

from static_server import StaticServer

HUB = "mon-espace/reviser/"
DAY = "mon-espace/reviser/courriel/"
STEP = "courriel/demarrer/trier/"
WRONG = {"convocation": "Je l’archive", "archiver": "Vrai", "louche": "Je réponds"}
# what the device would hold of questions that were missed long ago
MISSED = """(ids) => {
  const start = `tremplin/2/${document.body.dataset.site}//question/`;
  const record = { attempts: 1, best: 0, tries: 1, score: 0, at: Date.now() - 20 * 864e5 };
  for (const id of ids) localStorage[start + id] = JSON.stringify(record);
}"""
NAMES = """() => document.querySelector("[data-revise]").dataset.revise.split("|").flatMap((row) => {
  const [bank, ...ids] = row.split(" ");
  return ids.map((id) => `${bank}#${id}`);
})"""


def at(page: Page, day: int, hour: int = 15) -> None:
    """That day of November 2026; December begins at 31."""
    date = f"2026-11-{day:02}" if day < 31 else f"2026-12-{day - 30:02}"
    page.clock.set_fixed_time(f"{date}T{hour:02}:00:00")


def miss(page: Page, address: str) -> None:
    """The three questions of a step, answered wrongly."""
    page.goto(address)
    for id_, answer in WRONG.items():
        choose(question(page, id_), answer)
        says(question(page, id_), "Ce n’est pas la bonne réponse.")


def forget_all(page: Page, address: str) -> list[str]:
    """All the questions of a course were missed long ago."""
    page.goto(address)
    ids: list[str] = page.evaluate(NAMES)
    page.evaluate(MISSED, ids)
    return ids


def kept(page: Page, kind: str) -> dict[str, Any]:
    found = {key.split("//", 1)[1]: value for key, value in records(page).items() if "//" in key}
    return {key.partition("/")[2]: value for key, value in found.items() if key.startswith(f"{kind}/")}


def today(page: Page) -> Locator:
    return page.locator("[data-today]")


def asked(page: Page) -> Locator:
    return page.locator("form.q:visible")


def test_what_was_missed_comes_back_the_next_day(page: Page, site: StaticServer) -> None:
    at(page, 26)
    page.goto(site.url(HUB))
    expect(today(page)).to_contain_text("Répondez d’abord à des questions dans un cours")
    miss(page, site.url(STEP))
    page.goto(site.url(HUB))
    expect(today(page)).to_have_text("Rien à réviser aujourd’hui.")
    expect(page.get_by_text("La prochaine question revient demain.")).to_be_visible()
    before = kept(page, "question")
    at(page, 27)
    page.get_by_role("link", name="Mon espace").click()
    page.get_by_role("link", name="Réviser").click()
    expect(today(page)).to_have_text("3\u00a0questions vous attendent aujourd’hui.")
    expect(page.get_by_text(re.compile(r"^3.questions aujourd’hui$"))).to_be_visible()
    page.get_by_role("link", name="Réviser", exact=True).click()
    expect(asked(page)).to_have_count(3)
    choose(question(page, "archiver"), "Vrai")
    says(question(page, "archiver"), "Ce n’est pas la bonne réponse.")
    answer_all_right(page)
    over = page.get_by_role("region", name=re.compile("C’est fait"))
    expect(over).to_contain_text("3\u00a0questions révisées")
    expect(over).to_contain_text("La prochaine question revient demain.")
    expect(over).to_contain_text("Premier jour.")
    # the first answer says when: missed again, or known a day later
    days = {id_.partition("#")[2]: record["grade"] for id_, record in kept(page, "memory").items()}
    assert days == {"archiver": 1, "convocation": 3, "louche": 3}
    assert kept(page, "question") == before
    page.reload()
    expect(today(page)).to_have_text("Rien à réviser aujourd’hui.")
    at(page, 28)
    page.reload()
    expect(asked(page)).to_have_count(1)
    answer_all_right(page)
    expect(page.get_by_text("2\u00a0jours de suite.")).to_be_visible()
    # what was known has come again too
    at(page, 30)
    page.reload()
    expect(asked(page)).to_have_count(3)


def test_a_revision_changes_nothing_of_the_lesson(page: Page, site: StaticServer) -> None:
    at(page, 26)
    miss(page, site.url(STEP))
    question(page, "louche").locator("label.answer", has_text="Je le signale").click()
    expect(page.locator("[data-end]")).to_be_visible()
    at(page, 28)
    page.goto(site.url(DAY))
    expect(asked(page)).to_have_count(3)
    # only now: a lesson notes where one reads half a second after
    before = {kind: kept(page, kind) for kind in ("question", "bank", "segment", "course")}
    answer_all_right(page)
    expect(page.get_by_role("heading", name=re.compile("C’est fait"))).to_be_visible()
    assert {kind: kept(page, kind) for kind in before} == before
    page.goto(site.url(STEP))
    says(question(page, "convocation"), "Ce n’est pas la bonne réponse.")
    expect(page.locator("[data-end]")).to_contain_text("0 sur 3")


def test_five_a_day_and_more_for_who_asks(page: Page, site: StaticServer) -> None:
    at(page, 26)
    forget_all(page, site.url(DAY))
    forget_all(page, site.url("mon-espace/reviser/hygiene-cuisine/"))
    page.goto(site.url(HUB))
    expect(today(page)).to_have_text("5\u00a0questions vous attendent aujourd’hui.")
    expect(page.get_by_text(re.compile("autres questions peuvent attendre"))).to_be_visible()
    shown = page.locator(".card:visible [data-count]").all_inner_texts()
    assert sum(int(text.split()[0]) for text in shown) == 5
    page.locator(".card:visible .btn").first.click()
    expect(asked(page)).to_have_count(int(shown[0].split()[0]))
    page.goto(site.url(DAY))
    expect(asked(page)).to_have_count(5)
    answer_all_right(page)
    more = page.get_by_role("button", name="Réviser encore")
    expect(more).to_be_visible()
    page.goto(site.url(DAY))
    expect(asked(page)).to_have_count(0)
    page.goto(site.url(HUB))
    expect(today(page)).to_have_text("C’est fait pour aujourd’hui\u00a0: 5\u00a0questions révisées.")
    page.goto(site.url(DAY))
    more.click()
    expect(asked(page)).to_have_count(5)


def test_a_pause_is_said_kindly(page: Page, site: StaticServer) -> None:
    at(page, 10)
    miss(page, site.url(STEP))
    at(page, 12)
    page.goto(site.url(DAY))
    answer_all_right(page)
    at(page, 26)
    page.goto(site.url(HUB))
    expect(page.get_by_text("Une pause ne fait rien perdre")).to_be_visible()
    assert page.locator("[data-week] .done").count() == 0


def test_a_clock_set_back_asks_nothing_twice(page: Page, site: StaticServer) -> None:
    at(page, 26)
    miss(page, site.url(STEP))
    at(page, 28)
    page.goto(site.url(DAY))
    answer_all_right(page)
    before = kept(page, "memory")
    at(page, 27)
    page.reload()
    expect(today(page)).to_have_text("Rien à réviser aujourd’hui.")
    assert kept(page, "memory") == before
    # years ahead by mistake, then right again: nothing is lost
    page.evaluate(
        """() => Object.keys(localStorage).filter((key) => key.includes("//memory/")).forEach((key) =>
          (localStorage[key] = JSON.stringify({ ...JSON.parse(localStorage[key]), day: 30000 })))"""
    )
    page.reload()
    # five a day, three of them done by the clock of a day before
    expect(asked(page)).to_have_count(2)


def test_a_hint_and_certainty_count(page: Page, small: StaticServer) -> None:
    at(page, 10)
    names = forget_all(page, small.url(f"{HUB}apprendre/"))
    assert not [name for name in names if "examen" in name or "secret" in name]
    page.reload()
    sure = question(page, "lune")
    sure.locator(".sure label").last.click()
    choose(sure, "Vrai")
    says(sure, "Juste !")
    fruits = question(page, "fruits")
    fruits.get_by_text("Indice 1").click()
    choose(fruits, "La mirabelle", "La quetsche")
    says(fruits, "Juste !")
    write(question(page, "mois"), "12")
    says(question(page, "mois"), "Juste !")
    grades = {id_.partition("#")[2]: record["grade"] for id_, record in kept(page, "memory").items()}
    assert grades == {"lune": 4, "fruits": 2, "mois": 3}


def test_every_kind_is_marked_as_in_its_lesson(page: Page, site: StaticServer) -> None:
    ids = forget_all(page, site.url(f"{HUB}guide-auteur/"))
    answered: list[dict[str, Any]] = []
    page.goto(site.url(f"{HUB}guide-auteur/#encore"))
    for _ in range(len(ids)):
        page.reload()
        expect(page.locator("[data-revise]")).to_be_visible()
        if not asked(page).count():
            break
        page.wait_for_function(
            "() => ![...document.querySelectorAll('form.q [data-do] button')].some((one) => one.disabled)"
        )
        answered += page.evaluate(call())
    assert not_right(answered) == []
    # opinions are neither right nor wrong
    assert kinds_but(answered) == {"survey"}
    assert sorted(row["id"] for row in answered) == sorted(ids)


def test_with_the_keyboard_only(page: Page, site: StaticServer) -> None:
    at(page, 26)
    miss(page, site.url(STEP))
    at(page, 27)
    page.goto(site.url(HUB))
    tab_to(page, page.get_by_role("link", name="Réviser", exact=True))
    focus_is_seen(page)
    page.keyboard.press("Enter")
    expect(asked(page)).to_have_count(3)
    for form in asked(page).all():
        right = json.loads(form.get_attribute("data-key") or "")
        value = right["answer"] if "answer" in right else max(right["weights"], key=right["weights"].get)
        first = form.get_by_role("radio").first
        if not form.evaluate("(form) => form.contains(document.activeElement)"):
            tab_to(page, first)
        page.keyboard.press("Space")
        while form.locator(":checked").get_attribute("value") != value:
            page.keyboard.press("ArrowDown")
        focus_is_seen(page)
        page.keyboard.press("Enter")
        says(form, "Juste !")
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("C’est fait"))).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Toutes mes révisions"))
    focus_is_seen(page)


def test_from_a_usb_key(page: Page, site_folder: Path) -> None:
    at(page, 26)
    step, hub = (on_disk(site_folder, address) for address in (STEP, HUB))
    miss(page, step)
    page.goto(hub)
    at(page, 27)
    page.goto(hub)
    expect(page.get_by_role("link", name="Réviser", exact=True)).to_be_visible()
    page.goto(on_disk(site_folder, DAY))
    expect(asked(page)).to_have_count(3)
    answer_all_right(page)
    expect(page.get_by_role("heading", name=re.compile("C’est fait"))).to_be_visible()


def test_without_storage_it_says_what_to_do(page: Page, site: StaticServer) -> None:
    page.add_init_script(FORBIDDEN_STORAGE)
    page.goto(site.url(HUB))
    expect(today(page)).to_contain_text("Répondez d’abord à des questions dans un cours")


def test_without_scripts_there_is_paper(
    new_context: Callable[..., BrowserContext], site: StaticServer
) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    for address in (HUB, f"{HUB}guide-auteur/"):
        plain.goto(site.url(address))
        expect(plain.locator("noscript p")).to_contain_text("cette page a besoin des scripts")
    expect(plain.locator("form.q")).to_have_count(0)
    plain.locator("noscript a", has_text="Sur papier").first.click()
    assert "/papier/guide-auteur/" in plain.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_for_everyone(
    new_context: Callable[..., BrowserContext], site: StaticServer, scheme: str
) -> None:
    page = new_context(bypass_csp=True, color_scheme=scheme).new_page()
    at(page, 26)
    miss(page, site.url(STEP))
    at(page, 27)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        for address in (HUB, DAY):
            page.goto(site.url(address))
            expect(page.locator("[data-today]")).not_to_be_empty()
            assert violations(page) == []
            assert overflowing(page) == []
            assert page.evaluate(SMALL_TARGETS) == []
    answer_all_right(page)
    expect(page.get_by_role("heading", name=re.compile("C’est fait"))).to_be_visible()
    assert violations(page) == []
    assert overflowing(page) == []


def test_in_other_languages_too(page: Page, languages_folder: Path) -> None:
    page.goto((languages_folder / HUB / "index.html").as_uri())
    expect(today(page)).not_to_be_empty()
    folder = next(p for p in (languages_folder / HUB).iterdir() if p.is_dir())
    page.goto((folder / "index.html").as_uri())
    expect(today(page)).not_to_be_empty()
