"""A folder to a project and its report."""
