"""The ground under everything, as a value: layers, tables of who held what, names, relief."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from geodata import (
    crossings,
    dated_table,
    ground_cover,
    heights,
    layer_files,
    map_names,
    official_areas,
    relief_files,
    roads,
    sheet_files,
    sheets,
)
from geodata.coast import Shore
from geodata.errors import GroundError
from geodata.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd

    from geodata.crossings import Crossing
    from geodata.dated_table import Row, Table
    from geodata.gazetteer import Place
    from geodata.ground_cover import Cover
    from geodata.heights import Height
    from geodata.layer_files import Layer
    from geodata.map_names import LandName, NaturalName
    from geodata.official_areas import OfficialArea
    from geodata.relief_files import Relief
    from geodata.roads import Road
    from geodata.sheet_files import SheetGround
    from geodata.sheets import Sheet

FOLDER = Path(__file__).parent
REGION = shapely.box(70.0, 25.0, 165.0, 65.0)
"""Where the atlas is detailed: longitude 70 to 165°E, latitude 25 to 65°N."""


@dataclass(frozen=True, eq=False)
class Ground:
    """The ground of one state of the files.

    Each file is read when it is first needed and kept with the value; where files have changed, make a new value.
    GeoDataFrames are shared: copy one before you change it. What cannot be read raises GroundError, which says what to
    do; mistakes in the rows of a table do not, they are listed beside its rows.

    Attributes
    ----------
    tables
        Folder of the tables of ``geodata``, such as ``territories.csv``.
    layers
        Folder of the layers as ``python -m geodata build`` made them.
    """

    tables: Path = FOLDER
    layers: Path = FOLDER / "layers"
    _layers: dict[str, Layer] = field(default_factory=dict, init=False, repr=False)
    _tables: dict[Table, tuple[tuple[Row, ...], tuple[Problem, ...]]] = field(
        default_factory=dict, init=False, repr=False
    )
    _unions: dict[tuple[str, ...], shapely.Geometry] = field(default_factory=dict, init=False, repr=False)

    def layer(self, name: str) -> Layer:
        """The layer of a name, such as ``cells``. Raises GroundError when it cannot be read."""
        if name not in self._layers:
            self._layers[name] = layer_files.read(name, self.layers)
        return self._layers[name]

    def table(self, table: Table) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
        """Rows of a table and what is wrong with it, see ``dated_table.read``."""
        if table not in self._tables:
            rows, problems = dated_table.read(table, self.tables / table.path_name)
            self._tables[table] = tuple(rows), tuple(problems)
        return self._tables[table]

    def union_of_cells(self, cells: tuple[str, ...]) -> shapely.Geometry:
        """Union of cells by their ids; they share edges exactly, so none is left inside. EPSG:4326."""
        if cells not in self._unions:
            known = self.layer("cells").by_id
            shapes = [known[cell] for cell in cells]
            self._unions[cells] = shapes[0] if len(shapes) == 1 else shapely.coverage_union_all(shapes)
        return self._unions[cells]

    @cached_property
    def land(self) -> gpd.GeoDataFrame:
        """Land of the world, one polygon a row: ``id, geometry``; EPSG:4326. Detailed in ``REGION``."""
        return self.layer("land").frame()

    @cached_property
    def sea(self) -> gpd.GeoDataFrame:
        """The world between 85°S and 85°N without the land, one row: ``id, geometry``; EPSG:4326."""
        return self.layer("sea").frame()

    @cached_property
    def lakes(self) -> gpd.GeoDataFrame:
        """Lakes of the region: ``id, name, rank, source, geometry``; EPSG:4326.

        The name may be empty; rank 1 is the greatest.
        """
        return self.layer("lakes").frame()

    @cached_property
    def rivers(self) -> gpd.GeoDataFrame:
        """Named rivers of the region: ``id, name, rank, source, geometry``; EPSG:4326. Rank 1 is the greatest."""
        return self.layer("rivers").frame()

    @cached_property
    def shore(self) -> Shore:
        """Where land meets the sea: parts a land's outline into coast and borders."""
        return Shore(self.layer("sea").shapes)

    @cached_property
    def relief(self) -> Relief:
        """Where the shaded relief lies and what it covers.

        Raises
        ------
        GroundError
            When the picture or its description is missing.
        """
        return relief_files.read(self.layers)

    @property
    def theatre_relief(self) -> Relief | None:
        """The finer relief of the theatre, with transparency; None where its files are missing or damaged.

        The coarse relief serves then; ``sheet_problems`` says why.
        """
        return self._theatre_relief[0]

    @cached_property
    def _theatre_relief(self) -> tuple[Relief | None, list[Problem]]:
        try:
            return relief_files.read(self.layers, relief_files.THEATRE), []
        except GroundError as error:
            expected = "the finer relief of the theatre as it was built; the coarse one is drawn"
            return None, [Problem("geodata/layers", 0, "theatre relief", str(error), expected)]

    def heights(self, places: Mapping[str, Place]) -> tuple[list[Height], list[Problem]]:
        """Named hills, each with a position, and every mistake of their table; ``places`` is the gazetteer by id."""
        return heights.read(self.tables / heights.FILE_NAME, places)

    def roads(self, places: Mapping[str, Place]) -> tuple[list[Road], list[Problem]]:
        """Roads of the battlefields, and every mistake of their table; ``places`` is the gazetteer by id."""
        return roads.read(self.tables / roads.FILE_NAME, places)

    @cached_property
    def crossings(self) -> tuple[list[Crossing], list[Problem]]:
        """Bridges, fords and ferries of the battlefields, and every mistake of their table."""
        return crossings.read(self.tables / crossings.FILE_NAME)

    @cached_property
    def cover(self) -> tuple[list[Cover], list[Problem]]:
        """Sand, woods and marshes of the battlefields that sources tell of, and every mistake of their table."""
        return ground_cover.read(self.tables / ground_cover.FILE_NAME, self._sheet_rows[0])

    @cached_property
    def _sheet_rows(self) -> tuple[list[Sheet], list[Problem]]:
        return sheets.read(self.tables / sheets.FILE_NAME)

    @cached_property
    def _sheets(self) -> tuple[list[SheetGround], list[Problem]]:
        return sheet_files.read_all(self._sheet_rows[0], self.layers, self.relief.land_colour)

    @property
    def sheets(self) -> list[SheetGround]:
        """Battlefield sheets in the order of ``sheets.csv``: where two overlap, the first lies above.

        A sheet whose row or files have a mistake is left out, see ``sheet_problems``; the theatre's ground serves.
        """
        return self._sheets[0]

    @property
    def sheet_problems(self) -> list[Problem]:
        """Everything wrong with ``sheets.csv``, the files of the sheets and the finer relief of the theatre."""
        return [*self._theatre_relief[1], *self._sheet_rows[1], *self._sheets[1]]

    @cached_property
    def _natural_names(self) -> tuple[list[NaturalName], list[Problem]]:
        rivers = frozenset(self.layer("rivers").by_id)
        return map_names.read_natural(self.tables / map_names.NATURAL_FILE, rivers)

    @cached_property
    def _land_names(self) -> tuple[dict[str, LandName], list[Problem]]:
        return map_names.read_lands(self.tables / map_names.LAND_FILE)

    @property
    def natural_names(self) -> list[NaturalName]:
        """Seas, ranges, regions and rivers with their names, in file order; a wrong row is left out."""
        return self._natural_names[0]

    @property
    def land_name_rows(self) -> dict[str, LandName]:
        """Rows of ``land_names.csv`` by the English name of a territory or island."""
        return self._land_names[0]

    @cached_property
    def land_names(self) -> dict[str, LandName]:
        """Short and foreign names of lands by their English name; one that is called as a power is, is named so."""
        return map_names.of_powers() | self.land_name_rows

    @property
    def name_problems(self) -> list[Problem]:
        """Everything wrong with the tables of names."""
        return [*self._natural_names[1], *self._land_names[1]]

    @cached_property
    def _official_areas(self) -> tuple[list[OfficialArea], list[Problem]]:
        return official_areas.read(self.tables / official_areas.FILE_NAME)

    @property
    def official_areas(self) -> list[OfficialArea]:
        """Areas as statistics of the time gave them, in file order; a wrong row is left out."""
        return self._official_areas[0]

    @property
    def official_area_problems(self) -> list[Problem]:
        """Everything wrong with ``official_areas.csv``."""
        return self._official_areas[1]
