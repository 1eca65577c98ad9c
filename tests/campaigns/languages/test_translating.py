from pathlib import Path

import pytest

from campaigns.history import History
from campaigns.languages import catalogues, status, translatable, translating
from campaigns.languages.catalogues import Catalogue, Entry
from campaigns.languages.translatable import Domain, Text

HUTOU = """\
title: Siege of Hutou
importance: 2
names: {ja: 虎頭要塞の戦い}
summary: >
  A fortress on
  the Ussuri.

  It fell late.
axes:
  - formation: 35th Army
    waypoints: [{note: By night.}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("dossiers", "tours"):
        (tmp_path / "campaigns" / folder).mkdir(parents=True)
    for file in translatable.TABLES:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("id\n")
    (tmp_path / "campaigns/dossiers/hutou.yaml").write_text(HUTOU, encoding="utf-8")
    (tmp_path / "campaigns/dossiers/torn.yaml").write_text("title: [", encoding="utf-8")
    (tmp_path / "campaigns/glossary.csv").write_text("term,forms,explanation,source\nban,,A Mongolian.,\n")
    return tmp_path


def test_texts_are_known_by_context_and_words_with_the_lines_where_they_stand(root: Path) -> None:
    found = translatable.collect(root)
    assert list(found["dossiers"].values()) == [
        Text("hutou title", "Siege of Hutou", [("campaigns/dossiers/hutou.yaml", 1)]),
        Text("hutou summary", "A fortress on the Ussuri.\nIt fell late.", [("campaigns/dossiers/hutou.yaml", 4)]),
        Text("formation", "35th Army", [("campaigns/dossiers/hutou.yaml", 10)]),
        Text("hutou axes.waypoints.note", "By night.", [("campaigns/dossiers/hutou.yaml", 11)]),
    ]
    assert [text.context for text in found["tables"].values()] == ["glossary term", "glossary explanation"]


def test_catalogues_follow_the_english_and_status_tells_what_is_missing(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "languages"
    folder.mkdir()
    texts = translatable.collect(root)
    assert all(not problems for _, problems in status.update(texts, folder))
    path = folder / "ru" / "dossiers.po"
    po = path.read_text(encoding="utf-8")
    path.write_text(po.replace('msgid "By night."\nmsgstr ""', 'msgid "By night."\nmsgstr "Ночью."'), encoding="utf-8")
    file = root / "campaigns/dossiers/hutou.yaml"
    file.write_text(HUTOU.replace("By night", "In the night"), encoding="utf-8")
    texts = translatable.collect(root)
    told = list(status.lines(texts, [catalogues.read("ru", "dossiers", folder)], {}))
    assert told == ["ru dossiers that do not read: 0 of 4 texts, 0.0% (3 missing, 1 out of date)"]
    list(status.update(texts, folder))
    assert '#, fuzzy\n#| msgid "By night."' in path.read_text(encoding="utf-8")
    assert status.problems(folder) == []


def test_a_number_lost_in_translation_is_named_with_its_line(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "languages"
    catalogue_ = Catalogue("ja", "dossiers", {("formation", "35th Army"): Entry("第53軍")})
    texts = translatable.collect(root)["dossiers"].values()
    catalogues.write(folder / "ja" / "dossiers.po", catalogue_, texts)
    catalogues.write(folder / "fr" / "dossiers.po", catalogue_, texts)
    unknown, lost, added = status.problems(folder)
    assert "unknown language" in unknown.found
    assert lost.line == added.line > 1
    assert "35" in lost.expected
    assert "53" in added.found


def test_the_history_speaks_a_language_as_far_as_it_is_translated(history: History) -> None:
    dossier = history.dossiers["hutou"]
    summary = translatable.words(dossier.summary)
    formation = dossier.axes[0].formation
    entries = {("hutou summary", summary): Entry("要約"), ("formation", formation): Entry("第35軍")}
    of: dict[Domain, Catalogue] = {
        "dossiers": Catalogue("ja", "dossiers", entries),
        "tours": Catalogue("ja", "tours"),
        "tables": Catalogue("ja", "tables", {("glossary term", history.glossary[0].term): Entry("語")}),
    }
    found = translating.translated(history, "ja", of)
    assert found.dossiers["hutou"].title == dossier.names.ja
    assert found.dossiers["hutou"].summary == "要約"
    assert found.dossiers["hutou"].axes[0].formation == "第35軍"
    assert found.dossiers["hutou"].dates == dossier.dates
    assert found.glossary[0].term == "語"
    assert found.tours == history.tours


def test_what_moved_is_called_by_its_own_name_where_the_dossier_has_no_translation(history: History) -> None:
    entries = {("formation", "Naval scouts and submachine-gunners"): Entry("海軍偵察隊と短機関銃兵")}
    of: dict[Domain, Catalogue] = {
        "dossiers": Catalogue("ja", "dossiers", entries),
        "tours": Catalogue("ja", "tours"),
        "tables": Catalogue("ja", "tables"),
    }
    found = translating.translated(history, "ja", of)
    landed = [axis.formation for axis in found.dossiers["seishin-landing"].axes]
    assert f"{history.formations['su-140-reconnaissance-detachment'].names['ja']}（海軍偵察隊と短機関銃兵）" in landed  # noqa: RUF001
    english = {
        told.formation
        for id_, dossier in history.dossiers.items()
        for axis, told in zip(dossier.axes, found.dossiers[id_].axes, strict=True)
        if axis.unit and axis.formation == history.formations[axis.unit].name == told.formation
        and "ja" in history.formations[axis.unit].names
    }  # fmt: skip
    assert english == set()
