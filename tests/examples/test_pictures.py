"""The picture under a transcript holds what its ``.timeline`` file holds: each lane, mark, arrow and name."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from proof.published import Page, Site
from proof.sources import find_transcript

ROOT = Path(__file__).parents[2]
MARKS = {"created", "cancelled", "failed", "collected", "killed"}


def recordings(page: Page) -> list[list[dict[str, Any]]]:
    """The recordings of the page's transcripts, in order, each once."""
    found: list[list[dict[str, Any]]] = []
    for terminals in page.transcripts:
        source = find_transcript(ROOT / "snippets", [block.text for block in terminals])
        path = source[0].path.with_suffix(".timeline") if source else None
        if path is not None and path.exists():
            lanes = json.loads(path.read_text())
            if lanes not in found:
                found.append(lanes)
    return found


@pytest.fixture(scope="module")
def drawn(site: Site) -> list[tuple[Page, list[html.HtmlElement]]]:
    """The pictures of each page."""
    pages = [page for page in site.pages if not page.path.endswith(".md")]
    texts = [(site.folder / page.path / "index.html").read_text() for page in pages]
    return [
        (page, html.fromstring(text).xpath("//figure[@class='timeline']"))
        for page, text in zip(pages, texts, strict=True)
    ]


def test_every_recording_is_drawn(drawn: list[tuple[Page, list[html.HtmlElement]]]) -> None:
    for page, pictures in drawn:
        wanted = recordings(page)
        assert len(pictures) == len(wanted), f"{page.path}: {len(wanted)} recordings and {len(pictures)} pictures"
        for picture, lanes in zip(pictures, wanted, strict=True):
            compare(page.path, picture, lanes)
    assert any(pictures for _, pictures in drawn), "no page has a picture"


def compare(path: str, picture: html.HtmlElement, lanes: list[dict[str, Any]]) -> None:
    rows = picture.xpath("./svg/g[contains(@class, 'tl-lane')]")
    assert len(rows) == len(lanes), f"{path}: {len(lanes)} lanes and {len(rows)} rows"
    for row, lane in zip(rows, lanes, strict=True):
        label = "".join(row.xpath("./text")[0].itertext())
        name = lane["name"].replace("GET", "WebSocket", 1) if lane["kind"] == "websocket" else lane["name"]
        assert name in label, f"{path}: {label!r} stands above the lane of {lane['name']!r}"
        marks = Counter(mark for mark in MARKS for _ in row.xpath(f".//*[@class='tl-{mark}']"))
        assert marks == Counter(event["what"] for event in lane["events"] if event["what"] in MARKS), f"{path}: {label}"
        waiting = len(row.xpath(".//rect[@class='tl-waits']"))
        assert waiting <= sum(event["what"] == "waits" for event in lane["events"]), f"{path}: {label}"
    arrows = picture.xpath("./svg/g[contains(@class, 'tl-arrow')]")
    assert len(arrows) == sum(isinstance(event.get("by"), list) for lane in lanes for event in lane["events"]), path
    said = picture.xpath("./svg/desc")[0].text_content()
    assert all(lane["name"].replace("GET ", "") in said for lane in lanes), f"{path}: the description lacks a name"


@pytest.mark.parametrize("mark", sorted(MARKS))
def test_every_mark_is_explained_and_told(drawn: list[tuple[Page, list[html.HtmlElement]]], mark: str) -> None:
    """A picture with a mark has it in its legend, in the page's own words, and tells each in its description."""
    for page, pictures in drawn:
        for picture in pictures:
            if marks := picture.xpath(f"./svg//*[@class='tl-{mark}']"):
                explained = picture.xpath(f".//li[.//*[@class='tl-{mark}']]")
                assert explained, f"{page.path}: {mark} is not explained"
                word, said = explained[0].text_content(), picture.xpath("./svg/desc")[0].text_content()
                assert said.count(word) >= len(marks), f"{page.path}: the description does not tell each {word!r}"
