// A menu that Escape closes gives the focus back to what opened it.

document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape') return;
    const focused = document.activeElement;
    const toggle =
      focused?.closest('[data-tippy-root]')?._tippy?.reference ??
      focused
        ?.closest('[data-controller~="w-dropdown"]')
        ?.querySelector('[data-w-dropdown-target="toggle"]');
    if (!toggle) return;
    setTimeout(() => {
      if (toggle.getAttribute('aria-expanded') === 'false') toggle.focus();
    });
  },
  true,
);
