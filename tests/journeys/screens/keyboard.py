"""Walking a page with the Tab key alone, and what it must reach."""

from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Page

_MOST: Final = 600
"""Presses after which a walk has lost its way."""

_BEGIN: Final = r"""() => {
  const CONTROLS = [
    'a[href]', 'button', 'input:not([type=hidden])', 'select', 'textarea', 'summary', 'iframe',
    '[contenteditable=true]', '[tabindex]:not([tabindex^="-"])', '[onclick]', '[role=button]',
    '[role=link]', '[role=checkbox]', '[role=switch]', '[role=tab]', '[role=menuitem]',
  ].join(', ');
  const seen = (one) => one.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && one.getClientRects().length && !one.closest('[inert], [aria-hidden=true]')
    && !one.matches(':disabled');
  // One of a group is reached by Tab, the others by arrows.
  const group = (one) => {
    if (one.matches('input[type=radio]')) return 'radio ' + one.name;
    const list = one.matches('[role=tab]') && one.closest('[role=tablist]');
    if (list) return list;
    return one;
  };
  // What a person sees change when the focus comes: the control itself, or what stands around it.
  const look = (one) => {
    const styles = [];
    for (let at = one, depth = 0; at && depth < 5; at = at.parentElement, depth += 1) {
      for (const part of [null, '::before', '::after']) {
        const s = getComputedStyle(at, part);
        styles.push(s.outlineStyle === 'none' ? '' : s.outline, s.boxShadow, s.borderColor,
          s.backgroundColor, s.color, s.textDecorationLine, s.opacity, s.clipPath, s.transform);
      }
    }
    return styles.join('|');
  };
  const told = (one) => {
    const said = one.getAttribute('aria-label') || one.innerText || one.name || one.id;
    return `${one.tagName.toLowerCase()} ${(said || '').trim().slice(0, 50)}`
      + ` <${one.closest('[id]')?.id ?? ''}>`;
  };
  document.activeElement?.blur();
  const controls = [...document.querySelectorAll(CONTROLS)].filter(seen);
  const looks = new Map(controls.map((one) => [one, look(one)]));
  const walk = {groups: new Map(), reached: new Set(), faint: [], steps: new Map(), count: 0};
  for (const one of controls) if (!walk.groups.has(group(one))) walk.groups.set(group(one), one);
  walk.step = () => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return 'out';
    // A field for a date is one control with a place for the day, the month and the year.
    walk.same = one === walk.last ? walk.same + 1 : 0;
    walk.last = one;
    if (walk.same) return walk.same < 8 ? 'on' : 'kept';
    if (walk.steps.has(one)) return 'again';
    walk.steps.set(one, walk.count += 1);
    walk.reached.add(group(one));
    const before = looks.get(one);
    if (before !== undefined && one.tagName !== 'IFRAME' && look(one) === before) {
      walk.faint.push(told(one));
    }
    return 'on';
  };
  // A second way to where a first one leads need not be reached.
  const led = () => new Set([...walk.steps.keys()].map((one) => one.href).filter(Boolean));
  walk.left = () => [...walk.groups].filter(([key]) => !walk.reached.has(key))
    .filter(([, one]) => !led().has(one.href))
    .filter(([, one]) => one.isConnected && seen(one)).map(([, one]) => told(one));
  window.walk = walk;
}"""


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk has found: controls that Tab does not reach, and those whose focus is unseen."""

    steps: int
    unreached: tuple[str, ...]
    faint: tuple[str, ...]


def walk(page: Page) -> Walk:
    """Press Tab from the page's beginning until it begins anew."""
    page.evaluate(_BEGIN)
    for _press in range(_MOST):
        page.keyboard.press("Tab")
        if page.evaluate("walk.step()") != "on":
            break
    found: dict[str, Any] = page.evaluate(
        "({steps: walk.count, unreached: walk.left(), faint: walk.faint})"
    )
    return Walk(found["steps"], tuple(found["unreached"]), tuple(found["faint"]))
