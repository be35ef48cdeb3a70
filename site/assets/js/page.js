// Sharing a page's address, and videos that load nothing from elsewhere until play is pressed.

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share && !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    if (navigator.share) {
      await navigator.share({ title: document.title, url: address }).catch(() => {});
      return;
    }
    await navigator.clipboard.writeText(address);
    button.querySelector("[data-share-label]").textContent = button.dataset.done;
  });
}

for (const play of document.querySelectorAll("[data-video-play]")) {
  const video = play.closest("[data-video]");
  if (!video.dataset.frame) continue;
  play.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = video.dataset.frame;
    frame.title = video.dataset.title;
    frame.lang = video.dataset.titleLanguage;
    frame.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    play.parentElement.replaceChildren(frame);
    frame.focus();
  });
}
