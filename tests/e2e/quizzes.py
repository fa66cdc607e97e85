"""How the tests name the parts of a page."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

# as browsers do where the learner, or the school, forbids storage
FORBIDDEN_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
})"""


def question(page: Page, id_: str) -> Locator:
    """The form of a question: « taille » or « courriel/joindre#taille »."""
    return page.locator(f'form[data-q$="#{id_.rpartition("#")[2]}"]').first


def check(form: Locator) -> None:
    form.get_by_role("button", name="Vérifier ma réponse").click()


def choose(form: Locator, *answers: str) -> None:
    """Tick the answers by touching their rows, and check."""
    for answer in answers:
        form.locator("label.answer", has_text=answer).click()
    check(form)


def write(form: Locator, text: str) -> None:
    form.get_by_role("textbox").fill(text)
    check(form)


def says(form: Locator, text: str | re.Pattern[str]) -> None:
    expect(form.locator("[data-said]")).to_contain_text(text)


def answer_all_right(page: Page) -> None:
    """Answer the questions shown, with what the page itself knows of them."""
    for form in page.locator("form.q:visible").all():
        if form.locator("fieldset[disabled]").count():
            continue
        kind = form.get_attribute("data-kind")
        key: dict[str, Any] = json.loads(form.get_attribute("data-key") or "")
        if kind == "text":
            write(form, key["accept"][0][1].replace("*", ""))
        elif kind == "number":
            write(form, str(key["answer"]).replace(".", ","))
        else:
            for value in right_values(kind, key):
                form.locator("label.answer", has=form.page.locator(f'[value="{value}"]')).click()
            check(form)
        says(form, "Juste !")


def right_values(kind: str | None, key: dict[str, Any]) -> list[str]:
    if kind == "truefalse":
        return [key["answer"]]
    if kind == "choices":
        return list(key["right"])
    return [max(key["weights"], key=key["weights"].get)]


def records(page: Page) -> dict[str, Any]:
    """What the page's storage holds, by key."""
    text = page.evaluate("JSON.stringify(Object.entries(localStorage))")
    return {key: json.loads(value) for key, value in json.loads(text)}
