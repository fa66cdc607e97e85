"""The signs of slots never come from an author: refused when read, taken out when they come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Annotated, Any, get_args, get_origin

import pytest
from examining import examined, renderer
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pydantic import BaseModel, ValidationError
from test_sanitise import Reader

from tremplin.diagnostics import Report
from tremplin.directives.base import Directive
from tremplin.directives.parser import scan
from tremplin.load.loading import load
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import PageContext
from tremplin.model.project import Project
from tremplin.questions import KINDS
from tremplin.questions.gaps import Gaps, view
from tremplin.render.site import Site
from tremplin.schema.validate import Located
from tremplin.schema.values import Text
from tremplin.sources.source import Node, Scalar, Sequence, Source, compose
from tremplin.text.slots import SIGNS, digest, slot, true_slots

SMALL = Path(__file__).parents[1] / "sites/small"
GALLERY = Path(__file__).parents[2]
PAYLOAD = " ".join(["a\ue0000\ue001b\ue00ec", "&#xE000;0&#xE001;&#57358;%EE%80%80", slot(digest("x"), 0)])


# ---- where files are read


def texts(node: Node | None) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text or ""
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from texts(item)
    elif node:
        for key, value in node.entries:
            yield from texts(key)
            yield from texts(value)


@pytest.mark.parametrize(
    ("yaml", "places"),
    [
        (r'titre: "a\uE000b"', ["1:8"]),
        (r'titre: "a\U0000E00Fb"', ["1:8"]),
        (r'- ["a\uE000", b, "\uE001\uE002"]', ["1:4", "1:18"]),
        (r'"a\uE000b": c', ["1:1"]),
        (r"titre: a\uE000b", []),
        (r'titre: "a\0b"', ["1:8"]),
        (r'titre: "a\u202Eb"', ["1:8"]),
        (r'titre: "a\eb\x9bc"', ["1:8"]),
        (r'titre: "a\tb\u2067c\u200f"', []),
        ('titre: "\\uE010 \\uF0B7"', []),
        ("titre: a&#xE000;b", []),
    ],
)
def test_a_sign_that_yaml_escapes_is_told_at_its_place_and_taken_out(yaml: str, places: list[str]) -> None:
    report = Report()
    node = compose(Source("a.yml", yaml), report)
    told = [f"{d.span.line}:{d.span.column}" for d in report if d.code == "T114"]
    assert told == places
    assert SIGNS.search("".join(texts(node))) is None


FILES = {
    "courses/note.md": "# Un\n\nDeux {}.\n",
    "courses/index.md": "::: question Quoi {} ?\n",
    "courses/courriel/01-ecrire/02-suite.md": "---\ntitre: Un {}\ndurée: 3 min\n---\n",
    "courses/courriel/index.md": "::: quiz\nquestions:\n  - {{id: a, question: Un {}, réponse: vrai}}\n:::\n",
    "courses/organismes.yml": "- id: greta\n  nom: GRETA {}\n",
    "courses/parcours.yml": "- {{id: un, titre: Un {}, cours: [courriel]}}\n",
    "courses/courriel/01-ecrire/module.yml": "titre: Écrire {}\n",
    "quizzes/courriel/objet.yml": "questions:\n  - {{id: clair, question: Quoi {}, réponse: vrai}}\n",
}


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x02", "\x0c", "\x1b", "\x7f", "\x9b", "\u202e"])
def test_a_control_sign_of_a_page_is_told(write_project: Any, sign: str) -> None:
    root = write_project({"courses/note.md": f"# Un\n\nDeux {sign}.\n"})
    assert [f"{d.span} {d.code}" for d in examined(root)] == ["courses/note.md:3:6 T114"]


@pytest.mark.parametrize("name", FILES)
def test_a_sign_is_told_in_every_file(write_project: Any, name: str) -> None:
    root = write_project({name: FILES[name].format("\ue000")})
    told = [(d.span.file, d.code) for d in examined(root)]
    assert (name, "T114") in told
    assert {code for file, code in told if file == name} <= {"T114", "T314"}


# ---- in memory, past the reading


def poisoned(annotation: Any, value: Any, payload: str) -> Any:
    """`value` with `payload` after each of its texts: those that its type says are free."""
    if isinstance(value, BaseModel):
        known = type(value).model_fields
        given = {n: poisoned(_type(f), getattr(value, n), payload) for n, f in known.items()}
        for told in _told(type(value), {known[n].alias or n: v for n, v in given.items()}):
            given.pop(told, None)
        return value.model_copy(update=given)
    if annotation == Text and isinstance(value, str):
        return value + payload
    inner = [part for part in get_args(annotation) if part is not Ellipsis]
    if get_origin(annotation) is Annotated:
        return poisoned(inner[0], value, payload)
    if isinstance(value, tuple):
        return tuple(poisoned(inner[0] if inner else None, item, payload) for item in value)
    if isinstance(value, dict):
        return {key: poisoned(inner[-1] if inner else None, item, payload) for key, item in value.items()}
    for option in inner:
        if option == Text or get_origin(option) is not None:
            value = poisoned(option, value, payload)
    return value


def _told(model: type[BaseModel], data: dict[str, Any]) -> set[str]:
    """The fields of `data` with a diagnostic, such as a formula."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        return {str((*item["loc"], *item.get("ctx", {}).get("at", ()))[0]) for item in error.errors()}
    return set()


