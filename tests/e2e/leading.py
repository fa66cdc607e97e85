"""Pages and the worker that answers for them."""

from __future__ import annotations

from playwright.sync_api import Page

_LED = """(script) => new Promise((done) => {
  const { serviceWorker } = navigator;
  const look = () => serviceWorker.controller && serviceWorker.controller.scriptURL === script && done(true);
  serviceWorker.addEventListener("controllerchange", look);
  look();
  setTimeout(done, 5_000);
})"""


def led(page: Page, worker: str) -> None:
    """Once the page is answered for by this worker.

    A worker that begins while a page is on its way has it from the next time on; a loaded machine takes its
    time to start one.
    """
    for _ in range(12):
        if page.evaluate(_LED, worker):
            return
        page.reload()
    raise AssertionError(f"no worker: {worker}")
