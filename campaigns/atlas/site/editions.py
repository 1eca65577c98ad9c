"""The languages of a site: English at its root, each other one in a folder of its own, which has the same files.

What all of them share lies at the root once: pictures, data, the style sheet, scripts, the map.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from campaigns.atlas.export_selection import ExportError
from campaigns.atlas.site.addresses import SiteAddresses
from campaigns.languages.spoken import ENGLISH
from campaigns.symbology import languages
from geodata.translated import LANGUAGES

ALL = (ENGLISH, *LANGUAGES)
_TERRITORIES = {ENGLISH: "en_GB", "ru": "ru_RU", "ja": "ja_JP", "zh": "zh_CN"}
"""Languages as Open Graph has them, with a territory."""


class Alternate(NamedTuple):
    """A page in one of the languages of its site: its address from the page, and whole where that of the site is known.

    ``name`` is that of the language in itself.
    """

    language: str
    name: str
    address: str
    whole: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A site in one of its languages.

    ``languages`` are all it has, English first; ``site`` is the address it will have, with a slash at its end, or empty
    where that is not known.
    """

    language: str = ENGLISH
    languages: tuple[str, ...] = (ENGLISH,)
    site: str = ""

    @property
    def folder(self) -> str:
        """Its folder below the site's, with a slash at its end; empty of English."""
        return folder_of(self.language)

    @property
    def is_one_of_several(self) -> bool:
        """Whether the site has other languages."""
        return len(self.languages) > 1

    @property
    def territory(self) -> str:
        """The language with a territory, as Open Graph has it: ``ja_JP``."""
        return _TERRITORIES[self.language]

    def file_of(self, path: str) -> str:
        """The file of a page below the site's folder, by its file below that of the language."""
        return self.folder + path

    def address_of(self, path: str) -> str:
        """The whole address of a page; empty where that of the site is not known."""
        return urljoin(self.site, self.file_of(path)) if self.site else ""

    def addresses(self, path: str) -> SiteAddresses:
        """Addresses as a page has them, by its file below the folder of the language."""
        up = "../" * path.count("/")
        root = up + "../" * self.folder.count("/")
        return SiteAddresses(up, root, self.language if self.is_one_of_several else "")

    def alternates(self, path: str) -> list[Alternate]:
        """A page in every language of the site, this one too; none where there is one alone."""
        if not self.is_one_of_several:
            return []
        where = self.addresses(path)
        return [
            Alternate(
                code,
                languages.LANGUAGES[code].partition(",")[0],
                where.shared(folder_of(code) + path),
                urljoin(self.site, folder_of(code) + path) if self.site else "",
            )
            for code in self.languages
        ]


def folder_of(language: str) -> str:
    """The folder of a language below the site's, with a slash at its end; empty of English."""
    return "" if language == ENGLISH else f"{language}/"


def asked(text: str) -> tuple[str, ...]:
    """The languages of a site as they are asked for, ``en,ru,ja``: English is one of them always, and the first.

    Raises
    ------
    ExportError
        If one is no language of the atlas.
    """
    codes = [code.strip().lower() for code in text.split(",")]
    if unknown := [code for code in codes if code not in ALL]:
        raise ExportError(f"unknown language {unknown[0]!r}; expected some of {', '.join(ALL)}, such as en,ja")
    return tuple(code for code in ALL if code == ENGLISH or code in codes)
