/**
 * A screen that is not paired: asks for a code, shows it, asks for a new one when it has grown old, and opens the slides
 * once somebody has entered it. A screen with slides asks whether it still may show them. What the screen keeps is a cookie
 * that no script can read.
 */
(() => {
  const { main } = window.barometr;
  const AGAIN_MS = 3000;
  const LONGEST_ANSWER_MS = 15000;
  let validUntil = 0;
  let isAsking = false;

  async function ask() {
    const section = main()?.querySelector("[data-parowanie], [data-sparowany]");
    if (!section || isAsking) return;
    isAsking = true;
    try {
      const isSlide = Boolean(section.dataset.sparowany);
      const method = isSlide || Date.now() < validUntil ? "GET" : "POST";
      const address = section.dataset.sparowany ?? section.dataset.parowanie;
      const signal = AbortSignal.timeout(LONGEST_ANSWER_MS);
      const told = await (await fetch(address, { method, cache: "no-store", credentials: "same-origin", signal })).json();
      if (!isSlide) show(section, told);
      else if (told.stan === "czeka") window.location.reload(); // somebody took this screen away
    } catch {
      // without a connection the code stays; it is asked for again
    }
    isAsking = false;
  }

  function show(section, { stan, adres, kod, sekundy }) {
    const code = section.querySelector(".pairing-code");
    section.classList.toggle("slide-crowded", stan === "tlok");
    if (stan === "sparowany") window.location.replace(adres);
    else if (stan === "tlok") code.textContent = section.dataset.wordsCrowded;
    else if (kod) {
      code.textContent = kod;
      validUntil = Date.now() + sekundy * 1000;
    }
  }

  setInterval(ask, AGAIN_MS);
  window.barometr.ready.onReady(ask);
})();
