"""« Écouter », « Aide à lire », « Signaler un problème »: loaded on a tap, by touch and by keys.

No machine that tests has voices: `speech.js` stands in for those of a device, in the real browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from quizzes import FORBIDDEN_STORAGE, choose, question, says, until, write
from test_accessibility import look, looks, violations  # noqa: F401
from test_gallery import GALLERY, SEGMENTS
from test_narrow import ANSWER, addresses
from watching import Watch

from static_server import StaticServer

SPEECH = (Path(__file__).parent / "speech.js").read_text(encoding="utf-8")
LESSON = "atelier/questions/sortes/"
MARKDOWN = "atelier/textes/markdown/"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page on a device that has voices."""
    context = new_context(reduced_motion="reduce")
    context.add_init_script(SPEECH)
    return context.new_page()


def hear(page: Page, where: Page | Locator | None = None) -> None:
    tool(where or page, "Écouter").click()
    expect(page.get_by_role("region", name="Lecture à voix haute")).to_be_visible()


def said(page: Page) -> list[str]:
    return [row["text"] for row in page.evaluate("speech.said")]


def heard(page: Page) -> list[str]:
    """All that is said until it is over."""
    for _ in range(200):
        if not page.evaluate("!!speech.current"):
            return said(page)
        page.evaluate("speech.end()")
    raise AssertionError("it never ends")


def marked(page: Page) -> str:
    return str(page.evaluate("[...CSS.highlights.get('voice') || []].map(String).join('')"))


def tool(where: Page | Locator, name: str) -> Locator:
    return where.locator(".aid").filter(has_text=name).first


# ---- what a page pays


