"""The wheel that this program was installed from."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname


def own_wheel() -> Path | None:
    """Where the wheel is, if it still is: pip notes it (PEP 610)."""
    try:
        noted = json.loads(distribution("tremplin").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    address = urlsplit(noted.get("url", ""))
    path = Path(url2pathname(address.path))
    return path if address.scheme == "file" and path.suffix == ".whl" and path.is_file() else None
