"""What is wrong in an author's files, where, and how to mend it.

A mistake is data, never an exception: every stage adds `Diagnostic`s to a `Report`, and one run shows
them all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Protocol

from tremplin.fixes import Fix, Remedy
from tremplin.fixes import Span as Span
from tremplin.fixes import fold as fold
from tremplin.fixes import near as near
from tremplin.fixes import suggest as suggest
from tremplin.rules import RULES, Severity

WORDS = {Severity.ERROR: "erreur", Severity.WARNING: "avertissement", Severity.ADVICE: "conseil"}

# what moves the cursor, turns the text around or cannot be encoded
_RAW = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
_RAW_SIGN = re.compile(f"[{_RAW}]")
# « ::name:: » at the start of a line, « ##[name] » anywhere: machines that run builds obey them in any output
_COMMAND = re.compile(r"(##\w*)\[")


def harmless(text: str) -> str:
    """`text` as one line of the same length that no terminal, log or machine obeys: « ␛ » for an escape."""
    shown = _RAW_SIGN.sub(lambda sign: chr(0x2400 + ord(sign[0])) if sign[0] < " " else "\ufffd", text)
    return _COMMAND.sub(r"\1［", shown)


@dataclass(frozen=True)
class Diagnostic:
    code: str
    span: Span
    message: str
    remedy: str
    severity: Severity
    fix: Fix | None = None

    @classmethod
    def of(
        cls,
        code: str,
        span: Span,
        *,
        severity: Severity | None = None,
        fix: Fix | None = None,
        **values: object,
    ) -> Diagnostic:
        """The diagnostic of rule `code` at `span`; raises KeyError for an unknown code or value.

        A `Remedy` among the values is its fix.
        """
        rule = RULES[code]
        told = next((value for value in values.values() if isinstance(value, Remedy)), None)
        return cls(
            code,
            span,
            rule.message.format(**values),
            rule.remedy.format(**values),
            severity or rule.severity,
            fix or (told.at(span) if told and span.line else None),
        )


Severities = Mapping[str, Severity | None]
"""Codes → what the configuration makes of them; None for those that are not told."""


class Readable(Protocol):
    def read_text(self, encoding: str) -> str: ...


@dataclass
class Report:
    """The diagnostics of a run, and the texts they point into: file → where it can be read, or its text."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, Readable | str] = field(default_factory=dict)
    severities: Severities = field(default_factory=dict)

    def text(self, file: str) -> str | None:
        """The text of `file`, for an excerpt; None when it cannot be had."""
        found = self.texts.get(file)
        try:
            return found if found is None or isinstance(found, str) else found.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return None

    def add(self, code: str, span: Span, fix: Fix | None = None, **values: object) -> None:
        self.extend([Diagnostic.of(code, span, severity=None, fix=fix, **values)])

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for told in diagnostics:
            severity = self.severities.get(told.code, told.severity)
            if severity:
                self.diagnostics.append(
                    told if severity is told.severity else replace(told, severity=severity)
                )

    def __iter__(self) -> Iterator[Diagnostic]:
        """Each diagnostic once, by file and place."""
        return iter(sorted(dict.fromkeys(self.diagnostics), key=lambda d: (d.span, d.code)))

    def count(self, severity: Severity) -> int:
        return sum(d.severity is severity for d in self)

    @property
    def failed(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    def is_refused(self, *, strict: bool) -> bool:
        """Whether nothing is published: an error, or with `strict` a warning."""
        return self.failed or (strict and bool(self.count(Severity.WARNING)))

    def to_data(self) -> dict[str, Any]:
        """The report as JSON values, with the texts that its excerpts need."""
        rows = [[d.code, *d.span, d.message, d.remedy, d.severity] for d in self.diagnostics]
        named = sorted({d.span.file for d in self.diagnostics})
        return {"rows": rows, "texts": {name: text for name in named if (text := self.text(name))}}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Report:
        rows = [
            Diagnostic(code, Span(file, line, column, length), message, remedy, Severity(severity))
            for code, file, line, column, length, message, remedy, severity in data["rows"]
        ]
        return cls(rows, dict(data["texts"]))

    def summary(self) -> str:
        """« 2 erreurs, 1 avertissement », or « Tout est en ordre. »"""
        parts = [
            f"{count} {word}{'s' if count > 1 else ''}"
            for word, count in (
                ("erreur", self.count(Severity.ERROR)),
                ("avertissement", self.count(Severity.WARNING)),
                ("conseil", self.count(Severity.ADVICE)),
            )
            if count
        ]
        return ", ".join(parts) + "." if parts else "Tout est en ordre."


def excerpt(diagnostic: Diagnostic, lines: Sequence[str]) -> list[str]:
    """The faulty line among `lines` and a caret under the place, or nothing when there is none to show."""
    span = diagnostic.span
    if not 0 < span.line <= len(lines):
        return []
    line = harmless(lines[span.line - 1].replace("\t", " "))
    start = max(0, span.column - 1)
    first = max(0, start - 60)
    shown = line[first : first + 100]
    carets = "^" * max(1, min(span.length, len(shown) - (start - first)))
    number = str(span.line)
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * (start - first)}{carets}"]


def render_text(report: Report) -> str:
    blocks = []
    texts: dict[str, list[str]] = {}
    for d in report:
        head = harmless(f"{d.span}: {WORDS[d.severity]} {d.code}: {d.message}")
        if d.span.file not in texts:
            texts[d.span.file] = text.split("\n") if (text := report.text(d.span.file)) else []
        lines = excerpt(d, texts[d.span.file])
        blocks.append("\n".join([head, *lines, f"  → {harmless(d.remedy)}"]))
    return "\n\n".join([*blocks, report.summary()])


def render_terminal(report: Report) -> str:
    """The same, and how to know more."""
    first = next(iter(report), None)
    more = f"\n\nPour comprendre un code : tremplin explain {first.code}" if first else ""
    return render_text(report) + more


def render_json(report: Report) -> str:
    rows = [
        {
            "file": d.span.file,
            "line": d.span.line,
            "column": d.span.column,
            "severity": d.severity.value,
            "code": d.code,
            "message": d.message,
            "remedy": d.remedy,
        }
        for d in report
    ]
    counts = {
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
    }
    return _json({"diagnostics": rows, **counts})


def render_gitlab(report: Report) -> str:
    """Code Quality, as read by GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""
    severities = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}
    return _json(
        [
            {
                "description": f"{d.message} {d.remedy}",
                "check_name": d.code,
                "fingerprint": sha256(f"{d.code} {d.span} {d.message}".encode(errors="replace")).hexdigest(),
                "severity": severities[d.severity],
                "location": {"path": d.span.file, "lines": {"begin": max(1, d.span.line)}},
            }
            for d in report
        ]
    )


def _json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    text = _RAW_SIGN.sub(lambda sign: sign[0] if sign[0] == "\n" else f"\\u{ord(sign[0]):04x}", text)
    return _COMMAND.sub(r"\1\\u005b", text)


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def render_github(report: Report) -> str:
    """Workflow commands, as read by GitHub Actions."""

    def escape(text: str) -> str:
        return harmless(text).replace("%", "%25")

    def in_property(text: str) -> str:
        return escape(text).replace(":", "%3A").replace(",", "%2C")

    return "\n".join(
        f"::{_LEVELS[d.severity]} file={in_property(d.span.file)},line={max(1, d.span.line)},"
        f"col={max(1, d.span.column)},title={d.code}::{escape(f'{d.message} {d.remedy}')}"
        for d in report
    )


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": render_terminal,
    "json": render_json,
    "github": render_github,
    "gitlab": render_gitlab,
}
