"""Courses that come to less than the publisher asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tremplin.diagnostics import Diagnostic
from tremplin.model.project import Project
from tremplin.pages.base import Content
from tremplin.quality.course import quality_of
from tremplin.schema.demands import Demands
from tremplin.text.words import SITE_LANGUAGE, words_of


def below(project: Project, made: Mapping[str, Content], demands: Demands) -> Iterator[Diagnostic]:
    """What is told of each criterion of each course that is published."""
    words = words_of(SITE_LANGUAGE)
    for course in project.courses if demands else ():
        if course.info.value.draft or course.id in project.unread_courses:
            continue
        scores = quality_of(project, made, course).scores
        for criterion, least in demands.items():
            if scores.get(criterion, least) < least:
                yield Diagnostic.of(
                    "T560",
                    course.info.where.at(),
                    score=scores[criterion],
                    criterion=words(f"quality.{criterion}"),
                    least=least,
                    course=course.id,
                )
