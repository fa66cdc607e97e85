"""The adapter of MkDocs: its configuration, its events, its navigation."""
