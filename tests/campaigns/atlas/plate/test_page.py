"""The printed page: names that keep off each other, a legend of what is shown, languages, fonts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg

from campaigns.atlas import export_selection
from campaigns.atlas.plate import animation, encoders, fonts, label_placement, legend, page, picture
from campaigns.atlas.plate.paper import Paper
from campaigns.scene import select
from campaigns.symbology import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import geopandas as gpd
    from matplotlib.figure import Figure

    from campaigns.history import History

Kept = tuple[list[label_placement.LabelPlacer], list[legend.Legend]]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Every lettering and legend made while a page is drawn."""
    return keep(monkeypatch)


def keep(monkeypatch: pytest.MonkeyPatch) -> Kept:
    made: Kept = ([], [])
    begin, build = label_placement.LabelPlacer.__init__, legend.build

    def noted(self: label_placement.LabelPlacer, *given: Any) -> None:  # noqa: ANN401
        begin(self, *given)
        made[0].append(self)

    def noted_legend(*given: Any) -> legend.Legend:  # noqa: ANN401
        made[1].append(build(*given))
        return made[1][-1]

    monkeypatch.setattr(label_placement.LabelPlacer, "__init__", noted)
    monkeypatch.setattr(legend, "build", noted_legend)
    return made


def drawn(
    history: History,
    whole: gpd.GeoDataFrame,
    day: str,
    layers: tuple[str, ...] | None = None,
    progress: Callable[[float, str], None] = lambda _share, _what: None,
    **options: Any,  # noqa: ANN401
) -> Figure:
    date = dt.date.fromisoformat(day)
    look = page.Options(**({"paper": Paper("a4", dpi=60)} | options))
    with fonts.setting(look.language):
        return page.draw(history, select(whole, date, date, layers), date, look, progress)


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


@dataclass(frozen=True)
class Drawn:
    """A page, what was written on it, its legend, and the shares of progress that were told meanwhile."""

    figure: Figure
    written: label_placement.LabelPlacer
    legend: legend.Legend
    shares: list[float]


@pytest.fixture(scope="module")
def khasan(history: History, whole: gpd.GeoDataFrame) -> Drawn:
    """The page of 6 August 1938, with a title and a caption that are no markup."""
    shares: list[float] = []
    with pytest.MonkeyPatch.context() as patch:
        made = keep(patch)
        words: Any = {"title": "$x^2$ <Khasan>", "caption": "a\\b & {c}"}
        figure = drawn(history, whole, "1938-08-06", progress=lambda share, _: shares.append(share), **words)
    return Drawn(figure, made[0][-1], made[1][-1], shares)


@pytest.fixture(scope="module")
def august(history: History, whole: gpd.GeoDataFrame) -> Drawn:
    """The page of 12 August 1945, the day that has most names."""
    with pytest.MonkeyPatch.context() as patch:
        made = keep(patch)
        return Drawn(drawn(history, whole, "1945-08-12"), made[0][-1], made[1][-1], [])


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize(("name", "least"), [("khasan", 15), ("august", 110)])
def test_no_name_lies_over_another_or_over_the_edge(name: str, least: int, request: pytest.FixtureRequest) -> None:
    written: label_placement.LabelPlacer = request.getfixturevalue(name).written
    plane = written.canvas.plane
    assert len(written.written) >= least
    for (one, ours), (other, theirs) in combinations(written.written, 2):
        for a in ours:
            assert plane.left <= a[0] < a[2] <= plane.right, one
            assert plane.bottom <= a[1] < a[3] <= plane.top, one
            for b in theirs:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)


def test_the_legend_lists_what_is_shown(khasan: Drawn) -> None:
    figure = khasan.figure
    shown = {entry.text for entries in khasan.legend.groups.values() for entry in entries}
    assert {"Advance: Soviet Union", "Transfer: Japan", "Border claimed: Japan", "Battle", "Manchukuo"} <= shown
    assert "Mengjiang" not in shown
    assert "6 August 1938" in texts(figure)
    assert "UTM zone 52N (WGS 84)" in " ".join(texts(figure))
    assert any(text.startswith("Made with Natural Earth. Places: GeoNames (CC BY 4.0).") for text in texts(figure))


def test_what_lies_off_the_map_is_reported(history: History, whole: gpd.GeoDataFrame) -> None:
    figure = drawn(history, whole, "1956-10-19", ("event", "territory"))
    assert any("Moscow: Joint Declaration" in text for text in texts(figure))


def test_title_and_caption_are_written_as_they_are(khasan: Drawn) -> None:
    assert {"$x^2$ <Khasan>", "a\\b & {c}"} <= set(texts(khasan.figure))