def _type(field: Any) -> Any:
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def everywhere(part: Any, payload: str) -> Any:
    """`part` of a project with `payload` in each text of its models, and in the titles of its pages."""
    if isinstance(part, Located):
        return replace(part, value=poisoned(None, part.value, payload))
    if isinstance(part, tuple) and not hasattr(part, "_fields"):
        return tuple(everywhere(item, payload) for item in part)
    if isinstance(part, dict):
        return {key: everywhere(item, payload) for key, item in part.items()}
    if is_dataclass(part) and type(part).__module__.endswith("model.project"):
        known = {f.name: getattr(part, f.name) for f in fields(part)}
        new: dict[str, Any] = {name: everywhere(value, payload) for name, value in known.items()}
        if "body" in known:
            new["title"] = f"{known['title']}{payload}"
            new["body"] = known["body"]._replace(text=f"{known['body'].text}\n\nFin {payload}\n")
        return replace(part, **new)  # type: ignore[type-var]
    return part


def shapes(project: Project) -> dict[str, list[tuple[str, list[str]]]]:
    """Address of each page → its tags, with the names of their attributes."""
    site = Site(project, renderer(), {})
    made = {page.url: renderer().content(project, page) for page in site.pages if page.has_content}
    site = replace(site, made=made)
    documents = {page.url: renderer().document(page, site.contents) for page in site.pages}
    return {
        url: [(tag, sorted(attributes)) for tag, attributes in Reader(document).tags]
        for url, document in documents.items()
    }


@cache
def sound(root: Path) -> Project:
    project = load(root, Report())
    return replace(project, courses=tuple(c for c in project.courses if c.id != "piege"))


@pytest.mark.parametrize("root", [SMALL, GALLERY], ids=["small", "gallery"])
def test_a_sign_in_every_text_of_every_model_changes_no_element(root: Path) -> None:
    found, expected = (shapes(everywhere(sound(root), f" {text}")) for text in (PAYLOAD, "abc"))
    assert [url for url in expected if found[url] != expected[url]] == []


def test_every_kind_and_every_model_is_among_them() -> None:
    projects = [sound(SMALL), sound(GALLERY)]
    kinds = {type(q.value) for p in projects for bank in p.all_banks() for q in bank.questions}
    assert {kind.model for kind in KINDS} <= kinds


# ---- conversion


@pytest.mark.parametrize("part", ["", "o", "c", "g"])
def test_only_slots_of_the_text_between_tags_are_kept(part: str) -> None:
    own, foreign = slot(digest("a"), 0, part), slot(digest("b"), 0, part)
    html = f'<p title="{own}">\ue000{own}{foreign}\ue001 \ue00e</p>{own[:-1]}'
    assert true_slots(html, digest("a")) == f'<p title="">{own} </p>{own[1:-1]}'
    assert true_slots(html) == f'<p title=""> </p>{own[1:-1]}'


def filled(text: str) -> tuple[str, list[Directive]]:
    """The HTML of `text`, where each directive is a section that says its rank."""
    shown: list[Directive] = []

    def fill(directive: Directive) -> tuple[str, str]:
        shown.append(directive)
        return f'<section data-lesson="{directive.first}">', "</section>"

    return Converter().page(text, PageContext("a.md", fill)), shown


