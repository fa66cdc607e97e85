"""Every built page is valid HTML, as html-validate reads the standard."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VALIDATE = ROOT / "themes/client/node_modules/html-validate/bin/html-validate.mjs"
CONFIG = Path(__file__).with_name("html-validate.json")


@pytest.mark.parametrize("name", ["site_folder", "languages_folder"])
def test_every_page_is_valid_html(request: pytest.FixtureRequest, name: str) -> None:
    folder: Path = request.getfixturevalue(name)
    run = subprocess.run(
        ["node", VALIDATE, "--config", CONFIG, "--formatter", "json", "--ext", "html", folder],
        capture_output=True,
        text=True,
    )
    assert run.stdout, run.stderr
    mistakes = {
        f"{Path(page['filePath']).relative_to(folder)}:{m['line']} {m['ruleId']} {m['message']}"
        for page in json.loads(run.stdout)
        for m in page["messages"]
    }
    assert sorted(mistakes) == []
