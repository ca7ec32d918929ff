/**
 * Maps and tables as dashboard/wire.py writes them, by columns: entries by code and rows again. Names and codes that
 * stand in the file of borders come from there.
 */
(() => {
  const GMINA_DIGITS = 6;

  const short = (code) => (/^\d+$/.test(code) ? code.slice(0, GMINA_DIGITS) : code);

  function filled(link, code) {
    return link.replaceAll("gmina=*", `gmina=${code}`).replaceAll("powiat=*", `powiat=${code.slice(0, 4)}`);
  }

  /** 8423 and " podmioty" -> "8 423 podmioty", as the server wrote it. */
  function amount(value, ending, group) {
    return typeof value === "number" ? String(value).replace(/\B(?=(\d{3})+$)/g, group) + ending : value;
  }

  function entries({ code: codes, value = [], ending = [], endings = [], group = "", link = [], links = [], ...columns }) {
    const named = Object.entries(columns);
    return Object.fromEntries(codes.map((code, place) => {
      const area = Object.fromEntries(named.map(([name, values]) => [name, values[place]]));
      area.value = amount(value[place], endings[ending[place]], group);
      if (Number.isInteger(link[place])) area.href = filled(links[link[place]], code);
      return [short(code), area];
    }));
  }

  const rowsOf = (columns) => (columns[0] ?? []).map((_, row) => columns.map((column) => column[row]));

  /** `file` is that of the borders: {names, common}. */
  function mapWith(content, file) {
    if (content.areas.code) return { ...file.common, ...content, areas: entries(content.areas) };
    const known = file.names[content.level];
    const [code, name] = [known.map((entry) => entry[0]), known.map((entry) => entry[1])];
    const focus = content.focus && content.focus.map((place) => short(code[place]));
    return { ...file.common, ...content, focus, areas: entries({ code, name, ...content.areas }) };
  }

  function tableWith(content, file) {
    const areas = content.places.at.map((place) => file.names[content.places.level][place]);
    return { ...content, rows: rowsOf([areas.map((entry) => entry[1]), areas.map((entry) => entry[0]), ...content.cells]) };
  }

  /** The content of data-table, data-map, data-drawing, data-timeline; a promise of it where names are in the file of borders. */
  function unwired(text) {
    const content = JSON.parse(text);
    const { geometry } = window.barometr;
    if (content.places) return geometry.load(content.places.geometry).then((file) => tableWith(content, file));
    if (content.areas) return geometry.load(content.geometry).then((file) => mapWith(content, file));
    if (content.cells) content.rows = rowsOf(content.cells);
    return content;
  }

  Object.assign(window.barometr, { unwired });
})();
