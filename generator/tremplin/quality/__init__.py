"""How good a course is, by the four criteria of the charter: each measured, with reasons and advice."""
