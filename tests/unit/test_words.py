"""The words of the interface: catalogues that say the same, templates without words of their own, formats."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from each import each
from tremplin.publish.record import engine
from tremplin.render import words as formats
from tremplin.schema.catalogue import FaceToFaceSession
from tremplin.schema.values import format_minutes
from tremplin.schema.words import shown
from tremplin.text.typography import format_weight, typeset
from tremplin.text.words import Words, catalogues, tongue_of, words_of

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes/tremplin_theme"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
SOURCES = sorted((ROOT / "generator/tremplin").rglob("*.py"))
FR, EN = words_of("fr"), words_of("en")


def texts(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield path, node
    else:
        for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
            yield from texts(inner, f"{path}/{key}")


def catalogue(language: str) -> dict[str, str]:
    data = json.loads((THEME / f"words/{language}.json").read_text(encoding="utf-8"))
    return dict(texts({"pages": data["pages"], "client": data["client"]}))


# ---- catalogues


def test_french_and_english_are_there() -> None:
    assert set(catalogues()) >= {"fr", "en"}


@pytest.mark.parametrize("language", sorted({*catalogues()} - {"fr"}))
def test_a_catalogue_has_the_keys_and_the_placeholders_of_the_french_one(language: str) -> None:
    french, other = catalogue("fr"), catalogue(language)
    assert other.keys() == french.keys()
    fields = re.compile(r"\{\w*\}")
    assert {k: set(fields.findall(t)) for k, t in other.items()} == {
        k: set(fields.findall(t)) for k, t in french.items()
    }
    assert [key for key, text in other.items() if not text.strip()] == []


def test_the_catalogues_are_part_of_what_a_site_is_made_of() -> None:
    assert {row[0] for row in engine() if isinstance(row, list)} >= {
        "tremplin_theme/words/fr.json",
        "tremplin_theme/words/en.json",
    }


@pytest.mark.parametrize("values", ["action", "rule", "level", "modality"])
def test_values_that_authors_write_have_their_words(values: str) -> None:
    assert FR.group(values).keys() == shown(values).keys()


def test_french_says_them_as_authors_write_them() -> None:
    assert (FR.group("action"), FR.group("rule")) == (dict(shown("action")), dict(shown("rule")))


def named() -> set[str]:
    """What looks like a key, or the beginning of one, in templates and sources."""
    groups = "|".join({key.partition(".")[0] for key in FR.texts})
    pattern = re.compile(rf"""['"]((?:{groups})\.[^'"{{]*)""")
    files = [path.read_text(encoding="utf-8") for path in (*TEMPLATES, *SOURCES)]
    found = {key for text in files for key in pattern.findall(text)}
    found |= {f"{name}." for text in files for name in re.findall(r"\bknown(?:\(|', )'(\w+)'", text)}
    return {*found, *(f"titles.{key}" for text in files for key in re.findall(r'site_word\("(\w+)"', text))}


def test_no_key_is_unused() -> None:
    keys = {key.removesuffix(".one").removesuffix(".other") for key in FR.texts}
    known = named() - {"titles."}  # the start of those that `site_word` gives
    starts = tuple(key if key.endswith(".") else f"{key}." for key in known)
    assert [key for key in sorted(keys - known) if not key.startswith(starts)] == []


def test_every_key_of_the_templates_is_known() -> None:
    found = {
        key for path in TEMPLATES for key in re.findall(r"'([\w.-]+)'\s*\|\s*(?:t|said)\b", path.read_text())
    }
    assert found
    assert {key for key in found if key not in FR.texts and f"{key}.other" not in FR.texts} == set()


# ---- templates

FOR_AUTHORS = (
    "diagnostics.html",
    "marks.html",
    "panel.html",
    "quality.html",
)  # in French, as the diagnostics are
CODE = {"HTML", "JavaScript", "Python", "Ctrl", "P", "courses", "nbsp", "%C2%A0"}
"""Names that are the same in every language."""
DRAWING = re.compile(r"M\d+ \d")


