"""Diagnostics: their texts, their order, the three ways to print them."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

import pytest

import tremplin
from each import each
from tremplin.diagnostics import (
    FORMATS,
    Diagnostic,
    Report,
    Span,
    excerpt,
    fold,
    render_github,
    render_gitlab,
    render_json,
    render_terminal,
    render_text,
    suggest,
)
from tremplin.rules import RULES, Rule, Severity

TEXT = "titre: Bonjour\nduree: 6\n"


def names_in(rule: Rule) -> dict[str, object]:
    texts = (rule.message, rule.remedy)
    return {name: "x" for t in texts for _, name, _, _ in string.Formatter().parse(t) if name}


def sample() -> Report:
    report = Report(texts={"a.md": TEXT})
    report.add("T314", Span("b.yml", 1, 1), target="mail/joindre")
    report.add("T219", Span("a.md", 2, 8), key="duree", value="50 %", remedy="Écrivez\n6 min.")
    return report


def test_every_code_of_the_program_has_a_rule() -> None:
    package = Path(tremplin.__file__).parent
    named = {c for path in package.rglob("*.py") for c in re.findall(r'"(T\d{3})"', path.read_text("utf-8"))}
    assert named == set(RULES)


@each("code", RULES)
def test_every_rule_says_what_and_how_to_mend_it(code: str) -> None:
    values = names_in(RULES[code])
    found = Diagnostic.of(code, Span("a.md"), **values)
    assert found.message.endswith(".")
    assert found.remedy
    assert "{" not in found.message
    assert found.severity is RULES[code].severity


@each("code", [code for code, rule in RULES.items() if names_in(rule)])
def test_a_rule_refuses_to_be_half_filled(code: str) -> None:
    with pytest.raises(KeyError):
        Diagnostic.of(code, Span("a.md"))


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        Diagnostic.of("T999", Span("a.md"))


def test_braces_of_an_author_stay_as_they_are() -> None:
    assert "{nom}" in Diagnostic.of("T201", Span("a.md"), key="{nom}", remedy="{}").message


def test_a_severity_can_be_lowered() -> None:
    found = Diagnostic.of("T502", Span("a.md"), severity=Severity.WARNING)
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("span", "text"),
    [(Span("a.md", 3, 7), "a.md:3:7"), (Span("a.md"), "a.md"), (Span("a.md", 3), "a.md:3:0")],
)
def test_a_span_names_its_place(span: Span, text: str) -> None:
    assert str(span) == text


def test_a_report_sorts_by_file_and_place_then_code() -> None:
    report = Report()
    for code, span in (
        ("T504", Span("b.md", 1, 1)),
        ("T503", Span("b.md", 1, 1)),
        ("T504", Span("a.md", 10, 1)),
        ("T504", Span("a.md", 9, 5)),
        ("T504", Span("a.md")),
    ):
        report.add(code, span)
    assert [f"{d.span} {d.code}" for d in report] == [
        "a.md T504", "a.md:9:5 T504", "a.md:10:1 T504", "b.md:1:1 T503", "b.md:1:1 T504",
    ]  # fmt: skip


def test_a_report_tells_the_same_thing_once() -> None:
    report = Report()
    for _ in range(2):
        report.add("T504", Span("a.md", 1, 1))
    assert len(list(report)) == report.count(Severity.ERROR) == 1


def test_only_errors_fail() -> None:
    report = Report()
    assert not report.failed
    report.add("T314", Span("a.yml"), target="a")
    assert not report.failed
    report.add("T503", Span("a.yml"))
    assert report.failed


@pytest.mark.parametrize(
    ("errors", "warnings", "text"),
    [
        (0, 0, "Tout est en ordre."),
        (1, 0, "1 erreur."),
        (2, 1, "2 erreurs, 1 avertissement."),
        (0, 2, "2 avertissements."),
    ],
)
def test_the_summary_counts_in_french(errors: int, warnings: int, text: str) -> None:
    report = Report()
    for n in range(errors):
        report.add("T503", Span("a.md", n + 1, 1))
    for n in range(warnings):
        report.add("T314", Span("a.md", n + 1, 1), target="a")
    assert report.summary() == text


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Thèmes", "themes"), ("ÉVALUATION", "evaluation"), ("périme", "perime"), ("é", "e"), ("", "")],
)
def test_folding_takes_case_and_accents_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_near_name_is_suggested_as_it_is_written() -> None:
    assert suggest("theme", ["Thèmes", "niveau"]) == "Vouliez-vous dire « Thèmes » ?"


def test_few_names_are_listed_when_none_is_near() -> None:
    assert suggest("zzz", ["b", "a"], label="Choix") == "Choix : a, b."


@pytest.mark.parametrize("known", [[], [f"nom-{n}" for n in range(17)]])
def test_no_name_or_too_many_are_not_listed(known: list[str]) -> None:
    assert suggest("zzz", known, "Autrement.", label="Choix") == "Autrement."


def shown(text: str | None, *place: int) -> list[str]:
    return excerpt(Diagnostic.of("T503", Span("a.md", *place)), text.split("\n") if text else [])


def test_the_caret_stands_under_the_place() -> None:
    assert shown(TEXT, 2, 8, 1) == ["  2 | duree: 6", "    |        ^"]


def test_the_caret_is_as_long_as_the_fault_within_the_line() -> None:
    assert shown(TEXT, 1, 1, 5)[1] == "    | ^^^^^"
    assert shown(TEXT, 1, 8, 500)[1] == "    |        " + "^" * len("Bonjour")


def test_a_tab_is_shown_as_one_space() -> None:
    assert shown("\ta", 1, 2) == ["  1 |  a", "    |  ^"]


def test_a_long_line_is_cut_around_the_place() -> None:
    line, caret = shown("é" * 300 + "x" + "é" * 300, 1, 301)
    assert len(line) <= 110
    assert line[caret.index("^")] == "x"


@pytest.mark.parametrize("place", [(0, 0), (4, 1), (99, 1)])
def test_no_excerpt_outside_the_text(place: tuple[int, int]) -> None:
    assert shown(TEXT, *place) == []
    assert shown(None, *place) == []


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x0b", "\x85"])
def test_the_excerpt_counts_lines_as_spans_do(sign: str) -> None:
    assert shown(f"un{sign}deux\ntrois", 2, 1)[0] == "  2 | trois"


def test_text_shows_place_message_excerpt_remedy_and_summary() -> None:
    assert render_text(sample()) == (
        "a.md:2:8: erreur T219: Valeur inconnue pour « duree » : « 50 % ».\n"
        "  2 | duree: 6\n"
        "    |        ^\n"
        "  → Écrivez␊6 min.\n"
        "\n"
        "b.yml:1:1: avertissement T314: Le quiz « mail/joindre » n’est utilisé dans aucune page.\n"
        "  → Ajoutez « ::: quiz mail/joindre » dans une étape, ou supprimez ce fichier.\n"
        "\n"
        "1 erreur, 1 avertissement."
    )


def test_text_of_nothing_is_the_summary() -> None:
    assert render_text(Report()) == "Tout est en ordre."


def test_the_terminal_says_how_to_know_more() -> None:
    more = "\n\nPour comprendre un code : tremplin explain T219"
    assert render_terminal(sample()) == render_text(sample()) + more
    assert render_terminal(Report()) == render_text(Report())


def test_json_holds_every_field() -> None:
    data = json.loads(render_json(sample()))
    assert (data["errors"], data["warnings"]) == (1, 1)
    assert data["diagnostics"][0] == {
        "file": "a.md",
        "line": 2,
        "column": 8,
        "severity": "error",
        "code": "T219",
        "message": "Valeur inconnue pour « duree » : « 50 % ».",
        "remedy": "Écrivez\n6 min.",
    }


def test_github_gets_one_escaped_command_a_line() -> None:
    assert render_github(sample()).splitlines() == [
        "::error file=a.md,line=2,col=8,title=T219::"
        "Valeur inconnue pour « duree » : « 50 %25 ». Écrivez␊6 min.",
        "::warning file=b.yml,line=1,col=1,title=T314::Le quiz « mail/joindre » n’est utilisé dans "
        "aucune page. Ajoutez « ::: quiz mail/joindre » dans une étape, ou supprimez ce fichier.",
    ]


def test_gitlab_gets_one_row_a_mistake_with_a_name_of_its_own() -> None:
    rows = json.loads(render_gitlab(sample()))
    found = [
        (r["check_name"], r["severity"], r["location"]["path"], r["location"]["lines"]["begin"]) for r in rows
    ]
    severities = {Severity.ERROR: "major", Severity.WARNING: "minor"}
    assert found == [(d.code, severities[d.severity], d.span.file, max(1, d.span.line)) for d in sample()]
    assert len({row["fingerprint"] for row in rows}) == len(rows)


def test_github_escapes_what_would_end_a_property() -> None:
    report = Report()
    report.add("T503", Span("a,b:c.md"))
    assert render_github(report).startswith("::error file=a%2Cb%3Ac.md,line=1,col=1,")


EVIL = (
    "a\x1b[31m\x07\r\n::add-path::/evil\n  ##[add-path]/evil ##vso[task.complete]"
    "\u202eb\x9b\u2028\udcff\u2066\x00"
)


@pytest.mark.parametrize("form", FORMATS)
def test_no_form_carries_what_a_terminal_or_a_machine_obeys(form: str) -> None:
    line = EVIL.replace("\n", "").replace("\r", "")
    report = Report(texts={f"{EVIL}.md": line})
    report.add("T301", Span(f"{EVIL}.md", 1, 1), target=EVIL, remedy=EVIL)
    text = FORMATS[form](report)
    allowed = "\n\u00a0\u202f"
    assert [sign for sign in text if not sign.isprintable() and sign not in allowed] == []
    assert re.findall(r"^\s*::(?!error file=)|##\w*\[", text, re.M) == []
    assert text.count("add-path") >= 6
    text.encode()


def test_json_keeps_the_name_of_a_file_as_it_is() -> None:
    report = Report()
    report.add("T503", Span(EVIL))
    assert json.loads(render_json(report))["diagnostics"][0]["file"] == EVIL


def test_the_caret_stays_under_its_place_after_signs_that_are_not_shown() -> None:
    assert shown("\x1b[31mfaux\u202e", 1, 6, 4) == ["  1 | ␛[31mfaux\ufffd", "    |      ^^^^"]
