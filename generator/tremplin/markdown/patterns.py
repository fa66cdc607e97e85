"""What can be told of a regular expression from its parts, so that it is not tried in vain.

Both questions are answered with caution: « perhaps » costs a try, a wrong « no » would lose a match.
"""

from __future__ import annotations

import re
from typing import Any

try:
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - a Python that has moved it: nothing can be told
    _parser = None

# ---- what every match holds


def needed_signs(pattern: str, flags: int) -> frozenset[str] | None:
    """Signs of which every match of `pattern` holds at least one, or None when that cannot be told."""
    tree = parsed(pattern, flags)
    return None if tree is None else _signs(tree)


def parsed(pattern: str, flags: int) -> Any:
    """The parts of `pattern`, or None when they would not tell enough."""
    if _parser is None or flags & re.IGNORECASE:
        return None
    try:
        return _parser.parse(pattern, flags)
    except (re.error, RecursionError):
        return None


def _signs(tree: Any) -> frozenset[str] | None:
    found = [signs for op, value in tree if (signs := _signs_of(str(op), value))]
    # the rarest in a text: neither letters, spaces nor colons, and few
    return min(
        found, key=lambda signs: (any(s.isalnum() or s in " :" for s in signs), len(signs)), default=None
    )


def _signs_of(op: str, value: Any) -> frozenset[str] | None:
    if op == "LITERAL":
        return frozenset(chr(value))
    if op == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return frozenset(chr(code) for _, code in value)
    if op == "SUBPATTERN":
        return _signs(value[3])
    if op == "ATOMIC_GROUP":
        return _signs(value)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _signs(value[2])
    if op == "BRANCH":
        branches = [_signs(branch) for branch in value[1]]
        return None if None in branches else frozenset().union(*filter(None, branches))
    return None


# ---- how a match begins


def may_start(tree: Any, letter: str) -> bool | None:
    """Whether a match of what was `parsed` may begin with `letter`; None: it may be empty so far."""
    for op, value in tree:
        found = _may_start(str(op), value, letter)
        if found is not None:
            return found
    return None


def _may_start(op: str, value: Any, letter: str) -> bool | None:
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return None  # of no width
    if op == "LITERAL":
        return bool(value == ord(letter))
    if op == "NOT_LITERAL":
        return bool(value != ord(letter))
    if op == "IN":
        return _is_in(value, ord(letter))
    if op == "SUBPATTERN" and not value[1] and not value[2]:  # no flags of its own
        return may_start(value[3], letter)
    if op == "BRANCH":
        found = {may_start(branch, letter) for branch in value[1]}
        return True if True in found else None if None in found else False
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        inner = may_start(value[2], letter)
        return inner if inner or value[0] > 0 else None
    return True


def _is_in(items: Any, code: int) -> bool:
    """Whether a set of letters may hold one."""
    is_negated, found = False, False
    for kind, value in items:
        if str(kind) == "NEGATE":
            is_negated = True
        elif str(kind) == "LITERAL":
            found |= code == value
        elif str(kind) == "RANGE":
            found |= value[0] <= code <= value[1]
        else:
            return True
    return found != is_negated
