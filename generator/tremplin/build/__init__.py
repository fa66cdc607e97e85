"""Putting a finished site in its place."""
