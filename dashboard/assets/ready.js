/**
 * data-stan of #strona: "gotowe" once everything of the present selection is drawn, else "wczytywanie".
 * Python always renders "wczytywanie"; show.js leaves the attribute to this script.
 */
(() => {
  const { main, address, isDrawn } = window.barometr;
  const PICTURES = "[data-drawing], [data-map], [data-table], [data-timeline]";
  const listeners = [];
  let checking = false;
  let calmFrames = 0;

  /** A new selection has been asked for, or the present page draws itself again. */
  function begin() {
    set("wczytywanie");
    check();
  }

  function set(state) {
    if (main() && main().dataset.stan !== state) main().dataset.stan = state;
  }

  // Python echoes the address that a view answers (data-adres): older answers do not count.
  function isComplete() {
    const page = main();
    if (!page || page.dataset.adres !== address() || document.fonts.status !== "loaded") return false;
    // a map that still moves to its new view is not drawn yet
    if (document.querySelector(".map-svg[data-moving]")) return false;
    return [...document.querySelectorAll(`.shell :is(${PICTURES})`)].every(isDrawn);
  }

  // Complete in two frames running means that it has been painted, too.
  function check() {
    if (checking) return;
    checking = true;
    requestAnimationFrame(() => {
      checking = false;
      calmFrames = isComplete() ? calmFrames + 1 : 0;
      if (calmFrames < 2) return check();
      calmFrames = 0;
      set("gotowe");
      for (const listener of listeners) listener();
      return undefined;
    });
  }

  /** `listener()` is called each time the page has become ready, and now if it is: a script may come after the first view. */
  function onReady(listener) {
    listeners.push(listener);
    if (main()?.dataset.stan === "gotowe") listener();
  }

  new MutationObserver((records) => {
    const page = main();
    if (!page || records.every((record) => record.target === page && record.attributeName === "data-stan" && page.dataset.stan === "gotowe")) return;
    if (page.dataset.stan !== "gotowe") check();
    else if (!isComplete()) begin();
  }).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true,
    attributeFilter: ["data-stan", "data-adres", "data-drawing", "data-map", "data-table", "data-timeline"],
  });

  window.barometr.ready = { begin, onReady };
})();
