"""Costs grow as the page says, on record and measured afresh, and its plots show what is recorded."""

import copy
from collections.abc import Callable
from itertools import pairwise
from math import log10
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from hooks.cost import figure, on_page_markdown
from proof.environments import environment, read_releases
from reference.cost import ROOT, SIZES, Cost, measure, misfits, recorded, seal

NEWEST = [release.name for release in read_releases().values() if release.ci][-1]
PAGES = sorted((ROOT / "site").rglob("cost/index.html"))
NAMES = {"app.purge_tasks()": "purge_tasks", "for task in app.tasks": "walk"}


def test_recorded_costs_grow_as_the_page_says() -> None:
    assert [*map(int, recorded()["registry"])] == SIZES
    assert not misfits(recorded(), "proof/cost.json"), "\n".join(misfits(recorded(), "proof/cost.json"))


def test_fresh_costs_grow_as_the_page_says() -> None:
    found = misfits(measure(SIZES[:-1], str(environment(NEWEST))), "measured just now")
    assert not found, "\n".join(found)


def test_recorded_costs_are_those_of_the_programs() -> None:
    assert recorded()["seal"] == seal(recorded()), (
        "proof/cost.json, or a program of snippets/cost/, has changed since it was measured; run `nox -s update-cost`"
    )


def test_changed_figure_breaks_the_seal() -> None:
    cost = copy.deepcopy(recorded())
    cost["start"]["named"] += 0.01
    assert seal(cost) != cost["seal"]


def slow_start(cost: Cost) -> None:
    cost["start"]["named"] = 22.0


def heavy_tasks(cost: Cost) -> None:
    cost["memory"]["named"] = 11170


def cheap_million(cost: Cost) -> None:
    cost["registry"]["1000000"]["purge_tasks"] = cost["registry"]["100000"]["purge_tasks"]


def square_walk(cost: Cost) -> None:
    cost["registry"]["10000"]["walk"] *= 10


def growing_search(cost: Cost) -> None:
    cost["registry"]["1000000"]["get_task"] = 40


@pytest.mark.parametrize(
    ("plant", "message"),
    [
        (slow_start, "planted: add_task with a name, in create_task, is 22, not between"),
        (heavy_tasks, "planted: bytes of a finished task with a name is 11170, not between"),
        (cheap_million, "planted: purge_tasks of 1,000,000 tasks, in purge_tasks of 100,000, is 1, not between"),
        (square_walk, "planted: walk of 10,000 tasks, in walk of 1,000, is "),
        (growing_search, "planted: get_task among 1,000,000 tasks, in create_task, is 40, not between"),
    ],
)
def test_cost_of_another_shape_is_named(plant: Callable[[Cost], None], message: str) -> None:
    cost = copy.deepcopy(recorded())
    plant(cost)
    assert any(found.startswith(message) for found in misfits(cost, "planted"))


def plot(page: Path, name: str) -> Any:
    return html.parse(page).getroot().xpath(f"//*[contains(@aria-labelledby, 'plot-{name}-title')]")[0]


def texts(svg: Any, kind: str) -> list[Any]:
    return [element for element in svg.iter("text") if kind in element.get("class", "").split()]


def misdrawn_bars(svg: Any, cost: Cost) -> list[str]:
    """Bars that are not as long as their values, next to the first."""
    lengths = [float(bar.get("width")) for bar in svg.iter("rect")]
    values = [float(f"{value:.2g}") for value in cost["start"].values()]
    shown = [text.text for text in texts(svg, "plot__value")]
    found = [f"says {text}, is {value:g}" for text, value in zip(shown, values, strict=True) if text != f"{value:g}×"]
    return found + [
        f"a bar of {length / lengths[0]:.2f} for {value:g}"
        for length, value in zip(lengths, values, strict=True)
        if length / lengths[0] != pytest.approx(value, rel=0.02)
    ]


def scale(ticks: list[Any], coordinate: str) -> Callable[[float], float]:
    """From a place on an axis to its value: between ticks, the logarithm grows evenly."""
    marks = [(float(tick.get(coordinate)), log10(float(tick.text.replace(",", "")))) for tick in ticks]
    steps = {round((b[0] - a[0]) / (b[1] - a[1]), 1) for a, b in pairwise(marks)}
    assert max(steps) - min(steps) <= 0.2, "the ticks of an axis are not evenly set"
    (first, low), (last, high) = marks[0], marks[-1]
    return lambda place: 10 ** (low + (place - first) * (high - low) / (last - first))


