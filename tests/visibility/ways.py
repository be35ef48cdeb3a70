"""Ways to break the rules on a page, each with the rule that must catch it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.visibility.conftest import ACTIVITY

PARTNER: Final = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 40'%3E"
    "%3Crect width='60' height='40' fill='green'/%3E%3C/svg%3E"
)


@dataclass(frozen=True, slots=True)
class Way:
    """What is done: rules of style, a script, the emblem's file rewritten.

    `rule` must fail, and of the others only those in `also`, which see the same fault.
    """

    name: str
    rule: str
    css: str = ""
    script: str = ""
    svg: Callable[[str], str] | None = None
    path: str = "lv/pieklustamiba/"
    width: int = 1280
    dark: bool = False
    prints: bool = False
    axe: bool = False
    also: frozenset[str] = frozenset()


def says(words: str) -> str:
    """A script that lets the statement say something else."""
    return f"for (const one of {_ALL('statement')}) one.textContent = {words!r}"


def _ALL(what: str) -> str:  # noqa: N802 - a constant with a hole in it
    return f"document.querySelectorAll('[data-visibility={what}]')"


def logo(style: str, place: str = "beforeend", kind: str = "partner") -> str:
    """A script that puts a partner's logo into the strip at the top."""
    return f"""document.querySelector('.funding-bar__row').insertAdjacentHTML('{place}',
      `<img data-visibility=logo data-visibility-kind={kind} alt='' src="{PARTNER}"
            style="{style}">`)"""


def _without_a_star(svg: str) -> str:
    return svg.replace('<use xlink:href="#s" y="-6"/>', "")


def _with_a_star(instead: str) -> Callable[[str], str]:
    return lambda svg: svg.replace('<use xlink:href="#s" y="-6"/>', instead)


def _recoloured(old: str, new: str) -> Callable[[str], str]:
    return lambda svg: re.sub(f'"{old}"', f'"{new}"', svg)


