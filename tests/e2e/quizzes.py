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
    """Check with the key: a second tap at the same place would be taken for one (test_taps)."""
    form.get_by_role("button", name=re.compile("Vérifier ma réponse|Donner mon avis")).press("Enter")


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


def follow(link: Locator) -> None:
    """Go where it leads, and be there: what comes next looks at the page at once."""
    with link.page.expect_navigation():
        link.click()


def until(page: Page, condition: str) -> None:
    """Waits without `eval`, which the policy of pages forbids, and not for ever."""
    step = f"({condition}) || performance.now() > end ? done({condition}) : setTimeout(look, 20)"
    script = f"const end = performance.now() + 5000; const look = () => ({step}); look();"
    assert page.evaluate(f"new Promise((done) => {{ {script} }})"), condition


def answer_all_right(page: Page) -> None:
    """Answer the questions shown, with what the page itself knows of them."""
    for form in page.locator("form.q:visible").all():
        if form.locator("fieldset[disabled]").count():
            continue
        kind = form.get_attribute("data-kind") or ""
        key: dict[str, Any] = json.loads(form.get_attribute("data-key") or "")
        _RIGHT.get(kind, _tick)(form, kind, key)
        says(form, "C’est noté." if kind == "survey" else "Juste !")


def _text(form: Locator, _kind: str, key: dict[str, Any]) -> None:
    # the pieces of a form with jokers, or the form
    write(form, "".join(key["accept"][0][1]))


def _number(form: Locator, _kind: str, key: dict[str, Any]) -> None:
    write(form, str(key["answer"]).replace(".", ","))


def _tick(form: Locator, kind: str, key: dict[str, Any]) -> None:
    for value in right_values(kind, key):
        form.locator("label.answer", has=form.page.locator(f'[value="{value}"]')).click()
    check(form)


def _places(form: Locator, _kind: str, key: dict[str, Any]) -> None:
    """Menus, rows of choices (in closed messages too) and fields."""
    for place, accepted in key.get("places", {}).items():
        fields = form.locator(f'[data-p="{place}"]')
        if fields.first.evaluate("(field) => field.tagName") == "SELECT":
            fields.select_option(accepted[0])
        else:
            form.locator(f'[data-p="{place}"][value="{accepted[0]}"]').evaluate("(field) => field.click()")
    for place, field in key.get("fields", {}).items():
        value = next(v for v in [*field["accept"], *_SAMPLES] if re.match(field["rule"], v))
        form.locator(f'[data-p="{place}"]').fill(value)
    check(form)


def _open(form: Locator, _kind: str, _key: dict[str, Any]) -> None:
    write(form, "Bonjour Madame, votre annonce m’intéresse.")
    for row in form.locator("label.answer").all():
        row.click()
    check(form)


def _survey(form: Locator, _kind: str, _key: dict[str, Any]) -> None:
    form.locator("fieldset label").first.click()
    check(form)


def _scenario(form: Locator, _kind: str, key: dict[str, Any]) -> None:
    def best(step: str | None, seen: tuple[str, ...]) -> tuple[float, list[int]]:
        if step is None or step in seen:
            return 0.0, []
        ways = [
            (score + rest, [n, *way])
            for n, (_, to, score) in enumerate(key["steps"][step])
            for rest, way in [best(to, (*seen, step))]
        ]
        return max(ways, default=(0.0, []))

    for n in best(key["first"], ())[1]:
        form.locator("[data-step]:visible button.answer").nth(n).click()


_SAMPLES = (
    "lucie.martin@mail.example",
    "03 53 01 00 44",
    "55100",
    "04/05/2001",
    "Mirabelle-de-Metz-2027!",
)
_RIGHT = {
    "text": _text,
    "number": _number,
    "match": _places,
    "label": _places,
    "sort": _places,
    "simulation": _places,
    "open": _open,
    "survey": _survey,
    "scenario": _scenario,
}


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
