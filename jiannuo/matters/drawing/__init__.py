"""A loop drawn: its states in one column, steps onwards on the right, steps back on the left."""

from jiannuo.matters.drawing.layout import Drawing, draw

__all__ = ["Drawing", "draw"]
