"""Pages that show a document, loaded once and put back as they were between tests: to load one takes ten times as long.

A page is put back through ``window.atlas`` and its controls. What a test notes in it it keeps at ``window.noted``,
in a list that its listeners hold by themselves: that is taken away, they stay and note in vain. Whether all succeeded
is looked at, not hoped for: where anything a user could see differs from a page just loaded, it is loaded again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests import chromium
from tests.browser import unpainted

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STATE = """() => {
  const all = (selector, tell) => [...document.querySelectorAll(selector)].map(tell);
  const seen = (selector, tell) => all(selector, (node) => node.checkVisibility() && tell(node)).filter(Boolean);
  const { lat, lng } = atlas.map.getCenter();
  const frame = atlas.map.getContainer().parentElement;
  return {
    date: atlas.date,
    shown: [atlas.from, atlas.compared, atlas.touring, atlas.selected, atlas.isPlaying(), atlas.language],
    view: [atlas.map.getZoom(), lat.toFixed(4), lng.toFixed(4)],
    size: [window.innerWidth, window.innerHeight],
    visible: atlas.visible().sort(),
    lists: all("select", ({ value }) => value),
    fields: seen("input", ({ value, checked, ariaInvalid }) => [value, checked, ariaInvalid]),
    buttons: seen("button", ({ ariaLabel, ariaPressed, ariaExpanded, disabled }) =>
      [ariaLabel, ariaPressed, ariaExpanded, disabled]),
    folded: all("details", ({ open }) => open),
    panels: [...frame.children].map(({ className, hidden }) => [className, hidden]),
    focused: document.activeElement.className,
    globals: Object.keys(window).filter((name) => name !== "_leaflet_events").sort(),
  };
}"""
"""What tells a page from one just loaded: all that can be switched, opened, chosen or left behind.

