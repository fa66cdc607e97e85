"""The project as one frozen model."""
