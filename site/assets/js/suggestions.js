// Suggestions while words are typed. The keyboard and what screen readers hear are combobox-nav's;
// here they are fetched and shown. Whatever fails, the field stays a field.

import Combobox from "../vendored/combobox-nav/combobox-nav.js";

const PAUSE = 150; // milliseconds without a key before the server is asked
const FEWEST = 2; // letters

class Suggestions {
  #input;
  #list = document.getElementById("q-suggestions");
  #status = document.getElementById("q-suggested");
  #combobox;
  #timer;
  #asking = new AbortController();
  #listening = new AbortController();

  constructor(input) {
    this.#input = input;
    // Tab leaves the field, as it does everywhere.
    this.#combobox = new Combobox(input, this.#list, { tabInsertsSuggestions: false });
    this.#on(input, "input", () => this.#typed());
    this.#on(input, "keydown", (event) => this.#pressed(event));
    this.#on(input, "blur", () => this.#close());
    this.#on(input.form, "submit", () => this.#close());
    // The field keeps the focus while somebody points at the list.
    this.#on(this.#list, "mousedown", (event) => event.preventDefault());
    this.#on(this.#list, "combobox-commit", (event) => this.#chosen(event));
  }

  end() {
    this.#close();
    this.#combobox.destroy();
    this.#listening.abort();
  }

  #on(target, type, listener) {
    target.addEventListener(type, listener, { signal: this.#listening.signal });
  }

  #typed() {
    this.#forget();
    if (this.#input.value.trim().length < FEWEST) {
      this.#close();
      return;
    }
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
  }

  #pressed(event) {
    if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault(); // the first one closes the list, the next one may empty the field
      this.#close();
    }
    if (event.key === "ArrowDown" && this.#list.hidden && !event.altKey) this.#typed();
  }

  #chosen({ target, detail: { event } }) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    this.#close();
    if (target.dataset.query === undefined) return; // a link, which the browser follows
    event.preventDefault();
    this.#input.value = target.dataset.query;
    this.#input.form.requestSubmit();
  }

  // What was asked for before is of no interest any more, even if it comes.
  #forget() {
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.#asking = new AbortController();
  }

  async #ask() {
    const { signal } = this.#asking;
    const query = new URLSearchParams({ q: this.#input.value.trim() });
    try {
      const answer = await fetch(`${this.#input.dataset.suggestions}?${query}`, { signal });
      const found = answer.ok ? await answer.json() : null;
      if (!signal.aborted) this.#show(found);
    } catch {
      if (!signal.aborted) this.#close();
    }
  }

  #show(found) {
    let number = 0;
    for (const group of this.#list.querySelectorAll("[data-group]")) {
      const items = found?.[group.dataset.group] ?? [];
      for (const old of group.querySelectorAll("[role=option]")) old.remove();
      group.append(...items.map((item) => option(item, `${this.#list.id}-${(number += 1)}`)));
      group.hidden = items.length === 0;
    }
    if (number === 0) {
      this.#close();
    } else {
      this.#list.hidden = false;
      this.#list.scrollTop = 0;
      this.#combobox.start();
    }
    this.#status.textContent = found?.said ?? "";
  }

  #close() {
    this.#forget();
    this.#combobox.stop();
    this.#list.hidden = true;
    this.#status.textContent = "";
  }
}

function option({ query, title, name, label, address, language }, id) {
  const made = document.createElement("a");
  made.id = id;
  made.href = address;
  made.tabIndex = -1;
  made.className = "suggestions__option";
  made.setAttribute("role", "option");
  made.textContent = query ?? title ?? name ?? label;
  if (language) made.lang = language;
  if (query !== undefined) made.dataset.query = query;
  return made;
}

// htmx may put another field in the place of this one, or take from it what was added to it.
let suggestions = null;

function begin() {
  suggestions?.end();
  const input = document.querySelector("[data-suggestions]");
  suggestions = input && new Suggestions(input);
}

begin();
document.addEventListener("htmx:after:swap", begin);