def test_nothing_of_the_tools_is_asked_for_before_a_tap(page: Page, small: StaticServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(small.url(LESSON))
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/tools." in url] == []
    tool(page, "Aide à lire").click()
    expect(page.get_by_role("group", name="Aide à lire")).to_be_visible()
    assert [re.sub(r".*/(tools)\.\w+", r"\1", url) for url in asked if "/tools." in url] == [
        "tools.js",
        "tools.css",
    ]


def test_the_place_of_the_tools_is_kept(
    new_context: Callable[..., BrowserContext], small: StaticServer
) -> None:
    tops = []
    for has_scripts in (False, True):
        page = new_context(java_script_enabled=has_scripts).new_page()
        page.goto(small.url(LESSON))
        tops.append(page.locator(".prose").bounding_box() or {"y": 0})
    assert tops[0]["y"] == tops[1]["y"]


@pytest.mark.parametrize("place", ["a host", "a disk"])
def test_the_tools_come_from_a_host_and_from_a_disk(
    page: Page, small: StaticServer, small_folder: Path, place: str
) -> None:
    page.goto(small.url(LESSON) if place == "a host" else (small_folder / LESSON / "index.html").as_uri())
    hear(page)
    assert said(page) == ["Les cinq sortes"]


def test_a_tool_whose_script_was_lost_is_asked_for_again(
    page: Page, small: StaticServer, watch: Watch
) -> None:
    watch.expect("Failed to load resource")
    page.route("**/tools.*.js", lambda route: route.abort())
    page.goto(small.url(LESSON))
    with page.expect_event("requestfailed"):
        tool(page, "Aide à lire").click()
    page.unroute_all()
    tool(page, "Aide à lire").press("Enter")
    expect(page.get_by_role("group", name="Aide à lire")).to_be_visible()


# ---- to listen


def test_a_lesson_is_read_as_a_person_would(page: Page, small: StaticServer) -> None:
    page.goto(small.url(MARKDOWN))
    hear(page)
    words = heard(page)
    assert words[:2] == [
        "Tout le Markdown",
        "Un paragraphe avec une note, une abréviation HTML, Ctrl+C et du code.",
    ]
    # tables row by row, with the headers of their columns
    table = words.index("Produit : Lait")
    assert words[table : table + 4] == [
        "Produit : Lait",
        "Température : 4",
        "Produit : Glace",
        "Température : -18",
    ]
    assert "Image : Un rond jaune" in words
    assert not any("caché" in text for text in words)
    assert "À déplier" in words


def test_a_question_is_read_with_its_answers_then_its_feedback(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    form = question(page, "choix")
    hear(page, form)
    assert heard(page) == [
        "Où va une pièce jointe trop lourde ?",
        "Nulle part",
        "Dans un lien de partage",
        "Dans la corbeille",
    ]
    page.evaluate("speech.said.length = 0")
    choose(form, "Nulle part")
    assert heard(page)[:2] == ["Ce n’est pas la bonne réponse.", "Elle revient avec un message d’erreur."]
    page.evaluate("speech.said.length = 0")
    choose(form, "Dans un lien de partage")
    assert heard(page)[:1] == ["Juste !"]


def test_the_sentence_is_shown_and_the_page_is_not_touched(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    text = "document.querySelector('article').innerHTML"
    before = page.evaluate(text)
    hear(page)
    shown = []
    while page.evaluate("!!speech.current"):
        shown.append(marked(page))
        page.evaluate("speech.end()")
    assert shown[0] == "Les cinq sortes"
    assert "Nulle part" in shown
    assert marked(page) == ""
    # the tools' own buttons say that they open something
    assert re.sub(r' aria-expanded="\w+"', "", page.evaluate(text)) == before


def test_without_highlights_the_bar_shows_the_sentence(page: Page, small: StaticServer) -> None:
    page.add_init_script("delete window.Highlight")
    page.goto(small.url(LESSON))
    hear(page)
    expect(page.locator(".voice p").first).to_have_text("Les cinq sortes")


def test_one_pauses_goes_on_and_goes_back(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    hear(page)
    page.evaluate("speech.end()")
    page.get_by_role("button", name="Mettre en pause").click()
    assert page.evaluate("speech.current") is None
    page.get_by_role("button", name="Lire", exact=True).click()
    until(page, "!!speech.current")
    assert said(page) == ["Les cinq sortes", "Une question de chaque sorte.", "Une question de chaque sorte."]
    page.get_by_role("button", name="Phrase précédente").click()
    until(page, "speech.current && speech.current.text === 'Les cinq sortes'")
    page.get_by_role("button", name="Phrase suivante").click()
    until(page, "speech.current && speech.current.text === 'Une question de chaque sorte.'")
    page.get_by_role("button", name="Arrêter la lecture").click()
    assert page.evaluate("speech.current") is None
    expect(page.locator(".voice")).to_have_count(0)
    expect(tool(page, "Écouter")).to_be_focused()


def test_the_speed_is_kept_on_the_device(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    hear(page)
    page.get_by_role("button", name="Moins vite").click()
    until(page, "!!speech.current && speech.current.rate === .9")
    expect(page.locator(".pace")).to_have_text("90 %")
    page.goto(small.url(MARKDOWN))
    hear(page)
    assert page.evaluate("speech.said[0].rate") == 0.9


def test_the_best_voice_of_the_device_reads_and_never_one_of_the_network(
    page: Page, small: StaticServer
) -> None:
    page.goto(small.url(LESSON))
    hear(page)
    assert page.evaluate("speech.said[0]") == {
        "text": "Les cinq sortes",
        "lang": "fr-FR",
        "rate": 1,
        "voice": "Thomas",
    }


def test_a_passage_in_another_language_has_its_voice(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    page.evaluate(
        "document.querySelector('.prose p').insertAdjacentElement('afterend', Object.assign("
        "document.createElement('p'), {lang: 'en', textContent: 'Good morning.'}))"
    )
    hear(page)
    page.evaluate("speech.end(); speech.end()")
    assert page.evaluate("[speech.said[2].text, speech.said[2].voice]") == ["Good morning.", "Daniel"]


@pytest.mark.parametrize(
    "voices",
    [
        "[]",
        "[{name: 'Google français', lang: 'fr-FR', localService: false}]",
        "[{name: 'Daniel', lang: 'en-GB', localService: true}]",
    ],
    ids=["no voice", "a voice of the network", "a voice of another language"],
)
def test_there_is_no_button_without_a_voice_of_the_device(
    page: Page, small: StaticServer, voices: str
) -> None:
    page.add_init_script(f"speech.voices = {voices}")
    page.goto(small.url(LESSON))
    expect(tool(page, "Aide à lire")).to_be_visible()
    expect(page.get_by_role("button", name="Écouter")).to_have_count(0)
    # voices come late
    page.evaluate("speech.arrive([{name: 'Thomas', lang: 'fr_FR', localService: true}])")
    expect(tool(page, "Écouter")).to_be_visible()
    expect(question(page, "choix").get_by_role("button", name="Écouter")).to_be_visible()


def test_a_browser_without_speech_has_the_other_tools(
    new_context: Callable[..., BrowserContext], small: StaticServer
) -> None:
    context = new_context()
    context.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
    page = context.new_page()
    page.goto(small.url(LESSON))
    expect(page.get_by_role("button", name="Écouter")).to_have_count(0)
    tool(page, "Aide à lire").click()
    expect(page.get_by_role("group", name="Aide à lire")).to_be_visible()


def test_a_voice_that_fails_says_so(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    hear(page)
    page.evaluate("speech.fail('synthesis-failed')")
    expect(page.locator(".voice [role=status]")).to_contain_text("La voix s’est arrêtée.")
    page.get_by_role("button", name="Lire", exact=True).click()
    until(page, "!!speech.current")
    expect(page.locator(".voice [role=status]")).to_be_empty()


def test_a_voice_is_silent_when_its_page_is_left(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    hear(page)
    page.evaluate(
        "addEventListener('pagehide', () => sessionStorage.setItem('said', String(!!speech.current)))"
    )
    page.goto(small.url(MARKDOWN))
    assert page.evaluate("sessionStorage.getItem('said')") == "false"


def test_the_keyboard_listens_and_stops(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    tool(page, "Écouter").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Mettre en pause")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Lire", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(tool(page, "Écouter")).to_be_focused()


# ---- to read with ease


def ease(page: Page, *choices: str) -> None:
    # a tap would be followed too soon by others at its place (test_taps)
    tool(page, "Aide à lire").press("Enter")
    for choice in choices:
        page.get_by_role("group", name="Aide à lire").get_by_label(choice, exact=True).check()


def size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))


def test_a_larger_text_is_kept_for_every_page(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    before = size(page)
    ease(page, "Très grande", "Très large")
    assert size(page) > 1.3 * before
    for address in (MARKDOWN, "", "mentions/", "mon-espace/"):
        page.goto(small.url(address))
        style = page.evaluate("getComputedStyle(document.querySelector('main')).letterSpacing")
        assert float(style.removesuffix("px")) > 2, address
    page.goto(small.url(LESSON))
    assert size(page) > 1.3 * before
    tool(page, "Aide à lire").click()
    expect(page.get_by_label("Très grande", exact=True)).to_be_checked()
    page.get_by_role("button", name="Tout remettre comme avant").click()
    assert size(page) == before
    assert page.evaluate("localStorage.getItem('tremplin')") is None


def test_what_is_chosen_is_there_before_anything_is_painted(page: Page, small: StaticServer) -> None:
    """The scripts never come, and the style is there: nothing waits for them."""
    page.goto(small.url(LESSON))
    ease(page, "La plus grande")
    page.route("**/*.js", lambda _route: None)
    page.goto(small.url(MARKDOWN), wait_until="commit")
    page.locator("main p").first.wait_for()
    assert page.evaluate("document.documentElement.style.fontSize") == "190%"


def test_a_page_that_nothing_was_chosen_for_asks_for_nothing(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    assert page.evaluate("document.documentElement.style.length") == 0


def test_calm_mode_stops_what_moves(new_context: Callable[..., BrowserContext], small: StaticServer) -> None:
    page = new_context().new_page()
    page.goto(small.url(LESSON))
    moving = """() => {
      const box = document.querySelector("main");
      box.style.transition = "opacity 1s";
      return getComputedStyle(box).transitionDuration;
    }"""
    assert page.evaluate(moving) == "1s"
    ease(page, "Mode calme : rien ne bouge")
    assert page.evaluate(moving) == "0s"
    page.goto(small.url(MARKDOWN))
    until(page, "document.documentElement.classList.contains('calm')")
    until(page, f"({moving})() === '0s'")


def test_the_words_of_the_glossary_are_underlined_or_not(page: Page, small: StaticServer) -> None:
    page.goto(small.url("atelier/textes/medias/"))
    line = "getComputedStyle(document.querySelector('.term')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    ease(page, "Ne pas souligner les mots du glossaire")
    assert page.evaluate(line) == "none"


def test_a_forbidden_storage_is_told_and_the_page_changes(page: Page, small: StaticServer) -> None:
    page.add_init_script(FORBIDDEN_STORAGE)
    page.goto(small.url(LESSON))
    ease(page, "Grande")
    assert page.evaluate("document.documentElement.style.fontSize") == "135%"


def of_each_kind(folder: Path) -> list[str]:
    """A page of each kind and the lessons of the gallery, which have each kind of question; lessons first."""
    found: dict[str, str] = {}
    for address in sorted(addresses(folder), key=len):
        path = folder / address
        text = (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")
        found.setdefault(re.findall(r'<body class="(\w+)"', text)[0], address)
    assert len(found) > 20
    return [*(GALLERY.format(name) for name in SEGMENTS), *found.values()]


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("half", range(2))
def test_the_largest_text_never_scrolls_sideways(
    new_context: Callable[..., BrowserContext], site: StaticServer, site_folder: Path, half: int
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(site.url(GALLERY.format("choisir")))
    ease(page, "La plus grande", "Très large")
    wide = {"panel": page.evaluate(OVERFLOW)}
    for address in of_each_kind(site_folder)[half::2]:
        page.goto(site.url(address))
        page.wait_for_load_state("networkidle")
        # what is answered says more, and courses are begun
        page.evaluate(ANSWER)
        wide[address] = page.evaluate(OVERFLOW)
    assert {name: by for name, by in wide.items() if by > 0} == {}


# ---- to report a problem


def message(page: Page, button: Locator) -> str:
    button.click()
    return (
        page.get_by_role("group", name="Signaler un problème")
        .get_by_role("textbox")
        .input_value()
        .replace("\u00a0", " ")
    )


def test_a_problem_of_a_question_says_where_and_nothing_of_the_answer(
    page: Page, small: StaticServer
) -> None:
    page.goto(small.url(LESSON))
    form = question(page, "mot")
    write(form, "zzsecretzz")
    text = message(page, tool(form, "Signaler un problème"))
    edition = page.locator("[data-edition]").get_attribute("data-edition")
    assert "Page : Les cinq sortes" in text
    assert small.url(LESSON) in text
    assert "atelier/sortes#mot" in text
    assert "Comment s’appelle le signe @ ?" in text
    assert f"Édition : {edition}" in text
    assert "zzsecretzz" not in text
    href = page.get_by_role("link", name="Envoyer par courriel").get_attribute("href") or ""
    assert href.startswith("mailto:essai@mfr.example.org?")
    sent = parse_qs(urlsplit(href.replace("%C2%A0", "%20")).query)
    assert sent["subject"] == ["Problème : Les cinq sortes"]
    assert sent["body"][0].replace("\r\n", "\n") in text


def test_a_problem_of_a_lesson_has_no_question(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON + "?de=moi#ici"))
    text = message(page, page.locator("article > p > a[data-tool=report]"))
    assert "Question" not in text
    assert small.url(LESSON) + "\n" in text


@pytest.mark.parametrize("place", ["a host", "a disk"])
def test_the_message_is_copied(
    new_context: Callable[..., BrowserContext], small: StaticServer, small_folder: Path, place: str
) -> None:
    page = new_context().new_page()
    page.goto(small.url(LESSON) if place == "a host" else (small_folder / LESSON / "index.html").as_uri())
    text = message(page, tool(question(page, "choix"), "Signaler un problème"))
    page.get_by_role("button", name="Copier le message").click()
    expect(page.get_by_text("Message copié.")).to_be_visible()
    # what was copied, as the learner would paste it
    form = question(page, "mot")
    form.get_by_role("textbox").click()
    page.keyboard.press("Control+V")
    expect(form.get_by_role("textbox")).to_have_value(re.compile(r"^Problème\s: Les cinq sortes"))
    assert "Page : Les cinq sortes" in text


def test_a_contact_by_telephone_is_called_or_written_to(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    page.evaluate(
        "document.querySelectorAll('[data-tool=report]').forEach((link) => (link.href = 'tel:0353010099'))"
    )
    message(page, page.locator("article > p > a[data-tool=report]"))
    sms = page.get_by_role("link", name="Envoyer par SMS").get_attribute("href") or ""
    assert sms.startswith("sms:0353010099?&body=Probl%C3%A8me")
    expect(page.get_by_role("link", name="Appeler")).to_have_attribute("href", "tel:0353010099")


def test_without_scripts_the_lesson_has_the_address(
    new_context: Callable[..., BrowserContext], small: StaticServer
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(small.url(LESSON))
    link = page.get_by_role("link", name="Signaler un problème")
    expect(link).to_have_count(1)
    expect(link).to_have_attribute("href", "mailto:essai@mfr.example.org")
    expect(page.get_by_role("button", name="Aide à lire")).to_have_count(0)


def test_the_keyboard_opens_and_closes_the_panels(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    for name in ("Aide à lire", "Signaler un problème"):
        button = tool(page, name)
        button.focus()
        page.keyboard.press("Enter")
        panel = page.get_by_role("group", name=name)
        expect(panel).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")


def test_the_keyboard_chooses_and_writes_in_the_panels(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    ease(page)
    page.get_by_label("Normale", exact=True).focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.documentElement.style.fontSize") == "135%"
    page.keyboard.press("Escape")
    form = question(page, "choix")
    message(page, tool(form, "Signaler un problème"))
    form.get_by_role("textbox").press("Control+End")
    page.keyboard.type("Deux réponses sont justes.")
    expect(form.get_by_role("textbox")).to_have_value(
        re.compile(r"Le problème\s: Deux réponses sont justes.$")
    )


def test_the_tools_do_not_answer_the_question(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    form = question(page, "vrai")
    tool(form, "Signaler un problème").click()
    expect(form.get_by_role("group", name="Signaler un problème")).to_be_visible()
    expect(form.locator("[data-said]")).to_be_empty()
    choose(form, "Vrai")
    says(form, "Juste !")


# ---- for everyone


@looks
def test_axe_finds_nothing_in_the_tools(look: Page, small: StaticServer) -> None:  # noqa: F811
    look.add_init_script(SPEECH)
    look.goto(small.url(LESSON))
    look.evaluate("localStorage.clear()")
    found = {}
    hear(look)
    found["voice"] = violations(look)
    look.get_by_role("button", name="Arrêter la lecture").click()
    ease(look, "Grande", "Large")
    found["ease"] = violations(look)
    look.get_by_role("button", name="Fermer").click()
    message(look, tool(question(look, "choix"), "Signaler un problème"))
    found["report"] = violations(look)
    assert {name: rows for name, rows in found.items() if rows} == {}


def test_on_paper_there_is_no_tool(page: Page, small: StaticServer) -> None:
    page.goto(small.url(LESSON))
    page.emulate_media(media="print")
    expect(page.locator(".aid:visible")).to_have_count(0)
