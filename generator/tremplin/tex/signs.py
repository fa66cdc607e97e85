"""What macros and signs of TeX stand for."""

from __future__ import annotations

from functools import cache

from tremplin.tex.nodes import Kind


def _table(kind: Kind, rows: str) -> dict[str, tuple[str, Kind]]:
    """« name sign name sign … » → name → sign and kind."""
    words = rows.split()
    return {name: (sign, kind) for name, sign in zip(words[::2], words[1::2], strict=True)}


GREEK = _table(
    "letter",
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ "
    "lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ "
    "varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ "
    "Omega Ω ell ℓ imath ı jmath ȷ",
)
MACROS: dict[str, tuple[str, Kind]] = {
    **GREEK,
    **_table(
        "sign",
        "infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ hbar ℏ Re ℜ Im ℑ "
        "aleph ℵ angle ∠ measuredangle ∡ triangle △ square □ Box □ blacksquare ■ diamond ⋄ degree ° "
        "prime ′ ldots … hdots … dots … cdots ⋯ dotsc … dotsb ⋯ dotsm ⋯ vdots ⋮ ddots ⋱ top ⊤ bot "
        "⊥ neg ¬ lnot ¬ "
        "euro € EUR € pounds £ yen ¥ copyright © checkmark ✓ flat ♭ sharp ♯ natural ♮ S § P ¶ dag † "
        "clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ complement ∁ wp ℘ surd √ % % $ $ # # & & "
        "_ _ lbrack [ rbrack ] backslash \\ R ℝ N ℕ Z ℤ Q ℚ C ℂ bigstar ★ blacktriangle ▲",
    ),
    **_table(
        "binary",
        "times × cdot · div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ setminus ∖ smallsetminus ∖ "
        "wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ uplus ⊎ sqcap ⊓ sqcup ⊔ bmod mod amalg "
        "⨿ "
        "dagger † ddagger ‡",
    ),
    **_table(
        "relation",
        "leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ lt < gt > ll ≪ gg ≫ approx ≈ approxeq ≊ "
        "simeq ≃ cong ≅ equiv ≡ sim ∼ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ "
        "supseteq ⊇ nsubseteq ⊈ parallel ∥ nparallel ∦ perp ⊥ mid ∣ nmid ∤ to → rightarrow → longrightarrow "
        "⟶ "
        "leftarrow ← gets ← longleftarrow ⟵ leftrightarrow ↔ longleftrightarrow ⟷ Rightarrow ⇒ implies ⟹ "
        "Longrightarrow ⟹ Leftarrow ⇐ impliedby ⟸ Longleftarrow ⟸ Leftrightarrow ⇔ iff ⟺ "
        "Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow "
        "⇓ "
        "nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ rightleftharpoons ⇌ leftrightharpoons ⇋ "
        "rightharpoonup ⇀ leftharpoonup ↼ models ⊨ vdash ⊢ dashv ⊣ therefore ∴ because ∵ doteq ≐ triangleq ≜ "
        "coloneqq ≔ colon : prec ≺ succ ≻ preceq ⪯ succeq ⪰ asymp ≍ lesssim ≲ gtrsim ≳ vert | leadsto ⇝ "
        "rightsquigarrow ⇝ nRightarrow ⇏ nleq ≰ ngeq ≱",
    ),
    **_table(
        "open", "{ { lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lparen ( llbracket ⟦"
    ),
    **_table(
        "close", "} } rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rparen ) rrbracket ⟧"
    ),
    **_table("fence", "| ‖ Vert ‖"),
    **_table(
        "big",
        "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ "
        "bigoplus ⨁ bigotimes ⨂ bigsqcup ⨆",
    ),
    "vert": ("|", "fence"),
    "lq": ("‘", "sign"),
    "rq": ("’", "sign"),
}  # fmt: skip
INTEGRALS = frozenset("∫∬∭∮")
"""Their limits stand beside them."""

NAMES = frozenset(
    "arccos arcsin arctan arctg arg argch argsh argth ch cos cosec cosh cot cotan cotg coth csc deg det dim "  # noqa: SIM905
    "exp gcd hom inf ker lg lim liminf limsup ln log max min pgcd ppcm Pr sec sh sin sinh sup tan tanh tg th "
    "rg card rang Card mod".split()
)
WITH_LIMITS = frozenset(["det", "gcd", "inf", "lim", "liminf", "limsup", "max", "min", "Pr", "sup"])
SPOKEN = {"liminf": "lim inf", "limsup": "lim sup"}

SPACES = {
    ",": 0.167, "thinspace": 0.167, ":": 0.222, ">": 0.222, "medspace": 0.222, ";": 0.278,
    "thickspace": 0.278, "!": -0.167, "negthinspace": -0.167, " ": 0.25, "\n": 0.25, "quad": 1.0,
    "qquad": 2.0, "enspace": 0.5, "enskip": 0.5, "nobreakspace": 0.25, "space": 0.25, "/": 0.0,
    "negmedspace": -0.222,
}  # fmt: skip

