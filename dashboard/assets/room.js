/** Two windows of a meeting: the presenter's moves the one of the room, by keys too; a clock runs. */
(() => {
  const { html, main } = window.barometr;
  const ROOM = "barometr-sala";
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("barometr-posiedzenie") : null;
  const isRoom = window.name === ROOM;
  const presenter = () => document.querySelector(".presenter[data-adres-sali]");
  let bar = null;

  /** What the room is to look at; a window of the room that has just opened asks for it. */
  function tellRoom() {
    const item = presenter();
    if (!item || isRoom) return;
    channel?.postMessage({ address: item.dataset.adresSali, title: item.dataset.tytulSali, team: item.dataset.zespolSali });
  }

  function isHere(address) {
    const url = new URL(address, window.location.href);
    return url.pathname + url.search === window.barometr.address();
  }

  function showInRoom({ address, title, team }) {
    bar ??= document.body.insertBefore(html("p", { class: "room-bar" }), document.body.firstChild);
    bar.textContent = team ? `${title} · ${team}` : title;
    document.documentElement.dataset.punkt = address ? "widok" : "tytul";
    // going to where it is would load the page anew as long as Dash has not come, and then ask again, and so on
    if (address && !isHere(address)) window.barometr.go(address);
  }

  if (isRoom) document.documentElement.dataset.sala = "";
  channel?.addEventListener("message", ({ data }) => {
    if (data === "co teraz") tellRoom();
    else if (isRoom) showInRoom(data);
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("button[data-sala]")) return;
    window.open(presenter()?.dataset.adresSali || "/", ROOM, "popup,width=1280,height=800");
  });

  document.addEventListener("keydown", (event) => {
    if (!presenter() || event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous" }[event.key];
    const link = step && document.querySelector(`a[data-krok=${step}]`);
    if (!link) return;
    event.preventDefault();
    window.barometr.go(link.href);
  });

  function tick() {
    const clock = document.querySelector("[data-zegar]");
    if (!clock) return;
    const language = window.barometr.language();
    clock.textContent = new Date().toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
    const passed = document.querySelector("[data-trwa]");
    const begun = Date.parse(passed?.dataset.trwa ?? "");
    if (Number.isNaN(begun)) return;
    const minutes = Math.max(0, Math.floor((Date.now() - begun) / 60000));
    passed.textContent = ` ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }

  setInterval(tick, 1000);
  window.barometr.ready.onReady(() => {
    if (!main()) return;
    tick();
    tellRoom();
    if (isRoom && !bar) channel?.postMessage("co teraz");
  });
})();
