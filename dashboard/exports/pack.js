/** One item of the agenda and one area at a time; without this script everything stands on one page. */
(() => {
  const area = document.getElementById("obszar");
  const items = [...document.querySelectorAll("section[data-punkt]")];
  const links = [...document.querySelectorAll("nav a[data-punkt]")];

  function show() {
    const wanted = location.hash.slice(1);
    const item = items.find((one) => one.id === wanted) ?? items[0];
    for (const one of items) one.hidden = one !== item;
    for (const link of links) {
      if (link.dataset.punkt === item?.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    for (const figure of document.querySelectorAll("[data-obszary]")) {
      figure.hidden = !figure.dataset.obszary.split(" ").includes(area.value);
    }
  }

  document.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target.closest("select, input") || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = items[items.findIndex((one) => !one.hidden) + step];
    if (next) location.hash = next.id;
  });
  addEventListener("hashchange", show);
  area.addEventListener("change", show);
  document.documentElement.classList.add("scripted");
  show();
})();
