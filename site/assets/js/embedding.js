// The code of a list: all of it is selected at once, and a button copies it. Without scripts it is
// a text like any other.

for (const code of document.querySelectorAll("[data-code]")) {
  code.addEventListener("focus", () => code.select());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.querySelector("[aria-live]").textContent = button.dataset.done;
  });
}
