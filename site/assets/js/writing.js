// The guided form saves by itself; while it cannot, this browser keeps the words.

const PAUSE = 2000;
const RETRY = 5000;
const PREFIX = "workspace.";
const FIELDS = "input:not([type=hidden]), textarea, select";

const form = document.querySelector("form[data-writing]");
const state = form?.querySelector("[data-state]");
const key = form && `${PREFIX}${form.dataset.person}.${form.dataset.writing}`;

let waiting = 0;
let running = false;
let ready = false;
let changes = 0;

function typed() {
  const words = [];
  for (const [name, value] of new FormData(form)) {
    if (name === "csrfmiddlewaretoken" || name.startsWith("seen-") || name.startsWith("choice-")) continue;
    if (typeof value === "string") words.push([name, value]);
  }
  return words;
}

// What is kept: the words of this page and the marks of what they were typed over, for this person.
function keep() {
  const seen = [...form.querySelectorAll("input[name^='seen-']")].map((one) => [one.name, one.value]);
  try {
    localStorage.setItem(key, JSON.stringify({ words: typed(), seen }));
  } catch {
    // A full or forbidden storage: saving goes on without it.
  }
}

function forget() {
  localStorage.removeItem(key);
}

function forgetOthers() {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(PREFIX) && !name.startsWith(`${PREFIX}${form.dataset.person}.`)) {
      localStorage.removeItem(name);
    }
  }
}

function say(text, urgent = false) {
  if (state.textContent !== text) state.textContent = text;
  state.toggleAttribute("data-urgent", urgent);
}

function changed() {
  changes += 1;
  keep();
  say(form.dataset.changed);
  later(PAUSE);
}

function later(delay) {
  clearTimeout(waiting);
  waiting = setTimeout(save, delay);
}

function unchosen() {
  return [...form.querySelectorAll("[data-clash]")].some((one) => !one.querySelector("input:checked"));
}

async function save() {
  if (running) {
    later(PAUSE);
    return false;
  }
  if (unchosen()) {
    say(form.dataset.clashing, true);
    return false;
  }
  running = true;
  say(form.dataset.saving);
  try {
    return await heard(await send(), changes);
  } catch {
    say(form.dataset.offline, true);
    later(RETRY);
    return false;
  } finally {
    running = false;
  }
}

function send() {
  return fetch(form.action, {
    method: "POST",
    body: new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string")),
    headers: { Accept: "application/json" },
    redirect: "manual",
  });
}

// Whether everything that was typed is saved.
async function heard(answer, before) {
  if (answer.type === "opaqueredirect" || answer.status === 403) {
    say(form.dataset.signedOut, true);
    return false;
  }
  if (![200, 409, 422].includes(answer.status)) throw new Error(String(answer.status));
  const told = await answer.json();
  if (!told.refused) show(told);
  const urgent = told.refused || (answer.status === 409 ? form.dataset.clashing : answer.status === 422 && form.dataset.faulty);
  if (urgent) {
    say(urgent, true);
    return false;
  }
  say(`${form.dataset.saved} ${told.saved}`);
  if (changes === before) forget();
  else later(PAUSE);
  return changes === before;
}

// A press saves first: what cannot be saved now leaves the page as it is, with its words.
async function pressed(event) {
  if (ready) return;
  event.preventDefault();
  clearTimeout(waiting);
  while (running) await new Promise((go) => setTimeout(go, 100));
  if (!(await save())) return leadToWhatStops();
  ready = true;
  form.requestSubmit(event.submitter);
}

function show(told) {
  for (const [name, mark] of Object.entries(told.seen)) {
    const input = form.elements.namedItem(`seen-${name}`);
    if (input) input.value = mark;
  }
  for (const cell of form.querySelectorAll("[data-column]")) {
    const name = cell.dataset.column;
    const place = cell.querySelector("[data-clash-place]");
    if (place) place.innerHTML = told.clashes[name] ?? "";
    fault(cell, told.faults[name]);
  }
  const meter = document.querySelector("[data-meter]");
  const open = [...meter.querySelectorAll("details")].map((one) => one.open);
  meter.innerHTML = told.meter;
  meter.querySelectorAll("details").forEach((one, place) => { one.open = open[place] ?? false; });
}