def words_in(template: str) -> list[str]:
    """Letters that a learner would read without a key."""
    template = re.sub(r"\{#.*?#\}", " ", template, flags=re.S)
    inside = re.findall(r"\{[{%].*?[%}]\}", template, flags=re.S)
    literals = [literal for code in inside for literal in re.findall(r"'([^']*)'", code)]
    # a text has a capital, a space or an accent; what has none is a name
    found = [text for text in literals if re.search(r"[A-ZÀ-ÿ]|[^\W\d_] | [^\W\d_]", text)]
    plain = re.sub(r"\{[{%].*?[%}]\}", "0", template, flags=re.S)
    found += re.findall(r'\b(?:aria-label|title|alt|placeholder|label)="([^"]*[^\W\d_][^"]*)"', plain)
    # what is between tags
    plain = re.sub(r"<(?:!doctype[^>]*|/?[a-z0](?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>", " ", plain)
    found += re.findall(r"[^\W\d_]+", plain)
    return [word for word in found if word not in CODE and not DRAWING.match(word)]


@each("path", [p for p in TEMPLATES if p.name not in FOR_AUTHORS], ids=lambda p: p.name)
def test_a_template_holds_no_word(path: Path) -> None:
    assert words_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Bonjour</p>",
        '<a aria-label="Menu">{{ x }}</a>',
        "{{ 'Juste' if a else b }}",
        "{{ a|join(' ou ') }}",
        "<p>{% if a %}été{% endif %}</p>",
        "{% for id, word in (('yes', 'Oui'),) %}{% endfor %}",
    ],
)
def test_a_word_in_a_template_is_found(template: str) -> None:
    assert words_in(template)


# ---- words


def test_a_number_chooses_the_form() -> None:
    assert [FR("count.steps", n) for n in (0, 1, 2)] == [
        f"{n}\u00a0{w}" for n, w in ((0, "étape"), (1, "étape"), (2, "étapes"))
    ]
    assert [EN("count.steps", n) for n in (0, 1, 2)] == [
        f"{n}\u00a0{w}" for n, w in ((0, "steps"), (1, "step"), (2, "steps"))
    ]


def test_placeholders_are_filled() -> None:
    assert EN("segment.rank", rank=1, total=3) == "Step 1 of 3"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: FR("segment.unknown"),
        lambda: FR("segment.rank", rank=1),
        lambda: FR("segment.rank"),
        lambda: FR("segment.finish", 3),
    ],
    ids=["key", "placeholder", "placeholders", "plural"],
)
def test_what_is_missing_raises(ask: Any) -> None:
    with pytest.raises(KeyError):
        ask()


def test_html_is_kept_and_the_rest_escaped() -> None:
    words = Words("xx", {"key": "a < b {link} {text}"}, lambda n: n > 1)
    assert words("key", link="<b>", text="t") == "a < b <b> t"
    found = words("key", link=Markup("<b>x</b>"), text="<i>")
    assert isinstance(found, Markup)
    assert found == "a &lt; b <b>x</b> &lt;i&gt;"


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "fr"), ("fr-CA", "fr"), ("en-GB", "en"), ("de", "fr"), ("ar", "fr")]
)
def test_the_base_of_a_language_decides_of_its_words(language: str, words: str) -> None:
    assert words_of(language).language == words


def test_the_words_of_a_language_without_a_catalogue_are_marked() -> None:
    french = {"lang": "fr", "dir": "ltr"}
    assert (tongue_of("ar").ui, tongue_of("ar").own) == (french, {"lang": "ar", "dir": "rtl"})
    assert (tongue_of("de").ui, tongue_of("de").named) == (french, {"lang": "fr"})
    for language in ("fr", "fr-CA", "en", "en-GB"):
        tongue = tongue_of(language)
        assert (tongue.ui, tongue.named, tongue.own) == ({}, {}, {})


def test_a_text_in_another_language_is_marked() -> None:
    tongue = tongue_of("fr")
    assert tongue.other("fr-CA") == {}
    assert tongue.other("en") == {"lang": "en"}
    assert [tongue.other(language)["dir"] for language in ("ar", "he", "fa", "ur")] == ["rtl"] * 4
    assert tongue_of("ar").other("he") == {"lang": "he"}


