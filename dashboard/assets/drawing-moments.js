/**
 * What was on a day: where the pointer or a finger is in a picture over time, the nearest of its moments is marked and
 * told. The same numbers are in the table of the figure, which keyboards and screen readers reach.
 */
(() => {
  const { svg } = window.barometr;
  const PAD = 10;
  const LINE = 20;

  /** Adds the telling of `spec.moments` to a picture that was made of `spec`. */
  function addMoments(picture, spec) {
    let shown = null;
    let layer = null;

    function hide() {
      layer?.remove();
      layer = shown = null;
    }

    function show(event) {
      const x = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse()).x;
      const moment = spec.moments.reduce((best, one) => (Math.abs(one[0] - x) < Math.abs(best[0] - x) ? one : best));
      if (moment === shown) return;
      hide();
      shown = moment;
      layer = told(moment, spec);
      picture.append(layer);
      ground(layer, moment, spec);
    }

    picture.addEventListener("pointermove", show);
    picture.addEventListener("pointerdown", show);
    picture.addEventListener("pointerleave", hide);
    picture.addEventListener("pointercancel", hide);
  }

  function told([x, words], { reach: [top, floor] }) {
    const layer = svg("g", { class: "moment", "aria-hidden": "true" });
    layer.append(svg("line", { class: "moment-line", x1: x, x2: x, y1: top, y2: floor }), svg("rect", { class: "moment-ground", rx: 4 }));
    words.split("\n").forEach((line, place) => {
      layer.append(svg("text", { class: place ? "moment-words" : "moment-words moment-head" }, line));
    });
    return layer;
  }

  // letters grow where the picture is small, so only the browser knows the room that they take
  function ground(layer, [x], { width, reach: [top] }) {
    const lines = [...layer.querySelectorAll("text")];
    const grown = Number(getComputedStyle(layer).getPropertyValue("--text-up")) || 1;
    const step = LINE * grown;
    const wide = Math.max(...lines.map((line) => line.getBBox().width)) + 2 * PAD;
    const left = x + PAD + wide <= width ? x + PAD : Math.max(x - PAD - wide, 0);
    lines.forEach((line, place) => {
      line.setAttribute("x", left + PAD);
      line.setAttribute("y", top + step * (place + 0.8));
    });
    const rect = layer.querySelector("rect");
    const box = { x: left, y: top - PAD / 2, width: wide, height: step * lines.length + PAD };
    for (const [name, value] of Object.entries(box)) rect.setAttribute(name, value);
  }

  window.barometr.addMoments = addMoments;
})();
