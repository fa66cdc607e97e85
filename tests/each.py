"""Many small cases in one test: pytest spends more on a test than most of them cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def each(
    names: str | tuple[str, ...], cases: Iterable[Any], ids: Callable[[Any], str] = str
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """What `pytest.mark.parametrize` does, for a test that asks for nothing else: all the cases are run, and
    those that fail are told together.
    """

    def decorate(test: Callable[..., None]) -> Callable[[], None]:
        def together() -> None:
            failed, count = [], 0
            for case in cases:
                count += 1
                try:
                    test(*((case,) if isinstance(names, str) else case))
                except Exception as error:
                    error.add_note(f"case: {ids(case)}")
                    failed.append(error)
            assert count
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {count} cases", failed)

        together.__name__, together.__doc__ = test.__name__, test.__doc__
        return together

    return decorate
