/* What a person sees of the emblem, its statement and the logos beside it, as plain figures.

   One function expression, evaluated in the page; given the number of an emblem, it says only where
   that is now. Boxes are in CSS pixels of the document; shares are from 0 to 1; colours are
   [red, green, blue, alpha], alpha from 0 to 1. Nothing is judged here. */

(sought) => {
  const GRID = [0.04, 0.2, 0.35, 0.5, 0.65, 0.8, 0.96];
  const SOLID = new Set(["IMG", "VIDEO", "CANVAS", "IFRAME", "SVG", "PICTURE", "OBJECT"]);
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  const colour = (written) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = written;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };

  const lineage = (element) => {
    const found = [];
    for (let one = element; one; one = one.parentElement) found.push(one);
    return found;
  };

  const placed = (box) => ({
    x: box.left + scrollX,
    y: box.top + scrollY,
    width: box.width,
    height: box.height,
  });

  const united = (boxes) => {
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    const right = Math.max(...boxes.map((box) => box.right));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    return new DOMRect(left, top, right - left, bottom - top);
  };

  /* The picture itself: without padding and border. A turned or scaled one has its outer box. */
  const content = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const scale = element.offsetWidth ? box.width / element.offsetWidth : 1;
    const part = (side) =>
      (parseFloat(style[`border${side}Width`]) + parseFloat(style[`padding${side}`])) * scale;
    const [left, top] = [part("Left"), part("Top")];
    return new DOMRect(
      box.left + left,
      box.top + top,
      Math.max(0, box.width - left - part("Right")),
      Math.max(0, box.height - top - part("Bottom")),
    );
  };

  const ownText = (element) => {
    const boxes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      boxes.push(...[...range.getClientRects()].filter((box) => box.width && box.height));
    }
    return boxes;
  };

  const rendered = (element) => element.checkVisibility({ visibilityProperty: true });

  const opacity = (element) =>
    lineage(element).reduce((share, one) => share * parseFloat(getComputedStyle(one).opacity), 1);

  /* Turned, mirrored, skewed, or not scaled alike both ways; moving it does nothing to it. */
  const isTwisted = (style) => {
    const given = new DOMMatrix(style.transform === "none" ? "" : style.transform);
    const [across, down = across] = style.scale === "none" ? [1] : style.scale.split(" ").map(Number);
    const turned = style.rotate !== "none" && parseFloat(style.rotate) !== 0;
    const near = (a, b) => Math.abs(a - b) < 0.001;
    return (
      turned ||
      !given.is2D ||
      !near(given.b, 0) ||
      !near(given.c, 0) ||
      !near(given.a * across, given.d * down) ||
      given.a * across <= 0
    );
  };

  const effects = (element) => {
    const found = [];
    for (const one of lineage(element)) {
      const style = getComputedStyle(one);
      for (const name of ["filter", "mix-blend-mode", "mask-image", "clip-path"]) {
        const value = style.getPropertyValue(name);
        if (value && value !== "none" && value !== "normal") found.push(`${name}: ${value}`);
      }
      if (isTwisted(style)) {
        found.push(`transform: ${[style.transform, style.rotate, style.scale].join(" ")}`);
      }
    }
    return found;
  };

  const ownEffects = (element) => {
    const style = getComputedStyle(element);
    const found = [];
    const differing = {
      "box-shadow": "none",
      "border-top-left-radius": "0px",
      "border-bottom-right-radius": "0px",
      content: "normal",
      "object-view-box": "none",
    };
    for (const [name, plain] of Object.entries(differing)) {
      const value = style.getPropertyValue(name);
      if (value && value !== plain) found.push(`${name}: ${value}`);
    }
    if (style.objectFit === "cover") found.push("object-fit: cover");
    if (style.backgroundImage !== "none") found.push("background-image");
    return found;
  };

  /* What the element stands on: colours of those around it, laid over each other. */
  const ground = (element) => {
    const layers = [];
    let picture = false;
    for (const one of lineage(element)) {
      const style = getComputedStyle(one);
      if (style.backgroundImage !== "none") picture = true;
      const layer = colour(style.backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    const base = [255, 255, 255];
    for (const layer of layers.reverse()) {
      for (const part of [0, 1, 2]) base[part] += (layer[part] - base[part]) * layer[3];
    }
    return { colour: [...base.map(Math.round), 1], picture };
  };

  const named = (element) =>
    element.tagName.toLowerCase() +
    (element.id ? `#${element.id}` : "") +
    [...element.classList].map((name) => `.${name}`).join("");

  const paintsItself = (style) =>
    colour(style.backgroundColor)[3] > 0 || style.backgroundImage !== "none";

  const paints = (element) => {
    const style = getComputedStyle(element);
    if (parseFloat(style.opacity) === 0 || style.visibility !== "visible") return false;
    if (SOLID.has(element.tagName.toUpperCase()) || paintsItself(style)) return true;
    return ["::before", "::after"].some((part) => {
      const made = getComputedStyle(element, part);
      return made.content !== "none" && made.content !== "normal" && paintsItself(made);
    });
  };

  const hasTextAt = (element, x, y) =>
    ownText(element).some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);

  /* What is met at points of boxes: the share at which `element` is uppermost of what paints. */
  const met = (element, boxes) => {
    const seen = { share: 0, coveredBy: "", wordsOver: "" };
    let [hit, all] = [0, 0];
    for (const box of boxes) {
      for (const across of GRID) {
        for (const down of GRID) {
          all += 1;
          const [x, y] = [box.left + box.width * across, box.top + box.height * down];
          const there = document.elementsFromPoint(x, y);
          const place = there.findIndex((one) => one === element || element.contains(one));
          if (place < 0) continue;
          const above = there.slice(0, place);
          const cover = above.find(paints);
          if (cover) {
            seen.coveredBy ||= named(cover);
            continue;
          }
          const text = above.find((one) => hasTextAt(one, x, y));
          if (text) seen.wordsOver ||= named(text);
          hit += 1;
        }
      }
    }
    seen.share = all ? hit / all : 0;
    return seen;
  };

  const gap = (one, other) => {
    const across = Math.max(one.left - other.right, other.left - one.right, 0);
    const down = Math.max(one.top - other.bottom, other.top - one.bottom, 0);
    return Math.hypot(across, down);
  };

  const overlap = (one, other) =>
    Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) *
    Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

  const sides = ["top", "right", "bottom", "left"];

  const emblem = (element) => {
    scrollTo({ top: 0, behavior: "instant" });
    const firstTop = element.getBoundingClientRect().bottom;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const style = getComputedStyle(element);
    const box = content(element);
    const widths = sides.map((side) => parseFloat(style.getPropertyValue(`border-${side}-width`)));
    return {
      number: number(element),
      box: placed(box),
      firstBottom: firstTop,
      rendered: rendered(element) && box.width > 0 && box.height > 0,
      loaded: element.complete !== false && element.naturalWidth !== 0,
      opacity: opacity(element),
      effects: [...effects(element), ...ownEffects(element)],
      ...met(element, [box]),
      alternative: element.getAttribute("alt"),
      source: element.currentSrc || "",
      border: { width: Math.min(...widths), colour: colour(style.borderTopColor) },
      ground: ground(element.parentElement),
    };
  };

  const decorated = (element) =>
    [element, ...element.querySelectorAll("*"), ...lineage(element.parentElement)].some(
      (one) => getComputedStyle(one).textDecorationLine !== "none",
    );

  const typography = (element) => {
    const found = [];
    for (const one of [element, ...element.querySelectorAll("*")]) {
      const style = getComputedStyle(one);
      if (style.fontStyle !== "normal") found.push(`font-style: ${style.fontStyle}`);
      if (style.textShadow !== "none") found.push("text-shadow");
      if (parseFloat(style.webkitTextStrokeWidth) > 0) found.push("text-stroke");
      if (style.fontVariantCaps !== "normal") found.push(`font-variant: ${style.fontVariantCaps}`);
      if (style.backgroundClip === "text") found.push("background-clip: text");
    }
    if (decorated(element)) found.push("text-decoration");
    return [...found, ...effects(element)];
  };

  const statement = (element, beside) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const boxes = ownText(element);
    const box = boxes.length ? united(boxes) : element.getBoundingClientRect();
    const flag = beside && content(beside);
    const style = getComputedStyle(element);
    return {
      number: number(element),
      words: element.innerText.replace(/\s+/g, " ").trim(),
      box: placed(box),
      rendered: rendered(element) && boxes.length > 0,
      opacity: opacity(element),
      ...met(element, boxes),
      effects: typography(element),
      colour: colour(style.webkitTextFillColor || style.color),
      ground: ground(element),
      size: parseFloat(style.fontSize),
      gap: flag ? gap(flag, box) : null,
      overlap: flag ? boxes.reduce((sum, one) => sum + overlap(flag, one), 0) : 0,
    };
  };

  const logo = (element, ensemble) => {
    const flag = ensemble.querySelector("[data-visibility=emblem]");
    (flag || element).scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getBoundingClientRect();
    const first = flag ? content(flag) : ensemble.getBoundingClientRect();
    const whole = united([ensemble.getBoundingClientRect(), first]);
    return {
      kind: element.dataset.visibilityKind || "partner",
      name: named(element),
      box: placed(box),
      gap: gap(first, box),
      overlap: overlap(first, box),
      after: box.top >= first.bottom - 1 || box.left >= whole.left + first.width,
    };
  };

  const number = (element) =>
    [...document.querySelectorAll(`[data-visibility=${element.dataset.visibility}]`)].indexOf(element);

  const ensembles = () => {
    const marked = [...document.querySelectorAll("[data-visibility=ensemble]")];
    const alone = [...document.querySelectorAll("[data-visibility=emblem]")].filter(
      (one) => !one.closest("[data-visibility=ensemble]"),
    );
    return [...marked, ...alone.map((one) => one.parentElement)];
  };

  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };

  /* How little two elements have to do with each other: parts of the page first, then distance. */
  const strangeness = (one, other) => {
    const shared = lineage(other).find((element) => element.contains(one));
    const [[x, y], [across, down]] = [middle(one), middle(other)];
    return [-lineage(shared).length, Math.hypot(x - across, y - down)];
  };

  const isLess = ([one, first], [other, second]) =>
    one < other || (one === other && first < second);

  const nearest = (element, all) =>
    all.reduce((near, other) =>
      isLess(strangeness(element, other), strangeness(element, near)) ? other : near,
    );

  /* Where an ensemble stands with something else: what only wraps it and its logos is not that. */
  const neighbourhood = (ensemble) => {
    let place = ensemble;
    do place = place.parentElement;
    while (
      place !== document.body &&
      [...place.children].every(
        (one) => one.contains(ensemble) || one.querySelector("[data-visibility=logo]"),
      )
    );
    return place === document.body ? null : place;
  };

  /* Marked logos go to the ensemble they are nearest to, unmarked pictures to their neighbour. */
  const logosOf = (ensemble, all) => {
    const marked = [...document.querySelectorAll("[data-visibility=logo]")].filter(
      (one) => rendered(one) && nearest(one, all) === ensemble,
    );
    const unmarked = [...(neighbourhood(ensemble)?.querySelectorAll("img") ?? [])].filter(
      (one) =>
        rendered(one) &&
        !one.matches("[data-visibility=emblem]") &&
        !one.closest("[data-visibility=logo]"),
    );
    return [...marked, ...unmarked].sort((one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  };

  const link = () => {
    const wanted = /piekļūstamības paziņojum|accessibility statement/i;
    const found = [...document.querySelectorAll("a[href]")].filter((one) =>
      wanted.test(one.textContent),
    );
    return found.some(rendered);
  };

  if (typeof sought === "number")
    return placed(content(document.querySelectorAll("[data-visibility=emblem]")[sought]));

  const opaque = new CSSStyleSheet();
  opaque.replaceSync("* { pointer-events: auto !important; }");
  document.adoptedStyleSheets.push(opaque);
  const stood = scrollY;
  try {
    const all = ensembles();
    return {
      language: document.documentElement.lang,
      screen: { width: innerWidth, height: innerHeight },
      ensembles: all.map((one) => {
        const flag = one.querySelector("[data-visibility=emblem]");
        const words = one.querySelector("[data-visibility=statement]");
        return {
          rate: one.dataset.visibilityRate || null,
          emblem: flag && emblem(flag),
          statement: words && statement(words, flag),
          logos: logosOf(one, all).map((other) => logo(other, one)),
        };
      }),
      accessibilityLinked: link(),
    };
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== opaque);
    scrollTo({ top: stood, behavior: "instant" });
  }
};
