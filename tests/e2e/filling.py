"""Touching whatever a question of any kind has, by its own controls."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator

TYPED = "33 %"

# first choices; what is typed everywhere; one card judged, one step made, one item moved
_TOUCH = """(form, typed) => {
  const all = (selector) => [...form.querySelectorAll(`fieldset ${selector}`)];
  const changed = (field) =>
    ["input", "change"].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));
  all(":is([type=text], [type=password], textarea)").forEach((field) => {
    field.value = typed;
    changed(field);
  });
  all("select").forEach((menu, n) => {
    menu.selectedIndex = n + 1;
    changed(menu);
  });
  const names = new Set();
  all(":is([type=radio], [type=checkbox])").forEach((box) => {
    if (!names.has(box.name) && !box.closest("[data-self][hidden]")) box.click();
    names.add(box.name);
  });
  const [way] = all("[data-step]:not([hidden]) button.answer").slice(1);
  const [other] = all(":is([data-card]:not([hidden]) .judge button, .order li:last-child .move)");
  if (way || other) (way || other).click();
}"""
_STATE = """(form) => {
  const all = (selector, read) => [...form.querySelectorAll(selector)].map(read);
  return [
    ...all("fieldset :is(input, select, textarea)", (field) =>
      /radio|checkbox/.test(field.type) ? field.checked : field.value),
    ...all("[data-id]", (item) => item.dataset.id),
    ...all("[data-card], [data-step]", (part) => part.hidden),
    ...all(".word, [data-unsure]", (button) => button.getAttribute("aria-pressed")),
  ];
}"""


def touch(form: Locator) -> None:
    form.evaluate(_TOUCH, TYPED)


def state(form: Locator) -> list[Any]:
    """What a learner sees in the fields of a form."""
    found: list[Any] = form.evaluate(_STATE)
    return found
