"""Checkers that are too heavy for every day: `make interop` runs them."""

from __future__ import annotations

import os

collect_ignore_glob = [] if "INTEROP" in os.environ else ["test_*.py"]
