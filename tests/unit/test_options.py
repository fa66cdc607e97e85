"""The options of the plugin: those that it does not have, or cannot read, are told."""

from __future__ import annotations

import pytest
from configured import given, mistakes

from tremplin.host.options import is_offline


@pytest.mark.parametrize(
    ("value", "is_kept"),
    [(True, True), ("oui", True), ("Vrai", True), (False, False), ("non", False), ("Non", False)],
)
def test_yes_and_no_are_read_as_authors_write_them(value: object, is_kept: bool) -> None:
    assert mistakes(offline=value) == []
    assert is_offline(given(offline=value)) is is_kept


@pytest.mark.parametrize("value", ["peut-être", [1], 3, "", {"a": 1}])
def test_anything_else_is_told(value: object) -> None:
    (mistake,) = mistakes(offline=value)
    assert (mistake.code, "« offline: non »" in mistake.remedy) == ("T335", True)
