"""Colours compared: how near they are, and how they contrast (WCAG 2.1, 1.4.3)."""

from collections.abc import Sequence


def is_near(one: Sequence[float], other: Sequence[float], steps: float) -> bool:
    """Whether no channel differs by more than `steps` of 255."""
    return all(abs(a - b) <= steps for a, b in zip(one[:3], other[:3], strict=True))


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """The contrast of two colours, from 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: Sequence[float]) -> float:
    red, green, blue = (_linear(part / 255) for part in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
