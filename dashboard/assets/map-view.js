/** What part of a map is seen: zoom by buttons, by ctrl + wheel and to a selection; panning by mouse. */
(() => {
  const DURATION_MS = 140;
  const DEEPEST = 12;
  const reduced = window.matchMedia("(prefers-reduced-motion: reduce)");

  const grow = (box, share) => ({
    x: box.x - box.width * share, y: box.y - box.height * share,
    width: box.width * (1 + 2 * share), height: box.height * (1 + 2 * share),
  });

  /** View of `picture`; `changed(unit)` is told how many map units make one screen pixel. */
  function create(picture, changed) {
    const view = { home: null, box: null, target: null, running: 0, size: null };

    function apply(box) {
      view.box = box;
      picture.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
      changed(unit());
    }

    function unit() {
      return view.size ? Math.max(view.box.width / view.size.width, view.box.height / view.size.height) : 1;
    }

    /** The size of the picture on the screen in pixels, told by whoever observes it. */
    function resize(size) {
      view.size = size.width && size.height ? size : null;
      if (view.box) changed(unit());
    }

    function show(box, animated) {
      cancelAnimationFrame(view.running);
      delete picture.dataset.moving;
      view.target = box;
      if (!animated || !view.box || reduced.matches) return apply(box);
      const start = view.box;
      let begun = null;
      const step = (now) => {
        begun ??= now;
        const share = Math.min(1, (now - begun) / DURATION_MS);
        const eased = 1 - (1 - share) ** 3;
        const between = (key) => start[key] + (box[key] - start[key]) * eased;
        apply({ x: between("x"), y: between("y"), width: between("width"), height: between("height") });
        if (share === 1) delete picture.dataset.moving;
        else view.running = requestAnimationFrame(step);
      };
      picture.dataset.moving = "";
      view.running = requestAnimationFrame(step);
      return undefined;
    }

    /** Zooms by `factor`, keeping the share (fx, fy) of the view in place. */
    function zoom(factor, fx = 0.5, fy = 0.5, animated = true) {
      const box = view.target;
      const width = Math.min(view.home.width, Math.max(view.home.width / DEEPEST, box.width / factor));
      const height = box.height * (width / box.width);
      if (width >= view.home.width) return show(view.home, animated);
      return show({ x: box.x + (box.width - width) * fx, y: box.y + (box.height - height) * fy, width, height }, animated);
    }

    /** Moves the view so that a point is well inside it, if it is not. */
    function reveal([x, y]) {
      const box = view.target;
      const inside = (value, from, size) => value > from + size * 0.08 && value < from + size * 0.92;
      if (inside(x, box.x, box.width) && inside(y, box.y, box.height)) return;
      show({ ...box, x: x - box.width / 2, y: y - box.height / 2 }, true);
    }

    picture.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const frame = picture.getBoundingClientRect();
      const fx = (event.clientX - frame.left) / frame.width;
      const fy = (event.clientY - frame.top) / frame.height;
      zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, fx, fy, false);
    }, { passive: false });

    addPanning(picture, view, unit, (box) => show(box, false));
    return { show, zoom, reveal, resize, fitHome: () => show(view.home, true), box: () => view.target, setHome: (box) => { view.home = box; } };
  }

  function addPanning(picture, view, unit, show) {
    let from = null;
    picture.addEventListener("pointerdown", (event) => {
      const zoomed = view.home && view.box.width < view.home.width * 0.999;
      if (event.pointerType !== "touch" && event.button === 0 && zoomed) {
        from = { x: event.clientX, y: event.clientY, box: view.box, moved: false };
      }
    });
    window.addEventListener("pointermove", (event) => {
      if (!from) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      from.moved ||= Math.hypot(dx, dy) > 5;
      if (from.moved) show({ ...from.box, x: from.box.x - dx * unit(), y: from.box.y - dy * unit() });
    });
    window.addEventListener("pointerup", () => {
      // The click that ends a drag must not follow an area's link.
      if (from?.moved) picture.addEventListener("click", (event) => event.stopImmediatePropagation(), { capture: true, once: true });
      from = null;
    });
  }

  window.barometr.mapView = { create, grow };
})();
