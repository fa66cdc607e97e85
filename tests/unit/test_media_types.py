"""What files are said to be."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path

import pytest
from examining import made

from tremplin.diagnostics import Report
from tremplin.outputs import outputs
from tremplin.text.media_types import UNKNOWN, media_type
from tremplin.text.sanitise import PUBLISHED

WriteProject = Callable[..., Path]


@pytest.mark.parametrize("suffix", sorted(PUBLISHED))
def test_what_authors_publish_is_known(suffix: str) -> None:
    assert media_type(f"a/b{suffix}") != UNKNOWN
    assert media_type(f"a/B{suffix.upper()}") == media_type(f"a{suffix}")


def test_what_a_site_is_made_of_is_known(write_project: WriteProject) -> None:
    addresses = [output.address for output in outputs(made(write_project(), Report()))]
    assert {address for address in addresses if media_type(address) == UNKNOWN} == set()


def test_the_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mimetypes, "guess_type", lambda *_: ("text/wrong", None))
    assert media_type("photo.webp") == "image/webp"
    assert media_type("sans-extension") == UNKNOWN