@pytest.mark.parametrize(
    "text",
    [
        '<div title="\n::: quiz a/b\n" onload=alert(1) x="">a</div>',
        "<div title='\n\n::: retenir\n' onload=alert(1)>\n:::\n'>a</div>",
        "[a](b.md '\n::: quiz a/b\n')",
    ],
)
def test_a_directive_inside_a_tag_shows_nothing_there(text: str) -> None:
    html, _ = filled(text)
    for tag, attributes in Reader(html).tags:
        assert not {"onload", "data-lesson"} & {*attributes} or (tag, list(attributes)) == (
            "section",
            ["data-lesson"],
        )


def test_the_body_of_a_directive_stands_at_its_own_place(write_project: Any) -> None:
    mark = "<!--body-->"
    text = f'---\ntitre: {mark}\ndurée: 3 min\n---\n::: activité matériel="{mark}"\n{mark} Un corps.\n:::\n'
    root = write_project({"courses/courriel/01-ecrire/02-suite.md": text})
    project = load(root, Report())
    (page,) = (p for p in Site(project, renderer(), {}).pages if p.url.endswith("/suite/"))
    html = renderer().content(project, page).html
    assert html.index("<section") < html.index("&lt;!--body--&gt;") < html.index("Un corps.")
    assert html.count("</section>") == 1
    assert html.index("Un corps.") < html.index("</section>")


def test_an_abbreviation_does_not_reach_a_slot() -> None:
    html, shown = filled("*[0]: zéro\n*[0o]: zéro\n\n::: quiz a/b")
    assert (html, len(shown)) == ('<section data-lesson="3">', 1)


PIECES = st.sampled_from(
    ["\ue000", "\ue001", "0", "1o", "o", "c", "&#xE000;", "&#xE001;", "&#57344;", "&#xe000", "%EE%80%80",
     "&amp;#xE000;", slot(digest(""), 0), slot(digest("::: quiz a/b"), 0), slot(digest("x"), 0, "o"),
     "\n", "\n\n", "    ", "::: quiz a/b\n", "::: retenir\n", ":::\n", "- ", "> ", "# ", "[^1]", "[^1]: ",
     "[TOC]", "*[0]: x\n", "```\n", "`", "*", "<!--", "-->", '<div title="', '">', "</div>", "<p>", "'",
     '=== "a"\n', "!!! note\n", "| a | b |\n|---|---|\n", "[a](", ")", "![", "{: title=", "}",
     "<section data-lesson=x>", "é"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_template_appears_that_no_directive_asks_for(text: str) -> None:
    html, shown = filled(text)
    written = {str(d.first) for d in scan(Source("a.md", SIGNS.sub("", text)), Report())}
    sections = [attributes for tag, attributes in Reader(html).tags if tag == "section"]
    assert {str(directive.first) for directive in shown} <= written
    assert all(set(attributes) == {"data-lesson"} for attributes in sections)
    assert {attributes["data-lesson"] for attributes in sections} <= written
    assert "data-lesson" not in {n for tag, a in Reader(html).tags if tag != "section" for n in a}
    assert SIGNS.search(html) is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Un {a} deux {b}.", ["<p>Un ", 0, " deux ", 1, ".", "</p>"]),
        ("&#xE000;a&#xE001; {a}&#xE010;", ["<p>a ", 0, "\ue010</p>"]),
        ('<b title="{a}">x</b> {b}', ["<p><b title=\"{a}\">x</b> ", 0, "</p>"]),
    ],
)  # fmt: skip
def test_the_gaps_of_a_text_are_those_written(text: str, pieces: list[Any]) -> None:
    question = Gaps.model_validate({"id": "a", "question": "Quoi ?", "text": text})
    seen = view(question, Random(0))  # noqa: S311
    html = (
        renderer().converters["fr"][1].page(seen.text, PageContext("", lambda _d: ("", ""), slots=seen.slots))
    )
    shown: list[Any] = []
    for piece, place, closing in seen.pieces(Markup(html)):  # noqa: S704
        shown += [
            str(piece),
            *([seen.gaps.index(place)] if place else []),
            *([str(closing)] if closing else []),
        ]
    assert shown == pieces


def test_a_sign_that_turns_the_direction_comes_out_in_no_spelling() -> None:
    text = 'Un &#x202E;mot&#8237; \u202bici [a&#x202e;](x.md "&#x202E;t").'
    html = Converter().page(text, PageContext("", None))
    assert html == '<p>Un mot ici <a href="x.md" title="t">a</a>.</p>'
