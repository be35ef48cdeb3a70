// The focal point of a picture, in the admin and the workspace, by touch and by keyboard: a handle on
// the picture that is dragged or moved by the arrow keys. In the admin Wagtail's own box, drawn with
// a mouse, stays beside it.

const STEP = 1;
const LEAP = 10;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const within = (value, most) => Math.min(Math.max(value, 0), most);

const field = (name) => document.querySelector(`input.focal_point_${name}`);

/** Give the picture in `chooser` its handle; `words` holds its name and what it says. */
function begin(chooser, words) {
  const image = chooser.querySelector("img[data-original-width]");
  const size = [Number(image.dataset.originalWidth), Number(image.dataset.originalHeight)];
  const inputs = [field("x"), field("y")];
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "focal-point-handle";
  chooser.append(handle);

  const at = () => (inputs[0].value === "" ? null : inputs.map((input) => Number(input.value)));

  function show() {
    const chosen = at();
    const percent = (chosen ?? size.map((side) => side / 2)).map((value, axis) =>
      Math.round((100 * value) / size[axis]),
    );
    [handle.style.left, handle.style.top] = percent.map((value) => `${value}%`);
    handle.classList.toggle("focal-point-handle--unset", chosen === null);
    const where = chosen ? `${percent[0]} %, ${percent[1]} %` : words.unset;
    handle.setAttribute("aria-label", `${words.name} ${where}`);
  }

  function put(point) {
    const least = Math.round(Math.min(...size) / 5);
    point.forEach((value, axis) => {
      inputs[axis].value = Math.round(within(value, size[axis]));
    });
    for (const side of ["width", "height"]) field(side).value ||= least;
    show();
  }

  function remove() {
    for (const name of ["x", "y", "width", "height"]) field(name).value = "";
    show();
  }

  handle.addEventListener("keydown", (event) => {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      remove();
    } else if (event.key in KEYS) {
      event.preventDefault();
      const by = event.shiftKey ? LEAP : STEP;
      const from = at() ?? size.map((side) => side / 2);
      put(from.map((value, axis) => value + (KEYS[event.key][axis] * by * size[axis]) / 100));
    }
  });
  handle.addEventListener("pointerdown", (event) => handle.setPointerCapture(event.pointerId));
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const frame = chooser.getBoundingClientRect();
    put([
      ((event.clientX - frame.left) / frame.width) * size[0],
      ((event.clientY - frame.top) / frame.height) * size[1],
    ]);
  });
  for (const input of inputs) input.addEventListener("input", show);
  // Wagtail's own ways of choosing and removing write the same fields, without an event.
  for (const over of ["mouseup", "touchend", "click"]) {
    document.addEventListener(over, () => setTimeout(show));
  }
  show();
}

const words = document.querySelector("[data-focal-point]");
const chooser = document.querySelector(".focal-point-chooser");
if (words && chooser?.querySelector("img[data-original-width]")) begin(chooser, words.dataset);