OF_THE_EMBLEM: Final = (
    Way("too wide", "V7", ".funding__emblem { inline-size: calc(var(--emblem) * 2) }"),
    Way("stretched", "V7", ".funding__emblem { transform: scale(1.2, 1) }"),
    Way("squeezed", "V7", ".funding__emblem { block-size: calc(var(--emblem) * 0.8) }"),
    Way("mirrored", "V7", ".funding__emblem { transform: scaleX(-1) }"),
    Way("rotated", "V7", ".funding__emblem { rotate: 4deg }", also=frozenset({"V1"})),
    Way(
        "its strip rotated",
        "V7",
        ".funding { transform: rotate(-3deg) }",
        also=frozenset({"V2", "V4"}),
    ),
    Way("opacity 0.9", "V7", ".funding__emblem { opacity: 0.9 }"),
    Way("opacity of its strip", "V7", ".funding-bar { opacity: 0.9 }"),
    Way("grey by a filter", "V7", ".funding__emblem { filter: grayscale(1) }"),
    Way(
        "filter round it",
        "V7",
        ".site-header { filter: hue-rotate(90deg) }",
        also=frozenset({"V4"}),
    ),
    Way("blended", "V7", ".funding__emblem { mix-blend-mode: luminosity }"),
    Way("rounded corners", "V7", ".funding__emblem { border-radius: 8px }"),
    Way("shadow", "V7", ".funding__emblem { box-shadow: 2px 2px 4px black }"),
    Way("round", "V7", ".funding__emblem { clip-path: circle(40%) }", also=frozenset({"V1"})),
    Way("another blue in the file", "V10", svg=_recoloured("#039", "#0055a4")),
    Way("white stars in the file", "V10", svg=_recoloured("#fc0", "#fff")),
    Way("a star missing", "V9", svg=_without_a_star),
    Way(
        "a star upside down",
        "V9",
        svg=_with_a_star('<use xlink:href="#s" transform="translate(0,-6)rotate(180)"/>'),
    ),
    Way(
        "a star tilted",
        "V9",
        svg=_with_a_star('<use xlink:href="#s" transform="translate(0,-6)rotate(18)"/>'),
    ),
    Way(
        "a star larger",
        "V9",
        svg=_with_a_star('<use xlink:href="#s" transform="translate(0,-6)scale(1.15)"/>'),
    ),
    Way("a star out of the ring", "V9", svg=_with_a_star('<use xlink:href="#s" y="-5.5"/>')),
    Way(
        "a thirteenth star",
        "V9",
        svg=_with_a_star('<use xlink:href="#s" y="-6"/><use xlink:href="#s"/>'),
    ),
    Way("a file that is not 3:2", "V9", svg=lambda svg: svg.replace("0 0 810 540", "0 0 810 480")),
    Way("no emblem", "V1", script=f"for (const one of {_ALL('emblem')}) one.remove()"),
    Way(
        "no emblem and no statement",
        "V1",
        also=frozenset({"V2"}),
        script=f"for (const one of {_ALL('ensemble')}) one.remove()",
    ),
    Way(
        "only far below",
        "V1-first",
        script="document.querySelector('.funding-bar').remove()",
        css="main { min-block-size: 200vh }",
    ),
    Way(
        "covered",
        "V1",
        """.funding-bar { position: relative }
        .funding-bar::after { content: ""; position: absolute; inset: 0 auto 0 0;
          inline-size: 10rem; background: silver }""",
        also=frozenset({"V2"}),
        width=360,
    ),
    Way(
        "tinted",
        "V1",
        """.funding { position: relative }
        .funding::before { content: ""; position: absolute; inset: 0; inline-size: 3rem;
          background: rgb(255 0 0 / 20%) }""",
    ),
    Way(
        "hidden on telephones",
        "V1",
        "@media (width < 30rem) { .funding { display: none } }",
        width=360,
        also=frozenset({"V2"}),
    ),
    Way(
        "hidden in print",
        "V1",
        "@media print { .funding { display: none } }",
        prints=True,
        also=frozenset({"V2"}),
    ),
    Way("not visible", "V1", ".funding__emblem { visibility: hidden }"),
    Way("transparent", "V1", ".funding__emblem { opacity: 0 }", also=frozenset({"V7"})),
    Way(
        "off the screen",
        "V1",
        ".funding__emblem { position: absolute; left: -9999px }",
        also=frozenset({"V2"}),
    ),
    Way(
        "clipped",
        "V1",
        ".funding { block-size: 1rem; align-items: start; overflow: hidden }",
        also=frozenset({"V2"}),
    ),
    Way(
        "below a cookie bar",
        "V1",
        also=frozenset({"V2"}),
        script="""
        document.body.insertAdjacentHTML('beforeend', `<div style="position: fixed; inset: auto 0 0;
          block-size: 12rem; background: white; z-index: 9">Sīkdatnes</div>`)""",
    ),
    Way(
        "the file is not there",
        "V1",
        script=f"""
        for (const one of {_ALL("emblem")}) one.src = '/static/no-such-file.svg';
        await new Promise((later) => setTimeout(later, 300))""",
        also=frozenset({"V9", "V10"}),
    ),
    Way("no border on colour", "V11", ".funding__emblem { border: 0 }", dark=True),
    Way(
        "a thin border on colour",
        "V11",
        """.funding__emblem { border-width: 0.5px }
        .funding-bar, .site-footer__funding { background: #ffd }""",
    ),
    Way(
        "too small on paper",
        "V12",
        "@media print { .funding { --emblem: 6mm !important } }",
        prints=True,
        also=frozenset({"V2"}),
    ),
    Way(
        "a file's name for those who hear it",
        "A3",
        script=f"for (const one of {_ALL('emblem')}) one.alt = 'eu.svg'",
    ),
)

