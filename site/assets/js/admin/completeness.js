// Keeps the meter of completeness and the counts of characters true to the form while somebody
// types. Nothing is sent.

import { meets } from "./reading.js";

const TYPING = 300; // rich text reaches its form field a quarter of a second after the key
const OPENING = 100;
const QUIET = 2000; // a screen reader hears of it once the typing has stopped

const section = document.querySelector("[data-completeness]");
const form = section?.closest("form");

const meters = [...(section?.querySelectorAll("[data-meter]") ?? [])].map((place) => ({
  place,
  name: place.querySelector("[lang]").textContent,
  items: [...place.querySelectorAll("[data-item]")].map((item) => ({
    item,
    ...JSON.parse(item.querySelector("script").textContent),
  })),
}));

function measure({ place, items }) {
  let reached = 0;
  let total = 0;
  let missing = 0;
  for (const { item, weight, ways } of items) {
    const met = ways.some((row) => row.every((condition) => meets(form, condition)));
    item.hidden = met;
    total += weight;
    if (met) reached += weight;
    else missing += 1;
  }
  const percent = Math.floor((reached / total) * 100);
  place.querySelector("[data-percent]").textContent = percent;
  place.querySelector("progress").value = percent;
  place.querySelector("[data-summary]").textContent = section.dataset.missing.replace(
    "{number}",
    missing,
  );
  place.querySelector("details").hidden = missing === 0;
  place.querySelector("[data-nothing-missing]").hidden = missing > 0;
  return percent;
}

const said = () => meters.map(({ place, name }) => {
  const percent = place.querySelector("[data-percent]").textContent;
  return `${name}: ${percent} %`;
}).join(", ");

let typing;
let quiet;
let heard = meters.length ? said() : "";

function announce() {
  const now = said();
  if (now === heard) return;
  heard = now;
  section.querySelector("[data-said]").textContent = now;
}

function changed() {
  clearTimeout(typing);
  clearTimeout(quiet);
  typing = setTimeout(() => meters.forEach(measure), TYPING);
  quiet = setTimeout(announce, QUIET);
}

/** Show a field wherever it is hidden, and put the cursor there. */
function lead(column) {
  const place =
    form.querySelector(`[data-contentpath="${CSS.escape(column)}"]`) ??
    form.querySelector(`[name="${CSS.escape(column)}"]`)?.parentElement ??
    document.getElementById(`remark-${column}`);
  if (!place) return false;
  const tab = place.closest("[role=tabpanel]");
  if (tab?.hidden) form.querySelector(`[role=tab][aria-controls="${tab.id}"], a[href="#${tab.id}"]`)?.click();
  for (let closed = place.closest(".w-panel__content[hidden]"); closed; ) {
    form.querySelector(`[aria-controls="${closed.id}"]`)?.click();
    const next = closed.parentElement.closest(".w-panel__content[hidden]");
    if (next === closed) break;
    closed = next;
  }
  // Wagtail opens a tab a moment after the press.
  setTimeout(() => {
    place.scrollIntoView({ block: "center" });
    const fields = "input:not([type=hidden]), select, textarea, button";
    const text = place.querySelector("[contenteditable=true]");
    (text ?? [...place.querySelectorAll(fields)].find((field) => field.offsetParent))?.focus();
  }, OPENING);
  return true;
}

function count(place) {
  const field = form.querySelector(`[name="${CSS.escape(place.dataset.counted)}"]`);
  const length = [...field.value].length;
  place.querySelector("[data-length]").textContent = length;
  place.toggleAttribute("data-near", length > Number(place.dataset.most) - 10);
}

if (form) {
  const counted = [...form.querySelectorAll("[data-counted]")];
  for (const event of ["input", "change", "keyup", "click", "paste", "drop"]) {
    form.addEventListener(event, changed);
  }
  form.addEventListener("input", (event) => {
    counted.filter((place) => place.dataset.counted === event.target.name).forEach(count);
  });
  // The meter's links, and those of remarks above the form.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-field]");
    if (link && lead(link.dataset.field)) event.preventDefault();
  });
  // Wagtail's own scripts fill rich text and choosers in after this one has run.
  window.addEventListener("load", changed);
}
