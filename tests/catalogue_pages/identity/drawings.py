"""The emblem as it ships, and as it may not be."""

import math

from catalogue_pages.identity.official import SVG as EMBLEM

__all__ = ["EMBLEM", "TWELVE", "emblem", "star"]


def star(hour: float, *, ring: float = 180.0, radius: float = 30.0, turned: float = 0.0) -> str:
    """One star of an emblem of 810 × 540, as an element."""
    angle = math.radians(hour * 30 - 90)
    x, y = 405 + ring * math.cos(angle), 270 + ring * math.sin(angle)
    corners = []
    for corner in range(10):
        far = (
            radius
            if corner % 2 == 0
            else radius * math.sin(math.radians(18)) / math.sin(math.radians(126))
        )
        direction = math.radians(corner * 36 - 90 + turned)
        corners.append(f"{x + far * math.cos(direction):.3f},{y + far * math.sin(direction):.3f}")
    return f'<polygon points="{" ".join(corners)}"/>'


def emblem(
    stars: list[str],
    *,
    field: str = "#003399",
    colour: str = "#ffcc00",
    size: tuple[int, int] = (810, 540),
    frame: str = "",
) -> bytes:
    """An emblem of these stars."""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{field}"/>{frame}'
        f'<g fill="{colour}">{"".join(stars)}</g></svg>'
    ).encode()


TWELVE = [star(hour) for hour in range(12)]
