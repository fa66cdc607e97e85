"""Editions of a course, for where no network goes: one file a format."""
