"""Right answers that their form gives away: the longest, the first, always the same, always as many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tremplin.diagnostics import Diagnostic
from tremplin.quality.steps import Asked

FEW = 4
"""Questions of one form below which nothing can be said of them."""
MOST = 0.6
"""The share of them from which a form gives the answer away."""
OF_TWO = 0.75
"""The same where there are only two answers, and chance gives half."""


def guessed(every: Sequence[Asked]) -> Iterator[Diagnostic]:
    """What gives answers away, at each of the questions that do."""
    alone = [asked for asked in every if len(asked.offers) > 2 and len(asked.right) == 1]
    yield from _told("T551", alone, [asked for asked in alone if _is_longest(asked)], MOST)
    fixed = [asked for asked in alone if not asked.bank.info.value.mixes(asked.question)]
    yield from _told("T552", fixed, [asked for asked in fixed if asked.right == (0,)], MOST)
    several = [asked for asked in every if len(asked.right) > 1]
    yield from _told("T554", several, _same_number(several), 1)
    alike: dict[tuple[str, ...], list[Asked]] = defaultdict(list)
    for asked in every:
        if len(asked.offers) == 2 and len(asked.right) == 1:
            alike[tuple(offer.text for offer in asked.offers)].append(asked)
    for group in alike.values():
        for rank in (0, 1):
            yield from _told("T553", group, [asked for asked in group if asked.right == (rank,)], OF_TWO)


def _told(code: str, every: Sequence[Asked], guilty: Sequence[Asked], most: float) -> Iterator[Diagnostic]:
    if len(every) < FEW or len(guilty) < most * len(every):
        return
    for asked in guilty:
        yield Diagnostic.of(
            code,
            asked.located.where.at("answers") if code != "T553" else asked.located.where.at("answer"),
            count=len(guilty),
            every=len(every),
            right=len(asked.right),
            answer=asked.offers[asked.right[0]].text,
        )


def _is_longest(asked: Asked) -> bool:
    """Whether the right answer is longer than all others, by more than a word would do."""
    right = asked.offers[asked.right[0]].text
    others = max(len(offer.text) for offer in asked.offers if not offer.is_right)
    return len(right) > 1.1 * others


def _same_number(every: Sequence[Asked]) -> list[Asked]:
    """The questions with several right answers, where all have as many."""
    counts = Counter(len(asked.right) for asked in every)
    return [*every] if len(counts) == 1 else []
