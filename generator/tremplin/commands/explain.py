"""`tremplin explain`: the help of a code in the terminal, or the list of all."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from shutil import get_terminal_size

import click

from tremplin.console import Outcome
from tremplin.rules import FAMILIES, RULES, Severity
from tremplin.rules.help import EXAMPLE, help_of
from tremplin.text.typography import french

_SEVERITY = {
    Severity.ERROR: "Erreur : le site n’est pas publié tant qu’elle est là.",
    Severity.WARNING: "Avertissement : il n’empêche pas de publier.",
    Severity.ADVICE: "Conseil : seule la commande qui le cherche le donne, la construction n’en dit rien.",
}


def explain(code: str | None) -> Outcome:
    if code is None:
        return Outcome(said="\n".join(_every()))
    known = f"T{code.strip().upper().removeprefix('T')}"
    if known not in RULES:
        return Outcome(2, error=_unknown(code))
    return Outcome(said="\n".join(_page(known, min(get_terminal_size().columns, 80))))


def _every() -> Iterator[str]:
    for family in FAMILIES:
        yield click.style(french(family.title), bold=True)
        for code in sorted(family.rules):
            yield f"  {code}  {french(help_of(code).title)}"
        yield ""
    yield french("Pour comprendre un code : tremplin explain T103")


def _unknown(code: str) -> str:
    digits = "".join(filter(str.isdecimal, code))
    if not digits:
        return french(f"« {code} » n’est pas un code. Écrivez par exemple : tremplin explain T103")
    nearest = sorted(RULES, key=lambda known: (abs(int(known[1:]) - int(digits)), known))[:3]
    names = ", ".join(f"{known} ({help_of(known).title})" for known in sorted(nearest))
    return french(f"Le code « {code} » n’existe pas. Les plus proches : {names}.")


def _page(code: str, width: int) -> Iterator[str]:
    help, rule = help_of(code), RULES[code]
    yield click.style(french(f"{code} : {help.title}"), bold=True)
    yield ""
    yield from _prose(rule.shape, width)
    yield from _prose(_SEVERITY[rule.severity], width)
    yield ""
    yield from _prose(help.meaning, width)
    for heading, body in help.sections.items():
        yield ""
        yield click.style(heading, bold=True)
        yield from _body(body, width)


def _body(body: str, width: int) -> Iterator[str]:
    """Examples as they are written, under the name of their file; other lines as prose."""
    done = 0
    for example in EXAMPLE.finditer(body):
        yield from _prose(body[done : example.start()], width, "  ")
        _, file, text = example.groups()
        if file:
            yield f"  {file} :"
        yield from (f"    {line}" for line in text.splitlines())
        done = example.end()
    yield from _prose(body[done:], width, "  ")


def _prose(text: str, width: int, indent: str = "") -> Iterator[str]:
    """The lines of a text of Markdown, without its signs."""
    for line in filter(None, text.split("\n")):
        words = french(re.sub(r"`([^`]+)`", "« \\1 »", line))
        hanging = indent + "   " if re.match(r"\d\. ", line) else indent
        yield from textwrap.wrap(
            words, width, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False
        )