Leaflet keeps a list of its listeners from the first on that it adds to the window, empty or not.
"""

COLOUR_AT = """([latitude, longitude]) => {
  const sheet = document.querySelector("canvas.atlas-sheet");
  const box = sheet.getBoundingClientRect();
  const frame = atlas.map.getContainer().getBoundingClientRect();
  const { x, y } = atlas.map.latLngToContainerPoint([latitude, longitude]);
  const ratio = sheet.width / box.width;
  const at = [x + frame.left - box.left, y + frame.top - box.top].map((each) => Math.round(each * ratio));
  return [...sheet.getContext("2d").getImageData(...at, 1, 1).data].slice(0, 3);
}"""
"""Red, green and blue of the map at a place."""

RESET = """async (loaded) => {
  const { map } = atlas;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const each = (selector, change) => document.querySelectorAll(selector).forEach(change);
  delete window.noted;
  atlas.pause();
  map.stop();
  document.activeElement.blur();
  while (document.querySelector(".leaflet-zoom-anim")) await frame();
  each("[role=slider][aria-valuenow]:not([aria-valuenow='50'])", (line) => // between two dates, on the middle at first
    ["Home", ...Array(5).fill("PageUp")].forEach((key) =>
      line.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))));
  for (let times = 0; times < 3; times += 1)
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  each("button[aria-expanded=true], button[aria-pressed=true]", (button) => button.click());
  each(".notice:not([hidden]) button", (button) => button.click());
  atlas.select(null);
  atlas.compare(null);
  each("select", (list, index) => {
    list.value = loaded.lists[index];
    list.dispatchEvent(new Event("change"));
  });
  each("input[type=checkbox]:not(:checked)", (box) => box.click());
  each("details", (part, index) => { part.open = loaded.folded[index]; });
  atlas.goto(atlas.range[0]);
  atlas.goto(loaded.date);
  const [zoom, latitude, longitude] = loaded.view;
  map.setView([latitude, longitude], zoom, { animate: false, reset: true });
  history.replaceState(null, "", location.pathname);
}"""

SHOW = """(address) => new Promise((done) => {
  addEventListener("hashchange", () => done(), { once: true });
  location.hash = address;
})"""
SHOWN_WITHOUT_LOADING = frozenset({"date", "from", "compare", "view", "select", "tour", "step", "language"})
"""Parts of an address that mean the same to a page that is there already, which follows its address."""
MOST = 3
"""Pages that are kept; of others the one that has been free for longest is closed."""


@dataclass
class MapPage:
    """A page for one document, and what went wrong in it since it was last looked at."""

    page: Page
    path: Path
    painted: bool
    outside: list[str]
    errors: list[str]
    size: tuple[int, int] | None = None
    """Width and height at which it can be put back as it was, rather than be loaded again."""
    used: bool = True


@dataclass
class MapPages:
    """Pages of a browser; each serves one test at a time."""

    browser: Browser
    pages: list[MapPage] = field(default_factory=list)
    """The one used last is the last."""
    loaded: dict[tuple[Path, int, int], dict[str, Any]] = field(default_factory=dict)
    """State of a page just loaded without an address, by document and size."""

    def open(
        self, path: Path, address: str, width: int, height: int, *, anew: bool = False, painted: bool = True
    ) -> Page:
        """A page that shows a document as if it had just been opened on an address (``#date=…``).

        With ``anew`` it has: for tests of the opening, and for those that leave behind what cannot be put back.
        Without ``painted`` the map is laid out only, see ``unpainted``.
        """
        shown = self._free(path, width, height, painted=painted)
        page = shown.page
        parts = {part.partition("=")[0] for part in address.removeprefix("#").split("&") if part}
        if anew or not parts <= SHOWN_WITHOUT_LOADING:
            shown.size = None
            _load(page, path.as_uri() + address)
            return page
        key = path, width, height
        if not (shown.size and self._put_back(key, page)):
            _load(page, path.as_uri())
            state = page.evaluate(STATE)
            if state != self.loaded.setdefault(key, state):
                shown = self._instead(shown, width, height)
                page = shown.page
                _load(page, path.as_uri())
                self.loaded[key] = page.evaluate(STATE)
        shown.size = width, height
        if address:
            page.evaluate(SHOW, address)
            chromium.settle(page)
        return page

    def _free(self, path: Path, width: int, height: int, *, painted: bool) -> MapPage:
        """A page for a document, of a size: one that has it already, else any that is free, else a new one.

        To load a document again in its page takes two thirds of what a new page takes.
        """
        size = width, height
        free = [each for each in self.pages if (each.path, each.painted) == (path, painted) and not each.used]
        if not free:
            return self._new(path, width, height, painted=painted)
        shown = max(free, key=lambda each: (each.size == size, each.size is not None))
        shown.used = True
        self.pages.remove(shown)
        self.pages.append(shown)
        page = shown.page
        page.emulate_media(media="null", reduced_motion="null")
        page.set_viewport_size({"width": width, "height": height})
        page.mouse.move(-1, -1)
        return shown

    def _new(self, path: Path, width: int, height: int, *, painted: bool) -> MapPage:
        for shown in [each for each in self.pages if not each.used][: max(0, len(self.pages) - MOST + 1)]:
            shown.page.close()
            self.pages.remove(shown)
        page = self.browser.new_page(viewport={"width": width, "height": height})
        if not painted:
            page.add_init_script(unpainted.SCRIPT)
        shown = MapPage(page, path, painted, chromium.watch(page, path.as_uri()), chromium.errors(page))
        self.pages.append(shown)
        return shown

    def _instead(self, spoilt: MapPage, width: int, height: int) -> MapPage:
        """A new page for one in which something has outlived its loading, as a script that runs in each document."""
        spoilt.page.close()
        self.pages.remove(spoilt)
        return self._new(spoilt.path, width, height, painted=spoilt.painted)

    def _put_back(self, key: tuple[Path, int, int], page: Page) -> bool:
        """Put a page back as it was when it had just been loaded; whether it is so now."""
        loaded = self.loaded.get(key)
        if loaded is None:
            return False
        page.evaluate(RESET, loaded)
        chromium.settle(page)
        return bool(page.evaluate(STATE) == loaded)

    def rest(self) -> list[str]:
        """End a test: its pages are free for the next; what went wrong in them."""
        wrong: list[str] = []
        for shown in self.pages:
            wrong += [*(f"asked for {address}" for address in shown.outside), *shown.errors]
            shown.outside.clear()
            shown.errors.clear()
            shown.used = False
        return wrong

    def close(self) -> None:
        """Close all pages."""
        for shown in self.pages:
            shown.page.close()
        self.pages.clear()


def _load(page: Page, address: str) -> None:
    page.goto("about:blank")  # or a change of the address alone would load nothing
    page.goto(address)
    chromium.until(page, chromium.READY)
    chromium.settle(page)