// A fault is tied to its control, so that whoever comes there hears it; what is mended is silent again.
function fault(cell, said) {
  const control = controlOf(cell);
  for (const former of cell.querySelectorAll(".field__faults")) {
    describe(control, (ids) => ids.filter((id) => id !== former.id));
    former.remove();
  }
  control?.toggleAttribute("aria-invalid", false);
  if (!said) return;
  const words = document.createElement("p");
  words.className = "field__faults";
  words.id = `fault-${cell.dataset.column}`;
  words.dataset.fault = "";
  words.textContent = said.join(" ");
  cell.append(words);
  describe(control, (ids) => [...ids, words.id]);
  if (control?.tagName !== "FIELDSET") control?.setAttribute("aria-invalid", "true");
}

function controlOf(cell) {
  return cell.querySelector("fieldset") ?? cell.querySelector(FIELDS);
}

function describe(control, change) {
  const ids = change((control?.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (ids.length) control?.setAttribute("aria-describedby", ids.join(" "));
  else control?.removeAttribute("aria-describedby");
}

function leadToWhatStops() {
  const cell = form.querySelector("[data-fault], [data-clash]")?.closest("[data-column]");
  cell?.scrollIntoView({ block: "center" });
  cell?.querySelector(FIELDS)?.focus({ preventScroll: true });
}

function restore(kept) {
  const values = new Map();
  for (const [name, value] of kept.words) values.set(name, [...(values.get(name) ?? []), value]);
  for (const input of form.querySelectorAll("input, textarea, select")) {
    if (!input.name || ["hidden", "file"].includes(input.type) || input.name.startsWith("choice-")) continue;
    const given = values.get(input.name);
    if (["checkbox", "radio"].includes(input.type)) input.checked = given?.includes(input.value) ?? false;
    else if (given?.length) input.value = given.shift();
  }
  // The marks of then: what others have written since is seen as such.
  for (const [name, value] of kept.seen) {
    const input = form.elements.namedItem(name);
    if (input) input.value = value;
  }
  count();
  unfold();
  changed();
}

function offer() {
  const text = localStorage.getItem(key);
  if (!text) return;
  const kept = JSON.parse(text);
  if (JSON.stringify(kept.words) === JSON.stringify(typed())) return forget();
  const notice = form.querySelector("[data-kept]");
  notice.hidden = false;
  notice.querySelector("[data-restore]").addEventListener("click", () => {
    notice.hidden = true;
    restore(kept);
  });
  notice.querySelector("[data-discard]").addEventListener("click", () => {
    notice.hidden = true;
    forget();
  });
}

function count() {
  for (const counter of document.querySelectorAll("[data-counted]")) {
    const typedIn = document.getElementById(counter.dataset.counted);
    if (!typedIn) continue;
    counter.hidden = false;
    counter.querySelector("[data-count]").textContent = [...typedIn.value].length;
    counter.toggleAttribute("data-over", [...typedIn.value].length > Number(counter.dataset.most));
  }
}

// What is folded away keeps what it holds; nothing is folded that says something.
function unfold() {
  for (const asked of document.querySelectorAll("[data-shown-when]")) {
    const [name, values] = asked.dataset.shownWhen.split("=");
    const wanted = values.split(",");
    const chosen = [...form.querySelectorAll(`[name="${name}"]:checked`)].map((one) => one.value);
    const says = [...asked.querySelectorAll(FIELDS)].some((one) =>
      ["checkbox", "radio"].includes(one.type) ? one.checked : one.value.trim() !== "");
    asked.hidden = !says && !wanted.some((value) => chosen.includes(value));
  }
}

if (form) {
  for (const long of form.querySelectorAll("[maxlength]")) {
    if (long.tagName === "TEXTAREA") long.removeAttribute("maxlength"); // what is pasted is not cut
  }
  forgetOthers();
  offer();
  count();
  unfold();
  form.addEventListener("input", () => { changed(); count(); unfold(); });
  form.addEventListener("submit", pressed);
  window.addEventListener("pageshow", () => { ready = false; });
  window.addEventListener("online", () => { if (localStorage.getItem(key)) save(); });
}
