"""A browser that goes through views and measures what a person sees in each."""

import base64
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, Final, cast
from urllib.parse import unquote_to_bytes, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error, Page, Request, sync_playwright

from visibility.audit.emblem import HEIGHT, drawn_as, shape_of
from visibility.audit.measures import Box, Emblem, Finding, Measures, Shape
from visibility.audit.views import View
from visibility.rules.rule import Medium

MEASURE: Final = (Path(__file__).parent / "measuring.js").read_text(encoding="utf-8")
SETTLE: Final = """async () => {
  const ends = (one) => Number.isFinite(one.effect?.getComputedTiming().endTime);
  const emblems = [...document.querySelectorAll("img[data-visibility=emblem]")];
  const settled = document.fonts.ready.then(() => Promise.allSettled([
    ...document.getAnimations().filter(ends).map((one) => one.finished),
    ...emblems.filter((one) => one.complete).map((one) => one.decode()),
  ]));
  await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 10_000))]);
}"""
FETCH: Final = """async (address) => {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let written = "";
  for (const byte of bytes) written += String.fromCharCode(byte);
  return btoa(written);
}"""
DRAW: Final = """async ([address, width, height]) => {
  const image = Object.assign(new Image(), { src: address });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  const picture = canvas.toDataURL("image/png").split(",")[1];
  return { picture, ratio: image.naturalWidth / image.naturalHeight };
}"""
TO_EMBLEM: Final = """async (number) => {
  const found = document.querySelectorAll("[data-visibility=emblem]")[number];
  found.scrollIntoView({ block: "center", behavior: "instant" });
  // The second frame begins when the first is on the screen.
  await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
}"""
ATTEMPTS: Final = 5
"""How often an emblem is photographed while what is above it still moves it."""
ARGUMENTS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
)
OF_COLOURS: Final = ("color-contrast", "link-in-text-block")
"""Rules of axe that another theme can break; the others have read the same page before."""


class NoBrowserError(Exception):
    """There is no Chromium, or it does not start."""


class UnreachableError(Exception):
    """An address did not answer at all."""


