/** Maps and tables as dashboard/wire.py writes them, by columns: entries by code and rows again. */
(() => {
  const GMINA_DIGITS = 6;

  function filled(link, code) {
    return link.replaceAll("gmina=*", `gmina=${code}`).replaceAll("powiat=*", `powiat=${code.slice(0, 4)}`);
  }

  function entries({ code: codes, links = [], link = [], ...columns }) {
    const named = Object.entries(columns);
    return Object.fromEntries(codes.map((code, place) => {
      const area = Object.fromEntries(named.map(([name, values]) => [name, values[place]]));
      if (Number.isInteger(link[place])) area.href = filled(links[link[place]], code);
      return [/^\d+$/.test(code) ? code.slice(0, GMINA_DIGITS) : code, area];
    }));
  }

  /** The content of data-table, data-map, data-drawing, data-timeline. */
  function unwired(text) {
    const content = JSON.parse(text);
    if (content.cells) content.rows = (content.cells[0] ?? []).map((_, row) => content.cells.map((column) => column[row]));
    if (content.areas) content.areas = entries(content.areas);
    return content;
  }

  Object.assign(window.barometr, { unwired });
})();
