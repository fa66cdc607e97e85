"""Drawings (SVG) as they are published: only what draws, within limits.

A drawing is read by expat and written anew from lists of what is known: no script, no event, no reference to
another file, no entity, no animation. What it costs to paint is counted, with everything that its references
paint again, before any browser has to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from tremplin.text.styles import References, declarations, is_safe, references, style_sheet
from tremplin.text.typography import NNBSP

MAX_BYTES = 1_000_000
MAX_DEPTH = 50
MAX_ELEMENTS = 10_000
MAX_CHAIN = 12
"""References that lead to one another."""
MAX_COST = 30_000
"""Elements painted, plus one for each hundred signs of their outlines and texts."""

SVG, XLINK, XML = (
    "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace",
)  # fmt: skip
_GROUPS = {"a": "g", "switch": "g"}
"""Written as something plainer, with what they hold."""
_ELEMENTS = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath "  # noqa: SIM905
    "title desc style linearGradient radialGradient stop clipPath mask pattern marker filter "
    "feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA "
    "feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feOffset".split()
)
_TEXTS = frozenset(["text", "tspan", "textPath", "title", "desc", "style"])
_TIMES = {"pattern": 50, "marker": 20, "filter": 10}
"""How often one use of them may paint what they hold: tiles, points of a line, steps over the pixels."""
_ATTRIBUTES = frozenset(
    "id class style lang role media width height viewBox preserveAspectRatio version x y x1 "  # noqa: SIM905
    "y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength transform transform-origin offset dx "
    "dy rotate textLength lengthAdjust startOffset method spacing side gradientUnits "
    "gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits "
    "patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY "
    "orient filterUnits primitiveUnits in in2 result mode type values tableValues slope "
    "intercept amplitude exponent operator k1 k2 k3 k4 stdDeviation edgeMode "
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation "
    "color-interpolation-filters color-rendering direction display dominant-baseline fill "
    "fill-opacity fill-rule filter flood-color flood-opacity font-family font-size "
    "font-size-adjust font-stretch font-style font-variant font-weight image-rendering "
    "isolation letter-spacing marker-end marker-mid marker-start mask mask-type "
    "mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity "
    "stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering "
    "unicode-bidi vector-effect visibility white-space word-spacing writing-mode aria-hidden".split()
)
_WORDS = frozenset(["aria-label", "aria-labelledby", "aria-describedby"])
"""Attributes that are read to people, not drawn."""


class TooHeavyError(ValueError):
    """A drawing beyond a limit."""


class _EntitiesError(ValueError):
    """A drawing that names texts to put in it, perhaps without end, perhaps from other files."""


@dataclass
class _Node:
    """An open element; `name` is None when it is left out. Cost and uses are those of all that it holds."""

    name: str | None
    place: int = 0
    """Where its tag is among what is written."""
    id: str = ""
    cost: int = 1
    uses: References = field(default_factory=Counter)
    text: list[str] = field(default_factory=list)


@lru_cache(maxsize=512)
def clean_svg(data: bytes) -> bytes:
    """The drawing as it is published; raises ValueError when it is none, TooHeavyError beyond a limit."""
    if len(data) > MAX_BYTES:
        raise TooHeavyError("son fichier est trop lourd")
    drawing = _Drawing()
    try:
        drawing.parser.Parse(data, True)
    except (TooHeavyError, _EntitiesError):
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: an unknown encoding
        raise ValueError("le fichier est abîmé ou incomplet") from error
    if not drawing.written:
        raise ValueError("ce n’est pas un dessin SVG")
    drawing.weigh()
    return "".join(drawing.written).encode()


class _Drawing:
    """What is written of one drawing while it is read."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.open: list[_Node] = []
        self.elements = 0
        self.whole = _Node("")
        self.parts: dict[str, tuple[int, References]] = {}
        """« #id », or what style rules name → what one use of it paints, and uses."""
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity

    def _entity(self, *_declared: object) -> None:
        raise _EntitiesError("il déclare des entités XML")

    def _start(self, full_name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise TooHeavyError(f"il a plus de {MAX_ELEMENTS:_} éléments".replace("_", NNBSP))
        if len(self.open) >= MAX_DEPTH:
            raise TooHeavyError(f"ses groupes s’emboîtent sur plus de {MAX_DEPTH} niveaux")
        space, _, name = full_name.rpartition(" ")
        name = _GROUPS.get(name, name)
        parent = self.open[-1] if self.open else self.whole
        is_kept = space == SVG and name in (_ELEMENTS if self.open else ["svg"]) and parent.name is not None
        node = _Node(name if is_kept else None, len(self.written))
        self.open.append(node)
        if not is_kept:
            return
        kept = _attributes(attributes, name)
        node.id = kept.get("id", "")
        outlines = sum(len(kept.get(key, "")) for key in ("d", "points", "style", "stroke-dasharray"))
        node.cost += outlines // 100
        node.uses[name] += 1
        node.uses.update(f".{word}" for word in kept.get("class", "").split())
        if node.id:
            node.uses[f"id:{node.id}"] += 1
        for key, value in kept.items():
            times = 1 + outlines // 8 if "marker" in f"{key} {value}" else 1  # at each point of a line
            node.uses.update((references(value) if key != "href" else [value]) * times)
        own = f' xmlns="{SVG}"' if not self.written else ""
        self.written.append(f"<{name}{own}{''.join(f' {k}={quoteattr(v)}' for k, v in kept.items())}>")

    def _text(self, text: str) -> None:
        node = self.open[-1]
        if node.name == "style":
            node.text.append(text)
        elif node.name in _TEXTS:
            node.cost += len(text) // 100
            self.written.append(escape(text))

    def _end(self, _name: str) -> None:
        node = self.open.pop()
        if node.name is None:
            return
        if node.name == "style":
            sheet, used = style_sheet("".join(node.text))
            self.written.append(escape(sheet))
            for name, uses in used.items():
                self._count(name, 0, uses)
        if node.place == len(self.written) - 1:
            self.written[-1] = f"{self.written[-1][:-1]}/>"
        else:
            self.written.append(f"</{node.name}>")
        if node.id:
            times = _TIMES.get(node.name, 1)
            uses = Counter({name: count * times for name, count in node.uses.items()})
            self._count(f"#{node.id}", node.cost * times, uses)
        parent = self.open[-1] if self.open else self.whole
        parent.cost += node.cost
        parent.uses.update(node.uses)

    def _count(self, name: str, cost: int, uses: References) -> None:
        """What bears `name` paints and uses this too."""
        so_far, known = self.parts.get(name, (0, Counter()))
        known.update(uses)
        self.parts[name] = (so_far + cost, known)

    def weigh(self) -> None:
        """Count what is painted, references and all."""
        known: dict[str, int] = {}

        def cost_of(name: str, chain: tuple[str, ...]) -> int:
            if name in chain:
                raise TooHeavyError("un de ses éléments se contient lui-même")
            if len(chain) >= MAX_CHAIN:
                raise TooHeavyError("ses éléments se renvoient trop loin les uns aux autres")
            if name not in known:
                cost, uses = self.parts[name]
                known[name] = total(cost, uses, (*chain, name))
            return known[name]

        def total(cost: int, uses: Mapping[str, int], chain: tuple[str, ...]) -> int:
            for name, count in uses.items():
                if name in self.parts:
                    cost += count * cost_of(name, chain)
                if cost > MAX_COST:
                    raise TooHeavyError("il a trop de formes à peindre")
            return cost

        total(self.whole.cost, self.whole.uses, ())


def _attributes(attributes: Mapping[str, str], element: str) -> dict[str, str]:
    """The attributes that stay, under the names they are written with."""
    kept: dict[str, str] = {}
    for full_name, value in attributes.items():
        space, _, name = full_name.rpartition(" ")
        if name == "href" and space in ("", XLINK):
            # another file, or data, is never asked for
            if value.startswith("#") and element not in ("svg", "g"):
                kept.setdefault("href", value)
        elif space == XML and name in ("space", "lang"):
            kept[f"xml:{name}"] = value
        elif space or name not in _ATTRIBUTES | _WORDS:
            continue
        elif name == "style":
            if value := declarations(value):
                kept[name] = value
        elif name in _WORDS or is_safe(value):
            kept[name] = value
    return kept
