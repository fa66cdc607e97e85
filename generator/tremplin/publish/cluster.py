"""The workers of a dask scheduler: reached, and asked whether they are still there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from tremplin import __version__
from tremplin.sources.faults import reason_of

P = ParamSpec("P")
T = TypeVar("T")


class ClusterError(Exception):
    """A scheduler that does not answer, or workers that are lost or would make other pages."""


def told(call: Callable[P, T]) -> Callable[P, T]:
    """`call`, whatever goes wrong in it being a fault of the cluster: pages tell their own."""

    @wraps(call)
    def calling(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return call(*arguments, **named)
        except ClusterError:
            raise
        except Exception as error:
            raise ClusterError(reason_of(error)) from error

    return calling


@told
def client_of(address: str) -> Any:
    """A client of the scheduler at `address`, whose workers all have this version."""
    from distributed import Client  # an extra: tremplin[cluster]

    client = Client(address, timeout=10)  # type: ignore[no-untyped-call]
    versions = set(client.run(_version).values())
    if not versions:
        raise ClusterError("il n’a aucun ouvrier")
    if versions != {__version__}:
        raise ClusterError(f"ses ouvriers n’ont pas tous la version {__version__} de Tremplin")
    return client


@told
def threads(client: Any) -> int:
    """How many pages the workers make at once. Raises ClusterError when none is left."""
    if client.status != "running":
        raise ClusterError("il ne répond plus")
    if not (count := sum(client.nthreads().values())):
        raise ClusterError("tous ses ouvriers se sont arrêtés")
    return int(count)


def _version() -> str:
    return __version__
