"""The reasons that the project brings along; editors change, add and retire them afterwards."""

import csv
from pathlib import Path
from typing import Final

from editorial.moderation.models import ReturnReason

FILE: Final = Path(__file__).resolve().parent / "data" / "return_reasons.csv"


def load_reasons() -> int:
    """Make the reasons of the file that are not there yet; returns how many were made.

    One that is there is left as editors have it. Who wants none of them clears “offered”.
    """
    there = set(ReturnReason.objects.values_list("code", flat=True))
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, strict=True) if row["code"] not in there]
    for row in rows:
        ReturnReason.objects.create(**{**row, "position": int(row["position"])})
    return len(rows)