ACCENTS = {
    "hat": "^", "check": "ˇ", "tilde": "~", "acute": "´", "grave": "`", "dot": "˙", "ddot": "¨", "breve": "˘",
    "bar": "¯", "vec": "→", "mathring": "˚",
}  # fmt: skip
WIDE = {
    "widehat": "^", "widetilde": "~", "overline": "¯", "overrightarrow": "→", "overleftarrow": "←",
    "overleftrightarrow": "↔", "overbrace": "⏞", "overbracket": "⎴", "overparen": "⏜", "wideparen": "⏜",
    "overarc": "⏜",
}  # fmt: skip
UNDER = {
    "underline": "_", "underbrace": "⏟", "underbracket": "⎵", "underrightarrow": "→", "underparen": "⏝",
    "underbar": "_",
}  # fmt: skip
BRACES = frozenset(["overbrace", "underbrace", "overbracket", "underbracket"])
"""What follows as a script of them stands beyond them."""
ARROWS = {
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
    "xLeftrightarrow": "⇔", "xrightleftharpoons": "⇌", "xmapsto": "↦",
}  # fmt: skip

FACES = {
    "mathbb": "double-struck", "Bbb": "double-struck", "mathds": "double-struck", "mathbf": "bold",
    "boldsymbol": "bold-italic", "bm": "bold-italic", "mathcal": "script", "mathscr": "script",
    "mathfrak": "fraktur", "mathsf": "sans-serif", "mathtt": "monospace", "mathrm": "normal",
    "mathit": "italic", "mathup": "normal", "mathnormal": "", "pmb": "bold-italic",
}  # fmt: skip
SWITCHES = {
    "rm": "normal", "bf": "bold", "it": "italic", "cal": "script", "sf": "sans-serif", "tt": "monospace",
    "bfseries": "bold",
}  # fmt: skip
TEXTS = {
    "text": "", "textrm": "", "textnormal": "", "mbox": "", "hbox": "", "textup": "", "textbf": "bold",
    "textit": "italic", "emph": "italic", "textsf": "", "texttt": "monospace", "textsc": "", "mathrm": "",
}  # fmt: skip
CLASSES: dict[str, Kind] = {
    "mathbin": "binary", "mathrel": "relation", "mathop": "big", "mathord": "sign", "mathopen": "open",
    "mathclose": "close", "mathpunct": "comma", "mathinner": "sign",
}  # fmt: skip
SIZES = {"big": 1.2, "Big": 1.6, "bigg": 2.1, "Bigg": 2.6}
FENCES = {
    "matrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "vmatrix": ("|", "|"),
    "Bmatrix": ("{", "}"), "Vmatrix": ("‖", "‖"), "smallmatrix": ("", ""), "cases": ("{", ""),
    "dcases": ("{", ""), "rcases": ("", "}"), "array": ("", ""), "psmallmatrix": ("(", ")"),
    "bsmallmatrix": ("[", "]"),
}  # fmt: skip
LINES = frozenset(
    "align aligned alignat alignedat split eqnarray gather gathered multline equation flalign displaymath "  # noqa: SIM905
    "math".split()
)
"""Environments of lines, some of which align at their signs `&`."""

CHARACTERS: dict[str, tuple[str, Kind]] = {
    **{sign: (sign, kind) for sign, kind in MACROS.values() if len(sign) == 1 and kind != "letter"},
    **{sign: (sign, "letter") for sign, _ in GREEK.values()},
    **{sign: (sign, "open") for sign in "([{⟨⌊⌈⟦"},
    **{sign: (sign, "close") for sign in ")]}⟩⌋⌉⟧"},
    "|": ("|", "fence"), "‖": ("‖", "fence"), "+": ("+", "binary"), "-": ("−", "binary"),
    "*": ("*", "binary"), "/": ("/", "sign"), "=": ("=", "relation"), "<": ("<", "relation"),
    ">": (">", "relation"), ":": (":", "relation"), ",": (",", "comma"), ";": (";", "comma"),
    "!": ("!", "close"), "?": ("?", "close"), "%": ("%", "sign"), "−": ("−", "binary"),
}  # fmt: skip

RARE: Kind = "sign"


@cache
def _others() -> dict[str, str]:
    from latex2mathml.symbols_parser import SYMBOLS  # a table of 2,500 signs, for those that use one of them

    return SYMBOLS


def sign_of(macro: str) -> tuple[str, Kind] | None:
    """The sign of a macro without its backslash; None for one that is not known."""
    if macro in MACROS:
        return MACROS[macro]
    code = _others().get(f"\\{macro}")
    if code is None or len(macro) < 2:
        return None
    sign = "".join(chr(int(part, 16)) for part in code.replace("&#x", "").rstrip(";").split("-"))
    return CHARACTERS.get(sign, (sign, "letter" if sign.isalpha() else RARE))


def known() -> list[str]:
    """Every macro, as it is written: what a near one is looked for among."""
    tables: list[object] = [
        MACROS, NAMES, ACCENTS, WIDE, UNDER, ARROWS, FACES, SWITCHES, TEXTS, CLASSES, OTHERS,
    ]  # fmt: skip
    names = {str(name) for table in tables for name in table}  # type: ignore[attr-defined]
    return sorted(f"\\{name}" for name in names if len(name) > 1)


OTHERS = frozenset(
    "frac dfrac tfrac cfrac binom dbinom tbinom sqrt left right middle begin end overset underset stackrel "  # noqa: SIM905
    "substack boxed fbox cancel bcancel xcancel phantom hphantom vphantom not pmod mod operatorname limits "
    "nolimits displaystyle textstyle scriptstyle over choose atop tag label notag nonumber ce num SI si qty "
    "unit ang abs norm big Big bigg Bigg hline hspace vspace overbrace underbrace".split()
)
"""Macros that the reader knows by name."""
