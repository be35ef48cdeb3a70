// Some fields and windows of the admin are drawn by scripts that give them no name. They get the one
// that their label or heading says.

const NAMELESS = [
  '[contenteditable="true"][role="textbox"]:not([aria-label], [aria-labelledby])',
  '.tagit-new input:not([aria-label], [aria-labelledby])',
  '[role="dialog"]:not([aria-label], [aria-labelledby])',
].join(', ');

// The label of the field that is sent; in a panel that holds nothing else, the panel's heading.
function labelOf(control) {
  if (control.matches('[role="dialog"]')) return control.querySelector('h1, h2');
  const field = control.closest('.w-field');
  const sent = field?.querySelector('[name][id]');
  return (
    (sent && document.querySelector(`label[for="${CSS.escape(sent.id)}"]`)) ??
    control.closest('[data-panel]')?.querySelector('[data-panel-heading-text]')
  );
}

function name(control, index) {
  const label = labelOf(control);
  if (!label) return;
  label.id ||= `${control.closest('[id]')?.id ?? 'field'}-name-${index}`;
  control.setAttribute('aria-labelledby', label.id);
}

function nameAll() {
  document.querySelectorAll(NAMELESS).forEach(name);
}

new MutationObserver(nameAll).observe(document.documentElement, { childList: true, subtree: true });
nameAll();
