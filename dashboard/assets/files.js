/**
 * Files that the server makes: while one is in the making a line at the edge of the page says how far it has come and lets
 * the reader stop it; what went wrong is told there, and the page stays. Without this script the links work as links do.
 */
(() => {
  const { html, language } = window.barometr;
  const FILE = "a[href^='/eksport/']";
  const TOO_MANY = 429;
  const QUICK_MS = 400; // nothing flashes up for a file that is there at once
  const COUNT_MS = 1000;
  const KEPT_MS = 60000;
  const WORDS = {
    pl: {
      making: "Przygotowuję plik", waiting: "Czekam, aż będzie gotowy inny plik", ready: "Plik gotowy", stop: "Anuluj", again: "Spróbuj ponownie",
      close: "Zamknij", lost: "Brak połączenia z serwerem. Plik nie powstał.", refused: "Plik nie powstał.", seconds: "s", list: "Pliki",
    },
    en: {
      making: "Preparing the file", waiting: "Waiting for another file to be ready", ready: "File ready", stop: "Cancel", again: "Try again",
      close: "Close", lost: "No connection to the server. There is no file.", refused: "There is no file.", seconds: "s", list: "Files",
    },
  };
  const said = html("div", { class: "visually-hidden", role: "status" });
  const list = html("section", { class: "files" });

  const words = () => WORDS[language()] ?? WORDS.pl;

  function megabytes(bytes) {
    return `${(bytes / 1e6).toLocaleString(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
  }

  /** The line of one file. `tell(text, [name of a button, what it does])`; the seconds and the size are for eyes only. */
  function line(name) {
    const entry = html("div", { class: "file" });
    const text = html("span", { class: "file-text" });
    const state = html("span");
    text.append(html("strong", {}, name), " ", state);
    const counted = html("span", { class: "file-count", "aria-hidden": "true" });
    const buttons = html("span", { class: "file-buttons" });
    entry.append(text, counted, buttons);
    return {
      entry,
      count: (value) => { counted.textContent = value; },
      tell(message, ...choices) {
        state.textContent = message;
        counted.textContent = "";
        buttons.replaceChildren(...choices.map(([label, act]) => {
          const button = html("button", { type: "button", "aria-label": `${label}: ${name}` }, label);
          button.addEventListener("click", act);
          return button;
        }));
        if (entry.isConnected) said.textContent = text.textContent;
      },
    };
  }

  function show(entry) {
    list.setAttribute("aria-label", words().list);
    if (!list.isConnected) document.body.append(list);
    list.append(entry);
    said.textContent = entry.querySelector(".file-text").textContent;
  }

  function remove(entry, link) {
    const hadFocus = entry.contains(document.activeElement);
    entry.remove();
    if (!list.children.length) list.remove();
    const menu = link.closest("details:not([open])");
    if (hadFocus && link.isConnected) (menu?.querySelector("summary") ?? link).focus();
  }

  async function fetchFile(link) {
    const stopper = new AbortController();
    const task = line(link.textContent.trim());
    const stop = () => stopper.abort();
    const began = Date.now();
    let bytes = 0;
    task.tell(words().making, [words().stop, stop]);
    const appears = setTimeout(() => show(task.entry), QUICK_MS);
    const counting = setInterval(() => {
      task.count(`${Math.round((Date.now() - began) / COUNT_MS)} ${words().seconds}${bytes ? ` · ${megabytes(bytes)}` : ""}`);
    }, COUNT_MS);
    const failed = (message) => {
      task.tell(message, [words().again, () => { remove(task.entry, link); fetchFile(link); }], [words().close, () => remove(task.entry, link)]);
      if (!task.entry.isConnected) show(task.entry);
    };
    try {
      let answer = await fetch(link.href, { signal: stopper.signal });
      while (answer.status === TOO_MANY) {
        task.tell(words().waiting, [words().stop, stop]);
        await pause(Number(answer.headers.get("Retry-After")) * 1000, stopper.signal);
        answer = await fetch(link.href, { signal: stopper.signal });
      }
      if (!answer.ok) {
        const isTold = answer.headers.get("Content-Type")?.startsWith("text/plain");
        failed(isTold ? (await answer.text()).trim() : words().refused);
        return;
      }
      const blob = await received(answer, (size) => { bytes = size; });
      save(blob, answer.headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1] ?? "");
      said.textContent = words().ready;
      remove(task.entry, link);
    } catch (error) {
      if (error.name === "AbortError") remove(task.entry, link);
      else failed(words().lost);
    } finally {
      clearTimeout(appears);
      clearInterval(counting);
    }
  }

  async function received(answer, tellSize) {
    const pieces = [];
    let size = 0;
    for (const reader = answer.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(pieces, { type: answer.headers.get("Content-Type") });
      pieces.push(value);
      tellSize(size += value.length);
    }
  }

  function pause(ms, signal) {
    return new Promise((resolve, reject) => {
      const waiting = setTimeout(resolve, ms);
      signal.addEventListener("abort", () => { clearTimeout(waiting); reject(signal.reason); }, { once: true });
    });
  }

  function save(blob, name) {
    const link = html("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(FILE);
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    fetchFile(link);
  });

  document.addEventListener("DOMContentLoaded", () => document.body.append(said));
})();
