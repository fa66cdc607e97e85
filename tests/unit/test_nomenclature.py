"""Names behind the codes of occupations and skills; what a wrong code was meant to be."""

from __future__ import annotations

import pytest

from tremplin.schema.nomenclature import is_skill_code, near, occupation, skill


def test_an_occupation_and_a_skill_have_names() -> None:
    assert occupation("G1602") == "Commis / Commise de cuisine"
    assert skill("digcomp:2.5") == "Nétiquette"
    assert (occupation("G9999"), skill("digcomp:9.9")) == (None, None)


def test_a_finer_code_than_the_table_is_named_as_its_domain() -> None:
    assert skill("clea:7.1") == skill("clea:7")
    assert skill("clea:7") is not None


@pytest.mark.parametrize(
    ("text", "is_code"), [("crcn:2.1", True), ("Travailler en équipe", False), ("Note : 2", False)]
)
def test_a_skill_in_words_is_no_code(text: str, is_code: bool) -> None:
    assert is_skill_code(text) is is_code


@pytest.mark.parametrize(
    ("wrong", "kind", "first"),
    [
        ("G1620", "occupations", "G1602"),
        ("g1602", "occupations", "G1602"),
        ("commis de cuisine", "occupations", "G1602"),
        ("digcomp:2.15", "skills", "digcomp:2.1"),
    ],
)
def test_a_near_code_is_proposed_with_its_name(wrong: str, kind: str, first: str) -> None:
    assert any(text.startswith(f"« {first} » (") for text in near(wrong, kind)), near(wrong, kind)


def test_nothing_is_proposed_for_what_is_far() -> None:
    assert near("zzz", "occupations") == []
