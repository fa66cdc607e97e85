"""Answers that cannot be read in the page: what is said of each is encrypted under the answer itself.

AES-GCM under a key that PBKDF2 derives from the answer (NIST SP 800-38D and 800-132), both of which browsers
have in WebCrypto. It keeps answers from being read at a glance, or looked up; it does not keep someone from
trying them all, which takes seconds where there are four.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from tremplin.questions.base import Kind, MarkingKey, Question, Verdict
from tremplin.questions.choices import Choices
from tremplin.questions.number import NumberQuestion
from tremplin.questions.order import Order
from tremplin.questions.text import TextQuestion, normalise
from tremplin.questions.truefalse import TrueFalse

ROUNDS = 50_000
"""Of PBKDF2: a quarter of a second on an old phone."""
PROTECTED = frozenset({"choice", "choices", "truefalse", "text", "number", "match", "order", "grid"})
"""The kinds whose right answer is one value, which nothing else in the page tells."""


def canonical(response: Any, *, is_ordered: bool = False) -> str:
    """A response as the text that makes its key; the client's `canonical` gives the same."""
    if isinstance(response, dict):
        return "|".join(f"{place}={value}" for place, value in sorted(response.items()) if value)
    if isinstance(response, list | tuple):
        return "|".join(response if is_ordered else sorted(response))
    if isinstance(response, float):
        return str(int(response)) if response.is_integer() else repr(response)
    return str(response)


def responses(kind: Kind, question: Question, key: MarkingKey) -> Iterator[tuple[str, Verdict, str]]:
    """Each response that is spoken of: as text, with its verdict, and the id of its feedback."""
    if isinstance(question, TextQuestion):
        for form in question.answers:
            verdict = kind.mark(key, form.text.replace("*", ""))
            yield normalise(form.text, question.tolerance), verdict, form.id
    elif isinstance(question, NumberQuestion):
        yield canonical(question.answer), kind.mark(key, str(question.answer)), ""
    elif isinstance(question, Order):
        yield canonical(key["order"], is_ordered=True), kind.mark(key, key["order"]), ""
    elif isinstance(question, Choices):
        yield canonical(key["right"]), kind.mark(key, key["right"]), ""
    elif "weights" in key:
        for id_ in key["weights"]:
            yield id_, kind.mark(key, id_), id_
    elif "places" in key:
        right = {place: accepted[0] for place, accepted in key["places"].items()}
        yield canonical(right), kind.mark(key, right), ""
    else:
        for value in ("true", "false"):
            yield value, kind.mark(key, value), value


def salt_of(name: str) -> bytes:
    """The salt of the question `name`: another for each, the same at each build."""
    return hashlib.sha256(name.encode()).digest()[:16]


def seal(salt: bytes, answer: str, told: Any) -> str:
    """`told`, as JSON, encrypted under `answer`: nonce and text in base 64."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # for protected banks only

    secret_key = hashlib.pbkdf2_hmac("sha256", answer.encode(), salt, ROUNDS)
    nonce = hashlib.sha256(salt + secret_key).digest()[:12]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return base64.b64encode(nonce + AESGCM(secret_key).encrypt(nonce, text, None)).decode()


def feedback_of(question: Question, id_: str) -> str | None:
    """What the author says of the answer `id_`."""
    if isinstance(question, TrueFalse):
        return question.feedback_true if id_ == "true" else question.feedback_false
    answers = getattr(question, "answers", ())
    return next((answer.feedback for answer in answers if getattr(answer, "id", None) == id_), None)
