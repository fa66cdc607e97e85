"""The options of the plugin: those that it does not have, or cannot read, are told."""

from __future__ import annotations

import pytest

from tremplin.diagnostics import Span
from tremplin.host.options import Options, is_offline, unfit


def given(value: object) -> Options:
    options = Options()
    options.load_dict({"offline": value})
    return options


@pytest.mark.parametrize(
    ("value", "is_kept"),
    [(True, True), ("oui", True), ("Vrai", True), (False, False), ("non", False), ("Non", False)],
)
def test_yes_and_no_are_read_as_authors_write_them(value: object, is_kept: bool) -> None:
    assert list(unfit(given(value), Span("mkdocs.yml"))) == []
    assert is_offline(given(value)) is is_kept


@pytest.mark.parametrize("value", ["peut-être", [1], 3, "", {"a": 1}])
def test_anything_else_is_told(value: object) -> None:
    (told,) = unfit(given(value), Span("mkdocs.yml"))
    assert (told.code, "« offline: non »" in told.remedy) == ("T335", True)
