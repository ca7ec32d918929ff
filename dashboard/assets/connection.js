/**
 * Callbacks over a bad line: a request that fails is asked again until it succeeds or a newer one replaces
 * it. Dash never sees the failure, so the last good picture stays; a banner says what is going on.
 */
(() => {
  const { html, shell, language } = window.barometr;
  const CALLBACK = /\/_dash-update-component$/;
  const LONGEST_PAUSE_MS = 60000;
  const WORDS = {
    pl: { text: "Brak połączenia z serwerem. Widać ostatni wczytany stan; próba jest ponawiana.", retry: "Spróbuj teraz" },
    en: { text: "No connection to the server. You see the last loaded state; trying again.", retry: "Try now" },
  };
  const send = window.fetch.bind(window);
  const newest = new Map();
  const sleepers = new Set();
  let pending = 0;
  let failing = 0;
  let banner = null;

  window.fetch = (input, init) => {
    const path = new URL(input?.url ?? input, window.location.href).pathname;
    return CALLBACK.test(path) ? persist(input, init) : send(input, init);
  };

  async function persist(input, init) {
    const output = outputOf(init);
    const turn = Symbol(output);
    newest.set(output, turn);
    wake();
    pending += 1;
    let failed = false;
    try {
      for (let attempt = 0; ; attempt += 1) {
        const response = await send(input, init).catch((error) => (error.name === "AbortError" ? Promise.reject(error) : null));
        if (response && response.status < 500) return response;
        // Replaced by a newer request for the same output: "no update" in Dash's words.
        if (newest.get(output) !== turn) return new Response(null, { status: 204 });
        if (!failed) failing += 1;
        failed = true;
        showBanner();
        await pause(Math.min(LONGEST_PAUSE_MS, 2000 * 2 ** attempt));
        if (newest.get(output) !== turn) return new Response(null, { status: 204 });
      }
    } finally {
      pending -= 1;
      if (failed) failing -= 1;
      if (failing === 0) hideBanner();
    }
  }

  function outputOf(init) {
    try {
      return JSON.parse(init.body).output;
    } catch {
      return "?";
    }
  }

  function pause(ms) {
    return new Promise((resolve) => {
      sleepers.add(resolve);
      setTimeout(resolve, ms);
    });
  }

  function wake() {
    for (const resolve of sleepers) resolve();
    sleepers.clear();
  }

  function showBanner() {
    if (banner) return;
    const words = WORDS[language()] ?? WORDS.pl;
    banner = html("div", { class: "offline", role: "alert" });
    banner.append(html("span", {}, shell()?.dataset.offlineText || words.text));
    const button = html("button", { type: "button", class: "offline-retry" }, shell()?.dataset.retryText || words.retry);
    button.addEventListener("click", wake);
    banner.append(button);
    document.body.append(banner);
  }

  function hideBanner() {
    banner?.remove();
    banner = null;
  }

  window.addEventListener("online", wake);
  window.barometr.connection = { pending: () => pending };
})();
