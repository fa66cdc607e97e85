"""The terms under which a text is found: as the table says, and the same in Python and in JavaScript."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tremplin.text.terms import term, words

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests/contracts/terms.json").read_text(encoding="utf-8"))["cases"]
ENDINGS = """e s es ée és ées er ez ant ement ements ation ations eur euse eurs ité ités able ables aient
    erait ions issant ique iques iste istes ence ances ivement ateur atrice logie ution aux eux if ives
    isme""".split()  # noqa: SIM905
TABLE = (ROOT / "generator/tremplin/text/terms.json").read_text(encoding="utf-8")
SCRIPT = f"""
import {{ readFileSync }} from "node:fs";
import {{ reader, wordsOf }} from "{(ROOT / "themes/client/features/search/terms.js").as_uri()}";
const term = reader({TABLE});
const found = ([text, language]) => wordsOf(text).map((word) => term(word, language));
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(found)));
"""


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_texts_have_the_terms_of_the_table(case: dict[str, list[str]]) -> None:
    for text in case["texts"]:
        assert [found for word in words(text) if (found := term(word, str(case["language"])))] == case[
            "terms"
        ]


STEP = 1 if "INTEROP" in os.environ else 8
"""One word in as many is tried with every ending."""


@pytest.mark.skipif(not shutil.which("node"), reason="node is not there")
def test_python_and_javascript_agree() -> None:
    """On words of the courses, with the endings of French; and on the courses as they are."""
    files = [*ROOT.glob("courses/**/*.md"), *ROOT.glob("quizzes/**/*.yml")]
    whole = [file.read_text(encoding="utf-8") for file in sorted(files)]
    every = sorted({word for text in whole for word in re.findall(r"[^\W\d_]{2,}", text)})
    forms = " ".join(f"{word}{ending}" for word in every[::STEP] for ending in ("", *ENDINGS))
    assert len(forms.split()) > 100_000 // STEP
    texts = [(text, language) for text in (forms, *whole) for language in ("fr", "en")]
    run = subprocess.run(
        ["node", "--input-type=module", "-e", SCRIPT],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT / "themes/client",
    )
    for (text, language), found in zip(texts, json.loads(run.stdout), strict=True):
        assert [term(word, language) for word in words(text)] == found
