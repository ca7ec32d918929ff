/** Table twins from data-table: the same numbers as the picture, sortable by the heads of the columns. */
(() => {
  const { html, watch } = window.barometr;
  const WORDS = { pl: { missing: "brak danych" }, en: { missing: "no data" } };
  const NARROW_SPACE = "\u202F";

  /** Number -> text in the language's notation; groups always, with a narrow no-break space in Polish. */
  function formatNumber(value, decimals, language) {
    const digits = decimals === undefined ? { maximumFractionDigits: 3 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const text = new Intl.NumberFormat(language === "pl" ? "pl-PL" : "en-GB", { useGrouping: "always", ...digits }).format(value);
    return text.replace(/[\u00A0\u202F]/g, NARROW_SPACE).replace(/^-/, "\u2212");
  }

  /** Order of two cells: numbers by size, text by the language's alphabet, missing last either way. */
  function compare(a, b, collator, direction) {
    if (a === null || b === null) return (a === null) - (b === null);
    if (typeof a === "number" && typeof b === "number") return direction * (a - b);
    return direction * collator.compare(String(a), String(b));
  }

  function sortedRows(spec, column, direction) {
    const collator = new Intl.Collator(spec.language, { numeric: true });
    return [...spec.rows].sort((a, b) => compare(a[column], b[column], collator, direction));
  }

  function cell(spec, value, column) {
    const tag = column === 0 ? "th" : "td";
    const attributes = column === 0 ? { scope: "row" } : {};
    if (value === null) {
      const node = html(tag, { ...attributes, class: "number" });
      node.append(html("span", { "aria-hidden": "true" }, "–"));
      node.append(html("span", { class: "visually-hidden" }, WORDS[spec.language].missing));
      return node;
    }
    if (typeof value !== "number") return html(tag, attributes, value);
    return html(tag, { ...attributes, class: "number" }, formatNumber(value, spec.columns[column].decimals, spec.language));
  }

  function body(spec, rows) {
    const node = html("tbody");
    for (const row of rows) {
      const line = html("tr");
      line.append(...row.map((value, column) => cell(spec, value, column)));
      node.append(line);
    }
    return node;
  }

  function head(spec, sort) {
    const line = html("tr");
    spec.columns.forEach((column, index) => {
      const isNumber = spec.rows.some((row) => typeof row[index] === "number");
      const node = html("th", { scope: "col", class: isNumber ? "number" : null });
      const button = html("button", { type: "button", class: "sort" }, column.label);
      button.addEventListener("click", () => sort(index, isNumber));
      node.append(button);
      line.append(node);
    });
    const node = html("thead");
    node.append(line);
    return node;
  }

  function draw(element, spec) {
    spec.language = spec.language === "en" ? "en" : "pl";
    const table = html("table", { class: "table" });
    const heads = head(spec, sort);
    table.append(html("caption", {}, spec.caption), heads, body(spec, spec.rows));

    function sort(column, isNumber) {
      const cells = [...heads.rows[0].cells];
      const before = cells[column].getAttribute("aria-sort");
      const ascending = before ? before === "descending" : !isNumber;
      for (const node of cells) node.removeAttribute("aria-sort");
      cells[column].setAttribute("aria-sort", ascending ? "ascending" : "descending");
      table.tBodies[0].replaceWith(body(spec, sortedRows(spec, column, ascending ? 1 : -1)));
    }

    element.tabIndex = 0;
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", spec.caption);
    return { nodes: [table] };
  }

  window.barometr.formatNumber = formatNumber;
  watch("data-table", draw);
})();
