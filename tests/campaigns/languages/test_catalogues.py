from pathlib import Path

import pytest

from campaigns.languages import catalogues
from campaigns.languages.catalogues import Catalogue, Entry
from campaigns.languages.translatable import Text

TITLE = Text("hutou title", "Siege of Hutou", [("campaigns/dossiers/hutou.yaml", 2)])
NOTE = Text("hutou dates.note", '5 % of "all"\nand more', [("campaigns/dossiers/hutou.yaml", 9)])
BROKEN = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

#: campaigns/dossiers/hutou.yaml:2
msgctxt "hutou title"
msgid "Siege of Hutou"
msgstr "虎頭要塞の戦い

#: campaigns/dossiers/hutou.yaml:3
msgctxt "hutou label"
msgid "Hutou"
msgstr "虎頭"

msgctxt "hutou summary"
msgid "A fortress."

msgctxt "hutou label"
msgid "Hutou"
msgstr "虎林"

#, fuzzy
#| msgid "Iman"
msgctxt "hutou outcome.text"
msgid "The Iman"
msgstr "イマン"
"""
ENTRIES = r"""
msgctxt "hutou title"
msgid "Siege of Hutou"
msgstr ""

#: campaigns/dossiers/hutou.yaml:9
#, fuzzy
# usual
# name
#| msgid "A fort"
msgctxt "hutou summary"
msgid "A \"fort\"\\"
msgstr "\t要塞\n"

msgctxt "hutou note"
msgid "A fort "
"of concrete"
msgstr "要塞"

#~ msgctxt "hutou lost"
#~ msgid "Gone"
#~ msgstr "無"

#. of a program
msgid "No context"
msgstr "文脈なし"
"""


def _texts(*texts: Text) -> dict[tuple[str, str], Text]:
    return {text.key: text for text in texts}


def test_what_is_written_is_read_again_and_written_the_same(tmp_path: Path) -> None:
    path = tmp_path / "ja" / "dossiers.po"
    entries = {
        TITLE.key: Entry("虎頭要塞の戦い", comments=("the usual name",)),
        NOTE.key: Entry("5 % …\n他", is_stale=True, was='4 % of "all"'),
    }
    catalogues.write(path, Catalogue("ja", "dossiers", entries), [TITLE, NOTE])
    found = catalogues.read("ja", "dossiers", tmp_path)
    assert not found.problems
    assert found.of(*TITLE.key) == "虎頭要塞の戦い"
    assert found.entries[TITLE.key].comments == ("the usual name",)
    assert found.of(*NOTE.key) == ""  # not shown while it is stale
    assert found.entries[NOTE.key].was == '4 % of "all"'
    before = path.read_bytes()
    catalogues.write(path, found, [TITLE, NOTE])
    assert path.read_bytes() == before
    assert b"#: campaigns/dossiers/hutou.yaml:9" in before
    assert b"python-format" not in before


def test_an_entry_that_does_not_read_is_named_with_its_line_and_the_others_are_kept(tmp_path: Path) -> None:
    (tmp_path / "ja").mkdir()
    (tmp_path / "ja" / "dossiers.po").write_text(BROKEN, encoding="utf-8")
    found = catalogues.read("ja", "dossiers", tmp_path)
    assert found.of("hutou label", "Hutou") == "虎頭"
    assert set(found.entries) == {("hutou label", "Hutou"), ("hutou outcome.text", "The Iman")}
    assert sorted(problem.line for problem in found.problems) == [8, 16, 18]
    assert all(problem.file == "campaigns/languages/ja/dossiers.po" for problem in found.problems)


def test_bytes_of_another_encoding_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "ja").mkdir()
    good, bad = BROKEN.split("\n\n")[2], 'msgctxt "hutou title"\nmsgid "Siege of Hutou"\nmsgstr "虎頭"'
    data = good.encode() + b"\n\n" + bad.encode("shift-jis") + b"\n"
    (tmp_path / "ja" / "dossiers.po").write_bytes(data)
    found = catalogues.read("ja", "dossiers", tmp_path)
    assert found.of("hutou label", "Hutou") == "虎頭"
    assert [problem.line for problem in found.problems] == [8]


def test_changed_english_keeps_its_translation_as_stale_and_the_same_words_elsewhere_are_known() -> None:
    old = {("hutou summary", "A fort."): Entry("要塞。"), ("hutou label", "Hutou"): Entry("虎頭")}
    new = _texts(Text("hutou summary", "A fortress."), Text("hutou label", "Hutou"), Text("iman label", "Hutou"))
    found = catalogues.updated(old, new)
    assert found["hutou summary", "A fortress."] == Entry("要塞。", is_stale=True, was="A fort.")
    assert found["hutou label", "Hutou"].translation == found["iman label", "Hutou"].translation == "虎頭"
    assert catalogues.updated(found, new) == found


def test_entries_on_three_lines_are_read_as_babel_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ja").mkdir()
    (tmp_path / "ja" / "dossiers.po").write_text(ENTRIES, encoding="utf-8")
    quickly = catalogues.read("ja", "dossiers", tmp_path)
    monkeypatch.setattr(catalogues, "_plain", lambda _: [])
    by_babel = catalogues.read("ja", "dossiers", tmp_path)
    assert list(quickly.entries.items()) == list(by_babel.entries.items())
    assert not quickly.problems
    assert not by_babel.problems
    assert quickly.entries["hutou summary", 'A "fort"\\'] == Entry(
        "\t要塞\n", 12, is_stale=True, was="A fort", comments=("usual", "name")
    )
    assert len(quickly.entries) == 4
