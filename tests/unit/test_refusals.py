"""What the system refuses is said in French."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tremplin.sources.faults import reason_of
from tremplin.sources.refusals import _SAID, refusal


@pytest.mark.parametrize("number", _SAID, ids=errno.errorcode.get)
def test_what_it_refuses_is_in_french(number: int) -> None:
    said = refusal(OSError(number, os.strerror(number), "un fichier"))
    assert said == _SAID[number] != os.strerror(number)
    assert reason_of(OSError(number, os.strerror(number), "dossier/essai")) == f"{said} (« essai »)"


def test_what_a_real_disk_refuses_is_in_french(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Errno") as caught:
        (tmp_path / "rien/essai").read_text()
    assert refusal(caught.value) == "ce dossier ou ce fichier n’existe pas"


def test_our_own_words_stay() -> None:
    assert refusal(PermissionError(errno.EACCES, "ce lien sort de son dossier", "a")) == (
        "ce lien sort de son dossier"
    )


def test_what_has_no_word_is_said_as_the_system_does() -> None:
    assert refusal(OSError("étrange")) == "étrange"
    assert refusal(OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == os.strerror(errno.EXDEV)
