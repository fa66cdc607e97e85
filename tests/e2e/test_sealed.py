"""Profiles that a passphrase encrypts: what can be read on the device, by whom; nothing of it is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import choose, question, says
from test_accessibility import violations
from test_profiles import (
    KINDS,
    PAGE,
    PLACE,
    SPACE,
    WRONG,
    add,
    answer,
    banner,
    enter,
    entries,
    ids,
    is_blank,
    kept,
)

from static_server import StaticServer

WORDS = "quatre mots bien choisis"
LOCKED = "Profil verrouillé : rien n’est gardé ici"


def write(page: Page, first: str, second: str) -> None:
    """Type a passphrase twice on the page of profiles, and send it."""
    page.get_by_label("Une phrase de passe, 12").fill(first)
    field = page.get_by_label("La même, encore une fois")
    field.fill(second)
    field.press("Enter")


def seal(page: Page) -> None:
    with page.expect_navigation(url="**/mon-espace/index.html"):
        write(page, WORDS, WORDS)


def give(page: Page, words: str) -> None:
    """Choose Lucie, whose profile is sealed, and give a passphrase."""
    page.locator("[data-list]").get_by_role("button", name="Lucie").press("Enter")
    field = page.get_by_label("Phrase de passe de ce profil : Lucie")
    expect(field).to_be_focused()
    field.fill(words)
    field.press("Enter")


def reopen(page: Page, words: str = WORDS) -> None:
    with page.expect_navigation(url="**/mon-espace/index.html"):
        give(page, words)


def entry(page: Page) -> str:
    return entries(page)[f"{PLACE}/{ids(page)['Lucie']}"]


def is_sealed(page: Page, before: str) -> None:
    """The entry is another one than before."""
    page.wait_for_function(
        "([key, before]) => localStorage[key] !== before", arg=[f"{PLACE}/{ids(page)['Lucie']}", before]
    )


@pytest.fixture
def lucie(page: Page, small: StaticServer) -> Page:
    """Lucie answered, then encrypted her profile; she is on the lesson, where it is open."""
    page.goto(small.url(PAGE))
    add(page, "Lucie")
    enter(page, "Lucie")
    page.goto(small.url(KINDS))
    answer(page)
    page.goto(small.url(PAGE))
    seal(page)
    page.goto(small.url(KINDS))
    says(question(page, "choix"), WRONG)
    return page


# ---- what can be read


def test_nothing_of_it_is_readable_on_the_device(lucie: Page) -> None:
    assert kept(lucie, ids(lucie)["Lucie"]) == []
    sealed = entry(lucie)
    assert sealed.startswith("#t2=1.1.")
    everything = json.dumps(entries(lucie))
    for word in (WORDS, "question/", "choix", "attempts"):
        assert word not in everything
    assert banner(lucie) == "Profil : Lucie"


def test_an_answer_is_sealed_at_once(lucie: Page, small: StaticServer) -> None:
    """A tab that is killed keeps what was answered: how soon is measured where it happens."""
    lucie.goto(small.url(KINDS))
    banner(lucie)
    key = f"{PLACE}/{ids(lucie)['Lucie']}"
    lucie.evaluate(
        """(key) => {
          const before = localStorage[key];
          const began = new Promise((end) => addEventListener("submit", () => end(performance.now()), true));
          window.took = began.then((start) => new Promise((end) => {
            const look = () =>
              localStorage[key] === before ? setTimeout(look, 1) : end(performance.now() - start);
            look();
          }));
        }""",
        key,
    )
    choose(question(lucie, "vrai"), "Vrai")
    assert lucie.evaluate("window.took") < 1_000
    context = lucie.context
    lucie.close()
    page = context.new_page()
    page.goto(small.url(PAGE))
    reopen(page)
    page.goto(small.url(KINDS))
    says(question(page, "vrai"), "Juste !")


def test_only_its_passphrase_opens_it(lucie: Page, small: StaticServer) -> None:
    page = lucie.context.new_page()
    page.goto(small.url(KINDS))
    is_blank(page)
    assert banner(page) == LOCKED
    page.goto(small.url(PAGE))
    give(page, "quatre mots mal choisis")
    expect(page.get_by_text("Ce n’est pas la bonne phrase de passe.")).to_be_visible()
    field = page.get_by_label("Phrase de passe de ce profil : Lucie")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    reopen(page)
    page.goto(small.url(KINDS))
    says(question(page, "choix"), WRONG)


def test_locking_closes_it_in_every_tab_and_forgets_the_key(lucie: Page, small: StaticServer) -> None:
    page = lucie.context.new_page()
    page.goto(small.url(PAGE))
    reopen(page)
    page.goto(small.url(PAGE))
    page.get_by_role("button", name="Verrouiller maintenant").press("Enter")
    expect(page.get_by_role("button", name="Terminer la session invitée")).to_be_visible()
    is_blank(lucie)
    for tab in (page, lucie):
        banner(tab)
        tab.wait_for_function("() => !JSON.stringify({ ...sessionStorage }).includes('~.')")


@pytest.mark.parametrize("late", [False, True], ids=["at once", "after a while"])
def test_a_tab_that_is_opened_again_asks_for_the_passphrase(
    lucie: Page, small: StaticServer, *, late: bool
) -> None:
    """A browser that opens a closed tab again brings its storage back, which is put in another tab here."""
    lucie.goto(small.url(PAGE))
    page = lucie.context.new_page()
    page.goto(small.url("mentions/"))
    page.evaluate(
        """([kept, late]) => Object.keys(kept).forEach((key) => {
          sessionStorage[key] = key.endsWith("/left") && late ? Number(kept[key]) - 5000 : kept[key];
        })""",
        [lucie.evaluate("() => ({ ...sessionStorage })"), late],
    )
    lucie.close()
    page.goto(small.url(KINDS))
    if not late:
        return says(question(page, "choix"), WRONG)
    is_blank(page)
    assert banner(page) == LOCKED
    assert "~." not in page.evaluate("() => JSON.stringify({ ...sessionStorage })")
    return None


# ---- nothing is lost


def test_two_tabs_end_with_both_histories(lucie: Page, small: StaticServer) -> None:
    page = lucie.context.new_page()
    page.goto(small.url(PAGE))
    reopen(page)
    page.goto(small.url(KINDS))
    banner(page)
    choose(question(page, "vrai"), "Vrai")
    says(question(page, "vrai"), "Juste !")
    question(lucie, "mot").get_by_role("textbox").fill("brouillon")
    for tab in (lucie, page):
        tab.wait_for_function(
            """() => ["vrai", "mot"].every((name) =>
              Object.keys(sessionStorage).some((key) => key.includes("/question/") && key.endsWith(name)))"""
        )
    lucie.goto(small.url(PAGE))
    lucie.get_by_role("button", name="Verrouiller maintenant").press("Enter")
    expect(lucie.get_by_role("button", name="Terminer la session invitée")).to_be_visible()
    reopen(lucie)
    lucie.goto(small.url(KINDS))
    says(question(lucie, "vrai"), "Juste !")
    says(question(lucie, "choix"), WRONG)
    expect(question(lucie, "mot").get_by_role("textbox")).to_have_value("brouillon")


def test_a_passphrase_that_is_sent_twice_loses_nothing(page: Page, small: StaticServer) -> None:
    page.goto(small.url(PAGE))
    add(page, "Lucie")
    enter(page, "Lucie")
    page.goto(small.url(KINDS))
    answer(page)
    page.goto(small.url(PAGE))
    # a slow device
    page.evaluate(
        """() => {
          const { deriveBits } = SubtleCrypto.prototype;
          const end = new Promise((done) => (window.goOn = done));
          window.draws = 0;
          SubtleCrypto.prototype.deriveBits = async function (...asked) {
            window.draws++;
            await end;
            return deriveBits.apply(this, asked);
          };
        }"""
    )
    for _ in range(2):
        write(page, WORDS, WORDS)
        expect(page.get_by_text("Un instant…")).to_be_visible()
    assert page.evaluate("window.draws") == 1
    with page.expect_navigation(url="**/mon-espace/index.html"):
        page.evaluate("window.goOn()")
    other = page.context.new_page()
    other.goto(small.url(PAGE))
    reopen(other)
    for tab in (page, other):
        tab.goto(small.url(KINDS))
        says(question(tab, "choix"), WRONG)


def test_what_is_erased_stays_erased(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(SPACE))
    banner(lucie)
    before = entry(lucie)
    lucie.get_by_role("button", name="Effacer mes traces").press("Enter")
    lucie.get_by_role("button", name="Oui, effacer").press("Enter")
    is_sealed(lucie, before)
    lucie.get_by_role("button", name="Annuler l’effacement").press("Enter")
    expect(lucie.get_by_text("Votre progression est rétablie.")).to_be_visible()
    lucie.get_by_role("button", name="Effacer mes traces").press("Enter")
    lucie.get_by_role("button", name="Oui, effacer").press("Enter")
    lucie.goto(small.url(KINDS))
    is_blank(lucie)
    lucie.goto(small.url(PAGE))
    lucie.get_by_role("button", name="Verrouiller maintenant").press("Enter")
    reopen(lucie)
    lucie.goto(small.url(KINDS))
    is_blank(lucie)


def test_a_full_device_keeps_the_former_entry_and_says_so(lucie: Page) -> None:
    banner(lucie)
    before = entry(lucie)
    lucie.evaluate(
        """() => {
          for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
            try {
              for (let n = 0; ; n++) localStorage[`full-${size}-${n}`] = "x".repeat(size);
            } catch (_) {}
          }
        }"""
    )
    question(lucie, "mot").get_by_role("textbox").fill(
        "un brouillon bien long, que rien ne répète, de 1 à 9 : azertyuiop"
    )
    expect(lucie.locator(".notice")).to_be_visible()
    assert entry(lucie) == before
    lucie.evaluate(
        """() => Object.keys(localStorage)
          .filter((key) => key.startsWith("full"))
          .forEach((key) => delete localStorage[key])"""
    )
    question(lucie, "mot").get_by_role("textbox").fill("un autre")
    is_sealed(lucie, before)


DAMAGED = {
    "cut": "text.slice(0, -40)",
    "altered": "text.slice(0, -2) + (text.endsWith('AA') ? 'BB' : 'AA')",
    "emptied": "''",
    "of something else": "'{\"profiles\": []}'",
}


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_entry_is_said_and_nothing_is_erased(lucie: Page, small: StaticServer, damage: str) -> None:
    lucie.goto(small.url(PAGE))
    lucie.get_by_role("button", name="Verrouiller maintenant").press("Enter")
    expect(lucie.get_by_role("button", name="Terminer la session invitée")).to_be_visible()
    key = f"{PLACE}/{ids(lucie)['Lucie']}"
    lucie.evaluate(f"(key) => {{ const text = localStorage[key]; localStorage[key] = {damage}; }}", key)
    before = entries(lucie)
    give(lucie, WORDS)
    expect(lucie.get_by_text("Rien n’a été effacé")).to_be_visible()
    assert entries(lucie) == before


# ---- sealing, changing, ending


def test_a_passphrase_is_long_and_written_twice(page: Page, small: StaticServer) -> None:
    page.goto(small.url(PAGE))
    write(page, WORDS, WORDS)
    expect(page.get_by_text("Donnez d’abord un nom à votre profil")).to_be_visible()
    add(page, "Lucie")
    enter(page, "Lucie")
    page.goto(small.url(PAGE))
    expect(page.get_by_text("Une phrase oubliée ne se retrouve pas")).to_be_visible()
    write(page, "trop court", "trop court")
    expect(page.get_by_text("Cette phrase de passe est trop courte")).to_be_visible()
    write(page, WORDS, f"{WORDS}.")
    expect(page.get_by_text("Les deux phrases ne sont pas les mêmes.")).to_be_visible()
    assert f"{PLACE}/{ids(page)['Lucie']}" not in entries(page)


def test_who_never_made_a_profile_seals_all_that_was_done(page: Page, small: StaticServer) -> None:
    page.goto(small.url(KINDS))
    answer(page)
    page.goto(small.url(PAGE))
    mine = page.get_by_role("region", name="Mon profil")
    mine.get_by_label("Prénom ou surnom").fill("Lucie")
    mine.get_by_role("button", name="Enregistrer").press("Enter")
    expect(page.get_by_text("C’est enregistré.")).to_be_visible()
    seal(page)
    assert banner(page) == "Profil : Lucie"
    assert kept(page, "") == []
    assert list(ids(page)) == ["", "Lucie"]
    page.goto(small.url(KINDS))
    says(question(page, "choix"), WRONG)


def test_the_passphrase_is_changed_then_taken_away(lucie: Page, small: StaticServer) -> None:
    other = lucie.context.new_page()
    other.goto(small.url(PAGE))
    reopen(other)
    lucie.goto(small.url(PAGE))
    write(lucie, "une toute autre phrase", "une toute autre phrase")
    expect(lucie.get_by_text("La phrase de passe est changée.")).to_be_visible()
    # the tab that has the former one is closed
    expect(other.get_by_text("Vous n’avez pas encore commencé de cours.")).to_be_visible()
    other.goto(small.url(PAGE))
    give(other, WORDS)
    expect(other.get_by_text("Ce n’est pas la bonne phrase de passe.")).to_be_visible()
    reopen(other, "une toute autre phrase")
    lucie.reload()
    with lucie.expect_navigation(url="**/mon-espace/index.html"):
        lucie.get_by_role("button", name="Ne plus chiffrer").press("Enter")
    assert kept(lucie, ids(lucie)["Lucie"])
    assert f"{PLACE}/{ids(lucie)['Lucie']}" not in entries(lucie)
    lucie.goto(small.url(KINDS))
    says(question(lucie, "choix"), WRONG)


def test_a_sealed_profile_is_removed_and_comes_back(lucie: Page, small: StaticServer) -> None:
    lucie.goto(small.url(PAGE))
    key = f"{PLACE}/{ids(lucie)['Lucie']}"
    for name in ("Supprimer ce profil", "Oui, effacer"):
        lucie.get_by_role("button", name=name).press("Enter")
    expect(lucie.get_by_text("Le profil est supprimé.")).to_be_visible()
    assert key not in entries(lucie)
    lucie.get_by_role("button", name="Annuler l’effacement").press("Enter")
    expect(lucie.get_by_text("Le profil est rétabli.")).to_be_visible()
    assert key in entries(lucie)
    lucie.goto(small.url(KINDS))
    says(question(lucie, "choix"), WRONG)


def test_where_a_browser_cannot_encrypt_it_says_why(
    new_context: Callable[..., BrowserContext], small: StaticServer
) -> None:
    context = new_context()
    # as on a page without https
    context.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });")
    page = context.new_page()
    page.goto(small.url(PAGE))
    add(page, "Lucie")
    enter(page, "Lucie")
    page.goto(small.url(PAGE))
    write(page, WORDS, WORDS)
    expect(page.get_by_text("il ne le fait que sur une adresse en https")).to_be_visible()


def test_it_is_all_the_same_from_a_disk(page: Page, small_folder: Path) -> None:
    page.goto((small_folder / PAGE / "index.html").as_uri())
    add(page, "Lucie")
    enter(page, "Lucie")
    page.goto((small_folder / PAGE / "index.html").as_uri())
    seal(page)
    page.goto((small_folder / KINDS / "index.html").as_uri())
    banner(page)
    before = entry(page)
    answer(page)
    is_sealed(page, before)
    other = page.context.new_page()
    other.goto((small_folder / KINDS / "index.html").as_uri())
    is_blank(other)
    other.goto((small_folder / PAGE / "index.html").as_uri())
    reopen(other)
    other.goto((small_folder / KINDS / "index.html").as_uri())
    says(question(other, "choix"), WRONG)


# ---- for everyone


@pytest.mark.parametrize("width", [320, 1280])
def test_sealing_is_for_everyone(
    new_context: Callable[..., BrowserContext], small: StaticServer, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}, color_scheme="dark").new_page()
    page.goto(small.url(PAGE))
    add(page, "Lucie")
    enter(page, "Lucie")
    page.goto(small.url(PAGE))
    # by the keyboard only
    page.locator("#secret").focus()
    page.keyboard.type(WORDS)
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    page.keyboard.press("Tab")
    with page.expect_navigation(url="**/mon-espace/index.html"):
        page.keyboard.press("Enter")
    page.goto(small.url(PAGE))
    banner(page)
    expect(page.get_by_text("Votre profil est chiffré.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Verrouiller maintenant").press("Enter")
    expect(page.get_by_role("button", name="Terminer la session invitée")).to_be_visible()
    page.locator("[data-list]").get_by_role("button", name="Lucie").press("Enter")
    assert violations(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
