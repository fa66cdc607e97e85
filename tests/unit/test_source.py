"""Reading files, YAML and front matter: nothing changes on the way, every place is exact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.diagnostics import Report, Span
from tremplin.fixes import Edit
from tremplin.sources.header import split_front_matter
from tremplin.sources.listing import Listing, walk
from tremplin.sources.source import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_NODES,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Source,
    compose,
    read,
)


def composed(text: str, line: int = 1, column: int = 1) -> tuple[Node | None, list[str]]:
    report = Report()
    node = compose(Source("a.yml", text, line, column), report)
    return node, [f"{d.span.line}:{d.span.column} {d.code}" for d in report]


def value(node: Node | None) -> Any:
    """What a node says, without places."""
    if isinstance(node, Mapping):
        return {key.text: value(child) for key, child in node.entries}
    if isinstance(node, Sequence):
        return [value(child) for child in node.items]
    return node.text if node else None


def spans(node: Node) -> list[Span]:
    if isinstance(node, Mapping):
        inner = [s for k, v in node.entries for s in (k.span, *spans(v))]
        return [node.span, *inner]
    if isinstance(node, Sequence):
        return [node.span, *(s for child in node.items for s in spans(child))]
    return [node.span]


# ---- files


def loaded(tmp_path: Path, data: bytes) -> tuple[Source | None, Report]:
    (tmp_path / "a.md").write_bytes(data)
    report = Report()
    return read("a.md", Listing(tmp_path), report), report


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"un\ndeux\n", id="LF"),
        pytest.param(b"un\r\ndeux\r\n", id="CRLF"),
        pytest.param(b"un\rdeux\r", id="CR"),
        pytest.param(b"\xef\xbb\xbfun\ndeux\n", id="BOM"),
    ],
)
def test_ends_of_lines_and_marks_of_order_are_put_aside(tmp_path: Path, data: bytes) -> None:
    source, report = loaded(tmp_path, data)
    assert source == Source("a.md", "un\ndeux\n")
    assert report.text("a.md") == "un\ndeux\n"


def test_a_file_in_another_encoding_is_told_at_its_line(tmp_path: Path) -> None:
    source, report = loaded(tmp_path, "un\ndeux\nété\n".encode("latin-1"))
    assert source is None
    assert [(d.code, d.span) for d in report] == [("T102", Span("a.md", 3, 1))]


def test_the_largest_file_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    assert loaded(tmp_path, b"a" * MAX_BYTES)[0] is not None
    source, report = loaded(tmp_path, b"a" * (MAX_BYTES + 1))
    assert source is None
    assert [d.code for d in report] == ["T106"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    report = Report()
    assert read("a.md", Listing(tmp_path), report) is None
    assert [(d.code, str(d.span)) for d in report] == [("T101", "a.md")]


def test_a_link_inside_its_folder_is_read_and_one_outside_is_not_even_opened(tmp_path: Path) -> None:
    course = tmp_path / "courses/mail"
    course.mkdir(parents=True)
    (course / "a.md").write_text("a", encoding="utf-8")
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (course / "b.md").symlink_to("a.md")
    (course / "c.md").symlink_to(tmp_path / "secret.md")
    files, report = walk(tmp_path, "courses"), Report()
    assert read("courses/mail/b.md", files, report) == Source("courses/mail/b.md", "a")
    assert read("courses/mail/c.md", files, report) is None
    assert [*report] == [], "the listing tells it"
    assert [*report.texts] == ["courses/mail/b.md"]


def test_a_file_of_the_publisher_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("a: b", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/mkdocs.yml").symlink_to(tmp_path / "real.yml")
    assert read("mkdocs.yml", Listing(tmp_path / "inner"), Report()) == Source("mkdocs.yml", "a: b")


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "a.md")
    report = Report()
    assert read("a.md", Listing(tmp_path), report) is None
    assert [d.code for d in report] == ["T101"]


# ---- YAML: values


@pytest.mark.parametrize(
    "text",
    [
        "no", "yes", "on", "true", "12:30:45", "010", "0x1F", "1e3", ".5", "12,5", "2027-01-12",
        "1_000", "=", "<<", "nUll", ".inf", "45 min", "70 %", "é", "a:b", "a#b", "http://a.fr/#b",
    ],
)  # fmt: skip
def test_a_plain_scalar_stays_the_text_that_is_written(text: str) -> None:
    assert value(composed(f"a: {text}\n")[0]) == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", " # rien"])
def test_nothing_is_nothing(text: str) -> None:
    assert value(composed(f"a: {text}\n")[0]) == {"a": None}


@pytest.mark.parametrize("text", ['""', "''", '"null"', "'~'"])
def test_quoted_nothing_is_a_text(text: str) -> None:
    assert value(composed(f"a: {text}\n")[0]) == {"a": text[1:-1]}


@pytest.mark.parametrize("text", ["", "\n\n", "# commentaire\n", "---\n", "null\n", "~", "---\n...\n"])
def test_a_text_with_nothing_in_it_is_not_a_mistake(text: str) -> None:
    assert composed(text) == (None, [])


def test_a_first_document_mark_is_accepted() -> None:
    assert value(composed("---\na: 1\n")[0]) == {"a": "1"}


def test_block_scalars_and_no_break_spaces_are_kept() -> None:
    node, _ = composed("a: |\n  un\n  deux\nb: >\n  un\n  deux\nc: 1\u00a0h\u202f30\n")
    assert value(node) == {"a": "un\ndeux\n", "b": "un deux\n", "c": "1\u00a0h\u202f30"}


def test_ends_of_lines_of_word_processors_do_not_move_places() -> None:
    text = "a: un\u2028deux\nb: trois\n"
    node, told = composed(text)
    assert told == []
    assert isinstance(node, Mapping)
    assert node.entries[1][0].span.line == 2


# ---- YAML: places


def test_every_place_is_exact() -> None:
    node, _ = composed("été: Bonjour\nliste:\n  - un\n  - {clé: 'deux'}\n")
    assert isinstance(node, Mapping)
    (first, hello), (_, items) = node.entries
    assert first.span == Span("a.yml", 1, 1, 3)
    assert hello.span == Span("a.yml", 1, 6, 7)
    assert isinstance(items, Sequence)
    assert items.items[0].span == Span("a.yml", 3, 5, 2)
    inner = items.items[1]
    assert isinstance(inner, Mapping)
    assert inner.entries[0][1].span == Span("a.yml", 4, 11, 6)


def test_places_follow_those_of_the_text() -> None:
    node, _ = composed("a: 1\nb: 2\n", line=10, column=5)
    assert isinstance(node, Mapping)
    assert node.entries[1][1].span == Span("a.yml", 11, 8, 1)


def test_a_sign_beyond_the_basic_plane_is_one_column() -> None:
    node, _ = composed("🐟: un\n🐟🐟: [🐟, deux]\n")
    assert isinstance(node, Mapping)
    items = node.entries[1][1]
    assert isinstance(items, Sequence)
    assert items.items[1].span == Span("a.yml", 2, 9, 4)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("a: 1\na: 2\n", "2:1 T104", id="same key"),
        pytest.param("a: {b: 1, b: 2}\n", "1:11 T104", id="same key on a line"),
        pytest.param("? [a]\n: 1\n", "1:3 T107", id="a list as a key"),
        pytest.param("{~: 1}\n", "1:2 T107", id="nothing as a key"),
        pytest.param("a: &x 1\n", "1:4 T105", id="anchor"),
        pytest.param("a: *x\n", "1:4 T105", id="alias"),
        pytest.param("a: !!python/name:os.system 1\n", "1:4 T105", id="tag of Python"),
        pytest.param("a: !!str 1\n", "1:4 T105", id="tag"),
        pytest.param("a: 1\n---\nb: 2\n", "2:1 T105", id="second document"),
        pytest.param("a: b: c\n", "1:5 T103", id="two colons"),
        pytest.param("a: 1\n\tb: 2\n", "2:1 T103", id="tab"),
        pytest.param("a: @x\n", "1:4 T103", id="reserved sign"),
        pytest.param("a: `x`\n", "1:4 T103", id="backquote"),
        pytest.param("a: %x\n", "1:4 T103", id="percent"),
        pytest.param('a: "un\nb: 2\n', "1:4 T103", id="open quote"),
        pytest.param("a: [un, deux\nb: 2\n", "1:4 T103", id="open list"),
        pytest.param('a: "\\p"\n', "1:5 T103", id="backslash"),
        pytest.param("a: 1\n b: 2\n", "2:3 T103", id="wrong indent"),
        pytest.param("a: 1\x07\n", "1:5 T103", id="control sign"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(text: str, told: str) -> None:
    assert composed(text)[1] == [told]


def test_the_first_of_two_same_keys_is_kept_and_named() -> None:
    report = Report()
    node = compose(Source("a.yml", "b: 0\na: 1\na: 2\n"), report)
    assert value(node) == {"b": "0", "a": "1"}
    assert "ligne 2" in next(iter(report)).remedy


def test_a_tag_is_told_as_it_is_written() -> None:
    report = Report()
    compose(Source("a.yml", "a: !!str 1\n"), report)
    assert "« !!str »" in next(iter(report)).message


# ---- YAML: bombs


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    rows = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert composed("\n".join(rows)) == (None, ["1:5 T105"])


def test_depth_has_a_limit() -> None:
    fits = "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)
    assert composed(fits)[1] == []
    assert composed(f"[{fits}]") == (None, [f"1:{MAX_DEPTH + 2} T106"])


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_depth_bomb_is_refused(opening: str) -> None:
    node, told = composed(opening * 50_000)
    assert node is None
    assert told[0].endswith("T106")


def test_a_size_bomb_is_refused() -> None:
    node, told = composed("- a\n" * MAX_NODES)
    assert node is None
    assert told == [f"{MAX_NODES}:3 T106"]


# ---- front matter


def split(text: str) -> tuple[Source | None, Source, list[str]]:
    report = Report()
    header, body = split_front_matter(Source("a.md", text), report)
    return header, body, [f"{d.span} {d.code}" for d in report]


def test_a_header_and_its_body_know_their_lines() -> None:
    header, body, told = split("---\ntitre: Un\n---\nBonjour\n")
    assert header == Source("a.md", "titre: Un\n", 2)
    assert body == Source("a.md", "Bonjour\n", 4)
    assert told == []


@pytest.mark.parametrize("text", ["Bonjour\n", "", "\n---\nun\n---\n", "--- a\n", "----\n", "--\n"])
def test_a_text_without_header_is_all_body(text: str) -> None:
    assert split(text) == (None, Source("a.md", text), [])


@pytest.mark.parametrize(
    ("text", "line"),
    [("---\na: 1\n...\nb", 4), ("--- \t\na: 1\n---  \nb", 4), ("---\n---\nb", 3)],
)
def test_other_ways_to_close_a_header(text: str, line: int) -> None:
    header, body, told = split(text)
    assert header is not None
    assert body == Source("a.md", "b", line)
    assert told == []


def test_a_header_may_end_the_file() -> None:
    header, body, told = split("---\na: 1\n---")
    assert header == Source("a.md", "a: 1\n", 2)
    assert body.text == ""
    assert told == []


def test_dashes_inside_a_line_do_not_close_a_header() -> None:
    header, _, _ = split("---\na: |\n  ---\nb: 1\n---\n")
    assert header is not None
    assert header.text == "a: |\n  ---\nb: 1\n"


def test_an_open_header_is_told_at_its_first_line() -> None:
    assert split("---\ntitre: Un\n\nBonjour\n")[2] == ["a.md:1:1 T108"]


# ---- properties

YAMLISH = st.text("ab:- \n\t#&*!|>'\"%@`[]{},?~é\u00a0\u2028\x00\x85\ufeff0\\")
TEXTS = st.text() | YAMLISH


@given(TEXTS, st.integers(1, 50), st.integers(1, 9))
def test_composing_never_raises_and_stays_in_the_text(text: str, line: int, column: int) -> None:
    report = Report()
    source = Source("a.yml", text, line, column)
    node = compose(source, report)
    last = line + len(text.split("\n"))
    for span in [d.span for d in report] + (spans(node) if node else []):
        assert line <= span.line <= last
        assert span.column >= column
        assert span.length >= 1


@given(st.dictionaries(st.text("abcdé", min_size=1), st.text("xyzé 0'\"-:#")))
def test_quoted_texts_come_back_as_they_are(data: dict[str, str]) -> None:
    def quote(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    node, told = composed("".join(f"{quote(k)}: {quote(v)}\n" for k, v in data.items()))
    assert told == []
    assert value(node) == (data or None)


@given(st.text() | st.text("-. \ta:\n"))
def test_splitting_loses_no_line(text: str) -> None:
    report = Report()
    header, body = split_front_matter(Source("a.md", text), report)
    if header is None:
        assert body.text in (text, "")
        assert (body.text == text) == (not report.diagnostics)
        return
    lines = text.split("\n")
    assert lines[1 : body.line - 2] == header.text.split("\n")[:-1]
    assert "\n".join(lines[body.line - 1 :]) == body.text


def test_a_scalar_alone_is_a_document() -> None:
    source = Source("a.yml", "bonjour")
    assert composed("bonjour") == (Scalar(Span("a.yml", 1, 1, 7), "bonjour", source), [])


@pytest.mark.parametrize(
    ("above", "opening", "end"),
    [
        ("\n", "---", "---"), (" \n\u00a0\n", "---", "---"), ("", "—", "—"), ("", "–––", "---"),
        ("", "----", "---"),
        ("", "\u200b---", "---"), ("", " ---", "---"), ("", "---", "—"), ("# Un\n\n", "---", "---"),
    ],
)  # fmt: skip
def test_a_header_that_is_misplaced_is_told_and_read(above: str, opening: str, end: str) -> None:
    header, body, told = split(f"{above}{opening}\ntitre: a\n{end}\nb\n")
    assert header is not None
    assert (header.text, body.text) == ("titre: a\n", "b\n")
    assert header.line == above.count("\n") + 2
    assert {line.split()[-1] for line in told} == {"T131"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("titre: a\n---\nb\n", ["a.md:1:1 T131"]),
        ("\ndurée: 5 min\nobjectifs:\n  - c\n\ntitre: a\n---\nb\n", ["a.md:1:1 T131"]),
        ("titre: a\n\nDu texte.\n\n---\nb\n", []),
        ("Remarque : a\n---\nb\n", []),
        ("titre: a\nb\n", []),
    ],
)
def test_a_header_without_its_first_line_is_told_and_read(text: str, told: list[str]) -> None:
    header, body, found = split(text)
    assert found == told
    assert (header is not None) is bool(told)
    assert body.text == ("b\n" if told else text)
    report = Report()
    split_front_matter(Source("a.md", text), report)
    for mistake in report:
        assert isinstance(mistake.fix, Edit)
        assert split(mistake.fix.new + text)[2] == []


# ---- decimal commas


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{a: 2..9, b: 0,5..3 pas 0,5}", {"a": "2..9", "b": "0,5..3 pas 0,5"}),
        (
            "{nombre: 12,5, tolérance: 0,1, points: 50 %}",
            {"nombre": "12,5", "tolérance": "0,1", "points": "50 %"},
        ),
        ("{x: 20,y: 40}", {"x": "20", "y": "40"}),
        ("{a: '1',5}", {"a": "1", "5": None}),
        ("{a: b,c: }", {"a": "b", "c": None}),
        ("{a: ~,c}", {"a": None, "c": None}),
        ("{a, c}", {"a": None, "c": None}),
        ("{a: [b], c}", {"a": "", "c": None}),
        ("{a: 0,\n5}", {"a": "0", "5": None}),
    ],
)
def test_a_comma_glued_between_two_digits_is_decimal(text: str, expected: dict[str, str | None]) -> None:
    report = Report()
    node = compose(Source("a.yml", text), report)
    assert isinstance(node, Mapping)
    assert {key.text: getattr(value, "text", "") for key, value in node.entries} == expected
    assert not list(report)


def test_a_decimal_number_is_told_whole() -> None:
    node = compose(Source("a.yml", "{a: 0,25}"), Report())
    assert isinstance(node, Mapping)
    ((_, value),) = node.entries
    assert value.span == Span("a.yml", 1, 5, 4)


@pytest.mark.parametrize(
    ("text", "whole", "rest"),
    [
        ("{juste: Oui, retour: Oui, bravo}", {"juste": "Oui", "retour": "Oui, bravo"}, "bravo"),
        (
            "{retour: Oui, bravo , encore, juste: Oui}",
            {"retour": "Oui, bravo , encore", "juste": "Oui"},
            "encore",
        ),
        ("{a: 1, 5}", {"a": "1, 5"}, "5"),
        ("{a: b,c}", {"a": "b,c"}, "c"),
        ("{a: 0,5, environ}", {"a": "0,5, environ"}, "environ"),
    ],
)
def test_a_comma_between_the_words_of_a_text_is_told_once(
    text: str, whole: dict[str, str], rest: str
) -> None:
    report = Report()
    node = compose(Source("a.yml", text), report)
    assert isinstance(node, Mapping)
    assert {key.text: getattr(value, "text", "") for key, value in node.entries} == whole
    (told,) = report
    key, value = next((key, value) for key, value in whole.items() if value.endswith(rest))
    assert told.code == "T103"
    assert f"« {rest} » n’a pas de valeur" in told.message
    assert f'{key}: "{value}"' in told.remedy
    assert text[told.span.column - 1 :][: told.span.length] == value


def test_both_values_that_commas_cut_are_told() -> None:
    report = Report()
    compose(Source("a.yml", "- {juste: Oui, bien, retour: Bravo, merci}\n- {juste: a, b}\n"), report)
    assert [told.span.column for told in report] == [11, 30, 11]
