"""Touching whatever a question of any kind has, by its own controls."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator

TYPED = "33 %"

# first choices; what is typed everywhere; one card judged, one step made, one item moved
_TOUCH = """(form, typed) => {
  const shows = (one) => one.getClientRects().length || one.closest("details");
  const all = (selector) => [...form.querySelectorAll(selector)].filter(shows);
  const said = (field) =>
    ["input", "change"].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));
  all("fieldset :is([type=text], [type=password], textarea)").forEach((field) => {
    field.value = typed;
    said(field);
  });
  all("fieldset select").forEach((menu, n) => {
    menu.selectedIndex = n + 1;
    said(menu);
  });
  const names = new Set();
  all("fieldset :is([type=radio], [type=checkbox])").forEach((box) => {
    if (!names.has(box.name)) box.click();
    names.add(box.name);
  });
  const acts = [".judge button", ".way", "button.answer", ".order li:last-child .move"];
  all(acts.map((act) => (act.startsWith(".judge") ? `[data-card]:not([hidden]) ${act}` : act)).join())
    .slice(0, 1)
    .forEach((button) => button.click());
}"""
_STATE = """(form) => [
  ...[...form.querySelectorAll("fieldset :is(input, select, textarea)")].map((field) =>
    /radio|checkbox/.test(field.type) ? field.checked : field.value),
  ...[...form.querySelectorAll("[data-id]")].map((item) => item.dataset.id),
  ...[...form.querySelectorAll("[data-card], [data-step]")].map((part) => part.hidden),
  ...[...form.querySelectorAll("[data-word], .word, [data-unsure]")].map((button) =>
    button.getAttribute("aria-pressed")),
]"""


def touch(form: Locator) -> None:
    form.evaluate(_TOUCH, TYPED)


def state(form: Locator) -> list[Any]:
    """What a learner sees in the fields of a form."""
    found: list[Any] = form.evaluate(_STATE)
    return found
