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

// The sheet opens on its button for closing. Once it is open, an answer that comes in must not put
// the focus there again: htmx gives it to whatever asks for it.
document.addEventListener("toggle", ({ target, newState }) => {
  if (target !== sheet()) return;
  target.querySelector(".filters__close").toggleAttribute("autofocus", newState !== "open");
}, true);

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (!listing()) return;
  followTheAnswer();
  // What was pressed may be gone, or far below the new results: their heading is where to go on.
  const lost = document.activeElement === document.body;
  if (!lost && !ctx.sourceElement?.closest?.(".pagination")) return;
  const heading = document.getElementById("results-heading");
  heading.focus({ preventScroll: true });
  if (!sheet().matches(":popover-open")) heading.scrollIntoView({ block: "nearest" });
});

// A page for what went wrong is a page of its own, and no part of this one. Status 503 is the
// listing that says that the search cannot answer.
document.addEventListener("htmx:before:response", (event) => {
  const { response, request } = event.detail.ctx;
  if (response.status < 400 || response.status === 503) return;
  event.preventDefault();
  location.assign(request.action);
});

// "Show 14 activities" closes the sheet: the answer is under it already.
document.addEventListener("submit", ({ target }) => {
  if (target === listing() && sheet().matches(":popover-open")) sheet().hidePopover();
});
