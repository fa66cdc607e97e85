"""Tools for any text: cleaning, French typography, addresses."""
