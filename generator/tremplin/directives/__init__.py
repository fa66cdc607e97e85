"""The `:::` directives of a Markdown text."""
