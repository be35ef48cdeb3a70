"""A picture of pixels measured: its size, and the emblem that is found in it."""

from PIL import Image

from visibility.audit.emblem import drawn_as
from visibility.audit.measures import Box, Emblem, Ensemble, Picture
from visibility.audit.papers.pixels import Edges, as_png, emblems_in, opened, surroundings


def measure_picture(content: bytes, rate: str | None = None) -> Picture:
    """What a PNG shows; its words cannot be read. Raises OSError for what is no picture."""
    image = opened(content)
    return Picture(
        width=image.width,
        height=image.height,
        ensembles=[
            Ensemble(rate=rate, emblem=_emblem(image, edges), statement=None, logos=[])
            for edges in emblems_in(image)
        ],
    )


def _emblem(image: Image.Image, edges: Edges) -> Emblem:
    left, top, right, bottom = edges
    border, ground = surroundings(image, edges, 1.0)
    return Emblem(
        number=0,
        box=Box(x=left, y=top, width=right - left, height=bottom - top),
        firstBottom=bottom,
        rendered=True,
        loaded=True,
        opacity=1.0,
        effects=[],
        share=1.0,
        coveredBy="",
        wordsOver="",
        alternative=None,
        source="",
        border=border,
        ground=ground,
        shape=None,
        drawn=drawn_as(as_png(image.crop(edges))),
    )
