"""Pygments' lexers made quicker, with the same tokens.

A lexer tries the rules of its state one after the other, dozens at each place of a text. Here, only those
are tried that can match something that begins with the next letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from types import MethodType
from typing import Any

from pygments.lexer import RegexLexer
from pygments.token import Error, Whitespace, _TokenType

from tremplin.markdown.patterns import may_start, parsed

_KNOWN = "\u0100"
"""Letters before this one have rules of their own; at others all are tried."""


class _State(dict[str, list[Any]]):
    """The rules of one state of a lexer, by the next letter; "" has all of them."""

    def __init__(self, rules: list[Any]) -> None:
        super().__init__({"": rules})
        self.trees = [_tree(rule[0]) for rule in rules]

    def __missing__(self, letter: str) -> list[Any]:
        if letter >= _KNOWN:
            return self[""]
        rules = zip(self[""], self.trees, strict=True)
        self[letter] = [r for r, tree in rules if tree is None or may_start(tree, letter) is not False]
        return self[letter]


def _tree(match: Any) -> Any:
    """The parts of the pattern that a rule matches, or None for another way to match."""
    compiled = getattr(match, "__self__", None)
    return parsed(compiled.pattern, compiled.flags) if isinstance(compiled, re.Pattern) else None


FEW = 50
"""Texts of a language that are read sooner than its rules are known."""

_USES: Counter[type] = Counter()
_STATES: dict[type, dict[str, _State]] = {}


def quicken(lexer: Any) -> Any:
    """`lexer` itself, quicker when it works by rules and nothing else, and is worth it."""
    _USES[type(lexer)] += 1
    is_plain = type(lexer).get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed
    if is_plain and _USES[type(lexer)] > FEW:
        lexer.get_tokens_unprocessed = MethodType(_tokens, lexer)
    return lexer


def _tokens(self: Any, text: str, stack: Any = ("root",)) -> Iterator[tuple[int, Any, str]]:
    """`RegexLexer.get_tokens_unprocessed`, but for the choice of the rules."""
    states = _STATES.setdefault(type(self), {})

    def state(name: str) -> _State:
        if name not in states:
            states[name] = _State(self._tokens[name])
        return states[name]

    position = 0
    names = list(stack)
    current = state(names[-1])
    while True:
        for match, action, change in current[text[position : position + 1]]:
            if found := match(text, position):
                if type(action) is _TokenType:
                    yield position, action, found.group()
                elif action is not None:
                    yield from action(self, found)
                position = found.end()
                if change is not None:
                    _follow(names, change)
                    current = state(names[-1])
                break
        else:
            if position >= len(text):
                return
            if text[position] == "\n":
                names = ["root"]
                current = state("root")
                yield position, Whitespace, "\n"
            else:
                yield position, Error, text[position]
            position += 1


def _follow(names: list[str], change: Any) -> None:
    """Enter and leave states, a negative number of them for these; one is always left."""
    if isinstance(change, int):
        del names[max(1, len(names) + change) :]
        return
    for name in change if isinstance(change, tuple) else (change,):
        if name == "#pop":
            del names[max(1, len(names) - 1) :]
        else:
            names.append(names[-1] if name == "#push" else name)
