// The listing with scripts: filters answer at once, and nobody loses their place.

const listing = () => document.getElementById("listing");
const sheet = () => document.getElementById("filters");

// An address holds what was chosen and nothing else.
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const { body } = ctx.request;
  if (!(body instanceof FormData)) return;
  for (const [name, value] of [...body]) {
    if (value === "") body.delete(name);
  }
  const sort = document.getElementById("sort");
  if (sort && body.get("sort") === sort.dataset.usual) body.delete("sort");
});

// The answer says what is chosen; a browser keeps what was pressed before. The answer wins.
function followTheAnswer() {
  for (const box of listing().querySelectorAll("input[type=checkbox]")) {
    box.checked = box.defaultChecked;
  }
  for (const option of listing().querySelectorAll("option")) {
    option.selected = option.defaultSelected;
  }
  for (const input of listing().querySelectorAll("input:not([type=checkbox])")) {
    if (input !== document.activeElement) input.value = input.defaultValue;
  }
}

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (!listing()) return;
  followTheAnswer();
  const link = ctx?.sourceElement?.closest?.("a");
  if (!link) return;
  // The link that was pressed may be gone: its results are where to go on.
  if (!link.isConnected || link.closest(".pagination, .nothing")) {
    const heading = document.getElementById("results-heading");
    heading.focus({ preventScroll: true });
    if (!sheet().matches(":popover-open")) heading.scrollIntoView({ block: "nearest" });
  }
});

// "Show 14 activities" closes the sheet: the answer is under it already.
document.addEventListener("submit", ({ target }) => {
  if (target === listing() && sheet().matches(":popover-open")) sheet().hidePopover();
});
