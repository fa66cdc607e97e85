"""Answers that cannot be read in the page: what is said of each is encrypted under the answer itself.

AES-GCM under a key that PBKDF2 derives from the answer (NIST SP 800-38D and 800-132), both of which browsers
have in WebCrypto. It keeps answers from being read at a glance, or looked up; it does not keep someone from
trying them all, which takes seconds where there are four.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Any

from tremplin.questions.base import K, Kind, Q, R, Verdict

ROUNDS = 50_000
"""Of PBKDF2: a quarter of a second on an old phone."""
PADDING = 64
"""Bytes: the length of sealed texts is a multiple of it."""


def is_available() -> bool:
    """Whether what encrypts is installed: it weighs 16 MB, and few quizzes are protected."""
    return find_spec("cryptography") is not None


def obstacle(kind: Kind[Q, K, R], question: Q) -> str | None:
    """The code of the diagnostic that says why `question` cannot be protected."""
    return kind.seal.against(question) if kind.seal else "T208"


def responses(kind: Kind[Q, K, R], question: Q) -> Iterator[tuple[str, Verdict, str]]:
    """Each response that is spoken of: as text, with its verdict, and the id of its feedback."""
    if kind.seal is None or obstacle(kind, question) or not is_available():
        return  # the author is told
    key = kind.key(question)
    for told in kind.seal.told(question):
        yield told.text, kind.mark(key, told.response), told.feedback


def salt_of(name: str) -> bytes:
    """The salt of the question `name`: another for each, the same at each build."""
    return hashlib.sha256(name.encode()).digest()[:16]


def seal(salt: bytes, told: Iterable[tuple[str, Any]]) -> list[str]:
    """What is said of each answer, as JSON, encrypted under that answer: nonce and text in base 64.

    All have one length and stand in the order of their ciphertexts: neither tells the right answer.
    """
    rows = [
        (answer, json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())
        for answer, said in told
    ]
    size = -(-max((len(text) for _, text in rows), default=0) // PADDING) * PADDING
    return sorted(_encrypted(salt, answer, text.ljust(size)) for answer, text in rows)


def _encrypted(salt: bytes, answer: str, text: bytes) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # for protected banks only

    secret_key = hashlib.pbkdf2_hmac("sha256", answer.encode(), salt, ROUNDS)
    nonce = hashlib.sha256(salt + secret_key).digest()[:12]
    return base64.b64encode(nonce + AESGCM(secret_key).encrypt(nonce, text, None)).decode()
