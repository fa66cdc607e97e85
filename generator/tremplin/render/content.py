"""The text of a page as HTML, with the facts of the project that it rests on.

A stored `Content` can be used again for as long as the facts that it rests on hold.
"""

from __future__ import annotations

import posixpath
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from markupsafe import Markup, escape

from tremplin.diagnostics import Report, fold
from tremplin.directives.base import Directive
from tremplin.load.reading import inline_bank
from tremplin.markdown.converter import Converter
from tremplin.markdown.extension import Filled, PageContext
from tremplin.markdown.marks import Mark, same_words, with_lower_title, without_title
from tremplin.model.bank import Bank
from tremplin.model.glossary import Glossary
from tremplin.model.project import Course, Project
from tremplin.model.targets import named
from tremplin.pages.base import Content, Page
from tremplin.questions import kind_of
from tremplin.questions.base import State
from tremplin.questions.protection import ROUNDS, responses, salt_of, seal
from tremplin.render import glossary as glossaries
from tremplin.render import revision
from tremplin.render.facts import Facts, folder_of
from tremplin.render.features import awaited, wanted_by
from tremplin.render.quiz import QuestionView, QuizView, attribute, quiz_view
from tremplin.render.rewriting import rewritten
from tremplin.render.texts import Texts
from tremplin.schema.catalogue import Term
from tremplin.text.addresses import relative, way

RenderTemplate = Callable[[str, Mapping[str, Any]], str]


