"""What a rule is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    """What could be better, told by `tremplin quality` alone."""


@dataclass(frozen=True)
class Rule:
    """The French text of one kind of mistake; `{…}` are filled by `Diagnostic.of`."""

    severity: Severity
    message: str
    remedy: str
    is_firm: bool = False
    """Whether the configuration may not lower it: what it tells cannot be read, or must not be published."""

    @property
    def shape(self) -> str:
        """The message with « … » for what is filled in."""
        shape = re.sub(r"\{\w+\}", "…", self.message)
        return shape.replace("{{", "{").replace("}}", "}").replace("….", "…")


Rules = Mapping[str, Rule]


def error(message: str, remedy: str, *, is_firm: bool = True) -> Rule:
    return Rule(Severity.ERROR, message, remedy, is_firm)


def warning(message: str, remedy: str) -> Rule:
    return Rule(Severity.WARNING, message, remedy)


def advice(message: str, remedy: str) -> Rule:
    return Rule(Severity.ADVICE, message, remedy)
