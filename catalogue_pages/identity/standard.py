"""The figures of the European emblem, in its height: what is drawn, and what measures it.

Source: Graphics guide to the European emblem, of the Council of Europe and the Commission; the
border from the rules as reprinted (V11).
"""

import math
from typing import Final

Colour = tuple[int, int, int]

BLUE: Final[Colour] = (0, 0x33, 0x99)
"""Of the field, and of a statement on a light ground: Reflex Blue."""
YELLOW: Final[Colour] = (0xFF, 0xCC, 0)
WHITE: Final[Colour] = (255, 255, 255)
BLACK: Final[Colour] = (0, 0, 0)

EMBLEM_RATIO: Final = 1.5
"""The emblem's width in its heights."""
EMBLEM_BORDER: Final = 1 / 25
"""The white border on a coloured ground."""
STARS: Final = 12
RING: Final = 1 / 3
"""The radius of the circle on which the stars' centres stand, at the hours of a clock."""
STAR: Final = 1 / 18
"""The radius of the circle round a star."""

# Of an upright five-pointed star, in radii of the circle round it.
STAR_WIDTH: Final = 2 * math.sin(math.radians(72))
STAR_HEIGHT: Final = 1 + math.cos(math.radians(36))
STAR_AREA: Final = (
    10 * math.sin(math.radians(36)) * math.sin(math.radians(18)) / (2 * math.sin(math.radians(126)))
)
INNER_RADIUS: Final = math.sin(math.radians(18)) / math.sin(math.radians(126))
"""Where the edges of neighbouring points meet."""
