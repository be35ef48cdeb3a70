"""Words that name a price: "līdz 5 eiro", "lētāk par 10 eur", "under €20", "par 3 eiro".

A sum is turned into the least offered limit that holds it.
"""

import re
from typing import Final

from search.facets.price import limit_for

_SUM: Final = r"(?P<sum>\d{1,3})(?!\d)(?:[.,](?P<cents>\d{1,2})(?!\d))?"
_CURRENCY: Final = r"\s*(?:€|(?:eur|euros?|eiro)\b)"
_NO_PRICE: Final = r"\s*[-–.]?\s*(?:\d|kl|gad|years?\b|grade)"
_UP_TO: Final = re.compile(
    r"(?:l[iī]dz|zem|maksim[aā]li|ne\s+(?:vair[aā]k|d[aā]rg[aā]k)(?:\s+(?:par|k[aā]|nek[aā]))?"
    r"|l[eē]t[aā]k(?:s|a|i|as)?\s+(?:par|k[aā]|nek[aā])|under|below|up\s+to|max(?:imum)?|at\s+most"
    rf"|(?:less|cheaper|(?:no|not)\s+more)\s+than)\s*€?\s*{_SUM}(?:{_CURRENCY}|(?!{_NO_PRICE}))",
    re.IGNORECASE,
)
# Without such words a sum needs its currency: "par 3 lietām" is no price.
_BARE: Final = re.compile(
    rf"(?:(?:par|for)\s+)?(?P<sign>€\s*|(?<=€))?{_SUM}(?(sign)|{_CURRENCY})", re.IGNORECASE
)
_MORE: Final = re.compile(
    r"\b(?:(?:d[aā]rg[aā]k|vair[aā]k)\w*(?:\s+(?:par|k[aā]|nek[aā]))?"
    r"|virs|no|from|over|above|more\s+than)\s*€?$",
    re.IGNORECASE,
)


def limit_at(query: str, start: int) -> tuple[str, int]:
    """The code of the limit that the text names from a character on, and where that ends.

    No code and `start` when it names none, a sum that is too little ("dārgāk par 5 eiro"), or one
    that no limit holds.
    """
    match = _UP_TO.match(query, start)
    if match is None and not _MORE.search(query[:start].rstrip()):
        match = _BARE.match(query, start)
    code = limit_for(int(match["sum"]) + (int(match["cents"] or 0) > 0)) if match else ""
    return (code, match.end()) if match and code else ("", start)
