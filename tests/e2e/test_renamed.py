"""`anciens-ids`: what has another name, or had several, keeps what the learner did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from quizzes import question, records, says, write
from test_data import line
from test_notes import field
from test_notes import step as noted
from test_transfer import accept, link, paste
from test_tries import written

from static_server import StaticServer, serve
from weight import build

QUIZZES = {
    "texte": """questions:
  - {id: mot, type: texte, question: Quel signe ?, réponse: arobase}
  - {id: libre, type: texte, question: Quel autre ?, réponse: dièse}
  - {id: reste, type: texte, question: Et lequel ?, réponse: tiret}
""",
    "tirage": """tirage: 2
questions:
  - {id: a, question: 1 + 1 ?, réponse: 2}
  - {id: b, question: 1 + 2 ?, réponse: 3}
  - {id: c, question: 1 + 3 ?, réponse: 4}
  - {id: d, question: 1 + 4 ?, réponse: 5}
""",
}
MORE = "\n## Plus loin\n\nLe reste.\n"
SECOND = """\
  cours/module/texte: cours/module/lecture
  cours/texte: cours/lecture
  cours/lecture#mot: cours/lecture#terme
"""
# of two editions, in no order
THIRD = f"""\
  atelier/base/lecture: atelier/base/lire
  atelier/module: atelier/base
{SECOND}\
  atelier/tirage#b: atelier/tirage#bis
  atelier/lecture: atelier/lire
  cours: atelier
