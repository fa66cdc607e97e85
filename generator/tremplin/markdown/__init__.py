"""Markdown as authors of Material for MkDocs write it, made quicker, and read once."""
