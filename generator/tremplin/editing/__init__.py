"""Editing what authors wrote at the very place: comments, order and line ends stay as they are."""
