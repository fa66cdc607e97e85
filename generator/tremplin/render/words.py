"""Numbers, weights, durations and dates as the interface says them in a language."""

from __future__ import annotations

from datetime import date, datetime

from tremplin.schema.catalogue import FaceToFaceSession
from tremplin.text.words import Words


def number(words: Words, value: float) -> str:
    """« 1 234,567 », whole numbers without a comma."""
    digits = f"{value:,.12f}".rstrip("0").rstrip(".").replace("-", "\u2212")
    signs = {ord(","): words("formats.thousands"), ord("."): words("formats.decimal")}
    return digits.translate(signs)


def percent(words: Words, share: float) -> str:
    """« 12,5 % »"""
    return words("formats.percent", n=f"{share * 100:g}".replace(".", words("formats.decimal")))


def weight(words: Words, size: int) -> str:
    """« 9 ko », « 1,2 Mo »: thousands of bytes, rounded up to one kilobyte at least."""
    if size <= 999_000:
        return words("formats.kilobytes", n=max(1, -(-size // 1000)))
    return words("formats.megabytes", n=f"{size / 1_000_000:.1f}".replace(".", words("formats.decimal")))


def minutes(words: Words, count: int) -> str:
    """« 45 min », « 2 h », « 1 h 05 »"""
    hours, rest = divmod(count, 60)
    if not hours:
        return words("formats.minutes", minutes=rest)
    if not rest:
        return words("formats.hours", hours=hours)
    return words("formats.hours_minutes", hours=hours, minutes=f"{rest:02}")


def seconds(words: Words, count: int) -> str:
    """« 45 s », « 2 min », « 1 min 20 s »: hours are for what is longer than a lesson."""
    whole, rest = divmod(count, 60)
    parts = [minutes(words, whole)] if whole else []
    if rest and whole < 60:
        parts.append(words("formats.seconds", seconds=rest))
    return " ".join(parts)


def day(words: Words, moment: date) -> str:
    """« 1er novembre 2026 »"""
    number = words("formats.first") if moment.day == 1 else moment.day
    month = words(f"formats.months.{moment.month - 1}")
    return words("formats.date", day=number, month=month, year=moment.year)


def hour(words: Words, moment: datetime) -> str:
    """« 9 h », « 13 h 30 »"""
    if not moment.minute:
        return words("formats.hour", hour=moment.hour)
    return words("formats.hour_minute", hour=moment.hour, minute=f"{moment.minute:02}")


def hours(words: Words, of: FaceToFaceSession) -> str:
    """« de 9 h à 12 h »; over several days, when it is as a whole."""
    if of.start.date() != of.end.date():
        return session(words, of)
    return words("formats.span", start=hour(words, of.start), end=hour(words, of.end))


def session(words: Words, session: FaceToFaceSession) -> str:
    """« mardi 26 janvier 2027, de 9 h à 12 h »"""
    start, end = session.start, session.end
    return words(
        "formats.session" if start.date() == end.date() else "formats.sessions",
        first_day=words(f"formats.days.{start.weekday()}"),
        first=day(words, start),
        start=hour(words, start),
        last_day=words(f"formats.days.{end.weekday()}"),
        last=day(words, end),
        end=hour(words, end),
    )
