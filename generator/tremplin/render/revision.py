"""The questions of a course for its page of « Réviser », each in a `<template>` until its day."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from tremplin.model.bank import Bank
from tremplin.model.revision import Revised, revised
from tremplin.render.features import wanted_by
from tremplin.render.quiz import quiz_view

if TYPE_CHECKING:
    from tremplin.render.content import ContentMaker


def templates(maker: ContentMaker) -> str:
    """The HTML of all of them."""
    maker.ask("revised")
    assert maker.course is not None
    return "".join(_of_a_bank(maker, row) for row in revised(maker.project, maker.course))


def _of_a_bank(maker: ContentMaker, row: Revised) -> str:
    maker.quizzes += 1
    view = quiz_view(_apart(row.bank), "", maker.texts(posixpath.dirname(row.bank.id)).block)
    view = replace(view, questions=tuple(q for q in view.questions if q.question.id in row.ids))
    for q in view.questions:
        if q.question.review:
            maker.ask("segment", q.question.review.partition("#")[0].strip("/"))
    maker.features.update(wanted_by(view))
    maker.features.discard("pace")
    return maker.render("parts/revised.html", {"text": row.text, **maker.quiz_context(view)})


def _apart(bank: Bank) -> Bank:
    """The bank without what it does with its questions together: they come among others here."""
    info = bank.info.value.model_copy(update={"draw": None, "duration": None, "presentation": None})
    return replace(bank, info=replace(bank.info, value=info))
