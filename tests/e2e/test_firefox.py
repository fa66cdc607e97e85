"""A second engine: every kind of question in Firefox, answered rightly, and found again after a reload.

`make interop` answers every page of the site that has questions.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from answering import KEPT, PAGES, call, kinds_but, not_right

from static_server import StaticServer

FIREFOX = Path(os.environ.get("FIREFOX", "/usr/bin/firefox-esr"))
DRIVER = Path(__file__).with_name("firefox.mjs")


def answerable(site_folder: Path) -> list[str]:
    """Every page with questions that say what is right, before a whole copy is handed in."""
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(site_folder.rglob("index.html"))}
    return [
        page.relative_to(site_folder).parent.as_posix() + "/"
        for page, text in texts.items()
        if "data-key=" in text and "data-protected" not in text and "data-exam" not in text
    ]


@pytest.mark.sweep
@pytest.mark.skipif(not FIREFOX.exists(), reason="no second engine: firefox-esr is not installed")
def test_every_kind_works_in_firefox(site: StaticServer, site_folder: Path) -> None:
    pages = answerable(site_folder) if os.environ.get("INTEROP") else PAGES
    asked = {"path": str(FIREFOX), "call": call(), "kept": KEPT, "urls": [site.url(page) for page in pages]}
    run = subprocess.run(["node", DRIVER], input=json.dumps(asked), capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert [row["url"] for row in rows] == asked["urls"]
    assert [problem for row in rows for problem in row["problems"]] == []
    answered = [each for row in rows for each in row["answered"]]
    assert not_right(answered) == []
    assert [each for row in rows for each in row["kept"]] == answered
    assert kinds_but(answered) == set()
