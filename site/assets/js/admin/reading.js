// What a form says of one column, whatever sort of field it is.

/** Whether rich text, kept by the editor as JSON, holds a word or a picture. */
function saysSomething(text) {
  try {
    const { blocks = [] } = JSON.parse(text) ?? {};
    return blocks.some(
      (block) => block.type === "atomic" || block.text.replace(/[\s\u200b]/g, "") !== "",
    );
  } catch {
    return text.replace(/<[^>]*>|&nbsp;|[\s\u200b]/g, "") !== "";
  }
}

/** How many rows of a formset are filled in and not deleted; null where there is no formset. */
function rows(form, column) {
  const total = form.elements[`${column}-TOTAL_FORMS`];
  if (!total) return null;
  let count = 0;
  for (let number = 0; number < Number(total.value); number += 1) {
    const deleted = form.elements[`${column}-${number}-DELETE`];
    if (!deleted || !(deleted.checked || deleted.value === "1")) count += 1;
  }
  return count;
}

/** The values that a form would send of a column. */
function values(form, column) {
  const found = form.querySelectorAll(`[name="${CSS.escape(column)}"]`);
  return [...found]
    .filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked)
    .map((field) => field.value)
    .filter((value) => value.trim() !== "" && value !== "null" && value !== "unknown");
}

/** Whether the form meets one condition of a requirement. */
export function meets(form, { column, test, value }) {
  const count = rows(form, column);
  if (count !== null) return count > 0;
  const found = values(form, column);
  if (test === "holds") return found.includes(value);
  if (test === "not_only") return found.length !== 1 || found[0] !== value;
  if (test === "true") return found.length > 0;
  return found.some((text) => (/^[{<]/.test(text) ? saysSomething(text) : true));
}
