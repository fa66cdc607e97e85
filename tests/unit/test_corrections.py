"""What a correction shows of the forms that a question accepts."""

from __future__ import annotations

import pytest

from tremplin.questions.text import shown


@pytest.mark.parametrize(
    ("forms", "text"),
    [
        (["arobase", "arrobase", "a commercial"], "arobase"),
        (["cv*", "curriculum vitae"], "curriculum vitae"),
        (["*préférence*"], "préférence"),
        (["offre * Verdun"], "offre … Verdun"),
        (["*", "*mail*"], "mail"),
        (["*"], ""),
    ],
)
def test_a_correction_shows_the_first_form_and_no_pattern(forms: list[str], text: str) -> None:
    assert shown(forms) == text
