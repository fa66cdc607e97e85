"""Slips in YAML: where they are, and the line to write instead."""

from __future__ import annotations

import pytest
import yaml

from tremplin.diagnostics import Report
from tremplin.fixes import Edit
from tremplin.sources.source import Mapping, Source, compose


def told(text: str) -> tuple[str, str, str]:
    report = Report()
    assert compose(Source("a.yml", text), report) is None
    (found,) = report
    return f"{found.span.line}:{found.span.column} {found.code}", found.message, found.remedy


@pytest.mark.parametrize(
    ("text", "place", "written"),
    [
        ("a: b\ndurée:30 min\nc: {d: e}\n", "2:7", "durée: 30 min"),
        ("titre:Bonjour\nrésumé: x\n", "1:7", "titre: Bonjour"),
        ("titre:\u00a0Bonjour\nb: c\n", "1:7", "titre: Bonjour"),
        ("a:\n  - juste: **Oui**\n", "2:12", '- juste: "**Oui**"'),
        ("a:\n  - **Oui**\n  - Non\n", "2:5", '- "**Oui**"'),
        ("a: `for`\n", "1:4", 'a: "`for`"'),
        ("a: [lien](x)\nb: c\n", "1:4", 'a: "[lien](x)"'),
        ("a: ![image](x)\n", "1:4", 'a: "![image](x)"'),
        ("a: @x\n", "1:4", 'a: "@x"'),
        ("a: %x\n", "1:4", 'a: "%x"'),
        ("a: > 5\n", "1:4", 'a: "> 5"'),
        ("a: | 5\n", "1:4", 'a: "| 5"'),
        ('a: **Le "oui"**\nb: c\n', "1:4", "a: '**Le \"oui\"**'"),
        ("titre: “Tailler : la vigne”\n", "1:8", 'titre: "Tailler : la vigne"'),
        ("titre: Tailler : la vigne\n", "1:16", 'titre: "Tailler : la vigne"'),
        ('a: "Oui" et non\n', "1:10", "a: '\"Oui\" et non'"),
        ("q:\n  -juste: a\n  -faux: b\n", "2:3", "- juste: a"),
        ("q:\n  – juste: a\n  – faux: b\n", "2:3", "- juste: a"),
        ("a: - 18 °C\nb: c\n", "1:4", 'a: "- 18 °C"'),
        ("a:\n  - juste: ? vraiment\n", "2:12", '- juste: "? vraiment"'),
        ("a: ! Attention\n", "1:4", 'a: "! Attention"'),
        ("a: [Nord] ou [Sud]\nb: c\n", "1:4", 'a: "[Nord] ou [Sud]"'),
        ("a: {x} ou {y}\nb: c\n", "1:4", 'a: "{x} ou {y}"'),
        ('a: "Oui", dit-il\nb: c\n', "1:9", "a: '\"Oui\", dit-il'"),
        ("a: [un, @deux]\nb: c\n", "1:9", '"@deux"'),
        ("a: [#1, #2]\nb: c\n", "1:5", '"#1"'),
        ("a:\n  * un\n  * deux\n", "2:5", "- un"),
    ],
)  # fmt: skip
def test_the_line_to_write_is_told(text: str, place: str, written: str) -> None:
    where, _, remedy = told(text)
    assert where == f"{place} T103"
    assert written in remedy


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("q:\n  - id: a\n\u00a0\u00a0  b: x\n    c: y\n", "3:1", "insécable"),
        ("q:\n  - id: a\n\u202f   b: x\n\u202f   c: y\n", "3:1", "insécable"),
        ("q:\n\t- a\n", "2:1", "tabulation"),
        ("objectifs: [a, b\ndurée: 3\n", "1:12", "n’est pas fermé"),
        ("a: b\ntitre Bonjour\nc: d\n", "2:1", "il manque « : »"),
    ],
)
def test_the_line_of_the_slip_is_told(text: str, place: str, reason: str) -> None:
    where, message, _ = told(text)
    assert where == f"{place} T103"
    assert reason in message


def test_the_space_that_french_puts_before_a_colon_is_no_part_of_a_key() -> None:
    report = Report()
    node = compose(Source("a.yml", "titre\u00a0: Bonjour\nrésumé\u202f: x\n"), report)
    assert isinstance(node, Mapping)
    assert [key.text for key, _ in node.entries] == ["titre", "résumé"]
    assert not report.diagnostics


