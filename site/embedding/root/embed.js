// For the pages of others: gives each frame of the catalogue the height that its list has.
//
// It listens to the catalogue's own frames alone, and believes nothing but a number.

(() => {
  const { origin } = new URL(document.currentScript.src);
  const lowest = 120;
  const highest = 20_000;
  const frames = () =>
    [...document.querySelectorAll("iframe")].filter((one) => one.src.startsWith(`${origin}/`));

  addEventListener("message", ({ data, origin: from, source }) => {
    if (from !== origin || !Number.isFinite(data)) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (frame) frame.style.height = `${Math.min(Math.max(data, lowest), highest)}px`;
  });

  // Another page of the list begins at its top, wherever the one before ended.
  const before = document.readyState === "complete" ? 1 : 0;
  const loads = new WeakMap();
  document.addEventListener("load", ({ target }) => {
    if (!frames().includes(target)) return;
    const count = (loads.get(target) ?? before) + 1;
    loads.set(target, count);
    if (count > 1 && target.getBoundingClientRect().top < 0) target.scrollIntoView();
  }, true);

  // A frame that was ready first has told its height to nobody: it is asked, by an empty message.
  for (const frame of frames()) frame.contentWindow.postMessage(null, "*");
})();
