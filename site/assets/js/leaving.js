// Who signs out leaves no words behind in this browser.

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", () => {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("workspace.")) localStorage.removeItem(name);
    }
  });
}