def test_keys_that_begin_with_a_minus_before_a_number_are_keys() -> None:
    report = Report()
    assert compose(Source("a.yml", "-5 °C: [glace]\n–10: x\n"), report)
    assert not report.diagnostics


def test_each_mark_of_a_conflict_is_told_and_nothing_else() -> None:
    report = Report()
    text = "a: b\n<<<<<<< HEAD\nc: d\n||||||| 1234\n=======\nc: e\n>>>>>>> essai\n"
    assert compose(Source("a.yml", text), report) is None
    assert [(d.span.line, d.code) for d in report] == [(n, "T130") for n in (2, 4, 5, 7)]


def test_a_line_of_signs_alone_is_no_conflict() -> None:
    report = Report()
    assert compose(Source("a.yml", "a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> b\n"), report)
    assert not report.diagnostics


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("q:\n\t- a\n", "  - a"),
        ("q:\n  - id: a\n\tb: x\n", "    b: x"),
        ("q:\n    r:\n\t  - a: b\n        c: d\n", "      - a: b"),
        ("q:\n\u00a0\u202f- a\n", "  - a"),
    ],
)
def test_a_line_takes_the_place_that_it_may_have(text: str, right: str) -> None:
    report = Report()
    compose(Source("a.yml", text), report)
    (found,) = report
    assert isinstance(found.fix, Edit)
    line = text.split("\n")[found.span.line - 1]
    assert line[: found.fix.span.column - 1] + found.fix.new + line.lstrip() == right


def mended(text: str) -> str:
    """`text` with the change that the one mistake in it proposes."""
    report = Report()
    compose(Source("a.yml", text), report)
    (found,) = report
    assert isinstance(found.fix, Edit)
    line = text.split("\n")[found.span.line - 1]
    assert found.fix.new in found.remedy
    return line[: found.fix.span.column - 1] + line[found.fix.span.column - 1 :].replace(
        found.fix.old or "", found.fix.new, 1
    )


@pytest.mark.parametrize(
    ("value", "right", "meant"),
    [
        ("'L'étape d'avant'", "\"L'étape d'avant\"", "L'étape d'avant"),
        ("'l''eau de l'étang'", "\"l'eau de l'étang\"", "l'eau de l'étang"),
        ('"Dites "oui" vite"', "'Dites \"oui\" vite'", 'Dites "oui" vite'),
        ('"Le "b" de l\'eau"', "'Le \"b\" de l''eau'", 'Le "b" de l\'eau'),
        ('"Un \\"un\\" et "deux""', '"Un \\"un\\" et \\"deux\\""', 'Un "un" et "deux"'),
        ('"Oui" ou "Non"', '\'"Oui" ou "Non"\'', '"Oui" ou "Non"'),
        ("'l'eau', 'l'air'", "\"'l'eau', 'l'air'\"", "'l'eau', 'l'air'"),
        ('"Oui" et non', "'\"Oui\" et non'", '"Oui" et non'),
    ],
)
def test_quotes_at_both_ends_are_not_shown(value: str, right: str, meant: str) -> None:
    for head in ("titre: ", "- juste: ", "- "):
        assert mended(f"{head}{value}\n") == head + right
        assert [event.value for event in yaml.parse(head + right) if isinstance(event, yaml.ScalarEvent)][
            -1
        ] == meant


def test_quotes_around_an_item_between_brackets_are_not_shown() -> None:
    assert mended("a: ['l'eau', 'l''air']\n") == "a: [\"l'eau\", 'l''air']"
    assert mended("a: ['un #deux', @trois]\n") == "a: ['un #deux', \"@trois\"]"


def test_quotes_glued_to_a_colon_are_not_shown() -> None:
    assert mended("titre:'L'étape d'avant'\nb: c\n") == "titre: \"L'étape d'avant\""


@pytest.mark.parametrize("wrong", ["\\Users", "\\u12", "\\xyz", "\\UFFFFFFFF", "\\s", "\\d"])
def test_a_backslash_that_means_nothing_is_to_be_doubled(wrong: str) -> None:
    _, message, remedy = told(f'a: b\nc: "C:{wrong}"\n')
    assert "barre oblique inverse" in message
    assert remedy.startswith("Doublez la barre « \\ »")


def test_what_is_written_of_a_remark_is_read_whole() -> None:
    report = Report()
    compose(Source("a.yml", 'a: Le "C:\\n" #1\n'), report)
    (found,) = report
    assert "'Le \"C:\\n\" #1'" in found.remedy
