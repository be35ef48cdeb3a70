"""Boxes compared: how far apart they are, what they share."""

from math import hypot

from visibility.audit.measures import Box


def gap(one: Box, other: Box) -> float:
    """The shortest way between two boxes; 0 where they meet."""
    across = max(one["x"] - _right(other), other["x"] - _right(one), 0.0)
    down = max(one["y"] - _low(other), other["y"] - _low(one), 0.0)
    return hypot(across, down)


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    shared = within(one, other)
    return shared["width"] * shared["height"]


def within(one: Box, other: Box) -> Box:
    """The part of a box that lies in another."""
    left, top = max(one["x"], other["x"]), max(one["y"], other["y"])
    width = max(0.0, min(_right(one), _right(other)) - left)
    return Box(x=left, y=top, width=width, height=max(0.0, min(_low(one), _low(other)) - top))


def united(one: Box, other: Box) -> Box:
    """The smallest box round two."""
    left, top = min(one["x"], other["x"]), min(one["y"], other["y"])
    right, low = max(_right(one), _right(other)), max(_low(one), _low(other))
    return Box(x=left, y=top, width=right - left, height=low - top)


def grown(one: Box, by: float) -> Box:
    """A box with more room on each side."""
    wide, high = one["width"] + 2 * by, one["height"] + 2 * by
    return Box(x=one["x"] - by, y=one["y"] - by, width=wide, height=high)


def area(one: Box) -> float:
    """How large a box is."""
    return one["width"] * one["height"]


def _right(box: Box) -> float:
    return box["x"] + box["width"]


def _low(box: Box) -> float:
    return box["y"] + box["height"]
