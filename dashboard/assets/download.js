/** Buttons data-download in a figure: CSV of its table, SVG and PNG of its picture in a frame. */
(() => {
  const { main, picture, unwired } = window.barometr;
  const COPY = "kopia";
  const SAID_FOR_MS = 1500;
  const FORMULA = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/;

  /** A cell that a spreadsheet would take for a formula gets an apostrophe. */
  function disarmed(text) {
    return FORMULA.test(text) ? `'${text}` : text;
  }

  function csvCell(value, language) {
    if (value === null) return "";
    if (typeof value === "number") return language === "en" ? String(value) : String(value).replace(".", ",");
    const text = disarmed(String(value));
    return /[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** CSV of a data-table: `;` and decimal comma in Polish, `,` and dot in English, with a BOM for Excel. */
  function csv(table) {
    const separator = table.language === "en" ? "," : ";";
    const lines = [table.columns.map((column) => column.label), ...table.rows];
    return `\uFEFF${lines.map((line) => line.map((value) => csvCell(value, table.language)).join(separator)).join("\r\n")}\r\n`;
  }

  /** 'statusy', 'subregion=polnocny&od=2014' -> 'statusy_subregion-polnocny_od-2014'. */
  function fileName(figure) {
    const selection = decodeURIComponent(main()?.dataset.wybor ?? "").replaceAll("=", "-").replaceAll("&", "_");
    return [figure.dataset.wykres, selection].filter(Boolean).join("_")
      .replaceAll("ł", "l").replaceAll("Ł", "L").normalize("NFD").replace(/[^A-Za-z0-9_.-]/g, "");
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  const formats = {
    csv: async (figure) => new Blob([csv(await unwired(figure.querySelector("[data-table]").dataset.table))], { type: "text/csv;charset=utf-8" }),
    svg: async (figure) => new Blob([await picture.svgText(figure)], { type: "image/svg+xml" }),
    png: async (figure) => picture.png(await picture.svgText(figure)),
  };

  /** The picture goes to the clipboard; the promise of it does, since browsers forget the click while it is made. */
  async function copy(figure, button) {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": formats.png(figure) })]);
    const name = button.textContent;
    button.textContent = button.dataset.copied;
    await new Promise((done) => { setTimeout(done, SAID_FOR_MS); });
    button.textContent = name;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button[data-download]");
    const figure = button?.closest("figure");
    const kind = button?.dataset.download;
    if (!figure || !(kind === COPY || formats[kind]) || button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    try {
      await (kind === COPY ? copy(figure, button) : formats[kind](figure).then((blob) => save(blob, `${fileName(figure)}.${kind}`)));
      button.closest("details")?.removeAttribute("open");
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });

  // browsers keep the clipboard from pages that came over plain HTTP from another machine
  if (!navigator.clipboard?.write) document.documentElement.dataset.bezSchowka = "";

  window.barometr.csv = csv;
})();
