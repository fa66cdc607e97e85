"""The steps of a course as one drawing: how long each is, what it asks, how easily it reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tremplin.quality.steps import Step

WIDTH = 720.0
TALL = 48
"""Of the lane of readability."""
_GAP = 3.0
_DOT = 11.0
_ROWS = 3


@dataclass(frozen=True)
class Column:
    """A step; `left` and `width` are those of its place in the drawing."""

    step: Step
    left: float
    width: float

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 1)

    @property
    def dots(self) -> list[tuple[float, int]]:
        """The places of its questions, from the top of their lane; none where there is no room for all."""
        count = len(self.step.asked)
        side = max(min(count, _ROWS), -(-count // _ROWS))
        if side * _DOT > self.width:
            return []
        left = self.middle - (side - 1) / 2 * _DOT
        return [(round(left + n % side * _DOT, 1), round(6 + n // side * _DOT)) for n in range(count)]

    @property
    def height(self) -> int:
        """Of its readability; 0 where it is not known."""
        return round(TALL * (self.step.readability or 0) / 100)


def columns(steps: Sequence[Step]) -> list[Column]:
    """The places of the steps, as wide as they are long."""
    # a step that says no time, or a very short one, is seen all the same
    times = [max(2, step.segment.reading) for step in steps]
    room = WIDTH - _GAP * (len(steps) - 1)
    found, left = [], 0.0
    for step, time in zip(steps, times, strict=True):
        width = round(room * time / sum(times), 1)
        found.append(Column(step, round(left, 1), width))
        left += width + _GAP
    return found