"""


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def second_edition(project: Path) -> None:
    """A step, its quiz and a question."""
    course, quizzes = project / "courses/cours", project / "quizzes/cours"
    (course / "01-module/01-texte.md").rename(course / "01-module/01-lecture.md")
    (quizzes / "texte.yml").rename(quizzes / "lecture.yml")
    edit(course / "01-module/01-lecture.md", "cours/texte", "cours/lecture")
    edit(quizzes / "lecture.yml", "id: mot", "id: terme")
    edit(course / "course.yml", "évaluation", f"anciens-ids:\n{SECOND}évaluation")


def third_edition(project: Path) -> None:
    """The course, its module, the step and the quiz once more, and a question that may be drawn."""
    (project / "courses/cours").rename(project / "courses/atelier")
    (project / "quizzes/cours").rename(project / "quizzes/atelier")
    course, quizzes = project / "courses/atelier", project / "quizzes/atelier"
    (course / "01-module").rename(course / "01-base")
    (course / "01-base/01-lecture.md").rename(course / "01-base/01-lire.md")
    (quizzes / "lecture.yml").rename(quizzes / "lire.yml")
    edit(course / "01-base/01-lire.md", "cours/lecture", "atelier/lire")
    edit(course / "01-base/02-tirage.md", "cours/tirage", "atelier/tirage")
    edit(quizzes / "tirage.yml", "id: b", "id: bis")
    edit(course / "course.yml", SECOND, THIRD)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticServer]:
    """The same catalogue in three editions, as three folders of one site."""
    folder = tmp_path_factory.mktemp("names")
    config = written(folder, QUIZZES)
    for step in (folder / "courses/cours/01-module").glob("*-*.md"):
        step.write_text(step.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    for name, change in {"un": None, "deux": second_edition, "trois": third_edition}.items():
        if change:
            change(folder)
        build(folder / "site" / name, config)
    with serve(folder / "site") as server:
        yield server


def drawn(page: Page) -> list[str]:
    shown = page.locator("form.q:visible")
    expect(shown).to_have_count(2)
    names: list[str] = shown.evaluate_all("(forms) => forms.map((form) => form.dataset.q.split('#')[1])")
    return names


def counts(page: Page) -> list[str]:
    kinds = ("étapes que vous avez ouvertes", "réponses aux quiz", "vos notes", "les jours où vous révisez")
    return [line(page, kind) for kind in kinds]


def begin(page: Page, editions: StaticServer) -> None:
    """What a learner does in the first edition, on its two steps."""
    page.goto(editions.url("un/cours/module/texte/"))
    write(question(page, "mot"), "arobase")
    says(question(page, "mot"), "Juste !")
    question(page, "reste").get_by_role("textbox").fill("souli")
    page.get_by_role("button", name="Noter").click()
    field(page).fill("Relire demain.")
    page.goto(editions.url("un/cours/module/tirage/"))
    write(question(page, drawn(page)[0]), "0")
    page.get_by_role("button", name="J’ai terminé").click()
    memory = '{"stability": 2, "difficulty": 5, "grade": 3, "day": 20000, "at": 9}'
    page.evaluate("(text) => localStorage.setItem('tremplin/2/essais//memory/cours/texte#mot', text)", memory)


def test_a_tab_of_before_goes_on_under_the_former_names(
    context: BrowserContext, editions: StaticServer
) -> None:
    page, old_tab = context.new_page(), context.new_page()
    old_tab.goto(editions.url("un/cours/module/texte/"))
    assert old_tab.locator("[data-renamed]").count() == 0
    old_tab.get_by_role("button", name="J’ai terminé").click()
    page.goto(editions.url("deux/cours/module/lecture/"))
    expect(page.get_by_text("Étape terminée.")).to_be_visible()
    old_tab.get_by_role("button", name="Marquer comme non terminé").click()
    page.reload()
    expect(page.get_by_role("button", name="J’ai terminé")).to_be_visible()


def test_all_that_was_kept_follows_two_renamings_and_is_counted_once(
    page: Page, editions: StaticServer
) -> None:
    begin(page, editions)
    chosen = drawn(page)
    page.goto(editions.url("un/mon-espace/donnees/"))
    before = counts(page)

    page.goto(editions.url("deux/cours/module/lecture/#s-plus-loin"))
    says(question(page, "terme"), "Juste !")
    expect(question(page, "reste").get_by_role("textbox")).to_have_value("souli")
    write(question(page, "libre"), "dièse")

    page.goto(editions.url("trois/"))
    resume = page.get_by_role("region", name="Reprendre").get_by_role("link", name="Reprendre")
    expect(resume).to_have_attribute("href", re.compile("atelier/base/lire/index.html#s-plus-loin$"))
    page.goto(editions.url("trois/mon-espace/"))
    expect(page.locator(".so-far:visible")).to_contain_text("1 étape sur 2")
    page.goto(editions.url("trois/mon-espace/donnees/"))
    steps, answers, *others = before
    assert counts(page) == [steps, answers.replace("4", "5"), *others]
    page.goto(editions.url("trois/mon-espace/notes/"))
    expect(noted(page, "texte")).to_contain_text("Relire demain.")
    expect(page.get_by_text("Relire demain.")).to_have_count(1)

    page.goto(editions.url("trois/atelier/base/lire/"))
    for name in ("terme", "libre"):
        says(question(page, name), "Juste !")
    expect(question(page, "reste").get_by_role("textbox")).to_have_value("souli")
    page.get_by_role("button", name="Noter").click()
    expect(field(page)).to_have_value("Relire demain.")
    page.goto(editions.url("trois/atelier/base/tirage/"))
    assert drawn(page) == ["bis" if name == "b" else name for name in chosen]
    expect(page.get_by_text("Étape terminée.")).to_be_visible()
    assert records(page)["tremplin/2/essais//memory/atelier/lire#terme"]["stability"] == 2

    # a page of the first edition that is still open
    page.goto(editions.url("un/cours/module/tirage/"))
    assert drawn(page) == chosen


def test_a_copy_that_was_made_before_is_read_under_the_new_names(
    page: Page, editions: StaticServer, new_context: Callable[..., BrowserContext]
) -> None:
    begin(page, editions)
    page.goto(editions.url("un/mon-espace/transfert/"))
    copied = link(page)
    # here too the records are given once
    page.goto(editions.url("trois/mon-espace/transfert/"))
    expect(page.get_by_text("Sur cet appareil : 1 étape terminée")).to_be_visible()
    again = link(page)

    other = new_context().new_page()
    other.goto(editions.url("trois/mon-espace/transfert/"))
    for parcel in (copied, again):
        paste(other, parcel)
    accept(other)
