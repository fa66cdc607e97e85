"""Courses in other languages: the page says its language, and tells its words from those of the interface."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from test_render import build

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.pages import pages as pages_of
from tremplin.publish.record import theme_dir
from tremplin.render.contents import Contents
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.text.words import words_of

SITE = Path(__file__).parents[2] / "tests/sites/languages"
VOID = {"meta", "link", "input", "br", "hr", "img", "circle", "path", "rect"}
LABELS = {"aria-label", "title", "alt", "placeholder"}
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2}")
CODE = {"code", "pre", "textarea", "script", "title"}
ADDRESSES = re.compile(r"\S+@\S+|https?://\S+|TXT")


@dataclass
class Reading(HTMLParser):
    """What a voice reads of a page: (language, text), of texts and of labels."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    labels: list[tuple[str, str]] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        self.labels += [(language, value) for name, value in attrs if name in LABELS and value]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and not CODE & {tag for tag, _ in self.open}:
            self.texts.append((self.open[-1][1], data.strip()))


def read(html: str) -> Reading:
    reading = Reading()
    reading.feed(html)
    return reading


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = build(SITE / "mkdocs.yml", tmp_path_factory.mktemp("languages"))
    return {f.relative_to(folder).parent.as_posix(): f.read_text() for f in folder.rglob("index.html")}


def of(pages: dict[str, str], course: str) -> dict[str, str]:
    found = {name: html for name, html in pages.items() if course in name.split("/")}
    assert len(found) >= 4
    return found


@pytest.mark.parametrize(
    ("course", "tag"),
    [
        ("writing", '<html lang="en">'),
        ("schreiben", '<html lang="de">'),
        ("kitaba", '<html lang="ar" dir="rtl">'),
    ],
)
def test_a_page_says_the_language_and_the_direction_of_its_course(
    pages: dict[str, str], course: str, tag: str
) -> None:
    for html in of(pages, course).values():
        assert html.startswith(f"<!doctype html>\n{tag}\n")


def test_pages_outside_the_courses_are_in_french(pages: dict[str, str]) -> None:
    for name in (".", "mon-espace", "aide", "mentions", "parcours/langues", "organismes/mfr-essai"):
        assert pages[name].startswith('<!doctype html>\n<html lang="fr">\n')


def test_nothing_french_is_unmarked_on_arabic_pages(pages: dict[str, str]) -> None:
    """The course has every kind of question and every directive, and no Latin letter of its own."""
    found = {
        (name, text)
        for name, html in of(pages, "kitaba").items()
        for said in (read(html.replace("<wbr>", "")),)
        for language, text in (*said.texts, *said.labels)
        if language != "fr" and LATIN.search(ADDRESSES.sub("", text))
    }
    assert found == set()


def test_nothing_arabic_is_marked_as_french(pages: dict[str, str]) -> None:
    arabic = re.compile(r"[\u0600-\u06ff]{2}")
    found = {
        (name, text)
        for name, html in of(pages, "kitaba").items()
        for language, text in read(html).texts
        if language == "fr" and arabic.search(text)
    }
    assert found == set()


def test_interface_words_on_german_pages_are_marked_french(pages: dict[str, str]) -> None:
    french = {*words_of("fr").texts.values()}
    said = [
        (language, text)
        for html in of(pages, "schreiben").values()
        for language, text in read(html).texts
        if text in french
    ]
    assert len(said) > 50
    assert {text for language, text in said if language != "fr"} == set()


def test_an_english_course_has_the_whole_interface_in_english(pages: dict[str, str]) -> None:
    french = {*words_of("fr").texts.values()} - {*words_of("en").texts.values()}
    for name, html in of(pages, "writing").items():
        reading = read(html)
        spoken = [*reading.texts, *reading.labels]
        assert {text for _, text in spoken if text in french} == set(), name
        assert {text for language, text in spoken if language == "fr"} <= {
            "Langues",
            "Mentions",
            "MFR d’essai",
        }, name
        unmarked = " ".join(text for language, text in spoken if language == "en")
        assert not re.search("[«»\u202f]|[éèàùç]", unmarked), name


