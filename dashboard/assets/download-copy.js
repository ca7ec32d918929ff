/** A copy of what a card shows, as SVG: its pictures, and the texts around them in place. */
(() => {
  const { svg } = window.barometr;
  const SKIPPED = ".map-tools, .map-tip, .visually-hidden, [hidden], .icon";
  const STYLES = ["fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "stroke-opacity", "opacity", "font-size", "font-weight", "font-family", "text-anchor", "dominant-baseline", "paint-order",
    "vector-effect", "letter-spacing", "visibility", "overflow"];
  const DEFAULTS = { "fill-opacity": "1", "stroke-opacity": "1", opacity: "1", "stroke-dasharray": "none", "paint-order": "normal",
    "vector-effect": "none", "letter-spacing": "normal", visibility: "visible", "dominant-baseline": "auto" };

  /** The content of `body` scaled into `box`, as one <g>. */
  function body(element, box) {
    const frame = element.getBoundingClientRect();
    const layer = svg("g");
    const scale = Math.min(box.width / frame.width, box.height / frame.height);
    const left = box.x + (box.width - frame.width * scale) / 2;
    layer.setAttribute("transform", `translate(${left} ${box.y}) scale(${scale})`);
    walk(element, layer, frame);
    return layer;
  }

  function walk(element, layer, frame) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) addText(node, layer, frame);
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) continue;
      if (node.tagName.toLowerCase() === "svg") layer.append(clone(node, frame));
      else {
        addGround(node, layer, frame);
        walk(node, layer, frame);
      }
    }
  }

  /** Copy of an own SVG where it stands, with the styles it has on the page written into it. */
  function clone(node, frame) {
    const rect = node.getBoundingClientRect();
    const twin = node.cloneNode(true);
    const originals = [node, ...node.querySelectorAll("*")];
    [twin, ...twin.querySelectorAll("*")].forEach((target, index) => inline(originals[index], target));
    for (const [name, value] of Object.entries({ x: rect.left - frame.left, y: rect.top - frame.top, width: rect.width, height: rect.height })) {
      twin.setAttribute(name, value);
    }
    return twin;
  }

  function inline(original, target) {
    const style = getComputedStyle(original);
    for (const name of ["tabindex", "role", "class", "style"]) target.removeAttribute(name);
    if (["defs", "title"].includes(original.tagName)) return;
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value && value !== DEFAULTS[name]) target.setAttribute(name, value.replace(/^url\("(.*)"\)$/, "url($1)"));
    }
  }

  function addGround(node, layer, frame) {
    const style = getComputedStyle(node);
    const rect = node.getBoundingClientRect();
    if (style.backgroundColor === "rgba(0, 0, 0, 0)" || !rect.width) return;
    layer.append(svg("rect", {
      x: rect.left - frame.left, y: rect.top - frame.top, width: rect.width, height: rect.height,
      rx: Math.min(parseFloat(style.borderTopLeftRadius) || 0, rect.height / 2), fill: style.backgroundColor,
    }));
  }

  // Word by word, since only the browser knows where it has broken the lines.
  function addText(node, layer, frame) {
    const style = getComputedStyle(node.parentElement);
    const range = document.createRange();
    for (const match of node.data.matchAll(/\S+/g)) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const rect = range.getBoundingClientRect();
      if (!rect.width) continue;
      const size = parseFloat(style.fontSize);
      layer.append(svg("text", {
        x: rect.left - frame.left, y: rect.top - frame.top + rect.height / 2 + size * 0.34, "font-size": size,
        "font-weight": style.fontWeight, fill: style.color,
      }, match[0]));
    }
  }

  window.barometr.copy = { body };
})();
