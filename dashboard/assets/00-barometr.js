/**
 * Shared ground of the scripts in this folder: the namespace `window.barometr`, SVG made from plain
 * data, and one observer that draws every element whose data-attribute holds a picture.
 */
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const painters = new Map();
  const slots = new WeakMap();

  /** createElement with attributes and text; never parses markup. */
  function html(tag, attributes = {}, text = null) {
    return fill(document.createElement(tag), attributes, text);
  }

  /** createElementNS for SVG with attributes and text. */
  function svg(tag, attributes = {}, text = null) {
    return fill(document.createElementNS(SVG, tag), attributes, text);
  }

  function fill(node, attributes, text) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) node.setAttribute(name, value);
    }
    if (text !== null) node.textContent = text;
    return node;
  }

  let patterns = 0;

  /** Gives `picture` its own hatch for "no data"; CSS paints with `fill: var(--hatch)`. */
  function addHatch(picture) {
    const id = `hatch-${++patterns}`;
    const pattern = svg("pattern", {
      id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
    });
    pattern.append(
      svg("rect", { class: "hatch-ground", width: 6, height: 6 }),
      svg("line", { class: "hatch-line", x1: 3, y1: 0, x2: 3, y2: 6 }),
    );
    const defs = svg("defs");
    defs.append(pattern);
    picture.append(defs);
    picture.style.setProperty("--hatch", `url(#${id})`);
    return pattern;
  }

  /**
   * Draws every element that carries `attribute`, now and whenever its JSON changes.
   * `draw(element, spec, kept)` returns what it wants back next time, with `nodes`: the children it made
   * (or a promise of that). Python owns the element, this code only the nodes inside.
   */
  function watch(attribute, draw) {
    painters.set(attribute, draw);
    observer.observe(document.documentElement, {
      subtree: true, childList: true, attributes: true, attributeFilter: [...painters.keys()],
    });
    scan(document.documentElement);
  }

  /** True when `element` shows what its attribute says now. */
  function isDrawn(element) {
    const slot = slots.get(element);
    return Boolean(slot && slot.done && slot.text === element.getAttribute(slot.attribute));
  }

  function scan(root) {
    for (const attribute of painters.keys()) {
      if (root.hasAttribute(attribute)) update(root, attribute);
      for (const element of root.querySelectorAll(`[${attribute}]`)) update(element, attribute);
    }
  }

  async function update(element, attribute) {
    const text = element.getAttribute(attribute);
    const previous = slots.get(element);
    const same = previous && previous.attribute === attribute;
    if (text === null) return same ? drop(element) : undefined;
    if (same && previous.text === text && isIntact(element, previous)) return undefined;
    if (previous && !same) drop(element);
    const slot = { attribute, text, done: false, kept: same ? previous.kept : undefined };
    slots.set(element, slot);
    try {
      let spec = window.barometr.unwired(text);
      if (spec instanceof Promise) spec = await spec;
      if (slots.get(element) !== slot) return undefined;
      let kept = painters.get(attribute)(element, spec, slot.kept);
      if (kept instanceof Promise) kept = await kept;
      const superseded = slots.get(element) !== slot;
      removeOthers(superseded ? kept : slot.kept, superseded ? slot.kept : kept);
      if (superseded) return undefined;
      for (const node of kept.nodes) if (node.parentNode !== element) element.append(node);
      slot.kept = kept;
    } catch (error) {
      console.error(`${attribute} cannot be drawn`, error);
      if (slots.get(element) === slot) clear(slot);
    }
    slot.done = true;
    return undefined;
  }

  function removeOthers(unwanted, wanted) {
    for (const node of unwanted?.nodes ?? []) if (!wanted?.nodes.includes(node)) node.remove();
  }

  // Whatever else may wipe what is inside: then the picture has to be put back.
  function isIntact(element, slot) {
    return !slot.done || !slot.kept || slot.kept.nodes.every((node) => node.parentNode === element);
  }

  // What was drawn before says something else than the words around it now.
  function clear(slot) {
    for (const node of slot.kept?.nodes ?? []) node.remove();
    slot.kept = undefined;
  }

  function drop(element) {
    clear(slots.get(element));
    slots.delete(element);
  }

  /** Replaces one node that a painter made by another, without calling it a change of the picture. */
  function swap(element, before, after) {
    const nodes = slots.get(element).kept.nodes;
    nodes[nodes.indexOf(before)] = after;
    before.replaceWith(after);
  }

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "attributes") {
        update(record.target, record.attributeName);
        continue;
      }
      const slot = slots.get(record.target);
      if (slot && record.removedNodes.length) update(record.target, slot.attribute);
      for (const node of record.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) scan(node);
    }
  });

  window.barometr = Object.assign(window.barometr || {}, {
    html, svg, addHatch, watch, isDrawn, swap,
    main: () => document.getElementById("strona"),
    shell: () => document.querySelector(".shell"),
    language: () => document.querySelector(".shell")?.lang || "pl",
    address: () => window.location.pathname + window.location.search,
  });
})();