@contextmanager
def browsing() -> Iterator[Page]:
    """A page of the machine's own Chromium. Raises NoBrowserError."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise NoBrowserError("chromium is not in the path")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS])
        except Error as error:
            raise NoBrowserError(error.message) from error
        try:
            yield browser.new_context(reduced_motion="reduce").new_page()
        finally:
            browser.close()


class Eye:
    """Looks at views with one page of a browser.

    `seconds` says how long each part of the work took in all.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seconds: dict[str, float] = {}
        self._elsewhere: list[str] = []
        self._host = ""
        self._address = ""
        self._shapes: dict[str, Shape] = {}
        self._session = page.context.new_cdp_session(page)
        page.on("request", self._note)

    def measure(self, view: View) -> Measures:
        """Everything of a view. A page that is open already is not loaded again.

        Raises UnreachableError where nothing answers.
        """
        self.show(view)
        return self.measure_shown(axe_rules=self._axe_rules(view))

    def measure_shown(self, axe_rules: list[str] | None = None) -> Measures:
        """What the page shows as it is; axe is asked for some rules, all (empty) or not (None)."""
        with self._timed("measuring"):
            measures = cast(Measures, self.page.evaluate(MEASURE))
        with self._timed("fonts"):
            self._add_fonts(measures)
        with self._timed("pixels"):
            for ensemble in measures["ensembles"]:
                if (emblem := ensemble["emblem"]) is not None:
                    self._add_pixels(emblem)
        measures["elsewhere"] = list(self._elsewhere)
        measures["cookies"] = [str(one.get("name")) for one in self.page.context.cookies()]
        with self._timed("axe"):
            measures["axe"] = self._ask_axe(axe_rules)
        return measures

    def photograph(self, box: Box | None, around: float = 120) -> tuple[bytes, Box] | None:
        """A PNG of the page round a box, and where it is; of the first screen without a box."""
        sheet = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        size = self.page.viewport_size or {"width": sheet[0], "height": sheet[1]}
        if box is None:
            box, around = Box(x=0, y=0, width=size["width"], height=size["height"]), 0
        left, top = max(0.0, box["x"] - around), max(0.0, box["y"] - around)
        right = min(float(sheet[0]), box["x"] + box["width"] + around)
        low = min(float(sheet[1]), box["y"] + box["height"] + around)
        if right - left < 1 or low - top < 1:
            return None
        cut = Box(x=left, y=top, width=right - left, height=low - top)
        with self._timed("pictures"):
            return self.page.screenshot(clip=cast(Any, cut), full_page=True), cut

    def _note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.netloc != self._host:
            self._elsewhere.append(f"{parts.scheme}://{parts.netloc}{parts.path}")

    def show(self, view: View) -> None:
        """Bring a view up. Raises UnreachableError where nothing answers."""
        page = self.page
        page.set_viewport_size({"width": view.width, "height": view.height})
        page.emulate_media(
            media="print" if view.medium is Medium.PRINT else "screen",
            color_scheme="dark" if view.dark else "light",
        )
        if view.address != self._address:
            with self._timed("loading"):
                self.open(view.address)
        with self._timed("settling"):
            page.evaluate(SETTLE)

    def display(self, html: str, width: int, height: int, *, dark: bool) -> None:
        """Bring up a document that has no address. What it asks for is noted, and not got."""
        page = self.page
        self._elsewhere.clear()
        self._host, self._address = "", ""
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="screen", color_scheme="dark" if dark else "light")
        page.goto("about:blank")
        page.context.set_offline(True)
        try:
            page.set_content(html, wait_until="load")
            page.evaluate(SETTLE)
        finally:
            page.context.set_offline(False)

    def open(self, address: str) -> None:
        """Load an address afresh, without cookies. Raises UnreachableError."""
        self._elsewhere.clear()
        self._host, self._address = urlsplit(address).netloc, address
        self.page.context.clear_cookies()
        try:
            self.page.goto(address, wait_until="load")
        except Error as error:
            raise UnreachableError(f"{address}: {error.message.splitlines()[0]}") from error

    def _axe_rules(self, view: View) -> list[str] | None:
        if not view.asks_axe:
            return None
        return [*OF_COLOURS] if view.dark else []

    def _ask_axe(self, rules: list[str] | None) -> list[Finding] | None:
        if rules is None:
            return None
        if not self.page.evaluate("Boolean(globalThis.axe)"):
            self.page.evaluate(AXE_SCRIPT)
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = rules
        answer = self.page.evaluate(f"axe.run({json.dumps(options)})")
        return [
            Finding(id=found["id"], target=str(node["target"]), summary=node["failureSummary"])
            for found in answer["violations"]
            for node in found["nodes"]
        ]

    def _add_fonts(self, measures: Measures) -> None:
        root = self._session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        self._session.send("CSS.enable")
        asked = {"nodeId": root, "selector": "[data-visibility=statement]"}
        nodes = self._session.send("DOM.querySelectorAll", asked)["nodeIds"]
        for ensemble in measures["ensembles"]:
            if (words := ensemble["statement"]) is None:
                continue
            node = {"nodeId": nodes[words["number"]]}
            drawn = self._session.send("CSS.getPlatformFontsForNode", node)["fonts"]
            words["fonts"] = [str(font["familyName"]) for font in drawn]

    def _add_pixels(self, emblem: Emblem) -> None:
        emblem["shape"], emblem["drawn"] = self._shape(emblem["source"]), None
        box, whole = emblem["box"], emblem["share"] == 1 and emblem["rendered"]
        if not whole or emblem["effects"] or box["height"] < 20:
            return
        emblem["drawn"] = drawn_as(self._photographed(emblem["number"]))

    def _photographed(self, number: int) -> bytes:
        """A PNG of an emblem, taken where it stood before and after."""
        picture = b""
        for _attempt in range(ATTEMPTS):
            self.page.evaluate(TO_EMBLEM, number)
            before = self.page.evaluate(MEASURE, number)
            picture = self._captured(before)
            if self.page.evaluate(MEASURE, number) == before:
                break
        return picture

    def _captured(self, box: Box) -> bytes:
        """A PNG of a place on the page: several times faster than Playwright's own."""
        clip = {side: round(box[side]) for side in ("x", "y", "width", "height")}
        asked = {"format": "png", "clip": {**clip, "scale": 1}, "optimizeForSpeed": True}
        return base64.b64decode(self._session.send("Page.captureScreenshot", asked)["data"])

    def _shape(self, source: str) -> Shape | None:
        data = self._file(source)
        if data is None:
            return None
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._shapes:
            shape = self._drawn_large(data)
            if shape is None:
                return None
            self._shapes[digest] = shape
        return self._shapes[digest]

    def shape_of_file(self, data: bytes) -> Shape | None:
        """The shape of a picture's file, drawn large; None where it is none."""
        return self._drawn_large(data)

    def _file(self, source: str) -> bytes | None:
        """The bytes of a picture as the page itself was given them."""
        if source.startswith("data:"):
            head, _comma, body = source.partition(",")
            return base64.b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)
        try:
            return base64.b64decode(self.page.evaluate(FETCH, source))
        except Error:
            return None

    def _drawn_large(self, data: bytes) -> Shape | None:
        kind = "image/svg+xml" if b"<svg" in data[:2000] else "image/png"
        address = f"data:{kind};base64,{base64.b64encode(data).decode()}"
        try:
            drawn = self.page.evaluate(DRAW, [address, HEIGHT * 3 // 2, HEIGHT])
        except Error:
            return None
        return shape_of(base64.b64decode(drawn["picture"]), drawn["ratio"])

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        begun = monotonic()
        try:
            yield
        finally:
            self.seconds[part] = self.seconds.get(part, 0.0) + monotonic() - begun
