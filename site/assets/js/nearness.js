// The visitor's own position: asked for when the button is pressed, rounded before it leaves the
// browser, kept nowhere.

const DECIMALS = 2;
const PATIENCE = 15_000;
const near = () => document.getElementById("near");

function choose({ coords }) {
  const value = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(DECIMALS)).join(",");
  const { label } = document.getElementById("locate").dataset;
  near().options[0].after(new Option(label, value, true, true));
  near().dispatchEvent(new Event("change", { bubbles: true }));
}

function say(text) {
  document.getElementById("located").textContent = text;
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("#locate");
  if (!button) return;
  const refused = () => say(button.dataset.refused);
  if (!navigator.geolocation) {
    refused();
    return;
  }
  say(button.dataset.waiting);
  navigator.geolocation.getCurrentPosition(choose, refused, { timeout: PATIENCE });
});

// A distance says nothing until it is known from where: it waits for that.
document.addEventListener("change", (event) => {
  if (event.target.id === "within" && !near().value) event.stopPropagation();
}, true);

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const { body } = ctx.request;
  if (!(body instanceof FormData) || body.get("near")) return;
  body.delete("within");
  if (body.get("sort") === "nearest") body.delete("sort");
});
