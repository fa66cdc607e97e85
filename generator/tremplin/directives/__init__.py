"""The `:::` directives of a Markdown text. `DIRECTIVES` is the seam: one file a directive."""

from tremplin.directives import (
    activity,
    audio,
    data,
    download,
    easyread,
    failed,
    glossary,
    keypoints,
    messages,
    passed,
    question,
    quiz,
    session,
    video,
)
from tremplin.directives.base import Spec

DIRECTIVES: tuple[Spec, ...] = (
    quiz.DIRECTIVE,
    keypoints.DIRECTIVE,
    download.DIRECTIVE,
    activity.DIRECTIVE,
    passed.DIRECTIVE,
    failed.DIRECTIVE,
    question.DIRECTIVE,
    session.DIRECTIVE,
    video.DIRECTIVE,
    audio.DIRECTIVE,
    easyread.DIRECTIVE,
    glossary.DIRECTIVE,
    data.DIRECTIVE,
    messages.DIRECTIVE,
)
