"""What a learner's device keeps: one list, which « Mes données » counts and the privacy page quotes."""

KEPT: dict[str, tuple[str, ...]] = {
    "steps": ("segment", "course", "ending"),
    "answers": ("question", "bank"),
    "revisions": ("memory", "habit"),
    "notes": ("note",),
    "plan": ("plan",),
    "reading": ("reading",),
    "name": ("learner",),
    "copy": ("transfer",),
}
"""The word that says it, under « kept », and the kinds of records (`records/all.js`) that hold it."""