OF_THE_STATEMENT: Final = (
    Way("abbreviated", "V2", script=says("Līdzfinansē ES")),
    Way("ES fondi instead of the Union", "V2", script=says("Līdzfinansē ES fondi (ESF+)")),
    Way("EU in English", "V2", script=says("Co-funded by the EU"), path="en/pieklustamiba/"),
    Way("in the wrong language", "V2", script=says("Co-funded by the European Union")),
    Way(
        "in Latvian on an English page",
        "V2",
        path="en/pieklustamiba/",
        script=says("Līdzfinansē Eiropas Savienība"),
    ),
    Way(
        "only in an alternative text",
        "V2",
        also=frozenset({"A3"}),
        script=f"""
        for (const one of {_ALL("emblem")}) one.alt = 'Līdzfinansē Eiropas Savienība';
        for (const one of {_ALL("statement")}) one.remove()""",
    ),
    Way("hidden", "V2", ".funding__statement { display: none }"),
    Way(
        "for screen readers only",
        "V2",
        """.funding__statement { position: absolute;
        inline-size: 1px; block-size: 1px; overflow: hidden }""",
    ),
    Way(
        "clipped words",
        "V2",
        """.funding__statement { inline-size: 5rem; overflow: hidden;
        white-space: nowrap }""",
    ),
    Way("tiny", "V2", ".funding__statement { font-size: 6px }"),
    Way("far from the emblem", "V2", ".funding { gap: 12rem }"),
    Way("as if all were paid", "V3", script=says("Finansē Eiropas Savienība")),
    Way("in other words", "V3", script=says("Ar Eiropas Savienības atbalstu")),
    Way(
        "a part where all is paid",
        "V3",
        path=f"lv/{ACTIVITY}",
        script="""
        document.querySelector('.operation [data-visibility=statement]').textContent =
          'Līdzfinansē Eiropas Savienība'""",
    ),
    Way("italic", "V4", ".funding__statement { font-style: italic }"),
    Way("another typeface", "V4", ".funding__statement { font-family: 'Figtree Variable' }"),
    Way("a typeface that is not there", "V4", ".funding__statement { font-family: Arial, serif }"),
    Way("underlined", "V4", ".funding__statement { text-decoration: underline }"),
    Way("underlined by what is round it", "V4", ".funding { text-decoration: underline }"),
    Way("shadowed", "V4", ".funding__statement { text-shadow: 1px 1px 2px gray }"),
    Way("small capitals", "V4", ".funding__statement { font-variant: small-caps }"),
    Way(
        "over the emblem",
        "V5",
        """.funding__statement { margin-inline-start: -3.5rem;
        color: #fff }""",
        dark=True,
    ),
    Way(
        "another text over the emblem",
        "V5",
        """.funding { position: relative }""",
        script=f"""
        for (const one of {_ALL("ensemble")}) one.insertAdjacentHTML('beforeend',
          '<b style="position: absolute; inset: 0 auto auto 0">ESF+ ESF</b>')""",
    ),
    Way("blue in the dark", "V6", ".funding__statement { color: #039 }", dark=True),
    Way("grey", "V6", ".funding__statement { color: #767676 }"),
    Way("white on white", "V6", ".funding__statement { color: #fff }"),
    Way("in the site's own colour", "V6", ".funding__statement { color: #b3301a }"),
)

OF_LOGOS: Final = (
    Way("a partner's logo higher", "V7", script=logo("block-size: 48px; inline-size: 48px")),
    Way("a partner's logo wider", "V7", script=logo("block-size: 16px; inline-size: 80px")),
    Way(
        "a larger picture nobody marked",
        "V7",
        script=logo("block-size: 60px; inline-size: 60px").replace("data-visibility=logo", ""),
    ),
    Way(
        "the operation's logo larger",
        "V7",
        ".operation__logo img { min-inline-size: 14rem }",
        path=f"lv/{ACTIVITY}",
    ),
    Way(
        "merged",
        "V7",
        ".funding { gap: 0 }",
        script=f"""
        for (const one of {_ALL("emblem")}) one.insertAdjacentHTML('afterend',
          `<img data-visibility=logo alt='' src="{PARTNER}" style="block-size: 32px;
            inline-size: 48px">`)""",
        also=frozenset({"L1", "V2"}),
    ),
    Way(
        "a logo before the emblem",
        "L1",
        script=logo("block-size: 24px; inline-size: 36px", "afterbegin"),
    ),
    Way(
        "a partner before the plan",
        "L1",
        script="\n;".join(
            (
                logo("block-size: 24px; inline-size: 36px", "beforeend", "partner"),
                logo("block-size: 24px; inline-size: 36px", "beforeend", "plan"),
            )
        ),
    ),
    Way("the statement before the emblem", "L1", ".funding { flex-direction: row-reverse }"),
)

OF_THE_PAGE: Final = (
    Way(
        "a font of a third party",
        "P1",
        """@font-face { font-family: Elsewhere;
        src: url("https://fonts.example/elsewhere.woff2") } h1 { font-family: Elsewhere }""",
    ),
    Way(
        "a picture that counts visitors",
        "P1",
        script="""
        document.body.append(Object.assign(new Image(1, 1), {src: 'https://count.example/1.gif',
          alt: ''}))""",
    ),
    Way("a cookie", "P2", script="document.cookie = '_ga=GA1.1; path=/'"),
    Way(
        "no way to the accessibility statement",
        "A2",
        script="""
        for (const one of document.querySelectorAll('.site-footer a')) one.remove()""",
    ),
    Way(
        "a picture without words",
        "A1",
        axe=True,
        script="""
        document.querySelector('main').append(Object.assign(new Image(9, 9), {src: '/robots.txt'}))
        """,
    ),
    Way("pale words in the dark", "A1", "main p, main h1 { color: #555 }", axe=True, dark=True),
)

WAYS: Final = (*OF_THE_EMBLEM, *OF_THE_STATEMENT, *OF_LOGOS, *OF_THE_PAGE)
