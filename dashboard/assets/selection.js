/** Links and fields that change the selection: the address changes, Python draws the rest. */
(() => {
  const { address } = window.barometr;

  /**
   * Goes to `href` without loading the page anew: one history entry (or the present one with `replace`), one callback.
   * The address that is shown already does nothing.
   */
  function go(href, { replace = false } = {}) {
    const url = new URL(href, window.location.href);
    if (url.origin !== window.location.origin || !document.getElementById("dash")) {
      window.location.assign(url);
      return;
    }
    if (url.pathname + url.search === address()) return;
    const newPage = url.pathname !== window.location.pathname;
    window.history[replace ? "replaceState" : "pushState"]({}, "", url.pathname + url.search);
    ask();
    if (newPage) window.scrollTo(0, 0);
  }

  /** Asks the server for the view of the present address. */
  function ask() {
    window.barometr.ready.begin();
    if (!document.getElementById("dash")) return window.location.reload();
    window.dash_clientside.set_props("adres", { data: address() });
    return undefined;
  }

  /** Address of a field: its base, with its parameter set to `value` or, if that is empty, left out. */
  function addressWith(base, parameter, value) {
    const url = new URL(base, window.location.href);
    if (value) url.searchParams.set(parameter, value);
    else url.searchParams.delete(parameter);
    return url.pathname + url.search;
  }

  function isPlain(event) {
    return event.button === 0 && !event.defaultPrevented && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-go], a.skip-link");
    if (!link || !isPlain(event) || (link.target && link.target !== "_self")) return;
    event.preventDefault();
    // A fragment in the address would travel along with every later selection.
    if (link.matches(".skip-link")) window.barometr.main()?.focus();
    else {
      go(link.href);
      document.getElementById(link.dataset.then)?.scrollIntoView({ block: "nearest" });
    }
  });

  document.addEventListener("change", (event) => {
    const field = event.target.closest?.("select[data-param]");
    if (field) go(addressWith(field.dataset.base || address(), field.dataset.param, field.value));
  });

  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest?.("details.menu[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  document.addEventListener("pointerdown", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  // A change of the fragment alone is no new selection.
  window.addEventListener("popstate", () => {
    if (window.barometr.main()?.dataset.adres !== address()) ask();
  });

  Object.assign(window.barometr, { go, addressWith });
})();
