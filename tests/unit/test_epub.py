"""EPUB: a file that readers of books open, with every kind of question and its answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from changes import MORE
from examining import renderer

from tremplin.diagnostics import Report
from tremplin.editions import OFFERED
from tremplin.editions.epub import epub
from tremplin.load.loading import load
from tremplin.questions import KINDS, AnyKind
from tremplin.render.identity import Identity
from tremplin.render.renderer import Renderer
from tremplin.render.site import Site
from tremplin.render.words import weight as french_weight
from tremplin.text.words import words_of

WriteProject = Callable[..., Path]
ROOT = Path(__file__).parents[2]
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
    "m": "http://www.w3.org/1998/Math/MathML",
    "s": "http://www.w3.org/2000/svg",
}
EPUB = "{http://www.idpf.org/2007/ops}"


def site_of(root: Path, url: str | None = None) -> Site:
    by = Renderer(Identity("Essai", "essai", url), renderer().parts[0])
    return Site(load(root, Report()), by, {})


def book_of(site: Site, course: str) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(epub(site, site.project.course_by_id[course]))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def catalogue() -> Site:
    return site_of(ROOT, "https://exemple.fr/cours/")


@cache
def guide() -> Mapping[str, bytes]:
    """The course where every kind of question is."""
    return book_of(catalogue(), "guide-auteur")


def parsed(files: Mapping[str, bytes]) -> dict[str, ElementTree.Element]:
    return {
        name: ElementTree.fromstring(data)  # noqa: S314 - ours
        for name, data in files.items()
        if name.endswith((".xhtml", ".opf", ".xml", ".svg"))
    }


def words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def chapter(files: Mapping[str, bytes], title: str) -> ElementTree.Element:
    return next(
        root for root in parsed(files).values() if (h1 := root.find(".//h:h1", NAMES)) is not None
        and words(h1).endswith(title)
    )  # fmt: skip


# ---- the archive


def test_the_type_comes_first_and_is_not_compressed(write_project: WriteProject) -> None:
    site = site_of(write_project())
    data = epub(site, site.project.courses[0])
    with ZipFile(BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_course_gives_the_same_bytes(write_project: WriteProject) -> None:
    root = write_project()
    first, second = (epub(site, site.project.courses[0]) for site in (site_of(root), site_of(root)))
    assert first == second


def test_another_text_is_another_edition_of_the_same_book(write_project: WriteProject) -> None:
    before = book_of(site_of(write_project()), "courriel")["EPUB/package.opf"].decode()
    segment = "courses/courriel/01-ecrire/01-objet.md"
    after = book_of(
        site_of(write_project({segment: "---\ntitre: L’objet\ndurée: 6 min\n---\nBonsoir.\n"})), "courriel"
    )["EPUB/package.opf"].decode()
    for name, is_same in (("dc:identifier", True), ("meta property=.dcterms:modified", False)):
        told = [re.findall(f"<{name}[^>]*>([^<]*)", text) for text in (before, after)]
        assert told[0]
        assert (told[0] == told[1]) is is_same


@pytest.mark.parametrize("course", ["kitaba", "schreiben", "writing"])
def test_its_weight_is_a_text_in_any_language(course: str) -> None:
    package = parsed(book_of(site_of(ROOT / "tests/sites/languages"), course))["EPUB/package.opf"]
    [extent] = [m for m in package.findall(".//o:meta", NAMES) if m.get("property") == "dcterms:extent"]
    assert re.fullmatch(r"\d+\s[kK][oB]", extent.text or "")
    assert not [*extent]


def test_it_says_what_it_weighs(write_project: WriteProject) -> None:
    site = site_of(write_project())
    data = epub(site, site.project.courses[0])
    weight = french_weight(words_of("fr"), len(data))
    with ZipFile(BytesIO(data)) as archive:
        for name in ("package.opf", "nav.xhtml"):
            assert weight in archive.read(f"EPUB/{name}").decode()


def test_the_date_is_when_the_facts_were_checked() -> None:
    assert re.search(rb'"dcterms:modified">2026-\d\d-\d\dT', guide()["EPUB/package.opf"])


def test_each_edition_of_a_course_has_its_words_where_it_is_offered() -> None:
    names = {f"editions.{edition.name}" for edition in OFFERED}
    assert names <= words_of("fr").texts.keys()


# ---- the package


def test_every_file_is_in_the_package_and_well_formed() -> None:
    roots = parsed(guide())
    items = roots["EPUB/package.opf"].findall(".//o:item", NAMES)
    hrefs = [f"EPUB/{item.get('href')}" for item in items]
    assert sorted(hrefs) == sorted(
        name for name in guide() if name not in ("mimetype", "META-INF/container.xml", "EPUB/package.opf")
    )
    ids = {item.get("id") for item in items}
    assert len(ids) == len(items)
    spine = [ref.get("idref") for ref in roots["EPUB/package.opf"].findall(".//o:itemref", NAMES)]
    pages = [item.get("id") for item in items if item.get("media-type") == "application/xhtml+xml"]
    assert spine == pages


def test_it_says_what_it_is_and_how_accessible_it_is() -> None:
    root = parsed(guide())["EPUB/package.opf"]
    said = {meta.get("property"): meta.text for meta in root.findall(".//o:meta", NAMES)}
    assert {
        "dcterms:extent", "dcterms:modified", "schema:accessMode", "schema:accessModeSufficient",
        "schema:accessibilityFeature", "schema:accessibilityHazard", "schema:accessibilitySummary",
    } == set(said)  # fmt: skip
    for name in ("identifier", "title", "language", "creator", "publisher", "source"):
        assert root.findtext(f".//d:{name}", namespaces=NAMES)


def test_the_contents_lead_to_every_chapter() -> None:
    roots = parsed(guide())
    nav = roots["EPUB/nav.xhtml"].find(".//h:nav", NAMES)
    assert nav is not None
    targets = [a.get("href", "") for a in nav.iter("{http://www.w3.org/1999/xhtml}a")]
    pages = {name.removeprefix("EPUB/") for name in roots if name.endswith(".xhtml")} - {"nav.xhtml"}
    assert {target.partition("#")[0] for target in targets} == pages
    said = [words(a) for a in nav.iter("{http://www.w3.org/1999/xhtml}a")]
    course = catalogue().project.course_by_id["guide-auteur"]
    titles = [title for m in course.modules for title in (m.info.value.title, *(s.title for s in m.segments))]
    assert [text for text in said if text in titles] == titles


@pytest.mark.parametrize("course", ["guide-auteur", "guide-editeur", "courriel", "hygiene-cuisine"])
def test_every_link_and_every_picture_is_there(course: str) -> None:
    files = book_of(catalogue(), course) if course != "guide-auteur" else guide()
    roots = parsed(files)
    ids = {name: {e.get("id") for e in root.iter()} for name, root in roots.items()}
    for name, root in roots.items():
        every = [e.get("id") for e in root.iter() if e.get("id")]
        assert len(every) == len(set(every)), name
        for element in root.iter():
            for target in filter(None, (element.get("src"), element.get("href"))):
                file, _, anchor = target.partition("#")
                place = f"EPUB/{file}" if file else name
                if re.match(r"(https?|mailto|tel):", target) or name.endswith("opf"):
                    continue
                assert place in files, (name, target)
                assert not anchor or anchor in ids[place], (name, target)


# ---- what it says


def test_nothing_acts() -> None:
    acting = {
        "script",
        "button",
        "form",
        "input",
        "select",
        "textarea",
        "iframe",
        "details",
        "video",
        "audio",
    }
    for name, root in parsed(guide()).items():
        tags = {str(e.tag).rpartition("}")[2] for e in root.iter()}
        assert tags & acting == set(), name
        assert [
            a for e in root.iter() for a in e.attrib if a.startswith(("on", "data-")) or a == "style"
        ] == []


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_asked_and_answered(kind: AnyKind) -> None:
    """The gallery of authors has one of each."""
    project = catalogue().project
    text, question = next(
        (text, question.value)
        for text in project.course_by_id["guide-auteur"].texts()
        for directive in text.directives
        if (bank := project.bank_of(directive, text))
        for question in bank.questions
        if question.value.id == directive.argument.partition("#")[2]
        and isinstance(question.value, kind.model)
    )
    page = chapter(guide(), text.title)
    sections = {s.get(f"{EPUB}type"): s for s in page.iter("{http://www.w3.org/1999/xhtml}section")}
    asked = sections["assessments"].findall(".//h:div[@class='q']", NAMES)
    answers = sections["answers"].findall(".//h:ol[@class='answers']/h:li", NAMES)
    start = letters(question.question.partition("{")[0])[:15]
    (rank,) = [n for n, part in enumerate(asked) if start in letters(words(part))]
    assert start in letters(words(answers[rank]))
    assert answers[rank].findall(".//h:div[@class='fix']/*", NAMES)


def test_pictures_to_label_need_no_style() -> None:
    (drawing,) = [d for root in parsed(guide()).values() for d in root.findall(".//h:figure/s:svg", NAMES)]
    assert drawing.get("aria-label")
    assert [text.text for text in drawing.findall("s:text", NAMES)] == ["1", "2", "3", "4"]


def test_formulas_are_in_mathml(write_project: WriteProject) -> None:
    segment = "---\ntitre: Calcul\ndurée: 6 min\n---\nSoit $\\frac{a}{b}$.\n"
    files = book_of(site_of(write_project({"courses/courriel/01-ecrire/02-calcul.md": segment})), "courriel")
    math = chapter(files, "Calcul").find(".//m:math", NAMES)
    assert math is not None
    assert math.get("alttext") == "a/b"
    assert b'properties="mathml"' in files["EPUB/package.opf"]
    assert b">MathML<" in files["EPUB/package.opf"]


def test_links_out_of_the_book_lead_to_the_site_or_nowhere(write_project: WriteProject) -> None:
    segment = (
        "---\ntitre: Liens\ndurée: 6 min\n---\n[Aide](../../aide.md), [objet](01-objet.md), [ici](#rien).\n"
    )
    root = write_project(
        {"courses/courriel/01-ecrire/02-liens.md": segment, "courses/aide.md": "# Aide\n"} | MORE
    )
    for url, expected in (
        ("https://exemple.fr/x/", ["https://exemple.fr/x/aide/", "c2.xhtml"]),
        (None, ["c2.xhtml"]),
    ):
        page = chapter(book_of(site_of(root, url), "courriel"), "Liens")
        assert [a.get("href") for a in page.findall(".//h:p/h:a", NAMES)] == expected


def test_answers_that_are_protected_stay_with_the_trainer(write_project: WriteProject) -> None:
    bank = (
        "protégé: oui\nquestions:\n  - id: clair\n    question: Quel objet ?\n    réponses:\n"
        "      - juste: Candidature\n        retour: Bien vu.\n      - faux: Bonjour\n"
    )
    files = book_of(site_of(write_project({"quizzes/courriel/objet.yml": bank})), "courriel")
    text = words(chapter(files, "L’objet"))
    assert "Candidature" in text
    assert "Bien vu" not in text
    assert "protégées" in text


def test_a_course_from_right_to_left() -> None:
    files = book_of(site_of(ROOT / "tests/sites/languages"), "kitaba")
    assert b'page-progression-direction="rtl"' in files["EPUB/package.opf"]
    page = parsed(files)["EPUB/c2.xhtml"]
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
