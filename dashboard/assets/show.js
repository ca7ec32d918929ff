/**
 * Merges the markup of a new view into the page: what is the same stays as it is, with its focus, its
 * open tables and its drawn pictures. The server escapes every text; the parser runs no script.
 */
(() => {
  const OWNED_BY_PAINTERS = "[data-drawing], [data-map], [data-table], [data-timeline]";
  // The reader opens and closes details; ready.js tells the state of the page.
  const KEPT_ATTRIBUTES = { DETAILS: ["open"], MAIN: ["data-stan"] };

  /** Shows an answer of the server, unless the reader has gone on to another address. */
  function show(markup) {
    const view = new DOMParser().parseFromString(markup, "text/html").querySelector(".shell");
    const asked = view?.querySelector("#strona")?.dataset.adres;
    if (asked !== window.barometr.address()) return;
    merge(window.barometr.shell(), view);
    window.barometr.ready.begin();
  }

  function merge(here, wanted) {
    mergeAttributes(here, wanted);
    if (here.matches(OWNED_BY_PAINTERS)) return;
    mergeChildren(here, wanted);
    if (isOurs(here)) here.value = wanted.value;
  }

  /** Whether an answer says what stands in a field: what somebody types, or typed to be written down, is newer. */
  function isOurs(field) {
    if (field.closest("form[data-zapis]") && field.type !== "hidden") return false;
    return field.tagName === "SELECT" || (field.tagName === "INPUT" && field !== document.activeElement);
  }

  function mergeAttributes(here, wanted) {
    const kept = KEPT_ATTRIBUTES[here.tagName] ?? [];
    for (const { name } of [...here.attributes]) {
      if (!wanted.hasAttribute(name) && !kept.includes(name)) here.removeAttribute(name);
    }
    for (const { name, value } of wanted.attributes) {
      if (!kept.includes(name) && here.getAttribute(name) !== value) here.setAttribute(name, value);
    }
  }

  function mergeChildren(here, wanted) {
    let next = here.firstChild;
    for (const child of [...wanted.childNodes]) {
      const match = matchOf(child, next, here);
      if (!match) {
        here.insertBefore(child, next);
        continue;
      }
      if (match === next) next = next.nextSibling;
      else here.insertBefore(match, next);
      if (match.nodeType === Node.ELEMENT_NODE) merge(match, child);
      else if (match.data !== child.data) match.data = child.data;
    }
    while (next) {
      const following = next.nextSibling;
      next.remove();
      next = following;
    }
  }

  /** The node that becomes `child`: the one of the same name below `here`, else the next one of its kind. */
  function matchOf(child, next, here) {
    const name = nameOf(child);
    if (name) return [...here.children].find((node) => nameOf(node) === name && node.tagName === child.tagName);
    const fits = next && next.nodeType === child.nodeType && next.nodeName === child.nodeName && !nameOf(next);
    return fits && ownerOf(next) === ownerOf(child) ? next : null;
  }

  const nameOf = (node) => node.id || node.dataset?.wykres || node.dataset?.param || node.dataset?.zapis || "";

  // A node that holds a map does not become one that holds a list.
  const ownerOf = (node) => (node.matches?.(OWNED_BY_PAINTERS) ? [...node.attributes].find((a) => a.name.startsWith("data-")).name : "");

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.barometr = { show };
})();
