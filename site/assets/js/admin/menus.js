// A menu that Escape closes gives the focus back to what opened it.

const opener = (element) =>
  element?.closest('[data-tippy-root]')?._tippy?.reference ??
  element
    ?.closest('[data-controller~="w-dropdown"]')
    ?.querySelector('[data-w-dropdown-target="toggle"]');

const giveBack = (toggle) => {
  if (toggle.getAttribute('aria-expanded') === 'false') toggle.focus();
};

document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape') return;
    const toggle = opener(document.activeElement);
    if (toggle) setTimeout(() => giveBack(toggle));
  },
  true,
);

// Wagtail closes a list of filters a moment after the menu round it, and takes the focus there.
document.addEventListener('focusin', (event) => {
  if (!event.target.matches('[data-w-drilldown-target="toggle"]')) return;
  const toggle = opener(event.target);
  if (toggle) giveBack(toggle);
});
