"""Keys and values as people write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from each import each
from tremplin.diagnostics import Diagnostic, Span, fold
from tremplin.schema import keys, values
from tremplin.schema.catalogue import Contact, WebAddress
from tremplin.schema.values import Level, Modality, format_minutes, parse_number, slugify

NB, NN = "\u00a0", "\u202f"


def read(kind: Any, written: Any) -> Any:
    return TypeAdapter(kind).validate_python(written)


def refused(kind: Any, written: Any) -> dict[str, str]:
    with pytest.raises(ValidationError) as caught:
        read(kind, written)
    context = caught.value.errors()[0]["ctx"]
    found = Diagnostic.of(context["code"], Span("a.yml"), key="clé", **context["values"])
    return {"message": found.message, "remedy": found.remedy}


# ---- keys


@each(("name", "forms"), keys.FRENCH.items())
def test_a_key_is_known_in_french_with_or_without_accents_and_in_english(
    name: str, forms: tuple[str, ...]
) -> None:
    english = name.replace("_", "-")
    for form in (*forms, *(fold(f) for f in forms), *(f.upper() for f in forms), english, name):
        assert keys.canonical(form) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Site web", "site"), ("site_web", "site"), ("retour vrai", "feedback_true"),
        ("hint", "hints"), ("indice", "hints"), ("objectif", "objective"), (" titre ", "title"),
        ("Numéro de déclaration", "registration"), ("licence", "licence"), ("mode", "mode"),
    ],
)  # fmt: skip
def test_other_ways_to_write_a_key(written: str, name: str) -> None:
    assert keys.canonical(written) == name


@pytest.mark.parametrize("written", ["titres", "", "couleur", "title!"])
def test_an_unknown_key_has_no_name(written: str) -> None:
    assert keys.canonical(written) is None


def test_no_form_stands_for_two_keys() -> None:
    forms = [fold(f) for fs in keys.FRENCH.values() for f in fs]
    assert len(forms) == len(set(forms))
    english = {fold(n): n for n in keys.FRENCH}
    assert all(keys.canonical(n) == n for n in english.values())


@pytest.mark.parametrize(
    ("written", "english"),
    [("title", True), ("feedback-true", True), ("titre", False), ("image", False), ("xyz", False)],
)
def test_keys_of_english_only_tell_the_language_of_the_author(written: str, english: bool) -> None:
    assert keys.is_english(written) is english


def test_a_message_names_a_key_in_the_language_of_the_author() -> None:
    assert keys.shown("feedback_true") == "retour-vrai"
    assert keys.shown("feedback_true", english=True) == "feedback-true"
    assert keys.shown("xyz") == "xyz"


# ---- numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12), ("12,5", 12.5), ("12.5", 12.5), ("-3", -3), ("\u22123", -3), ("+3", 3),
        (f"1{NN}234,5", 1234.5), (f"1{NB}234", 1234), ("1 234", 1234), (",5", 0.5), ("-.5", -0.5),
        ("010", 10), ("0", 0), (" 7 ", 7),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(written: str, number: float) -> None:
    assert parse_number(written) == number


@pytest.mark.parametrize(
    "written",
    ["", "-", ",", "1,2,3", "1.234,5", "12:30", "0x1F", "1e3", "1_000", "inf", "nan", "--1", "٣", "½"],
)
def test_what_is_not_a_number_is_not_read(written: str) -> None:
    assert parse_number(written) is None


def test_a_number_too_large_for_the_machine_is_not_a_number() -> None:
    assert parse_number("9" * 400) is None


@given(st.text())
def test_reading_a_number_never_raises(written: str) -> None:
    number = parse_number(written)
    assert number is None or isinstance(number, float)


@given(st.decimals(-10_000, 10_000, places=3))
def test_a_number_reads_the_same_with_a_comma_or_a_point(value: Any) -> None:
    assert parse_number(str(value).replace(".", ",")) == parse_number(str(value)) == float(value)


@pytest.mark.parametrize("written", ["3", "3,0", f"1{NN}000"])
def test_an_integer(written: str) -> None:
    assert read(values.Integer, written) == int(parse_number(written) or 0)


@pytest.mark.parametrize("written", ["0", "-1", "2,5", "trois", "", "9" * 400])
def test_not_an_integer(written: str) -> None:
    assert "nombre entier" in refused(values.Integer, written)["remedy"]


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("70 %", 0.7), ("70%", 0.7), (f"70{NN}%", 0.7), ("70", 0.7), ("0,7", 0.7), ("0", 0),
        ("1", 1), ("100", 1), ("1 %", 0.01), ("0,5 %", 0.005), ("12,5 %", 0.125),
    ],
)  # fmt: skip
def test_a_percentage(written: str, share: float) -> None:
    assert read(values.Percent, written) == pytest.approx(share)


@pytest.mark.parametrize("written", ["101 %", "101", "-1 %", "%", "beaucoup", ""])
def test_not_a_percentage(written: str) -> None:
    assert "70 %" in refused(values.Percent, written)["remedy"]


# ---- booleans


@pytest.mark.parametrize("written", ["oui", "OUI", "vrai", "yes", "true", "True"])
def test_yes(written: str) -> None:
    assert read(values.Boolean, written) is True


@pytest.mark.parametrize("written", ["non", "Non", "faux", "no", "false"])
def test_no(written: str) -> None:
    assert read(values.Boolean, written) is False


@pytest.mark.parametrize("written", ["1", "0", "on", "peut-être", ""])
def test_neither_yes_nor_no(written: str) -> None:
    assert "oui" in refused(values.Boolean, written)["remedy"]


# ---- durations


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("45 min", 45), ("45min", 45), ("45 mn", 45), ("45 m", 45), ("1 h", 60), ("1h", 60),
        ("1 h 30", 90), ("1h30", 90), ("1 h 30 min", 90), ("1 h 05", 65), ("2 heures", 120),
        ("1 heure 15 minutes", 75), ("1,5 h", 90), ("0,5 h", 30), ("90 minutes", 90),
        (f"1{NB}h{NN}30", 90), ("2 H", 120), ("1 hour", 60), ("0 h 20", 20),
    ],
)  # fmt: skip
def test_a_duration(written: str, minutes: int) -> None:
    assert read(values.Minutes, written) == minutes


@pytest.mark.parametrize(
    "written", ["6", "", "0 min", "0 h", "h", "-5 min", "1:30", "12:30:45", "un peu", "30 s", "1 h -5"]
)
def test_not_a_duration(written: str) -> None:
    assert "unité" in refused(values.Minutes, written)["remedy"]


def test_a_duration_without_unit_gets_its_own_remedy() -> None:
    assert refused(values.Minutes, "6")["remedy"].endswith("6 min")


@pytest.mark.parametrize("written", ["9" * 400 + " h", "9" * 5000 + " min"])
def test_an_endless_duration_is_a_mistake_and_not_a_crash(written: str) -> None:
    assert refused(values.Minutes, written)


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(5, f"5{NB}min"), (60, f"1{NB}h"), (65, f"1{NB}h{NB}05"), (150, f"2{NB}h{NB}30")],
)
def test_a_duration_is_written_in_french(minutes: int, text: str) -> None:
    assert format_minutes(minutes) == text


@given(st.integers(1, 10_000))
def test_a_duration_reads_back_as_it_is_written(minutes: int) -> None:
    assert read(values.Minutes, format_minutes(minutes)) == minutes


# ---- dates


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2027-01-12 09:00", datetime(2027, 1, 12, 9)), ("2027-01-12T09:30:00", datetime(2027, 1, 12, 9, 30)),
        ("2027-01-12 9h", datetime(2027, 1, 12, 9)), ("2027-01-12 9 h 30", datetime(2027, 1, 12, 9, 30)),
        ("12/01/2027 à 14h05", datetime(2027, 1, 12, 14, 5)), ("1/2/2027", datetime(2027, 2, 1)),
        (f"12/01/2027{NB}9{NN}h{NN}30", datetime(2027, 1, 12, 9, 30)), ("2027-1-2", datetime(2027, 1, 2)),
    ],
)  # fmt: skip
def test_a_moment(written: str, moment: datetime) -> None:
    assert read(values.Moment, written) == moment


@pytest.mark.parametrize(
    "written",
    ["2027-13-01", "2027-02-30", "31/04/2027", "2027-01-12 25:00", "demain", "", "2027", "12-01-2027"],
)
def test_not_a_moment(written: str) -> None:
    assert "2027-01-12" in refused(values.Moment, written)["remedy"]


def test_a_day() -> None:
    assert read(values.Day, "12/01/2027") == date(2027, 1, 12)


# ---- ids, texts, lists


@pytest.mark.parametrize("written", ["a", "mail-2", "12", "a1-b2-c3"])
def test_an_id(written: str) -> None:
    assert read(values.Slug, written) == written


@pytest.mark.parametrize(
    ("written", "example"),
    [
        ("Été 2026 !", "ete-2026"), ("cœur", "coeur"), ("a_b", "a-b"), ("-a", "a"), ("a--b", "a-b"),
        ("???", "a"), ("", "a"), ("a/b", "a-b"), ("a\nb", "a-b"),
    ],
)  # fmt: skip
def test_not_an_id(written: str, example: str) -> None:
    assert refused(values.Slug, written)["remedy"].endswith(f": {example}")


@given(st.text())
def test_a_made_id_is_an_id(text: str) -> None:
    made = slugify(text)
    assert read(values.Slug, made) == made
    assert slugify(made) == made


@pytest.mark.parametrize("written", ["", "  "])
def test_an_empty_text_is_refused(written: str) -> None:
    assert "Rien n’est écrit" in refused(values.Text, written)["message"]


@pytest.mark.parametrize("written", [None, [], {}, ["a"], 3])
def test_a_text_is_a_text(written: Any) -> None:
    assert "texte" in refused(values.Text, written)["message"]


def test_spaces_around_a_text_are_taken_away() -> None:
    assert read(values.Text, "  a b ") == "a b"


@pytest.mark.parametrize(
    ("written", "texts"), [("a", ("a",)), (["a", "b"], ("a", "b")), (None, ()), ([], ())]
)
def test_a_single_text_stands_for_a_list(written: Any, texts: tuple[str, ...]) -> None:
    assert read(values.Texts, written) == texts


# ---- words of a closed list


@pytest.mark.parametrize("written", ["débutant", "Debutant", "beginner", "DÉBUTANT"])
def test_a_level(written: str) -> None:
    assert read(values.LevelValue, written) is Level.BEGINNER


@pytest.mark.parametrize(
    ("written", "modality"),
    [
        ("présentiel", Modality.IN_PERSON), ("in-person", Modality.IN_PERSON),
        ("mixte", Modality.BLENDED), ("Distance", Modality.DISTANCE),
    ],
)  # fmt: skip
def test_a_modality(written: str, modality: Modality) -> None:
    assert read(values.ModalityValue, written) is modality


def test_a_word_out_of_the_list_gets_a_suggestion() -> None:
    assert refused(values.LevelValue, "debutante")["remedy"] == "Vouliez-vous dire « débutant » ?"
    assert "avancé, débutant, intermédiaire" in refused(values.LevelValue, "zzz")["remedy"]


# ---- addresses


@pytest.mark.parametrize(
    ("written", "contact"),
    [
        ("aide@example.org", "mailto:aide@example.org"),
        ("mailto:aide@example.org", "mailto:aide@example.org"),
        (f"03{NB}53 01.00 22", "tel:0353010022"),
        ("tel:0353010022", "tel:0353010022"),
        ("https://example.org/aide", "https://example.org/aide"),
        ("+33 3 53 01 00 22", "tel:+33353010022"),
        ("HTTPS:\\\\example.org\\aide", "https://example.org/aide"),
        ("mailto:aide@example.org?subject=Aide", "mailto:aide@example.org?subject=Aide"),
    ],
)
def test_a_contact_becomes_a_link(written: str, contact: str) -> None:
    assert read(Contact, written) == contact


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "aide",
        "mailto:aide",
        "//example.org",
        " ",
        "mailto:a b@c.fr",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)//https://a.fr",
        "https:aide",
        "https://",
        "https://a.fr/\u202egnp",
    ],
)
def test_not_a_contact(written: str) -> None:
    assert "adresse" in refused(Contact, written)["message"]


@pytest.mark.parametrize(
    "written", ["javascript:alert(1)", "example.org", "https:// x", "ftp://a.fr", "mailto:a@b.fr", "//a.fr"]
)
def test_not_a_site(written: str) -> None:
    assert "adresse" in refused(WebAddress, written)["message"]
