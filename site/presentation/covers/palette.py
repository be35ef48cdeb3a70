"""The colours of the covers, a set for each field; they stand on light and on dark pages."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Palette:
    """Five colours that go together: three grounds, a bright one for the eye, a pale one."""

    deep: str
    ground: str
    mid: str
    bright: str
    pale: str


PALETTES: Final[dict[str, Palette]] = {
    "science": Palette("#0a3d4a", "#0f6072", "#2796a3", "#f2b84b", "#f6ead6"),
    "technology": Palette("#262463", "#413f9c", "#7673d6", "#ff9a73", "#f4e8e1"),
    "engineering": Palette("#6f3709", "#b9651a", "#e39a3f", "#163c58", "#fbeed7"),
    "mathematics": Palette("#571a3c", "#8c2f60", "#c4618f", "#f5c04e", "#fbe7e1"),
    "environment": Palette("#20401f", "#3d6c38", "#82a953", "#f4c95d", "#f3efd6"),
    "civic": Palette("#6f1b10", "#b8321a", "#e8704f", "#ffd08a", "#fdeee0"),
}
OTHER: Final = Palette("#2a2433", "#544a63", "#8b7fa0", "#ff9a73", "#f4ece1")
"""For a field that was added after the covers were drawn."""
