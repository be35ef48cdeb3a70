"""What the style of a drawing may not do."""

from typing import Final

import tinycss2
from tinycss2.ast import AtKeywordToken, FunctionBlock, Node, ParseError, URLToken

_FETCHING: Final = frozenset({"url", "src", "image", "image-set", "expression", "attr", "var"})
_RUNNING: Final = frozenset({"behavior", "-moz-binding"})


def forbidden(css: str) -> str:
    """The first thing in a style that fetches or runs something; empty when there is none.

    Takes a style sheet, the declarations of an attribute, or a value: all are looked at as a row of
    tokens. What is meant by `url(#…)` lies in the drawing itself.
    """
    return _found(tinycss2.parse_component_value_list(css))


def _found(tokens: list[Node]) -> str:
    for token in tokens:
        if _is_forbidden(token):
            return str(token.serialize())
        within = getattr(token, "arguments", None) or getattr(token, "content", None)
        deeper = _found(within) if isinstance(within, list) else ""
        if deeper:
            return deeper
    return ""


def _is_forbidden(token: Node) -> bool:
    if isinstance(token, URLToken):
        return not token.value.strip().startswith("#")
    if isinstance(token, FunctionBlock):
        return token.lower_name in _FETCHING and not _is_own(token)
    if isinstance(token, AtKeywordToken | ParseError):
        return True
    return getattr(token, "lower_value", "") in _RUNNING


def _is_own(token: FunctionBlock) -> bool:
    return (
        all(getattr(one, "value", "").strip()[:1] in {"", "#"} for one in token.arguments)
        and token.lower_name == "url"
    )
