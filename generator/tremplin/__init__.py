"""Light e-learning sites from Markdown modules and YAML quizzes."""

__version__ = "0.1.0"
