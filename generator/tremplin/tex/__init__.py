"""Formulas in TeX: read, then said in HTML, in a line of text, or drawn."""
