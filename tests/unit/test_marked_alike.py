"""Python and JavaScript mark any answer alike: Hypothesis writes the answers, node marks them in one go."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from each import each
from tremplin.questions import KINDS

ROOT = Path(__file__).parents[2]
TYPED = {"text", "number", "gaps", "formula", "simulation"}
"""The kinds in which one types."""
SCRIPT = f"""
import {{ readFileSync }} from "node:fs";
import {{ marked }} from "{(ROOT / "themes/client/test/marked.js").as_uri()}";
const verdicts = [];
for (const row of JSON.parse(readFileSync(0, "utf8"))) verdicts.push(await marked(...row));
process.stdout.write(JSON.stringify(verdicts));
"""

Case = tuple[str, dict[str, Any], Any]


def cases() -> Iterator[Case]:
    """Kind, key and response of each contract case in which something is typed."""
    for kind in sorted(TYPED):
        path = ROOT / f"tests/contracts/marking/{kind}.json"
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
            if not {"places", "trust"} & set(case["key"]) and case["response"]:
                yield kind, case["key"], case["response"]


CASES = list(cases())
# what people type around an answer, in it and for it, and signs that change length or form when folded
AROUND = st.sampled_from(
    """l’ le la un c’est au sur bouton je clique ne pas env. environ moins plus - – −18 +33 0033 3e 3ème 1er
    ½ 1/2 2½ 1.000 1’000 1 000,50 ,5 0.5 5O O,5 １２ € $ 5€20 kg g min h 14h30 14:30 midi soir du de
    et ou demi quatre-vingt virgule % ² ³ ^ @ . , ; : ! ? … « » ( ) [ ] " ' ` / \\ * = < > | ~ { } # 😀 👍🏽
    & _ œ Œ ﬁ İ ı ß Ǆ \u200b \u200e \ufeff \u0301 \u030c \u2011 https:// www. .fr .pdf a B Z é 7""".split()  # noqa: SIM905
)
LETTERS = st.text("aàâbcçdeéèêfgîïklLmnoôœŒrstuùxyz AEÉÇ'’-.,;:!?«»/\u00a0\u202f\u0301J019%€°²@")
ANY = st.text(st.characters(exclude_categories=["Cc", "Cs"]))
SEPARATOR = st.sampled_from(["", " ", "\u00a0", "  ", "-"])


@st.composite
def typed(draw: st.DrawFn, right: str) -> str:
    """`right` with something more, less or other; or anything."""
    if draw(st.integers(0, 4)) == 0:
        return draw(LETTERS | ANY)
    start, end = sorted(draw(st.tuples(st.integers(0, len(right)), st.integers(0, len(right)))))
    middle = draw(st.sampled_from([right[start:end], right[:start] + right[end:], right, right.upper()]))
    pieces = draw(st.lists(AROUND, max_size=2)), [middle], draw(st.lists(AROUND, max_size=2))
    return draw(SEPARATOR).join(piece for group in pieces for piece in group)


@st.composite
def answers(draw: st.DrawFn) -> Case:
    kind, key, response = draw(st.sampled_from(CASES))
    if isinstance(response, str):
        return kind, key, draw(typed(response))
    given_ = {
        name: draw(typed(value)) if isinstance(value, str) else value for name, value in response.items()
    }
    return kind, key, given_


@pytest.mark.skipif(shutil.which("node") is None, reason="without node")
def test_python_and_javascript_mark_any_answer_alike() -> None:
    written: list[Case] = []

    @settings(max_examples=1000)
    @given(answers())
    def write(case: Case) -> None:
        written.append(case)

    write()
    node = ["node", "--input-type=module", "--eval", SCRIPT]
    found = subprocess.run(node, input=json.dumps(written), capture_output=True, text=True, check=True)
    unlike = []
    for (name, key, response), other in zip(written, json.loads(found.stdout), strict=True):
        verdict = MARK[name](key, response)
        # an object of JavaScript has names made of figures first
        mine = (verdict.state, verdict.score, sorted(verdict.feedback), verdict.notice)
        if mine != (other["state"], other["score"], sorted(other["feedback"]), other["notice"]):
            unlike.append((name, key, response, mine, other))
    assert unlike == []


ONE = [case for case in CASES if isinstance(case[2], str)]
MARK = {kind.name: kind.mark for kind in KINDS}


def said(case: Case) -> str:
    return f"{case[0]}: {case[2]}"


@each("case", ONE, ids=said)
def test_a_space_before_or_after_an_answer_changes_nothing(case: Case) -> None:
    name, key, response = case
    verdict = MARK[name](key, response)
    for around in (" {}", "{} ", "\u00a0{}\u202f", "\u200b{}", "{}\n"):
        assert MARK[name](key, around.format(response)) == verdict, around


@each("case", [case for case in ONE if case[2][-1:].isalnum()], ids=said)
def test_a_full_stop_after_an_answer_changes_nothing(case: Case) -> None:
    name, key, response = case
    if name == "number" or "punctuation" in key["tolerance"]:
        assert MARK[name](key, f"{response}.") == MARK[name](key, response)
