"""A formula as a small SVG: one outline in the colour of the text, whose size follows that of the text.

It is symmetrical around the axis of the formula (that of its « + »), so that `vertical-align: middle` sets
it on the line of the text.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from xml.etree.ElementTree import Element

UNITS = 250
"""To one em."""
_SIZE = 100.0
_AXIS = 0.258
_MARGIN = 0.03
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_FACES = {"double-struck": "double", "sans-serif": "sans", "monospace": "mono"}
"""The names that ziamath has for those of MathML."""
_COMMAND = re.compile(r"([MLQCHVZ])([^A-Z]*)")


def draw(math: Element) -> tuple[str, float, float]:
    """What an svg element holds of a formula in MathML, its width and its height in em (around the axis)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is old in the library
        # takes half a second: only sites with formulas that are drawn import it
        from ziamath.config import config
        from ziamath.zmath import Math

        config.svg2 = False
        for part in math.iter():
            if (face := part.get("mathvariant")) in _FACES:
                part.set("mathvariant", _FACES[face])
        found = Math(math, size=_SIZE, margin=0)
    box = found.node.bbox
    width = (box.xmax - box.xmin) / _SIZE + 2 * _MARGIN
    half = max(box.ymax / _SIZE - _AXIS, _AXIS - box.ymin / _SIZE) + _MARGIN
    svg = Element("svg")
    found.node.draw(_MARGIN * _SIZE - box.xmin, half * _SIZE + _AXIS * _SIZE, svg)
    outline, strokes = [], []
    for shape in svg.iter():
        d = "".join(_relative(_points(shape)))
        if not d:
            continue
        if shape.get("fill") in (None, "none") and shape.get("stroke"):
            thick = round(float(shape.get("stroke-width", "1")) * UNITS / _SIZE)
            strokes.append(f'<path d="{d}" fill="none" stroke="currentColor" stroke-width="{thick}"/>')
        else:
            outline.append(d)
    paths = (f'<path d="{"".join(outline)}"/>' if outline else "") + "".join(strokes)
    return paths, width, 2 * half


Step = tuple[str, tuple[float, ...]]


def _points(shape: Element) -> Iterator[Step]:
    """The commands of an outline, in capitals: absolute places."""
    if shape.tag == "path":
        for name, numbers in _COMMAND.findall(shape.get("d", "")):
            yield name, tuple(map(float, _NUMBER.findall(numbers)))
    elif shape.tag == "rect":
        x, y, w, h = (float(shape.get(name, "0")) for name in ("x", "y", "width", "height"))
        yield from (("M", (x, y)), ("H", (x + w,)), ("V", (y + h,)), ("H", (x,)), ("Z", ()))
    elif shape.tag not in ("svg", "g"):
        raise ValueError(shape.tag)  # nothing that we ask for


def _relative(steps: Iterator[Step]) -> Iterator[str]:
    """Short commands in whole units, each from the one before: a letter is the same wherever it stands."""
    x = y = 0
    origin, start = (0.0, 0.0), (0, 0)
    for name, given in steps:
        if name == "Z":
            x, y = start
            yield "z"
            continue
        if name in "HV":
            given = (given[0], origin[1] + (y - start[1]) * _SIZE / UNITS) if name == "H" else (
                origin[0] + (x - start[0]) * _SIZE / UNITS, given[0])  # fmt: skip
        if name == "M":
            origin = (given[0], given[1])
            x, y = start = (_units(given[0]), _units(given[1]))
            yield f"M{_numbers([x, y])}"
            given = given[2:]
            name = "L"
        size = {"Q": 4, "C": 6}.get(name, 2)
        for first in range(0, len(given), size):
            ends: list[int] = []
            for n in range(first, first + size, 2):
                ends += [
                    start[0] + _units(given[n] - origin[0]) - x,
                    start[1] + _units(given[n + 1] - origin[1]) - y,
                ]
            x, y = x + ends[-2], y + ends[-1]
            if any(ends):
                yield _short(name, ends)


def _short(name: str, ends: list[int]) -> str:
    if name in "QC":
        return name.lower() + _numbers(ends)
    if not ends[1]:
        return f"h{ends[0]}"
    return f"v{ends[1]}" if not ends[0] else f"l{_numbers(ends)}"


def _numbers(numbers: list[int]) -> str:
    return " ".join(map(str, numbers)).replace(" -", "-")


def _units(length: float) -> int:
    return round(length * UNITS / _SIZE)
