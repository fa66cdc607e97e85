"""What a first visit and the next lesson weigh, as measured by bench/weight.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from weight import (
    COURSES,
    FIRST_BUDGET,
    MEDIAN_BUDGET,
    NEXT_BUDGET,
    SEGMENT,
    WORST_BUDGET,
    Weight,
    first_visits,
    measure,
    table,
)


@pytest.fixture(scope="module")
def weight(browser: Browser, site_folder: Path) -> Weight:
    return measure(browser, site_folder)


def test_the_measured_segment_has_a_quiz_of_three_questions(site_folder: Path) -> None:
    assert (site_folder / SEGMENT / "index.html").read_text().count('<form class="q"') == 3


def test_a_first_visit_is_within_its_budget(weight: Weight) -> None:
    assert weight.first
    assert all(answer.encoding == "br" and answer.status == 200 for answer in weight.first)
    assert weight.first_bytes <= FIRST_BUDGET, table("First visit", weight.first, FIRST_BUDGET)


def test_the_next_lesson_is_within_its_budget(weight: Weight) -> None:
    assert weight.next
    assert weight.next_bytes <= NEXT_BUDGET, table("Next lesson", weight.next, NEXT_BUDGET)


def test_no_other_host_is_asked_for_anything(weight: Weight) -> None:
    assert weight.foreign == ()


def test_first_visits_of_the_courses_are_within_their_budgets(browser: Browser, site_folder: Path) -> None:
    visits = first_visits(browser, site_folder, COURSES)
    assert len(visits.rows) >= 20
    assert visits.median <= MEDIAN_BUDGET, visits
    assert visits.rows[-1][0] <= WORST_BUDGET, visits
