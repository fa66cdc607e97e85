"""Lighthouse's accessibility score on a phone: 100 on every kind of page that learners see most."""

from __future__ import annotations

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from static_server import StaticServer
from weight import chromium

LIGHTHOUSE = Path(__file__).parents[2] / "themes/client/node_modules/lighthouse/cli/index.js"
PAGES = ("courriel/demarrer/trier/", "", "courriel/")[: 3 if "INTEROP" in os.environ else 1]
"""A lesson, which has the most in it; the others with `make interop`, and for axe in any case."""


OPTIONS = (
    "--only-categories=accessibility",
    "--disable-full-page-screenshot",
    "--output=json",
    "--quiet",
    "--chrome-flags=--headless --no-sandbox",
)


def audit(url: str) -> dict[str, Any]:
    path = chromium()
    run = subprocess.run(
        ["node", LIGHTHOUSE, url, *OPTIONS],
        env={**os.environ, **({"CHROME_PATH": path} if path else {})},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_lighthouse_accessibility_is_100(site: StaticServer) -> None:
    # Lighthouse waits more than it works: the pages wait together
    with ThreadPoolExecutor() as pool:
        reports = dict(zip(PAGES, pool.map(audit, map(site.url, PAGES)), strict=True))
    failures = [
        f"{address}: {row['title']}"
        for address, report in reports.items()
        for row in report["audits"].values()
        if row["score"] == 0
    ]
    assert failures == []
    assert {report["categories"]["accessibility"]["score"] for report in reports.values()} == {1}
