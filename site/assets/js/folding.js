// Folds away what only matters for one answer: `data-folded-unless="name=value"`.

for (const folded of document.querySelectorAll("[data-folded-unless]")) {
  const [name, value] = folded.dataset.foldedUnless.split("=");
  const form = folded.closest("form");
  const fold = () => {
    const chosen = [...form.querySelectorAll(`[name="${name}"]:checked`)].some((one) => one.value === value);
    folded.hidden = !chosen;
  };
  form.addEventListener("change", fold);
  fold();
}
