"""A hand of a reader: the same steps by mouse, or by the keyboard alone with Tab, Enter and the arrows."""

from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.browser.reader import Reader

MOST_STOPS = 260
IS_FOCUSED = "(node) => node === document.activeElement"
CENTRE = """(node) => {
  const box = node.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


@dataclass(frozen=True)
class Hand:
    """Does one step after another and waits for the view that follows."""

    reader: Reader
    by_keyboard: bool

    def use(self, selector: str) -> None:
        """Follows a link, presses a button or opens what is folded."""
        self.press(selector)
        self.reader.wait()

    def press(self, selector: str) -> None:
        """The same without waiting for a view, for files."""
        what = self.reader.page.locator(selector).first
        if not self.by_keyboard:
            what.click()
            return
        self.reach(what)
        self.reader.page.keyboard.press("Enter")

    def choose_next(self, selector: str) -> None:
        """Chooses the next entry of a list."""
        field = self.reader.page.locator(selector).first
        if self.by_keyboard:
            self.reach(field)
            self.reader.page.keyboard.press("ArrowDown")
        else:
            field.select_option(index=int(field.evaluate("(node) => node.selectedIndex")) + 1)
        self.reader.wait()

    def write(self, selector: str, text: str) -> None:
        """Writes into a field."""
        field = self.reader.page.locator(selector).first
        if self.by_keyboard:
            self.reach(field)
        else:
            field.click()
        self.reader.page.keyboard.type(text)

    def choose_on_map(self, name: str) -> None:
        """Chooses an area of the map: by its shape, or with arrows from area to area towards it."""
        area = self.reader.page.locator(f'.map-areas path[aria-label^="{name}:"]').first
        if not self.by_keyboard:
            area.click()
            self.reader.wait()
            return
        self.reach(self.reader.page.locator('.map-areas path[tabindex="0"]').first)
        to_x, to_y = area.evaluate(CENTRE)
        for _ in range(MOST_STOPS):
            if area.evaluate(IS_FOCUSED):
                break
            x, y = self.reader.page.evaluate(f"({CENTRE})(document.activeElement)")
            sideways = abs(to_x - x) > abs(to_y - y)
            forward = to_x > x if sideways else to_y > y
            keys = ("ArrowRight", "ArrowLeft") if sideways else ("ArrowDown", "ArrowUp")
            self.reader.page.keyboard.press(keys[0] if forward else keys[1])
        self.reader.page.keyboard.press("Enter")
        self.reader.wait()

    def reach(self, what: Locator) -> None:
        """Presses Tab until the focus is there."""
        for _ in range(MOST_STOPS):
            if what.evaluate(IS_FOCUSED):
                return
            self.reader.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {what}")
