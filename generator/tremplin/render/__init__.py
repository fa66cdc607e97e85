"""From the project and rendered texts to pages: our own Jinja2 environment, no host."""
