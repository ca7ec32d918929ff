/** Keeps the reader's place when a view is merged: the focus, and the present page in the bar of a phone. */
(() => {
  const { main } = window.barometr;
  let focused = null;

  function showPlace() {
    const rail = document.querySelector(".rail");
    const here = rail?.querySelector("[aria-current]");
    if (here && rail.scrollWidth > rail.clientWidth) rail.scrollLeft = here.offsetLeft - (rail.clientWidth - here.offsetWidth) / 2;
  }

  document.addEventListener("focusin", (event) => { focused = event.target; });

  document.addEventListener("DOMContentLoaded", () => {
    // the first view may have been ready before this
    showPlace();
    window.barometr.ready.onReady(() => {
      showPlace();
      // What had the focus has no counterpart any more: the reader goes on from the content.
      if (focused && !focused.isConnected && document.activeElement === document.body) main().focus({ preventScroll: true });
    });
  });
})();
