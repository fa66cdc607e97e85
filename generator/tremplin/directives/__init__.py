"""The `:::` directives of a Markdown text. `DIRECTIVES` is the seam: one file a directive."""

from tremplin.directives import activity, download, failed, keypoints, passed, question, quiz, session
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
)
