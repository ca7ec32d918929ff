"""A reader of the dashboard: a page of a real Chromium, and what anybody could complain about while it is read."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

PAGES = {
    "/": "Przegląd",
    "/mapa": "Mapa",
    "/rejestr": "Rejestr PES",
    "/wydarzenia": "Wydarzenia",
    "/plan": "Plan",
    "/porownanie": "Porównanie",
    "/posiedzenie": "Posiedzenie",
    "/uwagi": "Uwagi",
    "/ekran": "Ekran",
    "/ekrany": "Ekrany",
    "/dane": "Dane",
    "/metodyka": "Metodyka",
    "/dostepnosc": "Deklaracja dostępności",
}
WIDTHS = {"phone": (390, 844), "laptop": (1366, 768), "desk": (1920, 1080)}
READY = '#strona[data-stan="gotowe"]'
WATCH_POLICY = """
  document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`));
"""
# A link that is clicked before Dash has come loads the page anew, and then there is nothing here to wait for.
ANSWERED = """() => {
  const page = document.querySelector('#strona[data-stan="gotowe"]');
  return page && page.dataset.adres === location.pathname + location.search
    && Boolean(window.dash_clientside?.set_props);
}"""
# What a figure says and shows; names that Plotly invents anew for each drawing are left out.
FIGURES = """() => {
  const text = (figure, selector) => figure.querySelector(selector)?.innerText.trim() ?? "";
  const shape = (node) => ["class", "d", "x", "y", "width", "height", "viewBox"]
    .map((name) => node.getAttribute(name) ?? "").join(" ");
  return Object.fromEntries([...document.querySelectorAll("figure[data-wykres]")].map((figure) => {
    const body = figure.querySelector(".card-body");
    const shapes = [...body.querySelectorAll("svg:not(defs *), svg :is(path, rect, line)")];
    return [figure.dataset.wykres, {
      title: text(figure, ".card-title"),
      subtitle: text(figure, ".card-subtitle"),
      foot: text(figure, ".card-foot"),
      note: text(figure, ".card-foot .note"),
      drawn: [...body.querySelectorAll("text, p, li, dt, dd")].map((node) => node.textContent).join("|")
        + shapes.filter((node) => !node.closest("defs")).map(shape).join("|"),
    }];
  }));
}"""


@dataclass
class Reader:
    """Opens views of one app; `complaints` gathers console errors, page errors and violations of the policy."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Loads an address anew and waits until everything is drawn."""
        self.page.goto(self.url + address)
        self.wait()

    def go(self, address: str) -> None:
        """Goes to an address as links of the page do, without loading it anew."""
        self.page.evaluate("(address) => window.barometr.go(address)", address)
        self.wait()

    def click(self, selector: str) -> None:
        """Clicks what changes the selection and waits for the new view."""
        self.page.locator(selector).click()
        self.wait()

    def wait(self) -> None:
        """Until the view of the present address is drawn."""
        self.page.wait_for_function(ANSWERED)
        expect(self.page.locator(READY)).to_have_count(1)

    @property
    def address(self) -> str:
        """Path and query that the browser shows."""
        return self.page.url.removeprefix(self.url)

    def figures(self) -> dict[str, dict[str, str]]:
        """By name of the figure: title, subtitle, foot, note and what is drawn."""
        found: dict[str, dict[str, str]] = self.page.evaluate(FIGURES)
        return found

    def figure_text(self, name: str, selector: str) -> str:
        """Text of a part of a figure, spaces made plain."""
        return plain(self.page.locator(f'figure[data-wykres="{name}"] {selector}').first.inner_text())

    def table(self, name: str) -> list[list[Any]]:
        """Rows of a figure's table twin as the reader sees them, spaces made plain."""
        rows: list[list[str]] = self.page.evaluate(
            """(name) => [...document.querySelectorAll(`figure[data-wykres="${name}"] .table-wrap tbody tr`)]
                .map((row) => [...row.cells].map((cell) => cell.textContent))""",
            name,
        )
        return [[plain(cell) for cell in row] for row in rows]


def watched(context: BrowserContext, complaints: list[str]) -> None:
    """Notes what the pages of a context complain about."""
    context.add_init_script(WATCH_POLICY)
    context.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    context.on("weberror", lambda fault: complaints.append(str(fault.error)))


def plain(text: str) -> str:
    """'294\\u202f510 mieszkańców' with ordinary single spaces."""
    return " ".join(text.split())