SAID = {
    "ru": ("6 августа 1938", "Хасанские бои", "95-й стрелковый полк", "Lake Khasan"),
    "ja": ("1938年8月6日", "張鼓峰事件", "第95狙撃連隊", "Soviet assault"),
    "zh": ("1938年8月6日", "张鼓峰事件", "步兵第95团", "Soviet assault"),
}


@pytest.mark.parametrize("language", SAID)
def test_languages(history: History, whole: gpd.GeoDataFrame, kept: Kept, language: str) -> None:
    figure = drawn(history, whole, "1938-08-06", language=language)
    day, battle, regiment, untranslated = SAID[language]
    assert day in texts(figure)
    names = " ".join(" ".join(text for text, _ in kept[0][0].written).split())
    assert battle in names
    assert regiment in names
    assert untranslated in names  # no name is known in the language: it falls back by itself


def test_an_unknown_language_is_reported() -> None:
    code, message = languages.known("tlh")
    assert code == "en"
    assert "tlh" in message
    assert languages.known("ru_RU") == ("ru", "")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine with no more typefaces than come with matplotlib."""
    cached = (fonts.families, fonts.glyphs, fonts._face, fonts._advance)
    for each in cached:
        each.cache_clear()
    monkeypatch.setattr(font_manager.FontManager, "get_font_names", lambda _: ["DejaVu Serif", "DejaVu Sans"])
    yield
    for each in cached:
        each.cache_clear()


@pytest.mark.usefixtures("bare")
def test_pages_are_drawn_without_the_typefaces_of_this_machine(history: History, whole: gpd.GeoDataFrame) -> None:
    day = dt.date(1938, 8, 6)
    assert fonts.families("en") == ["DejaVu Serif"]
    rows = select(whole, day, day, ("event", "territory", "unit"))
    assert picture.preview(history, rows, day, page.Options(paper=Paper("a4"))).startswith(b"\x89PNG")


@pytest.mark.usefixtures("bare")
def test_a_language_no_typeface_can_write_is_refused(whole: gpd.GeoDataFrame) -> None:
    with pytest.raises(export_selection.ExportError, match="Noto Serif CJK"):
        export_selection.rows_of(".pdf", whole, export_selection.Selection(language="ja"))
    assert len(export_selection.rows_of(".pdf", whole, export_selection.Selection(language="ru")))


@pytest.mark.parametrize(("size", "portrait", "millimetres"), [("a3", False, (420, 297)), ("a4", True, (210, 297))])
def test_paper(size: str, portrait: bool, millimetres: tuple[float, float]) -> None:  # noqa: FBT001
    paper = Paper(size, portrait=portrait)
    assert (paper.width / 72 * 25.4, paper.height / 72 * 25.4) == pytest.approx(millimetres)


def test_progress_is_reported(khasan: Drawn) -> None:
    assert khasan.shares == sorted(khasan.shares)
    assert 0 <= khasan.shares[0] < khasan.shares[-1] <= 1


def test_days_of_a_moving_picture() -> None:
    first, last = dt.date(1945, 8, 8), dt.date(1945, 9, 2)
    assert len(animation.days(first, last, 1)) == 26
    assert animation.days(first, last, 7)[-1] == last
    with pytest.raises(encoders.AnimationError, match="--step"):
        animation.days(dt.date(1904, 1, 1), last, 1)


@pytest.mark.parametrize(("day", "name"), [("1905-09-05", "Urga (Ikh Khüree)"), ("1940-01-01", "Ulan Bator")])
def test_places_are_named_as_on_the_day(
    history: History, whole: gpd.GeoDataFrame, kept: Kept, day: str, name: str
) -> None:
    drawn(history, whole, day, ("place", "territory"), box=(100.0, 42.0, 114.0, 52.0))
    [written] = kept[0]
    assert name in {text for text, _ in written.written}


@pytest.mark.parametrize("word", ["Khasan ", "張鼓峰", "x"])
def test_a_title_and_a_caption_without_end_stay_on_the_page(
    history: History, whole: gpd.GeoDataFrame, word: str
) -> None:
    words: Any = {"title": word * 150, "caption": word * 600}
    figure = drawn(history, whole, "1938-08-06", ("event", "territory"), language="ja", **words)
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call] # matplotlib's
    written = [(text.get_text(), text.get_window_extent(renderer)) for text in figure.axes[0].texts]
    cut = [box for text, box in written if text.endswith("…") and text[:-1] in word * 600]
    assert len(cut) == 2, "the title, and the second line of the caption"
    [day] = [box for text, box in written if "1938" in text and box.x1 > figure.bbox.width * 0.9][:1]
    assert all(box.x1 < figure.bbox.width for box in cut)
    title = max(cut, key=lambda box: box.y0)
    assert title.x1 < day.x0
