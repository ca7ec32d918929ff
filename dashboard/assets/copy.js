/** Buttons data-copy="id": the text of that element goes to the clipboard; the button says so. */
(() => {
  const SAID_FOR = 2500;

  /** Where the clipboard is closed, the text is selected, so that Ctrl+C takes it. */
  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    const element = button && document.getElementById(button.dataset.copy);
    if (!element) return;
    select(element);
    try {
      await navigator.clipboard.writeText(element.textContent);
    } catch {
      return;
    }
    const name = button.textContent;
    if (name === button.dataset.copied) return;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = name; }, SAID_FOR);
  });
})();