class ContentMaker:
    """Makes the content of one page: `texts` converts those of quizzes, `render` fills a template."""

    def __init__(
        self, project: Project, page: Page, converter: Converter, texts: Converter, render: RenderTemplate
    ) -> None:
        self.project, self.page, self.render = project, page, render
        self.converter, self.quiz_converter = converter, texts
        self.facts = Facts(project, page)
        self.language = self.facts.ask("language")
        self.features, self.pictures = set[str](), set[str]()
        self.marks: list[Mark] = []
        self.quizzes, self.scopes = 0, count(1)

    def context(self, report: Report) -> PageContext:
        """What the Markdown extension needs to convert the text of the page."""
        assert self.page.text is not None
        return PageContext(
            f"{self.project.docs_dir.name}/{self.page.text.path}",
            self.fill,
            lambda src: self.seen(self.facts.ask("picture", src)),
            lambda target: str(self.facts.ask("link", target)),
            self.language,
            report,
            self.marks,
            explain=self.explain if self.facts.ask("glossary") else None,
        )

    def content(self, html: str) -> Content:
        # the template writes the title: a text that begins with it does not repeat it
        title = next((mark.label for mark in self.marks if mark.kind == "title"), None)
        if self.page.text is None or title == "" or (title and same_words(title, self.facts.ask("title"))):
            html = without_title(html)
        elif title:
            html = with_lower_title(html)
        found = Content(
            features=tuple(sorted(self.features)),
            pictures=tuple(sorted(self.pictures)),
            facts=tuple((*question, answer) for question, answer in self.facts.asked.items()),
            marks=tuple(self.marks),
        )
        return rewritten(found, html, self.page)

    def seen(self, measured: Any) -> tuple[int, int] | None:
        """The size of a picture, noted as part of the page's weight."""
        if not measured:
            return None
        path, width, height = measured
        self.pictures.add(path)
        return (width, height) if width and height else None

    def texts(self, folder: str) -> Texts:
        """What makes the HTML of the texts of a quiz in `folder`, as seen from the page."""
        return Texts(
            self.quiz_converter,
            _PageLinks(self, folder),
            self.language,
            lambda: f"t{next(self.scopes)}:",
        )

    # ---- directives

    def fill(self, directive: Directive) -> Filled:
        """The HTML of a directive; a body's place is marked in the template by `{{ body }}`."""
        context = directive.spec.context(directive, self)
        if context is None:
            return "", ""
        mark = Markup("<!--body-->")  # what authors write is escaped or cleaned of comments
        html = self.render(
            f"directives/{directive.spec.name}.html",
            {"directive": directive, "body": mark, **directive.options, **context},
        )
        before, _, after = html.partition(mark)
        return (before, after) if directive.is_container else (before + after, "")

    @property
    def course(self) -> Course | None:
        return self.page.course

    def ask(self, kind: str, argument: str = "") -> Any:
        return self.facts.ask(kind, argument)

    def need(self, feature: str) -> None:
        self.features.add(feature)

    def link(self, file: str) -> str:
        path, rest = named(self.project, file, folder_of(self.page))
        return way(self.project.address_at(path) or path, self.page.url) + rest

    # ---- glossaries

    def explain(self, html: str) -> str:
        """The text with its terms marked, and what they mean after it."""
        html, found = glossaries.marked(html, self.project.glossaries(self.page.course), self._link_of_term)
        if not found:
            return html
        self.features.add("glossary")
        self.marks += (Mark("term", term.term, glossary.file) for term, glossary in found)
        rows = [self._entry(*each) for each in found]
        return html + self.render("parts/terms.html", {"terms": rows})

    def _link_of_term(self, found: glossaries.Found) -> str:
        anchor = found.glossary.anchors[found.term.term]
        href = relative(f"{found.glossary.url}#{anchor}", self.page.url)
        return f'class="term" href="{escape(href)}" aria-describedby="{anchor}"'

    def _entry(self, term: Term, glossary: Glossary) -> Mapping[str, object]:
        """A term as templates show it."""
        shown = {"id": glossary.anchors[term.term], "term": term, "picture": "", "box": None}
        if term.image:
            links = _PageLinks(self, glossary.folder)
            measured = self.facts.ask("media", f"{glossary.folder}|{term.image}")
            shown |= {"picture": links.picture(term.image), "box": self.seen(measured)}
        return shown

    def entries(self, *glossaries_: Glossary) -> list[Mapping[str, object]]:
        """The terms of these glossaries, or of those of the page, in the order of a dictionary."""
        self.facts.ask("terms")
        every = glossaries_ or self.project.glossaries(self.page.course)
        rows = [self._entry(term.value, glossary) for glossary in every for term in glossary.terms]
        return sorted(rows, key=lambda row: fold(row["term"].term))  # type: ignore[attr-defined]

    def terms(self, glossary: Glossary) -> Content:
        """All the terms of a glossary."""
        return self.part("directives/glossary.html", terms=self.entries(glossary), is_page=True)

    def part(self, template: str, **context: object) -> Content:
        """A template that Tremplin fills with texts of its own, in Markdown."""
        return self.content(self.render(template, {"md": self.texts("").block, **context}))

    def quiz(self, directive: Directive) -> Mapping[str, object] | None:
        quiz = self._quiz(directive)
        if quiz is None:
            return None
        self.quizzes += 1
        self.features.update(wanted_by(quiz))
        return {"bank_name": directive.argument, "is_page": False, **self.quiz_context(quiz)}

    def quiz_context(self, quiz: QuizView) -> dict[str, Any]:
        """What the templates of questions use."""
        texts = self.texts(posixpath.dirname(quiz.bank.id))
        return {
            "quiz": quiz,
            "number": self.quizzes,
            "md": texts.block,
            "mdi": texts.inline,
            "plain": texts.plain,
            "media": texts.links.picture,
            "awaited": lambda q: awaited(quiz, q),
            "sealed": lambda q: self._sealed(q, quiz, texts),
        }

    def _sealed(self, q: QuestionView, quiz: QuizView, texts: Texts) -> Markup:
        """The key of a protected question: what is said of each answer, encrypted under it."""
        kind, question = kind_of(q.question), q.question
        salt, told = salt_of(q.id), kind.feedback(question)
        sealed: list[tuple[str, Any]] = []
        for answer, verdict, id_ in responses(kind, question):
            if verdict.state is State.RIGHT:
                context = {**self.quiz_context(quiz), "q": q}
                html = self.render(f"questions/{kind.name}.fix.html", context)
                if question.explanation:
                    html += f"<div data-why>{texts.block(question.explanation)}</div>"
                if question.feedback_right:
                    html += f"<div data-right>{texts.block(question.feedback_right)}</div>"
            else:
                feedback = texts.block(told.get(id_))
                html = f'<ul><li data-a="{id_}"><div>{feedback}</div></li></ul>' if feedback else ""
            sealed.append((answer, [verdict.score, [id_] if id_ else [], html]))
        opened = kind.seal.open(question) if kind.seal else {}
        return attribute(
            {"salt": b64encode(salt).decode(), "rounds": ROUNDS, "sealed": seal(salt, sealed), **opened}
        )

    def text(self) -> Content:
        """The Markdown of the page."""
        assert self.page.text is not None
        return self.content(self.converter.page(self.page.text.body.text, self.context(Report())))

    def bank(self, bank: Bank, template: str, *features: str) -> Content:
        """The whole of a bank, in one of the templates of quizzes, with the features it needs besides."""
        self.facts.ask("bank", bank.id)
        self.quizzes += 1
        view = self._with_goals(quiz_view(bank, "", self.texts(posixpath.dirname(bank.id)).block))
        self.features.update((*features, *wanted_by(view)))
        context = {"bank_name": bank.id, "is_page": True, **self.quiz_context(view)}
        return self.content(self.render(template, context))

    def revision(self) -> Content:
        """The questions of the page's course that come again."""
        return self.content(revision.templates(self))

    def _with_goals(self, view: QuizView) -> QuizView:
        """The objectives that the result tells apart, when there are several."""
        named = sorted({q.question.objective for q in view.questions if q.question.objective})
        goals = [(id_, text) for id_ in named if (text := self.facts.ask("goal", id_))]
        return replace(view, goals=tuple(goals) if len(goals) > 1 and not view.single else ())

    def _quiz(self, directive: Directive) -> QuizView | None:
        name, _, only = directive.argument.partition("#")
        if directive.body is not None:
            bank = inline_bank(directive, self.page.url, Report())
        else:
            name = name.removesuffix(".yml")
            self.facts.ask("bank", name)
            bank = self.project.banks.get(name)
        if bank is None:
            return None
        for question in bank.questions:
            if review := question.value.review:
                self.facts.ask("segment", review.partition("#")[0].strip("/"))
        return self._with_goals(quiz_view(bank, only, self.texts(posixpath.dirname(bank.id)).block))


@dataclass(frozen=True)
class _PageLinks:
    """Pictures and links of a quiz in `folder`, as seen from the page that shows it."""

    maker: ContentMaker
    folder: str

    def picture(self, target: str) -> str:
        maker = self.maker
        measured = maker.facts.ask("media", f"{self.folder}|{target}")
        if not measured:
            return target
        maker.seen(measured)
        project = maker.project
        return way(project.media_address(project.root / measured[0]), maker.page.url)

    def page(self, target: str) -> str:
        found = self.maker.facts.ask("linked", f"{self.folder}|{target}")
        return relative(found, self.maker.page.url) if found else target
