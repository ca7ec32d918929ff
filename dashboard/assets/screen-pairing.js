/**
 * A screen that is not paired: asks for a code, shows it, asks for a new one when it has grown old, and opens the slides
 * once somebody has entered it. What the screen keeps is a cookie that no script can read.
 */
(() => {
  const { main } = window.barometr;
  const AGAIN_MS = 3000;
  let validUntil = 0;
  let isAsking = false;

  async function ask() {
    const section = main()?.querySelector("[data-parowanie]");
    if (!section || isAsking) return;
    isAsking = true;
    try {
      const method = Date.now() < validUntil ? "GET" : "POST";
      const answer = await fetch(section.dataset.parowanie, { method, cache: "no-store", credentials: "same-origin" });
      show(section, await answer.json());
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
