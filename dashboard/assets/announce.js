/** What the document says outside the page: title, language, and one polite message per change. */
(() => {
  const { html, main, shell } = window.barometr;
  const region = html("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  let said = null;

  function follow() {
    const title = main()?.dataset.title;
    if (title && document.title !== title) document.title = title;
    const language = shell()?.lang;
    if (language && document.documentElement.lang !== language) document.documentElement.lang = language;
  }

  /** Says data-announce of the page if it is not what was said last; the first page speaks for itself. */
  function announce() {
    const text = main()?.dataset.announce ?? "";
    if (text && text !== said) region.textContent = text;
    said = text;
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(region);
    // the first page may have become ready before this
    said = main()?.dataset.announce ?? "";
    window.barometr.ready.onReady(announce);
    new MutationObserver(follow).observe(document.body, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["data-title", "lang"],
    });
    follow();
  });
})();
