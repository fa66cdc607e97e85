"""What records were called before, from what authors write in `anciens-ids`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin.diagnostics import Report
from tremplin.load.loading import load
from tremplin.model.records import former, names_of

OWN = {"c", "c/m/s", "c/m/t", "c/quiz", "c/quiz#x", "c/quiz#y"}
CASES: Mapping[str, tuple[dict[str, str], dict[str, str]]] = {
    "a chain": (
        {"c/m/p": "c/m/q", "c/m/q": "c/m/s", "c/m/o": "c/m/p"},
        {"c/m/o": "c/m/s", "c/m/p": "c/m/s", "c/m/q": "c/m/s"},
    ),
    "two that become one": ({"c/m/p": "c/m/s", "c/m/q": "c/m/s"}, {"c/m/p": "c/m/s", "c/m/q": "c/m/s"}),
    "a quiz: its questions follow": ({"c/test": "c/quiz"}, {"c/test": "c/quiz"}),
    "a question, then its quiz": (
        {"c/test#w": "c/test#x", "c/test": "c/quiz"},
        {"c/test": "c/quiz", "c/test#w": "c/quiz#x"},
    ),
    "a quiz, then a question": (
        {"c/test": "c/quiz", "c/quiz#w": "c/quiz#x"},
        {"c/test": "c/quiz", "c/test#w": "c/quiz#x", "c/quiz#w": "c/quiz#x"},
    ),
    "a module": ({"c/l": "c/m"}, {"c/l/s": "c/m/s", "c/l/t": "c/m/t"}),
    "a course, a module and a step": (
        {"a": "c", "c/l": "c/m", "c/m/r": "c/m/s"},
        {
            **{"a": "c", "a/quiz": "c/quiz", "c/m/r": "c/m/s"},
            **{f"{way}/s": "c/m/s" for way in ("c/l", "a/m", "a/l")},
            **{f"{way}/t": "c/m/t" for way in ("c/l", "a/m", "a/l")},
            **{f"{way}/r": "c/m/s" for way in ("c/l", "a/m", "a/l")},
        },
    ),
    "what is said of a step goes before what is said of its course": (
        {"a": "c", "a/m/s": "c/m/t"},
        {"a": "c", "a/quiz": "c/quiz", "a/m/s": "c/m/t", "a/m/t": "c/m/t"},
    ),
    "nothing that leads nowhere": ({"c/m/p": "c/m/gone", "c/m/q": "c/m/p"}, {}),
    "nothing that goes round": ({"c/m/p": "c/m/q", "c/m/q": "c/m/p"}, {}),
}


@pytest.mark.parametrize(("written", "expected"), CASES.values(), ids=CASES)
def test_names_of_before_lead_to_those_of_today_in_any_order(
    written: dict[str, str], expected: dict[str, str]
) -> None:
    for rows in permutations(written.items()):
        assert former(dict(rows), OWN, OWN) == expected


def test_what_is_in_use_goes_nowhere() -> None:
    kept = {*OWN, "a/quiz", "a/quiz#x"}
    assert "a/quiz" not in former({"a": "c"}, OWN | {"a/quiz"}, kept)
    # a quiz that stayed in the folder of before is asked in the course as before
    assert former({"a": "c"}, {"c", "c/m/s", "a/quiz"}, {"c", "c/m/s", "a/quiz"}) == {
        "a": "c",
        "a/m/s": "c/m/s",
    }


names = st.lists(st.sampled_from(["a", "b", "c", "m", "quiz", "s"]), min_size=1, max_size=3).map("/".join)
anything = st.builds("{}{}".format, names, st.sampled_from(["", "", "#x", "#y"]))


@given(st.dictionaries(anything, anything, max_size=6))
def test_whatever_is_written_it_ends_and_every_name_leads_to_one_of_today(written: dict[str, str]) -> None:
    found = former(written, OWN, OWN)
    assert set(found.values()) <= OWN
    assert not set(found) & OWN
    assert former(written, OWN, OWN) == found


def test_a_course_keeps_records_of_its_placement_test_too(
    write_project: Any, valid: Mapping[str, str]
) -> None:
    bank = valid["quizzes/courriel/objet.yml"]
    project = load(write_project({"quizzes/courriel/positionnement.yml": bank}), Report())
    assert set(names_of(project, project.courses[0])) == {
        "courriel",
        "courriel/ecrire/objet",
        *("courriel/objet", "courriel/objet#clair"),
        *("courriel/positionnement", "courriel/positionnement#clair"),
    }
