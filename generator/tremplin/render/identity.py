"""What the host says of a site, and the policy that every page carries."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from tremplin.render.early import DIGEST
from tremplin.schema.budgets import Budgets
from tremplin.schema.demands import Demands

_POLICY = {
    "default-src": "'self'",
    "script-src": f"'self' {DIGEST}",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
}


def policy(changes: Mapping[str, str | None] = {}) -> str:
    """The Content-Security-Policy of every page, with `changes` for a host's preview (None takes one out).

    What a page shows, asks for and frames is of the site: in its frames learners' programs run, without an
    origin. It is short, for every page carries it.
    """
    return "; ".join(f"{name} {value}" for name, value in {**_POLICY, **changes}.items() if value)


def allowing(rules: str, style: str) -> str:
    """The policy of a page that holds `style` itself."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"{rules}; style-src 'self' 'sha256-{digest}'"


HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), display-capture=(), geolocation=(), microphone=()",
}
"""What the host should send with every file, as a page cannot say it itself: docs/hosting.md. The preview
does.
"""


@dataclass(frozen=True)
class Identity:
    """`id` names the learner's data on the device; `url` is None when the site's address is not known."""

    name: str
    id: str
    url: str | None = None
    policy: str = policy()
    budgets: Budgets = field(default_factory=Budgets)
    quality: Demands = field(default_factory=dict)
    offline: bool = True
    """Whether what was read stays on the device: the site has a service worker."""
