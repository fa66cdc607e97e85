"""The MkDocs theme `tremplin`: templates, and the built scripts and styles."""
