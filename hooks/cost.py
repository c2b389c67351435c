"""Show what was measured of costs: ``::: cost/start`` becomes a plot, ``{{ cost.start.named }}`` a figure of the text.

All of it comes from ``proof/cost.json``, which ``nox -s update-cost`` writes. The two indented paragraphs below a
plot's name are for those who do not see it: its title and its description.

A plot is SVG without a style of its own; theme/assets/site.css colors it by its classes.
"""

import json
import re
from collections.abc import Callable
from math import log10
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

PLOT = re.compile(r"^::: cost/(?P<name>\S+)\n(?P<texts>(?:\n* {4}.+\n)*)", re.MULTILINE)
FIGURE = re.compile(r"\{\{ cost\.(?P<path>[\w.]+) \}\}")

#: The width that all coordinates refer to: letters of 12 units can be read when a phone shows it 330 pixels wide.
WIDTH = 360
#: A row of bars: its height, that of its bar, and the room for the value behind the longest one.
ROW, BAR, VALUE = 44, 16, 46
#: What stands around curves, and their height.
LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 72, 32, 26, 44, 240

Cost = dict[str, Any]


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Raises PluginError for a figure that was not measured, and for a plot that is not known or has no texts."""
    cost: Cost = json.loads((Path(config.config_file_path).parent / "proof" / "cost.json").read_text())

    def shown(place: re.Match[str]) -> str:
        try:
            return figure(cost, place["path"])
        except KeyError as error:
            raise wrong(place, f"proof/cost.json has no {error.args[0]!r}") from error

    def drawn(place: re.Match[str]) -> str:
        texts = re.split(r"\n{2,}", place["texts"].strip())
        if place["name"] not in PLOTS:
            raise wrong(place, f"there is no such plot; there are {', '.join(PLOTS)}")
        if len(texts) != 2:
            raise wrong(place, "two indented paragraphs belong below it, its title and its description")
        svg = PLOTS[place["name"]](cost, config.extra["words"])
        svg.set("aria-labelledby", f"plot-{place['name']}-title plot-{place['name']}-desc")
        for number, (tag, text) in enumerate(zip(("title", "desc"), texts, strict=True)):
            said = Element(tag, {"id": f"plot-{place['name']}-{tag}"})
            said.text = " ".join(text.split())
            svg.insert(number, said)
        return f"<figure>{tostring(svg, encoding='unicode')}</figure>\n"

    def wrong(place: re.Match[str], what: str) -> PluginError:
        return PluginError(f"docs/{page.file.src_uri}: `{place[0].splitlines()[0]}`: {what}")

    return PLOT.sub(drawn, FIGURE.sub(shown, markdown))


def figure(cost: Cost, path: str) -> str:
    """A figure as the text has it: two digits that count, thousands apart. Raises KeyError where there is none."""
    value: Any = cost
    for name in path.split("."):
        value = value[name]
    return value if isinstance(value, str) else f"{rounded(value):,g}"


def rounded(value: float) -> float:
    return float(f"{value:.2g}")


def start(cost: Cost, _words: dict[str, Any]) -> Element:
    """A bar for each way to start a task."""
    labels = {
        "create_task": "asyncio.create_task(work())",
        "add_task": "app.add_task(work())",
        "named": "app.add_task(work(), name=…)",
    }
    return bars([(labels[way], rounded(value)) for way, value in cost["start"].items()])


def registry(cost: Cost, words: dict[str, Any]) -> Element:
    """A curve for each operation that visits all registered tasks."""
    labels = {"purge_tasks": "app.purge_tasks()", "walk": "for task in app.tasks"}
    series = {
        label: {int(size): figures[operation] for size, figures in cost["registry"].items()}
        for operation, label in labels.items()
    }
    return curves(words["registered"], "× asyncio.create_task", series)


PLOTS: dict[str, Callable[[Cost, dict[str, Any]], Element]] = {"start": start, "registry": registry}


def bars(values: list[tuple[str, float]]) -> Element:
    """Horizontal bars from zero: (label, value) for each, the label above and the value behind it."""
    svg = picture(ROW * len(values))
    most = max(value for _, value in values)
    for number, (label, value) in enumerate(values):
        top, length = ROW * number, (WIDTH - VALUE) * value / most
        write(svg, 0, top + 14, label, "name")
        bar = {"class": "plot__bar", "x": "0", "y": f"{top + 20}", "width": f"{length:.1f}", "height": f"{BAR}"}
        SubElement(svg, "rect", bar)
        write(svg, length + 6, top + 33, f"{value:g}×", "value")
    return svg


def curves(across: str, up: str, series: dict[str, dict[int, float]]) -> Element:
    """Curves on two logarithmic axes with a tick at each power of ten; ``across`` and ``up`` name the axes.

    ``series`` holds, by label, y of at least 1 by x; the first label stands above its curve, others below theirs.
    """
    columns = powers([x for points in series.values() for x in points])
    rows = powers([y for points in series.values() for y in points.values()])
    svg = picture(TOP + HEIGHT + BOTTOM)

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            LEFT + (WIDTH - LEFT - RIGHT) * log10(x / columns[0]) / log10(columns[-1] / columns[0]),
            TOP + HEIGHT - HEIGHT * log10(y / rows[0]) / log10(rows[-1] / rows[0]),
        )

    for row in rows:
        x, y = place(columns[0], row)
        SubElement(svg, "path", {"class": "plot__grid", "d": f"M{x:.1f} {y:.1f}H{WIDTH - RIGHT}"})
        write(svg, x - 8, y + 4, f"{row:,}", "row")
    for column in columns:
        x, y = place(column, rows[0])
        write(svg, x, y + 18, f"{column:,}", "column")
    write(svg, 0, 12, up, "axis")
    write(svg, WIDTH, TOP + HEIGHT + 38, across, "axis plot__axis--across")
    for number, (label, points) in enumerate(series.items(), 1):
        curve = SubElement(svg, "g", {"class": f"plot__curve plot__curve--{number}"})
        places = [place(x, y) for x, y in points.items()]
        SubElement(curve, "polyline", {"points": " ".join(f"{x:.1f},{y:.1f}" for x, y in places)})
        for x, y in places:
            SubElement(curve, "circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "3.5"})
        (x, y), shift = (places[-2], -8) if number == 1 else (places[1], 8)
        write(curve, x + shift, y + 4 + 1.5 * shift, label, "name")
    return svg


def powers(values: list[float]) -> list[int]:
    """The powers of ten around some values of at least 1."""
    first = int(log10(min(values)))
    last = first
    while 10**last < max(values):
        last += 1
    return [10**power for power in range(first, last + 1)]


def picture(height: int) -> Element:
    return Element("svg", {"class": "plot", "viewBox": f"0 0 {WIDTH} {height}", "role": "img"})


def write(parent: Element, x: float, y: float, text: str, kind: str) -> None:
    SubElement(parent, "text", {"class": f"plot__{kind}", "x": f"{x:.1f}", "y": f"{y:.1f}"}).text = text
