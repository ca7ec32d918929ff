/**
 * Forms that write to the journal of meetings: they are sent without losing what was typed when something is wrong, and
 * the browser remembers who writes. Without this script they work as any form does.
 */
(() => {
  const NAME = "barometr-kto";

  async function send(form) {
    const fault = form.querySelector(".form-fault");
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    fault.textContent = "";
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.ok) {
        form.reset();
        window.location.assign(answer.url);
        return;
      }
      fault.textContent = (await answer.text()).trim();
    } catch {
      fault.textContent = document.querySelector(".shell")?.dataset.offlineText ?? "";
    }
    button.disabled = false;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-zapis]");
    if (!form) return;
    event.preventDefault();
    const who = form.elements.kto?.value.trim();
    if (who) localStorage.setItem(NAME, who);
    send(form);
  });

  function fillNames() {
    const known = localStorage.getItem(NAME);
    if (!known) return;
    for (const field of document.querySelectorAll("form[data-zapis] input[name=kto]")) if (!field.value) field.value = known;
  }

  window.barometr.ready.onReady(fillNames);
})();
