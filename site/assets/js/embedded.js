// Tells the page round this frame how high the list is, in CSS pixels: a number, and nothing else.
//
// Any page may know it ("*"): the list is public, and what frames it cannot be known here. What
// the page round it says is not read; it may only ask once more.

const tell = () => {
  parent.postMessage(Math.ceil(document.body.getBoundingClientRect().height), "*");
};

if (parent !== self) {
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", ({ source }) => {
    if (source === parent) tell();
  });
}
