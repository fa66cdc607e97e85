"""What bytes are published for a file that authors place among their pages: one answer for every output."""

from __future__ import annotations

from pathlib import Path

from tremplin.text.drawings import clean_svg
from tremplin.text.pictures import strip
from tremplin.text.sanitise import is_drawing, is_picture


def published_bytes(path: Path) -> bytes | None:
    """The content that takes the place of that of `path` on the site; None when it is copied as it is.

    Raises ValueError, with the reason in French, when it cannot be published (TooHeavyError for a drawing
    beyond a limit), and OSError when it cannot be read.
    """
    if is_drawing(path):
        return clean_svg(path.read_bytes())
    if not is_picture(path):
        return None
    data = path.read_bytes()
    stripped = strip(data, path.suffix)
    return None if stripped == data else stripped
