"""The few SVG shapes that covers are made of, as text with presentation attributes only."""

from collections.abc import Iterable
from math import cos, pi, sin

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate as short text: one decimal at most."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def rectangle(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A filled rectangle."""
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size} fill="{fill}"/>'


def rounded(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A filled rectangle with round corners."""
    return rectangle(x, y, width, height, fill).replace("/>", ' rx="26"/>')


def disc(x: float, y: float, radius: float, fill: str) -> str:
    """A filled circle."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"/>'


def ring(x: float, y: float, radius: float, stroke: str, width: float) -> str:
    """A circle's outline."""
    line = f'fill="none" stroke="{stroke}" stroke-width="{number(width)}"'
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" {line}/>'


def shape(path: str, fill: str) -> str:
    """A filled path."""
    return f'<path d="{path}" fill="{fill}"/>'


def stroke(path: str, colour: str, width: float) -> str:
    """A path's outline with round ends."""
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    line = f'stroke="{colour}" stroke-width="{number(width)}"'
    return f'<path d="{path}" fill="none" {line} {ends}/>'


def polygon(points: Iterable[Point], fill: str) -> str:
    """A filled polygon."""
    return shape(f"M{outline(points)}Z", fill)


def outline(points: Iterable[Point]) -> str:
    """Points as the coordinates of a path."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def around(x: float, y: float, radius: float, count: int, turn: float = 0.0) -> list[Point]:
    """`count` points on a circle, the first one up, turned by `turn` of a full circle."""
    angles = [2 * pi * (index / count + turn) - pi / 2 for index in range(count)]
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]


def at(x: float, y: float, content: str, *, turn: int = 0, centre: float = 0) -> str:
    """`content` moved to x, y and turned by `turn` degrees about (`centre`, `centre`)."""
    rotation = f" rotate({turn} {number(centre)} {number(centre)})" if turn else ""
    return f'<g transform="translate({number(x)} {number(y)}){rotation}">{content}</g>'