def test_only_french_gets_french_typography() -> None:
    assert [typeset("Non !", language) for language in ("fr", "fr-CA", "en", "de")] == [
        "Non\u202f!",
        "Non\u202f!",
        "Non !",
        "Non !",
    ]


# ---- formats


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2026, 11, 1), "1er\u00a0novembre 2026", "1\u00a0November 2026"),
        (date(2027, 2, 28), "28\u00a0février 2027", "28\u00a0February 2027"),
        (date(2027, 8, 31), "31\u00a0août 2027", "31\u00a0August 2027"),
        (date(2027, 12, 11), "11\u00a0décembre 2027", "11\u00a0December 2027"),
    ],
)
def test_days(day: date, french: str, english: str) -> None:
    assert (formats.day(FR, day), formats.day(EN, day)) == (french, english)


@pytest.mark.parametrize(
    ("hour", "minute", "french", "english"),
    [
        (9, 0, "9\u00a0h", "9:00"),
        (13, 30, "13\u00a0h\u00a030", "13:30"),
        (0, 5, "0\u00a0h\u00a005", "0:05"),
    ],
)
def test_hours(hour: int, minute: int, french: str, english: str) -> None:
    moment = datetime(2027, 1, 1, hour, minute)
    assert (formats.hour(FR, moment), formats.hour(EN, moment)) == (french, english)


@pytest.mark.parametrize(
    ("start", "end", "french", "english"),
    [
        (
            "2027-01-12 09:00",
            "2027-01-12 12:00",
            "mardi 12\u00a0janvier 2027, de 9\u00a0h à 12\u00a0h",
            "Tuesday 12\u00a0January 2027, from 9:00 to 12:00",
        ),
        (
            "2027-01-31 18:30",
            "2027-02-01 08:15",
            "du dimanche 31\u00a0janvier 2027 à 18\u00a0h\u00a030"
            " au lundi 1er\u00a0février 2027 à 8\u00a0h\u00a015",
            "from Sunday 31\u00a0January 2027 at 18:30 to Monday 1\u00a0February 2027 at 8:15",
        ),
    ],
)
def test_sessions(start: str, end: str, french: str, english: str) -> None:
    session = FaceToFaceSession.model_validate({"title": "T", "place": "P", "start": start, "end": end})
    assert (formats.session(FR, session), formats.session(EN, session)) == (french, english)


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (12.5, "12,5", "12.5"),
        (1234.567, "1\u202f234,567", "1,234.567"),
        (-3.0, "\u22123", "\u22123"),
        (1_000_000, "1\u202f000\u202f000", "1,000,000"),
    ],
)
def test_numbers(value: float, french: str, english: str) -> None:
    assert (formats.number(FR, value), formats.number(EN, value)) == (french, english)


def test_percentages() -> None:
    assert (formats.percent(FR, 0.125), formats.percent(EN, 0.125)) == ("12,5\u00a0%", "12.5%")


@pytest.mark.parametrize("minutes", [1, 45, 60, 65, 600])
def test_durations_are_those_of_the_diagnostics(minutes: int) -> None:
    assert formats.minutes(FR, minutes) == format_minutes(minutes)
    assert formats.minutes(EN, minutes).endswith(("min", "h", "05"))


@pytest.mark.parametrize("size", [0, 1_000, 1_001, 999_000, 999_001, 1_250_000, 120_000_000])
def test_weights_are_those_of_the_diagnostics(size: int) -> None:
    french = formats.weight(FR, size)
    assert french == format_weight(size)
    assert formats.weight(EN, size) == french.translate({ord(","): ".", ord("o"): "B"})


def test_the_words_of_scripts_have_french_spaces_too() -> None:
    """Those of pages get theirs when they are read."""
    data = json.loads((THEME / "words/fr.json").read_text(encoding="utf-8"))
    assert {key: text for key, text in texts(data["client"]) if typeset(text, "fr") != text} == {}


@each("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_template_writes_no_sign_that_takes_a_space(path: Path) -> None:
    """Before « : », « ; », « ! » and « ? », only words know which; authors read French alone."""
    shown = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert re.findall(r" [:;!?»]|« ", shown) == []
