"""Putting a finished site in its place: the only package that writes it."""
