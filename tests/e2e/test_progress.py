"""Progress kept on the device: two tabs, no storage, full storage, odd records, erasing, files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import FORBIDDEN_STORAGE, answer_all_right, check, choose, question, records, says, write

from static_server import StaticServer

KINDS = "atelier/questions/sortes/"
DRAW = "atelier/questions/tirage/"
PREFIX = "tremplin/2/petit-site/"
FULL = "Il n’y a plus de place dans ce navigateur"
NOTICE = "Votre progression ne peut pas être gardée dans ce navigateur"


def put(page: Page, key: str, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


# ---- two tabs


def test_an_answer_in_one_tab_shows_in_the_other(context: BrowserContext, small: StaticServer) -> None:
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(small.url(KINDS))
    choose(question(first, "choix"), "Nulle part")
    says(question(second, "choix"), "Elle revient avec un message d’erreur.")
    choose(question(second, "choix"), "Dans un lien de partage")
    says(question(first, "choix"), "Juste !")


def test_two_tabs_lose_no_answer(context: BrowserContext, small: StaticServer) -> None:
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(small.url(KINDS))
    choose(question(first, "choix"), "Dans un lien de partage")
    write(question(second, "mot"), "arobase")
    choose(question(first, "vrai"), "Vrai")
    choose(question(second, "choix-multiples"), "La mirabelle", "La quetsche")
    write(question(first, "poids"), "12,5")
    for page in (first, second):
        expect(page.get_by_text("6 sur 6")).to_be_visible()
        expect(page.get_by_text("Étape terminée.")).to_be_visible()


def test_attempts_of_two_tabs_add_up(context: BrowserContext, small: StaticServer) -> None:
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(small.url("atelier/questions/essais/"))
    choose(question(first, "jour"), "Mercredi")
    says(question(second, "jour"), "Il vous reste 1")
    choose(question(second, "jour"), "Jeudi")
    expect(question(first, "jour").get_by_role("radio").first).to_be_disabled()
    assert records(first)[f"{PREFIX}/question/atelier/essais#jour"]["attempts"] == 2


def test_what_is_being_typed_survives_the_other_tab(context: BrowserContext, small: StaticServer) -> None:
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(small.url(KINDS))
    question(first, "mot").get_by_role("textbox").fill("arob")
    choose(question(second, "vrai"), "Vrai")
    says(question(first, "vrai"), "Juste !")
    expect(question(first, "mot").get_by_role("textbox")).to_have_value("arob")


def test_ticks_and_the_space_follow_the_other_tab(context: BrowserContext, small: StaticServer) -> None:
    space, lesson = context.new_page(), context.new_page()
    space.goto(small.url("mon-espace/"))
    expect(space.get_by_role("article")).to_have_count(0)
    lesson.goto(small.url(KINDS))
    lesson.get_by_role("button", name="J’ai terminé").click()
    expect(space.get_by_text("1 étape sur 6")).to_be_visible()


def test_a_new_draw_in_one_tab_shows_in_the_other(context: BrowserContext, small: StaticServer) -> None:
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(small.url(DRAW))
    ids = "(forms) => forms.map((form) => form.dataset.q)"
    anew = second.locator("form.q[hidden]").evaluate_all(ids)[:2]
    put(first, f"{PREFIX}/bank/atelier/tirage", json.dumps({"drawn": anew}))
    for id_ in anew:
        expect(second.locator(f'form[data-q="{id_}"]')).to_be_visible()
    expect(second.locator("form.q:visible")).to_have_count(2)


# ---- forbidden and full storage


def test_a_lesson_works_without_storage_and_says_so(page: Page, small: StaticServer) -> None:
    page.add_init_script(FORBIDDEN_STORAGE)
    page.goto(small.url(KINDS))
    expect(page.get_by_text(NOTICE)).to_be_visible()
    page.get_by_role("button", name="J’ai compris").click()
    expect(page.get_by_text(NOTICE)).to_have_count(0)
    choose(question(page, "choix"), "Nulle part")
    says(question(page, "choix"), "Elle revient")
    answer_all_right(page)
    expect(page.get_by_text("6 sur 6")).to_be_visible()
    expect(page.get_by_text("Étape terminée.")).to_be_visible()


@pytest.mark.parametrize("address", ["", "atelier/", "mon-espace/", "aide/", "parcours/vers-essai/"])
def test_every_page_works_without_storage(page: Page, small: StaticServer, address: str) -> None:
    page.add_init_script(FORBIDDEN_STORAGE)
    page.goto(small.url(address))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


FILL = """() => {
  let size = 4 * 1024 * 1024, n = 0;
  while (size >= 1) {
    try { localStorage.setItem("plein" + n++, "x".repeat(size)); } catch (_) { size = Math.floor(size / 2); }
  }
}"""


def test_a_full_storage_keeps_the_lesson_going_and_says_so(page: Page, small: StaticServer) -> None:
    page.goto(small.url("mentions/"))
    page.evaluate(FILL)
    page.goto(small.url(KINDS))
    expect(page.get_by_text(FULL)).to_be_visible()
    page.get_by_role("button", name="J’ai compris").click()
    answer_all_right(page)
    expect(page.get_by_text("6 sur 6")).to_be_visible()
    expect(page.get_by_text("Étape terminée.")).to_be_visible()


def test_what_was_saved_before_the_storage_was_full_is_kept(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    choose(question(page, "choix"), "Dans un lien de partage")
    page.evaluate(FILL)
    choose(question(page, "vrai"), "Vrai")
    says(question(page, "vrai"), "Juste !")
    page.reload()
    says(question(page, "choix"), "Juste !")


# ---- records that are not ours, or not as they should be

ODD = [
    "{",
    "null",
    "5",
    "[5]",
    '{"opened":"hier","done":null,"response":{"toString":1},"score":1,"tries":"x","drawn":5,"at":1e999}',
    '{"response":["\\"]","\\""],"score":1,"at":1,"passed":"oui","segment":{},"__proto__":{"done":1}}',
    '{"score":1,"at":1,"response":' + "[" * 100_000 + "]" * 100_000 + "}",
    # the same to scripts of version 1
    '{"o":"hier","d":null,"last":{},"s":"x","drawn":5}',
]


@pytest.mark.sweep(every=4)
@pytest.mark.parametrize("text", ODD)
def test_odd_records_stop_nothing(page: Page, small: StaticServer, text: str) -> None:
    page.goto(small.url("mentions/"))
    names = ["choix", "choix-multiples", "vrai", "mot", "poids"]
    for key in [
        *(f"question/atelier/sortes#{name}" for name in names),
        *("segment/atelier/questions/sortes", "segment/atelier/questions/tirage"),
        *("course/atelier", "bank/atelier/tirage", "bank/atelier/sortes"),
    ]:
        put(page, f"{PREFIX}/{key}", text)
    for address in ("", "atelier/", "mon-espace/", DRAW, KINDS):
        page.goto(small.url(address))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    check(question(page, "choix"))
    answer_all_right(page)
    expect(page.get_by_text("6 sur 6")).to_be_visible()
    page.reload()
    expect(page.get_by_text("6 sur 6")).to_be_visible()
    expect(page.get_by_text("Étape terminée.")).to_be_visible()


def test_other_records_are_never_touched(page: Page, small: StaticServer) -> None:
    others = {
        "tremplin/3/petit-site//question/atelier/sortes#choix": '{"format":3}',
        "tremplin/2/petit-site/lucie/question/atelier/sortes#choix": '{"attempts":9}',
        "tremplin/2/petit-site-bis//segment/atelier/questions/sortes": '{"done":9}',
        "tremplin/1/autre-site/q/atelier/sortes#choix": '{"n":9}',
        "tremplin/1/petit-site-bis/s/atelier/questions/sortes": '{"d":9}',
        "autre": "chose",
    }
    page.goto(small.url("mentions/"))
    for key, text in others.items():
        put(page, key, text)
    page.goto(small.url(KINDS))
    answer_all_right(page)
    page.get_by_role("link", name="Mon espace").click()
    page.get_by_role("button", name="Effacer mes traces").click()
    page.get_by_role("button", name="Oui, effacer").click()
    expect(page.get_by_text("Vos traces sont effacées.")).to_be_visible()
    left = json.loads(page.evaluate("JSON.stringify(localStorage)"))
    assert left == others


# ---- what version 1 kept

ROOT = Path(__file__).parents[2]
VERSION_1 = json.loads((ROOT / "themes/client/test/version-1.json").read_text(encoding="utf-8"))


@pytest.fixture
def before(page: Page, small: StaticServer) -> Page:
    """A device where scripts of version 1 kept progress on the small site."""
    page.goto(small.url("mentions/"))
    for key, record in VERSION_1.items():
        if "/petit-site/" in key:
            put(page, key, json.dumps(record))
    return page


def test_progress_of_version_1_is_found_again(before: Page, small: StaticServer) -> None:
    page = before
    page.goto(small.url(KINDS))
    expect(question(page, "choix").get_by_label("Dans un lien de partage")).to_be_checked()
    expect(question(page, "mot").get_by_role("textbox")).to_have_value("une arobase")
    expect(question(page, "poids").get_by_role("textbox")).to_have_value("12,5 kg")
    for name in ("choix", "choix-multiples", "vrai", "mot", "poids"):
        says(question(page, name), "Juste !")
    expect(page.get_by_text("6 sur 6")).to_be_visible()
    # it was reopened by hand
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()
    expect(page.locator("a.done")).to_have_text(re.compile("Un tirage"))
    page.goto(small.url("atelier/questions/essais/"))
    expect(question(page, "jour").get_by_role("radio").first).to_be_disabled()
    page.goto(small.url(DRAW))
    drawn = VERSION_1["tremplin/1/petit-site/b/atelier/tirage"]["drawn"]
    ids = page.locator("form.q:visible").evaluate_all("(forms) => forms.map((form) => form.dataset.q)")
    assert sorted(ids) == sorted(drawn)
    page.goto(small.url("apprendre/pages/aides/"))
    expect(page.get_by_text("Bravo, passez à la suite.")).to_be_visible()
    page.goto(small.url("apprendre/pages/surete/"))
    expect(question(page, "lune").locator(".sure").get_by_label("Plutôt sûr", exact=True)).to_be_checked()
    page.goto(small.url("apprendre/pages/examen/"))
    says(question(page, "mot"), "Ce n’est pas la bonne réponse.")
    expect(page.get_by_text("1 sur 3")).to_be_visible()


def test_the_catalogue_takes_over_what_version_1_kept(before: Page, small: StaticServer) -> None:
    page = before
    page.goto(small.url())
    expect(page.get_by_role("region", name="Reprendre")).to_contain_text("Le cours d’essai")
    expect(page.get_by_text("2 étapes sur 6")).to_be_visible()
    kept = records(page)
    assert [key for key in kept if not key.startswith(PREFIX)] == []
    old = [key for key in VERSION_1 if "/petit-site/" in key]
    assert len(kept) == len(old)
    assert kept[f"{PREFIX}/bank/apprendre/aides"] == {"passed": True}
    assert kept[f"{PREFIX}/segment/atelier/questions/sortes"]["done"] == 0


def test_rounds_are_scored_when_a_page_of_version_1_is_seen_again(before: Page, small: StaticServer) -> None:
    before.goto(small.url("apprendre/pages/aides/"))
    expect(before.get_by_text("1,5 sur 2")).to_be_visible()
    bank = records(before)[f"{PREFIX}/bank/apprendre/aides"]
    last = VERSION_1["tremplin/1/petit-site/q/apprendre/aides#mois"]["at"]
    assert bank == {"earned": 1.5, "total": 2, "best": 0.75, "passed": True, "scored": last}


def test_a_better_round_is_kept_and_a_worse_one_takes_nothing(page: Page, small: StaticServer) -> None:
    def bank() -> dict[str, float]:
        return records(page)[f"{PREFIX}/bank/atelier/sortes"]

    page.goto(small.url(KINDS))
    answer_all_right(page)
    first = bank()
    assert first.items() >= {"earned": 6, "total": 6, "best": 1, "passed": True}.items()
    page.get_by_role("button", name="Recommencer").press("Enter")
    for name in ("mot", "poids"):
        write(question(page, name), "1")
    choose(question(page, "choix"), "Nulle part")
    choose(question(page, "choix-multiples"), "La mangue")
    choose(question(page, "vrai"), "Faux")
    expect(page.get_by_text("0 sur 6")).to_be_visible()
    assert bank().items() >= {"earned": 0, "total": 6, "best": 1, "passed": True}.items()
    assert bank()["scored"] > first["scored"]


# ---- erasing


def test_erased_traces_are_gone_and_can_come_back(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    answer_all_right(page)
    page.goto(small.url("mon-espace/"))
    before = records(page)  # a lesson notes where one reads half a second after
    page.get_by_role("button", name="Effacer mes traces").click()
    page.get_by_role("button", name="Non, garder").click()
    assert records(page) == before
    # a tap where « Non » was would be one too many
    page.get_by_role("button", name="Effacer mes traces").press("Enter")
    page.get_by_role("button", name="Oui, effacer").click()
    expect(page.get_by_text("Vous n’avez pas encore commencé de cours.")).to_be_visible()
    assert records(page) == {}
    page.get_by_role("button", name="Annuler l’effacement").click()
    expect(page.get_by_text("1 étape sur 6")).to_be_visible()
    assert records(page) == before


def test_after_erasing_a_lesson_is_as_new(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    choose(question(page, "choix"), "Nulle part")
    page.get_by_role("link", name="Mon espace").click()
    page.get_by_role("button", name="Effacer mes traces").click()
    page.get_by_role("button", name="Oui, effacer").click()
    page.goto(small.url(KINDS))
    expect(question(page, "choix").get_by_role("radio", checked=True)).to_have_count(0)
    expect(question(page, "choix").get_by_role("status")).to_be_empty()


def test_erasing_is_offered_when_only_answers_were_kept(page: Page, small: StaticServer) -> None:
    """A course that left the catalogue leaves traces too."""
    page.goto(small.url("mentions/"))
    put(page, f"{PREFIX}/question/parti/quiz#un", '{"attempts":1,"response":"a","score":0}')
    page.goto(small.url("mon-espace/"))
    page.get_by_role("button", name="Effacer mes traces").click()
    page.get_by_role("button", name="Oui, effacer").click()
    expect(page.get_by_text("Vos traces sont effacées.")).to_be_visible()
    assert records(page) == {}


# ---- from a disk


def test_the_whole_way_from_a_disk(new_context: Callable[..., BrowserContext], small_folder: Path) -> None:
    page = new_context().new_page()
    home = (small_folder / "index.html").as_uri()
    page.goto(home)
    page.get_by_role("link", name="Le cours d’essai").click()
    page.get_by_role("link", name="Commencer").click()
    choose(question(page, "choix"), "Nulle part")
    says(question(page, "choix"), "Elle revient avec un message d’erreur.")
    answer_all_right(page)
    expect(page.get_by_text("Étape terminée.")).to_be_visible()
    page.reload()
    says(question(page, "choix"), "Juste !")
    page.locator("a[rel=next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deux essais")
    page.goto(home)
    page.get_by_role("region", name="Reprendre").get_by_role("link", name="Reprendre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deux essais")
    page.get_by_role("link", name="Mon espace").click()
    expect(page.get_by_text("1 étape sur 6")).to_be_visible()


def test_every_link_inside_the_site_works_from_a_disk(small_folder: Path, site_folder: Path) -> None:
    broken = []
    for folder in (small_folder, site_folder):
        for file in folder.rglob("*.html"):
            if file.name == "404.html":
                continue  # its links start from the host's root, as it is served at any depth
            for link in re.findall(r' (?:href|src)="([^"]*)"', file.read_text()):
                url = urlsplit(unescape(link))
                if url.scheme or url.netloc or not url.path or "piege" in file.parts:
                    continue
                if not (file.parent / unquote(url.path)).is_file():
                    broken.append(f"{file.relative_to(folder)}: {link}")
    assert broken == []
