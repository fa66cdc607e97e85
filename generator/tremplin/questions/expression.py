"""Arithmetic that authors write: « a * b + 1,5 », compiled once, so that the page only has to run it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

from tremplin.diagnostics import fold
from tremplin.schema.values import parse_number, refuse

Program = list[float | str]
"""Reverse Polish notation: numbers, names of variables, and operators (« + », « neg », « max »…)."""

_TOKEN = re.compile(r"\s*(?:(?P<n>\d+(?:[.,]\d+)?)|(?P<w>[^\W\d]\w*)|(?P<s>[-+*/^();×÷−]))")
_SAME = {"×": "*", "÷": "/", "−": "-"}
_LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3, "^": 4}
# name as authors write it → operator, number of arguments
_FUNCTIONS = {
    "racine": ("sqrt", 1), "sqrt": ("sqrt", 1), "abs": ("abs", 1),
    "entier": ("floor", 1), "floor": ("floor", 1), "min": ("min", 2), "max": ("max", 2),
    "arrondi": ("round", 2), "round": ("round", 2),
}  # fmt: skip


def compile_expression(text: str, variables: Mapping[str, object]) -> Program:
    """The program of `text`; raises `PydanticCustomError` for what is not arithmetic on `variables`."""
    reader = _Reader(text, variables)
    reader.sum()
    if reader.sign:
        reader.refuse(f"« {reader.sign} » n’est pas attendu ici")
    return reader.program


class _Reader:
    """One token ahead; a function argument is parted by « ; », the comma being decimal."""

    def __init__(self, text: str, variables: Mapping[str, object]) -> None:
        self.text, self.variables = text, variables
        self.place = 0
        self.program: Program = []
        self.next()

    def refuse(self, reason: str) -> None:
        names = ", ".join(self.variables) or "aucune"
        refuse(
            f"la formule « {self.text} » ne se lit pas : {reason}",
            f"Écrivez par exemple « a * b + 1,5 ». Variables : {names}. Fonctions : racine, abs, entier, "
            "arrondi(x; 2), min(a; b), max(a; b).",
            "T207",
        )

    def next(self) -> None:
        self.number: float | None = None
        self.word = self.sign = ""
        if not self.text[self.place :].strip():
            return
        found = _TOKEN.match(self.text, self.place)
        if found is None:
            self.refuse(f"« {self.text[self.place :].strip()[:1]} » est de trop")
            return
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
            self.refuse("il manque un nombre ou une variable")

    def call(self) -> None:
        name = self.word
        if fold(name) not in _FUNCTIONS:
            self.refuse(f"« {name} » n’est ni une variable ni une fonction")
        operator, count = _FUNCTIONS[fold(name)]
        self.next()
        for rank in range(count):
            if self.sign != (";" if rank else "("):
                self.refuse(f"« {name} » prend {count} valeur{'s' if count > 1 else ''} entre parenthèses")
            self.next()
            self.sum()
        self.close()
        self.program.append(operator)

    def close(self) -> None:
        if self.sign != ")":
            self.refuse("une parenthèse n’est pas fermée")
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
