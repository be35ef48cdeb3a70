"""Where rules come from, as they are named to people."""

from typing import Final

ANNEX: Final = "Regulation (EU) 2021/1060, Annex IX"
NATIONAL: Final = "National guidelines on visibility, as reprinted"
STANDARD: Final = "Graphics guide to the European emblem"
OPERATION: Final = "Regulation (EU) 2021/1060, Article 50"
LIST: Final = "Regulation (EU) 2021/1060, Article 49(3)"
ACCESSIBILITY: Final = "Cabinet Regulation No. 445 (2020), EN 301 549"
COOKIES: Final = "Information Society Services Law, section 7.1"
