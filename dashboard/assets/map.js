/** Choropleth maps from data-map: paths once per geometry and level, then only classes and names change. */
(() => {
  const { html, svg, addHatch, watch, geometry, mapView, mapReading } = window.barometr;
  const TOWN_HEIGHT_PX = 15;
  const TOWN_LETTER_PX = 7;
  const SIGN_PX = 13;

  const resizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) maps.get(target)?.view.resize(contentRect);
  });
  const maps = new WeakMap();
  const views = new Map();

  async function draw(element, spec, kept) {
    const file = await geometry.load(spec.geometry);
    const key = JSON.stringify([spec.geometry, spec.level, spec.outlines]);
    const reusable = kept && kept.key === key && kept.nodes[0].isConnected;
    const map = reusable ? kept : build(element, spec, file, key);
    map.spec = spec;
    if (!reusable) element.append(map.stage);
    paint(map);
    nameTowns(map);
    drawSigns(map);
    look(map);
    mapReading.restoreFocus(map);
    return map;
  }

  function build(element, spec, file, key) {
    const picture = svg("svg", { class: "map-svg", role: "group", focusable: "false" });
    const stage = html("div", { class: "map-stage" });
    const map = { key, file, spec, stage, picture, nodes: [stage], areas: file.level(spec.level), paths: new Map() };
    map.hatch = addHatch(picture);
    picture.append(areasLayer(map), outlinesLayer(map, spec.outlines ?? []));
    map.marks = ["map-selected-halo", "map-selected", "map-ring-halo", "map-ring"].map((name) =>
      svg("path", { class: name, "aria-hidden": "true" }));
    map.signs = svg("g", { class: "map-signs", "aria-hidden": "true" });
    map.towns = svg("g", { class: "map-towns", "aria-hidden": "true" });
    picture.append(map.signs, map.towns, ...map.marks);
    map.ring = (code) => mark(map, 2, code);
    map.view = mapView.create(picture, (unit) => settle(map, unit));
    map.tip = mapReading.createTip(map);
    stage.append(picture, tools(map), map.tip.node);
    mapReading.listen(map);
    maps.set(stage, map);
    resizes.observe(stage);
    return map;
  }

  function areasLayer(map) {
    const layer = svg("g", { class: "map-areas" });
    for (const [code, area] of map.areas) {
      const path = svg("path", { d: area.d, "data-code": code, tabindex: "-1" });
      map.paths.set(code, path);
      layer.append(path);
    }
    return layer;
  }

  function outlinesLayer(map, names) {
    const layer = svg("g", { class: "map-outlines", "aria-hidden": "true" });
    for (const name of [...names, "region"]) {
      const d = [...map.file.level(name).values()].map((area) => area.d).join("");
      layer.append(svg("path", { class: `map-outline outline-${name}`, d }));
    }
    return layer;
  }

  function tools(map) {
    const words = { zoom_in: "Przybliż", zoom_out: "Oddal", fit: "Pokaż całość", ...map.spec.words };
    const group = html("div", { class: "map-tools" });
    const actions = { zoom_in: () => map.view.zoom(1.6), zoom_out: () => map.view.zoom(1 / 1.6), fit: () => map.view.fitHome() };
    for (const [name, sign] of [["zoom_in", "+"], ["zoom_out", "−"], ["fit", "⤢"]]) {
      const button = html("button", { type: "button", class: "map-tool", "aria-label": words[name], title: words[name] }, sign);
      button.addEventListener("click", actions[name]);
      group.append(button);
    }
    return group;
  }

  /** Classes, names and links of the areas for the present spec. */
  function paint(map) {
    const { spec } = map;
    const near = spec.focus && new Set(spec.focus);
    map.picture.setAttribute("aria-label", spec.label);
    for (const [code, path] of map.paths) {
      const area = spec.areas[code] ?? (spec.areas[code] = { class: "missing", name: code, value: "" });
      path.setAttribute("class", `area class-${area.class}${near && !near.has(code) ? " area-faded" : ""}${area.href ? " area-link" : ""}`);
      path.setAttribute("role", area.href ? "link" : "img");
      path.setAttribute("aria-label", area.value ? `${area.name}: ${area.value}` : area.name);
    }
    const stop = [map.stop, spec.selected, spec.focus?.[0], map.paths.keys().next().value];
    mapReading.setStop(map, stop.find((code) => code && map.paths.has(code)));
    mark(map, 0, spec.selected);
  }

  function mark(map, first, code) {
    const d = map.areas.get(code)?.d ?? "";
    map.marks[first].setAttribute("d", d);
    map.marks[first + 1].setAttribute("d", d);
  }

  function look(map) {
    const { file, spec } = map;
    const boxes = (spec.focus ?? []).map((code) => map.areas.get(code)?.box).filter(Boolean);
    const whole = mapView.grow({ x: 0, y: 0, width: file.width, height: file.height }, 0.015);
    map.view.setHome(whole);
    const before = views.get(spec.geometry);
    const focus = JSON.stringify(spec.focus ?? []);
    // A map on the next page starts from the view that the reader had on this one.
    if (before) map.view.show(before.box(), false);
    if (before?.focus !== focus) map.view.show(boxes.length ? mapView.grow(geometry.around(boxes), 0.06) : whole, false);
    views.set(spec.geometry, { focus, box: map.view.box });
  }

  function nameTowns(map) {
    const gminas = map.file.level("gmina");
    map.towns.replaceChildren(...(map.spec.towns ?? []).flatMap(({ code, name }) => {
      const at = (map.areas.get(code) ?? gminas.get(code))?.label;
      return at ? [svg("text", { x: at[0], y: at[1], class: "map-town" }, name)] : [];
    }));
  }

  /** A plus or minus in each area that rose or fell. */
  function drawSigns(map) {
    map.signs.replaceChildren(...Object.entries(map.spec.areas).flatMap(([code, { sign }]) => {
      const at = sign && map.areas.get(code)?.label;
      return at ? [svg("text", { x: at[0], y: at[1], class: "map-sign" }, sign)] : [];
    }));
  }

  /** Hides texts that would lie on earlier ones. */
  function thin(texts, widthOf, h) {
    const taken = [];
    for (const node of texts) {
      const [x, y, w] = [Number(node.getAttribute("x")), Number(node.getAttribute("y")), widthOf(node)];
      const free = taken.every((t) => Math.abs(t.x - x) > (t.w + w) / 2 || Math.abs(t.y - y) > h);
      node.classList.toggle("map-text-hidden", !free);
      if (free) taken.push({ x, y, w });
    }
  }

  // Text and hatch keep their size on the screen whatever the zoom; texts that would collide are left out.
  function settle(map, unit) {
    map.picture.style.setProperty("--unit", unit);
    map.hatch.setAttribute("patternTransform", `rotate(45) scale(${unit})`);
    thin(map.towns.children, (town) => town.textContent.length * TOWN_LETTER_PX * unit, TOWN_HEIGHT_PX * unit);
    thin(map.signs.children, () => SIGN_PX * unit, SIGN_PX * unit);
    if (!map.tip.node.hidden && map.picture.contains(document.activeElement)) map.tip.show(map.stop);
  }

  watch("data-map", draw);
})();
