/** The framed picture of a figure, 1280 x 720: title, subtitle, what the card shows, source and date. */
(() => {
  const { svg, shell, copy } = window.barometr;
  const [WIDTH, HEIGHT, MARGIN] = [1280, 720, 48];
  const FONT = "Source Sans Pro";
  const FACES = [["Regular", 400], ["Semibold", 600], ["Bold", 700]];
  const faces = new Map();

  /** @font-face with the font inside, so that the file looks the same on any computer. */
  function face(name, weight) {
    if (!faces.has(name)) {
      const rule = fetch(`/czcionki/SourceSansPro-${name}.ttf`).then((response) => response.blob()).then(dataUrl)
        .then((url) => `@font-face{font-family:"${FONT}";font-weight:${weight};src:url(${url})}`);
      faces.set(name, rule);
      rule.catch(() => faces.delete(name));
    }
    return faces.get(name);
  }

  function dataUrl(blob) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.replace(/^data:[^;,]*/, "data:font/ttf"));
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(blob);
    });
  }

  const ruler = document.createElement("canvas").getContext("2d");

  /** Lines of `text` no wider than `width`; the last one that fits ends with an ellipsis if more follows. */
  function wrap(text, size, weight, width, most) {
    ruler.font = `${weight} ${size}px "${FONT}"`;
    const lines = [""];
    for (const word of text.split(/ +/)) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (ruler.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]} …`] : lines;
  }

  /** Writes wrapped text downwards from `y`; returns the y below it. */
  function write(frame, text, y, { size, weight = 400, colour, most = 2 }) {
    if (!text) return y;
    const lines = wrap(text, size, weight, WIDTH - 2 * MARGIN, most);
    lines.forEach((line, index) => frame.append(svg("text", {
      x: MARGIN, y: y + size + index * size * 1.25, "font-size": size, "font-weight": weight, fill: colour,
    }, line)));
    return y + lines.length * size * 1.25 + size * 0.3;
  }

  /** The frame as the text of an SVG file with its fonts inside. */
  async function svgText(figure) {
    const token = (name) => getComputedStyle(shell()).getPropertyValue(name).trim();
    const words = (selector) => figure.querySelector(selector)?.textContent.trim() ?? "";
    const frame = svg("svg", {
      xmlns: "http://www.w3.org/2000/svg", width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      "font-family": `${FONT}, sans-serif`, role: "img", "aria-label": words(".card-title"), lang: shell().lang,
    });
    frame.append(svg("style", {}, (await Promise.all(FACES.map(([name, weight]) => face(name, weight)))).join("")));
    frame.append(svg("rect", { width: WIDTH, height: HEIGHT, fill: token("--card") }));
    frame.append(svg("rect", { width: WIDTH, height: 6, fill: token("--accent-text") }));
    let top = write(frame, words(".card-title"), 36, { size: 30, weight: 600, colour: token("--ink") });
    top = write(frame, words(".card-subtitle"), top, { size: 18, colour: token("--muted") });
    const foot = [".source", ".asof", ".note"].map((selector) => words(`.card-foot ${selector}`)).filter(Boolean).join(" · ");
    const brand = [document.querySelector(".brand-name")?.textContent, document.querySelector(".brand-region")?.textContent].filter(Boolean).join(", ");
    const bottom = HEIGHT - 76;
    frame.append(svg("line", { x1: MARGIN, x2: WIDTH - MARGIN, y1: bottom, y2: bottom, stroke: token("--line") }));
    write(frame, `${foot}${foot && brand ? " · " : ""}${brand}`, bottom + 8, { size: 15, colour: token("--muted") });
    const box = { x: MARGIN, y: top + 16, width: WIDTH - 2 * MARGIN, height: bottom - top - 32 };
    frame.append(await copy.body(figure.querySelector(".card-body"), box));
    return new XMLSerializer().serializeToString(frame);
  }

  /** PNG of an SVG file at twice its size. */
  async function png(text) {
    const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    try {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: 2 * WIDTH, height: 2 * HEIGHT });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  window.barometr.picture = { svgText, png };
})();
