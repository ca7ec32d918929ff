/** Search fields: what is typed becomes part of the address after a short pause, at once on Enter. */
(() => {
  const PAUSE = 180;
  let waiting = 0;

  const addressOf = (field) => window.barometr.addressWith(field.dataset.base, field.dataset.param, field.value.trim());

  document.addEventListener("input", (event) => {
    const field = event.target.closest?.("input[data-param]");
    if (!field) return;
    clearTimeout(waiting);
    // one entry of the history for all that is typed in a row
    waiting = setTimeout(() => window.barometr.go(addressOf(field), { replace: true }), PAUSE);
  });

  document.addEventListener("submit", (event) => {
    const field = event.target.querySelector("input[data-param]");
    if (!field) return;
    event.preventDefault();
    clearTimeout(waiting);
    window.barometr.go(addressOf(field));
  });

  // Back and forward change the address under a field that keeps the focus.
  window.addEventListener("popstate", () => {
    clearTimeout(waiting);
    for (const field of document.querySelectorAll("input[data-param]")) {
      field.value = new URLSearchParams(window.location.search).get(field.dataset.param) ?? "";
    }
  });
})();
