"""Lighthouse's accessibility score on a phone: 100 on every kind of page that learners see most."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from static_server import StaticServer
from weight import chromium

LIGHTHOUSE = Path(__file__).parents[2] / "themes/client/node_modules/lighthouse/cli/index.js"
PAGES = ("", "courriel/", "courriel/demarrer/trier/")


def test_lighthouse_accessibility_is_100(site: StaticServer) -> None:
    path = chromium()
    environment = {**os.environ, **({"CHROME_PATH": path} if path else {})}
    scores, failures = {}, []
    for address in PAGES:
        run = subprocess.run(
            [
                "node",
                LIGHTHOUSE,
                site.url(address),
                "--only-categories=accessibility",
                "--output=json",
                "--quiet",
                "--chrome-flags=--headless --no-sandbox",
            ],
            env=environment,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        report = json.loads(run.stdout)
        scores[address] = report["categories"]["accessibility"]["score"]
        failures += [
            f"{address}: {audit['title']}" for audit in report["audits"].values() if audit["score"] == 0
        ]
    assert failures == []
    assert scores == dict.fromkeys(PAGES, 1)
