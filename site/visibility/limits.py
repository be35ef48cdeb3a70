"""The limits in force: those of the rules, with the thresholds that people have set."""

from collections.abc import Mapping
from dataclasses import replace

from visibility.rules.registry import RULES
from visibility.rules.rule import Limit
from visibility.thresholds import Threshold


def limits_in_force() -> dict[str, Limit]:
    """The limit of each rule that has one, by the rule's id. Asks the database once."""
    limits = {rule.id: rule.limit for rule in RULES.values() if rule.limit is not None}
    for rule, value in Threshold.objects.order_by("set_at", "pk").values_list("rule", "value"):
        if rule in limits:
            limits[rule] = replace(limits[rule], value=value)
    return limits


def months_of(rule: str, limits: Mapping[str, Limit]) -> int:
    """The limit of a rule whose unit is months, as a whole number of them, at least one."""
    return max(1, int(limits[rule].value))
