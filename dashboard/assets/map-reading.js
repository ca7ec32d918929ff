/** Reading a map by pointer and keyboard: tooltip, roving focus, arrow keys to the nearest neighbour. */
(() => {
  const { html } = window.barometr;
  const HIDE_DELAY_MS = 150;
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  let lastFocused = null;

  /** Nearest area in the direction of an arrow; sideways distance counts double. Null if none. */
  function neighbour(map, code, [dx, dy]) {
    const [x, y] = map.areas.get(code).label;
    let best = null;
    for (const [other, area] of map.areas) {
      const along = (area.label[0] - x) * dx + (area.label[1] - y) * dy;
      const aside = Math.abs((area.label[0] - x) * dy) + Math.abs((area.label[1] - y) * dx);
      if (other === code || along <= 0 || aside > along * 2) continue;
      const cost = along + 2 * aside;
      if (!best || cost < best.cost) best = { code: other, cost };
    }
    return best?.code ?? null;
  }

  /** Tooltip of a map: name and value, above the area; stays while the pointer is on it. */
  function createTip(map) {
    const tip = html("div", { class: "map-tip", hidden: "", "aria-hidden": "true" });
    const name = html("strong");
    const value = html("span");
    tip.append(name, value);
    let timer = 0;
    const keep = () => clearTimeout(timer);
    const hide = () => { keep(); tip.hidden = true; };
    const hideSoon = () => { keep(); timer = setTimeout(hide, HIDE_DELAY_MS); };
    function show(code) {
      keep();
      const area = map.spec.areas[code];
      name.textContent = area.name;
      value.textContent = area.value ?? "";
      tip.hidden = false;
      place(map, tip, map.areas.get(code).label);
    }
    tip.addEventListener("pointerenter", keep);
    tip.addEventListener("pointerleave", hideSoon);
    return { node: tip, show, hide, hideSoon };
  }

  function place(map, tip, label) {
    const stage = map.stage.getBoundingClientRect();
    const point = new DOMPoint(...label).matrixTransform(map.picture.getScreenCTM());
    const [x, y] = [point.x - stage.left, point.y - stage.top];
    const half = tip.offsetWidth / 2;
    const below = y - tip.offsetHeight - 14 < 0;
    tip.style.left = `${Math.max(half + 4, Math.min(stage.width - half - 4, x))}px`;
    tip.style.top = `${below ? y + 14 : y - tip.offsetHeight - 14}px`;
  }

  function codeOf(event) {
    return event.target.closest?.("[data-code]")?.dataset.code ?? null;
  }

  /** Makes `code` the one area in the tab order. */
  function setStop(map, code) {
    map.paths.get(map.stop)?.setAttribute("tabindex", "-1");
    map.paths.get(code)?.setAttribute("tabindex", "0");
    map.stop = code;
  }

  function focus(map, code) {
    setStop(map, code);
    map.view.reveal(map.areas.get(code).label);
    map.paths.get(code).focus({ preventScroll: true });
  }

  /** Puts the keyboard back on the area it was on, if a redraw took its node away. */
  function restoreFocus(map) {
    const lost = document.activeElement === document.body && lastFocused && map.paths.has(lastFocused);
    if (lost) focus(map, lastFocused);
  }

  function follow(map, code) {
    const href = map.spec.areas[code]?.href;
    if (href) window.barometr.go(href);
  }

  function listen(map) {
    const { picture, tip } = map;
    picture.addEventListener("pointerover", (event) => (codeOf(event) ? tip.show(codeOf(event)) : tip.hideSoon()));
    picture.addEventListener("pointerleave", tip.hideSoon);
    picture.addEventListener("click", (event) => codeOf(event) && follow(map, codeOf(event)));
    picture.addEventListener("focusin", (event) => {
      const code = codeOf(event);
      if (!code) return;
      lastFocused = code;
      setStop(map, code);
      map.ring(code);
      tip.show(code);
    });
    picture.addEventListener("focusout", (event) => {
      // Left by the reader, not gone with its node: nothing to restore.
      setTimeout(() => { if (picture.isConnected && !picture.contains(document.activeElement)) lastFocused = null; });
      map.ring(null);
      tip.hide();
    });
    picture.addEventListener("keydown", (event) => onKey(map, event));
  }

  function onKey(map, event) {
    const code = codeOf(event);
    if (!code || event.ctrlKey || event.altKey || event.metaKey) return;
    if (ARROWS[event.key]) {
      const next = neighbour(map, code, ARROWS[event.key]);
      if (next) focus(map, next);
    } else if (event.key === "Enter" || event.key === " ") {
      follow(map, code);
    } else if (event.key === "Escape") {
      // The first Escape puts the tooltip away, the next one leaves the map.
      if (map.tip.node.hidden) map.paths.get(code).blur();
      else map.tip.hide();
    } else {
      return;
    }
    event.preventDefault();
  }

  window.barometr.mapReading = { createTip, listen, setStop, restoreFocus };
})();
