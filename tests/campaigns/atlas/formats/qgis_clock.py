"""Run by the Python of QGIS: opens a GeoPackage and prints, as JSON, what its clock shows on each of some days.

``python qgis_clock.py FILE DAY …``
"""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import (  # type: ignore[import-not-found]
    QgsApplication,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime  # type: ignore[import-not-found]

application = QgsApplication([], False)  # noqa: FBT003 - without a window
application.initQgis()
layer = QgsVectorLayer(f"{sys.argv[1]}|layername=atlas", "atlas", "ogr")
layer.loadDefaultStyle()  # as QGIS does when a user adds the layer
clock = layer.temporalProperties()
context = QgsVectorLayerTemporalContext()
context.setLayer(layer)
shown = {}
for day in sys.argv[2:]:
    begin = QDateTime(QDate.fromString(day, "yyyy-MM-dd"), QTime(0, 0))
    span = QgsDateTimeRange(begin, begin.addDays(1), True, False)  # noqa: FBT003 - its end is not in it
    request = QgsFeatureRequest().setFilterExpression(clock.createFilterString(context, span))
    shown[day] = sorted(feature["id"] for feature in layer.getFeatures(request))
types = {field.name(): field.typeName() for field in layer.fields()}
answer = {
    "active": clock.isActive(),
    "renderer": layer.renderer().type(),
    "types": types,
    "fields": [clock.startField(), clock.endField()],
    "shown": shown,
}
print(json.dumps(answer), flush=True)
os._exit(0)  # QGIS may crash while it is taken down
