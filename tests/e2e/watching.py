"""What goes wrong in a browser without a test asking for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request

NO_WORKER = "Service Worker registration blocked"
"""What the browser's driver says where a test wants nothing kept on the device."""


@dataclass
class Watch:
    """What went wrong in the browser: any of it fails the test, unless it was expected."""

    problems: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=lambda: [NO_WORKER])

    def expect(self, pattern: str) -> None:
        self.expected.append(pattern)

    def on(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"page error: {error.error}"))
        context.on("request", self._request)
        context.on("dialog", self._dialog)

    def left(self) -> list[str]:
        return [p for p in self.problems if not any(re.search(e, p) for e in self.expected)]

    def _console(self, message: ConsoleMessage) -> None:
        # violations of the policy are errors of the console
        if message.type in ("error", "warning"):
            self.problems.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in ("blob", "data", "file") and url.hostname != "127.0.0.1":
            self.problems.append(f"request to another host: {request.url}")

    def _dialog(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()
