"""The dates of revisions are those of FSRS: a contract that Python's fsrs makes, and the client passes.

`python tests/unit/test_revision_dates.py` writes the contract anew, after another version of fsrs.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import cycle, pairwise, product
from pathlib import Path

from fsrs import Card, Rating, Scheduler

CONTRACT = Path(__file__).parents[1] / "contracts/revision.json"
GRADES = (1, 2, 3, 4)
DAYS = (0, 1, 2, 5, 13, 40, 200, 1500)
DIGITS = 6


def histories() -> list[list[tuple[int, int]]]:
    """Days since the last answer, and grades: each of four after each, at changing distances."""
    gaps = cycle(DAYS)
    return [
        [(next(gaps) if n else 0, grade) for n, grade in enumerate(row)] for row in product(GRADES, repeat=4)
    ]


def said_by_fsrs(history: list[tuple[int, int]]) -> list[list[float]]:
    """Days since the last answer, grade, how likely one knew; then stability, difficulty, days to wait."""
    # whole days, no steps of minutes, no dice
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, now, rows = Card(card_id=1), datetime(2026, 11, 26, 12, tzinfo=UTC), []
    for days, grade in history:
        now += timedelta(days=days)
        recall = scheduler.get_card_retrievability(card, now)
        card, _ = scheduler.review_card(card, Rating(grade), now)
        assert card.stability is not None
        assert card.difficulty is not None
        found = (round(value, DIGITS) for value in (recall, card.stability, card.difficulty))
        rows.append([days, grade, *found, (card.due - now).days])
    return rows


def made() -> list[list[list[float]]]:
    return [said_by_fsrs(history) for history in histories()]


def test_the_contract_is_what_fsrs_says() -> None:
    assert json.loads(CONTRACT.read_text(encoding="utf-8")) == made()


def test_it_goes_through_every_grade_after_every_other_at_every_distance() -> None:
    rows = json.loads(CONTRACT.read_text(encoding="utf-8"))
    pairs = [pair for row in rows for pair in pairwise(row)]
    assert {(one[1], two[1]) for one, two in pairs} == set(product(GRADES, GRADES))
    assert {two[0] for _, two in pairs} == set(DAYS)


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(row) for row in made())
    CONTRACT.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
