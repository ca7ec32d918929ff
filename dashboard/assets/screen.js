/**
 * The wall screen: brings the next slide, shows it once it is drawn, and keeps the last good one whatever happens to
 * the server, the network or the database. Slides replace each other, nothing is kept of those that have gone.
 */
(() => {
  const { html, main, shell, language, isDrawn } = window.barometr;
  const PICTURES = "[data-drawing], [data-map], [data-table]";
  const TICK_MS = 200;
  const AHEAD_MS = 6000;
  const RETRY_MS = 5000;
  const LONGEST_ANSWER_MS = 15000;
  const CONTROLS_MS = 4000;
  const DAY_MS = 24 * 3600 * 1000;
  // a reader who has asked for another page is no longer here
  // a screen that is not paired waits for its code (screen-pairing.js)
  const isWaiting = (view) => Boolean(view.querySelector("[data-parowanie]"));
  const isHere = () => !isWaiting(document) && Boolean(shell()?.classList.contains("shell-screen")) && main()?.dataset.adres === window.barometr.address();
  const shown = () => main()?.querySelector(".slide") ?? null;

  let stage = null; // where the next slide is drawn, out of sight
  let coming = null; // the next slide: { href, slide, release, isReady, isAsked }
  let counted = null; // the slide whose time is being counted
  let passed = 0;
  let before = performance.now();
  let isPaused = false;
  let lostAt = null;
  let goodAt = new Date();
  let nextTry = 0;

  function tick() {
    const now = performance.now();
    const step = now - before;
    before = now;
    const slide = isHere() ? shown() : null;
    if (!slide) return rest();
    if (counted !== slide) begin(slide);
    const isGood = Boolean(slide.dataset.slajd);
    const needed = isGood ? Number(slide.dataset.sekundy) * 1000 : 0;
    if (!isPaused) passed += step;
    const isDue = !isPaused && passed >= needed;
    if (!coming && !isPaused && passed >= needed - Math.min(AHEAD_MS, needed / 2) && now >= nextTry) {
      bring(isGood ? slide.dataset.nastepny : window.barometr.address());
    }
    if (coming?.isReady && (isDue || coming.isAsked)) change();
    return undefined;
  }

  function begin(slide) {
    counted = slide;
    passed = 0;
    slide.classList.toggle("slide-paused", isPaused);
  }

  function rest() {
    counted = null;
    coming = null;
    stage?.remove();
    stage = null;
  }

  /** Fetches a slide and draws it out of sight; `isAsked` shows it without waiting for the time of the present one. */
  async function bring(href, isAsked = false) {
    const turn = { href, isAsked, isReady: false };
    coming = turn;
    try {
      const view = await viewAt(href);
      if (coming !== turn) return;
      const slide = view.querySelector(".slide[data-slajd]");
      const old = shown()?.dataset.wydanie;
      turn.isOfNewRelease = Boolean(old) && slide.dataset.wydanie !== old;
      turn.slide = slide;
      await (turn.isOfNewRelease ? fetchProgram(view) : draw(slide));
      turn.isReady = true;
      if (coming === turn) found();
    } catch {
      if (coming !== turn) return;
      coming = null;
      nextTry = performance.now() + RETRY_MS;
      lose();
    }
  }

  /** The view at an address; fails where the answer has no slide, such as while the database is away. */
  async function viewAt(href) {
    const answer = await fetch(href, { cache: "no-store", signal: AbortSignal.timeout(LONGEST_ANSWER_MS) });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const view = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (isWaiting(view)) window.location.reload(); // somebody took this screen away
    if (!view.querySelector(".slide[data-slajd]")) throw new Error("no slide");
    return view;
  }

  /** Scripts and styles of a new release are all here before the page is left. */
  async function fetchProgram(view) {
    const files = [...view.querySelectorAll("script[src], link[rel=stylesheet]")];
    const answers = await Promise.all(files.map((file) => fetch(file.getAttribute("src") ?? file.getAttribute("href"))));
    if (!answers.every((answer) => answer.ok)) throw new Error("not complete");
  }

  async function draw(slide) {
    if (!stage?.isConnected) {
      stage = html("div", { class: "shell-screen slide-stage", "aria-hidden": "true", inert: "" });
      document.body.append(stage);
    }
    stage.dataset.theme = shell().dataset.theme;
    stage.setAttribute("style", shell().getAttribute("style") ?? "");
    stage.replaceChildren(slide);
    const pictures = [...slide.querySelectorAll(PICTURES)];
    const end = performance.now() + LONGEST_ANSWER_MS;
    while (!pictures.every(isDrawn)) {
      if (performance.now() > end) throw new Error("not drawn");
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    // what could not be fetched leaves its place empty
    if (!pictures.every((picture) => picture.childElementCount)) throw new Error("not drawn");
  }

  function change() {
    const { slide, isOfNewRelease, isAsked } = coming;
    const page = main();
    coming = null;
    window.history.replaceState({}, "", slide.dataset.link);
    if (isOfNewRelease) return window.location.reload();
    page.dataset.adres = slide.dataset.link;
    page.dataset.wybor = slide.dataset.wybor;
    shown().replaceWith(slide);
    begin(slide);
    if (isAsked) say(slide.dataset.tytul);
    return undefined;
  }

  /** Says something aloud; slides that come by themselves say nothing. */
  function say(text) {
    main().dataset.announce = text;
    window.barometr.ready.begin();
  }

  function lose() {
    lostAt ??= new Date();
    const line = main()?.querySelector(".screen-lost");
    const { wordsLost, wordsPicture } = main()?.dataset ?? {};
    const text = shown()?.dataset.slajd ? `${wordsLost} ${clock(lostAt)} · ${wordsPicture} ${clock(goodAt)}` : `${wordsLost} ${clock(lostAt)}`;
    if (line && line.textContent !== text) line.textContent = text;
  }

  function found() {
    lostAt = null;
    goodAt = new Date();
    const line = main()?.querySelector(".screen-lost");
    if (line?.textContent) line.textContent = "";
  }

  function clock(time) {
    const style = Date.now() - time > DAY_MS ? { dateStyle: "long", timeStyle: "short" } : { timeStyle: "short" };
    return new Intl.DateTimeFormat(language(), style).format(time);
  }

  function pause() {
    isPaused = !isPaused;
    shown()?.classList.toggle("slide-paused", isPaused);
    document.querySelector('[data-ekran="pauza"]')?.setAttribute("aria-pressed", String(isPaused));
    say(isPaused ? main().dataset.wordsPaused : main().dataset.wordsRunning);
  }

  const actions = {
    pauza: pause,
    nastepny: () => bring(shown().dataset.nastepny, true),
    poprzedni: () => bring(shown().dataset.poprzedni, true),
  };
  const keys = { " ": "pauza", ArrowRight: "nastepny", ArrowLeft: "poprzedni" };

  function act(name) {
    if (name === "pauza" || shown()?.dataset.slajd) actions[name]();
  }

  document.addEventListener("keydown", (event) => {
    const name = keys[event.key];
    const isOwn = event.target.closest?.("a, button, .map-svg") && (event.key === " " || event.target.closest(".map-svg"));
    if (!name || !isHere() || isOwn || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act(name);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-ekran]");
    if (button && isHere()) act(button.dataset.ekran);
  });

  let hiding = 0;
  document.addEventListener("pointermove", () => {
    const controls = document.querySelector(".screen-controls");
    if (!controls) return;
    controls.classList.add("screen-controls-shown");
    clearTimeout(hiding);
    hiding = setTimeout(() => document.querySelector(".screen-controls-shown")?.classList.remove("screen-controls-shown"), CONTROLS_MS);
  });

  window.addEventListener("online", () => { nextTry = 0; });
  setInterval(tick, TICK_MS);
})();
