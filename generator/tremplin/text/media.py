"""What bytes are published for a file that authors place among their pages: one answer for every output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from tremplin.text.drawings import clean_svg
from tremplin.text.pictures import strip
from tremplin.text.sanitise import is_drawing, is_picture


def published_bytes(path: PurePath, read: Callable[[], bytes]) -> bytes | None:
    """The content that takes the place of that of `path` on the site; None when it is copied as it is.

    `read` gives what it holds, and is called for pictures only. Raises ValueError, with the reason in French,
    when it cannot be published (TooHeavyError for a drawing beyond a limit), and what `read` raises.
    """
    if is_drawing(path):
        return clean_svg(read())
    if not is_picture(path):
        return None
    data = read()
    stripped = strip(data, path.suffix)
    return None if stripped == data else stripped
