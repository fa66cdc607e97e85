"""Arithmetic that authors write: « a * b + 1,5 », compiled once, so that the page only has to run it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from tremplin.diagnostics import suggest
from tremplin.schema import words
from tremplin.schema.values import parse_number, refuse

Program = list[float | str]
"""Reverse Polish notation: numbers, names of variables, and operators (« + », « neg », « max »…)."""

_TOKEN = re.compile(r"\s*(?:(?P<n>\d+(?:[.,]\d+)?)|(?P<w>[^\W\d]\w*)|(?P<s>[-+*/^();×÷−]))")
_SAME = {"×": "*", "÷": "/", "−": "-"}
_LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "^": 4}
_ARGUMENTS = {"sqrt": 1, "abs": 1, "floor": 1, "min": 2, "max": 2, "round": 2}


def compile_expression(text: str, variables: Mapping[str, object]) -> Program:
    """The program of `text`; raises `PydanticCustomError` for what is not arithmetic on `variables`."""
    reader = _Reader(text, variables)
    reader.sum()
    if reader.sign:
        reader.refuse("T242", sign=reader.sign)
    return reader.program


class _Reader:
    """One token ahead; a function argument is parted by « ; », the comma being decimal."""

    def __init__(self, text: str, variables: Mapping[str, object]) -> None:
        self.text, self.variables = text, variables
        self.place = 0
        self.program: Program = []
        self.next()

    def refuse(self, code: str, **values: Any) -> NoReturn:
        refuse(code, at=("answer",), formula=self.text, **values)

    def next(self) -> None:
        self.number: float | None = None
        self.word = self.sign = ""
        if not self.text[self.place :].strip():
            return
        found = _TOKEN.match(self.text, self.place)
        if found is None:
            self.refuse("T243", sign=self.text[self.place :].strip()[:1])
        self.place = found.end()
        self.number = parse_number(found["n"]) if found["n"] else None
        self.word = found["w"] or ""
        self.sign = _SAME.get(found["s"] or "", found["s"] or found["n"] or found["w"])

    def sum(self, level: int = 1) -> None:
        """Precedence climbing: operators of `level` and above."""
        self.operand()
        while not self.word and self.number is None and _LEVEL.get(self.sign, 0) >= level:
            operator = self.sign
            self.next()
            # the power alone goes from right to left
            self.sum(_LEVEL[operator] + (operator != "^"))
            self.program.append(operator)

    def operand(self) -> None:
        if self.number is not None:
            self.program.append(self.number)
            self.next()
        elif self.word in self.variables:
            self.program.append(self.word)
            self.next()
        elif self.word:
            self.call()
        elif self.sign == "-":
            self.next()
            self.sum(_LEVEL["neg"])
            self.program.append("neg")
        elif self.sign == "(":
            self.next()
            self.sum()
            self.close()
        else:
            self.refuse("T244", names=", ".join(self.variables))

    def call(self) -> None:
        name = self.word
        operator = words.find("function", name)
        if operator is None:
            known = [*self.variables, *words.shown("function").values()]
            remedy = suggest(name, known, label="Variables et fonctions")
            self.refuse("T245", name=name, remedy=remedy)
        count = _ARGUMENTS[operator]
        self.next()
        for rank in range(count):
            if self.sign != (";" if rank else "("):
                self.refuse("T246", name=name, example=f"{name}({'; '.join(['a', '2'][:count])})")
            self.next()
            self.sum()
        self.close()
        self.program.append(operator)

    def close(self) -> None:
        if self.sign != ")":
            self.refuse("T247")
        self.next()


def run(program: Program, values: Mapping[str, float]) -> float:
    """The value of `program`; not a number where arithmetic has none (a division by zero)."""
    stack: list[float] = []
    for step in program:
        if isinstance(step, str) and step in values:
            stack.append(values[step])
        elif isinstance(step, str):
            b = stack.pop()
            a = stack.pop() if step in _BINARY else 0.0
            try:
                stack.append(float(_BINARY[step](a, b) if step in _BINARY else _UNARY[step](b)))
            except (ValueError, ZeroDivisionError, OverflowError, TypeError):
                return math.nan
        else:
            stack.append(step)
    return stack[0]


def _round(value: float, digits: float) -> float:
    """Half up, as the client does."""
    return math.floor(value * 10**digits + 0.5) / 10**digits


_BINARY: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "^": lambda a, b: a**b, "min": min, "max": max, "round": _round,
}  # fmt: skip
_UNARY: Mapping[str, Callable[[float], float]] = {
    "neg": lambda b: -b, "sqrt": math.sqrt, "abs": abs, "floor": math.floor,
}  # fmt: skip
