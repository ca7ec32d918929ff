/** Gauges, bullets, bars and legends: SVG from the shapes in data-drawing. All geometry comes from Python. */
(() => {
  const { svg, addHatch, watch } = window.barometr;
  const SMALLEST_SCALE = 0.86;
  const RENAMED = { anchor: "text-anchor", baseline: "dominant-baseline" };
  const ALLOWED = {
    g: [],
    path: ["d"],
    rect: ["x", "y", "width", "height", "rx", "ry"],
    line: ["x1", "y1", "x2", "y2"],
    circle: ["cx", "cy", "r"],
    polyline: ["points"],
    polygon: ["points"],
    text: ["x", "y", "dx", "dy", "anchor", "baseline"],
    title: [],
  };

  /** One shape as an SVG node, or null if its tag is not allowed. */
  function shapeNode(shape) {
    const names = ALLOWED[shape.tag];
    if (!names) return null;
    const attributes = { class: shape.class };
    for (const name of names) attributes[RENAMED[name] ?? name] = shape[name];
    const node = svg(shape.tag, attributes, shape.text ?? null);
    for (const child of shape.shapes ?? []) append(node, shapeNode(child));
    return node;
  }

  function append(parent, node) {
    if (node) parent.append(node);
  }

  /** The whole picture; an empty label marks it as decoration. */
  function picture(spec, label, stretched) {
    const node = svg("svg", {
      viewBox: `0 0 ${spec.width} ${spec.height}`,
      class: "drawing-svg",
      focusable: "false",
      preserveAspectRatio: stretched ? "none" : null,
      role: label ? "img" : null,
      "aria-label": label || null,
      "aria-hidden": label ? null : "true",
    });
    node.style.setProperty("--drawing-width", spec.width);
    node.style.setProperty("--drawing-height", spec.height);
    addHatch(node);
    for (const shape of spec.shapes) append(node, shapeNode(shape));
    if (spec.moments) window.barometr.addMoments(node, spec);
    return node;
  }

  /** `spec.narrow` (width, height, shapes), if given, is drawn where the box is narrower than `spec.below`. */
  function fitting(spec, width) {
    return spec.narrow && width > 0 && width < (spec.below ?? 520) ? spec.narrow : spec;
  }

  // Text must stay legible (12 px) when a wide picture shrinks into a narrow box.
  function keepLegible(node, variant, width) {
    const scale = width / variant.width;
    node.style.setProperty("--text-up", scale > 0 && scale < SMALLEST_SCALE ? SMALLEST_SCALE / scale : 1);
  }

  const specs = new WeakMap();

  // The width is not asked for here, since that would lay the page out once a picture: the observer is told
  // it before the frame is painted.
  function draw(element, spec) {
    const node = picture(spec, spec.label, element.classList.contains("bullet"));
    specs.set(element, { spec, variant: spec, node });
    resizes.unobserve(element);
    resizes.observe(element);
    return { nodes: [node] };
  }

  const resizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const shown = specs.get(target);
      if (!shown || shown.node.parentNode !== target) continue;
      const variant = fitting(shown.spec, contentRect.width);
      if (variant !== shown.variant) {
        const node = picture(variant, shown.spec.label, target.classList.contains("bullet"));
        window.barometr.swap(target, shown.node, node);
        Object.assign(shown, { variant, node });
      }
      keepLegible(shown.node, variant, contentRect.width);
    }
  });

  watch("data-drawing", draw);
})();
