"""The app in the language of the browser, and in another that is chosen beside the names of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests import chromium
from tests.browser import unpainted
from tests.browser.conftest import WITHOUT_ANIMATIONS

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_the_app_speaks_the_language_of_the_browser_until_another_is_chosen(browser: Browser, app: str) -> None:
    with browser.new_context(locale="ja-JP") as context:
        context.set_default_timeout(chromium.PATIENCE)
        context.add_init_script(WITHOUT_ANIMATIONS)
        context.add_init_script(unpainted.SCRIPT)
        page = context.new_page()
        page.goto(f"{app}/dossiers")
        expect(chromium.navigation(page, "戦闘序列")).to_be_visible()
        chromium.comes_to(page, "document.documentElement.lang", "ja")
        before = page.evaluate("history.length")
        chromium.press(page.locator(".st-key-language input"))
        chromium.press(page.locator("[role=option]", has_text="Русский"))
        chromium.comes_to(page, "document.documentElement.lang", "ru")
        chromium.comes_to(page, "location.search", "?language=ru")
        assert page.evaluate("history.length") == before
        chromium.press(page.locator("a.title", has_text="Штурм Хутоуского укрепрайона"))
        frame = page.frame_locator('iframe[title="Карта атласа"]')
        frame.locator("html[lang=ru][data-ready=true] .timebar").wait_for()
        state = frame.locator(".timebar").evaluate("[atlas.date, atlas.selected, atlas.language]")
        assert state == ["1945-08-09", "hutou", "ru"]
        chromium.comes_to(page, "location.search", "?dossier=hutou&language=ru")
