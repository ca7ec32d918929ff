/** Borders for the maps: fetched once per address, decoded once per level into SVG paths. */
(() => {
  const WIDTH = 1000;
  const RETRY_MS = 4000;
  const MOST_UNKNOWN = 5;
  const files = new Map();

  /** Geometry at `url`: {width, height, names, common, level(name) -> Map of code -> {d, box, label}}; fetched once. */
  function load(url) {
    if (!files.has(url)) {
      const file = read(url);
      files.set(url, file);
      file.catch(() => files.delete(url));
    }
    return files.get(url);
  }

  // Borders that cannot be had now are asked for again: a map without them shows nothing at all. One of several servers
  // may not know a version yet that another has told of: it reads a copy of the database that is some seconds behind.
  async function read(url) {
    for (let unknown = 0; ;) {
      const response = await fetch(url, { credentials: "same-origin" }).catch(() => null);
      if (response?.ok) return decode(await response.json());
      if (response && response.status < 500 && ++unknown > MOST_UNKNOWN) throw new Error(`${url}: ${response.status}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  function decode(file) {
    const [minX, minY, maxX, maxY] = file.bbox;
    const scale = WIDTH / (maxX - minX);
    // Northing grows upwards, the screen's y downwards.
    const project = ([x, y]) => [(x - minX) * scale, (maxY - y) * scale];
    const arcs = file.arcs.map((arc) => absolute(arc).map(project));
    const levels = new Map();
    const level = (name) => {
      if (!levels.has(name)) levels.set(name, areasOf(file, name, arcs, project));
      return levels.get(name);
    };
    return { width: WIDTH, height: (maxY - minY) * scale, names: file.names, common: file.common, level };
  }

  /** Delta-encoded [x0, y0, dx, dy, ...] -> [[x, y], ...]. */
  function absolute(arc) {
    const points = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < arc.length; i += 2) {
      x += arc[i];
      y += arc[i + 1];
      points.push([x, y]);
    }
    return points;
  }

  function areasOf(file, name, arcs, project) {
    const areas = new Map();
    for (const [code, rings] of Object.entries(file.levels[name] ?? {})) {
      const lines = rings.map((ring) => joined(ring, arcs));
      const box = boxOf(lines);
      const label = file.labels[code] ? project(file.labels[code]) : [box.x + box.width / 2, box.y + box.height / 2];
      areas.set(code, { d: lines.map(path).join(""), box, label });
    }
    return areas;
  }

  /** Points of a ring of arc indices; ~i is arc i backwards, joints are not repeated. */
  function joined(ring, arcs) {
    const points = [];
    for (const index of ring) {
      const arc = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
      points.push(...(points.length ? arc.slice(1) : arc));
    }
    return points;
  }

  function path(points) {
    return `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z`;
  }

  /** Smallest box {x, y, width, height} around lists of points. */
  function boxOf(lines) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of lines.flat()) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  /** Smallest box around boxes. */
  function around(boxes) {
    return boxOf(boxes.map((b) => [[b.x, b.y], [b.x + b.width, b.y + b.height]]));
  }

  window.barometr.geometry = { load, around };
})();
