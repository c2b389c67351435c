"""Where published text comes from: only to name the file and line of a failing block, and to rewrite recordings."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MARKER = re.compile(r"--8<-- \[(start|end):([\w-]+)\]")


@dataclass(frozen=True)
class Section:
    """One terminal's text in a ``.console`` file; ``line`` is the number of its first line, counted from 1."""

    path: Path
    name: str
    line: int
    text: str


def sections(path: Path) -> list[Section]:
    """Read a ``.console`` file: its named sections, or all of it as the section ``""`` where it has no markers."""
    found = []
    name, start, lines = "", 1, path.read_text().splitlines(keepends=True)
    for number, line in enumerate(lines, 1):
        if marker := MARKER.match(line):
            if marker[1] == "start":
                name, start = marker[2], number + 1
            else:
                found.append(Section(path, name, start, "".join(lines[start - 1 : number - 1])))
    return found or [Section(path, "", 1, "".join(lines))]


@cache
def transcripts(snippets: Path) -> list[dict[str, Section]]:
    """The sections of each ``.console`` file, by their text."""
    return [{section.text: section for section in sections(path)} for path in sorted(snippets.rglob("*.console"))]


def find_transcript(snippets: Path, texts: list[str]) -> list[Section] | None:
    """The sections of one ``.console`` file that hold these terminals' texts, in the same order."""
    for by_text in transcripts(snippets):
        if all(text in by_text for text in texts):
            return [by_text[text] for text in texts]
    return None


def find_program(snippets: Path, name: str) -> Path | None:
    return next(iter(snippets.rglob(name)), None)


def replace(section: Section, text: str) -> None:
    """Write a section's new text into its file."""
    lines = section.path.read_text().splitlines(keepends=True)
    length = len(section.text.splitlines())
    lines[section.line - 1 : section.line - 1 + length] = text.splitlines(keepends=True)
    section.path.write_text("".join(lines))
    transcripts.cache_clear()