def misdrawn_points(svg: Any, cost: Cost) -> list[str]:
    """Points of curves that are not where the axes have their values, and lines that miss their points."""
    x, y = scale(texts(svg, "plot__column"), "x"), scale(texts(svg, "plot__row"), "y")
    found = []
    for curve in svg.xpath(".//*[contains(@class, 'plot__curve')]"):
        operation = NAMES[texts(curve, "plot__name")[0].text]
        points = [(float(point.get("cx")), float(point.get("cy"))) for point in curve.iter("circle")]
        line = [tuple(map(float, pair.split(","))) for pair in curve.find("polyline").get("points").split()]
        if line != points:
            found.append(f"the line of {operation} misses its points")
        # The number of a tick stands 4 units below its line.
        read = {round(x(across)): y(up + 4) for across, up in points}
        for (size, value), (shown_size, shown) in zip(
            ((int(size), figures[operation]) for size, figures in cost["registry"].items()), read.items(), strict=True
        ):
            if shown_size != pytest.approx(size, rel=0.03) or shown != pytest.approx(value, rel=0.03):
                found.append(f"{operation}: a point at {shown_size:,} and {shown:,.1f} for {size:,} and {value:,.1f}")
    return found


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT / "site")) for page in PAGES])
def test_plots_fit_the_record(page: Path) -> None:
    assert not misdrawn_bars(plot(page, "start"), recorded())
    assert not misdrawn_points(plot(page, "registry"), recorded())
    assert len([*plot(page, "start").iter("rect")]) == 3
    assert len([*plot(page, "registry").iter("circle")]) == 2 * len(SIZES)


def test_misdrawn_plots_are_named() -> None:
    bars, curves = plot(PAGES[0], "start"), plot(PAGES[0], "registry")
    bars.xpath(".//rect")[1].set("width", "50")
    assert any("a bar of " in found for found in misdrawn_bars(bars, recorded()))
    point = curves.xpath(".//circle")[2]
    point.set("cy", str(float(point.get("cy")) - 20))
    found = misdrawn_points(curves, recorded())
    assert any("the line of purge_tasks misses its points" in each for each in found)
    assert any(each.startswith("purge_tasks: a point at ") and " for 100,000 and " in each for each in found)


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT / "site")) for page in PAGES])
def test_plots_speak_the_language_of_the_page(page: Path) -> None:
    """Each has a title and a description, whose figures are the recorded ones, and no style of its own."""
    korean = html.parse(page).getroot().get("lang") == "ko"
    for name, value in ("start", "start.named"), ("registry", "registry.1000000.purge_tasks"):
        svg = plot(page, name)
        title, description = svg.find("title"), svg.find("desc")
        assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        for said in title.text, description.text:
            assert any("가" <= letter <= "힣" for letter in said) == korean
        assert figure(recorded(), value) in description.text
        assert b"style" not in etree.tostring(svg)


def test_figures_of_the_text_are_recorded() -> None:
    for page in PAGES:
        cells = html.parse(page).getroot().xpath("//table//tr/td[3]")
        assert [cell.text for cell in cells] == [figure(recorded(), f"registry.{size}.purge_tasks") for size in SIZES]


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        (
            "{{ cost.start.unnamed }}",
            r"docs/en/cost\.md: `{{ cost\.start\.unnamed }}`: proof/cost\.json has no 'unnamed'",
        ),
        ("::: cost/end\n", "there is no such plot; there are start, registry"),
        ("::: cost/start\n\n    A title alone\n", "two indented paragraphs belong below it"),
    ],
)
def test_wrong_place_stops_the_build(markdown: str, message: str) -> None:
    config = MkDocsConfig(config_file_path=str(ROOT / "mkdocs.yml"))
    page = Page(None, File("en/cost.md", "docs", "site", True), config)
    with pytest.raises(PluginError, match=message):
        on_page_markdown(markdown, page=page, config=config)