def test_a_placement_test_is_in_the_language_of_its_course(pages: dict[str, str]) -> None:
    assert "<h1>Placement test</h1>" in pages["writing/positionnement"]
    assert (
        '<h1><span lang="fr" dir="ltr">Test de positionnement</span></h1>' in pages["kitaba/positionnement"]
    )


def test_a_list_of_courses_marks_titles_and_summaries(pages: dict[str, str]) -> None:
    for name in (".", "parcours/langues", "organismes/mfr-essai"):
        marked = read(pages[name]).texts
        assert ("en", "Writing a message: the basics") in marked
        assert ("en", "Write, check; send!") in marked
        assert ("ar", "كتابة رسالة") in marked
    assert ("de", "Nachrichten schreiben: Grundlagen") in read(pages["mon-espace"]).texts
    assert '<a href="kitaba/index.html" lang="ar" dir="rtl">' in pages["."]


def test_only_french_texts_get_french_typography(pages: dict[str, str]) -> None:
    page = pages["writing/module/texte"]
    assert "<h1>What is a subject ?</h1>" in page
    assert "A short sentence ; this isn't French." in page
    # the name of a training body is the site's
    assert ("fr", "MFR d’essai") in read(pages["writing"]).texts


def test_numbers_dates_and_weights_are_english(pages: dict[str, str]) -> None:
    assert "give or take 5%" in pages["writing/module/quiz"]
    assert "12.5&nbsp;kg" in pages["writing/module/quiz"]
    assert "Tuesday 12\u00a0January 2027, from 9:00 to 12:30" in pages["writing"]
    assert re.search(r"<span>\d+\u00a0kB</span>", pages["writing"])


def test_markdown_says_its_words_in_the_language_of_the_page(pages: dict[str, str]) -> None:
    english, german = pages["writing/module/texte"], pages["schreiben/module/texte"]
    assert '<p class="admonition-title">Warning</p>' in english
    assert ("fr", "Attention") in read(german).texts
    assert '<kbd class="key-enter">Enter</kbd>' in english
    assert ("fr", "Entrée") in read(german).texts
    assert ("en", "Back to the text (note 1)") in read(english).labels
    assert {("fr", "Revenir au texte (note 1)"), ("fr", "Tableau"), ("fr", "fait")} <= {*read(german).labels}


def test_values_that_authors_write_are_shown_in_the_language_of_the_page(pages: dict[str, str]) -> None:
    page = pages["writing/module/quiz"]
    assert re.findall(r"<span>(\w+)</span></label>\n</div>\n</details>", page) == ["Delete"]
    assert "<b>Report or Keep</b>" in page
    assert ("fr", "Supprimer") in read(pages["kitaba/module/quiz"]).texts


def test_arrows_point_to_what_follows(pages: dict[str, str]) -> None:
    assert "<b>← " in pages["kitaba/module/quiz"]
    assert "→" not in pages["kitaba/module/quiz"]


@pytest.mark.parametrize(
    ("course", "attributes"),
    [("writing", ' lang="en"'), ("schreiben", ' lang="de"'), ("kitaba", ' lang="ar" dir="rtl"')],
)
def test_a_fragment_says_its_language_to_the_theme_around_it(course: str, attributes: str) -> None:
    renderer, project = Renderer(Identity("Langues", "langues"), theme_dir()), load(SITE, Report())
    page = next(page for page in pages_of(project) if page.url == f"{course}/")
    (box, *_) = renderer.fragment(page, Contents(project, renderer.assets, {})).splitlines()
    assert box.startswith('<div class="tremplin" data-site="langues" data-root="../"')
    assert box.endswith(f'"{attributes}>')
