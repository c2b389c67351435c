"""What is published is complete, alike in all languages, and of known kinds."""

import configparser
import json
import tomllib
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from proof.published import Block, Page, Site
from proof.sources import find_transcript, sections
from proof.transcript import TranscriptError, parse

ROOT = Path(__file__).parents[2]
PARSERS: dict[str, Callable[[str], Any]] = {
    "html": html.fromstring,
    "ini": lambda text: configparser.ConfigParser().read_string(text),
    "json": json.loads,
    "md": str,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
}


def twins(site: Site) -> list[tuple[str, list[Page]]]:
    pages = sorted(site.pages, key=lambda page: page.twin)
    return [(path, list(group)) for path, group in groupby(pages, key=lambda page: page.twin)]


def test_the_site_has_blocks(site: Site) -> None:
    for kind in "program", "transcript":
        assert site.distinct(kind), (
            f"the site in {site.folder} has no {kind}: nothing would be proved; "
            "is it built, and does its HTML still have the form that tests/proof/published.py reads?"
        )


def test_every_block_is_of_a_known_kind(site: Site) -> None:
    unknown = [f"{block} has language {block.language!r}" for block in site.blocks if block.kind == "unknown"]
    assert not unknown, "give these fences a language that the tests know (py, console, text, or data):\n" + "\n".join(
        unknown
    )


def test_every_page_is_there_in_every_language(site: Site) -> None:
    """A README may come later than the pages of its language."""
    languages = {page.language for page in site.pages}
    missing = [
        f"{path or 'home page'}: no {language}"
        for path, pages in twins(site)
        if not path.startswith("README")
        for language in sorted(languages - {page.language for page in pages})
    ]
    assert len(languages) > 1, f"the site has only the language {languages}"
    assert not missing, "pages that one language lacks:\n" + "\n".join(missing)


def test_every_language_shows_the_same_blocks(site: Site) -> None:
    differences = []
    for path, pages in twins(site):
        shown = {page.language: [(block.language, block.title, block.text) for block in page.blocks] for page in pages}
        first, *others = shown
        for other in others:
            for block in [*shown[first], *shown[other]]:
                if shown[first].count(block) != shown[other].count(block):
                    more, less = (
                        (first, other) if shown[first].count(block) > shown[other].count(block) else (other, first)
                    )
                    name = block[1] or block[2].partition("\n")[0]
                    differences.append(f"{path or 'home page'}: {more} shows {name!r}, {less} does not")
    assert not differences, "\n".join(dict.fromkeys(differences))


def test_every_annotation_has_its_text(site: Site) -> None:
    wrong = [
        f"{block} has the annotations {block.annotations} and {block.notes} texts in the list behind it"
        for block in site.blocks
        if block.annotations and block.annotations != list(range(1, block.notes + 1))
    ]
    assert not wrong, "\n".join(wrong)


def test_all_of_snippets_is_published(site: Site) -> None:
    titles = {block.title for block in site.distinct("program")}
    shown = {block.text for block in site.distinct("transcript")}
    orphans = [str(path.relative_to(ROOT)) for path in ROOT.glob("snippets/*/*.py") if path.name not in titles] + [
        f"{path.relative_to(ROOT)}:{section.line} {section.name}"
        for path in ROOT.glob("snippets/*/*.console")
        for section in sections(path)
        if section.text not in shown
    ]
    assert not orphans, "no page shows these:\n" + "\n".join(orphans)


def test_every_transcript_can_be_read(site: Site) -> None:
    wrong = []
    for scene in site.scenes:
        source = find_transcript(ROOT / "snippets", scene.terminals)
        for number, text in enumerate(scene.terminals):
            try:
                parse(text)
            except TranscriptError as error:
                place = (
                    f"{source[number].path.relative_to(ROOT)}:{source[number].line + error.line}: " if source else ""
                )
                wrong.append(f"{place}{scene.places[0][number]}: {error}")
    assert not wrong, "\n".join(wrong)


def test_quote(quote: Block, site: Site) -> None:
    for block in site.twins(quote):
        programs = site.page_of[block].programs
        lines = block.code.rstrip("\n").split("\n")
        assert any(occurs(lines, program.split("\n")) for program in programs.values()), (
            f"{block} occurs in no program that is shown whole on that page ({', '.join(programs) or 'none'}):\n"
            + block.code
        )
        site.proved.add(block)


def occurs(lines: list[str], program: list[str]) -> bool:
    """Whether lines follow each other in a program, be it further to the right."""
    for start in range(len(program) - len(lines) + 1):
        found = program[start : start + len(lines)]
        indent = len(found[0]) - len(found[0].lstrip()) - (len(lines[0]) - len(lines[0].lstrip()))
        if found == [" " * indent + line if line else line for line in lines]:
            return True
    return False


def test_data(data: Block, site: Site) -> None:
    try:
        PARSERS[data.language](data.text)
    except (ValueError, configparser.Error, yaml.YAMLError, etree.ParserError) as error:
        pytest.fail(f"{data} is no {data.language}: {error}")
    site.proved.update(site.twins(data))


def test_output(output: Block, site: Site) -> None:
    for block in site.twins(output):
        printed = [text.text for text in site.page_of[block].blocks if text.kind == "transcript"]
        assert block.text.rstrip("\n") == site.summary() or any(
            occurs(block.text.rstrip("\n").split("\n"), text.split("\n")) for text in printed
        ), f"{block} was printed neither by a transcript of that page nor by this run:\n{block.text}\n{site.summary()}"
        site.proved.add(block)
