"""What an author's text becomes in the page, after everything there was touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from line import SIGN

ACT = """() => {
  addEventListener('click', (event) => {
    if (event.target.closest?.('a, [type=submit]:not(form.q *)')) event.preventDefault();
  }, true);
  for (const element of document.querySelectorAll('main *')) {
    for (const kind of ['mouseover', 'focus', 'load', 'error', 'toggle', 'animationend', 'beforetoggle']) {
      element.dispatchEvent(new Event(kind));
    }
  }
  for (const details of document.querySelectorAll('details')) details.open = true;
  for (const form of document.querySelectorAll('form.q')) {
    for (const n of [1, 0]) {
      form.querySelectorAll('input[name]:not([name^=s-])')[n]?.click();
      for (const menu of form.querySelectorAll('select')) menu.selectedIndex = n + 1;
      form.querySelector('button:not([hidden])')?.click();
    }
  }
  document.querySelector('[data-finish] button')?.click();
}"""

LOOK = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const all = [...document.querySelectorAll('*')];
  const count = (names) => names.reduce((found, n) => (found[n] = (found[n] ?? 0) + 1, found), {});
  const attributes = all.flatMap((element) => [...element.attributes]);
  const leading = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'xlink:href'];
  const isDrawing = document.contentType === 'image/svg+xml';
  const isDrawn = (e) => isDrawing && e.matches('style, use');
  const foreign = all.flatMap((element) => leading
    .filter((name) => element.hasAttribute(name) && !element.matches('link[rel=icon]'))
    .map((name) => [element.localName, new URL(element.getAttribute(name), document.baseURI)])
    .filter(([tag, url]) => tag === 'a' ? !/^(https?|mailto|tel):$/.test(url.protocol)
      : url.origin !== location.origin)
    .map(([tag, url]) => `${tag} ${url.href}`));
  for (const element of document.querySelectorAll('[srcset]')) {
    for (const one of element.getAttribute('srcset').split(',').filter((one) => one.trim())) {
      const url = new URL(one.trim().split(/\\s/)[0], document.baseURI);
      if (url.origin !== location.origin) foreign.push(`srcset ${url.href}`);
    }
  }
  const ours = (name) => attributes.filter((a) => a.name === name)
    .flatMap((a) => a.value.split(' ')).filter((value) => !value.startsWith('s-'));
  done({
    pwned: typeof pwned !== 'undefined',
    foreign,
    shape: {
      acting: count(attributes.map((a) => a.name)
        .filter((name) => /^(on|data-(?!mark$)|style$|srcdoc|form|is$|ping)/.test(name))),
      elements: count(all.filter((e) => !isDrawn(e) && e.matches(`script, iframe, frame, object, embed, base,
        meta, style, form, button, textarea, select, fieldset, legend, template, title, math, portal, dialog,
        main, header, footer, foreignObject, animate, set, image, use, form.q input[name]:not([name^=s-]),
        input:not([type=checkbox], [type=radio])`)).map((e) => e.localName)),
      classes: count(all.flatMap((e) => [...e.classList]).filter((name) => OURS.includes(name))),
      roles: count(all.filter((e) => !e.matches('.scroll, pre')).map((e) => e.getAttribute('role'))
        .filter((role) => ['status', 'alert', 'group', 'dialog', 'navigation'].includes(role))),
      ids: isDrawing ? [] : ours('id').sort(), // those of a drawing are its own
      names: ours('name').sort(),
      labels: ours('for').sort(),
      records: Object.keys(localStorage).sort(),
    },
  });
})))"""
OURS = (  # noqa: SIM905
    "notice answer btn said verdict diagnostics q end finish lesson prose rail steps pager facts quiz skip "
    "top brand foot hint result correction fix so-far keypoints"
).split()


class Reader:
    """A page of the browser, with the policy of the site or without it, and all that happens in it."""

    def __init__(self, browser: Browser, has_policy: bool) -> None:
        self.context = browser.new_context(bypass_csp=not has_policy, locale="fr-FR", service_workers="block")
        self.context.set_default_timeout(20_000)
        self.context.add_init_script(SIGN)
        self.happened: list[str] = []
        self.asked: list[str] = []
        self.origin = ""
        self.page: Page = self.context.new_page()
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.context.on("dialog", self._dialog)
        self.context.on("page", lambda page: page is self.page or self.happened.append(f"window {page.url}"))
        self.context.on("weberror", lambda error: self.happened.append(f"error {error.error}"))
        self.page.on("console", lambda m: self._console(m.text))

    def _dialog(self, dialog: Any) -> None:
        self.happened.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _console(self, text: str) -> None:
        if "Content Security Policy" in text or "Trusted" in text:
            self.happened.append(text)

    def read(self, address: str) -> Mapping[str, Any]:
        """What the page at `address` shows in the end."""
        self.happened.clear()
        self.asked.clear()
        self.page.goto(address)
        self.page.evaluate("localStorage.clear()")
        self.page.evaluate(ACT)
        found: Mapping[str, Any] = self.page.evaluate(LOOK.replace("OURS", str(OURS)))
        if self.page.url != address:
            self.happened.append(f"went to {self.page.url}")
        return found

    def paths(self) -> set[str]:
        """What was asked of the site itself; what was asked elsewhere has happened."""
        paths = set()
        for url in self.asked:
            split = urlsplit(url)
            if f"{split.scheme}://{split.netloc}" == self.origin:
                paths.add(split.path)
            elif split.scheme not in ("data", "blob"):
                self.happened.append(f"request {url}")
        return paths


@contextmanager
def readers(browser: Browser) -> Iterator[list[Reader]]:
    """One that the policy protects, and one that only the cleaning does."""
    found = [Reader(browser, has_policy) for has_policy in (True, False)]
    try:
        yield found
    finally:
        for reader in found:
            reader.context.close()
